"""Counts of events by month, type, actor and the like."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import product

from letopis.errors import QuestionError
from letopis.records import Event
from letopis.store.dates import first_and_last

Row = dict[str, str | int]


def _day(event: Event, length: int) -> list[str]:
    """The event's first day cut to a year, month or day: one that spans several counts once, at its start."""
    start, _ = first_and_last(event.time)
    return [start[:length]] if start else [""]


_KEYS: dict[str, Callable[[Event], Iterable[str]]] = {
    "year": lambda event: _day(event, 4),
    "month": lambda event: _day(event, 7),
    "day": lambda event: _day(event, 10),
    "type": lambda event: [event.type],
    "mode": lambda event: [event.mode],
    "status": lambda event: [event.status],
    "stance": lambda event: [event.stance],
    "actor": lambda event: [party.name for party in event.actors],
    "recipient": lambda event: [party.name for party in event.recipients],
    "place": lambda event: [event.place.name] if event.place else [],
    "country": lambda event: [event.place.country] if event.place else [],
    "outlet": lambda event: event.outlets,
}
BY = tuple(_KEYS)


def counted(events: Iterable[Event], by: Sequence[str]) -> list[Row]:
    """One row a combination of keys, sorted; "" where an event has no such key."""
    unknown = [key for key in by if key not in _KEYS]
    if unknown or not by:
        what = f"cannot count by {', '.join(unknown)}" if unknown else "nothing to count by"
        raise QuestionError(what, f"Choose from {', '.join(BY)}.")
    keys = tuple(dict.fromkeys(by))
    every: Counter[tuple[str, ...]] = Counter()
    sure: Counter[tuple[str, ...]] = Counter()
    for event in events:
        for combination in product(*(sorted(set(_KEYS[key](event))) or [""] for key in keys)):
            every[combination] += 1
            sure[combination] += event.roots.low > 1
    return [
        {
            **dict(zip(keys, combination, strict=True)),
            "events": every[combination],
            "corroborated": sure[combination],
        }
        for combination in sorted(every)
    ]
