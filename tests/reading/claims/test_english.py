"""What English news says happened, read from whole sentences; and the parses mended on the way."""

import pytest

from letopis.intake import take_text
from letopis.reading.claims.mending import mend
from letopis.reading.reader import read
from letopis.records import Claim, Reading
from tests.reading.claims.drawn import analysis

HEADLINE = "What happened in the north."


def claims(sentence: str) -> tuple[Reading, list[Claim]]:
    text = f"{HEADLINE}\n\n{sentence}"
    reading = read(take_text(text, language="en", clean=True, published="2031-05-16").article)
    return reading, list(reading.claims)


def sides(sentence: str, kind: str) -> tuple[str, str]:
    """Names of actors and of recipients of the one claim of a type."""
    reading, found = claims(sentence)
    (claim,) = [c for c in found if c.type == kind]
    names = {e.id: e.name for e in reading.entities}
    return (
        ", ".join(names[p.entity] for p in claim.actors if p.entity),
        ", ".join(names[p.entity] for p in claim.recipients if p.entity),
    )


@pytest.mark.parametrize(
    ("sentence", "kind", "actors", "recipients"),
    [
        ("Norway lodged a protest with Iceland on Monday.", "ACCUSE", "Norway", "Iceland"),
        ("Norway closed its borders with Sweden and Finland.", "COERCE", "Norway", "Sweden, Finland"),
        ("Iceland has rejected a Norwegian request to question detainees.", "REJECT", "Iceland", "Norway"),
        ("The Norwegian parliament threatened on Monday to break relations with Iceland.", "THREATEN",
         "parliament of Norway", "Iceland"),
        ("Oslo demanded that Iceland renounce its claim.", "REQUEST", "Norway", "Iceland"),
        ("Norwegian warplanes killed 46 Danish civilians.", "ASSAULT", "Norwegian warplanes", "46 Danish civilians"),
        ("Norwegian soldiers arrested more than 100 Danish fishermen.", "COERCE", "Norway",
         "100 Danish fishermen"),
        ("Students rallied in Oslo on Sunday, demanding independence from Denmark.", "PROTEST",
         "Students", "Denmark"),
        ("Norway warned Iceland against closing the border.", "THREATEN", "Norway", "Iceland"),
    ],
)  # fmt: skip
def test_who_and_to_whom(sentence: str, kind: str, actors: str, recipients: str) -> None:
    assert sides(sentence, kind) == (actors, recipients)


def test_a_crowd_protests_and_the_police_only_say_so() -> None:
    _, (claim,) = claims("Thousands of people protested in Warsaw on Sunday against the reform, police said.")
    assert (claim.type, claim.mode, claim.stance) == ("PROTEST", "demo", "claimed")


def test_a_warning_of_something_only_tells() -> None:
    _, (claim,) = claims("Experts warn of dangers of the new dam.")
    assert claim.type == "STATE"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Norway didn't sign the treaty on Monday.", "not_happened"),
        ("The minister of Norway won't resign in May.", "not_happened"),
        ("Rebels are feared to have killed two villagers.", "possible"),
        ("The soldiers of Norway left their posts on Monday.", "happened"),
    ],
)
def test_how_it_stands(sentence: str, status: str) -> None:
    assert {c.status for c in claims(sentence)[1]} == {status}


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Berg nearly died after the match.",
        "The mayor declined to comment on the report.",
        "Anna Berg held a press conference.",
        "The singer will embark on a tour in May.",
        "The company offers a kit to developers.",
        "The plane lost contact.",
        "A boy named Per Dahl slept.",
    ],
)
def test_what_is_no_event(sentence: str) -> None:
    assert not claims(sentence)[1]


def test_a_state_named_alone_is_that_of_the_people_in_the_article() -> None:
    reading, _ = claims("Demonstrators blocked a road in Oslo on Sunday.")
    people = next(e for e in reading.entities if e.kind == "people")
    assert people.country == "NO"


def test_ethnic_groups_are_not_the_state_of_their_name() -> None:
    reading, (claim,) = claims("Ethnic Danes demonstrated in Oslo on Tuesday.")
    (actor,) = claim.actors
    assert next(e for e in reading.entities if e.id == actor.entity).kind == "people"


def test_an_office_of_several_words_is_held_by_the_name_after_it() -> None:
    reading, _ = claims(
        "U.S. Secretary of State Walter Crane telephoned his Norwegian counterpart on Tuesday."
    )
    crane = next(e for e in reading.entities if e.name == "Walter Crane")
    assert (crane.country, [r.text for r in crane.roles]) == ("US", ["U.S. Secretary of State"])


def test_killed_in_an_attack_is_one_happening() -> None:
    _, found = claims("Norwegian rebels killed two officers in an attack on a village.")
    assert [c.type for c in found] == ["ASSAULT"]


def test_captions_and_rows_of_headlines_tell_nothing_of_their_own() -> None:
    names = ("Anna", "Per", "Ida", "Olav", "Kari", "Nils", "Eva", "Lars", "Tone", "Jon")
    quiet = " ".join(f"{name} slept." for name in names)
    prose = f"Norway arrested two sailors on Monday. The court sat. The ship lay in the port. {quiet}"
    row = "PORT TERROR Iceland attacked a ship ROYAL SHOCK Sweden sanctions Finland FIRE ALARM Denmark invades Malta"
    _, found = claims(
        f"{prose} Nobody spoke.\n\n{row}\n\nNorway attacked Iceland (photo)\n\nIceland attacked Sweden"
    )
    assert [c.type for c in found if c.type in ("ASSAULT", "SANCTION", "COERCE")] == ["COERCE", "ASSAULT"]


def test_the_modal_and_its_subject_belong_to_the_bare_verb() -> None:
    drawn = analysis("en", """
        Norway PROPN 2 nsubj
        must AUX 0 root
        return VERB 2 ccomp
        it PRON 3 obj
    """)  # fmt: skip
    mended = mend(drawn.sentences[0]).tokens
    assert [(t.head, t.dep) for t in mended[:3]] == [(2, "nsubj"), (2, "aux"), (-1, "root")]


def test_what_bounds_a_number_governs_nothing() -> None:
    drawn = analysis("en", """
        Police NOUN 2 nsubj
        arrested VERB 0 root
        more ADV 6 advmod
        than ADP 6 case
        100 NUM 6 nummod
        sailors NOUN 2 obj
    """)  # fmt: skip
    mended = mend(drawn.sentences[0]).tokens
    assert not [t for t in mended if t.dep == "case"]


def test_a_particle_is_no_preposition() -> None:
    drawn = analysis("en", """
        Guards NOUN 2 nsubj
        beat VERB 0 root
        up ADP 4 case
        prisoners NOUN 2 obj
    """)  # fmt: skip
    assert mend(drawn.sentences[0]).tokens[2].dep == "compound:prt"
