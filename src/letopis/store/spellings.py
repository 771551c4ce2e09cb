"""Who the entities of readings are across articles: spellings, their keys, and the entities behind them.

A spelling is a local entity without its local ids. Linking is a function of the set of spellings that share
keys, so it comes out the same in whatever order articles came.
"""

import json
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from sqlalchemy import Connection, delete, select, update

from letopis.linking import Known, entity_keys
from letopis.linking.names import fold
from letopis.records import Entity
from letopis.records.contract import entity_from_json, entity_to_json
from letopis.store import anchors, schema
from letopis.store.many import chunks, insert
from letopis.store.packing import pack, unpack


def put(
    connection: Connection, article: str, local: Sequence[Entity], single: Container[str] = ()
) -> dict[str, str]:
    """Keep how an article's current version names everyone: local ids → spellings, which it gives.

    Spellings that are new wait to be linked; those that no article has any more are gone at the next linking.
    Local ids in `single` get spellings that no other article shares.
    """
    table = schema.local_entities
    before = set(connection.scalars(select(table.c.spelling).where(table.c.article == article)))
    connection.execute(delete(table).where(table.c.article == article))
    spelled = {
        entity.id: _put_spelling(connection, entity, article if entity.id in single else "")
        for entity in local
    }
    rows = [{"article": article, "local": id, "spelling": spelling} for id, spelling in spelled.items()]
    insert(connection, table, rows)
    unused = [id for id in sorted(before) if id not in spelled.values() and not used(connection, id)]
    _mark(connection, unused, "gone")
    return spelled


def single_out(connection: Connection, article: str, entity: Entity) -> None:
    """Give a local entity of an article a spelling that no other article shares."""
    table = schema.local_entities
    here = (table.c.article == article) & (table.c.local == entity.id)
    before = connection.scalar(select(table.c.spelling).where(here))
    own = _put_spelling(connection, entity, article)
    connection.execute(update(table).where(here).values(spelling=own))
    if before and before != own and not used(connection, before):
        _mark(connection, [before], "gone")


def is_single(spelling: str) -> bool:
    """Whether a spelling is of one article alone, by a person's wish."""
    return spelling.startswith("~")


def spelled(connection: Connection, article: str) -> dict[str, str]:
    """The spellings of an article's current version, by local entity id."""
    table = schema.local_entities
    query = select(table.c.local, table.c.spelling).where(table.c.article == article)
    return {row.local: row.spelling for row in connection.execute(query)}


def used(connection: Connection, spelling: str) -> bool:
    """Whether any article's current version spells so."""
    table = schema.local_entities
    query = select(table.c.article).where(table.c.spelling == spelling).limit(1)
    return connection.scalar(query) is not None


def link_anew(connection: Connection, ids: Iterable[str]) -> None:
    """Let these spellings wait to be linked, because something was decided about them."""
    table = schema.spellings
    for part in chunks(sorted(ids)):
        waiting = update(table).where(table.c.id.in_(part), table.c.state == "")
        connection.execute(waiting.values(state="waiting"))


def load(connection: Connection, ids: Iterable[str]) -> dict[str, Entity]:
    """Spellings as entities without local ids."""
    table = schema.spellings
    found: dict[str, Entity] = {}
    for part in chunks(sorted(ids)):
        query = select(table.c.id, table.c.body).where(table.c.id.in_(part))
        found.update((id, entity_from_json(unpack(body))) for id, body in connection.execute(query))
    return found


def entity(connection: Connection, id: str) -> Known | None:
    """An entity of the store."""
    table = schema.entities
    body = connection.scalar(select(table.c.body).where(table.c.id == id))
    return Known(entity_from_json(unpack(body)), id) if body else None


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
    """Spellings that are to be linked, with all that share keys or a judgement with them, by spelling.

    Spellings that are gone are taken out of the store here, and those whom only they named.
    """
    table = schema.spellings
    query = select(table.c.id, table.c.state).where(table.c.state != "")
    unsettled = {row.id: row.state for row in connection.execute(query)}
    found = _with_shared_keys(connection, sorted(unsettled))
    gone = [id for id, state in unsettled.items() if state == "gone"]
    _remove(connection, gone)
    return {id: entity_from_json(unpack(body)) for id, body in found.items() if id not in gone}


