"""Why reports are one event, on whose word all rests, and what may be asked of roots."""

from collections.abc import Iterator

import pytest

from letopis import pipeline
from letopis.chronicle import Chronicle, Question
from letopis.errors import NotFoundError, QuestionError
from letopis.store import Store, articles, judgements
from tests import plain

MEETING = "17.09.2023 CONSULT Иван Гай + Олена Сова @ Одеса UA"
SWAPPED = "17.09.2023 CONSULT Олена Сова + Иван Гай @ Одеса UA"  # in words of its own
NEWS = (
    ("Вестник Степи", "2023-09-18", f"Встреча\n{MEETING} | Reuters < a diplomat\n"),
    ("Голос Моря", "2023-09-19", f"Ещё о встрече\n{MEETING} | Reuters\n"),
    ("Steppe Herald", "2023-09-20", f"О ней же\n{SWAPPED}\n19.09.2023 ASSAULT Рота Гая @ Львів UA | a witness\n"),
)  # fmt: skip


@pytest.fixture(scope="module")
def chronicle() -> Iterator[Chronicle]:
    with Store.open(":memory:") as store:
        for outlet, published, text in NEWS:
            article = plain.article(text, outlet, published=published)
            with store.writing() as connection:
                articles.add(connection, article, text.encode(), plain.read(article))
        yield pipeline.open_chronicle(store)


def test_every_report_is_explained_by_the_one_most_like_it(chronicle: Chronicle) -> None:
    [event] = chronicle.events(Question(type="consult"))
    found = chronicle.explain(event.id)
    assert found.reports[0].startswith(event.articles[0])
    assert {alike.claim for alike in found.alike} == set(event.claims)
    assert all(alike.score >= alike.needed and alike.to != alike.claim for alike in found.alike)
    assert "time" in {part.name for part in found.alike[0].parts}
    assert found.judgements == ()
    [alone] = chronicle.events(Question(type="assault"))
    assert chronicle.explain(alone.claims[0]).alike == ()
    with pytest.raises(NotFoundError):
        chronicle.explain("nothing")


def test_what_people_judged_is_part_of_the_explanation(chronicle: Chronicle) -> None:
    [event] = chronicle.events(Question(type="consult"))
    with chronicle.store.writing() as connection:
        made = judgements.append(connection, "confirm", event.id, "", "person:Анна", note="знаю")
    [judgement] = chronicle.explain(event.id).judgements
    assert (judgement.kind, judgement.note) == ("confirm", "знаю")
    with chronicle.store.writing() as connection:
        judgements.undo(connection, made.id)
    assert chronicle.explain(event.id).judgements == ()


def test_sources_by_what_rests_on_them(chronicle: Chronicle) -> None:
    rows = {(row.part, row.how, row.name): row for row in chronicle.sources()}
    behind = rows["root", "unnamed", "Reuters"]
    assert (behind.events, behind.alone, behind.articles) == (1, 0, 2)
    assert rows["root", "own", "Steppe Herald"].events == 1
    assert rows["relay", "", "Reuters"].articles == 2
    first, second = rows["outlet", "", "Вестник Степи"], rows["outlet", "", "Голос Моря"]
    assert (first.first, first.repeats, second.first, second.repeats) == (1, 1, 0, 1)
    herald = rows["outlet", "", "Steppe Herald"]
    assert (herald.events, herald.alone, herald.own, herald.unnamed) == (2, 1, 1, 1)
    assert chronicle.sources(Question(who="Никто")) == []


@pytest.mark.parametrize(
    ("name", "found"),
    [("Reuters", ["CONSULT"]), ("Рейтер", ["CONSULT"]), ("Steppe Herald", ["CONSULT", "ASSAULT"]), ("Голос Моря", [])],
)  # fmt: skip
def test_events_by_their_roots(chronicle: Chronicle, name: str, found: list[str]) -> None:
    assert [event.type for event in chronicle.events(Question(root=name))] == found


def test_events_in_other_orders(chronicle: Chronicle) -> None:
    def types(sort: str) -> list[str]:
        return [event.type for event in chronicle.events(Question(sort=sort))]

    assert types("newest") == types("time")[::-1]
    assert types("roots") == types("articles") == ["CONSULT", "ASSAULT"]
    assert sorted(types("recent")) == ["ASSAULT", "CONSULT"]
    with pytest.raises(QuestionError, match="time, newest, roots, articles, recent"):
        Question(sort="luck")


def test_disputed_events() -> None:
    with Store.open(":memory:") as store:
        for outlet, where in (("Вестник Степи", "Київ"), ("Голос Моря", "Київ")):
            text = f"Новость\n17.09.2023 CONSULT Иван Гай + Олена Сова @ {where} UA | {outlet}\n"
            article = plain.article(text, outlet)
            with store.writing() as connection:
                articles.add(connection, article, text.encode(), plain.read(article))
        chronicle = pipeline.open_chronicle(store)
        [event] = chronicle.events()
        assert chronicle.events(Question(disputed=True)) == []
        with store.writing() as connection:
            judgements.append(connection, "set", event.claims[0], "stance=denied", "person:Анна")
            connection.exec_driver_sql("UPDATE readings SET state = 'waiting'")
        pipeline.settle(store)
        assert [e.disputes[0].kind for e in chronicle.events(Question(disputed=True))] == ["denial"]
        assert chronicle.total(Question(disputed=True)) == 1
