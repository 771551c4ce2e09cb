"""Who did what to whom, in the shapes that news takes."""

from tests.reading.claims.drawn import analysis, read, told, who


def test_met_with() -> None:
    drawn = analysis("ru", """
        Министр NOUN 2 nsubj
        встретился VERB 0 root
        с ADP 4 case
        послом NOUN 2 obl
        Норвегии PROPN 4 nmod
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Норвегии="country")).claims
    assert told(drawn, claim) == ("встретился", "CONSULT", ["Министр"], ["послом Норвегии"], "happened")


def test_all_coordinated_actors() -> None:
    drawn = analysis("en", """
        Chile PROPN 5 nsubj
        , PUNCT 3 punct
        Peru PROPN 1 conj
        jointly ADV 5 advmod
        condemned VERB 0 root
        the DET 7 det
        coup NOUN 5 obj
    """)  # fmt: skip
    claims = read(drawn, who(drawn, Chile="country", Peru="country")).claims
    assert told(drawn, claims[0])[:3] == ("condemned", "ACCUSE", ["Chile", "Peru"])


def test_the_doer_of_a_passive_is_the_actor() -> None:
    drawn = analysis("en", """
        Two NUM 2 nummod
        reporters NOUN 4 nsubj:pass
        were AUX 4 aux:pass
        detained VERB 0 root
        by ADP 6 case
        police NOUN 4 obl:agent
    """)  # fmt: skip
    (claim,) = read(drawn).claims
    assert told(drawn, claim) == ("detained", "COERCE", ["police"], ["Two reporters"], "happened")


def test_ukrainian_impersonal() -> None:
    drawn = analysis("uk", """
        У ADP 2 case
        Луцьку PROPN 3 obl
        затримано VERB 0 root
        депутата NOUN 3 obj
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Луцьку="place")).claims
    assert told(drawn, claim) == ("затримано", "COERCE", [], ["депутата"], "happened")
    assert claim.place is not None
    assert claim.place.entity == "e1"


def test_light_verb_gives_the_noun_its_actor() -> None:
    drawn = analysis("ru", """
        Норвегия PROPN 2 nsubj
        провела VERB 0 root
        консультации NOUN 2 obj
        с ADP 5 case
        Исландией PROPN 3 nmod
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Норвегия="country", Исландией="country")).claims
    assert told(drawn, claim) == ("консультации", "CONSULT", ["Норвегия"], ["Исландией"], "happened")


def test_set_phrase_is_one_trigger() -> None:
    drawn = analysis("ru", """
        Мэр NOUN 2 nsubj
        подал VERB 0 root
        в ADP 4 case
        отставку NOUN 2 obl
    """)  # fmt: skip
    (claim,) = read(drawn).claims
    assert told(drawn, claim) == ("подал в отставку", "RETREAT", ["Мэр"], [], "happened")
    assert claim.mode == "resign"


def test_subject_control_and_plan() -> None:
    drawn = analysis("en", """
        Norway PROPN 2 nsubj
        plans VERB 0 root
        to PART 4 mark
        expel VERB 2 xcomp
        three NUM 6 nummod
        diplomats NOUN 4 obj
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Norway="country")).claims
    assert told(drawn, claim) == ("expel", "SANCTION", ["Norway"], ["three diplomats"], "planned")


def test_dative_of_must() -> None:
    drawn = analysis("uk", """
        Компанії NOUN 2 iobj
        довелося VERB 0 root
        скасувати VERB 2 csubj
        рейси NOUN 3 obj
    """)  # fmt: skip
    claims = read(drawn).claims
    assert told(drawn, claims[0])[2:] == (["Компанії"], [], "happened")


def test_relative_pronoun_stands_for_its_noun() -> None:
    drawn = analysis("ru", """
        Суд NOUN 2 nsubj
        оправдал VERB 0 root
        актёра NOUN 2 obj
        , PUNCT 6 punct
        который PRON 6 nsubj
        избил VERB 3 acl:relcl
        полицейского NOUN 6 obj
    """)  # fmt: skip
    claims = read(drawn).claims
    assert told(drawn, claims[1])[1:4] == ("ASSAULT", ["актёра"], ["полицейского"])


