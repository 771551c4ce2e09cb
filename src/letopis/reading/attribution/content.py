"""Which words a chain vouches for: the quotation, the clause after the cue, or what was said before."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from letopis.reading.attribution.bounds import before_title, clause_bounds
from letopis.reading.attribution.compose import Chain, Frame
from letopis.reading.attribution.edge import Edge
from letopis.reading.attribution.line import Line
from letopis.reading.attribution.quotes import Quotes
from letopis.records import Attribution

Span = tuple[int, int]

_OCCASION = 14  # words of the occasion before what is said


def content_of(
    lines: Sequence[Line], n: int, chain: Chain, quotes: Quotes, others: Sequence[Chain] = ()
) -> tuple[Span, ...]:
    """Spans of the content, in order, up to where the next of `others` begins ("he said A, and she said B").

    Quotations keep their marks and reach back to the sentence they began in.
    """
    line = lines[n]
    frame = chain.frame
    if frame.edge.back:
        first = clause_bounds(line, frame.edge.first)[0]
        here = any(line.code(i) == "V" for i in range(first))  # «Порт закрыт, об этом сообщил мэр»
        before = _before(lines, n)
        return tuple(_pieces(line, 0, first, chain.passed)) if here else (before,) if before else ()
    low, high = _after_turn(line, frame), _until(line, chain, others)
    if frame.edge.place == "main":
        low = _opens(line, frame.edge.last + 1, high)
    spans = _pieces(line, low, high, chain.passed)
    if frame.edge.place == "tail":
        spans = [s for s in spans if s[0] < line.tokens[frame.edge.first].start or _says_more(line, s)]
    reached = range(low, high) if len(others) > 1 else range(len(line))
    spoken = [quotes.speech_at(line.tokens[i].start) for i in reached if line.speech[i]]
    reach = [whole for s in dict.fromkeys(spoken) if s is not None for whole in quotes.begun(s)]
    if not spans and not reach and frame.edge.place == "main":
        spans = _object(line, frame.edge)
    if not spans and not reach and frame.edge.place == "main":  # «О своём уходе объявил министр»
        spans = _pieces(line, clause_bounds(line, frame.edge.first)[0], frame.edge.first, chain.passed)
    if not spans and not reach and frame.edge.place != "lead" and n > 0:
        last = lines[n - 1].sentence
        closed = quotes.speech_at(last.tokens[-1].start) if min(frame.spots) == 0 else None
        if closed is not None:  # “… It will open.” / said Ann Reed.
            return _joined(quotes.begun(closed))
        cut = frame.edge.place == "main" and _stops(line, frame.edge.last)  # «Позже мэр заявил, что»
        if last.paragraph == line.sentence.paragraph and not cut:
            return ((last.start, last.end),)
    earlier = _before(lines, n) if any(f.edge.back for f in chain.passed) else None
    return _joined([*spans, *reach, *([earlier] if earlier else [])])


def _object(line: Line, edge: Edge) -> list[Span]:
    """«Котов отрицал [обвинения]»: the one word that a verb denies or confirms."""
    found = [t for t in line.tokens if t.head == edge.first and t.dep == "obj" and t.i > edge.last]
    return [(t.start, t.end) for t in found if line.code(t.i) == "N"][:1]


def _stops(line: Line, v: int) -> bool:
    """Whether a sentence breaks off where what is said would begin, or goes on with what the verb is about."""
    rest = [i for i in range(v + 1, len(line)) if line.code(i) not in (",", ".", "-", "Q", ":")]
    return bool(rest) and all(line.code(i) == "S" for i in rest)


def _after_turn(line: Line, frame: Frame) -> int:
    """Where the content of what leads a clause begins: «Работы начнут в мае, но, как сказал мэр, сроки изменят» is his
    word from «но» on."""
    first = min(frame.spots)
    if frame.edge.place != "lead":
        return 0
    while first > 0 and (line.folded[first - 1] in line.words.lists["as"] or line.code(first - 1) == ","):
        first -= 1
    return first if first > 1 and line.code(first - 1) == "B" and line.code(first - 2) == "," else 0


def _opens(line: Line, first: int, high: int) -> int:
    """Where the content of a clause begins: at «что» or the quotation after a colon where only the occasion precedes it
    ("said on Friday that")."""
    for i in range(first, min(first + _OCCASION, high)):
        if line.code(i) == "S":
            return i if (i > first and line.words.language != "en") or line.folded[i] == "that" else first
        if line.code(i) == ":" and any(line.speech[i + 1 : i + 3]):
            return i + 1  # "answered with a statement on his blog: “…”"
        if (
            (line.code(i) == "Q" and line.speech[i])
            or line.code(i) in ("V", "G", ":")
            or line.speech[i] != line.speech[first - 1]
        ):
            break
    return first


def _says_more(line: Line, span: Span) -> bool:
    """Whether words after «сказал он» are content too: a clause, speech, or a long aside."""
    inside = [t.i for t in line.tokens if span[0] <= t.start < span[1]]
    first = inside[0] if inside else 0
    english = line.words.language == "en"
    outside = (line.words.lists["breakers"] | {"as", "amid"}) - {"but"}
    beside = not outside.isdisjoint(line.folded[max(first - 1, 0) : first + 1])
    if not any(line.speech[i] for i in inside) and (
        line.code(first) == "G" or (english and (beside or line.folded[first].endswith("ing")))
    ):
        return False  # "…, she said, pointing at the dam", «…, добавил он, не вдаваясь в подробности»
    return any(line.code(i) == "V" or line.speech[i] for i in inside)


def _until(line: Line, chain: Chain, others: Sequence[Chain]) -> int:
    """The token at which another clause of saying begins after a chain's own, else the sentence's end; what is
    named goes to the end of its quotation («назвал это "ошибкой" и …»).
    """
    own = chain.frame
    last = max(own.spots)
    ends = [len(line)]
    if line.words.verbs.get(line.lemmas[own.edge.first]) == "naming":
        mark = next((i for i in range(last + 1, len(line)) if line.code(i) == "Q"), None)
        span = line.quotes.at(line.tokens[mark].start) if mark is not None else None
        named = span is not None and line.quotes.is_speech(span)
        closing = [t.i for t in line.tokens if span is not None and named and t.end == span[1]]
        ends += [_with_dependents(line, mark or 0, at + 1) for at in closing]
    for other in others:
        after = other.frame
        if own in other.passed or after in chain.passed or after.edge.place in ("tail", "aside"):
            continue
        first = after.edge.first if after.edge.rule == "saying" or _shares(line, after) else min(after.spots)
        if first > last:
            # «…, добавив, что», "…, and she said": from the comma or the conjunction before it.
            k = first
            while k > last and line.code(k) not in (",", ";", "B") and first - k < 6:
                k -= 1
            ends.append(k if k > last and line.code(k) in (",", ";", "B") else first)
    if line.tokens[own.edge.first].dep == "acl:relcl":  # "Reed, who announced her retirement, was in Easton"
        ends.append(max(max(line.sentence.subtree(own.edge.first)) + 1, last + 2))
    if own.edge.place == "main":
        ends += list(_next_acts(line, own.edge.first, last))
    return min(ends)


def _with_dependents(line: Line, opening: int, end: int) -> int:
    """Where the words end that belong to a quoted one («назвал порт "заложницей" его хозяев»)."""
    while end < len(line) and line.code(end) in "NADP" and opening <= line.tokens[end].head < len(line):
        if line.tokens[end].dep not in ("nmod", "amod", "case", "det", "flat", "flat:name", "nmod:poss"):
            break
        end += 1
    return end


def _shares(line: Line, frame: Frame) -> bool:
    """Whether its subject is that of an earlier verb: "he denied it and <said>"."""
    before = [p.last for p in frame.edge.sources if p.last < frame.edge.first]
    return bool(before) and any(line.code(i) == "V" for i in range(max(before) + 1, frame.edge.first - 2))


def _next_acts(line: Line, v: int, last: int) -> Iterator[int]:
    """Where the parse has whoever spoke go on to something else: "he said that …, but left", «сказал … и вышел»."""
    for act in line.sentence.children[v]:
        if line.tokens[act].dep != "conj" or line.code(act) != "V" or line.speech[act] or act <= last + 2:
            continue
        k = act
        while k > last + 1 and line.code(k - 1) in ("R", "V") and act - k < 4:
            k -= 1
        while k > last + 1 and (line.code(k - 1) in ("C", "B", ",") or line.folded[k - 1] == "but"):
            k -= 1
        if (k < act and line.code(k) in ("C", "B", ",")) or line.folded[k] == "but":
            yield k


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
        first_word = next((t.start for t in line.tokens if any(c.isalnum() for c in t.text)), start)
        span = quotes.speech_at(first_word)
        if span is not None and last is not None and _of_another(span, last, found):
            span = None
        if last is None or span is None or span[1] < end - 1:
            last = None
            continue
        if not any(a <= start and end <= b for a, b in last.content):
            last = replace(last, content=_joined([*last.content, (start, end)]))
            extended[last.id] = last
    return tuple(extended.values())


def _of_another(span: Span, last: Attribution, found: Sequence[Attribution]) -> bool:
    """Whether somebody who is named after a quotation has said it, and not the one named before it."""
    return any(
        a.chain != last.chain
        and a.cue[0] >= span[0]
        and any(b <= span[0] and span[1] <= e for b, e in a.content)
        for a in found
    )


def is_direct(content: Sequence[Span], quotes: Quotes) -> bool:
    """Whether the content is the source's own words, in quotation marks from end to end."""
    spoken = [(quotes.at(start), end) for start, end in content]
    return bool(spoken) and all(span is not None and end <= span[1] for span, end in spoken)


