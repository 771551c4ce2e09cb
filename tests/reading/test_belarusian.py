"""A language that is a folder of knowledge and no line of code: Belarusian, from the raw text to whose word it is."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from letopis import knowledge
from letopis.errors import KnowledgeError
from letopis.intake.furniture import rules
from letopis.intake.language import guess
from letopis.knowledge import load, readable
from letopis.reading import morphology
from letopis.reading.attribution import find_attributions
from letopis.reading.entities import Who
from letopis.reading.entities.romanisation import latin
from letopis.reading.entities.states import by_name
from letopis.reading.text import split_sentences

from .attribution.plain import plain

SECTIONS = ("says", "impersonal", "citing", "according", "through")


def examples() -> Iterator[str]:
    cues = load("cues", "be")
    yield from (entry["example"] for section in SECTIONS for entry in cues[section])


def test_the_language_is_read() -> None:
    assert readable() == ("ru", "uk", "en", "be")
    assert guess("Сёння ў горадзе адкрылі новы мост праз раку, паведамілі ў мэрыі.") == "be"


@pytest.mark.parametrize("example", list(examples()))
def test_cues_and_their_sources(example: str) -> None:
    text = "Загаловак\n" + re.sub(r"[][<>]", "", example)
    found = find_attributions(plain(text, "be"), Who((), ()))
    cues = re.findall(r"\[([^]]+)\]", example)
    sources = [re.sub(r"[«»]", "", name) for name in re.findall(r"<([^>]+)>", example)]
    words = {source.id: re.sub(r"[«»]", "", text[source.start : source.end]) for source in found.sources}
    (one,) = [a for a in found.attributions if a.rule != "retold"]
    assert sorted(words[hop] for hop in one.chain) == sorted(sources)
    assert text[slice(*one.cue)] in cues


def test_furniture_is_found_on_pages_of_any_language() -> None:
    assert any("фота" in rule.pattern.pattern for rule in rules() if rule.unit == "line")


@pytest.mark.parametrize(
    ("form", "base", "tags"),
    [
        ("паведамілі", "паведаміць", {"VERB", "past", "plur"}),
        ("газету", "газета", {"NOUN", "accs"}),
        ("чыноўнікам", "чыноўнік", {"NOUN", "ablt"}),
        ("Альхоўскага", "альхоўскага", {"UNKN"}),
    ],
)
def test_forms_stand_in_for_a_dictionary(form: str, base: str, tags: set[str]) -> None:
    read = morphology.parse(form, "be")
    assert read.lemma == base
    assert read.tags >= tags


def test_inflection_stays_within_a_word() -> None:
    nominative = morphology.analyzer("be").parse("газеты")[0]
    assert nominative.inflect({"accs", "sing"}).word == "газету"
    assert nominative.inflect({"past"}) is None


def test_names_of_states_and_latin_letters() -> None:
    assert by_name("Эстоніі", "be") == "EE"
    assert latin("Рогаў", "be") == "Rohau"


def test_its_abbreviations_end_no_sentence() -> None:
    text = "Паром каштуе 5 млн руб. за рэйс. Так кажа г. Рогаў."
    assert [text[a:b] for a, b in split_sentences(text, "be")] == [
        "Паром каштуе 5 млн руб. за рэйс.",
        "Так кажа г. Рогаў.",
    ]


def test_a_language_of_ones_own_needs_to_say_what_it_is_like(tmp_path: Path) -> None:
    (tmp_path / "bg").mkdir()
    (tmp_path / "bg" / "language.yaml").write_text("like: xx\n", encoding="utf-8")
    try:
        knowledge.use(tmp_path)
        assert "bg" in readable()
        with pytest.raises(KnowledgeError, match="like"):
            load("times", "bg")
    finally:
        knowledge._overlay.clear()
        load.cache_clear()
        readable.cache_clear()
