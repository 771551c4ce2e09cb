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


def test_english_helpers_make_a_passive_whatever_the_parse_calls_them() -> None:
    drawn = analysis("en", """
        Two NUM 2 nummod
        sailors NOUN 4 nsubj
        were PUNCT 2 punct
        arrested VERB 0 root
    """)  # fmt: skip
    (claim,) = read(drawn).claims
    assert told(drawn, claim)[2:4] == ([], ["Two sailors"])


def test_a_relative_clause_leaves_the_main_verb_its_subject() -> None:
    drawn = analysis("en", """
        Dahl PROPN 5 nsubj
        , PUNCT 5 punct
        who NOUN 5 nsubj
        was PUNCT 5 punct
        fined VERB 9 advcl
        , PUNCT 5 punct
        has AUX 9 aux
        been AUX 9 aux
        criticized VERB 0 root
    """)  # fmt: skip
    fined = mend(drawn.sentences[0]).tokens[4]
    assert (fined.head, fined.dep) == (0, "acl:relcl")
    claims = read(drawn, who(drawn, Dahl="person")).claims
    assert ("ACCUSE", [], ["Dahl"]) in [told(drawn, c)[1:4] for c in claims]


def test_names_joined_by_commas_and_an_and_stand_together() -> None:
    drawn = analysis("en", """
        He PRON 3 nsubj
        will AUX 3 aux
        visit VERB 0 root
        Chile PROPN 3 obj
        , PUNCT 6 punct
        Peru PROPN 3 obl
        and CCONJ 8 cc
        Cuba PROPN 3 obl
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Chile="country", Peru="country", Cuba="country")).claims
    assert told(drawn, claim)[3] == ["Chile", "Peru", "Cuba"]


def test_a_spokesman_is_not_whom_he_speaks_for() -> None:
    drawn = analysis("en", """
        A DET 2 det
        spokesman NOUN 5 nsubj
        for ADP 4 case
        Berg PROPN 5 nsubj
        urged VERB 0 root
        Norway PROPN 5 obj
        to PART 8 mark
        stop VERB 5 xcomp
    """)  # fmt: skip
    claim = read(drawn, who(drawn, Berg="person", Norway="country")).claims[0]
    assert told(drawn, claim)[1:4] == ("REQUEST", ["A spokesman for Berg"], ["Norway"])


def test_who_follows_by_did_it_in_headlines_too() -> None:
    drawn = analysis("en", """
        Sailors NOUN 2 nsubj
        abducted VERB 0 root
        by ADP 5 case
        armed ADJ 5 amod
        rebels NOUN 2 obl
    """)  # fmt: skip
    (claim,) = read(drawn).claims
    assert told(drawn, claim)[2:4] == (["armed rebels"], ["Sailors"])


def test_a_verb_after_and_shares_the_subject() -> None:
    drawn = analysis("en", """
        Dahl PROPN 2 nsubj
        condemned VERB 0 root
        the DET 4 det
        coup NOUN 2 obj
        and CCONJ 6 cc
        urged VERB 4 advcl
        Norway PROPN 6 obj
        to PART 9 mark
        leave VERB 6 xcomp
    """)  # fmt: skip
    claims = read(drawn, who(drawn, Dahl="person", Norway="country")).claims
    assert ("REQUEST", ["Dahl"], ["Norway"]) in [told(drawn, c)[1:4] for c in claims]


def test_a_country_given_something_receives_it() -> None:
    drawn = analysis("en", """
        Norway PROPN 2 nsubj
        sent VERB 0 root
        Chile PROPN 2 obj
        weapons NOUN 2 obj
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Norway="country", Chile="country")).claims
    assert told(drawn, claim)[1:4] == ("AID", ["Norway"], ["Chile"])


def test_who_is_urged_to_do_something_is_asked() -> None:
    drawn = analysis("en", """
        He PRON 2 nsubj
        urged VERB 0 root
        Norway PROPN 5 nsubj
        to PART 5 mark
        halt VERB 2 ccomp
        its PRON 7 nmod:poss
        raids NOUN 5 obj
    """)  # fmt: skip
    claims = read(drawn, who(drawn, Norway="country")).claims
    assert ("REQUEST", ["He"], ["Norway"]) in [told(drawn, c)[1:4] for c in claims]


def test_who_is_called_on_to_do_something_is_asked() -> None:
    drawn = analysis("en", """
        Norway PROPN 2 nsubj
        called VERB 0 root
        on ADP 6 mark
        Chile PROPN 6 obl
        to PART 6 mark
        leave VERB 2 advcl
    """)  # fmt: skip
    claims = read(drawn, who(drawn, Norway="country", Chile="country")).claims
    assert ("REQUEST", ["Norway"], ["Chile"]) in [told(drawn, c)[1:4] for c in claims]


