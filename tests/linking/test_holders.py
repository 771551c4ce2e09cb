"""Whom an article means by an office."""

import pytest

from letopis.linking.holders import holder
from letopis.records import Entity, Role


def person(name: str, *roles: str) -> Entity:
    return Entity(name, "person", name, roles=tuple(Role(role) for role in roles))


PREMIER = person("Йонас Берг", "премьер-министр Тальвии")
FOREIGN = person("Рута Вейс", "министр иностранных дел Тальвии")
MAYOR = person("Ann Hale", "mayor of Oresk")
ENVOY = person("Ирина Лось", "посол Сельвии")
UKRAINIAN = person("Петро Гай", "міністр оборони Тальвії")


@pytest.mark.parametrize(
    ("words", "language", "people", "name"),
    [
        ("премьер-министр страны", "ru", [PREMIER, FOREIGN], "Йонас Берг"),
        ("премьер-министра", "ru", [PREMIER, FOREIGN], "Йонас Берг"),
        ("министр", "ru", [FOREIGN, ENVOY], "Рута Вейс"),
        ("посол", "ru", [ENVOY], "Ирина Лось"),
        ("міністр оборони", "uk", [UKRAINIAN], "Петро Гай"),
        ("the mayor", "en", [MAYOR], "Ann Hale"),
        ("министр обороны", "ru", [FOREIGN], None),  # another ministry
        ("бывший премьер-министр", "ru", [PREMIER], None),
        ("послы", "ru", [ENVOY], None),
        ("a mayor", "en", [MAYOR], None),
        ("mayors", "en", [MAYOR], None),
        ("высокопоставленный чиновник", "ru", [PREMIER], None),
        ("представитель министерства", "ru", [person("Пётр Дым", "представитель министерства")], None),
        ("премьер-министр", "ru", [PREMIER, person("Ивар Стенн", "премьер-министр Сельвии")], None),
        ("", "ru", [PREMIER], None),
    ],
)  # fmt: skip
def test_who_holds_an_office(words: str, language: str, people: list[Entity], name: str | None) -> None:
    found = holder(words, language, people)
    assert (found.name if found else None) == name
