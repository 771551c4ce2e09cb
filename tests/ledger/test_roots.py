"""How many independent roots an event has: the laws, and examples a journalist would give."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letopis.ledger import Copy, assemble, roots
from letopis.linking import LinkedClaim
from tests.linking.reports import RUSSIA, USA, claim, named, paper, party, unnamed

POLITICO = paper("Politico")
SENIOR = unnamed("высокопоставленный чиновник")
EUROPEAN = unnamed("европейский чиновник", "EU")
AMERICAN = unnamed("чиновник из США", "US")


def counted(*claims: LinkedClaim, **more: object) -> tuple[int, int]:
    found = roots(claims, **more)  # type: ignore[arg-type]
    return found.low, found.high


def istanbul(outlet: str) -> list[LinkedClaim]:
    """One site's retelling: an official tells Politico, two more speak of it to the same paper."""
    return [
        claim(outlet, (POLITICO, SENIOR)),
        claim(outlet, (POLITICO, EUROPEAN), local="c2", type="STATE", actors=(), about=[f"{outlet}#c1@1"]),
        claim(outlet, (POLITICO, AMERICAN), local="c3", type="STATE", actors=(), about=[f"{outlet}#c1@1"]),
    ]


def test_one_official_tells_and_two_speak_of_it_all_through_one_paper() -> None:
    meeting, *said = istanbul("Вечерний Листок")
    found = roots([meeting], statements=said)
    assert (found.low, found.high) == (1, 3)
    assert any("not shown to be more than one" in reason for reason in found.reasons)


def test_further_outlets_that_retell_the_paper_change_nothing() -> None:
    meeting, *said = istanbul("Вечерний Листок")
    others = [claim(f"Сайт {n}", (POLITICO, unnamed(words))) for n, words in enumerate(
        ["источник", "один из чиновников", "a senior official", "високопосадовець"]
    )]  # fmt: skip
    bare = [claim("Ещё один сайт", (POLITICO,))]
    assert counted(meeting, *others, *bare, statements=said) == (1, 3)


def test_whom_a_retelling_leaves_unnamed_it_heard_from_the_paper_it_retells() -> None:
    meeting = claim("Вечерний Листок", (POLITICO, SENIOR))
    said = claim("Вечерний Листок", (AMERICAN,), local="c2", type="STATE", actors=())
    other = claim("Сайт", (POLITICO, unnamed("источник")))
    also = claim("Сайт", (unnamed("американский чиновник", "US"),), local="c2", type="STATE", actors=())
    assert counted(meeting, other, statements=[said, also]) == (1, 2)
    own = claim("Сайт", (paper("Сайт"), unnamed("полковник")), local="c2", type="STATE", actors=())
    assert counted(meeting, other, statements=[said, own]) == (1, 3)


def test_the_papers_own_article_continues_the_chain() -> None:
    own = claim("p1", (named("Анна Гросс", "DE", "government"),), outlet="Politico")
    retold = claim("Вечерний Листок", (POLITICO,))
    found = roots([own, retold])
    assert (found.low, found.high) == (1, 1)
    assert found.names == ("Анна Гросс",)


def test_two_outlets_own_voices_add_to_high_only() -> None:
    assert counted(claim("Север"), claim("Юг"), claim("Запад")) == (1, 3)


def test_own_named_sources_of_two_states_are_two() -> None:
    assert counted(
        claim("Север", (named("Анна Гросс", "DE", "government"),)),
        claim("Юг", (named("Пётр Лавров-Дальний", "RU", "government"),)),
    ) == (2, 2)


def test_spokesperson_and_ministry_are_one_root() -> None:
    ministry = named("Министерство иностранных дел", "AM", "government", kind="organisation")
    speaker = named("Ани Саркисова", "AM", "government", of=[ministry.entity])
    assert counted(claim("Север", (ministry,)), claim("Юг", (speaker,))) == (1, 1)


