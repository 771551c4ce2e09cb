"""The measures of linking against examples worked out by hand, and the annotations they are taken on."""

import pytest

from benchmarks.accuracy.coref import _offsets, ceafe, muc, scores
from benchmarks.accuracy.groups import groups
from benchmarks.accuracy.linking import b_cubed, pairs

GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}
SPLIT = {"a": "x", "b": "x", "c": "y", "d": "z", "e": "z"}
MIXED = dict.fromkeys(GOLD, "all")


def test_one_of_three_left_out() -> None:
    assert muc(SPLIT, GOLD) == pytest.approx(0.8)  # 2 of 3 links found, none wrong
    assert b_cubed(SPLIT, GOLD) == pytest.approx((1, 11 / 15, 11 / 13))
    assert ceafe(SPLIT, GOLD) == pytest.approx(0.72)  # 4/5 for {a b} and 1 for {d e}, over 3 and 2 clusters
    assert scores(SPLIT, GOLD)["conll"] == pytest.approx((0.8 + 11 / 13 + 0.72) / 3)


def test_all_in_one() -> None:
    assert muc(MIXED, GOLD) == pytest.approx(2 * 0.75 / 1.75)
    assert b_cubed(MIXED, GOLD)[:2] == pytest.approx((13 / 25, 1))
    assert ceafe(MIXED, GOLD) == pytest.approx(2 * 0.75 / 3)


def test_the_truth_itself() -> None:
    assert set(scores(GOLD, GOLD).values()) == {1.0}
    alone = {id: id for id in GOLD}
    assert muc(alone, GOLD) == 0
    assert muc(alone, alone) == 0  # no links to find


def test_pairs_across_languages() -> None:
    gold = {"ru/1": 1, "uk/1": 1, "uk/2": 1, "ru/2": 2}
    assert pairs(gold, gold) == 1
    assert pairs({**gold, "uk/2": 3}, gold) == pytest.approx(2 / 3)  # one of two pairs found, none wrong


def test_words_are_found_in_the_text_of_their_document() -> None:
    sentences = {1: "Fire in port", 3: "It broke out at night"}
    text = "\n".join(sentences.values())
    start, end = _offsets(sentences, 3, [1, 2])
    assert text[start:end] == "broke out"


def test_the_groups_are_two_halves_of_twenty_and_no_file_is_in_two() -> None:
    files = [file for group in groups() for file in group.files]
    assert len(files) == len(set(files))
    assert [sum(group.half == half for group in groups()) for half in ("first", "second")] == [20, 20]
    assert all(group.roots and len(group.files) > 1 for group in groups())
