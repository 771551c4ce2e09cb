"""Trees out of arc scores: always one root, never a cycle, the best arcs where they make a tree."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from letopis.reading.model.tree import ROOT, chances, hangings, heads


def is_tree(found: list[int]) -> bool:
    """One root, and every word reaches it."""
    for word in range(len(found)):
        seen: set[int] = set()
        while word != ROOT and word not in seen:
            seen.add(word)
            word = found[word]
        if word != ROOT:
            return False
    return found.count(ROOT) == 1


def test_the_best_arcs_are_taken_when_they_make_a_tree() -> None:
    # "Ministers met" : met is the root, Ministers hangs on it; the full stop too.
    scores = np.array([[0, 0, 5, 0], [5, 0, 0, 0], [0, 0, 5, 0]], np.float32)
    assert heads(scores) == [1, ROOT, 1]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    # 0 and 1 want each other, 2 is the root; 1 would rather hang on 2 than 0 would.
    scores = np.array([[0, 0, 9, 1], [0, 9, 0, 6], [9, 0, 0, 0]], np.float32)
    assert heads(scores) == [1, 2, ROOT]


def test_nothing_and_one_word() -> None:
    assert heads(np.zeros((0, 1), np.float32)) == []
    assert heads(np.zeros((1, 2), np.float32)) == [ROOT]


@given(st.integers(1, 25), st.integers(0, 10_000))
def test_always_a_tree(size: int, seed: int) -> None:
    scores: NDArray[np.float32] = (
        np.random.default_rng(seed).normal(0, 4, (size, size + 1)).astype(np.float32)
    )
    assert is_tree(heads(scores))


@given(st.integers(2, 5), st.integers(0, 10_000))
def test_no_tree_under_the_same_root_scores_more(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(0, 4, (size, size + 1)).astype(np.float32)
    chance = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    found = heads(scores)

    def worth(tree: list[int]) -> float:
        return float(sum(chance[i, h + 1] for i, h in enumerate(tree) if h != ROOT))

    def all_trees(at: int = 0, so_far: tuple[int, ...] = ()) -> list[list[int]]:
        if at == size:
            return [list(so_far)] if is_tree(list(so_far)) else []
        options = [ROOT] if found[at] == ROOT else [h for h in range(size) if h != at]
        return [tree for h in options for tree in all_trees(at + 1, (*so_far, h))]

    assert worth(found) >= max(map(worth, all_trees())) - 1e-3


def test_a_word_knows_how_sure_its_place_is_and_what_else_it_might_be() -> None:
    # "Ministers met": Ministers hangs on met, as its subject rather than its object.
    chance = chances(np.array([[0, -9, 3], [5, 0, -9]], np.float32))
    relations = np.zeros((2, 2, 3), np.float32)
    relations[0, 1] = [9, 2, 1]  # a root is under nobody, whatever its score
    (first, *others), (top, *_) = hangings([1, ROOT], chance, relations, ("root", "nsubj", "obj"))
    assert (first.head, first.dep) == (1, "nsubj")
    assert [(o.head, o.dep) for o in others] == [(1, "obj"), (ROOT, "root")]
    assert 0.6 < first.chance < 0.8
    assert others[0].chance > others[1].chance > 0
    assert (top.head, top.dep) == (ROOT, "root")


def test_the_place_that_the_tree_needs_comes_first_however_unlikely() -> None:
    chance = np.array([[0.9, 0.001, 0.099], [0.1, 0.8, 0.1]])
    relations = np.zeros((2, 2, 3), np.float32)
    (first, *others), _ = hangings([0, 0], chance, relations, ("root", "nsubj", "obj"))
    assert first.head == 0
    assert first.chance < 0.001
    assert others[0].head == ROOT


def test_no_words_stand_nowhere() -> None:
    empty = np.zeros((0, 1))
    assert hangings([], empty, np.zeros((0, 0, 3), np.float32), ("root", "nsubj", "obj")) == []
