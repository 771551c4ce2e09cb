"""What the model reads by itself: names on an unseen topic, nested spans, and the parse.

    python -m benchmarks.accuracy.entities

names: SlavicNER `brexit`, strict (same offsets, same type), per type: `model` is the model's own marks, `read`
what the product makes of them with its knowledge (outermost mentions). The gold takes the Union now for a body,
now for a place, in Ukrainian by whether it is abbreviated: in `read` it is a body, in `read-eu-place` a place, in
`read-eu-aside` no mention of it counts, in `read-eu-marked` it is what the model's own mark says, which learnt the
gold's custom from the other topics. slovnet stands beside them when it is installed.
factrueval: documents of odd numbers, PER, LOC and ORG, the same three readers; the Union is a body there.
spans: NEREL dev, strict; its links, of people and bodies and of happenings, are measured by links.py.
parse: every tenth UD sentence, over our words, punctuation counted; `core` is the share of subjects, objects and
agents with the right head and relation.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from benchmarks.accuracy import links
from letopis.reading.analysis import Analysis, analyse
from letopis.reading.entities import find_entities
from letopis.reading.entities.states import seat_index
from letopis.reading.model import Model, SentenceReading
from letopis.reading.text import split_sentences, split_words
from training import sources
from training.sentences import POS, RELATIONS, Sentence
from training.splits import Splits

Found = set[tuple[int, int, str]]
CORE = {"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"}
LABELS = {
    "person": "PER", "organisation": "ORG", "outlet": "ORG", "country": "LOC", "place": "LOC",
    "facility": "LOC", "product": "PRO", "event": "EVT",
}  # fmt: skip
FACT_NAMES = {"name", "surname", "patronymic", "nickname", "loc_name", "org_name"}
FACT_KINDS = {"Person": "PER", "Org": "ORG", "Location": "LOC", "LocOrg": "LOC"}
FEW = 50  # mentions below which one is worth two points or more, and a floor would hold luck
TOGETHER = 20  # treebank sentences read as one text


def measure(data: Path) -> dict[str, float]:
    """All figures, by keys such as `entities/slavicner-brexit/ru/PER/f1`."""
    model = Model.load(threads=2)
    splits = Splits.load()
    figures = names(data, splits, model) | factrueval(data, model)
    return figures | spans(data, model) | links.measure(data, model) | parse(data, splits, model)


def read(model: Model, text: str, language: str) -> list[SentenceReading]:
    """A text read as the product reads it."""
    sentences = split_sentences(text, language)
    return model.read(text, sentences, [split_words(text, a, b) for a, b in sentences])


def names(data: Path, splits: Splits, model: Model) -> dict[str, float]:
    """Strict F1 of names on the held topic: the model's, the product's and slovnet's."""
    slovnet = peer()
    figures: dict[str, float] = {}
    for language in ("ru", "uk"):
        pairs: dict[str, list[tuple[Found, Found]]] = defaultdict(list)
        for text, gold in held_names(data, splits, language):
            analysis = analyse(text, language, model)
            marked = {(n.start, n.end, n.label) for s in analysis.sentences for n in s.names}
            pairs["slavicner-brexit"].append((gold, marked))
            ours, union = mentioned(analysis), of_union(analysis)
            pairs["slavicner-brexit-read"].append((gold, union_as("ORG", ours, union)))
            pairs["slavicner-brexit-read-eu-place"].append((gold, ours))
            pairs["slavicner-brexit-read-eu-marked"].append((gold, union_as_marked(ours, union, marked)))
            aside = {g for g in gold if g[:2] not in union}, {o for o in ours if o[:2] not in union}
            pairs["slavicner-brexit-read-eu-aside"].append(aside)
            if slovnet:
                pairs["slovnet-brexit"].append((gold, slovnet(text)))
        for title, found in pairs.items():
            figures |= scores(f"entities/{title}/{language}", found)
    return figures


