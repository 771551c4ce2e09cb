"""An article's text cut into pieces, each with the layers that cover it, so that a page can mark them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from letopis.records import Article, Reading, Removed
from letopis.web.words import Words


@dataclass(frozen=True, slots=True)
class Layer:
    """A span to mark: its CSS class, what it says when pointed at, where it leads ("" nowhere), and its anchor."""

    start: int
    end: int
    css: str
    title: str
    href: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same layers. `css` is "" for plain text; `begins`: a mark begins here."""

    text: str
    css: str
    title: str
    href: str
    anchors: tuple[str, ...] = ()
    begins: bool = False


def layers(reading: Reading, links: Mapping[str, str], told: Mapping[str, str], t: Words) -> list[Layer]:
    """Every mention, time, source, cue, vouched passage and event word of a reading.

    `links` leads from local entity ids to addresses, `told` from local claim ids to their events.
    """
    names = {entity.id: t.named(entity) for entity in reading.entities}
    found = [
        Layer(
            m.start, m.end, m.kind,
            f"{names.get(m.entity) or m.lemma} · {t.of('mention_kinds', m.kind)}", links.get(m.entity, ""),
        )
        for m in reading.mentions
    ]  # fmt: skip
    found += [Layer(x.start, x.end, "time", t.when(x.edtf) or t("not_resolved")) for x in reading.times]
    found += [
        Layer(s.start, s.end, "source", f"{t('source')}: {s.name} ({t.of('anonymities', s.anonymity)})",
              links.get(s.entity, ""))
        for s in reading.sources
    ]  # fmt: skip
    sources = {source.id: source.name for source in reading.sources}
    for attribution in reading.attributions:
        who = t("vouched", who=" → ".join(sources.get(id, id) for id in reversed(attribution.chain)))
        chain = f"#{attribution.id}"
        found.append(Layer(*attribution.cue, "cue", who, chain))
        found += [Layer(*span, "content", who) for span in attribution.content]
    for claim in reading.claims:
        said = f"{t.type(claim.type)} · {t.of('statuses', claim.status)}, {t.of('stances', claim.stance)}"
        found += [
            Layer(
                *evidence.trigger, "trigger", said, told.get(claim.id, ""), "" if number else f"c-{claim.id}"
            )
            for number, evidence in enumerate(claim.evidences)
        ]
    return found


def paragraphs(article: Article, marks: Sequence[Layer]) -> Iterator[tuple[list[Piece], list[Removed]]]:
    """The article's lines as pieces, each with what was removed before it; without the title, which stands above.

    Concatenated, a line's pieces are the line.
    """
    offset = 0
    removed = sorted(article.removed, key=lambda r: r.at)
    for number, line in enumerate(article.text.split("\n")):
        if line.strip() and (number or line.strip() != article.title.strip()):
            here = [r for r in removed if r.at <= offset]
            removed = removed[len(here) :]
            yield list(_pieces(line, offset, marks)), here
        offset += len(line) + 1
    if removed:
        yield [], removed


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
        first = [m for m in over if max(0, m.start - offset) == start]
        anchors = tuple(dict.fromkeys(m.anchor for m in first if m.anchor))
        href = next((m.href for m in over if m.href), "") if line[start:end].strip() else ""
        yield Piece(line[start:end], css, title, href, anchors, bool(first))
