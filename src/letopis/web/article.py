"""An article as it was read: its text in layers, its versions compared, what was removed, the archived original."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse
from sqlalchemy import select

from letopis.chronicle import ReadArticle
from letopis.errors import NotFoundError
from letopis.records import Article, Source, contract
from letopis.records.contract import article_from_json
from letopis.store import schema
from letopis.store.packing import unpack
from letopis.web import highlight
from letopis.web.desk import AtDesk, Desk, words

router = APIRouter()
LayerName = Literal["names", "times", "events", "sources", "cut"]
LAYERS: tuple[LayerName, ...] = ("names", "times", "events", "sources", "cut")
LONGEST = 60_000  # characters of a version that are compared
SANDBOX = "default-src 'none'; sandbox"


@dataclass(frozen=True)
class Change:
    """A run of words of two versions: same, ins (only in the later) or del (only in the earlier)."""

    kind: str
    text: str


@router.get("/article/{id}.json")
def twin(desk: AtDesk, id: str) -> dict[str, Any]:
    """An article as it was read, as the contract has it."""
    read = desk.ask.article(id)
    return contract.reading_to_json(read.article, read.reading)


@router.get("/article/{id}", response_class=HTMLResponse, include_in_schema=False)
def page(
    request: Request,
    desk: AtDesk,
    id: str,
    layer: Annotated[list[LayerName] | None, Query()] = None,
    compare: Annotated[str, Query(max_length=64)] = "",
) -> Response:
    """The version of an article that counts, with its layers; compared with another version where asked."""
    t, read = words(request), desk.ask.article(id, listed=True)
    links = {local: f"/entity/{quote(known)}" for local, known in read.entities.items()}
    marks = highlight.layers(read.reading, links, _events_of(read), t)
    every = versions(desk, id)
    other = next((version for version in every if version.sha256 == compare), None)
    sources = {source.id: source for source in read.reading.sources}
    chains: dict[
        tuple[tuple[str, str, str], ...], tuple[list[str], list[Source]]
    ] = {}  # by what is shown of them
    for a in read.reading.attributions:
        chain = [sources[s] for s in reversed(a.chain) if s in sources]
        same = tuple((source.name, source.entity, source.anonymity) for source in chain)
        if chain:
            chains.setdefault(same, ([], chain))[0].append(a.id)
    return desk.page(
        request, "article.html", article=read.article, events=read.events, versions=every, other=other,
        changes=list(changes(other, read.article)) if other else [], chains=chains.values(),
        numbers={version.sha256: number for number, version in enumerate(every, start=1)},
        flags=dict.fromkeys((*read.article.flags, *read.reading.flags)), links=links,
        lines=list(highlight.paragraphs(read.article, marks)), layers=LAYERS,
        shown=layer if layer is not None else [name for name in LAYERS if name != "cut"],
        twin=f"/article/{quote(id)}.json",
    )  # fmt: skip


@router.get(
    "/article/{id}/original",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}, "text/plain": {}}}},
)
def original(desk: AtDesk, id: str, show: bool = False) -> Response:
    """The article's original bytes as archived: to be saved; with `show`, as plain text that runs nothing."""
    body = desk.ask.original(id)
    if not show:
        name = {"Content-Disposition": f'attachment; filename="{quote(id)}"'}
        return Response(body, media_type="application/octet-stream", headers=name)
    text = body.decode("utf-8", "replace")
    return Response(
        text, media_type="text/plain; charset=utf-8", headers={"Content-Security-Policy": SANDBOX}
    )


def versions(desk: Desk, id: str) -> list[Article]:
    """Every version of an article, in the order in which they could be known."""
    table = schema.versions.c
    with desk.ask.store.reading() as connection:
        rows = connection.scalars(
            select(table.body).where(table.article == id).order_by(table.known_from, table.number)
        )
        found = [article_from_json(unpack(body)) for body in rows]
    if not found:
        raise NotFoundError(f"no article {id}")
    return found


def changes(earlier: Article, later: Article) -> Iterator[Change]:
    """What became of one version in another, in words."""
    old, new = (_words(article.text[:LONGEST]) for article in (earlier, later))
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Change("same", "".join(new[c:d]))
        else:
            if b > a:
                yield Change("del", "".join(old[a:b]))
            if d > c:
                yield Change("ins", "".join(new[c:d]))


def _words(text: str) -> list[str]:
    """Sentences' words, in lines as a whole where there are too many to compare word by word."""
    parts = [word for line in text.splitlines(keepends=True) for word in line.replace(" ", " \0").split("\0")]
    return parts if len(parts) < 4_000 else text.splitlines(keepends=True)


def _events_of(read: ReadArticle) -> dict[str, str]:
    """Local claim ids with the addresses of their events."""
    return {
        claim.partition("#")[2].partition("@")[0]: f"/event/{quote(event.id)}"
        for event in read.events
        for claim in event.claims
        if claim.startswith(f"{read.article.id}#")
    }
