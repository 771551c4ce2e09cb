"""Sport is left out of the pages and said to be, one click away; the twins and the counts agree."""

import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import letopis
from letopis import Chronicle
from letopis.web import create_app
from tests.web.conftest import REPORTS

MATCH = {
    "id": "match", "outlet": "The Sample Post", "published": "2023-09-20", "language": "en",
    "title": "Kalmin win the cup",
    "text": "Kalmin met Talvik in the final of the cup on Sunday. Striker Ivo Pelko scored in the last minute of the "
    "match, the coach of the team praised the goalkeeper, and fans filled the stadium for the best game of the season.",
}  # fmt: skip


@pytest.fixture
def both(tmp_path: Path) -> Path:
    feed = tmp_path / "feed.jsonl"
    rows = [{**report, "clean": True} for report in (REPORTS[0], MATCH)]
    feed.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    letopis.read([feed], db=tmp_path / "letopis.db")
    return tmp_path / "letopis.db"


def test_noise_is_left_out_and_shown_when_asked_for(both: Path) -> None:
    events = Chronicle(both).events()
    noise = {event.id for event in events if event.noise}
    assert noise
    with TestClient(create_app(both), base_url="http://localhost") as client:
        for path in ("/", "/map", "/network", "/counts"):
            page = client.get(path, headers={"accept-language": "en"}).text
            assert "of sport, showbiz or weather" in page, path
            address = re.search(r'<a href="([^"]*noise=true)"', page)
            assert address, path
            assert "of sport, showbiz or weather" not in client.get(address[1].replace("&amp;", "&")).text
        told = {event["id"] for event in client.get("/chronicle.json").json()}
        assert told == {event.id for event in events} - noise
        every = {event["id"] for event in client.get("/chronicle.json?noise=true").json()}
        assert every == {event.id for event in events}
        few, all = (sum(row["events"] for row in client.get(f"/counts.json?by=type{x}").json())
                    for x in ("", "&noise=true"))  # fmt: skip
        assert all - few == len(noise)
        assert client.get(f"/event/{min(noise)}").status_code == 200  # its own page stands
