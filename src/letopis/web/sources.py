"""Sources: on whose word the chronicle rests, who repeats whom, and who was first."""

from dataclasses import asdict, replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from letopis.chronicle import Resting
from letopis.errors import QuestionError
from letopis.web.asked import Asked
from letopis.web.chronicle import chips, entities_of
from letopis.web.desk import AtDesk, Desk, words

router = APIRouter()
MOST = 2_000  # events that are gone through
ROWS = 200  # shown of each kind


@router.get("/sources", response_class=HTMLResponse, include_in_schema=False)
def page(request: Request, desk: AtDesk, asked: Annotated[Asked, Query()]) -> Response:
    """Roots, relays and outlets of the events that answer the question."""
    t, error = words(request), ""
    rows: list[Resting] = []
    try:
        rows = resting(desk, asked)
    except QuestionError as wrong:
        error = wrong.what
    parts = {part: [row for row in rows if row.part == part][:ROWS] for part in ("root", "relay", "outlet")}
    known = entities_of(desk, [row.entity for part in parts.values() for row in part if row.entity])
    return desk.page(
        request, "sources.html", status=400 if error else 200, error=error, asked=asked, parts=parts, most=MOST,
        names={id: t.named(entity) for id, entity in known.items()},
        capped=len(desk.columns().ids) > MOST, chips=chips(asked, t, "/sources"), twin=asked.address("/sources.json"),
    )  # fmt: skip


@router.get("/sources.json")
def twin(desk: AtDesk, asked: Annotated[Asked, Query()]) -> list[dict[str, Any]]:
    """Roots, then relays, then outlets, each with what rests on it."""
    return [asdict(row) for row in resting(desk, asked)]


def resting(desk: Desk, asked: Asked) -> list[Resting]:
    """What rests on whom, of the first events that answer. Raises QuestionError."""
    return desk.ask.sources(replace(asked.question(), limit=MOST))
