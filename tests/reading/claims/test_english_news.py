"""Short English news over many topics: what each sentence tells, by whom, to whom, and how it stands."""

import pytest

from tests.reading.claims.test_english import claims

NEWS = [
    # war
    ("The village, shelled overnight by Danish artillery, has no power.", "ASSAULT happened", "Danish artillery",
     "village"),
    ("The two armies exchanged 60 prisoners at the border on Friday.", "RETREAT happened", "two armies",
     "60 prisoners"),
    ("Gunmen killed a mayor on Monday.", "ASSAULT happened", "Gunmen", "mayor"),
    ("Danish jets were bombing the port of Bergen.", "ASSAULT ongoing", "Danish jets", "Bergen"),
    ("A camp near Bergen was attacked by militiamen armed with machetes.", "ASSAULT happened", "militiamen", ""),
    ("Two gunmen killed 23 people as well as themselves on Sunday.", "ASSAULT happened", "Two gunmen", "23 people"),
    ("Militants overran two army posts on Sunday.", "ASSAULT happened", "Militants", ""),
    ("A truce took effect along the front on Sunday.", "RETREAT happened", "", ""),
    ("Norway sent 30 doctors to quake-hit Nepal.", "AID happened", "Norway", "Nepal"),
    # elections
    ("Polls opened in Ghana on Sunday.", "ELECT happened", "", ""),
    ("Parliament is due to vote on the bill on Thursday.", "LEGISLATE planned", "Parliament", ""),
    ("Berg won Sunday's presidential election with 54 percent of the vote.", "ELECT happened", "Berg", ""),
    ("Voters in Malta go to the polls on Saturday to choose a parliament.", "ELECT planned", "Voters in Malta", ""),
    # courts
    ("A judge threw out the lawsuit on Monday.", "LEGISLATE happened", "judge", ""),
    ("Former banker Olsen was found guilty of fraud on Thursday.", "SANCTION happened", "", "Olsen"),
    ("Holm, sentenced for graft in 2019, was pardoned on Friday.", "SANCTION happened", "", "Holm"),
    # protests
    ("Riot police fired tear gas at protesters trying to storm the ministry.", "ASSAULT happened", "Riot police",
     "protesters"),
    ("A general strike brought Lisbon to a halt on Monday.", "PROTEST happened", "", ""),
    ("Demonstrators clashed with police outside parliament.", "ASSAULT happened", "Demonstrators", "police"),
    ("Youths resorted to throwing stones at Danish soldiers.", "ASSAULT happened", "Youths", "Denmark"),
    # disasters
    ("Lund fell to his death on Saturday.", "INCIDENT happened", "", "Lund"),
    ("Twelve schoolchildren were taken to hospital after eating spoiled fish.", "INCIDENT happened", "",
     "Twelve schoolchildren"),
    ("Thirty miners are feared dead after a shaft caved in.", "INCIDENT possible", "", "Thirty miners"),
    ("Two families were left homeless in Oslo.", "INCIDENT happened", "", "Two families"),
    ("Crews suppressed the fire by noon.", "AID happened", "Crews", ""),
    # crime
    ("Officers shot and killed a teenager in Oslo.", "ASSAULT happened", "Officers", "teenager"),
    ("A suspected arsonist handed himself in to police on Wednesday.", "CONCEDE happened",
     "suspected arsonist", "police"),
    ("Four men set the bus ablaze in Oslo.", "ASSAULT happened", "Four men", ""),
    ("Police captured two gunmen on Monday.", "COERCE happened", "Police", "two gunmen"),
    ("Fraudsters swindled pensioners out of millions.", "COERCE happened", "Fraudsters", "pensioners"),
    # diplomacy
    ("Border guards turned back 300 migrants on Monday.", "REJECT happened", "Border guards", "300 migrants"),
    ("Norsk Olje is in talks with Volta.", "CONSULT happened", "Norsk Olje", "Volta"),
    ("Lund issued a statement condemning Denmark.", "ACCUSE happened", "Lund", "Denmark"),
    ("Prime Minister Lund refused to meet the envoy, saying he was ill.", "REJECT happened", "Lund", "envoy"),
    ("Chad's president thanked Norway for its help.", "SUPPORT happened", "Chad's president", "Norway"),
    ("Amnesty urged Qatar to release the jailed poet.", "REQUEST happened", "Amnesty", "Qatar"),
    ("Hungary drew criticism from Germany on Monday.", "ACCUSE happened", "Germany", "Hungary"),
    # economy and computers
    ("Inflation in Turkey slowed to 38 percent in May.", "TRADE happened", "", ""),
    ("Carmaker Volta will lay off 900 workers.", "TRADE planned", "Volta", "workers"),
    ("Norsk Olje shares fell 3 percent on Monday.", "TRADE happened", "", ""),
    ("Hackers broke into the servers of a bank.", "COERCE happened", "Hackers", "bank"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "told", "actors", "recipients"), NEWS)
def test_what_is_told(sentence: str, told: str, actors: str, recipients: str) -> None:
    kind, status = told.split()
    reading, found = claims(sentence)
    claim = next(c for c in found if c.type == kind)
    names = {e.id: e.name for e in reading.entities}
    assert claim.status == status
    assert ", ".join(names[p.entity] for p in claim.actors) == actors
    assert ", ".join(names[p.entity] for p in claim.recipients) == recipients


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister received a letter from a friend on Monday.",
        "The footage captures the moment.",
        "Norsk Fly demonstrated the plane to reporters in Oslo.",
        "The aide, who asked to remain anonymous, left.",
        "Sales are declining in Norway.",
        "The widget was released in May.",
        "Lund made several phone calls.",
    ],
)
def test_words_in_another_sense_tell_no_event(sentence: str) -> None:
    assert not [c for c in claims(sentence)[1] if c.type != "STATE"]


def test_nobody_did_it() -> None:
    assert all(c.status == "not_happened" for c in claims("Neither country signed the treaty on Monday.")[1])


def test_a_vow_is_a_promise_only_of_what_will_be() -> None:
    assert [c.type for c in claims("Lund vowed that his goal is peace.")[1]] in ([], ["STATE"])
    assert "AGREE" in [c.type for c in claims("Lund vowed that Norway will leave the union.")[1]]
