"""Everything that is named in an article: what the model marked, what we know by name and what grammar tells,
one draft a stretch and kind.
"""

from collections.abc import Iterator
from itertools import islice

from letopis.reading.analysis import Analysis, Sentence, Token
from letopis.reading.entities import states
from letopis.reading.entities.bodies import Body, bodies, happenings
from letopis.reading.entities.drafts import MOST, Draft, Drafts
from letopis.reading.entities.extents import extents, places
from letopis.reading.entities.index import bare_words
from letopis.reading.entities.known import known, recognise
from letopis.reading.entities.marked import marked
from letopis.reading.entities.missed import (
    called_by_nouns,
    calm_people,
    misplaced_people,
    named_again,
    namesakes,
    no_plain_words,
    part_people,
    towns_of_regions,
    unmarked_towns,
    whole_people,
)
from letopis.reading.entities.names import fold, is_cyrillic
from letopis.reading.entities.nouns import nouns, precision
from letopis.reading.entities.places import Place, regions, town
from letopis.reading.entities.states import Seat
from letopis.reading.entities.titles import heads_role, titles

_NESTS = {"role", "event", "organisation", "facility", "law", "product"}  # kinds that hold other mentions
_AND = {"и", "і", "та", "й", "and", ","}


def collect(analysis: Analysis) -> list[Drafts]:
    """Everything that is named in an article, sentence by sentence, one draft a stretch and kind."""
    drafts: list[Draft] = []
    for sentence in analysis.sentences:
        here = _merge(list(islice(marked(sentence), MOST)))
        named = [d for d in islice(known(sentence), MOST) if _adds(d, here)]
        built = list(islice(_built(sentence, here), MOST))
        here = _merge(here + [d for d in named if not _outgrown(d, built)] + built)
        here += islice(unmarked_towns(sentence, here), MOST)
        for one in here:
            recognise(one)
        towns_of_regions(here)
        here = [part for one in here for part in _compounds(one)]
        drafts += _merge(
            [
                d
                for d in here
                if _plausible(d)
                and not (_list_of(d, here) or _described(d, here) or _part_of(d, here) or _title_of(d))
            ]
        )
    drafts = part_people(calm_people(whole_people(drafts)))
    drafts = no_plain_words(drafts, analysis)
    misplaced_people(drafts)
    namesakes(drafts)
    drafts = called_by_nouns(drafts)
    drafts += named_again(drafts, analysis)
    by_sentence = {sentence.index: Drafts(sentence) for sentence in analysis.sentences}
    for one in sorted(drafts, key=lambda d: (d.start, -d.end)):
        by_sentence[one.sentence.index].found.append(one)
    return list(by_sentence.values())


def _compounds(one: Draft) -> list[Draft]:
    """The states in "US-led", "anti-Norland", «саммит Норландия-ЕС»; a draft that is no such compound by itself."""
    if (
        one.kind not in ("country", "place")
        or one.known is not None
        or " " in one.text
        or "-" not in one.text
    ):
        return [one]
    found, at = [], one.start
    for word in one.text.split("-"):
        code = states.by_name(word, one.sentence.language)
        if code:
            found.append(Draft(at, at + len(word), "country", one.sentence, one.score, code))
        at += len(word) + 1
    return found or [one]


def _built(sentence: Sentence, here: list[Draft]) -> Iterator[Draft]:
    """Bodies and places by the grammar of their names; what is known by its whole name is left to what we know."""
    people = [d for d in here if d.kind == "person"]
    language = sentence.language

    def person(token: Token) -> bool:
        return any(d.start < token.end and token.start < d.end for d in people)

    found = [Draft(*span, "organisation", sentence, 0.6) for span in islice(extents(sentence, person), MOST)]
    for start, end in islice(places(sentence, person), MOST):
        if not any(d.start < end and start < d.end for d in (*found, *here) if d.kind != "place"):
            found.append(Draft(start, end, "place", sentence, 0.6))
    for one in found:
        indexes = (bodies(), states.name_index(), regions(), happenings())
        if all(index.whole(one.text, language) is None for index in indexes):
            yield one


