"""How alike two claims are, and why: each part of the score is kept for the person who asks."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from letopis.linking.claims import LinkedClaim
from letopis.linking.weights import Weights, weights
from letopis.reading.times import edtf
from letopis.records import Party

_WIDE = frozenset({"country", "region", "area"})


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a likeness: what was compared, its score 0..1, its weight, and the finding in words."""

    name: str
    score: float
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two claims are, 0..1, with its parts. `cap` says which contradiction held the score down."""

    score: float
    parts: tuple[Part, ...]
    cap: str = ""


def clash(one: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether two claims cannot be of one time. A day that no text names may be a day off (night, time
    zone)."""
    return not edtf.compatible(one.time, other.time, 0 if one.firm and other.firm else 1)


def likeness(one: LinkedClaim, other: LinkedClaim) -> Likeness:
    """How alike two claims are: a weighted mean of what is known of both, capped by what contradicts.
    Symmetric."""
    w = weights()
    if clash(one, other):
        return Likeness(0.0, (Part("time", 0.0, w.weights["time"], "times exclude each other"),), "time")
    if not set(w.family(one.claim.type)) & set(w.family(other.claim.type)):
        return Likeness(0.0, (Part("type", 0.0, w.weights["type"], "kinds of event apart"),), "type")
    parts = [
        _type(one, other),
        _time(one, other),
        _place(one, other, w),
        _parties(one, other),
        _words(one, other, w),
    ]
    known = tuple(part for part in parts if part)
    score = sum(p.score * p.weight for p in known) / sum(p.weight for p in known)
    caps = _contradictions(one, other, {p.name: p for p in known}, w)
    lowest = min(caps, key=lambda name: w.bounds[name], default="")
    return Likeness(min([score, *(w.bounds[name] for name in caps)]), known, lowest)


def threshold(one: LinkedClaim, other: LinkedClaim) -> float:
    """The score at which these two may be one event."""
    w = weights()
    needed = w.join_speech if one.speech and other.speech else w.join
    return max(needed, w.join_article) if one.article == other.article else needed


def _contradictions(one: LinkedClaim, other: LinkedClaim, parts: dict[str, Part], w: Weights) -> list[str]:
    found = []
    if one.speech != other.speech and one.claim.type != other.claim.type:
        found.append("speaker")  # to do a thing and to speak of it are two events
    if (place := parts.get("place")) and place.score == 0:
        found.append("place")
    if (parties := parts.get("parties")) and parties.score == 0:
        found.append("parties")
    if one.speech and other.speech and one.actors and other.actors and not _meet(one.actors, other.actors):
        found.append("speaker")
    if one.claim.type in w.directed and one.claim.type == other.claim.type and _reversed(one, other):
        found.append("reversed")
    return found


def _reversed(one: LinkedClaim, other: LinkedClaim) -> bool:
    a, b = {p.id for p in one.actors}, {p.id for p in one.recipients}
    c, d = {p.id for p in other.actors}, {p.id for p in other.recipients}
    return bool(a & d or b & c) and not (a & c or b & d)


def _type(one: LinkedClaim, other: LinkedClaim) -> Part:
    weight = weights().weights["type"]
    a, b = one.claim, other.claim
    if a.type != b.type:
        return Part("type", 0.4, weight, f"{a.type} and {b.type}, one family")
    if a.mode and b.mode and a.mode != b.mode:
        return Part("type", 0.7, weight, f"{a.type}, {a.mode} and {b.mode}")
    return Part("type", 1.0, weight, a.type)


