"""Near copies in one language: who carries whose text, by MinHash, each finding with its evidence."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

_ROWS = 4  # 16 bands of 4 minima: texts that share half of their word runs meet in a band
_LEAST = 0.5  # share of common word runs from which one text is held to carry the other
_CROWD = 400  # articles under one band at most; more is furniture that cleaning left, not news


@dataclass(frozen=True, slots=True)
class Signature:
    """An article's MinHash (see letopis.reading.signature) with what is needed to say who copied whom."""

    article: str
    outlet: str
    language: str
    published: str | None
    minhash: bytes


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles with one text. `original` came out first as far as is known (ties: the lower id)."""

    original: str
    copy: str
    score: float
    evidence: str


def bands(minhash: bytes) -> tuple[str, ...]:
    """Exact keys to index a signature by: near copies share at least one, nearly always. () for an empty
    one."""
    values = _minima(minhash)
    return tuple(
        f"{at // _ROWS}:{values[at : at + _ROWS].tobytes().hex()}"
        for at in range(0, len(values) - _ROWS + 1, _ROWS)
    )


def copies(articles: Sequence[Signature]) -> list[Copy]:
    """All pairs of near copies among these articles, sorted; the order given does not matter."""
    by_band: dict[tuple[str, str], list[Signature]] = defaultdict(list)
    for article in sorted(articles, key=lambda a: a.article):
        for band in bands(article.minhash):
            by_band[article.language, band].append(article)
    found: dict[tuple[str, str], Copy] = {}
    for group in by_band.values():
        for one, other in _pairs(group):
            if (one.article, other.article) not in found and (copy := _compare(one, other)):
                found[one.article, other.article] = copy
    return sorted(found.values(), key=lambda copy: (copy.original, copy.copy))


def _pairs(group: list[Signature]) -> Iterable[tuple[Signature, Signature]]:
    return combinations(group[:_CROWD], 2)


def _compare(one: Signature, other: Signature) -> Copy | None:
    a, b = _minima(one.minhash), _minima(other.minhash)
    if len(a) != len(b) or one.article == other.article:
        return None
    score = float(np.mean(a == b))
    if score < _LEAST:
        return None
    first, second = sorted((one, other), key=lambda s: (s.published or "9999", s.article))
    return Copy(
        first.article, second.article, round(score, 3), f"about {score:.0%} of their word runs are common"
    )


def _minima(minhash: bytes) -> NDArray[np.uint64]:
    if len(minhash) % 8:
        return np.zeros(0, dtype="<u8")
    return np.frombuffer(minhash, dtype="<u8")
