"""Which claims may be one event: their sketches under block keys, and the pairs that are alike enough.

A claim that comes is compared with those that it meets in a block, once; the pairs are kept. What may be
affected by it is then what pairs lead to from it, and nothing else in the store need be looked at.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from sqlalchemy import Connection, delete, or_, select

from letopis.linking import LinkedClaim, blocks
from letopis.linking.sketches import alike, drawn, sketch, vectors
from letopis.reading.times import edtf
from letopis.store import schema
from letopis.store.many import chunks, insert

Pair = tuple[str, str]


def put(connection: Connection, claims: Sequence[LinkedClaim]) -> None:
    """File claims anew, and compare them with all that they meet in a block."""
    remove(connection, [claim.id for claim in claims])
    file(connection, claims)
    sketches: dict[str, tuple[str, bytes]] = {}
    found: dict[Pair, float] = {}
    for claim in claims:
        met = near(connection, claim)
        _fetch(connection, met - sketches.keys(), sketches)
        for id, score in alike(claim, {id: sketches[id] for id in sorted(met)}).items():
            found[min(id, claim.id), max(id, claim.id)] = score
    insert(
        connection, schema.pairs,
        [{"one": one, "other": other, "score": score} for (one, other), score in sorted(found.items())],
    )  # fmt: skip


def file(connection: Connection, claims: Sequence[LinkedClaim]) -> None:
    """Put claims under their keys, with their sketches, and compare them with nobody."""
    filed = []
    for claim in claims:
        start, end = _extent(claim)
        filed += [{"key": key, "claim": claim.id, "start": start, "end": end} for key in blocks(claim).filed]
    insert(connection, schema.blocks, filed)
    insert(connection, schema.sketches, [_row(claim) for claim in claims])


def moved(connection: Connection, claims: Sequence[LinkedClaim]) -> list[LinkedClaim]:
    """Those of these claims that are not filed just as they are now."""
    standing: dict[str, tuple[str, bytes]] = {}
    _fetch(connection, [claim.id for claim in claims], standing)
    table = schema.blocks
    keys: dict[str, list[str]] = {}
    for part in chunks(sorted(standing)):
        query = select(table.c.claim, table.c.key).where(table.c.claim.in_(part)).order_by(table.c.key)
        for id, key in connection.execute(query):
            keys.setdefault(id, []).append(key)
    return [
        claim
        for claim in claims
        if standing.get(claim.id) != (sketch(claim), vectors(claim))
        or keys.get(claim.id, []) != [*blocks(claim).filed]
    ]


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
        paired = {id for pair in _with(connection, todo) for id in pair}
        todo = paired - found
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


def sketched(connection: Connection, claims: Iterable[str]) -> list[LinkedClaim]:
    """These claims as their sketches have them, by id; those that are no more are left out."""
    found: dict[str, tuple[str, bytes]] = {}
    _fetch(connection, claims, found)
    return [drawn(*found[id]) for id in sorted(found)]


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


def near(connection: Connection, claim: LinkedClaim) -> set[str]:
    """Ids of the claims that this one meets in a block and that may be of its time."""
    table = schema.blocks
    first, last = _extent(claim)
    keys = table.c.key.in_(blocks(claim).asked)
    query = select(table.c.claim).where(keys, table.c.end >= first, table.c.start <= last)
    return set(connection.scalars(query).all()) - {claim.id}


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
