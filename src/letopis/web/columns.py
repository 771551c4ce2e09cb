"""The store's events as columns of numbers in memory, so that facets and the overview count 50,000 in milliseconds.

columns = Columns.of(connection)          # a second at 50,000 events; made again only when the store changed
found = columns.found(ids)                # positions of events, in the order of ids
columns.facets(found)                     -> the most frequent values of each facet, with counts
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from letopis.chronicle.asking import WHO
from letopis.store import schema

Ints = NDArray[np.int32]
CROWD = 8  # who took part together, of whom every two are tied
NEVER = 0  # the ordinal of no day
GROWS = "development"  # a difference that is no dispute


@dataclass(frozen=True)
class Values:
    """A column of names: `codes[i]` is the position in `names`; `of` the event it belongs to."""

    names: Sequence[str]
    of: Ints
    codes: Ints

    def most(self, mask: NDArray[np.bool_], limit: int) -> list[tuple[str, int]]:
        """The names that most of the masked events have, with how many; "" is left out."""
        counts = np.bincount(self.codes[mask[self.of]], minlength=len(self.names))
        best = np.argsort(-counts, kind="stable")[: limit + 1]
        return [(self.names[i], int(counts[i])) for i in best if counts[i] and self.names[i]][:limit]

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

    version: tuple[int, int]
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
    places: Values
    roots: Values  # ids of entities, else keys of those who have none («name:…», «outlet:…»)
    outlets: Values
    languages: Values

    @classmethod
    def of(cls, connection: Connection) -> "Columns":
        """The columns of a store as it is now."""
        e = schema.events.c
        order = select(e.id, e.start, e.end, e.type, e.country, e.roots_low, e.roots_high, e.status, e.stance)
        rows = connection.execute(order.order_by(e.start, e.id)).all()
        position = {row[0]: number for number, row in enumerate(rows)}
        here = np.arange(len(rows), dtype=np.int32)
        numbers = np.array([row[5:7] for row in rows], np.int32).reshape(-1, 2)
        cast = schema.event_entities.c

        def cast_as(*parts: str) -> Values:
            query = select(cast.event, cast.entity).where(cast.part.in_(parts)).distinct()
            return _pairs(position, connection.execute(query))

        differing = cast_as("dispute")
        grows = [number for number, name in enumerate(differing.names) if name == GROWS]
        parties = cast_as(*WHO)
        disputed = np.zeros(len(rows), np.bool_)
        disputed[differing.of[~np.isin(differing.codes, grows)]] = True
        noise = np.zeros(len(rows), np.bool_)
        noise[cast_as("noise").of] = True
        outlets, languages = _told(connection, position)
        return cls(
            version(connection), [row[0] for row in rows], position,
            np.array([_ordinal(row[1]) for row in rows], np.int32),
            np.array([_ordinal(row[2]) for row in rows], np.int32),
            numbers[:, 0], numbers[:, 1],
            _coded(here, [row[3] for row in rows]), _coded(here, [row[4] for row in rows]),
            _coded(here, [row[7] for row in rows]), _coded(here, [row[8] for row in rows]),
            differing, disputed, noise, parties, _ties(connection, position, parties), cast_as("place"),
            cast_as("root"), outlets, languages,
        )  # fmt: skip

    def found(self, ids: Iterable[str]) -> Ints:
        """Positions of events, in the order of ids; ids that are not in these columns yet are passed over."""
        known = self.position
        return np.array([known[id] for id in ids if id in known], np.int32)

    def mask(self, found: Ints) -> NDArray[np.bool_]:
        """True for the events found."""
        mask = np.zeros(len(self.ids), np.bool_)
        mask[found] = True
        return mask

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


def version(connection: Connection) -> tuple[int, int]:
    """What changes whenever the chronicle does: the number of its last text, and how many events there are."""
    last = connection.scalar(select(func.max(schema.texts.c.number))) or 0
    return last, connection.scalar(select(func.count()).select_from(schema.events)) or 0


def _ties(connection: Connection, position: dict[str, int], parties: Values) -> Ties:
    """Actors with recipients; in an event without recipients every two who took part."""
    code = {name: number for number, name in enumerate(parties.names)}
    cast = schema.event_entities.c
    did: dict[int, tuple[list[int], list[int]]] = {}
    rows = connection.execute(select(cast.event, cast.part, cast.entity).where(cast.part.in_(WHO)))
    for event, part, entity in rows:
        if event in position:
            did.setdefault(position[event], ([], []))[part == "recipient"].append(code[entity])
    found = [
        (event, one, other)
        for event, (doers, done_to) in did.items()
        for one, other in (
            product(doers, done_to) if done_to else combinations(sorted(set(doers))[:CROWD], 2)
        )
        if one != other
    ]
    columns = np.array(sorted(set(found)), np.int32).reshape(-1, 3)
    return Ties(columns[:, 0], columns[:, 1], columns[:, 2])


def _told(connection: Connection, position: dict[str, int]) -> tuple[Values, Values]:
    """In which outlets and languages each event was told."""
    articles, versions, held = schema.articles.c, schema.versions.c, schema.event_claims.c
    current = (versions.article == articles.id) & (versions.sha256 == articles.current)
    query = select(articles.id, articles.outlet, versions.language).join(schema.versions, current)
    known = {id: (outlet, language) for id, outlet, language in connection.execute(query)}
    pairs = [
        (event, *known[article])
        for event, article in connection.execute(select(held.event, held.article).distinct())
        if article in known
    ]
    outlets = {(event, outlet) for event, outlet, _ in pairs}
    languages = {(event, language) for event, _, language in pairs}
    return _pairs(position, sorted(outlets)), _pairs(position, sorted(languages))


def _pairs(position: dict[str, int], pairs: Iterable[Sequence[str]]) -> Values:
    kept = [(position[pair[0]], pair[1]) for pair in pairs if pair[0] in position]
    return _coded(np.array([event for event, _ in kept], np.int32), [name for _, name in kept])


def _coded(of: Ints, values: Sequence[str]) -> Values:
    codes: dict[str, int] = {}
    coded = np.array([codes.setdefault(value, len(codes)) for value in values], np.int32)
    return Values(list(codes), of, coded)


def _ordinal(day: str | None) -> int:
    try:
        return date.fromisoformat(day).toordinal() if day else NEVER
    except ValueError:  # before the year 1
        return NEVER
