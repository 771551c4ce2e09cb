"""From a whole article to its claims: tellings joined, whose word, when, how many; no crash on anything."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letopis.reading.attribution import Words
from letopis.records import Attribution, Source, TimeExpression
from tests.reading.claims.drawn import analysis, names, read, told, who

HEADLINE = """
    Норвегия PROPN 2 nsubj
    встретилась VERB 0 root
    с ADP 4 case
    Исландией PROPN 2 obl
"""
LATER = """
    Встреча NOUN 2 nsubj
    состоялась VERB 0 root
    17 NUM 2 obl
    сентября NOUN 3 nmod
    в ADP 6 case
    Бергене PROPN 2 obl
"""


def test_a_happening_told_twice_is_one_claim_with_the_later_day_and_place() -> None:
    drawn = analysis("ru", HEADLINE, LATER)
    start = drawn.text.index("17")
    times = [TimeExpression("t1", start, start + len("17 сентября"), "2023-09-17")]
    (claim,) = read(drawn, who(drawn, Норвегия="country", Исландией="country", Бергене="place"), times).claims
    assert len(claim.evidences) == 2
    assert claim.time is not None
    assert claim.time.edtf == "2023-09-17"
    assert claim.place is not None
    assert names(drawn, [claim.place]) == ["Бергене"]
    assert names(drawn, claim.actors) == ["Норвегия"]


def test_another_day_is_another_happening() -> None:
    one = "Норвегия PROPN 2 nsubj\nобстреляла VERB 0 root\nостров NOUN 2 obj\n{} NUM 2 obl\nмая NOUN 4 nmod"
    drawn = analysis("ru", one.format(3), one.format(9))
    times = [
        TimeExpression(f"t{n}", drawn.text.index(day), drawn.text.index(day) + 5, value)
        for n, (day, value) in enumerate((("3 мая", "2023-05-03"), ("9 мая", "2023-05-09")), 1)
    ]
    claims = read(drawn, who(drawn, Норвегия="country"), times).claims
    assert [c.time.edtf if c.time else "" for c in claims] == ["2023-05-03", "2023-05-09"]


def test_representatives_sit_at_the_meeting_told_before() -> None:
    drawn = analysis("ru", HEADLINE, """
        Исландию PROPN 2 obj
        представлял VERB 0 root
        посол NOUN 2 nsubj
        Йон PROPN 3 appos
        Бек PROPN 4 flat:name
    """)  # fmt: skip
    named = who(drawn, Норвегия="country", Исландией="country", Йон_Бек="person")
    (claim,) = read(drawn, named).claims
    assert names(drawn, claim.participants) == ["Йон Бек"]


def test_a_speech_verb_that_only_relays_is_no_event_and_its_content_is_claimed() -> None:
    drawn = analysis("en", """
        Police NOUN 2 nsubj
        said VERB 0 root
        gunmen NOUN 4 nsubj
        kidnapped VERB 2 ccomp
        a DET 6 det
        priest NOUN 4 obj
    """)  # fmt: skip
    start = drawn.text.index("gunmen")
    words = Words(
        (Source("s1", "police", "people", "described", 0, 6),),
        (Attribution("a1", (7, 11), ("s1",), ((start, len(drawn.text)),), False, "reported"),),
    )
    (claim,) = read(drawn, words=words).claims
    assert told(drawn, claim)[:4] == ("kidnapped", "ASSAULT", ["gunmen"], ["a priest"])
    assert (claim.stance, claim.attributions) == ("claimed", ("a1",))


def test_a_statement_is_about_what_was_said_and_a_denial_denies_it() -> None:
    drawn = analysis("en", """
        Norway PROPN 2 nsubj
        denied VERB 0 root
        that SCONJ 5 mark
        troops NOUN 5 nsubj
        shelled VERB 2 ccomp
        the DET 7 det
        village NOUN 5 obj
    """)  # fmt: skip
    denial, shelling = read(drawn, who(drawn, Norway="country")).claims
    assert (denial.type, denial.about, denial.stance) == ("DENY", (shelling.id,), "asserted")
    assert shelling.stance == "denied"


@pytest.mark.parametrize(
    ("language", "drawn", "what", "low", "high"),
    [
        ("ru", "Погибли VERB 0 root\nсвыше ADV 3 advmod\n100 NUM 4 nummod\nчеловек NOUN 1 nsubj",
         "killed", 100, None),
        ("en", "Gunmen NOUN 2 nsubj\nkilled VERB 0 root\nat ADP 5 case\nleast ADJ 5 nmod\n12 NUM 6 nummod\n"
         "people NOUN 2 obj", "killed", 12, None),
        ("uk", "Внаслідок ADP 2 case\nаварії NOUN 3 obl\nзагинули VERB 0 root\nдвоє NUM 3 nsubj",
         "killed", 2, 2),
    ],
)  # fmt: skip
def test_figures_with_their_bounds(
    language: str, drawn: str, what: str, low: float, high: float | None
) -> None:
    found = [q for claim in read(analysis(language, drawn)).claims for q in claim.quantities]
    assert [(q.what, q.low, q.high) for q in found] == [(what, low, high)]


def test_a_title_and_a_background_noun_are_no_events() -> None:
    drawn = analysis("ru", """
        Лидер NOUN 3 nsubj
        протеста NOUN 1 nmod
        улыбался VERB 0 root
    """)  # fmt: skip
    assert read(drawn).claims == ()


def test_every_claim_says_which_rule_read_it_and_how_sure() -> None:
    (claim,) = read(analysis("ru", HEADLINE)).claims
    assert claim.by == "rule:verb, subject, marked by с"
    assert 0 < claim.confidence < 1


WORDS = st.sampled_from(
    [
        "Норвегия",
        "отказалась",
        "начать",
        "войну",
        "против",
        "Исландии,",
        "и",
        "суд",
        "приговорил",
        "премьера",
        "к",
        "5",
        "годам",
        "который",
        "он",
        "она",
        "said",
        "denied",
        "talks",
        "with",
        "by",
        "troops",
        "12",
        "killed",
        "the",
        "of",
        "заявив",
        "протестующих",
        "чтобы",
        "не",
        "переговоры",
    ]
)
POS = st.sampled_from(["NOUN", "VERB", "PROPN", "ADP", "PRON", "ADJ", "NUM", "PUNCT", "DET", "AUX", "SCONJ"])
DEPS = st.sampled_from(
    [
        "nsubj",
        "obj",
        "obl",
        "nmod",
        "conj",
        "xcomp",
        "ccomp",
        "acl",
        "acl:relcl",
        "advcl",
        "case",
        "mark",
        "det",
        "amod",
        "appos",
        "flat",
        "parataxis",
        "iobj",
        "csubj",
        "nsubj:pass",
        "obl:agent",
        "aux",
        "cop",
        "compound",
        "root",
    ]
)


@st.composite
def trees(draw: st.DrawFn) -> str:
    """Any words under any labels in a tree."""
    size = draw(st.integers(1, 14))
    lines = []
    for i in range(size):
        above = draw(st.integers(0, i))  # heads to the left or the root: no cycles
        lines.append(f"{draw(WORDS)} {draw(POS)} {above} {draw(DEPS)}")
    return "\n".join(lines)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["ru", "uk", "en"]), st.lists(trees(), min_size=1, max_size=3))
def test_any_parse_is_read_without_a_crash_and_its_offsets_hold(language: str, drawn: list[str]) -> None:
    article = analysis(language, *drawn)
    found = read(article)
    ids = {claim.id for claim in found.claims}
    entities = {entity.id for entity in found.entities}
    for claim in found.claims:
        assert set(claim.about) <= ids - {claim.id}
        for evidence in claim.evidences:
            assert evidence.span[0] <= evidence.trigger[0] < evidence.trigger[1] <= evidence.span[1]
        for part in (*claim.actors, *claim.recipients, *claim.participants):
            assert part.words is None or article.text[slice(*part.words)].strip()
            assert not part.entity or part.entity in entities


def test_a_very_long_sentence_is_read_in_time() -> None:
    line = "Норвегия PROPN 1 conj\n"
    drawn = analysis("ru", "осудила VERB 0 root\n" + line * 800)
    assert len(read(drawn).claims) <= 1


def test_films_are_released_and_heads_hit_without_an_event() -> None:
    for verb, thing in (("released", "video"), ("hit", "head"), ("shot", "photographs")):
        drawn = analysis("en", f"""
            Dahl PROPN 2 nsubj
            {verb} VERB 0 root
            his PRON 4 nmod:poss
            {thing} NOUN 2 obj
        """)  # fmt: skip
        assert not [c for c in read(drawn, who(drawn, Dahl="person")).claims if c.recipients == ()]


def test_what_others_will_do_is_foretold_not_threatened() -> None:
    drawn = analysis("en", """
        Dahl PROPN 2 nsubj
        warned VERB 0 root
        that SCONJ 6 mark
        prices NOUN 6 nsubj
        would AUX 6 aux
        jump VERB 2 ccomp
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Dahl="person")).claims
    assert claim.type == "STATE"


