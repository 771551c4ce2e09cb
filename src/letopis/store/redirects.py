"""Ids that events, claims and entities once had, and what they are now."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select, update

from letopis.store import schema
from letopis.store.many import chunks


def redirect(connection: Connection, old: str, new: str) -> None:
    """From now on `old` is `new`, and so is all that led to `old`."""
    table = schema.redirects
    connection.execute(delete(table).where(table.c.old.in_((old, new))))  # `new` stands for itself again
    connection.execute(update(table).where(table.c.new == old).values(new=new))
    connection.execute(table.insert().values(old=old, new=new))


def all_followed(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """What these ids are now."""
    table = schema.redirects
    wanted = sorted(set(ids))
    found = {id: id for id in wanted}
    for part in chunks(wanted):
        rows = connection.execute(select(table.c.old, table.c.new).where(table.c.old.in_(part))).all()
        found.update((old, new) for old, new in rows)
    return found


def followed(connection: Connection, id: str) -> str:
    """What an id is now: itself unless it was redirected."""
    table = schema.redirects
    return connection.scalar(select(table.c.new).where(table.c.old == id)) or id
