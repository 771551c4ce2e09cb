"""What only articles of sport, showbiz or weather tell of is left out unless it is asked for, and that is said."""

import json
from pathlib import Path

import pytest

import letopis
from letopis import Chronicle
from letopis.chronicle import Question
from letopis.cli.chronicle import chronicle
from letopis.pipeline import judge

REPORTS = [
    {
        "id": "match", "outlet": "The Sample Post", "published": "2023-10-02", "title": "Kalmin win the cup",
        "text": "Kalmin met Talvik in the final of the cup on Sunday. Striker Ivo Pelko scored in the last minute "
        "of the match, the coach of the team praised the goalkeeper, and fans filled the stadium for the best "
        "game of the season.",
    },
    {
        "id": "talks", "outlet": "The Sample Post", "published": "2023-10-02", "title": "Envoys meet in Oslo",
        "text": "Envoys of Armenia and Azerbaijan met in Oslo on Sunday, a diplomat said.",
    },
]  # fmt: skip


@pytest.fixture
def db(tmp_path: Path) -> Path:
    feed = tmp_path / "feed.jsonl"
    rows = [{**report, "language": "en", "clean": True} for report in REPORTS]
    feed.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    letopis.read([feed], db=tmp_path / "letopis.db")
    return tmp_path / "letopis.db"


def test_a_match_is_left_out_until_it_is_asked_for_or_judged(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = Chronicle(db)
    noise = [event for event in asked.events() if event.noise]
    assert noise
    assert {event.noise for event in noise} == {"sport"}
    quiet = asked.events(Question(noise=False))
    assert quiet
    assert not {event.id for event in quiet} & {event.id for event in noise}
    assert len(quiet) + len(noise) == asked.total()

    chronicle(db=str(db))
    assert "left out: --noise shows" in capsys.readouterr().err
    chronicle(db=str(db), noise=True)
    assert capsys.readouterr().err == ""

    judge(asked.store, "confirm", noise[0].id, by="Ada")
    assert asked.total(Question(noise=False)) == len(quiet) + 1
