"""How far the names of bodies and places reach, and what their nouns tell."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.reading.entities.extents import extents
from letopis.reading.entities.extents import places as found_places
from letopis.reading.entities.nouns import precision, sector

from .conftest import Read, analysis_of

# A name stands between ⟦ ⟧; the first line of each text is its title.
BODIES = [
    ("ru", "Его не пустили в ⟦Счётную палату Норландии⟧ и ⟦Верховный суд кантона Торн⟧."),
    ("ru", "Об этом сообщило ⟦Министерство труда и спорта Норландии⟧ по телефону."),
    ("ru", "Так решил ⟦Центр по профилактике и контролю наводнений⟧."),
    ("ru", "Книгу издал ⟦Институт имени А. П. Ольхина⟧, а ⟦АО «Ольха»⟧ заплатило."),
    ("ru", "Депутат ⟦Народной партии Торна⟧ покинул зал."),
    ("uk", "За це голосували депутати ⟦Народної партії Норландії⟧ і вся ⟦Палата старійшин⟧."),
    ("uk", "Так вважає ⟦Рада громадського контролю⟧, пише «Маяк»."),
    ("uk", "Про це знає ⟦Комітет з прав людини⟧."),
    ("uk", "У ⟦Національному інституті охорони здоров'я⟧ мовчать."),
    ("en", "Members of the ⟦Norland Workers Party⟧ left the ⟦House of Elders⟧ on Monday."),
    ("en", "A letter from the ⟦Ministry of Labour and Sport of Norland⟧ reached the ⟦Thorn Supreme Court⟧."),
]
NOTHING = [
    ("ru", "Местная партия проиграла выборы."),  # the capital is the sentence's
    ("ru", "Он пожаловался в министерство."),
    ("ru", "Суд решил иначе."),
    ("uk", "Рада вирішила інакше."),
    ("en", "The party lost the court case."),
]


@pytest.mark.parametrize(("language", "text"), BODIES)
def test_the_name_of_a_body_reaches_as_far_as_its_grammar(language: str, text: str) -> None:
    sentence = analysis_of("Title\n" + text.replace("⟦", "").replace("⟧", ""), language).sentences[1]
    marked = [part.partition("⟧")[0] for part in text.split("⟦")[1:]]
    found = [
        sentence.text[a - sentence.start : b - sentence.start] for a, b in extents(sentence, lambda t: False)
    ]
    assert found == marked


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_a_common_noun_is_no_name(language: str, text: str) -> None:
    sentence = analysis_of("Title\n" + text, language).sentences[1]
    assert list(extents(sentence, lambda token: False)) == []


def test_a_person_ends_the_name() -> None:
    sentence = analysis_of("Title\nЕго вызвали в Верховный суд Орлова слушать.", "ru").sentences[1]
    spans = list(extents(sentence, lambda token: token.text == "Орлова"))
    assert [sentence.text[a - sentence.start : b - sentence.start] for a, b in spans] == ["Верховный суд"]


@pytest.mark.parametrize(
    ("language", "text", "name", "told"),
    [
        ("ru", "Дождь прошёл в Торнской области.", "Торнской области", "region"),
        ("ru", "Паром пересёк Ольховый залив.", "Ольховый залив", "area"),
        ("uk", "Люди вийшли на Соборну площу.", "Соборну площу", "point"),
        ("en", "It rained in Thorn County.", "Thorn County", "region"),
    ],
)
def test_an_adjective_and_a_noun_of_place(language: str, text: str, name: str, told: str) -> None:
    sentence = analysis_of("Title\n" + text, language).sentences[1]
    spans = list(found_places(sentence, lambda token: False))
    assert [sentence.text[a - sentence.start : b - sentence.start] for a, b in spans] == [name]
    assert precision(name, language) == told


@pytest.mark.parametrize(
    ("name", "language", "told"),
    [
        ("Верховный суд Торна", "ru", "court"),
        ("Міністерство освіти", "uk", "government"),
        ("Norland Workers Party", "en", "party"),
        ("Bank of Thorn", "en", "bank"),
        ("Союз архивистов", "ru", "international"),
        ("Ольха", "ru", ""),
    ],
)
def test_the_head_of_a_name_tells_its_sector(name: str, language: str, told: str) -> None:
    assert sector(name, language) == told


def test_a_party_of_another_state_is_not_the_one_we_know(read: Read) -> None:
    who = read("Итоги\nЗаявление подписала Консервативная партия Польши.", "ru")
    body = next(e for e in who.entities if e.kind == "organisation")
    assert (body.name, body.country, body.sector) == ("Консервативная партия Польши", "PL", "party")


def test_a_body_of_the_union_is_not_extended_by_a_state(read: Read) -> None:
    who = read("Підсумки\nУ Раді ЄС Австрії не почули.", "uk")
    assert [e.name for e in who.entities if e.kind == "organisation"] == ["Рада ЄС"]


def test_a_place_marked_once_is_known_again(read: Read) -> None:
    who = read("Итоги\nПаром пришёл в [LOC Ольховск]. Утром жители Ольховска вышли на берег.", "ru")
    assert [m.start for m in who.mentions if m.kind == "place"] == [21, 44]


@given(
    st.text(alphabet="Суд верхоный«» и.ПартияCourtof \n", max_size=80), st.sampled_from(["ru", "uk", "en"])
)
def test_any_text_has_spans_in_order(text: str, language: str) -> None:
    for sentence in analysis_of(text, language).sentences:
        spans = list(extents(sentence, lambda token: False))
        assert all(a < b for a, b in spans)
        assert all(b <= c for (_, b), (c, _) in pairwise(spans))
