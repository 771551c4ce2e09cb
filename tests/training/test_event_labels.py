"""Labelled events: what is held back stays out, spans lie in their sentences, and a head can be trained on them."""

import json
import os
from pathlib import Path

import pytest

from training.event_labels import LABELS, STATUSES, TYPES, digest, documents
from training.splits import Splits

DATA = os.environ.get("LETOPIS_DATA", "")
SOURCES = [json.loads(line)["source"] for line in LABELS.read_text(encoding="utf-8").splitlines()]


def test_no_label_is_of_what_is_only_measured() -> None:
    splits = Splits.load()
    folders = [source.split("/") for source in SOURCES]
    assert {f[0] for f in folders} == {"nerel", "slavicner", "factrueval", "meantime", "ecbplus", "written"}
    assert not [f for f in folders if f[0] == "slavicner" and f[1] in splits.slavicner_topics]
    assert not [f for f in folders if f[0] == "nerel" and f[1] != "train"]
    assert not [f for f in folders if f[0] == "ecbplus" and int(f[1]) in splits.ecbplus_topics]
    assert not [f for f in folders if f[0] == "factrueval" and int(f[1].rpartition("_")[2]) % 2]


@pytest.mark.parametrize("language", ["ru", "uk", "en"])
def test_written_sentences_hold_the_words_that_are_labelled(language: str) -> None:
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    sentences = [
        s
        for row in rows
        if (row["source"], row["language"]) == ("written", language)
        for s in row["sentences"]
    ]
    assert len(sentences) > 500
    assert len({text for text, _ in sentences}) == len(sentences)
    for text, events in sentences:
        for trigger, type, status, background, *parties in events:
            assert type in TYPES
            assert status in STATUSES
            assert isinstance(background, bool)
            for start, end in (trigger, *(span for spans in parties for span in spans)):
                assert 0 <= start < end <= len(text)
                assert text[start:end].strip() == text[start:end]


def test_a_document_is_found_again_by_its_sentences(tmp_path: Path) -> None:
    (tmp_path / "nerel/train").mkdir(parents=True)
    (tmp_path / "nerel/train/1_text.txt").write_text(
        "Мэр  открыл мост.\nПогода была ясной.", encoding="utf-8"
    )
    labels = tmp_path / "labels.jsonl"
    opened = [[4, 10], "OTHER", "happened", False, [[0, 3]], [[11, 15]], []]
    sentences = [[digest("Мэр открыл мост."), [opened]], [digest("Нет такой."), []]]
    told = {"source": "nerel/train/1_text", "language": "ru", "sentences": sentences}
    labels.write_text(json.dumps(told), encoding="utf-8")
    ((sentence,),) = documents(tmp_path, labels)
    (event,) = sentence.events
    assert sentence.text[slice(*event.trigger)] == "открыл"
    assert [sentence.text[a:b] for a, b in event.actors + event.recipients] == ["Мэр", "мост"]


@pytest.mark.data
@pytest.mark.skipif(not DATA, reason="LETOPIS_DATA is not set")
def test_every_labelled_sentence_is_found_and_none_is_of_the_held_articles() -> None:
    told = [sentence for document in documents(Path(DATA)) for sentence in document]
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    assert len(told) == sum(len(row["sentences"]) for row in rows)
    clauses = (Path(DATA) / "clauses/dev.jsonl").read_text(encoding="utf-8").splitlines()
    held = {" ".join(json.loads(line)["sentence"].split()) for line in clauses}
    assert not [s.text for s in told if s.text in held]
