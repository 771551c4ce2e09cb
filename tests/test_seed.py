"""The article it all began with: what a careful analyst would take from it comes out.

The article is a real one and lies in LETOPIS_DATA; the facts asserted here are those of its chronicle.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

import letopis
from letopis.records import Event, Party

SEED = Path(os.environ.get("LETOPIS_DATA", "")) / "chronicle/articles/ru_seed.txt"
pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not SEED.is_file(), reason="the article lies in LETOPIS_DATA, which is not set"),
]


@pytest.fixture(scope="module", params=["2023-10-04", None], ids=["published known", "published unknown"])
def events(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Event]:
    db = tmp_path_factory.mktemp("seed") / "letopis.db"
    (step,) = letopis.read([SEED], db=db, outlet="УНИАН", published=request.param)
    assert step.error is None
    assert step.reading is not None
    assert ("published-unknown" in step.reading.flags) == (request.param is None)
    return letopis.Chronicle(db).events()


def told(events: Iterable[Event], words: str) -> Event:
    """The one event that these words are evidence of."""
    found = [e for e in events if any(words in evidence.quote for evidence in e.evidence)]
    assert found, f"no event rests on «{words}»"
    return found[0]


def countries(*parties: Party) -> set[str]:
    return {party.country for party in parties}


def test_the_secret_meeting_in_istanbul(events: list[Event]) -> None:
    (meeting,) = [e for e in events if e.type == "CONSULT" and e.time == "2023-09-17"]
    assert meeting.place
    assert meeting.place.names["en"] == "Istanbul"
    everyone = (*meeting.actors, *meeting.recipients, *meeting.participants)
    assert countries(*everyone) >= {"US", "EU", "RU"}
    people = {party.names.get("latin", ""): party.role for party in everyone if party.role}
    assert {name.split()[-1] for name in people} >= {"Bono", "Klaar", "Khovayev"}
    assert any("Кавказ" in role for role in people.values())
    assert meeting.stance == "claimed"
    assert any(e.chain == ("Politico", "высокопоставленный чиновник") for e in meeting.evidence)
    assert (meeting.roots.low, meeting.roots.high) == (1, 3)


def test_the_blockade_is_an_interval(events: list[Event]) -> None:
    blockade = next(e for e in events if e.type == "COERCE")
    assert blockade.time == "2022-12/2023-09"
    assert countries(*blockade.actors) == {"AZ"}


def test_may_the_nineteenth_the_twentieth_and_the_plan(events: list[Event]) -> None:
    agreement = told(events, "договорились о взаимном признании")
    assert (agreement.time, agreement.type) == ("2023-05", "AGREE")
    assert countries(*agreement.actors, *agreement.recipients) == {"AM", "AZ"}
    assert told(events, "возобновились боевые действия").time == "2023-09-19"
    assert told(events, "объявили о капитуляции").time == "2023-09-20"
    end = told(events, "прекращает свое существование")
    assert (end.time, end.status) == ("2024-01-01", "planned")


@pytest.mark.parametrize("words", ["европейский чиновник сказал", "сказал американский чиновник"])
def test_the_officials_statements_are_theirs_through_politico(events: list[Event], words: str) -> None:
    statement = told([e for e in events if e.type in ("STATE", "SUPPORT", "CONFIRM")], words)
    official = words.replace("сказал", "").strip()
    assert any(official in party.name.lower() for party in statement.actors)
    assert any(e.chain == ("Politico", official) for e in statement.evidence)


def test_no_furniture_and_nothing_twice(events: list[Event]) -> None:
    text = " ".join(evidence.quote for e in events for evidence in e.evidence)
    assert not any(words in text for words in ("Видео дня", "REUTERS", "последние новости", "заинтересовать"))
    seen = [(e.type, e.time, e.actors, e.recipients) for e in events]
    assert len(seen) == len(set(map(str, seen)))
    assert len(events) <= 16
