"""Judgements as text, one a line, and as objects."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from letopis.records import Judgement

_SAID = {
    "same_event": "{subject} = {object}", "different_event": "{subject} ≠ {object}",
    "same_entity": "{subject} = {object}", "different_entity": "{subject} ≠ {object}",
    "reject": "{subject} rejected", "confirm": "{subject} confirmed", "set": "{subject} {object}",
    "note": "{subject} noted",
    "retract": "article {subject} withdrawn by its outlet",
}  # fmt: skip


def lines(found: Iterable[Judgement]) -> Iterator[str]:
    """«12  2026-03-04  olha  V1 = V2 · one talk»: number, day, who, what, and the note."""
    for judgement in found:
        what = _SAID[judgement.kind].format(subject=judgement.subject, object=judgement.object)
        facts = (
            what,
            f"{judgement.score:.2f}" if judgement.by.startswith("rule:") else "",
            judgement.note,
            f"taken back on {judgement.undone[:10]}" if judgement.undone else "",
            "" if judgement.attached else "nothing of it is there any more",
        )
        who = judgement.by.removeprefix("person:")
        line = f"{judgement.id:>4}  {judgement.at[:10]}  {who}  {' · '.join(fact for fact in facts if fact)}"
        yield "".join(c if c.isprintable() else " " for c in line)  # no control codes reach a terminal


def objects(found: Iterable[Judgement]) -> Iterator[dict[str, Any]]:
    """Judgements as JSON has them."""
    return (asdict(judgement) for judgement in found)
