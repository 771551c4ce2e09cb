"""A claim's chains as paths: from the paper that printed it to whoever spoke or knew first."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from typing import Literal

from letopis.linking import Hop, LinkedClaim, country_names, house, outlet_key
from letopis.linking.bodies import role_kinds
from letopis.linking.names import fold
from letopis.linking.weights import weights
from letopis.records import Party


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """Someone in the ledger. `key` is an outlet's key, an entity's id, or a folded name."""

    kind: Literal["named", "paper", "reporter", "unnamed"]
    key: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One chain of one claim: the paper that printed it, and the nodes it leads through, nearest first."""

    claim: str
    article: str
    outlet: str
    paper: Node
    path: tuple[tuple[Node, Hop], ...]
    number: int = 0  # of the claim's chains
    language: str = ""  # of the article
    matter: bool = False  # the article is about it, or somebody in it confirms it
    hidden: bool = False  # it says that it was told («сообщалось, что»), and not by whom


_SPOKESMAN = "spokesperson"  # of the kinds of office in persons.yaml
Same = Mapping[Node, Node]
_EACH: Same = {}


def tellings(claims: Sequence[LinkedClaim], same: Same = _EACH) -> Iterator[Telling]:
    """Every chain of every claim; one with an empty path for an outlet's own voice.

    `same` leads papers that carry one text to the one that stands for them: what one of them says of another of
    them it says of itself.
    """
    newsrooms = frozenset(claim.newsroom for claim in claims if claim.newsroom)
    cited = _cited(claims, same)
    for claim in claims:
        paper = paper_of(claim, same)
        for number, chain in enumerate(claim.chains or ((),)):
            hops = voiced(chain, claim)
            said = tuple(hop for hop in hops if not _the_paper(hop))
            path = tuple(_path(said, paper, claim, newsrooms, same))
            if not path and len(said) < len(hops):
                path = cited.get(claim.article, ())
            if path and path[0][0].kind == "unnamed" and said[0].kind != "outlet":
                path = (*cited.get(claim.article, ()), *path)
            told = (claim.claim.stance in ("claimed", "confirmed") and not claim.chains) or len(said) < len(
                hops
            )
            hidden = told and not path
            matter = claim.matter or claim.claim.type == "CONFIRM"
            yield Telling(
                claim.id, claim.article, claim.outlet, paper, path, number, claim.language, matter, hidden
            )


def paper_of(claim: LinkedClaim, same: Same = _EACH) -> Node:
    """The paper that printed a claim."""
    paper = Node("paper", house(claim.newsroom) or claim.article)
    return same.get(paper, paper)


def _cited(claims: Sequence[LinkedClaim], same: Same) -> dict[str, tuple[tuple[Node, Hop], ...]]:
    """For each article that cites one paper, or one through another, and no other: the way to it.

    Whom such an article leaves unnamed it heard there, unless it says that they spoke to itself. What it cites is as
    it reads: another article that comes in takes none of them away.
    """
    ways: dict[str, dict[tuple[Node, ...], tuple[tuple[Node, Hop], ...]]] = defaultdict(dict)
    for claim in claims:
        for chain in claim.chains:
            path = _path(chain, paper_of(claim, same), claim, same=same)
            way = tuple(takewhile(lambda step: step[0].kind == "paper", path))
            if way:
                ways[claim.article].setdefault(tuple(node for node, _ in way), way)
    longest = {article: max(found, key=lambda nodes: (len(nodes), nodes)) for article, found in ways.items()}
    return {
        article: found[longest[article]]
        for article, found in ways.items()
        if all(longest[article][: len(nodes)] == nodes for nodes in found)
    }


def root_name(claim: LinkedClaim) -> str:
    """Whose word a claim is, as a person would say it: the end of its first chain, else its outlet."""
    chain = voiced(claim.chains[0] if claim.chains else (), claim)
    return chain[-1].name if chain else claim.outlet or "an unknown outlet"


def root_key(claim: LinkedClaim) -> str:
    """An exact key for whose word it is: the same for one speaker in two articles; unnamed people are the
    paper's."""
    at = paper = paper_of(claim)
    for node, _ in _path(voiced(claim.chains[0] if claim.chains else (), claim), paper, claim):
        if node.kind == "unnamed":
            return f"unnamed:{at.key}"
        at = node
    return f"{at.kind}:{at.key}"


