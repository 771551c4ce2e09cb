"""Drafts of mentions: what the model marked and what we know by name, before it is settled who is who."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise

from letopis.knowledge import load
from letopis.reading.analysis import Analysis, Sentence, Token
from letopis.reading.entities import states
from letopis.reading.entities.bodies import Body, bodies, generic, happenings, of_state, outlets
from letopis.reading.entities.extents import extents, places
from letopis.reading.entities.names import base_form, fold, is_cyrillic, name_forms, nominatives
from letopis.reading.entities.places import Place, regions, town
from letopis.reading.entities.states import Seat
from letopis.reading.entities.titles import heads_role, titles
from letopis.reading.morphology import analyzer
from letopis.records.reading import MentionKind

_KINDS: dict[str, MentionKind] = {
    "PER": "person", "LOC": "place", "ORG": "organisation", "PRO": "product", "EVT": "event",
    "PERSON": "person", "FAMILY": "person", "ORGANIZATION": "organisation", "COUNTRY": "country", "CITY":
    "place", "STATE_OR_PROVINCE": "place", "DISTRICT": "place", "LOCATION": "place", "FACILITY": "facility",
    "NATIONALITY": "nationality", "PROFESSION": "role", "EVENT": "event", "LAW": "law", "PRODUCT": "product",
    "WORK_OF_ART": "product", "NUMBER": "number", "MONEY": "number", "PERCENT": "number",
}  # fmt: skip
_NESTS = {"role", "event", "organisation", "facility", "law", "product"}  # kinds that hold other mentions
_LONGEST = 200
MOST = 200  # names of a sentence that are looked at; more are a list or an attack
_NAME_POS = {"PROPN", "NOUN", "ADJ", "X", "NUM", "ADP", ""}


@dataclass(frozen=True, slots=True)
class Compass:
    """ "the North": a state where the other of the two is in view."""

    country: str


Known = str | Body | Place | Seat | Compass


@dataclass
class Draft:
    """A mention in the making. `known` is what we know it to be: a state's code, a body, an outlet, a
    place, a seat.
    """

    start: int
    end: int
    kind: MentionKind
    sentence: Sentence
    score: float = 1.0
    known: Known | None = None
    country: str = ""
    lemma: str = ""
    nominative: bool = True  # whether its place in the sentence allows the nominative
    key: tuple[str, str] | None = None  # what tells its entity from others

    @property
    def text(self) -> str:
        """The words of the article."""
        return self.sentence.text[self.start - self.sentence.start : self.end - self.sentence.start]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens it covers."""
        return tokens_in(self.sentence, self.start, self.end)

    def covers(self, other: "Draft") -> bool:
        """Whether another lies inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Draft") -> bool:
        """Whether they share a letter."""
        return self.start < other.end and other.start < self.end


@dataclass
class Drafts:
    """The drafts of one sentence."""

    sentence: Sentence
    found: list[Draft] = field(default_factory=list)

    def of(self, *kinds: str) -> list[Draft]:
        """Those of some kinds."""
        return [d for d in self.found if d.kind in kinds]

    def within(self, start: int, end: int) -> list[Draft]:
        """Those inside [start, end)."""
        return [d for d in self.found if start <= d.start and d.end <= end]


def draft(analysis: Analysis) -> list[Drafts]:
    """Everything that is named in an article, sentence by sentence, one draft a stretch and kind."""
    drafts: list[Draft] = []
    for sentence in analysis.sentences:
        here = _merge(list(islice(_modelled(sentence), MOST)))
        known = [d for d in islice(_known(sentence), MOST) if _adds(d, here)]
        built = list(islice(_built(sentence, here), MOST))
        here = _merge(here + [d for d in known if not _outgrown(d, built)] + built)
        here += islice(_unmarked_towns(sentence, here), MOST)
        for one in here:
            _recognise(one)
        drafts += _merge([d for d in here if _plausible(d) and not _list_of(d, here)])
    drafts = _whole_people(drafts)
    _misplaced_people(drafts)
    drafts += _named_again(drafts, analysis)
    by_sentence = {sentence.index: Drafts(sentence) for sentence in analysis.sentences}
    for one in sorted(drafts, key=lambda d: (d.start, -d.end)):
        by_sentence[one.sentence.index].found.append(one)
    return list(by_sentence.values())


def _list_of(one: Draft, here: list[Draft]) -> bool:
    """«ЕС и США» marked as one name: the names in it stand for themselves."""
    if one.known is not None or one.kind not in ("organisation", "place", "country", "person"):
        return False
    inside = [d for d in here if d is not one and d.known is not None and one.covers(d)]
    covered = {t.i for d in inside for t in d.tokens}
    rest = [t for t in one.tokens if t.i not in covered]
    return len(inside) > 1 and all(t.pos in ("CCONJ", "PUNCT") or fold(t.text) in _AND for t in rest)


def _whole_people(drafts: list[Draft]) -> list[Draft]:
    """A person's first name and, right after it, a capitalised word that is no place or body we know: one name.

    Rare surnames after rare first names («Айно Вирта») are at times marked as two things.
    """
    people = {(d.sentence.index, d.end): d for d in drafts if d.kind == "person" and " " not in d.text}
    cut = []
    for one in drafts:
        first = people.get((one.sentence.index, one.start - 1))
        if (
            first is not None
            and one.kind in ("place", "organisation", "product")
            and one.known is None
            and one.text.isalpha()
            and one.text.istitle()
            and town(one.text, one.sentence.language) is None
        ):
            cut.append((first, one))
    for first, one in cut:
        first.end = one.end
    gone = {id(one) for _, one in cut}
    return [d for d in drafts if id(d) not in gone]


def _misplaced_people(drafts: list[Draft]) -> None:
    """A name of two words that we know as nothing else, and whose words are a person's elsewhere, is that
    person.
    """
    surnames = {fold(d.lemma or d.text.split()[-1]) for d in drafts if d.kind == "person"}
    for one in drafts:
        words = one.text.split()
        if (
            one.kind not in ("place", "organisation", "product")
            or one.known is not None
            or not 1 < len(words) < 4
        ):
            continue
        if not all(w[:1].isupper() for w in words) or any(q in one.text for q in '«»"“”'):
            continue
        language = one.sentence.language
        if name_forms(words[-1], language) & surnames or (
            _given_name(words[0], language) and _after_title(one)
        ):
            one.kind = "person"


def _named_again(drafts: list[Draft], analysis: Analysis) -> list[Draft]:
    """What is named elsewhere, where the model left it unmarked: surnames of people named in full («Вирту
    встретил губернатор»), places and bodies of one word.
    """
    language = analysis.language
    names: dict[str, MentionKind] = {}
    for one in drafts:
        word = _telling_word(one)
        if word:
            base = base_form(word if one.kind != "person" else one.text, language, one.kind).split()[-1]
            if len(base) > 3 and base.isalpha():
                names.setdefault(fold(base), one.kind)
    taken = {(d.sentence.index, t.i) for d in drafts if d.kind not in ("role", "event") for t in d.tokens}
    if not names:
        return []
    again = (
        Draft(token.start, token.end, kind, sentence, 0.5)
        for sentence in analysis.sentences
        for token in sentence.tokens
        if token.text[0].isupper() and token.pos in ("PROPN", "NOUN", "X")
        and (sentence.index, token.i) not in taken
        and (kind := _kind_again(token, names, language))
        and (kind == "person" or not _in_longer_name(token, sentence))
    )  # fmt: skip
    return list(islice(again, MOST))


def _telling_word(one: Draft) -> str:
    """The word by which a draft is known again: a surname, a place or body of one word; "" when there is none."""
    words = one.text.split()
    if one.kind == "person":
        return words[-1] if len(words) > 1 else ""
    alone = len(words) == 1 and one.known is None and one.text[:1].isupper() and one.score >= 0.5
    return one.text if alone and one.kind in ("place", "organisation") else ""


def _kind_again(token: Token, names: dict[str, MentionKind], language: str) -> MentionKind | None:
    """The kind of the name that a word may be a form of; of places and bodies only the forms a dictionary has."""
    known = next((names[form] for form in nominatives(token.text, language) if form in names), None)
    if known is not None:
        return known
    surname = any(names.get(form) == "person" for form in name_forms(token.text, language))
    return "person" if surname else None


def _in_longer_name(token: Token, sentence: Sentence) -> bool:
    """Whether capitals or a hyphen stand beside a word, or it begins the sentence: it may be another name."""
    beside = sentence.tokens[max(0, token.i - 1) : token.i] + sentence.tokens[token.i + 1 : token.i + 2]
    return _opens(token, sentence.tokens) or any(t.text[0].isupper() or t.text in "-–" for t in beside)


def _unmarked_towns(sentence: Sentence, here: list[Draft]) -> Iterator[Draft]:
    """«в Торне»: a town we know, after a preposition of place, where the model marked nothing."""
    prepositions = load("prepositions", sentence.language)["place"]
    taken = {t.i for d in here if d.kind not in ("role", "event") for t in d.tokens}
    for before, token in pairwise(sentence.tokens):
        if (
            fold(before.text) in prepositions
            and token.text[0].isupper()
            and token.pos in ("PROPN", "NOUN", "X")
            and token.i not in taken
            and not _in_longer_name(token, sentence)
            and town(token.text, sentence.language) is not None
        ):
            yield Draft(token.start, token.end, "place", sentence, 0.4)


def _given_name(word: str, language: str) -> bool:
    return language in ("ru", "uk") and any("Name" in p.tag.grammemes for p in analyzer(language).parse(word))


def _after_title(one: Draft) -> bool:
    first = one.tokens[0] if one.tokens else None
    return bool(first and first.i and heads_role(one.sentence.tokens[first.i - 1], one.sentence.language))


_AND = {"и", "і", "та", "й", "and", ","}


def _modelled(sentence: Sentence) -> Iterator[Draft]:
    for span in (*sentence.names, *sentence.spans):
        kind = _KINDS.get(span.label)
        start, end = _trim(sentence, max(span.start, sentence.start), min(span.end, sentence.end))
        if kind == "person":
            start = _after_titles(sentence, start, end)
        if kind and 0 < end - start <= _LONGEST:
            yield Draft(start, end, kind, sentence, span.score)


def tokens_in(sentence: Sentence, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of a sentence that overlap [start, end), found by halving."""
    first = bisect_right(sentence.tokens, start, key=lambda t: t.end)
    last = bisect_left(sentence.tokens, end, key=lambda t: t.start)
    return sentence.tokens[first:last]


