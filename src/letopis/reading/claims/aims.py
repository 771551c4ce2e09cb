"""Whom a demand, a refusal, a promise or a threat is aimed at, where its own word does not say.

«Потребовала, чтобы Исландия вывела войска», "rejected a Norwegian offer", «обещал продолжить помощь Норвегии»: the one
who is to act, the one whose thing it is, the one whom the intended act would reach.
"""

from collections.abc import Iterator, Sequence

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.beside import company
from letopis.reading.claims.draft import Draft
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.syntax import base, children, coordinated, head, marker, owners, passive, where
from letopis.records import Part

_AIMED = ("REQUEST", "REJECT", "THREATEN", "AGREE", "ACCUSE", "SUPPORT", "CONCEDE", "SANCTION", "PROTEST")
_HARM = ("ASSAULT", "COERCE", "INCIDENT", "SANCTION")
_TALKS = ("CONSULT", "AGREE", "COOPERATE")  # whom one asks to talk with is asked
_TOUCHING = ("REJECT", "THREATEN", "AGREE", "SANCTION")
_HOSTILE = ("SANCTION", "COERCE", "ASSAULT", "ACCUSE", "THREATEN")
_STATES = ("country", "nationality", "organisation")
_DOERS_FIRST = ("REQUEST", "ACCUSE", "SUPPORT", "REJECT")  # who is asked, blamed or refused is who acts
_WITHIN = ("xcomp", "ccomp", "obj", "obl", "nmod", "acl", "iobj", "csubj", "compound")
_AIM = ("advcl", "conj")  # how what a protest is for hangs on it
_PURPOSE = ("чтобы", "щоб", "аби", "дабы")
_IF = ("если", "якщо", "if", "unless")  # a condition is not what is threatened or asked
_WHENCE = ("от", "со стороны", "від", "from", "by", "of", "gent")
_FROM = ("от", "со стороны", "від", "from", "by")
_APART = ("advcl", "conj", "punct", "parataxis", "cc", "mark", "nsubj")
_DEEP = 4
_AIMING = (
    "targeting",
    "targeted",
    "punishing",
    "направленные",
    "спрямовані",
)  # sanctions, and behind it whom


def lend_recipients(told: Sequence[Draft], parties: Parties) -> None:
    """Gives those drafts that lack a recipient one from what they ask for, refuse, promise or blame.

    `told` are all drafts of the sentence, with those that are only asked for and so are not kept."""
    for draft in sorted(told, key=lambda d: d.type == "PROTEST"):
        if draft.type not in _AIMED or draft.recipients or draft.background:
            continue
        if draft.type == "PROTEST":
            draft.recipients = _opposed(draft, told)
            continue
        found = (
            _from_whom(draft, parties)
            or _asked(draft, parties)
            or (_owners(draft, parties) if draft.type == "REJECT" else ())
        )
        found = found or _reached(draft, told)
        if draft.type != "AGREE":
            found = found or _owners(draft, parties)
        found = found or _touched(draft, parties)
        known = {p.entity for p in draft.actors if p.entity}
        draft.recipients = tuple(p for p in found if p.entity and p.entity not in known)


def _opposed(draft: Draft, told: Sequence[Draft]) -> tuple[Part, ...]:
    """ "Rallied, demanding that Norway …", «митинг с требованием к Норвегии»: whom the protest asks or blames."""
    known = {p.entity for p in draft.actors if p.entity}
    below = [(deep, d) for d in told if d.type in ("REQUEST", "ACCUSE") and (deep := _depth(d, draft, _AIM))]
    for _, inner in sorted(below, key=lambda pair: pair[0]):
        if found := tuple(p for p in inner.recipients if p.entity and p.entity not in known):
            return found
    return ()


