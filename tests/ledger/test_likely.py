"""What one would say the number of roots is, and who is shown to be one root with another."""

from dataclasses import replace

import pytest

from letopis.ledger import Copy, assemble, roots
from letopis.ledger.offices import Office, office
from letopis.linking import Hop, LinkedClaim
from letopis.records import Party, Roots
from tests.linking.reports import EU, USA, claim, named, paper, unnamed

LONG = "Паром «Альбатрос» сел на мель у входа в порт Тарны, на борту были шестьдесят человек."
GROSS = named("Анна Гросс", "DE", "government")


def counts(*claims: LinkedClaim, **more: object) -> tuple[int, int, int]:
    found: Roots = roots(claims, **more)  # type: ignore[arg-type]
    return found.low, found.likely, found.high


def test_papers_that_name_nobody_are_not_counted_beside_a_source() -> None:
    found = roots([claim("Север", (GROSS,)), claim("Юг"), claim("Запад")])
    assert (found.low, found.likely, found.high) == (1, 1, 3)
    (why,) = [reason for reason in found.reasons if reason.startswith("most likely 1: Анна Гросс; ")]
    assert "papers that name no source are not counted beside it" in why


def test_where_nobody_names_a_source_it_is_one() -> None:
    found = roots([claim("Север"), claim("Юг")])
    assert (found.low, found.likely, found.high) == (1, 1, 2)
    assert not any("most likely" in reason for reason in found.reasons)


def test_sources_count_each_once_named_or_not() -> None:
    official = claim("Юг", (paper("Politico"), unnamed("чиновник")))
    assert counts(claim("Север", (GROSS,)), official) == (1, 2, 2)


def test_who_is_quoted_in_passing_is_not_counted_beside_those_whose_news_it_is() -> None:
    news = replace(claim("Север", (GROSS,)), title=True)
    passing = claim("Юг", (paper("Голос"), unnamed("пилоты")))
    assert counts(news, passing) == (1, 1, 2)
    assert counts(news, replace(passing, title=True)) == (1, 2, 2)
    # Where nobody's news it is, all who are quoted count.
    assert counts(replace(news, title=False), passing) == (1, 2, 2)


def test_who_confirms_it_is_a_source_wherever_he_stands() -> None:
    news = replace(claim("Север", (GROSS,)), title=True)
    confirms = claim(
        "Север", (unnamed("спасатели"),), local="c2", type="CONFIRM", actors=(), about=["Север#c1@1"]
    )
    assert counts(news, statements=[confirms]) == (1, 2, 2)


def test_two_who_stand_on_one_side_are_not_called_one_government() -> None:
    both = (Party("E1", "Пилоты"), Party("E2", "Бортпроводники"))
    pilots, crews = (
        replace(named(n, kind="organisation"), entity=e)
        for n, e in (("Пилоты", "E1"), ("Бортпроводники", "E2"))
    )
    found = roots(
        [
            claim("Север", (pilots,), type="PROTEST", actors=both),
            claim("Юг", (crews,), type="PROTEST", actors=both),
        ]
    )
    assert (found.low, found.likely, found.high) == (1, 2, 2)
    assert any("on one side, separate access not shown" in reason for reason in found.reasons)


def test_offices_of_one_government_count_once_but_people_of_one_country_are_people() -> None:
    police, court = (
        named(n, "DE", s, kind="organisation") for n, s in (("Полиция", "police"), ("Суд", "court"))
    )
    assert counts(claim("Север", (police,)), claim("Юг", (court,))) == (1, 1, 2)
    union, airline = named("Профсоюз", "DE", kind="organisation"), named("Кай Ланге", "DE")
    found = roots([claim("Север", (union,)), claim("Юг", (airline,))])
    assert (found.low, found.likely, found.high) == (1, 2, 2)
    assert any("of one country, separate access not shown" in reason for reason in found.reasons)


# --- who only passes it on


def sentence(article: str, *chains: tuple[Hop, ...], published: str = "2023-10-04") -> LinkedClaim:
    return claim(article, *chains, quote=LONG, published=published)


def test_who_tells_it_in_anothers_words_has_it_from_there() -> None:
    found = roots([sentence("Север", (GROSS,)), sentence("Юг"), sentence("Запад", published="2023-10-05")])
    assert (found.low, found.high, found.names) == (1, 1, ("Анна Гросс",))
    assert "Юг tells it in the words of Север: one root" in found.reasons


def test_nobody_has_it_from_a_paper_that_came_out_later() -> None:
    early = sentence("Юг", published="2023-10-02")
    assert counts(sentence("Север", (GROSS,)), early) == (1, 1, 2)
    assert counts(sentence("Север", published="2023-10-03"), early) == (1, 1, 1)


def test_a_short_sentence_is_anybodys() -> None:
    assert counts(claim("Север", (GROSS,)), claim("Юг")) == (1, 1, 2)


