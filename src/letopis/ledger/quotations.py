"""One statement quoted in many papers: whoever is not named in one of them is who said the same words in another."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from letopis.ledger.chains import Telling
from letopis.ledger.copies import limits
from letopis.linking import Hop, LinkedClaim

_RUN = 3  # words


def heard_once(told: Sequence[Telling], claims: Sequence[LinkedClaim]) -> list[Telling]:
    """The tellings, those of one statement led to one end: to whom any of the papers names as its speaker; where none
    does, to the unnamed source of the paper that had the words first."""
    spoken = sorted((c for c in claims if c.speech and c.said), key=lambda c: (c.published or "9999", c.id))
    first = _first_said(spoken)
    ends = {telling.claim: telling for telling in reversed(told) if telling.path}
    return [_led(telling, first.get(telling.claim, ()), ends) for telling in told]


def _led(telling: Telling, said: Sequence[str], ends: Mapping[str, Telling]) -> Telling:
    """A telling of a source that is not named, led on by those of the same words, told first to last."""
    if not telling.path or telling.path[-1][0].kind != "unnamed":
        return telling
    others = [ends[id] for id in said if id in ends and ends[id].paper != telling.paper]
    for other in others:
        if other.path[-1][0].kind == "named":
            return replace(telling, path=(*telling.path[:-1], other.path[-1]))
    before = [other for other in others if said.index(other.claim) < said.index(telling.claim)]
    if not before:
        return telling
    source = before[0]
    through = Hop(source.outlet, "outlet", "named", outlet=source.paper.key)
    return replace(telling, path=((source.paper, through), telling.path[-1]))


def _first_said(spoken: Sequence[LinkedClaim]) -> dict[str, tuple[str, ...]]:
    """For each claim of words that others have too: all of them, in the order they came out."""
    groups: dict[str, set[str]] = {claim.id: {claim.id} for claim in spoken}
    for one, other in combinations(spoken, 2):
        if one.article != other.article and same_words(one, other):
            joined = groups[one.id] | groups[other.id]
            for id in joined:
                groups[id] = joined
    return {
        claim.id: tuple(c.id for c in spoken if c.id in groups[claim.id])
        for claim in spoken
        if len(groups[claim.id]) > 1
    }


def same_words(one: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether two statements are one quotation: nearly the same words, or their translation."""
    need = limits("quoted")
    a, b = _words(one.said), _words(other.said)
    if min(len(a), len(b)) < need["words"]:
        return False
    if one.language != other.language:
        if one.vector is None or other.vector is None or one.vector.shape != other.vector.shape:
            return False
        return float(one.vector @ other.vector) >= need["cosine"]
    runs, others = set(_runs(a)), set(_runs(b))
    return len(runs & others) >= need["share"] * min(len(runs), len(others))


def _words(said: str) -> list[str]:
    return re.findall(r"\w+", said.casefold().replace("ё", "е"))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
