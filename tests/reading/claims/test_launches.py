"""What is launched, and what is lost from sight: a rocket is a weapon, a satellite is not."""

import pytest

from letopis.intake import take_text
from letopis.reading.reader import read

HEADS = {"en": "News of the day.", "ru": "Новости дня из Норвегии.", "uk": "Новини дня з Норвегії."}


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        ("en", "Norway launched a ballistic missile on Friday.", "MOBILIZE"),
        ("en", "Norway launched a satellite on Friday.", "OTHER"),
        ("en", "Norway lost contact with a ferry on Friday.", "OTHER"),
        ("ru", "Норвегия запустила баллистическую ракету в пятницу.", "MOBILIZE"),
        ("ru", "Норвегия запустила спутник в пятницу.", "OTHER"),
        ("uk", "Норвегія запустила балістичну ракету у п'ятницю.", "MOBILIZE"),
        ("uk", "Норвегія запустила супутник у п'ятницю.", "OTHER"),
    ],
)
def test_what_is_launched_or_lost(language: str, sentence: str, kind: str) -> None:
    article = take_text(f"{HEADS[language]}\n\n{sentence}", language=language, published="2031-05-17").article
    assert [claim.type for claim in read(article).claims] == [kind]
