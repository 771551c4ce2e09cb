"""Judgements as lines and objects."""

from dataclasses import replace

import pytest

from letopis.export import decisions
from letopis.records import Judgement

MADE = Judgement(12, "same_event", "V1", "V2", 1.0, "person:olha", "2026-03-04T10:00:00+00:00", "one talk")


@pytest.mark.parametrize(("judgement", "line"), [
    (MADE, "  12  2026-03-04  olha  V1 = V2 · one talk"),
    (replace(MADE, kind="different_entity", note=""), "  12  2026-03-04  olha  V1 ≠ V2"),
    (replace(MADE, kind="set", object="time=2023", note=""), "  12  2026-03-04  olha  V1 time=2023"),
    (replace(MADE, kind="retract", subject="a1", note=""),
     "  12  2026-03-04  olha  article a1 withdrawn by its outlet"),
    (replace(MADE, by="rule:likeness", score=0.8125, note="same day"),
     "  12  2026-03-04  rule:likeness  V1 = V2 · 0.81 · same day"),
    (replace(MADE, kind="reject", undone="2026-03-05T10:00:00+00:00", attached=False, note=""),
     "  12  2026-03-04  olha  V1 rejected · taken back on 2026-03-05 · nothing of it is there any more"),
    (replace(MADE, by="person:o\nl\x1b[31m", note="a\tb"), "  12  2026-03-04  o l [31m  V1 = V2 · a b"),
])  # fmt: skip
def test_a_judgement_is_one_line(judgement: Judgement, line: str) -> None:
    assert list(decisions.lines([judgement])) == [line]


def test_an_object_has_every_field() -> None:
    [told] = decisions.objects([MADE])
    assert Judgement(**told) == MADE
