"""What the README and the docs tell people to type is there."""

import importlib.util
import re
from pathlib import Path

import pytest

from benchmarks.accuracy.__main__ import TASKS
from tests.docs.pages import PAGES, README, ROOT, text

WRITTEN = {"benchmarks/accuracy/floors.json"}  # by a command of ours
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


def test_the_two_commands_are_told_first() -> None:
    page = README.read_text(encoding="utf-8")
    assert "make demo" in page
    assert "make test" in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_exists(page: Path) -> None:
    told = re.findall(r"(?:`|^\s*)make ([a-z]+)\b", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(told) <= targets()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_module_to_run_and_every_file_named_exists(page: Path) -> None:
    words = page.read_text(encoding="utf-8")
    for module in re.findall(r"python -m ((?:benchmarks|training)[\w.]*)", words):
        assert importlib.util.find_spec(module.rstrip(".")), module
    for path in re.findall(r"`((?:src|docs|tests|benchmarks|training|examples)/[\w./-]+\.\w+)`", words):
        assert path in WRITTEN or (ROOT / path).exists(), path


def test_every_task_of_the_benchmark_is_told() -> None:
    assert [task for task in TASKS if f"| `{task}` |" not in text("measuring.md")] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_of_the_code_that_is_named_is_there(page: Path) -> None:
    here = ROOT / "src" / "letopis"
    for path in re.findall(r"`([\w./]+\.(?:py|yaml))`", page.read_text(encoding="utf-8")):
        assert (ROOT / path).exists() or any(ROOT.glob(f"*/{path}")) or list(here.rglob(path)), path
