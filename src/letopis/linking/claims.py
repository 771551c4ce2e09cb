"""A claim as linking and the ledger see it: whole, with store-wide entities, and the keys of the blocks it
is in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache

import numpy as np
from babel import Locale
from numpy.typing import NDArray

from letopis.linking.bodies import role_kinds
from letopis.linking.entities import Known
from letopis.linking.holders import holder
from letopis.linking.outlets import outlet_key
from letopis.linking.weights import weights
from letopis.reading.entities.romanisation import latin
from letopis.reading.times import edtf
from letopis.records import Article, Attribution, Claim, Entity, Part, Party, Reading, Source
from letopis.records.reading import Anonymity, SourceKind, Span

_NEAR = 60  # characters from a sentence to the cue of the next one
_QUOTED = 400  # characters that are quoted together at most
_VAGUE = ("people", "outlet")  # who is only described, or passes on what others did
_LONG = 4  # months; a longer time is filed by year, not by month
NOISE = "noise-"  # how flags of noise begin


@dataclass(frozen=True, slots=True)
class Hop:
    """One source of a chain, with who it is store-wide.

    `entity` is its store-wide id or ""; `of` are the ids of the bodies it speaks for (head,
    spokesperson), `role` its roles in words, `outlet` the key of an outlet, "" for other kinds.
    """

    name: str
    kind: SourceKind
    anonymity: Anonymity
    entity: str = ""
    country: str = ""
    sector: str = ""
    role: str = ""
    of: tuple[str, ...] = ()
    outlet: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class LinkedClaim:
    """A claim out of its article, with everything that linking and the ledger judge it by.

    `id` is "article#c1@sha", stable for one version of the article; `about` are ids of that form. `quote`
    is its best evidence sentence, at `quote_span` of the article's text, `vector` that sentence's unit
    vector. `chains` has one tuple of hops an attribution, nearest first, root last; none is the outlet's
    own voice.
    """

    id: str
    article: str
    outlet: str
    url: str
    language: str
    published: str | None
    known_from: str | None
    claim: Claim
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    participants: tuple[Party, ...] = ()
    place: Party | None = None
    precision: str = ""
    lat: float | None = None
    lon: float | None = None
    quote: str = ""
    quote_span: Span = (0, 0)
    chains: tuple[tuple[Hop, ...], ...] = ()
    about: tuple[str, ...] = ()
    vector: NDArray[np.float32] | None = None
    title: bool = False
    lead: float = 0.0  # 1 at the top of the article, 0 at its end
    people: tuple[str, ...] = ()  # ids of parties that are described, not named
    persons: tuple[str, ...] = ()  # ids of parties that are people with names
    named: tuple[str, ...] = ()  # ids of all whom its sentence names, and, of a main claim, the headline
    around: tuple[str, ...] = ()  # the countries of those
    said: str = ""  # what a statement says, verbatim, "" for other claims
    headline: NDArray[np.float32] | None = None  # of an article's main claim: the unit vector of its headline
    cited: tuple[tuple[Span, str], ...] = ()  # for each of `chains` the words, with their span, that give it
    noise: str = ""  # what noise its article is: sport, showbiz, weather, "" for none

    @property
    def time(self) -> str:
        """Its EDTF value, "" when unknown."""
        return self.claim.time.edtf if self.claim.time else ""

    @property
    def firm(self) -> bool:
        """Whether the text itself names the time, so that no time zone or day of publication can have
        moved it."""
        return bool(self.claim.time and self.claim.time.times)

    @property
    def span(self) -> str:
        """The EDTF value that its time is compared by.

        A claim that the text does not date at all tells of something in the month before its article, a statement of
        something said in the week before it, or, when it is planned, after it.
        """
        if self.firm or not edtf.approximate(self.time):
            return self.time
        day = edtf.bounds(self.time)[1]
        if day is None:
            return ""
        if self.claim.status == "planned":
            return f"{day - timedelta(days=1)}/.."
        since = day - timedelta(days=weights().unsaid_days if self.speech else weights().undated_days)
        if self.claim.status == "possible":  # what somebody wants or fears may lie on either side
            return f"{since}/.."
        return f"{since}/{day + timedelta(days=1)}"

    @property
    def dated(self) -> bool:
        """Whether its time is known at all."""
        return self.firm or bool(self.time and not edtf.approximate(self.time))

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everyone in it, each once: actors, recipients, participants."""
        every = {party.id: party for party in (*self.actors, *self.recipients, *self.participants)}
        return tuple(every.values())

    @property
    def speech(self) -> bool:
        """Whether saying it is itself the event."""
        return self.claim.type in weights().speech

    @property
    def newsroom(self) -> str:
        """The key of its outlet."""
        return outlet_key(self.outlet)


