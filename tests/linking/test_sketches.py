"""A claim's sketch is judged as the claim itself."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.linking import LinkedClaim, likeness
from letopis.linking.likeness import threshold
from letopis.linking.sketches import alike, drawn, sketch, vectors
from letopis.records import Party
from tests.linking.reports import ISTANBUL, RUSSIA, SAYS, USA, claim, party

SOFIA = Party("Esofia", "София", "BG", "", {"ru": "София"})
HAY, SOVA = party("Иван Гай", "US"), party("Олена Сова", "US")
LONG = "Стороны договорились об обмене, о выводе войск и о новой встрече."


def of_people(**told: Any) -> LinkedClaim:
    return replace(claim(**told), persons=(HAY.id, SOVA.id))


CLAIMS = st.builds(
    of_people,
    article=st.sampled_from(["a", "b", "c", "d"]),
    local=st.sampled_from(["c1", "c2"]),
    type=st.sampled_from(["CONSULT", "STATE", "ASSAULT", "DENY"]),
    status=st.sampled_from(["happened", "planned", "not_happened"]),
    time=st.sampled_from(["2023-09-17", "2023-09", "2023-10-03~", ""]),
    firm=st.booleans(),
    published=st.sampled_from(["2023-10-04", "2023-09-18T10:00:00+03:00", None]),
    actors=st.sampled_from([(USA, RUSSIA), (USA,), (HAY,), (SOVA,), ()]),
    recipients=st.sampled_from([(), (RUSSIA,)]),
    place=st.sampled_from([ISTANBUL, SOFIA, None]),
    seed=st.sampled_from(["meeting", "raid"]),
    headline=st.sampled_from(["", "meeting", "other"]),
    people=st.sampled_from([(), (RUSSIA.id,)]),
    named=st.sampled_from([(), (USA.id,), (USA.id, RUSSIA.id)]),
    language=st.sampled_from(["ru", "uk"]),
    title=st.booleans(),
    stance=st.sampled_from(["", "denied"]),
    quote=st.sampled_from([SAYS, LONG]),
)


def kept(claim: LinkedClaim) -> tuple[str, bytes]:
    return sketch(claim), vectors(claim)


@given(CLAIMS, CLAIMS)
def test_likeness_of_sketches_is_that_of_claims(one: LinkedClaim, other: LinkedClaim) -> None:
    found = likeness(drawn(*kept(one)), drawn(*kept(other)))
    whole = likeness(one, other)
    assert found.score == pytest.approx(whole.score, abs=0.01)
    assert found.cap == whole.cap


@given(CLAIMS, CLAIMS)
def test_it_makes_no_difference_who_came_first(one: LinkedClaim, other: LinkedClaim) -> None:
    there, back = alike(one, {other.id: kept(other)}), alike(other, {one.id: kept(one)})
    assert list(there.values()) == list(back.values())


@given(CLAIMS, st.lists(CLAIMS, max_size=4))
def test_none_that_may_be_one_event_is_passed_over(one: LinkedClaim, others: list[LinkedClaim]) -> None:
    by_id = {other.id: other for other in others if other.id != one.id}
    own = drawn(*kept(one))
    wanted = {
        id
        for id, other in by_id.items()
        if likeness(own, drawn(*kept(other))).score >= threshold(own, drawn(*kept(other)))
    }
    assert alike(one, {id: kept(other) for id, other in by_id.items()}).keys() == wanted


def test_two_speakers_of_one_country_are_told_apart_by_their_sketches() -> None:
    one, other = (
        of_people(article=a, type="STATE", actors=(who,), place=None) for a, who in (("a", HAY), ("b", SOVA))
    )
    assert likeness(drawn(*kept(one)), drawn(*kept(other))).cap == "speakers"


def test_those_that_reach_their_threshold_are_found() -> None:
    one, same, raid = claim("a"), claim("b"), claim("c", type="ASSAULT", actors=(), place=None, seed="raid")
    found = alike(one, {c.id: kept(c) for c in (one, same, raid)})
    assert found.keys() == {same.id}
    assert found[same.id] >= threshold(one, same)
