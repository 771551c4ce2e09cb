"""An article pasted or dropped is read, and its events are shown where they stand."""

import re
from pathlib import Path

from fastapi.testclient import TestClient

from letopis.web import create_app

REPORT = "Talks in Oreska\nForeign ministers of Poland and Ukraine met in Warsaw on 21 September 2023."


def seal(client: TestClient) -> str:
    found = re.search(r'name="seal" value="([^"]+)"', client.get("/add").text)
    assert found
    return found[1]


def test_what_is_pasted_stands_in_the_chronicle(tmp_path: Path) -> None:
    with TestClient(create_app(tmp_path / "new.db"), base_url="http://localhost") as client:
        given = {"seal": seal(client), "text": REPORT, "outlet": "The Sample Post", "published": "2023-09-22"}
        page = client.post("/add", data=given)
        assert page.status_code == 200
        assert "Talks in Oreska" in page.text
        assert "/event/" in page.text
        assert "The Sample Post" in client.get("/").text
        assert "known already" in client.post("/add", data=given).text


def test_a_program_adds_an_article(tmp_path: Path) -> None:
    with TestClient(create_app(tmp_path / "new.db"), base_url="http://localhost") as client:
        given = {"text": REPORT, "outlet": "The Sample Post", "published": "2023-09-22"}
        [added] = client.post("/add.json", json=given).json()
        assert added["outcome"] == "new"
        assert [client.get(f"/event/{id}.json").status_code for id in added["events"]] == [200]
        assert client.post("/add.json", json=given).json() == [{**added, "outcome": "same"}]
        refused = client.post("/add.json", json={"text": " ", "published": "soon"})
        assert refused.status_code == 400
        assert refused.json()["advice"]
        foreign = client.post("/add.json", json=given, headers={"origin": "https://elsewhere.example"})
        assert foreign.status_code == 403


def test_a_file_is_taken_under_its_own_kind(tmp_path: Path) -> None:
    with TestClient(create_app(tmp_path / "new.db"), base_url="http://localhost") as client:
        html = (
            f"<html><head><title>Talks</title></head><body><article><p>{REPORT}</p></article></body></html>"
        )
        given = {"seal": seal(client), "published": "2023-09-22"}
        page = client.post("/add", data=given, files={"file": ("../../talks.html", html.encode())})
        assert page.status_code == 200
        assert "/article/" in page.text


def test_what_cannot_be_read_is_explained_and_not_lost(tmp_path: Path) -> None:
    with TestClient(create_app(tmp_path / "new.db"), base_url="http://localhost") as client:
        nothing = client.post("/add", data={"seal": seal(client), "text": "  ", "outlet": "Mine"})
        assert nothing.status_code == 400
        assert "nothing to read" in nothing.text
        assert 'value="Mine"' in nothing.text
        assert (
            'role="alert"'
            in client.post("/add", data={"seal": seal(client)}, files={"file": ("a.html", b"")}).text
        )
