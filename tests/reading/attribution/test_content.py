"""Which words a source is credited with, where a sentence holds more than them."""

import pytest

from letopis.reading.analysis import analyse
from letopis.reading.attribution import find_attributions
from letopis.reading.entities import Who
from tests.reading.attribution.plain import plain


def content(text: str, language: str) -> list[list[str]]:
    found = find_attributions(plain(text, language), Who((), ()))
    return [[text[a:b] for a, b in told.content] for told in found.attributions if told.rule != "retold"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Заголовок\nРаботы начнут в мае, но как отметил мэр Рябов, сроки могут сместиться.",
         ["сроки могут сместиться"]),
        ("uk", "Заголовок\nРоботи почнуть у травні, але, як зазначив мер Рогов, строки зсунуть.",
         ["строки зсунуть"]),
        ("en", "Headline\nReed answered the strikers with a statement on her site: “We will not wait any longer.”",
         ["“We will not wait any longer.”"]),
    ],
)  # fmt: skip
def test_what_stands_before_the_turn_or_the_colon_is_not_the_speakers(
    language: str, text: str, expected: list[str]
) -> None:
    assert content(text, language) == [expected]


def test_who_is_named_after_a_quotation_has_said_it_with_the_paragraphs_it_began_in() -> None:
    spoken = "“The yard is sold, and we are glad.\nWork starts in May, at last.”"
    assert content(f"Headline\n{spoken}\nsaid Ann Reed, mayor of Easton.", "en") == [[spoken]]


def test_a_title_before_a_name_is_not_what_is_said() -> None:
    text = "Headline\nThe ferry hit the pier, Easton Police Capt. Ann Reed said."
    assert content(text, "en") == [["The ferry hit the pier"]]


def test_a_question_that_somebody_answers_is_whole() -> None:
    text = "Заголовок\nЧто это за судно и куда оно идёт, рассказал капитан Семён Котов."
    assert content(text, "ru") == [["Что это за судно и куда оно идёт"]]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("ru", "Рябов заявил, что не продал верфь.", "не продал верфь"),
        ("uk", "Рогов заявив, що не продав верфі.", "не продав верфі"),
        ("ru", "Рябов заявил, что крайне важно открыть порт.", "крайне важно открыть порт"),
        ("en", "Ann Reed said not one ferry was late.", "not one ferry was late"),
    ],
)
def test_a_negation_or_an_adverb_is_part_of_what_is_said(language: str, text: str, said: str) -> None:
    assert content("Headline\n" + text, language) == [[said]]


def test_words_that_break_off_are_not_those_of_the_sentence_before() -> None:
    assert content("Заголовок\nПорт закрыли в мае. Позже мэр Рябов заявил, что", "ru") == [[]]


def test_one_word_may_be_all_that_is_denied() -> None:
    text = "Заголовок\nПорт закрыли в мае. Рябов отрицал обвинения."
    found = find_attributions(analyse(text, "ru"), Who((), ()))
    assert [text[a:b] for told in found.attributions for a, b in told.content] == ["обвинения"]


def test_what_something_is_called_goes_on_after_the_mark() -> None:
    text = "Заголовок\nМэр Рябов назвал порт «заложником» хозяев верфи и уехал."
    found = find_attributions(analyse(text, "ru"), Who((), ()))
    assert [text[a:b] for told in found.attributions for a, b in told.content] == [
        "порт «заложником» хозяев верфи"
    ]
