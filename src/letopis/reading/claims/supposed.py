"""What is only supposed: wished for, asked, aimed at, made a condition; no event until somebody holds it to be likely.

«Если суд разрешит», "to protest", "whether it would sell", «прагне захистити»: grammar alone makes these possible. «Суд
может разрешить», "a possible strike" is what somebody expects, and stays.
"""

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.draft import Draft
from letopis.reading.claims.lexicon import Lexicon
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.syntax import base, children, head

_ASKED = (
    "whether",
    "when",
    "if",
    "how",
    "why",
    "ли",
    "когда",
    "чи",
    "коли",
    "unless",
    "если",
    "якщо",
    "якби",
)
_FAR = 4  # words up from the event's own to the one that says it is likely
_BEFORE = 6  # words before a verb in which its clause opens


def supposed(draft: Draft, parties: Parties) -> bool:
    """Whether an event is possible by its grammar alone, and no word says that it is likely, or may be."""
    sentence, at = draft.sentence, draft.trigger.token
    if draft.status == "planned":
        return base(at.dep) in ("ccomp", "csubj") and _asked(sentence, at)
    if draft.status != "possible" or _asked(sentence, at):
        return draft.status == "possible"
    if draft.type == "PROTEST" and draft.trigger.kind == "noun" and draft.actors:
        return False  # «высказались за забастовку»: whoever wants one may well hold it
    up: Token | None = at
    for _ in range(_FAR):
        if up is None:
            return True
        if (up is not at or draft.trigger.kind == "phrase") and _likely(up, parties.lexicon):
            return False
        if any(_likely(child, parties.lexicon) for child in children(sentence, up) if _says_how(child)):
            return False
        up = head(sentence, up)
    return True


def _says_how(child: Token) -> bool:
    """Whether a word below says how its own word stands: an adverb, an auxiliary, an adjective."""
    return base(child.dep) in ("aux", "advmod", "amod", "parataxis", "discourse", "csubj")


def _likely(token: Token, lexicon: Lexicon) -> bool:
    verbal = token.pos in ("VERB", "AUX")
    return lexicon.hedge(lexicon.base(token.lemma, token.text, verbal), "likely") or lexicon.hedge(
        token.text.lower(), "likely"
    )


def _asked(sentence: Sentence, verb: Token) -> bool:
    """Whether its clause opens with a condition or a question: «неизвестно, когда Норвегия объявит»."""
    if verb.pos not in ("VERB", "AUX"):
        return False
    for token in reversed(sentence.tokens[max(0, verb.i - _BEFORE) : verb.i]):
        if token.text in (",", "–", "—", ":"):
            return False
        if token.text.lower() in _ASKED:
            return True
    return False
