"""Windows: consecutive sentences under the model's length, and batches of them as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import torch
from torch import Tensor

from training.sentences import LONGEST, NAMES, SPANS, Sentence

BUDGET = 1024  # sub-tokens of a batch, padding included
START, END, PAD = 0, 2, 1
_CAPS = (LONGEST, LONGEST, 80, 40)  # several lengths, as several kinds of text will come


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of one task; what the other tasks need is absent."""

    task: str
    ids: Tensor
    mask: Tensor
    gold: dict[str, Tensor]
    pool: Tensor | None
    teachers: list[int]


def windows(sentences: list[Sentence], rng: random.Random) -> list[list[Sentence]]:
    """Every sentence once, neighbours of one document together, cut at varying lengths, shuffled."""
    out: list[list[Sentence]] = []
    for _, group in groupby(sentences, key=_document):
        window: list[Sentence] = []
        cap = rng.choice(_CAPS)
        for sentence in group:
            if window and sum(len(s.ids) for s in window) + len(sentence.ids) > cap:
                out.append(window)
                window, cap = [], rng.choice(_CAPS)
            window.append(sentence)
        out.append(window)
    rng.shuffle(out)
    return out


def _document(sentence: Sentence) -> str:
    loose = sentence.task == "parse" or sentence.language == "en"
    return sentence.source.rsplit("/", 1)[0] if loose else sentence.source


def batches(sentences: list[Sentence], rng: random.Random) -> Iterator[Batch]:
    """One pass in batches of like length."""
    todo = windows(sentences, rng)
    made = []
    for at in range(0, len(todo), 200):
        chunk = sorted(todo[at : at + 200], key=_length)
        while chunk:
            longest = _length(chunk[-1])
            take = max(1, min(BUDGET // longest, len(chunk)))
            made.append(chunk[-take:])
            del chunk[-take:]
    rng.shuffle(made)
    for group in made:
        yield collate(group)


def _length(window: list[Sentence]) -> int:
    return 2 + sum(len(s.ids) for s in window)


def collate(group: list[list[Sentence]]) -> Batch:
    """Pad the windows and lay out the labels of their task."""
    task = group[0][0].task
    size = max(_length(w) for w in group)
    ids = torch.full((len(group), size), PAD)
    owner = torch.full((len(group), size), -1)  # which sentence of the window a token belongs to
    pools, teachers = [], []
    for row, window in enumerate(group):
        flat = [START, *(i for s in window for i in s.ids), END]
        ids[row, : len(flat)] = torch.tensor(flat)
        at = 1
        for number, sentence in enumerate(window):
            owner[row, at : at + len(sentence.ids)] = number
            if sentence.teacher >= 0:
                pools.append((row, at, at + len(sentence.ids)))
                teachers.append(sentence.teacher)
            at += len(sentence.ids)
    pool = None
    if pools:
        pool = torch.zeros(len(pools), len(group), size)
        for n, (row, a, b) in enumerate(pools):
            pool[n, row, a:b] = 1 / (b - a)
    gold = {"names": _names, "spans": _spans, "parse": _parse}[task](group, owner)
    return Batch(task, ids, (ids != PAD).float(), gold, pool, teachers)


def touching(offsets: list[tuple[int, int]], start: int, end: int) -> list[int]:
    """The sub-tokens that share a character with the span."""
    return [i for i, (a, b) in enumerate(offsets) if a < b and a < end and start < b]


def _names(group: list[list[Sentence]], owner: Tensor) -> dict[str, Tensor]:
    tags = torch.full(owner.shape, -100)
    for row, window in enumerate(group):
        at = 1
        for s in window:
            tags[row, at : at + len(s.ids)] = 0
            for start, end in s.unsure:
                for i in touching(s.offsets, start, end):
                    tags[row, at + i] = -100
            for start, end, label in s.entities:
                for n, i in enumerate(touching(s.offsets, start, end)):
                    tags[row, at + i] = 1 + 2 * NAMES.index(label) + (n > 0)
            at += len(s.ids)
    return {"tags": tags}


def _spans(group: list[list[Sentence]], owner: Tensor) -> dict[str, Tensor]:
    b, t = owner.shape
    target = torch.zeros(b, len(SPANS), t, t, dtype=torch.bool)
    upper = torch.ones(t, t, dtype=torch.bool).triu()
    same = (owner[:, :, None] == owner[:, None, :]) & (owner[:, :, None] >= 0) & upper
    allowed = same[:, None].repeat(1, len(SPANS), 1, 1)
    for row, window in enumerate(group):
        at = 1
        for s in window:
            if s.partial:
                _narrow(allowed[row], s, at)
            for start, end, label in s.entities:
                if inside := touching(s.offsets, start, end):
                    target[row, SPANS.index(label), at + inside[0], at + inside[-1]] = True
            at += len(s.ids)
    return {"target": target, "allowed": allowed}


# Of a partly annotated sentence these types are known where words are not `unsure`, the rest nowhere.
_KNOWN = tuple(SPANS.index(t) for t in ("PERSON", "ORGANIZATION", "EVENT"))


def _narrow(allowed: Tensor, s: Sentence, at: int) -> None:
    end = at + len(s.ids)
    known = torch.zeros(len(SPANS), dtype=torch.bool)
    known[list(_KNOWN)] = True
    allowed[~known, at:end, at:end] = False
    for start, stop in s.unsure:
        for i in touching(s.offsets, start, stop):
            allowed[:, at + i, at:end] = False
            allowed[:, at:end, at + i] = False


def _parse(group: list[list[Sentence]], owner: Tensor) -> dict[str, Tensor]:
    rows: list[list[tuple[int, int, int, int, int, int]]] = []
    for window in group:
        row: list[tuple[int, int, int, int, int, int]] = []
        at = 1
        for number, s in enumerate(window):
            base = len(row)
            for w in s.words:
                pieces = touching(s.offsets, w.start, w.end) or [0]
                head = 0 if w.head < 0 else 1 + base + w.head
                row.append((at + pieces[0], at + pieces[-1], w.pos, head, w.relation, number))
            at += len(s.ids)
        rows.append(row)
    width = max(map(len, rows))
    padded = torch.tensor([r + [(0, 0, -100, -100, 0, -1)] * (width - len(r)) for r in rows])
    first, last, pos, heads, relations, number = padded.unbind(-1)
    same = (number[:, :, None] == number[:, None, :]) & (number[:, :, None] >= 0)
    same = torch.cat([torch.ones_like(same[..., :1]), same], dim=2)
    return {"first": first, "last": last, "pos": pos, "heads": heads, "relations": relations, "same": same}
