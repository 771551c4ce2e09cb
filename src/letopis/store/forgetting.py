"""Removing an article for good: its bytes, its text, and all that came of it; a tombstone stays."""

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, or_, select

from letopis.errors import NotFoundError
from letopis.store import anchors, schema, search, spellings


def forget(connection: Connection, id: str, reason: str, by: str) -> None:
    """Remove an article with its versions, readings and claims, and say on a tombstone why. The events that it
    is in are left to be assembled anew. Raises NotFoundError.
    """
    stored = schema.articles
    row = connection.execute(select(stored).where(stored.c.id == id)).mappings().first()
    if row is None:
        raise NotFoundError(
            tombstone(connection, id) or f"no article {id}.", "letopis show prints ids of articles."
        )
    versions, originals = schema.versions, schema.originals
    bytes_of = set(connection.scalars(select(versions.c.sha256).where(versions.c.article == id)))
    spellings.put(connection, id, ())
    anchors.forget(connection, id)
    search.remove(connection, "article", [id])
    _forget_ids(connection, id)
    connection.execute(delete(stored).where(stored.c.id == id))  # and, with it, all that hangs on it
    shared = set(connection.scalars(select(versions.c.sha256).where(versions.c.sha256.in_(bytes_of))))
    connection.execute(delete(originals).where(originals.c.sha256.in_(bytes_of - shared)))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    values = {"article": id, "outlet": row["outlet"], "reason": reason, "by": by, "at": at}
    connection.execute(schema.forgotten.insert().values(values))


def tombstone(connection: Connection, id: str) -> str:
    """What is known of a forgotten article, in words; "" of one that was not forgotten."""
    table = schema.forgotten
    row = connection.execute(select(table).where(table.c.article == id)).mappings().first()
    if row is None:
        return ""
    whose = f" of {row['outlet']}" if row["outlet"] else ""
    return f"article {id}{whose} was forgotten on {row['at'][:10]} by {row['by'].partition(':')[2]}: {row['reason']}."


def lift(connection: Connection, id: str) -> None:
    """Let a forgotten article be read again. Raises NotFoundError."""
    table = schema.forgotten
    if not connection.execute(delete(table).where(table.c.article == id)).rowcount:
        raise NotFoundError(f"no forgotten article {id}.", "Give the id that letopis forget was told.")


def _forget_ids(connection: Connection, id: str) -> None:
    """Where the ids of its claims lead, and what rules made of them."""
    redirects, judged = schema.redirects, schema.judgements
    of_it = f"{id}#"
    connection.execute(
        delete(redirects).where(or_(redirects.c.old.startswith(of_it), redirects.c.new.startswith(of_it)))
    )
    named = or_(judged.c.subject.startswith(of_it), judged.c.object.startswith(of_it))
    connection.execute(delete(judged).where(judged.c.by.startswith("rule:"), named))
