"""An article's text cut into pieces, each with the layers that cover it, so that a page can mark them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from letopis.records import Article, Reading


@dataclass(frozen=True, slots=True)
class Layer:
    """A span to mark: its CSS class, what it says when pointed at, and where it leads ("" nowhere)."""

    start: int
    end: int
    css: str
    title: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same layers. `css` is "" for plain text."""

    text: str
    css: str
    title: str
    href: str


def layers(reading: Reading, links: dict[str, str]) -> list[Layer]:
    """Every mention, time, source and event word of a reading. `links` maps local entity ids to addresses."""
    names = {entity.id: entity.name for entity in reading.entities}
    found = [
        Layer(m.start, m.end, m.kind, names.get(m.entity, m.lemma), links.get(m.entity, ""))
        for m in reading.mentions
    ]
    found += [Layer(t.start, t.end, "time", t.edtf or "not resolved") for t in reading.times]
    found += [Layer(s.start, s.end, "source", f"source: {s.name} ({s.anonymity})") for s in reading.sources]
    for claim in reading.claims:
        found += [
            Layer(*evidence.trigger, "trigger", f"{claim.type} · {claim.status}, {claim.stance}")
            for evidence in claim.evidences
        ]
    return found


def paragraphs(article: Article, marks: Sequence[Layer]) -> Iterator[list[Piece]]:
    """The article's lines after the title, each as pieces; concatenated, a line's pieces are the line."""
    offset = 0
    for number, line in enumerate(article.text.split("\n")):
        if number and line.strip():
            yield list(_pieces(line, offset, marks))
        offset += len(line) + 1


def _pieces(line: str, offset: int, marks: Sequence[Layer]) -> Iterator[Piece]:
    here = [m for m in marks if m.start < offset + len(line) and m.end > offset and m.end > m.start]
    cuts = {0, len(line)}
    for mark in here:
        cuts.update((max(0, mark.start - offset), min(len(line), mark.end - offset)))
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        over = [m for m in here if m.start - offset <= start and m.end - offset >= end]
        over.sort(key=lambda m: m.end - m.start)  # the narrowest mark names the piece
        css = " ".join(dict.fromkeys(m.css for m in reversed(over)))
        title = " · ".join(dict.fromkeys(m.title for m in over if m.title))
        yield Piece(line[start:end], css, title, next((m.href for m in over if m.href), ""))
