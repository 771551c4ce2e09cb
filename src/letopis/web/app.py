"""The FastAPI app: every page is rendered on the server, reads without JavaScript, and has a JSON twin."""

import hashlib
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote, urlsplit

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates

import letopis
from letopis import chronicle as asking
from letopis.errors import LetopisError, NotFoundError, QuestionError
from letopis.reading.claims.lexicon import ontology
from letopis.reading.times import edtf
from letopis.records import Event, EventEvidence, Party, Quantity, contract
from letopis.web import highlight
from letopis.web.asked import Asked
from letopis.web.guard import guard

HERE = Path(__file__).parent
PAGE = 100


def create_app(db: str, token: str = "") -> FastAPI:
    """The page over one store (a path or a database URL). With a token, requests must carry it.

    Without one the app answers only requests addressed to the loopback interface.
    """
    app = FastAPI(title="Letopis", version=letopis.__version__, docs_url=None, redoc_url=None)
    guard(app, token)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    pages = Pages(asking.Chronicle(db))
    for path, twin, page, data in (
        ("/", "/chronicle.json", pages.chronicle, pages.chronicle_json),
        ("/event/{id}", "/event/{id}.json", pages.event, pages.event_json),
        ("/article/{id}", "/article/{id}.json", pages.article, pages.article_json),
        ("/entity/{id}", "/entity/{id}.json", pages.entity, pages.entity_json),
        ("/counts", "/counts.json", pages.counts, pages.counts_json),
    ):
        # The twin first: "/event/{id}" would take "x.json" for an id.
        app.add_api_route(twin, data, response_class=JSONResponse)
        app.add_api_route(path, page, response_class=HTMLResponse, include_in_schema=False)
    app.add_api_route("/article/{id}/original", pages.original, response_class=Response)
    app.add_exception_handler(LetopisError, pages.failed)
    return app


