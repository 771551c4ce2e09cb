"""From an article's reading to its linked claims."""

from dataclasses import replace

import numpy as np

from letopis.linking import Known, link_all, linked_claims
from letopis.records import (
    Article,
    Attribution,
    Claim,
    Entity,
    Evidence,
    Mention,
    Part,
    Reading,
    Role,
    Source,
    TimeExpression,
    When,
)

TEXT = """Мост открыли
Мост открыли.
В среду, 4 октября, мэр Дальнегорска Анна Гросс открыла мост, сказала газете «Север» пресс-секретарь мэрии."""


def span(words: str) -> tuple[int, int]:
    at = TEXT.rindex(words)
    return at, at + len(words)


LINES = [(0, 12), (13, 26), (27, len(TEXT))]
VECTOR = np.ones(384, dtype=np.float32) / np.float32(np.sqrt(384))
READING = Reading(
    "a1",
    "test",
    mentions=(Mention("m1", *span("Анна Гросс"), "person", "Анна Гросс", "e1"),),
    entities=(
        Entity("e1", "person", "Анна Гросс", roles=(Role("мэр Дальнегорска", "e2"),)),
        Entity("e2", "place", "Дальнегорск", country="RU", precision="city", lat=44.5, lon=135.6),
        Entity("e3", "organisation", "Мэрия Дальнегорска", country="RU"),
        Entity("e4", "people", "пресс-секретарь", roles=(Role("пресс-секретарь мэрии", "e3"),)),
        Entity("e5", "outlet", "Север"),
    ),
    times=(TimeExpression("t1", *span("В среду, 4 октября"), "2023-10-04"),),
    sources=(
        Source("s1", "«Север»", "outlet", "named", *span("«Север»"), "e5"),
        Source("s2", "пресс-секретарь мэрии", "people", "described", *span("пресс-секретарь мэрии"), "e4"),
    ),
    attributions=(
        Attribution("a1", span("сказала"), ("s1", "s2"), (span("мэр Дальнегорска"),), False, "told"),
    ),
    claims=(
        Claim(
            "c1", "COOPERATE", "", "happened", "claimed",
            tuple(Evidence((line[0] + 5, line[0] + 12), line) for line in LINES),
            actors=(Part("e1", ("m1",)), Part("missing")), place=Part("e2"), time=When("2023-10-04", ("t1",)),
            attributions=("a1",), about=("c2",),
        ),
    ),
    vectors={line: VECTOR.tobytes() for line in LINES},
)  # fmt: skip
ARTICLE = Article("a1", "Восток", "", "Мост открыли", "ru", TEXT, "0123456789abcdef", published="2023-10-05")


def test_a_claim_out_of_its_article() -> None:
    known = link_all({entity.id: entity for entity in READING.entities})
    (claim,) = linked_claims(ARTICLE, READING, known)
    assert claim.id == "a1#c1@0123456789ab"
    assert claim.about == ("a1#c2@0123456789ab",)
    assert [(p.name, p.role) for p in claim.actors] == [("Анна Гросс", "мэр Дальнегорска")]
    assert (claim.place and claim.place.name, claim.precision, claim.lat) == ("Дальнегорск", "city", 44.5)
    assert (claim.time, claim.firm, claim.title) == ("2023-10-04", True, True)
    assert claim.vector is not None
    assert set(claim.named) == {known["e1"].id}  # no paper, no one only described
    assert claim.headline is not None


def test_its_quote_is_the_sentence_that_tells_most() -> None:
    known = link_all({entity.id: entity for entity in READING.entities})
    (claim,) = linked_claims(ARTICLE, READING, known)
    assert claim.quote.startswith("В среду, 4 октября")
    assert TEXT[slice(*claim.quote_span)] == claim.quote


