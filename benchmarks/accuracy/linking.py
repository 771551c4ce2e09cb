"""Linking: names across scripts, and articles of many outlets grouped by what their leads tell of.

    python -m benchmarks.accuracy.linking

linking.people.*   SlavicNER's held-out topic, Russian and Ukrainian articles together; names and their base
                   forms are given, who is who is ours. pairs: F1 over pairs of one Russian and one Ukrainian
                   article's person; b3: B-cubed F1 over all.
linking.names.*    the same for people, bodies and places together, each topic apart.
linking.groups.*   newscluster (English): the top of every article is read, linked and clustered as the
pipeline
does; two
                   articles are together when their leads are one event. b3 with its precision and recall, and
                   beside it `plain`: one threshold on the cosine of title and first sentence, the best
                   there is.
linking.stories.*  the same articles by story: newscluster's groups are stories that run for weeks, of several events
linking.cosine.*   medians over sentences that give evidence for one event and for different ones: what
                   knowledge/linking.yaml's `cosine` is set by.
"""

import json
import os
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from functools import cache
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import numpy as np

from letopis.linking import LinkedClaim, cluster, link_all, linked_claims, stories
from letopis.reading.entities import places, states
from letopis.reading.entities.bodies import bodies, generic, outlets
from letopis.reading.reader import read
from letopis.records import Article, Entity, Reading
from letopis.records.reading import EntityKind

HELD_TOPIC = "brexit"
_STORY = ("linking.stories.b3.precision", "linking.stories.b3.recall", "linking.stories.b3")
LEAD = 1500  # characters of an article that are read: its headline and first paragraphs say what it is about


def measure(data: Path) -> dict[str, float]:
    """All figures above, 0..1."""
    return (
        people(data / "slavicner")
        | names(data / "slavicner")
        | groups(data / "newscluster" / "articles.jsonl")
    )


# --- names


def people(folder: Path, topic: str = HELD_TOPIC) -> dict[str, float]:
    """How well people are told apart and together across Russian and Ukrainian."""
    found = _linking(folder / "ner" / topic, ("PER",))
    return {f"linking.people.{key}": value for key, value in found.items()}


def names(folder: Path) -> dict[str, float]:
    """The same for people, bodies and places, by topic."""
    return {
        f"linking.names.{topic.name}.{key}": value
        for topic in sorted((folder / "ner").iterdir())
        for key, value in _linking(topic, ("PER", "ORG", "LOC")).items()
        if key in ("pairs", "b3")
    }


def _linking(folder: Path, types: tuple[str, ...]) -> dict[str, float]:
    named, gold = _named(folder, types)
    ours = {local: known.id for local, known in link_all(named).items()}
    precision, recall, f1 = b_cubed(ours, gold)
    return {
        "pairs": pairs(ours, gold), "b3": f1, "b3.precision": precision, "b3.recall": recall,
    }  # fmt: skip


