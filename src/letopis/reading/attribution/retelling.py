"""How far a relay reaches: a wire whose dateline heads the article hands on all of it; a paper that the article
retells («Об этом пишет B») hands on what follows too, until the article recalls what was before or cites another.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from letopis.reading.attribution.compose import Chain
from letopis.reading.attribution.line import Line
from letopis.records import Attribution, Source

Span = tuple[int, int]
Chains = Mapping[str, tuple[Line, Chain]]

_LEAD = 5  # sentences of the body in which an article says whom it retells
_NEWS = 2  # sentences of the body that tell what it is about


@dataclass(frozen=True)
class _Retold:
    """What an article says that it retells: where it says so, the papers, and the chain of all that they tell: a
    person they name is not credited with the rest, people they do not name are."""

    attribution: Attribution
    papers: tuple[str, ...]
    chain: tuple[str, ...]


def carry(
    lines: Sequence[Line], found: Sequence[Attribution], chains: Chains, known: Sequence[Source]
) -> tuple[Attribution, ...]:
    """The attributions, each with the relays that reach it; one more, of rule `retold`, for sentences in which the
    retold paper alone speaks, unless it had its news from somebody named: whose the rest is, is not said.
    """
    sources = {source.id: source for source in known}
    retold = _retold(lines, found, chains, sources)
    carried = list(found)
    if retold is not None:
        reached = list(_reached(lines, found, retold, sources))
        carried = [
            _through(retold.papers, a, sources)
            if a.rule != "byline" and any(_inside(a.cue, line) for line in reached)
            else a
            for a in carried
        ]
        told = tuple(_alone(reached, carried))
        if told and retold.chain == retold.attribution.chain:
            carried.append(replace(retold.attribution, id=f"a{len(found) + 1}", chain=retold.chain,
                                   content=told, direct=False, rule="retold"))  # fmt: skip
    wire = next((a for a in found if a.rule == "byline"), None)
    if wire is not None:
        carried = [a if a.rule == "byline" else _through(wire.chain, a, sources) for a in carried]
    return tuple(carried)


def _through(papers: tuple[str, ...], attribution: Attribution, sources: Mapping[str, Source]) -> Attribution:
    """An attribution with these papers before its chain, unless they are in it; one of nobody's word stays as it is."""
    there = {sources[id].name for id in attribution.chain}
    before = tuple(id for id in papers if sources[id].name not in there)
    return replace(attribution, chain=(*before, *attribution.chain)) if attribution.chain else attribution


def _retold(
    lines: Sequence[Line], found: Sequence[Attribution], chains: Chains, sources: Mapping[str, Source]
) -> _Retold | None:
    """The paper that an article retells: named near its beginning, for its news."""
    body = [line for line in lines if not line.sentence.title and _tells(line)][:_LEAD]
    news = [line for line in lines if line.sentence.title] + body[:_NEWS]
    for attribution in found:
        if attribution.id not in chains or not attribution.chain:
            continue
        line, chain = chains[attribution.id]
        speaks = (
            chain.frame.edge.place == "main" and not chain.frame.edge.back
        )  # the last hop does, and relays nothing
        relays = attribution.chain[: len(attribution.chain) - speaks]
        papers = tuple(takewhile(lambda id: _paper(sources[id]), relays))
        early = line.sentence.title or any(line is other for other in body)
        about = any(
            _touches(span, (n.sentence.start, n.sentence.end)) for span in attribution.content for n in news
        )
        if papers and early and about and _hands_on(line, chain):
            behind = attribution.chain[len(papers) :] if chain.frame.citing else ()
            nameless = all(sources[id].anonymity != "named" for id in behind)
            return _Retold(attribution, papers, (*papers, *(behind if nameless else ())))
    return None


def _hands_on(line: Line, chain: Chain) -> bool:
    """Whether the article is handed on, and no word in passing: «об этом пишет B», «…, передаёт B», «B: …»."""
    if line.words.language == "en":
        return False
    return any(
        f.edge.rule == "headline" or f.citing
        or (line.lemmas[f.edge.first] in line.words.lists["relays"] and (f.edge.back or f.edge.place == "tail"))
        for f in chain.passed
    )  # fmt: skip


def _tells(line: Line) -> bool:
    """Whether it is a sentence and no piece of a dateline («КИЕВ.», «10 августа.»)."""
    return any(t.text[:1].islower() and not line.is_("times", t.i) for t in line.tokens)


def _reached(
    lines: Sequence[Line], found: Sequence[Attribution], retold: _Retold, sources: Mapping[str, Source]
) -> Iterator[Line]:
    """The sentences that hand on what the paper told: from the first, until something else begins."""
    names = {sources[id].name for id in retold.papers}
    for line in lines:
        later = line.sentence.start > retold.attribution.cue[1]
        cited = [sources[id] for a in found if _inside(a.cue, line) for id in a.chain]
        if later and (line.recalls or any(_paper(s) and s.name not in names for s in cited)):
            return
        yield line


def _alone(reached: Iterable[Line], found: Sequence[Attribution]) -> Iterator[Span]:
    """Of these, the sentences in which nobody else is credited, those that follow each other in one span."""
    start = end = -1
    for line in reached:
        span = line.sentence.start, line.sentence.end
        if any(
            _inside(a.cue, line) or any(_touches(span, c) for c in a.content)
            for a in found
            if a.rule != "byline"
        ):
            continue
        if end >= 0 and line.sentence.start - end <= 2:
            end = span[1]
            continue
        if end >= 0:
            yield start, end
        start, end = span
    if end >= 0:
        yield start, end


def _paper(source: Source) -> bool:
    return source.kind == "outlet" and source.anonymity == "named"


def _inside(cue: Span, line: Line) -> bool:
    return line.sentence.start <= cue[0] < line.sentence.end


def _touches(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
