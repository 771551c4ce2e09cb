"""Quotations of an article: where somebody's own words begin and end.

Guillemets, curly, straight, single and doubled single marks. A quotation ends with its paragraph, except where
its marks show that it began earlier or goes on. The author's words inside of one («…, — сказал он. — …») are no part
of it.
"""

import re
from bisect import bisect_right

Span = tuple[int, int]

_MARK = re.compile(r"''|[«»“”„\"]")
_OPENING = "«“„\"'‘"
_LONGEST_NAME = 8  # words: a title in quotation marks is a name, a longer quotation is speech
_SPEECH = re.compile(r"[,.!?…:;]")
_SAID = re.compile(r"\s*,\s*[—–−-]\s+[a-zа-яёіїєґ]")  # «Мы готовы ждать», — сказал он
_OPENS_SINGLE = re.compile(r"(?<![\w'’])['‘](?=[^\W\d]|[\"“])")
_CLOSES_SINGLE = re.compile(r"(?<=[\w.,!?…\"”])(?:''|['’])(?!\w)")
_ASIDE = re.compile(r"(?<=[,!?…])\s+[—–−-]\s+(?=[a-zа-яёіїєґ])[^—–−\n]{3,200}?[.,:]\s+[—–−-]\s+")


def find_quotes(text: str) -> tuple[Span, ...]:
    """Spans of everything in quotation marks, marks included, in order, outermost only."""
    found: list[Span] = []
    at, open_ = 0, False
    for line in text.split("\n"):
        inside, goes_on = _in_paragraph(text, at, at + len(line), open_)
        found.extend(inside)
        at += len(line) + 1
        open_ = goes_on if line.strip() else open_
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int, open_: bool) -> tuple[list[Span], bool]:
    """Spans in a paragraph, and whether a quotation goes on after it; `open_`: whether one began before it."""
    found = _single(text, start, end)
    taken = {mark for _, close in found for mark in (close - 2, close - 1)}
    stack: list[int] = []
    for mark in _MARK.finditer(text, start, end):
        if mark.group() == "''" and mark.start() in taken:
            continue
        if _opens(text, mark, start, end, bool(stack)):
            stack.append(mark.start())
        elif stack:
            begin = stack.pop()
            if not stack:
                found.append((begin, mark.end()))
        elif open_ or not found:  # closed but never opened here: the quotation began in an earlier paragraph
            found.append((start, mark.end()))
    goes_on = bool(stack) and text[start : stack[0]].rstrip(" —–-")[-1:] in ("", ":", ",")
    if goes_on:
        found.append((stack[0], end))  # never closed: it goes on in the next paragraph
    outermost: list[Span] = []
    earliest = end
    for span in sorted(
        found, key=lambda s: (-s[1], s[0])
    ):  # a span lies in a later one that begins before it
        if not outermost or span[0] < earliest:
            outermost.append(span)
            earliest = span[0]
    return outermost[::-1], goes_on


def _single(text: str, start: int, end: int) -> list[Span]:
    """Spans in single marks; an apostrophe is none, nor is that of a possessive before words that still belong to
    the quotation ('the officials' plan failed,' he said)."""
    found: list[Span] = []
    at = start
    while opening := _OPENS_SINGLE.search(text, at, end):
        closing = list(_CLOSES_SINGLE.finditer(text, opening.end(), end))
        sure = [
            c
            for c in closing
            if not (text[c.start() - 1] == "s" and re.match(r" [a-z]", text[c.end() : c.end() + 2]))
        ]
        again = _OPENS_SINGLE.search(text, opening.end(), end)
        close = next((c for c in sure if again is None or c.start() < again.start()), None) or next(
            (c for c in closing if again is None or c.start() < again.start()), None
        )
        if close is not None:
            found.append((opening.start(), close.end()))
        at = close.end() if close is not None else opening.end()
    return found


def _opens(text: str, mark: re.Match[str], start: int, end: int, inside: bool) -> bool:
    sign = mark.group()
    if sign in "«„":
        return True
    if sign == "»":
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if sign == "“" and not after.isalnum() and (before.isalnum() or before in ".,!?…"):
        return False  # the German closing mark
    if sign == "“":
        return True
    if sign == "”":
        return not inside and after.isalnum() and not before.isalnum()
    loose_before, loose_after = (
        before.isspace() or before in "([—–-«“",
        after.isspace() or after in ".,!?;:)]—–",
    )
    if loose_before != loose_after:
        return loose_before
    return not inside


class Quotes:
    """The quotations of one article, told apart: names («Газпром») and speech."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = find_quotes(text)
        self._starts = [start for start, _ in self.spans]
        self._speech: dict[Span, bool] = {}
        self._spoken: dict[Span, tuple[Span, ...]] = {}

    def at(self, offset: int) -> Span | None:
        """The quotation that covers an offset (its marks included)."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and self.spans[index][1] > offset:
            return self.spans[index]
        return None

    def is_speech(self, span: Span) -> bool:
        """Whether a quotation is somebody's words and not a name."""
        if span not in self._speech:
            self._speech[span] = self._sounds(span)
        return self._speech[span]

    def _sounds(self, span: Span) -> bool:
        """Whether a quotation is somebody's words and not a name: long, punctuated, or beginning
        in lower case.
        """
        inner = self.text[span[0] : span[1]].strip("«»“”„‘’\"' ")
        return (
            len(inner.split()) > _LONGEST_NAME
            or bool(_SPEECH.search(inner.replace(". ", " ")) and len(inner.split()) > 3)
            or inner[:1].islower()
            or bool(len(inner.split()) > 2 and _SAID.match(self.text, span[1]))
        )

    def speech_at(self, offset: int) -> Span | None:
        """The speech that covers an offset, None outside of one, in a quoted name and in the author's words between
        two pieces of speech."""
        span = self.at(offset)
        if span is None or not self.is_speech(span):
            return None
        return next((piece for piece in self._pieces(span) if piece[0] <= offset < piece[1]), None)

    def begun(self, span: Span) -> tuple[Span, ...]:
        """A piece of speech with those of the paragraphs before that it goes on from: it has no mark of its own."""
        found = [span]
        while (
            found[0][0] > 1 and self.text[found[0][0] - 1] == "\n" and self.text[found[0][0]] not in _OPENING
        ):
            at = len(self.text[: found[0][0]].rstrip()) - 1
            earlier = self.at(at) if at >= 0 else None
            if earlier is None or earlier[1] != at + 1:
                break
            found.insert(0, earlier)
        return tuple(found)

    def _pieces(self, span: Span) -> tuple[Span, ...]:
        if span not in self._spoken:
            asides = [m.span() for m in _ASIDE.finditer(self.text, *span)]
            ends = [span[0], *(at for aside in asides for at in aside), span[1]]
            self._spoken[span] = tuple(zip(ends[::2], ends[1::2], strict=True))
        return self._spoken[span]

    def spoken_in(self, start: int, end: int) -> bool:
        """Whether somebody's own words stand between two offsets."""
        return any(start <= a and b <= end and self.is_speech((a, b)) for a, b in self.spans)