def test_on_the_part_of_and_addressed_to() -> None:
    drawn = analysis("ru", """
        Прозвучали VERB 0 root
        обвинения NOUN 1 nsubj
        в ADP 4 case
        адрес NOUN 2 nmod
        Исландии PROPN 4 nmod
        со ADP 7 case
        стороны NOUN 2 nmod
        Норвегии PROPN 7 nmod
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Исландии="country", Норвегии="country")).claims
    assert told(drawn, claim)[1:4] == ("ACCUSE", ["Норвегии"], ["Исландии"])


def test_genitive_of_an_arrest_is_who_was_arrested() -> None:
    drawn = analysis("ru", """
        Арест NOUN 3 nsubj
        журналиста NOUN 1 nmod
        вызвал VERB 0 root
        протесты NOUN 3 obj
    """)  # fmt: skip
    arrest, protest = read(drawn).claims
    assert told(drawn, arrest)[1:4] == ("COERCE", [], ["журналиста"])
    assert protest.type == "PROTEST"


def test_the_body_in_which_it_was_said_speaks() -> None:
    drawn = analysis("uk", """
        У ADP 2 case
        компанії NOUN 3 obl
        спростували VERB 0 root
        чутки NOUN 3 obj
    """)  # fmt: skip
    (claim,) = read(drawn).claims
    assert told(drawn, claim)[:3] == ("спростували", "DENY", ["компанії"])


def test_officials_stand_for_their_states() -> None:
    drawn = analysis("ru", """
        Чиновники NOUN 5 nsubj
        Норвегии PROPN 1 nmod
        и CCONJ 4 cc
        Исландии PROPN 2 conj
        встретились VERB 0 root
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Норвегии="country", Исландии="country")).claims
    assert [part.entity for part in claim.actors] == ["e1", "e2"]


def test_people_only_described_become_entities() -> None:
    drawn = analysis("en", """
        Angry ADJ 2 amod
        farmers NOUN 3 nsubj
        blocked VERB 0 root
        the DET 5 det
        highway NOUN 3 obj
    """)  # fmt: skip
    read_claims = read(drawn)
    (claim,) = read_claims.claims
    assert told(drawn, claim)[1:3] == ("PROTEST", ["Angry farmers"])
    assert [(e.id, e.kind, e.name) for e in read_claims.entities] == [
        (claim.actors[0].entity, "people", "Angry farmers")
    ]


def test_headlines_leave_out_the_helper_of_a_passive() -> None:
    drawn = analysis("en", """
        Two NUM 2 nummod
        sailors NOUN 3 nsubj
        killed VERB 0 root
        in ADP 5 case
        Bergen PROPN 3 obl
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Bergen="place")).claims
    assert told(drawn, claim)[1:4] == ("ASSAULT", [], ["Two sailors"])


def test_a_town_before_an_event_noun_did_not_do_it() -> None:
    drawn = analysis("en", """
        The DET 3 det
        Oslo PROPN 3 compound
        attacks NOUN 4 nsubj
        happened VERB 0 root
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Oslo="place")).claims
    assert told(drawn, claim)[1:4] == ("ASSAULT", [], [])


def test_a_building_where_it_happened_did_not_suffer_it() -> None:
    drawn = analysis("en", """
        Rebels NOUN 2 nsubj
        rampaged VERB 0 root
        in ADP 5 case
        an DET 5 det
        attack NOUN 2 obl
        at ADP 8 case
        Bergen PROPN 8 compound
        University PROPN 5 nmod
    """)  # fmt: skip
    claims = read(drawn, who(drawn, Bergen_University="organisation")).claims
    assert all(told(drawn, c)[3] == [] for c in claims)


def test_of_a_name_from_abroad_one_word_that_agrees_is_enough() -> None:
    drawn = analysis("uk", """
        Прем'єр NOUN 4 nsubj
        Нікол PROPN 1 appos
        Дальман PROPN 2 flat:name
        відвідав VERB 0 root
        Берген PROPN 4 obj
    """)  # fmt: skip
    (claim,) = read(drawn, who(drawn, Нікол_Дальман="person", Берген="place")).claims
    assert [part.entity for part in claim.actors] == ["e1"]
