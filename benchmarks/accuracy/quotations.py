"""Quotations: the words of source, cue and content, against sentences of real articles that we annotated.

    python -m benchmarks.accuracy.quotations [-v]        -v prints every sentence with what we marked

benchmarks/data/quotations-*.yaml says which words of which file are whose; the texts are under LETOPIS_DATA.
Whole articles are read, and what falls into the annotated sentences is compared.

quotations/<language>/source, cue, content   F1 over words (a word may be in two roles: what A says that B says)
quotations/<language>/triple                 F1 over attributions: each of the three spans shares half of its
                                             words or more (Dice >= .5) with the annotated one
"""

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from letopis.reading.analysis import analyse
from letopis.reading.attribution import find_attributions
from letopis.reading.entities import find_entities

ROLES = ("source", "cue", "content")
ANNOTATED = Path(__file__).parent.parent / "data"
Span = tuple[int, int]
Marked = dict[str, frozenset[int]]  # by role, the offsets at which its words begin


@dataclass
class Tally:
    """Words and attributions of some texts: ours, theirs and those that agree."""

    counts: Counter[str]

    def add(self, ours: Sequence[Marked], gold: Sequence[Marked]) -> None:
        """Count one text."""
        for role in ROLES:
            mine = frozenset[int]().union(*(a[role] for a in ours))
            true = frozenset[int]().union(*(a[role] for a in gold))
            self._count(role, len(mine), len(true), len(mine & true))
        # What has a content only is a part of a longer quotation; it is no triple.
        mine_, true_ = ([a for a in side if a["source"] and a["cue"]] for side in (ours, gold))
        free, hits = list(mine_), 0
        for wanted in true_:
            found = next(
                (a for a in free if all(_dice(a[role], wanted[role]) >= 0.5 for role in ROLES)), None
            )
            if found is not None:
                free.remove(found)
                hits += 1
        self._count("triple", len(mine_), len(true_), hits)

    def f1(self, role: str) -> float:
        """F1 of a role, or of triples."""
        ours, gold, both = (self.counts[f"{role} {which}"] for which in ("ours", "gold", "both"))
        return 2 * both / (ours + gold) if ours + gold else 0.0

    def shares(self, role: str) -> tuple[float, float]:
        """Precision and recall."""
        ours, gold, both = (self.counts[f"{role} {which}"] for which in ("ours", "gold", "both"))
        return both / max(ours, 1), both / max(gold, 1)

    def _count(self, role: str, ours: int, gold: int, both: int) -> None:
        self.counts.update({f"{role} ours": ours, f"{role} gold": gold, f"{role} both": both})


def measure(data: Path) -> dict[str, float]:
    """All figures, 0..1."""
    figures: dict[str, float] = {}
    for language in ("ru", "uk", "en"):
        tally = Tally(Counter())
        for _, _, ours, gold in _sentences(data, language):
            tally.add(ours, gold)
        figures |= {f"quotations/{language}/{role}": tally.f1(role) for role in (*ROLES, "triple")}
    return figures


def read_spans(text: str, language: str, views: bool = False) -> list[dict[str, list[Span]]]:
    """The quotations we read in a text, with views or without: spans by role."""
    analysis = analyse(text, language)
    quotations = find_attributions(analysis, find_entities(analysis)).quotations
    return [
        {
            "source": list(quoted.source),
            "cue": list(quoted.cue),
            "content": list(quoted.content),
            "speech": list(quoted.content) if quoted.manner in ("direct", "mixed") else [],
        }
        for quoted in quotations
        if views or quoted.manner != "view"
    ]


def marked(text: str, spans: Mapping[str, Iterable[Span]], within: Span | None = None) -> Marked:
    """Words of spans, by the offsets at which they begin; only those inside of `within`."""
    low, high = within or (0, len(text))
    return {
        role: frozenset(
            start + word.start()
            for start, end in spans.get(role) or ()
            for word in re.finditer(r"\w+", text[start:end])
            if low <= start + word.start() < high
        )
        for role in ROLES
    }


def _sentences(data: Path, language: str) -> Iterator[tuple[str, int, list[Marked], list[Marked]]]:
    """Each annotated sentence, where it begins, our attributions and the true ones."""
    rows = yaml.safe_load((ANNOTATED / f"quotations-{language}.yaml").read_text(encoding="utf-8"))[
        "sentences"
    ]
    texts = _texts(data, language)
    read: dict[str, list[dict[str, list[Span]]]] = {}
    for row in rows:
        text, span = texts[row["doc"]], (row["span"][0], row["span"][1])
        if row["doc"] not in read:
            read[row["doc"]] = read_spans(text, language)
        # What «об этом» of another sentence points to is not marked; parts of a longer quotation are.
        near = [
            q for q in read[row["doc"]] if q["speech"] or any(span[0] <= a < span[1] for a, _ in q["cue"])
        ]
        ours = [marked(text, spans, span) for spans in near]
        gold = [marked(text, spans, span) for spans in row.get("attributions", ())]
        yield text[span[0] : span[1]], span[0], [a for a in ours if any(a.values())], gold


def _texts(data: Path, language: str) -> Any:
    if language == "en":
        lines = (data / "newscluster" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
        return {row["id"]: row["text"] for row in map(json.loads, lines)}
    raw = data / "slavicner" / "raw"
    return {
        str(path.relative_to(raw)): path.read_text(encoding="utf-8", errors="replace")
        for path in raw.glob(f"*/{language}/*.txt")
    }


def _dice(one: frozenset[int], other: frozenset[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def show(text: str, found: Sequence[Marked], start: int) -> str:
    """Attributions in a line each: source | cue | content."""
    words = [(m.start() + start, m.group()) for m in re.finditer(r"\w+", text)]
    return "\n".join(
        "     " + " | ".join(" ".join(word for at, word in words if at in a[role]) for role in ROLES)
        for a in found
    )


if __name__ == "__main__":
    folder = Path(os.environ["LETOPIS_DATA"])
    if "-v" in sys.argv:
        for language in ("ru", "uk", "en"):
            for text, start, ours, gold in _sentences(folder, language):
                print(f"{text}\n   ours\n{show(text, ours, start)}\n   theirs\n{show(text, gold, start)}")
    for key, value in measure(folder).items():
        print(f"{key:<28}{value:.3f}")
