"""How alike two claims are, and why: each part of the score is kept for the person who asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from letopis.linking.claims import LinkedClaim
from letopis.linking.names import surname
from letopis.linking.uttered import comparable, figures
from letopis.linking.weights import Weights, weights
from letopis.reading.times import edtf
from letopis.records import Party, Reason

_MOST = 0.7  # of those who take part: nearly all
VERBATIM = 8  # words that two reporters do not write alike by chance
_WIDE = frozenset({"country", "region", "area"})


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a likeness: what was compared, its score 0..1, its weight, and the finding."""

    name: str
    score: float
    weight: float
    why: Reason


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two claims are, 0..1, with its parts. `cap` says which contradiction held the score down."""

    score: float
    parts: tuple[Part, ...]
    cap: str = ""


def clash(one: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether two claims cannot be of one time. A day that no text names may be a day off (night, time
    zone)."""
    return not edtf.compatible(one.span, other.span, 0 if one.firm and other.firm else 1)


def likeness(one: LinkedClaim, other: LinkedClaim) -> Likeness:
    """How alike two claims are: a weighted mean of what is known of both, capped by what contradicts.
    Symmetric."""
    w = weights()
    if clash(one, other):
        return Likeness(0.0, (Part("time", 0.0, w.weights["time"], Reason("times_exclude")),), "time")
    story = _story(one, other, w)
    if story is None and not _kin(one, other, w):
        return Likeness(0.0, (Part("type", 0.0, w.weights["type"], Reason("kinds_apart")),), "type")
    compared = {
        "type": _type(one, other),
        "time": _time(one, other),
        "place": _place(one, other, w),
        "parties": _parties(one, other),
        "words": _words(one, other, w),
    }
    known = {name: part for name, part in compared.items() if part}
    total = sum(part.score * part.weight for part in known.values())
    weight = sum(part.weight for part in known.values())
    for name in compared.keys() - known.keys():
        if not (name == "place" and one.speech):
            total += w.unknown * w.weights[name] / 2
            weight += w.weights[name] / 2
    caps = _contradictions(one, other, known, w)
    lowest = min(caps, key=lambda name: w.bounds[name], default="")
    score = min([total / weight, *(w.bounds[n] for n in caps)])
    if story and story.score > score and not {"reversed", "speakers"} & set(caps):
        return Likeness(story.score, (*known.values(), story))
    return Likeness(score, tuple(known.values()), lowest)


def _to_come(claim: LinkedClaim) -> bool:
    return claim.claim.status in ("planned", "possible")


def threshold(one: LinkedClaim, other: LinkedClaim) -> float:
    """The score at which these two may be one event."""
    w = weights()
    needed = w.join_speech if one.speech and other.speech else w.join
    return max(needed, w.join_article) if one.article == other.article and not _retold(one, other) else needed


def _contradictions(one: LinkedClaim, other: LinkedClaim, parts: dict[str, Part], w: Weights) -> list[str]:
    found = []
    place, parties, words = parts.get("place"), parts.get("parties"), parts.get("words")
    if parts["type"].score == 0:
        found.append("type")
    retold = _retold(one, other)
    if one.article == other.article and one.firm and other.firm and parts["type"].score >= 0.7 and not retold:
        found.append("article")  # its reader held them for two, and knew both days
    if one.article == other.article and one.speech and other.speech and one.claim.type != other.claim.type:
        found.append("article")  # one breath, two acts of speech: he announced, and he demanded
    if one.article == other.article and _to_come(one) != _to_come(other):
        found.append("article")  # told in one breath as done and as still to be done: two things
    if one.speech != other.speech:
        found.append("speaker")  # to do a thing and to speak of it are two events
    if place and place.score == 0 and not _but_for_place(one, other, parts):
        found.append("place")
    if parties and parties.score == 0 and not retold:
        found.append("parties")
    met = (place and place.score >= 0.7) or (parties and parties.score > 0) or _name_one(one, other)
    verbatim = one.speech and other.speech and _word_for_word(one, other)
    if (
        not met
        and not retold
        and not verbatim
        and not (one.dated and other.dated and _share(words, w.anchor))
    ):
        found.append(
            "anchor"
        )  # no one and no place in common: only nearly the same words of a day could show it
    adrift = (one.adrift or other.adrift) and not one.speech
    if adrift and (_other_figures(one, other) or not _share_words(one, other, words, w)):
        found.append("anchor")  # nothing tells when it was, and such things happen again
    if one.speech and other.speech and not verbatim and not _one_speaks(one, other):
        found.append("speakers" if _named_actors(one) and _named_actors(other) else "speaker")
    if one.speech and other.speech and not _says_one(one, other, words, w):
        found.append("said")  # a speaker says many things: what tells them apart is what is said, and when
    if _only_one_denied(one, other) and not _one_deed(one, other, parts):
        found.append("not_so")  # that one thing did not happen is told beside another that did
    directed = one.claim.type in w.directed and one.claim.type == other.claim.type
    if directed and not _one_sentence(one, other) and _reversed(one, other):
        found.append("reversed")
    return found


