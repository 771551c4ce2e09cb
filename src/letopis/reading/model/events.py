"""What the event head sees in a sentence: which words carry an event that a chronicle would list, of what type, how
it stands in the world, and which words name who did it and to whom.

Roles follow biaffine scoring (Dozat and Manning 2017) between every two words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
ACTOR, RECIPIENT, DATE = range(3)


def _none(*shape: int) -> Matrix:
    return np.zeros(shape, np.float32)


@dataclass(frozen=True, slots=True)
class Events:
    """Probabilities over the words of one sentence.

    `types` (words, 1 + types): column 0 is that the word carries no event. `status` (words, statuses), if it carries
    one. `background` (words,): that the event is older than the news. `roles` (words, words, 3): that the second word
    heads what is actor, recipient or date of the first one's event. `names` and `statuses` say what the columns are.
    """

    names: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    types: Matrix = field(default_factory=lambda: _none(0, 1))
    status: Matrix = field(default_factory=lambda: _none(0, 0))
    background: Matrix = field(default_factory=lambda: _none(0))
    roles: Matrix = field(default_factory=lambda: _none(0, 0, 3))

    def chance(self, word: int) -> float:
        """That the word carries an event; 1 where the head has not read it."""
        return 1.0 - float(self.types[word, 0]) if word < len(self.types) else 1.0

    def type(self, word: int) -> tuple[str, float]:
        """The likeliest type of an event that the word carries, and its probability if it does."""
        if word >= len(self.types):
            return "", 0.0
        best = int(self.types[word, 1:].argmax())
        return self.names[best], float(self.types[word, 1 + best] / max(self.chance(word), 1e-6))

    def type_chance(self, word: int, name: str) -> float:
        """The probability of one type, if the word carries an event; 1 where the head has not read it."""
        if word >= len(self.types) or name not in self.names:
            return 1.0
        return float(self.types[word, 1 + self.names.index(name)] / max(self.chance(word), 1e-6))

    def status_of(self, word: int) -> tuple[str, float]:
        """The likeliest status, and its probability."""
        if word >= len(self.status):
            return "", 0.0
        best = int(self.status[word].argmax())
        return self.statuses[best], float(self.status[word, best])

    def role(self, word: int, other: int, role: int) -> float:
        """That the second word heads the actor, recipient or date of the first one's event."""
        return float(self.roles[word, other, role]) if max(word, other) < len(self.roles) else 0.0


def read(
    types: Matrix, states: Matrix, roles: Matrix, names: Sequence[str], statuses: Sequence[str]
) -> Events:
    """The head's scores as probabilities: `types` (words, 1 + types), `states` (words, statuses + background),
    `roles` (words, words, 3)."""
    many = len(statuses)
    return Events(
        tuple(names), tuple(statuses), _softmax(types), _softmax(states[:, :many]),
        _sigmoid(states[:, many]), _sigmoid(roles),
    )  # fmt: skip


def joined(parts: Sequence[Events]) -> Events:
    """A sentence's pieces as one: no event has a party in another piece."""
    parts = [part for part in parts if len(part.types)] or list(parts[:1])
    if len(parts) == 1:
        return parts[0]
    count = sum(len(part.types) for part in parts)
    roles, at = _none(count, count, 3), 0
    for part in parts:
        end = at + len(part.types)
        roles[at:end, at:end] = part.roles
        at = end
    return Events(
        parts[0].names, parts[0].statuses, np.concatenate([p.types for p in parts]),
        np.concatenate([p.status for p in parts]), np.concatenate([p.background for p in parts]), roles,
    )  # fmt: skip


def _softmax(scores: Matrix) -> Matrix:
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(weights / weights.sum(axis=-1, keepdims=True), np.float32)


def _sigmoid(scores: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), np.float32)
