"""The data sets as sentences, what is held out left out. Each function reads one folder of LETOPIS_DATA."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from letopis.reading.text import split_words
from training.sentences import NAMES, POS, RELATIONS, SPANS, Sentence, WordLabel, cut
from training.splits import Splits, every

_NAMES = {
    "PER": {"HUMAN_PART_PER", "PERSON"},
    "ORG": {"HUMAN_PART_ORG", "HUMAN_PART_MET", "ORGANIZATION"},
    "LOC": {"LOC_GEO", "HUMAN_PART_GPE", "LOCATION"},
    "PRO": {"PRODUCT"},
}
_DATES = {"TIME_DATE"}
_SPEECH = {"ACTION_REPORTING", "ACTION_PERCEPTION", "ACTION_STATE", "SPEECH_COGNITIVE", "GRAMMATICAL"}
_TITLES = {
    "A", "An", "The", "Mr", "Mrs", "Ms", "Dr", "President", "Prime", "Minister", "Secretary", "General",
    "Attorney", "Senator", "Sen", "Rep", "Chief", "CEO", "Spokeswoman", "Spokesman", "Actress", "Actor",
}  # fmt: skip


def slavicner(
    data: Path, splits: Splits, languages: tuple[str, ...], training: bool = True
) -> Iterator[Sentence]:
    """SlavicNER news with flat names; `training=False` gives the held topics instead."""
    for topic in sorted((data / "slavicner/ner").iterdir()):
        if (topic.name in splits.slavicner_topics) == training:
            continue
        for language in languages:
            for file in sorted((topic / language).glob("*.tsv")):
                raw = data / "slavicner/raw" / topic.name / language / f"{file.stem}.txt"
                text = raw.read_text(encoding="utf-8")
                rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
                found = [(int(r[0]), int(r[1]), r[4]) for r in rows if len(r) >= 5 and r[4] in NAMES]
                source = f"slavicner/{topic.name}/{language}/{file.stem}"
                yield from cut("names", language, source, text, outermost(found))


def slavicner_texts(data: Path, splits: Splits, language: str) -> Iterator[tuple[str, str]]:
    """(source, text) of every article that may be trained on, annotated or not."""
    for topic in sorted((data / "slavicner/raw").iterdir()):
        if topic.name not in splits.slavicner_topics:
            for file in sorted((topic / language).glob("*.txt")):
                yield f"slavicner/{topic.name}/{language}/{file.stem}", file.read_text(encoding="utf-8")


def outermost(entities: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Without the entities that lie inside, or overlap, a longer one."""
    kept: list[tuple[int, int, str]] = []
    for start, end, label in sorted(set(entities), key=lambda e: (e[0] - e[1], e[0], e[2])):
        if all(end <= a or start >= b for a, b, _ in kept):
            kept.append((start, end, label))
    return sorted(kept)


def nerel(data: Path, folder: str) -> Iterator[Sentence]:
    """NEREL articles with nested types, by sentence."""
    for file in sorted((data / "nerel" / folder).glob("*.ann")):
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        yield from cut("spans", "ru", f"nerel/{folder}/{file.stem}", text, list(brat(file)))


def brat_texts(data: Path, folder: str) -> Iterator[tuple[str, str]]:
    """(source, text) of NEREL's articles."""
    for file in sorted((data / "nerel" / folder).glob("*.txt")):
        yield f"nerel/{folder}/{file.stem}", file.read_text(encoding="utf-8")


