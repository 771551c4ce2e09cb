"""A phrase that may name a source, and the cases that a word can stand in."""

from dataclasses import dataclass
from functools import lru_cache

from letopis.knowledge.outlets import Outlet
from letopis.reading import morphology
from letopis.reading.analysis import Sentence, Token
from letopis.reading.attribution.lexicon import fold

# Endings by which a name that the dictionary lacks shows that it is in no nominative.
_OBLIQUE = ("ому", "ого", "ом", "ым", "им", "ой", "ою", "ем", "ам", "ами", "ах", "ям", "ями", "ях", "у", "ю")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may name a source: tokens first..last of a sentence, the head among them, a
    known outlet if one.
    """

    sentence: Sentence
    first: int
    last: int
    head: int
    outlet: Outlet | None = None

    @property
    def start(self) -> int:
        """Offset of the first word."""
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        """Offset after the last word."""
        return self.sentence.tokens[self.last].end

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words themselves."""
        return self.sentence.tokens[self.first : self.last + 1]

    @property
    def text(self) -> str:
        """The words as they stand in the text."""
        return self.sentence.text[self.start - self.sentence.start : self.end - self.sentence.start]


@lru_cache(maxsize=50_000)
def is_adjective(word: str, language: str) -> bool:
    return any("ADJF" in p.tag.grammemes for p in morphology.analyzer(language).parse(word))


@lru_cache(maxsize=50_000)
def cases(word: str, language: str) -> frozenset[str]:
    """Every case a word can stand in; hyphened and unknown Cyrillic words are judged by their last part."""
    if language == "en" or not any("а" <= c <= "я" or c in "ёіїєґ" for c in word.lower()):
        return frozenset()
    if word.isupper() and len(word) > 1:
        return frozenset()  # acronyms do not show their case
    if not morphology.analyzer(language).word_is_known(word.lower()) and not word.lower().endswith(_OBLIQUE):
        return frozenset()  # a name the dictionary lacks
    found = set()
    for form in morphology.analyzer(language).parse(word.replace("’", "'").replace("ʼ", "'")):
        if "NOUN" in form.tag.grammemes and not form.tag.case:
            found.add("nomn")  # the Ukrainian dictionary leaves the case of some base forms out
        if form.tag.case:
            found.add(
                {"gen2": "gent", "loc2": "loct", "acc2": "accs", "gen1": "gent", "loc1": "loct"}.get(
                    str(form.tag.case), str(form.tag.case)
                )
            )
    return frozenset(found)


@lru_cache(maxsize=50_000)
def lemmas(word: str, language: str) -> tuple[str, ...]:
    """The base forms of all nouns that a word can be."""
    forms = morphology.analyzer(language).parse(word)
    return tuple(dict.fromkeys(fold(str(f.normal_form)) for f in forms if "NOUN" in f.tag.grammemes))
