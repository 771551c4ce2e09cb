"""Whose word a sentence is, on annotated sentences: [1 …] marks a source, ## gives the chains,
nearest first.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from letopis.knowledge import load
from letopis.reading.attribution import Words, find_attributions
from letopis.reading.entities import Who
from tests.reading.attribution.plain import plain

HERE = Path(__file__).parent
MARK = re.compile(r"\[(\d) ([^\]]+)\]")


def annotated() -> Iterator[tuple[str, str]]:
    for language in ("ru", "uk", "en"):
        for line in (HERE / f"{language}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield language, line


def read(text: str, language: str) -> Words:
    return find_attributions(plain(text, language), Who((), ()))


@pytest.mark.parametrize(("language", "line"), list(annotated()))
def test_chains(language: str, line: str) -> None:
    marked, _, answer = line.partition("##")
    words = marked.strip()
    prefix = "" if words.startswith("T: ") else "Passage\n"
    words = words.removeprefix("T: ")
    numbers = {words_of(m.group(2)): m.group(1) for m in MARK.finditer(words)}
    text = prefix + MARK.sub(r"\2", words)
    found = read(text, language)
    sources = {source.id: source for source in found.sources}
    chains = {
        tuple(number_of(text[sources[id].start : sources[id].end], numbers) for id in attribution.chain)
        for attribution in found.attributions
        if attribution.chain and attribution.rule != "retold"
    }
    assert chains == {tuple(chain.strip().split(" ← ")) for chain in answer.split(";") if chain.strip()}


def words_of(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def number_of(text: str, numbers: dict[str, str]) -> str:
    """The number of the mark whose words these are, or which they are the greater part of."""
    words = words_of(text)
    exact = numbers.get(words)
    return exact or next(
        (n for marked, n in numbers.items() if words in marked or marked in words), f"?{text}"
    )


def examples() -> Iterator[tuple[str, str, str]]:
    for language in ("ru", "uk", "en"):
        for topic in ("says", "impersonal", "citing", "according", "through"):
            for entry in load("cues", language)[topic]:
                yield language, topic, entry["example"]


@pytest.mark.parametrize(("language", "topic", "example"), list(examples()))
def test_every_cue_has_an_example_that_reads(language: str, topic: str, example: str) -> None:
    wanted = {words_of(words) for words in re.findall(r"<([^>]+)>", example)}
    found = read("Passage\n" + re.sub(r"[<>\[\]]", "", example), language)
    text = "Passage\n" + re.sub(r"[<>\[\]]", "", example)
    used = {id for attribution in found.attributions for id in attribution.chain}
    ours = {words_of(text[s.start : s.end]) for s in found.sources if s.id in used}
    assert len(ours) == len(wanted)
    assert all(any(o in w or w in o for o in ours) for w in wanted)
