"""What people who are not named are called: the nominative, without words that only point."""

from letopis.reading.entities.described import described_form
from tests.reading.claims.drawn import analysis


def called(language: str, drawing: str, top: int) -> str:
    """What the people of a drawn sentence's words 1 to the last are called, `top` being their noun."""
    sentence = analysis(language, drawing).sentences[0]
    return described_form(sentence, sentence.tokens[1:], sentence.tokens[top])


def test_people_are_called_in_the_nominative() -> None:
    assert called("ru", """
        Рекомендовал VERB 0 root
        немецким ADJ 3 amod
        компаниям NOUN 1 iobj
        порта NOUN 3 nmod
    """, 2) == "немецкие компании порта"  # fmt: skip
    assert called("uk", """
        Оголошено VERB 0 root
        профспілкою NOUN 1 obl
        пілотів NOUN 2 nmod
    """, 1) == "профспілка пілотів"  # fmt: skip


def test_what_the_noun_governs_stays() -> None:
    assert called("ru", """
        Сотрудничество NOUN 0 root
        учёных ADJ 1 nmod
        разных ADJ 4 amod
        стран NOUN 2 nmod
    """, 1) == "учёные разных стран"  # fmt: skip


def test_both_of_two_are() -> None:
    assert called("uk", """
        Домовилися VERB 0 root
        пілотами NOUN 1 obl
        та CCONJ 4 cc
        лікарями NOUN 2 conj
    """, 1) == "пілоти та лікарі"  # fmt: skip


def test_what_only_points_says_nothing_elsewhere() -> None:
    assert called("uk", """
        Закликав VERB 0 root
        своїх DET 3 det
        прихильників NOUN 1 obj
    """, 2) == "прихильники"  # fmt: skip
    assert called("en", """
        Said VERB 0 root
        the DET 3 det
        envoys NOUN 1 nsubj
    """, 2) == "envoys"  # fmt: skip


def test_who_is_counted_stays_as_told() -> None:
    assert called("ru", """
        Задержали VERB 0 root
        трёх NUM 3 nummod
        судей NOUN 1 obj
    """, 2) == "трёх судей"  # fmt: skip
