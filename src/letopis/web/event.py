"""An event: its fields with the values that differ, who had it from whom, and every sentence behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Annotated, Any
from urllib.parse import quote

import numpy as np
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlalchemy import select

from letopis.chronicle import asking
from letopis.ledger.parts import within
from letopis.records import Dispute, DisputeValue, Entity, Event, EventEvidence, Voice, contract
from letopis.store import articles, events, schema
from letopis.web.chronicle import entities_of, load
from letopis.web.columns import NEVER
from letopis.web.desk import AtDesk, Desk, words
from letopis.web.graph import graph, tree
from letopis.web.judging import SETTABLE, of_event
from letopis.web.words import PARTIES, Words

router = APIRouter()
AROUND = 240  # characters of context on either side of a sentence
PLANS = {"planned", "possible", "cancelled"}
COURSE = ("possible", "planned", "overdue", "cancelled", "ongoing", "happened", "not_happened")
NEAR = 400  # events that are looked at for being a part or a whole
OPENED = 60  # pieces of evidence shown with their context; the others link to their articles


@dataclass(frozen=True)
class Told:
    """A sentence of an article for the event, with the text before and after it."""

    evidence: EventEvidence
    before: str = ""
    after: str = ""
    rule: str = ""


AsOf = Annotated[str, Query(max_length=25)]


# The twin first: "/event/{id}" would take "x.json" for an id.
@router.get("/event/{id}.json")
def twin(desk: AtDesk, id: str, as_of: AsOf = "") -> dict[str, Any]:
    """One event, as the contract has it."""
    return contract.event_to_json(desk.at(as_of).ask.event(id))


@router.get("/event/{id}/why.json")
def why_twin(desk: AtDesk, id: str) -> dict[str, Any]:
    """Why its reports were held to be one event, and which events stand apart."""
    told = asdict(desk.ask.explain(id))
    return {**told, "event": told["event"]["id"]}


@router.get("/event/{id}/why", response_class=HTMLResponse, include_in_schema=False)
def why(request: Request, desk: AtDesk, id: str) -> Response:
    """Why its reports were held to be one event."""
    explained = desk.ask.explain(id)
    with desk.ask.store.reading() as connection:
        apart = {event.id: event for event in events.load(connection, [a.event for a in explained.apart])}
    every = (explained.event, *apart.values())
    return desk.page(
        request, "why.html", event=explained.event, told=explained, apart=apart,
        pairs=list({frozenset((a.claim, a.to)): a for a in explained.alike}.values()),
        reports={e.claim: e for event in every for e in event.evidence}, twin=f"/event/{quote(id)}/why.json",
    )  # fmt: skip


@router.get("/event/{id}", response_class=HTMLResponse, include_in_schema=False)
def page(request: Request, desk: AtDesk, id: str, as_of: AsOf = "") -> Response:
    """One event and all that stands behind it."""
    desk = desk.at(as_of)
    event = desk.ask.event(id)
    if event.id != id:  # it became part of another, or this was a claim of it
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/event/{quote(event.id)}{query}", 303)
    voices = called(desk, tree(event), words(request))
    whole, parts = whole_and_parts(desk, event)
    shown = told(desk, event)
    return desk.page(
        request, "event.html", event=event, told=shown, shown={one.evidence.claim for one in shown},
        first=min((e for e in event.evidence if e.published), key=lambda e: e.published or "", default=None),
        voices=voices, graph=graph(voices), differing=differing(desk, event, words(request)),
        life=life(desk, event), whole=whole, parts_of_it=parts, related=related(desk, event), moment=as_of,
        judged=of_event(desk, [event.id, *event.claims]), fields=SETTABLE,
        twin=f"/event/{quote(event.id)}.json",
    )  # fmt: skip


@dataclass(frozen=True)
class Said:
    """A value of a disputed field in words, and who says so."""

    words: str
    by: tuple[DisputeValue, ...]


def differing(desk: Desk, event: Event, t: Words) -> list[tuple[Dispute, list[Said]]]:
    """Each dispute with its values side by side, those whom most say first; names in the reader's language."""
    found = []
    for dispute in event.disputes:
        said: dict[str, list[DisputeValue]] = {}
        for value in dispute.values:
            words = t.value(dispute.field, value.value)
            said.setdefault(_name(desk, words, t) if dispute.field in PARTIES else words, []).append(value)
        ranked = sorted(said.items(), key=lambda pair: -len(pair[1]))
        found.append((dispute, [Said(words, tuple(by)) for words, by in ranked]))
    return found


def _name(desk: Desk, name: str, t: Words) -> str:
    """The name in the reader's language of the one who bears it, else as it is."""
    with desk.ask.store.reading() as connection:
        bearing = asking.named(connection, name, whole=True)
    known = entities_of(desk, bearing[:1]) if len(bearing) == 1 else {}
    return next((t.named(entity) for entity in known.values()), name)