def test_a_recollection_days_later_is_no_root() -> None:
    told = claim("Север", published="2023-10-01")
    aside = claim("Юг", published="2023-10-09")
    found = roots([told, aside])
    assert (found.high, found.likely) == (1, 1)
    assert any("recalls it in passing" in reason for reason in found.reasons)
    matter = replace(aside, title=True)
    assert counts(told, matter)[2] == 2
    assert counts(told, replace(aside, published="2023-10-02"))[2] == 2
    assert counts(told, replace(aside, published=None))[2] == 2
    (voice,) = [v for v in assemble([told, aside]).ledger if v.high == 0]
    assert (voice.name, voice.part) == ("Юг", "root")


def test_who_demands_something_does_not_vouch_that_it_is_so() -> None:
    meeting = claim("Север", (GROSS,))
    demand = claim(
        "Север", (paper("Голос"), unnamed("профсоюзы")), local="c2", type="REQUEST", actors=(), about=["Север#c1@1"]
    )  # fmt: skip
    assert counts(meeting, statements=[demand]) == (1, 1, 1)


# --- one source under two names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Тереза Холмей", "Тереза Холмэй"), ("Тарас Вовк", "Т. Вовк"), ("Ігор Шевчик", "Игорь Шевчик"),
        ("Анна Гросс", "Гросс"),
    ],
)  # fmt: skip
def test_one_person_spelt_in_two_ways(one: str, other: str) -> None:
    assert counts(claim("Север", (named(one, "PL"),)), claim("Юг", (named(other),))) == (1, 1, 1)


@pytest.mark.parametrize(("one", "other"), [("Анна Гросс", "Олег Гросс"), ("Анна Гросс", "Анна Грин")])
def test_two_people(one: str, other: str) -> None:
    assert counts(claim("Север", (named(one),)), claim("Юг", (named(other),)))[2] == 2


def test_namesakes_of_two_states_are_two() -> None:
    assert counts(claim("Север", (GROSS,)), claim("Юг", (named("А. Гросс", "RU", "government"),))) == (
        2,
        2,
        2,
    )


def test_a_body_by_the_end_of_its_name() -> None:
    long, short = (named(name, kind="organisation") for name in ("Vereinigung Kompass", "Kompass"))
    assert counts(claim("Север", (long,)), claim("Юг", (short,))) == (1, 1, 1)
    bank, other = (named(name, kind="organisation") for name in ("Kompass Bank", "Kompass"))
    assert counts(claim("Север", (bank,)), claim("Юг", (other,)))[2] == 2


@pytest.mark.parametrize(
    "words", ["глава МИД ФРГ", "министр иностранных дел Германии", "German foreign minister"]
)
def test_the_holder_of_an_office_is_who_is_named_in_it(words: str) -> None:
    minister = replace(named("Пауль Ланге", "DE"), role="Пауль Ланге; глава МИД Германии")
    assert counts(claim("Север", (minister,)), claim("Юг", (unnamed(words, "DE"),))) == (1, 1, 1)
    ministry = named("МИД Германии", "DE", kind="organisation")
    assert counts(claim("Север", (minister,)), claim("Юг", (ministry,))) == (1, 1, 1)


@pytest.mark.parametrize(
    "words", ["представитель МИД Германии", "речник МЗС Німеччини", "German foreign ministry spokesman"]
)
def test_who_speaks_for_a_ministry_is_the_ministry_or_its_spokeswoman_by_name(words: str) -> None:
    voice = claim("Юг", (unnamed(words, "DE"),))
    ministry = named("МИД Германии", "DE", "government", kind="organisation")
    woman = replace(named("Анна Гросс", "DE", "government"), role="официальный представитель МИД Германии")
    assert counts(claim("Север", (ministry,)), voice) == (1, 1, 1)
    assert counts(claim("Север", (woman,)), voice) == (1, 1, 1)
    other = named("Министерство обороны Германии", "DE", "government", kind="organisation")
    assert counts(claim("Север", (other,)), voice)[2] == 2


def test_the_head_of_a_diplomacy_is_the_minister() -> None:
    minister = replace(named("Пауль Ланге", "DE"), role="Пауль Ланге; глава МИД Германии")
    head = unnamed("глава немецкой дипломатии", "DE")
    assert counts(claim("Север", (minister,)), claim("Юг", (head,))) == (1, 1, 1)


def test_another_office_is_another_source() -> None:
    minister = replace(named("Пауль Ланге", "DE"), role="Пауль Ланге; министр обороны Германии")
    assert counts(claim("Север", (minister,)), claim("Юг", (unnamed("глава МИД ФРГ", "DE"),)))[2] == 2
    assert office("глава МИД ФРГ", "DE") == Office("foreign|ministry", "DE")
    assert office("пресс-секретарь президента Германии", "DE") is None
    assert office("пилоты", "") is None


