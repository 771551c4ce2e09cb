"""What an id stands for, when a person judges by it: claims of an event, or spellings of an entity."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from letopis.errors import NotFoundError
from letopis.ledger import named_after
from letopis.store import schema, spellings
from letopis.store.anchors import Anchor, digest, first_words
from letopis.store.articles import get
from letopis.store.redirects import followed

MOST = 30  # that one side of a judgement holds on to: the rest follow by the rules


def meant(connection: Connection, id: str) -> tuple[Anchor, ...]:
    """What the id of an event, a claim, an entity or an article's entity (article#e1) stands for now.

    Of an event the claim that it has its id from is first. Raises NotFoundError.
    """
    now = followed(connection, id)
    if "#" in now:
        found = _of_claims(connection, [_whole(connection, now)]) or _of_local(connection, now)
    else:
        found = _of_event(connection, now) or _of_entity(connection, now)
    if not found:
        raise NotFoundError(
            f"no event, claim or entity {id}.", "letopis chronicle and letopis show print the ids there are."
        )
    return tuple(found)


def single_out(connection: Connection, id: str) -> None:
    """Give an article's entity (article#e1) a spelling of its own, so that it can be told from its namesakes."""
    article, _, local = id.partition("@")[0].partition("#")
    if local and local in spellings.spelled(connection, article):
        _, reading = get(connection, article)
        entity = next(entity for entity in reading.entities if entity.id == local)
        spellings.single_out(connection, article, entity)


def _of_event(connection: Connection, id: str) -> list[Anchor]:
    table = schema.event_claims
    ids = connection.scalars(select(table.c.claim).where(table.c.event == id).order_by(table.c.claim))
    ordered = sorted(ids, key=lambda claim: (named_after(claim) != id, claim))
    return _of_claims(connection, ordered[:MOST])


def _of_claims(connection: Connection, ids: Sequence[str]) -> list[Anchor]:
    table = schema.claims
    found: dict[str, Anchor] = {}
    texts: dict[str, str] = {}
    for row in connection.execute(select(table).where(table.c.id.in_(ids))).all():
        if row.article not in texts:
            texts[row.article] = digest(get(connection, row.article)[0])
        found[row.id] = Anchor(row.article, row.id, row.type, texts[row.article], row.at, row.till)
    return [found[id] for id in ids if id in found]


def _whole(connection: Connection, id: str) -> str:
    """article#c4 as article#c4@version."""
    article, _, local = id.partition("#")
    table = schema.claims
    query = select(table.c.id).where(table.c.article == article, table.c.local == local)
    return connection.scalar(query) or id


def _of_local(connection: Connection, id: str) -> list[Anchor]:
    article, _, local = id.partition("@")[0].partition("#")
    table = schema.local_entities
    query = select(table.c.spelling).where(table.c.article == article, table.c.local == local)
    spelling = connection.scalar(query)
    return [_placed(connection, article, local, spelling)] if spelling else []


def _of_entity(connection: Connection, id: str) -> list[Anchor]:
    """Its spellings, each as the first article has it."""
    local, spelled = schema.local_entities, schema.spellings
    query = (
        select(local.c.spelling, local.c.article, local.c.local)
        .join(spelled, spelled.c.id == local.c.spelling)
        .where(spelled.c.entity == id)
        .order_by(local.c.spelling, local.c.article, local.c.local)
    )
    first: dict[str, tuple[str, str]] = {}
    for row in connection.execute(query):
        first.setdefault(row.spelling, (row.article, row.local))
    chosen = sorted(first)[:MOST]
    return [_placed(connection, *first[spelling], spelling) for spelling in chosen]


def _placed(connection: Connection, article: str, local: str, spelling: str) -> Anchor:
    """A local entity with its first words."""
    stored, reading = get(connection, article)
    kind = next(entity.kind for entity in reading.entities if entity.id == local)
    return Anchor(article, spelling, kind, digest(stored), *first_words(reading, local))
