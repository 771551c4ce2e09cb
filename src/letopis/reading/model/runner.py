"""The model itself: windows through the graph, and each head's scores read back per sentence.

One window a run: a batch would pad its shorter windows, and in int8 share one scale among all, so that an article's
sentences would bear on each other's scores; it is a seventh slower on one thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from letopis.reading.model import events, packing, spans, tree
from letopis.reading.model.bundle import SHIPPED, Bundle, embed, open_bundle
from letopis.reading.model.events import Events
from letopis.reading.model.packing import Piece, Window
from letopis.reading.model.spans import Span
from letopis.reading.model.tree import Word

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What the model reads in one sentence: flat names, nested spans, one Word for each word given, the
    sentence's vector (float32, 384 wide, of unit length; near for the same event in any of the languages), and which
    of the words carry events."""

    names: tuple[Span, ...]
    spans: tuple[Span, ...]
    words: tuple[Word, ...]
    vector: NDArray[np.float32]
    events: Events


@dataclass(slots=True)
class _Part:
    """What one piece of a sentence gave."""

    names: list[Span]
    spans: list[Span]
    words: list[Word]  # heads are indexes into these words
    vector: NDArray[np.float32]
    events: Events
    weight: int


class Model:
    """A loaded model; safe to share between threads, the same input gives the same output."""

    version: str

    def __init__(self, bundle: Bundle) -> None:
        self.version = bundle.version
        self._bundle = bundle

    @classmethod
    def load(cls, path: Path | None = None, threads: int = 1) -> Model:
        """The shipped model, or the one in folder `path`; loaded once a process. ModelError when damaged."""
        return _load(path or SHIPPED, threads)

    def read(
        self, text: str, sentences: Sequence[Place], words: Sequence[Sequence[Place]]
    ) -> list[SentenceReading]:
        """Read `text` by its sentences (code-point spans) and each sentence's words (spans into the text)."""
        read = self._read(text, sentences, words)
        chosen = spans.choose(text, [one.spans for one in read])
        return [replace(one, spans=held) for one, held in zip(read, chosen, strict=True)]

    def _read(
        self, text: str, sentences: Sequence[Place], words: Sequence[Sequence[Place]]
    ) -> list[SentenceReading]:
        """The same with every span that is at all likely."""
        parts = list(packing.pieces(self._bundle.tokenizer, text, sentences)) if sentences else []
        shares = share(parts, words)
        read: list[_Part] = []
        for window in packing.windows(parts):
            read += self._run(text, window, shares[len(read) : len(read) + len(window)])
        grouped: list[list[_Part]] = [[] for _ in sentences]
        for piece, part in zip(parts, read, strict=True):
            grouped[piece.sentence].append(part)
        return [_join(group) for group in grouped]

    def _run(self, text: str, window: Window, words: list[list[Place]]) -> list[_Part]:
        given = feed(self._bundle, window, words)
        scores = self._bundle.session.run(None, given)
        names, nested, pos, arcs, relations, vectors, states = (score[0] for score in scores)
        labels = self._bundle.labels
        out: list[_Part] = []
        at, base = 1, 0
        for piece, mine, vector in zip(window, words, vectors, strict=True):
            t, w = slice(at, at + len(piece.ids)), slice(base, base + len(mine))
            out.append(
                _Part(
                    spans.names(text, piece.spans, names[t], labels.names),
                    spans.nested(text, piece.spans, nested[:, t, t], labels.spans),
                    self._words(mine, pos[w], arcs[w], relations[w, w], base),
                    vector,
                    self._events(states[w]),
                    len(piece.ids),
                )
            )
            at, base = at + len(piece.ids), base + len(mine)
        return out

    def _events(self, states: NDArray[np.float32]) -> Events:
        if not len(states):
            return Events()
        scores = self._bundle.events.run(None, {"words": states[None]})
        types, status, roles = (score[0] for score in scores)
        return events.read(types, status, roles, self._bundle.labels.events, self._bundle.labels.statuses)

    def _words(
        self,
        words: list[Place],
        pos: NDArray[np.float32],
        arcs: NDArray[np.float32],
        relations: NDArray[np.float32],
        base: int,
    ) -> list[Word]:
        own = np.concatenate([arcs[:, :1], arcs[:, 1 + base : 1 + base + len(words)]], axis=1)
        labels = self._bundle.labels
        places = tree.hangings(tree.heads(own), tree.chances(own), relations, labels.relations)
        upos = [labels.pos[i] for i in pos.argmax(axis=1).tolist()]
        return [
            Word(*words[i], upos[i], first.head, first.dep, first.chance, tuple(rest))
            for i, (first, *rest) in enumerate(places)
        ]


