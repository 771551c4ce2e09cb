"""How many independent roots an event has: the ends of the graph of who had it from whom.

What nothing leads on from is a root. The count is a function of the claims alone, so order changes nothing
and taking an article away undoes exactly what it brought.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from letopis.ledger.chains import Node
from letopis.ledger.copies import Copy
from letopis.ledger.described import distinct
from letopis.ledger.graph import Graph, draw
from letopis.linking import Hop, LinkedClaim
from letopis.linking.concepts import Body, alike, body_of
from letopis.linking.reasons import sentence
from letopis.linking.weights import weights
from letopis.records import Reason, Roots

_UNSAID = ("not_happened", "cancelled")  # who did not comment did not speak


Kind = Literal["named", "people", "voice", "cited"]


@dataclass(frozen=True)
class Root:
    """One root: its nodes (a body and who speaks for it; a paper, or papers in a circle), and how it counts.

    `kind`: named; people who are not named, behind a paper; a paper's own voice; a paper that is only cited.
    `high` is how many it may be, `access` a key for what access it is shown to have, "" for none, `one_with` the root
    that has the same access and counts for both. `articles` of a paper's voice are those in which it is its own,
    where it has a source in later ones; else none.
    """

    kind: Kind
    nodes: tuple[Node, ...]
    names: tuple[str, ...]
    high: int
    why: Reason
    access: str = ""
    one_with: str = ""
    articles: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Count:
    """The roots of an event, how many are shown to have separate access, and the reasons."""

    roots: tuple[Root, ...]
    low: int
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
    count, those who deny do not. low: roots positively shown to have separate access; high: roots not
    shown to be one.
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
    speaking = [s for s in statements if s not in denying and s.claim.status not in _UNSAID]
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
    return Roots(counted.low, counted.high, names, words, counted.reasons)


def count(graph: Graph, claims: Sequence[LinkedClaim]) -> Count:
    """The roots of a graph that was drawn from these claims."""
    if not graph.told:
        return Count((), 1, ())
    named: list[Node] = []
    found: list[Root] = []
    reasons = _copied(graph)
    for circle in graph.circles:
        ends = all(to in circle for node in circle for to in graph.leads[node])
        if len(circle) > 1:
            papers = tuple(graph.shown[node] for node in circle)
            reasons.append(Reason("circle", {"papers": papers}))
        if people := _people_behind(graph, circle):
            found.append(people)
        elif ends and circle[0].kind == "paper":
            found.append(_alone(graph, circle))
        elif ends:
            named.append(circle[0])
        found += [_before(graph, node) for node in circle if node in graph.early]
    bodies, shown = _separate(_bodies(graph, named), {claim.id: claim for claim in claims})
    reasons += [root.why for root in found]
    low = max(1, len({root.access for root in bodies if root.access}))
    every = (*bodies, *(r for r in found if r.kind == "people"), *(r for r in found if r.kind != "people"))
    return Count(every, low, (*shown, *reasons, *_retold(graph)))


def _people_behind(graph: Graph, circle: tuple[Node, ...]) -> Root | None:
    """The unnamed and described people who speak through these papers, as told by the article that tells
    most.

    Each retelling words a paper's sources in its own way, so words of two articles are not added up;
    where the paper's own article is here, it alone is asked.
    """
    found: list[str] = []
    papers = []
    for paper in circle:
        by_article = graph.unnamed.get(paper, {})
        own = {a: hops for a, hops in by_article.items() if graph.wrote.get(a) == paper}
        told = sorted(((distinct(hops), a) for a, hops in (own or by_article).items()), key=_fullest)
        if told:
            found += [f"{who} (through {graph.shown[paper]})" for who in told[0][0]]
            papers.append(graph.shown[paper])
    if not found:
        return None
    why = Reason("unnamed", {"n": len(found), "papers": tuple(papers)})
    return Root("people", circle, tuple(found), len(found), why)


def _fullest(told: tuple[list[str], str]) -> tuple[int, str]:
    return -len(told[0]), told[1]


def _alone(graph: Graph, circle: tuple[Node, ...]) -> Root:
    """A paper from which nothing leads on."""
    wrote = set(graph.wrote.values())
    names = tuple(graph.shown[node] for node in circle)
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


@dataclass(frozen=True)
class _Body:
    """Named nodes that are one root, before it is known whether their access is their own."""

    nodes: tuple[Node, ...]
    names: tuple[str, ...]
    hops: tuple[Hop, ...]
    told: frozenset[str]  # claims that rest on it

    def __add__(self, other: "_Body") -> "_Body":
        return _Body(
            (*self.nodes, *other.nodes),
            tuple(dict.fromkeys((*self.names, *other.names))),
            (*self.hops, *other.hops),
            self.told | other.told,
        )


def _bodies(graph: Graph, named: Iterable[Node]) -> list[_Body]:
    """Named roots, a speaker with the body spoken for."""
    groups: dict[str, list[Node]] = defaultdict(list)
    every = sorted(named)
    entities = {hop.entity for node in every for hop in graph.hops[node] if hop.entity}
    spoken: dict[Node, set[str]] = defaultdict(set)
    for node in every:
        for hop in graph.hops[node]:
            if hop.kind == "person":
                spoken[node] |= set(hop.of)
    # A body that is itself a root, or for which two root people speak, is what their word comes down to.
    speakers: dict[str, int] = defaultdict(int)
    for bodies in spoken.values():
        for body in bodies:
            speakers[body] += 1
    for node in every:
        own = next((hop.entity for hop in graph.hops[node] if hop.entity), "")
        shared = sorted(b for b in spoken[node] if b in entities or speakers[b] > 1)
        groups[shared[0] if shared else own or f"{node.kind}:{node.key}"].append(node)

    def speaks(node: Node) -> tuple[bool, Node]:
        """Sorts a body before who speaks for it."""
        return {hop.kind for hop in graph.hops[node]} == {"person"}, node

    found = [
        _Body(
            tuple(group),
            tuple(dict.fromkeys(graph.shown[node] for node in group)),
            tuple(hop for node in group for hop in graph.hops[node]),
            frozenset(id for node in group for id in graph.claims[node]),
        )
        for _, group in sorted((key, sorted(nodes, key=speaks)) for key, nodes in groups.items())
    ]
    return _by_what_they_are_called(found)


def _by_what_they_are_called(bodies: Sequence[_Body]) -> list[_Body]:
    """Bodies that reading could not tell to be one, joined where their names say the same in any language.

    Within one event «the country's Ministry of Emergencies» is the ministry of emergencies that is named with its
    country; where two are, the first of them.
    """
    joined: list[_Body] = []
    seen: list[tuple[Body, int]] = []
    ordered = [(body, _called(body)) for body in bodies]
    # Those that say whose they are go first.
    for body, name in sorted(
        ordered, key=lambda pair: pair[1] is None or not (pair[1].own or pair[1].country)
    ):
        at = next((at for other, at in seen if name and _one_body(name, other)), None)
        if at is None:
            seen += [(name, len(joined))] if name else []
            joined.append(body)
        else:
            joined[at] = joined[at] + body
    return joined


def _called(body: _Body) -> Body | None:
    """What the name of a body says, where it says enough to know it by: a ministry, and of what."""
    hop = next((hop for hop in body.hops if hop.kind == "organisation"), None)
    name = body_of(hop.name, hop.country) if hop else None
    return name if name and len(name.concepts) > 1 else None


def _one_body(name: Body, other: Body) -> bool:
    if name.concepts != other.concepts or (name.country and other.country and name.country != other.country):
        return False
    return not name.own or alike(
        replace(name, country=""), replace(other, country=""), weights().names["body"]
    )


def _separate(bodies: list[_Body], claims: dict[str, LinkedClaim]) -> tuple[list[Root], list[Reason]]:
    """The named roots, each with the access it is positively shown to have, and the reasons."""
    side = {body: _side(body, claims) for body in bodies}
    found = []
    for body in bodies:
        access = _access(body) or (f"side:{side[body]}" if side[body] else "")
        why = Reason("named" if access else "access_not_shown")
        found.append(Root("named", body.nodes, body.names[:1], 1, why, access))
    by_access: dict[str, list[str]] = defaultdict(list)
    for root in found:
        if root.access:
            by_access[root.access].append(root.names[0])
    shared = {access for access, names in by_access.items() if len(names) > 1}
    first = {a: min((r for r in found if r.access == a), key=lambda r: (r.names, r.nodes)) for a in shared}
    found = [_counted_with(root, first.get(root.access, root)) for root in found]
    reasons = [
        Reason("one_government", {"names": tuple(names)}) for a, names in by_access.items() if a in shared
    ]
    if len(found) == 1:
        reasons.append(Reason("sole", {"name": found[0].names[0]}))
    else:
        reasons += [Reason("access_of_not_shown", {"name": r.names[0]}) for r in found if not r.access]
    if len(by_access) > 1:
        reasons.insert(0, Reason("separate", {"names": tuple(names[0] for names in by_access.values())}))
    if {"does", "suffers"} <= set(side.values()):
        reasons.insert(0, Reason("both_sides"))
    return found, reasons


def _counted_with(root: Root, first: Root) -> Root:
    """A root as it is counted beside another of the same access."""
    if root is first:
        return root
    return replace(root, why=Reason("counted_with", {"name": first.names[0]}), one_with=first.names[0])


def _side(body: _Body, claims: dict[str, LinkedClaim]) -> str:
    """Whether who speaks is of those who do it or of those to whom it is done, by what is told on their own
    word."""
    told = [claims[id] for id in body.told if id in claims]
    does = {key for c in told for p in c.actors for key in (p.id, p.country) if key}
    suffers = {key for c in told for p in c.recipients for key in (p.id, p.country) if key}
    own = {key for hop in body.hops for key in (hop.entity, hop.country) if key}
    if own & (does - suffers) and not own & (suffers - does):
        return "does"
    return "suffers" if own & (suffers - does) and not own & (does - suffers) else ""


def _access(body: _Body) -> str:
    """Whose access a named root has: its government's, its own body's, or "" when nothing shows it."""
    node = body.nodes[0]
    if node.kind == "reporter":
        return f"reporter:{node.key}"
    country = next((hop.country for hop in body.hops if hop.country), "")
    sector = next((hop.sector for hop in body.hops if hop.sector), "")
    if sector and sector not in weights().state:
        return next((hop.of[0] for hop in body.hops if hop.of), "") or f"{node.kind}:{node.key}"
    return f"government:{country}" if country else ""


def _copied(graph: Graph) -> list[Reason]:
    """Whose text each copy carries, once."""
    first: dict[str, Reason] = {}
    for copy, text, evidence in graph.copied:
        first.setdefault(copy, Reason("copy", {"copy": copy, "text": text, "evidence": evidence}))
    return list(first.values())


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
