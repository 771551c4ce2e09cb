"""A parse that case endings or word order rule out is mended before it is read."""

from letopis.reading.claims.mending import mend
from tests.reading.claims.drawn import analysis, read, told, who


def test_a_genitive_after_a_noun_belongs_to_it() -> None:
    drawn = analysis("ru", """
        Забастовка NOUN 3 nsubj
        пилотов NOUN 3 obl
        началась VERB 0 root
    """)  # fmt: skip
    mended = mend(drawn.sentences[0])
    assert (mended.tokens[1].head, mended.tokens[1].dep) == (0, "nmod")


def test_a_verb_without_a_subject_takes_the_nominative_that_agrees() -> None:
    drawn = analysis("ru", """
        Мэр NOUN 3 obl
        вчера ADV 3 advmod
        осудил VERB 0 root
        погромы NOUN 3 obj
    """)  # fmt: skip
    claims = read(drawn).claims
    assert told(drawn, claims[0])[1:3] == ("ACCUSE", ["Мэр"])


def test_an_accusative_is_no_subject() -> None:
    drawn = analysis("uk", """
        Суддю NOUN 2 nsubj
        арештувала VERB 0 root
        поліція NOUN 2 obl
    """)  # fmt: skip
    (claim,) = read(drawn).claims
    assert told(drawn, claim)[2:4] == (["поліція"], ["Суддю"])


def test_the_dative_before_an_impersonal_verb_is_who_must() -> None:
    drawn = analysis("uk", """
        лоукостеру NOUN 3 nmod
        довелося VERB 0 root
        скасувати VERB 2 xcomp
        рейс NOUN 3 obj
    """)  # fmt: skip
    (claim,) = read(drawn).claims
    assert told(drawn, claim)[2] == ["лоукостеру"]


def test_an_english_pronoun_before_a_verb_is_its_subject() -> None:
    drawn = analysis("en", """
        He PRON 4 obj
        has AUX 3 aux
        condemned VERB 0 root
        Norway PROPN 3 obl
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Norway="country")).claims
    assert told(drawn, claim)[2:4] == (["He"], ["Norway"])


def test_a_sound_parse_is_left_as_it_is() -> None:
    drawn = analysis("en", """
        Norway PROPN 2 nsubj
        expelled VERB 0 root
        two NUM 4 nummod
        diplomats NOUN 2 obj
    """)  # fmt: skip
    (sentence,) = drawn.sentences
    assert mend(sentence).tokens == sentence.tokens


def test_names_around_and_are_one_group_whatever_the_parse() -> None:
    drawn = analysis("ru", """
        ЕС PROPN 6 nsubj
        и CCONJ 3 cc
        США PROPN 6 nmod
        провели VERB 0 root
        тайные ADJ 6 amod
        переговоры NOUN 4 obj
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, ЕС="organisation", США="country")).claims
    assert told(drawn, claim)[1:3] == ("CONSULT", ["ЕС", "США"])


def test_what_follows_the_commas_of_a_participle_is_the_verbs() -> None:
    drawn = analysis("ru", """
        Встреча NOUN 5 nsubj
        , PUNCT 3 punct
        ставшая VERB 7 amod
        редким ADJ 5 amod
        контактом NOUN 7 nsubj
        , PUNCT 3 punct
        прошла VERB 0 root
        в ADP 9 case
        Бергене PROPN 5 nmod
    """)  # fmt: skip
    mended = mend(drawn.sentences[0]).tokens
    assert [(mended[i].head, mended[i].dep) for i in (0, 2, 8)] == [(6, "nsubj"), (0, "acl"), (6, "obl")]


def test_where_somebody_is_from_is_not_where_he_acts() -> None:
    drawn = analysis("ru", """
        Посол NOUN 4 nsubj
        из ADP 3 case
        Норвегии PROPN 4 obl
        защищал VERB 0 root
        встречу NOUN 4 obj
    """)  # fmt: skip
    mended = mend(drawn.sentences[0]).tokens
    assert (mended[2].head, mended[2].dep) == (0, "nmod")
