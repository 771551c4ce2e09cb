"""The map: where events were, drawn no more precisely than it is known, with those that have no place beside it."""

import math
import re
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Annotated, Any
from urllib.parse import quote

import numpy as np
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from letopis.reading.entities.states import midst
from letopis.records import Entity
from letopis.web.asked import Asked
from letopis.web.chronicle import answered, asked_of, chips, entities_of, left_out, load
from letopis.web.columns import Columns, Ints
from letopis.web.desk import HERE, AtDesk, Desk, words
from letopis.web.overview import band

router = APIRouter()
MOST = 200  # places drawn
LABELS = 24
BESIDE = 40  # events without a place that are listed
# How far around its point an area may reach, in hundredths of a degree at the equator; places not listed are spots,
# and states are drawn as what they are.
REACH = {"region": 90, "area": 150}
KM = 1.11  # of a hundredth of a degree
Point = tuple[float, float]
LEAST = 500  # hundredths of a degree that the map is wide at least


@dataclass(frozen=True)
class Spot:
    """A place on the map: where, how large it is drawn, whether as an area, and how many events it stands for."""

    x: float
    y: float
    r: float
    area: bool
    entity: Entity
    count: int
    state: str = ""  # the id of its shape in the outline, for a state
    labelled: bool = False


@dataclass(frozen=True)
class View:
    """The part of the world that is shown, in hundredths of a degree of the projection."""

    x: float
    y: float
    width: float
    height: float


@router.get("/map", response_class=HTMLResponse, include_in_schema=False)
def page(request: Request, desk: AtDesk, asked: Annotated[Asked, Query()]) -> Response:
    """The map of the events that answer the question."""
    t = words(request)
    desk, columns, found, error = asked_of(desk, asked)
    places, placed, unlocated = located(desk, columns, found)
    view = seen(places)
    return desk.page(
        request, "map.html", status=400 if error else 200, error=error, asked=asked, total=len(found),
        spots=spots(places, view), view=view, capped=len(places) == MOST, located=placed,
        shade=partial(shade, max((n for _, n in places), default=1)),
        beside=load(desk, columns, unlocated[:BESIDE]), unlocated=len(unlocated), band=band(columns, found),
        noise=0 if error else left_out(desk, columns, asked, found),
        chips=chips(asked, t, "/map"), twin=asked.address("/map.json"),
    )  # fmt: skip


@router.get("/map.json")
def twin(desk: AtDesk, asked: Annotated[Asked, Query()]) -> dict[str, Any]:
    """Places of the events that answer, as GeoJSON points with how precisely each is known."""
    desk = desk.at(asked.as_of)
    columns = desk.columns()
    places, _, unlocated = located(desk, columns, answered(desk, columns, asked))
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [entity.lon, entity.lat]},
            "properties": {
                "id": entity.id, "name": entity.name, "precision": entity.precision, "events": count,
                "page": f"/entity/{quote(entity.id)}",
            },
        }
        for entity, count in places
    ]  # fmt: skip
    return {"type": "FeatureCollection", "features": features, "unlocated": len(unlocated)}


def located(desk: Desk, columns: Columns, found: Ints) -> tuple[list[tuple[Entity, int]], int, Ints]:
    """Places with how many of the events were there, most first; how many events that is; and those without one."""
    mask = columns.mask(found)
    most = columns.places.most(mask, MOST)
    known = entities_of(desk, [id for id, _ in most])
    known = {id: _lying(entity) for id, entity in known.items()}
    places = [(known[id], n) for id, n in most if id in known and known[id].lat is not None]
    # Places that are too rare to be drawn are places still: only those without coordinates count as none.
    nowhere = {id for id in known if known[id].lat is None}
    codes = [code for code, name in enumerate(columns.places.names) if name not in nowhere]
    somewhere = np.zeros(len(columns.ids), np.bool_)
    somewhere[columns.places.of[np.isin(columns.places.codes, codes)]] = True
    return places, int((mask & somewhere).sum()), found[~somewhere[found]]


def _lying(entity: Entity) -> Entity:
    """A state with the point in its midst."""
    lies = midst(entity.country) if entity.kind == "country" else None
    return replace(entity, lat=lies.lat, lon=lies.lon, precision="country") if lies else entity


def reach(entity: Entity) -> float:
    """How far a place may reach from its point, in hundredths of a degree of the projection; 0 for a spot."""
    lies = midst(entity.country) if entity.kind == "country" else None
    wide = lies.km / KM if lies else REACH.get(entity.precision, 0)
    return wide / math.cos(math.radians(entity.lat or 0))


def shade(most: int, count: int) -> float:
    """How strongly a state is coloured."""
    return round(0.08 + 0.3 * math.sqrt(count / most), 2)


@cache
def shapes() -> frozenset[str]:
    """The codes of the states that the outline has shapes of."""
    return frozenset(re.findall(r'id="([A-Z]{2})"', (HERE / "static" / "world.svg").read_text("utf-8")))


def seen(places: list[tuple[Entity, int]]) -> View:
    """The part of the world that holds them, with a margin; all of it for none."""
    points = [(*_at(entity), reach(entity)) for entity, _ in places]
    if not points:
        return View(-17000, -9000, 35000, 16500)
    west, east = min(x - r for x, _, r in points), max(x + r for x, _, r in points)
    north, south = min(y - r for _, y, r in points), max(y + r for _, y, r in points)
    width = max(LEAST, (east - west) * 1.15, (south - north) * 1.15 * 1.9)
    height = max(width / 2.2, (south - north) * 1.15)
    x, y = (west + east) / 2 - width / 2, (north + south) / 2 - height / 2
    return View(round(x), round(y), round(width), round(height))


def spots(places: list[tuple[Entity, int]], view: View) -> list[Spot]:
    """States, then areas, so that spots lie above them; spots by the number of their events."""
    unit = view.width / 1000
    top = math.sqrt(max((count for _, count in places), default=1))
    drawn = []
    for entity, count in places:
        x, y = _at(entity)
        wide = reach(entity)
        r = max(wide, 8 * unit) if wide else unit * (2.5 + 9 * math.sqrt(count) / top)
        shaped = entity.kind == "country" and wide >= 8 * unit and entity.country in shapes()
        state = entity.country if shaped else ""
        drawn.append(Spot(round(x, 1), round(y, 1), round(r, 1), bool(wide), entity, count, state))
    return sorted(_labelled(drawn, unit), key=lambda spot: (not spot.state, not spot.area, -spot.r))


def _labelled(drawn: list[Spot], unit: float) -> list[Spot]:
    """Names for the places with the most events, where they do not run into one another."""
    taken: list[tuple[float, float, float]] = []
    done = []
    for spot in sorted(drawn, key=lambda spot: -spot.count):
        half = unit * 4.2 * min(24, len(spot.entity.name))
        free = all(abs(spot.x - x) > half + other or abs(spot.y - y) > 16 * unit for x, y, other in taken)
        if named := free and len(taken) < LABELS:
            taken.append((spot.x, spot.y, half))
        done.append(replace(spot, labelled=named))
    return done


def projected(lon: float, lat: float) -> Point:
    """A place on the map, in degrees of the equator (Mercator): x grows to the east, y to the south."""
    lat = max(-85.0, min(85.0, lat))
    return lon, -math.degrees(math.asinh(math.tan(math.radians(lat))))


def _at(entity: Entity) -> Point:
    x, y = projected(entity.lon or 0.0, entity.lat or 0.0)
    return x * 100, y * 100
