"""Where the reports of one event differ, and what kind of difference it is. No value is dropped."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from letopis.ledger.chains import root_key, root_name
from letopis.linking import LinkedClaim, clash
from letopis.linking.likeness import same_place
from letopis.linking.weights import weights
from letopis.reading.times import edtf
from letopis.records import Dispute, DisputeValue, Quantity

T = TypeVar("T")
Told = tuple[str, LinkedClaim]  # a value as it is shown, and the claim that tells it
_DID, _DID_NOT = ("happened", "ongoing"), ("not_happened", "cancelled")


def disputes(claims: Sequence[LinkedClaim], statements: Sequence[LinkedClaim] = ()) -> tuple[Dispute, ...]:
    """Fields on which the claims of an event differ. `statements` are claims of speech about them:
    denials count.

    Values that contain each other are precision, not dispute. A cumulative figure that is later and not
    lower is development; the same root saying otherwise later is an update, an outlet changing its own
    article a correction; one who says that it did not happen denies; the rest is conflict.
    """
    ordered = sorted(claims, key=_order)
    found = [
        *_happening(ordered, sorted(statements, key=_order)),
        *_field("time", _times_apart([c for c in ordered if c.time])),
        *_field("place", _apart([(c.place.name, c) for c in ordered if c.place], _two_places)),
        *_figures(ordered),
    ]
    return tuple(found)


def _happening(claims: Sequence[LinkedClaim], statements: Sequence[LinkedClaim]) -> Iterable[Dispute]:
    """Whether it happened at all."""
    here = {c.id for c in claims}
    denials = [c for c in claims if c.claim.stance == "denied" or c.claim.status == "not_happened"]
    denials += [s for s in statements if s.claim.type == "DENY" and set(s.about) & here]
    denied = {c.id for c in denials}
    affirmed = [c for c in claims if c.id not in denied and c.claim.status != "cancelled"]
    spoken = any(c.claim.stance == "denied" or c.claim.type == "DENY" for c in denials)
    if not spoken:  # that it has not happened is no word against its being planned or wished
        affirmed = [c for c in affirmed if c.claim.status in _DID]
    two = {root_key(c) for c in denials} != {root_key(c) for c in affirmed}
    if denials and affirmed and (spoken or two):  # one root that tells both was read wrongly, or tells of two
        values = [("so", c) for c in affirmed] + [("denied", c) for c in denials]
        yield Dispute("happening", "denial", _values(values))
    cancelled = [c for c in claims if c.claim.status == "cancelled"]
    happened = [c for c in affirmed if c.claim.status in _DID]
    undone = any(c.claim.type in weights().standing for c in cancelled)  # a ruling set aside had been made
    if cancelled and happened and not undone:
        values = [(c.claim.status, c) for c in (*happened, *cancelled)]
        yield Dispute("status", _kind(values), _values(values))


def _field(field: str, apart: list[Told]) -> Iterable[Dispute]:
    """A dispute where some claims' values neither contain those of others nor can be one with them."""
    if apart:
        yield Dispute(field, _kind(apart), _values(apart))


def _times_apart(claims: Sequence[LinkedClaim]) -> list[Told]:
    """Claims whose times exclude another's. Of hundreds that tell of one event few have times of their own: each time
    is compared once."""
    times = {(claim.span, claim.firm): claim for claim in claims}
    apart = {key for key, one in times.items() if any(clash(one, other) for other in times.values())}
    return [(claim.time, claim) for claim in claims if (claim.span, claim.firm) in apart]


def _two_places(a: Told, b: Told) -> bool:
    """Whether the places cannot be one, and no sentence names both («в Испании, Португалии и Бельгии»)."""
    one, other = a[1], b[1]
    named = {*one.named, *other.named}
    both = one.place is not None and other.place is not None and {one.place.id, other.place.id} <= named
    return not both and same_place(one, other) <= 0


def _figures(claims: Sequence[LinkedClaim]) -> Iterable[Dispute]:
    by_what: dict[tuple[str, str], list[tuple[Quantity, LinkedClaim]]] = defaultdict(list)
    for claim in claims:
        for quantity in claim.claim.quantities:
            if quantity.what:
                by_what[quantity.what, quantity.unit].append((quantity, claim))
    for (what, _), told in sorted(by_what.items()):
        apart = _apart(told, lambda a, b: not _overlap(a[0], b[0]))
        if not apart:
            continue
        values = [(figure(quantity), claim) for quantity, claim in apart]
        grows = what in weights().cumulative and _grows(apart)
        yield Dispute(what, "development" if grows else _kind(values), _values(values))


def _apart(told: list[T], differ: Callable[[T, T], bool]) -> list[T]:
    """Those that differ from at least one other."""
    return [one for one in told if any(differ(one, other) for other in told)]


def _overlap(one: Quantity, other: Quantity) -> bool:
    """ "more than 100" and 112 can be one figure; 90 and 112 cannot."""
    return not (
        (one.high is not None and other.low is not None and one.high < other.low)
        or (other.high is not None and one.low is not None and other.high < one.low)
    )


def _grows(told: Sequence[tuple[Quantity, LinkedClaim]]) -> bool:
    """Whether every later figure is not lower, and no two of one day differ."""
    days = [(_day(claim), quantity) for quantity, claim in told]
    if not all(day for day, _ in days):
        return False
    return all(
        _overlap(a, b) or (day_a != day_b and (_least(a) < _least(b)) == (day_a < day_b))
        for i, (day_a, a) in enumerate(days)
        for day_b, b in days[i + 1 :]
    )


def _least(quantity: Quantity) -> float:
    return next((bound for bound in (quantity.low, quantity.high) if bound is not None), 0.0)


def figure(quantity: Quantity) -> str:
    """A figure as text: "112", "100–150", "≥ 100", "≤ 20"."""
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        return f"{low:.15g}" if low == high else f"{low:.15g}–{high:.15g}"
    return f"≥ {low:.15g}" if low is not None else f"≤ {high:.15g}" if high is not None else "?"


def _kind(values: Sequence[tuple[str, LinkedClaim]]) -> str:
    """update, correction or conflict, for values that cannot all be so."""
    roots = {root_key(claim) for _, claim in values}
    if len(roots) > 1:
        return "conflict"
    articles = {claim.article for _, claim in values}
    if len(articles) == 1:
        versions = {claim.id.rpartition("@")[2] for _, claim in values}
        return "correction" if len(versions) > 1 else "conflict"
    days = {value: {_moment(claim) for other, claim in values if other == value} for value, _ in values}
    moments = list(days.values())
    disjoint = all(not (a & b) for i, a in enumerate(moments) for b in moments[i + 1 :])
    return "update" if disjoint and all("" not in m for m in moments) else "conflict"


def _values(told: Sequence[tuple[str, LinkedClaim]]) -> tuple[DisputeValue, ...]:
    """Every value of every root once, by its earliest claim."""
    first: dict[tuple[str, str], DisputeValue] = {}
    for value, claim in sorted(told, key=lambda item: _order(item[1])):
        first.setdefault(
            (value, root_key(claim)), DisputeValue(value, root_name(claim), claim.published, claim.id)
        )
    return tuple(first.values())


def _order(claim: LinkedClaim) -> tuple[str, str]:
    return claim.published or "9999", claim.id


def _day(claim: LinkedClaim) -> str:
    day = edtf.bounds((claim.published or "")[:10])[0]
    return day.isoformat() if day else ""


def _moment(claim: LinkedClaim) -> str:
    return claim.published or ""
