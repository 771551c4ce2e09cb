"""Adding: an article pasted or dropped is read on this machine and placed in the chronicle."""

import shutil
import tempfile
from getpass import getuser
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from letopis import pipeline
from letopis.errors import LetopisError, QuestionError, StoreError
from letopis.pipeline import Step
from letopis.web.desk import AtDesk, Desk
from letopis.web.guard import BODY
from letopis.web.judging import sealed

router = APIRouter()
KINDS = (".txt", ".html", ".htm", ".jsonl", ".json", ".csv", ".xml", ".rss", ".md", ".zip", ".gz", ".warc")
one_at_a_time = Lock()  # reading takes all of a processor


@router.get("/add", response_class=HTMLResponse, include_in_schema=False)
def form(request: Request, desk: AtDesk) -> Response:
    """Where to paste or drop."""
    return _page(request, desk)


class Given(BaseModel):
    """An article to read: its text, who published it, and when (a day, with a time if it is known)."""

    text: str = Field(min_length=1, max_length=BODY)
    outlet: str = Field(default="", max_length=200)
    published: str = Field(default="", max_length=40)


class Added(BaseModel):
    """What became of an article: its id, whether it was new, changed or known already, and its events' ids."""

    article: str
    outcome: str
    events: list[str]


@router.post("/add.json")
def twin(desk: AtDesk, given: Given) -> list[Added]:
    """Read an article, and say where its events stand now."""
    try:
        steps = read(
            desk,
            given.text.encode("utf-8", "replace"),
            "pasted.txt",
            given.outlet.strip(),
            given.published.strip(),
        )
    except LetopisError as wrong:
        raise QuestionError(wrong.what, wrong.advice) from wrong
    for step in steps:
        if step.error:
            raise QuestionError(step.error.what, step.error.advice)
    return [
        Added(
            article=step.article.id,
            outcome=step.outcome,
            events=[event.id for event in desk.ask.article(step.article.id, listed=True).events],
        )
        for step in steps
        if step.article
    ]


@router.post("/add", response_class=HTMLResponse, include_in_schema=False)
def add(
    request: Request,
    desk: AtDesk,
    seal: Annotated[str, Form(max_length=200)],
    text: Annotated[str, Form()] = "",
    outlet: Annotated[str, Form(max_length=200)] = "",
    published: Annotated[str, Form(max_length=40)] = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Read it, and say where its events stand now."""
    try:
        sealed(desk, seal)
        if file is not None and file.filename:
            body, name = file.file.read(BODY), Path(file.filename).name
        elif text.strip():
            body, name = text.encode("utf-8", "replace"), "pasted.txt"
        else:
            raise QuestionError("There is nothing to read.", "Paste an article, or choose a file.")
        steps = read(desk, body, name, outlet.strip(), published.strip())
    except LetopisError as wrong:
        return _page(request, desk, 400, error=f"{wrong.what} {wrong.advice}", text=text, outlet=outlet,
                     published=published)  # fmt: skip
    return _page(request, desk, steps=steps, events={
        step.article.id: desk.ask.article(step.article.id).events for step in steps if step.article and not step.error
    })  # fmt: skip


def read(desk: Desk, body: bytes, name: str, outlet: str, published: str) -> list[Step]:
    """Read one file's bytes into the chronicle. The same bytes under the same name are the same article again."""
    suffix = "".join(Path(name).suffixes[-2:]).lower()
    kind = suffix if suffix.endswith(KINDS) else ".txt"
    steps: list[Step] = []
    with one_at_a_time:
        # An article from a file is known by the file's path, so the path says what is in it.
        folder = _private() / sha256(body).hexdigest()
        folder.mkdir(exist_ok=True)
        path = folder / f"{Path(name).stem[:80] or 'pasted'}{kind}"
        try:
            path.write_bytes(body)
            pipeline.read_into(desk.ask.store, [path], outlet, published or None, 1, steps.append)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return steps


def _private() -> Path:
    """A folder that nobody else can write to. Raises StoreError where somebody else made it first."""
    folder = Path(tempfile.gettempdir()) / f"letopis-added-{getuser()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_mode & 0o077 or folder.owner() != getuser():
        raise StoreError(f"{folder} is open to others", "Remove it, and add again.")
    return folder


def _page(request: Request, desk: Desk, status: int = 200, **values: object) -> Response:
    shown = {"steps": [], "events": {}, "error": "", "text": "", "outlet": "", "published": "", **values}
    return desk.page(request, "add.html", status, most=BODY // 2**20, **shown)
