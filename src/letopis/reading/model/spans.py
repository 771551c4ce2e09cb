"""Flat names and nested spans out of the model's scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Probabilities, about what NEREL train says: a span holds above LEAST, above FAINT where the text has it elsewhere
# above SURE.
LEAST, FAINT, SURE = 0.43, 0.182, 0.9


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
    flat: list[Span] = []
    for start, end, named, score in trimmed:
        if start < end and (not flat or flat[-1].end <= start):  # a rare character may be several sub-tokens
            flat.append(Span(start, end, named, round(score, 4)))
    return flat


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
    """Every span that scores (labels, tokens, tokens) make at all likely, widened to whole words: what `choose`
    chooses from."""
    label, first, last = np.nonzero(scores > np.log(FAINT / (1 - FAINT)))
    keep = first <= last
    edges = {token: unit for unit in units(text, spans) for token in range(unit[0], unit[1] + 1)}
    found: dict[tuple[int, int, int], float] = {}
    for kind, a, b in zip(label[keep].tolist(), first[keep].tolist(), last[keep].tolist(), strict=True):
        if a in edges and b in edges:
            place = spans[edges[a][0]][0], spans[edges[b][1]][1], kind
            found[place] = max(found.get(place, 0.0), 1 / (1 + float(np.exp(-scores[kind, a, b]))))
    return [Span(start, end, labels[kind], round(score, 4)) for (start, end, kind), score in found.items()]


def choose(text: str, sentences: Sequence[Sequence[Span]]) -> list[tuple[Span, ...]]:
    """Of the likely spans of each sentence those that hold, in text order, the longest first.

    A stretch has one type, the likelier. A span that by itself is too
    unlikely holds where the text has the same words, in any form, as the same type elsewhere and surely.
    """
    told = {(_stems(text, s), s.label) for spans in sentences for s in spans if s.score > SURE}
    chosen = []
    for spans in sentences:
        likely = [s for s in spans if s.score > LEAST or (_stems(text, s), s.label) in told]
        kept: list[Span] = []
        for one in sorted(likely, key=lambda s: (-s.score, s.start, s.end, s.label)):
            if all((k.start, k.end) != (one.start, one.end) for k in kept):
                kept.append(one)
        chosen.append(tuple(sorted(kept, key=lambda s: (s.start, -s.end, s.label))))
    return chosen


def _stems(text: str, span: Span) -> str:
    """The words of a span without the endings that case and number change."""
    words = text[span.start : span.end].lower().split()
    return " ".join(word[: max(4, len(word) - 3)] for word in words)
