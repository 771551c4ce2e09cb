"""English words that tell an event in one sense and none in another: "captures" a town and a moment, "hit" the port and
his head."""

from letopis.reading.analysis import Token
from letopis.reading.claims.draft import Draft
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.syntax import base, children, marker
from letopis.records import Entity

_JOURNEYS = ("arrive", "fly", "travel", "tour", "trip", "stopover", "pilgrimage", "arrival")
_DEED = (
    "offer",
    "volunteer",
    "undertake",
    "commit",
    "guarantee",
)  # promise something only with a deed or a party
_BODY = (
    "head", "arm", "leg", "knee", "ankle", "back", "hand", "finger", "shoulder", "neck", "nose", "face", "eye", "foot",
)  # fmt: skip
_SELVES = ("himself", "herself", "themselves", "itself", "yourself", "myself")
_POSTED = ("hire", "promote", "name", "recruit", "install", "purge", "fire")  # to a post, when it is people
_WARDS = ("hospital", "clinic", "ward", "care", "infirmary")
_PICTURES = (
    "footage",
    "video",
    "camera",
    "photo",
    "photograph",
    "picture",
    "image",
    "film",
    "satellite",
    "telescope",
)


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


def _pictured(draft: Draft, parties: Parties) -> bool:
    """ "The footage captures the launch", "captures an iceberg breaking up": in a picture."""
    verb = draft.trigger.token
    if verb.lemma != "capture" or draft.trigger.kind != "verb":
        return False
    below = list(children(draft.sentence, verb))
    seen = any(base(c.dep) == "nsubj" and c.lemma in _PICTURES for c in below)
    events = any(base(c.dep) == "obj" and c.lemma in parties.lexicon.nouns for c in below)
    doing = any(t.text.lower().endswith("ing") and base(t.dep) in ("obj", "ccomp", "xcomp") for t in below)
    return seen or events or doing


def _shown(draft: Draft, parties: Parties) -> bool:
    """ "Demonstrated the plane", "demonstrates that": what is shown to others is no rally."""
    verb = draft.trigger.token
    if draft.type != "PROTEST" or draft.trigger.kind != "verb" or verb.lemma != "demonstrate":
        return False
    return any(base(c.dep) in ("obj", "ccomp") for c in children(draft.sentence, verb))


def _put_out(draft: Draft, parties: Parties) -> bool:
    """ "The phone was released in May", "the release of the jet": things are put on sale, not set free."""
    if draft.mode != "release" or draft.type != "RETREAT" or not draft.recipients:
        return False
    return all(kind_of(p.entity, parties) == "product" for p in draft.recipients)


def _called_up(draft: Draft, parties: Parties) -> bool:
    """ "Made several phone calls": nobody is said to have been at the other end."""
    return draft.mode == "phone" and not draft.recipients and len(draft.actors) < 2


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


def _to_oneself(draft: Draft, parties: Parties) -> bool:
    """ "Hit his head", "before killing himself": done to the doer's own body, by mishap or to end it."""
    if draft.type not in ("ASSAULT", "OTHER") or draft.trigger.kind != "verb":
        return False
    taken = [c for c in children(draft.sentence, draft.trigger.token) if base(c.dep) in ("obj", "obl")]
    own = [c for c in taken if _own_body(c)]
    return bool(own) and all(_own_body(c) for c in taken if base(c.dep) == "obj")


def _own_body(token: Token) -> bool:
    return token.pos in ("NOUN", "PRON") and (token.lemma in _BODY or token.text.lower().endswith(_SELVES))


def _not_of_people(draft: Draft, parties: Parties) -> bool:
    """ "Promotes safe toys", "hired nobody yet": posts are given to people; "joined by Dr Berg", "joined the club":
    who comes to work, play or sit with others makes no alliance."""
    lemma, verbal = draft.trigger.token.lemma, draft.trigger.kind == "verb"
    if draft.type == "ELECT" and verbal and lemma in _POSTED:
        return not any(kind_of(p.entity, parties) in ("person", "people") for p in draft.recipients)
    if draft.type == "COOPERATE" and verbal and lemma == "join":
        sides = [[kind_of(p.entity, parties) for p in side] for side in (draft.actors, draft.recipients)]
        return not all(any(kind in ("country", "organisation") for kind in side) for side in sides)
    if draft.mode == "release" and verbal:
        below = children(draft.sentence, draft.trigger.token)
        return any(c.lemma in _WARDS and marker(draft.sentence, c) == "from" for c in below)
    return False


def _no_charge(draft: Draft, parties: Parties) -> bool:
    """ "A tax charge", "the charge equates to": one charge, of nothing and against nobody, is a sum of money."""
    token, noun = draft.trigger.token, draft.trigger.noun or draft.trigger.token
    if draft.type != "ACCUSE" or draft.trigger.kind != "noun" or noun.text.lower() != "charge":
        return False
    if marker(draft.sentence, token) == "in":
        return True  # "in charge of"
    return not any(marker(draft.sentence, c) in ("of", "against") for c in children(draft.sentence, token))


def _from_somewhere(draft: Draft, parties: Parties) -> bool:
    """ "Hailed from Bergen", "life-threatening injuries", "blow up on launch"."""
    sentence, verb = draft.sentence, draft.trigger.token
    below = list(children(sentence, verb))
    if verb.lemma == "hail":
        return any(marker(sentence, c) == "from" for c in below)
    before = sentence.tokens[verb.i - 1] if verb.i else None
    if verb.lemma == "threaten" and verb.text.lower().endswith("ing"):
        return before is not None and (before.text in ("-", "–") or before.text.lower().endswith("life"))
    if draft.type == "ASSAULT" and draft.mode == "explosives" and draft.trigger.kind != "noun":
        return draft.status in ("possible", "planned") and not draft.actors
    return False


def kind_of(entity: str, parties: Parties) -> str:
    known = parties.entity(entity)
    return known.kind if known is not None else ""


SENSES = (
    _private_journey,
    _goods,
    _pictured,
    _shown,
    _put_out,
    _called_up,
    _called,
    _to_oneself,
    _not_of_people,
    _no_charge,
    _from_somewhere,
)
