"""A text of nothing but a time has no other reading; the same words among others mean too little."""

import pytest

from letopis.reading.times import Reference, find_times

WEDNESDAY = Reference("2023-10-04T12:00:00", "published")


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "May", "2023-05"),
        ("en", "1974", "1974"),
        ("en", "Sat.", "2023-09-30"),
        ("en", "now", "2023-10-04T12:00:00"),
        ("en", "in the afternoon", "2023-10-04"),
        ("en", "9 tomorrow", "2023-10-05T09:00:00"),
        ("en", "3:15p", "2023-10-04T15:15:00"),
        ("en", "at this time", "2023-10-04T12:00:00"),
        ("en", "after lunch", "2023-10-04"),
        ("en", "after school", "2023-10-04"),
        ("en", "all week", "2023-10-02/2023-10-08"),
        ("en", "half three", "2023-10-04T03:30:00"),
        ("en", "at 3 15", "2023-10-04T03:15:00"),
        ("en", "3ish pm", "2023-10-04T15:00:00"),
        ("en", "on the first", "2023-10-01"),
        ("en", "the second closest Christmas to today", "2022-12-25"),
        ("en", "16h", "2023-10-04T16:00:00"),
        ("ru", "утром", "2023-10-04"),
        ("ru", "пт", "2023-09-29"),
        ("ru", "сейчас", "2023-10-04T12:00:00"),
        ("uk", "вранці", "2023-10-04"),
        ("uk", "пт", "2023-09-29"),
        ("uk", "зараз", "2023-10-04T12:00:00"),
    ],
)
def test_words_that_stand_alone(language: str, text: str, value: str) -> None:
    assert [t.edtf for t in find_times(text, language, WEDNESDAY)] == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mill may reopen now, and he sat in the sun at 3p a share."),
        ("ru", "Сейчас завод стоит, как стоял утром."),
        ("uk", "Зараз завод стоїть."),
    ],
)
def test_the_same_words_in_a_sentence(language: str, text: str) -> None:
    assert find_times(text, language, WEDNESDAY) == ()
