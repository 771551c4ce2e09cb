"""What Ukrainian (and mostly Russian too) leaves to endings and word order."""

from letopis.reading.claims.mending import mend
from tests.reading.claims.drawn import analysis, read, told, who


def test_a_verb_that_leaves_its_subject_out_has_that_of_the_verb_above() -> None:
    drawn = analysis("uk", """
        Фабрика NOUN 2 nsubj
        заявила VERB 0 root
        , PUNCT 5 punct
        що SCONJ 5 mark
        відхилила VERB 2 ccomp
        вимоги NOUN 5 obj
    """)  # fmt: skip
    claims = read(drawn, who(drawn, Фабрика="organisation")).claims
    assert ("REJECT", ["Фабрика"]) in [told(drawn, c)[1:3] for c in claims]


def test_who_reports_an_arrest_has_not_made_it() -> None:
    drawn = analysis("uk", """
        Міністр NOUN 2 nsubj
        повідомив VERB 0 root
        про ADP 4 case
        арешт NOUN 2 obl
        журналіста NOUN 4 nmod
    """)  # fmt: skip
    claims = read(drawn).claims
    assert [told(drawn, c)[2:4] for c in claims if c.type == "COERCE"] == [([], ["журналіста"])]


def test_the_union_that_is_left_does_not_leave() -> None:
    drawn = analysis("uk", """
        Вихід NOUN 4 nsubj
        з ADP 3 case
        ЄС PROPN 1 nmod
        відбувся VERB 0 root
        торік ADV 4 advmod
    """)  # fmt: skip
    claims = read(drawn, who(drawn, ЄС="organisation")).claims
    assert all(not told(drawn, c)[2] for c in claims)


def test_the_name_after_a_verb_of_speech_that_opens_its_clause_speaks() -> None:
    drawn = analysis("uk", """
        Клірик NOUN 2 obj
        закликав VERB 0 root
        вірян NOUN 2 obj
        вийти VERB 2 xcomp
        , PUNCT 6 punct
        нагадує VERB 2 parataxis
        агентство NOUN 2 nsubj
        Сокіл PROPN 7 appos
    """)  # fmt: skip
    mended = mend(drawn.sentences[0]).tokens
    assert (mended[6].head, mended[0].head, mended[0].dep) == (5, 1, "nsubj")


def test_a_form_that_is_only_a_verb_is_one() -> None:
    drawn = analysis("uk", """
        Суд NOUN 4 appos
        відновив NOUN 0 root
        арешт NOUN 2 nmod
        акцій NOUN 3 nmod
    """)  # fmt: skip
    mended = mend(drawn.sentences[0]).tokens
    assert [(t.pos, t.dep) for t in mended[:3]] == [("NOUN", "nsubj"), ("VERB", "root"), ("NOUN", "obj")]
