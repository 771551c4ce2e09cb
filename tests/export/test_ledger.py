"""The ledger as a tree of text, an event's life, the explanation and the sources, as a person reads them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from letopis.chronicle import Alike, Apart, Explained, Resting
from letopis.chronicle.explaining import Compared
from letopis.export import details, explanation, ledger, sources
from letopis.ledger import Copy, assemble
from letopis.records import Article, Claim, Event, Judgement, Reading, Reason, Voice
from tests.linking.reports import claim, named, paper, party, unnamed

POLITICO = paper("Politico")
TOLD = [
    claim("Север", (POLITICO, unnamed("дипломат")), quote="Они встретились, пишет Politico.", title=True),
    claim("Юг", (POLITICO, unnamed("дипломат")), published="2023-10-05"),
    claim("Запад", (named("Анна Гросс", "DE", "government"),), stance="denied", published="2023-10-05"),
    claim("Восток", published="2023-10-05T09:30:00+03:00"),
]
EVENT = assemble(TOLD, [Copy("Север", "Юг", 0.9, "about 90%")])


def test_the_tree_reads_from_the_root_to_the_words() -> None:
    assert "\n".join(ledger.tree(EVENT, "en", 88)) == (
        "On the word of: 1–2 roots, most likely 1\n"
        "  ● дипломат · not named\n"
        "     └─ Politico\n"
        "        └─ Север · 2023-10-04 · and 1 copy: Юг\n"
        "             “Они встретились, пишет Politico.”\n"
        "  ● Восток · own voice, no source shown · 2023-10-05 09:30\n"
        "     “Встреча состоялась в Стамбуле.”\n"
        "\n"
        "Say that it is not so\n"
        "  ● Анна Гросс\n"
        "     └─ Запад · 2023-10-05\n"
        "          “Встреча состоялась в Стамбуле.”"
    )
    assert "не назван" in "\n".join(ledger.tree(EVENT, "ru", 88))
    assert "Заперечують" in "\n".join(ledger.tree(EVENT, "uk", 88))


@given(st.text(max_size=150), st.integers(60, 100))
def test_no_line_of_it_is_too_wide_and_no_control_code_gets_through(words: str, width: int) -> None:
    (root, *_) = EVENT.ledger
    hostile = replace(root, name=words, heard=(replace(root.heard[0], name=words),))
    for line in ledger.tree(replace(EVENT, ledger=(hostile,)), "en", width):
        assert len(line) <= width
        assert line.isprintable()


def test_a_long_list_of_retellings_is_counted() -> None:
    voices = tuple(Voice(f"Газета {n}", "relay", "outlet", "named") for n in range(20))
    root = Voice("Politico", "root", "outlet", "named", high=1, heard=voices)
    lines = list(ledger.tree(replace(EVENT, ledger=(root,)), "en", 88))
    assert lines[-1].strip() == "8 more"
    assert "cited; its own sources are not known" in lines[1]


def lived(event: Event, *told: tuple[str, str]) -> str:
    claims = []
    for day, status in told:
        article = Article("a", "Север", "", "", "ru", "", "", published=day)
        claims.append((article, Reading("a", "test"), Claim("c1", "CONSULT", "", status, "asserted", ())))  # type: ignore[arg-type]
    lines = list(details.event(event, claims, "en", 100))
    return lines[lines.index("How it went") + 1].strip() if "How it went" in lines else ""


def test_a_plan_and_what_became_of_it() -> None:
    assert lived(EVENT, ("2023-09-01", "planned"), ("2023-09-18", "happened"), ("2023-09-19", "planned")) == (
        "planned (2023-09-01, Север) → happened (2023-09-18, Север)"
    )
    assert lived(EVENT, ("2023-09-01", "planned"), ("2023-09-18", "cancelled")).endswith(
        "called off (2023-09-18, Север)"
    )
    assert "its day has passed" in lived(replace(EVENT, status="overdue"), ("2023-09-01", "planned"))
    assert lived(EVENT, ("2023-09-18", "happened"), ("2023-09-19", "possible")) == ""


def test_what_it_is_part_of_is_shown() -> None:
    written = "\n".join(details.event(EVENT, [], "en", 88, ([replace(EVENT, id="Vwhole")], [])))
    assert "Part of\n  - 17 September 2023: Meeting" in written
    assert "Vwhole" in written


def test_an_explanation_is_read_as_sentences() -> None:
    first, second, *_ = EVENT.claims
    part = Compared("place", 1.0, 1.5, "Стамбул", Reason("place_same", {"name": "Стамбул"}))
    alike = Alike(second, first, 0.93, 0.62, "", (part,))
    apart = Apart("V2", "Meeting (Ankara)", replace(alike, score=0.45, cap="place"))
    judged = Judgement(1, "same_event", first, second, 1.0, "person:Анна", "2024-01-01T10:00:00", "ясно")
    found = Explained(EVENT, (first, second), (alike,), (judged,), (apart,))
    written = " ".join(" ".join(explanation.told(found, "en", 88)).split())
    assert "is held one with 1: 0.93 alike, 0.62 needed. place: Стамбул (1.00)." in written
    assert "They are in two places." in written
    assert "by Анна on 2024-01-01, “ясно”" in written
    assert "Low is 1, the least there is" in written
    assert "High is 2: 1 (not named: дипломат) + 1 (Восток, its own voice)." in written
    value = explanation.json(found)
    assert (value["alike"][0]["parts"][0]["words"], value["apart"][0]["event"]) == ("Стамбул", "V2")


def test_sources_stand_in_three_tables() -> None:
    rows = [
        Resting("root", "Politico", "people", "described", how="unnamed", events=3, alone=1, articles=4),
        Resting("root", "Север", "outlet", "unnamed", how="hidden", events=1),
        Resting("outlet", "Север", "outlet", "named", events=3, first=2, repeats=1),
    ]
    lines = list(sources.tables(rows, 88))
    assert lines[0].startswith("Roots")
    assert lines[2].split() == ["3", "1", "4", "not", "named,", "through", "Politico"]
    assert "does not say who told it" in lines[3]
    assert not any(line.startswith("Relays") for line in lines)
    assert list(sources.tables([], 88)) == ["No events."]


def test_parties_are_named_in_the_language_asked_for() -> None:
    who = replace(party("Нікол Пашинян", "AM"), names={"latin": "Nikol Pashinyan"})
    said = replace(named("Нікол Пашинян", "AM"), entity=who.id)
    event = assemble([claim("Север", (said,), type="STATE", actors=[who])])
    assert "● Nikol Pashinyan" in "\n".join(ledger.tree(event, "en", 88))
