"""One composer: the edges that rules saw in a sentence become chains of phrases, nearest first, root last.

What stands outermost is nearest: a relay at the end («…, передаёт B»), then one at the beginning
(«как сообщает B, …»), then the clauses of saying, each inside the one whose content it stands in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product

from letopis.reading.attribution.bounds import clause_bounds, that_after
from letopis.reading.attribution.edge import Edge
from letopis.reading.attribution.kinds import has_name
from letopis.reading.attribution.line import Line
from letopis.reading.attribution.phrase import Phrase

_FAR = 14  # tokens between a cue and its «со ссылкой на»


@dataclass
class Frame:
    """One act of handing on: who was told, who says, whom they had it from."""

    edge: Edge
    through: list[tuple[Phrase, ...]] = field(default_factory=list)
    origin: list[tuple[Phrase, ...]] = field(default_factory=list)
    citing: list[tuple[int, int]] = field(default_factory=list)  # first and last token of «со ссылкой на»

    @property
    def hops(self) -> list[tuple[Phrase, ...]]:
        """Its hops, nearest first; each hop may be several side by side."""
        said = [self.edge.sources] if self.edge.sources else []
        return [*self.through, *said, *self.origin]

    @property
    def spots(self) -> list[int]:
        """Tokens of the frame: its cue and the edges of its phrases."""
        found = [self.edge.first, self.edge.last]
        for phrases in (self.edge.sources, *self.through, *self.origin):
            found.extend(i for p in phrases for i in (p.first, p.last))
        return found


@dataclass(frozen=True)
class Chain:
    """A chain of phrases with the frame whose words they hand on, and all frames it passed."""

    hops: tuple[Phrase, ...]
    frame: Frame
    passed: tuple[Frame, ...]

    def relaying(self, line: Line) -> tuple[Phrase, ...]:
        """Hops that pass on what they have from elsewhere: «об этом пишет X», «…, передаёт X»."""
        found: list[Phrase] = []
        for frame in self.passed:
            found.extend(phrase for phrases in frame.through for phrase in phrases)
            beside = frame.edge.place in ("tail", "lead") or frame.edge.back or bool(frame.origin)
            if beside and line.lemmas[frame.edge.first] in line.words.lists["relays"]:
                found.extend(frame.edge.sources)
        return tuple(found)


def compose(line: Line, edges: Sequence[Edge]) -> list[Chain]:
    """The chains of a sentence, in the order of their cues."""
    frames = _frames(line, edges)
    mains = sorted((f for f in frames if f.edge.place in ("main", "aside")), key=_first)
    tails = sorted((f for f in frames if f.edge.place == "tail"), key=lambda f: -f.edge.first)
    # «Он заявил, что, как пишет B, …»: what leads inside of a clause is inside of it.
    leads = [f for f in frames if f.edge.place == "lead"]
    within = [f for f in leads if any(_inside(line, m, f) for m in mains if m.edge.place == "main")]
    mains = sorted([*mains, *within], key=_first)
    # «Об этом пишет B»: the paper that hands on what is said around it.
    papers = [f for f in mains if _hands_on_all(line, f) and len(frames) > 1]
    mains = [f for f in mains if f not in papers]
    outer = [*tails, *sorted([*(f for f in leads if f not in within), *papers], key=_first)]
    parents = {id(f): _parent(line, f, mains[:n]) for n, f in enumerate(mains)}
    # An aside in the middle that hangs on no clause before it is outside of the clauses that follow.
    for aside in [f for f in mains if f.edge.place == "aside" and parents[id(f)] is None]:
        if any(f.edge.place == "main" for f in mains):
            mains.remove(aside)
            outer.append(aside)
            for key, parent in parents.items():
                if parent is aside:
                    parents[key] = None
    inner = {id(p) for p in parents.values() if p is not None}
    leaves = [f for f in mains if id(f) not in inner]
    paths = []
    for leaf in leaves:
        path, at = [leaf], parents[id(leaf)]
        while at is not None:
            path.insert(0, at)
            at = parents[id(at)]
        paths.append([*(o for o in outer if not _over(line, o, path[0]) and not _goes_on(o, path[0])), *path])
    alone = [o for o in outer if not any(o in path for path in paths)]
    if alone:
        paths.append(alone)
    return _distinct([chain for path in paths for chain in _chains(line, path)])


def unsourced(line: Line) -> list[Chain]:
    """«Сообщалось, что …», "it was reported that …": words handed on with nobody named, in a sentence where
    nobody else speaks. «Отмечается, что …» is the word of whoever was cited just before.
    """
    lists = line.words.lists
    for v in range(len(line)):
        there = line.folded[v - 1 : v] == ("там",) and line.lemmas[v] in line.words.verbs  # «там добавили»
        noted = line.lemmas[v] in lists["continues"] or line.folded[v] in lists["continues"] or there
        group = "continues" if noted else "unsourced"
        if (
            (not noted and line.lemmas[v] not in lists[group])
            or line.speech[v]
            or line.code(v) not in ("V", "G")
        ):
            continue
        if line.words.language == "en":
            said = line.folded[v - 1 : v] == ("was",) or line.folded[v - 1 : v] == ("is",)
            if not (
                said and line.folded[v + 1 : v + 2] == ("that",) and "it" in line.folded[max(v - 4, 0) : v]
            ):
                continue
        _, high = clause_bounds(line, v)
        asked = v > 0 and line.folded[v - 1] in lists["as"]
        if asked or that_after(line, v, high):
            rule = "goes-on" if group == "continues" else "unsourced"
            frame = Frame(Edge(rule, "says", v, v, (), "lead" if asked else "main"))
            return [Chain((), frame, (frame,))]
    return []


def _first(frame: Frame) -> int:
    return frame.edge.first


def _hands_on_all(line: Line, frame: Frame) -> bool:
    """Whether an outlet passes on what is said before and after it («об этом пишет B»)."""
    return (
        frame.edge.back
        and line.lemmas[frame.edge.first] in line.words.lists["relays"]
        and any(p.outlet is not None or line.is_("outlets", p.head) for p in frame.edge.sources)
    )


def _over(line: Line, tail: Frame, frame: Frame) -> bool:
    """Whether a relay is done with before a clause begins: "…, officials said, while Moscow denied it"."""
    if tail.edge.place != "tail" or tail.edge.first > frame.edge.first:
        return False
    between = range(max(tail.spots) + 1, min(frame.spots))
    return any(line.code(i) in ("B", ";") for i in between)


def _goes_on(tail: Frame, frame: Frame) -> bool:
    """Whether a clause only adds to what its own speaker said before: "…, he said, adding that …"."""
    return frame.edge.rule == "saying" and frame.edge.sources == tail.edge.sources


def _chains(line: Line, path: list[Frame]) -> list[Chain]:
    levels = [hop for frame in path for hop in frame.hops]
    return [Chain(_without_repeats(line, hops), path[-1], tuple(path)) for hops in product(*levels) if hops]


def _without_repeats(line: Line, hops: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """One source named twice on the way ("Reuters reports, citing its own sources, … Reuters
    says") is one hop.
    """
    kept: list[Phrase] = []
    for hop in hops:
        if not any(_same_words(line, hop, k) for k in kept) and not any(
            hop.outlet is not None and hop.outlet is k.outlet for k in kept
        ):
            kept.append(hop)
    return tuple(kept)


def _same_words(line: Line, one: Phrase, other: Phrase) -> bool:
    """Whether two phrases are one hop; a source and the outlet named in it («источник "Маяка"») are two."""
    if one.last < other.first or other.last < one.first:
        return False
    confided = any(line.lemmas[p.head] in line.words.nouns["confidants"] for p in (one, other))
    return not confided or one.head == other.head


def _distinct(chains: list[Chain]) -> list[Chain]:
    """Each chain once; one speaker's two verbs ("acknowledged … and said …") are two."""
    found: dict[tuple[object, ...], Chain] = {}
    for chain in chains:
        if chain.hops:
            found.setdefault((chain.frame.edge.first, *((h.first, h.last) for h in chain.hops)), chain)
    return list(found.values())


def _frames(line: Line, edges: Sequence[Edge]) -> list[Frame]:
    says = _without_overlaps([e for e in edges if e.relation == "says"])
    frames = [Frame(e) for e in says]
    for edge in sorted((e for e in edges if e.relation != "says"), key=lambda e: e.first):
        host = min(frames, key=lambda f: _distance(line, f, edge), default=None)
        if host is None or _distance(line, host, edge) > _FAR:
            host = Frame(_alone(line, edge))
            frames.append(host)
        if edge.relation == "through":
            host.through.append(edge.sources)
        elif not any(p.first <= s.first <= p.last for p in host.edge.sources for s in edge.sources):
            host.origin.append(edge.sources)
            host.citing.append((edge.first, edge.last))
    told = [p for f in frames for phrases in f.through for p in phrases]
    # "She told the show that …, and predicted …": who was told is not who speaks.
    frames = [
        f for f in frames if not f.edge.sources or f.through or any(p not in told for p in f.edge.sources)
    ]
    for frame in frames:
        frame.origin = [o for o in frame.origin if not _says_itself(line, o, frame, frames)]
    return [f for f in frames if f.hops]


def _says_itself(line: Line, origin: tuple[Phrase, ...], frame: Frame, frames: list[Frame]) -> bool:
    """«X заявил …, передаёт B со ссылкой на сообщение компании»: the message is X's, who is a hop already."""
    head = origin[0]
    own = (
        line.lemmas[head.head] in line.words.nouns["words"]
        and not has_name(line, head)
        and head.outlet is None
    )
    return (
        own and frame.edge.place == "tail" and any(f.edge.place == "main" and f.edge.sources for f in frames)
    )


def _without_overlaps(says: list[Edge]) -> list[Edge]:
    """Two rules that credit the same words with the same source are one."""
    found: list[Edge] = []
    for edge in sorted(says, key=lambda e: (not e.sources, e.first)):
        spots = {(p.first, p.last) for p in edge.sources}
        if not any(
            spots
            and spots == {(p.first, p.last) for p in e.sources}
            and e.rule != edge.rule
            and "saying" not in (e.rule, edge.rule)
            and abs(e.first - edge.first) < 12
            for e in found
        ):
            found.append(edge)
    return found


def _distance(line: Line, frame: Frame, edge: Edge) -> int:
    """Tokens between an edge and a frame; crossing into another clause counts more."""
    first = edge.first
    spots = [s for s in frame.spots if s != edge.first] or frame.spots
    near = min(spots, key=lambda s: abs(s - first))
    if edge.first == frame.edge.first:
        return 0
    between = range(min(near, first) + 1, max(near, first))
    crossing = sum(8 for i in between if line.code(i) in ("S", "B", ":") or line.code(i) == "V")
    return abs(near - first) + crossing


def _alone(line: Line, edge: Edge) -> Edge:
    """A citation without a verb of saying: the name right before it relays («Reuters со ссылкой на …»)."""
    start = edge.first - 1
    while start > 0 and line.code(start) in (",", "Q"):
        start -= 1
    before: tuple[Phrase, ...] = ()
    k = 0
    while k <= start:
        phrase = line.phrase(k)
        if (
            phrase
            and phrase.last >= start
            and line.nominative(phrase)
            and not line.is_time(phrase)
            and line.tokens[phrase.head].text[:1].isupper()
        ):
            before = (phrase,)
        k = phrase.last + 1 if phrase else k + 1
    tail = "tail" if edge.first > len(line) // 2 else "lead"
    return Edge(edge.rule, "says", edge.first, edge.last, before if edge.relation == "from" else (), tail)  # type: ignore[arg-type]


def _parent(line: Line, frame: Frame, before: list[Frame]) -> Frame | None:
    """The clause of saying whose content this one stands in."""
    for other in reversed(before):
        if other.edge.place == "main" and not other.edge.back and _inside(line, other, frame):
            return other
    return None


def _inside(line: Line, outer: Frame, inner: Frame) -> bool:
    if outer.edge.rule == "saying" or inner.edge.rule == "saying":
        return False
    low = outer.edge.last
    high = min(inner.spots)
    if high <= low:
        return False
    if _descends(line, inner.edge.first, outer.edge.first) is False:
        return False
    opened = False
    for i in range(low + 1, high):
        code = line.code(i)
        if code == "-" and inner.edge.back:
            return False  # «Завод заявил, что …, — об этом свидетельствует отчёт»
        if code in ("S", ":"):
            opened = True
        elif (
            (
                code == "B"
                and line.folded[i] not in ("если", "якщо", "when", "since")
                and line.code(i - 1) != "S"
            )
            or code == ";"
            or line.speech[i]
            or (code == "C" and line.code(i - 1) == ",")
        ):
            return False
        elif code == "P" and line.folded[i + 1 : i + 2] in (("того",), ("тим",), ("тем",), ("то",)):
            return False  # «после того, как …»
    beside = line.words.language == "en" and high - low <= 3 and "," not in line.codes[low : high + 1]
    return opened or beside


def _descends(line: Line, inner: int, outer: int) -> bool | None:
    """Whether by the parse one verb stands in the content of the other: False when it is coordinated with it,
    None where the parse does not say."""
    tokens = line.tokens
    if all(t.head < 0 for t in tokens):
        return None
    at, seen = inner, 0
    while at >= 0 and seen < len(tokens):
        if at == outer:
            return True
        if tokens[at].dep == "conj":
            return False
        at, seen = tokens[at].head, seen + 1
    return None