def test_its_chain_says_who_speaks_for_whom() -> None:
    known = link_all({entity.id: entity for entity in READING.entities})
    (claim,) = linked_claims(ARTICLE, READING, known)
    ((paper, speaker),) = claim.chains
    assert (paper.outlet, paper.name) == ("sever", "Север")
    assert speaker.of == (known["e3"].id,)
    assert speaker.anonymity == "described"


def test_unknown_entities_are_left_out() -> None:
    nobody: dict[str, Known] = {}
    (claim,) = linked_claims(ARTICLE, READING, nobody)
    assert (claim.parties, claim.place, claim.lat) == ((), None, None)
    assert linked_claims(ARTICLE, Reading("a1", "test"), nobody) == ()


def test_a_bare_mention_resumes_what_its_article_is_about() -> None:
    known = link_all({entity.id: entity for entity in READING.entities})
    (opened,) = READING.claims
    evidence = (Evidence((LINES[1][0], LINES[1][0] + 4), LINES[1]),)
    bare = replace(opened, id="c2", actors=(), place=None, time=None, about=(), evidences=evidence)
    dated = replace(bare, time=opened.time)
    for again, resumes in ((bare, True), (dated, False), (replace(bare, type="AGREE"), False)):
        main, other = linked_claims(ARTICLE, replace(READING, claims=(opened, again)), known)
        assert main.named
        assert other.named == (main.named if resumes else ())


def test_the_claim_an_article_is_about_is_the_one_of_its_headlines_with_most_parties() -> None:
    told = replace(READING.claims[0], id="c2", about=(), by="rule:verb")
    aside = replace(READING.claims[0], actors=(), confidence=0.99)
    known = link_all({entity.id: entity for entity in READING.entities})
    linked = linked_claims(ARTICLE, replace(READING, claims=(aside, replace(told, confidence=0.2))), known)
    assert {c.claim.id: c.headline is not None for c in linked} == {"c1": False, "c2": True}


def test_who_is_described_is_known_with_whom_the_article_is_about() -> None:
    """«Вину за это несёт бригада»: which brigade, the article's matter says; a claim that names somebody needs none."""
    brigade = Entity("e6", "people", "ремонтная бригада")
    reading = replace(READING, entities=(*READING.entities, brigade))
    known = link_all({entity.id: entity for entity in reading.entities})
    (opened,) = READING.claims
    evidence = (Evidence((LINES[1][0], LINES[1][0] + 4), LINES[1]),)
    struck = replace(
        opened, id="c2", type="PROTEST", actors=(Part("e6"),), place=None, about=(), evidences=evidence
    )
    main, strike = linked_claims(ARTICLE, replace(reading, claims=(opened, struck)), known)
    (mayor,) = main.named
    assert len(strike.named) == 2
    assert all(key.startswith(f"{mayor}~") for key in strike.named)
    named = replace(struck, recipients=(Part("e1"),))
    assert linked_claims(ARTICLE, replace(reading, claims=(opened, named)), known)[1].named == ()


def test_who_is_only_described_speaks_under_the_name_that_his_words_are_credited_to() -> None:
    mayor = Source("s3", "мэр Анна Гросс", "person", "named", *span("Анна Гросс"), "e1")
    described = Entity("e6", "people", "чиновница")
    by = Attribution("a2", span("сказала"), ("s3",), (span("открыла мост"),), False, "told")
    reading = replace(
        READING,
        entities=(*READING.entities, described),
        sources=(*READING.sources, mayor),
        attributions=(*READING.attributions, by),
    )
    known = link_all({entity.id: entity for entity in reading.entities})
    told = replace(READING.claims[0], type="STATE", actors=(Part("e6"),), attributions=("a2",), about=())
    (statement,) = linked_claims(ARTICLE, replace(reading, claims=(told,)), known)
    assert [who.name for who in statement.actors] == ["Анна Гросс"]
    (opening,) = linked_claims(ARTICLE, replace(reading, claims=(replace(told, type="AGREE"),)), known)
    assert [who.name for who in opening.actors] == ["чиновница"]
