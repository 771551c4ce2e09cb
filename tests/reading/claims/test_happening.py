"""Tellings that are one happening, tellings that are two, and a day told a sentence later."""

from letopis.reading.claims.happening import _one_day
from letopis.records import TimeExpression
from tests.reading.claims.drawn import analysis, names, read, who

BLAST = """
    На ADP 2 case
    складе NOUN 3 obl
    произошёл VERB 0 root
    взрыв NOUN 3 nsubj
"""
DEAD = """
    Погибли VERB 0 root
    пять NUM 3 nummod
    человек NOUN 1 nsubj
"""


def test_the_dead_of_a_blast_are_told_with_the_blast() -> None:
    (claim,) = read(drawn := analysis("ru", BLAST, DEAD), who(drawn)).claims
    assert len(claim.evidences) == 2


def test_the_dead_of_another_day_are_another_happening() -> None:
    drawn = analysis(
        "ru",
        BLAST + "    3 NUM 3 obl\n    мая NOUN 5 nmod\n",
        DEAD + "    9 NUM 1 obl\n    мая NOUN 4 nmod\n",
    )
    times = [
        TimeExpression(f"t{n}", drawn.text.index(day), drawn.text.index(day) + 5, value)
        for n, (day, value) in enumerate((("3 мая", "2023-05-03"), ("9 мая", "2023-05-09")), 1)
    ]
    assert len(read(drawn, who(drawn), times).claims) == 2


def test_a_man_in_the_morning_and_a_crowd_in_the_evening_are_two_meetings() -> None:
    one = "Берг PROPN 2 nsubj\nвстретился VERB 0 root\nс ADP 4 case\n{} NOUN 2 obl"
    drawn = analysis("ru", one.format("послом"), one.format("горняками"))
    assert len(read(drawn, who(drawn, Берг="person")).claims) == 2


def test_it_took_place_dates_what_was_told_before() -> None:
    drawn = analysis("ru", """
        Норвегия PROPN 2 nsubj
        провела VERB 0 root
        встречу NOUN 2 obj
    """, """
        Она PRON 2 nsubj
        состоялась VERB 0 root
        17 NUM 2 obl
        сентября NOUN 3 nmod
        до ADP 6 case
        того PRON 2 obl
        как SCONJ 9 mark
        Дания PROPN 9 nsubj
        напала VERB 6 acl
        на ADP 11 case
        остров NOUN 9 obl
    """)  # fmt: skip
    start = drawn.text.index("17")
    times = [TimeExpression("t1", start, start + len("17 сентября"), "2023-09-17")]
    meeting, attack = read(drawn, who(drawn, Норвегия="country", Дания="country"), times).claims
    assert meeting.time is not None
    assert meeting.time.edtf == "2023-09-17"
    assert attack.time is None or not attack.time.times


def test_who_sits_at_a_meeting_does_not_hold_another() -> None:
    drawn = analysis("uk", """
        Учасники NOUN 3 nsubj
        зустрічі NOUN 1 nmod
        поїхали VERB 0 root
    """)  # fmt: skip
    assert not [c for c in read(drawn, who(drawn)).claims if c.type == "CONSULT" and not c.mode]


def test_a_headline_needs_no_verb() -> None:
    drawn = analysis("uk", "Вибух NOUN 0 root\nна ADP 3 case\nскладі NOUN 1 nmod")
    (claim,) = read(drawn, who(drawn)).claims
    assert names(drawn, claim.actors) == []
    assert (claim.type, claim.mode) == ("INCIDENT", "")  # and nobody is said to have done it


def test_the_depot_that_exploded_only_says_which_depot() -> None:
    drawn = analysis("en", """
        Police NOUN 2 nsubj
        searched VERB 0 root
        the DET 4 det
        depot NOUN 2 obj
        that PRON 6 nsubj
        exploded VERB 2 advcl
    """)  # fmt: skip
    assert not [c for c in read(drawn, who(drawn)).claims if c.mode == "explosives"]


def test_each_figure_counts_what_stands_by_it() -> None:
    drawn = analysis("ru", """
        Погибли VERB 0 root
        не PART 3 advmod
        менее ADV 4 advmod
        пяти NUM 5 nummod
        человек NOUN 1 nsubj
        ещё ADV 8 advmod
        14 NUM 8 nsubj
        ранены VERB 1 conj
    """)  # fmt: skip
    counted = {q.what: (q.low, q.high) for c in read(drawn, who(drawn)).claims for q in c.quantities}
    assert counted == {"killed": (5.0, None), "wounded": (14.0, 14.0)}


STRIKE = """
    Пилоты NOUN 2 nsubj
    начали VERB 0 root
    забастовку NOUN 2 obj
"""


