"""Articles that carry one another's text: bands of signatures to find them by, and what was found."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, or_, select

from letopis.ledger.copies import Copy, Signature, bands
from letopis.store import schema
from letopis.store.many import chunks, insert


def put_bands(connection: Connection, article: str, language: str, minhash: bytes) -> None:
    """File an article's signature under its bands, in place of its earlier one."""
    table = schema.bands
    connection.execute(delete(table).where(table.c.article == article))
    if found := sorted(set(bands(minhash))):
        connection.execute(
            table.insert(), [{"band": f"{language}:{band}", "article": article} for band in found]
        )


def near(connection: Connection, articles: Iterable[str]) -> list[Signature]:
    """These articles and all that share a band with one of them, with their signatures."""
    table = schema.bands
    ids = set(articles)
    found: set[str] = set()
    for part in chunks(sorted(ids)):
        found.update(connection.scalars(select(table.c.band).where(table.c.article.in_(part))))
    for part in chunks(sorted(found)):
        ids.update(connection.scalars(select(table.c.article).where(table.c.band.in_(part))))
    return [signature for part in chunks(sorted(ids)) for signature in _signatures(connection, part)]


def put(connection: Connection, articles: Iterable[str], found: Sequence[Copy]) -> None:
    """Keep what was found of these articles, in place of what was known of them."""
    table = schema.copies
    for part in chunks(sorted(articles)):
        connection.execute(delete(table).where(or_(table.c.article.in_(part), table.c.other.in_(part))))
    among = set(articles)
    rows = [
        {"article": c.original, "other": c.copy, "score": c.score, "evidence": c.evidence}
        for c in found
        if c.original in among or c.copy in among
    ]
    insert(connection, table, rows)


def among(connection: Connection, articles: Iterable[str]) -> list[Copy]:
    """Copies known between any two of these articles."""
    table, ids = schema.copies, set(articles)
    found: list[Copy] = []
    for part in chunks(sorted(ids)):
        rows = connection.execute(select(table).where(table.c.article.in_(part)))
        found += [Copy(*row) for row in rows if row.other in ids]
    return sorted(found, key=lambda copy: (copy.original, copy.copy))


def _signatures(connection: Connection, ids: Sequence[str]) -> list[Signature]:
    articles, versions, readings = schema.articles, schema.versions, schema.readings
    query = (
        select(
            articles.c.id, articles.c.outlet, versions.c.language, versions.c.published, readings.c.minhash
        )
        .join(versions, (versions.c.article == articles.c.id) & (versions.c.sha256 == articles.c.current))
        .join(readings, (readings.c.article == articles.c.id) & (readings.c.sha256 == articles.c.current))
        .where(articles.c.id.in_(ids))
    )
    return [Signature(*row) for row in connection.execute(query)]
