"""docs/knowledge.md has every file, and its examples work as an overlay."""

import re
import subprocess
import sys
from pathlib import Path

from letopis.knowledge import HERE, LANGUAGES
from tests.docs.pages import blocks, section, text

PAGE = text("knowledge.md")
# What the examples of the page add, asked for in a process of its own: an overlay holds for all of a process.
ASKED = """
import sys
from pathlib import Path
from letopis import knowledge
knowledge.use(Path(sys.argv[1]))
from letopis.intake.cleaning import clean
from letopis.linking.bodies import given_name
from letopis.linking.names import fold
from letopis.linking.weights import weights
from letopis.reading.attribution.lexicon import lexicon as cues, outlets
from letopis.reading.claims.lexicon import lexicon as predicates
from letopis.reading.entities import bodies, places, states
from letopis.reading.entities.titles import titles
from letopis.reading.text import split_sentences
from letopis.reading.times import find_times, reference
assert cues("ru").verbs["протрубить"] == "clause"
assert outlets().named("Bay Beacon").name == "Маяк Залива"
assert places.region("Ольховской лагуне", "ru").country == "LV"
assert states.by_name("Страны янтаря", "ru") == "LV"
assert states.midst("LV").lat == 56.8
assert bodies.bodies().whole("БСП", "ru").sector == "international"
assert bodies.generic().whole("Морское ведомство", "ru").sector == "government"
assert "доглядач" in titles("uk").beside
assert predicates("en").verbs["debar"].type == "COERCE"
assert predicates("en").phrases["shut"][-1].nouns == {"strait", "harbour", "airspace"}
[third] = find_times("Паром ушёл третьегодня.", "ru", reference("", "ru", "2023-10-04"))
assert third.edtf == "2023-10-01"
assert clean("The ferry left.\\n\\nSend this story to a friend!").text == "The ferry left."
assert len(split_sentences("Це затока. Вільхова її назва.", "uk")) == 1
assert given_name(fold("Lukasz")) == given_name(fold("Лукаш"))
assert weights().join == 0.66
"""


def test_every_file_has_its_row() -> None:
    common, own = section(PAGE, "The files").split("For each language:")
    for path in HERE.glob("*.yaml"):
        assert f"| `{path.name}` |" in common, path
    for language in LANGUAGES:
        for path in (HERE / language).glob("*.yaml"):
            assert f"| `{path.name}` |" in own, path


def test_every_row_has_its_file() -> None:
    for name in re.findall(r"^\| `(\w+\.yaml)` \|", PAGE, re.MULTILINE):
        assert (HERE / name).exists() or all((HERE / language / name).exists() for language in LANGUAGES)


def test_the_examples_work_as_an_overlay(tmp_path: Path) -> None:
    for block in blocks(PAGE, "yaml"):
        first, _, rest = block.partition("\n")
        path = tmp_path / first.removeprefix("# ")
        path.parent.mkdir(exist_ok=True)
        path.write_text(rest, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", ASKED, str(tmp_path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_wrong_line_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "cues.yaml").write_text("says: [{cue: [трубить], with: trumpet, example: x}]", "utf-8")
    program = f"""
from pathlib import Path
from letopis import knowledge
from letopis.errors import KnowledgeError
from letopis.reading.attribution.lexicon import lexicon
knowledge.use(Path({str(tmp_path)!r}))
try:
    lexicon("ru")
except KnowledgeError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8")
    assert "ru/cues.yaml" in done.stdout
