"""Days that move: Easter in west and east, Islamic and Jewish days, the Chinese New Year."""

from datetime import date, timedelta
from math import floor, radians, sin

from hijridate import Hijri


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


def islamic(month: int, day: int, year: int) -> date:
    """The first such day of the Umm al-Qura calendar in a Gregorian year (1925–2076, else OverflowError).

    Other countries may see the moon a day earlier or later.
    """
    about = (year - 622) * 33 // 32
    for hijri in range(about - 1, about + 3):
        when = Hijri(hijri, month, day).to_gregorian()
        if when.year == year:
            return date(when.year, when.month, when.day)
    raise ValueError(year)


def jewish_new_year(year: int) -> date:
    """Rosh Hashanah of a Gregorian year, by the arithmetic of the Hebrew calendar."""
    hebrew = year + 3761
    before, this, after = (_elapsed(y) for y in (hebrew - 1, hebrew, hebrew + 1))
    put_off = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return date.fromordinal(this + put_off - 1_373_427)


def hanukkah(year: int) -> date:
    """The first day of Hanukkah, 25 Kislev; a month before it has 30 days only in the longest years."""
    start = jewish_new_year(year)
    full = (jewish_new_year(year + 1) - start).days % 10 == 5
    return start + timedelta(84 if full else 83)


def _elapsed(hebrew: int) -> int:
    """Days from the epoch to the mean conjunction of a Hebrew year, moved off Sunday, Wednesday, Friday."""
    months = (235 * hebrew - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + ((3 * (days + 1)) % 7 < 3)


def chinese_new_year(year: int) -> date:
    """The new moon between 21 January and 20 February, Beijing time (Meeus's mean moon and largest terms)."""
    about = floor((year - 2000) * 12.3685)
    for k in range(about - 1, about + 4):
        when = _new_moon(k)
        if (year, 1, 21) <= (when.year, when.month, when.day) <= (year, 2, 20):
            return when
    raise ValueError(year)


def _new_moon(k: int) -> date:
    """The day, in Beijing, of the k-th new moon since that of 6 January 2000."""
    sun = radians(2.5534 + 29.10535670 * k)
    moon = radians(201.5643 + 385.81693528 * k)
    node = radians(160.7108 + 390.67050284 * k)
    days = 2_451_550.09766 + 29.530588861 * k - 0.40720 * sin(moon) + 0.17241 * sin(sun)
    days += 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node) + 0.00739 * sin(moon - sun)
    days += -0.00514 * sin(moon + sun) + 0.00208 * sin(2 * sun)
    return date.fromordinal(floor(days + 8 / 24 - 0.0008 - 1_721_424.5))
