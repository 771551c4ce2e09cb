"""Dates as outlets write them become ISO 8601, the offset kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.intake.dates import normalise


@pytest.mark.parametrize(
    ("stated", "iso"),
    [("2023-10-04", "2023-10-04"),
     ("2023-10-04T12:30:00+03:00", "2023-10-04T12:30:00+03:00"),
     ("2023-10-04T12:30:00.123Z", "2023-10-04T12:30:00+00:00"),
     ("2023-10-04 12:30", "2023-10-04T12:30:00"),
     ("2023-10-04T12:30+0300", "2023-10-04T12:30:00+03:00"),
     ("2023-10-04T00:00:00", "2023-10-04"),
     ("2023-10-04T00:00:00+03:00", "2023-10-04T00:00:00+03:00"),
     ("Wed, 04 Oct 2023 12:30:00 +0300", "2023-10-04T12:30:00+03:00"),
     ("04.10.2023", "2023-10-04"),
     ("4.10.2023, 9:05", "2023-10-04T09:05:00"),
     ("2023-13-04", None), ("2023-02-30", None), ("yesterday", None), ("", None), (None, None)],
)  # fmt: skip
def test_normalise(stated: str | None, iso: str | None) -> None:
    assert normalise(stated) == iso


@given(st.text(max_size=80))
def test_anything_else_is_no_date_and_no_error(stated: str) -> None:
    assert normalise(stated) is None or len(normalise(stated) or "") >= 10


@given(st.datetimes(timezones=st.timezones() | st.none()))
def test_iso_comes_back_to_the_second(moment: object) -> None:
    text = moment.replace(microsecond=0).isoformat()  # type: ignore[attr-defined]
    once = normalise(text)
    assert once is None or normalise(once) == once
