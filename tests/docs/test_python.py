"""The Python of docs/python.md and of the README runs, in order, on the sample corpus."""

from pathlib import Path

import pytest

from tests.docs.pages import README, ROOT, blocks, text


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
