"""Claims: who did what to whom, when, where, and on whose word, one claim a happening of an article.

    find_claims(analysis, who, times, words, reference) -> Claims

lexicon.py knows the words, triggers.py finds them, syntax.py, subjects.py and relatives.py say who stands
where, arguments.py (of verbs) and nominal.py (of nouns) who takes part, parties.py who that is, status.py
(status_verbs.py, status_nouns.py) how it stands in the world, voice.py whose word it is, setting.py when and
where, quantities.py how many; happening.py, evident.py and retold.py join tellings of one event and table.py
seats those who represented a party at a meeting.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from letopis.reading.analysis import Analysis, Sentence, Token
from letopis.reading.claims.aims import lend_recipients
from letopis.reading.claims.arguments import BODILY, find_arguments
from letopis.reading.claims.asked import asked_for
from letopis.reading.claims.dating import date_drafts
from letopis.reading.claims.draft import Draft
from letopis.reading.claims.english_worth import idle
from letopis.reading.claims.frames import Frame
from letopis.reading.claims.happening import only_counts, same_happenings
from letopis.reading.claims.lexicon import lexicon
from letopis.reading.claims.mending import mend
from letopis.reading.claims.parties import Parties, merge_parts
from letopis.reading.claims.quantities import find_quantities, leaver
from letopis.reading.claims.seen import seen_triggers, untold, with_doers
from letopis.reading.claims.setting import find_place, hand_up, owners_of_times, pointing_verb, times_at
from letopis.reading.claims.status import find_status
from letopis.reading.claims.sureness import confidence
from letopis.reading.claims.syntax import agents, base, infinitive, marker, passive
from letopis.reading.claims.table import seat_representatives
from letopis.reading.claims.telling import scenes
from letopis.reading.claims.triggers import Trigger, find_triggers
from letopis.reading.claims.voice import settle_voices
from letopis.reading.claims.worth import background, worth_telling
from letopis.reading.entities import Who
from letopis.records import Claim, Entity, Evidence, Part, Quantity, TimeExpression, When
from letopis.records.reading import Stance, Status

if TYPE_CHECKING:
    from letopis.reading.attribution import Words
    from letopis.reading.times import Reference

__all__ = ["Claims", "find_claims", "find_tellings"]


_ENDS = (".", "!", "?", "…", ";", ":", '"', "”", "»", "'", "’", ")", "]", "“")
_KICKERS = 3  # pairs of words in capitals within what is no sentence
_FIRST = 5  # words by which captions of one series begin
_CAPTIONS = 3  # sentences with one beginning that make a series
_PROSE = 12  # whole sentences that make an article of prose
_NAMES = ("person", "organisation", "outlet", "product", "law")
_BLOWS = ("ASSAULT", "COERCE")
_SIDE_BY_SIDE = 4  # words from one verb of a row to the next
_ANSWERED = ("ACCUSE", "REQUEST", "SUPPORT", "THREATEN", "AGREE", "REJECT", "STATE")
_ANSWERS = ("REJECT", "ACCUSE", "SUPPORT", "CONCEDE", "STATE")
# What came of it: «через негоду знеструмлено села».
_OF_IT = ("через", "внаслідок", "унаслідок", "від", "из-за", "вследствие", "от")
_IN_IT = ("in", "during", "в", "во", "у", "при", "під")


@dataclass(frozen=True)
class Claims:
    """The claims of an article in text order, and its entities with those added for people only described."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]


def find_claims(
    analysis: Analysis, who: Who, times: Sequence[TimeExpression], words: "Words", reference: "Reference"
) -> Claims:
    """Every event the article tells that a chronicle would list; a happening told twice is one claim."""
    groups, parties = find_tellings(analysis, who, times, words, reference)
    return Claims(_claims(groups), parties.entities)


def find_tellings(
    analysis: Analysis, who: Who, times: Sequence[TimeExpression], words: "Words", reference: "Reference"
) -> tuple[Sequence[Sequence[Draft]], Parties]:
    """What claims are made of: for each happening its tellings, and who may take part."""
    analysis = replace(analysis, sentences=tuple(mend(s) for s in analysis.sentences))
    parties = Parties(analysis, who, lexicon(analysis.language), times)
    drafts: list[Draft] = []
    prose = _in_prose(analysis)
    for sentence in (s for s in analysis.sentences if s.index in prose):
        if any(words in sentence.text.lower() for words in parties.lexicon.corrected):
            continue
        drafts += _told_again(drafts, sentence, parties, times)
        drafts += _drafts(sentence, parties, times)
    drafts = [d for d in settle_voices(drafts, words, parties) if not untold(d)]
    set_in = scenes(analysis.sentences, times)
    date_drafts(
        drafts, {e.id for e in parties.entities if e.kind == "people" and _many(e)}, reference, set_in
    )
    for draft in drafts:
        draft.confidence = confidence(draft)
    groups = same_happenings(drafts, parties)
    seat_representatives(analysis, groups, parties)
    return groups, parties


