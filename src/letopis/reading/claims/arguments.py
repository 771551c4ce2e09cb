"""Who did it and to whom: actors and recipients of a trigger, by its grammar and by what its word takes."""

from collections.abc import Mapping

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.frames import (
    FORCED,
    RIGHTS,
    VOICES,
    Frame,
    able,
    instrument,
    marked,
    nations,
    speaking_place,
)
from letopis.reading.claims.lexicon import Action
from letopis.reading.claims.nominal import of_noun
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.quantities import counts_people
from letopis.reading.claims.subjects import objects, subjects
from letopis.reading.claims.syntax import (
    agents,
    base,
    children,
    coordinated,
    head,
    impersonal,
    marker,
    owners,
    passive,
)
from letopis.reading.claims.triggers import Trigger

BODILY = ("targeted", "beat", "abduct", "torture", "sexual", "firearms", "arrest", "deport", "release")
_FLESH = ("targeted", "beat", "abduct", "torture", "sexual")  # done to people: «похитил славу певца» is not
_DECISIONS = (
    "указ", "постановление", "распоряжение", "приказ", "решение", "приговор", "декрет",
    "постанова", "розпорядження", "наказ", "рішення", "вирок",
)  # fmt: skip
_LEADS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("charged", "indicted"), ("with", "for", "over", "in")), "accused": ("of",),
    **dict.fromkeys(("allowed", "permitted", "forced", "ordered", "sentenced", "cleared"), ("to",)),
    **dict.fromkeys(("banned", "barred", "acquitted", "stripped", "convicted"), ("from", "of")),
}  # fmt: skip
_HOUSES = ("здание", "офис", "будівля", "будинок", "офіс")


def find_arguments(sentence: Sentence, trigger: Trigger, parties: Parties) -> Frame:
    """The parties of an event word. Actors and recipients are in text order within each rule."""
    frame = Frame()
    if trigger.token.pos in ("VERB", "AUX", "ADJ"):
        _of_verb(sentence, trigger, parties, frame)
        if trigger.noun is not None:
            marked(sentence, trigger.noun, trigger.action, parties, frame)
            done_to = trigger.action.object == "recipient" and _somebody(sentence, trigger, parties)
            owning = able(sentence, owners(sentence, trigger.noun), parties)
            if done_to and sentence.language != "en":  # «мешканців села евакуювали»: not the village's
                owning = []
                frame.receive("noun of the phrase", [trigger.noun])
            if trigger.noun.pos == "ADP":
                frame.receive("against", able(sentence, _governed_by(sentence, trigger.noun), parties))
            elif owning and not frame.actors and trigger.action.of == "actor":
                frame.act("owner", owning)
            elif trigger.action.of == "recipient" or (
                trigger.action.of != "none" and trigger.action.type in RIGHTS
            ):
                rightful = (
                    [] if done_to and sentence.language != "en" else _rightful(sentence, trigger, parties)
                )
                frame.receive("owner", owning or rightful or _belonging(sentence, trigger, parties))
            if done_to and not frame.recipients:
                frame.receive("noun of the phrase", [trigger.noun])
    else:
        of_noun(sentence, trigger, parties, frame)
        if trigger.noun is not None and sentence.language != "en":  # «заключение соглашения с Норвегией»
            marked(sentence, trigger.noun, trigger.action, parties, frame)
        if trigger.noun is not None and not frame.recipients and trigger.action.type in RIGHTS:
            frame.receive("owner", _rightful(sentence, trigger, parties))
    return frame


def _belonging(sentence: Sentence, trigger: Trigger, parties: Parties) -> list[Token]:
    """ "Demolished Norwegian homes": the nation whose things they are."""
    if sentence.language != "en" or trigger.noun is None or trigger.action.type not in FORCED:
        return []
    return nations(sentence, trigger.noun, parties)


