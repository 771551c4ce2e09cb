"""The article as the rules of reading see it: sentences of words with grammar, names, spans and a vector."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from letopis.reading import morphology
from letopis.reading.model import Events, Hanging, Model, SentenceReading, Span
from letopis.reading.text import split_sentences, split_words


@dataclass(frozen=True, slots=True)
class Token:
    """One word: offsets into the article's text, base form, UPOS, head (index in the sentence, -1 root), relation.

    `tags` are pymorphy's grammemes (nomn gent datv accs ablt loct, sing plur, past pres futr, pssv …), empty in
    English. `i` is its index in the sentence. `sure` is the model's probability of that head and relation, `others`
    where else it would hang the word.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    head: int
    dep: str
    tags: frozenset[str]
    sure: float = 0.0
    others: tuple[Hanging, ...] = ()

    @property
    def case(self) -> str:
        """nomn, gent, datv, accs, ablt, loct, voct or ""."""
        return next((case for case in morphology.CASES if case in self.tags), "")


@dataclass(frozen=True)
class Sentence:
    """A sentence: offsets into the article, its tokens, the model's names and spans (article offsets), its vector, and
    which of its tokens the model takes for events.

    `index` counts sentences, `paragraph` lines of the text; paragraph 0 is the title.
    """

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    language: str
    tokens: tuple[Token, ...]
    names: tuple[Span, ...]
    spans: tuple[Span, ...]
    vector: NDArray[np.float32]
    events: Events = field(default_factory=Events)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indexes of its dependents, in order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                below[token.head].append(token.i)
        return tuple(tuple(b) for b in below)

    def subtree(self, i: int) -> Iterator[int]:
        """Indexes of token i and all below it (unordered)."""
        stack = [i]
        while stack:
            at = stack.pop()
            yield at
            stack.extend(self.children[at])

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """Tokens that overlap article offsets [start, end)."""
        return tuple(t for t in self.tokens if t.start < end and t.end > start)

    def head_of(self, start: int, end: int) -> Token | None:
        """The token of [start, end) whose head lies outside it: the syntactic head of those words."""
        inside = self.tokens_in(start, end)
        indexes = {t.i for t in inside}
        return next((t for t in inside if t.head not in indexes), None)

    @property
    def title(self) -> bool:
        """Whether this is (part of) the headline."""
        return self.paragraph == 0


@dataclass(frozen=True)
class Analysis:
    """All sentences of one article, analysed."""

    text: str
    language: str
    sentences: tuple[Sentence, ...]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers a code-point offset of the text."""
        return next((s for s in self.sentences if s.start <= offset < s.end), None)


# Marks of windows-1252 that came through as control characters («інтерв\x92ю»), one for one, so that offsets stay.
_MARKS = str.maketrans("\x85\x91\x92\x93\x94\x96\x97", "…‘’“”–—")


def analyse(text: str, language: str, model: Model | None = None) -> Analysis:
    """Sentences, words, grammar, names and vectors of a text (first line: the title)."""
    model = model or Model.load()
    text = text.translate(_MARKS)
    spans = split_sentences(text, language)
    words = [split_words(text, *span) for span in spans]
    read = model.read(text, spans, words)
    sentences = [
        _sentence(text, language, index, span, reading)
        for index, (span, reading) in enumerate(zip(spans, read, strict=True))
    ]
    return Analysis(text, language, tuple(sentences))


def _sentence(text: str, language: str, index: int, span: tuple[int, int], read: SentenceReading) -> Sentence:
    start, end = span
    tokens = []
    for i, word in enumerate(read.words):
        surface = text[word.start : word.end]
        form = morphology.parse(surface, language, word.pos)
        tokens.append(
            Token(
                i,
                word.start,
                word.end,
                surface,
                form.lemma,
                word.pos,
                word.head,
                word.dep,
                form.tags,
                word.sure,
                word.others,
            )
        )
    paragraph = sum(1 for line in text[:start].split("\n")[:-1] if line.strip())
    return Sentence(
        index,
        paragraph,
        start,
        end,
        text[start:end],
        language,
        tuple(tokens),
        read.names,
        read.spans,
        read.vector,
        read.events,
    )


def sentences_between(sentences: Sequence[Sentence], start: int, end: int) -> list[Sentence]:
    """Sentences that overlap [start, end)."""
    return [s for s in sentences if s.start < end and s.end > start]
