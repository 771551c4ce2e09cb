"""Accuracy per task and language, in one table; with --floors, a check that none has fallen.

    python -m benchmarks.accuracy                 all tasks, peers beside them where installed
    python -m benchmarks.accuracy times chains    some tasks
    python -m benchmarks.accuracy --floors        what CI runs: fails where a figure is under its floor
    python -m benchmarks.accuracy --raise         write today's figures as floors where they are higher

Data is found through LETOPIS_DATA; without it there is nothing to measure, which is said and is no failure.
A floor stands two points under what was measured: the smallest sets have 58 items, and int8 arithmetic differs a
little between processors; where there are twenty or fewer (groups, days of MEANTIME), one of them under it.
"""

import argparse
import hashlib
import importlib
import json
import os
import sys
import time
from pathlib import Path

TASKS = (
    "entities",
    "names",
    "times",
    "chains",
    "quotations",
    "polnear",
    "clauses",
    "chronicle",
    "plover",
    "mentions",
    "linking",
    "groups",
    "coref",
    "alignment",
)
FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.02
ONE_OF_TWENTY = 0.05
ONE_OF_FOURTEEN = 0.072


def main() -> int:
    """Run the tasks asked for; exit code 1 when a figure is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "tasks", nargs="*", metavar="TASK", help=f"of {', '.join(TASKS)}; all when none is named"
    )
    parser.add_argument(
        "--floors", action="store_true", help="only what floors hold; fail where one is missed"
    )
    parser.add_argument(
        "--raise", dest="raise_floors", action="store_true", help="raise floors to these figures"
    )
    asked = parser.parse_args()
    if unknown := set(asked.tasks) - set(TASKS):
        parser.error(f"no task {', '.join(sorted(unknown))}; choose from {', '.join(TASKS)}")
    folder = os.environ.get("LETOPIS_DATA", "")
    if not folder or not Path(folder).is_dir():
        print("LETOPIS_DATA names no folder: accuracy was not measured.")
        return 0
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {"data": "", "floors": {}}
    figures: dict[str, float] = {}
    for task in asked.tasks or TASKS:
        figures |= _run(task, Path(folder))
    _table(figures, floors["floors"])
    if asked.raise_floors:
        _raise(floors, figures, digest(Path(folder)))
    return _check(figures, floors, digest(Path(folder))) if asked.floors else 0


def digest(data: Path) -> str:
    """A short hash of the names and sizes of the data measured on: other data, other figures."""
    listing = "\n".join(
        f"{path.relative_to(data).as_posix()} {path.stat().st_size}"
        for path in sorted(data.rglob("*"))
        if path.is_file()
    )
    return hashlib.sha256(listing.encode()).hexdigest()[:16]


def _run(task: str, data: Path) -> dict[str, float]:
    started = time.perf_counter()
    print(f"{task} …", file=sys.stderr, end=" ", flush=True)
    figures: dict[str, float] = importlib.import_module(f"benchmarks.accuracy.{task}").measure(data)
    print(f"{time.perf_counter() - started:.0f} s", file=sys.stderr)
    return figures


def _table(figures: dict[str, float], floors: dict[str, float]) -> None:
    width = max(map(len, figures), default=0)
    for key, value in figures.items():
        floor = f"   floor {floors[key]:.3f}" if key in floors else ""
        print(f"{key:<{width}}  {value:8.3f}{floor}")


def _raise(floors: dict[str, object], figures: dict[str, float], data: str) -> None:
    held: dict[str, float] = dict(floors["floors"])  # type: ignore[call-overload]
    for key, value in figures.items():
        if _held(key):
            held[key] = max(held.get(key, 0.0), round(value - _slack(key), 3))
    FLOORS.write_text(json.dumps({"data": data, "floors": dict(sorted(held.items()))}, indent=1) + "\n")


def _slack(key: str) -> float:
    few = {"groups.": ONE_OF_TWENTY, "mentions/date": ONE_OF_FOURTEEN}
    return next((slack for prefix, slack in few.items() if key.startswith(prefix)), SLACK)


def _held(key: str) -> bool:
    """Floors hold our shares of right answers: no peer's figure, no count, no share of wrong ones or of a few."""
    loose = (
        "peer",
        "slovnet",
        "dateparser",
        "lemma",
        "cosine",
        "plain",
        "wrong",
        "unread",
        "count",
        "printed",
        "/few",
    )
    return not any(part in key for part in loose)


def _check(figures: dict[str, float], floors: dict[str, object], data: str) -> int:
    held: dict[str, float] = floors["floors"]  # type: ignore[assignment]
    if data != floors["data"]:
        print("This is not the data the floors were measured on: they were not checked.")
        return 0
    missed = {key: floor for key, floor in held.items() if figures.get(key, 0.0) < floor}
    for key, floor in missed.items():
        print(f"under its floor: {key} {figures.get(key, 0.0):.3f} < {floor:.3f}")
    print(f"{len(held) - len(missed)} of {len(held)} floors hold.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
