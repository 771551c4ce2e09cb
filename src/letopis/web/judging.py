"""What a reader decides: one form for every verdict, the list of judgements, and taking one back."""

import hmac
import logging
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, Path, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from letopis import pipeline
from letopis.errors import QuestionError
from letopis.pipeline.judging import FIELDS
from letopis.records import Judgement
from letopis.store import judgements
from letopis.web.desk import BY, AtDesk, Desk
from letopis.web.settings import YEAR, ours

router = APIRouter()
audit = logging.getLogger("letopis.audit")
Words = Annotated[str, Form(max_length=2_000)]


@router.post("/judge", include_in_schema=False)
def judge(
    desk: AtDesk,
    verdict: Annotated[str, Form(max_length=20)],
    id: Annotated[str, Form(max_length=200)],
    by: Annotated[str, Form(max_length=80)],
    seal: Annotated[str, Form(max_length=200)],
    other: Annotated[str, Form(max_length=400)] = "",
    field: Annotated[str, Form(max_length=20)] = "",
    value: Annotated[str, Form(max_length=200)] = "",
    report: Annotated[str, Form(max_length=200)] = "",
    other_report: Annotated[str, Form(max_length=200)] = "",
    note: Words = "",
    back: Annotated[str, Form(max_length=400)] = "/",
) -> Response:
    """Keep a judgement and lead back to where it was made.

    One form has the fields of every verdict: `set` takes `field` and `value`, `same` and `different` take `other`,
    and `different` of an event's page two of its reports.
    """
    allowed(desk, seal)
    if verdict == "set":
        other = f"{field}={value}"
    elif verdict == "different" and report:
        id, other = report, other_report
    elif verdict not in ("same", "different"):
        other = ""
    if verdict == "reject":
        back = "/"
    made = pipeline.judge(desk.ask.store, verdict, id, other, by=_signed(by), note=note)  # type: ignore[arg-type]
    return _kept(made, "judged", by, back)


@router.post("/judgements/{number}/undo", include_in_schema=False)
def undo(
    desk: AtDesk,
    number: Annotated[int, Path(ge=1, lt=2**31)],
    by: Annotated[str, Form(max_length=80)],
    seal: Annotated[str, Form(max_length=200)],
    back: Annotated[str, Form(max_length=400)] = "/judgements",
) -> Response:
    """Take a judgement back. It stays on record."""
    allowed(desk, seal)
    return _kept(pipeline.undo(desk.ask.store, number), "undone", _signed(by), back)


@router.get("/judgements", response_class=HTMLResponse, include_in_schema=False)
def page(request: Request, desk: AtDesk) -> Response:
    """What people decided, the latest first, with what was taken back."""
    return desk.page(request, "judgements.html", judged=listed(desk), twin="/judgements.json")


@router.get("/judgements.json")
def twin(desk: AtDesk) -> list[dict[str, Any]]:
    """What people decided, the latest first."""
    return [
        {name: getattr(j, name) for name in ("id", "kind", "subject", "object", "by", "at", "note", "undone")}
        for j in listed(desk)
    ]


def listed(desk: Desk, most: int = 500) -> list[Judgement]:
    """Judgements of people, the latest first."""
    with desk.ask.store.reading() as connection:
        every = judgements.listed(connection, everything=True)
    return sorted((j for j in every if not j.by.startswith("rule:")), key=lambda j: -j.id)[:most]


def of_event(desk: Desk, ids: list[str]) -> list[Judgement]:
    """Standing judgements of people about any of these claims."""
    with desk.ask.store.reading() as connection:
        return [heard.judgement for heard in judgements.heard(connection, ids)]


def allowed(desk: Desk, seal: str) -> None:
    """Raises QuestionError unless judging is served, and the form was one of ours."""
    if not desk.may_judge:
        raise QuestionError(
            "Judging needs a token.", "Serve the page with one: LETOPIS_TOKEN=… letopis serve"
        )
    sealed(desk, seal)


def sealed(desk: Desk, seal: str) -> None:
    """Raises QuestionError unless the form was made by this server."""
    if not hmac.compare_digest(seal.encode("utf-8", "surrogatepass"), desk.seal.encode()):
        raise QuestionError(
            "The form is of an earlier run of this server.", "Open its page again, and send it again."
        )


def _signed(by: str) -> str:
    if not by.strip():
        raise QuestionError("Who judges is not said.", "Sign with a name.")
    return by.strip()


def _kept(judgement: Judgement, what: str, by: str, back: str) -> Response:
    audit.info(
        "%s %d %s %s %s by %s", what, judgement.id, judgement.kind, judgement.subject, judgement.object, by
    )
    answer = RedirectResponse(ours(back), 303)
    answer.set_cookie(BY, quote(by.strip()), max_age=YEAR, httponly=True, samesite="strict")
    return answer


SETTABLE = tuple(FIELDS)
