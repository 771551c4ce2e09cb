"""Participles of English news: what only describes a noun, and which verb that noun goes with."""

import pytest

from tests.reading.claims.test_english import claims, sides


@pytest.mark.parametrize(
    ("sentence", "kind", "actors", "recipients"),
    [
        ("Two men arrested in Oslo on Monday have been charged with murder.", "ACCUSE", "", "Two men"),
        ("Two men arrested in Oslo on Monday have been charged with murder.", "COERCE", "", "Two men"),
        ("Norway accused of spying on Iceland.", "ACCUSE", "", "Norway"),
        ("The rebels release 21 kidnapped schoolgirls in Norway.", "RETREAT", "rebels", "21 kidnapped schoolgirls"),
        ("Norwegian officials say 21 of the girls taken by rebels have been released.", "RETREAT", "", "girls"),
    ],
)  # fmt: skip
def test_who_is_described_by_a_participle(sentence: str, kind: str, actors: str, recipients: str) -> None:
    assert sides(sentence, kind) == (actors, recipients)


@pytest.mark.parametrize(
    "sentence",
    [
        "The train stopped and didn't derail.",  # a mishap that was not
        "The boy wasn't hurt in the fall.",
        "Had Norway shot down the missile, it would have faced a war.",
        "Berg hit his head.",  # one's own body
        "Visit our page to read more.",
        "Berg suggested that Norway attack Iceland.",
        "Organisers are setting up a zone for women who have been assaulted.",
        "He was treated for non-life threatening injuries.",
        "Berg hailed from the town of Bergen.",
        "The tax charge equates to 11 percent, so the bank is in charge.",
    ],
)
def test_what_is_no_event(sentence: str) -> None:
    _, found = claims(sentence)
    assert all(claim.type == "STATE" for claim in found)


def test_words_one_is_tried_for_are_not_the_court_s() -> None:
    _, found = claims("An Oslo court convicted President Berg of insulting the judges.")
    assert [claim.type for claim in found] == ["SANCTION"]


def test_a_speaker_goes_on_after_a_clause() -> None:
    reading, found = claims("Berg says police have no suspects, but added that migrants should leave.")
    names = {e.id: e.name for e in reading.entities}
    assert {names[p.entity] for c in found if c.type == "STATE" for p in c.actors} == {"Berg"}


def test_verbs_of_one_kind_in_a_row_tell_one_event() -> None:
    _, told = claims("Dozens of women were groped, sexually molested and robbed by men in Bergen in May.")
    assert [claim.mode for claim in told].count("sexual") == 1
