"""Judgements: appended, taken back, never edited. Those of people hold on to what they are about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, RowMapping, or_, select, update

from letopis.errors import NotFoundError
from letopis.records import Judgement
from letopis.store import anchors, schema
from letopis.store.many import chunks, insert
from letopis.store.meant import meant, single_out

Pair = tuple[str, str]
PAIRS = ("same_event", "different_event", "same_entity", "different_entity")  # kinds whose object is an id


@dataclass(frozen=True, slots=True)
class Heard:
    """A standing judgement of a person with what its two sides are now: ids of claims, or of spellings."""

    judgement: Judgement
    subjects: tuple[str, ...]
    objects: tuple[str, ...] = ()


def append(
    connection: Connection, kind: str, subject: str, object: str, by: str, score: float = 1.0, note: str = ""
) -> Judgement:
    """Add a judgement; gives it with its number and time.

    A person's is about what the ids stand for now, and holds on to that when articles are read again. Raises
    NotFoundError when they stand for nothing.
    """
    sides: dict[str, Sequence[anchors.Anchor]] = {}
    if by.startswith("person:") and kind != "retract":
        ids = {"subject": subject, "object": object} if kind in PAIRS else {"subject": subject}
        if kind == "different_entity":
            for one in ids.values():
                single_out(connection, one)
        sides = {side: meant(connection, one) for side, one in ids.items()}
        if kind.startswith("different"):
            sides = _apart(sides["subject"], sides["object"])
    at = _now()
    values = {
        "kind": kind,
        "subject": subject,
        "object": object,
        "score": score,
        "by": by,
        "note": note,
        "at": at,
    }
    result = connection.execute(schema.judgements.insert().values(**values))
    assert result.inserted_primary_key is not None
    id: int = result.inserted_primary_key[0]
    for side, found in sides.items():
        anchors.put(connection, id, side, found)
    return Judgement(id, kind, subject, object, score, by, at, note)


def undo(connection: Connection, id: int) -> Judgement:
    """Take a judgement back, and give it. It stays on record. Raises NotFoundError."""
    table = schema.judgements
    row = connection.execute(select(table).where(table.c.id == id)).mappings().first()
    if row is None or row["undone"]:
        what = f"judgement {id} was taken back on {row['undone'][:10]}." if row else f"no judgement {id}."
        raise NotFoundError(what, "letopis judgements lists those that stand.")
    undone = _now()
    connection.execute(update(table).where(table.c.id == id).values(undone=undone))
    return Judgement(**{**row, "undone": undone})


def listed(connection: Connection, everything: bool = False) -> list[Judgement]:
    """What people decided and did not take back, in that order; everything: also what rules did, and was undone.

    A judgement is not `attached` when nothing that it is about is there any more.
    """
    table, known = schema.judgements, schema.articles
    query = select(table).order_by(table.c.id)
    if not everything:
        query = query.where(~table.c.by.startswith("rule:"), table.c.undone.is_(None))
    found = [Judgement(**row) for row in connection.execute(query).mappings()]
    sides = anchors.held(connection, [j.id for j in found])
    articles = {j.subject for j in found if j.kind == "retract"}
    there = {
        id
        for part in chunks(sorted(articles))
        for id in connection.scalars(select(known.c.id).where(known.c.id.in_(part)))
    }
    return [replace(j, attached=_attached(j, sides, there)) for j in found]


def heard(connection: Connection, held: Iterable[str]) -> list[Heard]:
    """What people decided about any of these claims or spellings, in that order, as far as it is there."""
    table, holding = schema.judgements, schema.anchors
    found: dict[int, RowMapping] = {}
    for part in chunks(sorted(set(held))):
        here = select(holding.c.judgement).where(holding.c.held.in_(part))
        query = select(table).where(table.c.id.in_(here), table.c.undone.is_(None))
        found.update((row["id"], row) for row in connection.execute(query).mappings())
    sides = anchors.held(connection, found)
    return [
        Heard(
            Judgement(**found[id]),
            tuple(sides.get((id, "subject"), ())),
            tuple(sides.get((id, "object"), ())),
        )
        for id in sorted(found)
    ]


def about(connection: Connection, subject: str) -> Judgement | None:
    """The latest standing judgement of a person that was made under this very id."""
    table = schema.judgements
    query = select(table).where(
        table.c.subject == subject, table.c.undone.is_(None), ~table.c.by.startswith("rule:")
    )
    row = connection.execute(query.order_by(table.c.id.desc())).mappings().first()
    return Judgement(**row) if row else None


def of(connection: Connection, ids: Iterable[str]) -> list[Judgement]:
    """Standing judgements that name any of these very ids, in the order they were made."""
    table = schema.judgements
    found: dict[int, Judgement] = {}
    for part in chunks(sorted(set(ids))):
        query = select(table).where(
            or_(table.c.subject.in_(part), table.c.object.in_(part)), table.c.undone.is_(None)
        )
        found.update((row["id"], Judgement(**row)) for row in connection.execute(query).mappings())
    return [found[id] for id in sorted(found)]


def settle_rule(
    connection: Connection, kind: str, by: str, wanted: Mapping[Pair, tuple[float, str]], among: Sequence[str]
) -> None:
    """Make a rule's standing judgements among these ids those wanted: take back the rest, add the missing."""
    standing: dict[Pair, Judgement] = {
        (j.subject, j.object): j for j in of(connection, among) if j.kind == kind and j.by == by
    }
    table, now = schema.judgements, _now()
    for part in chunks([judgement.id for pair, judgement in standing.items() if pair not in wanted]):
        connection.execute(update(table).where(table.c.id.in_(part)).values(undone=now))
    rows = [
        {"kind": kind, "subject": one, "object": other, "score": score, "by": by, "note": note, "at": now}
        for (one, other), (score, note) in sorted(wanted.items())
        if (one, other) not in standing
    ]
    insert(connection, table, rows)


def _apart(
    some: Sequence[anchors.Anchor], others: Sequence[anchors.Anchor]
) -> dict[str, Sequence[anchors.Anchor]]:
    """Two sides without what they share, of which one is a part of the other: what is left is not that part."""
    here, there = {anchor.held for anchor in some}, {anchor.held for anchor in others}
    return {
        "subject": [a for a in some if a.held not in there or not here - there],
        "object": [a for a in others if a.held not in here or not there - here],
    }


def _attached(judgement: Judgement, sides: Mapping[tuple[int, str], list[str]], articles: set[str]) -> bool:
    if judgement.kind == "retract":
        return judgement.subject in articles
    if not judgement.by.startswith("person:"):
        return True
    names = ("subject", "object") if judgement.kind in PAIRS else ("subject",)
    return all(sides.get((judgement.id, name)) for name in names)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
