"""Counted times: so many units before or after a time, stretches up to now, and what lasted until a time."""

from dataclasses import replace
from datetime import datetime, timedelta

from letopis.reading.times import edtf
from letopis.reading.times.almanac import MONTHS_IN, add_months
from letopis.reading.times.meaning import Lasting, Offset, Stretch
from letopis.reading.times.now import Now, Value


def counted(value: str, meaning: Offset) -> str:
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
    months = round(steps * MONTHS_IN.get(meaning.unit, 12))
    moved = add_months(first, months)
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


def stretch(meaning: Stretch, now: Now) -> Value:
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
    months = round(count * MONTHS_IN.get(unit, 12))
    other = add_months(today, sign * months)
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
    years = round(meaning.count * MONTHS_IN[meaning.unit] / 12)
    if meaning.sign < 0 or (not meaning.sign and now.tense != "future"):
        return f"{around.year - years:04d}/{around.year:04d}"
    return f"{around.year:04d}/{around.year + years:04d}"


def lasting(meaning: Lasting, now: Now) -> Value:
    """A lasting thing ends with the time just named, else with today: nine months to 2023-09 begin in
    2022-12.
    """
    value, rests = (now.topic, "text") if edtf.bounds(now.topic)[1] else (now.today, "reference")
    end = edtf.bounds(value)[1]
    if end is None or meaning.count > 5000 or (edtf.days(value) or 999) > 31:
        return Value("", "text")
    if meaning.unit == "week":
        return Value(f"{end - timedelta(round(7 * meaning.count))}/{end}", rests)  # type: ignore[arg-type]
    start = add_months(end.replace(day=1), -round(meaning.count * MONTHS_IN[meaning.unit]))
    form = "%Y" if meaning.unit == "year" and meaning.count > 2 else "%Y-%m"
    return Value(f"{start.strftime(form)}/{end.strftime(form)}", rests)  # type: ignore[arg-type]
