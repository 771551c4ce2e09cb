"""Events labelled by hand in sentences that may be trained on, and in sentences written for it.

`events.jsonl` holds a document a line: `{"source", "language", "sentences": [[which, events], …]}`. `which` is, of a
document of LETOPIS_DATA, the first eight hexadecimal digits of the sentence's SHA-1 (runs of white space as one
space), since its text stays where it is; of `"source": "written"` the sentence itself. An event is
`[trigger, type, status, background, actors, recipients, dates]`: spans `[start, end]` of code points in the sentence,
the last three lists of them, each the head word of a party or a word of a date.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from letopis import intake
from letopis.intake import Taken
from letopis.reading.text import split_sentences
from training.sources import join, meantime_articles
from training.splits import Splits

LABELS = Path(__file__).parent / "events.jsonl"
TYPES = (
    "AGREE", "SUPPORT", "CONCEDE", "CONSULT", "COOPERATE", "AID", "RETREAT", "REQUEST", "REJECT", "ACCUSE",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "STATE", "DENY", "CONFIRM", "ELECT",
    "LEGISLATE", "TRADE", "INCIDENT", "OTHER",
)  # fmt: skip
STATUSES = ("happened", "ongoing", "planned", "possible", "cancelled", "not_happened")
HELD = 13  # of a hundred groups of documents are left out when the head is measured
WRITTEN = "written"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LabelledEvent:
    """One event of a sentence: the word that carries it and the head words of who took part and when."""

    trigger: Span
    type: str
    status: str
    background: bool
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    dates: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with its events; `held` tells whether it is left out when the head is measured."""

    source: str
    language: str
    text: str
    held: bool
    events: tuple[LabelledEvent, ...]


def documents(data: Path, labels: Path = LABELS) -> Iterator[list[Labelled]]:
    """The labelled sentences, document by document; a sentence written for it stands alone. Sentences that the data
    no longer gives are left out."""
    for line in labels.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        source, language = told["source"], told["language"]
        texts = {} if source == WRITTEN else {digest(t): t for t in sentences(data, source, language)}
        found = []
        for which, events in told["sentences"]:
            text = which if source == WRITTEN else texts.get(which)
            if text is not None:
                group = text if source == WRITTEN else _group(source)
                found.append(
                    Labelled(source, language, text, held(group), tuple(_event(*event) for event in events))
                )
        yield from [[one] for one in found] if source == WRITTEN else [found] if found else []


def _event(trigger, type, status, background, *parties) -> LabelledEvent:  # type: ignore[no-untyped-def]
    actors, recipients, dates = (tuple((a, b) for a, b in spans) for spans in parties)
    return LabelledEvent(tuple(trigger), type, status, background, actors, recipients, dates)


def _group(source: str) -> str:
    """What is left out as one: an article, but a whole story of ECB+."""
    return source.split("_")[0] if source.startswith("ecbplus/") else source


def held(group: str) -> bool:
    """Whether a document, or a story of many, is left out when the head is measured."""
    return int(hashlib.md5(group.encode(), usedforsecurity=False).hexdigest(), 16) % 100 < HELD


def digest(text: str) -> str:
    """By which a sentence is known again."""
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:8]


def sentences(data: Path, source: str, language: str) -> list[str]:
    """The sentences of a document of LETOPIS_DATA, runs of white space as one space."""
    folder, _, rest = source.partition("/")
    if folder in ("meantime", "ecbplus"):
        found = _conll(data, folder).get(rest, [])
    else:
        text = _text(data, folder, rest)
        found = [text[a:b] for a, b in split_sentences(text, language)]
    return [" ".join(sentence.split()) for sentence in found]


def _text(data: Path, folder: str, rest: str) -> str:
    if folder == "slavicner":
        taken = next(
            iter(
                intake.take([str(data / folder / "raw" / f"{rest}.txt")], outlet="x", published="2019-01-01")
            )
        )
        return taken.article.text if isinstance(taken, Taken) else ""
    inner = "devset/" if folder == "factrueval" else ""
    return (data / folder / f"{inner}{rest}.txt").read_text(encoding="utf-8")


@cache
def _conll(data: Path, folder: str) -> dict[str, list[str]]:
    """English documents that may be trained on, tokens joined to running text, by their keys."""
    splits = Splits.load()
    if folder == "meantime":
        files = sorted(data.glob("meantime/en_parsed/*MEANTIME/annotation/original/*.conll"))
        known = meantime_articles(data, splits)
    else:
        files = sorted(data.glob("ecbplus/*/*.conll"))
        known = None
    found: dict[str, list[str]] = {}
    for file in files:
        tokens: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        for line in file.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) >= 4 and not line.startswith("#"):
                tokens[cells[0]][int(cells[1])].append(cells[3])
        for key, told in tokens.items():
            topic = key.partition("/")[
                0
            ]  # of ECB+; the texts of a folder of one digit are of other topics too
            if key in known if known is not None else int(topic) not in splits.ecbplus_topics:
                found[key] = [join(told[number])[0] for number in sorted(told)]
    return found
