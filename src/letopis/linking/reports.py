"""The claims of an article as linking sees them: out of their article, with store-wide entities and whole chains."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from letopis.linking.claims import LinkedClaim
from letopis.linking.denied import denied
from letopis.linking.entities import Known
from letopis.linking.hops import cited, hop, resolved, told_by, vouches
from letopis.linking.parties import parties, party
from letopis.linking.uttered import uttered
from letopis.linking.weights import weights
from letopis.records import Article, Claim, Entity, Party, Reading, Source
from letopis.records.reading import Span

_VAGUE = ("people", "outlet")  # who is only described, or passes on what others did
_BY_NOUN = "rule:noun"  # how a claim that a noun tells says by what rule it was read
_CLAUSE = 4  # words of the shortest piece of a statement that says something by itself
NOISE = "noise-"  # how flags of noise begin


def linked_claims(article: Article, reading: Reading, known: Mapping[str, Known]) -> tuple[LinkedClaim, ...]:
    """The claims of one article, linked. `known` maps each local entity id of the reading to whom it is
    store-wide.

    Local ids that `known` lacks are left out.
    """
    local = {entity.id: entity for entity in reading.entities}
    source_of = {s.id: resolved(s, article, reading.entities) for s in reading.sources}
    sources = {id: hop(source, local, known) for id, source in source_of.items()}
    attributions = {a.id: a for a in reading.attributions}
    chains = {a.id: tuple(sources[s] for s in a.chain if s in sources) for a in reading.attributions}
    main, headline = _main(reading.claims), _headline_end(article.text)
    linked = []
    for claim in reading.claims:
        span = _best_sentence(claim, reading, headline)
        first = min((e.span[0] for e in claim.evidences), default=0)
        where = known.get(claim.place.entity) if claim.place else None
        vector = reading.vectors.get(span)
        named = _named((span, (0, headline)) if claim.id == main else (span,), reading, known)
        given = [attributions[a] for a in claim.attributions if chains.get(a)]
        given.sort(key=lambda a: not vouches(a, span))
        told = told_by([(chains[a.id], a) for a in given])
        words = [
            cited(by, [s for s in reading.sources if s.id in by.chain], claim, span, article.text)
            for _, by in told
        ]
        said = _said(claim, reading, article.text, span) if claim.type in weights().speech else ""
        ends = [source_of[a.chain[-1]] for _, a in told if a.chain and a.chain[-1] in source_of]
        linked.append(
            LinkedClaim(
                id=claim_id(article, claim.id),
                article=article.id,
                outlet=article.outlet,
                url=article.url,
                language=article.language,
                published=article.published,
                known_from=article.known_from or article.published,
                claim=claim,
                actors=_speakers(claim, parties(claim.actors, local, known), ends, local, known),
                recipients=parties(claim.recipients, local, known),
                participants=parties(claim.participants, local, known),
                place=party(where, None) if where else None,
                precision=where.entity.precision or ("country" if where.entity.kind == "country" else "")
                if where else "",
                lat=where.entity.lat if where else None,
                lon=where.entity.lon if where else None,
                quote=article.text[span[0] : span[1]],
                quote_span=span,
                chains=tuple(chain for chain, _ in told),
                cited=tuple((at, article.text[at[0] : at[1]]) for at in words),
                about=tuple(claim_id(article, other) for other in claim.about),
                vector=np.frombuffer(vector, dtype=np.float32) if vector else None,
                title=first < headline,
                lead=1.0 - first / max(1, len(article.text)),
                headline=_headline(article.text, reading) if claim.id == main else None,
                said=said,
                uttered=uttered(said or article.text[span[0] : span[1]])
                if claim.type in weights().speech or not (claim.time or article.published) else (),
                people=tuple(sorted({k.id for k in known.values() if k.entity.kind == "people"})),
                persons=tuple(sorted({k.id for k in known.values() if k.entity.kind == "person"})),
                named=tuple(sorted(named)),
                around=tuple(sorted({where for where in named.values() if where})),
                noise=next((f.removeprefix(NOISE) for f in reading.flags if f.startswith(NOISE)), ""),
            )
        )  # fmt: skip
    speaks = denied(linked)
    linked = [replace(c, about=(speaks[c.id],)) if c.id in speaks else c for c in linked]
    matter = next((claim for claim in linked if claim.claim.id == main), None)
    return tuple(_anchored(_resuming(claim, matter), matter) if matter else claim for claim in linked)


def _resuming(claim: LinkedClaim, matter: LinkedClaim) -> LinkedClaim:
    """«Авария произошла утром», with nobody, no place and no date: it resumes what its article is about, where that is
    of one kind with it, and is known by whom and what that names."""
    bare = not claim.parties and not claim.place and not claim.firm
    if not bare or claim is matter or claim.claim.type != matter.claim.type:
        return claim
    named, around = {*claim.named, *matter.named}, {*claim.around, *matter.around}
    return replace(claim, named=tuple(sorted(named)), around=tuple(sorted(around)))


def _speakers(
    claim: Claim,
    actors: tuple[Party, ...],
    ends: Sequence[Source],
    local: Mapping[str, Entity],
    known: Mapping[str, Known],
) -> tuple[Party, ...]:
    """Who speaks: «министр», where the words are credited to him by name, is he."""
    described = all(known[p.entity].entity.kind == "people" for p in claim.actors if p.entity in known)
    named = {s.entity for s in ends if s.kind == "person" and s.anonymity == "named" and s.entity in known}
    if claim.type not in weights().speech or len(actors) != 1 or not described or len(named) != 1:
        return actors
    (who,) = named
    return (party(known[who], local.get(who)),)


def _anchored(claim: LinkedClaim, matter: LinkedClaim) -> LinkedClaim:
    """«Причиной стала забастовка бортпроводников», with nobody named and no place: it is known by how it describes
    them together with whom its article is about."""
    if claim.place or any(party.id not in claim.people for party in claim.parties):
        return claim
    of = {word for party in claim.parties for word in uttered(party.name)}
    keys = {f"{who}~{word}" for who in matter.named for word in of}
    return replace(claim, named=tuple(sorted({*claim.named, *keys})))


def claim_id(article: Article, local: str) -> str:
    """The store-wide id of a claim: its article, its local id, and the version it was read from."""
    return f"{article.id}#{local}@{article.sha256[:12]}"


def _best_sentence(claim: Claim, reading: Reading, headline: int) -> Span:
    """The evidence sentence that tells most: below the headline, of a statement what was said rather than that
    something was, with the claim's time, place and parties; of equals the first."""
    speech = claim.type in weights().speech
    cues = [a.cue for a in reading.attributions if speech and a.id in claim.attributions]
    times = set(claim.time.times if claim.time else ())
    dates = [(t.start, t.end) for t in reading.times if t.id in times]
    parts = (*claim.actors, *claim.recipients, *claim.participants, *((claim.place,) if claim.place else ()))
    named = {part.entity for part in parts}
    where = [(m.start, m.end, m.entity) for m in reading.mentions if m.entity in named]

    def told(span: Span) -> tuple[bool, bool, float]:
        dated = any(span[0] <= start and end <= span[1] for start, end in dates)
        present = {entity for start, end, entity in where if span[0] <= start and end <= span[1]}
        said = any(span[0] <= start and end <= span[1] for start, end in cues)
        return span[0] >= headline, said, 2.0 * dated + len(present)

    spans = sorted({evidence.span for evidence in claim.evidences}) or [(0, headline)]
    return max(spans, key=lambda span: (told(span), -span[0]))