def factrueval(data: Path, model: Model) -> dict[str, float]:
    """Strict F1 of PER, LOC and ORG on the held documents: the model's, the product's and slovnet's."""
    slovnet = peer()
    pairs: dict[str, list[tuple[Found, Found]]] = defaultdict(list)
    for text, gold in fact_names(data):
        analysis = analyse(text, "ru", model)
        marked = {(n.start, n.end, n.label) for s in analysis.sentences for n in s.names}
        pairs["factrueval"].append((gold, three(marked)))
        ours = union_as("ORG", mentioned(analysis, plain=False), of_union(analysis))
        pairs["factrueval-read"].append((gold, three(ours)))
        if slovnet:
            pairs["slovnet-factrueval"].append((gold, three(slovnet(text))))
    figures: dict[str, float] = {}
    for title, found in pairs.items():
        figures |= scores(f"entities/{title}/ru", found)
    return figures


def fact_names(data: Path, held: int = 1) -> Iterator[tuple[str, Found]]:
    """Each document of odd number with what it names: descriptions («партия») are no part of a name, and what is
    only described is none."""
    for file in sorted((data / "factrueval/devset").glob("*.objects")):
        if int(file.stem.rpartition("_")[2]) % 2 != held:
            continue
        rows = [row.split() for row in file.with_suffix(".spans").read_text(encoding="utf-8").splitlines()]
        spans = {r[0]: (int(r[2]), int(r[2]) + int(r[3])) for r in rows if r[1] in FACT_NAMES}
        found = set()
        for line in file.read_text(encoding="utf-8").splitlines():
            _, kind, *numbers = line.partition("#")[0].split()
            parts = [spans[number] for number in numbers if number in spans]
            if parts and kind in FACT_KINDS:
                found.add((min(parts)[0], max(end for _, end in parts), FACT_KINDS[kind]))
        yield file.with_suffix(".txt").read_text(encoding="utf-8"), set(sources.outermost(sorted(found)))


def three(found: Found) -> Found:
    """Only people, places and bodies."""
    return {f for f in found if f[2] in ("PER", "LOC", "ORG")}


def mentioned(analysis: Analysis, plain: bool = True) -> Found:
    """The names of a text as the product reads them: of nested ones the longest, the European Union a place.

    Without `plain`, bodies that a common noun names («правительство Перу») are no names; what is in them is.
    """
    who = find_entities(analysis)
    found = {
        (m.start, m.end, LABELS[m.kind])
        for m in who.mentions
        if m.kind in LABELS and (m.entity or m.kind not in ("person", "organisation", "country", "place"))
    }
    # Plain words are no names: «выборы», and «министерство» alone, which means a body named before.
    found = {f for f in found if not _common(analysis.text[f[0] : f[1]], f[2], plain)}
    return set(sources.outermost(sorted(found)))


def _common(words: str, label: str, plain: bool) -> bool:
    lower = words[:1].islower()
    return lower and (label == "EVT" or (label == "ORG" and (not plain or " " not in words)))


def of_union(analysis: Analysis) -> set[tuple[int, int]]:
    """Where the text names the European Union itself, not by its seat."""
    who = find_entities(analysis)
    union = {e.id for e in who.entities if e.country == "EU" and e.kind == "country"}
    named = {(m.start, m.end) for m in who.mentions if m.entity in union and m.kind == "country"}
    return {n for n in named if seat_index().whole(analysis.text[n[0] : n[1]], analysis.language) is None}


def union_as(label: str, found: Found, union: set[tuple[int, int]]) -> Found:
    """The names with mentions of the Union under another label."""
    return {(start, end, label if (start, end) in union else own) for start, end, own in found}


def union_as_marked(found: Found, union: set[tuple[int, int]], marked: Found) -> Found:
    """The names with mentions of the Union under the label that the model itself gave them, if any."""
    own = {(start, end): label for start, end, label in marked if (start, end) in union}
    return {(start, end, own.get((start, end), label)) for start, end, label in found}


