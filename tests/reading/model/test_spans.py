"""Names and nested spans out of scores: whole words, no stray marks, nothing that crosses."""

import numpy as np
from numpy.typing import NDArray

from letopis.reading.model.spans import Span, names, nested, units

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


def test_spans_may_nest_but_those_of_a_type_do_not_cross() -> None:
    text = "глава Лугова Полева"
    spans = [(0, 5), (6, 12), (13, 19)]
    given = np.full((2, 3, 3), -5, np.float32)
    given[0, 0, 1] = 4  # глава Лугова
    given[1, 1, 1] = 3  # Лугова, of another type, inside it
    given[0, 1, 2] = 2  # Лугова Полева crosses the first, and is less sure
    given[0, 2, 1] = 9  # ends before it begins
    found = nested(text, spans, given, LABELS)
    assert [(s.start, s.end, s.label) for s in found] == [(0, 12, "PER"), (6, 12, "LOC")]
    assert isinstance(found[0], Span)
    assert 0.5 < found[1].score < found[0].score < 1
