"""Events across documents, on gold mentions: ECB+ and MEANTIME (English).

    python -m benchmarks.accuracy.coref             ECB+ topics 26–35, and MEANTIME
    python -m benchmarks.accuracy.coref 18 25       ECB+ topics 18–25, for development

Which words tell of an event is given; which of them tell of one is ours. Each document is read, linked and clustered
as the pipeline does. Two mentions are one when the claims that they trigger are in one event, or when their heads have
one base form and their documents are of one story (letopis.linking.stories). `lemma` beside it is the baseline that
one base form is one event wherever it stands, `lemma_in_topic` within the topic that annotators put the document in.

coref.*.conll  the mean of the F1 of MUC (Vilain and others 1995), B-cubed (Bagga and Baldwin 1998) and CEAF by
               entities (Luo 2005); mentions that are alone count
"""

import json
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.accuracy.linking import b_cubed, joined
from letopis.linking import LinkedClaim, cluster, stories
from letopis.reading.reader import read
from letopis.records import Article

HELD = (26, 35)
SENTENCES = 14  # of a document that are read: annotators went no further, but for a few
Clusters = Mapping[str, Hashable]


@dataclass(frozen=True)
class Mention:
    """Words that tell of an event: their document, their place in its text, the base form of their head, and the
    true event."""

    id: str
    document: str
    start: int
    end: int
    lemma: str
    event: str


def measure(data: Path, topics: tuple[int, int] = HELD) -> dict[str, float]:
    """The figures of ECB+ and MEANTIME."""
    folders = sorted((data / "ecbplus").glob("*ecb*"))
    ecb = [f for f in folders if topics[0] <= int(re.match(r"\d+", f.name)[0]) <= topics[1]]  # type: ignore[index]
    meantime = sorted((data / "meantime" / "en_parsed").glob("*MEANTIME/annotation/original"))
    figures = _measured("coref.ecbplus", ecb)
    return figures | (_measured("coref.meantime", meantime) if topics == HELD else {})


def _measured(prefix: str, folders: Sequence[Path]) -> dict[str, float]:
    texts, mentions = {}, []
    for folder in folders:
        here = dict(_texts(folder))
        texts |= {key: "\n".join(lines for _, lines in sorted(told.items())) for key, told in here.items()}
        mentions += list(_mentions(folder, here))
    gold = {m.id: m.event for m in mentions}
    lemma = {m.id: m.lemma for m in mentions}
    in_topic = {m.id: (m.document.partition("/")[0], m.lemma) for m in mentions}
    ours = linked(mentions, texts)
    scored: dict[str, Clusters] = {"": ours, ".lemma": lemma, ".lemma_in_topic": in_topic}
    return {
        f"{prefix}{name}.{measured}": value
        for name, found in scored.items()
        for measured, value in scores(found, gold).items()
    }


# --- ours


def linked(mentions: Sequence[Mention], texts: Mapping[str, str]) -> dict[str, str]:
    """Which mentions are one event."""
    articles = {key: _article(key, text) for key, text in texts.items()}
    readings = {key: read(article) for key, article in articles.items()}
    events = cluster(joined(articles, readings))
    story = {key: key for key in texts} | {key: told[0] for told in stories(events) for key in told}
    triggers = _triggers(events)
    groups = _Union()
    for mention in mentions:
        groups.join(mention.id, f"{story[mention.document]} {mention.lemma}")
        for (start, end), event in triggers[mention.document]:
            if start < mention.end and mention.start < end:
                groups.join(mention.id, f"event {event}")
    return {mention.id: groups.of(mention.id) for mention in mentions}


def _triggers(events: Sequence[Sequence[LinkedClaim]]) -> dict[str, list[tuple[tuple[int, int], int]]]:
    """By document, the words that trigger claims which share their event with another document's."""
    found = defaultdict(list)
    for number, event in enumerate(events):
        if len({claim.article for claim in event}) > 1:
            for claim in event:
                found[claim.article] += [(evidence.trigger, number) for evidence in claim.claim.evidences]
    return found


