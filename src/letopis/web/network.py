"""The network: who did what to whom, as lines between people and bodies, each opening its events."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from letopis.records import Entity
from letopis.web.asked import Asked
from letopis.web.chronicle import answered, asked_of, chips, entities_of, left_out
from letopis.web.columns import Columns, Ints
from letopis.web.desk import AtDesk, words
from letopis.web.overview import LAYERS, band, layers_of
from letopis.web.words import Words, shortened

router = APIRouter()
MOST = 60  # ties drawn
WIDTH, HEIGHT = 1000, 640
STEPS = 220  # of the layout, the same every time
LONGEST, LETTER = 28, 6.0  # letters of a name that is drawn, and how wide one is
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Tie:
    """One did something to (or, of the like of meetings, with) another: in how many events, mostly of which layer,
    and of which types, the most frequent first."""

    one: str
    other: str
    count: int
    layer: str
    types: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Label:
    """A name beside a knot: where it stands, and from where it runs (start, middle, end)."""

    x: float
    y: float
    anchor: str
    words: str


@dataclass(frozen=True)
class Knot:
    """Someone in the drawing. `label` is None where it would run into others."""

    x: float
    y: float
    r: float
    entity: Entity
    label: Label | None = None


@router.get("/network", response_class=HTMLResponse, include_in_schema=False)
def page(request: Request, desk: AtDesk, asked: Annotated[Asked, Query()]) -> Response:
    """The strongest ties among those who take part in the events that answer the question."""
    t = words(request)
    desk, columns, found, error = asked_of(desk, asked)
    drawn, every = ties(columns, found)
    known = entities_of(desk, sorted({id for tie in drawn for id in (tie.one, tie.other)}))
    drawn = [tie for tie in drawn if tie.one in known and tie.other in known]
    return desk.page(
        request, "network.html", status=400 if error else 200, error=error, asked=asked, ties=drawn, every=every,
        knots=labelled(laid_out(drawn, known), t), known=known, band=band(columns, found),
        chips=chips(asked, t, "/network"),
        noise=0 if error else left_out(desk, columns, asked, found),
        width=WIDTH, height=HEIGHT, twin=asked.address("/network.json"),
    )  # fmt: skip


@router.get("/network.json")
def twin(desk: AtDesk, asked: Annotated[Asked, Query()]) -> dict[str, Any]:
    """The strongest ties, with the names of who they tie."""
    desk = desk.at(asked.as_of)
    columns = desk.columns()
    drawn, every = ties(columns, answered(desk, columns, asked))
    known = entities_of(desk, sorted({id for tie in drawn for id in (tie.one, tie.other)}))
    return {
        "ties": [
            {"from": t.one, "to": t.other, "events": t.count, "mostly": t.layer, "types": dict(t.types)}
            for t in drawn
        ],
        "names": {id: entity.name for id, entity in known.items()},
        "every": every,
    }


def ties(columns: Columns, found: Ints) -> tuple[list[Tie], int]:
    """The strongest ties among those who have a name, and how many there are in all."""
    every = columns.ties
    drawn = columns.mask(found)[every.of] & columns.named[every.one] & columns.named[every.other]
    of, one, other = (part[drawn] for part in (every.of, every.one, every.other))
    if not len(of):
        return [], 0
    names, size = columns.parties.names, len(columns.parties.names)
    layer = layers_of(columns)[of]
    pairs, where = np.unique(one.astype(np.int64) * size + other, return_inverse=True)
    counts = np.zeros((len(pairs), len(LAYERS)), np.int64)
    np.add.at(counts, (where, layer), 1)
    best = np.argsort(-counts.sum(axis=1), kind="stable")[:MOST]
    kinds = columns.types.codes[of]
    strongest = [
        Tie(
            names[pairs[n] // size],
            names[pairs[n] % size],
            int(counts[n].sum()),
            LAYERS[int(counts[n].argmax())],
            _most(columns.types.names, kinds[where == n]),
        )
        for n in best
    ]
    return strongest, len(pairs)


def _most(names: Sequence[str], codes: Ints) -> tuple[tuple[str, int], ...]:
    """The names that most have, with how many, those of equals by name."""
    counts = np.bincount(codes, minlength=len(names))
    found = [(name, int(n)) for name, n in zip(names, counts, strict=True) if n]
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def labelled(knots: dict[str, Knot], t: Words) -> dict[str, Knot]:
    """The knots with their names where there is room: beside them, else above or below; the best tied first."""
    taken = [(k.x - k.r, k.y - k.r, k.x + k.r, k.y + k.r) for k in knots.values()]
    done = {}
    for id, knot in sorted(knots.items(), key=lambda pair: -pair[1].r):
        words = shortened(t.named(knot.entity), LONGEST)
        own = knot.x - knot.r, knot.y - knot.r, knot.x + knot.r, knot.y + knot.r
        for label, box in _places(knot, words):
            inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= HEIGHT
            if inside and not any(_meet(box, other) for other in taken if other != own):
                taken.append(box)
                knot = replace(knot, label=label)
                break
        done[id] = knot
    return {id: done[id] for id in knots}


def _places(knot: Knot, words: str) -> Iterator[tuple[Label, Box]]:
    wide, off = len(words) * LETTER, knot.r + 4
    for x, y, anchor, left in (
        (knot.x + off, knot.y + 4, "start", knot.x + off),
        (knot.x - off, knot.y + 4, "end", knot.x - off - wide),
        (knot.x, knot.y - off, "middle", knot.x - wide / 2),
        (knot.x, knot.y + off + 9, "middle", knot.x - wide / 2),
        *((knot.x + knot.r, knot.y + down, "start", knot.x + knot.r) for down in (-off, off + 9)),
        *((knot.x - knot.r, knot.y + down, "end", knot.x - knot.r - wide) for down in (-off, off + 9)),
    ):
        yield Label(round(x, 1), round(y, 1), anchor, words), (left, y - 10, left + wide, y + 3)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def laid_out(drawn: list[Tie], known: dict[str, Entity]) -> dict[str, Knot]:
    """Where each stands: ties pull, all push each other apart (Fruchterman and Reingold), from a fixed beginning."""
    ids = list(dict.fromkeys(id for tie in drawn for id in (tie.one, tie.other)))
    if not ids:
        return {}
    n = len(ids)
    place = {id: number for number, id in enumerate(ids)}
    angles = np.arange(n) * math.pi * (3 - math.sqrt(5))  # a sunflower: no two at one place
    radii = np.sqrt((np.arange(n) + 0.5) / n)
    at = np.stack([np.cos(angles) * radii, np.sin(angles) * radii], axis=1)
    pull = np.zeros((n, n))
    for tie in drawn:
        a, b = place[tie.one], place[tie.other]
        pull[a, b] = pull[b, a] = pull[a, b] + 1 + math.log(tie.count)
    ideal = 1.6 / math.sqrt(n)
    for step in range(STEPS):
        apart = at[:, None] - at[None]
        far = np.maximum(np.hypot(*apart.transpose(2, 0, 1)), 1e-4)
        force = (apart * (ideal**2 / far**2 - pull * far / ideal / 4)[..., None]).sum(axis=1) - at * 0.35
        length = np.maximum(np.hypot(*force.T), 1e-9)[:, None]
        at = at + force / length * np.minimum(length, 0.12 * (1 - step / STEPS))
    low, high = at.min(axis=0), at.max(axis=0)
    at = (at - low) / np.maximum(high - low, 1e-6) * (WIDTH - 60, HEIGHT - 60) + (30, 30)
    if n <= 2:
        at = np.array([[WIDTH * 0.3, HEIGHT / 2], [WIDTH * 0.7, HEIGHT / 2]])[:n]
    weight = pull.sum(axis=1)
    return {
        id: Knot(
            round(float(at[i, 0]), 1),
            round(float(at[i, 1]), 1),
            round(4 + min(9.0, float(weight[i])), 1),
            known[id],
        )
        for id, i in place.items()
    }
