"""Happenings told again in other words are one claim; others of their kind stay apart."""

from letopis.intake import take_text
from letopis.reading.reader import read
from letopis.records import Claim


def claims(text: str, language: str = "ru") -> list[Claim]:
    """The claims of a text, read with the model."""
    return list(read(take_text(text, language=language, clean=True).article).claims)


def kinds(text: str, language: str = "ru") -> list[tuple[str, int]]:
    """Type of each claim and how often it is told."""
    return [(c.type, len(c.evidences)) for c in claims(text, language)]


def test_a_noun_takes_up_what_a_verb_has_told() -> None:
    text = "Неизвестные обстреляли здание министерства в Бергене. Атаку совершили трое, сообщили очевидцы."
    assert ("ASSAULT", 2) in kinds(text)


def test_an_attack_on_somebody_else_is_another() -> None:
    text = "Боевики обстреляли армию Исландии. Нападение на полицию Норвегии совершили другие люди."
    assert [kind for kind, _ in kinds(text)].count("ASSAULT") == 2


def test_nobody_dies_twice() -> None:
    text = (
        "Певца Улафа Хансена убил его поклонник. Хансен умер по дороге в больницу. "
        "Полиция говорит о ссоре. Обстоятельства гибели музыканта ещё изучают."
    )
    deaths = [c for c in claims(text) if c.type in ("ASSAULT", "INCIDENT")]
    assert [len(c.evidences) for c in deaths] == [3]


def test_two_people_die_apart() -> None:
    text = "Певец Улаф Хансен умер в Осло. Через день скончалась актриса Анна Линдгрен."
    assert len([c for c in claims(text) if c.type == "INCIDENT"]) == 2


def test_a_strike_that_goes_on_is_the_one_that_was_called() -> None:
    text = "В Норвегии проходит забастовка лётчиков. Забастовку объявили сразу несколько профсоюзов."
    (strike,) = (c for c in claims(text) if c.type == "PROTEST")
    assert strike.status == "ongoing"
    assert len(strike.evidences) == 2


def test_the_dead_and_the_hurt_that_are_only_numbers_are_one_toll() -> None:
    text = "Министерство Норвегии заявило, что погиб один и ранены двое военных."
    assert [len(c.evidences) for c in claims(text) if c.type == "INCIDENT"] == [2]


def test_words_about_words_just_told_are_the_same_words() -> None:
    text = "Городской прокурор потребовал закрыть порт. Прокурор сделал это заявление в суде."
    assert kinds(text) == [("REQUEST", 2)]


def test_an_attempt_on_somebody_is_told_again_by_his_office() -> None:
    text = (
        "Покушение на министра произошло утром в Осло. Улаф Хансен ехал на работу. "
        "Покушение на Улафа Хансена осудили соседи."
    )
    (attempt,) = (c for c in claims(text) if c.type == "ASSAULT")
    assert len(attempt.recipients) == 1