def linked_claims(article: Article, reading: Reading, known: Mapping[str, Known]) -> tuple[LinkedClaim, ...]:
    """The claims of one article, linked. `known` maps each local entity id of the reading to whom it is
    store-wide.

    Local ids that `known` lacks are left out.
    """
    local = {entity.id: entity for entity in reading.entities}
    sources = {s.id: _hop(_resolved(s, article, reading.entities), local, known) for s in reading.sources}
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
        given.sort(key=lambda a: not _vouches(a, span))
        told = _told_by([(chains[a.id], a) for a in given])
        cited = [
            _cited(words, [s for s in reading.sources if s.id in words.chain], claim, span, article.text)
            for _, words in told
        ]
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
                actors=_parties(claim.actors, local, known),
                recipients=_parties(claim.recipients, local, known),
                participants=_parties(claim.participants, local, known),
                place=_party(where, None) if where else None,
                precision=where.entity.precision or ("country" if where.entity.kind == "country" else "")
                if where else "",
                lat=where.entity.lat if where else None,
                lon=where.entity.lon if where else None,
                quote=article.text[span[0] : span[1]],
                quote_span=span,
                chains=tuple(chain for chain, _ in told),
                cited=tuple((at, article.text[at[0] : at[1]]) for at in cited),
                about=tuple(claim_id(article, other) for other in claim.about),
                vector=np.frombuffer(vector, dtype=np.float32) if vector else None,
                title=first < headline,
                lead=1.0 - first / max(1, len(article.text)),
                headline=_headline(article.text, reading) if claim.id == main else None,
                said=_said(claim, reading, article.text) if claim.type in weights().speech else "",
                people=tuple(sorted({k.id for k in known.values() if k.entity.kind == "people"})),
                persons=tuple(sorted({k.id for k in known.values() if k.entity.kind == "person"})),
                named=tuple(sorted(named)),
                around=tuple(sorted({where for where in named.values() if where})),
                noise=next((f.removeprefix(NOISE) for f in reading.flags if f.startswith(NOISE)), ""),
            )
        )  # fmt: skip
    matter = next((claim for claim in linked if claim.claim.id == main), None)
    return tuple(_resuming(claim, matter) if matter else claim for claim in linked)


def _resuming(claim: LinkedClaim, matter: LinkedClaim) -> LinkedClaim:
    """«Авария произошла утром», with nobody, no place and no date: it resumes what its article is about, where that is
    of one kind with it, and is known by whom and what that names."""
    bare = not claim.parties and not claim.place and not claim.firm
    if not bare or claim is matter or claim.claim.type != matter.claim.type:
        return claim
    named, around = {*claim.named, *matter.named}, {*claim.around, *matter.around}
    return replace(claim, named=tuple(sorted(named)), around=tuple(sorted(around)))


def claim_id(article: Article, local: str) -> str:
    """The store-wide id of a claim: its article, its local id, and the version it was read from."""
    return f"{article.id}#{local}@{article.sha256[:12]}"


def block_keys(claim: LinkedClaim) -> tuple[str, ...]:
    """The exact keys of the blocks a claim is in: time × country × type family. Two claims that share
    none are never one event. A claim without a time is filed under the month its article was published,
    or a block of its
    own; one of several months under its years, with each party, so that such blocks stay small."""
    countries = sorted({p.country for p in _placed(claim) if p.country}) or claim.around or ["--"]
    times = _times(claim)
    families = weights().family(claim.claim.type)
    keys = [
        f"{time}|{country}|{family}" for time in times for family in families for country in countries[:6]
    ]
    return (*_main_keys(claim), *sorted(keys)[: weights().keys])


def _main_keys(claim: LinkedClaim) -> tuple[str, ...]:
    """What articles of the same few days are about is compared whatever its type and country: readers differ
    on both."""
    day = edtf.bounds((claim.published or "")[:10])[0] if claim.headline is not None else None
    if day is None or day.year > 9000:
        return ()
    return tuple(f"{day + timedelta(days=n)}|main" for n in range(weights().story_days + 1))


