"""A happening told again in other words: by its noun after its verb, a death that comes once, the call that began it.

    dead_once(group, draft, parties) -> bool
    retold(group, draft, rivals, parties) -> bool
    suit(group, draft, parties)

happening.py asks this of a telling that shares too little with a group to be joined by type, time and parties alone.
"""

from collections.abc import Sequence

from letopis.reading.claims.draft import Draft
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.quantities import kills
from letopis.reading.claims.syntax import base, children
from letopis.records import Part

_TOLD = ("happened", "ongoing")
_AGAIN = 4  # sentences over which a noun still means what a verb has told
_REMEMBERED = 8  # sentences over which a death is the death of him who was named
_BLOWS = ("ASSAULT", "INCIDENT")
_LEAD = 4  # sentences and captions after the headline that may tell its happening again
_THIS = ("этот", "это", "такой", "данный", "цей", "такий", "даний")
SPOKEN = ("STATE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT")
_DEEDS = ("ASSAULT", "PROTEST", "COERCE", "RETREAT", "SANCTION")  # that a bare noun takes up again


def retold(group: Sequence[Draft], draft: Draft, rivals: Sequence[Sequence[Draft]], parties: Parties) -> bool:
    """Whether a draft tells a group's happening again; `rivals` are all groups of the draft's type so far."""
    return (
        _called_out(group, draft)
        or _pointed_at(group, draft)
        or _asked_again(group, draft)
        or _aimed_again(group, draft, parties)
        or (len(rivals) == 1 and _named_again(group, draft))
    )


def suit(group: Sequence[Draft], draft: Draft, parties: Parties) -> None:
    """Takes from a retelling what is not so of the happening: that it is still to come."""
    if _called_out(group, draft):
        draft.status = group[-1].status
    if _aimed_again(group, draft, parties):
        for telling in (d for d in (*group, draft) if _one_described(d, parties)):
            telling.recipients = ()  # by his name another telling says who he is
    if draft.actors and _asked_again(group, draft):
        for telling in (d for d in group if d.sentence.title):
            telling.actors, telling.recipients = (), () if draft.recipients else telling.recipients
    if _pointed_at(group, draft):
        draft.actors, draft.background = (), True  # what was said, and by whom, the words before tell


def dead_once(group: Sequence[Draft], draft: Draft, parties: Parties) -> bool:
    """«Убит в 1980 году … Новак умер в больнице … гибель музыканта»: nobody dies twice."""
    deaths = [d for d in group if _death(d)]
    if not deaths or not _death(draft):
        return False
    for told in deaths:
        if _persons(told, parties) & _persons(draft, parties):
            return True
    near = draft.sentence.index - group[-1].sentence.index <= _REMEMBERED
    known = any(_persons(d, parties) for d in deaths)
    return near and known and draft.trigger.kind == "noun" and _one_described(draft, parties)


def _death(draft: Draft) -> bool:
    word = draft.trigger.token.text.lower()
    return draft.type in _BLOWS and draft.status in _TOLD and kills(word, draft.sentence.language)


def _persons(draft: Draft, parties: Parties) -> set[str]:
    known = (parties.entity(p.entity) for p in draft.recipients)
    return {e.id for e in known if e is not None and e.kind == "person"}


def _one_described(draft: Draft, parties: Parties) -> bool:
    """«Гибель музыканта»: one person, not named."""
    heads = [draft.sentence.head_of(*p.words) for p in draft.recipients if p.words]
    sides = [parties.entity(p.entity) for p in draft.recipients]
    single = len(heads) == 1 and heads[0] is not None and {"sing", "anim"} <= heads[0].tags
    return single and all(e is not None and e.kind == "people" for e in sides)


def _called_out(group: Sequence[Draft], draft: Draft) -> bool:
    """«Проходит забастовка. Её объявили профсоюзы»: what goes on is what was called, if no later day is said."""
    if draft.type != "PROTEST" or draft.trigger.kind != "noun" or draft.status != "planned" or draft.times:
        return False
    last = group[-1]
    near = 0 < draft.sentence.index - last.sentence.index <= _AGAIN
    return near and last.type == draft.type and last.mode == draft.mode and last.status in _TOLD


