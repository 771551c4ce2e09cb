"""A second reader at an endpoint: what it says is held to the schema, to the text, and to limits."""

import json
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis import pipeline
from letopis.cli import main
from letopis.errors import LetopisError
from letopis.reading.endpoint import Endpoint, asking, pieces
from letopis.records import Article, Reading
from letopis.store import Store
from tests.reading.endpoint.server import Stub, serving

RU = (
    "Министр Лесковии встретился с послом Норданы\n"
    "17 сентября министр обороны Лесковии Пётр Ясень встретился в Варшаве с послом Италии Анной Росси. Об этом "
    "пишет агентство Рейтер со ссылкой на неназванного чиновника. Погибли 12 человек.\n"
)
MET = {
    "sentence": "17 сентября министр обороны Лесковии Пётр Ясень встретился в Варшаве с послом Италии Анной Росси.",
    "trigger": "встретился",
    "type": "CONSULT",
    "mode": "third-party",
    "status": "happened",
    "stance": "claimed",
    "actors": ["Пётр Ясень"],
    "recipients": ["Анной Росси"],
    "participants": [],
    "place": "Варшаве",
    "time": "17 сентября",
    "cue": "",
    "sources": [],
}
TOLD = {
    "sources": [
        {"words": "Рейтер", "anonymity": "named"},
        {"words": "неназванного чиновника", "anonymity": "named"},
    ],
    "cue": "пишет",
    "actors": ["неназванного чиновника"],
    "recipients": [],
    "place": "",
    "time": "",
}


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "PAUSES", (0.0, 0.0))


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serving(Stub([MET])) as serving_stub:
        yield serving_stub


def article(text: str = RU) -> Article:
    return Article("a1", "", "", text.splitlines()[0], "ru", text, "0" * 64, "2023-10-04")


def told(stub: Stub, *claims: dict[str, Any]) -> Reading:
    stub.claims = [MET | claim for claim in claims]
    return Endpoint(stub.url, "tiny")(article())


def words(spans: list[tuple[int, int]]) -> list[str]:
    return [RU[start:end] for start, end in spans]


def test_what_it_tells_stands_at_its_words(stub: Stub) -> None:
    reading = told(stub, {})
    (claim,) = reading.claims
    assert (claim.type, claim.mode, claim.status, claim.by) == (
        "CONSULT",
        "third-party",
        "happened",
        "endpoint:tiny",
    )
    assert words([e.trigger for e in claim.evidences]) == ["встретился"]
    assert claim.time
    assert claim.time.edtf == "2023-09-17"
    names = {e.id: (e.name, e.kind) for e in reading.entities}
    assert [names[p.entity] for p in claim.actors] == [("Пётр Ясень", "person")]
    assert [names[p.entity] for p in claim.recipients] == [("Анна Росси", "person")]
    assert claim.place
    assert names[claim.place.entity] == ("Варшава", "place")
    assert reading.version.startswith("endpoint:tiny/")
    assert reading.vectors.keys() >= {claim.evidences[0].span}


def test_its_chain_is_of_words_that_stand_there_and_names_nobody_without_a_name(stub: Stub) -> None:
    (claim,) = (reading := told(stub, TOLD)).claims
    (attribution,) = [a for a in reading.attributions if a.id in claim.attributions]
    sources = {s.id: s for s in reading.sources}
    assert next(sources[s].name for s in attribution.chain) == "Reuters"
    assert [sources[s].anonymity for s in attribution.chain] == ["named", "described"]
    assert [reading.entities[-1].kind, reading.entities[-1].name] == ["people", "неназванного чиновника"]


def test_a_mode_of_another_type_is_none(stub: Stub) -> None:
    assert told(stub, {"mode": "aerial"}).claims[0].mode == ""


def test_figures_are_our_own_and_go_to_the_event_beside_them(stub: Stub) -> None:
    (claim,) = told(
        stub, {"sentence": "Погибли 12 человек.", "trigger": "Погибли", "type": "INCIDENT", "mode": ""}
    ).claims
    assert [(q.what, q.low, q.high) for q in claim.quantities] == [("killed", 12, 12)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"sentence": "Посол бежал из страны.", "trigger": "бежал"},
        {"trigger": "договорился"},
        {"trigger": "стрети"},  # a part of a word
        {"trigger": ""},
        {"type": "WAR"},
        {"status": "perhaps"},
        {"actors": "Пётр Ясень"},
        {"note": "one more field"},
    ],
)  # fmt: skip
def test_what_does_not_stand_in_the_text_or_keep_to_the_schema_is_dropped(
    stub: Stub, wrong: dict[str, Any]
) -> None:
    reading = told(stub, wrong)
    assert reading.claims == ()
    assert "endpoint-dropped" in reading.flags


