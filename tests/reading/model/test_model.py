"""The shipped model end to end: what it promises on any text, and that it reads three languages."""

import json
import shutil
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letopis.errors import ModelError
from letopis.reading.model import Model, SentenceReading
from letopis.reading.model.bundle import SHIPPED, embed
from letopis.reading.text import split_sentences, split_words

RU = "Министр обороны Анна Полева прибыла в Стамбул 17 мая. Она встретилась с главой МИД Турции."
UK = "Міністерка оборони Ганна Польова прибула до Стамбула 17 травня. Росія обстріляла Харків."
EN = "Defence Minister Anna Field arrived in Istanbul on 17 May. Russia shelled Kharkiv on Friday."


def read(text: str, language: str = "ru") -> list[SentenceReading]:
    sentences = split_sentences(text, language)
    return Model.load().read(text, sentences, [split_words(text, a, b) for a, b in sentences])


def check_promises(text: str, language: str = "ru") -> None:
    sentences = split_sentences(text, language)
    words = [split_words(text, a, b) for a, b in sentences]
    readings = Model.load().read(text, sentences, words)
    assert len(readings) == len(sentences)
    for reading, (start, end), given_words in zip(readings, sentences, words, strict=True):
        assert [(w.start, w.end) for w in reading.words] == given_words
        assert sum(w.head == -1 for w in reading.words) == bool(given_words)
        assert all(-1 <= w.head < len(given_words) for w in reading.words)
        assert all(
            start <= s.start < s.end <= end and 0 < s.score <= 1 for s in reading.names + reading.spans
        )
        assert all(a.end <= b.start for a, b in pairwise(reading.names))
        assert reading.vector.shape == (384,)
        assert reading.vector.dtype == np.float32
        assert abs(float(np.linalg.norm(reading.vector)) - 1) < 1e-3


def test_a_character_of_several_sub_tokens_is_named_once() -> None:
    check_promises("漢.1\u03011")


@pytest.mark.parametrize(("text", "language"), [(RU, "ru"), (UK, "uk"), (EN, "en")])
def test_names_places_and_dates_in_three_languages(text: str, language: str) -> None:
    first = read(text, language)[0]
    assert {(n.label) for n in first.names} >= {"PER", "LOC"}
    dates = [text[s.start : s.end] for s in first.spans if s.label == "DATE"]
    assert any("17" in date for date in dates)


@pytest.mark.parametrize(
    ("text", "language", "who", "whom"),
    [
        ("Министр обвинил оппозицию в обмане.", "ru", "Министр", "оппозицию"),
        ("Міністр звинуватив опозицію в обмані.", "uk", "Міністр", "опозицію"),
        ("The minister accused the opposition of lying.", "en", "minister", "opposition"),
    ],
)
def test_the_parse_tells_who_from_whom(text: str, language: str, who: str, whom: str) -> None:
    (reading,) = read(text, language)
    roles = {word.dep: text[word.start : word.end] for word in reading.words}
    assert (roles["nsubj"], roles["obj"]) == (who, whom)


def test_the_same_event_is_nearer_across_languages_than_another_event() -> None:
    one, other, third = (
        read(text, language)[0].vector for text, language in ((RU, "ru"), (UK, "uk"), (EN, "en"))
    )
    far = read("Урожай пшеницы в области вырос на треть по сравнению с прошлым годом.")[0].vector
    assert min(one @ other, one @ third, other @ third) > max(one @ far, other @ far, third @ far)


def test_the_same_input_gives_the_same_reading() -> None:
    for a, b in zip(read(RU * 5), read(RU * 5), strict=True):
        assert (a.names, a.spans, a.words) == (b.names, b.spans, b.words)
        assert np.array_equal(a.vector, b.vector)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "\u200b",
        "😀😀 漢字 العربية",
        "слово " * 900,
        "а" * 5000,
        "Анна, Иван, Пётр, " * 120 + "пришли.",
        "(((((" * 400,
        "12:30 14.05.2023 1,5 млн U.S.-led COVID-19 п'ять",
    ],
)
def test_odd_and_hostile_text(text: str) -> None:
    check_promises(text)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("аяїАЖz. ,«»\"'-–\n1\u0301\u200b😀漢"), max_size=120))
def test_promises_hold_on_any_text(text: str) -> None:
    check_promises(text)


def test_no_sentences_and_no_words() -> None:
    assert Model.load().read("", [], []) == []
    (reading,) = Model.load().read("Тихо.", [(0, 5)], [[]])
    assert reading.words == ()


def test_embeddings_come_out_of_four_bits() -> None:
    block = np.zeros((1, 1, 18), np.uint8)
    block[0, 0, :2] = np.array([0.5], np.float16).view(np.uint8)
    block[0, 0, 2] = 0xF0  # the first weight is 0, the seventeenth 15; both less 8, times the scale
    row = embed(block, np.array([[0]], np.int64))
    assert row.shape == (1, 1, 32)
    assert (row[0, 0, 0], row[0, 0, 16]) == (-4.0, 3.5)


def test_a_damaged_or_missing_bundle_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        Model.load(tmp_path)
    whole = tmp_path / "whole"
    shutil.copytree(SHIPPED, whole)
    about = json.loads((whole / "bundle.json").read_text(encoding="utf-8"))
    assert sum((whole / name).stat().st_size for name in about["sha256"]) < 60_000_000
    with (whole / "encoder.onnx").open("ab") as graph:
        graph.write(b"x")
    with pytest.raises(ModelError, match="Install it again"):
        Model.load(whole)
