"""Russian news parsed by slovnet: a silver teacher where Universal Dependencies has mostly posts and verse.

The parser is slovnet 0.6 (MIT) with the weights inside the natasha wheel; `pip install letopis[train]` brings both.
What is parsed is text that may be trained on. The parses are kept in the run's folder.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import random
from collections.abc import Iterator
from pathlib import Path

from letopis.reading.text import split_sentences, split_words
from training.sentences import POS, RELATIONS, Sentence, WordLabel
from training.sources import brat_texts, known_relation, slavicner_texts
from training.splits import Splits

MANY = 9000  # sentences; three times the Russian ones of Universal Dependencies
WORDS = range(5, 60)


def parsed(data: Path, splits: Splits, folder: Path) -> list[Sentence]:
    """Sentences of SlavicNER and NEREL articles, with slovnet's parts of speech, heads and relations."""
    texts = [*slavicner_texts(data, splits, "ru"), *brat_texts(data, splits.nerel_train)]
    drawn = [(source, s) for source, text in texts for s in _sentences(text)]
    random.Random(9).shuffle(drawn)
    drawn = list({sentence: (source, sentence) for source, sentence in drawn}.values())[:MANY]
    digest = hashlib.sha256("\0".join(text for _, text in drawn).encode()).hexdigest()[:8]
    cache = folder / f"silver-{digest}.jsonl"
    if not cache.exists():
        rows = [json.dumps(row, ensure_ascii=False) for row in _parse([text for _, text in drawn])]
        cache.write_text("\n".join(rows), encoding="utf-8")
    out = []
    lines = cache.read_text(encoding="utf-8").splitlines()
    for number, ((source, text), line) in enumerate(zip(drawn, lines, strict=True)):
        if words := [WordLabel(*word) for word in json.loads(line)]:
            out.append(Sentence("parse", "ru", f"silver/{source}/{number}", text, words=words))
    return out


def _sentences(text: str) -> Iterator[str]:
    for start, end in split_sentences(text, "ru"):
        if len(split_words(text, start, end)) in WORDS:
            yield text[start:end]


def _parse(texts: list[str]) -> Iterator[list[tuple[int, int, int, int, int]]]:
    """One list of words a text; an empty one where the parse is no tree."""
    from navec import Navec  # the packages are only needed here, and only once
    from slovnet import Morph, Syntax

    natasha = importlib.util.find_spec("natasha")  # only looked into: importing it asks for pymorphy2
    if natasha is None or natasha.origin is None:
        raise ModuleNotFoundError(
            "natasha is not installed: pip install letopis[train], then natasha --no-deps"
        )
    inside = Path(natasha.origin).parent / "data"
    words = Navec.load(next(inside.rglob("navec*.tar")))
    morph = Morph.load(next(inside.rglob("slovnet_morph*.tar")))
    syntax = Syntax.load(next(inside.rglob("slovnet_syntax*.tar")))
    morph.navec(words)
    syntax.navec(words)
    places = [split_words(text, 0, len(text)) for text in texts]
    tokens = [[text[a:b] for a, b in where] for text, where in zip(texts, places, strict=True)]
    for where, kinds, tree in zip(places, morph.map(tokens), syntax.map(tokens), strict=True):
        heads = [int(token.head_id) - 1 for token in tree.tokens]
        if not _is_tree(heads):
            yield []
            continue
        relations = [
            "root" if h < 0 else known_relation(t.rel) for h, t in zip(heads, tree.tokens, strict=True)
        ]
        yield [
            (*place, POS.index(kind.pos), head, RELATIONS.index(relation))
            for place, kind, head, relation in zip(where, kinds.tokens, heads, relations, strict=True)
        ]


def _is_tree(heads: list[int]) -> bool:
    """Whether every word leads to one root."""
    if sum(head < 0 for head in heads) != 1:
        return False
    for index in range(len(heads)):
        steps = 0
        while index >= 0:
            index, steps = heads[index], steps + 1
            if steps > len(heads):
                return False
    return True
