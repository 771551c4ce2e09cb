"""Signatures of near copies agree, those of other texts do not."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from letopis.reading.signature import PERMUTATIONS, signature

REPORT = (
    "В понедельник в порту Калмин загорелся склад топлива. Пожарные тушили огонь шесть часов, пострадали пять "
    "человек. Причину пожара устанавливает комиссия, сообщил мэр города. Порт закрыт до среды."
)
OTHER = (
    "Парламент Тальвии во вторник принял закон о бюджете. За него голосовали шестьдесят депутатов, против были "
    "двадцать. Оппозиция обещает обжаловать закон в суде, заявил её представитель журналистам."
)


def likeness(one: str, other: str, languages: tuple[str, str] = ("ru", "ru")) -> float:
    a, b = (np.frombuffer(signature(t, lang), "<u8") for t, lang in zip((one, other), languages, strict=True))
    return float((a == b).mean())


def test_a_reprint_with_an_added_word_is_nearly_the_same() -> None:
    assert likeness(REPORT, "Срочно. " + REPORT.replace("шесть", "ШЕСТЬ")) > 0.8


def test_another_story_shares_nothing() -> None:
    assert likeness(REPORT, OTHER) < 0.1


def test_the_same_letters_in_another_language_are_no_copy() -> None:
    assert likeness(REPORT, REPORT, ("ru", "uk")) < 0.1


def test_a_text_too_short_to_compare_has_none() -> None:
    assert signature("Три слова всего", "ru") == b""


@given(st.text(max_size=300))
def test_any_text_has_a_signature_of_one_size_and_the_same_twice(text: str) -> None:
    assert len(signature(text, "en")) in (0, PERMUTATIONS * 8)
    assert signature(text, "en") == signature(text, "en")
