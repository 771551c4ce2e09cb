"""The chronicle as assembled: events, whose claims they are, and what they can be asked by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, update

from letopis.errors import NotFoundError
from letopis.linking.names import fold
from letopis.reading.times.edtf import bounds
from letopis.records import Event, Voice
from letopis.records.contract import event_from_json, event_to_json
from letopis.store import judgements, schema, search
from letopis.store.dates import first_and_last
from letopis.store.many import chunks, insert
from letopis.store.packing import pack, unpack
from letopis.store.redirects import all_followed, followed, redirect


def get(connection: Connection, id: str) -> Event:
    """The event of this id, what it has become, or that of a claim's id. Raises NotFoundError."""
    table, holding = schema.events, schema.event_claims
    now = followed(connection, id)
    if "#" in now:
        now = connection.scalar(select(holding.c.event).where(holding.c.claim == now)) or now
    body = connection.scalar(select(table.c.body).where(table.c.id == now))
    if body is None:
        made = judgements.about(connection, id)
        if made and made.kind == "reject":
            who, day, why = made.by.partition(":")[2], made.at[:10], f": {made.note}" if made.note else ""
            raise NotFoundError(
                f"{id} was rejected by {who} on {day}{why}.", f"letopis undo {made.id} brings it back."
            )
        raise NotFoundError(f"no event {id}.", "letopis chronicle shows the events there are.")
    return event_from_json(unpack(body))


def load(connection: Connection, ids: Sequence[str], listed: bool = False) -> list[Event]:
    """Events in the order of ids; unknown ones are passed over.

    `listed`: as a list shows them, without their ledgers and with the best sentence of each language alone; of a
    crisis that a thousand articles tell of the rest takes most of the time.
    """
    table = schema.events
    found: dict[str, bytes] = {}
    for part in chunks(ids):
        query = select(table.c.id, table.c.body).where(table.c.id.in_(part))
        found.update((row[0], row[1]) for row in connection.execute(query))
    bodies = (unpack(found[id]) for id in ids if id in found)
    return [event_from_json(_listed(body) if listed else body) for body in bodies]


def _listed(body: dict[str, Any]) -> dict[str, Any]:
    best = {e["language"]: e for e in reversed(body.get("evidence", ()))}
    evidence = [e for e in body.get("evidence", ()) if best[e["language"]] is e]
    return {**body, "evidence": evidence, "ledger": ()}


def overtaken(connection: Connection, today: str) -> list[str]:
    """Plans whose last day is before this one, and overdue events whose last day is not: status and day differ."""
    table = schema.events
    query = select(table.c.id, table.c.status, table.c.edtf)
    planned = query.where(table.c.status == "planned", table.c.end < today)
    overdue = query.where(table.c.status == "overdue", table.c.end >= today)
    found = []
    for id, status, time in (*connection.execute(planned), *connection.execute(overdue)):
        last = bounds(time)[1]
        passed = last is not None and last.isoformat() < today
        if passed != (status == "overdue"):
            found.append(id)
    return sorted(found)


def of_claims(connection: Connection, claims: Iterable[str]) -> dict[str, set[str]]:
    """The events these claims are in: event id → all its claim ids."""
    table = schema.event_claims
    found: set[str] = set()
    for part in chunks(sorted(claims)):
        found.update(connection.scalars(select(table.c.event).where(table.c.claim.in_(part))))
    return members(connection, found)


def of_articles(connection: Connection, articles: Iterable[str]) -> dict[str, set[str]]:
    """The events that hold claims of these articles, those of replaced versions too."""
    table = schema.event_claims
    found: set[str] = set()
    for part in chunks(sorted(articles)):
        found.update(connection.scalars(select(table.c.event).where(table.c.article.in_(part))))
    return members(connection, found)


def naming(connection: Connection, entities: Iterable[str]) -> set[str]:
    """The events that show any of these entities by name, as a party or as a voice."""
    table = schema.event_entities
    found: set[str] = set()
    for part in chunks(sorted(entities)):
        found.update(connection.scalars(select(table.c.event).where(table.c.entity.in_(part))))
    return found


def members(connection: Connection, events: Iterable[str]) -> dict[str, set[str]]:
    """The claim ids of events."""
    table = schema.event_claims
    found: dict[str, set[str]] = {}
    for part in chunks(sorted(events)):
        for event, claim in connection.execute(
            select(table.c.event, table.c.claim).where(table.c.event.in_(part))
        ):
            found.setdefault(event, set()).add(claim)
    return found


def articles_of(connection: Connection, claims: Iterable[str]) -> dict[str, list[str]]:
    """Claims that count, by article; ids of replaced versions are left out."""
    table = schema.claims
    found: dict[str, list[str]] = {}
    for part in chunks(sorted(claims)):
        for id, article in connection.execute(
            select(table.c.id, table.c.article).where(table.c.id.in_(part))
        ):
            found.setdefault(article, []).append(id)
    return found


