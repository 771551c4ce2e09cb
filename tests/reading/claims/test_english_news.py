"""Short English news over many topics: what each sentence tells, by whom, to whom, and how it stands."""

import pytest

from tests.reading.claims.test_english import claims

NEWS = [
    # war
    ("The village, shelled overnight by Danish artillery, has no power.", "ASSAULT happened", "Danish artillery",
     "village"),
    ("The two armies exchanged 60 prisoners at the border on Friday.", "RETREAT happened", "two armies", ""),
    ("Gunmen killed a mayor on Monday.", "ASSAULT happened", "Gunmen", "mayor"),
    ("Danish jets were bombing the port of Bergen.", "ASSAULT ongoing", "Danish jets", "Bergen"),
    # elections
    ("Berg won Sunday's presidential election with 54 percent of the vote.", "ELECT happened", "Berg", ""),
    ("Voters in Malta go to the polls on Saturday to choose a parliament.", "ELECT planned", "Voters in Malta", ""),
    # courts
    ("A judge threw out the lawsuit on Monday.", "LEGISLATE happened", "judge", ""),
    ("Former banker Olsen was found guilty of fraud on Thursday.", "SANCTION happened", "", "Olsen"),
    # protests
    ("Demonstrators clashed with police outside parliament.", "ASSAULT happened", "Demonstrators", "police"),
    # disasters
    ("Twelve schoolchildren were taken to hospital after eating spoiled fish.", "INCIDENT happened", "",
     "Twelve schoolchildren"),
    ("Thirty miners are feared dead after a shaft caved in.", "INCIDENT possible", "", "Thirty miners"),
    ("Two families were left homeless in Oslo.", "INCIDENT happened", "", "Two families"),
    ("Crews suppressed the fire by noon.", "AID happened", "Crews", ""),
    # crime
    ("A suspected arsonist handed himself in to police on Wednesday.", "CONCEDE happened",
     "suspected arsonist", "police"),
    ("Four men set the bus ablaze in Oslo.", "ASSAULT happened", "Four men", ""),
    # diplomacy
    ("Chad's president thanked Norway for its help.", "SUPPORT happened", "Chad's president", "Norway"),
    ("Amnesty urged Qatar to release the jailed poet.", "REQUEST happened", "Amnesty", "Qatar"),
    ("Hungary drew criticism from Germany on Monday.", "ACCUSE happened", "Germany", "Hungary"),
    # economy and computers
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


def test_who_receives_a_letter_is_not_received() -> None:
    assert not claims("The minister received a letter from a friend on Monday.")[1]
