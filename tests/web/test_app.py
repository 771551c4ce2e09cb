"""What a reader of the page sees, and what a hostile document or host does not get."""

import hashlib
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from letopis import Chronicle
from letopis.records import Quantity
from letopis.web import create_app
from letopis.web.app import bounds, counted, safe, shown, stamp


def test_the_front_page_lists_events_with_their_evidence_under_their_day(client: TestClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "18 September 2023" in page.text
    assert "представители Армении и Азербайджана встретились в Стамбуле" in page.text
    assert "1 root" in page.text


def test_a_filter_narrows_the_list_and_stands_in_the_form(client: TestClient) -> None:
    page = client.get("/", params={"where": "Warsaw", "min_roots": ""})
    assert "Стамбуле" not in page.text
    assert 'value="Warsaw"' in page.text


def test_a_question_without_answer_says_so(client: TestClient) -> None:
    assert "Nothing in the chronicle answers" in client.get("/", params={"text": "несуществующееслово"}).text


def test_a_bad_date_is_explained_beside_the_form(client: TestClient) -> None:
    page = client.get("/", params={"since": "soon"})
    assert page.status_code == 400
    assert "is no date" in page.text
    assert 'name="since" value="soon"' in page.text


@pytest.mark.parametrize("kind", ["event", "article"])
def test_every_event_and_article_has_its_page_and_its_twin(client: TestClient, db: Path, kind: str) -> None:
    events = Chronicle(db).events()
    ids = {e.id for e in events} if kind == "event" else {a for e in events for a in e.articles}
    assert ids
    for id in ids:
        assert client.get(f"/{kind}/{id}").status_code == 200
        twin = client.get(f"/{kind}/{id}.json").json()
        assert (twin["article"]["id"] if kind == "article" else twin["id"]) == id


def test_an_entity_leads_to_its_events(client: TestClient, db: Path) -> None:
    event = next(e for e in Chronicle(db).events() if e.place and e.actors and "Стамбуле" in e.summary)
    for party in (*event.actors, event.place):
        assert event.id in client.get(f"/entity/{party.id}").text
        assert event.id in client.get(f"/entity/{party.id}.json").json()["events"]


def test_the_archived_original_is_saved_and_not_shown(client: TestClient, db: Path) -> None:
    article = Chronicle(db).events()[0].articles[0]
    answer = client.get(f"/article/{article}/original")
    assert hashlib.sha256(answer.content).hexdigest() == Chronicle(db).article(article).article.sha256
    assert answer.headers["content-disposition"].startswith("attachment")
    assert client.get("/article/nosuch/original").status_code == 404


def test_counts_have_a_page_and_a_twin(client: TestClient) -> None:
    assert "2023-09" in client.get("/counts").text
    assert all(row["events"] >= 1 for row in client.get("/counts.json").json())


def test_what_does_not_exist_is_a_clear_404_in_both_forms(client: TestClient) -> None:
    page, twin = client.get("/event/nosuch"), client.get("/event/nosuch.json")
    assert page.status_code == twin.status_code == 404
    assert "nosuch" in page.text
    assert "nosuch" in twin.json()["error"]


def test_hostile_text_is_shown_and_never_run(client: TestClient, db: Path) -> None:
    addresses = ["/", *(f"/event/{e.id}" for e in Chronicle(db).events())]
    addresses += [f"/article/{a}" for e in Chronicle(db).events() for a in e.articles]
    pages = [client.get(address).text for address in addresses]
    assert any("&lt;script&gt;" in page for page in pages)
    assert not any("<script" in page or 'href="javascript:' in page for page in pages)


def test_headers_forbid_scripts_and_framing(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


def test_another_host_name_is_refused_without_a_token(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421


def test_with_a_token_only_its_bearer_is_answered(db: Path) -> None:
    with TestClient(create_app(str(db), token="secret"), base_url="http://news.example") as client:
        assert client.get("/").status_code == 401
        assert client.get("/", params={"token": "wrong"}).status_code == 401
        assert client.get("/chronicle.json", headers={"authorization": "Bearer secret"}).status_code == 200
        assert "token" not in str(client.get("/", params={"token": "secret"}).url)  # redirected with a cookie
        assert client.get("/").status_code == 200


def test_an_empty_store_says_how_to_begin(tmp_path: Path) -> None:
    with TestClient(create_app(str(tmp_path / "new.db")), base_url="http://localhost") as client:
        assert "letopis read" in client.get("/").text


def test_a_sentence_is_quoted_once_on_the_page_of_its_event(client: TestClient, db: Path) -> None:
    for event in Chronicle(db).events():
        page = client.get(f"/event/{event.id}").text
        assert page.count('<div class="evidence">') == len({(e.article, e.quote) for e in event.evidence})
    assert stamp("2023-10-04T15:10:00+03:00") == "2023-10-04 15:10"


def test_numbers_are_said_in_words() -> None:
    assert [counted(1, 1), counted(2, 2), counted(1, 3)] == ["1 root", "2 roots", "1–3 roots"]
    assert shown(100, 100, 512) == "events 101–200 of 512"
    figures = [
        Quantity("killed", low, high, "", (0, 1))
        for low, high in ((100, None), (None, 5), (3, 5), (112, 112))
    ]
    assert [bounds(q) for q in figures] == ["100 or more", "up to 5", "3–5", "112"]
    assert [safe(u) for u in ("https://a.example/x", "javascript:alert(1)", "")] == [
        "https://a.example/x",
        "",
        "",
    ]
