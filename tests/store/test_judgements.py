"""Judgements are appended and taken back, and stay on record."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, func, select

from letopis.errors import NotFoundError
from letopis.store import Store, articles, judgements, schema
from tests import plain


@pytest.fixture
def connection(place: str) -> Iterator[Connection]:
    with Store.open(place) as store, store.writing() as connection:
        yield connection


def test_a_judgement_stands_until_it_is_taken_back(connection: Connection) -> None:
    made = judgements.append(connection, "same_event", "a#c1", "b#c1", by="rule:likeness", note="one talk")
    assert judgements.of(connection, ["b#c1"]) == [made]
    judgements.undo(connection, made.id)
    assert judgements.of(connection, ["a#c1", "b#c1"]) == []
    assert connection.scalar(select(func.count()).select_from(schema.judgements)) == 1
    with pytest.raises(NotFoundError, match="was taken back"):
        judgements.undo(connection, made.id)
    with pytest.raises(NotFoundError, match="no judgement 77"):
        judgements.undo(connection, 77)


def test_a_person_can_only_judge_what_is_there(connection: Connection) -> None:
    with pytest.raises(NotFoundError, match="V000"):
        judgements.append(connection, "confirm", "V000", "", by="person:olha")
    assert judgements.listed(connection, everything=True) == []


def test_what_people_decided_is_listed_and_with_it_what_rules_did_if_asked(connection: Connection) -> None:
    article = plain.article("Встреча\n17.09.2023 CONSULT Иван Гай\n")
    articles.add(connection, article, b"", plain.read(article))
    rule = judgements.append(connection, "same_event", "a", "b", by="rule:likeness")
    person = judgements.append(connection, "confirm", f"{article.id}#c1", "", by="person:olha")
    undone = judgements.undo(
        connection, judgements.append(connection, "reject", person.subject, "", by="person:olha").id
    )
    assert judgements.listed(connection) == [person]
    every = judgements.listed(connection, everything=True)
    assert [(j.id, j.undone is None) for j in every] == [
        (rule.id, True),
        (person.id, True),
        (undone.id, False),
    ]
    [heard] = judgements.heard(connection, [f"{article.id}#c1@{article.sha256[:12]}"])
    assert (heard.judgement, heard.objects) == (person, ())


def test_a_rule_that_thinks_again_takes_back_and_adds_but_leaves_what_stands(connection: Connection) -> None:
    wanted = {("a", "b"): (0.9, "same day"), ("a", "c"): (0.8, "same place")}
    judgements.settle_rule(connection, "same_event", "rule:likeness", wanted, ["a", "b", "c"])
    first = judgements.of(connection, ["a"])
    wanted = {("a", "b"): (0.9, "same day"), ("b", "d"): (0.7, "")}
    judgements.settle_rule(connection, "same_event", "rule:likeness", wanted, ["a", "b", "c", "d"])
    standing = judgements.of(connection, ["a", "b", "c", "d"])
    assert [(j.subject, j.object) for j in standing] == [("a", "b"), ("b", "d")]
    assert standing[0] == first[0]
