"""Where the parser is in doubt, grammar chooses among the places that it thought of; where it is sure, nobody does."""

from dataclasses import replace

from letopis.reading.analysis import Sentence
from letopis.reading.claims.mending import mend
from letopis.reading.model import Hanging
from tests.reading.claims.drawn import analysis


def doubted(sentence: Sentence, word: int, sure: float, *others: tuple[int, str, float]) -> Sentence:
    """The sentence with a word of which the parser is this sure, and the other places that it thought of."""
    tokens = list(sentence.tokens)
    tokens[word] = replace(tokens[word], sure=sure, others=tuple(Hanging(*o) for o in others))
    return replace(sentence, tokens=tuple(tokens))


def test_of_two_subjects_of_one_verb_the_one_goes_that_has_a_verb_of_its_own() -> None:
    drawn = analysis("ru", """
        Как SCONJ 2 mark
        пишет VERB 6 parataxis
        «Волна» PROPN 2 nsubj
        , PUNCT 2 punct
        суд NOUN 2 nsubj
        отменил VERB 0 root
        приговор NOUN 6 obj
    """).sentences[0]  # fmt: skip
    drawn = doubted(doubted(drawn, 2, 0.76, (5, "nsubj", 0.02)), 4, 0.53, (5, "nsubj", 0.35))
    mended = mend(doubted(drawn, 6, 0.97))
    assert [(t.head, t.dep) for t in (mended.tokens[2], mended.tokens[4])] == [(1, "nsubj"), (5, "nsubj")]


def test_an_infinitive_is_joined_to_an_infinitive() -> None:
    drawn = analysis("ru", """
        Порт NOUN 2 nsubj
        просит VERB 0 root
        не PART 4 advmod
        ждать VERB 2 xcomp
        , PUNCT 7 punct
        а CCONJ 7 cc
        вернуться VERB 2 conj
    """).sentences[0]  # fmt: skip
    mended = mend(doubted(drawn, 6, 0.43, (3, "conj", 0.29)))
    assert (mended.tokens[6].head, mended.tokens[6].dep) == (3, "conj")


def test_a_subject_stands_in_the_nominative_or_somewhere_else() -> None:
    drawn = analysis("uk", """
        Мера NOUN 3 nsubj
        вчора ADV 3 advmod
        критикували VERB 0 root
        депутати NOUN 3 dep
    """).sentences[0]  # fmt: skip
    tokens = mend(doubted(doubted(drawn, 0, 0.5, (2, "obj", 0.3)), 3, 0.3, (2, "nsubj", 0.2))).tokens
    assert [(t.head, t.dep) for t in (tokens[0], tokens[3])] == [(2, "obj"), (2, "nsubj")]


def test_a_woman_may_hold_an_office_of_masculine_gender() -> None:
    drawn = analysis("ru", """
        премьер-министр NOUN 2 nsubj
        приняла VERB 0 root
        отставку NOUN 2 obj
        и CCONJ 5 cc
        ушла VERB 2 conj
    """).sentences[0]  # fmt: skip
    mended = mend(doubted(drawn, 0, 0.6, (4, "nsubj", 0.3)))
    assert mended.tokens[0].head == 1


def test_what_the_parser_is_sure_of_stays() -> None:
    drawn = analysis("ru", """
        Приговор NOUN 2 obj
        отменил VERB 0 root
        Верховный ADJ 4 amod
        суд NOUN 2 dep
    """).sentences[0]  # fmt: skip
    assert mend(doubted(drawn, 0, 0.97)).tokens[0].dep == "obj"
