"""A sentence as the model meets it: text, sub-tokens, and the labels of the one task that annotated it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tokenizers import Tokenizer

from letopis.reading.text import split_sentences

NAMES = ("PER", "LOC", "ORG", "PRO", "EVT")
SPANS = (
    "PERSON", "ORGANIZATION", "COUNTRY", "CITY", "STATE_OR_PROVINCE", "DISTRICT", "LOCATION", "FACILITY",
    "NATIONALITY", "PROFESSION", "DATE", "TIME", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "AGE", "NUMBER",
    "MONEY", "PERCENT", "ORDINAL", "CRIME", "PENALTY", "DISEASE", "RELIGION", "IDEOLOGY", "AWARD", "LANGUAGE",
    "FAMILY",
)  # fmt: skip
POS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
    "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip
# Universal relations; of the subtypes only those that change who did what, or that name a title or a date.
RELATIONS = (
    "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp", "clf",
    "compound", "conj", "cop", "csubj", "csubj:pass", "dep", "det", "discourse", "dislocated", "expl",
    "fixed", "flat", "flat:foreign", "flat:name", "goeswith", "iobj", "list", "mark", "nmod", "nmod:poss",
    "nsubj", "nsubj:pass", "nummod", "nummod:gov", "obj", "obl", "obl:agent", "orphan", "parataxis", "punct",
    "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip
LONGEST = 126  # sub-tokens of a window without its two ends; longer sentences are left out of training


@dataclass(frozen=True, slots=True)
class WordLabel:
    """A word of the parse: its span, its part of speech, its head's index (-1: root) and relation."""

    start: int
    end: int
    pos: int
    head: int
    relation: int


@dataclass(slots=True)
class Sentence:
    """One sentence with the labels of its task; offsets are code points into `text`."""

    task: str  # names, spans, parse
    language: str
    source: str  # folder/document, to check the splits by
    text: str
    entities: list[tuple[int, int, str]] = field(default_factory=list)
    words: list[WordLabel] = field(default_factory=list)
    unsure: list[tuple[int, int]] = field(default_factory=list)  # places the source may have left unannotated
    partial: bool = False  # only some labels are annotated: see heads.spans_allowed
    ids: list[int] = field(default_factory=list)
    offsets: list[tuple[int, int]] = field(default_factory=list)
    teacher: int = -1  # row of the frozen encoder's embedding


def cut(
    task: str, language: str, source: str, text: str, entities: Sequence[tuple[int, int, str]]
) -> Iterator[Sentence]:
    """The sentences of a document with the entities that lie inside each."""
    for start, end in split_sentences(text, language):
        inside = [(a - start, b - start, t) for a, b, t in entities if start <= a and b <= end]
        yield Sentence(task, language, source, text[start:end], inside)


def tokenise(sentences: Iterable[Sentence], tokenizer: Tokenizer) -> list[Sentence]:
    """Fill ids and offsets; sentences that are empty or too long for a window are left out."""
    todo = list(sentences)
    kept = []
    for sentence, encoding in zip(
        todo, tokenizer.encode_batch([s.text for s in todo], add_special_tokens=False), strict=True
    ):
        if not 0 < len(encoding.ids) <= LONGEST:
            continue
        sentence.ids = list(encoding.ids)
        sentence.offsets = [_tight(sentence.text, a, b) for a, b in encoding.offsets]
        kept.append(sentence)
    return kept


def _tight(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    return start, end
