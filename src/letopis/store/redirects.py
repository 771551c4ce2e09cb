"""Ids that events, claims and entities once had, and what they are now."""

from sqlalchemy import Connection, delete, select, update

from letopis.store import schema


def redirect(connection: Connection, old: str, new: str) -> None:
    """From now on `old` is `new`, and so is all that led to `old`."""
    table = schema.redirects
    connection.execute(delete(table).where(table.c.old.in_((old, new))))  # `new` stands for itself again
    connection.execute(update(table).where(table.c.new == old).values(new=new))
    connection.execute(table.insert().values(old=old, new=new))


def followed(connection: Connection, id: str) -> str:
    """What an id is now: itself unless it was redirected."""
    table = schema.redirects
    return connection.scalar(select(table.c.new).where(table.c.old == id)) or id
