"""Clauses mended: the verb behind «, и», a subject of another number, forms that two words share, a name's own noun."""

from letopis.reading.claims.mending import mend
from tests.reading.claims.drawn import analysis, read, told, who


def test_what_stands_behind_a_conjunction_is_of_the_verb_there() -> None:
    drawn = analysis("uk", """
        Рада NOUN 2 nsubj
        домовилася VERB 0 root
        з ADP 4 case
        мером NOUN 2 obl
        , PUNCT 9 punct
        і CCONJ 9 cc
        влітку NOUN 2 obl
        там ADV 9 advmod
        планують VERB 2 conj
        перегони NOUN 9 obj
    """)  # fmt: skip
    assert mend(drawn.sentences[0]).tokens[6].head == 8


def test_the_subject_behind_a_conjunction_is_of_the_verb_there() -> None:
    drawn = analysis("uk", """
        Суд NOUN 2 nsubj
        відкрився VERB 0 root
        , PUNCT 6 punct
        але CCONJ 6 cc
        Норвегія PROPN 2 nsubj
        засудила VERB 2 conj
        захоплення NOUN 6 obj
        порту NOUN 7 nmod
    """)  # fmt: skip
    mended = mend(drawn.sentences[0])
    assert (mended.tokens[0].head, mended.tokens[4].head) == (1, 5)


def test_no_plural_is_the_subject_of_a_verb_in_the_singular() -> None:
    drawn = analysis("uk", """
        Орлов PROPN 7 nsubj
        , PUNCT 4 punct
        якого PRON 4 obj
        закликають VERB 1 acl:relcl
        бойовики NOUN 7 nsubj
        , PUNCT 4 punct
        попросив VERB 0 root
        Норвегію PROPN 7 obj
        про ADP 10 case
        притулок NOUN 7 obl
    """)  # fmt: skip
    asked = [told(drawn, c) for c in read(drawn, who(drawn, Орлов="person", Норвегію="country")).claims]
    assert ("попросив Норвегію про притулок", "REQUEST", ["Орлов"], ["Норвегію"], "happened") in asked


def test_a_subject_passed_over_its_verb_comes_back_to_it() -> None:
    drawn = analysis("ru", """
        Глава NOUN 7 nsubj
        МИД PROPN 1 nmod
        Берг PROPN 1 appos
        ушел VERB 0 root
        в ADP 6 case
        отставку NOUN 4 obl
        приняла VERB 4 parataxis
        отставку NOUN 7 obj
    """)  # fmt: skip
    # Of the second verb no other subject is said: nothing speaks against the parse.
    assert mend(drawn.sentences[0]).tokens[0].head == 6
    drawn = analysis("ru", """
        Глава NOUN 6 nsubj
        МИД PROPN 1 nmod
        Берг PROPN 1 appos
        ушел VERB 0 root
        премьер NOUN 6 nsubj
        приняла VERB 4 parataxis
        отставку NOUN 6 obj
    """)  # fmt: skip
    assert mend(drawn.sentences[0]).tokens[0].head == 3


def test_of_two_words_with_one_form_the_one_that_agrees() -> None:
    drawn = analysis("uk", """
        Норвегія PROPN 2 nsubj
        змінила VERB 0 root
        свою DET 4 det
        політику NOUN 2 obj
    """)  # fmt: skip
    assert mend(drawn.sentences[0]).tokens[3].lemma == "політика"
    assert read(drawn, who(drawn, Норвегія="country")).claims == ()  # nobody was replaced


