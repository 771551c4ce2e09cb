"""Who the entities of readings are across articles: spellings, their keys, and the entities behind them.

A spelling is a local entity without its local ids, its roles reduced to their kinds, so that however many articles
there are, few spellings are of one person. Linking is a function of the set of spellings that share keys, so it
comes out the same in whatever order articles came; what an entity is called is one of how many articles use each.
"""

import json
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256

from sqlalchemy import Connection, delete, func, literal_column, select, update

from letopis.linking import Known, asked_keys, filed_keys, may_be_one, shown
from letopis.linking.bodies import by_kind
from letopis.linking.names import fold, surname
from letopis.records import Entity, Role
from letopis.records.contract import entity_from_json, entity_to_json
from letopis.store import anchors, schema
from letopis.store.many import chunks, insert
from letopis.store.packing import pack, unpack

Link = Callable[[Mapping[str, Entity]], Mapping[str, Known]]  # as letopis.linking.link_all
ROLES = 12  # of an entity, those that most articles tell
_UNSETTLED = schema.spellings.c.state != literal_column(
    "''"
)  # as the index has it: a bound value would not use it


@dataclass(frozen=True)
class Assigned:
    """What a linking changed: spellings of those whom claims must be linked anew for (they are somebody else now, or
    of another country or place), entities that only are called otherwise, and those that are no more, each with what
    it became."""

    spellings: set[str]
    renamed: set[str]
    gone: dict[str, str]


def put(
    connection: Connection, article: str, local: Sequence[Entity], single: Container[str] = ()
) -> dict[str, str]:
    """Keep how an article's current version names everyone: local ids → spellings, which it gives.

    Spellings that are new wait to be linked; those that no article has any more are gone at the next linking.
    Local ids in `single` get spellings that no other article shares.
    """
    table, told = schema.local_entities, schema.told_roles
    before = set(connection.scalars(select(table.c.spelling).where(table.c.article == article)))
    connection.execute(delete(table).where(table.c.article == article))
    connection.execute(delete(told).where(told.c.article == article))
    spelled = {
        entity.id: _put_spelling(connection, entity, article if entity.id in single else "")
        for entity in local
    }
    rows = [{"article": article, "local": id, "spelling": spelling} for id, spelling in spelled.items()]
    insert(connection, table, rows)
    roles = {(spelled[entity.id], role.text) for entity in local for role in entity.roles}
    insert(
        connection, told, [{"article": article, "spelling": id, "role": text} for id, text in sorted(roles)]
    )
    now = set(spelled.values())
    _count(connection, now - before, 1)
    _count(connection, before - now, -1)
    return spelled


def single_out(connection: Connection, article: str, entity: Entity) -> None:
    """Give a local entity of an article a spelling that no other article shares."""
    table = schema.local_entities
    here = (table.c.article == article) & (table.c.local == entity.id)
    before = connection.scalar(select(table.c.spelling).where(here))
    own = _put_spelling(connection, entity, article)
    connection.execute(update(table).where(here).values(spelling=own))
    if before and before != own:
        _count(connection, {own}, 1)
        if not _in_article(connection, before, article):
            _count(connection, {before}, -1)


def is_single(spelling: str) -> bool:
    """Whether a spelling is of one article alone, by a person's wish."""
    return spelling.startswith("~")


def spelled(connection: Connection, article: str) -> dict[str, str]:
    """The spellings of an article's current version, by local entity id."""
    table = schema.local_entities
    query = select(table.c.local, table.c.spelling).where(table.c.article == article)
    return {row.local: row.spelling for row in connection.execute(query)}


def link_anew(connection: Connection, ids: Iterable[str]) -> None:
    """Let these spellings wait to be linked, because something was decided about them."""
    table = schema.spellings
    for part in chunks(sorted(ids)):
        waiting = update(table).where(table.c.id.in_(part), table.c.state.in_(("", "told")))
        connection.execute(waiting.values(state="waiting"))


