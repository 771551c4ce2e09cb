"""What slovnet parses for training: only open texts, only whole trees, once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from training import silver
from training.splits import Splits


@pytest.mark.parametrize(
    ("heads", "tree"),
    [
        ([1, -1, 1], True),
        ([-1], True),
        ([1, 0, -1], False),
        ([-1, -1], False),
        ([1, 2, 0], False),
        ([0], False),
    ],
)
def test_a_tree_has_one_root_that_every_word_leads_to(heads: list[int], tree: bool) -> None:
    assert silver._is_tree(heads) is tree


def test_parses_are_kept_and_held_topics_never_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def parse(texts: list[str]) -> Iterator[list[list[int]]]:
        seen.extend(texts)
        yield from ([[0, len(text), 7, -1, 33]] for text in texts)

    monkeypatch.setattr(silver, "_parse", parse)
    for topic, text in (
        ("brexit", "Закрытая статья о переговорах и о пошлинах."),
        ("harvest", "Комбайнеры убрали последнее поле под Луговым вчера."),
    ):
        folder = tmp_path / "slavicner/raw" / topic / "ru"
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text(text, encoding="utf-8")
    first = silver.parsed(tmp_path, Splits.load(), tmp_path)
    again = silver.parsed(tmp_path, Splits.load(), tmp_path)
    assert first == again
    assert seen == ["Комбайнеры убрали последнее поле под Луговым вчера."]
    assert [s.source for s in first] == ["silver/slavicner/harvest/ru/a/0"]
