"""Relays that quote: "The Lighthouse quoted her as saying", «цитирует "Маяк" губернатора»."""

from collections.abc import Iterator

from letopis.reading.attribution.bounds import (
    Place,
    before_adverbs,
    clause_bounds,
    inverted,
)
from letopis.reading.attribution.candidates import (
    may_be_outlet,
)
from letopis.reading.attribution.edge import Edge
from letopis.reading.attribution.english import english_before
from letopis.reading.attribution.line import Line
from letopis.reading.entities import Who


def quoted_as(line: Line, who: Who) -> Iterator[Edge]:
    """ "The Lighthouse quoted Ann Reed as saying": the paper says it, and has it from her."""
    for i in range(len(line) - 1):
        if line.folded[i : i + 2] == ("as", "saying") and not line.speech[i]:
            verb = next(
                (
                    v
                    for v in range(i - 1, max(i - 15, 0), -1)
                    if line.folded[v] in ("quoted", "quotes", "cited") and line.folded[v + 1] != "as"
                ),
                None,
            )
            speaker = line.phrase(verb + 1) if verb else None
            relay = english_before(line, verb - 1) if verb else None
            if verb and speaker:
                yield Edge("quoted-as", "says", verb, verb, (relay,) if relay else ())
                yield Edge("quoted-as", "from", i, i + 1, (speaker,))
    for v in range(1, len(line) - 2):
        speaker = line.phrase(v + 1) if quotes(line, v) else None
        after = speaker.last + 1 if speaker is not None else 0
        if speaker and line.folded[after : after + 1] and line.folded[after].endswith("ing"):
            relay = english_before(line, before_adverbs(line, v))
            if relay:
                yield Edge("quoted-as", "says", v, v, (relay,))
                yield Edge("quoted-as", "from", after, after, (speaker,))


def quotes(line: Line, v: int) -> bool:
    """Whether an English verb quotes somebody: "quoted <witnesses> describing the fire"."""
    passive = line.folded[v - 1 : v] in (("was",), ("were",), ("been",), ("is",), ("are",))
    quoting = line.folded[v] in ("quoted", "quotes") and not line.speech[v]
    return line.words.language == "en" and quoting and not passive


def passive_quoted(line: Line, who: Who) -> Iterator[Edge]:
    """ "The commander was quoted as saying by the Norpress agency", "… quoted him as saying"."""
    for i in range(len(line) - 4):
        if line.folded[i : i + 3] == ("quoted", "as", "saying") and line.folded[i - 1] in (
            "was",
            "were",
            "been",
        ):
            speaker = english_before(line, before_adverbs(line, i - 1))
            by = next((k for k in range(i + 3, len(line) - 1) if line.folded[k] == "by"), None)
            relay = line.phrase(by + 1) if by and by - i <= 6 else None
            if speaker:
                place: Place = "tail" if inverted(line, speaker.first) else "main"
                yield Edge("quoted-as", "says", i, i + 2, (speaker,), place)
            if relay and may_be_outlet(line, relay, who):
                yield Edge("quoted-as", "through", i, i + 2, (relay,))


def quoting(line: Line, who: Who) -> Iterator[Edge]:
    """«"…", — цитирует "Маяк" губернатора», «приводит "Маяк" слова губернатора»: whom the relay quotes."""
    for v, code in enumerate(line.codes):
        if code != "V" or line.words.verbs.get(line.lemmas[v]) != "aside" or line.speech[v]:
            continue
        _, high = clause_bounds(line, v)
        k = v + 1
        while k < high:
            phrase = line.phrase(k)
            if phrase is None:
                k += 1
                continue
            if line.lemmas[phrase.head] in line.words.nouns["words"] and phrase.last > phrase.head:
                whose = line.phrase(phrase.head + 1)
                if whose and line.can_be(whose.head, "gent"):
                    yield Edge("quoting", "from", v, v, (whose,))
                    break
            person = "anim" in line.tokens[phrase.head].tags or line.is_("people", phrase.head)
            if person and line.can_be(phrase.head, "accs") and not line.nominative(phrase):
                yield Edge("quoting", "from", v, v, (phrase,))
                break
            k = phrase.last + 1
