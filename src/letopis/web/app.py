"""The ASGI app: every page is rendered on the server, reads without JavaScript, and has a JSON twin."""

import mimetypes
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel
from starlette.types import Scope

import letopis
from letopis.chronicle import Chronicle
from letopis.errors import LetopisError, NotFoundError, QuestionError
from letopis.web import (
    adding,
    article,
    atlas,
    briefing,
    chronicle,
    counts,
    entity,
    event,
    judging,
    network,
    settings,
    sources,
)  # fmt: skip
from letopis.web.desk import HERE, Desk, NotYetError, words
from letopis.web.guard import guard


class Wrong(BaseModel):
    """What a twin says when it cannot answer."""

    error: str
    advice: str


WRONG: dict[int | str, dict[str, Any]] = {
    400: {"model": Wrong, "description": "A question that cannot be asked."},
    404: {"model": Wrong, "description": "Nothing has this id."},
    503: {"model": Wrong, "description": "An earlier chronicle that is being made: ask again."},
    429: {"description": "Too many requests from one address."},
}
STATUS = {NotFoundError: 404, QuestionError: 400, NotYetError: 503}
SOON = "5"  # seconds after which what is being made is asked for again
FOREVER = "public, max-age=31536000, immutable"


def create_app(db: str | Path, token: str = "") -> FastAPI:
    """The page over one store (a path or a database URL). With a token, requests must carry it.

    Without one the app answers only requests addressed to the loopback interface.
    """
    app = FastAPI(
        title="Letopis", version=letopis.__version__, docs_url=None, redoc_url=None, responses=WRONG
    )  # fmt: skip
    app.state.desk = Desk(Chronicle(db), may_judge=bool(token))
    guard(app, token)
    app.mount("/static", Assets(directory=HERE / "static"), name="static")
    for page in (
        chronicle, event, article, entity, atlas, network, sources, counts, adding, briefing, judging, settings,
    ):  # fmt: skip
        app.include_router(page.router)
    app.add_exception_handler(LetopisError, failed)
    return app


class Assets(StaticFiles):
    """Static files, kept for ever where the address carries the hash of what they hold."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        answer = await super().get_response(path, scope)
        if scope["query_string"] and answer.status_code == 200:
            answer.headers["Cache-Control"] = FOREVER
        return answer


async def failed(request: Request, error: Exception) -> Response:
    """A LetopisError as a page where a page was asked for, else as JSON."""
    assert isinstance(error, LetopisError)
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
    later = {"Retry-After": SOON} if status == 503 else {}
    if getattr(request.scope.get("route"), "response_class", None) is not HTMLResponse:
        return JSONResponse({"error": error.what, "advice": error.advice}, status, later)
    desk: Desk = request.app.state.desk
    if not later:
        return desk.page(request, "error.html", status, what=error.what, advice=error.advice)
    t = words(request)
    answer = desk.page(request, "error.html", status, what=t("being_made"), advice=t("being_made_note"))
    answer.headers.update({**later, "Refresh": SOON})
    return answer


mimetypes.add_type(
    "text/javascript", ".js"
)  # where the system's table lacks it, nosniff would refuse the file
