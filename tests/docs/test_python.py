"""The Python of docs/python.md and of the README runs, in order, on the sample corpus."""

from pathlib import Path

import pytest

from letopis import Chronicle
from letopis.chronicle import Question
from tests.docs.pages import README, ROOT, blocks, text


def test_every_question_of_the_chronicle_has_its_row() -> None:
    page = text("python.md")
    asked = [name for name in vars(Chronicle) if not name.startswith("_")]
    assert [name for name in asked if f"| `chronicle.{name}" not in page] == []
    assert [name for name in Question.__slots__ if f"`{name}`" not in page] == []


@pytest.mark.slow
def test_the_blocks_run_as_one_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    ours, theirs = blocks(text("python.md"), "python"), blocks(README.read_text(encoding="utf-8"), "python")
    assert len(ours) > 4
    assert theirs
    for blocks_of_page in (ours, theirs):
        names: dict[str, object] = {}
        for block in blocks_of_page:
            exec(compile(block, "docs", "exec"), names)
    assert "2023-09-17" in capsys.readouterr().out
