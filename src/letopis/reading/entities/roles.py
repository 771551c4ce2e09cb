"""Roles: which office a person holds, and for whom.

«[премьер-министр Норвегии] Олаф Берген», «Пётр Орлов, который был [послом в Вене]»,
"Juhan Tamm, [the EU's envoy for the Balkans],".
"""

from collections.abc import Callable

from letopis.reading import morphology
from letopis.reading.analysis import Sentence, Token
from letopis.reading.entities.drafts import MOST, Draft, Drafts
from letopis.reading.entities.names import fold
from letopis.reading.entities.roles_english import Test, before_english
from letopis.reading.entities.titles import heads_role, titles

_FAR = 14  # words a role may reach
_QUOTES = set('«»"“”„')
_DASHES = {"-", "–", "—"}
_WHO = {"который", "которая", "який", "яка", "котрий", "who"}
# Prepositions after which a body or state is the one served: «чиновник из США», "minister from Germany".
_SERVED = {"из", "з", "із", "от", "від", "при", "of", "from", "с", "зі"}


def before(person: Draft, drafts: Drafts) -> tuple[int, int] | None:
    """The span of the role that stands right before a person's name."""
    tokens = person.tokens
    if not tokens or not tokens[0].i:
        return None
    english = person.sentence.language == "en"
    if not english and _beside(person, drafts, after=True):
        return None  # «адвокат Биби Сайфул Малук»: the office of whom it stands before
    find = before_english if english else _before_inflected
    first = find(person.sentence, tokens[0], _barrier(person, drafts), _marked(person, drafts))
    if first is None:
        return None
    last = person.sentence.tokens[tokens[0].i - 1]
    while last.i > first.i and (
        (last.text in _QUOTES and _unpaired(person.sentence, first, last))
        or last.pos == "ADP"
        or last.text == ","
    ):
        last = person.sentence.tokens[last.i - 1]
    return first.start, last.end


def _beside(person: Draft, drafts: Drafts, after: bool = False) -> Draft | None:
    """The other person whose name stands right before, or after, with nothing between."""
    return next(
        (
            d
            for d in drafts.of("person")
            if (d.start == person.end + 1 if after else d.end == person.start - 1)
            and person.sentence.text[min(d.end, person.end) - person.sentence.start] == " "
        ),
        None,
    )


def _barrier(person: Draft, drafts: Drafts) -> Callable[[Token], bool]:
    """Whether a word belongs to another person, past which no role of this one reaches; names within a body's name
    are the body's, and whom an office is held for may stand between («адвокат Биби Сайфул Малук»)."""
    bodies = drafts.of("organisation")
    served = _beside(person, drafts) if person.sentence.language != "en" else None
    others = [
        d
        for d in drafts.of("person")
        if d is not person and d is not served and not any(b.covers(d) for b in bodies)
    ]
    return lambda token: any(d.start <= token.start < d.end for d in others)


def _marked(person: Draft, drafts: Drafts) -> Callable[[Token], bool]:
    """Whether the model marked a word as the head of a role that is this person's, whatever our lists say: the first
    noun of what it marked, with no preposition between that and the name («директор по маркетингу Анна Ольха»)."""
    sentence, name = person.sentence, person.tokens[0]
    heads = set()
    for span in drafts.of("role"):
        head = next((t for t in span.tokens if t.pos == "NOUN"), None)
        if head is None or head.i >= name.i:
            continue
        rest = [t for t in sentence.tokens[head.i : name.i] if t.start >= span.end]
        if not any(t.pos == "ADP" for t in rest):
            heads.add(head.i)
    return lambda token: token.i in heads


def _unpaired(sentence: Sentence, first: Token, last: Token) -> bool:
    inside = sentence.text[first.start - sentence.start : last.end - sentence.start]
    return sum(inside.count(q) for q in _QUOTES) % 2 == 1


def _before_inflected(sentence: Sentence, name: Token, barrier: Test, marked: Test) -> Token | None:
    """Walk left to the leftmost title that agrees with the name, over what depends on it."""
    language = sentence.language
    wanted = _cases(name, language)
    found: Token | None = None
    for token in reversed(sentence.tokens[max(0, name.i - _FAR) : name.i]):
        if barrier(token) or _ends_phrase(token) or (found is not None and token.pos in ("CCONJ", "ADP")):
            break
        if (heads_role(token, language) or marked(token)) and wanted & _cases(token, language):
            found = token
    return _with_adjectives(sentence, found, language) if found else None


