"""Events as they are found by what they rest on."""

from dataclasses import replace
from importlib import import_module

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import select, text

from letopis.linking.names import fold
from letopis.records import Event, EventEvidence, Roots, Voice
from letopis.store import Store, events, schema

HERALD = Voice("Степной герольд", "relay", "outlet", "named", outlet="степной герольд")
TOLD = Event(
    "V1", "CONSULT", "", "happened", "asserted", "2023-09-17", None, (), (), (), "Talks in Oreska", "",
    roots=Roots(1, 3), ledger=(
        Voice("дипломат", "root", "people", "unnamed", heard=(HERALD,)),
        Voice("Iren Balkor", "root", "person", "named", entity="E1"),
        Voice("Oreska harbour office", "root", "organisation", "named"),
    ),
)  # fmt: skip
CALLED = {
    "E1": "",  # an entity has names of its own
    "outlet:степной герольд": "Степной герольд",
    "name:iren balkor": "Iren Balkor",
    f"name:{fold('Oreska harbour office')}": "Oreska harbour office",
}


def called(store: Store) -> dict[str, str]:
    parts = schema.event_entities.c
    with store.reading() as connection:
        rows = connection.execute(select(parts.entity, parts.name).where(parts.part == "root"))
        return {row[0]: row[1] for row in rows}


def test_roots_are_found_by_key_and_called_by_name(place: str) -> None:
    with Store.open(place) as store:
        with store.writing() as connection:
            events.replace(connection, {}, [TOLD])
        assert called(store) == CALLED


def test_a_store_of_before_names_were_kept_gets_them_from_its_ledgers(place: str) -> None:
    with Store.open(place) as store, store.writing() as connection:
        events.replace(connection, {}, [TOLD])
        connection.execute(text("ALTER TABLE event_entities DROP COLUMN name"))
        with Operations.context(MigrationContext.configure(connection)):
            import_module("letopis.store.migrations.versions.0007_called").upgrade()
    with Store.open(place) as store:
        assert called(store) == CALLED


def test_a_list_has_the_best_sentence_of_each_language_and_no_ledger(place: str) -> None:
    told = [
        EventEvidence(f"a{n}", f"a{n}#c1", "Степной герольд", "", language, None, f"{n}", 0, 1, ())
        for n, language in enumerate(("ru", "en", "ru", "en"))
    ]
    event = replace(TOLD, evidence=tuple(told), claims=("a0#c1",), articles=("a0", "a1", "a2", "a3"))
    with Store.open(place) as store, store.writing() as connection:
        events.replace(connection, {}, [event])
        assert events.load(connection, ["V1"]) == [event]
        listed = replace(event, evidence=tuple(told[:2]), ledger=())
        assert events.load(connection, ["V1"], listed=True) == [listed]