def _from_whom(draft: Draft, parties: Parties) -> tuple[Part, ...]:
    """ "Demanded an apology from Iceland", "an admission by Oslo": who is to give what is asked for."""
    sentence, trigger = draft.sentence, draft.trigger
    if draft.type != "REQUEST":
        return ()
    things = [c for c in children(sentence, trigger.token) if base(c.dep) == "obj" and c.pos == "NOUN"]
    for thing in [*things, *([trigger.noun] if trigger.noun else [])]:
        for giver in children(sentence, thing):
            given = base(giver.dep) == "nmod" and giver.i > thing.i and marker(sentence, giver) in _FROM
            if given and parties.acts(sentence, giver):
                return tuple(p for t in coordinated(sentence, giver) for p in parties.part(sentence, t))
    return ()


def _asked(draft: Draft, parties: Parties) -> tuple[Part, ...]:
    """The subject of the clause that says what is demanded."""
    if draft.type != "REQUEST":
        return ()
    sentence = draft.sentence
    for verb in _clauses(sentence, draft.trigger.token):
        for child in children(sentence, verb):
            if child.dep.startswith("nsubj") and parties.acts(sentence, child):
                return tuple(p for t in coordinated(sentence, child) for p in parties.part(sentence, t))
    return ()


def _clauses(sentence: Sentence, verb: Token) -> Iterator[Token]:
    for child in children(sentence, verb):
        purpose = base(child.dep) == "advcl" and any(c.lemma in _PURPOSE for c in children(sentence, child))
        wished = base(child.dep) == "acl" and any(c.lemma == "that" for c in children(sentence, child))
        if base(child.dep) == "ccomp" or purpose or wished:
            yield child


def _reached(draft: Draft, told: Sequence[Draft]) -> tuple[Part, ...]:
    """The parties of the nearest event told below the draft's own word."""
    below = [(deep, d) for d in told if d is not draft and (deep := _depth(d, draft))]
    for _, inner in sorted(below, key=lambda pair: pair[0]):
        doers = tuple(p for p in inner.actors if p.entity not in {a.entity for a in draft.actors})
        sides = (doers, inner.recipients) if draft.type in _DOERS_FIRST else (inner.recipients, doers)
        if draft.type == "ACCUSE" and inner.type in _HARM:
            sides = (doers, ())  # who condemns a strike on a hospital does not blame the hospital
        talks = inner.trigger.kind == "noun" and inner.type in _TALKS
        if draft.type == "SUPPORT" and inner.type in _HOSTILE:
            continue  # "voted in favour of sanctions"
        if draft.type == "PROTEST" or (draft.type == "REQUEST" and not talks):
            sides = (doers, ())  # who should be freed is asked for nothing, nor protested against
        if found := sides[0] or sides[1]:
            return found
    return ()


def _depth(inner: Draft, draft: Draft, also: tuple[str, ...] = ()) -> int:
    """How many steps down the parse from the draft's word the other stands, over relations of complements and `also`;
    0 when it is not below it."""
    sentence = draft.sentence
    own = {t.i for t in (draft.trigger.token, draft.trigger.noun) if t}
    at: Token | None = inner.trigger.token
    if at is None or at.i in own:
        return 0
    for deep in range(1, _DEEP + 1):
        marks = {c.lemma for c in children(sentence, at)}
        purpose = base(at.dep) == "advcl" and not marks.isdisjoint(_PURPOSE)
        if (base(at.dep) not in (*_WITHIN, *also) and not purpose) or not marks.isdisjoint(_IF):
            return 0
        dep, at = base(at.dep), head(sentence, at)
        if at is None:
            return 0
        if at.i in own:
            return (
                0 if draft.type == "AGREE" and dep in ("obj", "nmod") else deep
            )  # what a plan is of binds nobody
    return 0


