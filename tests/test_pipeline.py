"""From files to the chronicle: order, versions, refusals, crashes."""

import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from letopis import pipeline
from letopis.chronicle import Chronicle, Question
from letopis.pipeline import Step
from letopis.store import Store, articles, judgements, schema
from tests import plain

NEWS = {
    "a": "Тайная встреча прошла в Одессе\n"
    "17.09.2023 CONSULT Иван Гай + Олена Сова @ Одесса UA | Reuters < a diplomat\n",
    "b": "Переговоры состоялись в Одессе\n17.09.2023 CONSULT Гай + Олена Сова @ Одесса UA\n",
    "c": "Обстрел города продолжался весь день\n19.09.2023 ASSAULT Рота Лосей @ Львов UA\n",
    "d": "Хлеб привезли в город\n09.2023 AID Олена Сова + Иван Гай @ Львов UA | Reuters\n",
    "e": "Гай и Сова снова говорили в Одессе\n20.09.2023 CONSULT Иван Гай + Олена Сова @ Одесса UA\n",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _plain_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("letopis.reading.reader.read", plain.read)
    monkeypatch.setattr(pipeline, "_reader_version", lambda: plain.VERSION)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "letopis.db") as store:
        yield store


def read(store: Store, *paths: Path, **options: object) -> list[Step]:
    steps: list[Step] = []
    pipeline.read_into(store, paths, progress=steps.append, **options)  # type: ignore[arg-type]
    return steps


def told(store: Store) -> set[tuple[str, str, int]]:
    """Events as type, time and number of articles."""
    return {(e.type, e.time, len(e.articles)) for e in Chronicle(store).events()}


def test_articles_become_a_chronicle(store: Store, tmp_path: Path) -> None:
    steps = read(store, plain.written(tmp_path / "news", **NEWS), published="2023-09-21")
    assert [step.outcome for step in steps] == ["new"] * 5
    assert told(store) == {
        ("CONSULT", "2023-09-17", 2), ("ASSAULT", "2023-09-19", 1), ("AID", "2023-09", 1),
        ("CONSULT", "2023-09-20", 1),
    }  # fmt: skip
    merged = Chronicle(store).events(Question(who="Сова", until="2023-09-17", type="consult"))[0]
    assert merged.roots.low == 1
    assert {party.name for party in (*merged.actors, *merged.recipients)} == {"Иван Гай", "Олена Сова"}