def _pointed_at(group: Sequence[Draft], draft: Draft) -> bool:
    """«Прокурор попросил … Прокурор сделал это заявление в суде»: words about words just told are none of their own."""
    said = draft.trigger.noun
    if draft.type != "STATE" or said is None or draft.sentence.language == "en":
        return False
    pointed = any(c.lemma in _THIS for c in children(draft.sentence, said) if base(c.dep) in ("det", "amod"))
    last = group[-1]
    near = 0 < draft.sentence.index - last.sentence.index <= 1
    return pointed and near and last.type in SPOKEN and _alike(last, draft)


def _alike(told: Draft, draft: Draft) -> bool:
    """Whether both are done by one party, or by people called by the same noun."""
    if {p.entity for p in told.actors if p.entity} & {p.entity for p in draft.actors}:
        return True
    heads = [
        {t.lemma for t in (d.sentence.head_of(*p.words) for p in d.actors if p.words) if t}
        for d in (told, draft)
    ]
    return bool(heads[0] & heads[1])


def _asked_again(group: Sequence[Draft], draft: Draft) -> bool:
    """«Прокурор попросил суд …» and, under that headline, «Российский прокурор попросил Тверской суд»."""
    title = [d for d in group if d.sentence.title and d.trigger.action == draft.trigger.action]
    again = any(d.lemma == draft.lemma and d.status == draft.status and _alike(d, draft) for d in title)
    return again and draft.sentence.index <= _LEAD and draft.type in SPOKEN


def _aimed_again(group: Sequence[Draft], draft: Draft, parties: Parties) -> bool:
    """«Покушение на мэра … покушение на Кернеса»: the same deed by the same noun, of him who is not named."""
    alike = [d for d in group if d.lemma == draft.lemma and d.type == draft.type and d.mode == draft.mode]
    if not alike or draft.trigger.kind != "noun" or "plur" in draft.trigger.token.tags:
        return False
    one = _one_described(draft, parties) or any(_one_described(d, parties) for d in alike)
    named = {id for d in (*alike, draft) for id in _persons(d, parties)}
    return one and len(named) == 1 and draft.status in _TOLD and draft.type == "ASSAULT"


def _named_again(group: Sequence[Draft], draft: Draft) -> bool:
    """«Здание обстреляно … атаку совершили террористы»: a noun in the singular, without its own day, place or
    anybody at odds with the only happening of its type told before it."""
    last = group[-1]
    noun = draft.trigger.noun or draft.trigger.token
    alike = draft.lemma == last.lemma and draft.type not in (
        *SPOKEN,
        "CONSULT",
    )  # «отменил приговор … отмена приговора»
    named = draft.trigger.token.pos == "NOUN" and "plur" not in noun.tags
    taken_up = named and (alike or (draft.trigger.kind == "noun" and draft.type in _DEEDS))
    near = 0 < draft.sentence.index - last.sentence.index <= _AGAIN
    if not taken_up or not near or draft.times or draft.type != last.type:
        return False
    if draft.status not in _TOLD or any(d.status not in _TOLD for d in group):
        return False
    modes = {d.mode for d in (*group, draft)} - {""}
    places = {d.place.entity for d in (*group, draft) if d.place and d.place.entity}
    fits = all(
        _fit(getattr(draft, role), [p for d in group for p in getattr(d, role)])
        for role in ("actors", "recipients")
    )
    return len(modes) < 2 and len(places) < 2 and fits


def _fit(mine: Sequence[Part], theirs: Sequence[Part]) -> bool:
    """Whether two lists of parties may name the same: one of them is empty, or they share somebody."""
    shared = {p.entity for p in mine if p.entity} & {p.entity for p in theirs}
    return not mine or not theirs or bool(shared)
