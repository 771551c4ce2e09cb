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


def test_past_a_relative_clause_the_counted_noun_before_it_is_the_subject() -> None:
    drawn = analysis("uk", """
        Сім NUM 2 nummod:gov
        профспілок NOUN 7 obl
        , PUNCT 5 punct
        які NOUN 5 obj
        представляють VERB 2 acl
        , PUNCT 5 punct
        підтримали VERB 0 root
        кампанію NOUN 7 obj
    """)  # fmt: skip
    (claim,) = read(drawn).claims
    assert told(drawn, claim)[1:3] == ("SUPPORT", ["Сім профспілок"])


def test_a_relative_pronoun_stands_for_its_noun_whatever_it_was_taken_for() -> None:
    drawn = analysis("uk", """
        Сільва PROPN 2 nsubj
        очолює VERB 0 root
        профспілку NOUN 2 obj
        , PUNCT 6 punct
        яка NOUN 6 nsubj
        схвалила VERB 3 acl
        страйк NOUN 6 obj
    """)  # fmt: skip
    claims = read(drawn).claims
    assert ("SUPPORT", ["профспілку"]) in [told(drawn, c)[1:3] for c in claims]


def test_a_latin_name_after_a_noun_is_whose_it_is() -> None:
    drawn = analysis("uk", """
        Суд NOUN 2 nsubj
        скасував VERB 0 root
        вирок NOUN 2 obj
        на ADP 5 case
        підставі NOUN 2 obl
        заяв NOUN 5 nmod
        Wizz PROPN 2 obl
    """)  # fmt: skip
    assert mend(drawn.sentences[0]).tokens[6].head == 5


def test_of_a_spokesman_and_a_latin_name_the_spokesman_is_who() -> None:
    drawn = analysis("uk", """
        Міністр NOUN 2 nsubj
        звільнив VERB 0 root
        представника NOUN 2 obj
        Wizz PROPN 3 nmod
        , PUNCT 6 punct
        який DET 7 nsubj
        закликав VERB 4 acl:relcl
        пілотів NOUN 7 obj
    """)  # fmt: skip
    claims = read(drawn, who(drawn, Wizz="organisation")).claims
    assert all("Wizz" not in told(drawn, c)[2] for c in claims)


def test_whose_words_are_called_untrue_are_denied() -> None:
    drawn = analysis("uk", """
        Завод NOUN 2 nsubj
        назвав VERB 0 root
        заяву NOUN 2 obj
        профспілки NOUN 3 nmod
        такою DET 2 xcomp
        , PUNCT 9 punct
        що SCONJ 9 mark
        не PART 9 advmod
        відповідає VERB 5 acl
        дійсності NOUN 9 iobj
    """)  # fmt: skip
    claims = read(drawn, who(drawn, Завод="organisation")).claims
    assert ("DENY", ["Завод"]) in [told(drawn, c)[1:3] for c in claims]


def test_whose_spokesman_it_is_is_not_who_was_told() -> None:
    drawn = analysis("uk", """
        Речник NOUN 3 nsubj
        компанії NOUN 3 iobj
        заявив VERB 0 root
        протест NOUN 3 obj
    """)  # fmt: skip
    mended = mend(drawn.sentences[0]).tokens
    assert (mended[1].head, mended[1].dep) == (0, "nmod")


def test_who_is_in_prison_has_not_put_anybody_there() -> None:
    drawn = analysis("uk", """
        Клірик NOUN 2 nsubj
        перебуває VERB 0 root
        у ADP 4 case
        в'язниці NOUN 2 obl
    """)  # fmt: skip
    (claim,) = read(drawn).claims
    assert told(drawn, claim)[1:4] == ("COERCE", [], ["Клірик"])
