"""Who the entities of readings are across articles: spellings, their keys, and the entities behind them.

A spelling is a local entity without its local ids. Linking is a function of the set of spellings that share
keys, so it comes out the same in whatever order articles came.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from sqlalchemy import Connection, delete, select, update

from letopis.linking import Known, entity_keys
from letopis.linking.names import fold
from letopis.records import Entity
from letopis.records.contract import entity_from_json, entity_to_json
from letopis.store import schema
from letopis.store.many import chunks, insert
from letopis.store.packing import pack, unpack


def put(connection: Connection, article: str, local: Sequence[Entity]) -> None:
    """Keep how an article's current version names everyone; unknown spellings wait to be linked."""
    table = schema.local_entities
    connection.execute(delete(table).where(table.c.article == article))
    rows = [
        {"article": article, "local": entity.id, "spelling": _put_spelling(connection, entity)}
        for entity in local
    ]
    insert(connection, table, rows)


def of_article(connection: Connection, article: str) -> dict[str, Known]:
    """Local entity ids of an article's current version, and whom they are store-wide."""
    spelled, known = schema.spellings, schema.entities
    query = (
        select(schema.local_entities.c.local, known.c.id, known.c.body)
        .join(spelled, spelled.c.id == schema.local_entities.c.spelling)
        .join(known, known.c.id == spelled.c.entity)
        .where(schema.local_entities.c.article == article)
    )
    return {local: Known(entity_from_json(unpack(body)), id) for local, id, body in connection.execute(query)}


def to_link(connection: Connection) -> dict[str, Entity]:
    """Spellings that are nobody yet, and all that share keys with them, by spelling."""
    table = schema.spellings
    fresh = list(connection.scalars(select(table.c.id).where(table.c.entity == "")))
    return {id: entity_from_json(unpack(body)) for id, body in _with_shared_keys(connection, fresh).items()}


def assign(connection: Connection, linked: Mapping[str, Known]) -> tuple[set[str], dict[str, str]]:
    """Keep whom spellings were linked to.

    Gives the spellings whose entity changed in a way that claims show, and the entities that are no more,
    each with what it became.
    """
    table = schema.spellings
    changed: set[str] = set()
    moved: dict[str, str] = {}
    differing = _put_entities(connection, {known.id: known.entity for known in linked.values()})
    for id, known in sorted(linked.items()):
        before = connection.scalar(select(table.c.entity).where(table.c.id == id))
        if before != known.id:
            connection.execute(update(table).where(table.c.id == id).values(entity=known.id))
            if before:
                moved[before] = known.id
        if before != known.id or known.id in differing:
            changed.add(id)
    gone = {old: new for old, new in moved.items() if not _spelled(connection, old)}
    for old in gone:
        connection.execute(delete(schema.entities).where(schema.entities.c.id == old))
    return changed, gone


def articles_with(connection: Connection, spellings: Iterable[str]) -> set[str]:
    """Articles whose current version uses any of these spellings."""
    table = schema.local_entities
    found: set[str] = set()
    for part in chunks(sorted(spellings)):
        found.update(connection.scalars(select(table.c.article).where(table.c.spelling.in_(part))))
    return found


def _put_spelling(connection: Connection, entity: Entity) -> str:
    roles = tuple(dict.fromkeys(replace(role, of="", mention="") for role in entity.roles))
    bare = replace(entity, id="", roles=roles)
    value = entity_to_json(bare)
    id = sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
    table = schema.spellings
    if connection.scalar(select(table.c.id).where(table.c.id == id)) is None:
        connection.execute(table.insert().values(id=id, body=pack(value), entity=""))
        rows = [{"key": key, "spelling": id} for key in entity_keys(bare)]
        connection.execute(schema.spelling_keys.insert(), rows)
    return id


def _with_shared_keys(connection: Connection, ids: Sequence[str]) -> dict[str, bytes]:
    """Bodies of these spellings and of all that are reachable through shared keys."""
    table, keyed = schema.spellings, schema.spelling_keys
    found: dict[str, bytes] = {}
    asked: set[str] = set()
    todo = list(ids)
    while todo:
        for part in chunks(todo):
            found.update(
                (row[0], row[1])
                for row in connection.execute(select(table.c.id, table.c.body).where(table.c.id.in_(part)))
            )
        keys: set[str] = set()
        for part in chunks(todo):
            keys.update(connection.scalars(select(keyed.c.key).where(keyed.c.spelling.in_(part))))
        near: set[str] = set()
        for part in chunks(sorted(keys - asked)):
            near.update(connection.scalars(select(keyed.c.spelling).where(keyed.c.key.in_(part))))
        asked |= keys
        todo = sorted(near - found.keys())
    return found


def _put_entities(connection: Connection, entities: dict[str, Entity]) -> set[str]:
    """Keep entities as they are known now; gives the ids of those that claims would show differently."""
    table, differing = schema.entities, set()
    for id, entity in sorted(entities.items()):
        entity = replace(entity, id=id)
        old = connection.scalar(select(table.c.body).where(table.c.id == id))
        body = pack(entity_to_json(entity))
        if old == body:
            continue
        values = {"kind": entity.kind, "name": entity.name, "country": entity.country, "body": body}
        if old is None:
            connection.execute(table.insert().values(id=id, **values))
        else:
            connection.execute(update(table).where(table.c.id == id).values(**values))
            if _shown(entity_from_json(unpack(old))) != _shown(entity):
                differing.add(id)
        _put_names(connection, entity)
    return differing


def _shown(entity: Entity) -> Entity:
    return replace(entity, roles=())


def _put_names(connection: Connection, entity: Entity) -> None:
    table = schema.entity_names
    connection.execute(delete(table).where(table.c.entity == entity.id))
    names = {fold(name) for name in (entity.name, *entity.names.values())} - {""}
    insert(connection, table, [{"name": name, "entity": entity.id} for name in sorted(names)])


def _spelled(connection: Connection, entity: str) -> bool:
    table = schema.spellings
    return connection.scalar(select(table.c.id).where(table.c.entity == entity).limit(1)) is not None
