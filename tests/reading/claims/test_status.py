"""How an event stands in the world."""

import pytest

from tests.reading.claims.drawn import analysis, read, who

RU = {
    "Суд NOUN 2 nsubj\nарестовал VERB 0 root\nбанкира NOUN 2 obj": "happened",
    "Суд NOUN 2 nsubj\nарестует VERB 0 root\nбанкира NOUN 2 obj": "planned",
    "Суд NOUN 3 nsubj\nне PART 3 advmod\nарестовал VERB 0 root\nбанкира NOUN 3 obj": "not_happened",
    "Суд NOUN 2 nsubj\nможет VERB 0 root\nарестовать VERB 2 xcomp\nбанкира NOUN 3 obj": "possible",
    "Суд NOUN 3 nsubj\nне PART 3 advmod\nсмог VERB 0 root\nарестовать VERB 3 xcomp\nбанкира NOUN 4 obj": (
        "not_happened"
    ),
    "Армия NOUN 2 nsubj\nобстреливает VERB 0 root\nгород NOUN 2 obj": "ongoing",
    "Армия NOUN 2 nsubj\nначала VERB 0 root\nобстреливать VERB 2 xcomp\nгород NOUN 3 obj": "ongoing",
    "Министр NOUN 2 nsubj\nотменил VERB 0 root\nвизит NOUN 2 obj": "cancelled",
}
EN = {
    "Troops NOUN 2 nsubj\nshelled VERB 0 root\nvillages NOUN 2 obj": "happened",
    "Troops NOUN 3 nsubj\nwill AUX 3 aux\nattack VERB 0 root\nvillages NOUN 3 obj": "planned",
    "Troops NOUN 3 nsubj\nto PART 3 mark\nattack VERB 0 root\nvillages NOUN 3 obj": "planned",  # a headline
    "Troops NOUN 3 nsubj\nmay AUX 3 aux\nattack VERB 0 root\nvillages NOUN 3 obj": "possible",
    "They PRON 4 nsubj\ndid AUX 4 aux\nnot PART 4 advmod\nattack VERB 0 root\nus PRON 4 obj": "not_happened",
    "Troops NOUN 3 nsubj\nare AUX 3 aux\nshelling VERB 0 root\nvillages NOUN 3 obj": "ongoing",
}


@pytest.mark.parametrize(("drawn", "status"), RU.items())
def test_russian(drawn: str, status: str) -> None:
    found = {claim.status for claim in read(analysis("ru", drawn)).claims}
    assert status in found


@pytest.mark.parametrize(("drawn", "status"), EN.items())
def test_english(drawn: str, status: str) -> None:
    assert [claim.status for claim in read(analysis("en", drawn)).claims] == [status]


def test_a_condition_is_no_event() -> None:
    drawn = analysis("uk", """
        Якщо SCONJ 3 mark
        армія NOUN 3 nsubj
        атакує VERB 6 advcl
        місто NOUN 3 obj
        , PUNCT 3 punct
        втечуть VERB 0 root
        люди NOUN 6 nsubj
    """)  # fmt: skip
    assert [c.type for c in read(drawn).claims if c.type == "ASSAULT"] == []


def test_what_is_to_be_ended_goes_on() -> None:
    drawn = analysis("ru", """
        Норвегия PROPN 2 nsubj
        призвала VERB 0 root
        Исландию PROPN 2 obj
        прекратить VERB 2 xcomp
        блокаду NOUN 4 obj
        островов NOUN 5 nmod
    """)  # fmt: skip
    claims = read(drawn).claims
    assert [(c.type, c.status) for c in claims] == [("REQUEST", "happened"), ("COERCE", "ongoing")]


def test_a_past_form_with_its_own_subject_is_no_infinitive() -> None:
    drawn = analysis("en", """
        Fearing VERB 0 root
        storms NOUN 1 obj
        , PUNCT 1 punct
        Norway PROPN 5 nsubj
        condemned VERB 1 xcomp
        Chile PROPN 5 obj
    """)  # fmt: skip
    claims = read(drawn, who(drawn, Norway="country", Chile="country")).claims
    assert [c.status for c in claims if c.type == "ACCUSE"] == ["happened"]


def test_where_something_is_said_is_no_plan() -> None:
    drawn = analysis("ru", """
        Норвегия PROPN 2 nsubj
        заявила VERB 0 root
        об ADP 4 case
        этом PRON 2 obl
        на ADP 6 case
        заседании NOUN 2 obl
        в ADP 8 case
        Бергене PROPN 6 nmod
    """)  # fmt: skip
    found = read(drawn, who(drawn, Норвегия="country", Бергене="place")).claims
    assert [claim.status for claim in found if claim.type == "CONSULT"] == ["happened"]
