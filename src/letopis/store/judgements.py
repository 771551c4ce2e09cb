"""Judgements: appended, taken back, never edited."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, or_, select, update

from letopis.errors import NotFoundError
from letopis.records import Judgement
from letopis.store import schema
from letopis.store.many import chunks

Pair = tuple[str, str]


def append(
    connection: Connection, kind: str, subject: str, object: str, by: str, score: float = 1.0, note: str = ""
) -> Judgement:
    """Add a judgement; gives it with its number and time."""
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
    return Judgement(result.inserted_primary_key[0], kind, subject, object, score, by, at, note)


def undo(connection: Connection, id: int) -> None:
    """Take a judgement back. It stays on record. Raises NotFoundError."""
    table = schema.judgements
    standing = (table.c.id == id) & table.c.undone.is_(None)
    if not connection.execute(update(table).where(standing).values(undone=_now())).rowcount:
        raise NotFoundError(f"no standing judgement {id}")


def of(connection: Connection, ids: Iterable[str], people_only: bool = False) -> list[Judgement]:
    """Standing judgements that name any of these ids, in the order they were made.

    `people_only` leaves out those of rules, which are outcomes of linking and not instructions to it.
    """
    table = schema.judgements
    found: dict[int, Judgement] = {}
    for part in chunks(sorted(set(ids))):
        query = select(table).where(
            or_(table.c.subject.in_(part), table.c.object.in_(part)), table.c.undone.is_(None)
        )
        if people_only:
            query = query.where(~table.c.by.startswith("rule:"))
        found.update((row["id"], Judgement(**row)) for row in connection.execute(query).mappings())
    return [found[id] for id in sorted(found)]


def settle_rule(
    connection: Connection, kind: str, by: str, wanted: Mapping[Pair, tuple[float, str]], among: Sequence[str]
) -> None:
    """Make a rule's standing judgements among these ids those wanted: take back the rest, add the missing."""
    standing: dict[Pair, Judgement] = {
        (j.subject, j.object): j for j in of(connection, among) if j.kind == kind and j.by == by
    }
    for pair, judgement in standing.items():
        if pair not in wanted:
            undo(connection, judgement.id)
    for pair in sorted(wanted.keys() - standing.keys()):
        score, note = wanted[pair]
        append(connection, kind, *pair, by=by, score=score, note=note)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