def _ends_phrase(token: Token) -> bool:
    if token.text in _QUOTES or token.text in ("-", "'s", "’s"):
        return False
    if token.pos == "VERB":
        return "PRTF" not in token.tags
    return token.pos in ("AUX", "PRON", "SCONJ", "ADV", "PART", "INTJ", "PUNCT", "SYM")


def _with_adjectives(sentence: Sentence, head: Token, language: str) -> Token:
    first = head
    wanted = _cases(head, language)
    for token in reversed(sentence.tokens[max(0, head.i - 4) : head.i]):
        if token.pos in (
            "VERB",
            "AUX",
            "ADP",
            "ADV",
            "PUNCT",
            "DET",
            "PRON",
        ) or not wanted & _adjective_cases(token.text, language):
            break
        first = token
    return first


def _adjective_cases(word: str, language: str) -> frozenset[str]:
    parses = morphology.analyzer(language).parse(word.replace("’", "'"))
    return frozenset(str(p.tag.case) for p in parses if p.tag.POS in ("ADJF", "PRTF") and p.tag.case)


def _cases(token: Token, language: str) -> frozenset[str]:
    """Every case a word can stand in; all of them for one that does not decline or is unknown."""
    analyzer = morphology.analyzer(language)
    found = morphology.cases(token.text, language)
    if not found or not analyzer.word_is_known(token.text.lower()):
        return frozenset(morphology.CASES) | found
    return found


def after(person: Draft, drafts: Drafts) -> tuple[int, int] | None:
    """The span of the role that follows a name: after a comma, a dash or "who is"."""
    tokens = person.sentence.tokens
    inside = person.tokens
    if not inside or inside[-1].i + 2 >= len(tokens):
        return None
    at = inside[-1].i + 1
    barrier = _barrier(person, drafts)
    if tokens[at].text in _QUOTES and at + 2 < len(tokens):
        at += 1
    if tokens[at].text == "(":  # «Пётр Орлов (Peter Orlov), директор …»
        closed = next((t.i for t in tokens[at : at + 7] if t.text == ")"), at)
        at = closed + 1 if closed + 2 < len(tokens) and tokens[closed + 1].text == "," else at
    if tokens[at].text not in (",", "(", *_DASHES):
        return None
    at += 1
    stated = False
    if (at + 2 < len(tokens) and fold(tokens[at].lemma) in _WHO) or fold(tokens[at].text) in _WHO:
        at += 1
        if at >= len(tokens) or fold(tokens[at].lemma) not in titles(person.sentence.language).holding:
            return None
        stated = True
        at += 1
    return _phrase(person.sentence, at, barrier, stated)


def _phrase(sentence: Sentence, at: int, barrier: Test, stated: bool) -> tuple[int, int] | None:
    """From tokens[at] to the end of the noun phrase, if a title heads it."""
    tokens, language = sentence.tokens, sentence.language
    while at < len(tokens) and (tokens[at].pos == "DET" or fold(tokens[at].text) in ("the", "a", "an", "as")):
        at += 1
    head = None
    for token in tokens[at : at + (8 if language == "en" else 4)]:
        if _ends_phrase(token) or barrier(token) or token.pos == "ADP":
            break
        if heads_role(token, language):
            head = token
            if language != "en":
                break
    if head is None:
        return None
    if language != "en" and any(_is_name(t) or t.pos == "NOUN" for t in tokens[at : head.i]):
        return None
    last = head
    for token in tokens[head.i + 1 : head.i + 1 + _FAR]:
        stop = token.pos == "PUNCT" and token.text not in _QUOTES and token.text not in _DASHES
        if stop or token.pos in ("VERB", "AUX", "SCONJ") or (barrier(token) and not stated):
            break
        last = token
    while last.i > head.i and last.pos in ("ADP", "CCONJ", "PUNCT", "DET", "ADV", "PART", "PRON"):
        last = tokens[last.i - 1]
    if not stated and last.i + 1 < len(tokens) and barrier(tokens[last.i + 1]):
        return None  # «Анна Дубова, президент Пётр Орлов»: the office of whom it stands before
    return tokens[at].start, last.end


