"""Which words a chain vouches for: the quotation, the clause after the cue, or what was said before."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from letopis.reading.attribution.compose import Chain, Frame
from letopis.reading.attribution.line import Line
from letopis.reading.attribution.quotes import Quotes
from letopis.records import Attribution

Span = tuple[int, int]


def content_of(lines: Sequence[Line], n: int, chain: Chain, quotes: Quotes) -> tuple[Span, ...]:
    """Spans of the content, in order. Quotations keep their marks and reach back to the sentence
    they began in.
    """
    line = lines[n]
    frame = chain.frame
    if frame.edge.back:
        before = _before(lines, n)
        return (before,) if before else ()
    low, high = 0, len(line)
    if frame.edge.place == "main":
        low = frame.edge.last + 1
    spans = _pieces(line, low, high, chain.passed)
    spoken = [quotes.speech_at(line.tokens[i].start) for i in range(len(line)) if line.speech[i]]
    reach = [s for s in dict.fromkeys(spoken) if s is not None]
    if not spans and not reach and n > 0 and lines[n - 1].sentence.paragraph == line.sentence.paragraph:
        return ((lines[n - 1].sentence.start, lines[n - 1].sentence.end),)
    return _joined([*spans, *reach])


def go_on(lines: Sequence[Line], found: Sequence[Attribution], quotes: Quotes) -> tuple[Attribution, ...]:
    """Attributions with the quotations of the next sentences as content too («…», — сказал он. «…»)."""
    extended = {attribution.id: attribution for attribution in found}
    cues = sorted((attribution.cue[0], n) for n, attribution in enumerate(found))
    last: Attribution | None = None
    for line in lines:
        start, end = line.sentence.start, line.sentence.end
        first, after = bisect_left(cues, (start, 0)), bisect_left(cues, (end, 0))
        if first < after:
            last = extended[found[cues[after - 1][1]].id]
            continue
        span = quotes.speech_at(start)
        if last is None or span is None or span[1] < end - 1:
            last = None
            continue
        if not any(a <= start and end <= b for a, b in last.content):
            last = replace(last, content=_joined([*last.content, (start, end)]))
            extended[last.id] = last
    return tuple(extended.values())


def is_direct(content: Sequence[Span], quotes: Quotes) -> bool:
    """Whether the content is the source's own words, in quotation marks from end to end."""
    spoken = [(quotes.speech_at(start), end) for start, end in content]
    return bool(spoken) and all(span is not None and end <= span[1] for span, end in spoken)


def _before(lines: Sequence[Line], n: int) -> Span | None:
    """What «об этом» points to: the sentences before it in its paragraph, else the paragraph before."""
    if n == 0:
        return None
    here, last = lines[n].sentence.paragraph, lines[n - 1].sentence.paragraph
    paragraph = here if last == here else last
    first = n - 1
    while first > 0 and lines[first - 1].sentence.paragraph == paragraph:
        first -= 1
    return lines[first].sentence.start, lines[n - 1].sentence.end


def _pieces(line: Line, low: int, high: int, passed: Sequence[Frame]) -> list[Span]:
    """What is left of tokens [low, high) without the words of the frames themselves."""
    taken: set[int] = set()
    for first, cue in line.find(line.words.anonymous):
        taken.update(range(first, first + len(cue.words)))
    for frame in passed:
        taken.update(range(min(frame.spots), max(frame.spots) + 1))
    spans: list[Span] = []
    run: list[int] = []
    for i in [*range(low, high), high]:
        if i < high and i not in taken:
            run.append(i)
            continue
        while run and (line.code(run[0]) in (",", "-", "S", ":", ".", "R") or run[0] in taken):
            run.pop(0)
        while run and line.code(run[-1]) in (",", "-", ".", ":"):
            run.pop()
        if len(run) > 1:
            spans.append((line.tokens[run[0]].start, line.tokens[run[-1]].end))
        run = []
    return spans


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)