def voiced(chain: tuple[Hop, ...], claim: LinkedClaim) -> tuple[Hop, ...]:
    """A speech act's root is its speaker: its chain goes on to him where it ends in an outlet or is empty."""
    if not claim.speech or not claim.actors:
        return chain
    if chain and chain[-1].anonymity != "named" and role_kinds((chain[-1].name,)) & weights().speaks:
        return (*chain[:-1], _speaker(claim.actors, claim))  # «пресс-секретарь министерства» is the ministry
    if chain and chain[-1].kind != "outlet":
        return (*chain[:-1], _spokesman(chain[-1], claim))
    speaker = _speaker(claim.actors, claim)
    again = bool(chain) and fold(chain[-1].name) == fold(speaker.name)  # the agency itself confirms it
    return (*chain[:-1], speaker) if again else (*chain, speaker)


def _spokesman(hop: Hop, claim: LinkedClaim) -> Hop:
    """«A spokesman for the ministry, Petr Lansky, denied …», where it is the ministry that denies: he speaks for it."""
    spoken_for = [party.id for party in claim.actors if party.id not in claim.people]
    if hop.kind != "person" or hop.of or len(spoken_for) != 1 or hop.entity == spoken_for[0]:
        return hop
    return replace(hop, of=tuple(spoken_for)) if _SPOKESMAN in role_kinds((claim.quote,)) else hop


def _speaker(actors: tuple[Party, ...], claim: LinkedClaim) -> Hop:
    """Those who spoke, as one hop: a joint word is one root."""
    named = all(party.id not in claim.people for party in actors)
    first = actors[0]
    return Hop(
        name=" and ".join(party.name for party in actors[:3]),
        kind="people" if not named else "organisation" if _state(first) else "person",
        anonymity="named" if named else "described",
        entity=first.id if len(actors) == 1 else "+".join(sorted(party.id for party in actors)),
        country=first.country if len({party.country for party in actors}) == 1 else "",
        role=first.role,
    )


def _state(party: Party) -> bool:
    return party.name in country_names(party.country).values()


def _path(
    hops: Sequence[Hop], paper: Node, claim: LinkedClaim, newsrooms: Collection[str] = (), same: Same = _EACH
) -> Iterator[tuple[Node, Hop]]:
    at, begun = paper, False
    for hop in hops:
        node = _node(hop, at, claim, newsrooms)
        node = same.get(node, node)
        if (
            node != at or begun
        ):  # «пишет УНИАН» in УНИАН is its own voice; a chain that comes back to it is not
            yield node, hop
            begun = True
        if node.kind == "paper":
            at = node


def _node(hop: Hop, paper: Node, claim: LinkedClaim, newsrooms: Collection[str]) -> Node:
    if hop.anonymity == "named":
        # A name that reading takes for a person's may be that of an outlet whose own article is here.
        outlet = (
            hop.outlet if hop.kind == "outlet" else key if (key := outlet_key(hop.name)) in newsrooms else ""
        )
        if outlet:
            return Node("paper", house(outlet))
    words = {*fold(hop.name).split(), *fold(hop.role).split()}
    if words & _reporters():
        # Its own reporter is the paper's own voice, unless the sentence puts him on the scene.
        return Node("reporter", paper.key) if set(fold(claim.quote).split()) & _scene() else paper
    if hop.anonymity != "named":
        return Node("unnamed", hop.entity or fold(hop.name))
    return Node("named", hop.entity or fold(hop.name))


def _the_paper(hop: Hop) -> bool:
    """«Зазначає видання», «СМИ: …»: the paper that the article retells, by no other name."""
    if hop.anonymity == "named":
        return False
    return fold(hop.name) in _papers() or (hop.kind == "outlet" and hop.anonymity == "unnamed")


@cache
def _papers() -> frozenset[str]:
    return frozenset(fold(word) for word in weights().papers)


@cache
def _reporters() -> frozenset[str]:
    return frozenset(word for entry in weights().reporters for word in fold(entry).split())


@cache
def _scene() -> frozenset[str]:
    return frozenset(word for entry in weights().scene for word in fold(entry).split())