def called(desk: Desk, voices: Iterable[Voice], t: Words) -> tuple[Voice, ...]:
    """The ledger with its voices named in the reader's language, where they are known in it."""
    every = tuple(voices)
    known = entities_of(desk, sorted({id for voice in every for id in _named(voice)}))
    return tuple(_called(voice, known, t) for voice in every)


def _named(voice: Voice) -> Iterator[str]:
    if voice.entity:
        yield voice.entity
    for heard in voice.heard:
        yield from _named(heard)


def _called(voice: Voice, known: dict[str, Entity], t: Words) -> Voice:
    entity = known.get(voice.entity)
    names = {**(entity.names if entity else {}), **voice.names}
    latin = names.get("latin", "") if t.language == "en" and not voice.name.isascii() else ""
    name = names.get(t.language) or latin or t.outlet(voice.name)
    return replace(voice, name=name, heard=tuple(_called(heard, known, t) for heard in voice.heard))


def told(desk: Desk, event: Event) -> list[Told]:
    """Its evidence, a sentence of an article once however many claims rest on it, in context."""
    once = list({(e.article, e.quote): e for e in reversed(event.evidence)}.values())[::-1]
    wanted = list(dict.fromkeys(e.article for e in once))[:OPENED]
    with desk.ask.store.reading() as connection:
        read = {article.id: (article, reading) for article, reading in articles.load(connection, wanted)}
    found = []
    for e in once:
        if e.article not in read:
            found.append(Told(e))
            continue
        article, reading = read[e.article]
        local = e.claim.partition("#")[2].partition("@")[0]
        rule = next((claim.by for claim in reading.claims if claim.id == local), "")
        text, start, end = article.text, e.start, e.end
        found.append(Told(e, text[max(0, start - AROUND) : start], text[end : end + AROUND], rule))
    return found


def life(desk: Desk, event: Event) -> list[tuple[str, str, str]]:
    """From plan to outcome: each status it was told with, when first and by whom; nothing for what was no plan.

    Where a report has no date, none shows which came first: then they stand in the order in which plans go.
    """
    read = (
        {(a.id, c.id): c.status for a, _, c in desk.ask.claims(event.id)}
        if len(event.claims) <= OPENED
        else {}
    )
    told: dict[str, tuple[str, str]] = {}
    for e in sorted(event.evidence, key=lambda e: e.published or "9999"):
        status = read.get((e.article, e.claim.partition("#")[2].partition("@")[0]))
        if status:
            told.setdefault(status, (e.published or "", e.outlet))
    if event.status not in told and told:  # overdue, or set by a person
        told[event.status] = ("", "")
    if len(told) < 2 or not PLANS & told.keys():
        return []
    if not all(day for status, (day, _) in told.items() if status != event.status):
        told = {status: told[status] for status in COURSE if status in told}
    return [(status, *when) for status, when in told.items()]


def whole_and_parts(desk: Desk, event: Event) -> tuple[list[Event], list[Event]]:
    """The events that it is a part of, and its parts, as `Chronicle.parts` has them.

    The columns leave out what cannot be one: only events are opened that lie around or within its days and share a
    party, the place or its country.
    """
    columns = desk.columns()
    here = columns.position.get(event.id)
    if here is None or columns.start[here] == NEVER:
        return [], []
    near = np.zeros(len(columns.ids), np.bool_)
    for party in (*event.actors, *event.recipients, *event.participants):
        near[columns.parties.having(party.id)] = True
    if event.place:
        near[columns.places.having(event.place.id)] = True
        if event.place.country:
            near[columns.countries.having(event.place.country)] = True
    start, end = columns.start, columns.end
    around = (start <= start[here]) & (end >= end[here]) & (end > start)
    inside = (start >= start[here]) & (end <= end[here]) & bool("/" in event.time)
    found = np.flatnonzero(near & (start != NEVER) & (around | inside))[:NEAR]
    others = load(desk, columns, found.astype(np.int32))
    return [o for o in others if within(event, o)], [o for o in others if within(o, event)]


def related(desk: Desk, event: Event) -> list[Event]:
    """Events nearby in time with two of the same parties, or one where it has only one: at most eight."""
    columns = desk.columns()
    here = columns.position.get(event.id)
    ours = {p.id for p in (*event.actors, *event.recipients, *event.participants)}
    if here is None or not ours or not columns.start[here]:
        return []
    with desk.ask.store.reading() as connection:
        cast = schema.event_entities.c
        rows = connection.execute(
            select(cast.event, cast.entity)
            .where(cast.entity.in_(sorted(ours)[:20]), cast.part != "place")
            .distinct()
        )
        shared: dict[int, int] = {}
        for id, _ in rows:
            if id in columns.position:
                shared[columns.position[id]] = shared.get(columns.position[id], 0) + 1
        near = [
            (-count, abs(int(columns.start[other]) - int(columns.start[here])), columns.ids[other])
            for other, count in shared.items()
            if other != here and count >= min(2, len(ours)) and columns.start[other]
        ]
        return events.load(connection, [id for _, _, id in sorted(near)[:8]])
