"""The chronicle as text, Markdown, JSON lines and CSV."""

import csv as reader
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.export import csv, details, jsonl, markdown, text, wording
from letopis.ledger.graph import UNKNOWN
from letopis.records import Dispute, DisputeValue, Event, EventEvidence, Party, Roots, Voice
from letopis.records.contract import event_from_json

QUOTE = "Как сообщает Reuters со ссылкой на дипломата, Иван Гай тайно встретился в Одессе с Оленой Совой."
EVIDENCE = EventEvidence(
    "a1", "a1#c1@0", "Вестник Степи", "https://vestnik.example/1?a=(b)", "ru", "2023-09-18", QUOTE, 0, 96,
    ("Reuters", "дипломат"),
)  # fmt: skip
OUTLET = Voice("Вестник Степи", "relay", "outlet", "named", outlet="вестник степи", told=(EVIDENCE,))
LEDGER = (
    Voice("дипломат", "root", "people", "unnamed", heard=(
        Voice("Reuters", "relay", "outlet", "named", heard=(OUTLET,)),
    )),
    Voice("Голос Моря", "root", "outlet", "named", told=(replace(EVIDENCE, outlet="Голос Моря", chain=()),)),
)  # fmt: skip
DISPUTE = Dispute("time", "conflict", (DisputeValue("2023-09-17", "Reuters", "2023-09-18", "a1#c1@0"),))
EVENT = Event(
    "V1", "CONSULT", "", "happened", "claimed", "2023-09-17", Party("E3", "Одесса", "UA"),
    (Party("E1", "Иван Гай", "", "посланник", {"latin": "Ivan Hai"}),), (Party("E2", "Олена Сова"),), (),
    "Встреча: Иван Гай и Олена Сова (Одесса)", QUOTE, {"en": "Meeting: Ivan Hai and Olena Sova (Odesa)"},
    evidence=(EVIDENCE, replace(EVIDENCE, outlet="Голос Моря", chain=())), claims=("a1#c1@0",),
    articles=("a1", "a2"),
    roots=Roots(1, 3, ("дипломат",), ("not shown to be more than one",)),
    disputes=(DISPUTE,), ledger=LEDGER,
)  # fmt: skip


def test_text_reads_as_an_editor_would_write_it() -> None:
    assert "\n".join(text.chronicle([EVENT], "ru", 88)) == (
        "17 сентября 2023\n"
        "  Встреча: Иван Гай и Олена Сова (Одесса)\n"
        "    Кто: Иван Гай (посланник)\n"
        "    С чьих слов: дипломат → Reuters → Вестник Степи; Голос Моря\n"
        "    по утверждению · 1–3 первоисточника · 2 статьи · расходятся: дата · V1\n"
        "    “Как сообщает Reuters со ссылкой на дипломата, Иван Гай тайно встретился в Одессе с\n"
        "     Оленой Совой.”"
    )


def test_events_of_one_day_stand_under_one_date() -> None:
    lines = list(text.chronicle([EVENT, replace(EVENT, id="V2"), replace(EVENT, id="V3", time="")], "en"))
    assert [line for line in lines if line and not line.startswith(" ")] == [
        "17 September 2023",
        "Date not known",
    ]
    assert list(text.chronicle([], "uk")) == ["Подій немає."]


def test_evidence_is_quoted_in_the_language_asked_for_where_there_is_any() -> None:
    english = replace(EVIDENCE, language="en", quote="They met in Odesa.")
    event = replace(EVENT, evidence=(EVIDENCE, english))
    assert wording.quote(event, "en") == "They met in Odesa."
    assert wording.quote(event, "uk") == QUOTE


@given(st.text(max_size=200), st.integers(40, 100))
def test_no_line_is_too_wide_and_no_control_code_gets_through(words: str, width: int) -> None:
    event = replace(EVENT, summary=words, headline=words, headlines={})
    for line in text.chronicle([event], "en", width):
        assert len(line) <= width
        assert line.isprintable()


