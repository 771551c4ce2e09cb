"""The days of a holiday in a year, from its rule in times.yaml.

12-25                     a month and a day
11/4/4                    the fourth Thursday of November, 5/1/-1 the last Monday of May
easter, orthodox          the western and the eastern Easter
islamic 10-01             a month and a day of the Islamic calendar
jewish, hanukkah, chinese the new years, the first day of Hanukkah
… +49, … -2               so many days after or before
… sunday-1                moved by so many days when it falls on a Sunday
… workday                 moved to the nearest working day when it falls on a weekend
… .. …                    from one day to another
"""

import re
from datetime import date, timedelta

from letopis.reading.times import calendars
from letopis.reading.times.almanac import Pair, add_months

_RULE = re.compile(
    r"(?P<base>easter|orthodox|jewish|hanukkah|chinese|islamic \d\d-\d\d|\d\d-\d\d|\d{1,2}/[1-7]/-?[1-5])"
    r"(?: ?(?P<days>[+-]\d{1,3}))?(?: sunday(?P<sunday>[+-]\d))?(?P<workday> workday)?"
)
_NAMED = {
    "easter": calendars.western_easter,
    "orthodox": calendars.eastern_easter,
    "jewish": calendars.jewish_new_year,
    "hanukkah": calendars.hanukkah,
    "chinese": calendars.chinese_new_year,
}


def days_of(rule: str, year: int) -> Pair:
    """The first and the last day of a holiday in a year. Raises ValueError for a rule that is none."""
    first, _, last = rule.partition(" .. ")
    return _day_of(first, year), _day_of(last or first, year)


def _day_of(rule: str, year: int) -> date:
    match = _RULE.fullmatch(rule)
    if not match:
        raise ValueError(rule)
    day = _base(match["base"], year) + timedelta(int(match["days"] or 0))
    if match["workday"]:
        return day + timedelta({6: -1, 7: 1}.get(day.isoweekday(), 0))
    return day + timedelta(int(match["sunday"] or 0)) if day.isoweekday() == 7 else day


def _base(base: str, year: int) -> date:
    if base in _NAMED:
        return _NAMED[base](year)
    if base.startswith("islamic"):
        return calendars.islamic(int(base[8:10]), int(base[11:13]), year)
    if "/" not in base:
        return date(year, int(base[:2]), int(base[3:]))
    month, weekday, nth = (int(part) for part in base.split("/"))
    first = date(year, month, 1)
    day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    if nth > 0:
        return day
    last = add_months(first, 1) - timedelta(1)
    return last - timedelta((last.isoweekday() - weekday) % 7 - 7 * (nth + 1))
