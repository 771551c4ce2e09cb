"""Roots that are named: who speaks with the body spoken for, and what access each is shown to have."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from letopis.ledger.chains import Node
from letopis.ledger.graph import Graph
from letopis.ledger.offices import held, of_body
from letopis.ledger.root import Root
from letopis.linking import Hop, LinkedClaim
from letopis.linking.concepts import Body, alike, body_of
from letopis.linking.names import fold, near, skeleton
from letopis.linking.weights import weights
from letopis.records import Reason

_SIDE = "side:"  # how an access begins that is only that of who does it, or of those to whom it is done


def named_roots(
    graph: Graph, nodes: Iterable[Node], claims: Sequence[LinkedClaim]
) -> tuple[list[Root], list[Reason]]:
    """The roots that these nodes of the graph of these claims are, and the reasons."""
    return _separate(_bodies(graph, nodes), {claim.id: claim for claim in claims})


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
    called = {
        key: hop.entity for node in every for hop in graph.hops[node] if hop.entity and (key := of_body(hop))
    }
    for node in every:  # the minister speaks for the ministry, the head for the body
        spoken[node] |= {called[key] for hop in graph.hops[node] for key in held(hop) if key in called}
    # A body that is itself a root, or for which two root people speak, is what their word comes down to.
    speakers: dict[str, int] = defaultdict(int)
    for bodies in spoken.values():
        for body in bodies:
            speakers[body] += 1
    for node in every:
        own = next((hop.entity for hop in graph.hops[node] if hop.entity), "")
        # Who speaks jointly with somebody who is a root already is no root beside him.
        spoken[node] |= {part for part in own.split("+") if part != own}
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
    return _by_their_names(_by_what_they_are_called(found))


def _by_their_names(bodies: Sequence[_Body]) -> list[_Body]:
    """Those whom linking could not tell to be one, joined where one event has them under one name: people by its
    consonants, as every script spells them («Тереза Мей» and «Тереза Мэй»), or by the surname alone; bodies by the
    end of the longer name ("Cockpit" and "Vereinigung Cockpit")."""
    joined: list[_Body] = []
    for body in sorted(bodies, key=lambda body: (-len(_words(body)), -len(body.names[0]), body.nodes)):
        at = next((at for at, other in enumerate(joined) if _one_name(body, other)), None)
        if at is None:
            joined.append(body)
        else:
            joined[at] = joined[at] + body
    return sorted(joined, key=lambda body: body.nodes)


def _one_name(short: _Body, full: _Body) -> bool:
    one, other = _words(short), _words(full)
    kinds = {hop.kind for body in (short, full) for hop in body.hops}
    if not one or len(kinds) > 1 or _two_states(short, full):
        return False
    if kinds == {"organisation"}:
        return one == other[-len(one) :]
    if kinds == {"person"} and len(one) > 1 and one == other[: len(one)]:
        return True  # a second surname («Enio Cubillo Araya»)
    if kinds != {"person"} or skeleton(one[-1]) != skeleton(other[-1]):
        return False
    if len(one) == 1:
        return near(one[0], other[-1]) >= weights().names["surname"]
    initial = len(one[0]) == 1 and other[0].startswith(one[0])
    return initial or near(one[0], other[0]) >= weights().names["surname"]


def _two_states(one: _Body, other: _Body) -> bool:
    a, b = ({hop.country for hop in body.hops if hop.country} for body in (one, other))
    return bool(a and b and not a & b)


def _words(body: _Body) -> list[str]:
    return fold(body.names[0]).split()


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
        access = _access(body) or (f"{_SIDE}{side[body]}" if side[body] else "")
        why = Reason("named" if access else "access_not_shown")
        found.append(Root("named", body.nodes, body.names[:1], 1, why, access, likely=True))
    by_access: dict[str, list[str]] = defaultdict(list)
    for root in found:
        if root.access:
            by_access[root.access].append(root.names[0])
    shared = {access for access, names in by_access.items() if len(names) > 1}
    first = {a: min((r for r in found if r.access == a), key=lambda r: (r.names, r.nodes)) for a in shared}
    offices = {
        root.nodes for root, body in zip(found, bodies, strict=True) if _sector(body) in weights().state
    }
    found = [_counted_with(root, first.get(root.access, root), offices) for root in found]
    reasons = [
        Reason(_together(found, access, offices), {"names": tuple(by_access[access])})
        for access in by_access
        if access in shared
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


def _counted_with(root: Root, first: Root, offices: Collection[tuple[Node, ...]]) -> Root:
    """A root as it is counted beside another of the same access."""
    if root is first:
        return root
    one = {root.nodes, first.nodes} <= set(offices)
    key = "counted_with" if one else "of_one_side" if root.access.startswith(_SIDE) else "of_one_country"
    why = Reason(key, {"name": first.names[0]})
    return replace(root, why=why, one_with=first.names[0], likely=not one)


def _together(roots: Sequence[Root], access: str, offices: Collection[tuple[Node, ...]]) -> str:
    """Why these count once in low: offices of one government, of one side, or of one country and perhaps its
    government's."""
    one = all(root.nodes in offices for root in roots if root.access == access)
    return "one_government" if one else "one_side" if access.startswith(_SIDE) else "one_country"


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


def _sector(body: _Body) -> str:
    """What it belongs to; a minister to the government, though no article says more of him."""
    state = any(held(hop) or of_body(hop) for hop in body.hops)
    return next((hop.sector for hop in body.hops if hop.sector), "government" if state else "")


def _access(body: _Body) -> str:
    """Whose access a named root has: its government's, its own body's, or "" when nothing shows it."""
    node = body.nodes[0]
    if node.kind == "reporter":
        return f"reporter:{node.key}"
    country = next((hop.country for hop in body.hops if hop.country), "")
    sector = _sector(body)
    if sector and sector not in weights().state:
        return next((hop.of[0] for hop in body.hops if hop.of), "") or f"{node.kind}:{node.key}"
    return f"government:{country}" if country else ""
