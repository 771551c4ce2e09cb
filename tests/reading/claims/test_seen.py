"""What the model sees beside the lexicon: events no list holds, and who did them where the parse is at a loss."""

import pytest

from letopis.intake import take_text
from letopis.reading.reader import read
from letopis.records import Claim


def told(language: str, text: str) -> list[tuple[Claim, str, list[str]]]:
    """The claims of a sentence under a headline, each with its word and the names of those who did it."""
    headline = {"en": "News of the day", "ru": "Новости дня", "uk": "Новини дня"}[language]
    article = take_text(
        f"{headline}\n\n{text}", language=language, published="2023-10-04", clean=True
    ).article
    reading = read(article)
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        (c, article.text[slice(*c.evidences[0].trigger)], [names[p.entity] for p in c.actors if p.entity])
        for c in reading.claims
    ]


@pytest.mark.parametrize(
    ("language", "text", "word", "doer"),
    [
        ("en", "Divers recovered the bodies of two sailors on Tuesday.", "recovered", "Divers"),
        ("ru", "Водолазы подняли со дна обломки самолёта.", "подняли", "Водолазы"),
    ],
)
def test_an_event_that_no_word_list_holds(language: str, text: str, word: str, doer: str) -> None:
    ((claim, carrier, who),) = told(language, text)
    assert (carrier, who) == (word, [doer])
    assert claim.by.startswith("model:")


def test_who_did_it_where_the_parse_takes_the_verb_for_a_noun() -> None:
    found = told("en", "Police said a worker shot two men in Bergen on Monday.")
    assert [who for claim, word, who in found if claim.type == "ASSAULT"] == [["worker"]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Дочірні компанії «Фіордгазу» звинуватили Норвегію у тиску."),
        ("ru", "Анну попросили принести воды."),
        ("en", "Norwegian officials say 21 of the girls taken by rebels have been released."),
    ],
)
def test_whose_part_grammar_rules_out_has_none(language: str, text: str) -> None:
    named = {name for _, _, who in told(language, text) for name in who}
    assert named.isdisjoint({"Фіордгаз", "Анна", "rebels"})
