"""Whose word the chronicle rests on: roots, relays and outlets, with what rests on each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from letopis.linking import outlet_key
from letopis.records import Event, EventEvidence, Voice

Part = Literal["root", "relay", "outlet"]


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests on one source.

    `part`: root (where information entered the record), relay (a paper that others cite), outlet (whose articles
    were read). One source may stand as all three. `events` rest on it or were told by it, `alone` of them on
    nobody else; `articles` that say so. A root of kind people, who is not named, has the name of the papers through
    which it speaks. `how` says what kind of root it is: named, unnamed, own (an outlet's own voice), hidden (an
    outlet was told, and does not say by whom), cited (a paper whose own sources are not known).

    Of outlets: `first`, how often it was the first of several to tell; `repeats`, events it has only from other
    papers; `named`, `unnamed`, `own`, events it has from named and from unnamed sources of its own, and in its own
    voice.
    """

    part: Part
    name: str
    kind: str
    anonymity: str
    entity: str = ""
    how: str = ""
    events: int = 0
    alone: int = 0
    articles: int = 0
    first: int = 0
    repeats: int = 0
    named: int = 0
    unnamed: int = 0
    own: int = 0


@dataclass
class _Tally:
    """A source while it is counted: sets of event and article ids."""

    name: str
    kind: str
    anonymity: str
    entity: str = ""
    how: str = ""
    events: set[str] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    first: set[str] = field(default_factory=set)
    repeats: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    unnamed: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)


def resting(events: Iterable[Event]) -> list[Resting]:
    """Roots, then relays, then outlets, each by how many events rest on it."""
    tallies: dict[tuple[Part, str], _Tally] = {}
    for event in events:
        _roots_and_relays(event, tallies)
        _outlets(event, tallies)
    found = [_row(part, tally) for (part, _), tally in tallies.items()]
    order = ("root", "relay", "outlet")
    return sorted(found, key=lambda r: (order.index(r.part), -r.events, -r.articles, r.name, r.entity))


def _roots_and_relays(event: Event, tallies: dict[tuple[Part, str], _Tally]) -> None:
    roots = [voice for voice in event.ledger if voice.part == "root"]
    for root in roots:
        through = root.kind == "people"
        name = ", ".join(voice.name for voice in root.heard) if through else root.name
        tally = tallies.setdefault(
            ("root", f"{_how(root)}:{_key(root, name)}"),
            _Tally(name, root.kind, root.anonymity, root.entity, _how(root)),
        )
        tally.events.add(event.id)
        tally.articles.update(words.article for words in _under(root))
        if len(roots) == 1:
            tally.alone.add(event.id)
    sole = len(roots) == 1
    for voice in (inner for root in roots for inner in _cited(root)):
        tally = tallies.setdefault(
            ("relay", _key(voice, voice.name)), _Tally(voice.name, voice.kind, voice.anonymity, voice.entity)
        )
        tally.events.add(event.id)
        tally.articles.update(words.article for heard in voice.heard for words in _under(heard))
        if sole and len(roots[0].heard) <= 1:
            tally.alone.add(event.id)


def _outlets(event: Event, tallies: dict[tuple[Part, str], _Tally]) -> None:
    ways: dict[str, set[str]] = defaultdict(set)
    told: dict[str, list[EventEvidence]] = defaultdict(list)
    for root in (voice for voice in event.ledger if voice.part == "root"):
        for words, how in _ways(root, _from(root), False):
            key = outlet_key(words.outlet) or words.article
            ways[key].add(how)
            told[key].append(words)
    days = {key: min(words.published or "9999" for words in every) for key, every in told.items()}
    first = min(days.values(), default="")
    for key, every in told.items():
        name = every[0].outlet or every[0].url or every[0].article
        tally = tallies.setdefault(("outlet", key), _Tally(name, "outlet", "named"))
        tally.events.add(event.id)
        tally.articles.update(words.article for words in every)
        if len(told) == 1:
            tally.alone.add(event.id)
        elif days[key] == first:
            tally.first.add(event.id)
        if ways[key] == {"repeats"}:
            tally.repeats.add(event.id)
        for how in ways[key] - {"repeats"}:
            getattr(tally, how).add(event.id)


def _how(root: Voice) -> str:
    if root.kind == "people":
        return "unnamed"
    if root.kind != "outlet":
        return "named"
    return "hidden" if root.anonymity != "named" else "own" if root.told else "cited"


def _from(root: Voice) -> str:
    """What an outlet has that has it from this root at first hand."""
    if root.kind == "people" or root.anonymity != "named":
        return "unnamed"
    return "own" if root.kind == "outlet" else "named"


def _ways(voice: Voice, how: str, passed: bool) -> Iterator[tuple[EventEvidence, str]]:
    """Every sentence under a voice, with how its outlet has it. `passed`: another paper stands between."""
    for words in voice.told:
        yield words, "repeats" if passed else how
    for words in voice.copies:
        yield words, "repeats"
    for heard in voice.heard:
        yield from _ways(heard, how, passed or voice.kind == "outlet")


def _cited(voice: Voice) -> Iterator[Voice]:
    """The papers that somebody has it from."""
    if voice.kind == "outlet" and voice.heard:
        yield voice
    for heard in voice.heard:
        yield from _cited(heard)


def _under(voice: Voice) -> Iterator[EventEvidence]:
    yield from voice.told
    yield from voice.copies
    for heard in voice.heard:
        yield from _under(heard)


def _key(voice: Voice, name: str) -> str:
    return voice.outlet or voice.entity or name


def _row(part: Part, tally: _Tally) -> Resting:
    return Resting(
        part, tally.name, tally.kind, tally.anonymity, tally.entity, tally.how, len(tally.events), len(tally.alone),
        len(tally.articles), len(tally.first), len(tally.repeats), len(tally.named), len(tally.unnamed),
        len(tally.own),
    )  # fmt: skip
