"""Quotations word by word: who exactly speaks, by which words that is said, and which words are theirs.

A chain needs only the shortest words that name its sources; a quotation keeps them whole, with what stands beside
the name («Анна Рид, мэр Истона», "the poll published on Monday"), the verb with its auxiliaries ("has repeatedly
said") and the conjunction of what is said. views.py adds wishes, moods and acts of speech, which hand nothing on.
"""

from collections.abc import Iterable, Sequence

from letopis.reading.attribution.bounds import clause_bounds, preposition_before
from letopis.reading.attribution.compose import Chain, Frame
from letopis.reading.attribution.edge import Edge
from letopis.reading.attribution.line import Line
from letopis.reading.attribution.phrase import Phrase
from letopis.reading.attribution.phrases_english import TITLES
from letopis.reading.attribution.quotes import Quotes
from letopis.records import Attribution, Quotation
from letopis.records.reading import Manner

Span = tuple[int, int]

_LONGEST = 25  # words of a source beside its phrase
_STOPS = ("S", ":", ";", "Q", ".")
_PARTICLES = ("out", "off", "up", "away", "back", "down")


def quotation_of(line: Line, chain: Chain, attribution: Attribution, quotes: Quotes) -> Quotation:
    """The quotation of one attribution; hops named in other sentences have no words in it."""
    own = _own_thoughts(line, chain)
    cues = [run for f in chain.passed if f not in own for run in (_cue(line, f.edge), *f.citing)]
    taken = {i for first, last in cues for i in range(first, last + 1)}
    starts = {token.start: token.i for token in line.tokens}
    content = tuple(_with_conjunction(line, span, starts) for span in attribution.content)
    if own and content:
        content = _from(line, content, min(s for f in own for s in f.spots), starts)
    hops = [hop for hop in chain.hops if not any(hop in f.edge.sources for f in own)]
    return Quotation(
        source=tuple(_span(line, *whole(line, hop, taken)) for hop in hops),
        cue=tuple(sorted({_span(line, first, last) for first, last in cues})),
        content=content,
        manner=_manner(attribution, content, quotes),
        attribution=attribution.id,
    )


def _own_thoughts(line: Line, chain: Chain) -> list[Frame]:
    """Clauses in which whoever speaks tells what he thinks: the "he hopes" of "Reed said he hopes", words of his."""
    inner = [f for f in chain.passed[1:] if f.edge.sources and not f.through and not f.origin]
    return [f for f in inner if all(line.is_pronoun(p.head) for p in f.edge.sources)]


def _from(line: Line, content: tuple[Span, ...], token: int, starts: dict[int, int]) -> tuple[Span, ...]:
    """Spans that begin at a token where the first began after it."""
    (start, end), *rest = content
    first = (min(start, line.tokens[token].start), end)
    return _with_conjunction(line, first, starts), *rest


def whole(line: Line, phrase: Phrase, taken: Iterable[int] = ()) -> tuple[int, int]:
    """First and last token of a source with all that belongs to it, up to the cue (`taken`)."""
    head = line.sentence.head_of(phrase.start, phrase.end)
    below, stop = set(line.sentence.subtree(head.i if head else phrase.head)), set(taken)
    first, last = phrase.first, phrase.last
    while line.code(first - 1) == "." and first > 1 and line.tokens[first - 2].text in TITLES:
        first -= 2  # "Mr. Obama"
    if line.code(last + 1) == "(":  # "Mike Wells (R-Ind.)"
        close = next((k for k in range(last + 2, last + 7) if line.code(k) == ")"), None)
        last = close if close is not None else last
    k = last + 1
    while k < len(line) and k in below and k not in stop and k - phrase.last <= _LONGEST:
        if line.code(k) in _STOPS or line.speech[k] != line.speech[phrase.head]:
            break
        k += 1
    k -= 1
    while k > last and line.code(k) in (",", "-", "C", "P"):
        k -= 1
    return first, max(k, _apposition(line, last, stop), _before_cue(line, last, stop))


def _before_cue(line: Line, last: int, stop: set[int]) -> int:
    """The last token before the cue where only words with prepositions stand between ("residents of the town said")."""
    if line.words.language != "en" or line.code(last + 1) != "P":
        return last
    k = last + 1
    while (
        k < len(line)
        and k not in stop
        and line.code(k) in ("P", "D", "A", "N", "s", "#", "C")
        and k - last <= 12
    ):
        k += 1
    return k - 1 if k in stop else last