@pytest.mark.parametrize("words", ["компания", "в сообщении", "пресс-служба компании"])
def test_a_bare_word_for_a_body_means_the_one_source_of_the_article(words: str) -> None:
    firm = named("Тарна-Лайн", kind="organisation")
    again = claim("Север", (unnamed(words.removeprefix("в ").replace("сообщении", "сообщение")),), local="c2")
    assert counts(claim("Север", (firm,)), again) == (1, 1, 1)
    assert counts(claim("Север", (firm,)), claim("Север", (unnamed("чиновник"),), local="c2"))[2] == 2
    two = claim("Север", (GROSS,), local="c3")
    assert counts(claim("Север", (firm,)), two, again)[2] == 3


def test_a_body_called_only_by_its_kind_is_not_counted_beside_a_better_known_source() -> None:
    police = claim("Юг", (paper("Голос"), unnamed("полиция")))
    assert counts(claim("Север", (GROSS,)), police) == (1, 1, 2)
    assert counts(police) == (1, 1, 1)


def test_a_copy_of_a_recollection_changes_nothing() -> None:
    told, aside = claim("Север", published="2023-10-01"), claim("Юг", published="2023-10-09")
    copy = replace(aside, id="z#c1@1", article="z", outlet="Запад")
    assert counts(told, aside, copy, copies=[Copy("Юг", "z", 0.9, "own_words")]) == counts(told, aside)


def test_speakers_of_two_parties_are_two() -> None:
    said = [claim(o, type="STATE", actors=[who]) for o, who in (("Север", USA), ("Юг", EU))]
    assert counts(*said)[1] == 2


def test_a_paper_that_told_it_first_does_not_have_it_from_its_followers() -> None:
    first, other = sentence("Север", published="2023-10-01"), sentence("Юг", published="2023-10-01")
    reprint = replace(
        first, id="z#c1@1", article="z", outlet="Запад", published="2023-10-05", known_from="2023-10-05"
    )
    assert counts(first, other) == (1, 1, 1)
    assert counts(first, other, reprint, copies=[Copy("Север", "z", 0.9, "own_words")]) == (1, 1, 1)


def test_who_comments_on_a_statement_is_no_root_of_it() -> None:
    words = claim("Север", type="STATE", actors=[USA])
    comment = claim("Север", (GROSS,), local="c2", type="STATE", actors=(), about=["Север#c1@1"])
    assert counts(words, statements=[comment]) == (1, 1, 1)
    confirms = replace(comment, claim=replace(comment.claim, type="CONFIRM"))
    assert counts(words, statements=[confirms])[1] == 2


def test_a_description_that_adds_nothing_to_another_papers_is_not_counted_beside_it() -> None:
    pilots = claim("Юг", (paper("Голос"), unnamed("бортпроводники")))
    named_firm = claim("Север", (paper("Листок"), unnamed("бортпровідники лоукостера")), language="uk")
    assert counts(pilots, named_firm) == (1, 1, 2)
    assert counts(pilots, claim("Север", (paper("Листок"), unnamed("пилоты"))))[1] == 2


def test_a_speaker_called_by_his_body_alone_is_the_body() -> None:
    firm = named("Тарна-Лайн", kind="organisation")
    spokesman = claim("Север", (unnamed("речник компанії"),), local="c2", language="uk")
    assert counts(claim("Север", (firm,)), spokesman) == (1, 1, 1)


def test_a_statement_has_one_speaker_whatever_papers_call_her() -> None:
    singer = Party("E9", "Марта Ленц")
    named_by = claim("Север", type="STATE", actors=(singer,), place=None)
    described = claim("Юг", (unnamed("певица"),), type="STATE", actors=(), place=None)
    assert counts(named_by, described) == (1, 1, 2)
    assert counts(described, replace(described, id="Запад#c1@1", article="Запад", outlet="Запад")) == (
        1,
        1,
        2,
    )
    # Two papers' sources whom nobody names may be two; and so may two who tell of one deed.
    assert counts(named_by, claim("Юг", (paper("Голос"), unnamed("чиновник")), type="STATE")) == (1, 2, 2)
    deed = [replace(c, claim=replace(c.claim, type="CONSULT")) for c in (claim("Север", (GROSS,)), described)]
    assert counts(*deed) == (1, 2, 2)


def test_the_ministry_of_the_country_is_the_one_ministry_that_is_named() -> None:
    ministry = replace(named("МИД Германии", "DE", "government", kind="organisation"), entity="E7")
    other = replace(named("МИД Австрии", "AT", "government", kind="organisation"), entity="E8")
    told = [claim("Север", (ministry,)), claim("Юг", (unnamed("представитель МИД страны"),))]
    assert counts(*told) == (1, 1, 1)
    assert counts(*told, claim("Запад", (other,))) == (2, 3, 3)
