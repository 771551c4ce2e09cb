"""Who had it from whom, as a graph: papers, people and bodies, each leading to whom it names as its source.

Every claim leads from its paper along its chain to whoever spoke or knew first. A paper that is cited and
whose own article is among the claims leads on along that article's chains; papers that carry one text, or
that cite each other in a circle, are one node.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from letopis.ledger.chains import Node, Telling, paper_of, tellings
from letopis.ledger.copies import Copy
from letopis.ledger.ends import circles
from letopis.ledger.quotations import heard_once, worded_alike
from letopis.ledger.resumed import resumed
from letopis.linking import Hop, LinkedClaim
from letopis.linking.weights import weights
from letopis.reading.times import edtf

UNKNOWN = "an unknown outlet"


@dataclass
class Graph:
    """The graph of some claims. Papers that carry one text are one node."""

    told: list[Telling] = field(default_factory=list)
    leads: dict[Node, set[Node]] = field(default_factory=lambda: defaultdict(set))
    hops: dict[Node, list[Hop]] = field(default_factory=lambda: defaultdict(list))
    unnamed: dict[Node, dict[str, list[Hop]]] = field(default_factory=lambda: defaultdict(dict))
    early: dict[Node, set[str]] = field(default_factory=dict)  # its articles from before it named a source
    hidden: set[Node] = field(default_factory=set)  # papers that say they were told, and not by whom
    recalled: set[Node] = field(
        default_factory=set
    )  # papers that only recall what others had told days before
    claims: dict[Node, set[str]] = field(default_factory=lambda: defaultdict(set))  # told on a node's word
    wrote: dict[str, Node] = field(default_factory=dict)  # article → its paper
    shown: dict[Node, str] = field(default_factory=dict)  # node → its name for people
    names: dict[Node, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))  # by language
    language: dict[str, str] = field(default_factory=dict)  # of articles
    copied: list[tuple[str, str, str]] = field(default_factory=list)  # outlet, whose text, evidence
    worded: list[tuple[str, str]] = field(default_factory=list)  # outlet, in whose words it tells it
    circles: list[tuple[Node, ...]] = field(default_factory=list)  # every node stands in one, mostly alone

    def way(self, telling: Telling) -> tuple[list[Node], Hop | None]:
        """A telling's nodes from its paper on, each once in a row, and the unnamed source at their end."""
        way = [telling.paper]
        for node, hop in telling.path:
            if node.kind == "unnamed":
                return way, hop  # nobody leads on from someone who is not named
            if node != way[-1]:
                way.append(node)
        return way, None


def draw(claims: Sequence[LinkedClaim], copies: Sequence[Copy] = ()) -> Graph:
    """The graph of these claims; near copies among their articles make one node of two papers."""
    graph = Graph()
    same = _join_copies(graph, claims, copies)
    told = sorted(tellings(claims, same), key=lambda t: (t.article, t.claim, t.number))
    graph.told, graph.worded = worded_alike(resumed(heard_once(told, claims)), claims)
    for telling in graph.told:
        _add(graph, telling)
    graph.circles = circles(graph.leads)
    _find_early(graph, {claim.article: (claim.published or "")[:10] for claim in claims})
    _find_recalled(graph, {claim.id: claim for claim in claims})
    return graph


def _join_copies(graph: Graph, claims: Sequence[LinkedClaim], copies: Sequence[Copy]) -> dict[Node, Node]:
    """Which paper stands for each; the node goes by the name of the paper whose text it is."""
    written = {claim.article: paper_of(claim) for claim in claims}
    names = {paper_of(c): c.outlet or UNKNOWN for c in sorted(claims, key=lambda c: c.id, reverse=True)}
    above: dict[Node, Node] = {}

    def top(node: Node) -> Node:
        while node in above:
            node = above[node]
        return node

    found = set()
    known = [copy for copy in copies if copy.original in written and copy.copy in written]
    for copy in known:
        one, other = written[copy.original], written[copy.copy]
        if one != other:
            found.add((names[other], names[one], copy.evidence))
        first, second = sorted((top(one), top(other)))
        if first != second:
            above[second] = first
    graph.copied = sorted(found)
    copied = {written[copy.copy] for copy in known}
    for paper in sorted(names, key=lambda paper: (paper in copied, names[paper], paper)):
        graph.shown.setdefault(top(paper), names[paper])
    return {paper: top(paper) for paper in names}


def _add(graph: Graph, telling: Telling) -> None:
    at = telling.paper
    graph.wrote[telling.article] = at
    graph.language[telling.article] = telling.language
    graph.leads[at]  # a paper that leads nowhere speaks in its own voice
    if telling.hidden:
        graph.hidden.add(at)
    for node, hop in telling.path:
        if node.kind == "unnamed":
            graph.unnamed[at].setdefault(telling.article, []).append(hop)
            break
        graph.hops[node].append(hop)
        graph.claims[node].add(telling.claim)
        graph.shown.setdefault(node, hop.name)
        # The store knows an entity by one name, which need not be of this article's language.
        if not hop.entity or (telling.language == "en" and hop.name.isascii()):
            graph.names[node].setdefault(telling.language, hop.name)
        if node != at:
            graph.leads[at].add(node)
            graph.leads[node]
        at = node


def _find_early(graph: Graph, days: Mapping[str, str]) -> None:
    """What a paper told in its own voice on a day before anyone said that it has a source, it has from elsewhere."""
    sourced: dict[Node, set[str]] = defaultdict(set)
    own: dict[Node, set[str]] = defaultdict(set)
    named: set[str] = set()
    for telling in graph.told:
        nodes, unnamed = graph.way(telling)
        for node in nodes if unnamed else nodes[:-1]:
            sourced[node].add(days[telling.article])
        if len(nodes) > 1 or unnamed:
            named.add(telling.article)
        else:
            own[nodes[0]].add(telling.article)
    for paper, first in ((paper, min(found)) for paper, found in sourced.items()):
        if early := {id for id in own[paper] - named if "" < days[id] < first}:
            graph.early[paper] = early


def _find_recalled(graph: Graph, claims: Mapping[str, LinkedClaim]) -> None:
    """Papers that only mention it in articles about something else, days after others told it: they recall it."""
    days = {id: edtf.bounds((claim.published or "")[:10])[0] for id, claim in claims.items()}
    first = sorted((day, telling.paper) for telling in graph.told if (day := days[telling.claim]))
    told: dict[Node, set[str]] = defaultdict(set)
    for telling in graph.told:
        told[telling.paper].add(telling.claim)
    for paper, ids in told.items():
        before = next((day for day, other in first if other != paper), None)
        asides = all(
            (day := days[id])
            and before
            and (day - before).days >= weights().recalled_days
            and not claims[id].matter
            for id in ids
        )
        if asides and not graph.leads[paper] and not graph.unnamed.get(paper):
            graph.recalled.add(paper)
