"""What a denial denies where it names no happening itself."""

from dataclasses import replace

from letopis.linking import LinkedClaim
from letopis.linking.denied import denied
from tests.linking.reports import EU, RUSSIA, USA, claim

ARREST = "Суд в Тарне арестовал акции порта, принадлежащие «Норвинду»."


def told(local: str, quote: str, said: str = "", start: int = 0, **more: object) -> LinkedClaim:
    made = claim("a", local=local, quote=quote, **more)  # type: ignore[arg-type]
    return replace(made, said=said, quote_span=(start, start + len(quote)))


def test_a_denial_is_of_what_it_says_in_other_words() -> None:
    arrest = told("c1", ARREST, type="SANCTION", actors=[EU])
    meeting = told("c2", "Послы встретились в Стамбуле.", start=70)
    said = "информация об аресте судом в Тарне акций порта не соответствует действительности"
    denial = told("c3", f"В «Норвинде» заявили, что {said}.", said, 120, type="DENY", actors=[RUSSIA])
    assert denied([arrest, meeting, denial]) == {denial.id: arrest.id}
    assert denied([arrest, meeting, replace(denial, about=(meeting.id,))]) == {}
    assert denied([meeting, denial]) == {}
    # Nobody denies what he says himself.
    assert (
        denied([replace(arrest, claim=replace(arrest.claim, type="STATE"), actors=(RUSSIA,)), denial]) == {}
    )


def test_who_denies_accusations_denies_those_made_before_of_him() -> None:
    accusation = told(
        "c1", "США обвинили Россию в краже чертежей.", type="ACCUSE", actors=[USA], recipients=[RUSSIA]
    )
    denial = told("c2", "Москва обвинения отрицает.", "", 50, type="DENY", actors=[RUSSIA])
    assert denied([accusation, denial]) == {denial.id: accusation.id}
    assert denied([replace(accusation, recipients=(EU,)), denial]) == {}
    # A conviction is not what is denied by who denies his guilt.
    assert denied([replace(accusation, claim=replace(accusation.claim, type="SANCTION")), denial]) == {}
