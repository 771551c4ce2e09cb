"""Bodies meant again by a common noun."""

import pytest

from .conftest import Read

CASES = [
    (
        "ru",
        "Итоги\nМинистерство труда Норландии опровергло слухи. В [министерстве] добавили, что новое министерство никто "
        "не создаёт. [Ведомство] обещало ответ.",
        "Министерство труда Норландии",
    ),
    ("ru", "Итоги\nВерф купило АО «Ольха». [Компания] довольна, а партия Орлова молчит.", "АО «Ольха»"),
    ("ru", "Итоги\nОб этом пишет Reuters. [Издание] ссылается на источники.", "Reuters"),
    (
        "uk",
        "Підсумки\nМіністерство оборони України спростувало чутки. У [відомстві] додали, що [міністерство] працює.",
        "Міністерство оборони України",
    ),
    (
        "en",
        "Results\nThe Supreme Court of Thorn had agreed. Later the [court] said that a court may err, and the court "
        "order stood.",
        "Supreme Court of Thorn",
    ),
]


@pytest.mark.parametrize(("language", "marked", "name"), CASES)
def test_a_noun_alone_means_the_body_last_named(read: Read, language: str, marked: str, name: str) -> None:
    who = read(marked.replace("[", "").replace("]", ""), language)
    text = marked.replace("[", "").replace("]", "")
    entity = next(e for e in who.entities if e.name == name)
    meant = [text[m.start : m.end] for m in who.of_entity(entity.id)[1:]]
    assert meant == [piece.split("]")[0] for piece in marked.split("[")[1:]]


def test_what_a_body_is_introduced_as_tells_what_it_is_called_again(read: Read) -> None:
    text = "Підсумки\nАвіакомпанія «[ORG Вільха]» не літає. Пілоти естонського лоукостера страйкують, компанія мовчить."
    who = read(text, "uk")
    named = [m for m in who.mentions if m.kind == "organisation"]
    assert [m.lemma for m in named[1:]] == ["лоукостер", "компанія"]
    assert len({m.entity for m in named}) == 1


def test_the_latest_of_two_is_meant(read: Read) -> None:
    who = read("Итоги\nСовет Торна и Совет Ольхи спорили, но совет решил.", "ru")
    last = who.mentions[-1]
    assert (last.lemma, who.entity_of(last)) == ("совет", who.entity(who.mentions[-2].entity))


def test_nothing_named_nothing_meant(read: Read) -> None:
    assert read("Итоги\nМинистерство опровергло слухи.", "ru").mentions == ()


def test_a_body_named_long_ago_is_not_meant(read: Read) -> None:
    text = "Итоги\nСовет Торна собрался. " + "Шёл дождь. " * 12 + "Потом совет решил."
    assert len(read(text, "ru").mentions) == 1


def test_a_legal_form_makes_no_other_body(read: Read) -> None:
    who = read("Итоги\nЗавод «[ORG Ольха]» стоит. Рабочие АО «Ольха» ушли.", "ru")
    assert len([e for e in who.entities if e.kind == "organisation"]) == 1
