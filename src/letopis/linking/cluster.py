"""Claims into clusters, one an event: the same claims give the same clusters, in whatever order they come.

Pairs that meet in a block and are alike enough are joined best first, and two clusters only become one when
nothing in them clashes and their pairs are alike on average. Judgements come before any score.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from letopis.linking.blocks import blocks
from letopis.linking.claims import LinkedClaim
from letopis.linking.likeness import clash, likeness
from letopis.linking.sketches import alike, sketch, vectors
from letopis.linking.weights import weights
from letopis.records import Judgement

Pair = tuple[str, str]
Time = tuple[str, bool]
_SPEAKING = (
    12  # claims that speak for a large group, whose ids are least: their means are as good as those of all
)


def cluster(
    claims: Sequence[LinkedClaim], judged: Sequence[Judgement] = (), pairs: Mapping[Pair, float] | None = None
) -> list[tuple[LinkedClaim, ...]]:
    """Claims grouped into events, each group and the list sorted by claim id.

    `pairs` are the pairs that reach their threshold, with their scores, where they are known already; without them,
    all that meet in a block are compared.

    No group holds two times that exclude each other unless a judgement said "same". `judged` may name
    claims that are not here; those are passed over. The later of two judgements on a pair stands; a
    person's before any other's.
    """
    by_id = {claim.id: claim for claim in claims}
    same, apart = _decided(judged, by_id)
    scored = _scored(by_id) if pairs is None else pairs
    groups = _Groups(by_id, apart, scored)
    for pair in same:
        groups.join(*pair)
    for one, other in sorted(scored, key=lambda pair: (-round(scored[pair], 6), pair)):
        if groups.may_join(one, other):
            groups.join(one, other)
    found = [tuple(by_id[id] for id in sorted(group)) for group in groups.all()]
    return sorted(found, key=lambda group: group[0].id)


class _Groups:
    """Disjoint groups of claim ids that know whom they may not hold together."""

    def __init__(
        self, claims: Mapping[str, LinkedClaim], apart: frozenset[Pair], scored: Mapping[Pair, float]
    ) -> None:
        self._claims = claims
        self._apart = apart
        self._scores = dict(scored)
        self._of = {id: id for id in claims}
        self._members: dict[str, list[str]] = {id: [id] for id in claims}
        self._speaking: dict[str, tuple[str, ...]] = {id: (id,) for id in claims}
        self._times: dict[str, dict[Time, str]] = {id: {_time(claim): id} for id, claim in claims.items()}
        self._exclude: dict[tuple[Time, Time], bool] = {}
        self._refused: dict[Pair, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def all(self) -> Iterable[list[str]]:
        return self._members.values()

    def join(self, one: str, other: str) -> None:
        a, b = sorted((self._of[one], self._of[other]))
        if a == b or self._kept_apart(a, b):
            return
        for id in self._members[b]:
            self._of[id] = a
        self._members[a] += self._members.pop(b)
        self._speaking[a] = tuple(sorted((*self._speaking[a], *self._speaking.pop(b)))[:_SPEAKING])
        self._times[a] |= self._times.pop(b)

    def may_join(self, one: str, other: str) -> bool:
        """Nothing clashes, and over all their pairs the two groups are as alike as a pair must be: of large groups
        over the pairs of those that speak for them."""
        a, b = sorted((self._of[one], self._of[other]))
        if a == b or self._kept_apart(a, b):
            return False
        speaking = self._speaking[a], self._speaking[b]
        if self._refused.get((a, b)) == speaking:
            return False  # nobody has joined them since who would say otherwise
        few, many = speaking
        if self._alike(few, many) < weights().join * len(few) * len(many) or self._clash(a, b):
            self._refused[a, b] = speaking
            return False
        return True

    def _kept_apart(self, a: str, b: str) -> bool:
        if not self._apart:
            return False
        return any(_pair(p, q) in self._apart for p in self._members[a] for q in self._members[b])

    def _alike(self, some: Iterable[str], others: Sequence[str]) -> float:
        return sum(self._score(_pair(one, other)) for one in some for other in others)

    def _score(self, pair: Pair) -> float:
        if (known := self._scores.get(pair)) is None:
            known = self._scores[pair] = likeness(self._claims[pair[0]], self._claims[pair[1]]).score
        return known

    def _clash(self, a: str, b: str) -> bool:
        """Whether any of the times in one group excludes any in the other."""
        return any(
            self._excludes(one, other) for one in self._times[a].items() for other in self._times[b].items()
        )

    def _excludes(self, one: tuple[Time, str], other: tuple[Time, str]) -> bool:
        times = one[0], other[0]
        if (known := self._exclude.get(times)) is None:
            known = self._exclude[times] = clash(self._claims[one[1]], self._claims[other[1]])
        return known


def _time(claim: LinkedClaim) -> Time:
    """All by which `clash` tells whether two claims may be of one time."""
    return claim.span, claim.firm


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


def _scored(claims: Mapping[str, LinkedClaim]) -> dict[Pair, float]:
    """Pairs that meet in a block and reach their threshold, with their scores."""
    own = {id: blocks(claim) for id, claim in claims.items()}
    filed: dict[str, list[str]] = defaultdict(list)
    for id in sorted(claims):
        for key in own[id].filed:
            filed[key].append(id)
    sketches = {id: (sketch(claim), vectors(claim)) for id, claim in claims.items()}
    scored: dict[Pair, float] = {}
    for id in sorted(claims):
        met = sorted({other for key in own[id].asked for other in filed.get(key, ()) if other > id})
        found = alike(claims[id], {other: sketches[other] for other in met})
        scored |= {(id, other): score for other, score in found.items()}
    return scored


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
