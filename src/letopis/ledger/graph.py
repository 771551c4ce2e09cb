"""Who had it from whom, as a graph: papers, people and bodies, each leading to whom it names as its source.

Every claim leads from its paper along its chain to whoever spoke or knew first. A paper that is cited and
whose own article is among the claims leads on along that article's chains; papers that carry one text, or
that cite each other in a circle, are one node.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from letopis.ledger.chains import Node, Telling, tellings
from letopis.ledger.copies import Copy
from letopis.ledger.ends import circles
from letopis.linking import Hop, LinkedClaim

UNKNOWN = "an unknown outlet"


@dataclass
class Graph:
    """The graph of some claims. Its nodes stand for all that are one with them (`one`)."""

    told: list[Telling] = field(default_factory=list)
    leads: dict[Node, set[Node]] = field(default_factory=lambda: defaultdict(set))
    hops: dict[Node, list[Hop]] = field(default_factory=lambda: defaultdict(list))
    unnamed: dict[Node, dict[str, list[Hop]]] = field(default_factory=lambda: defaultdict(dict))
    early: dict[Node, set[str]] = field(default_factory=dict)  # its articles from before it named a source
    hidden: set[Node] = field(default_factory=set)  # papers that say they were told, and not by whom
    claims: dict[Node, set[str]] = field(default_factory=lambda: defaultdict(set))  # told on a node's word
    wrote: dict[str, Node] = field(default_factory=dict)  # article → its paper
    shown: dict[Node, str] = field(default_factory=dict)  # node → its name for people
    copied: list[tuple[str, str, str]] = field(default_factory=list)  # outlet, whose text, evidence
    circles: list[tuple[Node, ...]] = field(default_factory=list)  # every node stands in one, mostly alone
    _same: dict[Node, Node] = field(default_factory=dict)

    def one(self, node: Node) -> Node:
        """The node that a paper is one with by its text: itself unless it carries another's."""
        return self._same.get(node, node)

    def way(self, telling: Telling) -> tuple[list[Node], Hop | None]:
        """A telling's nodes from its paper on, each once in a row, and the unnamed source at their end."""
        at = self.one(telling.paper)
        way = [at]
        for node, hop in telling.path:
            if node.kind == "unnamed":
                return way, hop  # nobody leads on from someone who is not named
            node = self.one(node)
            if node != at:
                way.append(node)
            at = node
        return way, None


def draw(claims: Sequence[LinkedClaim], copies: Sequence[Copy] = ()) -> Graph:
    """The graph of these claims; near copies among their articles make one node of two papers."""
    graph = Graph(told=sorted(tellings(claims), key=lambda t: (t.article, t.claim)))
    _join_copies(graph, copies)
    for telling in graph.told:
        _add(graph, telling)
    graph.circles = circles(graph.leads)
    _find_early(graph, {claim.article: (claim.published or "")[:10] for claim in claims})
    return graph


def _join_copies(graph: Graph, copies: Sequence[Copy]) -> None:
    written = {t.article: t.paper for t in graph.told}
    names = {t.paper: t.outlet or t.article for t in graph.told}
    above: dict[Node, Node] = {}

    def top(node: Node) -> Node:
        while node in above:
            node = above[node]
        return node

    found = set()
    for copy in copies:
        if copy.original not in written or copy.copy not in written:
            continue
        one, other = written[copy.original], written[copy.copy]
        if one != other:
            found.add((names[other], names[one], copy.evidence))
        first, second = sorted((top(one), top(other)))
        if first != second:
            above[second] = first
    graph.copied = sorted(found)
    graph._same = {paper: top(paper) for paper in names}


def _add(graph: Graph, telling: Telling) -> None:
    at = graph.one(telling.paper)
    graph.wrote[telling.article] = at
    graph.shown.setdefault(at, telling.outlet or UNKNOWN)
    graph.leads[at]  # a paper that leads nowhere speaks in its own voice
    if telling.hidden:
        graph.hidden.add(at)
    for node, hop in telling.path:
        if node.kind == "unnamed":
            graph.unnamed[at].setdefault(telling.article, []).append(hop)
            break
        node = graph.one(node)
        graph.hops[node].append(hop)
        graph.claims[node].add(telling.claim)
        if graph.shown.get(node, "") in ("", UNKNOWN):
            graph.shown[node] = hop.name
        if node != at:
            graph.leads[at].add(node)
            graph.leads[node]
        at = node


def _find_early(graph: Graph, days: Mapping[str, str]) -> None:
    """What a paper told in its own voice on a day before it ever named a source it cannot have from that one."""
    sourced: dict[Node, set[str]] = defaultdict(set)
    for telling in graph.told:
        nodes, unnamed = graph.way(telling)
        if len(nodes) > 1 or unnamed:
            sourced[nodes[0]].add(telling.article)
    for paper, articles in sourced.items():
        first = min((days[article] for article in articles), default="")
        own = {a for a, p in graph.wrote.items() if p == paper} - articles
        if found := {article for article in own if "" < days[article] < first}:
            graph.early[paper] = found
