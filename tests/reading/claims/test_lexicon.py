"""The predicates of the three languages are sound, and a wrong line says where it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from letopis import knowledge
from letopis.errors import KnowledgeError
from letopis.reading.claims.lexicon import lexicon, ontology

PLOVER = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "REJECT",
    "ACCUSE",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]


@pytest.fixture
def overlay(tmp_path: Path) -> Iterator[Path]:
    """A user's own knowledge folder, taken away afterwards."""
    knowledge.use(tmp_path)
    lexicon.cache_clear()
    yield tmp_path
    knowledge._overlay.clear()
    knowledge.load.cache_clear()
    lexicon.cache_clear()


@pytest.mark.parametrize("language", ["ru", "uk", "en"])
def test_every_type_has_words(language: str) -> None:
    known = lexicon(language)
    types = {a.type for a in known.verbs.values()} | {a.type for a in known.nouns.values()}
    types |= {p.action.type for phrases in known.phrases.values() for p in phrases}
    assert types == set(ontology()["types"])


def test_the_ontology_has_plovers_types_and_ours() -> None:
    ours = {"STATE", "DENY", "CONFIRM", "ELECT", "LEGISLATE", "TRADE", "INCIDENT", "OTHER"}
    assert set(ontology()["types"]) == set(PLOVER) | ours


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("заарештований", "заарештувати"),
        ("засуджений", "засудити"),
        ("убитий", "убити"),
        ("заявивши", "заявити"),
    ],
)
def test_ukrainian_forms_lead_back_to_their_verb(form: str, verb: str) -> None:
    assert lexicon("uk").base(form) == verb


def test_a_reflexive_is_the_passive_of_its_verb() -> None:
    found = lexicon("ru").verb("арестовываться")
    assert found is not None
    assert (found[0].type, found[1]) == ("COERCE", True)
    assert lexicon("ru").verb("пытаться") is None  # tries, is not tortured


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("actions: [{type: QUARREL, verbs: браниться}]", "unknown type QUARREL"),
        ("actions: [{type: CONSULT, mode: riot, verbs: галдеть}]", "mode riot is not one of CONSULT"),
        ("actions: [{type: CONSULT, verb: говорить}]", "unknown key verb"),
        ("actions: [{type: CONSULT, phrases: [вести переговоры]}]", "no '=' in phrase"),
        ("actions: [{type: CONSULT, verbs: говорить, object: victim}]", "object is 'victim'"),
        ("recipient_markers: {CONSULT: [on]}", "is not a word"),
    ],
)
def test_a_wrong_line_says_where_it_is(overlay: Path, line: str, said: str) -> None:
    (overlay / "ru").mkdir()
    (overlay / "ru" / "predicates.yaml").write_text(line, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=said):
        lexicon("ru")


def test_a_users_own_word_is_read(overlay: Path) -> None:
    (overlay / "ru").mkdir()
    (overlay / "ru" / "predicates.yaml").write_text(
        "actions: [{type: CONSULT, verbs: сходнячить}]", encoding="utf-8"
    )
    assert lexicon("ru").verbs["сходнячить"].type == "CONSULT"


@pytest.mark.parametrize("language", ["ru", "uk", "en"])
def test_no_word_carries_two_meanings(language: str) -> None:
    seen: dict[tuple[str, str], str] = {}
    for entry in knowledge.load("predicates", language)["actions"]:
        for kind in ("verbs", "nouns"):
            for word in str(entry.get(kind, "")).split():
                known = seen.setdefault((kind, word), entry["type"])
                assert known == entry["type"], f"{word}: {known} and {entry['type']}"
