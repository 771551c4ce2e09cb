"""Where clean text stands in its HTML: white space, entities and tags between the two are seen through.

Only letters that show are compared, so a sentence is found whatever tags or line breaks run through it.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from letopis.records import Segment

Span = tuple[int, int]
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_TAG = re.compile(r"/?[A-Za-z!?]")
_SILENT = ("script", "style", "template", "noscript", "iframe", "svg")
_SENTENCE_END = re.compile(r"[.!?…]['\"»”’)\]]*\s+|\n+")
_ANCHOR = 24
_MAX_MISSED = 200  # past so many, a page is not worth whole searches (hostile input)
_NEAR = 50_000


@dataclass(slots=True)
class _Visible:
    """The letters of a page that show, white space left out, and where each begins and ends in the markup."""

    letters: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def add(self, shown: str, start: int, end: int) -> None:
        for char in shown:
            if significant(char):
                self.letters.append(char)
                self.starts.append(start)
                self.ends.append(end)

    def add_run(self, text: str, start: int) -> None:
        for at, char in enumerate(text, start):
            if significant(char):
                self.letters.append(char)
                self.starts.append(at)
                self.ends.append(at + 1)


@lru_cache(maxsize=4096)
def significant(char: str) -> bool:
    """Whether a letter shows: not white space, not a joiner, soft hyphen or control."""
    return not char.isspace() and unicodedata.category(char) not in ("Cf", "Cc", "Cs", "Co")


def align(markup: str, text: str, spans: Sequence[Span]) -> tuple[Segment, ...]:
    """Segments of text[spans] in `markup`: exact stretches; of a sentence not found, the enclosing one."""
    page = _read(markup)
    letters = "".join(page.letters)
    found: list[tuple[Span, int, int, bool]] = []  # the sentence, its first and last letter in the page
    cursor = missed = 0
    for start, end in _sentences(text, spans):
        needle = "".join(char for char in text[start:end] if significant(char))
        if not needle:
            continue
        limit = len(letters) if missed < _MAX_MISSED else cursor + _NEAR
        at = letters.find(needle, cursor, limit)
        if at < 0 and missed < _MAX_MISSED:
            at = letters.find(needle, 0, cursor)
        if at >= 0:
            found.append(((start, end), at, at + len(needle) - 1, True))
            cursor = at + len(needle) if at >= cursor else cursor
        else:
            missed += 1
            first, last = _roughly(letters, needle, cursor, limit)
            found.append(((start, end), first, last, False))
    return tuple(_segments(page, text, found))


def source_of(segments: Sequence[Segment], start: int, end: int) -> tuple[int, int, bool] | None:
    """Where clean text [start, end) stands in the source, and whether exactly; None when that is unknown."""
    first = max(0, bisect_right(segments, start, key=lambda s: s.start) - 1)
    touched = []
    for segment in segments[first:]:
        if segment.start >= end:
            break
        if segment.end > start:
            touched.append(segment)
    if not touched:
        return None
    head, tail = touched[0], touched[-1]
    begin = head.source_start + (max(0, start - head.start) if head.exact else 0)
    finish = tail.source_end - (max(0, tail.end - end) if tail.exact else 0)
    return begin, max(finish, begin), all(segment.exact for segment in touched)


def _read(markup: str) -> _Visible:
    page = _Visible()
    at = 0
    while at < len(markup):
        tag, entity = markup.find("<", at), markup.find("&", at)
        stop = min(position if position >= 0 else len(markup) for position in (tag, entity))
        # An ampersand is rare enough that looking for both each time costs nothing that matters.
        page.add_run(markup[at:stop], at)
        if stop == len(markup):
            break
        at = _after_tag(markup, stop) if stop == tag else _after_entity(page, markup, stop)
        if at == stop:  # a lone < or &
            page.add(markup[stop], stop, stop + 1)
            at = stop + 1
    return page


def _after_tag(markup: str, at: int) -> int:
    """The offset after the tag, comment or silent element that begins at `at`; `at` itself when none does."""
    if markup.startswith("<!--", at):
        end = markup.find("-->", at + 4)
        return end + 3 if end >= 0 else len(markup)
    if not _TAG.match(markup, at + 1):
        return at
    end = markup.find(">", at)
    if end < 0:
        return len(markup)
    name = re.match(r"[a-z]*", markup[at + 1 : at + 12].lower())
    if name and name.group() in _SILENT and markup[end - 1] != "/":
        close = re.compile(rf"</{name.group()}\s*>", re.IGNORECASE).search(markup, end)
        return close.end() if close else end + 1
    return end + 1


def _after_entity(page: _Visible, markup: str, at: int) -> int:
    match = _ENTITY.match(markup, at)
    if not match:
        return at
    page.add(html.unescape(match.group()), *match.span())
    return match.end()


def _sentences(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    for begin, end in spans:
        start = begin
        for stop in _SENTENCE_END.finditer(text, begin, end):
            yield start, stop.end()
            start = stop.end()
        if start < end:
            yield start, end


def _roughly(letters: str, needle: str, cursor: int, limit: int) -> Span:
    """First and last letter of the stretch that begins or ends as `needle` does; (-1, -1) when none is."""
    head = letters.find(needle[:_ANCHOR], cursor, limit)
    tail = letters.find(
        needle[-_ANCHOR:], max(head, cursor), min(limit, max(head, cursor) + 5 * len(needle) + 2000)
    )
    if head < 0 and tail < 0:
        return -1, -1
    if tail < 0:
        return head, min(len(letters), head + len(needle)) - 1
    last = min(len(letters), tail + _ANCHOR) - 1
    return (head if head >= 0 else max(cursor, last - len(needle))), last


def _segments(page: _Visible, text: str, found: list[tuple[Span, int, int, bool]]) -> Iterator[Segment]:
    previous = 0
    for number, ((start, end), first, last, exact) in enumerate(found):
        if exact:
            yield from _runs(page, text, start, end, first)
            previous = page.ends[last]
        elif first >= 0:
            yield Segment(start, end, page.starts[first], page.ends[last], exact=False)
        else:  # nothing of it: somewhere between its neighbours
            after = next((page.starts[f] for _, f, _, sure in found[number + 1 :] if sure), None)
            until = after if after is not None and after >= previous else page.ends[-1] if page.ends else 0
            yield Segment(start, end, min(previous, until), until, exact=False)


def _runs(page: _Visible, text: str, start: int, end: int, first: int) -> Iterator[Segment]:
    """Stretches that stand in the markup letter for letter; an entity is a stretch of its own."""
    begin = source = -1
    stop = source_stop = -1  # ends of the run so far
    letter = first
    for at in range(start, end):
        if not significant(text[at]):
            continue
        here, there = page.starts[letter], page.ends[letter]
        letter += 1
        plain = there - here == 1
        if begin >= 0 and plain and here - source_stop == at - stop and source_stop - source == stop - begin:
            stop, source_stop = at + 1, there
            continue
        if begin >= 0:
            yield Segment(begin, stop, source, source_stop)
        begin, stop, source, source_stop = at, at + 1, here, there
    if begin >= 0:
        yield Segment(begin, stop, source, source_stop)
