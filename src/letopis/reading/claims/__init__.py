"""Claims: who did what to whom, when, where, and on whose word, one claim a happening of an article.

    find_claims(analysis, who, times, words, reference) -> Claims

lexicon.py knows the words, triggers.py finds them, syntax.py and arguments.py say who stands where,
parties.py who
that is, status.py how it stands in the world, voice.py whose word it is, setting.py when and where,
quantities.py
how many; happening.py joins tellings of one event and table.py seats those who represented a party at a
meeting.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from letopis.reading import morphology
from letopis.reading.analysis import Analysis, Sentence, Token
from letopis.reading.claims.aims import lend_recipients
from letopis.reading.claims.arguments import Frame, find_arguments, governor
from letopis.reading.claims.dating import date_draft
from letopis.reading.claims.draft import Draft
from letopis.reading.claims.happening import only_counts, same_happenings
from letopis.reading.claims.lexicon import lexicon
from letopis.reading.claims.mending import mend
from letopis.reading.claims.parties import Parties, merge_parts
from letopis.reading.claims.quantities import find_quantities
from letopis.reading.claims.setting import find_place, owners_of_times, pointing_verb, times_at
from letopis.reading.claims.status import find_status
from letopis.reading.claims.syntax import agents, base, children, head, infinitive, passive
from letopis.reading.claims.table import seat_representatives
from letopis.reading.claims.triggers import Trigger, find_triggers
from letopis.reading.claims.voice import SPEECH, settle_voices
from letopis.reading.entities import Who
from letopis.records import Claim, Entity, Evidence, Part, Quantity, TimeExpression, When
from letopis.records.reading import Stance, Status

if TYPE_CHECKING:
    from letopis.reading.attribution import Words
    from letopis.reading.times import Reference

__all__ = ["Claims", "find_claims"]

_BARE = ("PROTEST", "INCIDENT", "ASSAULT")  # news though nobody is named
_MUTUAL = (
    "AGREE",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "REJECT",
    "REQUEST",
    "STATE",
    "THREATEN",
    "TRADE",
)  # none without a party
_ASKED = ("REQUEST", "THREATEN", "AGREE", "REJECT", "SUPPORT", "SANCTION", "ACCUSE")
_COUNTED = {
    "killed": ("ASSAULT", "INCIDENT"), "wounded": ("ASSAULT", "INCIDENT"), "detained": ("COERCE",),
    "evacuated": ("AID", "INCIDENT"), "participants": ("PROTEST",),
    "money": ("TRADE", "AID", "SANCTION", "LEGISLATE", "AGREE"),
}  # fmt: skip


@dataclass(frozen=True)
class Claims:
    """The claims of an article in text order, and its entities with those added for people only described."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]


def find_claims(
    analysis: Analysis, who: Who, times: Sequence[TimeExpression], words: "Words", reference: "Reference"
) -> Claims:
    """Every event the article tells that a chronicle would list; a happening told twice is one claim."""
    analysis = replace(analysis, sentences=tuple(mend(s) for s in analysis.sentences))
    parties = Parties(analysis, who, lexicon(analysis.language), times)
    drafts: list[Draft] = []
    for sentence in analysis.sentences:
        drafts += _told_again(drafts, sentence, parties, times)
        drafts += _drafts(sentence, parties, times)
    drafts = settle_voices(drafts, words, parties)
    for draft in drafts:
        date_draft(draft, drafts, reference)
        draft.confidence = _confidence(draft)
    groups = same_happenings(drafts, parties)
    seat_representatives(analysis, groups, parties)
    return Claims(_claims(groups), parties.entities)


def _told_again(
    drafts: Sequence[Draft], sentence: Sentence, parties: Parties, times: Sequence[TimeExpression]
) -> list[Draft]:
    """«… провели встречу. Она состоялась 17 сентября»: the event just told, told again with its time."""
    found = pointing_verb(sentence, parties.lexicon)
    near = [d for d in drafts if d.trigger.kind != "verb" and sentence.index - d.sentence.index in (1, 2)]
    if found is None or not near:
        return []
    verb, pronoun = found
    meant = [d for d in near if _gender(pronoun) <= _gender(d.trigger.noun or d.trigger.token)]
    owned = times_at(sentence, verb, times)
    if not meant or meant[-1].times or not owned:
        return []
    told = meant[-1]
    trigger = replace(told.trigger, token=verb, kind="noun", start=verb.start, end=verb.end)
    return [replace(told, sentence=sentence, trigger=trigger, times=owned, quantities=(), background=False)]


