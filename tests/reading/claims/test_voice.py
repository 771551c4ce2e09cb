"""On whose word an event is, in articles read whole."""

import pytest

from letopis.intake import take_text
from letopis.reading.reader import read

pytestmark = pytest.mark.slow


def told(text: str, language: str) -> list[tuple[str, str, list[list[str]]]]:
    """Type, word and chains of each claim."""
    article = take_text("Заголовок\n\n" + text, language=language, clean=True).article
    reading = read(article)
    names = {source.id: source.name for source in reading.sources}
    chains = {a.id: [names[id] for id in a.chain] for a in reading.attributions}
    return [
        (c.type, article.text[slice(*c.evidences[0].trigger)], [chains[a] for a in c.attributions])
        for c in reading.claims
    ]


def test_what_somebody_only_mentions_is_not_on_his_word() -> None:
    text = "Министр транспорта Олег Рябов заявил, что после забастовки докеров порт Бергена потребует компенсацию."
    strikes = [chains for kind, _, chains in told(text, "ru") if kind == "PROTEST"]
    assert strikes in ([], [[]])


def test_what_a_relative_clause_adds_is_not_the_speakers_unless_he_is_quoted() -> None:
    text = "Паром «Норд», который в мае захватили пираты, вышел из порта, заявил министр Олег Рябов."
    seized = [chains for kind, _, chains in told(text, "ru") if kind == "COERCE"]
    assert seized in ([], [[]])


def test_the_paper_that_hands_words_on_makes_no_statement_of_the_speaker() -> None:
    text = "Але, як вказує газета «Маяк», уряд Норвегії заявляє, що не отримав від Чилі гарантій."
    assert "вказує" not in [word for _, word, _ in told(text, "uk")]


@pytest.mark.parametrize(
    "text",
    [
        "Neither company made any statement about the delay.",
        "Captain Ann Reed did not say when the ferry would sail.",
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    assert "STATE" not in [kind for kind, *_ in told(text, "en")]
