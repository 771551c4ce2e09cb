"""The weights of how sure a claim is, from lines of chronicles that people marked right or wrong.

    LETOPIS_DATA=… python -m training.sureness

`marks.jsonl` holds an article a line: its file, the day it is taken to be published, and for each marked line the
offsets of an event word and whether the line was right in every part. A mark counts while the claim of that word
stands as it was marked: marks of what reads otherwise by now are dropped when marks are added, never changed. Prints
the weights that `letopis/reading/claims/sureness.py` holds and, for articles left out of the fitting in tenths, how
often claims of each height were right. Marks with `"fit": false` lie in data that is only measured: they are told
apart and never fitted.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from letopis import intake
from letopis.intake import Taken
from letopis.reading.claims import find_tellings
from letopis.reading.claims.sureness import signs
from letopis.reading.reader import prepare

MARKS = Path(__file__).parent / "marks.jsonl"
RIDGE = 2.0  # how strongly weights are drawn to nought, in marks
STEPS = 40
TENTHS = 10
BANDS = (0.0, 0.2, 0.35, 0.5, 0.65, 0.8, 1.01)

Matrix = NDArray[np.float64]


def marked(data: Path) -> Iterator[tuple[str, dict[str, bool], bool]]:
    """(file, signs, right) for every mark whose event word is still a claim's."""
    for line in MARKS.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        path = str(data / told["file"])
        taken = next(iter(intake.take([path], outlet=told["outlet"], published=told["published"])))
        if not isinstance(taken, Taken):
            raise taken.error
        ready = prepare(taken.article)
        groups, _ = find_tellings(ready.analysis, ready.who, ready.times, ready.words, ready.reference)
        of = {(d.trigger.start, d.trigger.end): d for group in groups for d in group}
        for start, end, right in told["marks"]:
            if draft := of.get((start, end)):
                yield told["file"], signs(draft), bool(right)


def fitted(told: Matrix, right: Matrix) -> Matrix:
    """The weights of a logistic regression, the first the base: Newton's steps with a ridge."""
    rows = np.hstack([np.ones((len(told), 1)), told])
    weights = np.zeros(rows.shape[1])
    ridge = np.diag([1e-6, *[RIDGE] * told.shape[1]])
    for _ in range(STEPS):
        sure = _sure(told, weights)
        slope = rows.T @ (sure - right) + ridge @ weights
        weights -= np.linalg.solve((rows.T * (sure * (1 - sure))) @ rows + ridge, slope)
    return weights


def left_out(told: Matrix, right: Matrix, files: Sequence[str]) -> Matrix:
    """What each mark is given by weights that were fitted without its article."""
    order = np.random.default_rng(0).permutation(sorted(set(files)))
    of = np.array([int(np.flatnonzero(order == file)[0]) % TENTHS for file in files])
    sure = np.zeros(len(right))
    for tenth in range(TENTHS):
        out = of == tenth
        sure[out] = _sure(told[out], fitted(told[~out], right[~out]))
    return sure


def _sure(told: Matrix, weights: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-weights[0] - told @ weights[1:])), dtype=np.float64)


def main() -> None:
    """Fit, print."""
    every = list(marked(Path(os.environ["LETOPIS_DATA"])))
    names = list(every[0][1])
    told = np.array([[float(signs[name]) for name in names] for _, signs, _ in every])
    right = np.array([float(r) for _, _, r in every])
    weights = fitted(told, right)
    print(f"_BASE = {weights[0]:.2f}\n_WEIGHTS = {{")
    print("\n".join(f'    "{name}": {weight:.2f},' for name, weight in zip(names, weights[1:], strict=True)))
    sure = left_out(told, right, [file for file, _, _ in every])
    print(f"}}\n{len(every)} marks, right {right.mean():.2f}; of articles left out:")
    for low, high in pairwise(BANDS):
        within = (sure >= low) & (sure < high)
        if within.any():
            print(
                f"  {low:.2f} to {min(high, 1):.2f}: {within.sum():>4} marks, right {right[within].mean():.2f}"
            )


if __name__ == "__main__":
    main()
