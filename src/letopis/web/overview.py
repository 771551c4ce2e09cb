"""The band above the chronicle: how many events each day, week, month or year, by sphere; drawn as SVG paths."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np

from letopis.reading.claims.lexicon import ontology
from letopis.web.columns import NEVER, Columns, Ints

WIDTH, HEIGHT = 1000, 64
MOST = 130  # bars
EDGE = 0.01  # of the events, on either side, that the band leaves outside: one memory of 1918 would flatten a year
LEAST, FEW = 14, 45  # days that the band shows at least; up to how many days have labels of their own
LAYERS = ("conflict", "cooperation", "other")


@dataclass(frozen=True)
class Bar:
    """One day, week, month, quarter or year: where it stands, its days, how many events began in it."""

    x: float
    width: float
    first: str
    last: str
    count: int


@dataclass(frozen=True)
class Tick:
    """A label under the band: of a year, a month or a day."""

    x: float
    day: date
    of: str


@dataclass(frozen=True)
class Band:
    """What the template draws. `paths` by layer, bottom first; `before`, `after` are events left outside."""

    bars: Sequence[Bar]
    paths: dict[str, str]
    ticks: Sequence[Tick]
    step: str
    first: str
    last: str
    most: int
    before: int
    after: int


def band(columns: Columns, found: Ints) -> Band | None:
    """The band of these events; None when none of them is dated."""
    starts = columns.start[found]
    dated = found[starts != NEVER]
    if not len(dated):
        return None
    starts = np.sort(columns.start[dated])
    cut = int(len(starts) * EDGE) if len(starts) > 50 else 0
    first, last = date.fromordinal(int(starts[cut])), date.fromordinal(int(starts[len(starts) - 1 - cut]))
    if (short := LEAST - 1 - (last - first).days) > 0:  # a single day is no block
        first = date.fromordinal(max(1, first.toordinal() - short // 2))
        last = date.fromordinal(min(date.max.toordinal() - 1, first.toordinal() + LEAST - 1))
    step, edges = _edges(first, last)
    ordinals = np.array([edge.toordinal() for edge in edges])
    layer = layers_of(columns)[dated]
    counts = np.array(
        [np.histogram(columns.start[dated][layer == n], ordinals)[0] for n in range(len(LAYERS))]
    )
    totals = counts.sum(axis=0)
    span = ordinals[-1] - ordinals[0]
    xs = (ordinals - ordinals[0]) * WIDTH / span
    bars = [
        Bar(round(float(x), 1), round(float(wide), 1), edge.isoformat(), _before(after), int(n))
        for x, wide, edge, after, n in zip(xs[:-1], np.diff(xs), edges[:-1], edges[1:], totals, strict=True)
    ]
    inside = int(totals.sum())
    before = int((columns.start[dated] < ordinals[0]).sum())
    return Band(
        bars, _paths(counts, xs), list(_ticks(edges[0], edges[-1])), step, edges[0].isoformat(),
        _before(edges[-1]), int(totals.max()), before, len(dated) - inside - before,
    )  # fmt: skip


def layers_of(columns: Columns) -> "np.ndarray[tuple[int], np.dtype[np.int8]]":
    """The layer of each event, as its place in `LAYERS`."""
    return _layer_codes(tuple(columns.types.names))[columns.types.codes]


def _edges(first: date, last: date) -> tuple[str, list[date]]:
    """The finest step that gives few enough bars, and the days on which its bars begin (and the last ends)."""
    for step in ("day", "week", "month", "quarter", "year", "decade"):
        edges = [_floor(first, step)]
        while edges[-1] <= last and len(edges) <= MOST:
            following = _next(edges[-1], step)
            if following is None:
                break
            edges.append(following)
        if edges[-1] > last and len(edges) - 1 <= MOST:
            break
    return step, edges


def _floor(day: date, step: str) -> date:
    match step:
        case "week":
            return date.fromordinal(max(1, day.toordinal() - day.weekday()))
        case "month":
            return day.replace(day=1)
        case "quarter":
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case "year":
            return day.replace(month=1, day=1)
        case "decade":
            return date(max(1, day.year // 10 * 10), 1, 1)
    return day


def _next(day: date, step: str) -> date | None:
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(step)
    try:
        if months is None:
            return day + timedelta(days=7 if step == "week" else 1)
        number = day.year * 12 + day.month - 1 + months
        return date(number // 12, number % 12 + 1, 1)
    except (OverflowError, ValueError):  # after the year 9999
        return None


def _before(day: date) -> str:
    return (day - timedelta(days=1)).isoformat()


def _paths(counts: "np.ndarray[tuple[int, int], np.dtype[np.int64]]", xs: Sequence[float]) -> dict[str, str]:
    """Stacked bars, one path a layer; heights by the square root, so that quiet days stay visible."""
    top = np.sqrt(max(1, int(counts.sum(axis=0).max())))
    heights = np.sqrt(counts.cumsum(axis=0)) / top * (HEIGHT - 2)
    paths = {}
    for number, name in enumerate(LAYERS):
        floor = heights[number - 1] if number else np.zeros(counts.shape[1])
        paths[name] = "".join(
            f"M{xs[i] + 0.4:.1f} {HEIGHT - low:.1f}V{HEIGHT - high:.1f}H{xs[i + 1] - 0.4:.1f}V{HEIGHT - low:.1f}z"
            for i, (low, high) in enumerate(zip(floor, heights[number], strict=True))
            if high > low
        )
    return paths


def _ticks(first: date, end: date) -> Iterator[Tick]:
    """At most a dozen labels at beginnings of months or years, or at days where there are few."""
    days = (end - first).days
    if days <= FEW:
        every = -(-days // 8)
        for n in range(0, days, every):
            yield Tick(round((n + 0.5) * WIDTH / days, 1), first + timedelta(days=n), "day")
        return
    months = next((m for m in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200) if days / 30.4 / m <= 11), 2400)
    number = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // months) * months
    while number // 12 <= 9999 and (day := date(number // 12, number % 12 + 1, 1)) < end:
        yield Tick(round((day - first).days * WIDTH / days, 1), day, "year" if day.month == 1 else "month")
        number += months


@cache
def _layer_codes(types: tuple[str, ...]) -> "np.ndarray[tuple[int], np.dtype[np.int8]]":
    spheres = [str((ontology()["types"].get(name) or {}).get("sphere", "")) for name in types]
    return np.array([next((n for n, x in enumerate(LAYERS) if s.endswith(x)), 2) for s in spheres], np.int8)