def replace(connection: Connection, old: Mapping[str, set[str]], new: Sequence[Event]) -> None:
    """Put these events in the place of the old ones (id → claim ids); ids that are no more lead on.

    An old id leads to the event that holds the most of its claims, counting what its claims have become.
    """
    home = {claim: event.id for event in new for claim in event.claims}
    kept = {event.id for event in new}
    remove(connection, old)
    _put(connection, new)
    leaving = {id: claims for id, claims in sorted(old.items()) if id not in kept}
    now = all_followed(connection, {claim for claims in leaving.values() for claim in claims})
    for id, claims in leaving.items():
        homes = [home[now[claim]] for claim in sorted(claims) if now[claim] in home]
        if homes:
            redirect(connection, id, max(sorted(set(homes)), key=homes.count))


def changes(connection: Connection) -> int:
    """How many times the chronicle was changed: whatever was made of it then is still right while this stands."""
    return connection.scalar(select(schema.changes.c.number)) or 0


def changed_since(connection: Connection, change: int) -> list[str]:
    """Events that are new or other than they were at this count of changes."""
    table = schema.events
    return list(connection.scalars(select(table.c.id).where(table.c.changed > change).order_by(table.c.id)))


def remove(connection: Connection, ids: Iterable[str]) -> None:
    """Take events out of the chronicle."""
    connection.execute(update(schema.changes).values(number=schema.changes.c.number + 1))
    for part in chunks(sorted(ids)):
        for table in (schema.event_claims, schema.event_entities):
            connection.execute(delete(table).where(table.c.event.in_(part)))
        connection.execute(delete(schema.events).where(schema.events.c.id.in_(part)))
        search.remove(connection, "event", part)


def _put(connection: Connection, made: Sequence[Event]) -> None:
    old = schema.redirects.c.old
    for part in chunks([event.id for event in made]):
        connection.execute(delete(schema.redirects).where(old.in_(part)))  # they stand for themselves again
    change = changes(connection)
    insert(connection, schema.events, [{**_row(event), "changed": change} for event in made])
    held = [
        {"event": event.id, "claim": claim, "article": claim.partition("#")[0]}
        for event in made
        for claim in event.claims
    ]
    insert(connection, schema.event_claims, held)
    cast = [
        {"event": event.id, "part": part, "entity": entity, "name": name}
        for event in made
        for (part, entity), name in sorted(_parts(event).items())
    ]
    insert(connection, schema.event_entities, cast)
    search.put(connection, "event", {event.id: _searched(event) for event in made})


def _row(event: Event) -> dict[str, object]:
    start, end = first_and_last(event.time)
    return {
        "id": event.id, "type": event.type, "status": event.status, "stance": event.stance,
        "edtf": event.time, "start": start, "end": end,
        "country": event.place.country if event.place else "",
        "roots_low": event.roots.low, "roots_high": event.roots.high, "importance": event.importance,
        "body": pack(event_to_json(event)),
    }  # fmt: skip


def _parts(event: Event) -> dict[tuple[str, str], str]:
    """Who and what the event is found by: (part, id or key), with the name of a root that is no entity."""
    found: dict[tuple[str, str], str] = {}
    for part, parties in (
        ("actor", event.actors), ("recipient", event.recipients), ("participant", event.participants),
        ("place", (event.place,) if event.place else ()),
    ):  # fmt: skip
        found |= {(part, party.id): "" for party in parties}
    for voice in event.ledger:
        if voice.part == "root":
            found |= {("root", key): name for key, name in _names(voice)}
        found |= {("voice", entity): "" for entity in _voices(voice)}
    found |= {("dispute", dispute.kind): "" for dispute in event.disputes}
    if event.noise:
        found["noise", event.noise] = ""
    return found


def _names(root: Voice) -> Iterator[tuple[str, str]]:
    """What a root is found by: its entity, its outlet, else its name. Who is not named goes by the papers told."""
    for voice in root.heard if root.kind == "people" else (root,):
        if voice.entity:
            yield voice.entity, ""
        yield f"outlet:{voice.outlet}" if voice.outlet else f"name:{fold(voice.name)}", voice.name


def _voices(voice: Voice) -> Iterator[str]:
    """The entities among those who tell."""
    if voice.entity:
        yield voice.entity
    for other in voice.heard:
        yield from _voices(other)


def _searched(event: Event) -> tuple[str, str]:
    """What a reader may remember of an event: headline, sentences, who and where; and their base forms."""
    parties = (
        *event.actors,
        *event.recipients,
        *event.participants,
        *((event.place,) if event.place else ()),
    )
    names = {name for party in parties for name in (party.name, *party.names.values())}
    quotes = {e.quote: e.language for e in event.evidence}
    surface = "\n".join([event.headline, *event.headlines.values(), *sorted(names), *quotes])
    return surface, "\n".join(search.lemmas(quote, language) for quote, language in quotes.items())
