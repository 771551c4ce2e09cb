"""The chronicle as it could be known at a moment is that of a store which holds only what was out by then."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letopis import pipeline
from letopis.chronicle import Chronicle, Question
from letopis.errors import QuestionError
from letopis.records import Article
from letopis.store import Store, articles, judgements
from tests import plain

MEETING = "Встреча в Одессе\n17.09.2023 CONSULT Иван Гай + Олена Сова @ Одеса UA"
TOLD = (
    ("Вестник Степи", "2023-09-18", f"{MEETING} | Reuters < a diplomat\n"),
    ("Голос Моря", "2023-09-18T20:00:00+03:00", f"{MEETING} | Вестник Степи\n"),
    ("Steppe Herald", "2023-09-19", f"{MEETING} | a colonel\n"),
    ("Степная газета", "2023-09-20", "Удар\n19.09.2023 ASSAULT Рота Гая @ Львов UA\n"),
    ("Морской листок", "2023-09-21", f"{MEETING}\nУдар был\n19.09.2023 ASSAULT Рота Гая @ Львов UA | a witness\n"),
)  # fmt: skip
NEWS = [
    plain.article(text, outlet, f"https://{n}.example/1", day) for n, (outlet, day, text) in enumerate(TOLD)
]
EDITED = replace(
    plain.article("Удар\n19.09.2023 ASSAULT Рота Сов @ Львов UA\n", NEWS[3].outlet, NEWS[3].url, "2023-09-20"),
    updated="2023-09-22", known_from="2023-09-22",
)  # fmt: skip


def stored(news: Iterable[Article]) -> Chronicle:
    store = Store.open(":memory:")
    for article in news:
        with store.writing() as connection:
            articles.add(connection, article, article.text.encode(), plain.read(article))
    return pipeline.open_chronicle(store)


def test_later_articles_are_not_seen_and_roots_are_counted_anew() -> None:
    chronicle = stored(NEWS)
    [meeting] = chronicle.events(Question(type="consult"))
    [then] = chronicle.events(Question(type="consult", as_of="2023-09-18"))
    assert then.outlets == ("Вестник Степи", "Голос Моря")
    assert then.roots.high < meeting.roots.high
    assert len(meeting.outlets) == 4
    [before] = chronicle.events(Question(as_of="2023-09-18T17:00"))
    assert before.outlets == ("Голос Моря",)  # a bare day means its end
    assert chronicle.events(Question(as_of="2023-09-18T16:59")) == []


def test_what_comes_later_leaves_the_chronicle_of_then_as_it_was_made() -> None:
    chronicle = stored(NEWS[:2])
    then = chronicle.as_of("2023-09-18")
    for late, same in (
        (NEWS[4], True),
        (replace(NEWS[2], published="2023-09-18", known_from="2023-09-18"), False),
    ):
        with chronicle.store.writing() as connection:
            articles.add(connection, late, late.text.encode(), plain.read(late))
        assert (chronicle.as_of("2023-09-18") is then) is same


def test_all_questions_have_their_as_of() -> None:
    chronicle = stored(NEWS)
    asked = Question(as_of="2023-09-19", sort="roots")
    assert chronicle.total(asked) == 1
    assert {row["events"] for row in chronicle.counts(("type",), asked)} == {1}
    assert "Морской листок" not in {row.name for row in chronicle.sources(asked)}
    then = chronicle.as_of("2023-09-20")
    assert then.size == (4, 2)
    assert then.original(NEWS[0].id) == NEWS[0].text.encode()
    assert chronicle.as_of("2023-09-20") is then
    assert chronicle.as_of("") is chronicle
    assert chronicle.as_of("9999-12-31").size[0] == len(NEWS)


def test_an_article_counts_in_the_version_of_then_in_whatever_order_they_came() -> None:
    for news in ([*NEWS, EDITED], [EDITED, *NEWS]):
        chronicle = stored(news)
        [then] = chronicle.events(Question(type="assault", as_of="2023-09-20"))
        assert [p.name for p in then.actors] == ["Рота Гая"]
        assert "Рота Сов" in {p.name for e in chronicle.events(Question(type="assault")) for p in e.actors}


def test_what_people_judged_counts_where_it_is_about_what_is_seen() -> None:
    chronicle = stored(NEWS)
    now = chronicle.events(Question(type="assault"))[0]
    with chronicle.store.writing() as connection:
        judgements.append(connection, "set", now.claims[0], "time=2023-09-18", "person:Анна")
    times = {e.time for e in chronicle.events(Question(type="assault", as_of="2023-09-21"))}
    assert "2023-09-18" in times
    assert chronicle.events(Question(type="assault", as_of="2023-09-18")) == []


def test_a_moment_that_cannot_be_is_refused() -> None:
    with pytest.raises(QuestionError, match="2023-09-29T18:00"):
        Question(as_of="yesterday")


@settings(deadline=None, max_examples=6)
@given(
    st.permutations([*NEWS, EDITED]),
    st.sampled_from(["2023-09-18", "2023-09-19", "2023-09-20", "2023-09-22"]),
)
def test_as_of_is_the_store_of_what_was_known(news: list[Article], day: str) -> None:
    known = [a for a in news if (a.known_from or "")[:10] <= day]
    current = [a for a in known if a != NEWS[3] or EDITED not in known]
    assert stored(news).events(Question(as_of=day)) == stored(current).events()
