"""The command line: what it prints where, what it exits with, what its help teaches."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from letopis import __version__, pipeline
from letopis.cli import COMMANDS, main
from tests import plain

NEWS = {
    "a": "Тайная встреча прошла в Одессе\n17.09.2023 CONSULT Иван Гай + Олена Сова @ Одесса UA | Reuters\n",
    "b": "Обстрел города продолжался весь день\n19.09.2023 ASSAULT Рота Лосей @ Львов UA\n",
}
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LETOPIS_DB", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setattr("letopis.reading.reader.read", plain.read)
    monkeypatch.setattr(pipeline, "_reader_version", lambda: plain.VERSION)
    plain.written(tmp_path / "news", **NEWS)


def run(*arguments: str) -> int:
    """The exit code of a command."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


def test_read_then_chronicle(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("read", "news", "--outlet", "Вестник Степи", "--published", "2023-09-20") == 0
    out = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in out[:2]] == [["new", "2023-09-20"]] * 2
    assert out[-1] == "2 new. letopis.db holds 2 articles, 2 events: letopis chronicle"
    assert run("chronicle", "--who", "Гай") == 0
    assert capsys.readouterr().out.startswith("17 September 2023\n  Meeting: ")
    assert run("read", "news") == 0
    assert capsys.readouterr().out.startswith("2 new") is False


def test_the_store_is_where_one_says(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LETOPIS_DB", "env.db")
    run("read", "news/a.txt")
    run("read", "news/b.txt", "--db", "said.db")
    capsys.readouterr()
    run("chronicle", "--format", "jsonl")
    assert [json.loads(line)["type"] for line in capsys.readouterr().out.splitlines()] == ["CONSULT"]
    run("chronicle", "--format", "jsonl", "--db", "said.db")
    assert [json.loads(line)["type"] for line in capsys.readouterr().out.splitlines()] == ["ASSAULT"]
    assert not Path("letopis.db").exists()


def test_nothing_is_kept_with_no_store(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("read", "news", "--no-store", "--format", "jsonl") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["format"] for line in lines] == ["letopis.reading/1"] * 2
    assert [line["article"]["title"] for line in lines] == [text.partition("\n")[0] for text in NEWS.values()]
    assert run("read", "news", "--no-store") == 0
    assert "19 September 2023" in capsys.readouterr().out
    assert list(Path().glob("*.db*")) == []


def test_what_fails_is_one_line_on_stderr_and_the_rest_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    plain.written(Path("news"), c="Статья BREAKS читателя\nи больше ничего")
    assert run("read", "news", "missing.txt") == 1
    said = capsys.readouterr()
    assert [line.split()[0] for line in said.err.splitlines()] == ["L000", "L011"]
    assert "2 new, 2 refused." in said.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chronicle", "--type", "party"], "Choose from AGREE"),
        (["chronicle", "--since", "soon"], "2023-09-17"),
        (["chronicle", "--language", "fr"], "en ru uk"),
        (["chronicle", "--colour", "red"], "--colour"),
        (["counts", "--by", "mood"], "Choose from year"),
        (["serve", "--host", "0.0.0.0"], "--token"),
        (["serve", "--port", "0"], "65535"),
        (["read"], "PATHS"),
        (["reed", "news"], "reed"),
        (["--knowledge", "nowhere", "read", "news"], "no folder nowhere"),
    ],
)
def test_what_is_not_understood_exits_with_2_and_says_what_would_be(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    run("read", "news", "--published", "2023-09-20")
    capsys.readouterr()
    assert run(*arguments) == 2
    captured = capsys.readouterr()
    assert said in " ".join(captured.err.split())
    assert captured.out == ""


def test_asking_before_reading_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["chronicle"], ["counts"], ["show", "V1"], ["serve"]):
        assert run(*command) == 1
        assert "letopis read PATHS" in capsys.readouterr().err
    assert not Path("letopis.db").exists()


