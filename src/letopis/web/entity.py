"""Someone or something: names in all languages, roles with their evidence, who they appear with, their events."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote

import numpy as np
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlalchemy import select

from letopis.errors import NotFoundError
from letopis.export import wording
from letopis.records import Entity, Event, contract
from letopis.store import schema, spellings
from letopis.web.asked import Asked
from letopis.web.chronicle import PAGE, entities_of, load, sections
from letopis.web.columns import NEVER, Columns, Ints
from letopis.web.desk import AtDesk, Desk, words
from letopis.web.overview import band
from letopis.web.words import Words

router = APIRouter()
COMPANY = 20  # others shown with whom someone appears
SAID = 12  # statements shown beside its chronicle
SPEECH = ("STATE", "DENY", "CONFIRM")
RECENT = 60  # events from whose evidence roles and ways of speaking are told


@dataclass(frozen=True)
class RoleTold:
    """A role in an article's words, where it stands, from when to when it was told, and in how many articles."""

    text: str
    first: str
    last: str
    event: str
    count: int


@router.get("/entity/{id}.json")
def twin(desk: AtDesk, id: str) -> dict[str, Any]:
    """An entity and the ids of its events, in time order."""
    entity, columns = known(desk, id), desk.columns()
    return {
        **contract.entity_to_json(entity),
        "events": [columns.ids[n] for n in events_of(columns, entity.id)],
    }


@router.get("/entity/{id}", response_class=HTMLResponse, include_in_schema=False)
def page(
    request: Request, desk: AtDesk, id: str, offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0
) -> Response:
    """Who or what it is, and its chronicle."""
    t, entity, columns = words(request), known(desk, id), desk.columns()
    if entity.id != id:  # it is one with another
        return RedirectResponse(f"/entity/{quote(entity.id)}", 303)
    found = events_of(columns, entity.id)
    shown = load(desk, columns, newest(columns, found)[offset : offset + PAGE], listed=True)
    company = [
        (other, count)
        for other, count in columns.parties.most(columns.mask(found), COMPANY + 1, columns.named)
        if other != entity.id
    ][:COMPANY]
    others = entities_of(desk, [other for other, _ in company])
    here = f"/entity/{quote(entity.id)}"
    spoken = statements(shown, entity, t)
    return desk.page(
        request, "entity.html", entity=entity, sections=list(sections(shown, t)), total=len(found),
        names=by_name(entity), roles=roles(desk, columns, found, entity), band=band(columns, found),
        asked=Asked(where=t.named(entity), noise=True) if entity.kind in ("place", "country")
        else Asked(who=t.named(entity), noise=True),
        company=[(others[other], count) for other, count in company if other in others],
        spoken=spoken[:SAID], more_spoken=len(spoken) > SAID, spread=spread(desk, columns, found),
        first=offset + 1, last=offset + len(shown),
        later=f"{here}?offset={offset + PAGE}" if offset + len(shown) < len(found) else "",
        earlier=f"{here}?offset={max(0, offset - PAGE)}" if offset else "",
        twin=f"{here}.json",
    )  # fmt: skip


def known(desk: Desk, id: str) -> Entity:
    """The entity of this id, or what it has become. Raises NotFoundError."""
    with desk.ask.store.reading() as connection:
        led = schema.redirects.c
        now = connection.scalar(select(led.new).where(led.old == id)) or id
        found = spellings.entity(connection, now)
    if found is None:
        raise NotFoundError(f"no entity {id}", "letopis chronicle --format jsonl shows the ids there are.")
    return found.entity


def events_of(columns: Columns, id: str) -> Ints:
    """Positions of the events with it, in time order, the undated last."""
    found = np.union1d(columns.parties.having(id), columns.places.having(id)).astype(np.int32)
    undated = columns.start[found] == NEVER
    return np.concatenate([found[~undated], found[undated]])


def newest(columns: Columns, found: Ints) -> Ints:
    """The same from its latest end, the undated still last."""
    undated = columns.start[found] == NEVER
    return np.concatenate([found[~undated][::-1], found[undated]])


def spread(desk: Desk, columns: Columns, found: Ints) -> tuple[str, str] | None:
    """The times of its first and its last dated event."""
    dated = found[columns.start[found] != NEVER]
    if not len(dated):
        return None
    ends = load(desk, columns, dated[[0, -1]] if len(dated) > 1 else dated, listed=True)
    return ends[0].time, ends[-1].time


@dataclass(frozen=True)
class Spoken:
    """A sentence of a statement, and the way that it came: root first, the outlet last."""

    quote: str
    language: str
    way: str


def statements(events: Sequence[Event], entity: Entity, t: Words) -> list[tuple[Event, Spoken]]:
    """Its statements among these events, each with its best sentence and through whom it came."""
    said = [e for e in events if e.type in SPEECH and any(party.id == entity.id for party in e.actors)]
    told = [(event, t.best(event)) for event in said]
    return [(event, Spoken(e.quote, e.language, wording.way(e))) for event, e in told if e]


def by_name(entity: Entity) -> list[tuple[str, str]]:
    """Its names, each with its language where it has one."""
    seen = dict.fromkeys([entity.name, *entity.names.values()])
    languages = {name: language for language, name in entity.names.items() if len(language) == 2}
    return [(name, languages.get(name, "")) for name in seen]


def roles(desk: Desk, columns: Columns, found: Ints, entity: Entity) -> list[RoleTold]:
    """Its roles as its latest events tell them, with when, by their first day."""
    told: dict[str, list[tuple[str, str]]] = {}
    for event in load(desk, columns, found[-RECENT:], listed=True):
        for party in (*event.actors, *event.recipients, *event.participants):
            if party.id == entity.id and party.role:
                told.setdefault(party.role, []).append((event.time, event.id))
    rows = [RoleTold(text, min(t)[0], max(t)[0], t[0][1], len(t)) for text, t in told.items()]
    unseen = [RoleTold(r.text, "", "", "", 0) for r in entity.roles if r.text not in told]
    return [*sorted(rows, key=lambda r: r.first), *unseen[:20]]
