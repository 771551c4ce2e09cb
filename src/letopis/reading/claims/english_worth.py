"""Event words that tell no event in English, where the form of a word says less than in Russian or Ukrainian."""

from letopis.reading.analysis import Token
from letopis.reading.claims.draft import Draft
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.syntax import base, children, head
from letopis.records import Entity

_OFFICES = frozenset(
    "president premier minister secretary chancellor king queen prince pope patriarch ambassador envoy diplomat chief"
    " leader chairman chairwoman speaker governor mayor senator congressman lawmaker representative commissioner"
    " general admiral commander official delegation troops inspector negotiator mediator monarch emperor"
    " sultan emir sheikh dictator spokesman spokeswoman adviser advisor aide judge prosecutor ministers leaders"
    " officials diplomats delegates lawmakers senators inspectors observers negotiators envoys soldiers".split()
)
_JOURNEYS = ("arrive", "fly", "travel", "tour", "trip", "stopover", "pilgrimage")
_DEED = (
    "offer",
    "volunteer",
    "undertake",
    "commit",
    "guarantee",
)  # promise something only with a deed or a party
_NARROWLY = ("nearly", "almost", "narrowly")
_CONTENT = ("ccomp", "xcomp", "obj", "parataxis")


def idle(draft: Draft, parties: Parties) -> bool:
    """Whether an event word of an English sentence tells nothing that a chronicle would list."""
    if draft.sentence.language != "en":
        return False
    return any(rule(draft, parties) for rule in (_private_journey, _nobodys, _no_content, _goods, _unmet))


def _private_journey(draft: Draft, parties: Parties) -> bool:
    """ "She arrived two weeks later", "a concert tour": only those who hold an office travel on business of state."""
    if draft.mode != "visit" or draft.lemma not in _JOURNEYS or not draft.actors:
        return False
    known = [parties.entity(p.entity) for p in draft.actors]
    return not any(e is not None and _official(e) for e in known)


def _official(entity: Entity) -> bool:
    if entity.kind in ("country", "organisation"):
        return True
    words = {w.strip(".,").lower() for r in entity.roles for w in r.text.replace("-", " ").split()}
    if entity.kind == "people":
        words |= set(entity.name.lower().split())
    return not _OFFICES.isdisjoint(words)


def _nobodys(draft: Draft, parties: Parties) -> bool:
    """ "Just a disaster", "rumours spread", "not to help would be wrong": no party, and no verb or none that was done."""
    if draft.actors or draft.recipients:
        return False
    if draft.trigger.kind == "noun" and not draft.sentence.title:
        return draft.trigger.token.head < 0 or draft.trigger.token.dep == "parataxis"
    return draft.status == "not_happened" or draft.mode == "misinformation"


def _no_content(draft: Draft, parties: Parties) -> bool:
    """ "The way they explain it", "after his remarks": words are spoken of, and not told."""
    token = draft.trigger.token
    if draft.type != "STATE":
        return False
    if draft.trigger.kind == "noun":
        return draft.background
    told = any(base(c.dep) in _CONTENT and c.pos != "PRON" for c in children(draft.sentence, token))
    return token.dep.startswith("acl") and not told and not _spoken_before(draft, token)


def _spoken_before(draft: Draft, token: Token) -> bool:
    """Whether a comma or a quotation mark closes before the verb what it tells."""
    return token.i > 1 and any(t.text in ('"', "”", "''") for t in draft.sentence.tokens[: token.i])


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
