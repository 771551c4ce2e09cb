"""How many people who are not named a report speaks of: «чиновник», "a US official", «американский
чиновник»."""

from collections.abc import Iterable

from letopis.linking import Hop
from letopis.linking.names import fold, skeleton


def distinct(hops: Iterable[Hop]) -> list[str]:
    """The descriptions of one article that are not shown to mean one another, in order of appearance.

    One entity is one. So are two of one country under one noun («чиновник из США», «американский
    чиновник»). A bare "the official" or "sources" resumes whoever was described before it, and counts
    only when nobody was.
    """
    kept: list[Hop] = []
    for hop in hops:
        if not any(_one(hop, other) for other in kept):
            kept.append(hop)
    full = [hop for hop in kept if not any(_resumes(hop, other) for other in kept if other is not hop)]
    return [hop.name for hop in full or kept[:1]]


def _one(a: Hop, b: Hop) -> bool:
    if a.entity and a.entity == b.entity:
        return True
    if _bones(a) == _bones(b):
        return a.country == b.country or not a.country or not b.country
    return bool(a.country) and a.country == b.country and bool(_bones(a) & _bones(b))


def _resumes(bare: Hop, full: Hop) -> bool:
    """Whether all that the one says of itself the other says too, and more; an unnamed source says
    nothing."""
    if bare.anonymity == "unnamed":
        return full.anonymity != "unnamed"
    fits = not bare.country or bare.country == full.country
    return fits and full.anonymity != "unnamed" and _bones(bare) < _bones(full)


def adds(one: Iterable[str], others: Iterable[str]) -> bool:
    """Whether one of these descriptions says something that none of the others says as well: «бортпроводники» adds
    nothing to «бортпровідники лоукостера»."""
    known = [_stems(other) for other in others]
    return any(not any(_stems(name) <= other for other in known) for name in one)


def _bones(hop: Hop) -> frozenset[str]:
    """Its words without endings, so that cases do not matter: consonant skeletons cut to their stem."""
    return _stems(hop.name)


def _stems(name: str) -> frozenset[str]:
    return frozenset(skeleton(word)[:5] for word in fold(name).split() if len(word) > 2)