def brat(file: Path) -> Iterator[tuple[int, int, str]]:
    """The typed spans of a brat file; the outer bounds of those in several parts."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("T"):
            label, *places = line.split("\t")[1].replace(";", " ").split()
            label = "STATE_OR_PROVINCE" if label == "STATE_OR_PROV" else label
            if label in SPANS:
                yield int(places[0]), int(places[-1]), label


def universal(data: Path, splits: Splits, training: bool = True) -> Iterator[Sentence]:
    """UD treebanks, their words regrouped as ours are (`Russia's` and `well-known` are one word)."""
    for file in sorted((data / "ud").glob("*/*.conllu")):
        blocks = [b for b in file.read_text(encoding="utf-8").split("\n\n") if b.strip()]
        kept, held = every(blocks, splits.ud_every)
        for number, block in enumerate(kept if training else held):
            sentence = _conllu(block, file.name[:2], f"ud/{file.parent.name}/{file.stem}/{number}")
            if sentence is not None:
                yield sentence


def _conllu(block: str, language: str, source: str) -> Sentence | None:
    text, rows, at = "", [], 0
    ranges: dict[int, tuple[int, int]] = {}
    for line in block.splitlines():
        if line.startswith("# text = "):
            text = line[9:]
        if line.startswith("#") or not line:
            continue
        cells = line.split("\t")
        if "-" in cells[0]:
            start = text.find(cells[1], at)
            first, last = map(int, cells[0].split("-"))
            ranges |= {n: (start, start + len(cells[1])) for n in range(first, last + 1)}
            at = start + len(cells[1])
        elif cells[0].isdigit():
            number = int(cells[0])
            if number in ranges:
                start, end = ranges[number]
            else:
                start = text.find(cells[1], at)
                end = at = start + len(cells[1])
            if start < 0:
                return None
            rows.append((start, end, cells[3], int(cells[6]) - 1, cells[7]))
    words = _regroup(text, rows)
    return Sentence("parse", language, source, text, words=words) if words else None


def _regroup(text: str, rows: list[tuple[int, int, str, int, str]]) -> list[WordLabel]:
    """UD words to ours: several of theirs in one of ours become their head; pieces lean on the first."""
    ours = split_words(text, 0, len(text))
    home = []  # of each UD word: the first of our words that it touches
    first_word = 0
    for start, end, *_ in rows:
        while first_word < len(ours) and ours[first_word][1] <= start:
            first_word += 1
        touching = first_word
        home.append(touching if touching < len(ours) and ours[touching][0] < end else -1)
    if -1 in home:
        return []
    labels: list[WordLabel | None] = [None] * len(ours)
    for index, (_, _, pos, head, relation) in enumerate(rows):
        mine, its = home[index], (home[head] if head >= 0 else -1)
        if its == mine:
            continue
        if labels[mine] is None:
            labels[mine] = WordLabel(
                *ours[mine], POS.index(pos), its, RELATIONS.index(known_relation(relation))
            )
    anchor = -1
    for index, (start, end) in enumerate(ours):
        if labels[index] is not None:
            anchor = index
        elif anchor >= 0:
            punct = not text[start].isalnum()
            pos, relation = ("PUNCT", "punct") if punct else ("X", "flat")
            labels[index] = WordLabel(start, end, POS.index(pos), anchor, RELATIONS.index(relation))
    words = [w for w in labels if w is not None]
    return words if len(words) == len(ours) and sum(w.head < 0 for w in words) == 1 else []


def known_relation(relation: str) -> str:
    """The relation, or its main part where we do not tell the subtype apart."""
    return relation if relation in RELATIONS else relation.split(":")[0]


def meantime_articles(data: Path, splits: Splits, training: bool = True) -> set[str]:
    """The article keys (`corpus_airbus/100911`) on this side of the split."""
    folders = {"1MEANTIME": "airbus", "2MEANTIME": "apple", "3MEANTIME": "gm", "4MEANTIME": "stock"}
    files = sorted((data / "meantime/en_parsed").glob("*/*.json"), key=lambda f: f.name)
    kept, held = every(files, splits.meantime_every)
    return {f"corpus_{folders[f.parent.name]}/{f.name.split('_')[0]}" for f in (kept if training else held)}


def english(data: Path, splits: Splits) -> Iterator[Sentence]:
    """MEANTIME and ECB+ sentences that hold a mention: once for names, once for spans and events.

    Both annotate only what they follow across documents, so a capitalised word without a mention is
    `unsure` for names, and so is a longer word without one for events.
    """
    articles = meantime_articles(data, splits)
    for folder in sorted((data / "meantime/en_parsed").glob("*MEANTIME")):
        yield from _corefs(folder / "annotation/original", lambda key: key in articles, "meantime")
    for folder in sorted((data / "ecbplus").glob("*ecb*")):
        if int(re.match(r"\d+", folder.name).group()) not in splits.ecbplus_topics:  # type: ignore[union-attr]
            yield from _corefs(folder, lambda key: True, "ecbplus")


def _corefs(folder: Path, wanted, name: str) -> Iterator[Sentence]:  # type: ignore[no-untyped-def]
    tokens: dict[tuple[str, int], list[str]] = defaultdict(list)
    for line in next(folder.glob("*.conll")).read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 4 and not line.startswith("#"):
            tokens[cells[0], int(cells[1])].append(cells[3])
    mentions: dict[tuple[str, int], list[dict]] = defaultdict(list)  # type: ignore[type-arg]
    for file in folder.glob("*_mentions_*.json"):
        for m in json.loads(file.read_text(encoding="utf-8")):
            mentions[m["conll_doc_key"], int(m["sent_id"])].append(m)
    for (key, number), found in sorted(mentions.items()):
        words = tokens.get((key, number))
        if words and wanted(key) and len(words) < 90:
            yield from _english_sentence(words, found, f"{name}/{key}/{number}")


def _english_sentence(words: list[str], found: list[dict], source: str) -> Iterator[Sentence]:  # type: ignore[type-arg]
    text, places = join(words)
    names: list[tuple[int, int, str]] = []
    spans: list[tuple[int, int, str]] = []
    speech: list[tuple[int, int]] = []  # NEREL does not call these events: they stay known not to be
    for mention in found:
        numbers = [n for n in mention["tokens_number"] if n < len(words)]
        kind = mention["mention_full_type"].removeprefix("NEG_")
        if not numbers:
            continue
        if kind in _SPEECH:
            speech += [places[n] for n in numbers]
            continue
        if kind.startswith("ACTION_") or kind == "OTHER":
            if numbers[-1] - numbers[0] == len(numbers) - 1 <= 2:
                spans.append((places[numbers[0]][0], places[numbers[-1]][1], "EVENT"))
            continue
        if kind in _DATES and len(numbers) <= 6 and numbers[-1] - numbers[0] == len(numbers) - 1:
            spans.append((places[numbers[0]][0], places[numbers[-1]][1], "DATE"))
            continue
        run = _proper(words, numbers, mention)
        label = next((name for name, kinds in _NAMES.items() if kind in kinds), "")
        if run and label:
            span = (places[run[0]][0], places[run[-1]][1])
            names.append((*span, label))
            if label in {"PER", "ORG"}:
                spans.append((*span, "PERSON" if label == "PER" else "ORGANIZATION"))
    names = outermost(names)
    capitals = [p for w, p in zip(words, places, strict=True) if w[:1].isupper() and not _inside(p, names)]
    if names:
        yield Sentence("names", "en", source, text, names, unsure=capitals)
    if any(label == "EVENT" for _, _, label in spans):
        longer = [
            p
            for w, p in zip(words, places, strict=True)
            if w.isalpha() and len(w) > 3 and p not in speech and not _inside(p, spans)
        ]
        yield Sentence(
            "spans", "en", source, text, sorted(set(spans)), unsure=longer + capitals, partial=True
        )


def _inside(place: tuple[int, int], spans: list[tuple[int, int, str]]) -> bool:
    return any(a <= place[0] and place[1] <= b for a, b, _ in spans)


def join(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Tokens to running text with each token's place in it."""
    text, places = "", []
    for word in words:
        word = {"``": '"', "''": '"'}.get(word, word)
        tight = (
            not text
            or re.match(r"[.,;:!?%)\]]|'s$|n't$", word)
            or text[-1] in "($[#"
            or (word.startswith("'") and len(word) < 4)
        )
        text += "" if tight else " "
        places.append((len(text), len(text) + len(word)))
        text += word
    return text, places


