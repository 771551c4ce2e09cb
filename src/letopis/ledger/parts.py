"""Which event is a part of which: a battle within an offensive, a meeting within talks. Linked, never merged."""

from letopis.linking.weights import weights
from letopis.reading.times import edtf
from letopis.records import Event, Party, Reason

_LASTS = 2  # days from which an event is long enough to have parts


def within(part: Event, whole: Event) -> Reason | None:
    """Why one event is a part of another; None when nothing shows it.

    The whole goes on through a stretch of days that holds the part's; their kinds are kin; their places are of one
    country and somebody of one name or country is in both, or, where a place is not told, of one name.
    """
    if part.id == whole.id or not _lasting(whole) or edtf.days(part.time) is None:
        return None
    if whole.status not in ("happened", "ongoing") or part.status in ("not_happened", "cancelled"):
        return None
    if _lasting(part) and (edtf.days(part.time) or 0) >= (edtf.days(whole.time) or 0):
        return None
    if not edtf.contains(whole.time, part.time) or edtf.bounds(whole.time) == edtf.bounds(part.time):
        return None
    if (
        not set(weights().family(part.type)) & set(weights().family(whole.type))
        or part.type in weights().speech
    ):
        return None
    known = part.place is not None and whole.place is not None
    where, who = _where(part, whole), _shared(part, whole, by_country=known)
    if not where or not who:
        return None
    return Reason(where.key, {"part": part.time, "whole": whole.time, "name": who, **where.values})


def _lasting(event: Event) -> bool:
    """Whether its time is a stretch through which it went on, and not a day that is only roughly known."""
    return "/" in event.time and (edtf.days(event.time) or 9_999) >= _LASTS


def _where(part: Event, whole: Event) -> Reason | None:
    """How the places agree, None when they do not."""
    a, b = part.place, whole.place
    if a and b:
        if a.id == b.id:
            return Reason("part_in_one", {"place": a.name})
        one = bool(a.country) and a.country == b.country
        return Reason("part_in_country", {"one": a.name, "other": b.name}) if one else None
    return Reason("part_somewhere" if a or b else "part_nowhere")


def _shared(part: Event, whole: Event, by_country: bool) -> str:
    """Somebody who is in both, by name or by country."""
    few, many = _cast(part), _cast(whole)
    ids, countries = {p.id for p in many}, {p.country for p in many if p.country}
    shared = [p.name for p in few if p.id in ids]
    shared += [p.name for p in few if by_country and p.country in countries]
    return shared[0] if shared else ""


def _cast(event: Event) -> tuple[Party, ...]:
    return (*event.actors, *event.recipients, *event.participants)
