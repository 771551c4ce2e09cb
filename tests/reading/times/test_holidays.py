"""Days that move, against days that are known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.reading.times import holidays
from letopis.reading.times.calendars import chinese_new_year, eastern_easter, jewish_new_year, western_easter

years = st.integers(1900, 2100)


@pytest.mark.parametrize(
    ("rule", "year", "first", "last"),
    [
        ("12-25", 2023, "2023-12-25", "2023-12-25"),
        ("11/4/4", 2023, "2023-11-23", "2023-11-23"),
        ("11/4/4+1", 2023, "2023-11-24", "2023-11-24"),
        ("5/1/-1", 2024, "2024-05-27", "2024-05-27"),
        ("04-27 sunday-1", 2014, "2014-04-26", "2014-04-26"),
        ("04-27 sunday-1", 2018, "2018-04-27", "2018-04-27"),
        ("10-16 workday", 2016, "2016-10-17", "2016-10-17"),
        ("10-16 workday", 2021, "2021-10-15", "2021-10-15"),
        ("easter-2", 2023, "2023-04-07", "2023-04-07"),
        ("orthodox", 2023, "2023-04-16", "2023-04-16"),
        ("islamic 10-01", 2024, "2024-04-10", "2024-04-10"),
        ("islamic 09-01 .. islamic 10-01-1", 2024, "2024-03-11", "2024-04-09"),
        ("jewish", 2023, "2023-09-16", "2023-09-16"),
        ("jewish+9", 1973, "1973-10-06", "1973-10-06"),
        ("jewish-163", 2024, "2024-04-23", "2024-04-23"),
        ("hanukkah", 2023, "2023-12-08", "2023-12-08"),
        ("chinese", 2024, "2024-02-10", "2024-02-10"),
    ],
)
def test_the_days_of_a_rule(rule: str, year: int, first: str, last: str) -> None:
    assert [day.isoformat() for day in holidays.days_of(rule, year)] == [first, last]


@pytest.mark.parametrize("rule", ["easter+", "easter .. never", "the day before"])
def test_what_is_no_rule(rule: str) -> None:
    with pytest.raises(ValueError, match=r"easter|never|day"):
        holidays.days_of(rule, 2024)


CHINESE_NEW_YEARS = (
    "2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25 2021-02-12 "
    "2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17"
)
HANUKKAHS = "2013-11-28 2016-12-25 2018-12-03 2019-12-23 2020-12-11 2021-11-29 2022-12-19 2024-12-26"


@pytest.mark.parametrize("day", [*map(date.fromisoformat, CHINESE_NEW_YEARS.split())])
def test_chinese_new_years(day: date) -> None:
    assert chinese_new_year(day.year) == day


@pytest.mark.parametrize("day", [*map(date.fromisoformat, HANUKKAHS.split())])
def test_hanukkahs(day: date) -> None:
    assert holidays.days_of("hanukkah", day.year) == (day, day)


@given(years)
def test_movable_days_keep_to_their_weekdays_and_seasons(year: int) -> None:
    assert western_easter(year).isoweekday() == eastern_easter(year).isoweekday() == 7
    assert jewish_new_year(year).isoweekday() not in (3, 5, 7)
    assert 29 <= (chinese_new_year(year) - date(year, 1, 1)).days + 10 <= 61
