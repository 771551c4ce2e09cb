"""Groups of Russian and Ukrainian articles of one happening (benchmarks/data/groups.yaml), end to end.

    python -m benchmarks.accuracy.groups            the first half, which rules were written with
    python -m benchmarks.accuracy.groups second     the other half

Articles are read, linked and clustered as the pipeline does, each as of an outlet of its own, published on the
day noted. Two are together when what they are about is one event.

groups.*.b3        B-cubed F1 of that grouping, with precision and recall; across: F1 over pairs of one Russian
                   and one Ukrainian article
groups.*.roots     share of groups whose true number of independent roots lies in the low–high of the event that
                   most of the group's articles are about; exact: whose `likely` is that number; low: whose low is;
                   sure: whose low and high both are
"""

import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from benchmarks.accuracy.linking import b_cubed, joined, main_claim, pairs
from letopis import intake, ledger
from letopis.intake import Taken
from letopis.ledger.copies import Copy, Signature, copies
from letopis.linking import LinkedClaim, cluster
from letopis.reading.reader import read
from letopis.records import Article, Event, Reading

GROUPS = Path(__file__).parents[1] / "data" / "groups.yaml"


@dataclass(frozen=True)
class Group:
    """One happening as annotated: the files that tell of it and its independent roots."""

    name: str
    half: str
    day: str
    roots: tuple[str, ...]
    files: tuple[str, ...]


def measure(data: Path, halves: Sequence[str] = ("first", "second")) -> dict[str, float]:
    """The figures of each half."""
    figures: dict[str, float] = {}
    for half in halves:
        found = _measured(data / "slavicner" / "raw", [g for g in groups() if g.half == half])
        figures |= {f"groups.{half}.{key}": value for key, value in found.items()}
    return figures


def groups() -> list[Group]:
    """All groups as annotated."""
    entries: list[dict[str, Any]] = yaml.safe_load(GROUPS.read_text(encoding="utf-8"))
    return [Group(e["name"], e["half"], e["day"], tuple(e["roots"]), tuple(e["articles"])) for e in entries]


def _measured(folder: Path, wanted: Sequence[Group]) -> dict[str, float]:
    articles, readings = _read(folder, wanted)
    claims = joined(articles, readings)
    found = cluster(claims)
    gold = {file: group.name for group in wanted for file in group.files}
    ours = grouped(articles, found)
    precision, recall, f1 = b_cubed(ours, gold)
    by_language = {file: file.split("/")[1] + file for file in gold}
    across = pairs({by_language[f]: ours[f] for f in gold}, {by_language[f]: gold[f] for f in gold})
    counted = {group.name: _event_of(group, found, ours, readings, articles) for group in wanted}
    inside = [c.roots.low <= len(g.roots) <= c.roots.high for g in wanted if (c := counted[g.name])]
    exact = [c.roots.likely == len(g.roots) for g in wanted if (c := counted[g.name])]
    sure = [c.roots.low == len(g.roots) == c.roots.high for g in wanted if (c := counted[g.name])]
    low = [c.roots.low == len(g.roots) for g in wanted if (c := counted[g.name])]
    return {
        "b3": f1, "b3.precision": precision, "b3.recall": recall, "across": across,
        "roots": sum(inside) / len(wanted), "roots.exact": sum(exact) / len(wanted),
        "roots.low": sum(low) / len(wanted), "roots.sure": sum(sure) / len(wanted),
    }  # fmt: skip


def grouped(articles: Mapping[str, Article], found: Sequence[Sequence[LinkedClaim]]) -> dict[str, str]:
    """By article, the event that it is about."""
    of = {claim.id: str(number) for number, event in enumerate(found) for claim in event}
    main = {
        id: main_claim(claim for event in found for claim in event if claim.article == id) for id in articles
    }
    return {id: of[claim.id] if claim else f"alone {id}" for id, claim in main.items()}


def _event_of(
    group: Group,
    found: Sequence[Sequence[LinkedClaim]],
    ours: Mapping[str, str],
    readings: Mapping[str, Reading],
    articles: Mapping[str, Article],
) -> Event | None:
    """The event that most of the group's articles are about, as the ledger has it."""
    most = Counter(ours[file] for file in group.files).most_common(1)[0][0]
    if most.startswith("alone"):
        return None
    event = found[int(most)]
    among = {claim.article for claim in event}
    statements = [c for cluster in found for c in cluster if c.speech and c.article in among]
    return ledger.assemble(event, _copies(among, readings, articles), statements)


def _copies(among: set[str], readings: Mapping[str, Reading], articles: Mapping[str, Article]) -> list[Copy]:
    return copies([
        Signature(id, a.outlet, a.language, a.published, readings[id].minhash)
        for id, a in articles.items()
        if id in among
    ])  # fmt: skip


def _read(folder: Path, wanted: Sequence[Group]) -> tuple[dict[str, Article], dict[str, Reading]]:
    articles, readings = {}, {}
    for group in wanted:
        for file in group.files:
            path = folder / f"{file}.txt"
            taken = next(iter(intake.take([str(path)], outlet=path.stem, published=group.day)))
            if not isinstance(taken, Taken):
                raise taken.error
            articles[file] = replace(taken.article, id=file)
            readings[file] = read(articles[file])
    return articles, readings


if __name__ == "__main__":
    for key, value in measure(Path(os.environ["LETOPIS_DATA"]), sys.argv[1:] or ("first",)).items():
        print(f"{key:<32}{value:.3f}")
