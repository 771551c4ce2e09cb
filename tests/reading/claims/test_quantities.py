"""Figures: what they count, with the bounds that words give; days, ages and hours count nobody."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.reading.claims.quantities import counts_people, find_quantities


def figures(language: str, text: str) -> list[tuple[str, float | None, float | None]]:
    sentence: Any = SimpleNamespace(text=text, start=0, language=language)
    return [(q.what, q.low, q.high) for q in find_quantities(sentence)]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ru", "Погибли не менее пяти человек, ещё 14 ранены", [("killed", 5, None), ("wounded", 14, 14)]),
        ("ru", "Задержаны двадцать пять человек, от 5 до 10 убиты", [("detained", 25, 25), ("killed", 5, 10)]),
        ("ru", "Погибли до 17 человек", [("killed", None, 17)]),
        ("ru", "Число погибших при взрыве на складе выросло с 5 до 17", [("killed", 17, 17)]),
        ("ru", "«За» проголосовали 350 депутатов, против — 12", [("votes", 350, 350), ("votes_against", 12, 12)]),
        ("ru", "Выздоровели 22 902 человека, умерли — 240", [("killed", 240, 240)]),
        ("uk", "Кількість загиблих унаслідок вибуху зросла до 17", [("killed", 17, 17)]),
        ("uk", "Понад 1 200 000 біженців отримають 2,5 млн євро",
         [("displaced", 1_200_000, None), ("money", 2_500_000, 2_500_000)]),
        ("en", "Death toll in depot blast rises to 12", [("killed", 12, 12)]),
        ("en", "Police arrested 5-10 people and dozens are missing", [("detained", 5, 10), ("missing", 24, None)]),
        ("en", "They gave $2.5bn in aid", [("money", 2.5e9, 2.5e9)]),
        ("en", "More than $2.5 billion went to 3,000 displaced people",
         [("money", 2.5e9, None), ("displaced", 3000, 3000)]),
        ("en", "Police detained 35 protesters. About 5,000 people joined the rally",
         [("detained", 35, 35), ("participants", 5000, 5000)]),
        ("uk", "Уряд евакуював 300 жителів, у ході взяли участь 40 людей",
         [("evacuated", 300, 300), ("participants", 40, 40)]),
        ("ru", "Полиция задержала 35 протестующих", [("detained", 35, 35)]),
        ("en", "Thieves took £88m and $3bn in cash", [("money", 88e6, 88e6), ("money", 3e9, 3e9)]),
        ("en", "12 Americans and seven young people were killed", [("killed", 12, 12), ("killed", 7, 7)]),
    ],
)  # fmt: skip
def test_what_is_counted_and_its_bounds(
    language: str, text: str, found: list[tuple[str, float | None, float | None]]
) -> None:
    assert figures(language, text) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "25 сентября в 5 часов погиб 36-летний пилот Су-24"),
        ("uk", "О 3:01 почався страйк, постраждав 14-й будинок"),
        ("en", "The children, ages 6 and 7, were hurt on May 5"),
        ("en", "He was the 31st person killed this year"),
        ("en", "Lund fell 200ft and died at 77, the men were hurt at 9pm"),
        ("en", "Dec 29: women arrested in Tehran"),
    ],
)
def test_days_hours_and_ages_count_nobody(language: str, text: str) -> None:
    assert figures(language, text) == []


def test_words_that_only_count() -> None:
    assert counts_people("погибли", "ru")
    assert counts_people("injured", "en")
    assert not counts_people("взорвался", "ru")


@given(st.text(alphabet="5 двасто-–.,%$€погибдo до", max_size=60), st.sampled_from(["ru", "uk", "en"]))
def test_any_text_is_read_without_a_crash(text: str, language: str) -> None:
    for _, low, high in figures(language, text):
        assert low is None or high is None or low <= high