def _gender(token: Token) -> frozenset[str]:
    return token.tags & {"masc", "femn"}


def _drafts(sentence: Sentence, parties: Parties, times: Sequence[TimeExpression]) -> list[Draft]:
    triggers = find_triggers(sentence, parties.lexicon)
    if not triggers:
        return []
    pointing = pointing_verb(sentence, parties.lexicon)
    owned = owners_of_times(sentence, triggers, times, pointing[0] if pointing else None)
    figures = find_quantities(sentence)
    drafts, told = [], []
    for trigger in triggers:
        trigger = _mishap(sentence, trigger, triggers)
        draft = _draft(sentence, trigger, parties, owned, figures)
        told.append(draft)
        if _worth_telling(draft, parties) and not _asked_for(draft, triggers):
            drafts.append(draft)
        elif ending := _ended(trigger, draft, parties):
            owned.setdefault(ending.token.i, owned.get(trigger.token.i, []))
            draft = _draft(sentence, ending, parties, owned, figures)
            draft.status, draft.background = "ongoing", False
            drafts.append(draft)
    lend_recipients(told, drafts, parties)
    return drafts


def _draft(
    sentence: Sentence,
    trigger: Trigger,
    parties: Parties,
    owned: dict[int, list[TimeExpression]],
    figures: list[Quantity],
) -> Draft:
    frame = find_arguments(sentence, trigger, parties)
    if trigger.action.mishap and not frame.actors:  # «взрыв на складе»: nobody is said to have done it
        trigger = replace(
            trigger, action=replace(trigger.action, type="INCIDENT", mode="", contexts=("disasters",))
        )
    return Draft(
        sentence=sentence,
        trigger=trigger,
        actors=_parts(sentence, frame.actors, parties),
        recipients=_parts(sentence, frame.recipients, parties),
        status=find_status(sentence, trigger, parties.lexicon),
        place=find_place(sentence, trigger, parties),
        times=tuple(owned.get(trigger.token.i, ())),
        quantities=_taken(figures, trigger),
        background=_background(sentence, trigger, parties),
        by=_rule(trigger, frame),
    )