def held_names(data: Path, splits: Splits, language: str) -> Iterator[tuple[str, Found]]:
    """Each held article with its names."""
    for topic in sorted(splits.slavicner_topics):
        for file in sorted((data / "slavicner/ner" / topic / language).glob("*.tsv")):
            raw = data / "slavicner/raw" / topic / language / f"{file.stem}.txt"
            rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
            yield raw.read_text(encoding="utf-8"), {(int(r[0]), int(r[1]), r[4]) for r in rows if len(r) > 4}


def peer() -> Callable[[str], Found] | None:
    """slovnet's recogniser with the weights inside the natasha wheel, or None, which is said."""
    natasha = importlib.util.find_spec("natasha")  # only looked into: importing it asks for pymorphy2
    try:
        from navec import Navec
        from slovnet import NER
    except ImportError:
        natasha = None
    if natasha is None or natasha.origin is None:
        print("slovnet is not measured: natasha, navec or slovnet is not installed", file=sys.stderr)
        return None
    folder = Path(natasha.origin).parent / "data"
    recogniser = NER.load(next(folder.rglob("slovnet_ner*.tar")))
    recogniser.navec(Navec.load(next(folder.rglob("navec*.tar"))))
    return lambda text: {(s.start, s.stop, s.type) for s in recogniser(text).spans}


def spans(data: Path, model: Model) -> dict[str, float]:
    """Strict F1 of nested spans on NEREL dev, all types together and each apart."""
    pairs = []
    for file in sorted((data / "nerel/dev").glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        gold = set(sources.brat(file.with_suffix(".ann")))
        found = {(s.start, s.end, s.label) for r in read(model, text, "ru") for s in r.spans}
        pairs.append((gold, found))
    return scores("entities/nerel-dev/ru", pairs)


def scores(prefix: str, pairs: Iterable[tuple[Found, Found]]) -> dict[str, float]:
    """F1 of each type and of `all` over documents of gold and found; of a type with few mentions the key says so."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for truth, ours in pairs:
        for counter, members in ((gold, truth), (found, ours), (right, truth & ours)):
            counter.update(label for *_, label in members)
            counter["all"] += len(members)
    return {
        f"{prefix}/{label}/{'few' if gold[label] < FEW else 'f1'}": 2
        * right[label]
        / (gold[label] + found[label])
        for label in sorted(gold)
    }


def parse(data: Path, splits: Splits, model: Model) -> dict[str, float]:
    """UPOS, UAS, LAS and `core` per language."""
    by_language: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sources.universal(data, splits, training=False):
        by_language[sentence.language].append(sentence)
    figures: dict[str, float] = {}
    for language, held in sorted(by_language.items()):
        right: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for at in range(0, len(held), TOGETHER):
            _compare(model, held[at : at + TOGETHER], right, total)
        figures |= {
            f"entities/ud/{language}/{key}": right[key] / total[key] for key in ("upos", "uas", "las", "core")
        }
    return figures


def _compare(model: Model, held: list[Sentence], right: Counter[str], total: Counter[str]) -> None:
    text, places, words = "", [], []
    for sentence in held:
        at = len(text)
        text += sentence.text + "\n"
        places.append((at, at + len(sentence.text)))
        words.append([(at + w.start, at + w.end) for w in sentence.words])
    for sentence, reading in zip(held, model.read(text, places, words), strict=True):
        for gold, ours in zip(sentence.words, reading.words, strict=True):
            relation = RELATIONS[gold.relation]
            attached = gold.head == ours.head
            labelled = attached and relation.split(":")[0] == ours.dep.split(":")[0]
            right.update(upos=POS[gold.pos] == ours.pos, uas=attached, las=labelled)
            total.update(upos=1, uas=1, las=1)
            if relation in CORE:
                total["core"] += 1
                right["core"] += attached and relation == ours.dep


if __name__ == "__main__":
    for name, value in measure(Path(os.environ["LETOPIS_DATA"])).items():
        print(f"{name:<50}{value:.3f}")
