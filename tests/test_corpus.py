"""The sample corpus: each trap of real news comes out as examples/README.md says it must."""

from pathlib import Path

import pytest

import letopis
from letopis.records import Event, Party
from letopis.store import Store, articles, copying

CORPUS = Path(__file__).parent.parent / "examples" / "corpus"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("corpus") / "letopis.db"
    assert all(step.error is None for step in letopis.read([CORPUS], db=db))
    return db


@pytest.fixture(scope="module")
def events(db: Path) -> list[Event]:
    return letopis.Chronicle(db).events()


def everyone(event: Event) -> tuple[Party, ...]:
    return (*event.actors, *event.recipients, *event.participants)


def surnames(event: Event) -> set[str]:
    return {(p.names.get("en") or p.names.get("latin") or p.name).split()[-1] for p in everyone(event)}


def about(events: list[Event], kind: str, time: str) -> list[Event]:
    return [e for e in events if e.type == kind and e.time == time]


def test_reading_the_folder_twice_stores_nothing_new(db: Path) -> None:
    before = letopis.Chronicle(db).size
    assert {step.outcome for step in letopis.read([CORPUS], db=db)} == {"same"}
    assert letopis.Chronicle(db).size == before
    assert before[0] == 20


def test_the_istanbul_meeting_is_one_event_of_five_articles_and_at_most_two_roots(
    events: list[Event],
) -> None:
    (meeting,) = about(events, "CONSULT", "2023-09-17")
    assert len(meeting.articles) == 5
    assert {"Bono", "Klaar"} <= surnames(meeting)
    assert {"US", "EU", "RU"} <= {party.country for party in everyone(meeting)}
    assert meeting.roots.low == 1
    assert meeting.roots.high <= 2
    assert len(meeting.roots.reasons) >= 1


def test_what_retells_the_meeting_is_held_to_carry_the_first_text(db: Path) -> None:
    with Store.open(db) as store, store.reading() as connection:
        outlet = {article.id: article.outlet for article in articles.newest(connection, 0, 0)}
        found = {
            outlet[c.copy]: c
            for c in copying.among(connection, outlet)
            if outlet[c.original] == "Вестник Примера"
        }
    assert "own_words" in found["Голос Образца"].evidence
    assert found["Вісник Прикладу"].evidence == "translation"
    assert (
        found["Зразкова газета"].evidence == "translation"
    )  # it names no source, and has everything from there
    assert found.keys() == {"Голос Образца", "Вісник Прикладу", "Зразкова газета"}


def test_two_meetings_of_one_day_stay_two(events: list[Event]) -> None:
    assert len(about(events, "CONSULT", "2023-10-02")) == 2


def test_two_people_of_one_surname_stay_two(events: list[Event]) -> None:
    bergs = {p.id for e in events for p in everyone(e) if (p.names.get("latin") or p.name).endswith("Berg")}
    assert len(bergs) == 2


def test_the_toll_rises_without_a_conflict(events: list[Event]) -> None:
    (blast,) = [e for e in events if e.time == "2023-09-25" and e.type in ("INCIDENT", "ASSAULT")]
    assert len(blast.outlets) >= 3
    tolls = [d for d in blast.disputes if d.field.startswith("killed")]
    assert {d.kind for d in tolls} <= {"development"}


def test_a_spokesman_and_the_ministry_deny_with_one_voice(db: Path, events: list[Event]) -> None:
    denials = [e for e in events if e.type == "DENY"]
    assert denials
    assert all(e.roots.low == e.roots.high == 1 for e in denials)
    (kept,) = letopis.Chronicle(db).events(letopis.Question(disputed=True))
    (ministry,) = [v for v in kept.ledger if v.part == "denial" and "Petr Lansky" in v.name]
    assert {e.outlet for through in ministry.heard for e in through.told} == {
        "The Sample Post",
        "Зразкова газета",
    }


def test_what_an_officer_tells_and_the_ministry_denies_is_disputed(db: Path, events: list[Event]) -> None:
    (kept,) = letopis.Chronicle(db).events(letopis.Question(disputed=True))
    (dispute,) = kept.disputes
    assert (dispute.field, dispute.kind) == ("happening", "denial")
    assert [e.outlet for e in kept.evidence if not e.denies] == ["Голос Образца"]
    assert {e.outlet for e in kept.evidence if e.denies} == {"The Sample Post", "Зразкова газета"}
    assert (kept.stance, kept.roots.low, kept.roots.high) == ("claimed", 1, 1)
    assert "офицер генерального штаба" in kept.evidence[0].chain
    assert kept.id in {event.id for event in events}


def test_a_search_is_no_attack(events: list[Event]) -> None:
    assert not [e for e in events if e.type == "ASSAULT" and "операцію" in e.summary]


def test_outlets_that_cite_each_other_are_one_root(events: list[Event]) -> None:
    (closing,) = [e for e in events if e.time == "2023-11-01"]
    assert len(closing.outlets) == 2
    assert closing.status == "planned"
    assert (closing.roots.low, closing.roots.high) == (1, 1)


def test_plans_are_planned(events: list[Event]) -> None:
    assert {e.status for e in events if e.time in ("2023-10-20", "2024-01-01")} == {"planned"}


def test_the_whole_toll_is_told_by_its_latest_figure(events: list[Event]) -> None:
    (blast,) = [e for e in events if e.time == "2023-09-25" and e.type in ("INCIDENT", "ASSAULT")]
    assert not [d for d in blast.disputes if d.kind == "conflict"]


def test_people_have_the_names_that_the_english_press_gives_them(events: list[Event]) -> None:
    (statement,) = [e for e in events if e.time == "2023-05" and e.type == "STATE"]
    assert "Pashinyan" in statement.headlines["en"]
    assert "Pashynian" not in "".join(e.headlines["en"] for e in events)


def test_headlines_are_no_clauses(events: list[Event]) -> None:
    for event in events:
        shown = event.headlines["en"].partition("“")[0]
        assert len(shown) < 90, shown
        assert not any(word in shown for word in ("участники", "послом", "лидерами", "six people over"))


def test_nothing_of_the_furniture_is_news(events: list[Event]) -> None:
    assert not [e for e in events if "Выставка" in e.summary or "exhibition" in e.summary]


def test_the_agreement_of_may_is_one_event_of_two_outlets(events: list[Event]) -> None:
    (agreement,) = about(events, "AGREE", "2023-05")
    assert len(agreement.outlets) == 2
    assert {"AM", "AZ"} <= {party.country for party in everyone(agreement)}


def test_one_demands_and_the_other_refuses(events: list[Event]) -> None:
    demanded = [e for e in about(events, "REQUEST", "2023-10-03") if "Eva Berg" in e.headlines["en"]]
    refused = [e for e in events if e.type == "REJECT" and "Jonas Berg" in e.headlines["en"]]
    assert demanded
    assert refused
