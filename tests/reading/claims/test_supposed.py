"""What grammar alone makes possible is no event; what somebody holds to be likely is."""

import pytest

from letopis.intake import take_text
from letopis.reading.reader import read


def told(language: str, text: str) -> list[tuple[str, str]]:
    """Type and status of each claim of a sentence, read with the model."""
    return [(c.type, c.status) for c in read(take_text(text, language=language, clean=True).article).claims]


@pytest.mark.parametrize(
    ("language", "text", "type"),
    [
        ("en", "Volna does everything to protest against the ruling.", "PROTEST"),
        ("en", "Minister Berg declined to predict when Norway would withdraw its troops.", "RETREAT"),
        ("en", "The contract lapses if Volna is indicted in Oslo.", "ACCUSE"),
        ("ru", "Норвегия делает всё, чтобы ограничить экспорт газа из Исландии.", "COERCE"),
        ("ru", "Неизвестно, когда Норвегия выведет войска из Исландии.", "RETREAT"),
        ("ru", "Министр Берг мечтает помочь Исландии.", "AID"),
        ("uk", "Норвегія робить усе, щоб захистити Ісландію від обстрілів.", "ASSAULT"),
        ("uk", "Невідомо, коли Норвегія арештує міністра Берга.", "COERCE"),
    ],
)
def test_what_is_only_supposed_is_no_event(language: str, text: str, type: str) -> None:
    assert type not in [kind for kind, _ in told(language, text)]


@pytest.mark.parametrize(
    ("language", "text", "claim"),
    [
        ("en", "Norway may attack Iceland, minister Berg fears.", ("ASSAULT", "possible")),
        ("en", "Norway is willing to withdraw its troops from Iceland.", ("RETREAT", "possible")),
        ("ru", "Норвегия может арестовать министра Исландии.", ("COERCE", "possible")),
        ("ru", "Суд не исключил возможности ареста министра Исландии Анны Берг.", ("COERCE", "possible")),
        ("uk", "Норвегія може заарештувати міністра Ісландії.", ("COERCE", "possible")),
    ],
)
def test_what_somebody_holds_to_be_likely_is(language: str, text: str, claim: tuple[str, str]) -> None:
    assert claim in told(language, text)


@pytest.mark.parametrize(
    ("language", "text", "claim"),
    [
        ("en", "A crowd gathered in Oslo to protest against the ruling.", ("PROTEST", "happened")),
        ("en", "Envoys of Norway met on Monday to discuss the border with Iceland.", ("CONSULT", "happened")),
        ("ru", "Жители Осло собрались, чтобы протестовать против решения суда.", ("PROTEST", "happened")),
        ("uk", "Мешканці Осло зібралися, щоб протестувати проти рішення суду.", ("PROTEST", "happened")),
    ],
)
def test_what_people_came_together_for_was_done(language: str, text: str, claim: tuple[str, str]) -> None:
    assert claim in told(language, text)


def test_who_wants_to_thank_thanks() -> None:
    assert ("SUPPORT", "happened") in told(
        "en", "I want to thank Norway for its help, minister Anna Berg said."
    )
