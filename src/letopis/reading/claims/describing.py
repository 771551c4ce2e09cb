"""Event words that only say which people or which thing is meant: «лидеры протеста», «предложенный план»."""

from letopis.reading import morphology
from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.asked import PAPERS
from letopis.reading.claims.draft import Draft
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.syntax import base, children, head, infinitive
from letopis.reading.claims.voice import SPEECH

_BEHIND = 5  # words after a noun in which a participle describes it
_COUNTED = ("первый", "второй", "третий", "единственный", "перший", "другий", "третій", "єдиний")


def describes(draft: Draft, parties: Parties) -> bool:
    """«Лидеры протеста», «предложенный план»: the word only says which people or which thing is meant."""
    sentence, token = draft.sentence, draft.trigger.token
    if draft.trigger.kind == "noun" and _whose(sentence, token, parties):
        return True
    if draft.trigger.kind == "noun" and _identified(draft, parties):
        return True
    if not draft.actors and not draft.recipients and _which(sentence, token):
        return True
    if _first_of(draft, parties):
        return True
    up = head(sentence, token)
    if up is None or up.pos not in ("NOUN", "PROPN"):
        return False
    if draft.trigger.kind == "phrase" and token.pos == "ADJ" and sentence.language == "en":
        return False  # "a general strike"
    if draft.trigger.kind == "noun":
        return base(token.dep) == "nmod" and parties.acts(sentence, up) and "inan" not in up.tags
    stated = any(base(c.dep) == "nsubj" for c in children(sentence, token))
    attributive = (
        not stated
        and not (up.lemma in PAPERS and draft.actors)  # "issued a statement condemning Norway"
        and base(token.dep) in ("amod", "acl")
        and token.dep != "acl:relcl"
        and not infinitive(token)
    )
    told = draft.trigger.action.weak or draft.type in SPEECH or not _known(draft, parties)
    told = told or (
        token.dep == "amod" and not draft.actors and not draft.recipients
    )  # «отменёнными рейсами»
    return attributive and told and not draft.times


def _first_of(draft: Draft, parties: Parties) -> bool:
    """«Стал первым лидером, привитым …»: the first of those who did something comes into no office."""
    noun, lexicon = draft.trigger.noun, parties.lexicon
    if draft.type != "ELECT" or noun is None or draft.trigger.token.lemma not in lexicon.equate:
        return False
    below = list(children(draft.sentence, noun))
    counted = any(base(c.dep) == "amod" and c.lemma in _COUNTED for c in below)
    after = draft.sentence.tokens[noun.i + 1 : noun.i + _BEHIND]
    done = any(base(c.dep) == "acl" for c in below) or any(
        "PRTF" in t.tags and t.case == "ablt" for t in after
    )
    return counted and done


def _known(draft: Draft, parties: Parties) -> bool:
    """Whether somebody in it is named: «трёх судей, оправдавших её» only says which judges."""
    sides = [parties.entity(p.entity) for p in (*draft.actors, *draft.recipients)]
    return not sides or any(e is not None and e.kind != "people" for e in sides)


def _identified(draft: Draft, parties: Parties) -> bool:
    """«Встреча, ставшая первым контактом»: the second noun says what the first, of its own kind, has been."""
    at: Token | None = head(draft.sentence, draft.trigger.token)
    if at is not None and at.pos in ("VERB", "AUX") and _equated(draft, at, parties):
        return True
    if at is None or at.pos not in ("VERB", "ADJ") or base(at.dep) not in ("acl", "amod"):
        return False
    noun = head(draft.sentence, at)
    known = parties.lexicon.nouns.get(noun.lemma) if noun is not None else None
    return known is not None and known.type == draft.type


def _equated(draft: Draft, verb: Token, parties: Parties) -> bool:
    """«Встреча стала первым контактом»: what an event is said to have been is that event."""
    lexicon, sentence = parties.lexicon, draft.sentence
    if lexicon.base(verb.lemma, verb.text, True) not in lexicon.equate:
        return False
    stated = [c for c in children(sentence, verb) if base(c.dep) == "nsubj" and c is not draft.trigger.token]
    return any((known := lexicon.nouns.get(c.lemma)) is not None and known.type == draft.type for c in stated)


def _which(sentence: Sentence, verb: Token) -> bool:
    """ "The depot that exploded": a noun, and right after it the word that begins the clause of the verb; «на
    взорвавшемся складе»: a participle before its noun."""
    noun = head(sentence, verb)
    if noun is not None and verb.i < noun.i and verb.dep == "amod" and "PRTF" in verb.tags:
        return "inan" in noun.tags
    before = sentence.tokens[max(0, verb.i - 3) : verb.i]
    return any(
        t.text.lower() in ("that", "which") and t.i and sentence.tokens[t.i - 1].pos in ("NOUN", "PROPN")
        for t in before
    )


def _whose(sentence: Sentence, noun: Token, parties: Parties) -> bool:
    """«Участники встречи», whatever the parse: people, and right after them in the genitive what they are
    of."""
    before = sentence.tokens[noun.i - 1] if noun.i else None
    if before is None or before.pos != "NOUN" or "anim" not in before.tags or parties.named(before):
        return False
    return "gent" in morphology.cases(noun.text, sentence.language)