def _somebody(sentence: Sentence, trigger: Trigger, parties: Parties) -> bool:
    """ "Summoned the Norwegian ambassador", "return the captives": the noun of a set phrase is who it is done to."""
    noun = trigger.noun
    if noun is None or noun.pos not in ("NOUN", "PROPN") or base(noun.dep) != "obj":
        return False
    body = parties.lexicon.person(noun.lemma) if sentence.language == "en" else "anim" in noun.tags
    return body and parties.acts(sentence, noun)


def _rightful(sentence: Sentence, trigger: Trigger, parties: Parties) -> list[Token]:
    """«Восстановил арест акций Вильхи»: whose the things are that the noun of a phrase is about."""
    if trigger.noun is None or trigger.action.type not in RIGHTS:
        return []
    things = owners(sentence, trigger.noun)
    found = [t for t in things if parties.named(t)]
    return found or [t for thing in things for t in owners(sentence, thing) if parties.named(t)]


def _governed_by(sentence: Sentence, preposition: Token) -> list[Token]:
    """«Выступить против Норвегии»: the group that a preposition opens, however it is parsed."""
    up = head(sentence, preposition)
    if up is not None and up.i > preposition.i:
        return coordinated(sentence, up)
    after = (
        t for t in sentence.tokens[preposition.i + 1 : preposition.i + 4] if t.pos in ("NOUN", "PROPN", "X")
    )
    return list(after)[:1]


def _of_verb(sentence: Sentence, trigger: Trigger, parties: Parties, frame: Frame) -> None:
    verb, action, lexicon = trigger.token, trigger.action, parties.lexicon
    said = able(sentence, subjects(sentence, verb, lexicon), parties)
    if action.type == "INCIDENT" and counts_people(verb.text, sentence.language):
        said = [t for t in said if not _lifeless(parties, t)]
    suffered = passive(sentence, verb) or trigger.turned or _cut_passive(sentence, trigger)
    if suffered and action.subject == "actor":
        decided = _deciders(sentence, verb, parties)
        by = decided or able(sentence, agents(sentence, verb), parties)
        if (
            not decided and action.type == "ELECT" and sentence.language != "en"
        ):  # «назначен министром»: what he becomes
            by = [t for t in by if parties.named(t) or t.lemma in lexicon.collectives]
        if sentence.language != "en":
            by = [t for t in by if not instrument(t, parties)]
        frame.act("agent", by)
        if impersonal(verb):
            frame.give(
                action.object, "object", _suffering(sentence, objects(sentence, verb), trigger, parties)
            )
        frame.give(action.object, "subject of a passive", _suffering(sentence, said, trigger, parties))
        if action.type == "ELECT":
            frame.receive("subject of a passive", said)
    else:
        if (
            trigger.noun in said and action.object == "recipient"
        ):  # «эвакуировали 300 семей»: said of the noun
            said = [t for t in said if t is not trigger.noun]
        frame.give(action.subject, "subject", said)
        if action.type == "TRADE" and action.subject == "none":  # «акции Norn подешевели»
            things = [trigger.noun] if trigger.noun is not None else subjects(sentence, verb, lexicon)
            frame.act(
                "whose", able(sentence, [t for thing in things for t in owners(sentence, thing)], parties)
            )
        if suffered and action.subject == "none":  # "two were left homeless"
            frame.give(action.object, "subject of a passive", said)
        if trigger.noun is None:
            taken = objects(sentence, verb)
            frame.give(action.object, "object", _suffering(sentence, taken, trigger, parties))
            if action.type == "SANCTION" and action.object == "none":  # "who had suspended her"
                frame.receive("object", [t for t in taken if _person(sentence, t, parties)])
        elif action.object == "recipient":  # "sent Chile weapons", «попросил страну об убежище»
            given = [t for t in objects(sentence, verb) if t is not trigger.noun]
            frame.receive("object of a phrase", able(sentence, given, parties))
        elif action.type == "AGREE":  # "signed the player to a contract"
            signed = [t for t in objects(sentence, verb) if t is not trigger.noun]
            frame.receive("object of a phrase", [t for t in signed if _person(sentence, t, parties)])
    if not frame.actors and not suffered and action.type in VOICES:
        frame.act("in a body", speaking_place(sentence, verb, action, parties))
    marked(sentence, verb, action, parties, frame)