def _time(one: LinkedClaim, other: LinkedClaim) -> Part | None:
    weight = weights().weights["time"]
    a, b = edtf.days(one.time), edtf.days(other.time)
    if a is None or b is None:
        return _published(one, other, weight / 2)
    if edtf.bounds(one.time) == edtf.bounds(other.time):
        return Part("time", 1.0, weight, f"both {one.time}")
    longer, shorter = max(a, b), min(a, b)
    if edtf.contains(one.time, other.time) or edtf.contains(other.time, one.time):
        score = 0.8 if longer <= 7 else 0.7 if longer <= 31 else 0.45 if longer <= 100 else 0.25
        return Part(
            "time", max(score, shorter / longer), weight, f"{one.time} and {other.time} contain each other"
        )
    return Part("time", 0.5, weight, f"{one.time} and {other.time} fit each other")


def _published(one: LinkedClaim, other: LinkedClaim, weight: float) -> Part | None:
    """A time is unknown: how near the articles came out."""
    a, b = edtf.bounds((one.published or "")[:10])[0], edtf.bounds((other.published or "")[:10])[0]
    if not a or not b:
        return None
    apart = abs((a - b).days)
    score = 0.6 if apart <= 2 else 0.4 if apart <= 7 else 0.2 if apart <= 31 else 0.0
    return Part("time", score, weight, f"not dated, published {apart} days apart")


def _place(one: LinkedClaim, other: LinkedClaim, w: Weights) -> Part | None:
    a, b = one.place, other.place
    if not a or not b:
        return None
    weight = w.weights["place"] * (0.5 if one.speech else 1.0)
    score = same_place(one, other)
    if score == 1.0:
        return Part("place", 1.0, weight, a.name)
    if score > 0:
        return Part("place", score, weight, f"{a.name} and {b.name}, near or one in the other")
    return Part("place", 0.2 if one.speech else 0.0, weight, f"{a.name} and {b.name} are two places")


def same_place(one: LinkedClaim, other: LinkedClaim) -> float:
    """1 for one place, 0.7 where one holds the other or they are near, 0.2 where nobody can tell, 0 for
    two."""
    a, b = one.place, other.place
    if not a or not b:
        return 0.2
    if a.id == b.id:
        return 1.0
    km = _km(one, other)
    wide = {one.precision, other.precision} & _WIDE
    if a.country == b.country and wide and ("country" in wide or km is None or km <= weights().wide_km):
        return 0.7
    if km is not None:
        return 0.7 if km <= weights().near_km else 0.0
    return 0.2 if a.country == b.country else 0.0


def _km(one: LinkedClaim, other: LinkedClaim) -> float | None:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    a, b, c, d = map(radians, (one.lat, one.lon, other.lat, other.lon))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(half)))


def _parties(one: LinkedClaim, other: LinkedClaim) -> Part | None:
    weight = weights().weights["parties"]
    a, b = one.parties, other.parties
    if not a and not b:
        return None
    if not a or not b:
        return Part("parties", 0.4, weight / 3, "one names nobody")
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    there = [max(_alike(p, q) for q in many) for p in few]
    back = [max(_alike(p, q) for q in few) for p in many]
    share = (
        0.65 if len(few) < len(many) else 0.5
    )  # the shorter list is the better witness: retellings leave out
    score = share * sum(there) / len(there) + (1 - share) * sum(back) / len(back)
    met = sum(1 for value in there if value > 0)
    return Part("parties", score, weight, f"{met} of {len(few)} in common")


def _alike(one: Party, other: Party) -> float:
    """1 for the same, a little less for a state and one of its own (a report names the minister, another
    the state)."""
    if one.id == other.id:
        return 1.0
    return 0.6 if one.country and one.country == other.country else 0.0


def _meet(some: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    return any(_alike(p, q) > 0 for p in some for q in others)


def _words(one: LinkedClaim, other: LinkedClaim, w: Weights) -> Part | None:
    if one.vector is None or other.vector is None or one.vector.shape != other.vector.shape:
        return None
    cosine = float(one.vector @ other.vector)
    low, high = w.cosine
    score = min(1.0, max(0.0, (cosine - low) / (high - low)))
    return Part("words", score, w.weights["words"], f"sentences {cosine:.2f} alike")
