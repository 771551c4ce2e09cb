"""From meanings to EDTF values, given what day it is and what time the text has just spoken of."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from letopis.reading.times import edtf, holidays
from letopis.reading.times.almanac import (
    Pair,
    Tense,
    add_months,
    as_coarse_as,
    date_text,
    distance,
    months_of_part,
    period_of,
    period_text,
)
from letopis.reading.times.counted import counted, lasting, stretch
from letopis.reading.times.meaning import (
    About,
    At,
    Between,
    Cyclic,
    Date,
    Fixed,
    Lasting,
    Meaning,
    Nth,
    Offset,
    Open,
    Part,
    Shift,
    Stretch,
)
from letopis.reading.times.now import Now, Value, is_day

_ZONES = {"kyiv": "Europe/Kyiv", "eastern": "America/New_York"}


def resolve(meaning: Meaning, now: Now) -> Value:
    """The value of a meaning. Never raises: what falls outside the calendar comes back as ""."""
    try:
        value = _resolve(meaning, now)
    except (ValueError, OverflowError):
        return Value("")
    return value if not value.edtf or edtf.valid(value.edtf) else Value("")


def _resolve(meaning: Meaning, now: Now) -> Value:
    match meaning:
        case Fixed():
            return Value(meaning.edtf)
        case Date():
            return _date(meaning, now)
        case Shift():
            return _shift(meaning, now)
        case Cyclic():
            return _cyclic(meaning, now)
        case Offset():
            return _offset(meaning, now)
        case Stretch():
            return stretch(meaning, now)
        case Lasting():
            return lasting(meaning, now)
        case Nth():
            return _nth(meaning, now)
        case Part():
            return _part(meaning, now)
        case At():
            return _at(meaning, now)
        case About():
            inner = _resolve(meaning.of, now)
            known = inner.edtf and "/" not in inner.edtf and "T" not in inner.edtf
            return replace(inner, edtf=inner.edtf.rstrip("~") + "~") if known else inner
        case Between():
            return _between(meaning, now)
        case Open():
            return _open(meaning, now)


# -- dates --------------------------------------------------------------------------


def _date(meaning: Date, now: Now) -> Value:
    year, month, day = meaning.year, meaning.month, meaning.day
    if year is not None:
        return Value(date_text(year, month, day))
    if month is None:
        return _day_of_some_month(day or 0, now)
    if now.year is not None:
        return Value(date_text(now.year, month, day), "text")
    if now.around is None:
        date(2024, month, day or 1)  # raises for a day that no leap year has
        return Value(f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), "reference")
    found = _year_for(month, day, meaning.weekday, now)
    return Value(date_text(found, month, day), "reference")


def _year_for(month: int, day: int | None, weekday: int | None, now: Now) -> int:
    """The year that puts a day or a month nearest, the past before the future unless the verb says
    otherwise.
    """
    around = now.around
    assert around is not None
    best, cost = around.year, float("inf")
    for year in range(around.year - 4, around.year + 5):
        try:
            when = date(year, month, day or 1)
        except ValueError:
            continue
        end = when if day else date(year, month, monthrange(year, month)[1])
        far = distance(when, end, around, now.tense)
        if weekday is not None and when.isoweekday() != weekday:
            far += 3000
        if far < cost:
            best, cost = year, far
    return best


def _day_of_some_month(day: int, now: Now) -> Value:
    """«17-го»: of the month just named when there is one near, else the nearest such day."""
    topic = edtf.bounds(now.topic)
    if topic[0] and topic[1] and (topic[0].year, topic[0].month) == (topic[1].year, topic[1].month):
        return Value(date_text(topic[0].year, topic[0].month, day), "text")
    if now.day is None:
        return Value("", "reference")
    options = []
    for shift in (-2, -1, 0, 1, 2):
        first = add_months(now.day.replace(day=1), shift)
        if day <= monthrange(first.year, first.month)[1]:
            options.append(first.replace(day=day))
    today, tense = now.day, now.tense
    best = min(options, key=lambda when: distance(when, when, today, tense), default=None)
    return Value(best.isoformat() if best else "", "reference")


# -- periods counted from now --------------------------------------------------------------------------


def _shift(meaning: Shift, now: Now) -> Value:
    if meaning.same:
        return _same(meaning.unit, now)
    base = now.day
    if base is None:
        first, last = edtf.bounds(now.today)
        years = meaning.unit in ("year", "decade", "century")
        if (
            first
            and last
            and (years or (meaning.unit in ("month", "quarter", "half") and (last - first).days < 32))
        ):
            base = first
        else:
            return Value("", "reference")
    return Value(period_text(period_of(base, meaning.unit, meaning.n), meaning.unit), "reference")


def _same(unit: str, now: Now) -> Value:
    first, last = edtf.bounds(now.topic)
    when = first or last
    if when is None:
        return Value("", "text")
    if unit == "day" and first != last:
        return Value("", "text")
    return Value(period_text(period_of(when, unit, 0), unit), "text")


def _cyclic(meaning: Cyclic, now: Now) -> Value:
    if meaning.kind == "weekday":
        return _weekday(meaning, now)
    if meaning.within is not None:
        year = _resolve(meaning.within, now)
        first = edtf.bounds(year.edtf)[0]
        return replace(year, edtf=_of_year(meaning, first.year) if first else "")
    around = now.day or edtf.bounds(now.today)[0]
    if around is None:
        fixed = (
            str(meaning.value)
            if meaning.kind in ("month", "holiday") and "/" not in str(meaning.value)
            else ""
        )
        return Value(f"XXXX-{fixed:0>2}" if fixed and not fixed.isalpha() else "", "reference")
    if meaning.shift is None and now.year is not None:
        return Value(_of_year(meaning, now.year), "text")
    options = {year: edtf.bounds(_of_year(meaning, year)) for year in range(around.year - 3, around.year + 4)}
    known = {year: (a, b) for year, (a, b) in options.items() if a and b}
    year_found = _pick(known, meaning.shift, around, now.tense)
    return Value(_of_year(meaning, year_found) if year_found else "", "reference")


def _pick(options: dict[int, Pair], shift: int | None, today: date, tense: Tense) -> int | None:
    """The year of a thing that comes round, by «last», «this», «next» or by tense."""
    if shift is None or shift == 0:
        if shift == 0 and tense == "":
            tense = "future" if any(a.year == today.year and a > today for a, _ in options.values()) else ""
        return min(options, key=lambda year: distance(*options[year], today, tense), default=None)
    if shift < 0:
        before = [year for year, (_, last) in options.items() if last < today]
        return before[shift] if len(before) >= -shift else None
    after = [year for year, (first, _) in options.items() if first > today]
    return after[shift - 1] if len(after) >= shift else None


def _of_year(meaning: Cyclic, year: int) -> str:
    if isinstance(meaning.value, str):
        return holidays.day_of(meaning.value, year).isoformat()
    match meaning.kind:
        case "month":
            return f"{year:04d}-{meaning.value:02d}"
        case "season":
            return f"{year:04d}-{meaning.value}"
        case "quarter":
            return f"{year:04d}-{meaning.value * 3 - 2:02d}/{year:04d}-{meaning.value * 3:02d}"
        case "half":
            return f"{year:04d}-{meaning.value * 6 - 5:02d}/{year:04d}-{meaning.value * 6:02d}"
    raise ValueError(meaning.kind)


def _weekday(meaning: Cyclic, now: Now) -> Value:
    """A weekday alone is the nearest past one (today included), with a future verb the next one."""
    assert isinstance(meaning.value, int)
    if meaning.within is not None:
        week = _resolve(meaning.within, now)
        monday = edtf.bounds(week.edtf)[0]
        return replace(week, edtf=str(monday + timedelta(meaning.value - 1)) if monday else "")
    today = now.day
    if today is None:
        return Value("", "reference")
    back = (today.isoweekday() - meaning.value) % 7
    match meaning.shift:
        case None:
            past = now.tense in ("past", "") or (now.tense == "near" and back == 0)
            when = (
                today - timedelta(back)
                if past
                else today + timedelta((meaning.value - today.isoweekday()) % 7 or 7)
            )
        case 0:
            when = today + timedelta(meaning.value - today.isoweekday())
            if now.tense == "future" and when <= today:
                when += timedelta(7)
        case int(n) if n < 0:
            when = today - timedelta((back or 7) + 7 * (-n - 1))
        case n if now.next_week:
            when = today + timedelta(meaning.value - today.isoweekday() + 7 * n)
        case n:
            when = today + timedelta(((meaning.value - today.isoweekday()) % 7 or 7) + 7 * (n - 1))
    return Value(when.isoformat(), "reference")


def _offset(meaning: Offset, now: Now) -> Value:
    anchor = meaning.anchor
    if anchor == "unknown":
        return Value("", "text")
    if anchor == "told":
        anchor = "topic" if now.tense != "future" else "now"
        if anchor == "topic" and not is_day(now.topic):
            return Value("", "text")
    if anchor == "tense":
        anchor = "topic" if now.tense == "past" and is_day(now.topic) else "now"
    if anchor == "now":
        hours = meaning.unit in ("second", "minute", "hour") and now.moment
        return Value(counted(now.moment if hours else now.today, meaning), "reference")
    if anchor == "topic":
        return Value(counted(now.topic, meaning), "text") if now.topic else Value("", "text")
    from_time = _resolve(anchor, now)
    return replace(from_time, edtf=counted(from_time.edtf, meaning))


# -- parts --------------------------------------------------------------------------


def _nth(meaning: Nth, now: Now) -> Value:
    of = _resolve(meaning.of, now)
    first, last = edtf.bounds(of.edtf)
    if first is None or last is None:
        return replace(of, edtf="")
    if meaning.weekday:
        step, one = 7, 0
        start = first + timedelta((meaning.weekday - first.isoweekday()) % 7)
        end = last - timedelta((last.isoweekday() - meaning.weekday) % 7)
    elif meaning.unit == "day":
        step, one, start, end = 1, 0, first, last
    elif meaning.unit == "month":
        month = add_months(first, meaning.n - 1) if meaning.n > 0 else last.replace(day=1)
        return replace(of, edtf=f"{month:%Y-%m}")
    else:  # weeks and weekends that lie wholly in the period
        step, one = 7, 6 if meaning.unit == "week" else 1
        lead = 1 if meaning.unit == "week" else 6
        start = first + timedelta((lead - first.isoweekday()) % 7)
        end = last - timedelta((last.isoweekday() - lead - one) % 7) - timedelta(one)
    when = start + timedelta(step * (meaning.n - 1)) if meaning.n > 0 else end
    if not first <= when <= last:
        return replace(of, edtf="")
    return replace(of, edtf=f"{when}/{when + timedelta(one)}" if one else when.isoformat())


def _part(meaning: Part, now: Now) -> Value:
    """A third of a month (days 1–10, 11–20, 21–end), of a week, or of the months of a longer period."""
    of = _resolve(meaning.of, now)
    first, last = edtf.bounds(of.edtf)
    if first is None or last is None:
        return replace(of, edtf="")
    if meaning.part == "late" and isinstance(meaning.of, Shift) and meaning.of.unit == "day":
        return of
    length = (last - first).days + 1
    if length > 31:
        return replace(of, edtf=months_of_part(meaning.part, first, last))
    if meaning.part in ("first_half", "second_half"):
        middle = first + timedelta(length // 2 - 1)
        a, b = (first, middle) if meaning.part == "first_half" else (middle + timedelta(1), last)
    elif length >= 28:
        a, b = {"early": (0, 9), "mid": (10, 19), "late": (20, length - 1)}[meaning.part]  # type: ignore[assignment]
        a, b = first + timedelta(a), first + timedelta(b)  # type: ignore[arg-type]
    elif length == 7:
        days = {"early": (0, 2), "mid": (2, 4), "late": (4, 6)}[meaning.part]
        a, b = first + timedelta(days[0]), first + timedelta(days[1])
    else:
        return of
    return replace(of, edtf=f"{a}/{b}")


def _at(meaning: At, now: Now) -> Value:
    """An hour of a day, with its offset where the zone is said."""
    if meaning.day is not None:
        day = _resolve(meaning.day, now)
    elif is_day(now.topic):
        day = Value(now.topic[:10], "text")
    else:
        day = Value(now.day.isoformat() if now.day else "", "reference")
    when = edtf.bounds(day.edtf)[0]
    if when is None or not is_day(day.edtf):
        return day
    hour, minute = meaning.hour, meaning.minute
    over = (
        f"T{hour:02d}:{minute:02d}" < now.moment[10:16]
        and now.tense == "future"
        and day.rests_on == "reference"
    )
    if over and when == now.day and (meaning.day is None or meaning.day == Shift("day", 0)):
        when += timedelta(1)  # what is still to come at an hour that is past comes tomorrow
    if hour == 24:
        when, hour = when + timedelta(1), 0
    moment = datetime(when.year, when.month, when.day, hour, minute)
    if meaning.zone in _ZONES:
        return replace(
            day, edtf=moment.replace(tzinfo=ZoneInfo(_ZONES[meaning.zone])).isoformat(timespec="seconds")
        )
    offset = "" if meaning.zone in ("", "local") else meaning.zone
    return replace(day, edtf=moment.isoformat(timespec="seconds") + offset)


# -- intervals --------------------------------------------------------------------------


def _between(meaning: Between, now: Now) -> Value:
    first, last = _resolve(meaning.first, now), _resolve(meaning.last, now)
    if isinstance(meaning.last, At) and meaning.last.day is None and "T" in first.edtf:
        last = _resolve(
            At(None, meaning.last.hour, meaning.last.minute, meaning.last.zone),
            replace(now, topic=first.edtf[:10]),
        )
    a, b = first.edtf.partition("/")[0], last.edtf.rpartition("/")[2]
    if not a or not b or ("T" in a and a > b):
        return replace(last, edtf="" if "T" not in a else a)
    rests = last.rests_on or first.rests_on
    if not edtf.valid(f"{a}/{b}") and isinstance(meaning.first, Date) and meaning.first.year is None:
        start = _resolve(meaning.first, Now(b, tense="past")).edtf  # с декабря по март
        a = start or a
    return Value(f"{a}/{b}", rests)


def _open(meaning: Open, now: Now) -> Value:
    inner = meaning.of
    if meaning.side == "until" and isinstance(inner, Part) and inner.part == "late":
        whole = _resolve(inner.of, now)
        end = edtf.bounds(whole.edtf)[1]
        return replace(whole, edtf=f"../{as_coarse_as(end, whole.edtf)}" if end else "")
    value = _resolve(inner, now)
    if not value.edtf or value.edtf.startswith("XXXX"):
        return value
    first, _, last = value.edtf.partition("/")
    if meaning.side == "until":
        return replace(value, edtf=f"../{last or first}")
    if meaning.side == "before":
        start = edtf.bounds(value.edtf)[0]
        if "T" in first or start is None or edtf.approximate(first):
            return replace(value, edtf=f"../{first}")
        return replace(value, edtf=f"../{as_coarse_as(start - timedelta(1), first)}")
    if meaning.side == "from":
        # «с 1 января прекращает»: a start to come is a day; one that has been is a state that lasts.
        start, around = edtf.bounds(value.edtf)[0], now.around
        to_come = (
            start is None
            or (around is not None and start > around)
            or (around is None and now.tense != "past")
        )
        if to_come or now.tense == "future" or "T" in first:
            return value
    return replace(value, edtf=f"{first}/..")
