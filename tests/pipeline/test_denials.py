"""A denial finds what it denies in other articles, and leaves no trace when its article is withdrawn."""

from itertools import permutations
from pathlib import Path

import pytest

from letopis import pipeline
from letopis.chronicle import Chronicle, Question
from letopis.records import Event
from letopis.store import Store
from tests import plain

NEWS = {
    "told": "Порт обстреляли\n19.09.2023 ASSAULT Рота Лосей @ Портовая Слобода UA | Север < рыбак\n",
    "again": "Снаряды в порту\n19.09.2023 ASSAULT Рота Лосей @ Портовая Слобода UA\n",
    "denial": "Рота отрицает обстрел\n19.09.2023 denied ASSAULT Рота Лосей @ Портовая Слобода UA | Рота Лосей\n",
}


@pytest.fixture(autouse=True)
def _plain_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("letopis.reading.reader.read", plain.read)
    monkeypatch.setattr(pipeline, "_reader_version", lambda: plain.VERSION)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return plain.written(tmp_path / "news", **NEWS)


def read(store: Store, folder: Path, *names: str) -> Event:
    for name in names:
        pipeline.read_into(store, [folder / f"{name}.txt"], published="2023-09-21", workers=1)
    (event,) = Chronicle(store).events()
    return event


def test_what_is_denied_elsewhere_is_disputed_whichever_came_first(tmp_path: Path, folder: Path) -> None:
    found = []
    for number, order in enumerate(permutations(NEWS)):
        with Store.open(tmp_path / f"{number}.db") as store:
            found.append(read(store, folder, *order))
            assert Chronicle(store).events(Question(disputed=True)) == [found[-1]]
    assert all(event == found[0] for event in found)
    (dispute,) = found[0].disputes
    assert (dispute.field, dispute.kind) == ("happening", "denial")
    assert {value.value for value in dispute.values} == {"so", "denied"}
    assert [e.denies for e in found[0].evidence] == [False, False, True]
    assert found[0].stance != "denied"


def test_a_denial_adds_no_root(tmp_path: Path, folder: Path) -> None:
    with Store.open(tmp_path / "all.db") as store:
        before = read(store, folder, "told", "again").roots
        after = read(store, folder, "denial").roots
    assert (after.low, after.high, after.names) == (before.low, before.high, before.names)


def test_a_denial_that_is_withdrawn_denies_nothing(tmp_path: Path, folder: Path) -> None:
    with Store.open(tmp_path / "all.db") as store:
        before = read(store, folder, "told", "again")
        read(store, folder, "denial")
        (denial,) = [a for a in Chronicle(store).articles() if a.title.startswith("Рота")]
        pipeline.judge(store, "retract", denial.id, by="olha")
        (after,) = Chronicle(store).events()
    assert after.disputes == before.disputes == ()
    assert after.roots == before.roots


def test_what_nobody_but_the_denial_tells_is_denied(tmp_path: Path, folder: Path) -> None:
    with Store.open(tmp_path / "all.db") as store:
        alone = read(store, folder, "denial")
    assert (alone.stance, alone.disputes) == ("denied", ())