def _outgrown(one: Draft, built: list[Draft]) -> bool:
    """Whether a known body is but a part of a longer name: «Рада» of «Рада старійшин», one of another state."""
    if not isinstance(one.known, Body):
        return False
    longer = next((b for b in built if b.start <= one.start and one.end <= b.end), None)
    if longer is None or one.known.generic or len(one.tokens) == 1:
        return longer is not None
    if longer.start != one.start or not one.tokens[-1].text.islower():
        return False  # «Совет ЕС» is no one else's
    rest = longer.text[one.end - longer.start :].strip()
    return rest != "" and states.by_name(rest, one.sentence.language) != one.known.country


def _adds(one: Draft, modelled: list[Draft]) -> bool:
    """Whether what we know adds to what the model marked: not inside a person's name («Майкл Джордан»)."""
    return not any(
        d.kind == "person" and d.covers(one) and (d.end - d.start) > (one.end - one.start) for d in modelled
    )


def _merge(drafts: list[Draft]) -> list[Draft]:
    """One draft a stretch: of those of one kind that overlap the longest, of one stretch the likeliest."""
    kept: list[Draft] = []
    for one in sorted(drafts, key=lambda d: (d.known is None, -(d.end - d.start), -d.score)):
        rivals = [k for k in kept if k.meets(one)]
        for alike in rivals:
            if (alike.start, alike.end) == (one.start, one.end):
                alike.precision = alike.precision or one.precision
        same = any((k.start, k.end) == (one.start, one.end) for k in rivals)
        crossing = any(not k.covers(one) and not one.covers(k) for k in rivals)
        inside_alike = any(k.kind == one.kind or _alike(k, one) for k in rivals)
        inside_known = any(_whole(k) and k.covers(one) for k in rivals) and (
            one.known is None or one.kind == "nationality"
        )
        inside_name = any(
            k.kind in ("person", "country", "nationality", "number") and k.covers(one) for k in rivals
        )
        if not (same or crossing or inside_alike or inside_name or inside_known):
            kept.append(one)
    return sorted(kept, key=lambda d: (d.start, -d.end))


def _whole(one: Draft) -> bool:
    """A body or place known by its full name, whose words mean nothing apart («Европейская комиссия»)."""
    return isinstance(one.known, Place) or (isinstance(one.known, Body) and not one.known.generic)


def _alike(a: Draft, b: Draft) -> bool:
    """A place in a place and the like: one of them is enough. A role, body or event may hold others."""
    if a.covers(b) and a.kind in _NESTS:
        return a.kind == b.kind
    if b.covers(a) and b.kind in _NESTS:
        return a.kind == b.kind
    return True


def _list_of(one: Draft, here: list[Draft]) -> bool:
    """«ЕС и США» marked as one name: the names in it stand for themselves."""
    if one.known is not None or one.kind not in ("organisation", "place", "country", "person"):
        return False
    inside = [d for d in here if d is not one and one.covers(d) and _stands_alone(d)]
    covered = {t.i for d in inside for t in d.tokens}
    rest = [t for t in one.tokens if t.i not in covered]
    return len(inside) > 1 and all(t.pos in ("CCONJ", "PUNCT") or fold(t.text) in _AND for t in rest)


def _title_of(one: Draft) -> bool:
    """A place in quotation marks of its own: a shuttle «Колумбия», a club «Бавария», and no place."""
    if one.kind not in ("place", "country") or one.sentence.language == "en" or not one.tokens:
        return False
    tokens = one.sentence.tokens
    around = tokens[max(0, one.tokens[0].i - 1) : one.tokens[0].i] + tokens[one.tokens[-1].i + 1 :][:1]
    quoted = len(around) == 2 and around[0].text in "«„“" and around[1].text in "»“”"
    return quoted and not isinstance(one.known, Seat)


def _stands_alone(one: Draft) -> bool:
    return one.known is not None or (
        one.kind == "place" and town(one.text, one.sentence.language) is not None
    )


def _described(one: Draft, here: list[Draft]) -> bool:
    """«американское агентство Associated Press» marked as one name: the outlet's own is the name."""
    if one.kind not in ("organisation", "outlet") or one.known is not None or not one.text[:1].islower():
        return False
    return any(
        d is not one and d.end == one.end and one.covers(d) and isinstance(d.known, Body) for d in here
    )


