"""The ledger as a tree that reads from the root: who knew first, who had it from them, down to the articles."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from letopis.ledger.chains import Node, Telling, voiced
from letopis.ledger.copies import Copy
from letopis.ledger.described import distinct
from letopis.ledger.graph import Graph, draw
from letopis.ledger.root import Root
from letopis.ledger.roots import Count, count
from letopis.linking import LinkedClaim
from letopis.linking.reasons import sentence
from letopis.records import EventEvidence, Voice
from letopis.records.reading import Anonymity, SourceKind

Rank = Callable[[LinkedClaim], tuple[object, ...]]


def ledger(
    graph: Graph, counted: Count, claims: Sequence[LinkedClaim], copies: Sequence[Copy], rank: Rank
) -> tuple[Voice, ...]:
    """The voices of a graph that was drawn from these claims, roots first, those that count in low before all.

    Every article stands under each root that it names, once, with the claim that `rank` sorts first; copies of
    an article are folded into it.
    """
    return _Tree(graph, counted, claims, copies, rank).voices()


def denials(claims: Sequence[LinkedClaim], copies: Sequence[Copy], rank: Rank) -> tuple[Voice, ...]:
    """Who says that it is not so, and who had that from them."""
    graph = draw(claims, copies)
    voices = ledger(graph, count(graph, claims), claims, copies, rank)
    return tuple(replace(voice, part="denial", high=0, low=False, note="", why=None) for voice in voices)


@dataclass(frozen=True)
class _Told:
    """A claim with the number of one of its chains."""

    claim: LinkedClaim
    number: int

    @property
    def when(self) -> tuple[str, str]:
        return self.claim.published or "9999", self.claim.id


@dataclass
class _Branch:
    """A node at its place in the tree, what its articles tell there, and who had it from it."""

    node: Node
    told: list["_Told"] = field(default_factory=list)
    under: dict[Node, "_Branch"] = field(default_factory=dict)

    def all(self) -> Iterator["_Told"]:
        """Everything told in it and under it."""
        yield from self.told
        for branch in self.under.values():
            yield from branch.all()


class _Tree:
    def __init__(
        self, graph: Graph, counted: Count, claims: Sequence[LinkedClaim], copies: Sequence[Copy], rank: Rank
    ) -> None:
        self._graph = graph
        self._claims = {claim.id: claim for claim in claims}
        self._rank = rank
        self._copies = [(copy.original, copy.copy) for copy in copies]
        self._circle = {node: circle[0] for circle in graph.circles for node in circle}
        self._members = {circle[0]: circle for circle in graph.circles}
        self._roots = counted.roots
        self._end = {
            self._circle[node]: root for root in counted.roots for node in root.nodes if not root.articles
        }
        self._early = {article: root for root in counted.roots for article in root.articles}
        self._branches = {id(root): _Branch(root.nodes[0]) for root in counted.roots}
        self._place: dict[Node, _Branch] = {}
        self._grow()

    def voices(self) -> tuple[Voice, ...]:
        """Roots with all that is under them."""
        found = [(root, self._branches[id(root)]) for root in self._roots]
        ordered = sorted(
            found,
            key=lambda r: (
                not r[0].access,
                bool(r[0].one_with),
                -r[0].high,
                -len({t.claim.article for t in r[1].all()}),
                r[0].names,
            ),
        )
        return tuple(self._root(root, branch) for root, branch in ordered)

    # --- growing

    def _grow(self) -> None:
        """Put every telling in its place: first those that reach a root, then those whose last paper leads on."""
        waiting = []
        for telling in self._graph.told:
            way, unnamed = self._graph.way(telling)
            nodes = list(dict.fromkeys(self._circle[node] for node in way))
            root = self._end.get(nodes[-1])
            if early := self._early.get(telling.article):
                self._put(self._branches[id(early)], (), telling)
            elif root and (unnamed is None or root.kind == "people"):
                above = nodes if root.kind == "people" else nodes[:-1]
                self._put(self._branches[id(root)], above, telling)
                self._place.setdefault(nodes[-1], self._branches[id(root)])
            else:
                waiting.append((nodes, telling))
        while waiting:
            ready = [(nodes, telling) for nodes, telling in waiting if nodes[-1] in self._place]
            waiting = [(nodes, telling) for nodes, telling in waiting if nodes[-1] not in self._place]
            for nodes, telling in ready:
                self._put(self._place[nodes[-1]], nodes[:-1], telling)
            if not ready:
                break

    def _put(self, branch: _Branch, nodes: Sequence[Node], telling: Telling) -> None:
        """Hang an article under a branch, by the nodes that lead to it, nearest to the article first."""
        for node in reversed(nodes):
            branch = branch.under.setdefault(node, _Branch(node))
            self._place.setdefault(node, branch)
        branch.told.append(_Told(self._claims[telling.claim], telling.number))

    # --- telling

    def _root(self, root: Root, branch: _Branch) -> Voice:
        people = root.kind == "people"
        voice = self._voice(branch, self._body(root) if root.kind == "named" else self._name(branch))
        kind, anonymity = self._who(root)
        return replace(
            voice, name="; ".join(_bare(name) for name in root.names) if people else voice.name,
            part="root", kind=kind, anonymity=anonymity, high=root.high,
            low=bool(root.access and not root.one_with), one_with=root.one_with, note=sentence(root.why), why=root.why,
            entity="" if people else voice.entity, outlet="" if people else voice.outlet,
            names=self._names(root) if root.kind in ("people", "named") else {},
        )  # fmt: skip

    def _names(self, root: Root) -> dict[str, str]:
        """What a root is called in the languages of its articles; of many names in one language the first."""
        if root.kind == "named":
            if " (" in self._body(root):
                return {}  # a body with who speaks for it goes by that one name
            every = [self._graph.names[node] for node in root.nodes]
            return {language: name for names in reversed(every) for language, name in sorted(names.items())}
        told: dict[str, list[list[str]]] = defaultdict(list)
        for node in root.nodes:
            for article, hops in sorted(self._graph.unnamed[node].items()):
                told[self._graph.language[article]].append(distinct(hops))
        fullest = {language: max(lists, key=len) for language, lists in sorted(told.items())}
        return {language: "; ".join(names) for language, names in fullest.items()}

    def _body(self, root: Root) -> str:
        """A named root by its name; a body with those who speak for it: «Defence Ministry (Petr Lansky)»."""
        kinds = {node: {hop.kind for hop in self._graph.hops[node]} for node in root.nodes}
        speakers = [node for node in root.nodes if kinds[node] == {"person"}]
        bodies = [node for node in root.nodes if node not in speakers]
        names = list(dict.fromkeys(self._graph.shown[node] for node in speakers))
        if not bodies:
            return ", ".join(names)
        return self._graph.shown[bodies[0]] + (f" ({', '.join(names)})" if names else "")

    def _who(self, root: Root) -> tuple[SourceKind, Anonymity]:
        hops = [hop for node in root.nodes for hop in self._graph.hops[node]]
        if root.kind == "people":
            behind = [h for n in root.nodes for hops in self._graph.unnamed[n].values() for h in hops]
            return "people", "described" if any(h.anonymity == "described" for h in behind) else "unnamed"
        if root.kind == "named" and hops:
            return hops[0].kind, hops[0].anonymity
        return "outlet", "unnamed" if any(n in self._graph.hidden for n in root.nodes) else "named"

    def _voice(self, branch: _Branch, name: str) -> Voice:
        own, copies = self._own(branch.told)
        node = branch.node
        hops = self._graph.hops[node]
        return Voice(
            name=name,
            part="relay",
            kind="outlet" if node.kind == "paper" or not hops else hops[0].kind,
            anonymity="named" if node.kind == "paper" or not hops else hops[0].anonymity,
            entity=next((hop.entity for hop in hops if hop.entity), ""),
            outlet=node.key if node.kind == "paper" and node.key not in self._graph.wrote else "",
            told=tuple(_words(told) for told in own),
            copies=tuple(_words(told) for told in copies),
            heard=tuple(
                self._voice(b, self._name(b)) for b in sorted(branch.under.values(), key=self._first)
            ),
        )

    def _name(self, branch: _Branch) -> str:
        """The names of a node: of its outlets that have articles here, else as it is cited."""
        members = self._members.get(branch.node, (branch.node,))
        own, _ = self._own(branch.told)
        wrote = dict.fromkeys(told.claim.outlet for told in own if told.claim.outlet)
        if branch.node.kind == "paper" and wrote:
            return " / ".join(wrote)
        return " / ".join(dict.fromkeys(self._graph.shown[node] for node in members))

    def _own(self, every: Iterable[_Told]) -> tuple[list[_Told], list[_Told]]:
        """One telling an article, earliest first; and those of articles that copy one of them."""
        best: dict[str, _Told] = {}
        for told in sorted(every, key=lambda told: (self._rank(told.claim), told.number)):
            best.setdefault(told.claim.article, told)
        ordered = sorted(best.values(), key=lambda told: told.when)
        one = _joined(best, self._copies)
        first = {one[told.claim.article]: told for told in reversed(ordered)}
        own = [told for told in ordered if first[one[told.claim.article]] is told]
        return own, [told for told in ordered if first[one[told.claim.article]] is not told]

    def _first(self, branch: _Branch) -> tuple[str, str]:
        return min((told.when for told in branch.all()), default=("~", branch.node.key))


def _joined(articles: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """For each article, one name for all that carry its text."""
    group: dict[str, set[str]] = {article: {article} for article in articles}
    for one, other in pairs:
        if one in group and other in group and group[one] is not group[other]:
            together = group[one] | group[other]
            for article in together:
                group[article] = together
    return {article: min(members) for article, members in group.items()}


def _bare(name: str) -> str:
    """«чиновник (through Politico)» where the tree itself shows through whom."""
    return name.partition(" (through ")[0]


def _words(told: _Told) -> EventEvidence:
    """The words by which an article tells it on this source's word."""
    claim = told.claim
    chain = claim.chains[told.number] if claim.chains else ()
    (start, end), quote = claim.cited[told.number] if claim.cited else (claim.quote_span, claim.quote)
    return EventEvidence(
        claim.article, claim.id, claim.outlet, claim.url, claim.language, claim.published, quote, start, end,
        tuple(hop.name for hop in voiced(chain, claim)),
    )  # fmt: skip
