"""EDTF (ISO 8601-2) values: bounds, containment, order, month buckets, and words for people.

The subset that Letopis writes and reads: `2023`, `2023-09`, `2023-09-17`, `2023-09-17T14:30:00+03:00`,
seasons (`2023-21` spring … `2023-24` winter, which ends in the year it names), quarters (`-33` … `-36`),
halves (`-40`, `-41`), unspecified digits (`199X`, `20XX`, `XXXX-09-17`), `~` `?` `%` at the end, intervals
`a/b`, `a/..`, `../b`. Anything else, and "", is a value that says nothing: no bounds, compatible with
everything.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from babel.dates import format_date

from letopis.knowledge import LANGUAGES, load

Bounds = tuple[date | None, date | None]

_ONE = re.compile(
    r"(?P<y>[0-9X]{4})(?:-(?P<m>[0-9X]{2})(?:-(?P<d>[0-9X]{2})(?P<t>T[0-9:]{5,8}(?:Z|[+-]\d\d:\d\d)?)?)?)?[~?%]?"
)
# EDTF codes that stand in the month's place: months the period begins and ends with. Winter ends in its year.
_PERIODS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip


def valid(edtf: str) -> bool:
    """Whether the value is of the subset above, with real months and days. "" is not."""
    sides = edtf.split("/")
    if len(sides) == 1:
        return _known(edtf)
    if len(sides) != 2 or not all(side in ("..", "") or _known(side) for side in sides):
        return False
    first, last = bounds(edtf)
    return (first is not None or last is not None) and (first is None or last is None or first <= last)


def _known(one: str) -> bool:
    match = _ONE.fullmatch(one)
    if not match:
        return False
    if match["y"] == "XXXX" and match["m"]:  # a day or month of a year that cannot be known
        return "X" in match["m"] or (
            1 <= int(match["m"]) <= 12
            and (
                not match["d"]
                or "X" in match["d"]
                or 1 <= int(match["d"]) <= monthrange(2024, int(match["m"]))[1]
            )
        )
    return _bounds_of_one(one) != (None, None)


@lru_cache(maxsize=10_000)
def bounds(edtf: str) -> Bounds:
    """The first and the last day a value may mean; None where it is open or unknown. Never raises."""
    if "/" not in edtf:
        return _bounds_of_one(edtf)
    first, _, last = edtf.partition("/")
    return _bounds_of_one(first)[0], _bounds_of_one(last)[1]


def _bounds_of_one(one: str) -> Bounds:
    match = _ONE.fullmatch(one)
    if not match or match["y"].startswith("X"):
        return None, None
    low, high = int(match["y"].replace("X", "0")), int(match["y"].replace("X", "9"))
    if low == 0:
        return None, None
    month, day = match["m"] or "XX", match["d"] or "XX"
    try:
        if "X" in month:
            return date(low, 1, 1), date(high, 12, 31)
        number = int(month)
        if number in _PERIODS:
            begin, end = _PERIODS[number]
            return date(low - (begin > end), begin, 1), date(high, end, monthrange(high, end)[1])
        if "X" in day:
            return date(low, number, 1), date(high, number, monthrange(high, number)[1])
        return date(low, number, int(day)), date(high, number, int(day))
    except ValueError:
        return None, None


def approximate(edtf: str) -> bool:
    """Whether the source's own words put the value in doubt (`~`, `?`, `%`)."""
    return any(mark in edtf for mark in "~?%")


def contains(outer: str, inner: str) -> bool:
    """Whether every day that `inner` may mean lies in `outer`. False when either is unknown."""
    (a, b), (c, d) = bounds(outer), bounds(inner)
    if (a is None and b is None) or (c is None and d is None):
        return False
    return (a is None or (c is not None and a <= c)) and (b is None or (d is not None and d <= b))


def compatible(one: str, other: str, slack: int = 0) -> bool:
    """Whether the two may mean the same time: they overlap, an approximate one widened by half its own
    length.

    `slack` widens both by so many days (1 for the reports of two time zones). An unknown value fits
    everything; of `XXXX-09-17` the month and the day must fit.
    """
    if one.startswith("XXXX") or other.startswith("XXXX"):
        return _same_in_any_year(one, other)
    (a, b), (c, d) = extent(one, slack), extent(other, 0)
    return not (b is not None and c is not None and b < c) and not (a is not None and d is not None and d < a)


