"""Event words that tell no news: silence, habits, where words were said, pleas for a name, nouns in passing.

Each rule is a small question to one telling, of any language; worth.py asks them all.
"""

from letopis.reading.claims.draft import Draft
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.syntax import base, children, head, marker
from letopis.reading.claims.tree import agree
from letopis.reading.entities.again import sector_of
from letopis.records import Part

_UNNAMED = (
    "anonymous", "anonymity", "анонимность", "анонимный", "анонимно", "анонімність", "анонімний", "анонімно",
)  # fmt: skip
_NAMING = (
    "name", "identify", "quote", "называть", "раскрывать", "указывать", "називати", "розкривати", "вказувати",
)  # fmt: skip
_AT = ("на", "в", "во", "у", "во время", "під час", "в ходе", "у ході", "at", "in", "during")
_BRIEFINGS = (
    "брифинг", "брифінг", "пресс-конференция", "прес-конференція", "briefing", "conference", "interview",
)  # fmt: skip
_REPORTERS = (
    "журналист", "журналіст", "корреспондент", "кореспондент", "journalist", "reporter", "correspondent",
)  # fmt: skip
_LAWFUL = ("SANCTION", "COERCE", "ACCUSE", "LEGISLATE")


def trifling(draft: Draft, parties: Parties) -> bool:
    """Whether a telling is no news, whatever its event word."""
    return any(rule(draft, parties) for rule in _RULES)


def _silent(draft: Draft, parties: Parties) -> bool:
    """«Не уточнил, какие», "has not mentioned why": nothing was said."""
    return draft.type == "STATE" and draft.trigger.kind == "verb" and draft.status == "not_happened"


def _always(draft: Draft, parties: Parties) -> bool:
    """«Он всегда указывал на трудности», "they usually award contracts": what is done again and again has no day."""
    token = draft.trigger.token
    if token.pos != "VERB" or "perf" in token.tags or draft.times:
        return False
    said = (c for c in children(draft.sentence, token) if base(c.dep) == "advmod" and c.pos == "ADV")
    return any(parties.lexicon.hedge(c.lemma, "habit") for c in said)


def _unnamed(draft: Draft, parties: Parties) -> bool:
    """ "Asked to remain anonymous", «попросил не называть его имени»: how words were given, not what was asked."""
    if draft.type not in ("REQUEST", "AGREE"):
        return False
    sentence = draft.sentence
    below = [sentence.tokens[i] for i in sentence.subtree(draft.trigger.token.i)]
    negated = any(t.lemma in ("not", "не") for t in below)
    return any(t.lemma in _UNNAMED or (negated and t.lemma in _NAMING) for t in below)


def _where_said(draft: Draft, parties: Parties) -> bool:
    """«Сообщила на брифинге», "said in a telephone interview with the paper": where words were said, with nobody but
    the press."""
    if draft.type != "CONSULT" or draft.trigger.token.pos != "NOUN" or draft.place is not None:
        return False
    at, noun = draft.trigger.token, draft.trigger.noun or draft.trigger.token
    up = head(draft.sentence, at)
    if up is None or up.pos != "VERB" or marker(draft.sentence, at) not in _AT:
        return False
    known = parties.lexicon.verb(parties.lexicon.base(up.lemma, up.text, True))
    if known is None or known[0].type != "STATE":
        return False
    return noun.lemma in _BRIEFINGS or all(_press(draft, part, parties) for part in draft.recipients)


def _press(draft: Draft, part: Part, parties: Parties) -> bool:
    entity = parties.entity(part.entity)
    if entity is not None and entity.kind == "outlet":
        return True
    top = draft.sentence.head_of(*part.words) if part.words else None
    return top is not None and (
        top.lemma in _REPORTERS or sector_of(top.lemma, draft.sentence.language) == "media"
    )


def _punishable(draft: Draft, parties: Parties) -> bool:
    """«Оскорбления караются смертью»: what a law lays down for anybody."""
    token = draft.trigger.token
    reflexive = token.lemma.endswith(("ся", "сь"))
    return draft.type in _LAWFUL and reflexive and {"pres", "impf"} <= token.tags and not draft.times


def _as_adjective(draft: Draft, parties: Parties) -> bool:
    """ "The declining auto sales", «сын задержанного проповедника»: a participle before its noun says which is
    meant."""
    token, sentence = draft.trigger.token, draft.sentence
    if draft.trigger.kind != "verb" or draft.times:
        return False
    if "PRTF" in token.tags:
        noun = next((t for t in sentence.tokens[token.i + 1 :] if t.pos not in ("ADJ", "DET")), token)
        return noun.pos == "NOUN" and noun.i > token.i and agree(token, noun, sentence.language)
    up = head(sentence, token)
    before = up is not None and token.i < up.i and base(token.dep) == "amod"
    return before and token.text.lower().endswith("ing")


def _in_a_list(draft: Draft, parties: Parties) -> bool:
    """ "Setbacks including explosions", «на фоне гибели людей»: a noun in passing, of nobody, no day and no place."""
    if draft.trigger.kind != "noun" or draft.type not in ("INCIDENT", "PROTEST") or draft.sentence.title:
        return False
    if not draft.background or draft.times or draft.place or draft.quantities:
        return False
    known = (parties.entity(p.entity) for p in (*draft.actors, *draft.recipients))
    if any(e is not None and e.kind != "people" for e in known):
        return False
    token = draft.trigger.token
    up = head(draft.sentence, token)
    if up is not None and up.lemma == "include" and up.text.lower().endswith("ing"):
        return True
    return base(token.dep) in ("nmod", "conj") and up is not None and up.pos == "NOUN"


def _which(draft: Draft, parties: Parties) -> bool:
    """«Партнёров, которые помогают проекту»: a relative clause in the present says which people are meant."""
    token = draft.trigger.token
    if token.dep != "acl:relcl" or not {"pres", "impf"} <= token.tags or draft.times:
        return False
    noun = head(draft.sentence, token)
    known = [parties.entity(p.entity) for p in draft.actors]
    meant = noun is not None and any(p.words and p.words[0] <= noun.start < p.words[1] for p in draft.actors)
    return meant and all(e is not None and e.kind == "people" for e in known)


_RULES = (_silent, _always, _unnamed, _where_said, _punishable, _as_adjective, _in_a_list, _which)