def _proper(words: list[str], numbers: list[int], mention: dict) -> list[int]:  # type: ignore[type-arg]
    """The capitalised run around the head of a mention: the name without titles, jobs and articles."""
    head = mention["mention_head_id"]
    if mention["mention_head_pos"] != "PROPN" or head not in numbers or not words[head][:1].isupper():
        return []
    run = [head]
    while run[0] - 1 in numbers and words[run[0] - 1][:1].isupper() and words[run[0] - 1] not in _TITLES:
        run.insert(0, run[0] - 1)
    while run[-1] + 1 in numbers and (words[run[-1] + 1][:1].isupper() or words[run[-1] + 1] in {"'s"}):
        run.append(run[-1] + 1)
    while run and words[run[-1]] == "'s":
        run.pop()
    return run


_FACT_NAMES = {"name", "surname", "patronymic", "nickname", "loc_name", "org_name"}
_FACT_OBJECTS = {"Person": "PER", "Org": "ORG", "Location": "LOC", "LocOrg": "LOC"}


def factrueval(data: Path, training: bool = True) -> Iterator[Sentence]:
    """factRuEval news with flat names; documents of odd numbers are held. Descriptions are no part of a name."""
    for file in sorted((data / "factrueval/devset").glob("*.objects")):
        if int(file.stem.rpartition("_")[2]) % 2 == training:
            continue
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        spans = {}
        for line in file.with_suffix(".spans").read_text(encoding="utf-8").splitlines():
            number, kind, start, length = line.split()[:4]
            if kind in _FACT_NAMES:
                spans[number] = (int(start), int(start) + int(length))
        found = []
        for line in file.read_text(encoding="utf-8").splitlines():
            _, kind, *numbers = line.partition("#")[0].split()
            parts = [spans[n] for n in numbers if n in spans]
            if parts:
                start, end = min(parts)[0], max(b for _, b in parts)
                whole = "\n" not in text[start:end] and text.count("«", start, end) == text.count(
                    "»", start, end
                )
                found.append((start, end, _FACT_OBJECTS.get(kind, "") if whole else ""))
        for sentence in cut("names", "ru", f"factrueval/{file.stem}", text, outermost(found)):
            sentence.unsure = [(a, b) for a, b, label in sentence.entities if not label]
            sentence.entities = [e for e in sentence.entities if e[2]]
            yield sentence
