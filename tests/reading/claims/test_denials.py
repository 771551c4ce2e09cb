"""What is denied: a claim of its own, with the stance of who denies it, however the denial is worded."""

import pytest

from letopis.records import Claim
from tests.reading.claims.drawn import analysis, read, told, who

ENGLISH_CLAUSE = """
    Norway PROPN 2 nsubj
    denied VERB 0 root
    that SCONJ 6 mark
    ammunition NOUN 6 nsubj:pass
    was AUX 6 aux:pass
    kept VERB 2 ccomp
    in ADP 8 case
    Bergen PROPN 6 obl
"""
ENGLISH_PHRASE = """
    Norway PROPN 2 nsubj
    dismissed VERB 0 root
    as ADP 5 case
    false ADJ 5 amod
    reports NOUN 2 obl
    that SCONJ 8 mark
    ships NOUN 8 nsubj
    shelled VERB 5 acl
    Bergen PROPN 8 obj
"""
RUSSIAN_NOUN = """
    Норвегия PROPN 2 nsubj
    отрицает VERB 0 root
    причастность NOUN 2 obj
    к ADP 5 case
    обстрелу NOUN 3 nmod
    порта NOUN 5 nmod
"""
RUSSIAN_PHRASE = """
    Норвегия PROPN 2 nsubj
    назвала VERB 0 root
    сообщение NOUN 2 obj
    об ADP 5 case
    обстреле NOUN 2 obl
    Бергена PROPN 5 nmod
    вымыслом NOUN 2 obl
"""
UKRAINIAN_CLAUSE = """
    Норвегія PROPN 2 nsubj
    спростувала VERB 0 root
    повідомлення NOUN 2 obj
    , PUNCT 7 punct
    що SCONJ 7 mark
    армія NOUN 7 nsubj
    зберігала VERB 3 acl
    боєприпаси NOUN 7 obj
"""


def claims_of(language: str, drawn: str) -> dict[str, Claim]:
    sentence = analysis(language, "News NOUN 0 root", drawn)
    country = "Норвегія" if language == "uk" else "Норвегия" if language == "ru" else "Norway"
    named = who(sentence, **{country: "country", "Bergen": "place", "Бергена": "place"})
    return {told(sentence, claim)[1]: claim for claim in read(sentence, named).claims}


@pytest.mark.parametrize(
    ("language", "drawn", "type"),
    [
        ("en", ENGLISH_CLAUSE, "MOBILIZE"),
        ("en", ENGLISH_PHRASE, "ASSAULT"),
        ("ru", RUSSIAN_NOUN, "ASSAULT"),
        ("ru", RUSSIAN_PHRASE, "ASSAULT"),
        ("uk", UKRAINIAN_CLAUSE, "MOBILIZE"),
    ],
)
def test_what_is_denied_is_a_claim_that_the_denial_is_about(language: str, drawn: str, type: str) -> None:
    found = claims_of(language, drawn)
    assert found["DENY"].about == (found[type].id,)
    assert (found["DENY"].stance, found[type].stance) == ("asserted", "denied")


def test_a_participle_only_says_which_thing_is_meant() -> None:
    drawn = analysis("ru", """
        Министр NOUN 2 nsubj
        осмотрел VERB 0 root
        взорвавшийся VERB 4 amod
        склад NOUN 2 obj
    """)  # fmt: skip
    assert read(drawn).claims == ()


@pytest.mark.parametrize(
    ("language", "adjective", "noun", "verb"),
    [("ru", "Поисковую", "операцию", "завершили"), ("uk", "Пошукову", "операцію", "завершено")],
)
def test_a_search_is_no_attack(language: str, adjective: str, noun: str, verb: str) -> None:
    drawn = analysis(language, f"{adjective} ADJ 2 amod\n{noun} NOUN 3 obj\n{verb} VERB 0 root")
    assert "ASSAULT" not in [claim.type for claim in read(drawn).claims]
