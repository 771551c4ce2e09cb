"""One statement quoted in many papers, one sentence told in many: who is not named in one is whom another names.

Whoever is not named in one paper is who said the same words in another; a paper that names nobody has what it tells
from one that told it in the same words before, or from one of the same day that names its source.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from typing import Any

import numpy as np

from letopis.ledger.chains import Node, Telling
from letopis.ledger.copies import limits
from letopis.linking import Hop, LinkedClaim

_RUN = 3  # words


def heard_once(told: Sequence[Telling], claims: Sequence[LinkedClaim]) -> list[Telling]:
    """The tellings, those of one statement led to one end: to whom any of the papers names as its speaker; where none
    does, to the unnamed source of the paper that had the words first."""
    spoken = sorted((c for c in claims if c.speech and c.said), key=_when)
    first = _first_said(spoken)
    ends = {telling.claim: telling for telling in reversed(told) if telling.path}
    return [_led(telling, first.get(telling.claim, ()), ends) for telling in told]


def worded_alike(
    told: Sequence[Telling], claims: Sequence[LinkedClaim]
) -> tuple[list[Telling], list[tuple[str, str]]]:
    """The tellings, those in a paper's own voice led to the paper whose sentence they are; and which paper tells it in
    the words of which, by name."""
    by_id = {claim.id: claim for claim in claims}
    sourced = {telling.claim for telling in told if telling.path}
    papers = {telling.claim: telling.paper for telling in told}
    alike = _same_sentence([by_id[id] for id in papers])
    since: dict[Node, tuple[str, str]] = {}  # when each paper first told of it
    for id, paper in papers.items():
        since[paper] = min(since.get(paper, ("~", "")), _when(by_id[id]))
    led, found = [], set()
    for telling in told:
        first = None
        if not telling.path:
            own = since[telling.paper]
            others = [
                c for c in alike.get(telling.claim, ()) if c.published and papers[c.id] != telling.paper
            ]
            with_source = [c for c in others if c.id in sourced and _when(c)[0][:10] <= own[0][:10]]
            before = with_source or [c for c in others if since[papers[c.id]] < own]
            first = min(before, key=_when, default=None)
        if first:
            hop = Hop(first.outlet, "outlet", "named", outlet=papers[first.id].key)
            found.add((telling.outlet or telling.article, first.outlet or first.article))
            telling = replace(telling, path=((papers[first.id], hop),))
        led.append(telling)
    return led, sorted(found)


def _same_sentence(claims: Sequence[LinkedClaim]) -> dict[str, list[LinkedClaim]]:
    """For each claim those of other articles that tell it in the same sentence, or its translation."""
    need = limits("quoted")
    long = sorted((c for c in claims if len(_words(c.quote)) >= need["words"]), key=lambda c: c.id)
    holding: dict[tuple[str, ...], set[int]] = {}
    for number, claim in enumerate(long):
        for run in _runs(claim.quote):
            holding.setdefault(run, set()).add(number)
    pairs = {pair for group in holding.values() for pair in combinations(sorted(group), 2)}
    vectors: Any = [(n, c.vector) for n, c in enumerate(long) if c.vector is not None]
    if len({vector.shape for _, vector in vectors}) == 1:
        matrix = np.stack([vector for _, vector in vectors])
        for i, j in np.argwhere(np.triu(matrix @ matrix.T, 1) >= need["cosine"]).tolist():
            pairs.add((vectors[i][0], vectors[j][0]))
    alike: dict[str, list[LinkedClaim]] = {}
    for i, j in sorted(pairs):
        one, other = long[i], long[j]
        if one.article != other.article and one_wording(one, other, one.quote, other.quote):
            alike.setdefault(one.id, []).append(other)
            alike.setdefault(other.id, []).append(one)
    return alike


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
    return one_wording(one, other, one.said, other.said)


def one_wording(one: LinkedClaim, other: LinkedClaim, a: str, b: str) -> bool:
    """Whether the words `a` and `b` of two claims are nearly the same, or, in two languages, one the translation."""
    need = limits("quoted")
    if min(len(_words(a)), len(_words(b))) < need["words"]:
        return False
    if one.language != other.language:
        if one.vector is None or other.vector is None or one.vector.shape != other.vector.shape:
            return False
        return float(one.vector @ other.vector) >= need["cosine"]
    runs, others = _runs(a), _runs(b)
    return len(runs & others) >= need["share"] * min(len(runs), len(others))


def _when(claim: LinkedClaim) -> tuple[str, str]:
    return claim.published or "9999", claim.id


@lru_cache(maxsize=2_000)
def _words(said: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", said.casefold().replace("ё", "е")))


@lru_cache(maxsize=2_000)
def _runs(said: str) -> frozenset[tuple[str, ...]]:
    words = _words(said)
    return frozenset(words[i : i + _RUN] for i in range(len(words) - _RUN + 1))
