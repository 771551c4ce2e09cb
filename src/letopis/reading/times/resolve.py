"""From meanings to EDTF values, given what day it is and what time the text has just spoken of."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from letopis.reading.times import edtf, holidays
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
)  # fmt: skip

Tense = Literal["past", "future", "near", ""]
Pair = tuple[date, date]
_ZONES = {"kyiv": "Europe/Kyiv", "eastern": "America/New_York"}
_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_STAR_YEAR = 2024  # a leap year to check the days of dates without a year


@dataclass(frozen=True, slots=True)
class Now:
    """What a time is read against.

    `today` is the reference (an EDTF value, "" unknown; it may be no closer than a year), `moment` the same
    with its hour when that is known, `topic` the value the text has named last, `tense` that of the nearest
    verb, `year` one that the sentence is set in. `next_week`: «next Friday» is that of the next week, not the
    nearest to come.
    """

    today: str
    moment: str = ""
    topic: str = ""
    tense: Tense = ""
    year: int | None = None
    next_week: bool = False

    @property
    def day(self) -> date | None:
        """Today, when it is known to the day."""
        first, last = edtf.bounds(self.today)
        return first if first == last else None

    @property
    def around(self) -> date | None:
        """A day that stands for today in choosing years: today, or the last day of a vaguer reference."""
        return self.day or edtf.bounds(self.today)[1]


@dataclass(frozen=True, slots=True)
class Value:
    """An EDTF value ("" when it cannot be told) and whether it rests on the reference or on the text's own
    times.
    """

    edtf: str
    rests_on: Literal["", "reference", "text"] = ""


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
            return _stretch(meaning, now)
        case Lasting():
            return _lasting(meaning, now)
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
        return Value(_text(year, month, day))
    if month is None:
        return _day_of_some_month(day or 0, now)
    if now.year is not None:
        return Value(_text(now.year, month, day), "text")
    if now.around is None:
        date(_STAR_YEAR, month, day or 1)
        return Value(f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), "reference")
    found = _year_for(month, day, meaning.weekday, now)
    return Value(_text(found, month, day), "reference")


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
        distance = _distance(when, end, around, now.tense)
        if weekday is not None and when.isoweekday() != weekday:
            distance += 3000
        if distance < cost:
            best, cost = year, distance
    return best


def _distance(first: date, last: date, today: date, tense: Tense) -> float:
    """How far a period lies from today; the side that the tense speaks against counts many times."""
    if first <= today <= last:
        return 0
    past, future = {"past": (1, 40), "future": (40, 1), "near": (1, 1), "": (1, 3)}[tense]
    return past * (today - last).days if last < today else future * (first - today).days


def _day_of_some_month(day: int, now: Now) -> Value:
    """«17-го»: of the month just named when there is one near, else the nearest such day."""
    topic = edtf.bounds(now.topic)
    if topic[0] and topic[1] and (topic[0].year, topic[0].month) == (topic[1].year, topic[1].month):
        return Value(_text(topic[0].year, topic[0].month, day), "text")
    if now.day is None:
        return Value("", "reference")
    options = []
    for shift in (-2, -1, 0, 1, 2):
        first = _add_months(now.day.replace(day=1), shift)
        if day <= monthrange(first.year, first.month)[1]:
            options.append(first.replace(day=day))
    today, tense = now.day, now.tense
    best = min(options, key=lambda when: _distance(when, when, today, tense), default=None)
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
    return Value(_period_text(_period(base, meaning.unit, meaning.n), meaning.unit), "reference")


def _same(unit: str, now: Now) -> Value:
    first, last = edtf.bounds(now.topic)
    when = first or last
    if when is None:
        return Value("", "text")
    if unit == "day" and first != last:
        return Value("", "text")
    return Value(_period_text(_period(when, unit, 0), unit), "text")


def _period(day: date, unit: str, n: int) -> Pair:
    """The first and last day of the n-th period from the one that a day lies in."""
    if unit == "day":
        return day + timedelta(n), day + timedelta(n)
    if unit == "week":
        monday = day - timedelta(day.weekday()) + timedelta(7 * n)
        return monday, monday + timedelta(6)
    if unit == "weekend":
        saturday = day - timedelta(day.weekday()) + timedelta(5)
        if n < 0 and day >= saturday:
            n += 0
        saturday += timedelta(7 * n)
        return saturday, saturday + timedelta(1)
    size = _MONTHS_IN.get(unit)
    if size is None:
        raise ValueError(unit)
    if size <= 12:
        start = _add_months(date(day.year, (day.month - 1) // size * size + 1, 1), n * size)
    else:
        years = size // 12
        start = date((day.year // years + n) * years, 1, 1)
    return start, _add_months(start, size) - timedelta(1)


def _period_text(period: Pair, unit: str) -> str:
    first, last = period
    match unit:
        case "day":
            return first.isoformat()
        case "month":
            return f"{first:%Y-%m}"
        case "year":
            return f"{first.year:04d}"
        case "decade":
            return f"{first.year // 10:03d}X"
        case "century":
            return f"{first.year // 100:02d}XX"
        case "quarter" | "half":
            return f"{first:%Y-%m}/{last:%Y-%m}"
    return f"{first}/{last}"


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
        return min(options, key=lambda year: _distance(*options[year], today, tense), default=None)
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


# -- counting --------------------------------------------------------------------------


def _offset(meaning: Offset, now: Now) -> Value:
    anchor = meaning.anchor
    if anchor == "unknown":
        return Value("", "text")
    if anchor == "told":
        anchor = "topic" if now.tense != "future" else "now"
        if anchor == "topic" and not _one_day(now.topic):
            return Value("", "text")
    if anchor == "tense":
        anchor = "topic" if now.tense == "past" and _one_day(now.topic) else "now"
    if anchor == "now":
        hours = meaning.unit in ("second", "minute", "hour") and now.moment
        return Value(_counted(now.moment if hours else now.today, meaning), "reference")
    if anchor == "topic":
        return Value(_counted(now.topic, meaning), "text") if now.topic else Value("", "text")
    from_time = _resolve(anchor, now)
    return replace(from_time, edtf=_counted(from_time.edtf, meaning))


def _one_day(value: str) -> bool:
    first, last = edtf.bounds(value)
    return first is not None and first == last


def _counted(value: str, meaning: Offset) -> str:
    """A value moved by a count of units, no closer than its unit: two years ago is a year, three days a
    day.
    """
    first, last = edtf.bounds(value)
    if first is None or last is None or meaning.count > 5000:
        return ""
    steps = meaning.sign * meaning.count
    approximate = "~" if meaning.vague else ""
    if meaning.unit in ("second", "minute", "hour"):
        return _hours_on(value, meaning) if first == last else ""
    if meaning.unit in ("day", "week"):
        if first != last:
            return ""
        moved = first + timedelta(round(steps * (7 if meaning.unit == "week" else 1)))
        return moved.isoformat() + approximate
    months = round(steps * _MONTHS_IN.get(meaning.unit, 12))
    moved = _add_months(first, months)
    if months % 12 == 0 and meaning.unit in ("year", "decade", "century"):
        return f"{moved.year:04d}{approximate}"
    return f"{moved:%Y-%m}{approximate}" if (last - first).days < 32 else ""


def _hours_on(value: str, meaning: Offset) -> str:
    if "T" not in value:
        day = edtf.bounds(value)[0]
        whole = meaning.unit == "hour" and meaning.count % 24 == 0
        return (day + timedelta(meaning.sign * meaning.count / 24)).isoformat() if day and whole else ""
    seconds = {"second": 1, "minute": 60, "hour": 3600}[meaning.unit]
    moved = datetime.fromisoformat(value) + timedelta(seconds=meaning.sign * meaning.count * seconds)
    return moved.isoformat(timespec="seconds")


def _stretch(meaning: Stretch, now: Now) -> Value:
    today = now.day
    if today is None or meaning.count > 5000:
        return Value(_stretch_of_years(meaning, now), "reference")
    sign = meaning.sign or (1 if now.tense == "future" else -1)
    count, unit = meaning.count, meaning.unit
    if unit in ("second", "minute", "hour"):
        return Value(_stretch_of_hours(replace(meaning, sign=sign), now), "reference")
    if unit in ("day", "week"):
        days = round(count * (7 if unit == "week" else 1))
        tomorrow = today + timedelta(1)
        ends = (today - timedelta(days), today) if sign < 0 else (tomorrow, today + timedelta(days))
        return Value(f"{ends[0]}/{ends[1]}", "reference")
    months = round(count * _MONTHS_IN.get(unit, 12))
    other = _add_months(today, sign * months)
    first, last = (other, today) if sign < 0 else (today, other)
    form = "%Y" if months % 12 == 0 and unit in ("year", "decade", "century") else "%Y-%m"
    return Value(f"{first.strftime(form)}/{last.strftime(form)}", "reference")


def _stretch_of_hours(meaning: Stretch, now: Now) -> str:
    if "T" not in now.moment:
        return ""
    seconds = meaning.count * {"second": 1, "minute": 60, "hour": 3600}[meaning.unit]
    moment = datetime.fromisoformat(now.moment)
    ends = sorted((moment, moment + timedelta(seconds=meaning.sign * seconds)))
    return "/".join(end.isoformat(timespec="seconds") for end in ends)


def _stretch_of_years(meaning: Stretch, now: Now) -> str:
    around = now.around
    if around is None or meaning.unit not in ("year", "decade", "century") or meaning.count > 100:
        return ""
    years = round(meaning.count * _MONTHS_IN[meaning.unit] / 12)
    if meaning.sign < 0 or (not meaning.sign and now.tense != "future"):
        return f"{around.year - years:04d}/{around.year:04d}"
    return f"{around.year:04d}/{around.year + years:04d}"


def _lasting(meaning: Lasting, now: Now) -> Value:
    """A lasting thing ends with the time just named, else with today: nine months to 2023-09 begin in
    2022-12.
    """
    value, rests = (now.topic, "text") if edtf.bounds(now.topic)[1] else (now.today, "reference")
    end = edtf.bounds(value)[1]
    if end is None or meaning.count > 5000 or (edtf.days(value) or 999) > 31:
        return Value("", "text")
    if meaning.unit == "week":
        return Value(f"{end - timedelta(round(7 * meaning.count))}/{end}", rests)  # type: ignore[arg-type]
    start = _add_months(end.replace(day=1), -round(meaning.count * _MONTHS_IN[meaning.unit]))
    form = "%Y" if meaning.unit == "year" and meaning.count > 2 else "%Y-%m"
    return Value(f"{start.strftime(form)}/{end.strftime(form)}", rests)  # type: ignore[arg-type]


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
        month = _add_months(first, meaning.n - 1) if meaning.n > 0 else last.replace(day=1)
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
        return replace(of, edtf=_months_of(meaning.part, first, last))
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


def _months_of(part: str, first: date, last: date) -> str:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    third = max(1, count // 3 if count < 12 else count // 4)
    start, size = {
        "early": (0, third), "mid": ((count - third) // 2, third + count % 2), "late": (count - third, third),
        "first_half": (0, count // 2), "second_half": (count // 2, count - count // 2),
    }[part]  # fmt: skip
    a = _add_months(first.replace(day=1), start)
    b = _add_months(a, size - 1)
    if count >= 60:
        return f"{a.year:04d}/{b.year:04d}"
    return f"{a:%Y-%m}/{b:%Y-%m}" if size > 1 else f"{a:%Y-%m}"


def _at(meaning: At, now: Now) -> Value:
    """An hour of a day, with its offset where the zone is said."""
    if meaning.day is not None:
        day = _resolve(meaning.day, now)
    elif _one_day(now.topic):
        day = Value(now.topic[:10], "text")
    else:
        day = Value(now.day.isoformat() if now.day else "", "reference")
    when = edtf.bounds(day.edtf)[0]
    if when is None or not _one_day(day.edtf):
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
        return replace(whole, edtf=f"../{_coarse(end, whole.edtf)}" if end else "")
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
        return replace(value, edtf=f"../{_coarse(start - timedelta(1), first)}")
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


def _coarse(day: date, like: str) -> str:
    """The day, no closer than a year or a month when that is all that was said."""
    if len(like) == 4:
        return f"{day:%Y-%m}" if (day.month, day.day) != (12, 31) else f"{day:%Y}"
    return f"{day:%Y-%m}" if len(like) == 7 or ("/" in like and len(like) < 16) else day.isoformat()


def _add_months(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _text(year: int, month: int | None, day: int | None) -> str:
    """The EDTF text of a date; raises ValueError for a day that does not exist."""
    if month is None:
        return f"{year:04d}"
    when = date(year, month, day or 1)
    return when.isoformat() if day else f"{when:%Y-%m}"