@cache
def _load(path: Path, threads: int) -> Model:
    return Model(open_bundle(path, threads))


def share(parts: Sequence[Piece], words: Sequence[Sequence[Place]]) -> list[list[Place]]:
    """The words of each piece: all of its sentence's, or of a cut sentence those that begin inside it."""
    last = {piece.sentence: number for number, piece in enumerate(parts)}
    taken: dict[int, int] = {}
    out: list[list[Place]] = []
    for number, piece in enumerate(parts):
        own = words[piece.sentence]
        start = stop = taken.get(piece.sentence, 0)
        end = piece.spans[-1][1]
        while stop < len(own) and (last[piece.sentence] == number or own[stop][0] < end):
            stop += 1
        taken[piece.sentence] = stop
        out.append(list(own[start:stop]))
    return out


def feed(bundle: Bundle, window: Window, words: list[list[Place]]) -> dict[str, NDArray[np.generic]]:
    """The graph's inputs, a batch of one: embedded sub-tokens, words' first and last, pooling weights."""
    ids = np.array([[packing.START, *(i for piece in window for i in piece.ids), packing.END]])
    pool = np.zeros((1, len(window), ids.shape[1]), np.float32)
    touched: list[Place] = []
    at = 1
    for n, (piece, mine) in enumerate(zip(window, words, strict=True)):
        pool[0, n, at : at + len(piece.ids)] = 1 / len(piece.ids)
        touched += [(at + first, at + last) for first, last in _tokens(piece, mine)]
        at += len(piece.ids)
    first, last = np.array(
        touched or [(0, 0)], np.int64
    ).T  # the graph wants a word, even of a window without
    embedded = embed(bundle.embeddings, ids)
    return {"embedded": embedded, "first": first[None], "last": last[None], "pool": pool}


def _tokens(piece: Piece, words: Sequence[Place]) -> list[Place]:
    """The first and last sub-token that each word touches; a word that touches none gets a neighbour's."""
    out: list[Place] = []
    i = 0
    for start, end in words:
        while i < len(piece.spans) - 1 and piece.spans[i][1] <= start:
            i += 1
        j = i
        while j < len(piece.spans) - 1 and piece.spans[j + 1][0] < end:
            j += 1
        if piece.spans[j][0] == piece.spans[j][1] and j > i:
            j -= 1
        out.append((i, j))
    return out


def _join(parts: list[_Part]) -> SentenceReading:
    """A sentence's pieces as one: later pieces hang on the root of the first, vectors are averaged."""
    if len(parts) == 1:
        (part,) = parts
        return SentenceReading(
            tuple(part.names), tuple(part.spans), tuple(part.words), _unit(part.vector), part.events
        )
    words: list[Word] = []
    top = tree.ROOT
    for part in parts:
        base = len(words)
        for i, word in enumerate(part.words):
            if word.head != tree.ROOT:
                others = tuple(replace(o, head=base + o.head) for o in word.others)
                words.append(replace(word, head=base + word.head, others=others))
            elif top == tree.ROOT:
                top = base + i
                others = tuple(replace(o, head=base + o.head) for o in word.others)
                words.append(replace(word, others=others))
            else:
                words.append(replace(word, head=top, dep="parataxis", sure=0.0, others=()))
    vector = np.stack([part.vector * part.weight for part in parts]).sum(axis=0, dtype=np.float32)
    return SentenceReading(
        names=tuple(span for part in parts for span in part.names),
        spans=tuple(span for part in parts for span in part.spans),
        words=tuple(words),
        vector=_unit(vector),
        events=events.joined([part.events for part in parts]),
    )


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-12), np.float32)
