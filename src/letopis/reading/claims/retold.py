"""A happening told again in other words: by its noun after its verb, a death that comes once, the call that began it.

    dead_once(group, draft, parties) -> bool
    retold(group, draft, rivals) -> bool
    suit(group, draft)

happening.py asks this of a telling that shares too little with a group to be joined by type, time and parties alone.
"""

from collections.abc import Sequence

from letopis.reading.claims.draft import Draft
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.quantities import kills
from letopis.records import Part

_TOLD = ("happened", "ongoing")
_AGAIN = 4  # sentences over which a noun still means what a verb has told
_REMEMBERED = 8  # sentences over which a death is the death of him who was named
_BLOWS = ("ASSAULT", "INCIDENT")
_DEEDS = ("ASSAULT", "PROTEST", "COERCE", "RETREAT", "SANCTION")  # that a bare noun takes up again


def retold(group: Sequence[Draft], draft: Draft, rivals: Sequence[Sequence[Draft]]) -> bool:
    """Whether a draft tells a group's happening again; `rivals` are all groups of the draft's type so far."""
    return _called_out(group, draft) or (len(rivals) == 1 and _named_again(group, draft))


def suit(group: Sequence[Draft], draft: Draft) -> None:
    """Takes from a retelling what is not so of the happening: that it is still to come."""
    if _called_out(group, draft):
        draft.status = group[-1].status


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


def _named_again(group: Sequence[Draft], draft: Draft) -> bool:
    """«Здание обстреляно … атаку совершили террористы»: a noun in the singular, without its own day, place or
    anybody at odds with the only happening of its type told before it."""
    last = group[-1]
    noun = draft.trigger.noun or draft.trigger.token
    taken_up = draft.trigger.kind == "noun" and "plur" not in noun.tags and draft.type in _DEEDS
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
