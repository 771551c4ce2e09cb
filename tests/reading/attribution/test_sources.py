"""Kinds, anonymity, base names, content spans and bylines."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letopis.reading.attribution import find_attributions
from letopis.reading.attribution.lexicon import outlets
from letopis.reading.attribution.quotes import Quotes, find_quotes
from letopis.reading.entities import Who
from letopis.records import Entity, Mention, Role, Source
from tests.reading.attribution.plain import plain

NOBODY = Who((), ())


def sources(text: str, language: str) -> dict[str, Source]:
    return {
        source.name: source
        for source in find_attributions(plain("Passage\n" + text, language), NOBODY).sources
    }


@pytest.mark.parametrize(
    ("language", "text", "name", "kind", "anonymity"),
    [
        ("ru", "Порт закроют, пишет «Маяк» со ссылкой на высокопоставленного чиновника.",
        "высокопоставленный чиновник", "people", "described"),
        ("ru", "Порт закроют, пишет «Маяк» со ссылкой на свои источники.", "свои источники",
        "people", "unnamed"),
        ("ru", "По данным Минэнерго, запасов хватит.", "Минэнерго", "organisation", "named"),
        ("ru", "СМИ сообщили, что порт закроют.", "СМИ", "outlet", "unnamed"),
        ("ru", "Согласно опросу центра «Барометр», доверие упало.", "опрос центра «Барометр»",
        "document", "named"),
        ("ru", "Об этом сообщает Рейтер.", "Reuters", "outlet", "named"),
        ("uk", "За словами експертів, ціни зростуть.", "експерти", "people", "described"),
        ("uk", "Про це пише Українська правда.", "Украинская правда", "outlet", "named"),
        ("uk", "Про це заявив голова ради Павло Рогов.", "голова ради Павло Рогов", "person", "named"),
        ("en", "Sources said that the port was sold.", "Sources", "people", "unnamed"),
        ("en", "Two senior officials said that the port was sold.", "Two senior officials",
        "people", "described"),
        ("en", "The port was sold, according to a report by Barometer.", "report by Barometer",
        "document", "named"),
    ],
)  # fmt: skip
def test_who_it_is(language: str, text: str, name: str, kind: str, anonymity: str) -> None:
    found = sources(text, language)
    assert name in found
    assert (found[name].kind, found[name].anonymity) == (kind, anonymity)


def content(text: str, language: str) -> list[tuple[list[str], bool]]:
    found = find_attributions(plain(text, language), NOBODY)
    return [
        ([text[a:b] for a, b in attribution.content], attribution.direct)
        for attribution in found.attributions
        if attribution.rule != "retold"
    ]


def test_content_of_a_clause() -> None:
    assert content("Passage\nРябов заявил, что дорога готова.", "ru") == [(["дорога готова"], False)]


def test_content_of_a_quotation_is_direct() -> None:
    assert content("Passage\n«Дорога готова, ждём машин», — сказал Рябов.", "ru") == [
        (["«Дорога готова, ждём машин»"], True)
    ]


def test_content_of_about_this_is_what_was_said_before() -> None:
    assert content("Passage\nДорога готова.\nОб этом заявил Рябов.", "ru") == [(["Дорога готова."], False)]


def test_content_of_an_aside_is_the_rest() -> None:
    assert content("Passage\nДорога готова, пишет «Маяк» со ссылкой на чиновника.", "ru") == [
        (["Дорога готова"], False)
    ]


def test_content_goes_on_in_the_next_quotation() -> None:
    text = "Passage\n«Дорога готова, ждём машин», — сказал Рябов. «Их мало, и это беда»."
    assert content(text, "ru") == [(["«Дорога готова, ждём машин»", "«Их мало, и это беда»."], True)]


def test_condition_of_anonymity_is_no_content() -> None:
    text = "Passage\nДорога готова, сказал чиновник на условиях анонимности."
    assert content(text, "ru") == [(["Дорога готова"], False)]


def test_byline_vouches_for_the_text() -> None:
    text = "Ferry late\nEASTON (Reuters) - The ferry was an hour late. Nobody was hurt."
    (attribution,) = find_attributions(plain(text, "en"), NOBODY).attributions
    assert attribution.rule == "byline"
    assert text[slice(*attribution.content[0])].strip() == "The ferry was an hour late. Nobody was hurt."


def test_byline_of_the_own_agency_is_no_relay() -> None:
    text = "Ferry late\nEASTON (Reuters) - The ferry was an hour late."
    assert find_attributions(plain(text, "en"), NOBODY, outlet="reuters.com").attributions == ()


def test_pronoun_is_the_last_one_who_spoke_of_its_gender() -> None:
    said = "Анна Зимина сказала, что средств нет. Олег Рябов возразил, что деньги есть."
    found = find_attributions(plain(f"Passage\n{said} Она отметила, что это ложь.", "ru"), NOBODY)
    named = {source.id: source.name for source in found.sources}
    roots = [named[attribution.chain[-1]] for attribution in found.attributions]
    assert roots == ["Анна Зимина", "Олег Рябов", "Анна Зимина"]


def test_outlets_are_known_in_any_case_and_by_domain() -> None:
    found = outlets().find(["Европейской", "правде"], 0)
    assert found is not None
    assert found[0].name == "Европейская правда"
    known = outlets().named("reuters.com")
    assert known is not None
    assert known.family == "reuters"


def test_quotations() -> None:
    text = 'Верфь «Волна» молчит. «Мы готовы, — сказал он. — Ждём». "We are ready," she said.'
    quotes = Quotes(text)
    assert [text[a:b] for a, b in find_quotes(text)] == [
        "«Волна»",
        "«Мы готовы, — сказал он. — Ждём»",
        '"We are ready,"',
    ]
    assert not quotes.is_speech(quotes.spans[0])
    assert quotes.is_speech(quotes.spans[1])


WORDS = st.sampled_from(
    ["заявил", "что", "со ссылкой на", "Рябов", "«", "»", '"', ",", ".", "—", "сообщает",
    "Reuters", "источник", "по словам",
     "он", "который", "в", "\n", "told", "said", "according to", "a", "(", ")", "1", "и",
     "об этом", "’", "''", "🦊"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40), st.sampled_from(["ru", "uk", "en"]))
def test_any_words_at_all(parts: list[str], language: str) -> None:
    text = " ".join(parts)
    found = find_attributions(plain(text, language), NOBODY)
    known = {source.id for source in found.sources}
    for source in found.sources:
        assert 0 <= source.start < source.end <= len(text)
    for attribution in found.attributions:
        assert attribution.chain
        assert set(attribution.chain) <= known
        assert all(0 <= a < b <= len(text) for a, b in attribution.content)


def test_a_long_sentence_takes_no_long_time() -> None:
    text = "Рябов заявил, что " + "источник в порту сообщил «агентству» со ссылкой на суд, " * 400
    started = time.perf_counter()
    find_attributions(plain(text, "ru"), NOBODY)
    assert time.perf_counter() - started < 30


@pytest.mark.parametrize(
    "text", ['"«“ ' * 5000, "Об этом заявил Рябов.\n" * 500, "«Да, мы готовы», — сказал он. " * 500]
)
def test_odd_texts_take_no_long_time(text: str) -> None:
    analysis = plain(text, "ru")
    started = time.perf_counter()
    find_attributions(analysis, NOBODY)
    assert time.perf_counter() - started < 20


def test_an_office_said_again_is_its_holder() -> None:
    text = "Дорога\nГубернатор Павел Лукин открыл мост. По словам политика, дорога готова."
    start = text.index("Павел")
    holder = Entity("e1", "person", "Павел Лукин", roles=(Role("губернатор"),))
    who = Who((Mention("m1", start, start + len("Павел Лукин"), "person", "Павел Лукин", "e1"),), (holder,))
    found = find_attributions(plain(text, "ru"), who)
    assert [(s.name, s.anonymity, s.entity) for s in found.sources] == [("Павел Лукин", "named", "e1")]


def test_what_is_known_of_the_unnamed() -> None:
    text = "Talks\nTwo EU diplomats said that the talks had failed."
    start = text.index("EU")
    union = Entity("e1", "organisation", "European Union", country="EU")
    who = Who((Mention("m1", start, start + 2, "organisation", "EU", "e1"),), (union,))
    (source,) = find_attributions(plain(text, "en"), who).sources
    assert (source.anonymity, source.role, source.of, source.side) == ("described", "diplomat", "e1", "EU")


def test_words_with_nobody_named_have_an_empty_chain() -> None:
    found = find_attributions(plain("Порт\nРанее сообщалось, что паром сел на мель.", "ru"), Who((), ()))
    assert [(a.rule, a.chain) for a in found.attributions] == [("unsourced", ())]


def test_what_is_noted_goes_on_from_who_was_cited() -> None:
    text = "Порт\nПорт закрыт, говорится в заявлении мэрии. Отмечается, что рейсы отменены."
    first, second = find_attributions(plain(text, "ru"), Who((), ())).attributions
    assert second.rule == "goes-on"
    assert second.chain == first.chain


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("'The ferry is late,' she said.", ["'The ferry is late,'"]),
        ("'The officials' plan has failed,' she said.", ["'The officials' plan has failed,'"]),
        ("‘The ferry is late,’ she said.", ["‘The ferry is late,’"]),
        ("The captains' ferries and the sailors' boats waited.", []),
        ("It wasn't late, and the '90s were over.", []),
        ("Об'єкт закрито, п'ять об'єктів працюють.", []),
    ],
)
def test_single_marks_quote_and_apostrophes_do_not(text: str, spans: list[str]) -> None:
    assert [text[a:b] for a, b in find_quotes(text)] == spans


def test_the_authors_words_inside_of_a_quotation_are_no_part_of_it() -> None:
    text = "Порт\n«Порт пока закрыт, – сказал капитан Зотов. – Паромы ждут до утра»."
    assert content(text, "ru") == [(["«Порт пока закрыт,", "– Паромы ждут до утра»."], True)]


def test_a_name_gets_the_mark_that_it_lacks() -> None:
    text = 'Порт\nОб этом сообщил телеканал "Маяк-ти-ви со ссылкой на мэра.'
    names = [s.name for s in find_attributions(plain(text, "ru"), NOBODY).sources]
    assert all(name.count('"') % 2 == 0 for name in names)


def test_a_firm_is_no_ministry() -> None:
    text = "Дорога\nВ Минтрансе заявили, что дорога готова. В компании отметили, что асфальта мало."
    start = text.index("Минтрансе")
    office = Entity("e1", "organisation", "Минтранс", sector="government")
    who = Who((Mention("m1", start, start + len("Минтрансе"), "organisation", "Минтранс", "e1"),), (office,))
    found = find_attributions(plain(text, "ru"), who)
    assert [s.name for s in found.sources] == ["Минтранс", "компания"]
