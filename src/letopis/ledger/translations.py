"""Translated copies: articles of two languages whose sentences say the same in the same order.

Sentences are compared by their vectors, in which a translation lies next to its original; names and figures, which
translators keep, must agree as well. What independent reports of one event share is told in another order, in other
sentences.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from letopis.ledger.copies import Copy, between, limits
from letopis.ledger.copies import Signature as Of
from letopis.linking.names import fold, skeleton
from letopis.reading.times import edtf

_WORDS = 6  # a shorter sentence says too little
_MOST = 80  # sentences of an article that are compared
_MARK = re.compile(r"(?<=[^.!?…]\s)[«\"“(]?([^\W\d_][\w’'-]+)|(\d[\d.,]*)")


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """An article as its evidence sentences in their order, each with its unit vector, one a row."""

    of: Of
    sentences: tuple[str, ...]
    vectors: NDArray[np.float32]


def passage(of: Of, text: str, vectors: dict[tuple[int, int], bytes]) -> Passage:
    """The passage of an article: `vectors` as its Reading has them."""
    spans = [span for span in sorted(vectors) if len(text[slice(*span)].split()) >= _WORDS][:_MOST]
    rows = [np.frombuffer(vectors[span], np.float32) for span in spans]
    return Passage(of, tuple(text[slice(*span)] for span in spans), np.array(rows, np.float32))


def translated(one: Passage, other: Passage) -> Copy | None:
    """Whether one article is the translation of the other, with its evidence; None where it is not shown."""
    need = limits("translated")
    one, other = sorted((one, other), key=lambda p: p.of.article)
    if one.of.language == other.of.language or not one.sentences or not other.sentences or _apart(one, other):
        return None
    if one.vectors.shape[1] != other.vectors.shape[1]:
        return None
    alike = one.vectors @ other.vectors.T
    alike[alike < need["cosine"]] = 0.0
    if np.count_nonzero(alike.any(axis=1)) < need["sentences"]:
        return None  # most pairs end here
    for i, j in np.argwhere(alike).tolist():
        if not _agree(one.sentences[i], other.sentences[j]):
            alike[i, j] = 0.0
    pairs = in_order(alike)
    if len(pairs) < need["sentences"]:
        return None
    share = max(_share(one.sentences, [i for i, _ in pairs]), _share(other.sentences, [j for _, j in pairs]))
    mean = float(np.mean([alike[i, j] for i, j in pairs]))
    if share < need["share"] or mean < need["mean"]:
        return None
    return between(one.of, other.of, mean, "translation")


def in_order(alike: NDArray[np.float32]) -> list[tuple[int, int]]:
    """The heaviest chain of cells (rows and columns both ascending, zeros left out): which sentence is which."""
    rows, columns = alike.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        best[i + 1, 1:] = np.maximum(best[i, 1:], best[i, :-1] + alike[i])
        best[i + 1] = np.maximum.accumulate(best[i + 1])
    pairs = []
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


def _share(sentences: Sequence[str], found: Sequence[int]) -> float:
    return sum(len(sentences[i]) for i in found) / max(1, sum(len(sentence) for sentence in sentences))


def _agree(one: str, other: str) -> bool:
    """Whether the names and figures of the sentence that has fewer are in the other, as far as they must be."""
    a, b = _marks(one), _marks(other)
    if not a or not b:
        return not a and not b
    return len(a & b) >= limits("translated")["names"] * min(len(a), len(b))


@lru_cache(maxsize=20_000)
def _marks(sentence: str) -> frozenset[str]:
    """Names by their consonants, as every script spells them, and figures. The first word is a capital anyway."""
    found = set()
    for word, figure in _MARK.findall(sentence):
        if figure:
            found.add(figure.strip(".,").replace(",", "."))
        elif word[0].isupper():
            found.add(skeleton(fold(word)))
    return frozenset(found - {""})


def _apart(one: Passage, other: Passage) -> bool:
    a, b = (edtf.bounds((p.of.published or "")[:10])[0] for p in (one, other))
    return a is not None and b is not None and abs((a - b).days) > limits("translated")["days"]
