"""Whatever moment a process dies at, what it acknowledged is there; whoever reads meanwhile sees a whole chronicle."""

import multiprocessing
import os
import shutil
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import event, select

from letopis import pipeline
from letopis.chronicle import Chronicle
from letopis.records import Article, Event, Reading
from letopis.store import Store, schema
from tests import plain

NEWS = {
    "a": "Тайная встреча прошла в Одессе\n17.09.2023 CONSULT Иван Гай + Олена Сова @ Одесса UA | Reuters\n",
    "b": "Переговоры состоялись в Одессе\n17.09.2023 CONSULT Гай + Олена Сова @ Одесса UA\n",
    "c": "Обстрел города продолжался\n19.09.2023 ASSAULT Рота Лосей @ Львов UA\n2023 AID Марта Выдра\n",
}  # fmt: skip
POINTS = 20  # at which a process is killed, spread over its statements


@pytest.fixture(autouse=True)
def _plain_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("letopis.reading.reader.read", plain.read)
    monkeypatch.setattr(pipeline, "_reader_version", lambda: plain.VERSION)


def counting(store: Store, dies_at: int) -> Iterator[int]:
    """Counts statements to the database from 1 and dies before that one; gives the number of the next."""
    numbers = count(1)

    @event.listens_for(store.engine, "before_cursor_execute")
    def _(*_: object) -> None:
        if next(numbers) == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    return numbers


def read(place: str, folder: Path, told: Path, dies_at: int) -> None:
    """Read into a store, writing down what was acknowledged; die before a statement to the database, or, at 0,
    write down how many there were."""
    with Store.open(place) as store, told.open("a", encoding="utf-8") as acknowledged:
        done = counting(store, dies_at)

        def tell(step: pipeline.Step) -> None:
            assert step.article is not None
            print(step.article.id, file=acknowledged, flush=True)

        pipeline.read_into(store, [folder], workers=1, progress=tell)
        if not dies_at:
            print(next(done) - 1, file=acknowledged)


def run(place: str, folder: Path, told: Path, dies_at: int = 0) -> list[str]:
    """Read in a process of its own; gives what that wrote down."""
    process = multiprocessing.get_context("fork").Process(target=read, args=(place, folder, told, dies_at))
    process.start()
    process.join()
    assert process.exitcode == (-signal.SIGKILL if dies_at else 0)
    return told.read_text(encoding="utf-8").split()


@pytest.mark.filterwarnings(
    "ignore:.*multi-threaded, use of fork:DeprecationWarning"
)  # the child runs no thread
def test_a_process_may_die_at_any_moment(tmp_path: Path) -> None:
    folder = plain.written(tmp_path / "news", **NEWS)
    *_, statements = run(str(tmp_path / "whole.db"), folder, tmp_path / "whole")
    with Store.open(tmp_path / "whole.db") as store:
        whole = Chronicle(store).events()
    step = int(statements) // POINTS
    assert step > 1
    for point in range(1, int(statements), step):
        place = str(tmp_path / f"{point}.db")
        acknowledged = run(place, folder, tmp_path / str(point), point)
        with Store.open(place) as store:
            with store.reading() as connection:
                stored = list(
                    connection.scalars(select(schema.articles.c.id).order_by(schema.articles.c.number))
                )
            assert stored[: len(acknowledged)] == acknowledged
            pipeline.open_chronicle(store)
            pipeline.read_into(store, [folder], workers=1)
            assert Chronicle(store).events() == whole, f"killed before statement {point} of {statements}"


class Better:
    """A later reader, which finds that the second article tells of nothing."""

    version = "plain/2"

    def __call__(self, article: Article) -> Reading:
        found = plain.read(replace(article, text="") if article.title.startswith("Переговоры") else article)
        return replace(found, version=self.version)


def reread(place: str, dies_at: int, counted: Path) -> None:
    """Read a store again; die before a statement to the database, or, at 0, write down how many there were."""
    with Store.open(place) as store:
        done = counting(store, dies_at)
        pipeline.reread(store, workers=1, reader=Better())
        counted.write_text(str(next(done) - 1), encoding="utf-8")


@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
def test_reading_again_may_be_cut_off_at_any_moment_and_goes_on(tmp_path: Path) -> None:
    folder = plain.written(tmp_path / "news", **NEWS)
    counted = tmp_path / "statements"

    with Store.open(tmp_path / "begun.db") as store:
        pipeline.read_into(store, [folder], workers=1)
        told = next(e for e in Chronicle(store).events() if e.type == "ASSAULT")
        pipeline.judge(store, "confirm", told.id, by="olha")

    def begun(name: str) -> str:
        return str(shutil.copy(tmp_path / "begun.db", tmp_path / name))

    def run(place: str, dies_at: int = 0) -> int | None:
        process = multiprocessing.get_context("fork").Process(target=reread, args=(place, dies_at, counted))
        process.start()
        process.join()
        return process.exitcode

    def events(place: str) -> list[Event]:
        with Store.open(place) as store:
            return pipeline.open_chronicle(store).events()

    whole = begun("whole.db")
    before = events(whole)
    assert run(whole) == 0
    after = events(whole)
    assert after != before
    assert any(event.reviewed for event in after)
    statements = int(counted.read_text(encoding="utf-8"))
    for point in range(1, statements, max(1, statements // 12)):
        place = begun(f"{point}.db")
        assert run(place, point) == -signal.SIGKILL
        assert run(place) == 0
        assert events(place) == after, f"killed before statement {point} of {statements}"


def test_a_judgement_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    folder = plain.written(tmp_path / "news", **NEWS)
    with Store.open(tmp_path / "letopis.db") as store:
        pipeline.read_into(store, [folder], workers=1)
        before = Chronicle(store).events()
        told = next(e for e in before if e.type == "ASSAULT")

        class Cut(BaseException):
            """What nobody catches."""

        for point in range(1, 60, 4):
            done = 0

            def cut(*_: object, point: int = point) -> None:
                nonlocal done
                done += 1
                if done == point:
                    raise Cut

            event.listen(store.engine, "before_cursor_execute", cut)
            try:
                made = pipeline.judge(store, "reject", told.id, by="olha")
            except Cut:
                made = None
            finally:
                event.remove(store.engine, "before_cursor_execute", cut)
            assert [j.id for j in Chronicle(store).judgements()] == ([made.id] if made else [])
            if made:
                pipeline.undo(store, made.id)
            assert Chronicle(store).events() == before


def test_readers_see_a_whole_chronicle_while_it_is_written(place: str, tmp_path: Path) -> None:
    texts = {f"n{n}": text.replace("17.09", f"{n + 1:02}.09") for n, text in enumerate([*NEWS.values()] * 6)}
    folder = plain.written(tmp_path / "news", **texts)
    seen: list[int] = []
    over = threading.Event()

    def look() -> None:
        with Store.open(place) as store:
            while not over.is_set():
                chronicle = Chronicle(store)
                with store.reading() as connection:  # of one moment: every event has its articles and claims
                    ids = set(connection.scalars(select(schema.articles.c.id)))
                    held = set(connection.scalars(select(schema.event_claims.c.article)))
                    assert held <= ids
                seen.append(len(chronicle.events()))

    Store.open(place).close()
    reader = threading.Thread(target=look)
    reader.start()
    try:
        with Store.open(place) as store:
            for file in sorted(folder.iterdir()):
                pipeline.read_into(store, [file], workers=1)
    finally:
        over.set()
        reader.join()
    assert seen
    with Store.open(place) as store:
        assert seen[-1] <= len(Chronicle(store).events())
