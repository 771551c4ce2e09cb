"""The store's events as columns of numbers in memory, so that facets and the overview count 50,000 in milliseconds.

columns = Columns.of(connection)          # seconds at 50,000 events
columns = columns.renewed(connection)     # when the store has changed: only the events that did are read
found = columns.found(ids)                # positions of events, in the order of ids
columns.facets(found)                     -> the most frequent values of each facet, with counts
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from itertools import combinations, product
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Select, select

from letopis.chronicle.asking import WHO
from letopis.store import events, schema
from letopis.store.many import chunks

Ints = NDArray[np.int32]
CROWD = 8  # who took part together, of whom every two are tied
NEVER = 0  # the ordinal of no day
GROWS = "development"  # a difference that is no dispute
# Of so many changed events, or of this share of all, columns are made anew rather than mended.
MANY, SHARE = 100, 0.2


@dataclass(frozen=True)
class Values:
    """A column of names: `codes[i]` is the position in `names`; `of` the event it belongs to."""

    names: Sequence[str]
    of: Ints
    codes: Ints

    def most(
        self, mask: NDArray[np.bool_], limit: int, among: NDArray[np.bool_] | None = None
    ) -> list[tuple[str, int]]:
        """The names that most of the masked events have, with how many, those of equals by name; "" is left out.

        `among`: the names that count, by their codes.
        """
        counts = np.bincount(self.codes[mask[self.of]], minlength=len(self.names))
        if among is not None:
            counts = counts * among
        least = -np.partition(-counts, limit)[limit] if len(counts) > limit else 0
        found = [(self.names[int(i)], int(counts[i])) for i in np.flatnonzero(counts >= max(1, least))]
        return sorted((one for one in found if one[0]), key=lambda one: (-one[1], one[0]))[:limit]

    def having(self, name: str) -> Ints:
        """Events that have the name."""
        try:
            code = self.names.index(name)
        except ValueError:
            return np.zeros(0, np.int32)
        found: Ints = self.of[self.codes == code]
        return found


@dataclass(frozen=True)
class Ties:
    """Who did something to or with whom: events, and codes of `Columns.parties`."""

    of: Ints
    one: Ints
    other: Ints


@dataclass(frozen=True)
class Columns:
    """All events, in time order of their first day."""

    version: int  # the count of the store's changes
    ids: Sequence[str]
    position: dict[str, int]
    start: Ints  # ordinals of first and last days; NEVER where unknown
    end: Ints
    low: Ints
    high: Ints
    types: Values
    countries: Values
    statuses: Values
    stances: Values
    differing: Values  # kinds of their disputes
    disputed: NDArray[np.bool_]
    noise: NDArray[np.bool_]  # sport, showbiz, weather
    parties: Values  # ids of entities that took part
    ties: Ties
    described: frozenset[str]  # of the parties those who have no name («officials»)
    places: Values
    roots: Values  # ids of entities, else keys of those who have none («name:…», «outlet:…»)
    called: dict[str, str]  # what roots that are no entity are called
    outlets: Values
    languages: Values

    @classmethod
    def of(cls, connection: Connection, only: Sequence[str] | None = None) -> "Columns":
        """The columns of a store as it is now; of some of its events where `only` names them."""
        e, cast = schema.events.c, schema.event_entities.c
        order = select(e.id, e.start, e.end, e.type, e.country, e.roots_low, e.roots_high, e.status, e.stance)
        rows = sorted(_of(connection, order, e.id, only), key=lambda row: (_ordinal(row[1]), row[0]))
        position = {row[0]: number for number, row in enumerate(rows)}
        here = np.arange(len(rows), dtype=np.int32)
        numbers = np.array([row[5:7] for row in rows], np.int32).reshape(-1, 2)
        parts: dict[str, tuple[list[int], list[str]]] = {}
        called: Counter[tuple[str, str]] = Counter()
        query = select(cast.event, cast.part, cast.entity, cast.name)
        for event, part, entity, name in _of(connection, query, cast.event, only):
            of, entities = parts.setdefault(part, ([], []))
            of.append(position[event])
            entities.append(entity)
            if name:
                called[entity, name] += 1

        def cast_as(name: str) -> Values:
            of, entities = parts.get(name, ([], []))
            return _coded(np.array(of, np.int32), entities)

        differing = cast_as("dispute")
        grows = [number for number, name in enumerate(differing.names) if name == GROWS]
        disputed = np.zeros(len(rows), np.bool_)
        disputed[differing.of[~np.isin(differing.codes, grows)]] = True
        noise = np.zeros(len(rows), np.bool_)
        noise[cast_as("noise").of] = True
        parties, ties = _cast([cast_as(part) for part in WHO])
        outlets, languages = _told(connection, position, only)
        return cls(
            events.changes(connection), [row[0] for row in rows], position,
            np.array([_ordinal(row[1]) for row in rows], np.int32),
            np.array([_ordinal(row[2]) for row in rows], np.int32),
            numbers[:, 0], numbers[:, 1],
            _coded(here, [row[3] for row in rows]), _coded(here, [row[4] for row in rows]),
            _coded(here, [row[7] for row in rows]), _coded(here, [row[8] for row in rows]),
            differing, disputed, noise, parties, ties, _described(connection, parties, only),
            cast_as("place"), cast_as("root"),
            {key: name for (key, name), _ in reversed(called.most_common())}, outlets, languages,
        )  # fmt: skip

    def renewed(self, connection: Connection) -> "Columns":
        """The columns of the store as it is now: these, but for the events that came, changed or went since."""
        changed = events.changed_since(connection, self.version)
        there = set(connection.scalars(select(schema.events.c.id)))
        if len(changed) > MANY + len(there) * SHARE:
            return Columns.of(connection)
        gone = {*changed, *(id for id in self.ids if id not in there)}
        kept = np.array([number for number, id in enumerate(self.ids) if id not in gone], np.int32)
        return self._joined(kept, Columns.of(connection, changed))

    def _joined(self, kept: Ints, other: "Columns") -> "Columns":
        """The events kept of these and all of the other columns, in order."""
        ids = [*(self.ids[number] for number in kept), *other.ids]
        starts = np.concatenate([self.start[kept], other.start])
        order = np.array(sorted(range(len(ids)), key=lambda n: (starts[n], ids[n])), np.int32)
        place = np.empty(len(ids), np.int32)
        place[order] = np.arange(len(ids), dtype=np.int32)
        mine = np.full(len(self.ids), -1, np.int32)
        mine[kept] = place[: len(kept)]
        theirs = place[len(kept) :]

        def rows(one: NDArray[Any], another: NDArray[Any]) -> NDArray[Any]:
            return np.concatenate([one[kept], another])[order]

        def values(one: Values, another: Values) -> tuple[Values, Ints]:
            codes = {name: code for code, name in enumerate(one.names)}
            again = np.array([codes.setdefault(name, len(codes)) for name in another.names], np.int32)
            of, stay = np.concatenate([mine[one.of], theirs[another.of]]), mine[one.of] >= 0
            both = np.concatenate([one.codes, again[another.codes]])
            stay = np.concatenate([stay, np.ones(len(another.of), np.bool_)])
            return Values(list(codes), of[stay], both[stay]), again

        parties, again = values(self.parties, other.parties)
        stay = mine[self.ties.of] >= 0
        ties = Ties(
            np.concatenate([mine[self.ties.of][stay], theirs[other.ties.of]]),
            np.concatenate([self.ties.one[stay], again[other.ties.one]]),
            np.concatenate([self.ties.other[stay], again[other.ties.other]]),
        )
        ids = [ids[number] for number in order]
        new: dict[str, Any] = {"ids": ids, "position": {id: number for number, id in enumerate(ids)}}
        new |= {
            "version": other.version,
            "parties": parties,
            "ties": ties,
            "called": other.called | self.called,
            "described": self.described | other.described,
        }
        for name in (field.name for field in fields(self) if field.name not in new):
            one, another = getattr(self, name), getattr(other, name)
            new[name] = values(one, another)[0] if isinstance(one, Values) else rows(one, another)
        return Columns(**new)

    def found(self, ids: Iterable[str]) -> Ints:
        """Positions of events, in the order of ids; ids that are not in these columns yet are passed over."""
        known = self.position
        return np.array([known[id] for id in ids if id in known], np.int32)

    def mask(self, found: Ints) -> NDArray[np.bool_]:
        """True for the events found."""
        mask = np.zeros(len(self.ids), np.bool_)
        mask[found] = True
        return mask

    @cached_property
    def named(self) -> NDArray[np.bool_]:
        """True for the parties that have a name of their own, by their codes."""
        return np.array([id not in self.described for id in self.parties.names], np.bool_)

    def day(self, position: int) -> date | None:
        """An event's first day."""
        ordinal = int(self.start[position])
        return date.fromordinal(ordinal) if ordinal else None

    def by_month(self, counted: NDArray[np.bool_]) -> tuple[list[str], list[tuple[str, list[int]]]]:
        """Types, the most frequent first, and how many events of each began in each month, the latest first."""
        counted = counted & (self.start != NEVER)
        order = [name for name, _ in self.types.most(counted, len(self.types.names))]
        rank = {name: place for place, name in enumerate(order)}
        rows: dict[str, list[int]] = {}
        months = [date.fromordinal(int(day)).isoformat()[:7] for day in self.start[counted]]
        for month, code in zip(months, self.types.codes[counted], strict=True):
            rows.setdefault(month, [0] * len(order))[rank[self.types.names[code]]] += 1
        return order, sorted(rows.items(), reverse=True)