def load(connection: Connection, ids: Iterable[str]) -> dict[str, Entity]:
    """Spellings as entities without local ids."""
    table = schema.spellings
    found: dict[str, Entity] = {}
    for part in chunks(sorted(ids)):
        query = select(table.c.id, table.c.body).where(table.c.id.in_(part))
        found.update((id, _opened(body)) for id, body in connection.execute(query).all())
    return found


@lru_cache(maxsize=10_000)
def _opened(body: bytes) -> Entity:
    """The entity of a body; few are opened again and again as articles come."""
    return entity_from_json(unpack(body))


def entity(connection: Connection, id: str) -> Known | None:
    """An entity of the store, with the roles that most articles tell of it."""
    table = schema.entities
    body = connection.scalar(select(table.c.body).where(table.c.id == id))
    return Known(replace(entity_from_json(unpack(body)), roles=roles(connection, id)), id) if body else None


def roles(connection: Connection, id: str) -> tuple[Role, ...]:
    """The roles of an entity in articles' words, those that most articles tell first."""
    table, told = schema.spellings, schema.told_roles
    count = func.count().label("count")
    query = (
        select(told.c.role, count)
        .join(table, table.c.id == told.c.spelling)
        .where(table.c.entity == id)
        .group_by(told.c.role)
        .order_by(count.desc(), told.c.role)
        .limit(ROLES)
    )
    return tuple(Role(row.role) for row in connection.execute(query))


def of_article(connection: Connection, article: str) -> dict[str, Known]:
    """Local entity ids of an article's current version, and whom they are store-wide."""
    return of_articles(connection, [article])[article]


def of_articles(connection: Connection, articles: Sequence[str]) -> dict[str, dict[str, Known]]:
    """The same of several articles, by article."""
    local, spelled, known = schema.local_entities, schema.spellings, schema.entities
    query = (
        select(local.c.article, local.c.local, known.c.id, known.c.body)
        .join(spelled, spelled.c.id == local.c.spelling)
        .join(known, known.c.id == spelled.c.entity)
    )
    found: dict[str, dict[str, Known]] = {article: {} for article in articles}
    for part in chunks(articles):
        for article, name, id, body in connection.execute(query.where(local.c.article.in_(part))).all():
            found[article][name] = Known(_opened(body), id)
    return found


def relink(connection: Connection, link: Link) -> Assigned:
    """Find by `link` who the spellings are that wait, and keep it. Those that are gone are taken out of the store, and
    those whom only they named.

    It comes out as though all the spellings there are were linked anew. What `link` says of one depends on those that
    it may be one with and on who those are held to be: these are given to it, and wherever it says otherwise than
    before, those that may be one with these, until it says nothing new.
    """
    table = schema.spellings
    query = select(table.c.id, table.c.state).where(_UNSETTLED, table.c.state.in_(("waiting", "gone")))
    unsettled = {row.id: row.state for row in connection.execute(query)}
    gone = {id for id, state in unsettled.items() if state == "gone"}
    # Who may have been held for one that is gone is asked about too: of whom else it may be, that one's own
    # neighbours do not tell.
    asked = set(unsettled) | set(_around(connection, gone))
    while True:
        around = _around(connection, asked)
        linked = link({id: held.entity for id, held in around.items() if id not in gone})
        moved = _moved(around, linked)
        if moved <= asked:
            break
        asked |= moved
    _remove(connection, sorted(gone))
    return assign(connection, linked)


def _moved(around: Mapping[str, Known], linked: Mapping[str, Known]) -> set[str]:
    """The spellings of all whose spellings are others now."""
    now = {id: linked[id].id if id in linked else "" for id in around}
    touched = {who for id, held in around.items() if held.id != now[id] for who in (held.id, now[id])} - {""}
    return {id for id, held in around.items() if held.id in touched or now[id] in touched}


