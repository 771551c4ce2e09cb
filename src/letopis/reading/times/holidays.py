"""The day of a holiday in a year, from its rule in times.yaml.

`12-25` is a month and a day, `11/4/4` the fourth Thursday of November (a last part adds days: `11/4/4/+1`),
`easter` and `orthodox` the western and the eastern Easter, `easter-2` two days before.
"""

import re
from datetime import date, timedelta

_RULE = re.compile(r"(?P<easter>easter|orthodox)?(?P<days>[+-]\d{1,3})?")


def day_of(rule: str, year: int) -> date:
    """The day of a holiday in a year. Raises ValueError for a rule that is none."""
    if "/" in rule:
        month, weekday, nth, *add = (int(part) for part in rule.split("/"))
        first = date(year, month, 1)
        day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
        return day + timedelta(add[0] if add else 0)
    match = _RULE.fullmatch(rule)
    if match and match["easter"]:
        easter = western_easter(year) if match["easter"] == "easter" else eastern_easter(year)
        return easter + timedelta(int(match["days"] or 0))
    month, day_number = (int(part) for part in rule.split("-"))
    return date(year, month, day_number)


def western_easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the Meeus/Jones/Butcher computus."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    line = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * line) // 451
    month, day = divmod(h + line - 7 * m + 114, 31)
    return date(year, month, day + 1)


def eastern_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar as a Gregorian day, by Meeus's Julian computus."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2)
