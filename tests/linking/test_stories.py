"""Articles of one story, whose events are several."""

from hypothesis import given, settings
from hypothesis import strategies as st

from letopis.linking import cluster, stories
from tests.linking.reports import EU, RUSSIA, USA, claim

BOTH = [USA.id, EU.id]


def test_an_arrest_weeks_after_the_blast_is_another_event_of_its_story() -> None:
    blast = claim("a", type="INCIDENT", headline="blast", named=BOTH)
    arrest = claim(
        "b", type="COERCE", headline="blast", named=BOTH, published="2023-10-25", time="2023-10-24"
    )
    other = claim("c", type="COERCE", headline="harvest", seed="harvest", named=[RUSSIA.id])
    events = cluster([blast, arrest, other])
    assert len(events) == 3
    assert stories(events) == [("a", "b"), ("c",)]


def test_articles_about_one_event_are_of_one_story() -> None:
    one, same = claim("a", headline="x"), claim("b", headline="y")
    assert stories([[one, same]]) == [("a", "b")]


def test_what_is_no_main_claim_makes_no_story() -> None:
    assert stories([]) == []
    assert stories([[claim("a")]]) == []


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from("abcdef"), unique=True), st.randoms(use_true_random=False))
def test_any_order_same_stories(articles: list[str], chance: object) -> None:
    told = [
        [claim(a, headline="x" if a < "d" else a, seed="x", time=f"2023-09-{ord(a) - 86}")] for a in articles
    ]
    before = stories(told)
    chance.shuffle(told)  # type: ignore[attr-defined]
    assert stories(told) == before
    assert sorted(a for story in before for a in story) == sorted(articles)
