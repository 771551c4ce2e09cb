"""What is told of sport, showbiz and weather is left aside; what a crisis may be told with never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.reading import morphology
from letopis.reading.noise import KINDS, noise

MATCH = {
    "ru": "«Кальмин» обыграл «Талвик» в финале кубка. Нападающий Пелко забил гол на последней минуте матча, тренер "
    "команды назвал вратаря лучшим игроком сезона, а болельщики остались на стадионе до полуночи.",
    "uk": "«Кальмін» переміг «Талвік» у фіналі кубка. Нападник Пелко забив гол на останній хвилині матчу, тренер "
    "команди назвав воротаря найкращим гравцем сезону, а вболівальники лишилися на стадіоні до півночі.",
    "en": "Kalmin beat Talvik in the final of the cup. Striker Pelko scored a goal in the last minute of the match, "
    "the coach of the team called the goalkeeper the best player of the season, and fans stayed in the stadium.",
}
FILM = (
    "The actor Ivo Pelko and the singer Adela Mor will star in a comedy. The director said that the movie has its "
    "premiere in May, and the trailer drew fans; the soundtrack is an album of her songs."
)
SNOW = (
    "Heavy snow and a cold wind are in the forecast for Kalmin. The temperature falls to minus 20 degrees Celsius, "
    "with fog, frost and snowfall of ten inches, meteorologists say."
)


def bases(text: str, language: str) -> list[str]:
    return [morphology.parse(word.strip(".,;:«»"), language).lemma for word in text.split()]


def told(text: str, language: str, title: str = "", url: str = "") -> str:
    return noise(bases(title, language), bases(text, language), language, url)


@pytest.mark.parametrize("language", MATCH)
def test_a_match_is_noise(language: str) -> None:
    assert told(MATCH[language], language) == "sport"


def test_so_are_films_and_the_weather() -> None:
    assert told(FILM, "en") == "showbiz"
    assert told(SNOW, "en") == "weather"


def test_a_headline_with_a_grave_word_is_none() -> None:
    assert told(MATCH["en"], "en", "Two killed at the cup final") == ""
    assert told(MATCH["ru"], "ru", "Взрыв после матча") == ""
    assert told(MATCH["uk"], "uk", "Вибух після матчу") == ""


def test_nor_is_a_text_with_many() -> None:
    grave = " The army said that troops and police met a protest, and that the government sees a crisis."
    assert told(MATCH["en"] + grave, "en") == ""


def test_a_few_words_of_sport_tell_nothing_unless_the_address_does() -> None:
    short = "The coach praised the team before the match in Kalmin on Sunday."
    assert told(short, "en") == ""
    assert told(short, "en", url="https://post.example/sport/2023/kalmin") == "sport"
    assert told("The minister met the coach.", "en", url="https://post.example/sport/x") == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Президент встретился с послом в Осло и обсудил с ним санкции против Тальвии.", "ru"),
        ("Страйк пілотів зупинив рейси з аеропорту, профспілка вимагає переговорів.", "uk"),
        ("Envoys of both sides met in Istanbul on Sunday, a diplomat said.", "en"),
    ],
)
def test_news_of_events_is_none(text: str, language: str) -> None:
    assert told(text, language) == ""


@given(st.lists(st.text()), st.lists(st.text()), st.sampled_from(list(MATCH)), st.text())
def test_any_text_and_address_is_answered(title: list[str], text: list[str], language: str, url: str) -> None:
    assert noise(title, text, language, url) in ("", *KINDS)
