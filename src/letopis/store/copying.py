"""Articles that carry one another's text: bands of signatures to find them by, and what was found."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, or_, select, text

from letopis.ledger.copies import Copy, Signature, bands, limits
from letopis.store import schema
from letopis.store.many import chunks, insert

_KEYS = 16  # an article with fewer keys may share only one with its copy
_NEAR = text("""
    WITH own AS (SELECT band FROM bands WHERE article = :article),
         telling AS (
            SELECT band FROM own
            WHERE (SELECT count(*) FROM (SELECT 1 FROM bands b WHERE b.band = own.band LIMIT :many) AS first) < :many
         )
    SELECT b.article FROM telling JOIN bands b ON b.band = telling.band
    WHERE b.article <> :article GROUP BY b.article
    HAVING count(*) >= CASE WHEN (SELECT count(*) FROM own) < :few THEN 1 ELSE 2 END
""")


def put_bands(connection: Connection, article: str, language: str, minhash: bytes) -> None:
    """File an article's signature under its bands, in place of its earlier one."""
    table = schema.bands
    connection.execute(delete(table).where(table.c.article == article))
    if found := sorted(set(bands(minhash))):
        connection.execute(
            table.insert(), [{"band": f"{language}:{band}", "article": article} for band in found]
        )


def signatures(connection: Connection, articles: Iterable[str]) -> list[Signature]:
    """The signatures of these articles, by article."""
    return [s for part in chunks(sorted(set(articles))) for s in _signatures(connection, part)]


def near(connection: Connection, article: str) -> list[Signature]:
    """The articles that may be near copies of this one, by the bands they share. Bands that very many share are
    furniture and tell nothing."""
    values = {"article": article, "many": int(limits("text")["common"]) + 1, "few": _KEYS}
    return signatures(connection, connection.scalars(_NEAR, values))


def put(connection: Connection, articles: Iterable[str], found: Sequence[Copy]) -> None:
    """Keep what was found of these articles, in place of what was known of them."""
    table = schema.copies
    for part in chunks(sorted(articles)):
        connection.execute(delete(table).where(or_(table.c.article.in_(part), table.c.other.in_(part))))
    among = set(articles)
    add(connection, [c for c in found if c.original in among or c.copy in among])


def add(connection: Connection, found: Iterable[Copy]) -> None:
    """Keep copies that were found, beside those known."""
    table = schema.copies
    rows = {
        (c.original, c.copy): {
            "article": c.original,
            "other": c.copy,
            "score": c.score,
            "evidence": c.evidence,
        }
        for c in found
    }
    for one, other in rows:
        connection.execute(delete(table).where(table.c.article == one, table.c.other == other))
    insert(connection, table, [row for _, row in sorted(rows.items())])


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
