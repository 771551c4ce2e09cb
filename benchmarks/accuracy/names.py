"""Base forms of names: the share that equal SlavicNER's, on the topic held out of training.

    python -m benchmarks.accuracy.names

The spans are given; only the base form is ours. Counted per language over people, places and organisations,
once for every mention, and apart for the mentions whose base form differs from the words of the text.
"""

import os
import sys
from collections import Counter
from pathlib import Path

from letopis.reading.entities.names import base_form, cases_after, fold, words_of

KINDS = {"PER": "person", "LOC": "place", "ORG": "organisation"}


def measure(data: Path, topic: str = "brexit", wrong: list[str] | None = None) -> dict[str, float]:
    """Shares right: names.<language>.all, .inflected, and per kind. `wrong` collects what was missed."""
    figures: dict[str, float] = {}
    for language in ("ru", "uk"):
        seen: Counter[str] = Counter()
        right: Counter[str] = Counter()
        for name, gold, kind, cases, words in _mentions(data / "slavicner", topic, language):
            ours = base_form(name, language, KINDS[kind], cases=cases, seen=words)
            for group in ["all", kind] + (["inflected"] if name != gold else []):
                seen[group] += 1
                right[group] += _same(ours, gold)
            if wrong is not None and not _same(ours, gold):
                wrong.append(f"{language} {kind} {name} | {ours} | {gold}")
        figures |= {f"names.{language}.{group}": right[group] / seen[group] for group in sorted(seen)}
    return figures


def _mentions(
    folder: Path, topic: str, language: str
) -> list[tuple[str, str, str, frozenset[str], frozenset[str]]]:
    found = []
    for path in sorted((folder / "ner" / topic / language).glob("*.tsv")):
        raw = (folder / "raw" / topic / language / path.name).with_suffix(".txt").read_text(encoding="utf-8")
        words = words_of(raw)
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) >= 5 and fields[4] in KINDS:
                found.append((fields[2], fields[3], fields[4], _cases(raw, int(fields[0]), language), words))
    return found


def _cases(raw: str, start: int, language: str) -> frozenset[str]:
    before = raw[max(0, start - 20) : start].rstrip(' «"“„').split()
    return cases_after(before[-1], language) if before else frozenset()


def _same(ours: str, gold: str) -> bool:
    """Quotation marks, letter case and ё aside."""
    return _bare(ours) == _bare(gold)


def _bare(text: str) -> str:
    return " ".join("".join(c for c in fold(text) if c not in '«»"“”„').split())


if __name__ == "__main__":
    missed: list[str] = []
    for key, value in measure(Path(os.environ["LETOPIS_DATA"]), *sys.argv[1:2], wrong=missed).items():
        print(f"{key:<24}{value:.3f}")
    if "--wrong" in sys.argv:
        print("\n".join(f"{n:4} {line}" for line, n in Counter(missed).most_common()))