def _named(spans: Sequence[Span], reading: Reading, known: Mapping[str, Known]) -> dict[str, str]:
    """The people, bodies, states and places that the text names within these spans: id → country."""
    here = {
        mention.entity
        for mention in reading.mentions
        if any(start <= mention.start and mention.end <= end for start, end in spans)
    }
    found = [known[entity] for entity in here if entity in known]
    return {who.id: who.entity.country for who in found if who.entity.kind not in _VAGUE}


def _said(claim: Claim, reading: Reading, text: str, best: Span) -> str:
    """The words that a speech claim hands on: those its own verb vouches for, in its best sentence before others; of
    several pieces the first that says more than a name."""
    cues = [evidence.trigger for evidence in claim.evidences]
    own = [
        a
        for a in reading.attributions
        if a.content and any(first < a.cue[1] and a.cue[0] < last for first, last in cues)
    ]
    if not own:
        return ""
    told = min(own, key=lambda a: not (best[0] <= a.cue[0] and a.cue[1] <= best[1]))
    pieces = [text[first:last] for first, last in told.content]
    return next((piece for piece in pieces if len(piece.split()) >= _CLAUSE), pieces[0])


def _main(claims: Sequence[Claim]) -> str:
    """The local id of the claim that the article is about: the headline's, else the first one told. Of several told
    there a verb's before a noun's («из-за забастовки» is why it was), one with a doer, then the one with most parties,
    then the first."""

    def prominence(claim: Claim) -> tuple[int, bool, bool, int, int, str]:
        first = min(claim.evidences, key=lambda e: (e.span[0], e.trigger[0]))
        parties = len(claim.actors) + len(claim.recipients) + len(claim.participants)
        noun = claim.by.startswith(_BY_NOUN)
        return first.span[0], noun, not claim.actors, -parties, first.trigger[0], claim.id

    told = [claim for claim in claims if claim.evidences]
    return min(told, key=prominence).id if told else ""


def _headline(text: str, reading: Reading) -> NDArray[np.float32] | None:
    spans = [span for span in reading.vectors if span[0] < _headline_end(text)]
    return np.frombuffer(reading.vectors[min(spans)], dtype=np.float32) if spans else None


def _headline_end(text: str) -> int:
    return text.find("\n") if "\n" in text else len(text)
