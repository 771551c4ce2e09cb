"""What people who are not named are called: their words in the nominative, without words that only point."""

from collections.abc import Sequence

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
    heads = [top, *(t for t in joined if top.case in cases(t.text, sentence.language))]
    subject = top.dep.startswith("nsubj") and "nomn" in cases(top.text, sentence.language)
    stands = ("nomn",) if subject else (top.case,)
    name, at = "", start
    for each in heads:  # what a noun governs stays as it is: «учёных разных стран»
        own = [t for t in tokens if t.head == each.i and t.i < each.i and t.pos in ("ADJ", "DET", "VERB")]
        first = max(at, min(t.start for t in (*own, each)) - sentence.start) if at > start else start
        until = each.end - sentence.start
        name += sentence.text[at:first] + base_form(sentence.text[first:until], sentence.language, "", stands)
        at = until
    return _plain(sentence, tokens[0], name + sentence.text[at:end])


def _plain(sentence: Sentence, first: Token, name: str) -> str:
    """Without the capital of a sentence that it begins."""
    opens = first.i == 0 and first.pos != "PROPN" and first.text[1:].islower() and sentence.language != "en"
    return name[:1].lower() + name[1:] if opens else name
