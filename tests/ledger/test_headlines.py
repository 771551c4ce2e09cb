"""What a headline quotes of a statement, and whom it shows."""

from dataclasses import replace

import pytest

from letopis.ledger import headlines
from letopis.records import Event, Party

REED = Party("E1", "Ann Reed", "GB", names={"en": "Ann Reed", "ru": "Энн Рид"})


def statement(*actors: Party) -> Event:
    return Event(
        id="V1", type="STATE", mode="", status="happened", stance="asserted", time="", place=None, actors=actors,
        recipients=(), participants=(), headline="", summary="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("“The port is closed.”", "The port is closed"),
        (
            "60 of its 6,500 members have lost money in the collapse",
            "60 of its 6,500 members have lost money …",
        ),
        ("Hours after the fire, a motorist saw the ferry turn back", "Hours after the fire, a motorist …"),
        ("the harbour was run “by fear and greed.”", "the harbour was run “by fear and greed”"),
        ("the day was a “defining moment for all of us here in port”", "the day was a defining moment …"),
        (
            "the yard would open again in May, if the banks agreed to wait",
            "the yard would open again in May …",
        ),
    ],
)
def test_first_words_of_what_was_said(said: str, quoted: str) -> None:
    assert headlines(statement(REED), said=said)["en"] == f"Ann Reed: statement: “{quoted}”"


def test_whoever_is_only_described_speaks_without_an_article() -> None:
    officer = Party("E2", "the officer", "", names={"en": "the officer"})
    assert headlines(statement(officer), said="The port is closed", described={"E2"})["en"] == (
        "Officer: statement: “The port is closed”"
    )


def test_words_of_nobody_who_has_a_name_are_quoted_all_the_same() -> None:
    assert headlines(statement(), said="The port is closed")["en"] == "Statement: “The port is closed”"


@pytest.mark.parametrize(("language", "toll"), [("ru", "погибшие"), ("uk", "загиблі"), ("en", "victims")])
def test_the_dead_are_counted_and_take_no_part(language: str, toll: str) -> None:
    dead = Party("E3", toll, "", names={language: toll})
    blast = replace(statement(), type="INCIDENT", recipients=(dead,))
    assert toll not in headlines(blast, described={"E3"})[language]


@pytest.mark.parametrize(
    ("status", "line"), [("happened", "“rammed”: Ann Reed"), ("planned", "Planned: “rammed”: Ann Reed")]
)
def test_what_has_no_name_is_called_by_the_words_of_its_report(status: str, line: str) -> None:
    event = replace(statement(REED), type="OTHER", status=status)  # type: ignore[arg-type]
    assert headlines(event, words="rammed")["en"] == line
    assert "rammed" not in headlines(event, words="rammed", kind="crash")["en"]
