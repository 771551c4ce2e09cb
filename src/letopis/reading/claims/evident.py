"""Two tellings that are evidently one: of one figure, of one day, one row of blows, the parts of one sentence.

    evident(group, draft, parties) -> bool

happening.py asks this before it weighs type, time and parties against each other.
"""

from collections.abc import Sequence

from letopis.reading.claims.draft import Draft
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.syntax import base, children
from letopis.records import Part

_TOLD = ("happened", "ongoing")
_MANY = 10  # a figure from here on is seldom the same by chance
_NEAR = 4  # sentences over which the doers and those it was done to may be told apart
_DAY = len("2023-09-17")
_HARM = ("firearms", "beat", "targeted", "primitive", "")
_DEEDS = ("COERCE", "SANCTION", "ASSAULT")
_AIM = ("advcl", "acl", "xcomp")


def evident(group: Sequence[Draft], draft: Draft, parties: Parties) -> bool:
    """Whether a telling is evidently of a group's happening."""
    last = group[-1]
    if draft.type != last.type:
        return False
    if _to_talk(group, draft) or _row_of_blows(group, draft):
        return True
    if not _stand_alike(group, draft) or _elsewhere(group, draft):
        return False
    return (
        _same_figure(group, draft, parties) or _same_day(group, draft) or _doers_and_sufferers(group, draft)
    )


def _to_talk(group: Sequence[Draft], draft: Draft) -> bool:
    """ "Will hold a meeting to discuss prices", «встретились, чтобы обсудить цены»: what a meeting is held for."""
    token = draft.trigger.token
    if draft.type != "CONSULT" or base(token.dep) not in _AIM or token.dep == "acl:relcl":
        return False
    return any(d.sentence is draft.sentence and token.head in _words(d) for d in group)


def _words(draft: Draft) -> set[int]:
    return {t.i for t in (draft.trigger.token, draft.trigger.noun) if t is not None}


def _row_of_blows(group: Sequence[Draft], draft: Draft) -> bool:
    """ "Shot two of them and wounded a third", «открыл огонь, ранив двоих»: blows of one doer in one row of verbs."""
    token = draft.trigger.token
    if draft.type != "ASSAULT" or draft.mode not in _HARM or token.pos != "VERB" or draft.status not in _TOLD:
        return False
    row = [
        d for d in group if d.sentence is draft.sentence and d.mode in _HARM and d.trigger.token.pos == "VERB"
    ]
    joined = base(token.dep) in ("conj", "advcl")
    for told in row:
        at = told.trigger.token
        beside = token.head == at.i or (token.head == at.head and base(at.dep) == "conj")
        if joined and beside and told.status in _TOLD and _may_be(draft.actors, told.actors):
            return True
    return False


def _stand_alike(group: Sequence[Draft], draft: Draft) -> bool:
    """Whether all of them were, or all are still to be in the same way."""
    if draft.status in _TOLD:
        return any(d.status in _TOLD for d in group)
    return any(d.status == draft.status for d in group)


def _elsewhere(group: Sequence[Draft], draft: Draft) -> bool:
    places = {d.place.entity for d in (*group, draft) if d.place is not None and d.place.entity}
    return len(places) > 1


def _same_figure(group: Sequence[Draft], draft: Draft, parties: Parties) -> bool:
    """«Арест 300 сторонников … задержали около 300 его приверженцев»: one kind of act, done to as many."""
    mine = _figures(draft)
    if not mine or draft.type in ("STATE", "CONSULT"):
        return False
    return any(
        mine & _figures(d)
        and (d.lemma == draft.lemma or (d.mode == draft.mode != ""))
        and not (d.times and draft.times and d.edtf[:_DAY] != draft.edtf[:_DAY])
        and _may_be(_named(draft.actors, parties), _named(d.actors, parties))
        for d in group
    )


def _named(parts: Sequence[Part], parties: Parties) -> list[Part]:
    """Without those who are only described: «полиция» and «правоохранители» may be the same."""
    return [
        p for p in parts if (e := parties.entity(p.entity)) is not None and e.kind in ("person", "country")
    ]


def _figures(draft: Draft) -> set[str]:
    """The numbers in figures over those it is done to, or over the noun of its words."""
    sentence, found = draft.sentence, set()
    for part in draft.recipients:
        found |= {t.text for t in sentence.tokens_in(*part.words)} if part.words else set()
    tops = [sentence.head_of(*p.words) for p in draft.recipients if p.words]
    for noun in (*tops, draft.trigger.noun):
        if noun is not None:
            found |= {c.text for c in children(sentence, noun) if base(c.dep) == "nummod"}
    return {f for f in found if f.isdecimal() and int(f) >= _MANY and not 1900 < int(f) < 2100}


def _same_day(group: Sequence[Draft], draft: Draft) -> bool:
    """«Вакцинация стартует 1 февраля … с 1 февраля начнётся вакцинация»: one word and one day, and nobody at odds."""
    if not draft.times or len(draft.edtf) < _DAY or draft.edtf.endswith("~") or draft.type == "STATE":
        return False
    alike = [d for d in group if d.lemma == draft.lemma and d.times and d.edtf == draft.edtf]
    return bool(alike) and all(
        _may_be(draft.actors, d.actors)
        and _may_be(draft.recipients, d.recipients)
        and not (_figures(draft) and _figures(d) and not _figures(draft) & _figures(d))
        for d in group
    )


def _doers_and_sufferers(group: Sequence[Draft], draft: Draft) -> bool:
    """«Милиция начала их задерживать … всего задержано более 30 человек»: one telling has who did it, the other to
    whom."""
    if draft.type not in _DEEDS or not draft.mode or draft.times or any(d.mode != draft.mode for d in group):
        return False
    if draft.sentence.index - group[-1].sentence.index > _NEAR or draft.sentence is group[-1].sentence:
        return False
    done = [_known(d.actors) for d in (*group, draft)]
    suffered = [_known(d.recipients) for d in (*group, draft)]
    whose = bool(done[-1]) != any(done[:-1])
    whom = bool(suffered[-1]) != any(suffered[:-1])
    return whose and whom and bool(done[-1]) != bool(suffered[-1])


def _known(parts: Sequence[Part]) -> set[str]:
    return {p.entity for p in parts if p.entity}


def _may_be(mine: Sequence[Part], theirs: Sequence[Part]) -> bool:
    """Whether two lists of parties may name the same: one is empty or unresolved, or they share somebody."""
    one, other = _known(mine), _known(theirs)
    return not one or not other or bool(one & other)
