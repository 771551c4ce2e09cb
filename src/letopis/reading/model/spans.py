"""Flat names and nested spans out of the model's scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text with a type: code-point offsets into the text given; `score` is between 0 and 1."""

    start: int
    end: int
    label: str
    score: float


def units(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs [first, last] of sub-tokens that make one word or mark; those of mere space are left out."""
    out: list[tuple[int, int]] = []
    for i, (start, end) in enumerate(spans):
        if start == end:
            continue
        if out and spans[out[-1][1]][1] == start and _one_word(text, start):
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return out


def _one_word(text: str, at: int) -> bool:
    """Whether the characters on both sides of `at` belong to one word: letters and digits, or U.S., С.Ш.А."""
    before, after = text[at - 1], text[at]
    if before.isalnum() and after.isalnum():
        return True
    if after == ".":
        return before.isupper() and not text[at - 2 : at - 1].isalnum()
    return (
        before == "."
        and after.isupper()
        and not text[at + 1 : at + 2].isalnum()
        and text[at - 2 : at - 1].isupper()
    )


def names(
    text: str, spans: Sequence[tuple[int, int]], scores: NDArray[np.float32], labels: Sequence[str]
) -> list[Span]:
    """Flat names from scores (tokens, 1 + 2 * labels) of outside, then B and I of each label.

    A word is judged whole, by the mean over its sub-tokens, so that no name ends inside a word.
    """
    chance = np.exp(scores - scores.max(axis=1, keepdims=True))
    chance /= chance.sum(axis=1, keepdims=True)
    begins, goes_on = chance[:, 1::2], chance[:, 2::2]
    either = begins + goes_on
    found: list[tuple[int, int, int, list[float]]] = []  # first and last sub-token, label, scores of words
    previous = -1
    for first, last in units(text, spans):
        mean = either[first : last + 1].mean(axis=0)
        label = int(mean.argmax()) if mean.max() > chance[first : last + 1, 0].mean() else -1
        if label >= 0 and label == previous and begins[first, label] <= goes_on[first, label]:
            start, _, _, words = found[-1]
            found[-1] = (start, last, label, [*words, float(mean[label])])
        elif label >= 0:
            found.append((first, last, label, [float(mean[label])]))
        previous = label
    trimmed = ((*_trim(text, spans[a][0], spans[b][1]), labels[n], sum(w) / len(w)) for a, b, n, w in found)
    return [Span(start, end, label, round(score, 4)) for start, end, label, score in trimmed if start < end]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without marks at the edges that belong to no name; a closing one stays with its opening one."""
    while start < end and text[start] in " ,.;:-–—)]»”":
        start += 1
    while start < end and (
        text[end - 1] in " ,;:-–—([«“"
        or (text[end - 1] in ")»”" and not set("(«“") & set(text[start : end - 1]))
        or (text[end - 1] == '"' and text.count('"', start, end) == 1)
    ):
        end -= 1
    if start < end and text[start] == '"' and text.count('"', start, end) == 1:
        start += 1
    return start, end


def nested(
    text: str, spans: Sequence[tuple[int, int]], scores: NDArray[np.float32], labels: Sequence[str]
) -> list[Span]:
    """Spans from scores (labels, tokens, tokens) above zero, widened to whole words, best first in a tie.

    Spans of one type may lie inside each other but not cross.
    """
    label, first, last = np.nonzero(scores > 0)
    keep = first <= last
    edges = {token: unit for unit in units(text, spans) for token in range(unit[0], unit[1] + 1)}
    order = sorted(
        zip(label[keep].tolist(), first[keep].tolist(), last[keep].tolist(), strict=True),
        key=lambda c: (-float(scores[c]), c),
    )
    found: dict[tuple[int, int, int], float] = {}
    for kind, a, b in order:
        if a not in edges or b not in edges:
            continue
        start, end = spans[edges[a][0]][0], spans[edges[b][1]][1]
        if (kind, start, end) in found or any(
            k == kind and (s < start < e < end or start < s < end < e) for k, s, e in found
        ):
            continue
        found[kind, start, end] = 1 / (1 + float(np.exp(-scores[kind, a, b])))
    ordered = sorted(found.items(), key=lambda item: (item[0][1], -item[0][2], item[0][0]))
    return [Span(start, end, labels[kind], round(score, 4)) for (kind, start, end), score in ordered]