def test_offices_of_one_government_count_once_in_low() -> None:
    police = named("Полиция", "DE", "police", kind="organisation")
    court = named("Суд", "DE", "court", kind="organisation")
    found = roots([claim("Север", (police,)), claim("Юг", (court,))])
    assert (found.low, found.high) == (1, 2)
    assert any("offices of one government" in reason for reason in found.reasons)


def test_both_sides_confirming_is_said() -> None:
    strike = {"type": "ASSAULT", "actors": [RUSSIA], "recipients": [USA]}
    found = roots([
        claim("Север", (replace(named("МО", "RU", "military"), entity=RUSSIA.id),), **strike),  # type: ignore[arg-type]
        claim("Юг", (replace(named("Штаб", "US", "military"), entity=USA.id),), **strike),  # type: ignore[arg-type]
    ])  # fmt: skip
    assert (found.low, found.high) == (2, 2)
    assert "both sides of it say so" in found.reasons


def test_a_circle_of_citations_counts_once() -> None:
    a = claim("a1", (paper("Север"),), outlet="Юг")
    b = claim("b1", (paper("Юг"),), outlet="Север")
    found = roots([a, b])
    assert (found.low, found.high) == (1, 1)
    assert any("cite each other" in reason for reason in found.reasons)


def test_a_speech_acts_root_is_its_speaker() -> None:
    pashinyan = party_speaks("Север"), party_speaks("Юг"), party_speaks("Запад", paper("Север"))
    found = roots(pashinyan)
    assert (found.low, found.high, len(found.names)) == (1, 1, 1)


def party_speaks(outlet: str, *chain: object) -> LinkedClaim:
    return claim(outlet, *([chain] if chain else []), type="STATE", actors=[USA])  # type: ignore[list-item]


def test_who_denies_is_no_root_of_it() -> None:
    told = claim("Север", (named("Анна Гросс", "DE", "government"),))
    denies = claim("Юг", (named("Пётр Дальний", "RU", "government"),), stance="denied")
    assert counted(told, denies) == (1, 1)


def test_named_people_of_unknown_access_are_not_shown_to_be_two() -> None:
    assert counted(claim("Север", (named("Анна Гросс"),)), claim("Юг", (named("Пётр Дальний"),))) == (1, 2)


def test_a_reporter_on_the_scene_is_separate_access() -> None:
    reporter = unnamed("корреспондент издания")
    there = claim("Север", (reporter,), quote="Корреспондент издания видел на площади танки.")
    other = claim("Юг", (named("Анна Гросс", "DE", "government"),))
    assert counted(there, other) == (2, 2)
    away = claim("Север", (reporter,), quote="Об этом сообщает корреспондент издания.")
    assert counted(away, other) == (1, 2)


def test_copies_are_one_voice() -> None:
    a, b = claim("Север"), claim("Юг")
    assert counted(a, b, copies=[Copy("Север", "Юг", 0.9, "about 90%")]) == (1, 1)


def test_outlets_of_one_house_are_one_voice() -> None:
    assert counted(claim("x", outlet="BBC"), claim("y", outlet="bbc.com")) == (1, 1)


# --- the laws, for any reports

OUTLETS = ["Север", "Юг", "Запад", "Восток", "Politico"]
HOPS = [
    *(paper(o) for o in OUTLETS), SENIOR, EUROPEAN, AMERICAN, unnamed("источник"),
    named("Анна Гросс", "DE", "government"), named("Пётр Дальний", "RU", "government"), named("Кто-то"),
    named("Полиция", "DE", "police", kind="organisation"),
]  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> list[LinkedClaim]:
    told = []
    for n in range(draw(st.integers(1, 7))):
        chain = draw(st.lists(st.sampled_from(HOPS), max_size=3))
        told.append(claim(f"a{n}", *([chain] if chain else []), outlet=draw(st.sampled_from(OUTLETS))))
    return told