def _times(claim: LinkedClaim) -> list[str]:
    months = edtf.months(claim.span, 12 * _LONG)
    if not months:
        published = edtf.months((claim.published or "")[:10], 1)
        return [*published] or ["t?"]
    if len(months) > _LONG:
        return sorted({month[:4] for month in months})
    if claim.firm or edtf.days(claim.time) != 1:
        return list(months)
    day = edtf.bounds(claim.time)[0]  # a day that the text does not name may be the day before or after
    around = (
        [(day + timedelta(days=n)).isoformat()[:7] for n in (-1, 1)] if day and 1 < day.year < 9999 else []
    )
    return sorted({*months, *around})


def _placed(claim: LinkedClaim) -> tuple[Party, ...]:
    return (*claim.parties, *((claim.place,) if claim.place else ()))


def _best_sentence(claim: Claim, reading: Reading, headline: int) -> Span:
    """The evidence sentence that tells most: below the headline, with the claim's time, place and parties; of
    equals the first."""
    times = set(claim.time.times if claim.time else ())
    dates = [(t.start, t.end) for t in reading.times if t.id in times]
    parts = (*claim.actors, *claim.recipients, *claim.participants, *((claim.place,) if claim.place else ()))
    named = {part.entity for part in parts}
    where = [(m.start, m.end, m.entity) for m in reading.mentions if m.entity in named]

    def told(span: Span) -> tuple[bool, float]:
        dated = any(span[0] <= start and end <= span[1] for start, end in dates)
        present = {entity for start, end, entity in where if span[0] <= start and end <= span[1]}
        return span[0] >= headline, 2.0 * dated + len(present)

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


def _vouches(attribution: Attribution, span: Span) -> bool:
    """Whether it is for words of this sentence that the source is credited: a headline says it less exactly."""
    return any(start < span[1] and span[0] < end for start, end in attribution.content)


def _told_by(
    told: Sequence[tuple[tuple[Hop, ...], Attribution]],
) -> list[tuple[tuple[Hop, ...], Attribution]]:
    """Each chain once. «СМИ: …» in a headline is the outlet that the text below it names, «Источник: …» whom it
    describes."""
    chains = [chain for chain, _ in told]
    named = [c for c in chains if any(hop.kind == "outlet" and hop.anonymity == "named" for hop in c)]
    bare = [c for c in chains if len(c) == 1 and c[0].kind == "outlet" and c[0].anonymity != "named"]
    nobody = [c for c in chains if len(c) == 1 and c[0].kind == "people" and c[0].anonymity == "unnamed"]
    described = [c for c in chains if c not in nobody and c[-1].kind == "people"]
    passed = [*(bare if named else ()), *(nobody if described else ())]
    kept = {chain: a for chain, a in reversed(told) if chain not in passed}
    return [(chain, kept[chain]) for chain in dict.fromkeys(chains) if chain in kept]


def _cited(attribution: Attribution, sources: Sequence[Source], claim: Claim, best: Span, text: str) -> Span:
    """The words that tell the claim on this source's word: its sentence with the cue, or the best one down to the
    cue that follows it at once («Об этом сообщает …»), or what the source is credited with wherever it stands."""
    start, end = attribution.cue
    for evidence in claim.evidences:
        if evidence.span[0] <= start and end <= evidence.span[1]:
            return evidence.span
    stop, dot = text.find("\n", end), text.find(". ", end)
    after = min((at for at in (stop, dot + 1 if dot >= 0 else -1) if at > 0), default=len(text))
    if 0 <= start - best[1] <= _NEAR and after - best[0] <= _QUOTED:
        return best[0], after
    spans = [attribution.cue, *attribution.content, *((source.start, source.end) for source in sources)]
    whole = min(span[0] for span in spans), max(span[1] for span in spans)
    return whole if whole[1] - whole[0] <= _QUOTED else best


def _said(claim: Claim, reading: Reading, text: str) -> str:
    """The words that a speech claim hands on: those its own verb vouches for."""
    cues = [evidence.trigger for evidence in claim.evidences]
    for attribution in reading.attributions:
        start, end = attribution.cue
        if attribution.content and any(first < end and start < last for first, last in cues):
            first, last = attribution.content[0]
            return text[first:last]
    return ""


