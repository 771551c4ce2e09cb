"""How far the name of a body reaches, by its grammar: «Верховный суд Норландии», «Министерство труда и спорта».

    extents(sentence, people) → (start, end) of each name

A name begins with a capital: the head («Министерство …») or an adjective that agrees with it («Верховный суд»).
It ends with what the head governs: what it deals with («иностранных дел», «по правам человека»), whose name it
bears, a name in quotation marks, the state or town it is of. The nouns that head names are knowledge
(knowledge/<language>/bodies.yaml), with the sector their bodies belong to.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

from letopis.reading import morphology
from letopis.reading.analysis import Sentence, Token
from letopis.reading.entities.names import fold, nominatives
from letopis.reading.entities.nouns import head_noun, nouns
from letopis.reading.entities.titles import heads_role

_MOST_ADJECTIVES = 5
_LONGEST = 12  # words after the head
_ADJECTIVES = ("ADJF", "PRTF")
_OPENING = '«"“„'
_CLOSING = '»"”“'
Test = Callable[[Token], bool]
Span = tuple[int, int]


def extents(sentence: Sentence, person: Test) -> Iterator[Span]:
    """Spans of the bodies that a sentence names, in text order; `person` tells words that name somebody."""
    known = nouns(sentence.language)
    if not known.heads or _shouted(sentence):
        return
    find = _english if sentence.language == "en" else _inflected
    past = 0
    for token in sentence.tokens:
        if token.i < past:
            continue
        if token.text in known.forms and (end := _quoted(sentence, token.i + 1)):
            past = end
            yield token.start, sentence.tokens[end - 1].end
        elif head := head_noun(token, sentence.language):
            span = find(sentence, token, head, person)
            if span is not None:
                past = span[1]
                yield sentence.tokens[span[0]].start, sentence.tokens[span[1] - 1].end


def places(sentence: Sentence, person: Test) -> Iterator[Span]:
    """Spans of the places that an adjective names: «Торнская область», «Ольхового моря»; "Thorn County"."""
    known = nouns(sentence.language).places
    if not known or _shouted(sentence):
        return
    english = sentence.language == "en"
    for token in sentence.tokens:
        if known.keys().isdisjoint(nominatives(token.text, sentence.language)):
            continue
        if english and not token.text[0].isupper():
            continue
        first = (
            _capitals_before(sentence, token, person)
            if english
            else _adjectives_before(sentence, token, person)
        )
        name = sentence.tokens[first]
        if (
            first < token.i
            and name.text[0].isupper()
            and (not _opening(sentence, first) or name.pos == "PROPN")
        ):
            yield name.start, token.end


def _opening(sentence: Sentence, i: int) -> bool:
    """Whether token i is the first word of its sentence, whose capital tells nothing."""
    return all(not t.text[0].isalnum() for t in sentence.tokens[:i])


def _shouted(sentence: Sentence) -> bool:
    """A headline in capitals, or with a capital on every word, in which capitals tell nothing."""
    words = [t.text for t in sentence.tokens if len(t.text) > 3 and t.text[0].isalpha()]
    told = (word[0].isupper() if sentence.title else word.isupper() for word in words)
    return len(words) > 2 and all(told)


def _quoted(sentence: Sentence, i: int) -> int:
    """The index behind the name in quotation marks that opens at token i; 0 where none does."""
    tokens = sentence.tokens
    if i >= len(tokens) or tokens[i].text not in _OPENING:
        return 0
    for token in tokens[i + 1 : i + 10]:
        if token.text in _CLOSING:
            return token.i + 1
    return 0


# --- Russian and Ukrainian


def _inflected(sentence: Sentence, head: Token, noun: str, person: Test) -> Span | None:
    first = _adjectives_before(sentence, head, person)
    last = _governed(sentence, head, noun, person)
    capital = sentence.tokens[first]
    if not capital.text[0].isupper() or last - first < 2:
        return None
    # A capital at the beginning of a sentence tells nothing: «Местная партия проиграла».
    if _opening(sentence, first):
        told = first == head.i and sentence.tokens[first + 1].text not in _OPENING
        if last == head.i + 1 or not (told or (first < head.i and head.text[0].isupper())):
            return None
    return first, last


def _adjectives_before(sentence: Sentence, head: Token, person: Test) -> int:
    """The index of the first word of the name: the leftmost capitalised adjective that agrees with the head."""
    readings = _readings(head.text, sentence.language, ("NOUN",))
    first = head.i
    for token in reversed(sentence.tokens[max(0, head.i - _MOST_ADJECTIVES) : head.i]):
        if person(token) or not readings & _readings(token.text, sentence.language, _ADJECTIVES):
            break
        if token.text[0].isupper():
            first = token.i
    return first


@lru_cache(maxsize=20_000)
def _readings(word: str, language: str, parts: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """(case, gender or plur) of every way to read a word as one of the parts of speech."""
    found = set()
    for parse in morphology.analyzer(language).parse(word.replace("’", "'")):
        if str(parse.tag.POS) in parts and parse.tag.case:
            number = "plur" if parse.tag.number == "plur" else str(parse.tag.gender)
            found.add((str(parse.tag.case), number))
    return frozenset(found)


def _governed(sentence: Sentence, head: Token, noun: str, person: Test) -> int:
    """The index behind the last word of the name: what the head deals with, who it is named after, whose it is."""
    known = nouns(sentence.language)
    tokens = sentence.tokens
    at = head.i + 1
    if end := _quoted(sentence, at):
        return end
    if noun in known.subject:
        at = _subject(sentence, at, person)
    if at < len(tokens) and fold(tokens[at].text) in known.named:
        return _namesake(sentence, at)
    if at + 1 < len(tokens) and known.seated & set(nominatives(tokens[at].text, sentence.language)):
        return at + 2 if tokens[at + 1].text[0].isupper() else at
    return _proper(sentence, at, person)


def _subject(sentence: Sentence, at: int, person: Test) -> int:
    """Behind what a head deals with: genitives, joined by «и», or what follows «по», «в сфере»."""
    begun = at
    while at - begun < _LONGEST:
        tokens = sentence.tokens[at : at + 2]
        joined = at > begun and len(tokens) > 1 and fold(tokens[0].text) in _AND and tokens[1].text.islower()
        about = 0 if joined else _about(sentence, at)
        if about == 1 and at > begun:
            return at  # «по» behind a whole name is the sentence's: «… обороны по телефону»
        start = at + joined + about
        genitive = not about and not (joined and _about(sentence, begun))
        end = _phrase(sentence, start, person, genitive, offices=at == begun)
        if end == start:
            return at
        at = end
        if sentence.tokens[at - 1].text[0].isupper():
            return at  # a name closes the chain
    return at


_AND = ("и", "і", "й", "та")


def _about(sentence: Sentence, at: int) -> int:
    """How many words of «по делам», «в сфере» begin at a token."""
    words = [fold(t.text) for t in sentence.tokens[at : at + 3]]
    known = nouns(sentence.language).about
    return next((n for n in (3, 2, 1) if len(words) >= n and tuple(words[:n]) in known), 0)


def _phrase(sentence: Sentence, at: int, person: Test, genitive: bool, offices: bool) -> int:
    """Behind adjectives and a noun, no other body in plain words and, unless `offices`, no office; `at` when none."""
    language = sentence.language
    for token in sentence.tokens[at : at + 4]:
        word = token.text
        if not word[0].isalpha() or person(token) or token.pos in _NO_PART or _pronoun(word, language):
            return at
        cases = morphology.cases(word, language)
        if not cases or (genitive and "gent" not in cases) or fold(word) in nouns(language).named:
            return at
        if qualifies(sentence, token):
            continue
        plain = not word[0].isupper()
        if plain and (head_noun(token, language) or (not offices and heads_role(token, language))):
            return at
        return token.i + 1
    return at


def qualifies(sentence: Sentence, token: Token) -> bool:
    """Whether a word is an adjective of the next one."""
    following = next(iter(sentence.tokens[token.i + 1 : token.i + 2]), None)
    return following is not None and not _readings(token.text, sentence.language, _ADJECTIVES).isdisjoint(
        _readings(following.text, sentence.language, ("NOUN", *_ADJECTIVES))
    )


_NO_PART = ("VERB", "AUX", "ADP", "PRON", "DET", "ADV", "CCONJ", "SCONJ", "PART")


def _pronoun(word: str, language: str) -> bool:
    parses = morphology.analyzer(language).parse(word.replace("’", "'"))
    return any({"NPRO", "Apro"} & set(map(str, p.tag.grammemes)) for p in parses)


def _proper(sentence: Sentence, at: int, person: Test) -> int:
    """Behind the state, town or body that a name ends with: capitalised, genitive or without cases."""
    language = sentence.language
    end = at
    for token in sentence.tokens[at : at + 4]:
        word = token.text
        if not word[0].isupper() or person(token) or token.pos in ("VERB", "ADP", "CCONJ"):
            break
        abbreviation = word.isupper() and 1 < len(word) < 7
        if not (abbreviation or "gent" in morphology.cases(word, language)):
            break
        readings = _readings(word, language, ("ADJF",))
        following = next(iter(sentence.tokens[token.i + 1 : token.i + 2]), None)
        if following is None or not readings or following.text[0].isupper():
            end = token.i + 1
        elif readings & _readings(following.text, language, ("NOUN",)):
            return following.i + 1  # «Торнской области»
    return end


def _namesake(sentence: Sentence, at: int) -> int:
    """Behind «имени Н. Ф. Ольхина»."""
    end = at + 1
    for token in sentence.tokens[at + 1 : at + 7]:
        if token.text != "." and not token.text[0].isupper():
            break
        end = token.i + 1 if token.text != "." else end
    return end if end > at + 1 else at


# --- English


def _english(sentence: Sentence, head: Token, noun: str, person: Test) -> Span | None:
    """ "Conservative Party", "Ministry of Labour and Sport of Norland"."""
    following = sentence.tokens[head.i + 1 : head.i + 2]
    if not head.text[0].isupper() or (
        following and head_noun(following[0], "en") and following[0].text[0].isupper()
    ):
        return None
    first = _capitals_before(sentence, head, person)
    last = _of(sentence, head.i + 1, person)
    return (first, last) if last - first > 1 else None


def _capitals_before(sentence: Sentence, head: Token, person: Test) -> int:
    """The index of the first of the capitalised words that lead up to a head."""
    known = nouns("en")
    first = head.i
    for token in reversed(sentence.tokens[max(0, head.i - _MOST_ADJECTIVES) : head.i]):
        alike = token.text[0].isupper() and token.pos in ("PROPN", "ADJ", "NOUN", "X")
        if not alike or person(token) or fold(token.text) in known.before:
            break
        first = token.i
    return first


def _of(sentence: Sentence, at: int, person: Test) -> int:
    """Behind what follows a head: capitals, "of" and the like with capitals behind them."""
    tokens = sentence.tokens
    known = nouns("en")
    end = at
    i = at
    while i < min(len(tokens), at + _LONGEST):
        token = tokens[i]
        if token.text[0].isupper() and not person(token) and not heads_role(token, "en") and i > at:
            end = i = i + 1
            continue
        joins = (fold(token.text),) in known.about or (end > at and fold(token.text) == "and")
        if not joins:
            break
        i += 1
        if i < len(tokens) and fold(tokens[i].text) == "the":
            i += 1
        named = i < len(tokens) and tokens[i].text[0].isupper() and fold(tokens[i].text) not in known.before
        if not named or person(tokens[i]):
            break
    return end
