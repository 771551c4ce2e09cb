"""A judgement made on a page is kept, shown, and can be taken back."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from letopis import Chronicle
from letopis.web import create_app


@pytest.fixture
def own(db: Path, tmp_path: Path) -> Path:
    """A store that a test may change."""
    return Path(shutil.copy(db, tmp_path / "own.db"))


@pytest.fixture
def judge(own: Path) -> Iterator[TestClient]:
    with TestClient(create_app(own, token="t"), base_url="http://localhost") as client:
        client.headers["authorization"] = "Bearer t"
        yield client


def sealed(client: TestClient, page: str) -> str:
    found = re.search(r'name="seal" value="([^"]+)"', client.get(page).text)
    assert found
    return found[1]


def test_an_event_is_confirmed_shown_as_reviewed_and_taken_back(judge: TestClient, own: Path) -> None:
    event = Chronicle(own).events()[0]
    page = f"/event/{event.id}"
    given = {"verdict": "confirm", "id": event.id, "by": "Ірен", "note": "seen", "back": page}
    answer = judge.post("/judge", data={**given, "seal": sealed(judge, page)})
    assert answer.status_code == 200
    assert "reviewed" in answer.text
    assert 'value="Ірен"' in answer.text  # the next form is signed already
    listed = judge.get("/judgements.json").json()
    assert [(j["kind"], j["by"], j["note"]) for j in listed] == [("confirm", "person:Ірен", "seen")]
    undone = judge.post(
        f"/judgements/{listed[0]['id']}/undo", data={"seal": sealed(judge, page), "by": "Ірен"}
    )
    assert "taken back" in undone.text
    assert not Chronicle(own).event(event.id).reviewed


def test_a_note_stands_with_an_event_that_stays_as_it_was(judge: TestClient, own: Path) -> None:
    event = Chronicle(own).events()[0]
    page = f"/event/{event.id}"
    given = {"verdict": "note", "id": event.id, "by": "Iren", "back": page, "seal": sealed(judge, page)}
    assert judge.post("/judge", data=given).status_code == 400  # it says nothing
    assert "ask the ministry" in judge.post("/judge", data={**given, "note": "ask the ministry"}).text
    assert Chronicle(own).event(event.id) == event


def test_a_field_is_set(judge: TestClient, own: Path) -> None:
    event = next(e for e in Chronicle(own).events() if e.time == "2023-09-18")
    page = f"/event/{event.id}"
    given = {
        "verdict": "set",
        "id": event.id,
        "by": "Iren",
        "field": "time",
        "value": "2023-09-19",
        "back": page,
    }
    assert "19 September 2023" in judge.post("/judge", data={**given, "seal": sealed(judge, page)}).text


def test_two_events_are_joined_the_old_address_leads_on_and_undone_stands_again(
    judge: TestClient, own: Path
) -> None:
    one, other = Chronicle(own).events()[:2]
    seal = sealed(judge, f"/event/{one.id}")
    judge.post(
        "/judge", data={"verdict": "same", "id": one.id, "other": other.id, "by": "Iren", "seal": seal}
    )
    joined = {judge.get(f"/event/{id}").url.path for id in (one.id, other.id)}
    assert len(joined) == 1
    made = judge.get("/judgements.json").json()
    assert [j["kind"] for j in made] == ["same_event"]  # what rules decide is not listed
    judge.post(f"/judgements/{made[0]['id']}/undo", data={"by": "Iren", "seal": seal})
    assert [judge.get(f"/event/{id}").url.path for id in (one.id, other.id)] == [
        f"/event/{one.id}",
        f"/event/{other.id}",
    ]


def test_two_reports_are_parted_again(judge: TestClient, own: Path) -> None:
    one, other = Chronicle(own).events()[:2]
    seal = sealed(judge, f"/event/{one.id}")
    signed = {"by": "Iren", "seal": seal, "id": one.id}
    judge.post("/judge", data={**signed, "verdict": "same", "other": other.id})
    reports = {"report": one.claims[0], "other_report": other.claims[0]}
    judge.post("/judge", data={**signed, **reports, "verdict": "different"})
    homes = [judge.get(f"/event/{event.claims[0]}".replace("#", "%23")).url.path for event in (one, other)]
    assert homes[0] != homes[1]


def test_an_event_is_rejected_says_so_and_is_brought_back(
    judge: TestClient, own: Path, caplog: pytest.LogCaptureFixture
) -> None:
    event = Chronicle(own).events()[0]
    seal = sealed(judge, f"/event/{event.id}")
    with caplog.at_level("INFO", "letopis.audit"):
        judge.post(
            "/judge",
            data={"verdict": "reject", "id": event.id, "by": "Iren", "seal": seal, "note": "a drill"},
        )
        gone = judge.get(f"/event/{event.id}")
        assert gone.status_code == 404
        assert "a drill" in gone.text
        [made] = judge.get("/judgements.json").json()
        judge.post(f"/judgements/{made['id']}/undo", data={"by": "Олена", "seal": seal})
    assert Chronicle(own).event(event.id).id == event.id
    assert [line.rpartition(" ")[2] for line in caplog.messages] == ["Iren", "Олена"]


def test_what_cannot_be_judged_is_explained(judge: TestClient, own: Path) -> None:
    event = Chronicle(own).events()[0]
    seal = sealed(judge, f"/event/{event.id}")
    for given in (
        {"verdict": "praise", "id": event.id, "by": "Iren"},
        {"verdict": "confirm", "id": event.id, "by": " "},
        {"verdict": "set", "id": event.id, "by": "Iren", "field": "time", "value": "soon"},
    ):
        assert judge.post("/judge", data={**given, "seal": seal}).status_code == 400
    assert (
        judge.post("/judge", data={"verdict": "confirm", "id": "V0", "by": "I", "seal": seal}).status_code
        == 404
    )