def pairs(ours: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> float:
    """F1 over pairs of a Russian and a Ukrainian item ("ru/…", "uk/…") held to be one."""

    def across(held: Iterable[tuple[Hashable, str]]) -> int:
        counted = Counter(held)
        return sum(n * counted[key, "uk"] for (key, language), n in counted.items() if language == "ru")

    found = across((ours[id], id[:2]) for id in gold)
    true = across((gold[id], id[:2]) for id in gold)
    both = across(((ours[id], gold[id]), id[:2]) for id in gold)
    return 2 * both / max(1, found + true)


def _named(folder: Path, types: tuple[str, ...]) -> tuple[dict[str, Entity], dict[str, str]]:
    """Each name of each article by "language/article/type/base form", and who it truly is."""
    named, gold = {}, {}
    for language in ("ru", "uk"):
        for path in sorted((folder / language).glob("*.tsv")):
            for line in path.read_text(encoding="utf-8").splitlines():
                fields = line.split("\t")
                if len(fields) >= 6 and fields[4] in types:
                    local = f"{language}/{path.stem}/{fields[4]}/{fields[3]}"
                    named[local] = _entity(fields[3], fields[4], language)
                    gold[local] = fields[5]
    return named, gold


@cache
def _entity(name: str, type: str, language: str) -> Entity:
    """What reading makes of a name of a type by what it knows, with no article around it."""
    seat = states.seat_index().whole(name, language)
    state = "" if type == "PER" else states.by_name(name, language)
    if not state and type != "ORG" and " " not in name:
        state = states.adjective(name, language)
    if not state and type != "PER" and seat and seat.always:
        state = seat.country
    if state:
        known = states.names(state)
        return Entity("e1", "country", known.get(language, name), known, state)
    if type == "PER":
        return Entity("e1", "person", name, {language: name})
    return _place(name, language, seat) if type == "LOC" else _body(name, language)


def _place(name: str, language: str, seat: states.Seat | None) -> Entity:
    capital_of = seat.country.replace("EU", "BE") if seat else ""
    place = places.region(name, language) or places.town(name, language, (), capital_of)
    if place is None:
        return Entity("e1", "place", name, {language: name})
    known = {language: name, **place.names}
    return Entity("e1", "place", known[language], known, place.country, "", place.geonameid)


def _body(name: str, language: str) -> Entity:
    for index in (bodies(), generic(), outlets()):
        if body := index.whole(name, language):
            kind: EntityKind = "outlet" if body.sector == "media" else "organisation"
            return Entity("e1", kind, body.names.get(language, name), body.names, body.country)
    return Entity("e1", "organisation", name, {language: name})


# --- groups of articles


def groups(path: Path) -> dict[str, float]:
    """How well articles of one event come together."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = {row["id"]: _article(row) for row in rows}
    gold = {row["id"]: str(row["event_id"]) for row in rows}
    readings = {id: read(article) for id, article in articles.items()}
    claims = joined(articles, readings)
    leads = {id: lead for id in articles if (lead := main_claim([c for c in claims if c.article == id]))}
    events = cluster(claims)
    together = {claim.id: str(n) for n, group in enumerate(events) for claim in group}
    ours = {id: together[leads[id].id] if id in leads else f"alone {id}" for id in articles}
    precision, recall, f1 = b_cubed(ours, gold)
    told = {id: id for id in articles} | {id: story[0] for story in stories(events) for id in story}
    return {
        **dict(zip(_STORY, b_cubed(told, gold), strict=True)),
        "linking.groups.b3": f1,
        "linking.groups.b3.precision": precision,
        "linking.groups.b3.recall": recall,
        "linking.groups.plain": _plain(articles, readings, gold),
        **_cosines(leads, gold),
    }


def _article(row: Mapping[str, str]) -> Article:
    whole = row["text"] if row["text"].startswith(row["title"]) else f"{row['title']}\n{row['text']}"
    text = whole[: whole.rfind("\n", 0, LEAD) if "\n" in whole[60:LEAD] else LEAD]
    sha = sha256(text.encode()).hexdigest()
    return Article(row["id"], row["outlet"], row["url"], row["title"], "en", text, sha, row["published"][:10])


def joined(articles: Mapping[str, Article], readings: Mapping[str, Reading]) -> list[LinkedClaim]:
    """The claims of all these articles with everyone in them known across articles."""
    local = {f"{id} {entity.id}": entity for id, reading in readings.items() for entity in reading.entities}
    known = link_all(local)
    return [
        claim
        for id, reading in readings.items()
        for claim in linked_claims(
            articles[id], reading, {entity.id: known[f"{id} {entity.id}"] for entity in reading.entities}
        )
    ]


def main_claim(claims: Iterable[LinkedClaim]) -> LinkedClaim | None:
    """What the article is about."""
    return next((claim for claim in claims if claim.headline is not None), None)


def _plain(
    articles: Mapping[str, Article], readings: Mapping[str, Reading], gold: Mapping[str, str]
) -> float:
    """B-cubed F1 of joining articles whose first vectors (title, first evidence) are near, at the best
    threshold."""
    ids = [id for id in sorted(articles) if readings[id].vectors]
    first = []
    for id in ids:
        near = [np.frombuffer(v, dtype=np.float32) for _, v in sorted(readings[id].vectors.items())[:2]]
        mean = np.mean(near, axis=0)
        first.append(mean / np.linalg.norm(mean))
    alike = np.array(first) @ np.array(first).T
    best = 0.0
    for threshold in np.arange(0.80, 0.99, 0.01):
        of = list(range(len(ids)))
        for i, j in np.argwhere(np.triu(alike, 1) >= threshold).tolist():
            of = [of[i] if group == of[j] else group for group in of] if of[i] != of[j] else of
        best = max(best, b_cubed(dict(zip(ids, of, strict=True)), {id: gold[id] for id in ids})[2])
    return best


def _cosines(leads: Mapping[str, LinkedClaim], gold: Mapping[str, str]) -> dict[str, float]:
    same, different = [], []
    for one, other in combinations(sorted(leads), 2):
        a, b = leads[one].vector, leads[other].vector
        if a is not None and b is not None:
            (same if gold[one] == gold[other] else different).append(float(a @ b))
    return {
        "linking.cosine.same": float(np.median(same)) if same else 0.0,
        "linking.cosine.different": float(np.median(different)) if different else 0.0,
    }


def b_cubed(ours: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a grouping against the true one, averaged over items (Bagga and Baldwin
    1998)."""
    overlap = Counter((ours[id], gold[id]) for id in gold)
    mine, true = Counter(ours[id] for id in gold), Counter(gold.values())
    if not gold:
        return 0.0, 0.0, 0.0
    precision = sum(overlap[ours[id], gold[id]] / mine[ours[id]] for id in gold) / len(gold)
    recall = sum(overlap[ours[id], gold[id]] / true[gold[id]] for id in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def mixed(ours: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> list[Counter[Hashable]]:
    """The groups that hold more than one true event, largest first: where to look for what went wrong."""
    held: dict[Hashable, Counter[Hashable]] = defaultdict(Counter)
    for id in gold:
        held[ours[id]][gold[id]] += 1
    return sorted((c for c in held.values() if len(c) > 1), key=lambda c: -c.total())


if __name__ == "__main__":
    for key, value in measure(Path(os.environ["LETOPIS_DATA"])).items():
        print(f"{key:<32}{value:.3f}")
