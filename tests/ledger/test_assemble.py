"""Claims into an Event: what is chosen, in what order evidence stands, and the life of a plan."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letopis.ledger import assemble, event_id
from letopis.linking import Known, LinkedClaim
from letopis.records import Entity, Judgement, Party
from tests.linking.reports import (
    EU,
    ISTANBUL,
    RUSSIA,
    TURKEY,
    USA,
    claim,
    figure,
    named,
    paper,
    party,
    unnamed,
)


def test_most_roots_then_most_precise_then_earliest() -> None:
    event = assemble([
        claim("a", (paper("Север"),), time="2023-09", place=TURKEY),
        claim("b", (paper("Юг"),), time="2023-09-17", place=ISTANBUL, actors=[USA]),
        claim("c", (paper("Юг"),), time="2023-09"),
    ])  # fmt: skip
    assert (event.time, event.place and event.place.name, event.type) == ("2023-09-17", "Стамбул", "CONSULT")
    assert {p.name for p in event.actors} == {"США", "ЕС", "Россия"}
    assert event.stance == "claimed"
    assert (event.lat, event.lon) == (41.01, 28.95)


def test_a_day_the_text_names_stands_before_the_day_of_publication() -> None:
    taken = [claim(f"a{n}", time="2023-09-18", firm=False) for n in range(3)]
    assert assemble([*taken, claim("b", time="2023-09-17")]).time == "2023-09-17"


def test_evidence_stands_best_first_and_the_summary_is_verbatim() -> None:
    poor = claim("a", actors=(), place=None, time="", quote="Встреча.")
    rich = claim("b", quote="США, ЕС и Россия встретились в Стамбуле 17 сентября.")
    event = assemble([poor, rich])
    assert event.summary == rich.quote
    assert [e.article for e in event.evidence] == ["b", "a"]
    assert event.claims == (rich.id, poor.id)


@pytest.mark.parametrize(("told", "today", "status"), [
    (["planned"], "", "planned"),
    (["planned"], "2023-09-16", "planned"),
    (["planned"], "2023-09-18", "overdue"),
    (["planned", "happened"], "2023-12-01", "happened"),
    (["planned", "planned", "cancelled"], "2023-12-01", "cancelled"),
    (["possible", "ongoing"], "", "ongoing"),
    (["possible"], "2023-12-01", "possible"),
])  # fmt: skip
def test_a_plan_has_one_life(told: list[str], today: str, status: str) -> None:
    claims = [claim(f"a{n}", status=s, published=f"2023-09-{n + 10}") for n, s in enumerate(told)]
    assert assemble(claims, today=today).status == status


def test_the_latest_toll_stands() -> None:
    event = assemble([
        claim("a", quantities=[figure(3, 3)], published="2023-10-01"),
        claim("b", quantities=[figure(9, 9)], published="2023-10-03"),
    ])  # fmt: skip
    assert [q.low for q in event.quantities] == [9]


def test_in_a_much_told_event_nobody_stands_whom_few_name() -> None:
    stray = party("Чили", "CL")
    claims = [claim(f"a{n}") for n in range(5)] + [claim("b", actors=[USA, stray])]
    assert stray.id not in {p.id for p in assemble(claims).actors}


def test_headlines_in_three_languages() -> None:
    usa = Party("E1", "США", "US", names={"ru": "США", "uk": "США", "en": "United States"})
    russia = Party("E2", "Россия", "RU", names={"ru": "Россия", "uk": "Росія", "en": "Russia"})
    event = assemble([claim("a", actors=[usa], recipients=[russia], place=None)])
    assert event.headlines == {
        "ru": "Встреча: США и Россия", "uk": "Зустріч: США і Росія", "en": "Meeting: United States and Russia"
    }  # fmt: skip
    assert event.headline == "Встреча: США и Россия"
    planned = assemble(
        [claim("a", type="ASSAULT", actors=[russia], recipients=[usa], status="planned", place=None)]
    )
    assert planned.headlines["en"].startswith("Planned: ")
    assert planned.headlines["en"].endswith("Russia → United States")


def test_the_papers_two_other_sources_count_as_speaking_of_its_lead() -> None:
    politico = paper("Politico")
    meeting = claim("a", (politico, unnamed("высокопоставленный чиновник")), title=True)
    said = [
        claim("a", (politico, unnamed("европейский чиновник", "EU")), local="c2", type="STATE", actors=()),
        claim("a", (politico, unnamed("американский чиновник", "US")), local="c3", type="STATE", actors=()),
        claim("a", (named("Анна Гросс", "DE"),), local="c4", type="STATE", actors=()),
        claim("a", local="c5", type="STATE", actors=[party("Пётр Дальний", "RU")]),
        claim("a", (politico, unnamed("участники проекта")), local="c7", type="STATE", actors=()),
    ]
    event = assemble([meeting], statements=[meeting, *said])
    assert (event.roots.low, event.roots.high) == (1, 3)
    official = party("бывший дипломат")
    bare = claim("a", local="c6", type="STATE", actors=[official], people=[official.id])
    event = assemble([meeting], statements=[*said, bare])
    assert (event.roots.low, event.roots.high) == (1, 4)


def test_people_may_set_a_field_and_take_it_back() -> None:
    told = claim("a")
    setting = Judgement(1, "set", told.id, "time=2023-09-16", 1.0, "person:Анна", "2024-01-01")
    event = assemble([told], judged=[setting])
    assert (event.time, event.reviewed) == ("2023-09-16", True)
    undone = Judgement(
        1, "set", told.id, "time=2023-09-16", 1.0, "person:Анна", "2024-01-01", undone="2024-01-02"
    )
    assert assemble([told], judged=[undone]).time == "2023-09-17"
    wrong = Judgement(1, "set", told.id, "claims=none", 1.0, "person:Анна", "2024-01-01")
    assert assemble([told], judged=[wrong]).claims == (told.id,)


def test_people_may_set_the_place_and_a_plan_goes_by_the_day_they_set() -> None:
    told = claim("a", status="planned")
    here = Known(Entity("E9", "place", "Измир", {"ru": "Измир"}, "TR", lat=38.4, lon=27.1), "E9")
    moved = [Judgement(1, "set", told.id, "place=E9", 1.0, "person:Анна", "2024-01-01")]
    event = assemble([told], judged=moved, places={"E9": here})
    assert (event.place and event.place.name, event.lat) == ("Измир", 38.4)
    assert "Измир" in event.headlines["ru"]
    assert assemble([told], judged=[replace(moved[0], object="place=")]).place is None
    later = [replace(moved[0], object="time=2023-12")]
    assert assemble([told], judged=later, today="2023-12-31").status == "planned"
    assert assemble([told], judged=later, today="2024-01-01").status == "overdue"


def test_the_id_is_that_of_the_first_judged_claim() -> None:
    one, other = claim("a", published="2023-10-02"), claim("b", published="2023-10-01")
    assert event_id([one, other]) == event_id([other])
    judged = [Judgement(1, "same_event", one.id, other.id, 1.0, "person:Анна", "2024-01-01")]
    assert event_id([one, other], judged) == event_id([one])


FIGURES = [(), (figure(3, 3),), (figure(None, 9),), (figure(None, None),)]


@st.composite
def reports(draw: st.DrawFn) -> list[LinkedClaim]:
    chains = [
        (),
        (paper("Север"),),
        (paper("Юг"), unnamed("чиновник")),
        (named("Анна Гросс", "DE", "government"),),
    ]
    people = st.lists(st.sampled_from([USA, EU, RUSSIA]), max_size=3, unique_by=lambda p: p.id)
    told = []
    for n in range(draw(st.integers(1, 6))):
        chain = draw(st.sampled_from(chains))
        told.append(claim(
            f"a{n}", *([chain] if chain else []), outlet=draw(st.sampled_from(["Север", "Юг", "Запад"])),
            time=draw(st.sampled_from(["", "2023-09-17", "2023-09", "2023"])), actors=draw(people),
            place=draw(st.sampled_from([None, ISTANBUL, TURKEY])), firm=draw(st.booleans()),
            status=draw(st.sampled_from(["happened", "planned", "cancelled", "not_happened"])),
            stance=draw(st.sampled_from(["", "denied", "confirmed"])),
            published=draw(st.sampled_from([None, "2023-10-01", "2023-10-02T10:00:00+03:00"])),
            quantities=draw(st.sampled_from(FIGURES)),
        ))  # fmt: skip
    return told


@settings(deadline=None, max_examples=80)
@given(reports(), st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing(told: list[LinkedClaim], chance: object) -> None:
    before = assemble(told)
    chance.shuffle(told)  # type: ignore[attr-defined]
    assert assemble(told) == before


@settings(deadline=None, max_examples=40)
@given(reports())
def test_removing_an_article_undoes_exactly_what_it_brought(told: list[LinkedClaim]) -> None:
    before = assemble(told)
    new = claim("z", (named("Новый Свидетель", "FR", "company"),), outlet="Новая газета края")
    assemble([*told, new])
    after = [c for c in [*told, new] if c.article != "z"]
    assert assemble(after) == before


def test_a_statements_headline_says_what_it_speaks_about() -> None:
    strike = claim("a", local="c2", type="ASSAULT", actors=[RUSSIA], place=None)
    usa = Party("E1", "США", "US", names={"en": "United States"})
    speaks = claim("a", type="STATE", actors=[usa], about=[strike.id], place=None)
    assert (
        assemble([speaks], statements=[speaks, strike]).headlines["en"] == "United States: statement (attack)"
    )
    assert assemble([speaks], statements=[speaks]).headlines["en"] == "United States: statement"
