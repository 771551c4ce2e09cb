"""What Ukrainian news says with light verbs, verbs without subjects and words in a row."""

import pytest

from letopis.reading.claims.lexicon import lexicon
from letopis.reading.claims.mending import mend
from tests.reading.claims.drawn import analysis, read, told, who


@pytest.mark.parametrize(
    ("participle", "verb"),
    [
        ("викрадений", "викрасти"),
        ("прийнятий", "прийняти"),
        ("досягнутий", "досягти"),
        ("введений", "ввести"),
        ("відкинутий", "відкинути"),
        ("затриманий", "затримати"),
    ],
)
def test_a_participle_is_of_its_verb(participle: str, verb: str) -> None:
    assert lexicon("uk").base(participle) == verb


def test_who_gets_help_is_helped_by_whom_it_comes_from() -> None:
    drawn = analysis("uk", """
        Норвегія PROPN 2 nsubj
        отримала VERB 0 root
        від ADP 4 case
        Чилі PROPN 2 obl
        допомогу NOUN 2 obj
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Норвегія="country", Чилі="country")).claims
    assert told(drawn, claim)[1:4] == ("AID", ["Чилі"], ["Норвегія"])


def test_a_way_that_is_chosen_is_no_election() -> None:
    drawn = analysis("uk", """
        Норвегія PROPN 2 nsubj
        обрала VERB 0 root
        шлях NOUN 2 obj
    """)  # fmt: skip
    assert not read(drawn, who(drawn, Норвегія="country")).claims


def test_a_plural_verb_without_an_object_is_done_to_the_things_before_it() -> None:
    drawn = analysis("uk", """
        Акції NOUN 2 nsubj
        звільнили VERB 0 root
        з-під ADP 4 case
        арешту NOUN 2 obl
    """)  # fmt: skip
    (claim,) = read(drawn).claims
    assert told(drawn, claim)[1:3] == ("CONCEDE", [])


def test_a_neuter_that_agrees_only_as_a_plural_is_of_the_noun_before_it() -> None:
    drawn = analysis("uk", """
        Вакцинацію NOUN 3 obj
        населення NOUN 3 nsubj
        проводять VERB 0 root
    """)  # fmt: skip
    mended = mend(drawn.sentences[0]).tokens
    assert (mended[1].head, mended[1].dep) == (0, "nmod")


def test_what_something_is_called_is_of_the_verb() -> None:
    drawn = analysis("uk", """
        Завод NOUN 2 nsubj
        назвав VERB 0 root
        заяву NOUN 2 obj
        Норвегії PROPN 3 nmod
        про ADP 6 case
        арешт NOUN 3 nmod
        маніпуляцією NOUN 6 nmod
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Завод="organisation", Норвегії="country")).claims
    assert told(drawn, claim)[1:4] == ("ACCUSE", ["Завод"], ["Норвегії"])


def test_two_offices_in_a_row_are_of_one_person() -> None:
    drawn = analysis("uk", """
        Повідомив VERB 0 root
        лікар NOUN 1 nsubj
        , PUNCT 4 punct
        заступник NOUN 2 conj
        міністра NOUN 4 nmod
        Ян PROPN 4 appos
        Берг PROPN 6 flat:name
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Ян_Берг="person")).claims
    assert told(drawn, claim)[1:3] == ("STATE", ["Ян Берг"])


def test_the_second_of_two_ministers_is_in_one_row_with_the_first() -> None:
    drawn = analysis("uk", """
        Делегацію NOUN 2 obj
        очолять VERB 0 root
        міністр NOUN 2 nsubj
        Павло PROPN 3 appos
        Ткач PROPN 4 flat:name
        та CCONJ 7 cc
        секретар NOUN 4 conj
        Андрій PROPN 7 appos
        Бойко PROPN 8 flat:name
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Павло_Ткач="person", Андрій_Бойко="person")).claims
    assert told(drawn, claim)[2] == ["Павло Ткач", "Андрій Бойко"]


def test_who_was_evacuated_are_the_villagers_not_the_village() -> None:
    drawn = analysis("uk", """
        Мешканців NOUN 3 obj
        Вербівки PROPN 1 nmod
        евакуювали VERB 0 root
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Вербівки="place")).claims
    assert told(drawn, claim)[1:4] == ("AID", [], ["Мешканців Вербівки"])


def test_a_judge_taken_without_a_preposition_is_the_object() -> None:
    drawn = analysis("uk", """
        Суд NOUN 2 nsubj
        взяв VERB 0 root
        під ADP 4 case
        варту NOUN 2 obl
        суддю NOUN 2 obl
    """)  # fmt: skip
    (claim,) = read(drawn).claims
    assert told(drawn, claim)[1:4] == ("COERCE", ["Суд"], ["суддю"])


def test_a_ruling_that_was_given_is_the_act() -> None:
    drawn = analysis("uk", """
        Суд NOUN 2 nsubj
        прийняв VERB 0 root
        рішення NOUN 2 obj
        відновити VERB 3 acl
        арешт NOUN 4 obj
        заводу NOUN 5 nmod
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Суд="organisation")).claims
    assert (claim.type, claim.status) == ("LEGISLATE", "happened")


def test_talks_are_of_their_sides_however_deep_these_hang() -> None:
    drawn = analysis("uk", """
        Переговори NOUN 7 nsubj
        з ADP 3 case
        питань NOUN 1 nmod
        торгівлі NOUN 3 nmod
        між ADP 6 case
        Чилі PROPN 4 nmod
        завершилися VERB 0 root
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Чилі="country")).claims
    assert told(drawn, claim)[1:3] == ("CONSULT", ["Чилі"])


def test_he_is_whom_the_sentence_before_is_about() -> None:
    drawn = analysis("uk", """
        Чоловік NOUN 4 nsubj
        Анни PROPN 1 nmod
        Новак PROPN 2 flat:name
        просить VERB 0 root
        притулку NOUN 4 obj
    """, """
        Він PRON 2 nsubj
        подякував VERB 0 root
        Норвегії PROPN 2 iobj
    """)  # fmt: skip
    asked, thanked = read(drawn, who(drawn, Анни_Новак="person", Норвегії="country")).claims
    assert asked.actors[0].entity == thanked.actors[0].entity != "e1"


def test_what_goes_on_every_day_is_no_event() -> None:
    drawn = analysis("uk", """
        Щодня ADV 2 advmod
        гинуть VERB 0 root
        солдати NOUN 2 nsubj
    """)  # fmt: skip
    assert not read(drawn).claims


def test_who_helped_him_is_asked_not_told() -> None:
    drawn = analysis("uk", """
        Норвегія PROPN 2 nsubj
        запитала VERB 0 root
        , PUNCT 6 punct
        хто PRON 6 nsubj
        йому PRON 6 iobj
        допоміг VERB 2 ccomp
    """)  # fmt: skip
    assert {c.type for c in read(drawn, who(drawn, Норвегія="country")).claims} == {"REQUEST"}


def test_a_warning_is_a_threat_only_of_something_to_be_done() -> None:
    blow = analysis("uk", """
        Норвегія PROPN 2 nsubj
        попередила VERB 0 root
        про ADP 4 case
        санкції NOUN 2 obl
    """)  # fmt: skip
    rain = analysis("uk", """
        Норвегія PROPN 2 nsubj
        попередила VERB 0 root
        про ADP 4 case
        спеку NOUN 2 obl
    """)  # fmt: skip
    kinds = [read(d, who(d, Норвегія="country")).claims[0].type for d in (blow, rain)]
    assert kinds == ["THREATEN", "STATE"]
