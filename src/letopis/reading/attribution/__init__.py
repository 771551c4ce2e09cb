"""On whose word: the sources of an article and the chains by which their words reached it.

    find_attributions(analysis, who, outlet) -> Words(sources, attributions)

Where to look, in the order of the work:
lexicon.py          the words, read from knowledge
quotes.py           quotations, and which are speech
line.py             a sentence: a letter for each word, and the phrases that begin at them
phrases_slavic.py, phrases_english.py   how far a phrase goes; phrase.py: what it is
candidates.py       which phrases may be a source; kinds.py: outlet, person, people …, and how anonymous
rules.py            each rule emits edges (edge.py) from a cue to sources; of these
    telling.py      to whom it was said, quoting.py: relays that quote; for verbs of saying
    clause.py       where the clause stands to its content, and whether it hands words on
    speakers.py     who speaks in it (english.py: by English word order); bounds.py: where it ends
compose.py          edges become chains
content.py          which words a chain vouches for
quotations.py       source, cue and content word by word; views.py: wishes, moods, acts of speech (English)
sources.py          each source once; basenames.py: its name; back.py: whom «источник», «эксперт», «он» point back to
byline.py           datelines of wires
retelling.py        how far a wire, or a paper that the article retells, reaches
"""

from dataclasses import dataclass

from letopis.reading.analysis import Analysis
from letopis.reading.attribution.byline import find_byline
from letopis.reading.attribution.compose import Chain, compose, unsourced
from letopis.reading.attribution.content import content_of, go_on, is_direct
from letopis.reading.attribution.lexicon import fold, lexicon
from letopis.reading.attribution.line import Line
from letopis.reading.attribution.quotations import quotation_of
from letopis.reading.attribution.quotes import Quotes
from letopis.reading.attribution.retelling import carry
from letopis.reading.attribution.rules import RULES
from letopis.reading.attribution.sources import Sources
from letopis.reading.attribution.views import views
from letopis.reading.entities import Who
from letopis.records import Attribution, Quotation, Source

__all__ = ["Words", "find_attributions"]


LONGEST = 400  # words: what is longer is a list or a lost layout, and no sentence


@dataclass(frozen=True)
class Words:
    """The sources of one article (ids s1, s2, …), its attributions (a1, a2, …) and its quotations, in text order."""

    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    quotations: tuple[Quotation, ...] = ()


def _together(earlier: Line, line: Line) -> bool:
    """Whether a sentence is the one before another, or stands a little before it in its paragraph."""
    last, here = earlier.sentence, line.sentence
    return last.paragraph == here.paragraph or last.index == here.index - 1


def find_attributions(analysis: Analysis, who: Who, outlet: str = "") -> Words:
    """Whose word each part of an article is, and through whom it came.

    `outlet` is the article's own: it is in no chain unless the text names it as a relay. Chains run nearest
    first, root last; a chain is empty where words are handed on and nobody says whose («сообщалось, что»).
    Content spans are code points of the article; those of «об этом» lie in what
    was said before.
    """
    words, quotes, sources = lexicon(analysis.language), Quotes(analysis.text), Sources(who)
    lines = [Line(sentence, words, quotes, who) for sentence in analysis.sentences]
    found: list[Attribution] = []
    chains: dict[str, tuple[Line, Chain]] = {}
    byline = find_byline(analysis, outlet)
    if byline is not None:
        name, start, end, rest = byline
        source = sources.outlet(name, start, end)
        found.append(Attribution("a1", (start, end), (source.id,), (rest,), False, "byline"))
    for n, line in enumerate(lines):
        text = fold(line.sentence.text)
        if len(line) > LONGEST or any(part in text for part in words.furniture):
            continue
        edges = [edge for rule in RULES for edge in rule(line, who)]
        anonymous = any(True for _ in line.find(words.anonymous))
        composed = compose(line, edges) or unsourced(line)
        sources.back.before = lines[n - 1] if n else None
        for chain in composed:
            edge = chain.frame.edge
            cue = (line.tokens[edge.first].start, line.tokens[edge.last].end)
            content = content_of(lines, n, chain, quotes, composed)
            if edge.rule == "goes-on":
                since = min(k.sentence.start for k in lines[max(n - 3, 0) : n + 1] if _together(k, line))
                ids = found[-1].chain if found and found[-1].cue[0] >= since else ()
            else:
                ids = sources.chain(line, chain.hops, chain.relaying(line), anonymous) if chain.hops else ()
            id, direct = f"a{len(found) + 1}", is_direct(content, quotes)
            found.append(Attribution(id, cue, ids, content, direct, edge.rule))
            chains[id] = line, chain
    attributions = carry(lines, go_on(lines, found, quotes), chains, sources.all)
    quoted = tuple(quotation_of(*chains[a.id], a, quotes) for a in attributions if a.id in chains)
    told = (*quoted, *(view for line in lines for view in views(line, who, quoted)))
    return Words(sources.all, attributions, tuple(sorted(told, key=lambda q: (q.cue, q.content))))
