"""Event words that tell no event in English, where the form of a word says less than in Russian or Ukrainian."""

from letopis.reading.claims.draft import Draft
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.syntax import base, children, head, marker
from letopis.records import Entity

_JOURNEYS = ("arrive", "fly", "travel", "tour", "trip", "stopover", "pilgrimage", "arrival")
_DEED = (
    "offer",
    "volunteer",
    "undertake",
    "commit",
    "guarantee",
)  # promise something only with a deed or a party
_SILENT = (
    "comment",
    "say",
    "identify",
    "name",
    "disclose",
    "elaborate",
    "specify",
    "discuss",
    "reveal",
    "answer",
)
_PERSONAL = (
    "REQUEST",
    "SUPPORT",
    "AGREE",
    "REJECT",
    "ACCUSE",
    "THREATEN",
    "COOPERATE",
    "AID",
)  # none without a party
_NARROWLY = ("nearly", "almost", "narrowly")


def idle(draft: Draft, parties: Parties) -> bool:
    """Whether an event word of an English sentence tells nothing that a chronicle would list."""
    if draft.sentence.language != "en":
        return False
    return any(rule(draft, parties) for rule in _RULES)


def _private_journey(draft: Draft, parties: Parties) -> bool:
    """ "She arrived two weeks later", "a concert tour": only those who hold an office travel on business of state."""
    if draft.type not in ("CONSULT", "OTHER") or draft.lemma not in _JOURNEYS or not draft.actors:
        return False
    known = [parties.entity(p.entity) for p in draft.actors]
    return not any(e is not None and _official(e, parties.lexicon.offices) for e in known)


def _official(entity: Entity, offices: frozenset[str]) -> bool:
    if entity.kind in ("country", "organisation"):
        return True
    words = {w.strip(".,").lower() for r in entity.roles for w in r.text.replace("-", " ").split()}
    if entity.kind == "people":
        words |= set(entity.name.lower().split())
    return not offices.isdisjoint(words | {w.removesuffix("s") for w in words})


def _nobodys(draft: Draft, parties: Parties) -> bool:
    """ "Just a disaster", "rumours spread", "not to help would be wrong": no party, and no verb or nothing done."""
    if draft.actors or draft.recipients:
        return False
    if draft.trigger.kind == "noun" and not draft.sentence.title:
        return draft.trigger.token.head < 0 or draft.trigger.token.dep == "parataxis"
    if draft.trigger.kind == "phrase" and draft.type in _PERSONAL:
        return True
    described = draft.trigger.token.dep.startswith("acl") and draft.type in ("LEGISLATE", "TRADE", "SANCTION")
    return described or draft.status == "not_happened" or draft.mode == "misinformation"


def _goods(draft: Draft, parties: Parties) -> bool:
    """ "They offer a kit to developers": goods are no promise; help, talks and deeds are."""
    verb = draft.trigger.token
    if draft.type != "AGREE" or draft.trigger.kind != "verb" or verb.lemma not in _DEED:
        return False
    below = list(children(draft.sentence, verb))
    deed = any(base(c.dep) in ("xcomp", "ccomp", "advcl") for c in below)
    known = any(base(c.dep) == "obj" and c.lemma in parties.lexicon.nouns for c in below)
    named = any((e := parties.entity(p.entity)) is not None and e.kind == "country" for p in draft.recipients)
    return not (deed or known or named)


def _unmet(draft: Draft, parties: Parties) -> bool:
    """ "Nearly died": what almost happened did not."""
    verb = draft.trigger.token
    near = any(c.lemma in _NARROWLY and c.i == verb.i - 1 for c in children(draft.sentence, verb))
    before = draft.sentence.tokens[verb.i - 1].lemma in _NARROWLY if verb.i else False
    above = head(draft.sentence, verb)
    governed = above is not None and above.lemma in _NARROWLY
    return verb.pos == "VERB" and (near or before or governed)


def _no_comment(draft: Draft, parties: Parties) -> bool:
    """ "Declined to comment on the report": nothing was said, and nothing refused but that."""
    if draft.type != "REJECT" or draft.trigger.token.lemma not in ("decline", "refuse"):
        return False
    below = children(draft.sentence, draft.trigger.token)
    return any(base(c.dep) in ("xcomp", "advcl") and c.lemma in _SILENT for c in below)


def _called(draft: Draft, parties: Parties) -> bool:
    """ "A boy named Per", "road blocks", "a 20 million dollar charge": names, barriers and sums of money."""
    token, noun = draft.trigger.token, draft.trigger.noun or draft.trigger.token
    if draft.type == "ELECT" and token.lemma == "name" and draft.trigger.kind == "verb":
        below = list(children(draft.sentence, token))
        office = any(c.lemma in parties.lexicon.offices or marker(draft.sentence, c) == "as" for c in below)
        return token.dep.startswith("acl") or not office
    if draft.mode == "obstruct":
        return token.pos == "NOUN"
    if draft.type != "ACCUSE" or noun.lemma != "charge":
        return False
    return any(
        c.pos in ("NUM", "SYM") or c.lemma in ("billion", "million") for c in children(draft.sentence, noun)
    )


def _kept_from(draft: Draft, parties: Parties) -> bool:
    """ "Banned from launching rockets", "kept from voting": what somebody is kept from is not done."""
    verb = draft.trigger.token
    marked = (c for c in children(draft.sentence, verb) if base(c.dep) in ("mark", "case"))
    return verb.text.lower().endswith("ing") and any(c.lemma == "from" and c.i < verb.i for c in marked)


_RULES = (_private_journey, _nobodys, _goods, _unmet, _no_comment, _called, _kept_from)
