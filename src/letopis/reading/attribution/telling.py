"""To whom it was said: the outlet that a speaker told, that has read the paper, that a source confided in."""

from collections.abc import Iterator

from letopis.reading.attribution.bounds import (
    clause_bounds,
)
from letopis.reading.attribution.candidates import (
    may_be_outlet,
    outlet_name,
)
from letopis.reading.attribution.edge import Edge
from letopis.reading.attribution.kinds import kind_of
from letopis.reading.attribution.line import Line
from letopis.reading.attribution.phrase import Phrase
from letopis.reading.entities import Who

_READ = ("ознакомиться", "изучить", "ознайомитися", "вивчити")
_HANDED = ("предоставить", "предоставленный", "надати", "наданий", "переданный", "переданий")


def told(line: Line, who: Who) -> Iterator[Edge]:
    """«Сказал агентству», «в интервью газете», "told <outlet>": who was told comes nearer."""
    for i, cue in line.find(line.words.through):
        source = line.phrase(i + len(cue.words))
        if source and not line.speech[i] and may_be_outlet(line, source, who):
            yield Edge("told", "through", i, i + len(cue.words) - 1, (source,))
    for v, code in enumerate(line.codes):
        if line.speech[v]:
            continue
        if line.lemmas[v] in line.words.lists["to"] and code == "V":
            source = line.phrase(v + 1)
            if source and (_outlet(line, source, who) or _by_letters(line, source, who)):
                yield Edge("told", "through", v, v, (source,))
        elif line.words.language == "en" and line.folded[v] in (
            "obtained",
            "seen",
            "reviewed",
            "viewed",
            "provided",
        ):
            source = line.phrase(v + 2) if line.folded[v + 1 : v + 2] in (("by",), ("to",)) else None
            if source and kind_of(line, source, who) == "outlet" and outlet_name(line, source):
                yield Edge("told", "through", v, v + 1, (source,))
        elif (
            line.words.language == "en"
            and line.folded[v + 1 : v + 2] == ("to",)
            and line.lemmas[v] in line.words.verbs
        ):
            source = line.phrase(v + 2)
            if code == "V" and source and kind_of(line, source, who) == "outlet":
                yield Edge("told", "through", v, v + 1, (source,))  # "confirmed to the BBC that"
        elif (
            line.words.language != "en"
            and code in ("V", "A")
            and (line.lemmas[v] in line.words.verbs or line.lemmas[v] in _HANDED)
        ):
            yield from _addressee(line, v, who)
        if code == "V" and line.lemmas[v] in _READ:
            yield from _reader(line, v, who)


def _outlet(line: Line, source: Phrase, who: Who) -> bool:
    return kind_of(line, source, who) == "outlet" and outlet_name(line, source)


def _by_letters(line: Line, source: Phrase, who: Who) -> bool:
    """ "told KLQR", "told radio7": letters or a number for who was told, and no body of state known by them."""
    text = source.tokens[-1].text
    mention = who.mention_at(source.start, source.end) if who.mentions else None
    entity = who.entity_of(mention) if mention is not None else None
    known = mention is not None and (
        mention.kind not in ("organisation", "outlet") or bool(entity and entity.sector)
    )
    lettered = (text.isupper() and len(text) > 2) or any(c.isdigit() for c in text[1:])
    return source.first == source.last and lettered and text[0].isalpha() and not known


def _reader(line: Line, v: int, who: Who) -> Iterator[Edge]:
    """«Документ, с которым ознакомилась "Пристань"»: the outlet that has read it."""
    low, high = clause_bounds(line, v)
    if not any(line.lemmas[i] in line.words.lists["who"] for i in range(low, v)):
        return
    for k in (*range(low, v), *range(v + 1, high)):
        phrase = line.phrase(k)
        if (
            phrase
            and line.code(k - 1) != "P"
            and may_be_outlet(line, phrase, who)
            and outlet_name(line, phrase)
        ):
            yield Edge("told", "through", v, v, (phrase,))
            return


def _addressee(line: Line, v: int, who: Who) -> Iterator[Edge]:
    """«рассказал изданию», «сообщил агентству "Норд"»: an outlet in the dative next to the verb."""
    _, high = clause_bounds(line, v)
    high = min([high, *(i for i, _ in line.find(line.words.citing) if i > v)])
    before, after = line.phrase(v - 1), line.phrase(v + 1)
    silent = (
        before is not None and before.outlet is not None and not line.cases(v - 1) and line.code(v - 2) != "P"
    )
    if (
        before
        and silent
        and after
        and line.nominative(after)
        and kind_of(line, after, who) in ("person", "people")
    ):
        yield Edge("told", "through", v, v, (before,))  # «про це Reuters розповів посадовець»
        return
    low, _ = clause_bounds(line, v)
    ending = next((p for k in range(v - 1, low, -1) if (p := line.phrase(k)) and v - 2 <= p.last < v), None)
    if ending and line.code(ending.first - 1) != "P":
        shows = line.cases(ending.head)
        if "datv" in shows and "nomn" not in shows and may_be_outlet(line, ending, who):
            yield Edge("told", "through", v, v, (ending,))  # «о сделке "Маяку" рассказал участник рынка»
            return
    k = v + 1
    while k < high:
        phrase = line.phrase(k)
        if line.code(k) == "P":
            inner = line.phrase(k + 1)
            k = inner.last + 1 if inner else k + 1
            continue
        if phrase is None:
            k += 1
            continue
        shows = line.cases(phrase.head)
        dative = "datv" in shows and "nomn" not in shows
        followed = not shows and line.phrase(phrase.last + 1) is not None
        if (dative or followed) and may_be_outlet(line, phrase, who) and outlet_name(line, phrase):
            yield Edge("told", "through", v, v, (phrase,))
            return
        k = phrase.last + 1


def sources_outlet(line: Line, who: Who) -> Iterator[Edge]:
    """«Источник "Маяка"», «собеседник издания»: the outlet that the source spoke to."""
    if line.words.language == "en":
        return
    for i in range(len(line) - 1):
        if line.lemmas[i] not in line.words.nouns["confidants"] or line.code(i) != "N" or line.speech[i]:
            continue
        outlet = line.phrase(i + 1)
        if outlet and line.can_be(outlet.head, "gent") and may_be_outlet(line, outlet, who):
            yield Edge("sources-outlet", "through", i, i, (outlet,))