def _after_titles(sentence: Sentence, start: int, end: int) -> int:
    """Where the name begins in a person's span that takes in a title («президент Иван Орлов», "Mr Smith")."""
    tokens = tokens_in(sentence, start, end)
    for token in tokens[:-1]:
        courtesy = fold(token.text.rstrip(".")) in titles(sentence.language).courtesy
        if not (courtesy or token.text == "." or heads_role(token, sentence.language)):
            return token.start
    return tokens[-1].start if tokens else start


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


def _trim(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Without quotation marks on one side only, stops and a possessive ending."""
    tokens = list(tokens_in(sentence, start, end))
    while tokens and (tokens[-1].text in ("'s", "’s", ",", ".", ":", "-", "—", "–", "(")):
        tokens.pop()
    while tokens and tokens[0].text in (",", ".", ":", ")", "-", "—", "–"):
        tokens.pop(0)
    if not tokens:
        return start, start
    first, last = tokens[0], tokens[-1]
    if len(tokens) > 1 and first.text in '«"“„' and last.text in '»"”“':
        return tokens[1].start, tokens[-2].end
    inner = sentence.text[first.start - sentence.start : last.end - sentence.start]
    if first.text in '«"“„' and len(tokens) > 1 and not any(q in inner[1:] for q in '»"”'):
        first = tokens[1]
    if last.text in '»"”' and len(tokens) > 1 and not any(q in inner[:-1] for q in '«"“„'):
        last = tokens[-2]
    return first.start, last.end


def _merge(drafts: list[Draft]) -> list[Draft]:
    """One draft a stretch: of those of one kind that overlap the longest, of one stretch the likeliest."""
    kept: list[Draft] = []
    for one in sorted(drafts, key=lambda d: (d.known is None, -(d.end - d.start), -d.score)):
        rivals = [k for k in kept if k.meets(one)]
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


def _known(sentence: Sentence) -> Iterator[Draft]:
    """States, adjectives of states, capitals, bodies, regions and outlets by name."""
    tokens = sentence.tokens
    words = [t.text for t in tokens]
    language = sentence.language
    for first, last, value in _all_known(words, language):
        inside = tokens[first:last]
        if len(inside) == 1 and (inside[0].pos not in _NAME_POS or inside[0].pos == "ADP"):
            continue
        if len(inside) == 1 and _opens(inside[0], tokens) and inside[0].pos not in ("PROPN", "X"):
            continue  # a capital at the start of a sentence tells nothing: «Захід відбувся», «Того дня»
        yield Draft(inside[0].start, inside[-1].end, _kind_of(value), sentence, 0.9, value)
    if language == "en":
        for first, last, code in states.adjective_index().scan(words, language):
            yield Draft(tokens[first].start, tokens[last - 1].end, "nationality", sentence, 0.8, code)
        yield from _north_and_south(sentence)
        return
    for token in tokens:
        if token.pos in ("ADJ", "NOUN", "PROPN", "X", "") and (code := states.by_adjective(token, language)):
            yield Draft(token.start, token.end, "nationality", sentence, 0.8, code)


def _north_and_south(sentence: Sentence) -> Iterator[Draft]:
    """ "the North" and "the South" as parties; settled later, by whether a Korea is in view."""
    for before, token in pairwise(sentence.tokens):
        after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
        alone = after is None or not after.text[0].isupper()
        if token.text in ("North", "South") and before.text in ("the", "The") and alone:
            yield Draft(
                token.start,
                token.end,
                "place",
                sentence,
                0.5,
                Compass("KP" if token.text == "North" else "KR"),
            )


def _opens(token: Token, tokens: tuple[Token, ...]) -> bool:
    return not token.text.isupper() and all(not t.text[0].isalnum() for t in tokens[: token.i])


def _all_known(words: list[str], language: str) -> Iterator[tuple[int, int, Known]]:
    yield from bodies().scan(words, language)
    yield from states.name_index().scan(words, language)
    yield from regions().scan(words, language)
    yield from states.seat_index().scan(words, language)
    for first, last, outlet in outlets().scan(words, language):
        # A name of one common word («Правда», "Time") is an outlet only where something else says so.
        quoted = first and words[first - 1] in '«"“„'
        foreign = language != "en" and not is_cyrillic(words[first])
        if quoted or foreign or last - first > 1 or (words[first].isupper() and len(words[first]) > 2):
            yield first, last, outlet
    for first, last, body in generic().scan(words, language):
        yield first, last, body


def _kind_of(value: Known) -> MentionKind:
    if isinstance(value, str):
        return "country"
    if isinstance(value, Body):
        return "outlet" if value.sector == "media" else "organisation"
    if isinstance(value, Place):
        return "facility" if value.precision == "point" else "place"
    return "place"


def _adds(one: Draft, modelled: list[Draft]) -> bool:
    """Whether what we know adds to what the model marked: not inside a person's name («Майкл Джордан»)."""
    return not any(
        d.kind == "person" and d.covers(one) and (d.end - d.start) > (one.end - one.start) for d in modelled
    )


def _recognise(one: Draft) -> None:
    """Settle kind and value of a draft by its words where we know them."""
    if one.known is not None or one.kind in ("number", "event", "law", "role"):
        return
    language = one.sentence.language
    if happenings().whole(one.text, language) is not None:
        one.kind = "event"
        return
    if one.kind == "nationality" or (
        len(one.tokens) == 1 and one.kind in ("country", "place", "organisation")
    ):
        code = states.by_adjective(one.tokens[0], language) if one.tokens else ""
        if code:
            one.kind, one.known = "nationality", code
            return
    for index in (bodies(), states.name_index(), states.seat_index(), regions(), outlets(), generic()):
        value = index.whole(one.text, language)
        if value is not None and not (
            one.kind == "person" and index is not outlets() and len(one.tokens) > 1
        ):
            one.kind, one.known = _kind_of(value), value
            return
    if one.kind == "organisation":
        _recognise_states_body(one)
    elif one.kind == "place" and len(one.tokens) == 1 and one.tokens[0].pos == "ADJ" and one.text.islower():
        one.kind = "nationality"  # «московский»: of a town, no name of it


def _recognise_states_body(one: Draft) -> None:
    """«российское правительство», "the Japanese government": a body that every state has, and whose it is."""
    language = one.sentence.language
    code = ""
    rest = []
    for token in one.tokens:
        if found := states.by_adjective(token, language) or states.by_name(token.text, language):
            code = code or found
        else:
            rest.append(token.text)
    body = generic().whole(" ".join(rest), language) if code else None
    if body is not None:
        one.known, one.country = of_state(body, code), code


def _only_title(one: Draft) -> bool:
    """ "Norwegian Prime Minister" marked as a name: an office and whose it is, nobody's name."""
    known, tokens = titles("en"), one.tokens
    if one.sentence.language != "en" or not tokens or not tokens[-1].text.istitle():
        return False
    return heads_role(tokens[-1], "en", known.anywhere) and all(
        heads_role(t, "en")
        or fold(t.text) in known.modifiers
        or bool(states.by_adjective(t, "en") or states.by_name(t.text, "en"))
        for t in tokens[:-1]
    )


def _plausible(one: Draft) -> bool:
    """Whether a draft can be what it is said to be: a person has a capital and no digits, a country is
    known.
    """
    letters = [c for c in one.text if c.isalpha()]
    if one.kind == "number":
        return True
    if not letters:
        return False
    if one.kind == "person":
        words = one.text.split()
        return (
            any(w[:1].isupper() for w in words)
            and not any(c.isdigit() for c in one.text)
            and len(words) <= 6
            and len(one.text) <= 80
            and not set(one.text) & set("@/\\<>{}[]=_|#")
        ) and not _only_title(one)
    if one.kind == "organisation" and one.known is None and _only_title(one):
        return False
    if one.kind == "country" and one.known is None:
        one.kind = "place"
    return True