def _deciders(sentence: Sentence, verb: Token, parties: Parties) -> list[Token]:
    """«Назначен указом президента», «постановлением правительства утверждены»: whose decision it was done by."""
    for child in children(sentence, verb):
        if child.lemma in _DECISIONS and child.case == "ablt" and marker(sentence, child) == "ablt":
            return able(sentence, owners(sentence, child), parties)
    return []


def _lifeless(parties: Parties, token: Token) -> bool:
    """«После прививки Вильхи умерли двое»: what a company or its product is called has not died."""
    mention = parties.mention(token)
    return mention is not None and mention.kind in ("organisation", "outlet", "product", "facility") and (
        token.lemma not in parties.lexicon.collectives
    )  # fmt: skip


def _cut_passive(sentence: Sentence, trigger: Trigger) -> bool:
    """ "Two killed in Oslo": a past form of what is done to a body, without helper or object, is passive."""
    verb, action = trigger.token, trigger.action
    if sentence.language == "en" and _led_to(sentence, verb):
        return True
    bodily = action.mode in BODILY or (action.type == "INCIDENT" and action.object == "recipient")
    if sentence.language != "en" or trigger.noun is not None or not bodily or verb.dep == "acl:relcl":
        return False
    near = [verb, *(c for c in children(sentence, verb) if base(c.dep) == "conj")]
    up = head(sentence, verb)
    if base(verb.dep) == "conj" and up is not None:
        near.append(up)
    if any(base(c.dep) in ("obj", "ccomp", "aux") for t in near for c in children(sentence, t)):
        return False
    return verb.text.lower().endswith(("ed", "en", "shot", "hurt", "slain", "freed")) and verb.pos == "VERB"


def _led_to(sentence: Sentence, verb: Token) -> bool:
    """ "Berg charged with fraud", "Wizz allowed to bid": a headline's past form, its object gone from before what it
    leads to."""
    after = sentence.tokens[verb.i + 1].text.lower() if verb.i + 1 < len(sentence.tokens) else ""
    helped = any(base(c.dep) in ("obj", "aux", "ccomp") for c in children(sentence, verb) if c.i < verb.i + 3)
    return after in _LEADS.get(verb.text.lower(), ()) and not helped


def _suffering(sentence: Sentence, tokens: list[Token], trigger: Trigger, parties: Parties) -> list[Token]:
    """Objects that are somebody; of a thing, whose it is: «осудил действия России»."""
    found: list[Token] = []
    for token in tokens:
        housed = [t for t in owners(sentence, token) if parties.named(t)] if token.lemma in _HOUSES else []
        if housed:
            found += housed  # «обстрелял здания министерства и суда»
        elif parties.acts(sentence, token) or _victim(sentence, token, trigger.action, parties):
            found.append(token)
        elif trigger.action.type in RIGHTS and trigger.action.mode not in _FLESH:
            found += [t for t in owners(sentence, token) if parties.named(t)] or nations(
                sentence, token, parties
            )
        elif trigger.action.type == "AID":  # "saved the boy's life"
            found += able(sentence, owners(sentence, token), parties)
    return found


def _person(sentence: Sentence, token: Token, parties: Parties) -> bool:
    mention = parties.mention(token)
    somebody = token.text.lower() in ("him", "her", "them", "me", "us")
    return parties.acts(sentence, token) and (
        somebody or (mention is not None and mention.kind in ("person", "role"))
    )


def _victim(sentence: Sentence, token: Token, action: Action, parties: Parties) -> bool:
    """English nouns do not show who is alive: what is killed, arrested or freed is somebody."""
    bodily = action.type in ("ASSAULT", "COERCE") and action.mode in BODILY and action.mode != "firearms"
    bodily = bodily or (action.type == "INCIDENT" and token.pos == "NUM")  # "injured 30"
    known = parties.lexicon
    named = token.lemma in known.nouns or token.lemma in known.containers
    return sentence.language == "en" and bodily and token.pos in ("NOUN", "NUM") and not named
