"""Sentences drawn by hand: `word POS head relation` a line, heads counted from 1, 0 for the root."""

from collections.abc import Sequence

import numpy as np

from letopis.reading import morphology
from letopis.reading.analysis import Analysis, Sentence, Token
from letopis.reading.attribution import Words
from letopis.reading.claims import Claims, find_claims
from letopis.reading.entities import Who
from letopis.reading.times import Reference
from letopis.records import Claim, Entity, Mention, Part, TimeExpression

TODAY = Reference("2023-10-04", "published")
NOBODY = Words((), ())


def analysis(language: str, *drawn: str) -> Analysis:
    """The analysis of hand-drawn sentences; each is a paragraph of its own, the first the title."""
    text, sentences = "", []
    for index, lines in enumerate(drawn):
        if text:
            text += "\n"
        start, tokens = len(text), []
        for i, line in enumerate(lines.strip().splitlines()):
            word, pos, head, dep = line.split()
            if tokens and pos != "PUNCT":
                text += " "
            form = morphology.parse(word, language, pos)
            begin = len(text)
            text += word
            tokens.append(Token(i, begin, len(text), word, form.lemma, pos, int(head) - 1, dep, form.tags))
        vector = np.zeros(384, dtype=np.float32)
        sentences.append(
            Sentence(index, index, start, len(text), text[start:], language, tuple(tokens), (), (), vector)
        )
    return Analysis(text, language, tuple(sentences))


def who(drawn: Analysis, **named: str) -> Who:
    """Mentions of these words (underscores for spaces), each an entity of the kind given."""
    mentions, entities = [], []
    for name, kind in named.items():
        words = name.replace("_", " ")
        entities.append(Entity(f"e{len(entities) + 1}", kind, words))  # type: ignore[arg-type]
        at = drawn.text.find(words)
        while at >= 0:
            mentions.append(
                Mention(f"m{len(mentions) + 1}", at, at + len(words), kind, words, entities[-1].id)  # type: ignore[arg-type]
            )
            at = drawn.text.find(words, at + 1)
    return Who(tuple(sorted(mentions, key=lambda m: (m.start, -m.end))), tuple(entities))


def read(
    drawn: Analysis, named: Who | None = None, times: Sequence[TimeExpression] = (), words: Words = NOBODY
) -> Claims:
    """The claims of a drawn article of 4 October 2023."""
    return find_claims(drawn, named or Who((), ()), times, words, TODAY)


def names(drawn: Analysis, parts: Sequence[Part]) -> list[str]:
    """The words of parties."""
    return [drawn.text[p.words[0] : p.words[1]] for p in parts if p.words]


def told(drawn: Analysis, claim: Claim) -> tuple[str, str, list[str], list[str], str]:
    """Trigger words, type, actors, recipients and status of a claim: what most tests ask."""
    start, end = claim.evidences[0].trigger
    return (
        drawn.text[start:end],
        claim.type,
        names(drawn, claim.actors),
        names(drawn, claim.recipients),
        claim.status,
    )
