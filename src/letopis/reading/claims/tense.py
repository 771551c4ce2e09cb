"""In which tense a happening is told: what has no day of its own is of the report's day only in some."""

from typing import Literal

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.syntax import base, children, head

Told = Literal["past", "perfect", "before", "present", "none"]

_UP = 4  # governors over a word that is not finite in which its tense is looked for
_HAVE = {"have": "perfect", "has": "perfect", "'ve": "perfect", "’ve": "perfect", "had": "before"}
_PAST_BE = ("was", "were")
_PRESENT_BE = ("is", "are", "am", "'s", "’s", "'re", "’re", "do", "does")
_SHARED = ("xcomp", "conj", "advcl")  # of one time with the verb over them
APART = frozenset((
    "for", "of", "from", "without", "before", "after", "since", "than", "despite", "by", "if", "unless", "against",
    "whether", "like", "including",
))  # fmt: skip


def told(sentence: Sentence, token: Token) -> Told:
    """The tense of a verb, or of the verb that a form without one goes with ("…, killing two"; "began to shell").

    past: happened, of a time that the text goes through; perfect and before: at some time up to then ("has met",
    "had met"); present: now or always; none: no verb says.
    """
    at: Token | None = token
    for _ in range(_UP):
        if at is None:
            return "none"
        found = _english(sentence, at) if sentence.language == "en" else _slavic(at)
        if found != "none":
            return found
        if at.pos == "VERB" and (base(at.dep) not in _SHARED or _apart(sentence, at)):
            return "none"
        if at.pos != "VERB" and base(at.dep) not in ("nsubj", "obj", "obl", "conj"):
            return "none"
        at = head(sentence, at)
    return "none"


def _apart(sentence: Sentence, verb: Token) -> bool:
    """ "Accused of killing", "without launching": of another time than the verb over it, or of none."""
    marks = (c.text.lower() for c in children(sentence, verb) if base(c.dep) in ("mark", "case"))
    return base(verb.dep) == "advcl" and not APART.isdisjoint(marks)


def _slavic(token: Token) -> Told:
    if token.pos not in ("VERB", "ADJ", "AUX"):
        return "none"
    if "past" in token.tags or "PRTS" in token.tags:
        return "past"
    return "present" if "pres" in token.tags and "VERB" in token.tags else "none"


def _english(sentence: Sentence, token: Token) -> Told:
    if token.pos not in ("VERB", "AUX"):
        return "none"
    word = token.text.lower()
    helpers = [c.text.lower() for c in children(sentence, token) if base(c.dep) in ("aux", "cop")]
    for helper in helpers:
        if helper in _HAVE:
            return "before" if helper == "had" else "perfect"
    if any(h in _PAST_BE or h == "did" for h in helpers):
        return "past"
    if any(h in _PRESENT_BE for h in helpers):
        return "present"
    if helpers or _infinitive(sentence, token):
        return "none"
    if word.endswith("ing"):
        return "none"
    if word == token.lemma:
        return "present" if word not in _SAME else "past"
    if word.endswith("s") and word != "was":
        return "present"
    if base(token.dep) in ("acl", "amod") and token.dep != "acl:relcl":
        return "none"
    up = head(sentence, token)
    if (
        base(token.dep) == "conj"
        and up is not None
        and up.pos == "VERB"
        and not _own_subject(sentence, token)
    ):
        return _english(sentence, up)  # "has been charged and fined"
    return "past"


_SAME = ("put", "cut", "hit", "set", "let", "shut", "hurt", "bid", "cast", "spread", "split", "burst", "quit")


def _own_subject(sentence: Sentence, verb: Token) -> bool:
    return any(base(c.dep) == "nsubj" for c in children(sentence, verb))


def _infinitive(sentence: Sentence, verb: Token) -> bool:
    return any(c.lemma == "to" and base(c.dep) in ("mark", "case", "aux") for c in children(sentence, verb))