def assign(connection: Connection, linked: Mapping[str, Known]) -> Assigned:
    """Keep whom spellings were linked to, and what those and all whom articles told of since are called."""
    table = schema.spellings
    standing: dict[str, tuple[str, str]] = {}
    for part in chunks(sorted(linked)):
        query = select(table.c.id, table.c.entity, table.c.state).where(table.c.id.in_(part))
        standing.update((row.id, (row.entity, row.state)) for row in connection.execute(query))
    moved: dict[str, str] = {}
    changed: set[str] = set()
    for id, known in sorted(linked.items()):
        before, state = standing[id]
        if before != known.id or state:
            connection.execute(update(table).where(table.c.id == id).values(entity=known.id, state=""))
        if before != known.id:
            changed.add(id)
            if before:
                moved[before] = known.id
    entities = {known.id: known.entity for known in linked.values()}
    entities |= {id: found for id, found in _told_of(connection).items() if id not in entities}
    differing, renamed = _put_entities(connection, entities)
    changed |= _of_entities(connection, differing)
    gone = {old: new for old, new in moved.items() if not _spelled(connection, old)}
    for old in gone:
        connection.execute(delete(schema.entities).where(schema.entities.c.id == old))
    return Assigned(changed, renamed, gone)


def _told_of(connection: Connection) -> dict[str, Entity]:
    """Entities that more or fewer articles name than when they were last shown; they are settled by this."""
    table = schema.spellings
    told = _UNSETTLED & (table.c.state == "told")
    ids = sorted(set(connection.scalars(select(table.c.entity).where(told))))
    connection.execute(update(table).where(told).values(state=""))
    return _entities(connection, ids)


def _entities(connection: Connection, ids: Sequence[str]) -> dict[str, Entity]:
    table = schema.entities
    found: dict[str, Entity] = {}
    for part in chunks(ids):
        query = select(table.c.id, table.c.body).where(table.c.id.in_(part))
        found.update((row.id, _opened(row.body)) for row in connection.execute(query))
    return found


def _count(connection: Connection, ids: Iterable[str], more: int) -> None:
    """So many articles more use these spellings; those that none uses any more are gone at the next linking."""
    table = schema.spellings
    for part in chunks(sorted(ids)):
        here = table.c.id.in_(part)
        connection.execute(update(table).where(here).values(articles=table.c.articles + more))
        connection.execute(update(table).where(here, table.c.state == "").values(state="told"))
        if more < 0:
            connection.execute(update(table).where(here, table.c.articles <= 0).values(state="gone"))


def _in_article(connection: Connection, spelling: str, article: str) -> bool:
    table = schema.local_entities
    query = select(table.c.local).where(table.c.spelling == spelling, table.c.article == article).limit(1)
    return connection.scalar(query) is not None


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
    bare = replace(entity, id="", roles=tuple(map(Role, by_kind(role.text for role in entity.roles))))
    value = entity_to_json(bare)
    id = sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
    id = f"~{own}/{id}" if own else id  # sorts last: whoever was known by the name keeps the id
    table = schema.spellings
    state = connection.scalar(select(table.c.state).where(table.c.id == id))
    if state == "gone":
        _mark(connection, [id], "waiting")
    if state is None:
        connection.execute(table.insert().values(id=id, body=pack(value), entity="", state="waiting"))
        rows = [{"key": key, "spelling": id} for key in filed_keys(bare)]
        connection.execute(schema.spelling_keys.insert(), rows)
    return id


def _around(connection: Connection, ids: Iterable[str]) -> dict[str, Known]:
    """These spellings and those that they may be one with, and all spellings of the same people, by spelling: each
    as an entity, with the id of whom it is held to be ("" while that is not known)."""
    found = _standing(connection, ids)
    asked, filed = _met(connection, found)
    near = _standing(connection, {id for others in filed.values() for id in others} - found.keys())
    found |= {
        id: near[id]
        for key, others in filed.items()
        for id in others
        if id in near and any(may_be_one(found[one].entity, near[id].entity) for one in asked[key])
    }
    todo = found
    while todo:
        others = _of_entities(connection, {held.id for held in todo.values()} - {""})
        todo = _standing(connection, (others | anchors.partners(connection, todo)) - found.keys())
        found |= todo
    return found


def _standing(connection: Connection, ids: Iterable[str]) -> dict[str, Known]:
    table = schema.spellings
    found: dict[str, Known] = {}
    for part in chunks(sorted(ids)):
        query = select(table.c.id, table.c.body, table.c.entity).where(table.c.id.in_(part))
        found.update(
            (id, Known(_opened(body), entity)) for id, body, entity in connection.execute(query).all()
        )
    return found


