"""Words of time and their values: cases.yaml read as it stands, and what holds for every text."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from letopis.reading.times import Reference, edtf, find_times

WEDNESDAY = Reference("2023-10-04T12:00:00", "published")
LANGUAGES = ("ru", "uk", "en")


def cases() -> Iterator[tuple[str, str, list[str]]]:
    known = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
    for language, topics in known.items():
        for sentences in topics.values():
            for sentence, values in sentences.items():
                yield language, sentence, [str(value) for value in values]


@pytest.mark.parametrize(("language", "marked", "values"), list(cases()))
def test_times_of_a_sentence(language: str, marked: str, values: list[str]) -> None:
    text = marked.replace("[", "").replace("]", "")
    found = find_times(text, language, WEDNESDAY)
    assert [(text[t.start : t.end], t.edtf) for t in found] == list(zip(_marked(marked), values, strict=True))


def _marked(text: str) -> list[str]:
    return [piece.split("]")[0] for piece in text.split("[")[1:]]


def test_a_date_without_a_year_when_no_year_can_be_known() -> None:
    (found,) = find_times("Мост рухнул 17 сентября.", "ru", Reference(None, "published"))
    assert found.edtf == "XXXX-09-17"


def test_how_a_value_was_resolved() -> None:
    text = "17 сентября 2021 года мост рухнул. В том же месяце его подняли. В мае он рухнул снова."
    found = find_times(text, "ru", WEDNESDAY)
    assert [t.resolved_by for t in found] == ["explicit", "text", "published"]


def test_dates_after_a_year_long_past_are_of_that_year() -> None:
    text = "В 2014 году порт был захвачен. 16 марта прошло голосование."
    assert [t.edtf for t in find_times(text, "ru", WEDNESDAY)] == ["2014", "2014-03-16"]


def test_a_day_of_these_weeks_is_of_this_year_whatever_year_was_told_before() -> None:
    now = Reference("2018-11-08", "published")
    text = "Ссора была в 2009 году. Суд 31 октября оправдал мельника. Суд 31 марта отложил дело."
    told = find_times("Ссора была в 2009 году. Суд 3 марта отложил дело.", "ru", now)
    assert [t.edtf for t in find_times(text, "ru", now)][:2] == ["2009", "2018-10-31"]
    assert [t.edtf for t in told] == ["2009", "2009-03-03"]


def test_the_words_of_a_persons_name_are_no_time() -> None:
    text = "Since May took office, ports close in May."
    assert [text[t.start : t.end] for t in find_times(text, "en", WEDNESDAY)] == ["May", "May"]
    (month,) = find_times(text, "en", WEDNESDAY, names=[(6, 9)])
    assert (month.start, month.edtf) == (38, "2023-05")


WORDS = [
    "17", "1", "31", "32", "00", "2023", "1999", "99", "12:30", "3:2", ".", ",", "-", "–", "/", "(", ")",
    "сентября", "мая", "года", "г.", "в", "с", "по", "до", "за", "через", "назад", "последние", "три",
    "недели", "прошлой", "пятницу", "вчера", "утром", "начале", "конце", "первый", "квартал", "XX", "века",
    "90-х", "September", "May", "of", "the", "last", "next", "week", "ago", "in", "two", "days", "later",
    "since", "until", "between", "and", "і", "тижня", "минулого", "о", "годині", "року", "тому", "нового",
    "Easter", "9am", "UTC", "∞", "🕊", "Q2", "2014-м", "8-й", "ночь", "на",
]  # fmt: skip
words = st.lists(st.sampled_from(WORDS), max_size=40)
texts = st.one_of(st.text(max_size=200), words.map(" ".join), words.map("".join))
moments = st.sampled_from(
    ["2023-10-04", "2023-09", "2024-02-29T23:59:00+02:00", "0001-01-01", "9999-12-31", None, "x"]
)


@settings(max_examples=150, deadline=None)
@given(texts, st.sampled_from(LANGUAGES), moments)
def test_any_text_gives_ordered_valid_times(text: str, language: str, moment: str | None) -> None:
    reference = Reference(moment, "published")
    found = find_times(text, language, reference)
    assert found == find_times(text, language, reference)
    ends = [0]
    for expression in found:
        assert ends[-1] <= expression.start < expression.end <= len(text)
        assert expression.edtf == "" or edtf.valid(expression.edtf)
        ends.append(expression.end)


@pytest.mark.parametrize("unit", ["1", "2023-", "17 и ", "в мае ", "12:30 - ", "of the ", "первый "])
def test_hostile_text_takes_little_time(unit: str) -> None:
    spaced = 1 if unit == "1" else 20  # a hundred thousand digits at once, or thousands of words
    text = unit * (100_000 // len(unit) // spaced)
    started = time.perf_counter()
    find_times(text, "ru", WEDNESDAY)
    assert time.perf_counter() - started < 10


def test_since_a_year_says_nothing_of_the_months_told_after() -> None:
    text = "It has lost money since 2005. In January it announced a plan."
    values = [t.edtf for t in find_times(text, "en", Reference("2018-02-06", "published"))]
    assert values[-1] == "2018-01"