def assign(connection: Connection, linked: Mapping[str, Known]) -> tuple[set[str], dict[str, str]]:
    """Keep whom spellings were linked to.

    Gives the spellings whose entity changed in a way that claims show, and the entities that are no more,
    each with what it became.
    """
    table = schema.spellings
    changed: set[str] = set()
    moved: dict[str, str] = {}
    differing = _put_entities(connection, {known.id: known.entity for known in linked.values()})
    standing: dict[str, tuple[str, str]] = {}
    for part in chunks(sorted(linked)):
        query = select(table.c.id, table.c.entity, table.c.state).where(table.c.id.in_(part))
        standing.update((row.id, (row.entity, row.state)) for row in connection.execute(query))
    for id, known in sorted(linked.items()):
        before, state = standing[id]
        if before != known.id or state:
            connection.execute(update(table).where(table.c.id == id).values(entity=known.id, state=""))
        if before and before != known.id:
            moved[before] = known.id
        if before != known.id or known.id in differing:
            changed.add(id)
    gone = {old: new for old, new in moved.items() if not _spelled(connection, old)}
    for old in gone:
        connection.execute(delete(schema.entities).where(schema.entities.c.id == old))
    return changed, gone


def _mark(connection: Connection, ids: Sequence[str], state: str) -> None:
    table = schema.spellings
    for part in chunks(ids):
        connection.execute(update(table).where(table.c.id.in_(part)).values(state=state))


def _remove(connection: Connection, ids: Sequence[str]) -> None:
    table, known = schema.spellings, schema.entities
    for part in chunks(sorted(ids)):
        whose = set(connection.scalars(select(table.c.entity).where(table.c.id.in_(part))))
        connection.execute(delete(table).where(table.c.id.in_(part)))
        for entity in sorted(whose):
            if not _spelled(connection, entity):
                connection.execute(delete(known).where(known.c.id == entity))


def articles_with(connection: Connection, spellings: Iterable[str]) -> set[str]:
    """Articles whose current version uses any of these spellings."""
    table = schema.local_entities
    found: set[str] = set()
    for part in chunks(sorted(spellings)):
        found.update(connection.scalars(select(table.c.article).where(table.c.spelling.in_(part))))
    return found


def _put_spelling(connection: Connection, entity: Entity, own: str = "") -> str:
    """The id of a spelling, or of the one that article `own` has for itself."""
    roles = tuple(dict.fromkeys(replace(role, of="", mention="") for role in entity.roles))
    bare = replace(entity, id="", roles=roles)
    value = entity_to_json(bare)
    id = sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
    id = f"~{own}/{id}" if own else id  # sorts last: whoever was known by the name keeps the id
    table = schema.spellings
    state = connection.scalar(select(table.c.state).where(table.c.id == id))
    if state == "gone":
        _mark(connection, [id], "waiting")
    if state is None:
        connection.execute(table.insert().values(id=id, body=pack(value), entity="", state="waiting"))
        rows = [{"key": key, "spelling": id} for key in entity_keys(bare)]
        connection.execute(schema.spelling_keys.insert(), rows)
    return id


def _with_shared_keys(connection: Connection, ids: Sequence[str]) -> dict[str, bytes]:
    """Bodies of these spellings and of all that are reachable through shared keys and judgements."""
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
        near |= anchors.partners(connection, todo)
        todo = sorted(near - found.keys())
    return found


def _put_entities(connection: Connection, entities: dict[str, Entity]) -> set[str]:
    """Keep entities as they are known now; gives the ids of those that claims would show differently."""
    table, differing = schema.entities, set()
    bodies: dict[str, bytes] = {}
    for part in chunks(sorted(entities)):
        query = select(table.c.id, table.c.body).where(table.c.id.in_(part))
        bodies.update((row.id, row.body) for row in connection.execute(query))
    for id, entity in sorted(entities.items()):
        entity = replace(entity, id=id)
        old = bodies.get(id)
        body = pack(entity_to_json(entity))
        if old == body:
            continue
        values = {"kind": entity.kind, "name": entity.name, "country": entity.country, "body": body}
        if old is None:
            redirects = schema.redirects
            connection.execute(delete(redirects).where(redirects.c.old == id))  # it stands for itself again
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