def _part_of(one: Draft, here: list[Draft]) -> bool:
    """Whether a draft is but a piece of a longer name: "Mack" of "Thomas & Mack Center", «Спутник» of «Спутник V»,
    whose name a body bears («центр имени Ольхина»)."""
    longer = [d for d in here if d is not one and d.kind in _HOLD and d.covers(one) and not one.covers(d)]
    if not longer:
        return False
    if one.kind == "person" and all(d.kind == "facility" for d in longer):
        return True  # «собор святого Павла»
    if one.kind == "person":
        before = (
            [t for t in one.sentence.tokens[: one.tokens[0].i][-2:] if t.text != "."] if one.tokens else []
        )
        return bool(before) and fold(before[-1].text) in nouns(one.sentence.language).named
    if isinstance(one.known, Body) and one.known.sector == "media":
        return any(d.kind == "product" for d in longer)
    if one.kind not in _HOLD | {"place"} or _stands_alone(one):
        return False
    piece = any(d.kind == "facility" or (d.start == one.start and d.kind != "organisation") for d in longer)
    return piece or one.sentence.language == "en" or not is_cyrillic(longer[0].text)


_HOLD = {"organisation", "facility", "product", "law"}


def _only_title(one: Draft) -> bool:
    """ "Norwegian Prime Minister" marked as a name: an office and whose it is, nobody's name."""
    known, tokens = titles("en"), one.tokens
    if one.sentence.language != "en" or not tokens or not tokens[-1].text.istitle():
        return False
    return heads_role(tokens[-1], "en", known.anywhere) and all(
        t.pos == "DET"
        or heads_role(t, "en")
        or fold(t.text) in known.modifiers
        or bool(states.by_adjective(t, "en") or states.by_name(t.text, "en"))
        for t in tokens[:-1]
    )


def _only_noun(one: Draft) -> bool:
    """ "Bay", "Avenue", "March": what a place is and not which, or no place at all."""
    known = nouns("en")
    return one.sentence.language == "en" and (
        fold(one.text) in known.places or fold(one.text) in known.before
    )


def _no_name(one: Draft) -> bool:
    """ "Friday" alone; «Ольха начинает испытания вакцины», a headline in which a verb tells what is done."""
    if one.sentence.language == "en":
        return fold(one.text) in nouns("en").before
    plain = not any(q in one.text for q in '«"“„')
    return plain and any(
        t.pos in ("VERB", "AUX") and t.text.islower() and "PRTF" not in t.tags for t in one.tokens
    )


def _only_adjectives(one: Draft) -> bool:
    """ "North African": whence, and no place."""
    tokens = one.tokens
    return one.sentence.language == "en" and bool(tokens) and tokens[-1].pos == "ADJ"


def _of_money(one: Draft) -> bool:
    """ "US$6 billion": whose dollars they are, and no party; but "gave Kenya $30 million"."""
    return one.text.isupper() and one.sentence.text[one.end - one.sentence.start :].startswith("$")


def _plausible(one: Draft) -> bool:
    """Whether a draft can be what it is said to be: a person has a capital and no digits, a country is
    known.
    """
    letters = [c for c in one.text if c.isalpha()]
    if one.kind == "number":
        return True
    if not letters:
        return False
    if one.kind == "product" and one.text[0] in "#@":
        return False
    if one.known is None and one.kind in ("organisation", "product", "person", "facility") and _no_name(one):
        return False
    if one.kind == "person":
        words = one.text.split()
        return (
            not all(fold(w.rstrip(".")) in titles(one.sentence.language).courtesy for w in words)
            and any(w[:1].isupper() for w in words)
            and not any(c.isdigit() for c in one.text)
            and len(words) <= 6
            and len(one.text) <= 80
            and not set(one.text) & set("@/\\<>{}[]=_|#")
        ) and not _only_title(one)
    if one.kind == "organisation" and one.known is None and _only_title(one):
        return False
    if one.kind == "country" and _of_money(one):
        return False
    if one.kind == "country" and one.known is None:
        one.kind = "place"
    if (
        one.kind in ("place", "organisation")
        and one.known is None
        and one.text.isupper()
        and 1 < len(one.text) < 6
    ):
        point = precision(one.text, one.sentence.language) == "point"
        one.kind = "facility" if point else "organisation"  # an abbreviation that is no state's
    if one.kind == "place" and one.known is None:
        return not one.text.islower() and not _only_noun(one) and not _only_adjectives(one)
    if one.kind == "organisation":
        known, words = nouns(one.sentence.language), bare_words(one.text)
        return not set(words) <= known.forms and fold(words[0] if words else "") not in known.named
    return True