def _owners(draft: Draft, parties: Parties) -> tuple[Part, ...]:
    """Whose the thing is that is refused, asked for or welcomed: "a Norwegian offer", «предложение от Норвегии»."""
    sentence, trigger = draft.sentence, draft.trigger
    things = [
        c for c in children(sentence, trigger.token) if base(c.dep) in ("obj", "xcomp") and c.pos == "NOUN"
    ]
    things += [trigger.noun] if trigger.noun else []
    for thing in things:
        if draft.type == "REQUEST" and thing.lemma in parties.lexicon.nouns:
            continue  # who is to be tried or freed is asked for nothing
        behind = [c for c in children(sentence, thing) if base(c.dep) == "nmod"]
        behind += _by_whom(sentence, trigger.token, thing)
        for inner in (thing, *behind):
            found = [t for t in _named_beside(sentence, inner, parties) if t is not inner]
            if not found and inner is not thing and marker(sentence, inner) == "by" and parties.named(inner):
                found = [inner]
            if found:
                return tuple(p for t in found for p in parties.part(sentence, t))
    return ()


def _by_whom(sentence: Sentence, verb: Token, thing: Token) -> list[Token]:
    """ "Rejected calls by the rulers": of an active verb's object, whatever the parse hangs it on."""
    if sentence.language != "en" or passive(sentence, verb):
        return []
    return [c for c in children(sentence, verb) if c.i > thing.i and marker(sentence, c) == "by"]


def _named_beside(sentence: Sentence, noun: Token, parties: Parties) -> list[Token]:
    found = [t for t in owners(sentence, noun) if parties.named(t)]
    for child in children(sentence, noun):
        mention = parties.mention(child)
        if mention is None or not mention.entity:
            continue
        before = child.i < noun.i and not marker(sentence, child)  # "a U.S. request"
        beside = base(child.dep) in ("amod", "compound") or (base(child.dep) == "nmod" and before)
        adjective = beside and mention.kind in ("nationality", "country") and not company(sentence, noun)
        whence = base(child.dep) == "nmod" and marker(sentence, child) in _WHENCE
        if adjective or (whence and parties.acts(sentence, child)):
            found.append(child)
    return found


def _touched(draft: Draft, parties: Parties) -> tuple[Part, ...]:
    """ "Threatened to close the border to Norwegian lorries": the first state or body named in what is intended."""
    if draft.type not in _TOUCHING:
        return ()
    sentence, own = draft.sentence, {p.entity for p in draft.actors if p.entity}
    for token in _intended(sentence, draft):
        mention = parties.mention(token)
        place = head(sentence, token) if token.pos == "ADJ" and base(token.dep) == "amod" else token
        if place is not None and where(sentence, place, marker(sentence, place)):
            continue  # «не препятствовать пересмотру в суде»
        if mention is not None and mention.entity not in ("", *own) and mention.kind in _STATES:
            noun = head(sentence, token)
            if token.pos == "ADJ" and noun is not None and parties.acts(sentence, noun):
                return parties.part(sentence, noun)  # «норвежской компании» threatens a company
            return parties.part(sentence, token)
    return ()


def _intended(sentence: Sentence, draft: Draft) -> Iterator[Token]:
    """The words below the complements of the draft's word, in order, but conditions and what is coordinated."""
    trigger = draft.trigger
    wanted = ("xcomp",) if draft.type == "AGREE" else ("xcomp", "obj")  # what a plan is of binds nobody
    targets = [
        t for t in sentence.tokens[trigger.token.i :] if draft.type == "SANCTION" and t.text in _AIMING
    ]
    for aimed in targets[:1]:
        yield from (sentence.tokens[i] for i in sentence.subtree(aimed.i) if i > aimed.i)
    below = [c for c in children(sentence, trigger.token) if base(c.dep) in wanted]
    queue = [trigger.noun] if trigger.noun is not None and draft.type != "AGREE" else []
    queue += [c for c in below if c is not trigger.noun]
    for token in queue:
        found, waiting = [], [token]
        while waiting:
            at = waiting.pop(0)
            found.append(at)
            waiting += [c for c in children(sentence, at) if base(c.dep) not in _APART]
        yield from sorted(found, key=lambda t: t.i)
