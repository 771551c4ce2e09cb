"""A tree whose heads and relations may be set, and what the dictionary says of its words' forms."""

from dataclasses import replace
from functools import lru_cache

from letopis.reading import morphology
from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.lexicon import fold
from letopis.reading.claims.syntax import base

_SURE = (
    0.8  # from this probability on a word stays where the parser hung it: what is mended then is seldom wrong
)


class Tree:
    """Tokens of a sentence whose heads and relations may be set."""

    def __init__(self, sentence: Sentence) -> None:
        self.tokens = [replace(t, lemma=fold(t.lemma)) if "ё" in t.lemma else t for t in sentence.tokens]
        self.language = sentence.language
        self._names = [(n.start, n.end) for n in sentence.names]

    def top_of_name(self, i: int) -> Token | None:
        """The head of the name that covers word i; the word itself when it is a name of one word; else None."""
        at = self.tokens[i]
        span = next(((b, e) for b, e in self._names if b < at.end and e > at.start), None)
        if span is None:
            return at if at.pos == "PROPN" and base(at.dep) != "flat" else None
        inside = [t for t in self.tokens if t.start < span[1] and t.end > span[0]]
        within = {t.i for t in inside}
        return next((t for t in inside if t.head not in within), None)

    def set(self, token: Token, head: int, dep: str, firm: bool = False) -> None:
        """Hangs a token elsewhere, unless the parser is sure of it (and grammar not: `firm`) or that would close a
        circle."""
        if token.sure >= _SURE and not firm:
            return
        at = head
        while at >= 0:
            if at == token.i:
                return
            at = self.tokens[at].head
        self.tokens[token.i] = replace(self.tokens[token.i], head=head, dep=dep)

    def label(self, token: Token, dep: str, firm: bool = False) -> None:
        """Gives a token another relation to its head, unless the parser is sure of it (and grammar not: `firm`)."""
        if token.sure >= _SURE and not firm:
            return
        self.tokens[token.i] = replace(self.tokens[token.i], dep=dep)

    def tag(self, token: Token, pos: str) -> None:
        """Gives a token another part of speech."""
        self.tokens[token.i] = replace(self.tokens[token.i], pos=pos)

    def cases(self, token: Token) -> frozenset[str]:
        """Cases the form allows; every case for words without endings (names in Latin letters, МИД, Бонд)."""
        return frozenset(r[0] for r in readings(token.text, self.language)) or frozenset(morphology.CASES)

    def preposed(self, i: int) -> bool:
        """Whether a preposition stands before the noun group that ends at word i."""
        for token in reversed(self.tokens[max(0, i - 5) : i]):
            if token.pos == "ADP":
                return True
            if token.text in ("'s", "’s") or token.dep == "nmod:poss":
                continue
            if token.pos not in ("ADJ", "DET", "NUM") and "PRTF" not in token.tags:
                return False
            if token.pos == "ADJ" and not agree(token, self.tokens[i], self.language):
                return False  # «в августе пилоты»
        return False

    def before(self, i: int) -> Token | None:
        """The noun right before the noun group of word i, adjectives and numbers between them passed over."""
        for token in reversed(self.tokens[max(0, i - 4) : i]):
            if token.pos in ("NOUN", "PROPN"):
                return token
            counted = token.pos == "NUM" and self.cases(token) & self.cases(self.tokens[i]) - {"nomn", "accs"}
            if not counted and (
                token.pos not in ("ADJ", "DET") or not agree(token, self.tokens[i], self.language)
            ):
                return None
        return None


def has_subject(tree: Tree, i: int, but: int = -1) -> bool:
    return i >= 0 and any(t.head == i and t.dep.startswith("nsubj") and t.i != but for t in tree.tokens)


def agree(one: Token, other: Token, language: str) -> bool:
    """Whether an adjective and a noun share a case and a number."""
    first = {r[:2] for r in readings(one.text, language)}
    second = {r[:2] for r in readings(other.text, language)}
    return not first or not second or bool(first & second)


@lru_cache(maxsize=50_000)
def readings(word: str, language: str) -> frozenset[tuple[str, str, str]]:
    """Every (case, number, gender) that a form may be; none for words the dictionary does not decline, nor for a
    Cyrillic word in an English text."""
    if language == "en" or not any("а" <= c <= "я" or c in "ёіїєґ" for c in word.lower()):
        return frozenset()
    found = set()
    parses = morphology.analyzer(language).parse(word.replace("’", "'").replace("ʼ", "'"))
    if language == "uk" and word[:1].isupper() and word.endswith("і") and not any(p.is_known for p in parses):
        return frozenset()  # «Неві», «Донаті»: names from abroad in -і stand in every case
    for parse in parses:
        if parse.tag.case and "Fixd" not in parse.tag.grammemes:
            found.add((str(parse.tag.case), _number(parse.tag.grammemes), str(parse.tag.gender or "")))
            if parse.tag.case == "accs" and parse.tag.POS == "NOUN" and parse.word == parse.normal_form:
                # The Ukrainian dictionary calls some nominatives («завод») indeclinable.
                found.add(("nomn", _number(parse.tag.grammemes), str(parse.tag.gender or "")))
    return frozenset(found)


@lru_cache(maxsize=50_000)
def base_forms(word: str, language: str) -> frozenset[str]:
    """Every base form that a word may have: «техніку» is of «техніка» and of «технік», "meetings" of "meeting"."""
    lower = word.lower()
    if language == "en":
        return frozenset({lower, lower.removesuffix("s")})
    known = morphology.analyzer(language).parse(lower.replace("’", "'").replace("ʼ", "'"))
    return frozenset({lower, *(fold(parse.normal_form) for parse in known)})


def _number(grammemes: frozenset[str]) -> str:
    return "plur" if "plur" in grammemes or "Pltm" in grammemes else "sing"
