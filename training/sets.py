"""All that is trained on, by task. Needs no torch, so that the test of the splits runs wherever the data is."""

from __future__ import annotations

import random
from pathlib import Path

from training import silver, sources
from training.sentences import Sentence
from training.splits import Splits

OTHER_SLAVIC = 0.3  # the share of Polish, Czech, Slovene and Bulgarian names


def training_sentences(data: Path, splits: Splits, folder: Path) -> dict[str, list[Sentence]]:
    """Sentences for names, spans and parse, nothing held out among them; `folder` keeps what slovnet parsed."""
    english = list(sources.english(data, splits))
    rng = random.Random(3)
    others = sources.slavicner(data, splits, ("bg", "cs", "pl", "sl"))
    return {
        "names": [
            *sources.slavicner(data, splits, ("ru", "uk")),
            *(s for s in others if rng.random() < OTHER_SLAVIC),
            *(s for s in english if s.task == "names"),
            *sources.factrueval(data),
        ],
        "spans": [*sources.nerel(data, splits.nerel_train), *(s for s in english if s.task == "spans")],
        "parse": [*sources.universal(data, splits), *silver.parsed(data, splits, folder)],
    }
