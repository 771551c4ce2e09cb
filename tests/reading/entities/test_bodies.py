"""Bodies, generic bodies of states, outlets."""

import pytest

from letopis.reading.entities.bodies import bodies, generic, happenings, of_state, outlets


@pytest.mark.parametrize(
    ("language", "name", "english"),
    [
        ("ru", "Совета Безопасности ООН", "UN Security Council"),
        ("uk", "Ради Безпеки ООН", "UN Security Council"),
        ("ru", "Госдепа", "U.S. State Department"),
        ("uk", "ЗСУ", "Armed Forces of Ukraine"),
        ("ru", "Еврокомиссией", "European Commission"),
        ("en", "the Kremlin", ""),  # a seat of government, no body
    ],
)
def test_one_body_under_all_its_names(language: str, name: str, english: str) -> None:
    body = bodies().whole(name, language)
    assert (body.names["en"] if body else "") == english


def test_a_ministry_becomes_the_ministry_of_its_state() -> None:
    ministry = generic().whole("МИДу", "ru")
    assert ministry is not None
    german = of_state(ministry, "DE")
    assert german.names["ru"] == "МИД Германии"
    assert german.names["uk"] == "МЗС Німеччини"
    assert german.names["en"] == "Foreign Ministry of Germany"
    assert german.key == of_state(generic().whole("МЗС", "uk") or ministry, "DE").key
    assert of_state(ministry, "??") is ministry


def test_abbreviations_need_their_capitals() -> None:
    assert bodies().whole("оп", "ru") is None
    assert bodies().whole("ОП", "ru") is not None


def test_outlets_by_any_of_their_names() -> None:
    reuters = outlets().whole("Рейтер", "ru")
    assert reuters is not None
    assert reuters.names["en"] == "Reuters"


@pytest.mark.parametrize(
    ("words", "language", "name"),
    [
        ("Брексита", "ru", "Brexit"),
        ("Євромайдану", "uk", "Euromaidan"),
        ("Второй мировой войне", "ru", "World War II"),
        ("Cold War", "en", "Cold War"),
        ("Холодный цех", "ru", None),
    ],
)
def test_happenings_with_a_name_are_known_in_their_cases(words: str, language: str, name: str | None) -> None:
    assert happenings().whole(words, language) == name