def _many(people: Entity) -> bool:
    """ "Some governments", "agents", and not "the president", "police"."""
    return any(word.endswith("s") and len(word) > 2 for word in people.name.lower().split())


def _in_prose(analysis: Analysis) -> set[int]:
    """The sentences of headline and prose, by index: a paragraph that ends without a full stop is a caption or a row of
    other headlines, and those that begin alike are captions of one series; they only repeat."""
    lines = Counter(s.paragraph for s in analysis.sentences)
    openings = Counter(_opening(s) for s in analysis.sentences)
    ended = [s for s in analysis.sentences if lines[s.paragraph] > 1 or s.text.rstrip().endswith(_ENDS)]
    told = {s.index for s in ended if not _row(s) and not _bracketed(s) and openings[_opening(s)] < _CAPTIONS}
    told |= {s.index for s in analysis.sentences if s.title}
    return told if len(told) > _PROSE else {s.index for s in analysis.sentences}


def _opening(sentence: Sentence) -> tuple[str, ...]:
    """The first words of a sentence: photographs of one series have them in common."""
    return (
        tuple(t.text for t in sentence.tokens[:_FIRST]) if len(sentence.tokens) > _FIRST else (sentence.text,)
    )


def _bracketed(sentence: Sentence) -> bool:
    """ "[Graphic: the toll of the attacks]": a line about another page."""
    plain = sentence.text.strip()
    return plain.startswith("[") and plain.endswith("]")


def _row(sentence: Sentence) -> bool:
    """ "ROYAL WEDDING Prince to marry SANTA SHOCK Mother says …": headlines in a row, each with its kicker in
    capitals."""
    shouted = [t.text.isupper() and len(t.text) > 2 and t.text.isalpha() for t in sentence.tokens]
    return sum(one and other for one, other in pairwise(shouted)) >= _KICKERS


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
    known = find_triggers(sentence, parties.lexicon)
    triggers = sorted((*known, *seen_triggers(sentence, known, parties.lexicon)), key=lambda t: t.token.i)
    if not triggers:
        return []
    pointing = pointing_verb(sentence, parties.lexicon)
    owned = owners_of_times(sentence, triggers, times, pointing[0] if pointing else None)
    drafts, told = [], []
    for trigger in triggers:
        if _in_a_name(trigger, parties):
            continue
        trigger = _wounds(_mishap(sentence, trigger, triggers), triggers)
        draft = _draft(sentence, trigger, parties, owned)
        told.append(draft)
        if _worth(draft, triggers, parties):
            drafts.append(draft)
        elif draft.times:
            hand_up(draft, triggers, owned)
        if ending := _ended(trigger, draft, parties):
            owned.setdefault(ending.token.i, owned.pop(trigger.token.i, []))
            draft.times, lasting = (), _draft(sentence, ending, parties, owned)
            lasting.status, lasting.background = "ongoing", False
            drafts.append(lasting)
    for draft in drafts:
        draft.times = draft.times or tuple(owned.get(draft.trigger.token.i, ()))
    lend_recipients(told, parties)
    drafts = [
        d
        for d in drafts
        if not _answered(d, drafts)
        and not _same_blow(d, drafts)
        and not _in_a_row(d, drafts)
        and not _wrought(d, drafts)
    ]
    _count(drafts, find_quantities(sentence) if drafts else [])
    return drafts


def _worth(draft: Draft, triggers: Sequence[Trigger], parties: Parties) -> bool:
    """Whether it tells of an event at all. What a speech verb vouches for is needed to tell on whose word things are,
    and left out later."""
    if untold(draft) and draft.type != "STATE":
        return False
    if draft.trigger.seen and not (draft.actors or draft.recipients):
        return False
    return worth_telling(draft, parties) and not asked_for(draft, triggers) and not idle(draft, parties)


def _in_a_name(trigger: Trigger, parties: Parties) -> bool:
    """Ципи Ливни, «Комитет по расследованию»: a word of a name tells no event, but for names of happenings."""
    mention = parties.mention(trigger.token) if trigger.kind == "noun" else None
    return mention is not None and mention.kind in _NAMES and mention.end - mention.start > 1


def _answered(draft: Draft, told: Sequence[Draft]) -> bool:
    """ "Rejected her criticism", «отверг обвинения»: the answer tells of them; "convened a meeting"."""
    token = draft.trigger.token
    if draft.trigger.kind != "noun" or base(token.dep) not in ("obj", "nsubj") or draft.times:
        return False
    above = [d for d in told if d.trigger.token.i == token.head]
    if base(token.dep) == "nsubj" and not any(passive(draft.sentence, d.trigger.token) for d in above):
        return False  # «договорённости одобрены»
    return any(
        (d.type in _ANSWERS and draft.type in _ANSWERED) or d.type == draft.type == "CONSULT" for d in above
    )


