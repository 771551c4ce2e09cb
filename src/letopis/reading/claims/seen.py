"""What the model sees beside the lexicon: events that no word list holds, verbs that are none here, and who did
it where grammar shows nobody.

The lexicon knows words, the model what they mean in their sentence: "bombarded with calls" is no air strike.
"""

from collections.abc import Sequence

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.draft import Draft
from letopis.reading.claims.frames import Frame
from letopis.reading.claims.lexicon import Action, Lexicon
from letopis.reading.claims.parties import DAUGHTERS, Parties
from letopis.reading.claims.syntax import base
from letopis.reading.claims.triggers import Trigger
from letopis.reading.model import ACTOR

_NEW = 0.9  # how likely a word must be an event that the lexicon does not hold
_LEAST = 0.001  # a verb less likely than this is none, whatever the lexicon says
_SEEN = 0.5  # the model is asked who did what it takes for an event itself
_ACTS = 0.8  # how likely somebody must be the one who did it
_RECALLED = 0.9  # how likely an event must be older than the news not to be put on its day
_EVENTS = ("VERB", "NOUN", "ADJ")
_WITHIN = ("amod", "compound", "flat")  # what describes another word: "blaring sirens"
_PARTIES = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X")
_SITES = ("place", "facility")
# What somebody suffers rather than does, so that its subject is no actor.
_SUFFERED = ("INCIDENT",)


def seen_triggers(sentence: Sentence, found: Sequence[Trigger], lexicon: Lexicon) -> list[Trigger]:
    """Event words that the lexicon does not hold, in order; no verbs that only say how another event stands."""
    return [
        Trigger(token, _action(sentence, token), _kind(token), token.start, token.end, seen=True)
        for token in sentence.tokens
        if token.pos in _EVENTS
        and base(token.dep) not in _WITHIN
        and sentence.events.chance(token.i) >= _NEW
        and token.i < len(sentence.events.types)
        and not _only_governs(token, lexicon)
        and not any(
            (t.start < token.end and token.start < t.end) or token in (t.token, t.noun) for t in found
        )
    ]


def _only_governs(token: Token, lexicon: Lexicon) -> bool:
    """ "Cancelled the strike", «Францию представлял посол»: such a verb says how another event stands, or for whom
    somebody sat there."""
    lemma = lexicon.base(token.lemma, token.text, True)
    return lexicon.governs(lemma, *lexicon.governors) or lemma in lexicon.represent


def _kind(token: Token) -> str:
    return "noun" if token.pos == "NOUN" else "verb"


def _action(sentence: Sentence, token: Token) -> Action:
    name, _ = sentence.events.type(token.i)
    return Action(name, subject="recipient" if name in _SUFFERED else "actor")


def chance(sentence: Sentence, trigger: Trigger) -> float:
    """How likely the words of a trigger carry an event."""
    return max(sentence.events.chance(i) for i in _words(sentence, trigger))


def type_chance(sentence: Sentence, trigger: Trigger) -> float:
    """How likely an event of these words is of the trigger's type."""
    return sentence.events.type_chance(_carrier(sentence, trigger), trigger.action.type)


def recalled(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the model is sure that an event is older than the news."""
    at = _carrier(sentence, trigger)
    return at < len(sentence.events.background) and float(sentence.events.background[at]) >= _RECALLED


def untold(draft: Draft) -> bool:
    """Whether the model is sure that a verb is no event here. Nouns it takes for the topic of a sentence rather than
    for its news are left to the rules."""
    return draft.trigger.token.pos != "NOUN" and chance(draft.sentence, draft.trigger) < _LEAST


def with_doers(sentence: Sentence, trigger: Trigger, frame: Frame, parties: Parties) -> None:
    """Adds who surely did it where grammar shows nobody."""
    at = _carrier(sentence, trigger)
    if at >= len(sentence.events.roles) or sentence.events.chance(at) < _SEEN:
        return
    if trigger.token.pos == "NOUN" and base(trigger.token.dep) in ("obl", "nmod"):
        return  # «перед наступлением послы встретились»
    if not frame.actors:
        able = [t for t in _sure(sentence, at, parties) if not _anothers(sentence, t, trigger)]
        frame.act("seen", [t for t in able if not _stands_for(t, frame.recipients, parties)])


def _words(sentence: Sentence, trigger: Trigger) -> list[int]:
    own = [t.i for t in sentence.tokens_in(trigger.start, trigger.end)]
    return [*own, trigger.token.i, *([trigger.noun.i] if trigger.noun is not None else [])]


def _carrier(sentence: Sentence, trigger: Trigger) -> int:
    """The word of a trigger that most likely carries its event."""
    return max(_words(sentence, trigger), key=sentence.events.chance)


def _sure(sentence: Sentence, at: int, parties: Parties) -> list[Token]:
    """The heads of the parties that surely act in the event of a word, each once."""
    likely = [
        _head(sentence, token, parties)
        for token in sentence.tokens
        if token.pos in _PARTIES and sentence.events.role(at, token.i, ACTOR) >= _ACTS
    ]
    return [t for t in dict.fromkeys(likely) if _somebody(sentence, t, parties)]


def _somebody(sentence: Sentence, token: Token, parties: Parties) -> bool:
    """Whether it can take part; a place is where things happen."""
    mention = parties.mention(token)
    if mention is not None and mention.kind in _SITES:
        return False
    return parties.acts(sentence, token) or parties.named(token)


def _anothers(sentence: Sentence, token: Token, trigger: Trigger) -> bool:
    """ "Released the girls taken by rebels", «потребовали наказать капитана»: agents and objects are of their own
    verb; «дочерние компании Вильхи»: a daughter is not its mother."""
    above = sentence.tokens[token.head] if token.head >= 0 else token
    if any(t.lemma in DAUGHTERS for t in sentence.tokens[max(0, above.i - 2) : above.i]):
        return True
    if base(token.dep) in ("obj", "iobj"):
        return True
    return token.dep == "obl:agent" and token.head not in (
        trigger.token.i,
        trigger.noun.i if trigger.noun is not None else -1,
    )


def _head(sentence: Sentence, token: Token, parties: Parties) -> Token:
    """Of a name of several words the one that the others hang on."""
    mention = parties.mention(token)
    if mention is None:
        return token
    return sentence.head_of(mention.start, mention.end) or token


def _stands_for(token: Token, taken: Sequence[Token], parties: Parties) -> bool:
    """Whether one of these words stands for the same party."""
    mention = parties.mention(token)
    return token in taken or (mention is not None and any(parties.mention(t) == mention for t in taken))
