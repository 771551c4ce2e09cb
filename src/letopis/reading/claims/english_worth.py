"""Event words that tell no event in English, where the form of a word says less than in Russian or Ukrainian."""

from letopis.reading.analysis import Token
from letopis.reading.claims.draft import Draft
from letopis.reading.claims.english_senses import SENSES, kind_of
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.syntax import base, children, head, marker
from letopis.reading.claims.tense import told

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
_PROPOSALS = ("suggest", "propose", "recommend")
_COMPLEMENTS = ("ccomp", "xcomp", "advcl")
_UP = 3
_SCENES = ("scene", "situation", "emergency", "call", "fire", "alarm", "accident", "crash")
_QUOTES = ('"', "“", "”", "«", "‘", "''")
_UNNAMED = ("anonymous", "anonymity", "unnamed", "unidentified", "identified", "named")
_VOWS = ("vow", "pledge", "promise", "swear", "guarantee")
_TO_COME = ("will", "would", "shall", "'ll", "’ll", "wo")
_NARROWLY = ("nearly", "almost", "narrowly")


def idle(draft: Draft, parties: Parties) -> bool:
    """Whether an event word of an English sentence tells nothing that a chronicle would list."""
    if draft.sentence.language != "en":
        return False
    return any(rule(draft, parties) for rule in _RULES)


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


def _unmet(draft: Draft, parties: Parties) -> bool:
    """ "Nearly died": what almost happened did not."""
    verb = draft.trigger.token
    near = any(c.lemma in _NARROWLY and c.i == verb.i - 1 for c in children(draft.sentence, verb))
    before = draft.sentence.tokens[verb.i - 1].lemma in _NARROWLY if verb.i else False
    above = head(draft.sentence, verb)
    governed = above is not None and above.lemma in _NARROWLY
    return verb.pos == "VERB" and (near or before or governed)


def _no_comment(draft: Draft, parties: Parties) -> bool:
    """ "Declined to comment", "declining sales", "asked to remain anonymous": nothing was said, and nothing refused or
    asked for but that."""
    verb = draft.trigger.token
    if draft.trigger.kind != "verb" or verb.lemma not in ("decline", "refuse", "ask", "request", "insist"):
        return False
    below = list(children(draft.sentence, verb))
    if draft.type == "REJECT":
        plain = [c for c in below if base(c.dep) in ("xcomp", "advcl") and not c.text.lower().endswith("ing")]
        gone = verb.lemma == "decline" and not any(
            base(c.dep) in ("xcomp", "obj", "ccomp", "advcl") for c in below
        )
        return gone or any(c.lemma in _SILENT for c in plain)
    after = draft.sentence.tokens[verb.i + 1 : verb.i + 6]
    return draft.type == "REQUEST" and any(t.text.lower() in _UNNAMED for t in after)


def _vowed_that_is(draft: Draft, parties: Parties) -> bool:
    """ "Vowed that his goal is peace": what is, and not what will be done, is said and not promised."""
    if draft.type != "AGREE" or draft.trigger.kind != "verb" or draft.trigger.token.lemma not in _VOWS:
        return False
    below = list(children(draft.sentence, draft.trigger.token))
    told_of = [c for c in below if base(c.dep) == "ccomp" or _opened_by_that(draft, c)]
    return bool(told_of) and not any(
        base(c.dep) == "aux" and c.text.lower() in _TO_COME
        for t in told_of
        for c in children(draft.sentence, t)
    )


def _opened_by_that(draft: Draft, token: Token) -> bool:
    return any(c.lemma == "that" and base(c.dep) == "mark" for c in children(draft.sentence, token))


def _kept_from(draft: Draft, parties: Parties) -> bool:
    """ "Banned from launching rockets", "kept from voting": what somebody is kept from is not done."""
    verb = draft.trigger.token
    marked = (c for c in children(draft.sentence, verb) if base(c.dep) in ("mark", "case"))
    return verb.text.lower().endswith("ing") and any(c.lemma == "from" and c.i < verb.i for c in marked)


def _unspoken(draft: Draft, parties: Parties) -> bool:
    """ "Adds another step", "what he calls a franchise", "a firm also called Berg", "responded to the scene", "made it
    to his speech": words of speech that hand nothing on."""
    if draft.type != "STATE":
        return False
    sentence, verb = draft.sentence, draft.trigger.token
    below = list(children(sentence, verb))
    if draft.trigger.kind == "noun":
        spoken = head(sentence, verb)
        said = spoken is not None and spoken.pos == "VERB" and parties.lexicon.verbs.get(spoken.lemma)
        return bool(said) and marker(sentence, verb) in ("in", "at", "on", "during", "with", "by")
    if draft.trigger.kind == "phrase":
        if any(base(c.dep) == "obj" and c.lemma == "it" for c in below):
            return True
        return verb.text.lower().endswith("ing") and any(
            c.lemma == "by" for c in below if base(c.dep) == "mark"
        )
    content = any(base(c.dep) in ("ccomp", "parataxis") for c in below) or any(
        q in sentence.text for q in _QUOTES
    )
    if verb.lemma == "call":
        naming = verb.dep.startswith("acl") or any(
            t.lemma in ("what", "so") for t in sentence.tokens[max(0, verb.i - 4) : verb.i]
        )
        return naming or not draft.actors
    if verb.lemma == "respond":
        return any(c.lemma in _SCENES for c in below)
    if verb.lemma in (
        "add",
        "post",
        "share",
        "note",
        "claim",
        "reveal",
        "describe",
        "suggest",
        "indicate",
        "show",
    ):
        thing = any(base(c.dep) == "obj" for c in below)
        person = any(
            kind_of(p.entity, parties) in ("person", "organisation", "people", "country")
            for p in draft.actors
        )
        return not content and ((verb.lemma == "add" and thing) or not (thing or person))
    return False


