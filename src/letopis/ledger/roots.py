"""How many independent roots an event has: who had it from whom, drawn as a graph whose ends are the roots.

Every claim leads from its paper along its chain to whoever spoke or knew first. A paper that is cited and
whose own article is among the claims leads on along that article's chains; papers that carry one text, or
that cite each other in a circle, are one. What nothing leads on from is a root. The count is a function
of the claims alone, so order changes nothing and taking an article away undoes exactly what it brought.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from letopis.ledger.chains import Node, Telling, tellings
from letopis.ledger.copies import Copy
from letopis.ledger.described import distinct
from letopis.ledger.ends import circles
from letopis.linking import Hop, LinkedClaim
from letopis.linking.weights import weights
from letopis.records import Roots

_SHOWN = 5  # names of relays in a reason; the evidence lists them all


@dataclass
class _Ledger:
    """The graph while it is drawn. Papers are nodes of kind "paper"."""

    leads: dict[Node, set[Node]] = field(default_factory=lambda: defaultdict(set))
    hops: dict[Node, list[Hop]] = field(default_factory=lambda: defaultdict(list))
    unnamed: dict[Node, dict[str, list[Hop]]] = field(default_factory=lambda: defaultdict(dict))
    wrote: dict[str, Node] = field(default_factory=dict)  # article → its paper
    shown: dict[Node, str] = field(default_factory=dict)  # node → name for people


def roots(
    claims: Sequence[LinkedClaim], copies: Sequence[Copy] = (), statements: Sequence[LinkedClaim] = ()
) -> Roots:
    """The independent roots of an event as low–high, with who they are and the reasons in words.

    `statements` are claims of speech that are about these (a second official confirming): their speakers
    count, those who deny do not. low: roots positively shown to have separate access; high: roots not
    shown to be one.
    """
    believed = [c for c in claims if c.claim.stance != "denied"] or list(claims)
    speaking = [s for s in statements if s.claim.type != "DENY" and s.claim.stance != "denied"]
    told = list(tellings([*believed, *speaking]))
    if not told:
        return Roots(1, 1)
    same_paper, copied = _papers(told, copies)
    ledger = _draw(told, same_paper)
    return _count(ledger, believed, copied)


def _papers(told: Sequence[Telling], copies: Sequence[Copy]) -> tuple[dict[Node, Node], list[str]]:
    """Papers that carry one text become one node (the first by name); and the reasons."""
    written = {t.article: t.paper for t in told}
    names = {t.paper: t.outlet or t.article for t in told}
    above: dict[Node, Node] = {}

    def top(node: Node) -> Node:
        while node in above:
            node = above[node]
        return node

    reasons = set()
    for copy in copies:
        if copy.original in written and copy.copy in written:
            one, other = written[copy.original], written[copy.copy]
            if one != other:
                reasons.add(f"{names[other]} carries the text of {names[one]} ({copy.evidence}): one root")
            first, second = sorted((top(one), top(other)))
            if first != second:
                above[second] = first
    return {paper: top(paper) for paper in names}, sorted(reasons)


def _draw(told: Sequence[Telling], same: dict[Node, Node]) -> _Ledger:
    ledger = _Ledger()
    for telling in sorted(told, key=lambda t: (t.article, t.claim)):
        at = same.get(telling.paper, telling.paper)
        ledger.wrote[telling.article] = at
        ledger.shown.setdefault(at, telling.outlet or "an unknown outlet")
        ledger.leads[at]  # a paper that leads nowhere speaks in its own voice
        for node, hop in telling.path:
            if node.kind == "unnamed":
                ledger.unnamed[at].setdefault(telling.article, []).append(hop)
                break  # nobody leads on from someone who is not named
            node = same.get(node, node)
            ledger.hops[node].append(hop)
            if ledger.shown.get(node, "") in ("", "an unknown outlet"):
                ledger.shown[node] = hop.name
            if node != at:
                ledger.leads[at].add(node)
                ledger.leads[node]
            at = node
    return ledger


def _count(ledger: _Ledger, claims: Sequence[LinkedClaim], reasons: list[str]) -> Roots:
    named: list[Node] = []
    high, behind, alone = 0, [], []
    for circle in circles(ledger.leads):
        people, said = _people_behind(ledger, circle)
        ends = all(to in circle for node in circle for to in ledger.leads[node])
        if len(circle) > 1:
            who = " and ".join(ledger.shown[node] for node in circle)
            reasons = [*reasons, f"{who} cite each other: counted once"]
        if people:
            high += len(people)
            behind += people
            reasons = [*reasons, said]
        elif ends and circle[0].kind == "paper":
            high += 1
            alone.append(" / ".join(ledger.shown[node] for node in circle))
            reasons = [*reasons, _alone(ledger, circle)]
        elif ends:
            named.append(circle[0])
    bodies = _bodies(ledger, named)
    low, shown = _separate(ledger, bodies, claims)
    high += len(bodies)
    retold = [r for r in (_retold(ledger),) if r]
    names = (*sorted(ledger.shown[group[0]] for group in bodies), *behind, *alone)
    low = max(1, low)
    return Roots(low, max(low, high), tuple(names), (*shown, *reasons, *retold))


def _people_behind(ledger: _Ledger, circle: tuple[Node, ...]) -> tuple[list[str], str]:
    """The unnamed and described people who speak through these papers, as told by the article that tells
    most.

    Each retelling words a paper's sources in its own way, so words of two articles are not added up;
    where the paper's own article is here, it alone is asked.
    """
    found: list[str] = []
    papers = []
    for paper in circle:
        by_article = ledger.unnamed.get(paper, {})
        own = {a: hops for a, hops in by_article.items() if ledger.wrote.get(a) == paper}
        told = sorted(((distinct(hops), a) for a, hops in (own or by_article).items()), key=_fullest)
        if told:
            found += [f"{who} (through {ledger.shown[paper]})" for who in told[0][0]]
            papers.append(ledger.shown[paper])
    if not found:
        return [], ""
    many = "1" if len(found) == 1 else f"1–{len(found)}"
    verb = "is a source that is" if len(found) == 1 else f"are {len(found)} sources that are"
    return found, f"behind {' and '.join(papers)} {verb} not named: {many}, not shown to be more than one"


def _fullest(told: tuple[list[str], str]) -> tuple[int, str]:
    return -len(told[0]), told[1]


def _alone(ledger: _Ledger, circle: tuple[Node, ...]) -> str:
    wrote = set(ledger.wrote.values())
    who = " and ".join(ledger.shown[node] for node in circle)
    if any(node in wrote for node in circle):
        return f"{who}: own voice, no source shown; counts in high only"
    return f"{who} is cited, and its own sources are not known; counts in high only"


def _bodies(ledger: _Ledger, named: Iterable[Node]) -> list[tuple[Node, ...]]:
    """Named roots, a speaker with the body spoken for: each group is one root."""
    groups: dict[str, list[Node]] = defaultdict(list)
    every = sorted(named)
    entities = {hop.entity for node in every for hop in ledger.hops[node] if hop.entity}
    spoken: dict[Node, set[str]] = defaultdict(set)
    for node in every:
        for hop in ledger.hops[node]:
            if hop.kind == "person":
                spoken[node] |= set(hop.of)
    # A body that is itself a root, or for which two root people speak, is what their word comes down to.
    counted: dict[str, int] = defaultdict(int)
    for bodies in spoken.values():
        for body in bodies:
            counted[body] += 1
    for node in every:
        own = next((hop.entity for hop in ledger.hops[node] if hop.entity), "")
        shared = sorted(b for b in spoken[node] if b in entities or counted[b] > 1)
        groups[shared[0] if shared else own or f"{node.kind}:{node.key}"].append(node)
    return [tuple(group) for _, group in sorted(groups.items())]


def _separate(
    ledger: _Ledger, groups: Sequence[tuple[Node, ...]], claims: Sequence[LinkedClaim]
) -> tuple[int, list[str]]:
    """How many of the named roots are positively shown to have separate access, and why."""
    actors = {p.id for c in claims for p in c.actors}
    recipients = {p.id for c in claims for p in c.recipients}
    access: dict[str, list[str]] = defaultdict(list)
    sides = set()
    unknown = []
    for group in groups:
        hops = [hop for node in group for hop in ledger.hops[node]]
        name = ledger.shown[group[0]]
        key = _access(group[0], hops)
        if entity := next((hop.entity for hop in hops if hop.entity), ""):
            side = (
                "does"
                if entity in actors - recipients
                else "suffers"
                if entity in recipients - actors
                else ""
            )
            sides |= {side} - {""}
            key = key or (f"side:{side}" if side else "")
        if key:
            access[key].append(name)
        else:
            unknown.append(name)
    reasons = [
        f"{', '.join(names)}: offices of one government, once in low"
        for names in access.values() if len(names) > 1
    ]  # fmt: skip
    reasons += [f"{name}: named, separate access not shown" for name in unknown if len(groups) > 1]
    if len(groups) == 1:
        reasons.append(f"{ledger.shown[groups[0][0]]} is named as its root")
    if len(access) > 1:
        reasons.insert(0, f"separate access: {'; '.join(names[0] for names in access.values())}")
    if len(sides) > 1 and len(access) > 1:
        reasons.insert(0, "both sides of it say so")
    return len(access), reasons


def _access(node: Node, hops: Sequence[Hop]) -> str:
    """Whose access a named root has: its government's, its own body's, or "" when nothing shows it."""
    if node.kind == "reporter":
        return f"reporter:{node.key}"
    country = next((hop.country for hop in hops if hop.country), "")
    sector = next((hop.sector for hop in hops if hop.sector), "")
    if sector and sector not in weights().state:
        return next((hop.of[0] for hop in hops if hop.of), "") or f"{node.kind}:{node.key}"
    return f"government:{country}" if country else ""


def _retold(ledger: _Ledger) -> str:
    """Outlets that only pass on what others root."""
    wrote = set(ledger.wrote.values())
    relays = sorted(ledger.shown[n] for n in wrote if any(to.kind == "paper" for to in ledger.leads[n]))
    if not relays:
        return ""
    to = sorted({ledger.shown[t] for n in wrote for t in ledger.leads[n] if t.kind == "paper"})
    return f"{_some(relays)}: retold from {_some(to)}, no root of their own"


def _some(names: Sequence[str]) -> str:
    """The first names of a list, the rest counted."""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
