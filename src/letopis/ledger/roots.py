"""How many independent roots an event has: the ends of the graph of who had it from whom.

What nothing leads on from is a root. The count is a function of the claims alone, so order changes nothing
and taking an article away undoes exactly what it brought.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from letopis.ledger.chains import Node
from letopis.ledger.copies import Copy
from letopis.ledger.described import adds, distinct
from letopis.ledger.graph import Graph, draw
from letopis.ledger.named import named_roots
from letopis.ledger.resumed import bare, confides
from letopis.ledger.root import Kind, Root
from letopis.linking import LinkedClaim
from letopis.linking.reasons import sentence
from letopis.linking.weights import weights
from letopis.records import Reason, Roots

_THROUGH = " (through "
_UNSAID = ("not_happened", "cancelled")  # who did not comment did not speak


@dataclass(frozen=True)
class Count:
    """The roots of an event, how many are shown to have separate access, and the reasons."""

    roots: tuple[Root, ...]
    low: int
    likely: int
    reasons: tuple[Reason, ...]

    @property
    def high(self) -> int:
        """How many roots are not shown to be one."""
        return max(self.low, sum(root.high for root in self.roots))


def roots(
    claims: Sequence[LinkedClaim], copies: Sequence[Copy] = (), statements: Sequence[LinkedClaim] = ()
) -> Roots:
    """The independent roots of an event as low–high, with who they are and the reasons in words.

    `statements` are claims of speech that are about these (a second official confirming): their speakers
    count where they say that it is so, those who deny it or demand something do not. low: roots positively
    shown to have separate access; high: roots not shown to be one.
    """
    believed, _ = sides(claims, statements)
    return summed(count(draw(believed, copies), believed))


def sides(
    claims: Sequence[LinkedClaim], statements: Sequence[LinkedClaim] = ()
) -> tuple[list[LinkedClaim], list[LinkedClaim]]:
    """The claims and statements on whose word it is so, and those that say that it is not.

    Where all deny, it is their word that counts, and nobody stands against it.
    """
    denials = [c for c in claims if c.claim.stance == "denied"]
    so = [c for c in claims if c.claim.stance != "denied"]
    denying = [s for s in statements if _denies(s)]
    # That a thing was said is shown by whoever confirms it; who comments on it speaks of something else.
    vouches = frozenset({"CONFIRM"}) if all(c.speech for c in claims) else weights().vouches
    speaking = [
        s for s in statements
        if s not in denying and s.claim.status not in _UNSAID and s.claim.type in vouches
    ]  # fmt: skip
    if not so:
        return [*denials, *speaking], []
    return [*so, *speaking], [*denials, *denying]


def _denies(claim: LinkedClaim) -> bool:
    return claim.claim.stance == "denied" or (
        claim.claim.type == "DENY" and claim.claim.status not in _UNSAID
    )


def summed(counted: Count) -> Roots:
    """A count as the event shows it."""
    of = {kind: [n for r in counted.roots if r.kind == kind for n in r.names] for kind in ("named", "people")}
    papers = [n for r in counted.roots if r.kind in ("voice", "cited") for n in r.names]
    names = (*sorted(of["named"]), *of["people"], *papers)
    words = tuple(sentence(reason) for reason in counted.reasons)
    return Roots(counted.low, counted.high, names, words, counted.reasons, counted.likely)


def count(graph: Graph, claims: Sequence[LinkedClaim]) -> Count:
    """The roots of a graph that was drawn from these claims."""
    if not graph.told:
        return Count((), 1, 1, ())
    named: list[Node] = []
    found: list[Root] = []
    reasons = _copied(graph)
    spoken = all(claim.speech for claim in claims)
    for circle in graph.circles:
        ends = all(to in circle for node in circle for to in graph.leads[node])
        if len(circle) > 1:
            papers = tuple(graph.shown[node] for node in circle)
            reasons.append(Reason("circle", {"papers": papers}))
        if behind := _people_behind(graph, circle, spoken):
            found.append(behind)
        elif ends and circle[0].kind == "paper":
            found.append(_alone(graph, circle))
        elif ends:
            named.append(circle[0])
        found += [_before(graph, node) for node in circle if node in graph.early]
    bodies, shown = named_roots(graph, named, claims)
    reasons += [root.why for root in found]
    low = max(1, len({root.access for root in bodies if root.access}))
    people = [root for root in found if root.kind == "people"]
    every = (*bodies, *people, *(root for root in found if root.kind != "people"))
    sources = _counted(_heeded(graph, (*bodies, *people)))
    likely = max(low, len(sources), 1)
    if sources and likely < sum(root.high for root in every):
        names = tuple(" and ".join(root.names) for root in sources)
        shown = [Reason("likely", {"n": likely, "names": names}), *shown]
    return Count(every, low, likely, (*shown, *reasons, *_worded(graph), *_retold(graph)))


def _heeded(graph: Graph, sources: tuple[Root, ...]) -> tuple[Root, ...]:
    """Those on whose word a report rests that is about it; whoever is only quoted in passing where there are none."""
    ends = [(*graph.way(telling), telling.matter) for telling in graph.told]
    told = {(way[-1], unnamed is not None) for way, unnamed, matter in ends if matter}
    heeded = [root for root in sources if any((node, root.kind == "people") in told for node in root.nodes)]
    return tuple(heeded) or sources


def _counted(sources: Sequence[Root]) -> tuple[Root, ...]:
    """The roots that make up the likely number: «компания» or «полиция» only where nobody else is a source, and of
    those who are described nobody of whom another paper says as much or more."""
    told: list[Root] = []
    people = (root for root in sources if root.kind == "people")
    for root in sorted(people, key=lambda root: -sum(len(_bare_name(name).split()) for name in root.names)):
        if adds(map(_bare_name, root.names), [_bare_name(name) for other in told for name in other.names]):
            told.append(root)
    kept = [root for root in sources if root.kind != "people" or root in told]
    return tuple(root for root in kept if root.likely) or tuple(kept[:1])


def _bare_name(name: str) -> str:
    return name.partition(_THROUGH)[0]


def _people_behind(graph: Graph, circle: tuple[Node, ...], spoken: bool) -> Root | None:
    """The unnamed and described people who speak through these papers, as told by the article that tells
    most.

    Each retelling words a paper's sources in its own way, so words of two articles are not added up;
    where the paper's own article is here, it alone is asked. A statement (`spoken`) has one speaker: whom one
    paper only describes («the comedian») is whom another names, unless these are sources whom papers do not name.
    """
    found: list[str] = []
    papers = []
    vague = True
    for paper in circle:
        by_article = graph.unnamed.get(paper, {})
        own = {a: hops for a, hops in by_article.items() if graph.wrote.get(a) == paper}
        told = sorted(((distinct(hops), a) for a, hops in (own or by_article).items()), key=_fullest)
        if told:
            people, article = told[0]
            found += [f"{who}{_THROUGH}{graph.shown[paper]})" for who in people]
            words = graph.language[article]
            vague = vague and all(bare(who, words) or (spoken and not confides(who, words)) for who in people)
            papers.append(graph.shown[paper])
    if not found:
        return None
    why = Reason("unnamed", {"n": len(found), "papers": tuple(papers)})
    return Root("people", circle, tuple(found), len(found), why, likely=not vague)


def _fullest(told: tuple[list[str], str]) -> tuple[int, str]:
    return -len(told[0]), told[1]


def _alone(graph: Graph, circle: tuple[Node, ...]) -> Root:
    """A paper from which nothing leads on."""
    wrote = set(graph.wrote.values())
    names = tuple(graph.shown[node] for node in circle)
    if circle[0] in graph.recalled:
        return Root("voice", circle, names, 0, Reason("recalled", {"papers": names}))
    if len(circle) > 1:
        why = "only_each_other"
    elif any(node in graph.hidden for node in circle):
        why = "hidden"
    else:
        why = "own_voice" if any(node in wrote for node in circle) else "cited"
    kind: Kind = "cited" if why == "cited" else "voice"
    return Root(kind, circle, (" / ".join(names),), 1, Reason(why, {"papers": names}))


def _before(graph: Graph, paper: Node) -> Root:
    """A paper's own voice from before it had a source."""
    name = graph.shown[paper]
    why = Reason("early", {"paper": name})
    return Root("voice", (paper,), (name,), 1, why, articles=frozenset(graph.early[paper]))


def _copied(graph: Graph) -> list[Reason]:
    """Whose text each copy carries, once."""
    first: dict[str, Reason] = {}
    for copy, text, evidence in graph.copied:
        first.setdefault(copy, Reason("copy", {"copy": copy, "text": text, "evidence": evidence}))
    return list(first.values())


def _worded(graph: Graph) -> list[Reason]:
    """Outlets that name nobody and tell it in another's words."""
    return [Reason("worded", {"relay": relay, "text": text}) for relay, text in graph.worded]


def _retold(graph: Graph) -> list[Reason]:
    """Outlets that only pass on what others root, by whom they have it from."""
    circle = {node: members for members in graph.circles for node in members}
    by_source: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for paper in set(graph.wrote.values()):
        cited = {to for to in graph.leads[paper] if to not in circle[paper]}
        only = all(to.kind == "paper" for to in cited) and not graph.unnamed.get(paper)
        if cited and only and paper not in graph.early:
            by_source[tuple(sorted(graph.shown[to] for to in cited))].append(graph.shown[paper])
    return [
        Reason("retold", {"n": len(relays), "relays": tuple(sorted(relays)), "sources": source})
        for source, relays in sorted(by_source.items())
    ]
