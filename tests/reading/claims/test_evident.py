"""Tellings that are evidently one happening: by a figure, a day, a row of blows, the parts of one sentence."""

import pytest

from letopis.intake import take_text
from letopis.reading.reader import read

HEADLINES = {"en": "The day in Bergen", "ru": "День в Бергене", "uk": "День у Бергені"}


def told(language: str, text: str, type: str) -> list[int]:
    """How many tellings each claim of a type has, of a text under a headline, read with the model."""
    article = take_text(f"{HEADLINES[language]}\n\n{text}", language=language, published="2031-01-20").article
    return [len(c.evidences) for c in read(article).claims if c.type == type]


@pytest.mark.parametrize(
    ("language", "text", "type"),
    [
        # As many as before, in other words.
        (
            "uk",
            "Поліція повідомила про арешт 300 активістів. Правоохоронці затримали 300 учасників протесту.",
            "COERCE",
        ),
        # One word and one day.
        (
            "ru",
            "Вакцинация в Норвегии стартует 1 февраля. Врачи ждут поставок. Закупки идут. Клиники готовы. Полиция "
            "поможет. С 1 февраля начнётся вакцинация и в Бергене.",
            "AID",
        ),
        # A row of blows of one doer.
        ("en", "Police said a worker attacked two men in Bergen and badly wounded a third.", "ASSAULT"),
        # What a meeting is held for.
        ("en", "Envoys of Norway will hold a meeting on Monday to discuss the price of gas.", "CONSULT"),
        # One telling has who did it, the other to whom.
        ("ru", "Полиция начала их задерживать у входа. Всего было задержано более 30 человек.", "COERCE"),
    ],
)
def test_evidently_one(language: str, text: str, type: str) -> None:
    assert len(told(language, text, type)) == 1


@pytest.mark.parametrize(
    ("language", "text", "type"),
    [
        ("ru", "Полиция Бергена задержала Анну Берг. В Осло задержали Ивана Орлова.", "COERCE"),
        (
            "en",
            "Envoys of Norway met minister Berg on Monday. They will meet president Dahl on Friday.",
            "CONSULT",
        ),
    ],
)
def test_not_evidently_one(language: str, text: str, type: str) -> None:
    assert len(told(language, text, type)) == 2


def test_what_is_approved_is_told_by_the_approval() -> None:
    assert told("ru", "Договорённости одобрены советами директоров обеих компаний.", "AGREE") == []
