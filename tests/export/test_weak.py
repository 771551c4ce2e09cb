"""What is read weakly is marked so, in the chronicle's line and in three languages."""

from dataclasses import replace

import pytest

from letopis.export import wording
from letopis.ledger import assemble
from tests.linking.reports import claim

WEAK = {"en": "weakly read", "ru": "прочитано неуверенно", "uk": "прочитано невпевнено"}


@pytest.mark.parametrize("language", WEAK)
def test_an_event_that_no_report_tells_surely_is_marked(language: str) -> None:
    told, other = claim("Север"), claim("Юг")
    doubtful = [replace(c, claim=replace(c.claim, confidence=0.2)) for c in (told, other)]
    assert WEAK[language] in wording.standing(assemble(doubtful), language)
    assert WEAK[language] not in wording.standing(assemble([doubtful[0], other]), language)
    # An event of an earlier version does not say how surely it was read.
    assert WEAK[language] not in wording.standing(replace(assemble(doubtful), confidence=0.0), language)
