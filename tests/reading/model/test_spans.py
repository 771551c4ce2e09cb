"""Names and nested spans out of scores: whole words, no stray marks, nothing that crosses."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from letopis.reading.model.spans import Span, choose, names, nested, units

LABELS = ("PER", "LOC")
NONE, B_PER, I_PER, B_LOC, I_LOC = range(5)


def scores(*tags: int) -> NDArray[np.float32]:
    out = np.zeros((len(tags), 5), np.float32)
    out[np.arange(len(tags)), list(tags)] = 6
    return out


def test_sub_tokens_of_a_word_are_one_unit() -> None:
    text = "Луговск, Ин-ск"
    spans = [(0, 4), (4, 7), (7, 8), (9, 11), (11, 12), (12, 14)]
    assert units(text, spans) == [(0, 1), (2, 2), (3, 3), (4, 4), (5, 5)]


def test_an_abbreviation_is_one_unit_and_an_initial_is_not_glued_to_a_surname() -> None:
    assert units("U.S. В.Лугов", [(0, 1), (1, 2), (2, 3), (3, 4), (5, 6), (6, 7), (7, 12)]) == [
        (0, 3),
        (4, 5),
        (6, 6),
    ]


def test_a_name_never_ends_inside_a_word() -> None:
    text = "Анна Полева"
    found = names(text, [(0, 4), (5, 9), (9, 11)], scores(B_PER, I_PER, NONE), LABELS)
    assert [(n.start, n.end, n.label) for n in found] == [(0, 11, "PER")]


def test_two_names_side_by_side_stay_two() -> None:
    found = names("Анне Ивану", [(0, 4), (5, 10)], scores(B_PER, B_PER), LABELS)
    assert [(n.start, n.end) for n in found] == [(0, 4), (5, 10)]


def test_marks_at_the_edges_are_cut_and_matching_quotes_kept() -> None:
    text = "«Заря», Лугов."
    spans = [(0, 1), (1, 5), (5, 6), (6, 7), (8, 13), (13, 14)]
    found = names(text, spans, scores(NONE, B_PER, I_PER, I_PER, B_LOC, NONE), LABELS)
    assert [text[n.start : n.end] for n in found] == ["Заря", "Лугов"]
    kept = names(
        "клуб «Заря»", [(0, 4), (5, 6), (6, 10), (10, 11)], scores(B_PER, I_PER, I_PER, I_PER), LABELS
    )
    assert [(n.start, n.end) for n in kept] == [(0, 11)]


def test_every_likely_span_is_offered_in_whole_words() -> None:
    scored = np.full((2, 3, 3), -5, np.float32)
    scored[0, 0, 1] = 4
    scored[1, 2, 2] = -1  # half a word, and unlikely
    scored[0, 2, 1] = 9  # ends before it begins
    found = nested("глава Лугова", [(0, 5), (6, 10), (10, 12)], scored, LABELS)
    assert [(s.start, s.end, s.label) for s in found] == [(0, 12, "PER"), (6, 12, "LOC")]
    assert isinstance(found[0], Span)
    assert found[1].score < 0.5 < found[0].score < 1


def chosen(text: str, *sentences: list[Span]) -> list[list[tuple[str, str]]]:
    return [[(text[s.start : s.end], s.label) for s in spans] for spans in choose(text, sentences)]


def test_a_stretch_has_one_type() -> None:
    assert chosen("Лугов", [Span(0, 5, "CITY", 0.6), Span(0, 5, "PERSON", 0.7)]) == [[("Лугов", "PERSON")]]


def test_what_the_text_surely_names_elsewhere_is_seen_again_where_it_is_less_clear() -> None:
    text = "Начались выборы в Лугове. Выборов ждали."
    sure, faint = Span(9, 15, "EVENT", 0.95), Span(26, 33, "EVENT", 0.2)
    assert chosen(text, [sure], [faint]) == [[("выборы", "EVENT")], [("Выборов", "EVENT")]]
    assert chosen(text, [], [faint]) == [[], []]
    assert chosen(text, [Span(9, 15, "LAW", 0.95)], [faint]) == [[("выборы", "LAW")], []]


@given(
    st.lists(
        st.builds(
            lambda start, size, label, score: Span(start, start + size, label, score),
            st.integers(0, 30), st.integers(1, 9), st.sampled_from(["CITY", "EVENT"]), st.floats(0, 1),
        ),
        max_size=12,
    )
)  # fmt: skip
def test_no_two_spans_share_a_stretch_whatever_the_scores(spans: list[Span]) -> None:
    (held,) = choose("Лугов и Полев " * 3, [spans])
    places = [(s.start, s.end) for s in held]
    assert len(set(places)) == len(places)
