"""Which days and words count as right where the words of events are measured."""

from benchmarks.accuracy.mentions import Told, _about, _apart, _is, _published


def test_a_day_is_told_by_itself_its_month_or_about_it() -> None:
    assert _is("2031-05-17", "2031-05-17")
    assert _is("2031-05-17~", "2031-05-17")
    assert _is("2031-05-17T09:30", "2031-05-17")
    assert _is("2031-05", "2031-05-17")
    assert not _is("2031-05-18", "2031-05-17")
    assert not _is("2031-05-01/2031-05-31", "2031-05-17")


def test_about_a_day_is_at_most_a_day_from_it_and_says_so() -> None:
    assert _about("2031-05-18~", "2031-05-17")
    assert not _about("2031-05-18", "2031-05-17")
    assert not _about("2031-05-19~", "2031-05-17")
    assert not _about("2031-05~", "2031-05-17")


def test_words_of_ours_that_overlap_are_one() -> None:
    assert _apart(iter([(10, 18), (12, 25), (30, 34)])) == [(10, 25), (30, 34)]


def test_the_day_that_an_article_gives() -> None:
    assert _published(["May", "17", ",", "2031"]) == "2031-05-17"
    assert _published(["Harbour", "reopened"]) == ""


def test_words_stand_where_the_text_has_them() -> None:
    told = Told("a", "", {0: ["Port", "reopened"], 2: ["Ships", "left", "."]}, {})
    text, places = told.text()
    assert text == "Port reopened\nShips left ."
    assert [text[start:end] for start, end in places[2]] == ["Ships", "left", "."]
