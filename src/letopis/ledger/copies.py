"""Near copies in one language: who carries whose text, by runs of words in common, each finding with its evidence."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from letopis.errors import KnowledgeError
from letopis.knowledge import load

Runs = NDArray[np.uint32]
_EVERY = 8  # one run in so many is a key to find copies by: a text of forty words has half a dozen


@dataclass(frozen=True, slots=True)
class Signature:
    """An article's signature (see letopis.reading.signature) with what is needed to say who copied whom."""

    article: str
    outlet: str
    language: str
    published: str | None
    minhash: bytes


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles with one text. `original` came out first as far as is known (ties: the lower id).

    `evidence` is a key of knowledge/<language>/reasons.yaml: own_words, same_text or translation; `score` the share of
    the words, or how alike the sentences are.
    """

    original: str
    copy: str
    score: float
    evidence: str


def bands(minhash: bytes) -> tuple[str, ...]:
    """Exact keys to index a signature by: near copies share at least one, nearly always. () for an empty one."""
    runs = _runs(minhash) >> np.uint32(1)
    return tuple(f"{run:x}" for run in np.unique(runs[runs % _EVERY == 0]).tolist())


def copies(articles: Sequence[Signature]) -> list[Copy]:
    """All pairs of near copies among these articles, sorted; the order given does not matter."""
    ordered = sorted(articles, key=lambda a: a.article)
    by_band: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, article in enumerate(ordered):
        for band in bands(article.minhash):
            by_band[article.language, band].add(number)
    near = {pair for group in by_band.values() for pair in combinations(sorted(group), 2)}
    found = (copied(ordered[one], ordered[other]) for one, other in near)
    return sorted((copy for copy in found if copy), key=lambda copy: (copy.original, copy.copy))


def copied(one: Signature, other: Signature) -> Copy | None:
    """Whether one of two articles carries the other's text, with its evidence; None where it does not."""
    return _compare(one, other) if one.language == other.language else None


def _compare(one: Signature, other: Signature) -> Copy | None:
    if one.article == other.article:
        return None
    need = limits("text")
    a, b = _runs(one.minhash), _runs(other.minhash)
    own = _common(a[a & 1 == 0], b[b & 1 == 0])
    whole = _common(np.unique(a >> np.uint32(1)), np.unique(b >> np.uint32(1)))
    if own[0] >= need["own"] and own[1] >= need["least"]:
        score, evidence = own[0], "own_words"
    elif whole[0] >= need["whole"] and whole[1] >= need["least"]:
        score, evidence = whole[0], "same_text"
    else:
        return None
    return between(one, other, score, evidence)


def between(one: Signature, other: Signature, score: float, evidence: str) -> Copy:
    """The copy that two articles are: the one that came out first is the original."""
    first, second = sorted((one, other), key=lambda s: (s.published or "9999", s.article))
    return Copy(first.article, second.article, round(score, 3), evidence)


def _common(a: Runs, b: Runs) -> tuple[float, int]:
    """The share of the shorter's runs that the other has, and their number."""
    shorter = min(len(a), len(b))
    common = len(np.intersect1d(a, b, assume_unique=True))
    return (common / shorter if shorter else 0.0), common


def _runs(minhash: bytes) -> Runs:
    if len(minhash) % 4:
        return np.zeros(0, dtype="<u4")
    return np.frombuffer(minhash, dtype="<u4")


@cache
def limits(section: str) -> Mapping[str, float]:
    """A section of knowledge/copies.yaml. Raises KnowledgeError naming what is wrong with it."""
    value = load("copies").get(section)
    if not isinstance(value, Mapping):
        raise KnowledgeError(
            f"copies.yaml: `{section}` must be a mapping", "Compare it with the file as shipped."
        )
    for name, number in value.items():
        if not isinstance(number, (int, float)) or isinstance(number, bool) or number < 0:
            raise KnowledgeError(f"copies.yaml: `{section}: {name}` must be a number, not {number!r}")
    return value