def _of(
    connection: Connection, query: Select[Any], event: ColumnElement[str], only: Sequence[str] | None
) -> Iterator[Any]:
    """The rows of a query, all or those of some events."""
    if only is None:
        yield from connection.execute(query).all()
    else:
        for part in chunks(only):
            yield from connection.execute(query.where(event.in_(part))).all()


def _cast(parts: Sequence[Values]) -> tuple[Values, Ties]:
    """All who took part, of columns in the order of `WHO`; and their ties: actors with recipients, in an event
    without recipients every two who took part."""
    codes: dict[str, int] = {}
    did: dict[int, tuple[list[int], list[int]]] = {}
    for part, values in zip(WHO, parts, strict=True):
        again = [codes.setdefault(name, len(codes)) for name in values.names]
        for event, code in zip(values.of.tolist(), values.codes.tolist(), strict=True):
            did.setdefault(event, ([], []))[part == "recipient"].append(again[code])
    took = _rows([(event, one) for event, both in did.items() for one in {*both[0], *both[1]}], 2)
    tied = [
        (event, one, other)
        for event, (doers, done_to) in did.items()
        for one, other in (
            product(doers, done_to) if done_to else combinations(sorted(set(doers))[:CROWD], 2)
        )
        if one != other
    ]
    columns = _rows(tied, 3)
    return Values(list(codes), took[:, 0], took[:, 1]), Ties(columns[:, 0], columns[:, 1], columns[:, 2])