def _main(claims: Sequence[Claim]) -> str:
    """The local id of the claim that the article is about: the headline's, else the first one told."""
    told = [(min(e.span[0] for e in c.evidences), -c.confidence, c.id) for c in claims if c.evidences]
    return min(told)[2] if told else ""


def _headline(text: str, reading: Reading) -> NDArray[np.float32] | None:
    spans = [span for span in reading.vectors if span[0] < _headline_end(text)]
    return np.frombuffer(reading.vectors[min(spans)], dtype=np.float32) if spans else None


def _headline_end(text: str) -> int:
    return text.find("\n") if "\n" in text else len(text)


def _parties(
    parts: Sequence[Part], local: Mapping[str, Entity], known: Mapping[str, Known]
) -> tuple[Party, ...]:
    found = {
        known[p.entity].id: _party(known[p.entity], local.get(p.entity)) for p in parts if p.entity in known
    }
    return tuple(found.values())


def _party(known: Known, here: Entity | None) -> Party:
    entity = known.entity
    roles = here.roles if here else ()
    names = {**entity.names, **_in_latin(entity)}
    if entity.kind == "country" and entity.country:
        names = {**names, **country_names(entity.country)}
    return Party(known.id, entity.name, entity.country, roles[0].text if roles else "", names)


def _in_latin(entity: Entity) -> dict[str, str]:
    """A person of another country in Latin letters: as the English-language press writes him, by way of Russian
    («Нікол Пашинян» is no Pashynian); nothing for Ukrainians, or where an English text gives the name."""
    name = entity.names.get("ru") or entity.names.get("uk", "").translate(_UK_SOUNDS)
    if entity.kind != "person" or entity.country in ("", "UA") or "en" in entity.names or not name:
        return {}
    return {"latin": latin(name, "ru")}


_UK_SOUNDS = str.maketrans("іїєґІЇЄҐ", "ииегИИЕГ")


@cache
def country_names(code: str) -> dict[str, str]:
    """A country's name in the three languages; empty for a code that is not known."""
    return {
        language: name
        for language in ("ru", "uk", "en")
        if (name := _SHORT.get((code, language)) or Locale(language).territories.get(code))
    }


# As newsrooms write them, where Unicode's names are longer.
_SHORT = {
    ("US", "ru"): "США", ("US", "uk"): "США", ("EU", "ru"): "ЕС", ("EU", "uk"): "ЄС", ("EU", "en"): "EU",
    ("AE", "uk"): "ОАЕ", ("GB", "uk"): "Британія", ("GB", "ru"): "Великобритания", ("GB", "en"): "UK",
}  # fmt: skip


def _body(local: str, known: Mapping[str, Known]) -> bool:
    return local in known and known[local].entity.kind in ("organisation", "outlet", "facility")


def _speaks(role: str) -> bool:
    """Whether who holds this office speaks for the body it is held in: its head or its spokesperson."""
    return bool(role_kinds((role,)) & weights().speaks)


def _resolved(source: Source, article: Article, people: Sequence[Entity]) -> Source:
    """A source that the article describes by an office, as the person it names for its holder."""
    if source.anonymity != "described" or source.entity or source.kind not in ("person", "people"):
        return source
    words = article.text[source.start : source.end]
    found = holder(words, article.language, people)
    if found is None:
        return source
    return replace(source, kind="person", anonymity="named", entity=found.id)


def _hop(source: Source, local: Mapping[str, Entity], known: Mapping[str, Known]) -> Hop:
    here = local.get(source.entity)
    linked = known.get(source.entity)
    entity = linked.entity if linked else here
    roles = here.roles if here else ()
    return Hop(
        name=entity.name if entity and source.anonymity == "named" else source.name,
        kind=source.kind,
        anonymity=source.anonymity,
        entity=linked.id if linked else "",
        country=entity.country if entity else "",
        sector=entity.sector if entity else "",
        role="; ".join((source.name, *(role.text for role in roles))),
        of=tuple(sorted({known[r.of].id for r in roles if _speaks(r.text) and _body(r.of, known)})),
        outlet=outlet_key(entity.name if entity else source.name) if source.kind == "outlet" else "",
    )
