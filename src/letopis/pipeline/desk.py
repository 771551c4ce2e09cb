"""The desk that linking works at: claims of articles as they are read and judged, fetched once a linking."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product

from sqlalchemy import Connection

from letopis import linking
from letopis.ledger import Passage, Signature, passage
from letopis.linking import Known, LinkedClaim
from letopis.records import Claim, Judgement, Party, When
from letopis.store import articles, judgements, pairs, spellings
from letopis.store.judgements import Heard

Cluster = tuple[LinkedClaim, ...]


class Desk:
    """Linked claims, and what people decided about them. A claim that was rejected is not on it.

    A judgement made under the id of a claim corrects the claim itself, before it is linked; one made under the
    id of an event is about whatever the event's claims add up to.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._claims: dict[str, Cluster] = {}
        self._heard: dict[int, Heard] = {}
        self._about: dict[str, set[int]] = defaultdict(set)  # by claim, the judgements about it
        self._retracted: set[str] = set()
        self._passages: dict[str, Passage] = {}
        self.places: dict[str, Known] = {}  # that people set

    def of(self, ids: Iterable[str]) -> list[LinkedClaim]:
        """All claims of these articles, by article."""
        wanted = sorted(set(ids))
        missing = [id for id in wanted if id not in self._claims]
        known = spellings.of_articles(self._connection, missing)
        for article, reading in articles.load(self._connection, missing):
            self._claims[article.id] = linking.linked_claims(article, reading, known[article.id])
            known_by = Signature(
                article.id, article.outlet, article.language, article.published, reading.minhash
            )
            self._passages[article.id] = passage(known_by, article.text, reading.vectors)
            if "retracted" in article.flags:
                self._retracted.add(article.id)
        self._hear([claim for id in missing for claim in self._claims.get(id, ())])
        for id in missing:
            judged = (self._judged(claim) for claim in self._claims.get(id, ()))
            self._claims[id] = tuple(claim for claim in judged if claim)
        return [claim for id in wanted for claim in self._claims.get(id, ())]

    def sketched(self, ids: Iterable[str]) -> Cluster:
        """These claims as they were last filed, without what likeness does not judge them by."""
        claims = tuple(pairs.sketched(self._connection, ids))
        self._retracted |= articles.retracted(self._connection, sorted({claim.article for claim in claims}))
        self._hear(claims)
        return claims

    def whole(self, cluster: Cluster) -> Cluster:
        """The same claims with all that their articles tell."""
        held = {claim.id: claim for claim in self.of({claim.article for claim in cluster})}
        return tuple(held[claim.id] for claim in cluster if claim.id in held)

    def passage(self, article: str) -> Passage:
        """The sentences of an article whose claims are on the desk, as translations are found by them."""
        return self._passages[article]

    def counts(self, claim: LinkedClaim) -> bool:
        """Whether a claim counts: its outlet did not withdraw the article."""
        return claim.article not in self._retracted

    def pairs(self) -> list[Judgement]:
        """What people held to be one event or two, claim by claim."""
        kinds = ("same_event", "different_event")
        return [j for heard in self._heard.values() if heard.judgement.kind in kinds for j in _pairs(heard)]

    def on_event(self, cluster: Cluster) -> list[Judgement]:
        """What people decided about the event that these claims make, each under the claim it now hangs on."""
        found = []
        for heard in self._of(cluster):
            kind = heard.judgement.kind
            if kind in ("same_event", "different_event"):
                found += _pairs(heard)
            elif kind in ("confirm", "set") and heard.subjects:
                # What corrected a claim is done already; it only leaves the mark that a person was here.
                done = "confirm" if _of_claim(heard) else kind
                found.append(replace(heard.judgement, subject=heard.subjects[0], kind=done))
        return found

    def rejected(self, cluster: Cluster) -> bool:
        """Whether a person rejected the event that these claims make."""
        return any(h.judgement.kind == "reject" and not _of_claim(h) for h in self._of(cluster))

    def _of(self, cluster: Cluster) -> list[Heard]:
        ids = sorted({id for claim in cluster for id in self._about.get(claim.id, ())})
        return [self._heard[id] for id in ids]

    def _hear(self, claims: Sequence[LinkedClaim]) -> None:
        for heard in judgements.heard(self._connection, [claim.id for claim in claims]):
            self._heard[heard.judgement.id] = heard
            for id in (*heard.subjects, *heard.objects):
                self._about[id].add(heard.judgement.id)
            field, _, value = heard.judgement.object.partition("=")
            if heard.judgement.kind == "set" and field == "place" and value not in self.places:
                known = spellings.entity(self._connection, value)
                self.places |= {value: known} if known else {}

    def _judged(self, claim: LinkedClaim) -> LinkedClaim | None:
        """The claim as people corrected it; None when they rejected it."""
        for heard in self._of((claim,)):
            if not _of_claim(heard):
                continue
            if heard.judgement.kind == "reject":
                return None
            if heard.judgement.kind == "set":
                claim = self._corrected(claim, *heard.judgement.object.split("=", 1))
        return claim

    def _corrected(self, claim: LinkedClaim, field: str, value: str) -> LinkedClaim:
        if field == "place":
            return _moved(claim, self.places.get(value))
        told: Claim = claim.claim
        if field == "time":
            resting_on = (told.time.times if told.time else ()) or (
                "judged",
            )  # as firm as a date in the text
            return replace(claim, claim=replace(told, time=When(value, resting_on) if value else None))
        given: dict[str, str] = {field: value}
        return replace(claim, claim=replace(told, **given))  # type: ignore[arg-type]


def _pairs(heard: Heard) -> list[Judgement]:
    sides = product(heard.subjects, heard.objects)
    return [replace(heard.judgement, subject=one, object=other) for one, other in sides]


def _of_claim(heard: Heard) -> bool:
    return "#" in heard.judgement.subject


def _moved(claim: LinkedClaim, to: Known | None) -> LinkedClaim:
    if to is None:
        return replace(claim, place=None, precision="", lat=None, lon=None)
    where = to.entity
    precision = where.precision or ("country" if where.kind == "country" else "")
    place = Party(to.id, where.name, where.country, "", where.names)
    return replace(claim, place=place, precision=precision, lat=where.lat, lon=where.lon)
