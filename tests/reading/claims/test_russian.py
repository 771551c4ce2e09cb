"""Russian sentences as the model parses them: what becomes a claim, with whom, and what stays unsaid."""

import pytest

from letopis.intake import take_text
from letopis.reading.reader import read
from letopis.records import Claim, Part, Reading


def claims(text: str) -> tuple[list[Claim], Reading]:
    """The claims of a sentence, and the reading that they are part of."""
    reading = read(take_text(text, language="ru", clean=True).article)
    return list(reading.claims), reading


def names(reading: Reading, parts: tuple[Part, ...]) -> list[str]:
    """Who the parties are, "?" where nobody is found."""
    known = {e.id: e.name for e in reading.entities}
    return [known.get(p.entity, "?") for p in parts]


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    """Type, actors and recipients of each claim."""
    found, reading = claims(text)
    return [(c.type, names(reading, c.actors), names(reading, c.recipients)) for c in found]


@pytest.mark.parametrize("text", [
    "Новая вакцина хорошо защищает пациентов от осложнений.",
    "Они заслуживают смерти.",
    "Эпидемия в области не думает сдавать своих позиций.",
    "Пассажиры рейса должны были вылететь утром.",
    "Пассажирам вышлют сообщения по электронной почте.",
    "Он и его жена занялись садоводством.",
    "После этого он стал пасти овец.",
])  # fmt: skip
def test_what_is_always_so_or_a_figure_of_speech_is_no_event(text: str) -> None:
    assert told(text) == []


def test_whom_nobody_named_freed_is_news_all_the_same() -> None:
    ((kind, actors, recipients),) = told("Журналистку Анну Линдгрен освободили из тюрьмы в Бергене.")
    assert (kind, actors) == ("RETREAT", [])
    assert recipients == ["Анна Линдгрен"]


def test_a_protest_named_twice_in_a_phrase_is_one() -> None:
    assert [kind for kind, *_ in told("В Осло сторонники партии вышли на массовую акцию протеста.")] == [
        "PROTEST"
    ]


def test_a_preposition_before_the_verb_says_against_what() -> None:
    ((kind, actors, _),) = told("Против этого решения выступили исландские рыбаки.")
    assert kind == "REJECT"
    assert actors == ["исландские рыбаки"]


def test_who_left_office_is_who_does_the_rest() -> None:
    found = told("После ухода с поста Улаф Хансен уехал в Берген.")
    assert ("RETREAT", ["Улаф Хансен"], []) in found


def test_an_acquittal_is_no_sentence() -> None:
    assert [kind for kind, *_ in told("Верховный суд Норвегии вынес оправдательный приговор капитану.")] == [
        "CONCEDE"
    ]


def test_who_should_be_punished_is_asked_for_nothing() -> None:
    ((kind, _, recipients),) = told("Исландия требует казнить капитана судна.")
    assert (kind, recipients) == ("REQUEST", [])


def test_talks_that_somebody_conducts_are_theirs() -> None:
    found = told("Эксперты отметили, что переговоры, которые ведёт Норвегия, затянулись.")
    assert ("CONSULT", ["Норвегия"], []) in found


def test_a_relative_is_not_the_person() -> None:
    ((_, actors, recipients), *_) = told(
        "Родственники Анны Линдгрен встретились с президентом Исландии в Осло."
    )
    assert actors == ["родственники Анны Линдгрен"]
    assert recipients


def test_several_named_one_by_one_act_together() -> None:
    ((kind, actors, _),) = told("Вчера в отставку ушли министр Улаф Хансен и советник Анна Линдгрен.")
    assert kind == "RETREAT"
    assert actors == ["Улаф Хансен", "Анна Линдгрен"]


def test_pressure_is_of_whom_it_is_named_after() -> None:
    ((kind, actors, recipients),) = told("Норвегия ощущает давление Исландии.")
    assert (kind, actors, recipients) == ("COERCE", ["Исландия"], ["Норвегия"])


