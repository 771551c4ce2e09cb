"""judge, judgements, undo, reread, forget on the command line."""

import json
from pathlib import Path

import pytest

from letopis import pipeline
from letopis.cli import main
from tests import plain

NEWS = {
    "a": "Тайная встреча прошла в Одессе\n17.09.2023 CONSULT Иван Гай + Олена Сова @ Одесса UA | Reuters\n",
    "b": "Обстрел города продолжался весь день\n19.09.2023 ASSAULT Рота Лосей @ Львов UA\n",
}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LETOPIS_DB", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setattr("letopis.reading.reader.read", plain.read)
    monkeypatch.setattr(pipeline, "_reader_version", lambda: plain.VERSION)
    plain.written(tmp_path / "news", **NEWS)
    assert run("read", "news", "--published", "2023-09-20") == 0
    capsys.readouterr()


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture
def event(capsys: pytest.CaptureFixture[str]) -> str:
    """The id of the meeting."""
    run("chronicle", "--type", "consult", "--format", "jsonl")
    return str(json.loads(capsys.readouterr().out)["id"])


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.split())


def test_a_judgement_is_made_listed_and_undone(event: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run("judge", "set", event, "time=2023-09-16", "place=Львов", "--by", "olha", "--note", "by its host")
        == 0
    )
    made = capsys.readouterr().out
    assert [line.split()[0] for line in made.splitlines()] == ["1", "2"]
    assert f"olha {event} time=2023-09-16 · by its host" in " ".join(made.split())
    run("judgements")
    assert capsys.readouterr().out == made
    run("chronicle", "--type", "consult")
    assert "16 September 2023 Meeting" in printed(capsys)
    assert run("undo", "1") == 0
    assert "taken back on" in printed(capsys)
    assert run("undo", "1") == 1
    assert "was taken back" in capsys.readouterr().err
    run("judgements", "--all", "--format", "jsonl")
    every = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(j["id"], j["kind"], j["undone"] is None) for j in every] == [(1, "set", False), (2, "set", True)]


def test_a_rejected_event_says_how_to_bring_it_back(event: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("judge", "reject", event, "--by", "olha", "--note", "a rehearsal")
    capsys.readouterr()
    assert run("show", event) == 1
    assert "rejected by olha" in (said := capsys.readouterr().err)
    assert "letopis undo 1" in said


@pytest.mark.parametrize(("arguments", "code", "said"), [
    (["judge", "same", "{event}"], 2, "two ids"),
    (["judge", "same", "{event}", "{event}", "{event}"], 2, "3 ids"),
    (["judge", "bless", "{event}"], 2, "bless"),
    (["judge", "set", "{event}", "time=soon"], 2, "EDTF"),
    (["judge", "confirm", "V404"], 1, "no event V404. letopis chronicle"),
    (["undo", "7"], 1, "no judgement 7"),
    (["undo", "first"], 2, "first"),
    (["reread"], 2, "--all"),
    (["reread", "x"], 1, "no article x"),
    (["forget", "x"], 2, "--reason"),
    (["forget", "x", "--reason", "y"], 1, "no article x"),
    (["forget", "x", "--lift"], 1, "no forgotten article x"),
])  # fmt: skip
def test_what_cannot_be_done_is_said(
    event: str, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    assert run(*(argument.format(event=event) for argument in arguments)) == code
    assert said in " ".join(capsys.readouterr().err.split())
    run("judgements")
    assert capsys.readouterr().out == ""


def test_articles_are_read_again(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("reread", "--all") == 0
    assert "0 read anew, 2 as before, 0 refused." in capsys.readouterr().out

    def broken(_: object) -> object:
        raise ValueError("no such word")

    monkeypatch.setattr("letopis.reading.reader.read", broken)
    assert run("reread", "--all") == 1
    said = capsys.readouterr()
    assert "2 refused" in said.out
    assert "no such word" in said.err


def test_an_article_is_forgotten_and_let_in_again(event: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("show", event, "--format", "jsonl")
    id = json.loads(capsys.readouterr().out)["articles"][0]
    assert run("forget", id, "--reason", "a \x1b[31mlibel", "--by", "olha") == 0
    assert f"article {id} was forgotten on" in (told := capsys.readouterr().out)
    assert "\x1b" not in told
    assert run("show", id) == 1
    assert "by olha: a  [31mlibel." in capsys.readouterr().err
    assert run("read", "news", "--published", "2023-09-20") == 1
    assert "L041" in capsys.readouterr().err
    assert run("forget", id, "--lift") == 0
    assert run("read", "news", "--published", "2023-09-20") == 0
    capsys.readouterr()
    assert run("show", event) == 0


def test_what_people_did_shows(event: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("judge", "confirm", event, "--by", "olha")
    run("show", event, "--format", "jsonl")
    article = json.loads(capsys.readouterr().out.splitlines()[-1])["articles"][0]
    run("chronicle")
    assert capsys.readouterr().out.count("· reviewed ·") == 1
    run("judge", "retract", article, "--by", "olha")
    capsys.readouterr()
    run("show", event)
    assert "withdrawn by its outlet" in printed(capsys)
    run("show", article, "--language", "uk")
    shown = printed(capsys)
    assert "flags: retracted" in shown
    assert "e2 Иван Гай" in shown
