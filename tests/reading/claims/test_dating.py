"""What has no day of its own: of the telling it goes on with, or of about the article's day."""

from letopis.records import TimeExpression
from tests.reading.claims.drawn import analysis, read, who


def _time(text: str, words: str, edtf: str) -> TimeExpression:
    start = text.index(words)
    return TimeExpression("t1", start, start + len(words), edtf)


def test_after_the_dash_stands_who_is_behind_what_was_told() -> None:
    drawn = analysis("ru", """
        3 NUM 5 obl
        мая NOUN 1 flat
        в ADP 4 case
        Вердене PROPN 5 obl
        возобновились VERB 0 root
        боевые ADJ 7 amod
        действия NOUN 5 nsubj
        – PUNCT 10 punct
        Норвегия PROPN 10 nsubj
        объявила VERB 5 parataxis
        о ADP 13 case
        контртеррористических ADJ 13 amod
        мерах NOUN 10 obl
    """)  # fmt: skip
    times = (_time(drawn.text, "3 мая", "2023-05-03"),)
    (claim,) = read(drawn, who(drawn, Вердене="place", Норвегия="country"), times).claims
    assert (claim.type, claim.time.edtf if claim.time else "") == ("ASSAULT", "2023-05-03")
    assert [drawn.text[p.words[0] : p.words[1]] for p in claim.actors if p.words] == ["Норвегия"]
    assert not claim.recipients  # «в Вердене» is where


def test_a_second_event_noun_says_what_the_first_has_been() -> None:
    drawn = analysis("ru", """
        Встреча NOUN 6 nsubj
        , PUNCT 3 punct
        ставшая VERB 1 acl
        контактом NOUN 3 obl
        , PUNCT 3 punct
        прошла VERB 0 root
    """)  # fmt: skip
    assert [drawn.text[slice(*c.evidences[0].trigger)] for c in read(drawn).claims] == ["Встреча"]
