"""The loader of training data yields nothing held out: on made-up data always, on the real when there."""

import json
import os
from pathlib import Path

import pytest

from training import silver
from training.sets import training_sentences
from training.sources import english, meantime_articles, nerel, slavicner, universal
from training.splits import Splits, every

DATA = os.environ.get("LETOPIS_DATA", "")


def test_every_nth_is_held() -> None:
    kept, held = every(list("abcdefgh"), 4)
    assert held == ["d", "h"]
    assert kept == list("abcefg")


def test_the_rules_name_all_that_measures() -> None:
    splits = Splits.load()
    assert splits.slavicner_topics == {"brexit"}
    assert splits.ecbplus_topics == set(range(26, 36))
    assert {"chains", "clauses", "chronicle", "nerel/dev"} <= set(splits.measure_only)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def mention(key: str, tokens: list[int], kind: str, pos: str) -> dict[str, object]:
    return {
        "conll_doc_key": key, "sent_id": 0, "tokens_number": tokens, "mention_full_type": kind,
        "mention_head_id": tokens[-1], "mention_head_pos": pos,
    }  # fmt: skip


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    """A small copy of the folders' shapes, with invented text; what is held says so."""
    for topic, word in (("brexit", "Held"), ("harvest", "Открыта")):
        write(tmp_path / f"slavicner/raw/{topic}/ru/a.txt", f"{word} ярмарка в Лугове.\n")
        write(tmp_path / f"slavicner/ner/{topic}/ru/a.tsv", "18\t24\tЛугове\tЛугов\tLOC\tx\n")
    write(tmp_path / "nerel/train/a.txt", "Мэр открыл мост.")
    write(tmp_path / "nerel/train/a.ann", "T1\tPROFESSION 0 3\tМэр\nT2\tEVENT 4 10\tоткрыл\n")
    write(tmp_path / "nerel/dev/b.txt", "Held.")
    write(tmp_path / "nerel/dev/b.ann", "T1\tPERSON 0 4\tHeld\n")
    rows = ["1\t{0}\t_\tNOUN\t_\t_\t2\tnsubj\t_\t_", "2\tgrows\t_\tVERB\t_\t_\t0\troot\t_\t_"]
    block = "\n".join(["# text = {0} grows.", *rows, "3\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_", ""])
    blocks = [block.format("Held" if n % 10 == 0 else "Wheat") for n in range(1, 31)]
    write(tmp_path / "ud/English-Made/en_made-ud-dev.conllu", "\n".join(blocks))
    for folder, key, word in (("12ecb", "12/12ecb/1", "Fires"), ("30ecb", "30/30ecb/1", "Held")):
        rows = [f"{key}\t0\t{n}\t{w}\t-" for n, w in enumerate(f"{word} broke out in Lugov .".split())]
        write(tmp_path / f"ecbplus/{folder}/{folder}.conll", "\n".join(rows))
        events = [mention(key, [1, 2], "ACTION_OCCURRENCE", "VERB")]
        entities = [mention(key, [4], "LOC_GEO", "PROPN")]
        write(tmp_path / f"ecbplus/{folder}/event_mentions_{folder}.json", json.dumps(events))
        write(tmp_path / f"ecbplus/{folder}/entity_mentions_{folder}.json", json.dumps(entities))
    for number in range(1, 5):
        write(tmp_path / f"meantime/en_parsed/1MEANTIME/{number}0_Story.json", "{}")
    rows = [
        f"corpus_airbus/{n}0\t0\t{i}\t{w}\t-"
        for n in range(1, 5)
        for i, w in enumerate(["Held" if n == 4 else "Skyworks", "delivered", "planes", "."])
    ]
    origin = tmp_path / "meantime/en_parsed/1MEANTIME/annotation/original"
    write(origin / "1.conll", "\n".join(rows))
    found = [mention(f"corpus_airbus/{n}0", [0], "ORGANIZATION", "PROPN") for n in range(1, 5)]
    write(origin / "entity_mentions_1.json", json.dumps(found))
    write(origin / "event_mentions_1.json", "[]")
    return tmp_path


def test_made_up_data_keeps_its_held_part(made_up: Path) -> None:
    splits = Splits.load()
    sentences = [
        *slavicner(made_up, splits, ("ru",)),
        *nerel(made_up, splits.nerel_train),
        *universal(made_up, splits),
        *english(made_up, splits),
    ]
    assert not [s.source for s in sentences if "Held" in s.text]
    assert {s.source.split("/")[0] for s in sentences} == {"slavicner", "nerel", "ud", "ecbplus", "meantime"}
    held = [*slavicner(made_up, splits, ("ru",), training=False), *universal(made_up, splits, training=False)]
    assert len(held) == 4
    assert all("Held" in s.text for s in held)


def test_labels_stand_where_the_words_are(made_up: Path) -> None:
    splits = Splits.load()
    (fair,) = slavicner(made_up, splits, ("ru",))
    assert [(fair.text[a:b], label) for a, b, label in fair.entities] == [("Лугове", "LOC")]
    fires = [s for s in english(made_up, splits) if s.source.startswith("ecbplus")]
    read = [(s.task, [(s.text[a:b], label) for a, b, label in s.entities]) for s in fires]
    assert read == [("names", [("Lugov", "LOC")]), ("spans", [("broke out", "EVENT")])]


@pytest.mark.data
@pytest.mark.skipif(not DATA, reason="LETOPIS_DATA is not set")
def test_real_data_keeps_its_held_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(silver, "_parse", lambda texts: ([[0, 1, 0, -1, 0]] for _ in texts))
    data, splits = Path(DATA), Splits.load()
    sources = {s.source for task in training_sentences(data, splits, tmp_path).values() for s in task}
    taught = {s.removeprefix("silver/") for s in sources if s.startswith("silver/")}
    assert {s.partition("/")[0] for s in taught} == {"slavicner", "nerel"}
    sources = sources - {f"silver/{s}" for s in taught} | taught
    folders = {tuple(source.split("/")[:2]) for source in sources}
    assert not [f for f in folders if f[0] == "slavicner" and f[1] in splits.slavicner_topics]
    assert not [f for f in folders if f[0] == "nerel" and f[1] != "train"]
    assert not [f for f in folders if f[0] == "ecbplus" and int(f[1]) in splits.ecbplus_topics]
    facts = [int(s.rpartition("_")[2]) for s in sources if s.startswith("factrueval/")]
    assert facts
    assert not [number for number in facts if number % 2]
    held = meantime_articles(data, splits, training=False)
    assert len(held) == 30
    assert not [s for s in sources if s.startswith("meantime/") and "/".join(s.split("/")[1:3]) in held]
    held_ud = {s.text for s in universal(data, splits, training=False)}
    kept_ud = [s.text for s in universal(data, splits)]
    short = 40  # greetings and the like recur; a longer sentence may not
    assert sum(len(text) > short and text in held_ud for text in kept_ud) <= len(kept_ud) * 0.002
