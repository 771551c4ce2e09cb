"""From meanings to EDTF values, given what day it is and what time the text has just spoken of."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from letopis.reading.times import edtf
from letopis.reading.times.almanac import as_coarse_as, period_of, period_text
from letopis.reading.times.counted import counted, lasting, stretch
from letopis.reading.times.dated import cyclic, dated
from letopis.reading.times.meaning import (
    About,
    At,
    Between,
    Cyclic,
    Date,
    Fixed,
    Lasting,
    Meaning,
    Nearest,
    Nth,
    NthAfter,
    Offset,
    Open,
    Part,
    Shift,
    Stretch,
)
from letopis.reading.times.now import Now, Value, is_day
from letopis.reading.times.parts import nearest, nth, nth_after, part


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
            said = edtf.bounds(_resolve(meaning.within, now).edtf)[0] if meaning.within else None
            return dated(replace(meaning, year=said.year) if said else meaning, now)
        case Shift():
            return _shift(meaning, now)
        case Cyclic():
            return cyclic(meaning, now, _resolve(meaning.within, now) if meaning.within else None)
        case Offset():
            return _offset(meaning, now)
        case Stretch():
            return stretch(meaning, now)
        case Lasting():
            return lasting(meaning, now)
        case Nth():
            return nth(meaning, _resolve(meaning.of, now))
        case NthAfter():
            return nth_after(meaning, _resolve(meaning.of, now))
        case Nearest():
            return nearest(meaning, _resolve(meaning.to, now))
        case Part():
            return part(meaning, _resolve(meaning.of, now), now)
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


def _offset(meaning: Offset, now: Now) -> Value:
    anchor = meaning.anchor
    if anchor == "unknown":
        return Value("", "text")
    if anchor == "eve":
        # The eve of what has just been told; of news it is yesterday, which may be the eve of yesterday's too.
        old = now.tense != "future" and is_day(now.lately) and now.lately < _yesterday(now)
        anchor, now = ("topic", replace(now, topic=now.lately)) if old else ("now", now)
    if anchor == "told":
        anchor = "topic" if now.tense != "future" else "now"
        if anchor == "topic" and not is_day(now.topic):
            return Value("", "text")
    if anchor == "tense":
        close = meaning.unit in ("minute", "hour", "day", "week")
        if close and now.tense == "past" and now.topic and not is_day(now.topic):
            return Value(
                "", "text"
            )  # «В сентябре встретились. Через два дня начался …»: nobody knows the day
        anchor = "topic" if now.tense == "past" and is_day(now.topic) else "now"
    if anchor == "now":
        hours = meaning.unit in ("second", "minute", "hour") and now.moment
        return Value(counted(now.moment if hours else now.today, meaning), "reference")
    if anchor == "topic":
        return Value(counted(now.topic, meaning), "text") if now.topic else Value("", "text")
    # A year after Christmas is counted from one that has been, a week after it may be from the next.
    behind = meaning.sign > 0 and meaning.unit == "year" and isinstance(anchor, Cyclic)
    from_time = _resolve(anchor, replace(now, tense="past") if behind else now)
    # Hours after Friday's test are of that Friday, as far as one can tell.
    same_day = meaning.unit in ("second", "minute", "hour") and meaning.count < 12
    return replace(from_time, edtf=counted(from_time.edtf, meaning) or (from_time.edtf if same_day else ""))


def _yesterday(now: Now) -> str:
    return (now.day - timedelta(1)).isoformat() if now.day else "9999"


# -- hours and intervals --------------------------------------------------------------------------


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
    said = f"T{hour:02d}:{minute:02d}" if minute else f"T{hour:02d}:59"  # at four: before five
    over = said < now.moment[10:16] and now.tense == "future" and day.rests_on == "reference"
    if over and meaning.half and when == now.day and not meaning.zone:
        hour += 12  # at 3:30, said in the morning of what is to come: in the afternoon
    elif over and when == now.day and (meaning.day is None or meaning.day == Shift("day", 0)):
        when += timedelta(1)  # what is still to come at an hour that is past comes tomorrow
    if hour == 24:
        when, hour = when + timedelta(1), 0
    moment = datetime(when.year, when.month, when.day, hour, minute, meaning.second)
    if "/" in meaning.zone:
        return replace(day, edtf=moment.replace(tzinfo=ZoneInfo(meaning.zone)).isoformat(timespec="seconds"))
    offset = "" if meaning.zone in ("", "local") else meaning.zone
    return replace(day, edtf=moment.isoformat(timespec="seconds") + offset)


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
    if meaning.side in ("until", "before") and isinstance(inner, Part) and inner.part == "late":
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
