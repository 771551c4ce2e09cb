"""Claims into an Event: every field chosen by one stated rule, nothing written that no claim says.

The rule: the value that most roots stand behind, then the most precise, then the earliest told. A value
stands behind every value it contains (whoever says September does not speak against the 17th).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from math import log2
from typing import Any, TypeVar

from letopis.ledger.chains import root_key, voiced
from letopis.ledger.copies import Copy
from letopis.ledger.disputes import disputes
from letopis.ledger.graph import draw
from letopis.ledger.headlines import headlines
from letopis.ledger.kinds import kind as kind_of
from letopis.ledger.kinds import own_words
from letopis.ledger.resumed import confides
from letopis.ledger.roots import count, sides, summed
from letopis.ledger.tree import denials, ledger
from letopis.linking import Known, LinkedClaim
from letopis.linking.likeness import same_place
from letopis.linking.weights import weights
from letopis.reading.times import edtf
from letopis.records import Event, EventEvidence, Judgement, Party, Quantity, Roots

T = TypeVar("T")
_FINE = {"point": 4, "city": 3, "region": 2, "area": 1, "country": 1}
_SETTLED = ("happened", "ongoing", "cancelled", "not_happened")
_SETTABLE = frozenset({"type", "mode", "status", "stance", "time", "place"})
_NOWHERE: Mapping[str, Known] = {}
_HARM = frozenset({"killed", "wounded", "detained", "evacuated"})


def assemble(
    claims: Sequence[LinkedClaim],
    copies: Sequence[Copy] = (),
    statements: Sequence[LinkedClaim] = (),
    judged: Sequence[Judgement] = (),
    today: str = "",
    places: Mapping[str, Known] = _NOWHERE,
) -> Event:
    """The event that these claims tell of (at least one claim).

    `copies` are near copies among articles, `statements` all claims of the same articles (those that speak
    about these are heard; what these speak about themselves is their headline's topic), `judged` what people
    decided (`set`, `confirm`), `today` the ISO day by which a planned event is overdue, "" to leave it planned,
    `places` those that people set, by id. Order of any argument changes nothing.
    """
    ordered = sorted(claims, key=lambda c: c.id)
    believed = [c for c in ordered if c.claim.stance != "denied"] or ordered
    heard = speaking_of(ordered, statements)
    best = sorted(believed, key=_worth) + sorted((c for c in ordered if c not in believed), key=_worth)
    kind, mode = _type(believed)
    where = _place(believed)
    actors, recipients, participants = _parties(believed)
    so, not_so = sides(ordered, heard)
    graph = draw(so, copies)
    counted = count(graph, so)
    rooted = summed(counted)
    event = Event(
        id=event_id(ordered, judged),
        type=kind,
        mode=mode,
        status=_status(ordered),
        stance=_stance(ordered),
        time=_time(believed),
        place=where.place if where else None,
        actors=actors,
        recipients=recipients,
        participants=participants,
        headline="",
        summary=best[0].quote,
        quantities=_quantities(believed),
        evidence=tuple(_evidence(claim) for claim in best),
        claims=tuple(claim.id for claim in best),
        articles=_unique(c.article for c in sorted(ordered, key=_told)),
        outlets=tuple(
            {c.newsroom: c.outlet for c in sorted(ordered, key=_told, reverse=True) if c.outlet}.values()
        )[::-1],
        roots=rooted,
        disputes=disputes(ordered, heard),
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        importance=_importance(ordered, kind, rooted),
        noise=_noise(ordered, judged),
        confidence=max(c.claim.confidence for c in ordered),
        reviewed=_reviewed(ordered, judged),
        ledger=(*ledger(graph, counted, so, copies, _worth), *denials(not_so, copies, _worth)),
    )
    event = _overdue(_as_set(event, judged, places), today)
    told = next((c for c in best if c.said), None) if event.type in weights().speech else None
    said = told.said if told else ""
    topic = _topic([told] if told else best, statements) if event.type in weights().speech else None
    described = {id for c in ordered for id in c.people}
    topic_kind = kind_of([topic], topic.claim.type) if topic else ""
    titles = headlines(
        event, topic.claim if topic else None, said, described, kind_of(believed, event.type), topic_kind,
        own_words(best[0]),
    )  # fmt: skip
    return replace(event, headlines=titles, headline=titles.get(best[0].language, titles["en"]))


def _topic(speaking: Sequence[LinkedClaim], every: Sequence[LinkedClaim]) -> LinkedClaim | None:
    """What most of these statements speak about, of what has a name in the ontology of deeds; the best one's of
    equals."""
    by_id = {claim.id: claim for claim in every}
    about = [by_id[id] for claim in speaking for id in claim.about if id in by_id]
    deeds = [told for told in about if not told.speech and told.claim.type != "OTHER"]
    kinds = [(told.claim.type, told.claim.mode) for told in deeds]
    return max(deeds, key=lambda told: kinds.count((told.claim.type, told.claim.mode)), default=None)


def event_id(claims: Sequence[LinkedClaim], judged: Sequence[Judgement] = ()) -> str:
    """ "V" and a hash of the first judged claim's id; where no person judged any, of the claim told first."""
    here = {claim.id for claim in claims}
    named = [
        id
        for j in sorted(judged, key=lambda j: j.id)
        if j.by.startswith("person:") and j.undone is None
        for id in (j.subject, j.object)
        if id in here
    ]
    return named_after(named[0] if named else min(claims, key=_told).id)


def named_after(claim: str) -> str:
    """The id of the event that has its id from this claim."""
    return "V" + sha256(claim.encode()).hexdigest()[:12]


def speaking_of(claims: Sequence[LinkedClaim], statements: Sequence[LinkedClaim]) -> list[LinkedClaim]:
    """The claims of speech that are about these claims, sorted.

    An unnamed official who speaks to the same paper, in the same article, of nothing else that the article names,
    speaks of what the article is about: of its lead. So does one of whom it is not said to whom he spoke.
    """
    here = {claim.id for claim in claims}
    leads = {c.article: c for c in claims if c.title or c.headline is not None}
    found = {}
    for said in statements:
        if said.id in here or not said.speech:
            continue
        lead = leads.get(said.article)
        if set(said.about) & here or (lead and not said.about and _to_the_same(lead, said)):
            found[said.id] = said
    return [found[id] for id in sorted(found)]


def _to_the_same(lead: LinkedClaim, said: LinkedClaim) -> bool:
    """A paper's unnamed sources speak of its story; whom an article names says in it what else there is to say, and so
    do those who are only called by what they do («участники проекта»)."""
    papers = _papers(said)
    if papers:
        unnamed = [chain[-1] for chain in said.chains if chain and chain[-1].anonymity != "named"]
        known = any(hop.anonymity == "unnamed" or confides(hop.name, said.language) for hop in unnamed)
        return known and bool(_papers(lead) & papers)
    nobody = bool(said.actors) and all(party.id in said.people for party in said.actors)
    return (
        nobody and any(confides(party.name, said.language) for party in said.actors) and bool(_papers(lead))
    )


def _papers(claim: LinkedClaim) -> set[str]:
    return {hop.outlet for chain in claim.chains for hop in chain if hop.outlet} - {claim.newsroom}


# --- the choice of values


def _choose(
    values: Iterable[tuple[T, LinkedClaim]], fine: Callable[[T], float], holds: Callable[[T, T], bool]
) -> T | None:
    """Most roots behind it, then most precise, then earliest told."""
    told = list(values)
    behind: dict[T, set[str]] = defaultdict(set)
    first: dict[T, tuple[str, str]] = {}
    for value, claim in told:
        first[value] = min(first.get(value, ("~", "")), _told(claim))
    for value in first:
        behind[value] = {root_key(claim) for other, claim in told if other == value or holds(other, value)}
    ranked = sorted(first, key=lambda v: (-len(behind[v]), -fine(v), first[v]))
    return ranked[0] if ranked else None


def _never(_: object, __: object) -> bool:
    return False


def _type(claims: Sequence[LinkedClaim]) -> tuple[str, str]:
    kind = _choose([(c.claim.type, c) for c in claims], lambda v: v != "OTHER", _never) or "OTHER"
    return kind, _choose([(c.claim.mode, c) for c in claims if c.claim.type == kind], bool, _never) or ""


def _time(claims: Sequence[LinkedClaim]) -> str:
    dated = [(c.time, c) for c in claims if c.time]
    firm = [
        (time, c) for time, c in dated if c.firm
    ]  # a day that a text names, before one taken from its date
    return _choose(firm or dated, lambda v: -(edtf.days(v) or 99_999), edtf.contains) or ""


def _place(claims: Sequence[LinkedClaim]) -> LinkedClaim | None:
    """The claim whose place stands."""
    told = {c.place.id: c for c in sorted(claims, key=_told, reverse=True) if c.place}

    def holds(wide: str, narrow: str) -> bool:
        a, b = told[wide], told[narrow]
        return same_place(a, b) > 0 and _fine(a) < _fine(b)

    chosen = _choose([(c.place.id, c) for c in claims if c.place], lambda id: _fine(told[id]), holds)
    return told[chosen] if chosen else None


def _fine(claim: LinkedClaim) -> int:
    return _FINE.get(claim.precision, 2)


def _status(claims: Sequence[LinkedClaim]) -> str:
    """One life: what was planned is so until someone says that it happened or was called off."""
    believed = [c for c in claims if c.claim.stance != "denied"]
    settled = [c for c in believed if c.claim.status in _SETTLED]
    latest = max((c.published or "" for c in settled), default="")
    told: list[tuple[str, LinkedClaim]] = [(c.claim.status, c) for c in settled or believed or claims]
    newest = {status for status, c in told if (c.published or "") == latest}
    return _choose(told, lambda v: 2 * (v in newest) + (v != "possible"), _never) or "happened"


def _overdue(event: Event, today: str) -> Event:
    """What is still only planned on a day after the last that it was planned for is overdue."""
    last = edtf.bounds(event.time)[1]
    if event.status == "planned" and today and last and last.isoformat() < today[:10]:
        return replace(event, status="overdue")
    return event


def _stance(claims: Sequence[LinkedClaim]) -> str:
    """confirmed when anyone confirms it; denied when all deny it; else somebody's word before the outlet's
    own."""
    stances = {c.claim.stance for c in claims}
    if stances == {"denied"}:
        return "denied"
    return next((stance for stance in ("confirmed", "claimed", "asserted") if stance in stances), "asserted")


def _parties(
    claims: Sequence[LinkedClaim],
) -> tuple[tuple[Party, ...], tuple[Party, ...], tuple[Party, ...]]:
    """Everyone in it, each in the role that most roots give; in a much-told event, no one whom few name."""
    votes: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    seen: dict[str, list[Party]] = defaultdict(list)
    articles: dict[str, set[str]] = defaultdict(set)
    order: dict[str, tuple[float, int]] = {}
    for claim in sorted(claims, key=_worth):
        for number, (role, party) in enumerate(_cast(claim)):
            votes[party.id][role].add(root_key(claim))
            seen[party.id].append(party)
            articles[party.id].add(claim.article)
            order.setdefault(party.id, (len(order), number))
    most = max((len(a) for a in articles.values()), default=0)
    cast: dict[str, list[Party]] = {"actor": [], "recipient": [], "participant": []}
    for id in sorted(order, key=lambda id: (-len(articles[id]), order[id])):
        if most >= 4 and len(articles[id]) * 4 < most:
            continue
        role = min(votes[id], key=lambda r: (-len(votes[id][r]), list(cast).index(r)))
        cast[role].append(_fullest(seen[id]))
    return tuple(cast["actor"]), tuple(cast["recipient"]), tuple(cast["participant"])


def _cast(claim: LinkedClaim) -> Iterable[tuple[str, Party]]:
    for role, parties in (
        ("actor", claim.actors), ("recipient", claim.recipients), ("participant", claim.participants)
    ):  # fmt: skip
        for party in parties:
            yield role, party


def _fullest(views: Sequence[Party]) -> Party:
    """One party as its reports together know it: the longest role, every name."""
    names = {language: name for view in reversed(views) for language, name in view.names.items()}
    role = max((view.role for view in views), key=lambda r: (len(r), r))
    return replace(views[0], role=role, names=names)


def _quantities(claims: Sequence[LinkedClaim]) -> tuple[Quantity, ...]:
    """One figure for each thing counted; of a cumulative one the latest, of others by the rule."""
    told: dict[tuple[str, str], list[tuple[Quantity, LinkedClaim]]] = defaultdict(list)
    for claim in claims:
        for quantity in claim.claim.quantities:
            told[quantity.what, quantity.unit].append((quantity, claim))
    chosen = []
    for what, values in sorted(told.items()):
        if what[0] in weights().cumulative:
            last = max((c.published or "")[:10] for _, c in values)
            values = [(q, c) for q, c in values if (c.published or "")[:10] == last]
        best = _choose(values, lambda q: q.low is not None and q.low == q.high, _never)
        if best:
            chosen.append(best)
    return tuple(chosen)


# --- evidence and rank


def _worth(claim: LinkedClaim) -> tuple[object, ...]:
    """Sorts evidence, best first: a sentence of the text, with a time and a place, with more parties,
    nearer its root,
    read with confidence, told early."""
    text = claim.quote and claim.quote_span[0] > 0
    depth = min((len(chain) for chain in claim.chains), default=0)
    parties = min(4, len(claim.parties))
    return (
        not text, -(claim.firm + (claim.place is not None) + parties / 2), depth,
        -round(claim.claim.confidence, 2), *_told(claim),
    )  # fmt: skip


def _told(claim: LinkedClaim) -> tuple[str, str]:
    return claim.published or "9999", claim.id


def _evidence(claim: LinkedClaim) -> EventEvidence:
    chain = voiced(claim.chains[0] if claim.chains else (), claim)
    return EventEvidence(
        article=claim.article,
        claim=claim.id,
        outlet=claim.outlet,
        url=claim.url,
        language=claim.language,
        published=claim.published,
        quote=claim.quote,
        start=claim.quote_span[0],
        end=claim.quote_span[1],
        chain=tuple(hop.name for hop in chain),
        denies=claim.claim.stance == "denied",
        confidence=claim.claim.confidence,
    )


def _importance(claims: Sequence[LinkedClaim], kind: str, counted: Roots) -> float:
    """How high an editor would put it, 0..1: told by many, rooted well, in headlines and leads, surely
    read."""
    w = weights().importance
    outlets = len({c.newsroom or c.article for c in claims})
    articles = len({c.article for c in claims})
    titled = len({c.article for c in claims if c.title}) / articles
    lead = max(c.lead for c in claims)
    sure = max(c.claim.confidence for c in claims)
    score = (
        w["outlets"] * min(1.0, log2(1 + outlets) / 4)
        + w["roots"] * min(1.0, (counted.low + counted.high) / 8)
        + w["title"] * titled
        + w["lead"] * lead
        + w["confidence"] * sure
    )
    return round(score / sum(w.values()) * weights().types.get(kind, 1.0), 4)


def _noise(claims: Sequence[LinkedClaim], judged: Sequence[Judgement]) -> str:
    """What kind of noise it is: all its articles are, nobody came to harm, and no person judged it."""
    kinds = [claim.noise for claim in claims]
    harm = any(q.what in _HARM for claim in claims for q in claim.claim.quantities)
    return (
        "" if harm or "" in kinds or _reviewed(claims, judged) else max(sorted(set(kinds)), key=kinds.count)
    )


# --- what people decided


def _reviewed(claims: Sequence[LinkedClaim], judged: Sequence[Judgement]) -> bool:
    here = {claim.id for claim in claims} | {event_id(claims, judged)}
    return any(
        j.by.startswith("person:") and j.undone is None and (j.subject in here or j.object in here)
        for j in judged
    )


def _as_set(event: Event, judged: Sequence[Judgement], places: Mapping[str, Known]) -> Event:
    """`set` judgements on the event or one of its claims: `object` is field=value; the latest stands.

    A place is given by its id, "" for none.
    """
    here = {event.id, *event.claims}
    for judgement in sorted(judged, key=lambda j: j.id):
        field, _, value = judgement.object.partition("=")
        if (
            judgement.kind == "set"
            and judgement.undone is None
            and judgement.subject in here
            and field in _SETTABLE
        ):
            given: dict[str, Any] = _at(places.get(value)) if field == "place" else {field: value}
            event = replace(event, **given)
    return event


def _at(known: Known | None) -> dict[str, Any]:
    if known is None:
        return {"place": None, "lat": None, "lon": None}
    where = known.entity
    return {
        "place": Party(known.id, where.name, where.country, "", where.names), "lat": where.lat, "lon": where.lon
    }  # fmt: skip


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
