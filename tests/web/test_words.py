"""The page's words: the same keys in three languages, plurals and dates as each language has them."""

import re
from datetime import date
from pathlib import Path

import pytest
from babel import Locale

from letopis import web
from letopis.knowledge import load
from letopis.records import Quantity
from letopis.web.words import LANGUAGES, Words, chosen

TEMPLATES = Path(web.__file__).parent / "templates"
CLOSED = {"tongues", "steps", "statuses", "stances", "fields", "dispute_kinds", "kinds", "mention_kinds", "counted",
          "parts_of_ledger", "happening", "sorts", "verdicts", "anonymities", "flags", "furniture"}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_key_every_form_and_the_same_slots(language: str) -> None:
    ours, english = load("page", language), load("page", "en")
    assert list(ours) == list(english)
    forms = set(Locale(language).plural_form.tags) | {"other"}
    for key, value in english.items():
        if key in CLOSED:
            assert set(ours[key]) == set(value), key
        elif isinstance(value, dict):
            assert set(ours[key]) == forms, key
        slots = set(re.findall(r"{\w+}", str(value)))
        assert set(re.findall(r"{\w+}", str(ours[key]))) == slots, key


def test_every_key_that_a_template_uses_exists() -> None:
    used = {
        key
        for path in TEMPLATES.glob("*.html")
        for key in re.findall(r"""\bt\((?:'|")(\w+)(?:'|")\s*[,)]""", path.read_text(encoding="utf-8"))
    }
    assert used
    assert used <= set(load("page", "en"))


def test_every_rule_of_furniture_has_its_words() -> None:
    rules = {rule["rule"] for language in ("", *LANGUAGES) for rule in load("furniture", language)["rules"]}
    assert rules <= set(load("page", "en")["furniture"])


def test_numbers_take_their_nouns_forms() -> None:
    ru, uk, en = Words("ru"), Words("uk"), Words("en")
    assert [ru("n_articles", n=n) for n in (1, 3, 5, 21)] == ["1 статья", "3 статьи", "5 статей", "21 статья"]
    assert [uk("n_events", n=n) for n in (1, 2, 11)] == ["1 подія", "2 події", "11 подій"]
    assert en("n_events", n=50_000) == "50,000 events"


def test_dates_are_each_languages_own() -> None:
    day = date(2023, 9, 17)
    assert [Words(x).month(day) for x in LANGUAGES] == ["September 2023", "Вересень 2023", "Сентябрь 2023"]
    assert Words("en").stamp("2023-10-04T15:10:00+03:00") == "4 Oct 2023, 15:10"
    assert Words("uk").when("2023-09-17") == "17 вересня 2023"
    assert Words("en").stamp("no date") == "no date"


def test_figures_keep_their_bounds() -> None:
    figures = [
        Quantity("killed", low, high, "people", (0, 1))
        for low, high in ((100, None), (None, 5), (3, 5), (112, 112))
    ]
    assert [Words("en").figure(q) for q in figures] == [
        "100 or more killed", "up to 5 killed", "3–5 killed", "112 killed",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "kept", "accepted", "language"),
    [
        ("uk", "ru", "en", "uk"),
        ("", "ru", "en", "ru"),
        ("", "", "de-DE,de;q=0.9,uk-UA;q=0.8,en;q=0.7", "uk"),
        ("xx", "yy", "", "en"),
        ("", "", ";;q=,q=x,*;q=", "en"),
    ],
)
def test_the_language_is_asked_for_kept_or_accepted(
    asked: str, kept: str, accepted: str, language: str
) -> None:
    assert chosen(asked, kept, accepted) == language
