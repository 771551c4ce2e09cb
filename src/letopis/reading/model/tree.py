"""The parse: one tree a sentence out of arc scores (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ROOT = -1
_UNLIKELY = 0.01  # places less probable than this are not kept
_RELATIONS = 2  # relations looked at under one head
_OTHERS = 4  # places kept besides the chosen one


@dataclass(frozen=True, slots=True)
class Hanging:
    """A head that a word may have, with its relation, and the model's probability of both."""

    head: int
    dep: str
    chance: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the parse: its span, UPOS, its head's index in the sentence (-1: root) and its relation.

    Relations are the universal ones with the subtypes that tell who did what: `nsubj:pass`, `obl:agent` …
    `sure` is the model's probability of that head and relation, `others` what else it thought of, likeliest first.
    """

    start: int
    end: int
    pos: str
    head: int
    dep: str
    sure: float = 1.0
    others: tuple[Hanging, ...] = ()


def chances(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    """Scores as probabilities, each row summing to one."""
    weights = np.exp(scores.astype(np.float64) - scores.max(axis=-1, keepdims=True))
    return np.asarray(weights / weights.sum(axis=-1, keepdims=True))


def hangings(
    heads: Sequence[int], chance: NDArray[np.float64], relations: NDArray[np.float32], names: Sequence[str]
) -> list[tuple[Hanging, ...]]:
    """Where each word may stand: first under its head of `heads`, then the likeliest other places, best first.

    `chance` is `chances` of the arcs (column 0: the root), `relations` (words, heads, relations) their scores.
    """
    likely = chance[:, 1:] > _UNLIKELY
    likely[[i for i, head in enumerate(heads) if head != ROOT], [head for head in heads if head != ROOT]] = (
        True
    )
    words, above = np.nonzero(likely)
    scores = relations[words, above]
    scores[:, names.index("root")] = -np.inf
    each = chance[words, above + 1][:, None] * chances(scores)
    best = np.argsort(-each, axis=1)[:, :_RELATIONS]
    found = [[Hanging(ROOT, "root", root)] for root in chance[:, 0].tolist()]
    ranked = np.take_along_axis(each, best, axis=1).tolist()
    for word, over, labels, odds in zip(words.tolist(), above.tolist(), best.tolist(), ranked, strict=True):
        found[word] += [Hanging(over, names[r], odd) for r, odd in zip(labels, odds, strict=True)]
    return [_ranked(head, places) for head, places in zip(heads, found, strict=True)]


def _ranked(head: int, places: list[Hanging]) -> tuple[Hanging, ...]:
    places.sort(key=lambda place: -place.chance)
    first = next(place for place in places if place.head == head)
    rest = [place for place in places if place is not first and place.chance > _UNLIKELY]
    return (first, *rest[:_OTHERS])


def heads(scores: NDArray[np.float32]) -> list[int]:
    """The head of each word, exactly one of them ROOT, without cycles.

    `scores` is (words, 1 + words): column 0 is the root, column 1 + j is word j as head.
    """
    n = len(scores)
    if n == 0:
        return []
    weights = scores.astype(np.float64)
    weights -= weights.max(axis=1, keepdims=True)
    weights -= np.log(np.exp(weights).sum(axis=1, keepdims=True))
    weights[np.arange(n), np.arange(n) + 1] = -np.inf
    root = int((weights[:, 0] - weights[:, 1:].max(axis=1)).argmax()) if n > 1 else 0
    weights[:, 0] = -np.inf
    if n == 1:
        return [ROOT]
    # A dense graph over the words alone, the arborescence being rooted in the chosen word.
    best = _arborescence(np.ascontiguousarray(weights[:, 1:]), root)
    best[root] = ROOT
    return best


def _arborescence(weights: NDArray[np.float64], root: int) -> list[int]:
    """Heads of the best tree under `root`; weights[i, j] is that of j as head of i. The root's own is -1."""
    n = len(weights)
    chosen = weights.argmax(axis=1)
    chosen[root] = ROOT
    cycle = _cycle(chosen.tolist())
    if not cycle:
        return [int(h) for h in chosen]
    # Contract the cycle to one node (the last), solve the smaller graph, break the cycle where it is entered.
    inside = np.array(cycle)
    outside = np.array([i for i in range(n) if i not in set(cycle)])
    size = len(outside)
    small = np.full((size + 1, size + 1), -np.inf)
    small[:size, :size] = weights[np.ix_(outside, outside)]
    leaving = weights[np.ix_(outside, inside)]
    small[:size, size] = leaving.max(axis=1)
    entering = weights[np.ix_(inside, outside)] - weights[inside, chosen[inside]][:, None]
    small[size, :size] = entering.max(axis=0)
    small[np.arange(size + 1), np.arange(size + 1)] = -np.inf
    solved = _arborescence(small, int(np.flatnonzero(outside == root)[0]))
    result = [int(h) for h in chosen]
    for position, node in enumerate(outside.tolist()):
        if node == root:
            continue
        head = solved[position]
        result[node] = int(inside[leaving[position].argmax()]) if head == size else int(outside[head])
    entry = solved[size]
    result[int(inside[entering[:, entry].argmax()])] = int(outside[entry])
    return result


def _cycle(chosen: list[int]) -> list[int]:
    """The nodes of some cycle, or none."""
    state = [0] * len(chosen)
    for start in range(len(chosen)):
        path, node = [], start
        while node != ROOT and state[node] == 0:
            state[node] = 1
            path.append(node)
            node = chosen[node]
        if node != ROOT and state[node] == 1 and node in path:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []
