"""Which statements are one, what a bare mention resumes, and what did not happen beside what did."""

from dataclasses import replace

from letopis.linking import LinkedClaim, clash, cluster, likeness, threshold
from letopis.linking.uttered import uttered
from tests.linking.reports import EU, RUSSIA, TURKEY, USA, claim, party, vector

HOLM, GROSS = party("Мария Холм", "PL"), party("Анна Гросс", "PL")


def said(article: str, who: object, words: str, **more: object) -> LinkedClaim:
    told = claim(article, type="STATE", actors=[who], place=None, seed=words, **more)  # type: ignore[arg-type, list-item]
    return replace(told, persons=(HOLM.id, GROSS.id))


def one(a: LinkedClaim, b: LinkedClaim) -> bool:
    return likeness(a, b).score >= threshold(a, b)


def test_two_people_of_one_country_make_two_statements() -> None:
    assert one(said("a", HOLM, "gas"), said("b", HOLM, "gas"))
    assert likeness(said("a", HOLM, "gas"), said("b", GROSS, "gas")).cap == "speakers"
    assert one(
        said("a", HOLM, "gas"), replace(said("b", GROSS, "gas"), persons=(HOLM.id,))
    )  # Холм for her state


def test_one_person_says_many_things() -> None:
    assert likeness(said("a", HOLM, "gas"), said("b", HOLM, "ships")).cap == "said"
    denial = replace(said("a", HOLM, "gas"), claim=replace(said("a", HOLM, "gas").claim, type="DENY"))
    near = vector("gas") * 0.87 + vector("ships") * 0.49
    assert likeness(denial, replace(said("b", HOLM, "gas"), vector=near)).cap == "said"


def test_a_surname_spelt_in_two_ways_is_one_speaker() -> None:
    other = party("Мария Хольм", "PL")
    told = replace(said("b", other, "gas"), persons=(other.id,))
    assert one(said("a", HOLM, "gas"), told)


def test_what_did_not_happen_is_told_beside_what_did() -> None:
    crash = claim("a", type="INCIDENT", actors=[USA, EU, RUSSIA], seed="crash")
    near = vector("crash") * 0.87 + vector("rails") * 0.49
    no_derailment = replace(
        claim("b", type="INCIDENT", status="not_happened", actors=[USA, EU, RUSSIA]), vector=near
    )
    assert likeness(crash, no_derailment).cap == "not_so"
    denied = replace(no_derailment, claim=replace(no_derailment.claim, stance="denied"))
    assert likeness(crash, denied).cap == ""


def test_a_sea_of_no_country_lies_where_its_shores_do() -> None:
    sea = party("Тихое море")
    told = [claim("a", place=TURKEY), replace(claim("b", place=sea), precision="area")]
    assert len(cluster(told)) == 1


def test_words_of_no_date_were_said_in_the_weeks_before() -> None:
    def undated(article: str, published: str) -> LinkedClaim:
        return said(article, HOLM, "gas", time=f"{published}~", firm=False, published=published)

    assert one(undated("a", "2023-10-01"), undated("b", "2023-10-09"))
    assert likeness(undated("a", "2023-10-01"), undated("b", "2023-10-29")).cap == "time"


def test_one_sentence_read_in_two_ways_is_one() -> None:
    words = "Ночью заброшенный склад у порта Тарны сгорел вместе с лодками рыбаков."
    a = claim("a", type="ASSAULT", actors=[USA], recipients=[RUSSIA], quote=words)
    b = claim("b", type="ASSAULT", actors=[RUSSIA], recipients=[USA], quote=words)
    assert one(a, b)
    assert likeness(a, replace(b, quote=words + " Так сказали.")).cap == "reversed"


def test_statements_of_one_day_are_told_apart_by_their_words() -> None:
    def words(article: str, language: str, text: str, **more: object) -> LinkedClaim:
        return replace(said(article, HOLM, "gas", **more), language=language, uttered=uttered(text))

    first = words("a", "ru", "Газопровод достроят к зиме, несмотря на санкции")
    assert one(first, words("b", "uk", "Газопровід добудують до зими, незважаючи на санкції"))
    other = words("b", "ru", "Паромы пойдут в Тарну с первого мая")
    assert likeness(first, other).cap == "said"
    assert likeness(first, replace(other, article="a")).cap == "said"
    # Where no words can be compared, sentences that are nearly the same are one statement.
    assert one(first, words("b", "en", "The pipeline will be finished by winter"))


def test_what_nobody_dates_needs_the_same_words_though_both_articles_are_about_it() -> None:
    lead = {"headline": "gas", "time": "", "published": None}
    first = replace(said("a", HOLM, "gas", **lead), uttered=uttered("Газопровод достроят к зиме"))
    other = replace(said("b", HOLM, "gas", **lead), uttered=uttered("Паромы пойдут в Тарну"))
    assert likeness(first, other).cap == "said"
    assert one(first, replace(other, uttered=uttered("Достроят газопровод зимой")))


def test_what_nothing_dates_is_one_event_only_where_it_is_told_in_common_words() -> None:
    def strike(article: str, text: str, **more: object) -> LinkedClaim:
        told = claim(article, type="PROTEST", time="", published=None, **more)  # type: ignore[arg-type]
        return replace(told, uttered=uttered(text))

    first = strike("a", "Моряки парома бастуют в пятницу, рейсы в Тарну отменены")
    assert one(first, strike("b", "Рейсы в Тарну отменены: бастуют моряки"))
    other = strike("b", "Докеры объявили о стачке, порт закроют на сутки")
    assert likeness(first, other).cap == "anchor"
    # Two articles of which it is known when they came out are judged by their days.
    assert one(replace(first, published="2023-10-04"), replace(other, published="2023-10-04"))


def test_other_figures_are_another_happening_where_nothing_dates_it() -> None:
    def cancelled(article: str, text: str) -> LinkedClaim:
        told = claim(article, type="OTHER", time="", published=None)
        return replace(told, uttered=uttered(text))

    first = cancelled("a", "Паромная линия отменяет 250 рейсов из-за забастовки")
    assert one(first, cancelled("b", "Из-за забастовки паромная линия отменила около 250 рейсов"))
    assert (
        likeness(first, cancelled("b", "Паромная линия отменяет 600 рейсов из-за забастовки")).cap == "anchor"
    )


def test_what_goes_on_may_go_on_past_the_day_it_is_reported() -> None:
    now = claim("a", type="PROTEST", status="ongoing", time="2023-10-04~", firm=False)
    later = claim("b", type="PROTEST", status="planned", time="2023-10-12")
    assert not clash(now, later)
    assert clash(replace(now, claim=replace(now.claim, status="happened")), later)


def test_a_sentence_that_two_papers_print_word_for_word_is_one_though_nobody_is_named() -> None:
    words = "Женщину обвинили в поджоге склада, когда она вернулась с ярмарки в соседнюю деревню"

    def accused(article: str, text: str) -> LinkedClaim:
        told = claim(article, type="ACCUSE", actors=[], place=None, seed=text)
        return replace(told, uttered=uttered(text))

    assert one(accused("a", words), accused("b", words))
    assert not one(accused("a", words), accused("b", words + ", где её ждали"))


def test_what_did_not_happen_is_another_kind_of_deed_in_whatever_words() -> None:
    crash = claim("a", type="COOPERATE", actors=[USA, EU], seed="promise")
    refusal = claim("b", type="SUPPORT", status="not_happened", actors=[USA, EU], seed="promise")
    assert likeness(crash, refusal).cap == "not_so"


def test_what_is_told_as_done_on_a_day_ahead_was_decided_when_it_is_told() -> None:
    def off(article: str, time: str, firm: bool, status: str = "happened") -> LinkedClaim:
        return claim(
            article, type="OTHER", status=status, actors=[USA], time=time, firm=firm, published="2023-10-04",
        )  # fmt: skip

    ferries = off("a", "2023-10-20", True)
    assert ferries.span == "2023-10-04/2023-10-20"
    assert not clash(ferries, off("b", "2023-10-04~", False))
    assert clash(ferries, off("b", "2023-09-20", True))
    assert off("a", "2023-10-20", True, "planned").span == "2023-10-20"
