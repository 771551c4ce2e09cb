"""What is told in passing is no claim: silence, habits, where words were said, pleas for a name."""

import pytest

from letopis.intake import take_text
from letopis.reading.reader import read

HEADLINES = {"en": "The day in Bergen", "ru": "День в Бергене", "uk": "День у Бергені"}


def kinds(language: str, text: str) -> list[str]:
    """Types of the claims of a sentence under a headline, read with the model."""
    article = take_text(f"{HEADLINES[language]}\n\n{text}", language=language, clean=True).article
    return [c.type for c in read(article).claims]


@pytest.mark.parametrize(
    ("language", "text", "type"),
    [
        # Nothing was said.
        ("en", "Minister Anna Berg has not yet mentioned why she left.", "STATE"),
        ("ru", "Министр Анна Берг не уточнила, какие ведомства закроют.", "STATE"),
        ("uk", "Міністерка Анна Берг не уточнила, які відомства закриють.", "STATE"),
        # What is done again and again has no day.
        ("ru", "Министр Анна Берг всегда указывала на трудности переезда.", "STATE"),
        ("uk", "Міністерка Анна Берг завжди вказувала на труднощі переїзду.", "STATE"),
        # How words were given is not what was asked.
        ("en", "The official, who asked to remain anonymous, said that the port was closed.", "REQUEST"),
        ("ru", "Чиновник, который попросил не называть его имени, рассказал о закрытии порта.", "REQUEST"),
        # Where words were said, with nobody but the press.
        ("ru", "Об этом министр Анна Берг сообщила на брифинге в субботу.", "CONSULT"),
        ("uk", "Про це міністерка Анна Берг розповіла в телефонній розмові з журналістом.", "CONSULT"),
        # What a law lays down for anybody.
        ("ru", "Оскорбления судей в Норвегии караются тюрьмой.", "SANCTION"),
        # A participle before its noun says which is meant.
        (
            "en",
            "The auto parts suppliers in Norway have already been affected by the declining auto sales.",
            "REJECT",
        ),
        # A noun in passing.
        (
            "en",
            "The company tried again after a number of setbacks including launchpad explosions.",
            "INCIDENT",
        ),
        # A condition reaches what is joined to it.
        ("en", "The ban stays if Volna is indicted or convicted.", "SANCTION"),
    ],
)
def test_what_is_told_in_passing_is_no_claim(language: str, text: str, type: str) -> None:
    assert type not in kinds(language, text)


@pytest.mark.parametrize(
    ("language", "text", "type"),
    [
        ("ru", "Министр Анна Берг указала на трудности переезда.", "STATE"),
        ("ru", "Министр Анна Берг сообщила об этом на переговорах с послом Исландии.", "CONSULT"),
        ("uk", "У Бергені пролунав вибух, поліція шукає свідків.", "INCIDENT"),
        ("en", "The official asked Norway to close the port.", "REQUEST"),
    ],
)
def test_its_like_that_is_news_stays(language: str, text: str, type: str) -> None:
    assert type in kinds(language, text)


@pytest.mark.parametrize(
    ("language", "text", "type"),
    [
        # What is asked is not told.
        ("uk", "Хочете читати більше новин про країну, що воює?", "ASSAULT"),
        ("en", "Will Norway attack Iceland?", "ASSAULT"),
        # A memory without a day.
        ("en", "Minister Anna Berg once criticised Iceland.", "ACCUSE"),
        # Nobody in particular asked.
        ("ru", "Анну попросили принести воды.", "REQUEST"),
        # What anybody may catch.
        ("ru", "Человек может заразиться в течение трёх недель.", "INCIDENT"),
    ],
)
def test_questions_and_memories_are_no_claims(language: str, text: str, type: str) -> None:
    assert type not in kinds(language, text)


def test_a_strike_named_as_a_cause_is_news() -> None:
    assert "PROTEST" in kinds("ru", "Компания отменила рейсы по причине забастовки пилотов.")
