"""Translated copies: the same sentences in the same order, with the same names and figures."""

import hashlib
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from letopis.ledger import Passage, Signature, passage, translated
from letopis.ledger.translations import in_order

RU = """Мост через реку Светлую открыли в Калмине
В среду в Калмине открыли мост через реку Светлую, который строили 4 года.
Первым по нему проехал автобус, за рулём которого сидел Йонас Берг.
Ветер сорвал ленту раньше, чем её успели разрезать на берегу."""
UK = """Міст через річку Світлу відкрили у Калміні
У середу в Калміні відкрили міст через річку Світлу, який будували 4 роки.
Першим по ньому проїхав автобус, за кермом якого сидів Йонас Берг.
Вітер зірвав стрічку раніше, ніж її встигли розрізати на березі."""
APART = 0.2  # how far a translation lies from its original; cosine about 0.96


def direction(seed: str) -> NDArray[np.float32]:
    drawn = np.random.default_rng(int(hashlib.sha256(seed.encode()).hexdigest()[:8], 16)).normal(size=384)
    return (drawn / np.linalg.norm(drawn)).astype(np.float32)


def told(
    article: str,
    text: str,
    language: str,
    meaning: list[str],
    published: str | None = "2023-10-01",
    noise: float = APART,
) -> Passage:
    """An article whose sentences mean these things, each a direction that its own words turn a little."""
    vectors, at = {}, 0
    for line, means in zip(text.split("\n"), meaning, strict=True):
        turned = direction(means) + noise * direction(f"{article}{line}")
        vectors[at, at + len(line)] = (turned / np.linalg.norm(turned)).astype(np.float32).tobytes()
        at += len(line) + 1
    return passage(Signature(article, f"Газета {article}", language, published, b""), text, vectors)


MEANING = ["opened", "wednesday", "bus", "wind"]


def test_a_translation_is_found_and_the_earlier_is_the_original() -> None:
    copy = translated(told("b", UK, "uk", MEANING, "2023-10-02"), told("a", RU, "ru", MEANING))
    assert copy is not None
    assert (copy.original, copy.copy) == ("a", "b")
    assert copy.evidence == "translation"


def test_one_language_has_no_translations() -> None:
    assert translated(told("a", RU, "ru", MEANING), told("b", RU, "ru", MEANING)) is None


def test_the_same_said_in_another_order_is_an_independent_report() -> None:
    lines = UK.split("\n")
    assert (
        translated(told("a", RU, "ru", MEANING), told("b", "\n".join(lines[::-1]), "uk", MEANING[::-1]))
        is None
    )


def test_other_names_are_another_story() -> None:
    other = UK.replace("Калміні", "Ореську").replace("Світлу", "Тиху").replace("Йонас Берг", "Ева Лунд")
    other = other.replace("4 роки", "7 років")
    assert translated(told("a", RU, "ru", MEANING), told("b", other, "uk", MEANING)) is None


def test_sentences_that_only_resemble_are_no_translation() -> None:
    assert translated(told("a", RU, "ru", MEANING), told("b", UK, "uk", MEANING, noise=0.6)) is None


def test_news_of_another_month_is_another_news() -> None:
    assert translated(told("a", RU, "ru", MEANING), told("b", UK, "uk", MEANING, "2023-12-01")) is None


def test_articles_without_vectors_are_passed_over() -> None:
    empty = passage(Signature("c", "Газета", "en", None, b""), "", {})
    assert translated(empty, told("a", RU, "ru", MEANING)) is None


@given(st.permutations(MEANING), st.sampled_from([None, "2023-10-01", "2023-10-03"]))
def test_it_makes_no_difference_which_came_first(meaning: list[str], published: str | None) -> None:
    one, other = told("a", RU, "ru", MEANING), told("b", UK, "uk", meaning, published)
    assert translated(one, other) == translated(other, one)


@given(st.lists(st.lists(st.sampled_from([0.0, 0.93, 0.96]), min_size=4, max_size=4), min_size=1, max_size=6))
def test_pairs_ascend_on_both_sides(cells: list[list[float]]) -> None:
    pairs = in_order(np.array(cells, np.float32))
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))
    assert all(cells[i][j] > 0 for i, j in pairs)