def _of_entities(connection: Connection, entities: Iterable[str]) -> set[str]:
    table = schema.spellings
    found: set[str] = set()
    for part in chunks(sorted(entities)):
        found.update(connection.scalars(select(table.c.id).where(table.c.entity.in_(part))).all())
    return found


def _met(
    connection: Connection, found: Mapping[str, Known]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The keys that these spellings ask for, each with those of them that do, and with all that are filed under it."""
    table = schema.spelling_keys
    own: dict[str, list[str]] = {}
    for id, held in found.items():
        for key in set(asked_keys(held.entity)):
            own.setdefault(key, []).append(id)
    every: dict[str, list[str]] = {}
    query = select(table.c.key, table.c.spelling)
    for part in chunks(sorted(own)):
        for key, id in connection.execute(query.where(table.c.key.in_(part))).all():
            every.setdefault(key, []).append(id)
    return own, every


def _put_entities(connection: Connection, entities: Mapping[str, Entity]) -> tuple[set[str], set[str]]:
    """Keep entities as they are known now, by the names that most articles use.

    Gives the ids of those that claims are linked otherwise for, and of those that are only called otherwise.
    """
    differing: set[str] = set()
    renamed: set[str] = set()
    names: dict[str, set[str]] = {}
    before = _entities(connection, sorted(entities))
    told = _spellings_of(connection, sorted(entities))
    for id, known in sorted(entities.items()):
        entity = replace(shown(known, told.get(id, ())), id=id, roles=())
        _put_entity(connection, before.get(id), entity)
        called = {name for one, _ in told.get(id, ()) for name in (one.name, *one.names.values())}
        names[id] = {fold(name) for name in (*called, *entity.names.values())} - {""}
        if (old := before.get(id)) and old != entity:
            same = replace(old, name=entity.name, names=entity.names, roles=()) == entity
            if entity.kind == "person":  # two speakers are told apart by their surnames
                same = same and surname(old.name) == surname(entity.name)
            (renamed if same else differing).add(id)
    _put_names(connection, names)
    return differing, renamed


def _put_entity(connection: Connection, old: Entity | None, entity: Entity) -> None:
    table, redirects = schema.entities, schema.redirects
    body = pack(entity_to_json(entity))
    values = {"kind": entity.kind, "name": entity.name, "country": entity.country, "body": body}
    if old is None:
        connection.execute(
            delete(redirects).where(redirects.c.old == entity.id)
        )  # it stands for itself again
        connection.execute(table.insert().values(id=entity.id, **values))
    elif old != entity:
        connection.execute(update(table).where(table.c.id == entity.id).values(**values))


def _spellings_of(connection: Connection, entities: Sequence[str]) -> dict[str, list[tuple[Entity, int]]]:
    """The spellings of entities, each with how many articles use it."""
    table = schema.spellings
    found: dict[str, list[tuple[Entity, int]]] = {}
    for part in chunks(entities):
        query = select(table.c.entity, table.c.body, table.c.articles).where(table.c.entity.in_(part))
        for id, body, count in connection.execute(query):
            found.setdefault(id, []).append((_opened(body), count))
    return found


def _put_names(connection: Connection, names: Mapping[str, set[str]]) -> None:
    """Keep what these entities may be asked for by, in place of what was kept."""
    table = schema.entity_names
    held: dict[str, set[str]] = {id: set() for id in names}
    for part in chunks(sorted(names)):
        for row in connection.execute(select(table).where(table.c.entity.in_(part))):
            held[row.entity].add(row.name)
    for id, before in held.items():
        for part in chunks(sorted(before - names[id])):
            connection.execute(delete(table).where(table.c.entity == id, table.c.name.in_(part)))
    rows = [
        {"name": name, "entity": id} for id, now in sorted(names.items()) for name in sorted(now - held[id])
    ]
    insert(connection, table, rows)


def _spelled(connection: Connection, entity: str) -> bool:
    table = schema.spellings
    return connection.scalar(select(table.c.id).where(table.c.entity == entity).limit(1)) is not None
