"""The JSON contract of `letopis.reading/1` and of events: every field, its shape, and the way back."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letopis.errors import LetopisError
from letopis.records import (
    Article,
    Attribution,
    Claim,
    Dispute,
    DisputeValue,
    Entity,
    Event,
    EventEvidence,
    Evidence,
    Mention,
    Part,
    Party,
    Quantity,
    Reading,
    Role,
    Roots,
    Source,
    TimeExpression,
    When,
)
from letopis.records.contract import event_from_json, event_to_json, reading_from_json, reading_to_json

TEXT = "Переговори в Одесі\nМіністр Іван Гай зустрівся з послом, повідомляє «Вісник Степу»."
URL = "https://visnyk.example/1"
ARTICLE = Article("a-1", "Вісник Степу", URL, "Переговори в Одесі", "uk", TEXT, "0" * 64, "2023-09-17")
READING = Reading(
    "a-1",
    "rules-1",
    mentions=(
        Mention("m1", 27, 35, "person", "Іван Гай", "e1"), Mention("m2", 13, 18, "place", "Одеса", "e2"),
    ),
    entities=(
        Entity("e1", "person", "Іван Гай", {"uk": "Іван Гай"}, "UA", roles=(Role("міністр", "", "m1"),)),
        Entity("e2", "place", "Одеса", {"uk": "Одеса"}, "UA", "", 698740, 46.48, 30.72, "city"),
    ),
    times=(TimeExpression("t1", 0, 4, "2023-09-17", "published"),),
    sources=(Source("s1", "Вісник Степу", "outlet", "named", 68, 80),),
    attributions=(Attribution("a1", (57, 67), ("s1",), ((19, 55),), False, "according_to"),),
    claims=(
        Claim(
            "c1", "CONSULT", "meet", "happened", "claimed", (Evidence((36, 45), (19, 80)),), ("diplomatic",),
            (Part("e1", ("m1",)),), (), (), Part("e2", ("m2",)), When("2023-09-17", ("t1",)), ("a1",), (),
            (Quantity("persons", 2, None, "", (36, 45)),), 0.8, "rule:meet",
        ),
    ),
)  # fmt: skip
EVENT = Event(
    "v-1", "CONSULT", "meet", "happened", "claimed", "2023-09-17",
    Party("Q1", "Одеса", "UA"), (Party("Q2", "Іван Гай"),), (), (),
    "Іван Гай: зустріч, Одеса", "Міністр Іван Гай зустрівся з послом", {"uk": "Іван Гай: зустріч"},
    (Quantity("persons", 2, 2, "", (0, 4)),),
    (EventEvidence("a-1", "a-1/c1", "Вісник Степу", URL, "uk", None, "…", 19, 80, ("«Вісник»",)),),
    ("a-1/c1",), ("a-1",), ("Вісник Степу",), Roots(1, 2, ("Іван Гай",), ("one named speaker",)),
    (Dispute("time", "conflict", (DisputeValue("2023-09-17", "Іван Гай", None, "a-1/c1"),)),),
    46.48, 30.72, 1.5, True,
)  # fmt: skip

# The contract of the design, field by field. `...` stands for any value; a list describes each of its items.
CONTRACT: dict[str, Any] = {
    "format": str,
    "article": {
        "id": str, "outlet": str, "url": str, "title": str, "language": str,
        "published": ..., "known_from": ..., "flags": list, "text": str, "sha256": str,
    },
    "mentions": [{"id": str, "start": int, "end": int, "kind": str, "lemma": str, "entity": str}],
    "entities": [
        {
            "id": str, "kind": str, "name": str, "names": dict, "country": str, "sector": str,
            "geonameid": ..., "lat": ..., "lon": ..., "precision": str,
            "roles": [{"text": str, "of": str, "mention": str}],
        }
    ],
    "times": [{"id": str, "start": int, "end": int, "edtf": str, "resolved_by": str}],
    "sources": [
        {"id": str, "name": str, "kind": str, "anonymity": str, "entity": str, "start": int, "end": int}
    ],
    "attributions": [
        {"id": str, "cue": [int], "chain": [str], "content": [[int]], "direct": bool, "rule": str}
    ],
    "claims": [
        {
            "id": str, "type": str, "mode": str, "contexts": [str], "status": str, "stance": str,
            "evidences": [{"trigger": [int], "span": [int]}], "actors": [{"entity": str, "mentions": [str]}],
            "recipients": list, "participants": list, "place": {"entity": str, "mentions": [str]},
            "time": {"edtf": str, "times": [str]}, "attributions": [str], "about": list,
            "quantities": [{"what": str, "low": ..., "high": ..., "unit": str, "span": [int]}],
            "confidence": float, "by": str,
        }
    ],
}  # fmt: skip
EVENT_CONTRACT: dict[str, Any] = {
    "id": str, "type": str, "mode": str, "status": str, "stance": str, "time": str,
    "place": {"id": str, "name": str}, "actors": [{"id": str, "name": str}], "recipients": list,
    "participants": list, "headline": str, "summary": str,
    "quantities": [{"what": str}],
    "evidence": [{
        "article": str, "url": str, "language": str, "quote": str, "chain": [str], "retracted": bool, "denies": bool,
    }],
    "claims": [str], "articles": [str], "outlets": [str],
    "roots": {"low": int, "high": int, "names": [str], "reasons": [str]},
    "disputes": [
        {"field": str, "kind": str, "values": [{"value": str, "root": str, "published": ..., "claim": str}]}
    ],
    "reviewed": bool,
}  # fmt: skip


def fits(value: Any, shape: Any, where: str = "") -> None:
    """Assert that a JSON value has every field of the shape, of its type, and at least one item a list."""
    if isinstance(shape, dict):
        assert isinstance(value, dict), where
        for key, part in shape.items():
            assert key in value, f"{where}.{key} is missing"
            fits(value[key], part, f"{where}.{key}")
    elif isinstance(shape, list):
        assert isinstance(value, list), where
        assert value, f"{where} is empty, so nothing was tested"
        for item in value:
            fits(item, shape[0], f"{where}[]")
    elif shape is not ...:
        assert isinstance(value, shape), f"{where} is {value!r}"


def through_text(value: Any) -> Any:
    return json.loads(json.dumps(value, ensure_ascii=False, allow_nan=False))


def test_reading_has_every_field_of_the_contract() -> None:
    value = through_text(reading_to_json(ARTICLE, READING))
    assert value["format"] == "letopis.reading/1"
    value["entities"] = value["entities"][:1]  # the second, a place, holds no roles
    fits(value, CONTRACT)
    assert value["article"]["text"][slice(*value["claims"][0]["evidences"][0]["trigger"])] == TEXT[36:45]
    assert not {"vectors", "lemmas", "minhash"} & value.keys()


def test_event_has_every_field_of_the_contract() -> None:
    fits(through_text(event_to_json(EVENT)), EVENT_CONTRACT)


def test_unknown_place_and_time_are_null() -> None:
    bare = Claim("c1", "STATE", "", "happened", "asserted", ())
    value = reading_to_json(ARTICLE, Reading("a-1", "r", claims=(bare,)))["claims"][0]
    assert value["place"] is None
    assert value["time"] is None


def test_there_and_back() -> None:
    assert reading_from_json(through_text(reading_to_json(ARTICLE, READING))) == (ARTICLE, READING)
    assert event_from_json(through_text(event_to_json(EVENT))) == EVENT


# JSON has no infinities.
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
MANY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@MANY
@given(
    st.builds(Article),
    st.builds(Reading, vectors=st.just({}), lemmas=st.just(""), minhash=st.just(b"")),
)
def test_any_reading_comes_back_as_it_was(article: Article, reading: Reading) -> None:
    back_article, back = reading_from_json(through_text(reading_to_json(article, reading)))
    assert back_article == article
    assert back == Reading(
        **{name: getattr(reading, name) for name in reading.__slots__} | {"article": article.id}
    )


@MANY
@given(st.from_type(Event))
def test_any_event_comes_back_as_it_was(event: Event) -> None:
    assert event_from_json(through_text(event_to_json(event))) == event


@pytest.mark.parametrize(
    "value", [None, [], {}, {"format": "letopis.reading/2"}, {"format": "letopis.reading/1"}]
)
def test_what_is_not_a_reading_is_refused(value: Any) -> None:
    with pytest.raises(LetopisError):
        reading_from_json(value)


def test_a_wrong_field_is_named() -> None:
    value = reading_to_json(ARTICLE, READING)
    value["claims"][0]["status"] = "perhaps"
    with pytest.raises(LetopisError, match=r"claims\.0\.status"):
        reading_from_json(value)
