"""How sure a claim is: more with a name and a parse without doubts, less for what nobody is said to have done."""

from dataclasses import replace

from letopis.reading.analysis import Analysis
from tests.reading.claims.drawn import analysis, read, who


def sure(drawn: Analysis, each: float) -> Analysis:
    """The same sentences, of every word of which the parser is this sure."""
    return replace(
        drawn,
        sentences=tuple(
            replace(s, tokens=tuple(replace(t, sure=each) for t in s.tokens)) for s in drawn.sentences
        ),
    )


ARRESTED = """
    Норвегия PROPN 2 nsubj
    арестовала VERB 0 root
    капитана NOUN 2 obj
"""


def test_a_parser_without_doubts_is_believed_more() -> None:
    drawn = analysis("ru", ARRESTED)
    named = who(drawn, Норвегия="country")
    doubtful, certain = (read(sure(drawn, p), named).claims[0].confidence for p in (0.2, 0.95))
    assert doubtful < certain


def test_the_doer_named_makes_a_claim_surer_than_nobody() -> None:
    drawn = analysis("ru", ARRESTED)
    nameless = analysis("ru", """
        Капитан NOUN 2 nsubj:pass
        арестован VERB 0 root
    """)  # fmt: skip
    by_whom, by_nobody = read(drawn, who(drawn, Норвегия="country")).claims, read(nameless).claims
    assert by_nobody[0].confidence < by_whom[0].confidence


def test_who_said_it_is_seldom_mistaken() -> None:
    drawn = analysis("uk", """
        Бондаренко PROPN 2 nsubj
        заявила VERB 0 root
        , PUNCT 5 punct
        що SCONJ 5 mark
        дощить VERB 2 ccomp
    """)  # fmt: skip
    done = analysis("ru", ARRESTED)
    (said,) = read(sure(drawn, 0.95), who(drawn, Бондаренко="person")).claims
    (arrest,) = read(sure(done, 0.95), who(done, Норвегия="country")).claims
    assert said.confidence > arrest.confidence
