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
