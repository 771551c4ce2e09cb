"""Arithmetic of days, months and longer periods, and their EDTF text."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Tense = Literal["past", "future", "near", ""]
Pair = tuple[date, date]
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def period_of(day: date, unit: str, n: int) -> Pair:
    """The first and last day of the n-th period from the one that a day lies in."""
    if unit == "day":
        return day + timedelta(n), day + timedelta(n)
    if unit == "week":
        monday = day - timedelta(day.weekday()) + timedelta(7 * n)
        return monday, monday + timedelta(6)
    if unit == "weekend":
        saturday = day - timedelta(day.weekday()) + timedelta(5)
        saturday += timedelta(7 * n)
        return saturday, saturday + timedelta(1)
    size = MONTHS_IN.get(unit)
    if size is None:
        raise ValueError(unit)
    if size <= 12:
        start = add_months(date(day.year, (day.month - 1) // size * size + 1, 1), n * size)
    else:
        years = size // 12
        start = date((day.year // years + n) * years, 1, 1)
    return start, add_months(start, size) - timedelta(1)


def period_text(period: Pair, unit: str) -> str:
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


def months_of_part(part: str, first: date, last: date) -> str:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    third = max(1, count // 3 if count < 12 else count // 4)
    start, size = {
        "early": (0, third), "mid": ((count - third) // 2, third + count % 2), "late": (count - third, third),
        "first_half": (0, count // 2), "second_half": (count // 2, count - count // 2),
    }[part]  # fmt: skip
    a = add_months(first.replace(day=1), start)
    b = add_months(a, size - 1)
    if count >= 60:
        return f"{a.year:04d}/{b.year:04d}"
    return f"{a:%Y-%m}/{b:%Y-%m}" if size > 1 else f"{a:%Y-%m}"


def as_coarse_as(day: date, like: str) -> str:
    """The day, no closer than a year or a month when that is all that was said."""
    if len(like) == 4:
        return f"{day:%Y-%m}" if (day.month, day.day) != (12, 31) else f"{day:%Y}"
    return f"{day:%Y-%m}" if len(like) == 7 or ("/" in like and len(like) < 16) else day.isoformat()


def add_months(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def date_text(year: int, month: int | None, day: int | None) -> str:
    """The EDTF text of a date; raises ValueError for a day that does not exist."""
    if month is None:
        return f"{year:04d}"
    when = date(year, month, day or 1)
    return when.isoformat() if day else f"{when:%Y-%m}"


def distance(first: date, last: date, today: date, tense: Tense) -> float:
    """How far a period lies from today; the side that the tense speaks against counts many times."""
    if first <= today <= last:
        return 0
    past, future = {"past": (1, 40), "future": (40, 1), "near": (1, 1), "": (1, 3)}[tense]
    return past * (today - last).days if last < today else future * (first - today).days
