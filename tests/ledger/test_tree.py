"""The ledger as a tree: roots first, under each who had it from there."""

from dataclasses import replace

from letopis.ledger import Copy, assemble
from letopis.records import Event, Voice
from tests.linking.reports import RUSSIA, USA, claim, named, paper, party, unnamed

POLITICO, OFFICIAL = paper("Politico"), unnamed("высокопоставленный чиновник")


def drawn(voices: tuple[Voice, ...]) -> list[object]:
    """A tree as nested lists: a name, and what stands under it."""
    return [[voice.name, *drawn(voice.heard)] if voice.heard else voice.name for voice in voices]


def test_it_reads_from_the_root_down_to_the_articles() -> None:
    event = assemble([
        claim("Вечерний Листок", (POLITICO, OFFICIAL), published="2023-10-04T10:00:00+03:00"),
        claim("Утро", (paper("Вечерний Листок"), POLITICO), published="2023-10-05"),
        claim("Степь", published="2023-10-05"),
    ])  # fmt: skip
    assert drawn(event.ledger) == [
        ["высокопоставленный чиновник", ["Politico", ["Вечерний Листок", "Утро"]]], "Степь"
    ]  # fmt: skip
    first, second = event.ledger
    assert (first.kind, first.anonymity, first.high, first.low) == ("people", "described", 1, False)
    assert (second.kind, second.part, [w.outlet for w in second.told]) == ("outlet", "root", ["Степь"])
    assert first.heard[0].told == ()  # Politico is cited; its own article is not here


def test_a_paper_whose_own_article_is_here_leads_on_to_its_source() -> None:
    own = claim("p1", (named("Анна Гросс", "DE", "government"),), outlet="Politico")
    event = assemble([own, claim("Вечерний Листок", (POLITICO,))])
    assert drawn(event.ledger) == [["Анна Гросс", ["Politico", "Вечерний Листок"]]]
    assert event.ledger[0].low


def test_copies_are_folded_into_the_text_they_carry() -> None:
    claims = [claim(f"Сайт {n}", (POLITICO,), published=f"2023-10-0{n + 1}") for n in range(4)]
    copies = [Copy("Сайт 0", f"Сайт {n}", 0.9, "about 90%") for n in (1, 2, 3)]
    (root,) = assemble(claims, copies).ledger
    (site,) = root.heard
    assert (site.name, [w.outlet for w in site.copies]) == ("Сайт 0", ["Сайт 1", "Сайт 2", "Сайт 3"])


def test_an_outlets_own_voice_from_before_it_named_a_source_stands_by_itself() -> None:
    early = claim("n1", outlet="Север", published="2023-09-20")
    event = assemble([early, claim("n2", (POLITICO,), outlet="Север", published="2023-10-04")])
    assert (event.roots.low, event.roots.high) == (1, 2)
    assert sorted(map(str, drawn(event.ledger))) == ["['Politico', 'Север']", "Север"]
    late = claim("n1", outlet="Север", published="2023-10-06")
    event = assemble([late, claim("n2", (POLITICO,), outlet="Север", published="2023-10-04")])
    assert (event.roots.low, event.roots.high) == (1, 1)


def test_both_sides_and_those_who_deny() -> None:
    strike = {"type": "ASSAULT", "actors": [RUSSIA], "recipients": [USA]}
    event = assemble([
        claim("Север", (named("Генштаб", "RU", "military"),), **strike),  # type: ignore[arg-type]
        claim("Юг", (named("Пентагон", "US", "military"),), **strike),  # type: ignore[arg-type]
        claim("Запад", (named("Пётр Дальний", "FR", "government"),), stance="denied", **strike),  # type: ignore[arg-type]
    ])  # fmt: skip
    assert "both sides of it say so" in event.roots.reasons
    assert [(v.part, v.name, v.high) for v in event.ledger] == [
        ("root", "Генштаб", 1), ("root", "Пентагон", 1), ("denial", "Пётр Дальний", 0)
    ]  # fmt: skip


def test_outlets_that_cite_each_other_are_one_root_that_says_so() -> None:
    (root,) = assemble([claim("Север", (paper("Юг"),)), claim("Юг", (paper("Север"),))]).ledger
    assert root.high == 1
    assert "nobody but each other" in root.note


def test_an_outlet_taken_for_a_person_is_the_paper_when_its_own_article_is_here() -> None:
    own = claim("v1", (POLITICO,), outlet="Вестник Степи")
    relay = claim("p1", (named("Vestnik Stepi"), POLITICO), outlet="The Steppe Post")
    assert drawn(assemble([own, relay]).ledger) == [["Politico", ["Вестник Степи", "The Steppe Post"]]]


def test_it_was_said_and_not_by_whom() -> None:
    event: Event = assemble([claim("Север", stance="claimed")])
    (root,) = event.ledger
    assert (root.anonymity, event.roots.high) == ("unnamed", 1)
    assert "does not say by whom" in root.note


def test_who_did_not_comment_did_not_speak() -> None:
    told = claim("Север", (POLITICO,))
    silent = claim(
        "Север", local="c2", type="STATE", status="not_happened", actors=[party("Кабинет")], about=[told.id]
    )
    assert assemble([told], statements=[silent]).roots.high == 1


def test_each_line_quotes_the_words_that_give_it() -> None:
    told = claim("Север", (POLITICO,), quote="Встреча прошла в Стамбуле, пишет Politico.")
    (root,) = assemble([told]).ledger
    (words,) = root.heard[0].told
    assert (words.quote, words.claim, words.chain) == (told.quote, told.id, ("Politico",))


def test_a_root_is_named_in_the_languages_of_its_articles() -> None:
    ru = claim("Север", (POLITICO, OFFICIAL))
    en = replace(claim("North", (POLITICO, unnamed("a senior official"))), language="en")
    (root,) = assemble([ru, en]).ledger
    assert root.names == {"ru": "высокопоставленный чиновник", "en": "a senior official"}
