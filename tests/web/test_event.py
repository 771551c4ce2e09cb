"""An event's page: values that differ stand side by side, its life has an order, dense days stay readable."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from letopis.chronicle import Chronicle
from letopis.linking.names import fold
from letopis.records import Dispute, DisputeValue, Entity, Event, EventEvidence
from letopis.records.contract import entity_to_json
from letopis.store import Store, events, schema
from letopis.store.packing import pack
from letopis.web import create_app
from letopis.web.event import differing
from letopis.web.words import Words

BLAST = Event("V1", "INCIDENT", "", "happened", "claimed", "2023-09-17", None, (), (), (), "Blast", "")


def kept(place: Path, made: Sequence[Event], known: Sequence[Entity] = ()) -> TestClient:
    """The page over a store of these events."""
    with Store.open(place) as store, store.writing() as connection:
        rows = [{"id": e.id, "kind": e.kind, "name": e.name, "body": pack(entity_to_json(e))} for e in known]
        every = {(fold(name), e.id) for e in known for name in (e.name, *e.names.values())}
        names = [{"name": name, "entity": id} for name, id in sorted(every)]
        for table, found in ((schema.entities, rows), (schema.entity_names, names)):
            if found:
                connection.execute(table.insert(), found)
        events.replace(connection, {}, made)
    return TestClient(create_app(place), base_url="http://localhost")


def test_whoever_says_the_same_stands_together_and_the_most_go_first(tmp_path: Path) -> None:
    told = [
        ("3", "Oreska Post"),
        ("38000000000", "Steppe Herald"),
        ("≥ 38000000000", "Iren Balkor"),
        ("3", "Голос"),
    ]
    values = tuple(DisputeValue(value, root, None, "") for value, root in told)
    event = replace(BLAST, disputes=(Dispute("money", "conflict", values),))
    with kept(tmp_path / "blast.db", [event]) as client:
        [(_, shown)] = differing(client.app.state.desk, event, Words("en"))  # type: ignore[attr-defined]
        assert [(value.words, [one.root for one in value.by]) for value in shown] == [
            ("3", ["Oreska Post", "Голос"]),
            ("38,000,000,000", ["Steppe Herald"]),
            ("≥ 38,000,000,000", ["Iren Balkor"]),
        ]
        assert client.get("/event/V1").text.count('<div class="value">') == 3


@pytest.mark.parametrize(("language", "name"), [("en", "Oreska"), ("uk", "Ореська"), ("ru", "Ореск")])
def test_places_that_differ_are_named_in_the_readers_language(
    tmp_path: Path, language: str, name: str
) -> None:
    place = Entity("E1", "place", "oreska", {"en": "Oreska", "uk": "Ореська", "ru": "Ореск"})
    value = DisputeValue("oreska", "Oreska Post", None, "")
    event = replace(BLAST, disputes=(Dispute("place", "conflict", (value,)),))
    with kept(tmp_path / "blast.db", [event], [place]) as client:
        assert f"<bdi>{name}</bdi></b>" in client.get(f"/event/V1?lang={language}").text


def test_a_day_of_many_events_shows_the_weightiest_in_full_and_all_of_them(tmp_path: Path) -> None:
    quote = EventEvidence(
        "a1", "a1#c1", "Oreska Post", "", "en", None, "A blast shook the harbour.", 0, 26, ()
    )
    made = [
        replace(BLAST, id=f"V{n:02}", headline=f"Blast {n}", importance=n / 100, evidence=(quote,))
        for n in range(30)
    ]
    with kept(tmp_path / "dense.db", made) as client:
        page = client.get("/").text
        assert page.count('<li class="event') == 30
        assert page.count("<blockquote") == 8
        assert page.index("Blast 29") < page.index("Blast 22") < page.index("Blast 3:")
    assert len(Chronicle(tmp_path / "dense.db").events()) == 30