class _Union:
    """What has been joined, however far around."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def of(self, one: str) -> str:
        while (up := self._parent.get(one, one)) != one:
            one = up
        return one

    def join(self, one: str, other: str) -> None:
        self._parent[max(self.of(one), self.of(other))] = min(self.of(one), self.of(other))


# --- the data


def _texts(folder: Path) -> Iterator[tuple[str, dict[int, str]]]:
    """Each document with its sentences by number, words a space apart, but for lines that are an address."""
    words: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in next(folder.glob("*.conll")).read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 4 and not line.startswith("#"):
            words[cells[0]][int(cells[1])].append(cells[3])
    for key, sentences in words.items():
        kept = {n: told for n, told in sentences.items() if told[0] != "http"}
        yield key, {n: " ".join(kept[n]) for n in sorted(kept)[:SENTENCES]}


def _mentions(folder: Path, texts: Mapping[str, Mapping[int, str]]) -> Iterator[Mention]:
    seen = set()
    for file in sorted(folder.glob("*_mentions_*.json")):
        for found in json.loads(file.read_text(encoding="utf-8")):
            acts = (
                str(found["mention_full_type"]).startswith(("ACTION", "NEG", "EVENT"))
                or "event_" in file.name
            )
            place = texts.get(found["conll_doc_key"], {})
            key = (found["conll_doc_key"], found["sent_id"], tuple(found["tokens_number"]))
            if not acts or key in seen or found["sent_id"] not in place:
                continue
            seen.add(key)
            start, end = _offsets(place, found["sent_id"], found["tokens_number"])
            yield Mention(
                " ".join(map(str, key)), key[0], start, end,
                str(found["mention_head_lemma"]).lower(), str(found["coref_chain"]),
            )  # fmt: skip


def _offsets(sentences: Mapping[int, str], number: int, tokens: Sequence[int]) -> tuple[int, int]:
    before = sum(len(told) + 1 for n, told in sentences.items() if n < number)
    words = sentences[number].split(" ")
    first, last = min(tokens), min(max(tokens), len(words) - 1)
    start = before + sum(len(word) + 1 for word in words[:first])
    return start, before + sum(len(word) + 1 for word in words[:last]) + len(words[last])


def _article(key: str, text: str) -> Article:
    sha = sha256(text.encode()).hexdigest()
    return Article(key, key, "", text.partition("\n")[0], "en", text, sha, None)


# --- the measures


def scores(ours: Clusters, gold: Clusters) -> dict[str, float]:
    """F1 of MUC, B-cubed and CEAFe, and their mean, `conll`."""
    found = {"muc": muc(ours, gold), "b3": b_cubed(ours, gold)[2], "ceafe": ceafe(ours, gold)}
    return {**found, "conll": sum(found.values()) / 3}


def muc(ours: Clusters, gold: Clusters) -> float:
    """F1 over the links that hold clusters together."""
    recall, precision = _links(gold, ours), _links(ours, gold)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _links(true: Clusters, found: Clusters) -> float:
    """The share of the links of `true` that are in `found`."""
    parts = {(true[id], found[id]) for id in true}
    clusters = set(true.values())
    links = len(true) - len(clusters)
    return (len(true) - len(parts)) / links if links else 0.0


def ceafe(ours: Clusters, gold: Clusters) -> float:
    """F1 of the best one-to-one pairing of clusters, each pair worth 2 |both| / (|one| + |other|)."""
    mine, true = _members(ours, gold), _members(gold, gold)
    worth = np.zeros((len(mine), len(true)))
    column = {id: n for n, members in enumerate(true) for id in members}
    for row, members in enumerate(mine):
        for n, both in Counter(column[id] for id in members).items():
            worth[row, n] = 2 * both / (len(members) + len(true[n]))
    total = float(worth[linear_sum_assignment(worth, maximize=True)].sum())
    return 2 * total / (len(mine) + len(true)) if mine else 0.0


def _members(of: Clusters, ids: Iterable[str]) -> list[list[str]]:
    held: dict[Hashable, list[str]] = defaultdict(list)
    for id in ids:
        held[of[id]].append(id)
    return list(held.values())


if __name__ == "__main__":
    asked = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) == 3 else HELD
    for key, value in measure(Path(os.environ["LETOPIS_DATA"]), asked).items():
        print(f"{key:<32}{value:.3f}")
