"""What people who are not named are called: their words in the nominative, without words that only point."""

from collections.abc import Sequence
from itertools import pairwise

from letopis.reading.analysis import Sentence, Token
from letopis.reading.entities.names import base_form
from letopis.reading.morphology import cases

_POINTING = frozenset({  # understood in their own sentence alone
    "свой", "свій", "сам", "самый", "самий", "этот", "цей", "тот", "той", "данный", "даний", "a", "an", "the",
})  # fmt: skip
_HIS = frozenset({"его", "ее", "её", "их", "його", "її", "їх"})
_COUNTING = frozenset({"около", "порядка", "более", "менее", "свыше", "близько", "понад", "більше", "менше"})


def described_form(sentence: Sentence, tokens: Sequence[Token], top: Token) -> str:
    """The words of people headed by `top` as a headline would have them: «самим немецким компаниям» → «немецкие
    компании». What is counted keeps its form: «трёх судей»."""
    while tokens[0] is not top and (tokens[0].lemma in _POINTING or tokens[0].text.lower() in _HIS):
        tokens = tokens[1:]
    start, end = tokens[0].start - sentence.start, tokens[-1].end - sentence.start
    if any(t.pos == "NUM" or t.lemma in _COUNTING for t in tokens if t.i < top.i) or not top.case:
        return _plain(sentence, tokens[0], sentence.text[start:end])
    joined = (t for t in tokens if t.head == top.i < t.i and t.dep == "conj")
    others = [t for t in joined if top.case in cases(t.text, sentence.language)]
    cuts = [start, *(other.start - sentence.start for other in others), end]
    parts = [sentence.text[a:b] for a, b in pairwise(cuts)]
    subject = top.dep.startswith("nsubj") and "nomn" in cases(top.text, sentence.language)
    stands = ("nomn",) if subject else (top.case,)
    forms = (base_form(part, sentence.language, "", stands) + part[len(part.rstrip()) :] for part in parts)
    return _plain(sentence, tokens[0], "".join(forms))


def _plain(sentence: Sentence, first: Token, name: str) -> str:
    """Without the capital of a sentence that it begins."""
    opens = first.i == 0 and first.pos != "PROPN" and first.text[1:].islower() and sentence.language != "en"
    return name[:1].lower() + name[1:] if opens else name