def _in_a_row(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "Were groped, sexually molested and robbed": two verbs of one kind side by side, the later with nobody whom the
    earlier has not."""
    if not draft.mode or draft.times:
        return False
    return any(
        (d.type, d.mode) == (draft.type, draft.mode)
        and 0 < draft.trigger.token.i - d.trigger.token.i <= _SIDE_BY_SIDE
        and {p.entity for p in draft.actors} <= {p.entity for p in d.actors}
        and {p.entity for p in draft.recipients} <= {p.entity for p in d.recipients}
        for d in drafts
    )


def _wrought(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """«Пожар уничтожил склад», «ураган унёс жизни двоих»: the mishap, which takes from the verb whom it struck."""
    by = next(
        (d for d in drafts if draft.type == d.type == "INCIDENT" and _wreaks(d.trigger, draft.trigger)), None
    )
    if by is None or draft.trigger.kind == "noun":
        return False
    by.recipients, by.place, by.times = (
        by.recipients or draft.recipients,
        by.place or draft.place,
        by.times or draft.times,
    )
    by.background = False
    return True


def _same_blow(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "Killed two in an attack on the port": one happening; the verb takes from the noun what it lacks itself."""
    token = draft.trigger.token
    mark = marker(draft.sentence, token) if base(token.dep) in ("obl", "nmod") else ""
    kinds = ("INCIDENT",) if draft.type == "INCIDENT" else _BLOWS
    if (
        draft.trigger.kind != "noun"
        or draft.type not in kinds
        or mark not in (_OF_IT if kinds[0] == "INCIDENT" else _IN_IT)
    ):
        return False
    verb = next((d for d in drafts if d.trigger.token.i == token.head and d.type in kinds), None)
    if verb is None or verb.trigger.kind == "noun":
        return False
    verb.actors, verb.recipients = verb.actors or draft.actors, verb.recipients or draft.recipients
    verb.place, verb.times = verb.place or draft.place, verb.times or draft.times
    verb.quantities = (*verb.quantities, *draft.quantities)
    return True


def _draft(
    sentence: Sentence,
    trigger: Trigger,
    parties: Parties,
    owned: dict[int, list[TimeExpression]],
) -> Draft:
    frame = find_arguments(sentence, trigger, parties)
    with_doers(sentence, trigger, frame, parties)
    if trigger.action.mishap and not frame.actors:  # «взрыв на складе»: nobody is said to have done it
        trigger = replace(
            trigger, action=replace(trigger.action, type="INCIDENT", mode="", contexts=("disasters",))
        )
    told = trigger.action.otherwise != "STATE" or not infinitive(trigger.token)  # «некому отстаивать план»
    if trigger.action.otherwise and told and not _reaches(trigger, frame, parties):
        mode = "weapons" if trigger.action.otherwise == "MOBILIZE" else ""
        plain = replace(trigger.action, type=trigger.action.otherwise, mode=mode, needs="", otherwise="")
        trigger = replace(trigger, action=plain)
    return Draft(
        sentence=sentence,
        trigger=trigger,
        actors=_parts(sentence, frame.actors, parties),
        recipients=_parts(sentence, frame.recipients, parties, trigger.action.mode in BODILY),
        status=find_status(sentence, trigger, parties.lexicon),
        place=find_place(sentence, trigger, parties),
        times=tuple(owned.get(trigger.token.i, ())),
        background=background(sentence, trigger, parties),
        by=_rule(trigger, frame),
        sure=min((t.sure for t in (*frame.actors, *frame.recipients)), default=0.0),
    )


def _reaches(trigger: Trigger, frame: Frame, parties: Parties) -> bool:
    """Whether a word that needs a recipient has one; who is warned is threatened only when named."""
    return any(parties.named(t) for t in frame.recipients) or (
        bool(frame.recipients) and trigger.action.type != "THREATEN"
    )


def _mishap(sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> Trigger:
    """ "Two were killed in a crash": a passive without a doer beside a mishap is part of the mishap."""
    action = trigger.action
    if action.type == "ASSAULT" and trigger.kind != "noun" and any(_wreaks(t, trigger) for t in triggers):
        return replace(trigger, action=replace(action, type="INCIDENT", mode="", subject="none"))
    if action.type != "ASSAULT" or action.mode not in ("targeted", "beat") or trigger.kind != "verb":
        return trigger
    result = (
        sentence.language == "en"
        and trigger.token.text.lower().endswith("ing")
        and any(
            t.token.i < trigger.token.i and (t.action.mishap or t.action.type == "INCIDENT") for t in triggers
        )
    )  # "… crashed, killing two"
    if not result and (not passive(sentence, trigger.token) or agents(sentence, trigger.token)):
        return trigger
    beside = {"INCIDENT" if t.action.mishap else t.action.type for t in triggers if t is not trigger}
    if "INCIDENT" not in beside or "ASSAULT" in beside:
        return trigger
    subject = "none" if result else action.subject
    return replace(trigger, action=replace(action, type="INCIDENT", mode="", subject=subject))


def _wreaks(mishap: Trigger, trigger: Trigger) -> bool:
    """«Пожар уничтожил склад»: whether the one is a mishap that does the other."""
    subject = mishap.kind == "noun" and base(mishap.token.dep) == "nsubj"
    return subject and mishap.token.head == trigger.token.i and mishap.action.type == "INCIDENT"


def _wounds(trigger: Trigger, triggers: Sequence[Trigger]) -> Trigger:
    """ "Two were killed and nine injured when he opened fire": who is hurt beside an assault is hurt by it."""
    action = trigger.action
    beside = {"INCIDENT" if t.action.mishap else t.action.type for t in triggers if t is not trigger}
    if action.type != "INCIDENT" or not action.needs or "ASSAULT" not in beside or "INCIDENT" in beside:
        return trigger
    return replace(trigger, action=replace(action, type="ASSAULT", mode="beat"))


def _ended(trigger: Trigger, draft: Draft, parties: Parties) -> Trigger | None:
    """«Чтобы прекратили блокаду»: what is to be ended goes on, whether or not it will be ended."""
    lexicon, noun = parties.lexicon, trigger.noun
    if noun is None or noun.lemma not in lexicon.nouns or draft.status in ("happened", "ongoing"):
        return None
    verb = trigger.token
    if not lexicon.governs(lexicon.base(verb.lemma, verb.text, True), "end"):
        return None
    return Trigger(noun, lexicon.nouns[noun.lemma], "noun", noun.start, noun.end)


def _parts(
    sentence: Sentence, tokens: Sequence[Token], parties: Parties, bodily: bool = False
) -> tuple[Part, ...]:
    return merge_parts(*(parties.part(sentence, token, bodily) for token in tokens))


def _rule(trigger: Trigger, frame: Frame) -> str:
    return ("model:" if trigger.seen else "rule:") + ", ".join([trigger.kind, *dict.fromkeys(frame.rules)])


def _count(drafts: Sequence[Draft], figures: Sequence[Quantity]) -> None:
    """Gives each figure to the nearest event that leaves behind what it counts."""
    for figure in figures:
        nearest = leaver(figure, [(d.type, d.trigger.start) for d in drafts])
        if nearest is not None:
            drafts[nearest].quantities = (*drafts[nearest].quantities, figure)


def _plainness(draft: Draft) -> float:
    """How plainly it tells its happening: set phrases and verbs more than nouns, named parties more than nobody,
    background less. The plainest of several tellings says what it is."""
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
    first = max(group, key=lambda d: (not only_counts(d), _plainness(d)))
    timed = _finest([d for d in group if d.times]) or next((d for d in group if d.edtf), None)
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
        quantities=_figures(group),
        confidence=max(d.confidence for d in group),
        by=first.by,
    )


def _finest(timed: Sequence[Draft]) -> Draft | None:
    """The first telling with a time, or a later one that says it more exactly: «в ноябре», «с 1 ноября»."""
    found = next(iter(timed), None)
    for draft in timed:
        if found is not None and len(draft.edtf) > len(found.edtf) and draft.edtf.startswith(found.edtf):
            found = draft
    return found


def _figures(group: Sequence[Draft]) -> tuple[Quantity, ...]:
    """The figures of all tellings; those of a headline only where the text has none of the kind."""
    body = [q for d in group if not d.sentence.title for q in d.quantities]
    told = {q.what for q in body}
    title = [q for d in group if d.sentence.title for q in d.quantities if q.what not in told]
    return tuple({(q.what, q.low, q.high, q.unit): q for q in (*title, *body)}.values())


def _without(parts: tuple[Part, ...], others: Sequence[Part]) -> tuple[Part, ...]:
    taken = {p.entity for p in others if p.entity}
    return tuple(p for p in parts if not p.entity or p.entity not in taken)


def _status(group: Sequence[Draft], first: Draft) -> Status:
    """The status of the surest telling; where tellings differ, what happened wins over what goes on."""
    if first.status == "ongoing" and any(d.status == "happened" and d.times for d in group):
        return "happened"
    named = first.status == "planned" and first.trigger.token.pos == "NOUN"
    if named and any(d.status == "happened" and d.trigger.token.pos == "VERB" for d in group):
        return "happened"  # «решение о снятии ареста … акции освободили»
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
