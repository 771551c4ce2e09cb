"""PolNeAR's dev part: source, cue and content of attributions in American political news.

    python -m benchmarks.accuracy.polnear [-v]        -v prints our attributions and theirs, article by article

polnear/dev/source, cue, content   F1 over words
polnear/dev/triple                 F1 over attributions, each span sharing half of its words or more

There every word has one role at most, and thoughts, wishes and moods are attributions as well as words.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.accuracy.quotations import ROLES, Marked, Span, Tally, marked, read_spans, show


def measure(data: Path) -> dict[str, float]:
    """All figures, 0..1."""
    tally = tally_of(data)
    return {f"polnear/dev/{role}": tally.f1(role) for role in (*ROLES, "triple")}


def tally_of(data: Path) -> Tally:
    """Words and attributions of all articles."""
    tally = Tally(Counter())
    for _, ours, gold in articles(data):
        tally.add(ours, gold)
    return tally


def articles(data: Path) -> Iterator[tuple[str, list[Marked], list[Marked]]]:
    """Each article with our attributions and the annotated ones."""
    for path in sorted((data / "polnear" / "dev" / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        notes = next((path.parent.parent / "attributions").glob(f"{path.stem}_*.ann"), None)
        if notes is None:
            continue
        gold = [marked(text, spans) for spans in _annotated(notes)]
        yield text, outermost([marked(text, spans) for spans in read_spans(text, "en", views=True)]), gold


def outermost(found: list[Marked]) -> list[Marked]:
    """Without what stands inside of the words of another: here each word has one role."""
    return [
        one
        for one in found
        if not any(one is not other and one["cue"] and one["cue"] <= other["content"] for other in found)
    ]


def _annotated(path: Path) -> Iterator[dict[str, list[Span]]]:
    """The attributions of a brat file."""
    spans: dict[str, list[Span]] = {}
    relations: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T"):
            places = fields[1].split(" ", 1)[1]
            spans[fields[0]] = [
                (int(a), int(b)) for a, b in (place.split(" ") for place in places.split(";"))
            ]
        elif line.startswith("E"):
            relations.append(fields[1].split()[1:])
    for relation in relations:
        found: dict[str, list[Span]] = {role: [] for role in ROLES}
        for part in relation:
            role, _, span = part.partition(":")
            found[role.rstrip("0123456789").lower()].extend(spans[span])
        yield found


if __name__ == "__main__":
    folder = Path(os.environ["LETOPIS_DATA"])
    if "-v" in sys.argv:
        for text, ours, gold in articles(folder):
            print(f"\n{text[:80]!r}\n   ours\n{show(text, ours, 0)}\n   theirs\n{show(text, gold, 0)}")
    tally = tally_of(folder)
    for role in (*ROLES, "triple"):
        precision, recall = tally.shares(role)
        print(f"polnear/dev/{role:<10}{tally.f1(role):.3f}   precision {precision:.3f}  recall {recall:.3f}")