def _same_in_any_year(one: str, other: str) -> bool:
    left, right = _ONE.fullmatch(one), _ONE.fullmatch(other)
    if not left or not right:
        return True
    return all(not left[k] or not right[k] or left[k] == right[k] for k in "md")


@lru_cache(maxsize=10_000)
def extent(edtf: str, slack: int) -> Bounds:
    """The first and last day at which a value is comparable: an approximate one is widened by half its length,
    every one by `slack` days.
    """
    first, last = bounds(edtf)
    if approximate(edtf):
        slack += max(3, (last - first).days // 2) if first and last else 3
    return _moved(first, -slack), _moved(last, slack)


def _moved(day: date | None, days: int) -> date | None:
    if day is None or not days:
        return day
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def order(edtf: str) -> tuple[date, date, str]:
    """A key that sorts values: by first day, then last day (an open start counts as its end), unknowns
    last.
    """
    first, last = bounds(edtf)
    if first is None and last is None:
        return date.max, date.max, edtf
    start, end = first or last or date.max, last or date.max
    return start, end, edtf


def days(edtf: str) -> int | None:
    """How many days the value spans, None when open or unknown."""
    first, last = bounds(edtf)
    return (last - first).days + 1 if first and last else None


def months(edtf: str, limit: int = 24) -> tuple[str, ...]:
    """The months ("2023-09") a value touches: its buckets. At most `limit`, from its start; none for
    unknowns.

    An approximate value touches the months it may spill into; an open interval has its known end's month
    alone.
    """
    first, last = extent(edtf, 0)
    start, end = first or last, last or first
    if start is None or end is None:
        return ()
    return tuple(_months(start, end, limit))


def _months(start: date, end: date, limit: int) -> Iterator[str]:
    at = (start.year, start.month)
    while at <= (end.year, end.month) and limit:
        yield f"{at[0]:04d}-{at[1]:02d}"
        at, limit = (at[0] + at[1] // 12, at[1] % 12 + 1), limit - 1


def human(edtf: str, language: str = "en") -> str:
    """The value in words: "17 September 2023", "сентябрь 2023", "грудень 2022 – вересень 2023".

    "" stays "", and what is no value stays as it is. The words are those of knowledge/<language>/times.yaml.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _human_one(edtf, language)
    if first in ("..", ""):
        return str(_words(language)["until"]).format(_human_one(last, language))
    if last in ("..", ""):
        return str(_words(language)["since"]).format(_human_one(first, language))
    return f"{_human_one(first, language)} – {_human_one(last, language)}"


def _words(language: str) -> Mapping[str, Any]:
    words: Mapping[str, Any] = load("times", language if language in LANGUAGES else "en")["human"]
    return words


def _human_one(one: str, language: str) -> str:
    words = _words(language)
    if one[-1:] in ("~", "?", "%"):
        return str(words["about"]).format(_human_one(one.rstrip("~?%"), language))
    match = _ONE.fullmatch(one)
    if not match:
        return one
    year, month, day = match["y"], match["m"], match["d"]
    if not month or not month.isdigit():
        if year[:2].isdigit() and year.endswith("XX"):
            return str(words["century"]).format(int(year[:2]) + 1)
        return (
            str(words["decade"]).format(year[:3] + "0") if year[:3].isdigit() and year.endswith("X") else year
        )
    number = int(month)
    if number in _PERIODS:
        if number < 30:
            return f"{words['seasons'][number - 21]} {year}"
        return str(words["quarter"] if number < 40 else words["half"]).format(
            number - (32 if number < 40 else 39), year
        )
    if not _known(one):
        return one
    return _human_day(year, number, day, match["t"], language)


def _human_day(year: str, month: int, day: str | None, hour: str | None, language: str) -> str:
    locale = language if language in LANGUAGES and language != "en" else "en_GB"
    years = " y" if year.isdigit() else ""
    exact = day is not None and day.isdigit()
    when = date(int(year) if year.isdigit() else 2024, month, int(day) if day and exact else 1)
    text = str(format_date(when, f"d MMMM{years}" if exact else f"LLLL{years}", locale=locale))
    return f"{text}, {hour[1:6]}" if hour and exact else text
