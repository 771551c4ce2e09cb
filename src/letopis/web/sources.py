"""Sources: on whose word the chronicle rests, who repeats whom, and who was first."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from letopis.chronicle.sourcing import resting
from letopis.web.asked import Asked
from letopis.web.chronicle import answered, asked_of, chips, entities_of, left_out, load
from letopis.web.desk import AtDesk, words

router = APIRouter()
MOST = 2_000  # events that are gone through
ROWS = 200  # shown of each kind


@router.get("/sources", response_class=HTMLResponse, include_in_schema=False)
def page(request: Request, desk: AtDesk, asked: Annotated[Asked, Query()]) -> Response:
    """Roots, relays and outlets of the events that answer the question."""
    t = words(request)
    desk, columns, found, error = asked_of(desk, asked)
    rows = resting(load(desk, columns, found[:MOST]))
    parts = {part: [row for row in rows if row.part == part][:ROWS] for part in ("root", "relay", "outlet")}
    known = entities_of(desk, [row.entity for part in parts.values() for row in part if row.entity])
    return desk.page(
        request, "sources.html", status=400 if error else 200, error=error, asked=asked, parts=parts, most=MOST,
        names={id: t.named(entity) for id, entity in known.items()},
        noise=0 if error else left_out(desk, columns, asked, found),
        capped=len(found) > MOST, chips=chips(asked, t, "/sources"), twin=asked.address("/sources.json"),
    )  # fmt: skip


@router.get("/sources.json")
def twin(desk: AtDesk, asked: Annotated[Asked, Query()]) -> list[dict[str, Any]]:
    """Roots, then relays, then outlets, each with what rests on it, of the first events that answer."""
    desk = desk.at(asked.as_of)
    columns = desk.columns()
    return [asdict(row) for row in resting(load(desk, columns, answered(desk, columns, asked)[:MOST]))]