def test_a_party_that_is_not_in_the_text_is_left_out_of_its_claim(stub: Stub) -> None:
    reading = told(stub, {"actors": ["Иван Неведомый", "Пётр Ясень"], "place": "Атлантида"})
    assert len(reading.claims[0].actors) == 1
    assert reading.claims[0].place is None
    assert "endpoint-dropped" in reading.flags


def test_an_event_told_twice_by_the_same_words_is_one(stub: Stub) -> None:
    assert [c.id for c in told(stub, {}, {}).claims] == ["c1"]


def test_it_is_asked_for_a_schema_with_the_text_and_nothing_else(stub: Stub) -> None:
    stub.claims = []
    Endpoint(stub.url, "tiny", "secret")(article())
    (asked,) = stub.asked
    assert asked["model"] == "tiny"
    assert asked["response_format"]["json_schema"]["strict"] is True
    claim = asked["response_format"]["json_schema"]["schema"]["properties"]["claims"]["items"]
    assert claim["additionalProperties"] is False
    assert set(claim["required"]) == set(MET)
    assert "CONSULT" in claim["properties"]["type"]["enum"]
    assert asked["messages"][-1]["content"].endswith(RU)
    assert stub.headers[0]["Authorization"] == "Bearer secret"
    assert "secret" not in json.dumps(stub.asked) + repr(Endpoint(stub.url, "tiny", "secret"))


@pytest.mark.parametrize(
    ("failures", "said"),
    [([401], "LETOPIS_ENDPOINT_KEY"), ([404], "its base"), ([307], "307"), ([503] * 3, "503")],
)
def test_a_refusal_is_said(stub: Stub, failures: list[int], said: str) -> None:
    stub.failures = list(failures)
    with pytest.raises(LetopisError, match=said):
        told(stub, {})
    assert len(stub.asked) == len(failures)  # a redirect is not followed


def test_a_busy_server_is_asked_again(stub: Stub) -> None:
    stub.failures = [429, 503]
    assert len(told(stub, {}).claims) == 1


@pytest.mark.parametrize(
    ("raw", "finish", "said"),
    [
        (b"<html>", "stop", "OpenAI protocol"),
        (b"[" * 100_000, "stop", "OpenAI protocol"),
        (b'{"choices": []}', "stop", "OpenAI protocol"),
        (b'{"choices": [{"message": {"content": "I am sorry"}}]}', "stop", "OpenAI protocol"),
        (b'{"choices": [{"message": {"content": "[]"}}]}', "stop", "no list of claims"),
        (b"", "length", "out of room"),
        (b" " * 2_000, "stop", "more than 1000 bytes"),
    ],
)  # fmt: skip
def test_a_strange_answer_is_said(
    stub: Stub, raw: bytes, finish: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "bytes" in said:
        monkeypatch.setattr(asking, "LONGEST", 1000)
    stub.raw, stub.finish = raw, finish
    with pytest.raises(LetopisError, match=said):
        told(stub, {})


def test_an_endpoint_that_is_not_there_is_said_before_anything_is_read() -> None:
    with serving(Stub()) as gone:
        pass
    with pytest.raises(LetopisError, match="could not be asked"):
        Endpoint.at(gone.url)
    for address in ("file:///etc/passwd", "127.0.0.1:80", "http://user:word@127.0.0.1/v1"):
        with pytest.raises(LetopisError, match="no address"):
            Endpoint(address, "tiny")


def test_the_only_model_needs_no_name(stub: Stub) -> None:
    assert Endpoint.at(stub.url).model == "tiny"
    stub.models = ("big", "small")
    with pytest.raises(LetopisError, match="big, small"):
        Endpoint.at(stub.url)
    assert Endpoint.at(stub.url, "big").model == "big"


def test_its_readings_are_stored_as_its_own(stub: Stub, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(RU, encoding="utf-8")
    reader = pickle.loads(pickle.dumps(Endpoint(stub.url, "tiny")))  # as a pool of processes does
    outcomes: list[str] = []
    with Store.open(tmp_path / "letopis.db") as store:
        for chosen in (reader, reader, None):
            pipeline.read_into(
                store,
                [tmp_path / "news.txt"],
                reader=chosen,
                progress=lambda step: outcomes.append(step.outcome),
            )
    assert outcomes == ["new", "same", "again"]


def test_the_command_line_reads_with_it(
    stub: Stub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "news.txt").write_text(RU, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["read", str(tmp_path / "news.txt"), "--no-store", "--format", "jsonl", "--endpoint", stub.url])
    assert ended.value.code in (0, None)
    assert json.loads(capsys.readouterr().out)["claims"][0]["by"] == "endpoint:tiny"


@given(st.text(alphabet="аб \n", max_size=200), st.integers(1, 40))
def test_pieces_are_the_whole_text_in_order(text: str, longest: int) -> None:
    spans = pieces(text, longest)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(0 < end - start <= longest for start, end in spans)
