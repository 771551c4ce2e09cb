"""What an event was, for its headline."""

from dataclasses import replace
from itertools import combinations

import pytest

from letopis.knowledge import load
from letopis.ledger import assemble
from letopis.ledger.kinds import kind
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
        ("Утром в Тарне обесточило два района.", "обесточило", "ru", "Отключение"),
        ("Утром в Тарне застряли два лифта.", "застряли", "ru", "Происшествие"),
    ],
)
def test_a_headline_says_what_happened(quote: str, word: str, language: str, headline: str) -> None:
    assert assemble([told(quote, word, language)]).headlines[language] == headline


@pytest.mark.parametrize(
    ("quote", "word", "language", "type", "headline"),
    [
        (
            "Norn Air отменила 40 рейсов из-за забастовки.",
            "отменила 40 рейсов",
            "ru",
            "OTHER",
            "Отмена рейсов",
        ),
        ("Norn Air скасувала польоти до Тарни.", "скасувала польоти", "uk", "OTHER", "Скасування рейсів"),
        ("Norn Air отменила 40 из 90 рейсов.", "отменила", "ru", "OTHER", "Отмена рейсов"),
        ("Norn Air cancelled the festival.", "cancelled", "en", "OTHER", "Cancellation"),
        ("Премьер приняла отставку министра.", "приняла отставку", "ru", "ELECT", "Отставка принята"),
        ("Авиакомпания извинилась перед пассажирами.", "извинилась", "ru", "SUPPORT", "Извинения"),
        ("Суд виправдав лікаря з Тарни.", "виправдав", "uk", "CONCEDE", "Виправдання"),
        ("Суд оштрафовал завод в Тарне.", "оштрафовал", "ru", "SANCTION", "Штраф"),
        ("Парламент ухвалив закон про порти.", "ухвалив закон", "uk", "LEGISLATE", "Закон"),
        ("The agency approved the vaccine.", "approved", "en", "SUPPORT", "Approval"),
    ],
)
def test_a_word_that_says_more_than_its_type_stands_in_the_headline(
    quote: str, word: str, language: str, type: str, headline: str
) -> None:
    assert assemble([told(quote, word, language, type)]).headlines[language] == headline


def test_what_a_mishap_brought_about_names_it_only_where_nothing_else_does() -> None:
    deaths = [told(f"Seven people died in Tarna, {n} said.", "died", "en") for n in ("police", "doctors")]
    assert kind(deaths, "INCIDENT") == "death"
    assert kind([*deaths, told("Пожежа в Тарні тривала добу.", "Пожежа", "uk")], "INCIDENT") == "fire"


def test_a_word_of_one_type_names_no_event_of_another() -> None:
    assert kind([told("Ракеты вызвали взрыв в Тарне.", "взрыв", "ru", "ASSAULT")], "ASSAULT") == ""


def test_labels_differ_from_each_other() -> None:
    for language in ("ru", "uk", "en"):
        labels = [entry["labels"][language] for entry in load("kinds").values()]
        twice = {label for label in labels if labels.count(label) > 1}
        assert not any(
            set(one["of"]) & set(other["of"])
            for label in twice
            for one, other in combinations(
                [e for e in load("kinds").values() if e["labels"][language] == label], 2
            )
        )
