"""Claims into events: what is one, what is not, and that no order of arrival changes it."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from letopis.linking import LinkedClaim, clash, cluster, likeness
from letopis.linking.reasons import sentence
from letopis.records import Judgement
from tests.linking.reports import ANKARA, EU, ISTANBUL, RUSSIA, TURKEY, USA, claim, party


def groups(claims: Sequence[LinkedClaim], *judged: Judgement) -> list[set[str]]:
    return [{c.article for c in group} for group in cluster(claims, judged)]


def judge(kind: str, one: LinkedClaim, other: LinkedClaim, id: int = 1, by: str = "person:Анна") -> Judgement:
    return Judgement(id, kind, one.id, other.id, 1.0, by, "2024-01-01")


def test_three_reports_of_one_meeting() -> None:
    assert groups([
        claim("a"), claim("b", time="2023-09"),
        claim("c", actors=[party("Луис Боно", "US"), RUSSIA], place=None),
    ]) == [{"a", "b", "c"}]  # fmt: skip


def test_a_happening_that_a_hundred_articles_recall_is_one_event() -> None:
    told = [claim(f"a{n}", actors=[USA, RUSSIA] if n % 3 else [USA, EU]) for n in range(100)]
    other = claim("b", type="ASSAULT", actors=[TURKEY], place=None, seed="raid")
    assert sorted(map(len, groups([*told, other]))) == [1, 100]


def test_two_meetings_on_one_day() -> None:
    iran, iraq = party("Иран", "IR"), party("Ирак", "IQ")
    one = claim("a", place=ANKARA, seed="a")
    other = claim("b", actors=[iran, iraq, USA], place=party("Вена", "AT"), seed="b")
    assert groups([one, other]) == [{"a"}, {"b"}]


def test_what_is_done_daily_stays_apart() -> None:
    days = [claim(f"d{n}", type="ASSAULT", time=f"2023-09-{n}", actors=[RUSSIA]) for n in range(10, 15)]
    assert len(groups(days)) == 5


def test_a_day_taken_from_the_day_of_publication_may_be_off_by_one() -> None:
    named = claim("a", time="2023-09-17")
    taken = claim("b", time="2023-09-18", firm=False)
    assert groups([named, taken]) == [{"a", "b"}]
    assert groups([named, claim("c", time="2023-09-18")]) == [{"a"}, {"c"}]
    assert groups([named, claim("c", time="2023-09-19", firm=False)]) == [{"a"}, {"c"}]


def test_a_day_taken_from_publication_crosses_the_month() -> None:
    assert groups([claim("a", time="2023-09-30"), claim("b", time="2023-10-01", firm=False)]) == [{"a", "b"}]


def test_who_did_it_to_whom_matters() -> None:
    one = claim("a", type="ASSAULT", actors=[RUSSIA], recipients=[USA], place=None, seed="a")
    other = claim("b", type="ASSAULT", actors=[USA], recipients=[RUSSIA], place=None, seed="a")
    assert likeness(one, other).cap == "reversed"
    assert groups([one, other]) == [{"a"}, {"b"}]


def test_two_speakers_of_one_day_are_two_statements() -> None:
    one = claim("a", type="STATE", actors=[USA], place=None)
    assert groups([one, claim("b", type="STATE", actors=[RUSSIA], place=None)]) == [{"a"}, {"b"}]
    assert groups([one, claim("b", type="STATE", actors=[USA], place=None)]) == [{"a", "b"}]


def test_speaking_of_a_meeting_is_not_the_meeting() -> None:
    talks = claim("a", type="SUPPORT")
    said = claim("b", type="STATE")
    assert groups([talks, said]) == [{"a"}, {"b"}]


def test_what_two_articles_are_about_is_one_event_though_nobody_is_named() -> None:
    one = claim("a", type="INCIDENT", headline="fire")
    nowhere = claim("b", type="INCIDENT", actors=(), place=None, headline="fire", published="2023-10-05")
    assert groups([one, nowhere]) == [{"a", "b"}]
    weeks_later = claim("b", type="INCIDENT", actors=(), place=None, headline="fire", published="2023-10-25")
    assert groups([one, weeks_later]) == [{"a"}, {"b"}]


def test_articles_whose_events_were_typed_apart_need_nearly_the_same_headlines() -> None:
    one = claim("a", type="INCIDENT", headline="fire", named=[USA.id, EU.id])
    assert groups([one, claim("b", type="AID", headline="fire", named=[USA.id, EU.id])]) == [{"a", "b"}]
    assert groups([one, claim("b", type="AID", headline="fire")]) == [{"a"}, {"b"}]
    assert groups([one, claim("b", type="AID", headline="feast", seed="feast")]) == [{"a"}, {"b"}]
    assert groups([one, claim("b", type="AID")]) == [{"a"}, {"b"}]


def test_a_headline_and_the_sentence_that_retells_it_are_one() -> None:
    title = claim("a", title=True, actors=[party("Севернарод")], place=None)
    told = claim("a", local="c2", actors=[party("Северная народная партия")], place=None)
    assert [len(event) for event in cluster([title, told])] == [2]
    elsewhere = claim("a", local="c2", actors=[party("Северная народная партия")], place=None, seed="other")
    assert [len(event) for event in cluster([title, elsewhere])] == [1, 1]


def test_two_languages_are_compared_as_one() -> None:
    one = claim("a", place=None, actors=[USA], named=[USA.id])
    part = likeness(one, claim("b", place=None, actors=[USA], language="uk")).parts[-1]
    assert part.why.key.endswith("_across")


def test_what_somebody_wants_may_lie_on_either_side() -> None:
    past = claim("a", time="2022-12/2023-09")
    assert not clash(past, claim("b", time="2023-10-04~", firm=False, status="possible"))
    assert clash(past, claim("b", time="2023-10-04~", firm=False, status="planned"))


def test_a_denial_in_a_headline_is_not_what_it_denies() -> None:
    one = claim("a", type="ACCUSE", headline="depot", actors=[USA])
    assert groups([one, claim("b", type="DENY", headline="depot", actors=[EU])]) == [{"a"}, {"b"}]


def test_what_a_report_does_not_date_lies_in_the_month_before_it() -> None:
    dated = claim("a", time="2023-09-17")
    assert groups([dated, claim("b", time="2023-10-04~", firm=False)]) == [{"a", "b"}]
    assert groups([dated, claim("b", time="2023-12-04~", firm=False)]) == [{"a"}, {"b"}]
    planned = claim("b", time="2023-10-04~", firm=False, status="planned")
    assert groups([dated, planned]) == [{"a"}, {"b"}]


def test_without_anyone_or_any_place_in_common_only_the_same_words_join() -> None:
    nobody = {"actors": (), "place": None}
    assert groups([claim("a", **nobody), claim("b", **nobody)]) == [{"a", "b"}]  # type: ignore[arg-type]
    undated = claim("b", time="", **nobody)  # type: ignore[arg-type]
    assert likeness(claim("a", **nobody), undated).cap == "anchor"  # type: ignore[arg-type]
    other = claim("b", seed="other", **nobody)  # type: ignore[arg-type]
    assert likeness(claim("a", **nobody), other).cap == "anchor"  # type: ignore[arg-type]


def test_a_place_may_be_what_the_reports_dispute() -> None:
    assert groups([claim("a"), claim("b", place=ANKARA)]) == [{"a", "b"}]
    few = claim("a", actors=[USA, RUSSIA]), claim("b", actors=[USA, RUSSIA], place=ANKARA)
    assert groups(few) == [{"a"}, {"b"}]


def test_described_people_do_not_tell_reports_apart() -> None:
    one, other = party("участники"), party("учасники")
    told = claim("a", actors=[one, USA], people=[one.id]), claim("b", actors=[other, USA], people=[other.id])
    assert {p.name: p.score for p in likeness(*told).parts}["parties"] == 1.0


def test_judgements_come_before_scores() -> None:
    one, other, third = (
        claim("a"),
        claim("b"),
        claim("c", actors=[party("Чили", "CL")], place=None, seed="other"),
    )
    assert groups([one, other]) == [{"a", "b"}]
    assert groups([one, other], judge("different_event", one, other)) == [{"a"}, {"b"}]
    assert groups([one, third], judge("same_event", one, third)) == [{"a", "c"}]
    taken_back = Judgement(
        1, "different_event", one.id, other.id, 1.0, "person:Анна", "", undone="2024-02-01"
    )
    assert groups([one, other], taken_back) == [{"a", "b"}]


def test_a_persons_judgement_stands_over_a_rules() -> None:
    one, other = claim("a"), claim("b")
    rule = judge("same_event", one, other, id=2, by="rule:wire")
    assert groups([one, other], judge("different_event", one, other), rule) == [{"a"}, {"b"}]


def test_likeness_keeps_its_parts() -> None:
    found = likeness(claim("a"), claim("b", time="2023-09", place=TURKEY))
    assert {part.name for part in found.parts} == {"type", "time", "place", "parties", "words"}
    assert all(sentence(part.why) for part in found.parts)


def test_what_a_report_does_not_date_meets_what_another_dates_of_the_weeks_before() -> None:
    """«За два дня до того, как …»: told in October of what was in September."""
    recalled = claim("a", time="", published="2023-10-04", firm=False)
    dated = claim("b", time="2023-09-19", published="2023-09-20")
    assert len(cluster([recalled, dated])) == 1


@st.composite
def reports(draw: st.DrawFn) -> list[LinkedClaim]:
    known = [USA, EU, RUSSIA, party("Луис Боно", "US")]
    people = st.lists(st.sampled_from(known), max_size=3, unique_by=lambda p: p.id)
    times = [
        "",
        "2023-09-17",
        "2023-09-18",
        "2023-09-19",
        "2023-09",
        "2023",
        "2023-09-16/2023-09-18",
        "2023-10~",
    ]
    return [
        claim(
            f"a{n}",
            type=draw(st.sampled_from(["CONSULT", "AGREE", "STATE", "ASSAULT"])),
            time=draw(st.sampled_from(times)), firm=draw(st.booleans()),
            actors=draw(people), recipients=draw(people),
            place=draw(st.sampled_from([None, ISTANBUL, TURKEY, ANKARA])),
            seed=draw(st.sampled_from(["one", "two"])),
        )
        for n in range(draw(st.integers(1, 8)))
    ]  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(reports(), st.randoms(use_true_random=False))
def test_any_order_same_events(told: list[LinkedClaim], chance: object) -> None:
    before = groups(told)
    chance.shuffle(told)  # type: ignore[attr-defined]
    assert groups(told) == before


@settings(deadline=None, max_examples=40)
@given(reports())
def test_no_event_spans_times_that_exclude_each_other(told: list[LinkedClaim]) -> None:
    for group in cluster(told):
        assert not any(clash(a, b) for a in group for b in group)


@settings(deadline=None, max_examples=40)
@given(reports())
def test_likeness_is_symmetric_and_bounded(told: list[LinkedClaim]) -> None:
    for a in told:
        for b in told:
            assert likeness(a, b).score == likeness(b, a).score
            assert 0 <= likeness(a, b).score <= 1


@settings(deadline=None, max_examples=40)
@given(reports(), st.data())
def test_judged_pairs_are_kept(told: list[LinkedClaim], data: st.DataObject) -> None:
    if len(told) < 2:
        return
    one, other = data.draw(st.permutations(told))[:2]
    together = cluster(told, [judge("same_event", one, other)])
    assert any({one.id, other.id} <= {c.id for c in group} for group in together)
    apart = cluster(told, [judge("different_event", one, other)])
    assert not any({one.id, other.id} <= {c.id for c in group} for group in apart)


def test_what_one_article_lets_a_speaker_announce_and_demand_is_two() -> None:
    announced = claim("a", type="STATE", actors=[USA], place=None, seed="words")
    demanded = claim("a", local="c2", type="REQUEST", actors=[USA], place=None, seed="words")
    assert groups([announced, demanded]) == [{"a"}, {"a"}]
    assert groups([announced, replace(demanded, article="b")]) == [{"a", "b"}]


def test_an_article_that_tells_of_one_thing_done_and_one_to_come_tells_of_two() -> None:
    done = claim("a", type="CONCEDE", actors=(USA,))
    plan = claim("a", type="CONCEDE", actors=(USA,), local="c2", status="planned", time="", firm=False)
    told = claim("b", type="CONCEDE", actors=(USA,), time="2023-09")
    assert sorted(len(event) for event in cluster([done, plan])) == [1, 1]
    assert [len(event) for event in cluster([done, told])] == [2]