def test_a_name_is_of_the_noun_it_agrees_with() -> None:
    drawn = analysis("uk", """
        Чоловік NOUN 4 nsubj
        журналістки NOUN 1 nmod
        Анни PROPN 1 appos
        попросив VERB 0 root
        Норвегію PROPN 4 obj
        про ADP 7 case
        притулок NOUN 4 obl
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Анни="person", Норвегію="country")).claims
    assert claim.actors[0].entity != "e1"


def test_an_infinitive_is_governed_by_the_word_before_its_helper() -> None:
    drawn = analysis("uk", """
        Компанія NOUN 2 nsubj
        змушена ADJ 0 root
        була AUX 2 aux:pass
        скасувати VERB 2 xcomp
        рейси NOUN 4 obj
    """)  # fmt: skip
    (claim,) = read(drawn).claims
    assert told(drawn, claim)[2:] == (["Компанія"], [], "happened")


def test_which_noun_a_relative_clause_is_of() -> None:
    drawn = analysis("uk", """
        Берг PROPN 2 nsubj
        очолює VERB 0 root
        профспілку NOUN 2 obj
        пілотів NOUN 3 nmod
        Wizz PROPN 4 nmod
        , PUNCT 8 punct
        яка DET 8 nsubj
        засудила VERB 1 acl:relcl
        напад NOUN 8 obj
    """)  # fmt: skip
    found = read(drawn, who(drawn, Берг="person", Wizz="organisation")).claims
    assert [told(drawn, c)[2] for c in found if c.type == "ACCUSE"] == [["профспілку пілотів Wizz"]]


def test_what_somebody_has_become_is_that_person() -> None:
    drawn = analysis("uk", """
        Берг PROPN 2 nsubj
        став VERB 0 root
        міністром NOUN 2 obl
        , PUNCT 6 punct
        який DET 6 nsubj
        засудив VERB 3 acl:relcl
        напад NOUN 6 obj
    """)  # fmt: skip
    found = read(drawn, who(drawn, Берг="person")).claims
    assert [told(drawn, c)[2] for c in found if c.type == "ACCUSE"] == [["Берг"]]


def test_a_name_after_a_name_and_a_comma_is_in_its_row() -> None:
    drawn = analysis("uk", """
        страйки NOUN 0 root
        пілотів NOUN 1 nmod
        в ADP 4 case
        Норвегії PROPN 1 nmod
        , PUNCT 6 punct
        Ісландії PROPN 2 conj
    """)  # fmt: skip
    assert mend(drawn.sentences[0]).tokens[5].head == 3


def test_what_may_do_something_is_there() -> None:
    drawn = analysis("uk", """
        Страйк NOUN 3 nsubj
        пілотів NOUN 1 nmod
        може VERB 0 root
        призвести VERB 3 xcomp
        до ADP 6 case
        звільнень NOUN 4 obl
    """)  # fmt: skip
    assert next(c for c in read(drawn).claims if c.type == "PROTEST").status == "happened"


def test_a_described_noun_behind_and_is_a_second_doer() -> None:
    drawn = analysis("uk", """
        Пілоти NOUN 5 nsubj
        і CCONJ 4 cc
        норвезький ADJ 4 amod
        уряд NOUN 5 obj
        засудили VERB 0 root
        напад NOUN 5 obj
    """)  # fmt: skip
    (claim,) = [c for c in read(drawn).claims if c.type == "ACCUSE"]
    assert told(drawn, claim)[2] == ["Пілоти", "норвезький уряд"]


def test_an_office_with_its_own_name_behind_a_comma_is_another_person() -> None:
    drawn = analysis("uk", """
        Орлов PROPN 2 nsubj
        звернувся VERB 0 root
        до ADP 4 case
        прем'єра NOUN 2 obl
        Новака PROPN 4 appos
        , PUNCT 7 punct
        президента NOUN 4 appos
        Берга PROPN 7 appos
    """)  # fmt: skip
    people = who(drawn, Орлов="person", Новака="person", Берга="person")
    (claim,) = read(drawn, people).claims
    assert [p.entity for p in claim.recipients] == ["e2", "e3"]


def test_who_is_let_do_something_does_it() -> None:
    drawn = analysis("uk", """
        Можливо ADV 3 advmod
        Суд NOUN 3 nsubj
        дозволив VERB 0 root
        пілотам NOUN 3 iobj
        авіакомпанії NOUN 4 nmod
        страйкувати VERB 5 acl
    """)  # fmt: skip
    strike = next(c for c in read(drawn).claims if c.type == "PROTEST")
    assert told(drawn, strike)[2:] == (["пілотам авіакомпанії"], [], "possible")


def test_what_would_be_if_is_no_event_wherever_the_parse_hangs_if() -> None:
    drawn = analysis("uk", """
        Якщо SCONJ 6 mark
        Данія PROPN 3 nsubj
        засудить VERB 6 advcl
        Норвегію PROPN 3 obj
        , PUNCT 6 punct
        мовчатимуть VERB 0 root
    """)  # fmt: skip
    assert read(drawn, who(drawn, Данія="country", Норвегію="country")).claims == ()


def test_the_nominative_before_what_will_be_done_does_it() -> None:
    drawn = analysis("uk", """
        Берг PROPN 2 nsubj
        побоюється VERB 0 root
        , PUNCT 7 punct
        що SCONJ 7 mark
        бойовики NOUN 7 obj
        будуть AUX 7 aux
        вимагати VERB 2 ccomp
        відставки NOUN 7 obj
    """)  # fmt: skip
    assert mend(drawn.sentences[0]).tokens[4].dep == "nsubj"


def test_a_condition_behind_the_verb_is_of_what_is_foretold() -> None:
    drawn = analysis("uk", """
        Норвегія PROPN 2 nsubj
        попередила VERB 0 root
        про ADP 4 case
        санкції NOUN 2 obl
        , PUNCT 8 punct
        якщо SCONJ 2 mark
        бойовики NOUN 8 nsubj
        наступатимуть VERB 2 ccomp
    """)  # fmt: skip
    (claim, *_) = read(drawn, who(drawn, Норвегія="country")).claims
    assert (claim.type, claim.status) == ("THREATEN", "happened")
