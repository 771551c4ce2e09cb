"""Quotations word by word: source, cue and content, and how they are told."""

import pytest

from letopis.reading.analysis import analyse
from letopis.reading.attribution import find_attributions
from letopis.reading.entities import Who, find_entities
from tests.reading.attribution.plain import plain

Told = tuple[str, str, str, str]


def quoted(text: str, language: str) -> list[Told]:
    """Source, cue, content and manner of each quotation, without a parse."""
    return told(text, find_attributions(plain(text, language), Who((), ())))


def told(text: str, words: object) -> list[Told]:
    join = lambda spans: " … ".join(text[a:b] for a, b in spans)  # noqa: E731
    return [(join(q.source), join(q.cue), join(q.content), q.manner) for q in words.quotations]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            "Заголовок\nСемён Котов заявил в пятницу, что верфь продана.",
            ("Семён Котов", "заявил", "что верфь продана", "indirect"),
        ),
        (
            "ru",
            "Заголовок\nОб этом сообщает «Маяк» со ссылкой на источники в порту.",
            ("«Маяк» … источники в порту", "сообщает … со ссылкой на", "Заголовок", "indirect"),
        ),
        (
            "uk",
            "Заголовок\n«Верф не продано», — сказав Семен Котик.",
            ("Семен Котик", "сказав", "«Верф не продано»", "direct"),
        ),
        (
            "uk",
            "Заголовок\nУ заяві компанії йдеться, що рейси «відновлять до ранку».",
            ("компанії", "У заяві компанії йдеться", "що рейси «відновлять до ранку»", "mixed"),
        ),
        (
            "en",
            "Headline\nMr. Reed has repeatedly said on Friday that the yard was sold.",
            ("Mr. Reed", "has repeatedly said", "that the yard was sold", "indirect"),
        ),
        (
            "ru",
            "Заголовок\nСообщалось, что паром сел на мель.",
            ("", "Сообщалось", "что паром сел на мель", "indirect"),
        ),
    ],
)
def test_source_cue_and_content(language: str, text: str, expected: Told) -> None:
    assert quoted(text, language) == [expected]


def test_one_content_ends_where_the_next_begins() -> None:
    text = "Заголовок\nКотов сказал, что верфь продана, но Лукин заявил, что сделки не было."
    assert [content for _, _, content, _ in quoted(text, "ru")] == ["что верфь продана", "что сделки не было"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor called for a ban on night flights.",
            ("The mayor", "called for", "a ban on night flights", "view"),
        ),
        (
            "Many residents are worried about the noise.",
            ("Many residents", "are worried about", "the noise", "view"),
        ),
        (
            "The port was accused of wasting water.",
            ("", "was accused of", "wasting water", "view"),
        ),
        (
            "The mayor spoke to a club in Easton.",
            None,
        ),
        (
            "“It is over,” said Ann Reed, a lawyer for the union.",
            ("Ann Reed, a lawyer for the union", "said", "“It is over,”", "direct"),
        ),
    ],
)
def test_views_make_no_chain_and_sources_are_whole(text: str, expected: Told | None) -> None:
    text = "Headline\n" + text
    analysis = analyse(text, "en")
    words = find_attributions(analysis, find_entities(analysis))
    assert told(text, words) == ([expected] if expected else [])
    assert len(words.attributions) == (expected is not None and expected[3] != "view")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police announced the arrest of a man and said a curfew would continue.",
            ["the arrest of a man", "a curfew would continue"],
        ),
        (
            "Demonstrators said they wanted justice, but pledged to remain calm.",
            ["they wanted justice", "to remain calm"],
        ),
        ("Bemoaning the fee, Ann Reed said the port was late.", ["the fee", "the port was late"]),
    ],
)
def test_content_ends_where_its_speaker_goes_on_to_something_else(text: str, expected: list[str]) -> None:
    text = "Headline\n" + text
    analysis = analyse(text, "en")
    assert [
        content for _, _, content, _ in told(text, find_attributions(analysis, find_entities(analysis)))
    ] == expected


@pytest.mark.slow
def test_who_tells_what_he_thinks_is_one_speaker() -> None:
    """Not the one who spoke before: his hope would have a wrong root."""
    text = "Headline\nPaul Lowe said the fee is high. John Reed said he hopes the tunnel will open."
    analysis = analyse(text, "en")
    words = find_attributions(analysis, find_entities(analysis))
    names = {source.id: source.name for source in words.sources}
    assert [[names[id] for id in a.chain] for a in words.attributions] == [["Paul Lowe"], ["John Reed"]]
    assert told(text, words)[1] == ("John Reed", "said", "he hopes the tunnel will open", "indirect")


def test_a_mark_that_closes_nothing_makes_no_quotation_of_what_stands_before_it() -> None:
    text = "Заголовок\nКотов сказал, что «порт закрыт». Уровень «от низкого до высокого». Нет». Мэр заявил, что ждёт."
    assert [source for source, *_ in quoted(text, "ru")] == ["Котов", "Мэр"]


def test_a_quotation_that_another_closes_is_not_of_whoever_spoke_before() -> None:
    text = (
        "Заголовок\nПолиция сообщила, что паром ждёт.\n"
        "«Мы не выходили в море с самого утра. Ветер был слишком сильный», — сказал капитан Зотов."
    )
    contents = [content for _, _, content, _ in quoted(text, "ru")]
    assert contents == ["что паром ждёт", "«Мы не выходили в море с самого утра. Ветер был слишком сильный»"]
