"""Who may ask how much, and who may change anything."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from letopis import Chronicle
from letopis.web import create_app
from letopis.web.guard import ASKED, BODY, CHANGED, MINUTE, Limits


def test_an_address_may_ask_so_often_a_minute_and_change_less_often() -> None:
    now = [0.0]
    limits = Limits(lambda: now[0])
    assert not any(limits.wait("10.0.0.1", changes=True) for _ in range(CHANGED))
    assert limits.wait("10.0.0.1", changes=True) == MINUTE
    assert not any(limits.wait("10.0.0.1", changes=False) for _ in range(ASKED))
    assert limits.wait("10.0.0.1", changes=False)
    assert not limits.wait("10.0.0.2", changes=True)
    now[0] = MINUTE
    assert not limits.wait("10.0.0.1", changes=True)


def test_a_body_must_say_how_long_it_is_and_not_be_long(client: TestClient) -> None:
    assert client.post("/add", content=iter([b"seal=x"])).status_code == 411
    assert client.post("/add", headers={"content-length": str(BODY + 1)}).status_code == 413


@pytest.mark.parametrize("header", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}])
def test_another_sites_page_changes_nothing(client: TestClient, header: dict[str, str]) -> None:
    assert client.post("/add", data={"seal": "x", "text": "x"}, headers=header).status_code == 403


def test_a_form_without_our_seal_changes_nothing(db: Path) -> None:
    event = Chronicle(db).events()[0]
    given = {"verdict": "confirm", "id": event.id, "by": "Iren", "seal": "guessed"}
    with TestClient(create_app(db, token="t"), base_url="http://localhost") as client:
        client.headers["authorization"] = "Bearer t"
        assert client.post("/judge", data=given).status_code == 400
        assert client.post("/add", data={"seal": "guessed", "text": "x"}).status_code == 400
    assert not Chronicle(db).event(event.id).reviewed


def test_without_a_token_nobody_judges(client: TestClient, db: Path) -> None:
    event = Chronicle(db).events()[0]
    page = client.get(f"/event/{event.id}").text
    assert "/judge" not in page.replace("/judgements", "")
    given = {"verdict": "confirm", "id": event.id, "by": "Iren", "seal": "x"}
    refused = client.post("/judge", data=given)
    assert refused.status_code == 400
    assert "token" in refused.text