def _mishap(sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> Trigger:
    """ "Two were killed in a crash": a passive without a doer beside a mishap is part of the mishap."""
    action = trigger.action
    if action.type != "ASSAULT" or action.mode not in ("targeted", "beat") or trigger.kind != "verb":
        return trigger
    if not passive(sentence, trigger.token) or agents(sentence, trigger.token):
        return trigger
    beside = {"INCIDENT" if t.action.mishap else t.action.type for t in triggers if t is not trigger}
    if "INCIDENT" not in beside or "ASSAULT" in beside:
        return trigger
    return replace(trigger, action=replace(action, type="INCIDENT", mode=""))


def _ended(trigger: Trigger, draft: Draft, parties: Parties) -> Trigger | None:
    """«Чтобы прекратили блокаду»: what is to be ended goes on, whether or not it will be ended."""
    lexicon, noun = parties.lexicon, trigger.noun
    if noun is None or noun.lemma not in lexicon.nouns or draft.status in ("happened", "ongoing"):
        return None
    verb = trigger.token
    if not lexicon.governs(lexicon.base(verb.lemma, verb.text, True), "end"):
        return None
    return Trigger(noun, lexicon.nouns[noun.lemma], "noun", noun.start, noun.end)


def _parts(sentence: Sentence, tokens: Sequence[Token], parties: Parties) -> tuple[Part, ...]:
    return merge_parts(*(parties.part(sentence, token) for token in tokens))


def _rule(trigger: Trigger, frame: Frame) -> str:
    return "rule:" + ", ".join([trigger.kind, *dict.fromkeys(frame.rules)])


def _taken(figures: list[Quantity], trigger: Trigger) -> tuple[Quantity, ...]:
    """The figures that count what this kind of event leaves behind; each goes to the first event that
    fits."""
    mine = [f for f in figures if trigger.action.type in _COUNTED.get(f.what, ())]
    for figure in mine:
        figures.remove(figure)
    return tuple(mine)


def _background(sentence: Sentence, trigger: Trigger, parties: Parties) -> bool:
    """An event noun that no verb of holding, happening, calling or planning governs."""
    if trigger.kind != "noun":
        return False
    if sentence.title and trigger.token.head < 0:
        return False  # «Взрыв на складе: погибли двое»: a headline needs no verb
    lexicon = parties.lexicon
    for child in children(sentence, trigger.token):  # «проходящий в Бергене саммит»
        if base(child.dep) in ("acl", "amod") and lexicon.governs(
            lexicon.base(child.lemma), "occur", "continue"
        ):
            return False
    found = governor(sentence, trigger.token, parties)
    if found is None:
        return True
    below, verb = found
    lemma = parties.lexicon.base(verb.lemma, verb.text, True)
    governed = parties.lexicon.governs(lemma, *parties.lexicon.governors)
    return not (governed and base(below.dep) in ("obj", "nsubj", "xcomp", "obl", "conj"))


def _worth_telling(draft: Draft, parties: Parties) -> bool:
    """Leaves out states, generic talk, event nouns with nobody in them, and words that only describe
    something."""
    trigger, action = draft.trigger, draft.trigger.action
    somebody = bool(draft.actors or draft.recipients)
    if _describes(draft, parties):
        return False
    if trigger.kind == "noun":
        if action.weak:
            return bool(draft.actors) and (not draft.background or bool(draft.recipients))
        return somebody or action.type in _BARE[:2] or (not draft.background and action.type not in _MUTUAL)
    if action.type == "STATE" and trigger.kind == "verb":
        return True  # even nobody's word is somebody's: voice.py needs it, and leaves it out
    if action.needs and trigger.kind == "verb" and not draft.recipients:
        return False  # "released a video", "hit his head"
    if action.weak:
        if trigger.kind == "phrase" and draft.times:
            return True
        return bool(draft.actors) if action.subject == "actor" and action.type != "ELECT" else somebody
    return somebody or action.type in _BARE or trigger.kind == "phrase"


def _describes(draft: Draft, parties: Parties) -> bool:
    """«Лидеры протеста», «предложенный план»: the word only says which people or which thing is meant."""
    sentence, token = draft.sentence, draft.trigger.token
    if draft.trigger.kind == "noun" and _whose(sentence, token, parties):
        return True
    if draft.trigger.kind == "noun" and _identified(draft, parties):
        return True
    if not draft.actors and not draft.recipients and _which(sentence, token):
        return True
    up = head(sentence, token)
    if up is None or up.pos not in ("NOUN", "PROPN"):
        return False
    if draft.trigger.kind == "noun":
        return base(token.dep) == "nmod" and parties.acts(sentence, up) and "inan" not in up.tags
    stated = any(base(c.dep) == "nsubj" for c in children(sentence, token))
    attributive = (
        not stated
        and base(token.dep) in ("amod", "acl")
        and token.dep != "acl:relcl"
        and not infinitive(token)
    )
    return attributive and (draft.trigger.action.weak or draft.type in SPEECH) and not draft.times


def _identified(draft: Draft, parties: Parties) -> bool:
    """«Встреча, ставшая первым контактом»: the second noun says what the first, of its own kind, has been."""
    at: Token | None = head(draft.sentence, draft.trigger.token)
    if at is None or at.pos not in ("VERB", "ADJ") or base(at.dep) not in ("acl", "amod"):
        return False
    noun = head(draft.sentence, at)
    known = parties.lexicon.nouns.get(noun.lemma) if noun is not None else None
    return known is not None and known.type == draft.type


def _which(sentence: Sentence, verb: Token) -> bool:
    """ "The depot that exploded": a noun, and right after it the word that begins the clause of the verb."""
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


def _asked_for(draft: Draft, triggers: Sequence[Trigger]) -> bool:
    """What is only asked for, threatened or agreed upon is told by the asking: no event of its own."""
    if draft.status in ("happened", "ongoing"):
        return False
    above = {t.token.i: t for t in triggers} | {t.noun.i: t for t in triggers if t.noun}
    at = draft.trigger.token
    for _ in range(3):
        up = head(draft.sentence, at)
        if up is None or base(at.dep) not in ("xcomp", "ccomp", "obj", "obl", "nmod", "advcl", "conj", "acl"):
            return False
        over = above.get(up.i) if base(at.dep) != "conj" else None
        if over is not None and over.token.i != draft.trigger.token.i:
            return over.action.type in _ASKED
        at = up
    return False


def _confidence(draft: Draft) -> float:
    """How sure: set phrases and verbs more than nouns, named parties more than nobody, background less."""
    score = {"phrase": 0.8, "verb": 0.75, "noun": 0.65}[draft.trigger.kind]
    score += 0.1 if draft.actors else -0.1
    score -= 0.1 if draft.trigger.action.weak else 0.0
    score -= 0.15 if draft.background else 0.0
    score -= 0.05 if any(not part.entity for part in draft.actors) else 0.0
    return round(min(0.95, max(0.1, score)), 2)


def _claims(groups: Sequence[Sequence[Draft]]) -> tuple[Claim, ...]:
    ids = {id(draft): f"c{number}" for number, group in enumerate(groups, 1) for draft in group}
    return tuple(_claim(f"c{number}", group, ids) for number, group in enumerate(groups, 1))


def _claim(name: str, group: Sequence[Draft], ids: dict[int, str]) -> Claim:
    first = max(group, key=lambda d: (not only_counts(d), d.confidence))
    timed = next((d for d in group if d.times), None) or next((d for d in group if d.edtf), None)
    about = dict.fromkeys(ids[id(d)] for draft in group for d in draft.about if id(d) in ids)
    actors = merge_parts(*(d.actors for d in group))
    recipients = _without(merge_parts(*(d.recipients for d in group)), actors)
    return Claim(
        id=name,
        type=first.type,
        mode=first.mode or next((d.mode for d in group if d.mode and d.type == first.type), ""),
        status=_status(group, first),
        stance=first.stance if all(d.stance != "asserted" for d in group) else _plainest(group),
        evidences=tuple(
            Evidence((d.trigger.start, d.trigger.end), (d.sentence.start, d.sentence.end)) for d in group
        ),
        contexts=tuple(dict.fromkeys(c for d in group for c in d.trigger.action.contexts)),
        actors=actors,
        recipients=recipients,
        participants=_without(merge_parts(*(d.participants for d in group)), (*actors, *recipients)),
        place=next((d.place for d in group if d.place is not None), None),
        time=When(timed.edtf, tuple(t.id for t in timed.times)) if timed else None,
        attributions=tuple(dict.fromkeys(a for d in group for a in d.attributions)),
        about=tuple(a for a in about if a != name),
        quantities=tuple(dict.fromkeys(q for d in group for q in d.quantities)),
        confidence=first.confidence,
        by=first.by,
    )


def _without(parts: tuple[Part, ...], others: Sequence[Part]) -> tuple[Part, ...]:
    taken = {p.entity for p in others if p.entity}
    return tuple(p for p in parts if not p.entity or p.entity not in taken)


def _status(group: Sequence[Draft], first: Draft) -> Status:
    """The status of the surest telling; where tellings differ, what happened wins over what goes on."""
    if first.status == "ongoing" and any(d.status == "happened" and d.times for d in group):
        return "happened"
    return first.status


def _plainest(group: Sequence[Draft]) -> Stance:
    """Told by others anywhere in the article, an event is claimed unless the outlet tells it outside the
    headline."""
    body = [d for d in group if not d.sentence.title] or list(group)
    return (
        next((d.stance for d in body if d.stance != "asserted"), "asserted")
        if len(group) > 1
        else body[0].stance
    )
