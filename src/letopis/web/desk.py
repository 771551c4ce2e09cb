"""What every page works at: the chronicle, its columns, the templates, and the reader's language and theme."""

import gc
import hashlib
import secrets
from collections import OrderedDict
from concurrent.futures import Future
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock, Thread
from typing import Annotated, Any
from urllib.parse import quote, unquote, urlsplit

from fastapi import Depends, Request, Response
from fastapi.templating import Jinja2Templates

import letopis
from letopis.chronicle import Chronicle, Question, past
from letopis.errors import LetopisError
from letopis.store import events
from letopis.web.columns import Columns, Ints
from letopis.web.words import LANGUAGES, Words, chosen

HERE = Path(__file__).parent
LANGUAGE, THEME, BY = (
    "letopis_language",
    "letopis_theme",
    "letopis_by",
)  # cookies; BY: who judges, as signed last
THEMES = ("auto", "light", "dark")
MOMENTS = 4  # earlier chronicles kept at hand
WAIT = 8.0  # seconds that a page waits for an earlier chronicle to be made
KEPT = 64  # answers kept in memory


class NotYetError(LetopisError):
    """What is asked for is being made."""


class Desk:
    """One a store. Thread-safe: pages are served from a pool of threads."""

    def __init__(self, ask: Chronicle, may_judge: bool) -> None:
        self.ask = ask
        self.may_judge = may_judge
        self.seal = secrets.token_urlsafe(24)  # in every form of ours; no other site's page can read it
        self.templates = Jinja2Templates(directory=HERE / "templates")
        self.templates.env.trim_blocks = self.templates.env.lstrip_blocks = True
        self.templates.env.globals.update(
            version=letopis.__version__,
            asset=asset,
            languages=LANGUAGES,
            themes=THEMES,
            safe=safe,
            quote=quote,
        )
        self._columns: Columns | None = None
        self._answers: OrderedDict[object, Ints] = OrderedDict()
        self._lock = Lock()
        self._then: OrderedDict[tuple[datetime, past.State], Future[Desk]] = OrderedDict()

    def at(self, moment: str) -> "Desk":
        """The desk of the chronicle as it could be known at a moment; this one for "".

        That is made anew of all articles of then, one moment at a time, beside the pages. Raises QuestionError for
        what is no moment, and NotYetError where it takes longer than a reader should wait.
        """
        asked = Question(as_of=moment).moment
        if asked is None:
            return self
        with self.ask.store.reading() as connection:
            key = asked, past.state(connection, asked)
        with self._lock:
            making = self._then.get(key)
            if making is None and all(other.done() for other in self._then.values()):
                making = self._then[key] = Future()
                while len(self._then) > MOMENTS:
                    self._then.popitem(last=False)
                Thread(target=self._make, args=(moment, making), daemon=True).start()
        try:
            if making is not None:
                return making.result(WAIT)
        except TimeoutError:
            pass
        except LetopisError:
            self._then.pop(key, None)  # it may be another time
            raise
        raise NotYetError(f"The chronicle of {moment} is being made.", "Ask again in a while.")

    def _make(self, moment: str, making: "Future[Desk]") -> None:
        try:
            making.set_result(Desk(self.ask.as_of(moment), may_judge=False))
        except BaseException as error:  # whoever waits is told
            making.set_exception(error)

    def columns(self) -> Columns:
        """The store's events as columns, as it is now."""
        with self._lock, self.ask.store.reading() as connection:
            if self._columns is None or self._columns.version != events.changes(connection):
                # Hundreds of thousands of names that live on: searching them for cycles would take a third of the
                # time to read them, and stop a page for 0.2 s now and then.
                gc.disable()
                try:
                    self._columns = (
                        self._columns.renewed(connection) if self._columns else Columns.of(connection)
                    )
                finally:
                    gc.enable()
                self._answers.clear()
                gc.collect()
                gc.freeze()
            return self._columns

    def answer(self, columns: Columns, key: object) -> Ints | None:
        """An answer of these columns that was kept."""
        with self._lock:
            if columns is self._columns and key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
            return None

    def keep(self, columns: Columns, key: object, found: Ints) -> None:
        """Keep an answer while the store stays as it is."""
        with self._lock:
            if columns is self._columns:
                self._answers[key] = found
                while len(self._answers) > KEPT:
                    self._answers.popitem(last=False)

    def page(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:
        """A rendered template in the reader's language; everything in it is escaped."""
        here = f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
        context = {
            "t": words(request), "theme": theme(request), "here": here, "section": request.url.path.split("/")[1],
            "may_judge": self.may_judge, "seal": self.seal, "by": unquote(request.cookies.get(BY, "")), **values,
        }  # fmt: skip
        answer = self.templates.TemplateResponse(request, template, context, status_code=status)
        answer.headers["Vary"] = "Accept-Language, Cookie"
        return answer


def desk(request: Request) -> Desk:
    """The desk of the app that answers."""
    found: Desk = request.app.state.desk
    return found


AtDesk = Annotated[Desk, Depends(desk)]


def words(request: Request) -> Words:
    """The words of the reader's language: ?lang=, else the cookie's, else the browser's."""
    return Words(
        chosen(
            request.query_params.get("lang", ""),
            request.cookies.get(LANGUAGE, ""),
            request.headers.get("accept-language", ""),
        )
    )


def theme(request: Request) -> str:
    """auto, light or dark."""
    kept = request.cookies.get(THEME, "")
    return kept if kept in THEMES else "auto"


@cache
def asset(name: str) -> str:
    """The address of a static file with its content's hash, so that a browser may keep it for ever."""
    digest = hashlib.sha256((HERE / "static" / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?{digest}"


def safe(url: str) -> str:
    """The address if it is a web address, else "": a javascript: link from a document is never made."""
    try:
        return url if urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:
        return ""
