"""The day of a claim, read from whole sentences: its own words', carried over, about the report's, or none."""

import pytest

from letopis.intake import take_text
from letopis.reading.reader import read

PUBLISHED = "2031-05-16"  # a Friday
HEADS = {"en": "What happened in the north.", "ru": "Что было на севере.", "uk": "Що було на півночі."}
FILLER = {"en": "It is cold there. " * 5, "ru": "Там холодно. " * 5, "uk": "Там холодно. " * 5}


def days(language: str, text: str, published: str | None = PUBLISHED) -> dict[str, str]:
    """The time of every claim by the words that tell of it, far down in an article."""
    whole = f"{HEADS[language]}\n\n{FILLER[language]}\n\n{text}"
    article = take_text(whole, language=language, clean=True, published=published).article
    return {
        article.text[slice(*evidence.trigger)]: claim.time.edtf if claim.time else ""
        for claim in read(article).claims
        for evidence in claim.evidences
    }


@pytest.mark.parametrize(
    ("language", "text", "words", "day"),
    [
        # A day stands by one verb and not by its neighbour behind a comma or a conjunction.
        ("en", "A gunman opened fire in Bergen in May 2014 and killed 49 people.", "opened fire", "2014-05"),
        ("en", "A gunman opened fire in Bergen in May 2014 and killed 49 people.", "killed", "2014-05"),
        ("en", "The gunman opens fire in a club in Bergen on June 12 last year.", "opens fire", "2030-06-12"),
        # A day right after the verb of an aside is the aside's: who said so on Friday had it from earlier days.
        ("uk", "Вибух на складі в Бергені стався 3 травня, повідомило у четвер міністерство.", "Вибух", "2031-05-03"),
        # How long a siege has lasted is not when it is to be ended.
        ("en", "Denmark may end its nine-month blockade of Bergen.", "end its nine-month blockade", ""),
        # What comes with a dated happening is of its day.
        ("en", "In November 2009, a gunman attacked a base in Norway, killing 13 people.", "killing", "2009-11"),
        # A fresh report tells of its own days, in the past tense.
        ("en", "Police in Bergen arrested two men.", "arrested", "2031-05-16~"),
        # What has been done by some at some time is not of today, nor is what had been done.
        ("en", "Norway has been criticised by some governments.", "criticised", ""),
        ("en", "Norwegian envoys had met Danish officials in Oslo.", "met", ""),
        ("en", "Norway previously threatened Denmark with war.", "threatened", ""),
        ("en", "The move comes two years after gunmen killed 12 soldiers in Bergen.", "killed", ""),
        ("ru", "Норвегия ранее помогла организовать встречу министров в Осло.", "встречу", ""),
        # What is joined to an older happening is not of today.
        ("en", "Norway tested missiles and attacked Denmark in May 2014.", "tested missiles", ""),
        ("ru", "12 июня прошлого года полиция задержала в Осло двух мужчин.", "задержала", "2030-06-12"),
        ("ru", "Полиция Осло задержала двух мужчин.", "задержала", "2031-05-16~"),
        ("ru", "Норвегия ранее обвиняла Данию в шпионаже.", "обвиняла", ""),
        ("uk", "Поліція Осло затримала двох чоловіків.", "затримала", "2031-05-16~"),
        ("uk", "Норвегія неодноразово звинувачувала Данію у шпигунстві.", "звинувачувала", ""),
        # The day of what a court decided is not that of whoever learned of it.
        ("uk", "Ще 22 квітня Норвегія дізналася, що поліція 18 квітня затримала двох.", "затримала", "2031-04-18"),
        # How long somebody has been in office dates nothing that he is asked for.
        ("ru", "Дания требует отставки Берга, который правит флотом с 1994 года.", "требует", "2031-05-16~"),
        # A year since which something lasts is the year of what began it.
        ("ru", "Он сидит в тюрьме с 2010 года, когда его приговорили к смертной казни.", "приговорили", "2010"),
        # What a sentence set in the past tells besides is of that past; what follows it in the paragraph is about it.
        ("en", "Berg moved to Oslo in May 2014 and killed two men.", "killed", "2014-05"),
        ("ru", "В 2017 году Норвегия повысила цены, что и стало причиной протестов рыбаков.", "протестов", "2017"),
        ("ru", "Завод закрылся 10 декабря 2029 года. Полиция задержала двоих.", "задержала", "2029-12-10~"),
        ("uk", "Це сталося в червні 2029 року. Поліція затримала двох.", "затримала", "2029-06~"),
        # Who speaks after a memory speaks now, unless the next words say otherwise.
        ("en", "The port burned down in May 2014. Berg said Denmark was to blame.", "said", "2031-05-16~"),
    ],
)  # fmt: skip
def test_day(language: str, text: str, words: str, day: str) -> None:
    assert days(language, text)[words] == day


def test_who_acted_on_a_day_went_on_that_day() -> None:
    found = days("en", "Berg met Danish envoys in Oslo on Tuesday. Berg accused Denmark of spying.")
    assert found == {"met": "2031-05-13", "accused": "2031-05-13"}


def test_the_day_that_a_report_opens_with_is_that_of_its_news() -> None:
    text = "Fire in Bergen\n\nA port burned down in Bergen on Wednesday.\n\nPolice in Oslo arrested two men."
    article = take_text(text, language="en", clean=True, published=PUBLISHED).article
    times = {c.type: c.time.edtf for c in read(article).claims if c.time}
    assert times["COERCE"] == "2031-05-14~"


def test_the_day_of_a_dateline_is_nobody_s() -> None:
    found = days("en", "OSLO, May 16 (Havn) - The shelter is for women who were assaulted in Bergen.")
    assert "2031-05-16" not in found.values()


def test_without_a_published_day_nothing_is_of_today() -> None:
    assert days("en", "Police in Bergen arrested two men.", None)["arrested"] == ""