def test_what_stands_between_commas_after_a_name_did_nothing() -> None:
    drawn = analysis("en", """
        Dahl PROPN 6 obl
        , PUNCT 1 punct
        a DET 4 det
        banker NOUN 6 nsubj
        , PUNCT 1 punct
        condemned VERB 0 root
        Norway PROPN 6 obj
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Dahl="person", Norway="country")).claims
    assert told(drawn, claim)[1:4] == ("ACCUSE", ["Dahl"], ["Norway"])


def test_headlines_tell_the_past_in_the_present() -> None:
    drawn = analysis("en", """
        Norway PROPN 2 nsubj
        condemns VERB 0 root
        Chile PROPN 2 obj
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Norway="country", Chile="country")).claims
    assert claim.status == "happened"


def test_a_day_right_after_a_verb_is_when_that_was() -> None:
    drawn = analysis("en", """
        Rebels NOUN 2 nsubj
        withdrew VERB 5 ccomp
        , PUNCT 2 punct
        police NOUN 5 nsubj
        said VERB 0 root
        Wednesday PROPN 2 obl
    """)  # fmt: skip
    assert mend(drawn.sentences[0]).tokens[5].head == 4


def test_of_two_groups_around_a_plural_verb_the_plural_one_acts() -> None:
    drawn = analysis("ru", """
        Власти NOUN 2 obj
        назначили VERB 0 root
        Веронику PROPN 2 nsubj
        министром NOUN 2 iobj
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Веронику="person")).claims
    assert told(drawn, claim)[1:4] == ("ELECT", ["Власти"], ["Веронику"])


def test_a_verb_in_another_number_has_a_subject_of_its_own() -> None:
    drawn = analysis("ru", """
        Компания NOUN 2 nsubj
        связалась VERB 0 root
        с ADP 4 case
        пассажирами NOUN 2 obl
        , PUNCT 7 punct
        которые PRON 7 nsubj
        ждали VERB 4 acl:relcl
        и CCONJ 9 cc
        предложила VERB 7 conj
        им PRON 9 iobj
        помощь NOUN 9 obj
    """)  # fmt: skip
    asked = [c for c in read(drawn).claims if c.type == "REQUEST"]
    assert [told(drawn, c)[2] for c in asked] == [["Компания"]]


def test_the_town_of_a_dateline_did_nothing() -> None:
    drawn = analysis("en", """
        OSLO PROPN 5 nsubj
        , PUNCT 1 punct
        Norway PROPN 1 appos
        — PUNCT 5 punct
        Iceland PROPN 3 conj
        attacked VERB 0 root
        Denmark PROPN 6 obj
    """)  # fmt: skip
    (claim,) = read(
        drawn, who(drawn, OSLO="place", Norway="country", Iceland="country", Denmark="country")
    ).claims
    assert told(drawn, claim)[1:4] == ("ASSAULT", ["Iceland"], ["Denmark"])


def test_of_two_subjects_the_later_is_the_object() -> None:
    drawn = analysis("uk", """
        Барклі PROPN 2 nsubj
        змінив VERB 0 root
        Петренка PROPN 2 nsubj
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Барклі="person", Петренка="person")).claims
    assert told(drawn, claim)[1:4] == ("ELECT", ["Барклі"], ["Петренка"])


def test_pilots_of_a_company_are_not_the_company() -> None:
    drawn = analysis("ru", """
        Пилоты NOUN 3 obj
        Wizz PROPN 3 nsubj
        начали VERB 0 root
        забастовку NOUN 3 obj
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Wizz="organisation")).claims
    assert told(drawn, claim)[1:3] == ("PROTEST", ["Пилоты Wizz"])


def test_an_english_infinitive_is_joined_to_an_infinitive() -> None:
    drawn = analysis("en", """
        Envoys NOUN 2 nsubj
        wanted VERB 0 root
        Talvia PROPN 2 obj
        to PART 5 mark
        end VERB 2 xcomp
        the DET 7 det
        blockade NOUN 5 obj
        and CCONJ 10 cc
        to PART 10 mark
        let VERB 2 conj
        convoys NOUN 10 obj
        in ADV 10 advmod
    """)  # fmt: skip
    mended = mend(drawn.sentences[0])
    assert (mended.tokens[9].head, mended.tokens[9].dep) == (4, "conj")


def test_what_is_only_a_preposition_is_no_noun() -> None:
    drawn = analysis("uk", """
        Кількість NOUN 5 nsubj
        загиблих NOUN 1 nmod
        унаслідок NOUN 1 nmod
        вибуху NOUN 3 nmod
        зросла VERB 0 root
    """)  # fmt: skip
    mended = mend(drawn.sentences[0]).tokens
    assert (mended[2].pos, mended[2].head, mended[2].dep) == ("ADP", 3, "case")
    assert (mended[3].head, mended[3].dep) == (0, "nmod")
