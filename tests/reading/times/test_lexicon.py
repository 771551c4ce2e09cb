"""The lexicon: patterns of words, phrases as one token, and errors that name the entry."""

from pathlib import Path

import pytest

from letopis import knowledge
from letopis.errors import KnowledgeError
from letopis.reading.times.lexicon import lexicon


def test_every_form_of_a_pattern_is_known() -> None:
    words = lexicon("ru").words
    assert {words[form]["month"] for form in ("сентябрь", "сентября", "сентябре", "сент")} == {9}
    assert words["девятимесячную"]["lasted"] == (9.0, "month")


def test_a_phrase_is_one_token() -> None:
    tokens = lexicon("ru").tokens("В том же месяце", 0, 15)
    assert [token.text for token in tokens] == ["В", "том же", "месяце"]
    assert tokens[1].tags["shift"] == "same"


@pytest.mark.parametrize(
    ("yaml", "says"),
    [
        ("words: {mnoth: {1: [january]}}", "no category 'mnoth'"),
        ("words: {month: {1: ['январ|@ending']}}", "no set of endings '@ending'"),
        ("words: {month: {1: january}}", "not a list"),
        ("words: {holiday: {easter+: [easter]}}", "holiday: easter\\+: no such rule"),
        ("[]", "not a mapping"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, yaml: str, says: str) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "times.yaml").write_text(yaml, encoding="utf-8")
    monkeypatch.setattr(knowledge, "HERE", tmp_path)
    knowledge.load.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match=says):
            lexicon("xx")
    finally:
        knowledge.load.cache_clear()
