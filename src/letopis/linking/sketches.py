"""A claim's sketch: all that likeness judges it by, small enough to keep beside its block keys, so that who may
be the same happening is found and scored without opening an article."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from letopis.linking.claims import LinkedClaim
from letopis.linking.likeness import clash, company, likeness, threshold
from letopis.linking.weights import weights
from letopis.reading.times import edtf
from letopis.records import Claim, Evidence, Party, When

Pair = tuple[str, str]
_SIZE = 384 * 2  # bytes of one vector in half precision
_SLACK = 0.02  # by how much sums over rounded vectors may differ
_NAMELESS: Mapping[str, str] = {}
_NOWHERE = (
    ',null,"",null,null,'  # in the sketch of a claim without a place: place, precision, latitude, longitude
)


def sketch(claim: LinkedClaim) -> str:
    """What likeness judges the claim by, as JSON, but for its vectors."""
    parties = [[_party(p) for p in side] for side in (claim.actors, claim.recipients, claim.participants)]
    described = sorted({party.id for party in claim.parties} & set(claim.people))
    told = claim.claim
    speaking = {p.id: p.name for p in claim.actors if claim.speech and p.id in claim.persons}
    spans = sorted({evidence.span for evidence in told.evidences}) if claim.title else []
    worded = claim.quote if told.type in weights().directed else ""
    return json.dumps(
        [
            claim.id, claim.article, claim.published, told.type, told.mode, told.status,
            claim.time if told.time else None, claim.firm, *parties,
            _party(claim.place) if claim.place else None, claim.precision, claim.lat, claim.lon, described,
            claim.language, claim.named, claim.title, " ".join(claim.uttered), told.stance, speaking, spans, worded,
            claim.around,
        ],
        ensure_ascii=False, separators=(",", ":"),
    )  # fmt: skip


def vectors(claim: LinkedClaim) -> bytes:
    """The claim's own vector, and after it that of its headline where it is its article's main claim."""
    if claim.vector is None:
        return b""
    held = (claim.vector,) if claim.headline is None else (claim.vector, claim.headline)
    return b"".join(np.asarray(vector, np.float16).tobytes() for vector in held)


def drawn(sketched: str, held: bytes) -> LinkedClaim:
    """The claim as its sketch has it: likeness finds all it asks for, and what it does not ask for is left out."""
    return _drawn(json.loads(sketched), held)


def alike(one: LinkedClaim, others: Mapping[str, tuple[str, bytes]]) -> dict[str, float]:
    """Which of the others (id → sketch and vectors) may be one event with this claim, with the score: those
    that reach the threshold.

    The claim is judged by its own sketch, so that it makes no difference which of two came first.
    """
    own = drawn(sketch(one), vectors(one))
    glance = Glance(own)
    found = {}
    for id, words, story in _near(own, others):
        told = json.loads(others[id][0])
        if not glance.may_reach(told, words, story):
            continue
        other = _drawn(told, others[id][1])
        if not clash(own, other) and (score := likeness(own, other).score) >= threshold(own, other):
            found[id] = score
    return found


class Glance:
    """What can be told of likeness to a claim from another's sketch at a glance: very many stand in one block, and
    few of them are alike at all."""

    def __init__(self, one: LinkedClaim) -> None:
        self._one = one
        self._named = [party for party in one.parties if party.id not in one.people]
        self._dated = one.time and one.dated

    def may_reach(self, told: Sequence[Any], words: float | None, story: float | None) -> bool:
        """Whether likeness may reach its threshold; it says so of some that do not, and of all that do. `words`: how
        alike their sentences are at the most, None when not known; `story`: their headlines, of two main claims."""
        w, one = weights(), self._one
        _, article, _, kind, _, _, time, firm, actors, recipients, participants, place, *rest = told
        people, named = rest[3], rest[5]
        if story is not None and article != one.article:
            shared = len(set(named) & set(one.named))
            if _story_may_reach(story, min(1.0, shared / 2)):
                return True
        speech = kind in w.speech
        if speech != one.speech or not (kin := _kin(one.claim.type, kind)):
            return False
        speaks = any(
            p.id == id or (country and p.country == country) for p in one.actors for id, country in actors
        )
        if speech and not speaks and rest[7:8] != [" ".join(one.uttered) or None]:
            return False  # other speakers, other words
        dated = self._dated and time and (firm or not edtf.approximate(time))
        parts = [
            (kin, w.weights["type"]),
            (1.0, w.weights["time"]) if dated else (0.6, w.weights["time"] / 2),
        ]
        parts.append(
            (w.unknown, w.weights["words"] / 2)
            if words is None
            else (min(1.0, max(0.0, words)), w.weights["words"])
        )
        who = _parties((*actors, *recipients, *participants))
        theirs = [p for p in dict(zip((p.id for p in who), who, strict=True)).values() if p.id not in people]
        if self._named and theirs:
            met, many = company(self._named, theirs)
            if not many and article != one.article:
                return False
            parts.append((met, w.weights["parties"]))
        else:
            parts.append((w.unknown, w.weights["parties"] / 2))
        if place and one.place:
            near = 1.0 if place[0] == one.place.id else 0.7
            parts.append((near, w.weights["place"] * (0.5 if speech else 1.0)))
        elif not speech:
            parts.append((w.unknown, w.weights["place"] / 2))
        most = sum(score * weight for score, weight in parts) / sum(weight for _, weight in parts)
        return most >= (w.join_speech if speech else w.join) - _SLACK


def _story_may_reach(story: float, named: float = 1.0) -> bool:
    """Whether two articles may be about one thing, by how alike they begin and the share of names they have in
    common."""
    w = weights()
    return (1 - w.story_names) * story + w.story_names * named >= w.story - _SLACK


@lru_cache(maxsize=1000)
def _kin(one: str, other: str) -> float:
    """What likeness gives at most for two types; 0 for types that are never one event."""
    if one == other:
        return 1.0
    return 0.4 if set(weights().family(one)) & set(weights().family(other)) else 0.0


def _drawn(told: Sequence[Any], held: bytes) -> LinkedClaim:
    (
        id, article, published, kind, mode, status, time, firm, actors, recipients, participants, place,
        precision, lat, lon, people, language, named, title, *rest,
    ) = told  # fmt: skip
    none: list[Any] = [
        "",
        "asserted",
        {},
        (),
        "",
        (),
    ]  # of these a sketch of an earlier version has the first, or none
    uttered, stance, speaking, spans, worded, around = [*rest, *none[len(rest) :]]
    own, headline = _unpacked(held[:_SIZE]), _unpacked(held[_SIZE:])
    when = When(time, ("t",) if firm else ()) if time is not None else None
    return LinkedClaim(
        id=id, article=article, outlet="", url="", language=language, published=published, known_from=None,
        claim=Claim(id, kind, mode, status, stance, tuple(Evidence((0, 0), (a, b)) for a, b in spans), time=when),
        actors=_parties(actors, speaking), recipients=_parties(recipients), participants=_parties(participants),
        place=Party(place[0], "", place[1]) if place else None, precision=precision, lat=lat, lon=lon,
        vector=own, headline=headline, people=tuple(people), persons=tuple(speaking), named=tuple(named), title=title,
        uttered=tuple(uttered.split()), quote=worded, around=tuple(around),
    )  # fmt: skip


def _near(
    one: LinkedClaim, others: Mapping[str, tuple[str, bytes]]
) -> Iterator[tuple[str, float | None, float | None]]:
    """The others but for those that cannot reach a threshold: words too far apart, and no party or place in common;
    or nothing at all by which the two could meet, unless they are worded alike or about one thing. Each with how
    alike its words are, and its headline where both have one."""
    ids = [id for id in others if id != one.id]
    known = [id for id in ids if others[id][1]]
    told = dict(zip(known, _words(one, [others[id][1] for id in known]), strict=False))
    who = (*one.parties, *((one.place,) if one.place else ()))
    shared = [f'"{party.id}"' for party in who]
    codes = {party.country for party in who if party.country}
    said = (" ".join(one.uttered),) if one.uttered else ()
    meeting = [f'"{key}"' for key in (*sorted(codes), one.article, *one.named, *said)]
    least, worded = _least(), weights().anchor - _SLACK
    for id in ids:
        words, story = told.get(id, (None, None))
        theirs = others[id][0]
        if (
            words is None
            or any(party in theirs for party in shared)
            or words >= worded
            or (story is not None and _story_may_reach(story))
            or (words >= least and one.place and _NOWHERE not in theirs)
            or (words >= least and any(key in theirs for key in meeting))
        ):
            yield id, words, story


def _words(one: LinkedClaim, held: Sequence[bytes]) -> list[tuple[float, float | None]]:
    """How alike the claim is in words to each of these vectors as likeness scores it, not cut to 0..1: the more alike
    of sentence and headline, and the headline of two main claims."""
    w = weights()
    if one.vector is None or not held:
        return []
    theirs = _stacked([v[:_SIZE] for v in held])
    alike = (theirs @ one.vector + w.across - w.cosine[0]) / (w.cosine[1] - w.cosine[0])
    leads = [i for i, v in enumerate(held) if len(v) > _SIZE]
    found: list[float] = alike.tolist()
    if one.headline is None or not leads:
        return [(words, None) for words in found]
    heads = _stacked([held[i][_SIZE:] for i in leads])
    cosines = _rows(theirs[leads] + heads) @ _rows(one.vector + one.headline)
    scores = (cosines + w.across - w.cosine_lead[0]) / (w.cosine_lead[1] - w.cosine_lead[0])
    stories = dict(zip(leads, scores.tolist(), strict=True))
    return [(max(words, stories.get(i, words)), stories.get(i)) for i, words in enumerate(found)]


def _least() -> float:
    """How alike in words two claims must be that share no party and no place: what is missing to `join` when all
    else speaks for them as far as it can (a state and one of its own, a place within a place)."""
    w = weights()
    best = w.weights["type"] + w.weights["time"] + 0.7 * w.weights["place"] + 0.6 * w.weights["parties"]
    return (w.join * sum(w.weights.values()) - best) / w.weights["words"] - _SLACK


def _rows(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    unit: NDArray[np.float32] = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
    return unit


def _stacked(held: Sequence[bytes]) -> NDArray[np.float32]:
    return np.frombuffer(b"".join(held), np.float16).reshape(len(held), -1).astype(np.float32)


def _unpacked(held: bytes) -> NDArray[np.float32] | None:
    return np.frombuffer(held, np.float16).astype(np.float32) if held else None


def _party(party: Party) -> list[str]:
    return [party.id, party.country]


def _parties(told: Sequence[Sequence[Any]], names: Mapping[str, str] = _NAMELESS) -> tuple[Party, ...]:
    return tuple(Party(id, names.get(id, ""), country) for id, country in told)
