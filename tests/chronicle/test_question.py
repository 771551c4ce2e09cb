"""What can be asked, and how a question that cannot be is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.chronicle import TYPES, Question
from letopis.errors import QuestionError
from letopis.knowledge import load


def test_a_month_is_meant_from_its_first_to_its_last_day() -> None:
    question = Question(since="2023-02", until="2024-02")
    assert (question.first_day, question.last_day) == ("2023-02-01", "2024-02-29")


def test_types_may_be_written_as_one_likes() -> None:
    assert Question(type="consult, Assault").types == ("CONSULT", "ASSAULT")


def test_the_types_are_those_of_the_ontology() -> None:
    assert set(TYPES) == set(load("ontology")["types"])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"type": "party"}, "CONSULT"),
        ({"since": "yesterday"}, "2023-09-17"),
        ({"until": "2023-02-30"}, "2023-09-17"),
        ({"since": "2023-05/2023-06"}, "2023-09-17"),
        ({"since": "2024", "until": "2023"}, "Turn them round"),
        ({"min_roots": -1}, "whole number"),
        ({"limit": 2**40}, "whole number"),
        ({"who": "я" * 5000}, "a few words"),
    ],
)
def test_a_question_that_cannot_be_asked_says_what_can(asked: dict[str, object], said: str) -> None:
    with pytest.raises(QuestionError) as caught:
        Question(**asked)  # type: ignore[arg-type]
    assert said in str(caught.value)


@given(st.text(max_size=40))
def test_any_date_is_a_day_or_refused(value: str) -> None:
    try:
        day = Question(since=value).first_day
    except QuestionError:
        return
    assert day == "" or len(day) == 10
