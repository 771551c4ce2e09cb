"""docs/json.md has every field of every record under its heading, and every value a field may have."""

import json
import re
from dataclasses import fields
from typing import get_args

import pytest

from letopis.chronicle import Alike, Apart, Explained, Resting
from letopis.intake import records as input_records
from letopis.records import (
    Article,
    Attribution,
    Claim,
    Dispute,
    DisputeValue,
    Entity,
    Event,
    EventEvidence,
    Evidence,
    Judgement,
    Mention,
    Part,
    Party,
    Quantity,
    Reading,
    Reason,
    Removed,
    Role,
    Roots,
    Segment,
    Source,
    TimeExpression,
    Voice,
    When,
    reading,
)
from letopis.records.contract import FORMAT, INTERNALS, event_from_json, reading_from_json
from tests.docs.pages import ROOT, blocks, section, text

PAGE = text("json.md")
WHERE: dict[type, str] = {
    Reading: "A reading", Article: "The article", Removed: "The article", Segment: "The article",
    Mention: "Mentions", Entity: "Entities", Role: "Entities", TimeExpression: "Times", Source: "Sources",
    Attribution: "Attributions", Claim: "Claims", Evidence: "Claims", Part: "Claims", When: "Claims",
    Quantity: "Claims", Event: "Events", Party: "Events", EventEvidence: "Events", Roots: "Events",
    Reason: "Reasons", Dispute: "Events", DisputeValue: "Events", Voice: "Events",
    Explained: "Explanations", Alike: "Explanations",
    Apart: "Explanations", Resting: "Sources of a chronicle", Judgement: "Judgements",
}  # fmt: skip
VALUES = {
    "Mentions": (reading.MentionKind,), "Entities": (reading.EntityKind,), "Times": (reading.ResolvedBy,),
    "Sources": (reading.SourceKind, reading.Anonymity), "Claims": (reading.Status, reading.Stance),
}  # fmt: skip


def told(heading: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", section(PAGE, heading)))


@pytest.mark.parametrize("record", WHERE, ids=lambda record: record.__name__)
def test_every_field_has_its_words(record: type) -> None:
    hidden = INTERNALS if record is Reading else frozenset()
    shown = {"article"} if record is Reading else set()
    names = {field.name for field in fields(record)} - hidden | shown
    assert names - told(WHERE[record]) == set()


@pytest.mark.parametrize("heading", VALUES)
def test_every_value_has_its_mention(heading: str) -> None:
    assert {value for kind in VALUES[heading] for value in get_args(kind)} - told(heading) == set()


def test_every_field_of_the_input() -> None:
    assert {*input_records._WORDS, "id", "clean"} - told("Input") == set()


def test_the_format_and_every_flag() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    assert FORMAT in told("A reading")
    assert set(re.findall(r'"(published-[a-z-]+)"', source)) - told("Flags") == set()


def test_every_status_and_stance_is_explained_to_readers() -> None:
    page = text("reading-a-chronicle.md")
    for name in (*get_args(reading.Status), *get_args(reading.Stance)):
        assert f"| `{name}` |" in page


def test_the_examples_are_of_the_contract() -> None:
    _, read, told_of = (json.loads(block) for block in blocks(PAGE, "json"))
    article, understood = reading_from_json(read)
    event = event_from_json(told_of)
    assert set(read) == {field.name for field in fields(Reading)} - INTERNALS | {"article", "format"}
    assert article.text[slice(*understood.claims[0].evidences[0].span)] == event.summary