def test_a_failure_told_is_no_denial() -> None:
    drawn = analysis("en", """
        Dahl PROPN 2 nsubj
        said VERB 0 root
        that SCONJ 6 mark
        the DET 5 det
        talks NOUN 6 nsubj
        failed VERB 2 ccomp
    """)  # fmt: skip
    assert "DENY" not in [c.type for c in read(drawn, who(drawn, Dahl="person")).claims]


def test_a_demand_is_of_the_day_on_which_it_was_voiced() -> None:
    drawn = analysis(
        "ru",
        "Норвегия PROPN 2 nsubj\nпотребовала VERB 0 root\nизвинений NOUN 2 obl",
        "Об ADP 2 case\nэтом PRON 4 obl\nНорвегия PROPN 4 nsubj\nзаявила VERB 0 root\nво ADP 6 case\n"
        "вторник NOUN 4 obl",
    )
    day = drawn.text.index("вторник")
    cue = drawn.text.index("заявила")
    words = Words(
        (Source("s1", "Норвегия", "organisation", "named", 0, 8),),
        (Attribution("a1", (cue, cue + 7), ("s1",), ((0, drawn.text.index("\n")),), False, "speaking"),),
    )
    times = [TimeExpression("t1", day, day + 7, "2023-10-03")]
    (claim,) = read(drawn, who(drawn, Норвегия="country"), times, words).claims
    assert (claim.type, claim.time.edtf if claim.time else "") == ("REQUEST", "2023-10-03")


def test_who_says_nothing_makes_no_statement() -> None:
    drawn = analysis(
        "ru", "Норвегия PROPN 4 nsubj\nсообщение NOUN 4 obj\nне PART 4 advmod\nкомментировала VERB 0 root"
    )
    assert read(drawn, who(drawn, Норвегия="country")).claims == ()
