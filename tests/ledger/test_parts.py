"""Which event is a part of which: linked, never merged."""

from dataclasses import replace

import pytest

from letopis.ledger import assemble
from letopis.ledger.parts import within
from letopis.linking.reasons import sentence
from letopis.records import Event
from tests.linking.reports import ISTANBUL, RUSSIA, TURKEY, USA, claim


def event(article: str, **told: object) -> Event:
    return assemble([claim(article, **told)])  # type: ignore[arg-type]


TALKS = event("a", time="2023-09-10/2023-09-20", place=TURKEY, status="ongoing")
MEETING = event("b", time="2023-09-17", place=ISTANBUL, actors=[USA, RUSSIA])


def test_a_meeting_within_talks() -> None:
    found = within(MEETING, TALKS)
    assert found is not None
    assert sentence(found).startswith("17 September 2023 lies within")
    assert within(TALKS, MEETING) is None
    assert within(TALKS, TALKS) is None


@pytest.mark.parametrize("other", [
    replace(MEETING, time="2023-09-21"),  # after them
    replace(MEETING, type="TRADE"),  # of another kind
    replace(MEETING, type="STATE"),  # what is said of them is no part of them
    replace(MEETING, actors=(), recipients=(), participants=()),  # of nobody known
    replace(MEETING, place=None, actors=()),
    replace(MEETING, time=""),
    replace(MEETING, status="cancelled"),
])  # fmt: skip
def test_what_is_no_part(other: Event) -> None:
    assert within(other, TALKS) is None


def test_a_month_that_is_only_roughly_known_has_no_parts() -> None:
    assert within(MEETING, replace(TALKS, time="2023-09")) is None
    assert within(MEETING, replace(TALKS, status="planned")) is None
