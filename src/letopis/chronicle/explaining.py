"""Why reports were held to be one event: which of them are alike and by what, who judged so, what stands apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from letopis.linking import Likeness, LinkedClaim, likeness, linked_claims, threshold
from letopis.linking.reasons import sentence
from letopis.records import Event, Judgement, Reason
from letopis.store import articles, events, judgements, pairs, spellings

NEAR = 60  # claims of other events that are looked at
APART = 3  # of them those that are shown
LEAST = 0.4  # alike enough to ask why they stand apart


@dataclass(frozen=True, slots=True)
class Compared:
    """What of two reports was compared, how alike it is, 0..1, its weight, and the finding; `words` are English."""

    name: str
    score: float
    weight: float
    words: str
    why: Reason


@dataclass(frozen=True, slots=True)
class Alike:
    """How alike one report is to the one most like it. `needed` is the score at which two may be one event, `cap`
    the contradiction that held the score down, "" for none."""

    claim: str
    to: str
    score: float
    needed: float
    cap: str
    parts: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """Another event that is rather like this one, and how alike the nearest two of their reports are."""

    event: str
    headline: str
    alike: Alike


@dataclass(frozen=True, slots=True)
class Explained:
    """An event with why its reports are held to be one and why its roots are counted as they are.

    `reports` are the ids of its claims, told first first; `alike` has one entry for every report that another is
    compared with; `judgements` are those of people that stand; `apart` the nearest other events.
    """

    event: Event
    reports: tuple[str, ...]
    alike: tuple[Alike, ...]
    judgements: tuple[Judgement, ...]
    apart: tuple[Apart, ...]


def explained(connection: Connection, event: Event) -> Explained:
    """Why this event is one."""
    own = _linked(connection, event.claims)
    ordered = sorted(own, key=lambda claim: (claim.published or "9999", claim.id))
    alike = (
        tuple(_nearest(claim, [c for c in ordered if c is not claim]) for claim in ordered)
        if len(own) > 1
        else ()
    )
    standing = [heard.judgement for heard in judgements.heard(connection, event.claims)]
    return Explained(
        event, tuple(claim.id for claim in ordered), alike, tuple(standing), _apart(connection, ordered)
    )


def _nearest(claim: LinkedClaim, others: Sequence[LinkedClaim]) -> Alike:
    """The report most like this one; of equals the first."""
    scored = [(likeness(claim, other), other) for other in others]
    best, other = max(scored, key=lambda pair: pair[0].score)
    return _alike(claim, other, best)


def _alike(claim: LinkedClaim, other: LinkedClaim, found: Likeness) -> Alike:
    needed = threshold(claim, other)
    parts = (Compared(p.name, p.score, p.weight, sentence(p.why), p.why) for p in found.parts)
    return Alike(claim.id, other.id, round(found.score, 3), needed, found.cap, tuple(parts))


def _apart(connection: Connection, own: Sequence[LinkedClaim]) -> tuple[Apart, ...]:
    """The events most like this one that are not it."""
    met = {id for claim in own for id in pairs.near(connection, claim)}
    near = sorted(met - {claim.id for claim in own})[:NEAR]
    nearest: dict[str, tuple[float, Alike]] = {}
    where = {id: event for event, ids in events.of_claims(connection, near).items() for id in ids}
    for other in _linked(connection, near):
        if other.id not in where:
            continue
        alike = _nearest(other, own)
        if alike.score >= LEAST and alike.score > nearest.get(where[other.id], (0.0,))[0]:
            nearest[where[other.id]] = (alike.score, alike)
    chosen = sorted(nearest, key=lambda id: (-nearest[id][0], id))[:APART]
    loaded = {event.id: event for event in events.load(connection, chosen)}
    return tuple(
        Apart(id, loaded[id].headlines.get("en", loaded[id].headline), nearest[id][1]) for id in chosen
    )


def _linked(connection: Connection, ids: Iterable[str]) -> list[LinkedClaim]:
    """These claims as linking sees them."""
    wanted = set(ids)
    found: list[LinkedClaim] = []
    for article, reading in articles.load(connection, sorted(events.articles_of(connection, wanted))):
        known = spellings.of_article(connection, article.id)
        found += [claim for claim in linked_claims(article, reading, known) if claim.id in wanted]
    return found