def _rows(found: Sequence[tuple[int, ...]], width: int) -> NDArray[np.int32]:
    """Each row once, in order."""
    every = np.array(found, np.int32).reshape(-1, width)
    every = every[np.lexsort(every.T[::-1])]
    new = np.ones(len(every), np.bool_)
    new[1:] = (every[1:] != every[:-1]).any(axis=1)
    return every[new]


def _described(connection: Connection, parties: Values, only: Sequence[str] | None) -> frozenset[str]:
    """The parties that are described, not named."""
    e = schema.entities.c
    query = select(e.id).where(e.kind == "people")
    return frozenset(row[0] for row in _of(connection, query, e.id, only and parties.names))


def _told(
    connection: Connection, position: dict[str, int], only: Sequence[str] | None
) -> tuple[Values, Values]:
    """In which outlets and languages each event was told."""
    articles, versions, held = schema.articles.c, schema.versions.c, schema.event_claims.c
    current = (versions.article == articles.id) & (versions.sha256 == articles.current)
    query = select(held.event, articles.outlet, versions.language)
    query = query.join(schema.articles, articles.id == held.article).join(schema.versions, current)
    rows = list(_of(connection, query, held.event, only))
    of = [position[event] for event, _, _ in rows]
    return _each(of, [outlet for _, outlet, _ in rows]), _each(of, [language for _, _, language in rows])


def _each(of: Sequence[int], names: Sequence[str]) -> Values:
    """A column of each name once an event."""
    every = _coded(np.array(of, np.int32), names)
    once = _rows(list(zip(of, every.codes.tolist(), strict=True)), 2)
    return Values(every.names, once[:, 0], once[:, 1])


def _coded(of: Ints, values: Sequence[str]) -> Values:
    codes: dict[str, int] = {}
    coded = np.array([codes.setdefault(value, len(codes)) for value in values], np.int32)
    return Values(list(codes), of, coded)


def _ordinal(day: str | None) -> int:
    try:
        return date.fromisoformat(day).toordinal() if day else NEVER
    except ValueError:  # before the year 1
        return NEVER
