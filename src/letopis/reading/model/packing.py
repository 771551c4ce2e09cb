"""Sentences to sub-tokens to windows: what the model is given at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

START, END, UNKNOWN = 0, 2, 3
WINDOW = 128  # sub-tokens, the two ends included: what the model was trained on
LONGEST = 200  # sub-tokens of a piece; a longer sentence is cut, at punctuation where it can be


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or a part of one that is too long: sub-token ids and their code-point spans in the text."""

    sentence: int
    ids: list[int]
    spans: list[tuple[int, int]]


Window = list[Piece]


def pieces(tokenizer: Tokenizer, text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The sentences as pieces, in order; each sentence gives at least one."""
    encodings = tokenizer.encode_batch([text[a:b] for a, b in sentences], add_special_tokens=False)
    for number, ((start, end), encoding) in enumerate(zip(sentences, encodings, strict=True)):
        ids = list(encoding.ids)
        spans = [_tight(text, start + a, start + b) for a, b in encoding.offsets]
        if not ids:
            yield Piece(number, [UNKNOWN], [(start, end)])
        at = 0
        while at < len(ids):
            stop = _cut(text, spans, at)
            yield Piece(number, ids[at:stop], spans[at:stop])
            at = stop


def _tight(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _cut(text: str, spans: list[tuple[int, int]], at: int) -> int:
    """Where the piece that begins at sub-token `at` ends: after the last mark of its second half, if any."""
    if len(spans) - at <= LONGEST:
        return len(spans)
    for stop in range(at + LONGEST, at + LONGEST // 2, -1):
        if text[spans[stop - 1][0] : spans[stop - 1][1]] in {",", ";", ":", "—", "–", ".", "!", "?", ")"}:
            return stop
    return at + LONGEST


def windows(parts: Sequence[Piece]) -> list[Window]:
    """Neighbouring pieces together while they fit; a piece too long for a window has one to itself."""
    out: list[Window] = []
    room = 0
    for piece in parts:
        if not out or len(piece.ids) > room:
            out.append([])
            room = WINDOW - 2
        out[-1].append(piece)
        room -= len(piece.ids)
    return out
