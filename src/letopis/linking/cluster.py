"""Claims into clusters, one an event: the same claims give the same clusters, in whatever order they come.

Pairs that share a block and are alike enough are joined best first, and two clusters only become one when
nothing in them clashes and their pairs are alike on average. Judgements come before any score.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from letopis.linking.claims import LinkedClaim, block_keys
from letopis.linking.likeness import clash, likeness, threshold
from letopis.linking.weights import weights
from letopis.records import Judgement

Pair = tuple[str, str]
Compare = Callable[[str, str], tuple[float, float] | None]


def cluster(
    claims: Sequence[LinkedClaim], judged: Sequence[Judgement] = (), pairs: Mapping[Pair, float] | None = None
) -> list[tuple[LinkedClaim, ...]]:
    """Claims grouped into events, each group and the list sorted by claim id.

    `pairs` are the pairs that reach their threshold, with their scores, where they are known already (see
    `letopis.linking.sketches`); without them, all that share a block are compared.

    No group holds two times that exclude each other unless a judgement said "same". `judged` may name
    claims that are not here; those are passed over. The later of two judgements on a pair stands; a
    person's before any other's.
    """
    by_id = {claim.id: claim for claim in claims}
    same, apart = _decided(judged, by_id)
    groups = _Groups(by_id, apart)
    for pair in same:
        groups.join(*pair)
    scored = _scored(by_id) if pairs is None else pairs
    for one, other in sorted(scored, key=lambda pair: (-round(scored[pair], 6), pair)):
        if groups.may_join(one, other):
            groups.join(one, other)
    found = [tuple(by_id[id] for id in sorted(group)) for group in groups.all()]
    return sorted(found, key=lambda group: group[0].id)


class _Groups:
    """Disjoint groups of claim ids that know whom they may not hold together."""

    def __init__(self, claims: dict[str, LinkedClaim], apart: frozenset[Pair]) -> None:
        self._claims = claims
        self._apart = apart
        self._of = {id: id for id in claims}
        self._members: dict[str, list[str]] = {id: [id] for id in claims}
        self._between: dict[Pair, _Between] = {}
        self._compared: dict[Pair, tuple[float, float] | None] = {}

    def all(self) -> Iterable[list[str]]:
        return self._members.values()

    def join(self, one: str, other: str) -> None:
        a, b = sorted((self._of[one], self._of[other]))
        if a == b or self._kept_apart(a, b):
            return
        for id in self._members[b]:
            self._of[id] = a
        self._members[a] += self._members.pop(b)

    def may_join(self, one: str, other: str) -> bool:
        """Nothing clashes, and over all their pairs the two groups are as alike as a pair must be."""
        a, b = sorted((self._of[one], self._of[other]))
        if a == b or self._kept_apart(a, b):
            return False
        between = self._between.setdefault((a, b), _Between())
        between.look(self._members[a], self._members[b], self._compare)
        return not between.clash and between.total >= between.needed

    def _kept_apart(self, a: str, b: str) -> bool:
        if not self._apart:
            return False
        return any(_pair(p, q) in self._apart for p in self._members[a] for q in self._members[b])

    def _compare(self, one: str, other: str) -> tuple[float, float] | None:
        """How alike two claims are and must be; None when they clash."""
        pair = _pair(one, other)
        if pair not in self._compared:
            p, q = self._claims[one], self._claims[other]
            needed = min(threshold(p, q), weights().join)
            self._compared[pair] = None if clash(p, q) else (likeness(p, q).score, needed)
        return self._compared[pair]


@dataclass
class _Between:
    """What is known of the pairs between two groups, which only ever grow: each pair is looked at once."""

    total: float = 0.0
    needed: float = 0.0
    clash: bool = False
    _seen: tuple[int, int] = (0, 0)

    def look(self, some: list[str], others: list[str], compare: Compare) -> None:
        """Take in the pairs of those who joined either group since the last look."""
        first, second = self._seen
        self._seen = len(some), len(others)
        for i, one in enumerate(some):
            for other in others[second if i < first else 0 :]:
                compared = None if self.clash else compare(one, other)
                if compared is None:
                    self.clash = True
                    return
                self.total += compared[0]
                self.needed += compared[1]


def _decided(
    judged: Sequence[Judgement], known: dict[str, LinkedClaim]
) -> tuple[list[Pair], frozenset[Pair]]:
    """Pairs judged one, those of people and the latest first, and pairs judged two."""
    standing: dict[Pair, Judgement] = {}
    live = [j for j in judged if j.kind in ("same_event", "different_event") and j.undone is None]
    for judgement in sorted(live, key=_authority):
        if judgement.subject in known and judgement.object in known and judgement.subject != judgement.object:
            standing[_pair(judgement.subject, judgement.object)] = judgement
    ranked = sorted(standing.items(), key=lambda item: _authority(item[1]), reverse=True)
    same = [pair for pair, judgement in ranked if judgement.kind == "same_event"]
    return same, frozenset(pair for pair, j in standing.items() if j.kind == "different_event")


def _authority(judgement: Judgement) -> tuple[bool, int]:
    return judgement.by.startswith("person:"), judgement.id


def _scored(claims: dict[str, LinkedClaim]) -> dict[Pair, float]:
    """Pairs that share a block and reach their threshold, with their scores."""
    scored: dict[Pair, float] = {}
    for block in _blocks(claims):
        for one, other in _worth_comparing(block):
            pair = _pair(one.id, other.id)
            if pair not in scored:
                scored[pair] = likeness(one, other).score
    return {p: score for p, score in scored.items() if score >= threshold(claims[p[0]], claims[p[1]])}


def _worth_comparing(block: list[LinkedClaim]) -> Iterator[tuple[LinkedClaim, LinkedClaim]]:
    """Pairs of a block that could reach a threshold at all: alike in words, or unknown in words."""
    if len(block) < 2:
        return
    vectors = [claim.vector for claim in block if claim.vector is not None]
    if len(vectors) < len(block) or len({v.shape for v in vectors}) != 1:
        yield from combinations(block, 2)
        return
    own = np.stack(vectors)
    whole = np.stack(
        [v if c.headline is None else _unit(v + c.headline) for c, v in zip(block, vectors, strict=True)]
    )
    alike = np.maximum(own @ own.T, whole @ whole.T)
    least = min(weights().cosine[0], weights().cosine_lead[0]) - 0.05
    for i, j in np.argwhere(np.triu(alike, 1) > least).tolist():
        yield block[i], block[j]


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    return vector / max(float(np.linalg.norm(vector)), 1e-9)


def _blocks(claims: dict[str, LinkedClaim]) -> Iterator[list[LinkedClaim]]:
    """Claims that may be compared with each other, no more at a time than a block may hold."""
    blocks: dict[str, list[LinkedClaim]] = defaultdict(list)
    for id in sorted(claims):
        for key in block_keys(claims[id]):
            blocks[key].append(claims[id])
    for key in sorted(blocks):
        yield from _split(blocks[key])


def _split(block: list[LinkedClaim]) -> Iterator[list[LinkedClaim]]:
    """A block that is too large, by party; what is still too large, in windows of one order in time."""
    limit = weights().block
    if len(block) <= limit:
        yield block
        return
    finer: dict[str, list[LinkedClaim]] = defaultdict(list)
    for claim in block:
        for party in claim.parties or (None,):
            finer[party.id if party else ""].append(claim)
    for key in sorted(finer):
        ordered = sorted(finer[key], key=lambda claim: (claim.time, claim.id))
        step = limit // 2
        for at in range(0, max(1, len(ordered) - step), step):
            yield ordered[at : at + limit]


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
