"""What a reader of the page sees, and what a hostile document or host does not get."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import letopis
from letopis import Chronicle
from letopis.web import create_app
from letopis.web.desk import safe
from tests.web.conftest import REPORTS


def test_the_front_page_lists_events_with_their_evidence_under_their_day(client: TestClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "September 2023" in page.text
    assert "18 Mon" in page.text
    assert "представители Армении и Азербайджана встретились в Стамбуле" in page.text
    assert "1 root · 1 article" in page.text


def test_a_filter_narrows_the_list_stands_in_the_form_and_can_be_taken_away(client: TestClient) -> None:
    page = client.get("/", params={"where": "Warsaw", "min_roots": ""})
    assert "Стамбуле" not in page.text
    assert 'value="Warsaw"' in page.text
    assert '<a class="chip" href="/"' in page.text


def test_facets_count_what_is_found_and_narrow_it(client: TestClient) -> None:
    page = client.get("/").text
    address = re.search(r'<a href="(/\?outlet=[^"]*)"[^>]*><bdi>Вестник Примера', page)
    assert address
    narrowed = client.get(address[1].replace("&amp;", "&")).text
    assert "Стамбуле" in narrowed
    assert "Warsaw" not in narrowed.partition('class="list"')[2].partition("<aside")[0]


def test_what_one_word_or_stance_or_status_tells_is_found(client: TestClient, db: Path) -> None:
    every = Chronicle(db).events()
    for address, answers in (
        ("single=true", lambda e: e.roots.high <= 1),
        ("stance=claimed", lambda e: e.stance == "claimed"),
        ("status=planned", lambda e: e.status == "planned"),
        ("differ=denial", lambda e: any(d.kind == "denial" for d in e.disputes)),
    ):
        found = {event["id"] for event in client.get(f"/chronicle.json?{address}").json()}
        assert found == {event.id for event in every if answers(event)}


def test_words_asked_for_are_marked_in_any_form(client: TestClient) -> None:
    assert "<mark class=hit>встретились</mark>" in client.get("/", params={"text": "встретиться"}).text


def test_a_question_without_answer_says_so(client: TestClient) -> None:
    page = client.get("/", params={"text": "несуществующееслово"}, headers={"accept-language": "en"})
    assert "Nothing in the chronicle answers" in page.text


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


def test_the_archived_original_is_saved_or_shown_as_plain_text_that_runs_nothing(
    client: TestClient, db: Path
) -> None:
    article = Chronicle(db).events()[0].articles[0]
    answer = client.get(f"/article/{article}/original")
    assert hashlib.sha256(answer.content).hexdigest() == Chronicle(db).article(article).article.sha256
    assert answer.headers["content-disposition"].startswith("attachment")
    shown = client.get(f"/article/{article}/original?show=true")
    assert shown.headers["content-type"].startswith("text/plain")
    assert "sandbox" in shown.headers["content-security-policy"]
    assert client.get("/article/nosuch/original").status_code == 404


def test_counts_have_a_page_and_a_twin(client: TestClient) -> None:
    assert "2023-09" in client.get("/counts").text
    assert all(row["events"] >= 1 for row in client.get("/counts.json").json())


def test_what_does_not_exist_is_a_clear_404_in_both_forms(client: TestClient) -> None:
    for kind in ("event", "entity", "article"):
        page, twin = client.get(f"/{kind}/nosuch"), client.get(f"/{kind}/nosuch.json")
        assert page.status_code == twin.status_code == 404
        assert "nosuch" in page.text
        assert "nosuch" in twin.json()["error"]


def test_hostile_text_is_shown_and_never_run(client: TestClient, db: Path) -> None:
    addresses = ["/", *(f"/event/{e.id}" for e in Chronicle(db).events())]
    addresses += [f"/article/{a}" for e in Chronicle(db).events() for a in e.articles]
    pages = [client.get(address).text for address in addresses]
    assert any("&lt;script&gt;" in page for page in pages)
    ours = re.compile(r'<script src="/static/letopis\.js\?[0-9a-f]+" defer></script>')
    assert not any("<script" in ours.sub("", page) or 'href="javascript:' in page for page in pages)
    assert [safe(u) for u in ("https://a.example/x", "javascript:alert(1)", "", "http://[")] == [
        "https://a.example/x", "", "", "",
    ]  # fmt: skip


def test_no_page_has_script_or_style_of_its_own(client: TestClient, db: Path) -> None:
    event = Chronicle(db).events()[0]
    for address in ("/", f"/event/{event.id}", f"/article/{event.articles[0]}", "/counts"):
        page = client.get(address).text
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! src=)", page)
        policy = client.get(address).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy


def test_assets_are_kept_for_ever_under_the_hash_of_what_they_hold(client: TestClient) -> None:
    for address in re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get("/").text):
        assert re.search(r"\?[0-9a-f]{12}$", address)
        assert "immutable" in client.get(address).headers["cache-control"]
    assert "immutable" not in client.get("/static/letopis.css").headers.get("cache-control", "")


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


def test_a_store_of_one_article_has_every_page(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text(json.dumps({**REPORTS[1], "clean": True}), "utf-8")
    letopis.read([tmp_path / "one.jsonl"], db=tmp_path / "one.db")
    with TestClient(create_app(tmp_path / "one.db"), base_url="http://localhost") as client:
        for path in ("/", "/map", "/network", "/sources", "/counts", "/briefing", "/judgements", "/add"):
            assert client.get(path).status_code == 200, path
        assert "1 article" in client.get("/").text
        assert "Warsaw" in client.get("/map").text
        notes = client.get("/briefing.json").json()["sources"]
        assert {note["way"].rpartition(" → ")[2] for note in notes} == {REPORTS[1]["outlet"]}


def test_a_sentence_is_quoted_once_on_the_page_of_its_event(client: TestClient, db: Path) -> None:
    for event in Chronicle(db).events():
        page = client.get(f"/event/{event.id}").text.partition("<h2>Evidence")[2].partition("<h2>")[0]
        assert page.count('<div class="evidence"') == len({(e.article, e.quote) for e in event.evidence})


@pytest.mark.parametrize(
    ("language", "words"), [("en", "1 root"), ("uk", "1 першоджерело"), ("ru", "1 первоисточник")]
)
def test_the_page_speaks_the_language_asked_for_kept_or_accepted(db: Path, language: str, words: str) -> None:
    with TestClient(create_app(str(db)), base_url="http://localhost") as client:
        for ways in (
            {"params": {"lang": language}},
            {"headers": {"accept-language": f"de;q=0.9,{language}"}},
        ):
            page = client.get("/", **ways)  # type: ignore[arg-type]
            assert f'<html lang="{language}"' in page.text
            assert words in page.text
        client.get("/settings", params={"language": language, "theme": "dark"})
        assert f'<html lang="{language}" data-theme="dark"' in client.get("/").text


def test_a_switch_leads_back_to_its_page_and_nowhere_else(client: TestClient) -> None:
    def led(back: str) -> str:
        answer = client.get("/settings", params={"theme": "auto", "back": back}, follow_redirects=False)
        return answer.headers["location"]

    assert led("/?who=Klaar") == "/?who=Klaar"
    assert [led(x) for x in ("https://evil.example", "//evil.example", "/\\evil.example")] == ["/", "/", "/"]
