"""Signatures of near copies share their runs of words, those of other texts do not."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from letopis.reading.signature import QUOTED, signature

REPORT = (
    "В понедельник в порту Калмин загорелся склад топлива. Пожарные тушили огонь шесть часов, пострадали пять "
    "человек. Причину пожара устанавливает комиссия, сообщил мэр города. Порт закрыт до среды."
)
OTHER = (
    "Парламент Тальвии во вторник принял закон о бюджете. За него голосовали шестьдесят депутатов, против были "
    "двадцать. Оппозиция обещает обжаловать закон в суде, заявил её представитель журналистам."
)


def runs(text: str, language: str = "ru") -> set[int]:
    return set(np.frombuffer(signature(text, language), "<u4").tolist())


def test_a_reprint_with_an_added_word_has_nearly_all_runs() -> None:
    reprint = runs("Срочно. " + REPORT.replace("шесть", "ШЕСТЬ"))
    assert runs(REPORT) <= reprint
    assert len(reprint - runs(REPORT)) <= 3


def test_another_story_shares_nothing() -> None:
    assert not runs(REPORT) & runs(OTHER)


def test_the_same_letters_in_another_language_are_no_copy() -> None:
    assert not runs(REPORT) & runs(REPORT, "uk")


def test_a_text_too_short_to_compare_has_none() -> None:
    assert signature("Три слова всего", "ru") == b""


def test_runs_of_a_quotation_are_marked() -> None:
    quoted = np.frombuffer(signature(f"Мэр сказал: «{REPORT}» и ушёл", "ru"), "<u4")
    assert set((quoted[quoted & QUOTED == 1] - 1).tolist()) == runs(REPORT)


def test_a_name_in_quotation_marks_is_no_quotation() -> None:
    assert all(run % 2 == 0 for run in runs("Корабль «Северная звезда» вышел из порта Калмин в море"))


@given(st.text(max_size=300))
def test_any_text_has_a_signature_and_the_same_twice(text: str) -> None:
    assert len(signature(text, "en")) % 4 == 0
    assert signature(text, "en") == signature(text, "en")
