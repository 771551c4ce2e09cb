"""A judgement weighs the same whether articles came before it or after."""

from itertools import permutations
from pathlib import Path

import pytest

from letopis import pipeline
from letopis.chronicle import Chronicle
from letopis.records import Event
from letopis.store import Store
from tests import plain

NEWS = {
    "a": "Встреча прошла в Одессе\n17.09.2023 CONSULT Иван Гай + Олена Сова @ Одесса UA | Reuters\n",
    "b": "Переговоры состоялись\n17.09.2023 CONSULT Гай + Олена Сова @ Одесса UA\n",
    "c": "Сирена над портом\n19.09.2023 ASSAULT Рота Лосей @ Портовая Слобода UA\n",
    "d": "Стрельба на окраине\n19.09.2023 ASSAULT Рота Лосей @ Слобода UA\n",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _plain_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("letopis.reading.reader.read", plain.read)
    monkeypatch.setattr(pipeline, "_reader_version", lambda: plain.VERSION)


def judge(store: Store) -> None:
    """Part a claim from its event, correct one, join two places, tell two people apart."""
    ids = {a.title: a.id for a in Chronicle(store).articles()}
    of = {name: ids[text.partition("\n")[0]] for name, text in NEWS.items()}
    for verdict, id, other in (
        ("same", f"{of['c']}#e1", f"{of['d']}#e1"),
        ("set", f"{of['d']}#c1", "time=2023-09-20"),
        ("different", f"{of['a']}#c1", f"{of['b']}#c1"),
        ("different", f"{of['a']}#e3", f"{of['b']}#e3"),
        ("confirm", f"{of['c']}#c1", ""),
    ):
        pipeline.judge(store, verdict, id, other, by="olha")  # type: ignore[arg-type]


def chronicle(place: Path, folder: Path, first: tuple[str, ...], then: tuple[str, ...]) -> list[Event]:
    with Store.open(place) as store:
        for name in first:
            pipeline.read_into(store, [folder / f"{name}.txt"], published="2023-09-21", workers=1)
        judge(store)
        for name in then:
            pipeline.read_into(store, [folder / f"{name}.txt"], published="2023-09-21", workers=1)
        return Chronicle(store).events()


def test_any_order_gives_the_same_chronicle(tmp_path: Path) -> None:
    late = {
        "e": NEWS["a"].replace("Встреча прошла", "Сошлись двое"),
        "f": NEWS["d"].replace("Стрельба", "Пальба"),
    }
    folder = plain.written(tmp_path / "news", **NEWS, **late)
    expected = chronicle(tmp_path / "all.db", folder, (*NEWS, *late), ())
    assert {event.type for event in expected if event.reviewed} == {"CONSULT", "ASSAULT"}
    for number, order in enumerate(list(permutations(NEWS))[::6]):
        assert chronicle(tmp_path / f"{number}.db", folder, order, tuple(late)) == expected
        assert chronicle(tmp_path / f"{number}r.db", folder, (*late, *order), ()) == expected
