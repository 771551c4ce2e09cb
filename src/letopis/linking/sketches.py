"""A claim's sketch: all that likeness judges it by, small enough to keep beside its block keys, so that who may
be the same happening is found and scored without opening an article."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from letopis.linking.claims import LinkedClaim
from letopis.linking.likeness import clash, likeness, threshold
from letopis.linking.weights import weights
from letopis.records import Claim, Party, When

Pair = tuple[str, str]
_SIZE = 384 * 2  # bytes of one vector in half precision


def sketch(claim: LinkedClaim) -> str:
    """What likeness judges the claim by, as JSON, but for its vectors."""
    parties = [[_party(p) for p in side] for side in (claim.actors, claim.recipients, claim.participants)]
    described = sorted({party.id for party in claim.parties} & set(claim.people))
    told = claim.claim
    return json.dumps(
        [
            claim.id, claim.article, claim.published, told.type, told.mode, told.status,
            claim.time if told.time else None, claim.firm, *parties,
            _party(claim.place) if claim.place else None, claim.precision, claim.lat, claim.lon, described,
            claim.language, claim.named, claim.title, " ".join(claim.uttered),
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
    """The claim as its sketch has it: likeness finds all it asks for; names, words and chains are left out."""
    (
        id, article, published, kind, mode, status, time, firm, actors, recipients, participants, place,
        precision, lat, lon, people, language, named, title, *words,
    ) = json.loads(sketched)  # fmt: skip
    own, headline = _unpacked(held[:_SIZE]), _unpacked(held[_SIZE:])
    when = When(time, ("t",) if firm else ()) if time is not None else None
    return LinkedClaim(
        id=id, article=article, outlet="", url="", language=language, published=published, known_from=None,
        claim=Claim(id, kind, mode, status, "asserted", (), time=when),
        actors=_parties(actors), recipients=_parties(recipients), participants=_parties(participants),
        place=Party(place[0], "", place[1]) if place else None, precision=precision, lat=lat, lon=lon,
        vector=own, headline=headline, people=tuple(people), named=tuple(named), title=title,
        uttered=tuple(words[0].split()) if words else (),  # a sketch of an earlier version has none
    )  # fmt: skip


def alike(one: LinkedClaim, others: Mapping[str, tuple[str, bytes]]) -> dict[str, float]:
    """Which of the others (id → sketch and vectors) may be one event with this claim, with the score: those
    that reach the threshold.

    The claim is judged by its own sketch, so that it makes no difference which of two came first.
    """
    own = drawn(sketch(one), vectors(one))
    found = {}
    for id in _near(own, others):
        other = drawn(*others[id])
        if not clash(own, other) and (score := likeness(own, other).score) >= threshold(own, other):
            found[id] = score
    return found


def _near(one: LinkedClaim, others: Mapping[str, tuple[str, bytes]]) -> list[str]:
    """The others but for those that cannot reach a threshold: words too far apart, and no party or place in common."""
    ids = [id for id in others if id != one.id]
    known = [id for id in ids if others[id][1]]
    told = dict(zip(known, _words(one, [others[id][1] for id in known]), strict=False))
    shared = [f'"{party.id}"' for party in (*one.parties, *((one.place,) if one.place else ()))]
    least = _least()
    return [id for id in ids if told.get(id, 1.0) >= least or any(party in others[id][0] for party in shared)]


def _words(one: LinkedClaim, held: Sequence[bytes]) -> list[float]:
    """How alike the claim is in words to each of these vectors, 0..1, as likeness scores it; of main claims the more
    alike of sentence and headline."""
    w = weights()
    if one.vector is None or not held:
        return []
    theirs = np.stack([np.frombuffer(v[:_SIZE], np.float16) for v in held]).astype(np.float32)
    alike = (theirs @ one.vector + w.across - w.cosine[0]) / (w.cosine[1] - w.cosine[0])
    leads = [i for i, v in enumerate(held) if len(v) > _SIZE]
    if one.headline is not None and leads:
        heads = np.stack([np.frombuffer(held[i][_SIZE:], np.float16) for i in leads]).astype(np.float32)
        cosines = _rows(theirs[leads] + heads) @ _rows(one.vector + one.headline)
        story = (cosines + w.across - w.cosine_lead[0]) / (w.cosine_lead[1] - w.cosine_lead[0])
        alike[leads] = np.maximum(alike[leads], story)
    found: list[float] = alike.tolist()
    return found


def _least() -> float:
    """How alike in words two claims must be that share no party and no place: what is missing to `join` when all
    else speaks for them as far as it can (a state and one of its own, a place within a place)."""
    w = weights()
    best = w.weights["type"] + w.weights["time"] + 0.7 * w.weights["place"] + 0.6 * w.weights["parties"]
    return (w.join * sum(w.weights.values()) - best) / w.weights["words"] - 0.02


def _rows(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    unit: NDArray[np.float32] = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
    return unit


def _unpacked(held: bytes) -> NDArray[np.float32] | None:
    return np.frombuffer(held, np.float16).astype(np.float32) if held else None


def _party(party: Party) -> list[str]:
    return [party.id, party.country]


def _parties(told: Sequence[Sequence[Any]]) -> tuple[Party, ...]:
    return tuple(Party(id, "", country) for id, country in told)
