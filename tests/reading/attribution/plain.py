"""An Analysis from words and the dictionaries alone, with no model: what the rules must manage
with at the least.
"""

import numpy as np

from letopis.reading import morphology
from letopis.reading.analysis import Analysis, Sentence, Token
from letopis.reading.text import split_sentences, split_words


def plain(text: str, language: str) -> Analysis:
    """The text's sentences and words with base forms; no parts of speech, no parse, no names."""
    sentences = []
    for index, (start, end) in enumerate(split_sentences(text, language)):
        tokens = []
        for i, (first, last) in enumerate(split_words(text, start, end)):
            form = morphology.parse(text[first:last], language)
            tokens.append(Token(i, first, last, text[first:last], form.lemma, "", -1, "", form.tags))
        paragraph = sum(1 for line in text[:start].split("\n")[:-1] if line.strip())
        vector = np.zeros(1, dtype=np.float32)
        words = text[start:end]
        sentences.append(
            Sentence(index, paragraph, start, end, words, language, tuple(tokens), (), (), vector)
        )
    return Analysis(text, language, tuple(sentences))