def _one_sentence(one: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether both are the same long sentence, so that what differs was read differently."""
    return one.quote == other.quote and len(one.quote.split()) >= VERBATIM


def _says_one(one: LinkedClaim, other: LinkedClaim, words: Part | None, w: Weights) -> bool:
    """Whether two statements may be one: both articles are about them, and it is told when they were said; or they
    share words, which in one language family are counted, and else are judged by their vectors."""
    if (one.claim.type == "DENY") != (other.claim.type == "DENY") and not _share(words, w.anchor):
        return False
    if not _in_passing(one, other) and one.time and other.time:
        return True
    return _share_words(one, other, words, w)


def _other_figures(one: LinkedClaim, other: LinkedClaim) -> bool:
    a, b = figures(one.uttered), figures(other.uttered)
    return bool(a and b) and not a & b


def _share_words(one: LinkedClaim, other: LinkedClaim, words: Part | None, w: Weights) -> bool:
    """Whether they have so many of their words in common; in two languages, whether their vectors are nearly one."""
    if not (one.uttered and other.uttered and comparable(one.language, other.language)):
        return _share(words, w.anchor)
    few, many = sorted((set(one.uttered), set(other.uttered)), key=len)
    return len(few & many) >= w.said * len(few)


def _in_passing(one: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether the statement is not what both articles are about."""
    return one.headline is None or other.headline is None


def _only_one_denied(one: LinkedClaim, other: LinkedClaim) -> bool:
    a, b = ((c.claim.status == "not_happened" and c.claim.stance != "denied") for c in (one, other))
    return a != b


def _one_deed(one: LinkedClaim, other: LinkedClaim, parts: dict[str, Part]) -> bool:
    """Whether both name one kind of deed, of one day and the same people, in the same words."""
    same = one.claim.type == other.claim.type and one.dated and other.dated
    return same and _share(parts.get("words"), weights().anchor) and _share(parts.get("parties"), _MOST)


def _word_for_word(one: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether two articles have the same long sentence of what somebody said, though one was read to name who."""
    both_named = _named_actors(one) and _named_actors(other)
    return one.uttered == other.uttered and len(one.uttered) >= VERBATIM and not both_named


def _one_speaks(one: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether who speaks may be one: not two people of one country, unless they have one surname."""
    return any(
        p.id == q.id
        or (
            _alike(p, q) > 0
            and not (p.id in one.persons and q.id in other.persons and surname(p.name) != surname(q.name))
        )
        for p in one.actors
        for q in other.actors
    )


def _both_lead(one: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether each is what its article is about. Nobody reports a denial as the thing denied."""
    if one.headline is None or other.headline is None or one.article == other.article:
        return False
    return (one.claim.type == "DENY") == (other.claim.type == "DENY")


def about_one(one: LinkedClaim, other: LinkedClaim) -> float | None:
    """How surely two articles are about one thing, 0..1, whenever they came out: their main claims compared by
    headline with first sentence and by whom both name. None when one is no main claim, or has no vectors."""
    w = weights()
    words = _words(one, other, w) if one.headline is not None and other.headline is not None else None
    if words is None:
        return None
    shared = len(set(one.named) & set(other.named))
    return (1 - w.story_names) * words.score + w.story_names * min(1.0, shared / 2)


def _story(one: LinkedClaim, other: LinkedClaim, w: Weights) -> Part | None:
    """How surely two articles of the same days are about one event, though readers may have typed it apart.
    Scored so that `story` is just `join`."""
    alike = about_one(one, other) if _both_lead(one, other) and _same_days(one, other, w) else None
    if alike is None:
        return None
    untyped = "OTHER" in (one.claim.type, other.claim.type)
    if alike < w.story_apart and not untyped and (one.speech != other.speech or not _kin(one, other, w)):
        return None  # an arrest over a blast is told like the blast: what readers typed apart needs more
    over = (alike - w.story) / (1 - w.story)
    score = w.join + over * (1 - w.join) if over >= 0 else alike / w.story * w.join
    return Part("story", score, w.weights["words"], Reason("story"))


def _kin(one: LinkedClaim, other: LinkedClaim, w: Weights) -> bool:
    return bool(set(w.family(one.claim.type)) & set(w.family(other.claim.type)))


def _same_days(one: LinkedClaim, other: LinkedClaim, w: Weights) -> bool:
    a, b = (edtf.bounds((claim.published or "")[:10])[0] for claim in (one, other))
    return a is not None and b is not None and abs((a - b).days) <= w.story_days


def _name_one(one: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether their sentences name someone or somewhere in common, in whatever part, and no two states apart: the
    strikes at one airline in France and in Germany are two."""
    a, b = one.countries, other.countries
    return bool(set(one.named) & set(other.named)) and bool(a & b or not (a and b))


def _retold(one: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether an article's text tells again what its headline alone told: one kind of event, in nearly the same
    words."""
    if one.article != other.article or one.title == other.title or one.claim.type != other.claim.type:
        return False
    headed = one if one.title else other
    if len({evidence.span for evidence in headed.claim.evidences}) > 1:
        return False  # the reader has found in the text what the headline told
    words = _words(one, other, weights())
    return words is not None and words.score >= weights().retold


def _named_actors(claim: LinkedClaim) -> bool:
    return any(party.id not in claim.people for party in claim.actors)


def _share(part: Part | None, least: float) -> bool:
    return part is not None and part.score >= least


def _but_for_place(one: LinkedClaim, other: LinkedClaim, parts: dict[str, Part]) -> bool:
    """Whether all but the place agrees, so that the place is what the reports dispute."""
    both = {p.id for p in _named(one)} & {p.id for p in _named(other)}
    words = parts.get("words")
    return len(both) >= 3 and one.dated and other.dated and words is not None and words.score >= 0.6


def _reversed(one: LinkedClaim, other: LinkedClaim) -> bool:
    a, b = {p.id for p in one.actors}, {p.id for p in one.recipients}
    c, d = {p.id for p in other.actors}, {p.id for p in other.recipients}
    return bool(a & d or b & c) and not (a & c or b & d)


def _type(one: LinkedClaim, other: LinkedClaim) -> Part:
    weight = weights().weights["type"]
    a, b = one.claim, other.claim
    if a.type != b.type:
        kin = set(weights().family(a.type)) & set(weights().family(b.type))
        two: dict[str, Any] = {"one": a.type, "other": b.type}
        if not kin:
            return Part("type", 0.0, weight / 2, Reason("kind_two", two))
        return Part("type", 0.4, weight, Reason("kind_kin", two))
    if a.mode and b.mode and a.mode != b.mode:
        modes: dict[str, Any] = {"one": a.type, "mode": a.mode, "other": b.mode}
        return Part("type", 0.7, weight, Reason("kind_mode", modes))
    return Part("type", 1.0, weight, Reason("kind_same", {"one": a.type}))


def _time(one: LinkedClaim, other: LinkedClaim) -> Part | None:
    weight = weights().weights["time"]
    a, b = edtf.days(one.time), edtf.days(other.time)
    if a is None or b is None or not one.dated or not other.dated:
        return _published(one, other, weight / 2)
    if edtf.bounds(one.time) == edtf.bounds(other.time):
        return Part("time", 1.0, weight, Reason("time_same", {"time": one.time}))
    longer, shorter = max(a, b), min(a, b)
    times: dict[str, Any] = {"one": one.time, "other": other.time}
    if edtf.contains(one.time, other.time) or edtf.contains(other.time, one.time):
        score = 0.8 if longer <= 7 else 0.7 if longer <= 31 else 0.45 if longer <= 100 else 0.25
        return Part("time", max(score, shorter / longer), weight, Reason("time_holds", times))
    return Part("time", 0.5, weight, Reason("time_fits", times))


def _published(one: LinkedClaim, other: LinkedClaim, weight: float) -> Part | None:
    """A time is unknown: how near the articles came out."""
    a, b = edtf.bounds((one.published or "")[:10])[0], edtf.bounds((other.published or "")[:10])[0]
    if not a or not b:
        return None
    apart = abs((a - b).days)
    score = 0.6 if apart <= 2 else 0.4 if apart <= 7 else 0.2 if apart <= 31 else 0.0
    return Part("time", score, weight, Reason("published", {"n": apart}))


def _place(one: LinkedClaim, other: LinkedClaim, w: Weights) -> Part | None:
    a, b = one.place, other.place
    if not a or not b:
        return None
    weight = w.weights["place"] * (0.5 if one.speech else 1.0)
    score = same_place(one, other)
    if score == 1.0:
        return Part("place", 1.0, weight, Reason("place_same", {"name": a.name}))
    two: dict[str, Any] = {"one": a.name, "other": b.name}
    if score > 0:
        return Part("place", score, weight, Reason("place_near", two))
    return Part("place", 0.2 if one.speech else 0.0, weight, Reason("place_two", two))


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
    within = km <= weights().wide_km if km is not None else a.country != ""
    if a.country == b.country and wide and ("country" in wide or within):
        return 0.7
    if km is not None:
        return 0.7 if km <= weights().near_km else 0.0
    return 0.2 if a.country == b.country or not a.country or not b.country else 0.0


def _km(one: LinkedClaim, other: LinkedClaim) -> float | None:
    if "country" in (one.precision, other.precision):
        return None  # the point is where a map draws the state, not where it was
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    a, b, c, d = map(radians, (one.lat, one.lon, other.lat, other.lon))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(half)))


def _parties(one: LinkedClaim, other: LinkedClaim) -> Part | None:
    weight = weights().weights["parties"]
    a, b = _named(one), _named(other)
    if not a or not b:
        return None
    score, met = company(a, b)
    return Part("parties", score, weight, Reason("parties", {"met": met, "n": min(len(a), len(b))}))


def company(one: Sequence[Party], other: Sequence[Party]) -> tuple[float, int]:
    """How far two companies are the same, 0..1, and how many of the smaller are met in the larger. Neither is empty."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    there = [max(_alike(p, q) for q in many) for p in few]
    back = [max(_alike(p, q) for q in few) for p in many]
    share = (
        0.65 if len(few) < len(many) else 0.5
    )  # the shorter list is the better witness: retellings leave out
    score = share * sum(there) / len(there) + (1 - share) * sum(back) / len(back)
    return score, sum(1 for value in there if value > 0)


def _named(claim: LinkedClaim) -> tuple[Party, ...]:
    """Its parties but those who are only described («участники»): each report describes in its own words."""
    return tuple(party for party in claim.parties if party.id not in claim.people)


def _alike(one: Party, other: Party) -> float:
    """1 for the same, a little less for a state and one of its own (a report names the minister, another
    the state)."""
    if one.id == other.id:
        return 1.0
    return 0.6 if one.country and one.country == other.country else 0.0


def _words(one: LinkedClaim, other: LinkedClaim, w: Weights) -> Part | None:
    if one.vector is None or other.vector is None or one.vector.shape != other.vector.shape:
        return None
    if one.headline is not None and other.headline is not None and one.headline.shape == other.headline.shape:
        cosine, low, high = _cosine(one.vector + one.headline, other.vector + other.headline), *w.cosine_lead
        found = "leads"
    else:
        cosine, low, high = _cosine(one.vector, other.vector), *w.cosine
        found = "sentences"
    if one.language != other.language:
        found = f"{found}_across"
    measured = cosine + w.across if one.language != other.language else cosine
    score = min(1.0, max(0.0, (measured - low) / (high - low)))
    return Part("words", score, w.weights["words"], Reason(found, {"cosine": round(cosine, 2)}))


def _cosine(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    length = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / length if length else 0.0
