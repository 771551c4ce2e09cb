"""Which claims may be one event: their sketches under block keys, and the pairs that are alike enough.

A claim that comes is compared with those that share a block with it, once; the pairs are kept. What may be
affected by it is then what pairs lead to from it, and nothing else in the store need be looked at.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from sqlalchemy import Connection, delete, or_, select

from letopis.linking import LinkedClaim, block_keys
from letopis.linking.sketches import alike, sketch, vectors
from letopis.reading.times import edtf
from letopis.store import schema
from letopis.store.many import chunks, insert

Pair = tuple[str, str]


def put(connection: Connection, claims: Sequence[LinkedClaim]) -> None:
    """File claims anew, and compare them with all that share a block with them."""
    remove(connection, [claim.id for claim in claims])
    keys = {claim.id: sorted(set(block_keys(claim))) for claim in claims}
    days = {claim.id: _extent(claim) for claim in claims}
    filed = [
        {"key": key, "claim": id, "start": days[id][0], "end": days[id][1]}
        for id, held in keys.items()
        for key in held
    ]
    insert(connection, schema.blocks, filed)
    insert(connection, schema.sketches, [_row(claim) for claim in claims])
    sketches: dict[str, tuple[str, bytes]] = {}
    found: dict[Pair, float] = {}
    for claim in claims:
        near = _near(connection, claim.id, keys[claim.id], days[claim.id])
        _fetch(connection, near - sketches.keys(), sketches)
        for id, score in alike(claim, {id: sketches[id] for id in sorted(near)}).items():
            found[min(id, claim.id), max(id, claim.id)] = score
    insert(
        connection, schema.pairs,
        [{"one": one, "other": other, "score": score} for (one, other), score in sorted(found.items())],
    )  # fmt: skip


def remove(connection: Connection, claims: Sequence[str]) -> None:
    """Forget what claims were filed under and compared with."""
    pairs = schema.pairs
    for part in chunks(claims):
        connection.execute(delete(schema.blocks).where(schema.blocks.c.claim.in_(part)))
        connection.execute(delete(schema.sketches).where(schema.sketches.c.claim.in_(part)))
        connection.execute(delete(pairs).where(or_(pairs.c.one.in_(part), pairs.c.other.in_(part))))


def reached(connection: Connection, claims: Iterable[str]) -> set[str]:
    """These claims and all that pairs lead to from them, from one to the next."""
    found = set(claims)
    todo = found
    while todo:
        near = {id for pair in _with(connection, todo) for id in pair}
        todo = near - found
        found |= todo
    return found


def among(connection: Connection, claims: Iterable[str]) -> dict[Pair, float]:
    """The pairs of these claims, with their scores."""
    ids = set(claims)
    table = schema.pairs
    found: dict[Pair, float] = {}
    for part in chunks(sorted(ids)):
        for one, other, score in connection.execute(select(table).where(table.c.one.in_(part))):
            if other in ids:
                found[one, other] = score
    return found


def _with(connection: Connection, claims: Iterable[str]) -> list[Pair]:
    table = schema.pairs
    query = select(table.c.one, table.c.other)
    return [
        (one, other)
        for part in chunks(sorted(claims))
        for one, other in chain(
            connection.execute(query.where(table.c.one.in_(part))),
            connection.execute(query.where(table.c.other.in_(part))),
        )
    ]


def _near(connection: Connection, claim: str, keys: Sequence[str], days: tuple[str, str]) -> set[str]:
    """Claims that share a block with this one and may be of its time."""
    table = schema.blocks
    first, last = days
    query = select(table.c.claim).where(table.c.key.in_(keys), table.c.end >= first, table.c.start <= last)
    return set(connection.scalars(query).all()) - {claim}


def _fetch(connection: Connection, claims: Iterable[str], into: dict[str, tuple[str, bytes]]) -> None:
    table = schema.sketches
    for part in chunks(sorted(claims)):
        query = select(table.c.claim, table.c.body, table.c.vectors).where(table.c.claim.in_(part))
        into.update((id, (body, held)) for id, body, held in connection.execute(query).all())


def _row(claim: LinkedClaim) -> dict[str, object]:
    return {"claim": claim.id, "body": sketch(claim), "vectors": vectors(claim)}


def _extent(claim: LinkedClaim) -> tuple[str, str]:
    """The first and last day that the claim may be of, with the doubt that comparing allows; open ends wide."""
    first, last = edtf.extent(claim.span, 1)
    return first.isoformat() if first else "", last.isoformat() if last else "9999-12-31"
