"""Base forms and grammar of single words: pymorphy3 for case, gender and number, simplemma for English lemmas.

Model and dictionary are asked together: of a word's parses the one that agrees with the model's part of speech
is taken, since «стали» is a verb here and a noun there.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import simplemma

from letopis.reading.paradigms import Paradigms

_POS = {  # UPOS → pymorphy's parts of speech
    "NOUN": ("NOUN",), "PROPN": ("NOUN",), "ADJ": ("ADJF", "ADJS", "COMP", "PRTF", "PRTS"),
    "VERB": ("VERB", "INFN", "GRND", "PRTF", "PRTS"), "AUX": ("VERB", "INFN"), "ADV": ("ADVB", "COMP", "PRED"),
    "PRON": ("NPRO", "ADJF"), "DET": ("ADJF", "NPRO"), "NUM": ("NUMR", "ADJF"), "ADP": ("PREP",),
    "CCONJ": ("CONJ",), "SCONJ": ("CONJ",), "PART": ("PRCL",),
}  # fmt: skip
_NAME_TAGS = ("Name", "Surn", "Patr", "Geox", "Orgn")


@dataclass(frozen=True, slots=True)
class Form:
    """A word's base form (lower case) and its grammemes in pymorphy's names (nomn, gent, plur, past, pssv …)."""

    lemma: str
    tags: frozenset[str]


def parse(word: str, language: str, pos: str = "") -> Form:
    """The likeliest base form and grammemes of a word, given its universal part of speech if known.

    English words carry no grammemes. Unknown words come back lower-cased.
    """
    return _parse(word, language, pos)


@lru_cache(maxsize=100_000)
def _parse(word: str, language: str, pos: str) -> Form:
    lower = word.lower()
    if language == "en":
        return Form(simplemma.lemmatize(lower, lang="en").lower(), frozenset())
    if not any("а" <= c <= "я" or c in "ёіїєґў" for c in lower):
        return Form(lower, frozenset())  # a foreign name among Cyrillic words stands as it is
    parses = analyzer(language).parse(word.replace("’", "'").replace("ʼ", "'"))
    if not parses:
        return Form(lower, frozenset())
    wanted = _POS.get(pos, ())
    agreeing = [p for p in parses if str(p.tag.POS) in wanted] or parses
    if pos == "PROPN":
        agreeing = [p for p in agreeing if any(t in p.tag.grammemes for t in _NAME_TAGS)] or agreeing
    best = min(agreeing, key=_seldom) if language == "uk" else agreeing[0]
    return Form(best.normal_form, frozenset(str(g) for g in best.tag.grammemes))


def _seldom(parse: Any) -> int:
    """How unusual in news a Ukrainian parse is; its dictionary holds all for equally likely.

    «Став» is past before it is an order, «просить» he does before it is the infinitive of speech, «перебуває»
    goes on before it will have been, and nobody is called upon in the vocative.
    """
    tag = parse.tag
    clipped = tag.POS == "INFN" or "infn" in tag.grammemes
    return (
        4 * (clipped and not parse.word.endswith(("ти", "тися", "тись")))
        + 3 * ("impr" in tag.grammemes)
        + 2 * ("voct" in tag.grammemes)
        + ("perf" in tag.grammemes and "futr" in tag.grammemes)
    )


@cache
def analyzer(language: str) -> Any:
    """The shared analyser of a language with cases: pymorphy3's, or our own over its forms.yaml."""
    if language not in ("ru", "uk"):
        return Paradigms(language)
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=language)


def counted(word: str, language: str) -> bool:
    """Whether a word can only be a noun in the genitive plural, as what is counted stands: «рейсов», «рейсів»."""
    parses = analyzer(language).parse(word)
    return bool(parses) and all(
        {"NOUN", "plur", "gent"} <= p.tag.grammemes | {str(p.tag.POS)} for p in parses
    )


CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct", "voct")


def cases(word: str, language: str) -> frozenset[str]:
    """Every case the word's form can stand in («Киев» nomn and accs)."""
    if language == "en":
        return frozenset()
    return frozenset(str(p.tag.case) for p in analyzer(language).parse(word) if p.tag.case)
