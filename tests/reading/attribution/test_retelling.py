"""How far the wire of a dateline reaches, and a paper that the article retells."""

import pytest

from letopis.reading.attribution import Words, find_attributions
from letopis.reading.claims.speakers import handed_on, most_telling
from letopis.reading.entities import Who
from tests.reading.attribution.plain import plain


def read(text: str, language: str, outlet: str = "") -> Words:
    return find_attributions(plain(text, language), Who((), ()), outlet)


def chains(found: Words) -> list[tuple[str, tuple[str, ...]]]:
    names = {source.id: source.name for source in found.sources}
    return [(a.rule, tuple(names[id] for id in a.chain)) for a in found.attributions]


def retold(text: str, language: str) -> list[str]:
    found = read(text, language)
    return [
        text[start:end] for a in found.attributions if a.rule == "retold" for start, end in a.content
    ]  # fmt: skip


def test_a_wire_hands_on_whoever_speaks_in_its_text() -> None:
    text = "Пором\nКИЇВ. 10 серпня. УНН. Пором запізнився, передає УНН з посиланням на DW. "
    text += "Порт закрито, заявив мер Ілля Рогов."
    assert chains(read(text, "uk"))[:3] == [
        ("byline", ("УНН",)),
        ("speaking", ("УНН", "Deutsche Welle")),
        ("speaking", ("УНН", "Deutsche Welle", "мер Ілля Рогов")),
    ]


def test_the_wires_own_article_names_no_relay() -> None:
    text = "Пором\nКИЇВ. 10 серпня. УНН. Порт закрито, заявив мер Ілля Рогов."
    assert chains(read(text, "uk", "УНН")) == [("speaking", ("мер Ілля Рогов",))]


def test_the_dateline_alone_tells_less_than_the_chain_that_begins_with_it() -> None:
    text = "Пором\nКИЇВ. 10 серпня. УНН. Пором запізнився, передає УНН з посиланням на DW."
    found = read(text, "uk")
    kept = [a for a in most_telling(found.attributions, found) if a.rule != "retold"]
    assert [a.rule for a in kept] == ["speaking"]


@pytest.mark.parametrize(
    ("language", "text", "reached"),
    [
        ("ru", "Порт\nПорт закрыт. Об этом пишет Reuters. Паромы стоят. Ранее порт закрывали в мае. Туристы уехали.",
        ["Порт", "Паромы стоят."]),
        ("uk", "Порт\nПорт закрито, повідомляє Reuters. Пороми стоять. Нагадаємо, порт закривали у травні.",
        ["Порт", "Пороми стоять."]),
        ("ru", "Порт\nПорт закрыт, передаёт Reuters. Паромы стоят. Это похоже на шторм, пишет ТАСС. Туристы уехали.",
        ["Порт", "Паромы стоят."]),
        ("ru", "Порт\nПорт закрыт. Об этом пишет Reuters. 8 июля порт уже закрывали. Туристы уехали.", ["Порт"]),
        ("ru", "Порт\nПорт закрыт. Об этом заявил мэр Илья Рогов. Паромы стоят.", []),
        ("en", "Port\nThe port is closed, Reuters reports. The ferries wait.", []),
    ],
)  # fmt: skip
def test_a_retold_paper_reaches_until_something_else_begins(
    language: str, text: str, reached: list[str]
) -> None:
    assert retold(text, language) == reached


def test_a_named_speaker_is_not_credited_with_the_rest_and_unnamed_people_are() -> None:
    text = "Порт\nПорт закрыт, пишет Reuters со ссылкой на {}. Паромы стоят."
    assert not [c for c in chains(read(text.format("мэра Илью Рогова"), "ru")) if c[0] == "retold"]
    assert ("retold", ("Reuters", "источники в порту")) in chains(
        read(text.format("источники в порту"), "ru")
    )


def test_what_a_speaker_takes_for_granted_is_still_handed_on_by_a_paper() -> None:
    found = read("Порт\nПорт закрыт, пишет Reuters. После аварии работы нет, заявил мэр Илья Рогов.", "ru")
    ids = [a.id for a in found.attributions if a.rule == "speaking"]
    assert handed_on(ids, found) == (ids[0],)