def test_a_bare_noun_recalls_what_was_told_however_far_and_whatever_its_sentence_plans() -> None:
    filler = "Мэр NOUN 2 nsubj\nмолчит VERB 0 root"
    suffer = "От ADP 2 case\nзабастовки NOUN 3 obl\nпострадают VERB 0 root\nсотни NOUN 3 nsubj"
    (claim,) = read(analysis("ru", STRIKE, *[filler] * 9, suffer)).claims
    assert (len(claim.evidences), claim.status) == (2, "ongoing")


def test_people_called_alike_beside_each_other_are_the_same() -> None:
    again = "400 NUM 2 nummod\nпилотов NOUN 4 nmod\nначали VERB 0 root\nзабастовку NOUN 3 obj"
    assert len(read(analysis("ru", STRIKE, again)).claims) == 1
    others = "Учителя NOUN 2 nsubj\nначали VERB 0 root\nзабастовку NOUN 2 obj"
    assert len(read(analysis("ru", STRIKE, others)).claims) == 2


def test_what_is_bidden_or_would_have_been_is_no_event() -> None:
    assert read(analysis("uk", "Допоможіть VERB 0 root\nнам PRON 1 iobj")).claims == ()
    would = """
        Якби SCONJ 3 mark
        суд NOUN 3 nsubj
        арештував VERB 0 root
        мера NOUN 3 obj
    """
    assert read(analysis("uk", would)).claims == ()


def test_a_headline_and_its_lead_in_the_same_words_are_one_by_the_name_in_the_lead() -> None:
    title = "Глава NOUN 3 nsubj\nВильхи PROPN 1 nmod\nобвинил VERB 0 root\nНорвегию PROPN 3 obj"
    lead = (
        "Ян PROPN 3 nsubj\nБерг PROPN 1 flat\nобвинил VERB 0 root\nНорвегию PROPN 3 obj\nвновь ADV 3 advmod"
    )
    drawn = analysis("ru", title, lead)
    (claim,) = read(drawn, who(drawn, Ян_Берг="person", Норвегию="country")).claims
    assert names(drawn, claim.actors) == ["Ян Берг"]


def test_whose_doing_is_told_is_not_whom_another_doing_befell() -> None:
    court = "Суд NOUN 2 nsubj\nарестовал VERB 0 root\nОрлова PROPN 2 obj"
    orlov = "Орлов PROPN 2 nsubj\nзахватил VERB 0 root\nсклад NOUN 2 obj"
    drawn = analysis("ru", court, orlov)
    assert len(read(drawn, who(drawn, Орлов="person")).claims) == 2


def test_harm_to_a_thing_that_is_nobody_is_a_figure_of_speech() -> None:
    assert read(analysis("uk", "Ринок NOUN 2 nsubj\nпостраждав VERB 0 root")).claims == ()


def test_a_paper_sent_somewhere_is_not_said() -> None:
    drawn = analysis("uk", """
        Компанія NOUN 2 nsubj
        направила VERB 0 root
        до ADP 4 case
        суду NOUN 2 obl
        заяву NOUN 2 obj
    """)  # fmt: skip
    assert "STATE" not in {c.type for c in read(drawn, who(drawn, Компанія="organisation")).claims}


def test_a_word_in_passing_is_no_happening() -> None:
    title = "Мер NOUN 2 nsubj\nмовчить VERB 0 root"
    passing = "Правила NOUN 2 nsubj\nстосуються VERB 0 root\nбудівництва NOUN 2 obl\nгазопроводу NOUN 3 nmod"
    assert read(analysis("uk", title, passing)).claims == ()


def test_where_words_are_said_is_not_said_besides() -> None:
    drawn = analysis("uk", """
        Берг PROPN 2 nsubj
        заявив VERB 0 root
        на ADP 4 case
        пресконференції NOUN 2 obl
        про ADP 6 case
        затримку NOUN 2 obl
    """)  # fmt: skip
    assert len(read(drawn, who(drawn, Берг="person")).claims) == 1


def test_to_admit_that_something_is_so_supports_nobody() -> None:
    drawn = analysis("uk", """
        Берг PROPN 2 nsubj
        визнав VERB 0 root
        , PUNCT 6 punct
        що SCONJ 6 mark
        план NOUN 6 nsubj
        затримається VERB 2 ccomp
    """)  # fmt: skip
    assert [c.type for c in read(drawn, who(drawn, Берг="person")).claims] == ["STATE"]


def test_an_arrest_is_no_sentence() -> None:
    held = "Берг PROPN 2 nsubj\nперебуває VERB 0 root\nу ADP 4 case\nв'язниці NOUN 2 obl"
    sentenced = "Вирок NOUN 3 nsubj\nБергу PROPN 1 nmod\nоголошено VERB 0 root"
    drawn = analysis("uk", held, sentenced)
    assert all(len(c.evidences) == 1 for c in read(drawn, who(drawn, Берг="person")).claims)


def test_months_and_days_are_compared_though_neither_names_a_day() -> None:
    """A stretch of months beside a day that is only about the article's own is no two days."""
    assert not _one_day("2009-07/2009-08", "2009-09-20~")
    assert _one_day("2023-09-17~", "2023-09-18")
