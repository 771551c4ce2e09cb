"""The briefing: the current question as a document of dated lines with footnoted sources; HTML, Markdown, DOCX."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from letopis.errors import QuestionError
from letopis.export import wording
from letopis.records import Event, EventEvidence
from letopis.web.asked import Asked
from letopis.web.chronicle import answered, chips, load
from letopis.web.columns import Columns, Ints
from letopis.web.desk import AtDesk, Desk, safe, words
from letopis.web.words import Words

router = APIRouter()
MOST = 200  # events of a briefing
NOTES = 4  # sources of one line
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SPECIAL = {ord(c): f"\\{c}" for c in "\\`*_{}[]<>()#+!|~"}


@dataclass(frozen=True)
class Line:
    """A dated line: when, the headline, how sure, the best sentence, and the numbers of its sources."""

    when: str
    headline: str
    standing: str
    quote: str
    language: str
    notes: tuple[int, ...]
    event: str


@dataclass(frozen=True)
class Note:
    """A source: the way the word came, the outlet last, when it was published, and where."""

    number: int
    way: str
    published: str
    url: str


@dataclass(frozen=True)
class Briefing:
    """A whole document in one language."""

    asked: str
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]
    capped: bool


@router.get("/briefing", response_class=HTMLResponse, include_in_schema=False)
def page(request: Request, desk: AtDesk, asked: Annotated[Asked, Query()]) -> Response:
    """The briefing as a page that prints."""
    error = ""
    try:
        made = briefing(desk, asked, words(request))
    except QuestionError as wrong:
        made, error = Briefing("", (), (), False), wrong.what
    return desk.page(
        request, "briefing.html", status=400 if error else 200, made=made, asked=asked, error=error, most=MOST,
        today=datetime.now(UTC).date().isoformat(), twin=asked.address("/briefing.json"),
    )  # fmt: skip


@router.get("/briefing.json")
def twin(request: Request, desk: AtDesk, asked: Annotated[Asked, Query()]) -> dict[str, Any]:
    """The lines of the briefing and its numbered sources."""
    made = briefing(desk, asked, words(request))
    return {
        "asked": made.asked,
        "lines": [{name: getattr(line, name) for name in Line.__annotations__} for line in made.lines],
        "sources": [{name: getattr(note, name) for name in Note.__annotations__} for note in made.notes],
    }


@router.get("/briefing.md", response_class=Response, responses={200: {"content": {"text/markdown": {}}}})
def markdown(request: Request, desk: AtDesk, asked: Annotated[Asked, Query()]) -> Response:
    """The briefing as Markdown with footnotes."""
    t = words(request)
    text = "\n".join(_markdown(briefing(desk, asked, t), t)) + "\n"
    return Response(text, media_type="text/markdown; charset=utf-8", headers=_named("md"))


@router.get("/briefing.docx", response_class=Response, responses={200: {"content": {DOCX: {}}}})
def document(request: Request, desk: AtDesk, asked: Annotated[Asked, Query()]) -> Response:
    """The briefing as a DOCX document."""
    t = words(request)
    return Response(_docx(briefing(desk, asked, t), t), media_type=DOCX, headers=_named("docx"))


def briefing(desk: Desk, asked: Asked, t: Words) -> Briefing:
    """Raises QuestionError. Events without evidence are left out: a line says only what a source says."""
    desk = desk.at(asked.as_of)
    columns = desk.columns()
    found = answered(desk, columns, asked)
    lines: list[Line] = []
    notes: dict[tuple[str, str], Note] = {}
    for event in load(desk, columns, chosen(desk, columns, asked, found)):
        best = t.best(event)
        if best is None:
            continue
        numbers = tuple(dict.fromkeys(_note(notes, e, t).number for e in _distinct(event, best)))
        lines.append(
            Line(
                t.when(event.time),
                t.headline(event),
                _standing(event, t),
                best.quote,
                best.language,
                numbers,
                event.id,
            )
        )
    said = "; ".join(word for word, _ in chips(asked, t)) or t("whole")
    return Briefing(said, tuple(lines), tuple(notes.values()), len(found) > MOST)


def chosen(desk: Desk, columns: Columns, asked: Asked, found: Ints) -> Ints:
    """The first events of the question; the newest as a document tells them, from the earliest on."""
    first = found[:MOST]
    if asked.sort != "newest":
        return first
    in_order = answered(desk, columns, asked.model_copy(update={"sort": "time"}))
    return in_order[np.isin(in_order, first)]


def _distinct(event: Event, best: EventEvidence) -> list[EventEvidence]:
    """The sentence quoted, then the first of each other way that word of it came."""
    ways = {wording.way(e): e for e in (*reversed(event.evidence), best)}
    return [best, *(e for e in ways.values() if e is not best)][:NOTES]


def _note(notes: dict[tuple[str, str], Note], e: EventEvidence, t: Words) -> Note:
    key = (wording.way(e), e.article)
    return notes.setdefault(key, Note(len(notes) + 1, key[0], t.stamp(e.published), safe(e.url)))


def _standing(event: Event, t: Words) -> str:
    stance = "" if event.stance == "asserted" else t.of("stances", event.stance)
    status = "" if event.status == "happened" else t.of("statuses", event.status)
    differs = any(dispute.kind != "development" for dispute in event.disputes)
    roots, articles = t.roots(event), t("n_articles", n=len(event.articles))
    return " · ".join(part for part in (status, stance, roots, articles, differs and t("disputed")) if part)


def _markdown(made: Briefing, t: Words) -> Iterator[str]:
    yield f"# {t('briefing_heading')}\n\n{t('made_of')}: {_plain(made.asked)}\n"
    for line in made.lines:
        marks = "".join(f"[^{number}]" for number in line.notes)
        when = _plain(line.when or t("undated"))
        yield f"**{when}**. {_plain(line.headline)} ({line.standing}).{marks}\n\n> {_plain(line.quote)}\n"
    for note in made.notes:
        facts = [
            _plain(note.way),
            note.published,
            f"<{note.url}>" if note.url and ">" not in note.url else "",
        ]
        yield f"[^{note.number}]: {', '.join(fact for fact in facts if fact)}"


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_SPECIAL)


def _docx(made: Briefing, t: Words) -> bytes:
    from docx import Document  # a fifth of a second that no other page waits for

    document = Document()
    document.core_properties.title = t("briefing_heading")
    document.core_properties.author = "Letopis"
    document.add_heading(t("briefing_heading"), 0)
    document.add_paragraph(f"{t('made_of')}: {_printable(made.asked)}")
    for line in made.lines:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{line.when or t('undated')}. ").bold = True
        paragraph.add_run(f"{_printable(line.headline)} ({line.standing}).")
        paragraph.add_run("".join(f"[{number}]" for number in line.notes)).font.superscript = True
        document.add_paragraph(_printable(line.quote), style="Quote")
    document.add_heading(t("footnotes"), 1)
    for note in made.notes:
        facts = [_printable(note.way), note.published, note.url]
        document.add_paragraph(f"[{note.number}] {', '.join(fact for fact in facts if fact)}")
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _printable(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(c if c.isprintable() else " " for c in text)


def _named(kind: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="letopis-briefing.{kind}"'}