def _apposition(line: Line, last: int, stop: set[int]) -> int:
    """The last token of ", a lawyer for the club," after a name, where the parse does not say; else `last`."""
    if line.code(last + 1) != "," or line.words.language != "en":
        return last
    beside = line.phrase(last + 2)
    role = beside is not None and any(
        line.is_(group, beside.head) for group in ("people", "roles", "organisations")
    )
    if (
        beside is None
        or not role
        or beside.first in stop
        or line.code(beside.last + 1) not in (",", ".", "P")
    ):
        return last
    k = beside.last
    while k + 1 < len(line) and line.code(k + 1) not in (",", ".", "-", ";", ":", "Q") and k + 1 not in stop:
        k += 1
    closed = (
        line.code(k + 1) in (",", ".")
        and k - last <= _LONGEST
        and not any(i in stop for i in range(last, k + 1))
    )
    return k if closed and not any(line.code(i) == "V" for i in range(beside.last + 1, k + 1)) else last


def verb_group(line: Line, v: int) -> tuple[int, int]:
    """First and last token of an English verb with its auxiliaries, adverbs and particle."""
    if line.words.language != "en":
        return v, v
    first, last = v, v
    small = line.words.small
    while first > 0 and (
        line.folded[first - 1] in small["auxiliaries"]
        or line.folded[first - 1].endswith("n't")
        or line.folded[first - 1] in small["adverbs"]
        or (line.code(first - 1) == "R" and line.tokens[first - 1].text.islower())
    ):
        first -= 1
    after = line.tokens[last + 1] if last + 1 < len(line) else None
    if after is not None and (
        after.dep == "compound:prt" or (line.folded[last + 1] in _PARTICLES and after.dep != "case")
    ):
        last += 1
    while line.code(last + 1) == "R" and line.folded[last + 1].endswith("ly"):
        last += 1  # "complained bitterly"
    return first, last


def _cue(line: Line, edge: Edge) -> tuple[int, int]:
    if edge.rule == "impersonal" and not line.speech[edge.first]:
        low, high = clause_bounds(line, edge.first)
        for i in range(low, high):
            if line.lemmas[i] in line.words.impersonal_places and preposition_before(line, i):
                first = next((k for k in range(i, max(i - 3, 0) - 1, -1) if line.code(k) == "P"), i)
                if abs(i - edge.first) <= 6:
                    return min(first, edge.first), max(i, edge.last)
    if edge.first == edge.last and line.code(edge.first) in ("V", "G"):
        first, last = verb_group(line, edge.first)
        of = line.words.language == "en" and line.folded[last + 1 : last + 2] in (
            ("of",),
            ("about",),
            ("for",),
            ("against",),
        )
        return first, last + 1 if of else _occasion(line, last)
    return edge.first, edge.last


def _occasion(line: Line, last: int) -> int:
    """The last token of "in a statement", "during a rally", "on Tuesday" right after an English verb, where what is
    said follows or nothing does."""
    k = last + 1
    while line.words.language == "en" and k < len(line) and k - last <= 12:
        at = k + 1 if line.code(k) == "P" else k
        phrase = line.phrase(at)
        where = phrase is not None and (line.is_time(phrase) or (at > k and line.is_("venues", phrase.head)))
        if phrase is None or not where or line.speech[at] != line.speech[last]:
            break
        k = phrase.last + 1
    ends = k >= len(line) or line.code(k) in (",", ".", "S", "Q", ":", ";", "B", "-", "C") or line.speech[k]
    return k - 1 if ends else last


def _with_conjunction(line: Line, span: Span, starts: dict[int, int]) -> Span:
    """A span with the «что» or «о том, что» before it."""
    i = starts.get(span[0])
    if i is None:
        return span
    first = i
    while first > 0 and line.code(first - 1) == "S":
        first -= 1
    if (
        first < i
        and line.code(first - 1) == ","
        and line.folded[first - 2 : first - 1] in (("том",), ("те",))
    ):
        first -= 3
    return line.tokens[max(first, 0)].start, span[1]


def _manner(attribution: Attribution, content: Sequence[Span], quotes: Quotes) -> Manner:
    if attribution.direct:
        return "direct"
    inside = any(quotes.spoken_in(start, end) for start, end in content)
    return "mixed" if inside else "indirect"


def _span(line: Line, first: int, last: int) -> Span:
    return line.tokens[first].start, line.tokens[last].end
