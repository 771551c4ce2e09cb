"""Writes the README's table of figures from benchmarks/accuracy/floors.json: `python docs/figures.py`.

A test holds the two together, so that the README never claims what CI does not hold.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
FLOORS = ROOT / "benchmarks" / "accuracy" / "floors.json"
START, END = "<!-- figures: python docs/figures.py -->", "<!-- end of figures -->"

# What it says, and the key of its figure; {} stands for a language.
ROWS = {
    "people named, on a topic never seen (F1)": "entities/slavicner-brexit/{}/PER/f1",
    "places (F1)": "entities/slavicner-brexit/{}/LOC/f1",
    "organisations (F1)": "entities/slavicner-brexit/{}/ORG/f1",
    "times of real articles with the right value": "times/own/{}/right",
    "passages with every chain of sources exactly right": "chains/dev/{}/exact",
    "events of a sentence found": "clauses/dev/{}/found",
    "… with exactly the right actors": "clauses/dev/{}/actors",
    "claims that are events (precision)": "clauses/dev/{}/precision",
    "events that an analyst wants of an article found": "chronicle/found",
    "one person in two scripts joined (F1)": "linking.people.pairs",
}


def table(floors: Mapping[str, float]) -> str:
    """The table: a row a task, a column a language; what no floor holds is left open."""
    return "\n".join(_lines(floors))


def _lines(floors: Mapping[str, float]) -> Iterator[str]:
    yield "| at least | ru | uk | en | together |"
    yield "|---|---|---|---|---|"
    for words, key in ROWS.items():
        keys = [key.format(language) for language in ("ru", "uk", "en")] if "{}" in key else ["", "", ""]
        together = "" if "{}" in key else key
        shown = [f"{floors[k]:.2f}" if k in floors else "" for k in (*keys, together)]
        if any(shown):
            yield f"| {words} | {' | '.join(shown)} |"


def written(page: str) -> str:
    """The page with the table of today's floors between its marks."""
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["floors"] if FLOORS.exists() else {}
    return f"{before}{START}\n{table(floors)}\n{END}{after}"


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
