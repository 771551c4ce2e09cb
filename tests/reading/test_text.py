"""Where sentences end: in clean text, and where a crawl lost the space between two of them."""

import pytest

from letopis.reading.text import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Порт закрыт.", "Паром ждёт."],
        ["Вышел «Порт 24».", "Она уехала."],
        ['Вышел "Порт 24".', "Она уехала."],
        ["Мэр сказал: «Да!»", "В порту тихо."],
        ["Порт закрыт (с мая).", "Об этом писали."],
        ["Верф продано «Хвилі».", "Він поїхав."],
        ["He left for Easton (by ferry).", "A storm came."],
    ],
)
@pytest.mark.parametrize("space", [" ", ""])
def test_sentences_end_with_or_without_a_space(sentences: list[str], space: str) -> None:
    text = space.join(sentences)
    assert [text[start:end] for start, end in split_sentences(text, "ru")] == sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "Он уехал, см. сайт port.ru и т.д. по списку.",
        "Его зовут В. Котов.",
        "Его зовут В.А. Котов.",
        "Цена — 2.500 гривен.",
    ],
)
def test_stops_inside_of_a_sentence_do_not_end_it(sentence: str) -> None:
    assert [sentence[start:end] for start, end in split_sentences(sentence, "ru")] == [sentence]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("ru", ["Порт закрыт, сообщает", "В Норландии ждут паром."]),
        ("ru", ["Рейсы отменены, информирует", "Он подчеркнул, что ждёт."]),
        ("uk", ["Про це повідомляє", "Загалом 400 рейсів скасовано."]),
    ],
)
def test_a_sentence_begins_where_a_crawl_lost_the_end_of_the_one_before(
    language: str, sentences: list[str]
) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split_sentences(text, language)] == sentences


@pytest.mark.parametrize(
    "sentence", ["Лечат гепатит В дома.", "Читает роман «На дне».", "Партия «За правду» ждёт."]
)
def test_names_with_the_capital_of_a_preposition_end_nothing(sentence: str) -> None:
    assert len(split_sentences(sentence, "ru")) == 1
