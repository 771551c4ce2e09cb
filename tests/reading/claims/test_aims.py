"""Whom a demand, a refusal or a threat is aimed at; what a statement amounts to."""

import pytest

from letopis.reading.attribution import Words
from letopis.records import Attribution, Source
from tests.reading.claims.drawn import analysis, names, read, who


def test_a_demand_is_aimed_at_who_is_to_act() -> None:
    drawn = analysis("ru", """
        Норвегия PROPN 2 nsubj
        потребовала VERB 0 root
        чтобы SCONJ 5 mark
        Исландия PROPN 5 nsubj
        закрыла VERB 2 advcl
        порт NOUN 5 obj
    """)  # fmt: skip
    claim = read(drawn, who(drawn, Норвегия="country", Исландия="country")).claims[0]
    assert claim.type == "REQUEST"
    assert names(drawn, claim.recipients) == ["Исландия"]


def test_an_offer_refused_is_refused_to_whose_it_was() -> None:
    drawn = analysis("en", """
        Norway PROPN 2 nsubj
        rejected VERB 0 root
        an DET 5 det
        Icelandic ADJ 5 amod
        offer NOUN 2 obj
    """)  # fmt: skip
    claim = read(drawn, who(drawn, Norway="country", Icelandic="nationality")).claims[0]
    assert (claim.type, names(drawn, claim.recipients)) == ("REJECT", ["Icelandic"])


def test_a_threat_is_aimed_at_whom_the_deed_would_reach() -> None:
    drawn = analysis("en", """
        Norway PROPN 2 nsubj
        threatened VERB 0 root
        to PART 4 mark
        break VERB 2 xcomp
        relations NOUN 4 obj
        with ADP 7 case
        Iceland PROPN 5 nmod
    """)  # fmt: skip
    claim = read(drawn, who(drawn, Norway="country", Iceland="country")).claims[0]
    assert (claim.type, names(drawn, claim.recipients)) == ("THREATEN", ["Iceland"])


def test_what_a_plan_is_of_binds_nobody() -> None:
    drawn = analysis("ru", """
        Кабинет NOUN 2 nsubj
        согласовал VERB 0 root
        план NOUN 2 obj
        переговоров NOUN 3 nmod
        с ADP 6 case
        Исландией PROPN 4 nmod
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Исландией="country")).claims
    assert (claim.type, claim.recipients) == ("AGREE", ())


@pytest.mark.parametrize(
    ("language", "sentence", "parties", "kind", "aimed"),
    [
        ("ru", """
            Норвегия PROPN 2 nsubj
            заявила VERB 0 root
            что SCONJ 5 mark
            Исландия PROPN 5 nsubj
            должна ADJ 2 ccomp
            уйти VERB 5 xcomp
         """, ("Норвегия", "Исландия"), "REQUEST", "Исландия"),
        ("en", """
            Norway PROPN 2 nsubj
            said VERB 0 root
            Iceland PROPN 4 nsubj
            lies VERB 2 ccomp
         """, ("Norway", "Iceland"), "ACCUSE", "Iceland"),
        ("uk", """
            Норвегія PROPN 2 nsubj
            заявила VERB 0 root
            що SCONJ 5 mark
            Ісландія PROPN 5 nsubj
            бреше VERB 2 ccomp
         """, ("Норвегія", "Ісландія"), "ACCUSE", "Ісландія"),
    ],
)  # fmt: skip
def test_a_statement_that_somebody_must_or_lies(
    language: str, sentence: str, parties: tuple[str, str], kind: str, aimed: str
) -> None:
    drawn = analysis(language, sentence)
    named = who(drawn, **dict.fromkeys(parties, "country"))  # type: ignore[arg-type]
    (claim,) = read(drawn, named).claims
    assert (claim.type, names(drawn, claim.recipients)) == (kind, [aimed])


def test_who_tells_of_it_did_not_suffer_it() -> None:
    drawn = analysis("ru", """
        Норвегия PROPN 2 nsubj
        ударила VERB 0 root
        по ADP 4 case
        порту NOUN 2 obl
        на ADP 6 case
        Бека PROPN 2 obl
    """)  # fmt: skip
    start = drawn.text.index("Бека")
    told = Words(
        (Source("s1", "Бек", "person", "named", start, start + 4, "e2"),),
        (Attribution("a1", (start - 3, start - 1), ("s1",), ((0, start - 3),), False, "citing"),),
    )
    (claim,) = read(drawn, who(drawn, Норвегия="country", Бека="person"), words=told).claims
    assert names(drawn, claim.actors) == ["Норвегия"]
    assert claim.recipients == ()


def test_what_an_outlet_says_of_its_own_text_is_no_event() -> None:
    drawn = analysis("en", """
        An DET 3 det
        earlier ADJ 3 amod
        version NOUN 6 nsubj
        of ADP 5 case
        this PRON 3 nmod
        said VERB 0 root
        six NUM 8 nummod
        people NOUN 9 nsubj:pass
        were AUX 10 aux:pass
        detained VERB 6 ccomp
    """)  # fmt: skip
    assert read(drawn).claims == ()


def test_what_only_may_be_and_names_nobody_is_no_event() -> None:
    drawn = analysis("ru", """
        Люди NOUN 2 nsubj
        могут VERB 0 root
        заболеть VERB 2 xcomp
    """)  # fmt: skip
    assert read(drawn).claims == ()


def test_a_meeting_said_to_be_a_contact_is_one_event() -> None:
    drawn = analysis("ru", """
        Встреча NOUN 2 nsubj
        стала VERB 0 root
        контактом NOUN 2 obl
        Норвегии PROPN 3 nmod
        с ADP 6 case
        Исландией PROPN 3 nmod
    """)  # fmt: skip
    found = read(drawn, who(drawn, Норвегии="country", Исландией="country")).claims
    assert "контактом" not in [drawn.text[slice(*e.trigger)] for c in found for e in c.evidences]