def test_the_same_files_again_change_nothing_and_are_not_read(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = plain.written(tmp_path / "news", **NEWS)
    read(store, folder)
    before = Chronicle(store).events()
    monkeypatch.setattr("letopis.reading.reader.read", None)
    assert {step.outcome for step in read(store, folder)} == {"same"}
    assert Chronicle(store).events() == before


@pytest.mark.parametrize("seed", range(4))
def test_any_order_gives_the_same_chronicle(tmp_path: Path, seed: int) -> None:
    folder = plain.written(tmp_path / "news", **NEWS)
    files = sorted(folder.iterdir())
    random.Random(seed).shuffle(files)
    with Store.open(tmp_path / "once.db") as once, Store.open(tmp_path / "one-by-one.db") as one_by_one:
        read(once, folder)
        for file in files:
            read(one_by_one, file)
        assert Chronicle(once).events() == Chronicle(one_by_one).events()


def test_a_pool_gives_what_one_process_gives_in_the_same_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("letopis.intake.draft.now", lambda: "2023-09-21T12:00:00+00:00")
    folder = plain.written(tmp_path / "news", **NEWS)
    alone = list(pipeline.read([folder], workers=1))
    assert list(pipeline.read([folder], workers=2)) == alone
    assert [step.article.title for step in alone if step.article] == [
        text.partition("\n")[0] for text in NEWS.values()
    ]


def test_what_fails_is_named_and_the_rest_go_on(store: Store, tmp_path: Path) -> None:
    folder = plain.written(tmp_path / "news", **NEWS, broken="Статья BREAKS читателя\nи больше ничего")
    steps = read(store, folder, tmp_path / "missing.txt")
    refused = [step for step in steps if step.outcome == "refused"]
    assert ["ValueError" in str(step.error) for step in refused] == [True, False]
    assert [step.outcome for step in steps].count("new") == 5
    assert len(told(store)) == 4


def test_an_edited_article_replaces_its_events_and_old_ids_lead_on(store: Store, tmp_path: Path) -> None:
    folder = plain.written(tmp_path / "news", c=NEWS["c"])
    read(store, folder)
    old = Chronicle(store).events()[0]
    plain.written(folder, c="Уточнено редакцией сегодня\n18.09.2023 ASSAULT Рота Лосей @ Львов UA\n")
    assert [step.outcome for step in read(store, folder)] == ["version"]
    assert told(store) == {("ASSAULT", "2023-09-18", 1)}
    new = Chronicle(store).events()[0]
    assert new.id != old.id
    assert Chronicle(store).event(old.id) == new


def test_merges_are_judgements_with_their_reasons(store: Store, tmp_path: Path) -> None:
    read(store, plain.written(tmp_path / "news", **NEWS))
    event = Chronicle(store).events(Question(until="2023-09-17", type="consult"))[0]
    with store.reading() as connection:
        made = judgements.of(connection, event.claims)
    assert [(j.kind, j.by, bool(j.note)) for j in made] == [("same_event", "rule:likeness", True)]
    assert {made[0].subject, made[0].object} == set(event.claims)


def test_a_person_may_part_what_a_rule_joined_and_take_it_back(store: Store, tmp_path: Path) -> None:
    folder = plain.written(tmp_path / "news", a=NEWS["a"], b=NEWS["b"])
    read(store, folder)
    joined = Chronicle(store).events()[0]
    with store.writing() as connection:
        judgement = judgements.append(connection, "different_event", *joined.claims, by="person:olha")
    again(store)
    assert told(store) == {("CONSULT", "2023-09-17", 1)}
    assert len(Chronicle(store).events()) == 2
    with store.writing() as connection:
        judgements.undo(connection, judgement.id)
    again(store)
    assert Chronicle(store).event(joined.id).claims == joined.claims


def again(store: Store) -> None:
    """Link everything anew."""
    with store.writing() as connection:
        connection.execute(schema.readings.update().values(state="waiting"))
    pipeline.settle(store)


def test_linking_that_was_cut_off_is_done_when_the_chronicle_is_next_opened(
    store: Store, tmp_path: Path
) -> None:
    article = plain.article(NEWS["a"])
    with store.writing() as connection:
        articles.add(connection, article, b"", plain.read(article))
    assert Chronicle(store).events() == []
    assert len(pipeline.open_chronicle(store).events()) == 1


KILLED = """
import os, signal, sys
import letopis.reading.reader
from letopis import pipeline
import letopis.pipeline.link
from letopis.store import Store
from tests import plain

letopis.reading.reader.read = plain.read
place, folder, after, where = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
count = 0

def told(step):
    global count
    print(step.article.id, flush=True)
    count += 1
    if where == "reading" and count == after:
        os.kill(os.getpid(), signal.SIGKILL)

def cut(*_):
    os.kill(os.getpid(), signal.SIGKILL)

if where == "linking":
    pipeline.link._replace = cut
pipeline.read_into(Store.open(place), [folder], workers=1, progress=told)
"""


@pytest.mark.parametrize(("after", "where"), [(1, "reading"), (3, "reading"), (5, "linking")])
def test_a_crash_loses_nothing_that_was_acknowledged(
    place: str, tmp_path: Path, after: int, where: str
) -> None:
    folder = plain.written(tmp_path / "news", **NEWS)
    command = [sys.executable, "-c", KILLED, place, str(folder), str(after), where]
    ended = subprocess.run(
        command, capture_output=True, text=True, cwd=Path(__file__).parent.parent, check=False
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    acknowledged = ended.stdout.split()
    assert len(acknowledged) == after
    with Store.open(place) as store:
        with store.reading() as connection:
            assert list(connection.scalars(select(schema.articles.c.id).order_by("number"))) == acknowledged
            assert articles.waiting(connection, 9) == acknowledged
        assert read(store, folder)[-1].article is not None
        with Store.open(tmp_path / "whole.db") as whole:
            read(whole, folder)
            assert Chronicle(store).events() == Chronicle(whole).events()


def test_two_processes_may_write_at_once(place: str, tmp_path: Path) -> None:
    folder = plain.written(tmp_path / "news", **NEWS)
    command = [sys.executable, "-c", KILLED, place, str(folder), "99", "nowhere"]
    root = Path(__file__).parent.parent
    both = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root) for _ in range(2)
    ]
    for process in both:
        _, said = process.communicate(timeout=600)  # a busy machine is slow, not wrong
        assert process.returncode == 0, said.decode()
    with Store.open(place) as store:
        assert len(told(store)) == 4


def test_the_python_way_is_the_same(tmp_path: Path) -> None:
    import letopis

    folder = plain.written(tmp_path / "news", **NEWS)
    steps = letopis.read(folder)
    assert [step.reading is not None for step in steps] == [True] * 5
    letopis.read([folder], db=tmp_path / "letopis.db")
    assert letopis.Chronicle(tmp_path / "letopis.db").events(letopis.Question(type="aid"))[0].type == "AID"
    with pytest.raises(AttributeError):
        letopis.nothing  # noqa: B018
