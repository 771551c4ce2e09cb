"""Chains of attribution: whose word a passage is, and through whom it came, against two annotators.

    python -m benchmarks.accuracy.chains [-v]        -v prints every passage that is not exactly right

Each passage is read as an article (title, context, sentence); chains whose cue stands in the
sentence are scored,
without hops carried over from the words before it. A passage is right when the set of chains
equals an accepted
one: as many chains, as many hops, each hop's words containing or contained in the annotated ones.
"""

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

from letopis.reading.analysis import Analysis, analyse
from letopis.reading.attribution import find_attributions
from letopis.reading.entities import find_entities

LANGUAGES = ("ru", "uk", "en")
Hop = tuple[str, str]  # words, anonymity
Chains = list[list[Hop]]


def measure(data: Path) -> dict[str, float]:
    """Shares, by language: chains/dev/<language>/exact, hops, roots, anonymity (of the hops found)."""
    return {key: value for key, value, _ in _measure(data)}


def _measure(data: Path) -> Iterator[tuple[str, float, list[str]]]:
    passages = [
        json.loads(line) for line in (data / "chains" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    for language in LANGUAGES:
        counts: Counter[str] = Counter()
        wrong: list[str] = []
        for passage in (p for p in passages if p["lang"] == language):
            ours = read_chains(passage)
            gold = max(passage["accept"], key=lambda accepted: _score(ours, accepted)[0])
            exact, hits, kinds = _score(ours, gold)
            counts["passages"] += 1
            counts["exact"] += exact == 1.0
            hops = [hop for chain in gold for hop in chain]
            counts["hops"] += len(hops)
            counts["hops found"] += hits
            counts["anonymity"] += kinds
            counts["roots"] += len(gold)
            counts["roots found"] += _roots(ours, gold)
            if exact < 1.0:
                wrong.append(f"{passage['id']} {passage['sentence']}\n     ours {ours}\n     gold {gold}")
        yield f"chains/dev/{language}/exact", counts["exact"] / counts["passages"], wrong
        yield f"chains/dev/{language}/hops", counts["hops found"] / counts["hops"], []
        yield f"chains/dev/{language}/roots", counts["roots found"] / counts["roots"], []
        yield f"chains/dev/{language}/anonymity", counts["anonymity"] / max(counts["hops found"], 1), []


def article_of(passage: dict[str, Any]) -> tuple[str, int]:
    """The passage as the text of an article, and the offset at which its sentence begins."""
    context = passage["context"].strip()
    if context.startswith(passage["title"]):
        context = context[len(passage["title"]) :].strip()
    text = "\n".join(part for part in (passage["title"].strip(), context, passage["sentence"]) if part)
    return text, len(text) - len(passage["sentence"])


def read_chains(passage: dict[str, Any]) -> Chains:
    """The chains we read in a passage's sentence."""
    text, start = article_of(passage)
    analysis = reader(text, passage["lang"])
    words = find_attributions(analysis, find_entities(analysis))
    sources = {source.id: source for source in words.sources}
    chains: Chains = []
    for attribution in words.attributions:
        if attribution.cue[0] < start or attribution.rule == "byline":
            continue
        hops = [sources[id] for id in attribution.chain if sources[id].start >= start]
        chain = [(text[hop.start : hop.end], hop.anonymity) for hop in hops]
        if chain and chain not in chains:
            chains.append(chain)
    return chains


def reader(text: str, language: str) -> Analysis:
    """How passages are analysed."""
    return analyse(text, language)


def _score(ours: Chains, gold: list[list[dict[str, str]]]) -> tuple[float, int, int]:
    """Exactness (1.0 when the sets are equal), gold hops found, and of these with the right anonymity."""
    exact = float(
        len(ours) == len(gold) and any(all(map(_equal, order, gold)) for order in permutations(ours))
    )
    flat = [hop for chain in ours for hop in chain]
    hits = kinds = 0
    for chain in gold:
        for hop in chain:
            found = [anonymity for words, anonymity in flat if _overlap(words, hop)]
            hits += bool(found)
            kinds += hop["anonymity"] in found
    return exact + (hits / 1000 if exact < 1 else 0), hits, kinds


def _equal(chain: list[Hop], gold: list[dict[str, str]]) -> bool:
    return len(chain) == len(gold) and all(
        _overlap(words, hop) for (words, _), hop in zip(chain, gold, strict=True)
    )


def _roots(ours: Chains, gold: list[list[dict[str, str]]]) -> int:
    return sum(any(_overlap(chain[-1][0], accepted[-1]) for chain in ours) for accepted in gold)


def _overlap(words: str, hop: dict[str, str]) -> bool:
    ours, theirs = _bare(words), _bare(hop["text"])
    return bool(ours) and (ours in theirs or theirs in ours)


def _bare(text: str) -> str:
    return re.sub(r"[^\w]+", " ", text.lower()).strip()


if __name__ == "__main__":
    for key, value, missed in _measure(Path(os.environ["LETOPIS_DATA"])):
        print(f"{key:<28}{value:.3f}")
        if "-v" in sys.argv:
            print("\n".join(missed))