def _is_name(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[:1].isupper()


def served(start: int, end: int, drafts: Drafts) -> Draft | None:
    """Whom a role in [start, end) is held for: the first body, state or place in it that no «в», «по»
    governs.
    """
    kinds = ("organisation", "country", "nationality", "place", "outlet")
    sentence = drafts.sentence
    for one in drafts.within(start, end):
        if one.kind not in kinds:
            continue
        first = one.tokens[0] if one.tokens else None
        governor = sentence.tokens[first.i - 1] if first is not None and first.i else None
        if (
            governor is not None
            and governor.start >= start
            and governor.pos == "ADP"
            and fold(governor.text) not in _SERVED
        ):
            continue
        return one
    return None


def told(person: Draft, drafts: Drafts) -> tuple[int, int] | None:
    """«Гарсия был президентом Перу», «назначен послом»: the role that a verb of holding gives to its
    subject.
    """
    sentence = person.sentence
    language = sentence.language
    if language == "en" or not person.tokens:
        return None
    verbs = titles(language).holding
    barrier = _barrier(person, drafts)
    for token in sentence.tokens[person.tokens[-1].i + 1 : person.tokens[-1].i + 6]:
        if barrier(token) or token.text in (",", ";", ":", *_DASHES):
            return None
        if fold(token.lemma) in verbs:
            for head in sentence.tokens[token.i + 1 : token.i + 4]:
                if heads_role(head, language) and "ablt" in _cases(head, language):
                    return _phrase(sentence, token.i + 1, barrier, True)
    return None


def represented(person: Draft, drafts: Drafts) -> Draft | None:
    """«Канаду представлял … Пол Хантер, ЕС – … Юхан Тамм»: the state or body a person speaks for."""
    sentence = person.sentence
    verbs = titles(sentence.language).representing
    if not person.tokens:
        return None
    near = sentence.tokens[max(0, person.tokens[0].i - 3 * _FAR) : person.tokens[-1].i + 3]
    verb = next((t for t in near if fold(t.lemma) in verbs), None)
    if verb is None:
        return None
    sides = [
        d
        for d in drafts.of("country", "organisation")
        if d.sentence is sentence and not _inside_role(d, drafts)
    ]
    for side in sorted(sides, key=lambda d: -d.start):
        if not side.tokens or side.start > person.start:
            continue
        following = sentence.tokens[side.tokens[-1].i + 1 :]
        link = following[0] if following else None
        between = sentence.text[side.end - sentence.start : person.start - sentence.start]
        if (
            link is not None
            and (link.i == verb.i or link.text in _DASHES)
            and not any(c in between for c in ",;")
        ):
            return side
    return _object_after(person, verb, sides)


def _object_after(person: Draft, verb: Token, sides: list[Draft]) -> Draft | None:
    """«Хантер представлял Канаду»."""
    if not person.tokens or not person.tokens[-1].i < verb.i <= person.tokens[-1].i + 2:
        return None
    return next((d for d in sides if d.tokens and verb.i < d.tokens[0].i <= verb.i + 3), None)


def _inside_role(one: Draft, drafts: Drafts) -> bool:
    return any(d.covers(one) for d in drafts.of("role"))


def offices(drafts: Drafts) -> list[tuple[int, int]]:
    """Spans of offices named with whom they serve but without a holder: «премьер-министр Армении заявил»."""
    sentence = drafts.sentence
    language = sentence.language
    known = titles(language)
    found = []
    for token in sentence.tokens:
        if not heads_role(token, language, known.anywhere):
            continue
        first = _left_of(sentence, token, language)
        last = _right_of(sentence, token, drafts)
        if (first, last) != (token, token):
            found.append((first.start, last.end))
        if len(found) >= MOST:
            break
    return found


def _left_of(sentence: Sentence, head: Token, language: str) -> Token:
    if language != "en":
        return _with_adjectives(sentence, head, language)
    first = head
    for token in reversed(sentence.tokens[max(0, head.i - 6) : head.i]):
        if not (
            token.pos in ("PROPN", "ADJ")
            or fold(token.text) in titles("en").modifiers
            or token.text in ("'s", "’s")
        ):
            break
        first = token
    return first if first.text not in ("'s", "’s") else sentence.tokens[first.i + 1]


def _right_of(sentence: Sentence, head: Token, drafts: Drafts) -> Token:
    """Genitives after a title up to the body or state served («министр обороны Украины», "president of
    Turkey").
    """
    last = head
    tokens = sentence.tokens
    for token in tokens[head.i + 1 : head.i + 7]:
        if sentence.language == "en":
            if not (token.text in ("of", "the", "for") or token.pos in ("PROPN", "NOUN", "ADJ")):
                break
        elif not (
            token.tags & {"gent"}
            or "gent" in morphology.cases(token.text, sentence.language)
            or token.text in _QUOTES
        ):
            break
        here = [
            d
            for d in drafts.of("organisation", "country", "place", "outlet")
            if d.start <= token.start < d.end
        ]
        if any(d.start <= token.start < d.end for d in drafts.of("person")):
            break
        if here and here[0].tokens:
            last = here[0].tokens[-1]
    return last
