"""What people decide: heard at once, kept when articles are read again, taken back without a trace."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from letopis import pipeline
from letopis.chronicle import Chronicle
from letopis.errors import NotFoundError, QuestionError
from letopis.records import Event
from letopis.store import Store
from tests import plain

MEETING = "17.09.2023 CONSULT Иван Гай + Олена Сова @ Одесса UA"
NEWS = {
    "a": f"Тайная встреча прошла в Одессе\n{MEETING} | Reuters < a diplomat\n",
    "b": f"Переговоры состоялись в Одессе\n{MEETING}\n",
    "c": "Обстрел города продолжался весь день\n19.09.2023 ASSAULT Рота Лосей @ Львов UA\n",
    "d": "Стороны переговорили снова\n28.09.2023 CONSULT Пётр Лис + Анна Ворона @ Львов UA\n",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _plain_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("letopis.reading.reader.read", plain.read)
    monkeypatch.setattr(pipeline, "_reader_version", lambda: plain.VERSION)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "letopis.db") as store:
        pipeline.read_into(store, [plain.written(tmp_path / "news", **NEWS)], published="2023-09-21")
        yield store


def events(store: Store) -> dict[str, Event]:
    """The events, by type and day: «CONSULT 17»."""
    return {f"{e.type} {e.time[-2:]}": e for e in Chronicle(store).events()}


def everything(store: Store) -> list[Event]:
    return Chronicle(store).events()


def test_two_events_are_one_and_two_again(store: Store) -> None:
    before, there = everything(store), events(store)
    made = pipeline.judge(
        store, "same", there["CONSULT 17"].id, there["CONSULT 28"].id, by="olha", note="one talk"
    )
    assert (made.kind, made.by, made.note) == ("same_event", "person:olha", "one talk")
    one = Chronicle(store).event(there["CONSULT 28"].id)
    assert one.id == there["CONSULT 17"].id
    assert (len(one.articles), one.reviewed) == (3, True)
    assert pipeline.undo(store, made.id).id == made.id
    assert everything(store) == before


def test_a_claim_is_taken_out_of_its_event(store: Store) -> None:
    before, meeting = everything(store), events(store)["CONSULT 17"]
    made = pipeline.judge(store, "different", meeting.id, meeting.claims[1], by="olha")
    assert len(everything(store)) == len(before) + 1
    assert [len(e.articles) for e in everything(store) if e.type == "CONSULT"] == [1, 1, 1]
    pipeline.undo(store, made.id)
    assert everything(store) == before


def test_what_was_misread_is_rejected_and_comes_back(store: Store) -> None:
    before, assault = everything(store), events(store)["ASSAULT 19"]
    made = pipeline.judge(store, "reject", assault.id, by="olha", note="a drill")
    assert "ASSAULT 19" not in events(store)
    with pytest.raises(NotFoundError, match=r"rejected by olha on .*: a drill") as caught:
        Chronicle(store).event(assault.id)
    assert f"letopis undo {made.id}" in caught.value.advice
    with pytest.raises(NotFoundError, match="rejected by olha"):
        pipeline.judge(store, "confirm", assault.id, by="petro")
    pipeline.undo(store, made.id)
    assert everything(store) == before


def test_a_reprint_of_what_was_rejected_does_not_bring_it_back(store: Store, tmp_path: Path) -> None:
    pipeline.judge(store, "reject", events(store)["ASSAULT 19"].id, by="olha")
    reprint = plain.written(tmp_path / "more", e=NEWS["c"])
    pipeline.read_into(store, [reprint], outlet="Голос Моря", published="2023-09-21")
    assert "ASSAULT 19" not in events(store)


def test_a_rejected_claim_leaves_its_event_to_the_others(store: Store) -> None:
    before, meeting = everything(store), events(store)["CONSULT 17"]
    made = pipeline.judge(store, "reject", meeting.claims[0], by="olha")
    assert events(store)["CONSULT 17"].claims == meeting.claims[1:]
    pipeline.undo(store, made.id)
    assert everything(store) == before


def test_a_note_stays_with_its_event_and_decides_nothing(store: Store) -> None:
    before, meeting = everything(store), events(store)["CONSULT 17"]
    made = pipeline.judge(store, "note", meeting.id, by="olha", note="ask the ministry")
    assert everything(store) == before
    assert [(j.kind, j.note, j.attached) for j in Chronicle(store).judgements()] == [
        ("note", "ask the ministry", True)
    ]
    pipeline.undo(store, made.id)
    assert Chronicle(store).judgements() == []
    with pytest.raises(QuestionError, match="says nothing"):
        pipeline.judge(store, "note", meeting.id, by="olha")


def test_confirming_marks_and_changes_nothing_else(store: Store) -> None:
    before = events(store)["CONSULT 17"]
    made = pipeline.judge(store, "confirm", before.id, by="olha")
    after = events(store)["CONSULT 17"]
    assert (before.reviewed, after.reviewed, after.id) == (False, True, before.id)
    assert not events(store)["CONSULT 28"].reviewed
    pipeline.undo(store, made.id)
    assert events(store)["CONSULT 17"] == before


@pytest.mark.parametrize(("given", "field", "value"), [
    ("type=cooperate", "type", "COOPERATE"),
    ("mode=meet", "mode", "meet"),
    ("status=cancelled", "status", "cancelled"),
    ("stance=denied", "stance", "denied"),
    ("time=2023-09-16/2023-09-17", "time", "2023-09-16/2023-09-17"),
    ("time=", "time", ""),
])  # fmt: skip
def test_a_field_of_an_event_is_set_and_taken_back(store: Store, given: str, field: str, value: str) -> None:
    before = events(store)["CONSULT 17"]
    made = pipeline.judge(store, "set", before.id, given, by="olha")
    after = Chronicle(store).event(before.id)
    assert (getattr(after, field), after.reviewed, after.disputes) == (value, True, before.disputes)
    pipeline.undo(store, made.id)
    assert Chronicle(store).event(before.id) == before


def test_a_place_is_set_by_its_name(store: Store) -> None:
    before = events(store)["CONSULT 17"]
    pipeline.judge(store, "set", before.id, "place=Львов", by="olha")
    after = Chronicle(store).event(before.id)
    assert after.place == events(store)["ASSAULT 19"].place
    assert "Львов" in after.headlines["ru"]
    pipeline.judge(store, "set", before.id, "place=", by="olha")
    assert Chronicle(store).event(before.id).place is None


def test_a_corrected_claim_goes_where_it_belongs(store: Store) -> None:
    meeting, later = events(store)["CONSULT 17"], events(store)["CONSULT 28"]
    claim = next(id for id in meeting.claims if id in meeting.claims[1])
    pipeline.judge(store, "set", claim, "time=2023-09-03", by="olha")
    assert (len(events(store)["CONSULT 17"].articles), len(events(store)["CONSULT 03"].articles)) == (1, 1)
    assert events(store)["CONSULT 03"].reviewed
    assert events(store)["CONSULT 28"] == later


def test_two_people_are_one_and_two_again(store: Store) -> None:
    before = everything(store)
    gai = next(p for p in events(store)["CONSULT 17"].actors if p.name == "Иван Гай")
    lis = next(p for p in events(store)["CONSULT 28"].actors if p.name == "Пётр Лис")
    made = pipeline.judge(store, "same", gai.id, lis.id, by="olha", note="a pen name")
    assert made.kind == "same_entity"
    assert {p.id for key in ("CONSULT 17", "CONSULT 28") for p in events(store)[key].actors} == {gai.id}
    assert Chronicle(store).entity(lis.id).entity.id == gai.id
    pipeline.undo(store, made.id)
    assert everything(store) == before
    assert Chronicle(store).entity(lis.id).entity.name == "Пётр Лис"


def test_homonyms_are_parted_whatever_the_rules_say_and_stay_so(store: Store, tmp_path: Path) -> None:
    more = plain.written(
        tmp_path / "more", e="Гай сыграл на скрипке\n30.09.2023 PROTEST Иван Гай @ Киев UA\n"
    )
    [step] = steps(store, more)
    assert step.article is not None
    before = everything(store)
    gai = next(p for p in events(store)["CONSULT 17"].actors if p.name == "Иван Гай")
    assert events(store)["PROTEST 30"].actors[0].id == gai.id
    made = pipeline.judge(store, "different", gai.id, f"{step.article.id}#e2", by="olha")
    assert made.kind == "different_entity"
    other = events(store)["PROTEST 30"].actors[0]
    assert other.id != gai.id
    again(store)
    assert events(store)["PROTEST 30"].actors[0].id == other.id
    pipeline.undo(store, made.id)
    assert everything(store) == before


@pytest.mark.parametrize(("verdict", "ids", "said"), [
    ("same", ["{event}"], "two ids"),
    ("same", ["{event}", "{event}"], "one already"),
    ("same", ["{event}", "{entity}"], "cannot be compared"),
    ("reject", ["{entity}"], "same or different"),
    ("confirm", ["{event}", "{event}"], "one id"),
    ("set", ["{event}"], "field=value"),
    ("set", ["{event}", "colour=red"], "Fields: type mode status"),
    ("set", ["{event}", "type=party"], "Choose from AGREE"),
    ("set", ["{event}", "time=soon"], "EDTF"),
    ("set", ["{event}", "place=Атлантида"], "no place 'Атлантида'"),
    ("set", ["{event}", "place={entity}"], "id of a place"),
    ("bless", ["{event}"], "Choose from same different"),
])  # fmt: skip
def test_what_cannot_be_judged_is_refused_with_what_can(
    store: Store, verdict: str, ids: list[str], said: str
) -> None:
    there = events(store)["CONSULT 17"]
    names = {"event": there.id, "entity": there.actors[0].id}
    with pytest.raises(QuestionError) as caught:
        pipeline.judge(store, verdict, *(id.format(**names) for id in ids), by="olha")  # type: ignore[arg-type]
    assert said in str(caught.value)
    with pytest.raises(NotFoundError):
        pipeline.judge(store, "confirm", "V404", by="olha")
    assert Chronicle(store).judgements() == []


def test_withdrawn_articles_count_for_nothing_and_stay_visible(store: Store) -> None:
    before, meeting = everything(store), events(store)["CONSULT 17"]
    root = next(e.article for e in meeting.evidence if e.chain)
    made = pipeline.judge(store, "retract", root, by="olha", note="the paper said sorry")
    after = Chronicle(store).event(meeting.id)
    assert {e.article: e.retracted for e in after.evidence} == {a: a == root for a in meeting.articles}
    assert root not in after.articles
    assert not any("diplomat" in name for name in after.roots.names)
    assert "retracted" in Chronicle(store).article(root).article.flags
    pipeline.undo(store, made.id)
    assert everything(store) == before


def test_an_event_that_only_withdrawn_articles_tell_has_no_root(store: Store) -> None:
    assault = events(store)["ASSAULT 19"]
    pipeline.judge(store, "retract", assault.articles[0], by="olha")
    after = Chronicle(store).event(assault.id)
    assert (after.roots.low, after.roots.high, after.evidence[0].retracted) == (0, 0, True)
    assert "withdrawn" in after.roots.reasons[0]


def steps(store: Store, folder: Path) -> list[pipeline.Step]:
    found: list[pipeline.Step] = []
    pipeline.read_into(store, [folder], published="2023-09-21", progress=found.append)
    return found


def again(store: Store) -> None:
    """Link everything anew."""
    from letopis.store import schema

    with store.writing() as connection:
        connection.execute(schema.readings.update().values(state="waiting"))
        connection.execute(schema.spellings.update().values(state="waiting"))
    pipeline.settle(store)
