"""What people judged, carried over to a store of an earlier moment."""

from sqlalchemy import Connection, RowMapping, select

from letopis.errors import NotFoundError
from letopis.linking import claim_id
from letopis.store import articles, schema
from letopis.store.many import insert
from letopis.store.reattach import counterparts


def recall(now: Connection, then: Connection) -> None:
    """Give the store `then` the standing judgements of people from the store `now`, as far as they are about what
    it holds: a claim of a later version is its counterpart in the version that counted then."""
    table, holding = schema.judgements, schema.anchors
    query = (
        select(table).where(table.c.undone.is_(None), ~table.c.by.startswith("rule:")).order_by(table.c.id)
    )
    rows = [dict(row) for row in now.execute(query).mappings()]
    insert(then, table, rows)
    before: dict[str, dict[str, str]] = {}
    held = []
    for row in now.execute(
        select(holding).where(holding.c.judgement.in_([row["id"] for row in rows]))
    ).mappings():
        if "#" in row["held"] and row["article"] not in before:
            before[row["article"]] = _then(now, then, row["article"])
        if as_then := before[row["article"]].get(row["held"]) if "#" in row["held"] else _spelled(then, row):
            held.append({**row, "held": as_then})
    insert(then, holding, held)


def _then(now: Connection, then: Connection, id: str) -> dict[str, str]:
    """The claims of an article's version that counts, each with the id of what it was then."""
    try:
        article, reading = articles.get(now, id)
        old, old_reading = articles.get(then, id)
    except NotFoundError:
        return {}
    if article.sha256 == old.sha256:
        return {claim_id(article, claim.id): claim_id(article, claim.id) for claim in reading.claims}
    pairs = counterparts(old, old_reading, article, reading)
    return {claim_id(article, new): claim_id(old, one) for one, new in pairs.items()}


def _spelled(then: Connection, row: RowMapping) -> str:
    """A spelling that somebody used by then, or an anchor that holds nothing."""
    table = schema.spellings
    return then.scalar(select(table.c.id).where(table.c.id == row["held"])) or ""
