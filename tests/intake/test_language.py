"""The language of a text, out of a closed set."""

import pytest

from letopis.intake.language import guess


@pytest.mark.parametrize(
    ("text", "language"),
    [("Пожар на складе потушен", "ru"),
     ("Встреча прошла в Праге", "ru"),
     ("Пожежу загашено", "uk"),
     ("У Прикладську відкрили новий міст через річку.", "uk"),
     ("A new bridge was opened in Sampleton on Wednesday.", "en"),
     ("Сёння ў горадзе адкрылі новы мост праз раку, паведамілі ў мэрыі.", "be"),
     ("Новият мост над реката беше открит в сряда, съобщиха от общината.", "bg"),
     ("W środę otwarto nowy most na rzece, poinformował urząd miasta.", "pl"),
     ("Am Mittwoch wurde in der Stadt eine neue Brücke eröffnet.", "de")],
)  # fmt: skip
def test_guess(text: str, language: str) -> None:
    assert guess(text) == language
