"""What is held out of training, as `benchmarks/splits.yaml` says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml

T = TypeVar("T")
SPLITS = Path(__file__).parent.parent / "benchmarks" / "splits.yaml"


@dataclass(frozen=True, slots=True)
class Splits:
    """The rules by data set; `measure_only` are folders that training never opens."""

    slavicner_topics: frozenset[str]
    ecbplus_topics: frozenset[int]
    meantime_every: int
    ud_every: int
    nerel_train: str
    measure_only: tuple[str, ...]

    @classmethod
    def load(cls, path: Path = SPLITS) -> Splits:
        """Read the file; a missing key is an error, since a forgotten rule would leak."""
        rules = yaml.safe_load(path.read_text(encoding="utf-8"))
        if rules["factrueval"]["held_documents"] != "odd":
            raise ValueError(f"{path}: factrueval.held_documents must be odd")
        return cls(
            slavicner_topics=frozenset(rules["slavicner"]["held_topics"]),
            ecbplus_topics=frozenset(rules["ecbplus"]["held_topics"]),
            meantime_every=int(rules["meantime"]["held_every"]),
            ud_every=int(rules["ud"]["held_every"]),
            nerel_train=str(rules["nerel"]["train"]),
            measure_only=tuple(rules["measure_only"]),
        )


def every(items: Sequence[T], n: int) -> tuple[list[T], list[T]]:
    """(kept, held): the n-th, 2n-th, … item is held."""
    held = list(items[n - 1 :: n])
    return [item for i, item in enumerate(items, 1) if i % n], held
