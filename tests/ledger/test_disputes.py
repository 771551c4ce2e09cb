"""Where reports differ: precision is no dispute, and every dispute has its kind."""

from dataclasses import replace

import pytest

from letopis.ledger import disputes
from letopis.linking import LinkedClaim
from letopis.records import Dispute
from tests.linking.reports import ANKARA, ISTANBUL, TURKEY, claim, figure, named, paper

POLICE = named("Полиция Дальнегорска", "RU", "police", kind="organisation")


def only(*claims: LinkedClaim) -> Dispute:
    (found,) = disputes(claims)
    return found


@pytest.mark.parametrize("other", [
    claim("b", time="2023-09"), claim("b", place=TURKEY), claim("b", time="2023"),
    claim("b", place=None, time=""),
    claim("b", quantities=[figure(101, None)]), claim("b", quantities=[figure(110, 120)]),
])  # fmt: skip
def test_values_that_contain_each_other_are_precision(other: LinkedClaim) -> None:
    assert disputes([claim("a", quantities=[figure(112, 112)]), other]) == ()


def test_two_places_are_a_conflict() -> None:
    found = only(claim("a", (paper("Север"),)), claim("b", (paper("Юг"),), place=ANKARA))
    assert (found.field, found.kind) == ("place", "conflict")
    assert [(v.value, v.root) for v in found.values] == [(ISTANBUL.name, "Север"), (ANKARA.name, "Юг")]


def test_a_toll_that_rises_is_development() -> None:
    told = [
        claim("a", quantities=[figure(3, 3)], published="2023-10-01"),
        claim("b", quantities=[figure(7, 7)], published="2023-10-02"),
        claim("c", quantities=[figure(9, 9)], published="2023-10-03"),
    ]
    found = only(*told)
    assert (found.field, found.kind) == ("dead", "development")
    assert [v.value for v in found.values] == ["3", "7", "9"]


def test_two_tolls_of_one_day_are_a_conflict() -> None:
    a = claim("a", quantities=[figure(3, 3)], published="2023-10-01")
    b = claim("b", quantities=[figure(7, 7)], published="2023-10-01")
    assert only(a, b).kind == "conflict"


def test_the_same_root_lowering_its_figure_later_is_an_update() -> None:
    a = claim("a", (POLICE,), quantities=[figure(9, 9)], published="2023-10-01")
    b = claim("b", (POLICE,), quantities=[figure(7, 7)], published="2023-10-02")
    assert only(a, b).kind == "update"


def test_an_article_changed_after_publication_is_a_correction() -> None:
    before = claim("a", quantities=[figure(9, 9)], sha="1")
    after = claim("a", quantities=[figure(7, 7)], sha="2")
    assert only(before, after).kind == "correction"


def test_a_denial_is_kept_beside_what_it_denies() -> None:
    told = claim("a", (paper("Север"),))
    ministry = named("Министерство", "RU", "government", kind="organisation")
    found = only(told, claim("b", (ministry,), stance="denied"))
    assert (found.field, found.kind) == ("happening", "denial")
    assert [(v.value, v.root) for v in found.values] == [("so", "Север"), ("denied", "Министерство")]


def test_a_statement_that_denies_it_counts_too() -> None:
    told = claim("a")
    denial = claim("b", type="DENY", about=[told.id])
    (found,) = disputes([told], [denial, claim("c", type="DENY", about=["x#c1@1"])])
    assert found.kind == "denial"


def test_planned_then_happened_is_one_life_and_no_dispute() -> None:
    assert disputes([claim("a", status="planned"), claim("b", status="happened")]) == ()


def test_what_has_not_happened_yet_does_not_speak_against_the_plan() -> None:
    plan = claim("Север", status="planned", time="", published="2023-10-04")
    not_yet = claim("Юг", status="not_happened", time="", published="2023-10-04")
    assert not [d for d in disputes([plan, not_yet]) if d.field == "happening"]
    did = claim("Запад", time="", published="2023-10-04")
    assert [d.kind for d in disputes([did, not_yet]) if d.field == "happening"] == ["denial"]


def test_a_ruling_that_is_set_aside_had_been_given() -> None:
    ruling = claim("Север", type="LEGISLATE")
    aside = claim("Юг", type="LEGISLATE", status="cancelled")
    assert disputes([ruling, aside]) == ()
    strike = [claim("Север", type="PROTEST"), claim("Юг", type="PROTEST", status="cancelled")]
    assert [d.field for d in disputes(strike)] == ["status"]


def test_places_that_one_sentence_names_together_are_no_dispute() -> None:
    one, other = claim("Север", place=ISTANBUL), claim("Юг", place=ANKARA)
    assert [d.field for d in disputes([one, other])] == ["place"]
    together = replace(one, named=(ISTANBUL.id, ANKARA.id))
    assert disputes([together, other]) == ()


def test_one_root_that_tells_both_disputes_nothing() -> None:
    so, not_so = claim("a", (POLICE,)), claim("b", (POLICE,), status="not_happened")
    assert disputes([so, not_so]) == ()
    assert only(so, claim("b", (paper("Юг"),), status="not_happened")).kind == "denial"
    assert only(so, claim("b", (POLICE,), status="not_happened", stance="denied")).kind == "denial"