def _things_do(draft: Draft, parties: Parties) -> bool:
    """ "That will allow them to", "the decision angers": what a thing does to others is a figure of speech."""
    verb = draft.trigger.token
    if draft.trigger.kind != "verb" or draft.type not in _PERSONAL or verb.pos != "VERB":
        return False
    said = [c for c in children(draft.sentence, verb) if c.dep == "nsubj"]
    if not said or any(t.pos in ("PROPN", "NUM") or t.lemma in ("who", "which") for t in said):
        return False
    within = any(p.words[0] <= t.start < p.words[1] for p in draft.actors if p.words for t in said)
    thing = all(
        t.lemma in ("it", "that", "this") or (t.pos == "NOUN" and not parties.acts(draft.sentence, t))
        for t in said
    )
    return thing and not within


def _which_people(draft: Draft, parties: Parties) -> bool:
    """ "A shelter for women who have been attacked": a relative clause in the perfect or the present, of people of whom
    nobody is named or counted, says which kind of people is meant."""
    sentence, verb = draft.sentence, draft.trigger.token
    noun = head(sentence, verb)
    if verb.dep != "acl:relcl" or noun is None or noun.pos != "NOUN":
        return False
    counted = any(base(c.dep) in ("nummod", "det", "nmod") for c in children(sentence, noun))
    sides = [kind_of(p.entity, parties) for p in (*draft.actors, *draft.recipients)]
    return (
        not counted
        and told(sentence, verb) in ("perfect", "present")
        and all(k in ("", "people") for k in sides)
    )


def _never_was(draft: Draft, parties: Parties) -> bool:
    """ "Had Norway shot it down, …", "collided but did not derail": what would have been, and mishaps that were not."""
    sentence, verb = draft.sentence, draft.trigger.token
    if draft.type == "INCIDENT" and draft.status == "not_happened":
        return True
    subject = next((c for c in children(sentence, verb) if c.dep.startswith("nsubj")), None)
    had = (
        c
        for c in children(sentence, verb)
        if c.text == "Had" or (c.text == "had" and c.i and sentence.tokens[c.i - 1].text == ",")
    )
    return (
        verb.pos == "VERB"
        and subject is not None
        and any(base(c.dep) == "aux" and c.i < subject.i for c in had)
    )


def _charged_with(draft: Draft, parties: Parties) -> bool:
    """ "Convicted of insulting the judges", "charged with making statements": words for which somebody is tried."""
    verb = draft.trigger.token
    if draft.type not in ("ACCUSE", "STATE", "SUPPORT", "AID") or not verb.text.lower().endswith("ing"):
        return False
    above = head(draft.sentence, verb)
    known = parties.lexicon.verbs.get(above.lemma) if above is not None else None
    marks = {c.lemma for c in children(draft.sentence, verb) if base(c.dep) in ("mark", "case")}
    return (
        known is not None
        and known.type in ("ACCUSE", "SANCTION", "COERCE")
        and bool(marks & {"of", "for", "with"})
    )


def _proposed(draft: Draft, parties: Parties) -> bool:
    """ "Suggested countries hold talks", "his pledge to fight and rescue them": what is only proposed or promised is
    told by the proposal."""
    sentence, at = draft.sentence, draft.trigger.token
    if draft.type == "STATE":
        return False
    for _ in range(_UP):
        up = head(sentence, at)
        if up is None:
            return False
        plain = at.pos == "VERB" and at.text.lower() == at.lemma
        if up.pos == "VERB" and up.lemma in _PROPOSALS and up.i < at.i and base(at.dep) in _COMPLEMENTS:
            return plain
        if (
            plain
            and base(at.dep) == "conj"
            and base(up.dep) == "acl"
            and sentence.tokens[up.i - 1].lemma == "to"
        ):
            return True
        at = up
    return False


def _bidden(draft: Draft, parties: Parties) -> bool:
    """ "Visit our page to see more": what a reader is asked to do."""
    verb = draft.trigger.token
    first = next((t for t in draft.sentence.tokens if t.pos != "PUNCT"), verb)
    plain = verb.text.lower() == verb.lemma and not draft.sentence.title
    return verb.pos == "VERB" and first.i == verb.i and plain and not draft.actors


def _only_meant(draft: Draft, parties: Parties) -> bool:
    """ "Waited a month to disclose it", "with true commitment": words only meant, and promises only felt."""
    sentence, token = draft.sentence, draft.trigger.token
    if draft.type == "STATE" and draft.trigger.kind == "verb" and draft.status in ("possible", "planned"):
        return not draft.times
    felt = draft.type == "AGREE" and draft.trigger.kind == "noun" and token.lemma == "commitment"
    return felt and marker(sentence, token) == "with"


_RULES = (
    _which_people,
    _never_was,
    _charged_with,
    _proposed,
    _bidden,
    _only_meant,
    _nobodys,
    _unmet,
    _no_comment,
    _vowed_that_is,
    _kept_from,
    _unspoken,
    _things_do,
    *SENSES,
)
