"""States, their adjectives, and when a capital is its government."""

from pathlib import Path

import pytest

from letopis import knowledge
from letopis.errors import KnowledgeError
from letopis.reading.entities import states
from letopis.reading.entities.collect import collect

from .conftest import analysis_of


@pytest.mark.parametrize(
    ("language", "name", "code"),
    [
        ("ru", "Соединенных Штатов Америки", "US"),
        ("ru", "Великобританией", "GB"),
        ("ru", "Южной Корее", "KR"),
        ("ru", "РФ", "RU"),
        ("uk", "Сполученими Штатами", "US"),
        ("uk", "Північною Кореєю", "KP"),
        ("uk", "ЄС", "EU"),
        ("en", "US", "US"),
        ("en", "us", ""),  # a pronoun
        ("en", "the United Kingdom", "GB"),
        ("ru", "Нарния", ""),
    ],
)
def test_names_of_states_in_all_cases(language: str, name: str, code: str) -> None:
    assert states.by_name(name, language) == code


@pytest.mark.parametrize(
    ("language", "word", "code"),
    [("ru", "российскими", "RU"), ("ru", "россиянами", "RU"), ("uk", "американського", "US"),
     ("en", "Azerbaijani", "AZ"), ("ru", "азербайджано-армянский", "AM"), ("ru", "красный", ""),
     ("en", "polish", "")],
)  # fmt: skip
def test_adjectives_and_inhabitants(language: str, word: str, code: str) -> None:
    assert states.adjective(word, language) == code


@pytest.mark.parametrize(
    ("language", "text", "town", "deps", "acts"),
    [
        ("ru", "Встреча прошла в Москве.", "Москве", {}, False),
        ("ru", "Переписка между Москвой и Варшавой длится.", "Москвой", {}, True),
        ("ru", "Он спорил с Берлином.", "Берлином", {}, True),
        ("ru", "Делегация прибыла из Берлина.", "Берлина", {}, False),
        ("en", "The plane flew to Moscow.", "Moscow", {}, False),
        ("en", "A bus from Riga to Moscow stopped.", "Moscow", {}, False),
        ("en", "He turned to Moscow.", "Moscow", {}, True),
        ("ru", "Москва отвергла предложение.", "Москва", {"Москва": ("отвергла", "nsubj")}, True),
        ("ru", "Войска обстреляли Киев.", "Киев", {"Киев": ("обстреляли", "obj")}, False),
        ("ru", "Советник Вашингтона промолчал.", "Вашингтона", {}, True),
        ("ru", "Мэр Москвы промолчал.", "Москвы", {}, False),
        ("uk", "Зустріч відбулася у Варшаві.", "Варшаві", {}, False),
        ("uk", "Варшава відповіла на ноту.", "Варшава", {"Варшава": ("відповіла", "nsubj")}, True),
        ("en", "They met in Moscow.", "Moscow", {}, False),
        ("en", "Talks with Moscow failed.", "Moscow", {}, True),
        ("en", "Moscow residents met.", "Moscow", {"Moscow": ("residents", "compound")}, False),
        ("uk", "КИЇВ.", "КИЇВ", {}, False),
    ],
)
def test_a_capital_is_its_government_when_it_acts(
    language: str, text: str, town: str, deps: dict[str, tuple[str, str]], acts: bool
) -> None:
    sentence = analysis_of(text, language, deps).sentences[0]
    start = text.index(town)
    assert states.acts(sentence, start, start + len(town)) is acts


def test_every_state_of_the_list_has_three_names() -> None:
    for code in states._entries():
        assert set(states.names(code)) >= {"ru", "uk", "en"}, code


def test_every_state_lies_somewhere() -> None:
    assert all(states.midst(code) for code in states._entries())
    assert not states.midst("ZZ")


def test_a_large_state_reaches_further_than_a_small_one() -> None:
    large, small = states.midst("KZ"), states.midst("LU")
    assert large
    assert small
    assert large.km > 10 * small.km
    assert 40 < large.lat < 56
    assert 46 < large.lon < 88


@pytest.mark.parametrize("at", ["[49.6, 6.1, 29]", "{lat: 496, lon: 6.1, km: 29}", "{lat: 49.6, lon: 6.1}"])
def test_a_state_that_lies_nowhere_is_named(tmp_path: Path, at: str) -> None:
    (tmp_path / "countries.yaml").write_text(f"ZQ: {{at: {at}}}\n", encoding="utf-8")
    knowledge.use(tmp_path)
    states._entries.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match="ZQ: at"):
            states._entries()
    finally:
        knowledge._overlay.clear()
        knowledge.load.cache_clear()
        states._entries.cache_clear()


def test_a_wrong_line_of_a_users_own_is_named(tmp_path: Path) -> None:
    (tmp_path / "countries.yaml").write_text("DE: {capital: [Bonn]}\n", encoding="utf-8")
    knowledge.use(tmp_path)
    states._entries.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match="DE"):
            states._entries()
    finally:
        knowledge._overlay.clear()
        knowledge.load.cache_clear()
        states._entries.cache_clear()


def test_a_name_of_a_person_is_no_state() -> None:
    found = collect(analysis_of("[PER Michael Jordan] met reporters.", "en"))
    assert [d.kind for here in found for d in here.found] == ["person"]
