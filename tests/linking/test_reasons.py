"""Reasons are said in three languages, by templates that take the same values."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from letopis.knowledge import LANGUAGES, load
from letopis.linking.reasons import sentence
from letopis.records import Reason


def forms(entry: Any) -> Iterator[str]:
    yield from entry.values() if isinstance(entry, dict) else (entry,)


def slots(entry: Any) -> set[str]:
    return {slot for form in forms(entry) for slot in re.findall(r"{(\w+)", form)} - {"n"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_said_with_the_same_values(language: str) -> None:
    ours, english = load("reasons", language), load("reasons", "en")
    assert ours.keys() == english.keys()
    # The one form may do without what is plain of one.
    assert {key: slots(entry) for key, entry in ours.items()} == {
        key: slots(entry) for key, entry in english.items()
    }
    for entry in ours.values():
        assert not isinstance(entry, dict) or "other" in entry


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Север, Юг and Запад: retold from Politico, no root of their own"),
        ("ru", "Север, Юг и Запад: пересказ, источник — Politico; своих первоисточников нет"),
        ("uk", "Север, Юг і Запад: переказ, джерело — Politico; власних першоджерел немає"),
    ],
)
def test_lists_and_plurals(language: str, said: str) -> None:
    values: dict[str, Any] = {"n": 3, "relays": ("Север", "Юг", "Запад"), "sources": ("Politico",)}
    assert sentence(Reason("retold", values), language).replace(" та ", " і ") == said


def test_a_long_list_is_counted() -> None:
    names = tuple(f"Газета {n}" for n in range(9))
    assert sentence(Reason("separate", {"names": names})).endswith("Газета 4 and 4 more")


def test_dates_types_and_numbers_are_said_in_words() -> None:
    assert sentence(Reason("time_same", {"time": "2023-09-17"}), "ru") == "у обоих 17 сентября 2023"
    assert sentence(Reason("sentences", {"cosine": 0.93}), "uk") == "речення схожі на 0,93"
    assert sentence(Reason("kind_same", {"one": "CONSULT"}), "uk") == "зустріч"


@pytest.mark.parametrize("name", ["{0}", "{n}", "%s", "<b>", "{", "\u202eгазета"])
def test_what_a_name_holds_is_never_a_template(name: str) -> None:
    assert sentence(Reason("sole", {"name": name})) == f"{name} is named as its root"


def test_a_key_of_another_version_stands_as_it_is() -> None:
    assert sentence(Reason("by_the_stars"), "ru") == "by_the_stars"
    assert sentence(Reason("sole", {"name": "Север"}), "de") == "Север is named as its root"
