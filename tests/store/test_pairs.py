"""Claims that may be one event are found through their blocks, and by pairs ever after."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, select

from letopis.linking import LinkedClaim, clash
from letopis.store import Store, pairs, schema
from tests.linking.reports import EU, RUSSIA, USA, claim


@pytest.fixture
def connection(place: str) -> Iterator[Connection]:
    with Store.open(place) as store, store.writing() as connection:
        yield connection


def put(connection: Connection, claims: Sequence[LinkedClaim]) -> None:
    """Claims, with the rows that articles of theirs would have."""
    for told in claims:
        connection.execute(schema.articles.insert().values(id=told.article, number=1))
        connection.execute(
            schema.claims.insert().values(id=told.id, article=told.article, local="c1", at=0, till=1)
        )
    pairs.put(connection, claims)


def ids(*claims: LinkedClaim) -> set[str]:
    return {told.id for told in claims}


def test_what_is_alike_is_a_pair_and_what_is_not_is_none(connection: Connection) -> None:
    one, same, other = claim("a"), claim("b"), claim("c", type="ASSAULT", actors=(), place=None, seed="raid")
    put(connection, [one, same, other])
    assert pairs.among(connection, ids(one, same, other)).keys() == {(one.id, same.id)}
    assert pairs.reached(connection, [same.id]) == ids(one, same)
    assert pairs.reached(connection, [other.id]) == ids(other)


def test_the_same_pairs_in_whatever_order_claims_come(place: str) -> None:
    told = [claim("a"), claim("b", seed="other"), claim("c", time="2023-09"), claim("d", type="AGREE")]
    found = []
    for order in (told, told[::-1], [*told[2:], *told[:2]]):
        with Store.open(":memory:") as store, store.writing() as connection:
            for one in order:
                put(connection, [one])
            found.append(pairs.among(connection, ids(*told)))
    assert found[0]
    assert found == [found[0]] * 3


def test_what_pairs_lead_to_from_one_to_the_next_is_reached(connection: Connection) -> None:
    rows = [{"one": a, "other": b, "score": 0.9} for a, b in (("a", "b"), ("b", "c"), ("x", "y"))]
    connection.execute(schema.pairs.insert(), rows)
    assert pairs.reached(connection, ["c"]) == {"a", "b", "c"}
    assert pairs.reached(connection, []) == set()


def test_a_claim_that_is_no_more_keeps_its_pairs_until_they_are_removed(connection: Connection) -> None:
    one, same = claim("a"), claim("b")
    put(connection, [one, same])
    connection.execute(schema.claims.delete().where(schema.claims.c.id == one.id))
    assert pairs.reached(connection, [one.id]) == ids(one, same)
    pairs.remove(connection, [one.id])
    assert pairs.reached(connection, [same.id]) == ids(same)


def test_claims_filed_again_are_compared_as_they_are_now(connection: Connection) -> None:
    one, same = claim("a"), claim("b")
    put(connection, [one, same])
    pairs.put(connection, [claim("b", type="ASSAULT", actors=(), place=None, seed="raid")])
    assert pairs.among(connection, ids(one, same)) == {}


def test_only_what_is_judged_otherwise_than_it_was_filed_has_moved(connection: Connection) -> None:
    one, other = claim("a"), claim("b")
    put(connection, [one, other])
    named_anew = claim("a", actors=[replace(USA, name="Штаты"), EU, RUSSIA])
    assert pairs.moved(connection, [named_anew, other]) == []
    elsewhere, abroad = claim("b", place=None), replace(other, named=("Efrance",), actors=(), place=None)
    assert [told.id for told in pairs.moved(connection, [one, elsewhere])] == [other.id]
    assert [told.article for told in pairs.moved(connection, [abroad, claim("c")])] == ["b", "c"]


def test_a_sketch_is_drawn_for_every_claim_that_is_there(connection: Connection) -> None:
    one, other = claim("a"), claim("b")
    put(connection, [one, other])
    drawn = pairs.sketched(connection, [other.id, one.id, "z#c1@1"])
    assert [told.id for told in drawn] == [one.id, other.id]
    assert clash(drawn[0], drawn[1]) == clash(one, other)


def test_months_apart_are_not_even_compared(connection: Connection) -> None:
    put(connection, [claim("a"), claim("b", time="2023-11-17", published="2023-11-18")])
    assert pairs.among(connection, {"a#c1@1", "b#c1@1"}) == {}


def test_a_store_of_before_is_filed_anew_from_its_sketches(connection: Connection) -> None:
    told = [claim("a"), claim("b", time=""), claim("c", type="STATE", place=None), claim("d", headline="x")]
    put(connection, told)
    rows = select(schema.blocks).order_by(schema.blocks.c.key, schema.blocks.c.claim)
    filed = connection.execute(rows).all()
    connection.execute(schema.blocks.update().values(key=schema.blocks.c.key + "|of before"))
    with Operations.context(MigrationContext.configure(connection)):
        import_module("letopis.store.migrations.versions.0009_blocks").upgrade()
    assert connection.execute(rows).all() == filed
    assert pairs.moved(connection, told) == []
