"""Who is compared with whom: all that may be one event, and not much else."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from letopis.linking import LinkedClaim, blocks, clash, likeness, threshold
from letopis.linking.sketches import drawn, sketch, vectors
from letopis.linking.uttered import uttered
from letopis.records import Party
from tests.linking.reports import EU, ISTANBUL, RUSSIA, SAYS, USA, claim, party

HAY, SOVA = party("Иван Гай", "US"), party("Олена Сова", "US")
SOFIA, SINGER = party("София", "BG"), party("Марта Ленц")
LONG = "Стороны договорились об обмене пленными, о выводе войск, о новой встрече и о разминировании дорог."


def told(**values: Any) -> LinkedClaim:
    """A claim as its article names everyone in it."""
    one = claim(**values)
    who = {p.id for p in (*one.parties, *((one.place,) if one.place else ()))} - set(one.people)
    words = uttered(one.quote) if one.speech else ()
    return replace(one, named=tuple(sorted(who)), persons=(HAY.id, SOVA.id), uttered=words)


def meet(one: LinkedClaim, other: LinkedClaim) -> bool:
    return blocks(one).meets(blocks(other))


CLAIMS = st.builds(
    told,
    article=st.sampled_from(["a", "b", "c", "d"]),
    local=st.sampled_from(["c1", "c2"]),
    type=st.sampled_from(["CONSULT", "AGREE", "STATE", "ACCUSE", "ASSAULT", "DENY"]),
    status=st.sampled_from(["happened", "planned", "not_happened"]),
    time=st.sampled_from(["2023-09-17", "2023-09-30", "2023-09", "2023-10-03~", ""]),
    firm=st.booleans(),
    published=st.sampled_from(["2023-10-04", "2023-10-02", "2023-09-18T10:00:00+03:00"]),
    actors=st.sampled_from([(USA, RUSSIA), (USA,), (HAY,), (SOVA,), (EU,), (SINGER,)]),
    recipients=st.sampled_from([(), (RUSSIA,), (SINGER,)]),
    place=st.sampled_from([ISTANBUL, SOFIA, None]),
    seed=st.sampled_from(["meeting", "raid"]),
    headline=st.sampled_from(["", "meeting", "other"]),
    people=st.sampled_from([(), (USA.id, EU.id, RUSSIA.id)]),
    language=st.sampled_from(["ru", "uk"]),
    title=st.booleans(),
    quote=st.sampled_from([SAYS, LONG]),
)


@settings(deadline=None, max_examples=300)
@given(CLAIMS, CLAIMS)
def test_all_that_may_be_one_event_are_compared(one: LinkedClaim, other: LinkedClaim) -> None:
    alike = likeness(one, other).score >= threshold(one, other) and not clash(one, other)
    bare = not one.named or not other.named  # only the same words of a day: see below
    assert not alike or bare or meet(one, other)


@settings(deadline=None, max_examples=100)
@given(CLAIMS, CLAIMS)
def test_it_makes_no_difference_who_asks(one: LinkedClaim, other: LinkedClaim) -> None:
    assert meet(one, other) == meet(other, one)
    assert meet(one, one)


@settings(deadline=None, max_examples=100)
@given(CLAIMS)
def test_a_sketch_tells_the_blocks_of_its_claim(one: LinkedClaim) -> None:
    assert blocks(drawn(sketch(one), vectors(one))) == blocks(one)


def test_two_who_speak_for_one_state_are_not_compared_but_each_is_with_the_state() -> None:
    hay, sova, state = (
        told(article=a, type="STATE", actors=[p]) for a, p in zip("abc", (HAY, SOVA, USA), strict=True)
    )
    assert not meet(hay, sova)
    assert meet(hay, state)
    assert meet(state, sova)
    assert not meet(state, told(article="d", type="STATE", actors=[EU]))


def test_one_surname_may_be_one_speaker() -> None:
    other = replace(HAY, id="Eother", name="Ivan Gai")
    one, two = told(article="a", type="STATE", actors=[HAY]), told(article="b", type="STATE", actors=[other])
    assert meet(one, replace(two, persons=(HAY.id, other.id)))


def test_the_same_long_words_are_compared_whoever_said_them() -> None:
    one, two = (told(article=a, type="STATE", actors=p, quote=LONG) for a, p in (("a", [USA]), ("b", ())))
    assert meet(one, two)


def test_two_that_name_who_took_part_meet_by_them_and_not_by_their_place() -> None:
    talks = told(article="a", actors=[USA, RUSSIA])
    assert meet(talks, told(article="b", actors=[RUSSIA]))
    assert meet(talks, told(article="b", actors=[HAY]))  # one of the state's own
    assert not meet(talks, told(article="b", actors=[EU]))


def test_where_one_names_nobody_the_place_or_a_name_must_show_it() -> None:
    blast, rescue = (
        told(article="a", type="ASSAULT", actors=()),
        told(article="b", type="ASSAULT", actors=[USA]),
    )
    assert meet(blast, rescue)
    assert not meet(blast, told(article="b", type="ASSAULT", actors=[USA], place=SOFIA))
    named = replace(blast, place=None, named=(USA.id,))
    assert meet(named, told(article="b", type="ASSAULT", actors=[USA], place=SOFIA))


def test_what_names_nobody_and_nothing_meets_its_like() -> None:
    one, other = (told(article=a, type="ASSAULT", actors=(), place=None) for a in "ab")
    assert meet(one, other)
    assert not meet(one, told(article="c", type="ASSAULT", actors=[USA]))


def test_who_is_of_no_known_country_is_met_by_name() -> None:
    one = told(article="a", actors=[SINGER], place=None)
    assert meet(one, told(article="b", actors=[SINGER, USA], place=None))
    described = replace(one, people=(SINGER.id,), named=())
    assert not meet(described, told(article="b", actors=[SINGER, USA], place=None))


def test_what_articles_of_a_few_days_are_about_is_compared_whatever_it_is() -> None:
    one = told(article="a", published="2023-10-04", headline="x")
    assert meet(one, told(article="b", type="STATE", actors=[EU], published="2023-10-07", headline="y"))
    assert not meet(one, told(article="b", type="STATE", actors=[EU], published="2023-10-08", headline="y"))
    assert not meet(one, told(article="b", type="STATE", actors=[EU], published="2023-10-04"))


def test_what_nothing_dates_is_filed_under_the_months_its_article_is_news_of() -> None:
    assert {key[:7] for key in blocks(told(article="x", time="")).filed if "-" in key[:7]} == {
        "2023-09",
        "2023-10",
    }
    unknown = blocks(told(article="x", time="", published=None)).filed
    assert {key.partition("|")[0] for key in unknown} == {"t?", "x"}


def test_keys_are_bounded() -> None:
    world: list[Party] = [party(f"P{n}", f"{chr(65 + n % 26)}{chr(65 + n // 26)}") for n in range(60)]
    crowded = blocks(told(article="a", actors=world, time="2022-12/2023-03", headline="x"))
    assert len(crowded.filed) <= 40
    assert len(crowded.asked) <= 60