def _before(lines: Sequence[Line], n: int) -> Span | None:
    """What «об этом» points to: the sentences before it in its paragraph, else the paragraph before."""
    if n == 0:
        return None
    here, last = lines[n].sentence.paragraph, lines[n - 1].sentence.paragraph
    paragraph = here if last == here else last
    first = n - 1
    while first > 0 and lines[first - 1].sentence.paragraph == paragraph and not lines[first].recalls:
        first -= 1
    return lines[first].sentence.start, lines[n - 1].sentence.end


def _pieces(line: Line, low: int, high: int, passed: Sequence[Frame]) -> list[Span]:
    """What is left of tokens [low, high) without the words of the frames themselves."""
    taken: set[int] = set()
    for first, cue in line.find(line.words.anonymous):
        taken.update(range(first, first + len(cue.words)))
    for frame in passed:
        taken.update(range(before_title(line, min(frame.spots)), max(frame.spots) + 1))
    spans: list[Span] = []
    run: list[int] = []
    for i in [*range(low, high), high]:
        if i < high and i not in taken:
            run.append(i)
            continue
        asked = bool(run) and _begins(line, run[0])  # «Почему рейсы отменили, рассказал мэр»
        while run and not asked and (line.code(run[0]) in (",", "-", "S", ":", ".") or run[0] in taken):
            run.pop(0)
        while run and line.code(run[-1]) in (",", "-", ".", ":"):
            run.pop()
        if len(run) > 1:
            spans.append((line.tokens[run[0]].start, line.tokens[run[-1]].end))
        run = []
    return spans


def _begins(line: Line, i: int) -> bool:
    """Whether a question word or a conjunction of purpose begins its sentence with token i: it is part of what is
    told."""
    return i == 0 and line.code(i) == "S"


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)
