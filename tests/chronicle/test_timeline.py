"""Questions to a small store: who in any language, where, when, what, how sure."""

from collections.abc import Iterator

import pytest

from letopis import pipeline
from letopis.chronicle import Chronicle, Question
from letopis.errors import NotFoundError, QuestionError
from letopis.store import Store, articles
from tests import plain

NEWS = (
    ("Вестник Степи", "Переговоры прошли в Киеве днём\n17.09.2023 CONSULT Олена Лось + Иван Гай @ Київ UA\n"),
    (
        "Голос Моря",
        "Удар по порту\n19.09.2023 ASSAULT Рота Гая @ Одеса UA | Reuters\n2024 AID Иван Гай @ Bern CH\n",
    ),
    ("Steppe Herald", "Statement about the talks\nSTATE Иван Гай\n12.2022 PROTEST Ёлка Белая @ Львів UA\n"),
)  # fmt: skip


@pytest.fixture(scope="module")
def chronicle() -> Iterator[Chronicle]:
    with Store.open(":memory:") as store:
        for outlet, text in NEWS:
            article = plain.article(text, outlet)
            with store.writing() as connection:
                articles.add(connection, article, text.encode(), plain.read(article))
        yield pipeline.open_chronicle(store)


def types(chronicle: Chronicle, **asked: object) -> list[str]:
    return [event.type for event in chronicle.events(Question(**asked))]  # type: ignore[arg-type]


def test_events_come_in_time_order_and_undated_ones_last(chronicle: Chronicle) -> None:
    assert types(chronicle) == ["PROTEST", "CONSULT", "ASSAULT", "AID", "STATE"]


@pytest.mark.parametrize("name", ["Олена Лось", "Олену Лось", "Лось", "Лосем", "Olena Los", "лось"])
def test_who_is_found_by_any_name_in_any_form_and_script(chronicle: Chronicle, name: str) -> None:
    assert types(chronicle, who=name) == ["CONSULT"]


def test_who_is_not_where(chronicle: Chronicle) -> None:
    assert types(chronicle, who="Київ") == []
    assert types(chronicle, who="Никто Неизвестный") == []


@pytest.mark.parametrize("name", ["Київ", "Києві", "київ"])
def test_where_is_found_in_any_form(chronicle: Chronicle, name: str) -> None:
    assert types(chronicle, where=name) == ["CONSULT"]


@pytest.mark.parametrize("name", ["UA", "Ukraine", "Україна", "Украине", "україну"])
def test_a_country_stands_for_all_places_in_it(chronicle: Chronicle, name: str) -> None:
    assert types(chronicle, where=name) == ["PROTEST", "CONSULT", "ASSAULT"]


def test_when_includes_whatever_may_lie_in_it(chronicle: Chronicle) -> None:
    assert types(chronicle, since="2023-09-18") == ["ASSAULT", "AID"]
    assert types(chronicle, until="2023-09-18") == ["PROTEST", "CONSULT"]
    assert types(chronicle, since="2024-06-01", until="2024-06-02") == ["AID"]


def test_text_is_found_in_any_form_and_through_names(chronicle: Chronicle) -> None:
    assert types(chronicle, text="ёлкою") == ["PROTEST"]
    assert types(chronicle, text="елкой белой") == ["PROTEST"]
    assert types(chronicle, text="consult") == ["CONSULT"]
    assert types(chronicle, text="Olena Los") == ["CONSULT"]


def test_all_that_is_asked_must_hold(chronicle: Chronicle) -> None:
    assert types(chronicle, who="Гай", type="aid,consult", since="2024") == ["AID"]
    assert types(chronicle, min_roots=2) == []
    assert types(chronicle, limit=2, offset=1) == ["CONSULT", "ASSAULT"]
    assert chronicle.total(Question(limit=2)) == 5


def test_an_event_opens_its_claims_and_they_lead_back_to_it(chronicle: Chronicle) -> None:
    event = chronicle.events(Question(type="assault"))[0]
    [(article, reading, claim)] = chronicle.claims(event.id)
    assert article.outlet == "Голос Моря"
    assert claim in reading.claims
    assert chronicle.find(event.claims[0]) == event
    assert chronicle.find(event.id) == event


def test_an_article_leads_to_the_entities_and_events_of_the_store(chronicle: Chronicle) -> None:
    event = chronicle.events(Question(type="aid"))[0]
    read = chronicle.article(event.articles[0])
    assert [e.type for e in read.events] == ["ASSAULT", "AID"]
    assert set(read.entities) == {entity.id for entity in read.reading.entities}
    known = chronicle.entity(event.actors[0].id)
    assert known.entity.name == "Иван Гай"
    assert [e.type for e in known.events] == ["CONSULT", "AID", "STATE"]


def test_articles_are_found_by_their_words(chronicle: Chronicle) -> None:
    assert [a.outlet for a in chronicle.articles("переговоры київ")] == ["Вестник Степи"]
    assert len(chronicle.articles(limit=2)) == 2
    assert chronicle.size == (3, 5)


def test_what_is_unknown_is_said_to_be(chronicle: Chronicle) -> None:
    for look in (chronicle.event, chronicle.article, chronicle.entity, chronicle.find):
        with pytest.raises(NotFoundError):
            look("nothing")


def test_counts_add_up(chronicle: Chronicle) -> None:
    rows = chronicle.counts(("year", "actor"))
    assert {"year": "2024", "actor": "Иван Гай", "events": 1, "corroborated": 0} in rows
    assert sum(int(row["events"]) for row in chronicle.counts(("type",))) == 5
    assert chronicle.counts(("country",), Question(type="aid")) == [
        {"country": "CH", "events": 1, "corroborated": 0}
    ]
    for by in (("mood",), ()):
        with pytest.raises(QuestionError, match="Choose from year, month"):
            chronicle.counts(by)
