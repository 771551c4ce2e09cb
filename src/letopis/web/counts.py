"""How many events there are, by anything they can be counted by."""

from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from letopis.chronicle import Question
from letopis.web.desk import AtDesk

router = APIRouter()


@router.get("/counts", response_class=HTMLResponse, include_in_schema=False)
def page(request: Request, desk: AtDesk, noise: bool = False) -> Response:
    """How many events a month, by type: a table, months down, types across."""
    columns = desk.columns()
    counted = ~columns.noise if not noise else np.ones(len(columns.ids), np.bool_)
    return desk.page(
        request, "counts.html", table=columns.by_month(counted), noise=int((~counted).sum()), with_noise=noise,
        twin="/counts.json?noise=true" if noise else "/counts.json",
    )  # fmt: skip


@router.get("/counts.json")
def twin(
    desk: AtDesk, by: Annotated[str, Query(max_length=200)] = "month,type", noise: bool = False
) -> list[dict[str, Any]]:
    """Counts of events by any of the columns of `letopis counts`."""
    keys = tuple(part.strip() for part in by.split(",") if part.strip())
    rows: list[dict[str, Any]] = list(desk.ask.counts(keys, Question(noise=noise)))
    return rows