@pytest.mark.parametrize(
    ("number", "language", "said"),
    [
        ("1", "en", "1 root"), ("1–3", "en", "1–3 roots"), ("1", "ru", "1 первоисточник"),
        ("1–4", "ru", "1–4 первоисточника"), ("11", "ru", "11 первоисточников"),
        ("21", "uk", "21 першоджерело"),
    ],
)  # fmt: skip
def test_numbers_have_their_nouns_in_the_right_form(number: str, language: str, said: str) -> None:
    assert wording.counted("roots", number, language) == said


def test_many_ways_are_counted() -> None:
    own = tuple(replace(LEDGER[1], told=(replace(EVIDENCE, outlet=f"Газета {n}"),)) for n in range(5))
    assert wording.ways(replace(EVENT, ledger=own), "en")[-1] == "2 more"


def test_an_outlet_without_a_name_is_said_to_be_unknown_in_the_reader_s_language() -> None:
    nameless = replace(OUTLET, name=UNKNOWN, told=(replace(EVIDENCE, outlet="", url=""),))
    official = Voice("чиновник; дипломат", "root", "people", "unnamed", heard=(nameless,))
    assert wording.ways(replace(EVENT, ledger=(official,)), "uk") == ["чиновник, дипломат → видання невідоме"]


def test_outlets_that_have_it_the_same_way_stand_together() -> None:
    copy, same = replace(EVIDENCE, outlet="Голос Моря"), replace(EVIDENCE, outlet="Газета")
    minister = Voice(
        "министр", "root", "person", "named", entity="E9", names={"en": "the minister"},
        heard=(replace(OUTLET, copies=(copy,)), replace(OUTLET, told=(same,))),
    )  # fmt: skip
    event = replace(EVENT, ledger=(minister, replace(minister, part="denial", heard=(OUTLET,))))
    assert wording.ways(event, "en") == ["the minister → Вестник Степи, Голос Моря, Газета"]
    assert wording.denials(event, "ru") == ["министр → Вестник Степи"]


def test_markdown_quotes_its_evidence_and_links_it() -> None:
    lines = list(markdown.chronicle([EVENT], "en"))
    assert lines[0] == "## 17 September 2023"
    assert "**Meeting: Ivan Hai and Olena Sova (Odesa)**  " in lines
    assert f"> {QUOTE} — [Вестник Степи, 2023-09-18](<https://vestnik.example/1?a=%28b%29>)" in lines


def test_markdown_of_hostile_text_stays_text() -> None:
    hostile = replace(EVIDENCE, quote="<script>x</script> [a](javascript:b) `c`", url="javascript:alert(1)")
    written = "\n".join(markdown.chronicle([replace(EVENT, evidence=(hostile,))]))
    assert r"\<script\>x\</script\> \[a\](javascript:b) \`c\`" in written
    assert "(<javascript" not in written


def test_json_lines_come_back() -> None:
    [line] = jsonl.events([EVENT])
    assert event_from_json(json.loads(line)) == EVENT
    assert "Одесса" in line


def test_csv_is_read_back_and_runs_nowhere() -> None:
    rows: list[dict[str, str | int]] = [
        {"actor": '=HYPERLINK("x")', "events": 1},
        {"actor": 'Гай, "Сова"', "events": 2},
    ]
    lines = list(csv.rows(rows, ["actor", "events"]))
    assert list(reader.reader(lines)) == [
        ["actor", "events"],
        ['\'=HYPERLINK("x")', "1"],
        ['Гай, "Сова"', "2"],
    ]


def test_an_event_in_detail_gives_reasons_and_every_sentence() -> None:
    written = "\n".join(details.event(EVENT, [], "en", 88))
    for part in (
        "not shown to be more than one",
        "time (conflict): 2023-09-17 (Reuters, 2023-09-18)",
        "Голос Моря",
        "V1",
    ):
        assert part in written
