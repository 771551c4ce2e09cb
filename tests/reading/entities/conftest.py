"""Articles written as annotated text: «[PER Іван Петрук] прибув до [LOC Києва].»

A mark in capitals after a bracket is a label of the model; the words are the article's. Grammar comes from
the dictionary; words have no syntactic heads unless a test sets them.
"""

import re
from collections.abc import Callable

import numpy as np
import pytest

from letopis.reading import morphology
from letopis.reading.analysis import Analysis, Sentence, Token
from letopis.reading.entities import Who, find_entities
from letopis.reading.model import Span
from letopis.reading.text import split_sentences, split_words

NO_VECTOR = np.zeros(384, dtype=np.float32)
_MARK = re.compile(r"\[([A-Z_]+) |\]")
_UPOS = {
    "NOUN": "NOUN", "ADJF": "ADJ", "ADJS": "ADJ", "COMP": "ADJ", "VERB": "VERB", "INFN": "VERB",
    "PRTF": "ADJ", "PRTS": "VERB", "GRND": "VERB", "NUMR": "NUM", "ADVB": "ADV", "NPRO": "PRON",
    "PREP": "ADP", "CONJ": "CCONJ", "PRCL": "PART",
}  # fmt: skip
_ENGLISH = {
    "ADP": {"in", "of", "for", "with", "from", "to", "at", "on", "by", "between"},
    "DET": {"the", "a", "an", "his", "her"},
    "VERB": {"said", "met", "visited", "arrived", "denied", "told", "spoke", "is", "was"},
    "CCONJ": {"and", "or"},
}


def unmark(text: str) -> tuple[str, list[Span]]:
    """The plain text of an annotated one and the spans marked in it."""
    plain, spans, opened, at = "", [], [], 0
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        at = match.end()
        if match.group(1):
            opened.append((len(plain), match.group(1)))
        else:
            start, label = opened.pop()
            spans.append(Span(start, len(plain), label, 0.9))
    return plain + text[at:], spans


def analysis_of(text: str, language: str, deps: dict[str, tuple[str, str]] | None = None) -> Analysis:
    """An Analysis of annotated text. `deps` gives a word its (head word, relation)."""
    plain, spans = unmark(text)
    sentences = []
    for index, (start, end) in enumerate(split_sentences(plain, language)):
        words = [plain[a:b] for a, b in split_words(plain, start, end)]
        tokens = []
        for i, (a, b) in enumerate(split_words(plain, start, end)):
            word = plain[a:b]
            head, dep = (deps or {}).get(word, ("", ""))
            pos = _pos(word, language)
            form = morphology.parse(word, language, pos)
            at = words.index(head) if head in words else -1
            tokens.append(Token(i, a, b, word, form.lemma, pos, at, dep, form.tags))
        inside = tuple(s for s in spans if start <= s.start and s.end <= end)
        where = (index, plain[:start].count("\n"), start, end, plain[start:end], language)
        sentences.append(Sentence(*where, tuple(tokens), (), inside, NO_VECTOR))
    return Analysis(plain, language, tuple(sentences))


def _pos(word: str, language: str) -> str:
    if not word[0].isalnum():
        return "PART" if word[-1] == "s" else "PUNCT"
    if language == "en":
        return next(
            (pos for pos, words in _ENGLISH.items() if word in words),
            "PROPN" if word[0].isupper() else "NOUN",
        )
    tag = morphology.analyzer(language).parse(word.replace("’", "'"))[0].tag
    return "PROPN" if word[0].isupper() and tag.POS == "NOUN" else _UPOS.get(str(tag.POS), "X")


Read = Callable[..., Who]


@pytest.fixture
def read() -> Read:
    """read(annotated text, language) → Who."""

    def reading(text: str, language: str, outlet: str = "", **deps: tuple[str, str]) -> Who:
        return find_entities(analysis_of(text, language, deps), outlet)

    return reading
