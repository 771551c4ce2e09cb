"""Judgements are appended and taken back, and stay on record."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from letopis.errors import NotFoundError
from letopis.store import Store, judgements, schema


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with Store.open(tmp_path / "letopis.db") as store, store.writing() as connection:
        yield connection


def test_a_judgement_stands_until_it_is_taken_back(connection: Connection) -> None:
    made = judgements.append(connection, "same_event", "a#c1", "b#c1", by="person:olha", note="one talk")
    assert judgements.of(connection, ["b#c1"]) == [made]
    judgements.undo(connection, made.id)
    assert judgements.of(connection, ["a#c1", "b#c1"]) == []
    assert connection.scalar(select(func.count()).select_from(schema.judgements)) == 1
    with pytest.raises(NotFoundError):
        judgements.undo(connection, made.id)


def test_people_can_be_heard_alone(connection: Connection) -> None:
    judgements.append(connection, "same_event", "a", "b", by="rule:likeness")
    person = judgements.append(connection, "different_event", "a", "b", by="person:olha")
    assert judgements.of(connection, ["a"], people_only=True) == [person]


def test_a_rule_that_thinks_again_takes_back_and_adds_but_leaves_what_stands(connection: Connection) -> None:
    wanted = {("a", "b"): (0.9, "same day"), ("a", "c"): (0.8, "same place")}
    judgements.settle_rule(connection, "same_event", "rule:likeness", wanted, ["a", "b", "c"])
    first = judgements.of(connection, ["a"])
    wanted = {("a", "b"): (0.9, "same day"), ("b", "d"): (0.7, "")}
    judgements.settle_rule(connection, "same_event", "rule:likeness", wanted, ["a", "b", "c", "d"])
    standing = judgements.of(connection, ["a", "b", "c", "d"])
    assert [(j.subject, j.object) for j in standing] == [("a", "b"), ("b", "d")]
    assert standing[0] == first[0]