class Pages:
    """One method a page and one a twin, all asking the same chronicle."""

    def __init__(self, chronicle: asking.Chronicle) -> None:
        self.ask = chronicle
        self.templates = Jinja2Templates(directory=HERE / "templates")
        self.templates.env.globals.update(  # what templates say things with
            version=letopis.__version__,
            asset=asset,
            when=when,
            label=label,
            counted=counted,
            bounds=bounds,
            headline=headline,
            stamp=stamp,
            named=named,
        )

    def chronicle(self, request: Request, asked: Annotated[Asked, Query()]) -> Response:
        """The dated list with its filters. A question that cannot be asked is shown beside them."""
        error, events, total = "", [], 0
        try:
            question = asked.question(limit=PAGE)
            events, total = self.ask.events(question), self.ask.total(question)
        except QuestionError as wrong:
            error = wrong.what
        more = asked.offset + len(events) < total
        return self.page(
            request, "chronicle.html", status=400 if error else 200, asked=asked, error=error,
            groups=by_day(events), shown=shown(asked.offset, len(events), total), asked_any=asked.any(), types=types(),
            later=asked.address(asked.offset + PAGE) if more else "",
            earlier=asked.address(max(0, asked.offset - PAGE)) if asked.offset else "",
            twin="/chronicle.json" + (f"?{request.url.query}" if request.url.query else ""),
        )  # fmt: skip

    def chronicle_json(self, asked: Annotated[Asked, Query()]) -> Any:
        """The events that answer a question, as the contract has them."""
        return [contract.event_to_json(event) for event in self.ask.events(asked.question(limit=PAGE))]

    def event(self, request: Request, id: str) -> Response:
        """One event: its fields, roots with reasons, disputes, and every sentence behind it."""
        event = self.ask.event(id)
        return self.page(
            request, "event.html", event=event, evidence=quoted_once(event), twin=f"/event/{quote(id)}.json"
        )

    def event_json(self, id: str) -> Any:
        """One event, as the contract has it."""
        return contract.event_to_json(self.ask.event(id))

    def article(self, request: Request, id: str) -> Response:
        """An article as it was read: clean text with marks, and what was removed."""
        read = self.ask.article(id)
        links = {local: f"/entity/{quote(known)}" for local, known in read.entities.items()}
        return self.page(
            request, "article.html", article=read.article, events=read.events, safe_url=safe(read.article.url),
            flags=dict.fromkeys((*read.article.flags, *read.reading.flags)),
            lines=list(highlight.paragraphs(read.article, highlight.layers(read.reading, links))),
            twin=f"/article/{quote(id)}.json",
        )  # fmt: skip

    def article_json(self, id: str) -> Any:
        """An article as it was read, as the contract has it."""
        read = self.ask.article(id)
        return contract.reading_to_json(read.article, read.reading)

    def original(self, id: str) -> Response:
        """The article's original bytes as archived, to be saved and never shown by the browser."""
        name = {"Content-Disposition": f'attachment; filename="{quote(id)}"'}
        return Response(self.ask.original(id), media_type="application/octet-stream", headers=name)

    def entity(self, request: Request, id: str) -> Response:
        """Someone or something: names, roles, and the events that name it."""
        known = self.ask.entity(id)
        return self.page(
            request,
            "entity.html",
            entity=known.entity,
            groups=by_day(known.events),
            twin=f"/entity/{quote(id)}.json",
        )

    def entity_json(self, id: str) -> Any:
        """An entity and the ids of its events."""
        known = self.ask.entity(id)
        return {**contract.entity_to_json(known.entity), "events": [event.id for event in known.events]}

    def counts(self, request: Request) -> Response:
        """How many events a month, by type."""
        rows = self.ask.counts(("month", "type"))
        return self.page(
            request, "counts.html", rows=rows, columns=list(rows[0]) if rows else [], twin="/counts.json"
        )

    def counts_json(self, by: str = "month,type") -> Any:
        """Counts of events by any of the columns of `letopis counts`."""
        return self.ask.counts(tuple(part.strip() for part in by.split(",") if part.strip()))

    def page(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:
        """A rendered template; everything in it is escaped."""
        return self.templates.TemplateResponse(request, template, values, status_code=status)

    async def failed(self, request: Request, error: Exception) -> Response:
        """A LetopisError as a page, or as JSON for a twin."""
        assert isinstance(error, LetopisError)
        status = 404 if isinstance(error, NotFoundError) else 400 if isinstance(error, QuestionError) else 500
        if request.url.path.endswith(".json"):
            return JSONResponse({"error": error.what, "advice": error.advice}, status)
        return self.page(request, "error.html", status, what=error.what, advice=error.advice)


@cache
def asset(name: str) -> str:
    """The address of a static file with its content's hash, so that a browser may keep it for ever."""
    digest = hashlib.sha256((HERE / "static" / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?{digest}"


def by_day(events: Iterable[Event]) -> list[tuple[str, list[Event]]]:
    """Events grouped under the words of their date, in the order given."""
    return [
        (when(time) or "Date not known", list(same)) for time, same in groupby(events, key=lambda e: e.time)
    ]


def headline(event: Event) -> str:
    """The event in one English line, as the page's own words are English; evidence stays as it was written."""
    return event.headlines.get("en") or event.headline


def named(party: Party) -> str:
    """A party's English name, else its Latin form, else its name as reported."""
    return party.names.get("en") or party.names.get("latin") or party.name


def quoted_once(event: Event) -> list[EventEvidence]:
    """Its evidence, a sentence of an article once however many claims rest on it."""
    return list({(e.article, e.quote): e for e in reversed(event.evidence)}.values())[::-1]


def stamp(published: str) -> str:
    """«2023-10-04 15:10» of an ISO date-time, which stands whole in the JSON twin."""
    return published[:16].replace("T", " ")


def when(time: str) -> str:
    """An EDTF value in English words."""
    return edtf.human(time, "en") if time else ""


@cache
def types() -> list[tuple[str, str]]:
    """Event types with their English labels, by label."""
    return sorted(
        ((name, entry["labels"]["en"]) for name, entry in ontology()["types"].items()), key=lambda t: t[1]
    )


def label(type: str) -> str:
    """An event type in English words."""
    return dict(types()).get(type, type)


def shown(offset: int, count: int, total: int) -> str:
    """«1 event», «12 events», «events 101–200 of 512»."""
    if count < total:
        return f"events {offset + 1}–{offset + count} of {total}"
    return f"{count} event" if count == 1 else f"{count} events"


def counted(low: int, high: int) -> str:
    """«1 root», «1–3 roots»."""
    return f"{low}–{high} roots" if high != low else f"{low} root" if low == 1 else f"{low} roots"


def bounds(quantity: Quantity) -> str:
    """«100», «100 or more», «up to 5», «3–5»."""
    low, high = (f"{value:,.10g}" if value is not None else "" for value in (quantity.low, quantity.high))
    if low and high:
        words = low if low == high else f"{low}–{high}"
    else:
        words = f"{low} or more" if low else f"up to {high}" if high else ""
    return f"{words} {quantity.unit}".strip()


def safe(url: str) -> str:
    """The address if it is a web address, else "": a javascript: link from a document is never made."""
    return url if urlsplit(url).scheme in ("http", "https") else ""
