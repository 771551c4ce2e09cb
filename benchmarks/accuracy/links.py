"""Links that NEREL dev draws, over our own spans, both ends strict.

    python -m benchmarks.accuracy.links

nerel-links: who works as what and for whom, where a body has its seat, as roles and the names of bodies tell it.
nerel-events: who takes part in a happening, where and when it is, as claims tell it. NEREL marks most happenings by
nouns («взрыв», «премия») and draws their links across the whole document; an end of ours is the nested span that
shares most with our words. PARTICIPANT is NEREL's PARTICIPANT_IN and AGENT together, whose difference a claim does not
draw.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from letopis.reading import reader
from letopis.reading.analysis import Analysis, analyse
from letopis.reading.entities import find_entities
from letopis.reading.model import Model, Span
from letopis.records import Article, Claim, Reading

Place = tuple[int, int]
Link = tuple[str, Place, Place]
LINKS = {"WORKS_AS": "WORKS_AS", "WORKPLACE": "WORKPLACE", "HEADQUARTERED_IN": "HEADQUARTERED_IN"}
EVENTS = {
    "PARTICIPANT_IN": "PARTICIPANT", "AGENT": "PARTICIPANT", "TAKES_PLACE_IN": "PLACE", "POINT_IN_TIME": "TIME",
}  # fmt: skip


def measure(data: Path, model: Model) -> dict[str, float]:
    """entities/nerel-links/ru/… and entities/nerel-events/ru/…: F1 of all links and of each kind."""
    offices: list[tuple[set[Link], set[Link]]] = []
    events: list[tuple[set[Link], set[Link]]] = []
    for file in sorted((data / "nerel/dev").glob("*.ann")):
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        analysis = analyse(text, "ru", model)
        offices.append((linked(file, LINKS), told_links(analysis)))
        events.append((linked(file, EVENTS), event_links(analysis, model)))
    return scored("entities/nerel-links/ru", offices, LINKS) | scored(
        "entities/nerel-events/ru", events, EVENTS
    )


def scored(
    prefix: str, pairs: Iterable[tuple[set[Link], set[Link]]], kinds: Mapping[str, str]
) -> dict[str, float]:
    """F1 of each kind and of all over documents of gold and told."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for truth, ours in pairs:
        for counter, members in ((gold, truth), (found, ours), (right, truth & ours)):
            counter.update(relation for relation, *_ in members)
            counter["all"] += len(members)
    return {
        f"{prefix}/{kind}/f1": 2 * right[kind] / max(1, gold[kind] + found[kind])
        for kind in ("all", *dict.fromkeys(kinds.values()))
    }


def linked(file: Path, kinds: Mapping[str, str]) -> set[Link]:
    """The links of a brat file between spans, of these kinds, called as `kinds` says."""
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    places = {row[0]: row[1].replace(";", " ").split() for row in rows if row[0].startswith("T")}
    spans = {name: (int(place[1]), int(place[-1])) for name, place in places.items()}
    relations = (row[1].split() for row in rows if row[0].startswith("R"))
    return {(kinds[kind], spans[a[5:]], spans[b[5:]]) for kind, a, b in relations if kind in kinds}


def told_links(analysis: Analysis) -> set[Link]:
    """The same links as the product tells them by roles and by what the names of bodies hold, between the nested
    spans that lie nearest to its mentions («бывший министр» is the profession «министр»)."""
    who = find_entities(analysis)
    marked = [s for sentence in analysis.sentences for s in sentence.spans]
    found: set[Link] = set()
    for one in who.mentions:
        span = (one.start, one.end)
        inside = [m for m in who.mentions_in(*span) if (m.start, m.end) != span]
        if one.kind == "organisation":
            seats = [m for m in inside if m.kind in ("country", "place", "nationality")]
            found |= {("HEADQUARTERED_IN", span, (m.start, m.end)) for m in seats}
        if one.kind != "role":
            continue
        bodies = [m for m in inside if m.kind in ("organisation", "outlet", "country", "nationality")]
        served = bodies[:1]
        found |= {("WORKPLACE", span, (m.start, m.end)) for m in served}
        holder = who.entity_of(one)
        named = [m for m in who.of_entity(holder.id) if m.kind == "person"] if holder else []
        if named:
            beside = min(named, key=lambda m: min(abs(m.start - one.end), abs(one.start - m.end)))
            person = (beside.start, beside.end)
            found.add(("WORKS_AS", person, span))
            found |= {("WORKPLACE", person, (m.start, m.end)) for m in served}
    return {(relation, nearest(marked, *a), nearest(marked, *b)) for relation, a, b in found}


def event_links(analysis: Analysis, model: Model) -> set[Link]:
    """Participants, places and times of the happenings that claims tell of."""
    article = Article("nerel", "", "", analysis.text.partition("\n")[0], "ru", analysis.text, "")
    reading = reader.read(article, model)
    marked = [s for sentence in analysis.sentences for s in sentence.spans]
    happenings = [s for s in marked if s.label == "EVENT"]
    found: set[Link] = set()
    for claim in reading.claims:
        for evidence in claim.evidences:
            event = nearest(happenings, *evidence.trigger, least=0.0)
            for kind, words in _told(claim, reading):
                end = nearest(marked, *words)
                found.add((kind, end, event) if kind == "PARTICIPANT" else (kind, event, end))
    return found


def _told(claim: Claim, reading: Reading) -> Iterator[tuple[str, Place]]:
    """Where the text names who is in a claim, its place and its time."""
    mentions = {m.id: (m.start, m.end) for m in reading.mentions}
    times = {t.id: (t.start, t.end) for t in reading.times}
    for part in (*claim.actors, *claim.recipients, *claim.participants):
        yield from (("PARTICIPANT", mentions[m]) for m in part.mentions)
        if part.words and not part.mentions:
            yield "PARTICIPANT", part.words
    if claim.place is not None:
        yield from (("PLACE", mentions[m]) for m in claim.place.mentions)
    if claim.time is not None:
        yield from (("TIME", times[t]) for t in claim.time.times)


def nearest(marked: list[Span], start: int, end: int, least: float = 0.5) -> Place:
    """The nested span that shares most with a stretch, the stretch itself when none shares more than `least`."""
    best = max(marked, key=lambda s: _shared(s, start, end), default=None)
    return (best.start, best.end) if best is not None and _shared(best, start, end) > least else (start, end)


def _shared(span: Span, start: int, end: int) -> float:
    both = min(span.end, end) - max(span.start, start)
    return both / (max(span.end, end) - min(span.start, start)) if both > 0 else 0.0


if __name__ == "__main__":
    for name, value in measure(Path(os.environ["LETOPIS_DATA"]), Model.load(threads=2)).items():
        print(f"{name:44}{value:.3f}")
