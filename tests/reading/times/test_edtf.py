"""EDTF values: bounds, containment, order, buckets, words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.reading.times import edtf

VALUES = (
    "2023", "2023-09", "2023-09-17", "2023-09-17T14:30:00+03:00", "2022-12/2023-09", "2023-24", "2023-36",
    "199X", "20XX", "2014/..", "../2023-10-10", "2023-09~", "XXXX-09-17",
)  # fmt: skip


@pytest.mark.parametrize("value", VALUES)
def test_what_letopis_writes_is_valid(value: str) -> None:
    assert edtf.valid(value)


@pytest.mark.parametrize(
    "value", ["", "2023-13", "2023-02-30", "soon", "2023/2022", "../..", "17.09.2023", "XXXX-13-01"]
)
def test_what_is_no_value(value: str) -> None:
    assert not edtf.valid(value)


def test_bounds_are_the_first_and_the_last_day() -> None:
    assert edtf.bounds("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert edtf.bounds("2022-12/2023-09") == (date(2022, 12, 1), date(2023, 9, 30))
    assert edtf.bounds("2023-24") == (date(2022, 12, 1), date(2023, 2, 28))
    assert edtf.bounds("2014/..") == (date(2014, 1, 1), None)
    assert edtf.bounds("XXXX-09-17") == (None, None)


def test_september_contains_the_17th_and_not_the_other_way() -> None:
    assert edtf.contains("2023-09", "2023-09-17")
    assert not edtf.contains("2023-09-17", "2023-09")
    assert edtf.contains("2014/..", "2023-09-17")
    assert not edtf.contains("2023-09", "")


def test_what_may_be_the_same_time() -> None:
    assert edtf.compatible("2023-09", "2023-09-17")
    assert not edtf.compatible("2023-09-17", "2023-09-19")
    assert edtf.compatible("2023-09-17", "2023-09-18", slack=1)
    assert edtf.compatible("2023-09~", "2023-10-03")
    assert edtf.compatible("", "2023-10-03")
    assert edtf.compatible("XXXX-09-17", "2023-09-17")
    assert not edtf.compatible("XXXX-09-17", "2023-09-18")


def test_order_puts_the_unknown_last() -> None:
    values = ["", "2023-09-17", "2023", "2023-09", "../2022"]
    assert sorted(values, key=edtf.order)[-1] == ""
    assert sorted(["2023-09-19", "2023-09-17"], key=edtf.order) == ["2023-09-17", "2023-09-19"]


def test_months_are_the_buckets_of_a_value() -> None:
    assert edtf.months("2023-09-17") == ("2023-09",)
    assert edtf.months("2022-12/2023-01") == ("2022-12", "2023-01")
    assert edtf.months("2014/..") == ("2014-01",)
    assert edtf.months("") == ()
    assert len(edtf.months("1900/2023", limit=5)) == 5


@pytest.mark.parametrize(
    ("value", "english", "russian", "ukrainian"),
    [
        ("2023-09-17", "17 September 2023", "17 сентября 2023", "17 вересня 2023"),
        ("2023-09", "September 2023", "сентябрь 2023", "вересень 2023"),
        (
            "2022-12/2023-09",
            "December 2022 – September 2023",
            "декабрь 2022 – сентябрь 2023",
            "грудень 2022 – вересень 2023",
        ),
        ("2023-22", "summer 2023", "лето 2023", "літо 2023"),
        ("", "", "", ""),
    ],
)
def test_words_for_people(value: str, english: str, russian: str, ukrainian: str) -> None:
    assert [edtf.human(value, language) for language in ("en", "ru", "uk")] == [english, russian, ukrainian]


@given(st.one_of(st.text(max_size=30), st.sampled_from(VALUES)), st.sampled_from(VALUES))
def test_nothing_raises(value: str, other: str) -> None:
    edtf.valid(value)
    edtf.order(value)
    edtf.months(value)
    edtf.contains(value, other)
    edtf.compatible(value, other)
    for language in ("en", "ru", "uk"):
        edtf.human(value, language)


@given(st.dates(date(1000, 1, 1), date(2199, 1, 1)))
def test_a_day_lies_in_its_month_and_year(day: date) -> None:
    assert edtf.contains(f"{day:%Y-%m}".zfill(7), day.isoformat())
    assert edtf.compatible(f"{day.year:04d}", day.isoformat())
