"""Parts of a period: its first Monday, its last day, its beginning, middle and end."""

from dataclasses import replace
from datetime import timedelta

from letopis.reading.times import edtf
from letopis.reading.times.almanac import add_months, months_of_part, period_of
from letopis.reading.times.holidays import days_of
from letopis.reading.times.meaning import Nearest, Nth, NthAfter, Part, Shift
from letopis.reading.times.now import Now, Value


def nth(meaning: Nth, of: Value) -> Value:
    """The n-th day, weekday, week, weekend or month of a period."""
    first, last = edtf.bounds(of.edtf)
    if first is None or last is None:
        return replace(of, edtf="")
    back = -meaning.n - 1  # so many before the last
    if meaning.weekday:
        step, one = 7, 0
        start = first + timedelta((meaning.weekday - first.isoweekday()) % 7)
        end = last - timedelta((last.isoweekday() - meaning.weekday) % 7)
    elif meaning.unit == "day":
        step, one, start, end = 1, 0, first, last
    elif meaning.unit == "month":
        month = add_months(first, meaning.n - 1) if meaning.n > 0 else add_months(last.replace(day=1), -back)
        return replace(of, edtf=f"{month:%Y-%m}")
    else:  # weeks and weekends that lie wholly in the period
        step, one = 7, 6 if meaning.unit == "week" else 1
        lead = 1 if meaning.unit == "week" else 6
        start = first + timedelta((lead - first.isoweekday()) % 7)
        end = last - timedelta((last.isoweekday() - lead - one) % 7) - timedelta(one)
    when = start + timedelta(step * (meaning.n - 1)) if meaning.n > 0 else end - timedelta(step * back)
    if not first <= when <= last:
        return replace(of, edtf="")
    return replace(of, edtf=f"{when}/{when + timedelta(one)}" if one else when.isoformat())


def nth_after(meaning: NthAfter, of: Value) -> Value:
    """The n-th weekday that lies behind a time."""
    last = edtf.bounds(of.edtf)[1]
    if last is None:
        return replace(of, edtf="")
    ahead = (meaning.weekday - last.isoweekday()) % 7 or 7
    return replace(of, edtf=(last + timedelta(ahead + 7 * (meaning.n - 1))).isoformat())


def nearest(meaning: Nearest, to: Value) -> Value:
    """The n-th nearest of a weekday's or a holiday's days to a day; of two as near the later one."""
    first, last = edtf.bounds(to.edtf)
    if first is None or first != last:
        return replace(to, edtf="")
    value = meaning.day.value
    if isinstance(value, str):
        days = [days_of(value, year)[0] for year in range(first.year - meaning.n, first.year + meaning.n + 1)]
    else:
        ahead = first + timedelta((value - first.isoweekday()) % 7)
        days = [ahead + timedelta(7 * n) for n in range(-meaning.n, meaning.n + 1)]
    return replace(
        to, edtf=sorted(days, key=lambda day: (abs(day - first), first > day))[meaning.n - 1].isoformat()
    )


def part(meaning: Part, of: Value, now: Now) -> Value:
    """A third of a month (days 1–10, 11–20, 21–end), of a week, or of the months of a longer period."""
    first, last = edtf.bounds(of.edtf)
    if first is None or last is None:
        return replace(of, edtf="")
    if meaning.part == "whole":
        return of
    if meaning.part == "late" and isinstance(meaning.of, Shift) and meaning.of.unit == "day":
        return of
    if meaning.part == "week":
        # Nobody names a week by its last day: one that is named by a Sunday begins with it.
        monday, sunday = period_of(first + timedelta(first.isoweekday() == 7), "week", 0)
        return replace(of, edtf=f"{monday}/{sunday}")
    if meaning.part == "rest":
        begin = max(first, now.day) if now.day and now.day <= last else first
        return replace(of, edtf=f"{begin}/{last}" if begin < last else last.isoformat())
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
