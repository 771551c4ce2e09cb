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
_QUOTES = ('"', "«", "“", "„", "'", "‘")
_SOME_TIME = ("once", "когда-то", "некогда", "однажды", "колись", "якось")
_WORDS = ("REQUEST", "AGREE", "SUPPORT", "REJECT", "THREATEN")
_DEMANDS = ("REQUEST", "ACCUSE", "REJECT", "THREATEN")


def trifling(draft: Draft, parties: Parties) -> bool:
    """Whether a telling is no news, whatever its event word."""
    return any(rule(draft, parties) for rule in _RULES)


def _question(draft: Draft, parties: Parties) -> bool:
    """«Хотите больше новостей о стране, которая воюет?»: what is asked is not told; what somebody is quoted asking is
    his."""
    text = draft.sentence.text.rstrip()
    return text.endswith("?") and not any(mark in text for mark in _QUOTES)


def _once(draft: Draft, parties: Parties) -> bool:
    """ "What Berg once testified", «когда-то обещал»: a memory without a day."""
    token = draft.trigger.token
    said = [c for c in children(draft.sentence, token) if base(c.dep) == "advmod"]
    again = any(t.lemma in ("again", "more") for c in said for t in draft.sentence.tokens[c.i + 1 : c.i + 2])
    return token.pos == "VERB" and not draft.times and not again and any(c.lemma in _SOME_TIME for c in said)


def _nobodys_word(draft: Draft, parties: Parties) -> bool:
    """«Её попросили принести воды»: nobody in particular asked, promised, thanked."""
    token = draft.trigger.token
    if draft.type not in _WORDS or draft.trigger.kind != "verb" or draft.actors or draft.sentence.title:
        return False
    plural = {"plur", "past"} <= token.tags or {"plur", "3per"} <= token.tags
    subject = any(c.dep.startswith("nsubj") for c in children(draft.sentence, token))
    return plural and not subject and base(token.dep) != "conj"


def _silent(draft: Draft, parties: Parties) -> bool:
    """«Не уточнил, какие», "has not mentioned why": nothing was said."""
    return draft.type == "STATE" and draft.trigger.kind == "verb" and draft.status == "not_happened"


def _always(draft: Draft, parties: Parties) -> bool:
    """«Он всегда указывал на трудности», "they usually award contracts", "are purged at times": what is done again
    and again has no day."""
    token = draft.trigger.token
    if token.pos != "VERB" or "perf" in token.tags or draft.times:
        return False
    below = list(children(draft.sentence, token))
    at_times = any(c.text.lower() == "times" and marker(draft.sentence, c) == "at" for c in below)
    said = (c for c in below if base(c.dep) == "advmod" and c.pos == "ADV")
    return at_times or any(parties.lexicon.hedge(c.lemma, "habit") for c in said)


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
    if noun.lemma in _BRIEFINGS:
        return True
    if draft.recipients:
        return all(_press(draft, part, parties) for part in draft.recipients)
    return not any(base(c.dep) == "nmod" for c in children(draft.sentence, noun))


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
    return draft.type == "SANCTION" and reflexive and {"pres", "impf"} <= token.tags and not draft.times


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
    tops = [draft.sentence.head_of(*p.words) for p in draft.recipients if p.words]
    crowd = all(top is not None and "plur" in top.tags and not parties.named(top) for top in tops)
    if draft.actors or not crowd:
        return False
    token = draft.trigger.token
    up = head(draft.sentence, token)
    if up is not None and up.lemma == "include" and up.text.lower().endswith("ing"):
        return True
    return base(token.dep) in ("nmod", "conj") and up is not None and up.pos == "NOUN"


def _which(draft: Draft, parties: Parties) -> bool:
    """«Партнёров, которые помогают проекту»: a relative clause in the present says which people are meant."""
    token = draft.trigger.token
    if (
        draft.type in _DEMANDS
        or token.dep != "acl:relcl"
        or not {"pres", "impf"} <= token.tags
        or draft.times
    ):
        return False
    noun = head(draft.sentence, token)
    known = [parties.entity(p.entity) for p in draft.actors]
    meant = noun is not None and any(p.words and p.words[0] <= noun.start < p.words[1] for p in draft.actors)
    return meant and all(e is not None and e.kind == "people" for e in known)


_RULES = (
    _question,
    _once,
    _nobodys_word,
    _silent,
    _always,
    _unnamed,
    _where_said,
    _punishable,
    _as_adjective,
    _in_a_list,
    _which,
)