@settings(deadline=None, max_examples=80)
@given(reports(), st.randoms(use_true_random=False))
def test_order_changes_nothing(told: list[LinkedClaim], chance: object) -> None:
    before = roots(told)
    chance.shuffle(told)  # type: ignore[attr-defined]
    assert roots(told) == before


@settings(deadline=None, max_examples=120)
@given(reports(), st.data())
def test_a_reprint_never_raises_the_count(told: list[LinkedClaim], data: st.DataObject) -> None:
    first = data.draw(st.sampled_from(told))
    before = counted(*told)
    reprint = replace(first, id="z#c1@1", article="z", outlet="Перепечатка")
    copy = [Copy(first.article, "z", 0.9, "about 90%")]
    low, high = counted(*told, reprint, copies=copy)
    assert low <= before[0]
    assert high <= before[1]
    citing = replace(first, id="z#c1@1", article="z", outlet="Пересказ", chains=((paper(first.outlet),),))
    low, high = counted(*told, citing)
    assert low <= before[0]
    assert high <= before[1]
    lost = replace(reprint, chains=())  # a reprint that drops whose word it is
    low, high = counted(*told, lost, copies=copy)
    assert low <= before[0]
    assert high <= before[1]


@settings(deadline=None, max_examples=120)
@given(reports())
def test_an_article_raises_it_by_at_most_what_it_newly_roots(told: list[LinkedClaim]) -> None:
    before = counted(*told)
    new = claim("z", (named("Новый Свидетель", "FR", "company"),), outlet="Новая газета края")
    low, high = counted(*told, new)
    assert low <= before[0] + 1
    assert high <= before[1] + 1


@settings(deadline=None, max_examples=80)
@given(reports())
def test_the_range_holds(told: list[LinkedClaim]) -> None:
    low, high = counted(*told)
    assert 1 <= low <= high
    assert roots(told).reasons
    assert high <= len({c.outlet for c in told}) * 4 + len(HOPS)


@pytest.mark.parametrize("times", [0, 1])
def test_no_claims_have_one_root(times: int) -> None:
    assert counted(*[claim("Север")] * times) == (1, 1)


def test_a_spokesman_without_a_name_is_the_body_he_speaks_for() -> None:
    ministry = party("Министерство обороны Тальвии")
    told = claim(
        "Листок", (unnamed("представитель министерства обороны Тальвии"),), type="DENY", actors=(ministry,)
    )
    own = claim("Голос", type="DENY", actors=(ministry,))
    assert counted(told, own) == (1, 1)


def test_a_ministry_is_one_root_whatever_its_name_is_called_in() -> None:
    names = (
        "министерство по чрезвычайным ситуациям Тальвии", "міністерство з надзвичайних ситуацій Тальвії",
        "Ministry of Emergencies",
    )  # fmt: skip
    told = [
        claim(f"a{n}", (replace(named(name, kind="organisation"), entity=""),), outlet=f"Газета {n}")
        for n, name in enumerate(names)
    ]
    assert counted(*told) == (1, 1)
    other = replace(named("Ministry of Emergencies of Selvia", kind="organisation"), entity="")
    assert counted(*told, claim("b", (other,), outlet="Север")) == (1, 2)


def test_who_is_called_its_spokesman_speaks_for_the_ministry() -> None:
    ministry = party("Министерство обороны")
    speaks = claim(
        "Север", (named("Пётр Ланский"),), type="DENY", actors=[ministry],
        quote="Пресс-секретарь министерства обороны Пётр Ланский опроверг это.",
    )  # fmt: skip
    own = claim(
        "Юг", (replace(named("Министерство обороны", kind="organisation"), entity=ministry.id),), type="DENY"
    )
    assert counted(speaks, own) == (1, 1)
    assert roots([speaks, own]).names == ("Министерство обороны",)
    (root,) = assemble([speaks, own]).ledger
    assert root.name == "Министерство обороны (Пётр Ланский)"
    assert counted(replace(speaks, quote="Пётр Ланский сказал, что министерство это отрицает."), own) == (
        1,
        2,
    )
