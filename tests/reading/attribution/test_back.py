"""Whom words without a name point back to, in articles read whole."""

import pytest

from letopis.reading.analysis import analyse
from letopis.reading.attribution import find_attributions
from letopis.reading.entities import find_entities

pytestmark = pytest.mark.slow


def chains(text: str, language: str) -> list[list[str]]:
    """The names of each attribution's chain, nearest first."""
    analysis = analyse("Заголовок\n" + text, language)
    found = find_attributions(analysis, find_entities(analysis))
    names = {source.id: source.name for source in found.sources}
    return [[names[id] for id in attribution.chain] for attribution in found.attributions]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        # an expert right after an expert's words is that one
        ("ru", "Семён Зотов сказал, что мост стоит. «Ему сто лет», — добавил эксперт.", ["Семён Зотов"] * 2),
        ("uk", "Семен Котик сказав, що міст стоїть. «Йому сто років», — додав експерт.", ["Семен Котик"] * 2),
        ("en", "Ann Reed said the bridge stands. “It is old,” the expert added.", ["Ann Reed"] * 2),
        # … but an unnamed official is not whom he speaks of
        (
            "ru",
            "Чиновник сказал, что мэр Пётр Рябов уйдёт. «Он устал», — добавил чиновник.",
            ["Чиновник"] * 2,
        ),
        # "he" is whoever speaks in the sentence, and not the one who spoke before
        (
            "en",
            "Paul Lowe said the fee is high. John Reed said he hopes the plan works.",
            ["Paul Lowe", "John Reed"],
        ),
        ("en", "The singer Ann Reed is mourning. The singer wrote that she was sad.", ["Ann Reed"]),
        # whose somebody is, is not who speaks
        ("ru", "Муж Анны Котовой сообщил, что порт закрыт.", ["Муж Анны Котовой"]),
        ("en", "Paul Lowe was held. Lowe's daughter said that he was ill.", ["Lowe's daughter"]),
        # an office in the very words in which its holder was named
        (
            "ru",
            "Порт закроют, сказал главный инженер верфи Семён Котов. Рейсов не будет, отметил главный инженер верфи.",
            ["Семён Котов"] * 2,
        ),
        (
            "ru",
            "Главный смотритель маяка Семён Котов открыл башню. «Она цела», — сказал главный смотритель.",
            ["Семён Котов"],
        ),
        # a body that is called like a person, before the name of its head
        ("uk", "«Верф не продано», — сказав виконавчий директор Norman Beck Семен Котик.", ["Семен Котик"]),
        # the name before an inset that says who that is
        (
            "ru",
            "Семён Котов, один из врачей, знавших порт, сказал, что причал опасен, поскольку его старые сваи гниют.",
            ["Семён Котов"],
        ),
        ("ru", "Адвокат Котовой, Семён Малюк, сказал, что суд идёт.", ["Семён Малюк"]),
    ],
)
def test_who_is_meant(language: str, text: str, names: list[str]) -> None:
    assert chains(text, language) == [[name] for name in names]