def test_show_opens_events_articles_and_entities(capsys: pytest.CaptureFixture[str]) -> None:
    run("read", "news")
    capsys.readouterr()
    run("chronicle", "--type", "consult", "--format", "jsonl")
    event = json.loads(capsys.readouterr().out)
    for id, part in (
        (event["id"], "Roots"),
        (event["claims"][0], "Roots"),
        (event["articles"][0], "What it tells of"),
        (event["actors"][0]["id"], "Иван Гай"),
    ):
        assert run("show", id) == 0
        assert part in capsys.readouterr().out
        assert run("show", id, "--format", "jsonl") == 0
        assert json.loads(capsys.readouterr().out)
    assert run("show", "V000") == 1


def test_counts_are_csv(capsys: pytest.CaptureFixture[str]) -> None:
    run("read", "news")
    capsys.readouterr()
    assert run("counts", "--by", "month,type") == 0
    assert capsys.readouterr().out.splitlines() == [
        "month,type,events,corroborated", "2023-09,ASSAULT,1,0", "2023-09,CONSULT,1,0",
    ]  # fmt: skip


def test_version_and_help_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out.strip() == __version__
    assert run("--help") == 0
    shown = capsys.readouterr().out
    places = [shown.index(f"\u2502 {command.__name__} ") for command in COMMANDS]
    assert places == sorted(places), "in the order in which they are first needed"


@pytest.mark.parametrize("command", [command.__name__ for command in COMMANDS])
def test_every_command_teaches_by_example_and_says_what_each_option_does(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert run(command, "--help") == 0
    shown = capsys.readouterr().out
    assert f"letopis {command}" in shown.partition("For example:")[2]
    lines = [line.strip("│ *") for line in shown.splitlines()]
    options = [line for line in lines if line.startswith("--")]
    assert options
    assert all("  " in line for line in options), "an option without a word of explanation"


def test_a_pipe_that_closes_early_is_no_error() -> None:
    run("read", "news")
    command = f"{sys.executable} -m letopis chronicle --format jsonl | head -c 5"
    ended = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
    )  # fmt: skip
    assert ended.stderr == ""


def test_explain_sources_and_the_past(capsys: pytest.CaptureFixture[str]) -> None:
    run("read", "news", "--outlet", "Вестник Степи", "--published", "2023-09-20")
    capsys.readouterr()
    run("chronicle", "--format", "jsonl", "--sort", "roots", "--root", "Reuters")
    [event] = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert event["ledger"][0]["name"] == "Reuters"
    assert run("show", event["id"]) == 0
    assert "● Reuters · cited; its own sources are not known" in capsys.readouterr().out
    assert run("explain", event["id"]) == 0
    assert "High is 1: 1 (Reuters)." in capsys.readouterr().out
    assert run("explain", event["id"], "--format", "jsonl") == 0
    assert json.loads(capsys.readouterr().out)["event"]["id"] == event["id"]
    assert run("sources") == 0
    assert "Reuters: cited, its own sources not known" in capsys.readouterr().out
    assert run("sources", "--format", "jsonl") == 0
    assert {json.loads(line)["part"] for line in capsys.readouterr().out.splitlines()} == {
        "root",
        "relay",
        "outlet",
    }
    assert run("chronicle", "--as-of", "2023-09-19") == 0
    assert capsys.readouterr().out == "No events.\n"
    assert run("chronicle", "--disputed") == 0
    assert capsys.readouterr().out == "No events.\n"
    assert run("show", event["id"], "--as-of", "2023-09-19") == 1
    assert run("chronicle", "--as-of", "soon") == 2
    assert "2023-09-29T18:00" in capsys.readouterr().err


def test_help_does_not_open_what_is_heavy() -> None:
    heavy = "numpy", "sqlalchemy", "onnxruntime", "pydantic"
    code = f"import sys, letopis.cli; print([m for m in {heavy} if m in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
