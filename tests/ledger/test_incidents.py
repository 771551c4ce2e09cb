"""What a mishap was, for its headline."""

from dataclasses import replace

import pytest

from letopis.knowledge import load
from letopis.ledger import assemble
from letopis.ledger.incidents import incident
from letopis.linking import LinkedClaim
from letopis.records import Evidence
from tests.linking.reports import claim


def told(quote: str, word: str, language: str, type: str = "INCIDENT") -> LinkedClaim:
    """A claim whose event word is `word`."""
    found = claim(quote, type=type, language=language, quote=quote, actors=(), place=None)
    start, at = found.quote_span[0], quote.index(word)
    evidence = Evidence((start + at, start + at + len(word)), found.quote_span)
    return replace(found, claim=replace(found.claim, evidences=(evidence,)))


@pytest.mark.parametrize(
    ("quote", "word", "language", "headline"),
    [
        ("На складе в порту Тарны произошёл взрыв.", "взрыв", "ru", "Взрыв"),
        ("Унаслідок зсуву заблоковано дорогу до Верхова.", "зсуву", "uk", "Зсув"),
        ("Two ferries collided off Tarna on Sunday.", "collided", "en", "Crash"),
        ("Утром в Тарне обесточило два района.", "обесточило", "ru", "Происшествие"),
    ],
)
def test_a_headline_says_what_happened(quote: str, word: str, language: str, headline: str) -> None:
    assert assemble([told(quote, word, language)]).headlines[language] == headline


def test_what_a_mishap_brought_about_names_it_only_where_nothing_else_does() -> None:
    deaths = [told(f"Seven people died in Tarna, {n} said.", "died", "en") for n in ("police", "doctors")]
    assert incident(deaths) == "death"
    assert incident([*deaths, told("Пожежа в Тарні тривала добу.", "Пожежа", "uk")]) == "fire"


def test_only_mishaps_are_named_so() -> None:
    assert incident([told("Ракеты вызвали взрыв в Тарне.", "взрыв", "ru", "ASSAULT")]) == ""


def test_labels_differ_from_each_other() -> None:
    labels = [entry["labels"]["en"] for entry in load("incidents").values()]
    assert len(set(labels)) == len(labels)
