"""Stories: articles about one thing over weeks, though each tells of an event of its own.

A blast, the arrests after it and the minister's words on it are three events and one story. Events are never
merged by this: it says which of them belong together.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from letopis.linking.claims import LinkedClaim
from letopis.linking.likeness import about_one
from letopis.linking.weights import weights

_SAME = 2.0  # more than any likeness: articles that are about one event are of one story first


def stories(events: Iterable[Sequence[LinkedClaim]]) -> list[tuple[str, ...]]:
    """The articles of these events by story, each group and the list sorted; an article that tells of nothing
    is in none.

    Average linkage over the articles' main claims, by headline with first sentence and by whom both name. Takes
    the square of the number of articles: for the articles of some months, not for a whole store.
    """
    of = {
        claim.id: number
        for number, event in enumerate(events)
        for claim in event
        if claim.headline is not None
    }
    return _stories([claim for event in events for claim in event if claim.headline is not None], of)


def _stories(mains: Sequence[LinkedClaim], event: dict[str, int]) -> list[tuple[str, ...]]:
    ordered = sorted(mains, key=lambda claim: claim.id)
    groups = [[claim.article] for claim in ordered]
    alike = _alike(ordered, event)
    while len(groups) > 1:
        i, j = divmod(int(alike.argmax()), len(groups))
        if alike[i, j] < weights().story:
            break
        i, j = min(i, j), max(i, j)
        a, b = len(groups[i]), len(groups[j])
        alike[i] = alike[:, i] = (a * alike[i] + b * alike[j]) / (a + b)
        alike[i, i] = -1
        alike = np.delete(np.delete(alike, j, 0), j, 1)
        groups[i] += groups.pop(j)
    return sorted(tuple(sorted(group)) for group in groups)


def _alike(mains: Sequence[LinkedClaim], event: dict[str, int]) -> NDArray[np.float64]:
    alike = np.full((len(mains), len(mains)), -1.0)
    for i, one in enumerate(mains):
        for j, other in enumerate(mains[:i]):
            same = event[one.id] == event[other.id]
            alike[i, j] = alike[j, i] = _SAME if same else about_one(one, other) or 0.0
    return alike
