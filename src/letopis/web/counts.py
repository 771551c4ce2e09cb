"""How many events there are, by anything they can be counted by."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from letopis.web.desk import AtDesk, words

router = APIRouter()


@router.get("/counts", response_class=HTMLResponse, include_in_schema=False)
def page(request: Request, desk: AtDesk) -> Response:
    """How many events a month, by type: a table, months down, types across."""
    columns = desk.columns()
    return desk.page(request, "counts.html", table=columns.by_month(), t=words(request), twin="/counts.json")


@router.get("/counts.json")
def twin(desk: AtDesk, by: Annotated[str, Query(max_length=200)] = "month,type") -> list[dict[str, Any]]:
    """Counts of events by any of the columns of `letopis counts`."""
    rows: list[dict[str, Any]] = list(
        desk.ask.counts(tuple(part.strip() for part in by.split(",") if part.strip()))
    )
    return rows
