"""How sure a claim is: weights from marked lines, none of which lies in what is only measured."""

import json

import numpy as np

from training.splits import Splits
from training.sureness import MARKS, fitted, left_out


def test_a_sign_of_what_is_right_weighs_more_than_one_that_tells_nothing() -> None:
    random = np.random.default_rng(1)
    told = random.integers(0, 2, (400, 2)).astype(np.float64)
    right = (random.random(400) < np.where(told[:, 0] == 1, 0.8, 0.3)).astype(np.float64)
    base, telling, idle = fitted(told, right)
    assert base < 0 < telling
    assert abs(idle) < telling / 2


def test_an_article_is_judged_by_weights_that_never_saw_it() -> None:
    told = np.array([[1.0]] * 5 + [[0.0]] * 5)
    right = np.array([1.0] * 5 + [0.0] * 5)
    files = ["one"] * 5 + ["other"] * 5
    assert left_out(told, right, files)[:5].max() <= 0.5  # the other article has nothing right


def test_marks_lie_in_nothing_that_is_held_out() -> None:
    splits = Splits.load()
    files = [json.loads(line)["file"] for line in MARKS.read_text(encoding="utf-8").splitlines()]
    assert files
    for file in files:
        folder, _, rest = file.partition("/")
        assert folder not in splits.measure_only
        assert folder in ("slavicner", "nerel", "factrueval")
        if folder == "slavicner":
            assert rest.split("/")[1] not in splits.slavicner_topics
        if folder == "nerel":
            assert rest.startswith("train/")
        if folder == "factrueval":
            assert int(rest.rpartition("_")[2].removesuffix(".txt")) % 2 == 0