@pytest.mark.parametrize("text", [
    "Клуб освободили от уплаты налога.",
    "Санкции стали ударом по репутации банка.",
    "Два банка Норвегии заняли 11 и 15 место в списке.",
    "Хансен выступал за сборную Норвегии.",
    "Вор похитил славу певца.",
    "Сосед встречался с сестрой погибшего водителя.",
    "Книга подписана по просьбе Улафа Хансена.",
    "Президент Норвегии имеет право назначать судей.",
])  # fmt: skip
def test_a_word_in_another_sense_is_no_event(text: str) -> None:
    assert told(text) == []


def test_who_pleads_guilty_is_not_sentenced() -> None:
    ((kind, actors, _),) = told("Улаф Хансен признал себя виновным в хищении.")
    assert (kind, actors) == ("CONCEDE", ["Улаф Хансен"])


def test_the_bodies_of_a_building_are_hit_with_it() -> None:
    ((_, _, recipients),) = told("Вертолёт обстрелял здания МВД и Верховного суда Норвегии.")
    assert len(recipients) == 2


def test_neighbours_of_somebody_are_not_he() -> None:
    found = told("Соседи Хансена рассказали газете о пожаре.")
    assert ["соседи Хансена"] in [actors for _, actors, _ in found]


def test_who_is_turned_to_stands_after_in() -> None:
    ((kind, _, recipients),) = told("Анна Линдгрен обратилась в Верховный суд Норвегии.")
    assert kind == "REQUEST"
    assert recipients == ["Верховный суд Норвегии"]


def test_the_age_before_a_name_is_nobody() -> None:
    ((kind, _, recipients),) = told("Полиция задержала 28-летнюю Анну Линдгрен.")
    assert (kind, recipients) == ("COERCE", ["Анна Линдгрен"])


def test_whom_something_threatens_threatens_nobody() -> None:
    found = told("Президенту Норвегии Улафу Хансену грозит импичмент.")
    assert "THREATEN" not in [kind for kind, *_ in found]


def test_what_will_be_done_to_somebody_has_not_been() -> None:
    (claim,) = claims("В мае министр Улаф Хансен будет отстранён от должности.")[0]
    assert claim.status == "planned"


def test_a_name_that_is_also_a_word_is_no_event() -> None:
    assert told("Известен факт работы Анны Ливень в разведке Норвегии.") == []


def test_prizes_are_given_and_not_recognition() -> None:
    ((kind, _, recipients),) = told("Улаф Хансен признан лучшим тренером года.")
    assert (kind, recipients) == ("OTHER", ["Улаф Хансен"])


def test_what_a_court_is_asked_for_with_more_than_one_verb_has_not_been() -> None:
    found = told(
        "Прокурор попросил суд приговорить Анну Линдгрен к году тюрьмы, а также признать виновным Улафа Хансена."
    )
    assert [kind for kind, *_ in found] == ["REQUEST"]


def test_people_of_a_state_in_prison_are_not_the_state() -> None:
    ((_, _, recipients),) = told("Двое норвежцев арестованы в Бергене.")
    assert recipients == ["двое норвежцев"]


def test_by_means_of_what_is_no_doer() -> None:
    ((kind, actors, recipients),) = told("Улаф Хансен был отравлен неизвестным веществом.")
    assert (kind, actors, recipients) == ("ASSAULT", [], ["Улаф Хансен"])


def test_who_means_to_conclude_and_with_whom() -> None:
    found = told("Газета пишет о намерении президента Норвегии ускорить заключение соглашения с Исландией.")
    (agreement,) = (f for f in found if f[0] == "AGREE")
    assert agreement[2] == ["Исландия"]


def test_one_of_many_who_is_named_is_told_with_them() -> None:
    found = told("Возможна отставка ряда чиновников, в частности Анны Линдгрен.")
    assert "Анна Линдгрен" in [name for _, actors, _ in found for name in actors]


def test_one_mother_before_a_plural_verb_is_done_to() -> None:
    ((kind, actors, recipients),) = told(
        "В 2010 году мать пятерых детей Анну Линдгрен приговорили к году тюрьмы."
    )
    assert (kind, actors, recipients) == ("SANCTION", [], ["Анна Линдгрен"])


def test_what_somebody_is_charged_with_charges_nobody() -> None:
    found = told("Его обвиняют в организации взрыва в Бергене.")
    assert [name for _, actors, _ in found for name in actors] == []
