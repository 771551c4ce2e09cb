"""Figures of an event: how many were killed, wounded, held, and how much money; with the bounds the words
give."""

import re
from collections.abc import Iterator

from letopis.reading.analysis import Sentence
from letopis.records import Quantity

_NUMBER = r"\d{1,3}(?:[  ,]\d{3})+|\d+(?:[.,]\d+)?"
_SCALE = {
    "тыс": 1e3, "тис": 1e3, "thousand": 1e3, "млн": 1e6, "миллион": 1e6, "мільйон": 1e6, "million": 1e6,
    "mln": 1e6,
    "млрд": 1e9, "миллиард": 1e9, "мільярд": 1e9, "billion": 1e9, "bn": 1e9, "трлн": 1e12, "trillion": 1e12,
}  # fmt: skip
_WORDS = {
    "один": 1, "одна": 1, "одного": 1, "два": 2, "две": 2, "двое": 2, "двух": 2, "три": 3, "трое": 3,
    "трех": 3, "четыре": 4,
    "четверо": 4, "пять": 5, "пятеро": 5, "шесть": 6, "шестеро": 6, "семь": 7, "восемь": 8, "девять": 9,
    "десять": 10,
    "дві": 2, "двоє": 2, "двох": 2, "троє": 3, "трьох": 3, "чотири": 4, "п'ять": 5, "п'ятеро": 5, "шість": 6,
    "сім": 7, "вісім": 8, "дев'ять": 9, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9, "десяти": 10, "п'яти": 5, "дев'яти": 9,
    "чотирьох": 4, "двенадцать": 12, "дванадцять": 12, "десятеро": 10,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12,
}  # fmt: skip
_LEAST = (
    r"более|больше|свыше|не\s+менее|как\s+минимум|по\s+меньшей\s+мере|понад|більше|більш\s+ніж|щонайменше"
    r"|не\s+менше|at\s+least|more\s+than|over"
)
_MOST = r"до|менее|не\s+более|менше|не\s+більше|up\s+to|fewer\s+than|less\s+than|at\s+most"
_SOME = r"около|примерно|порядка|почти|близько|приблизно|майже|about|around|some|nearly|almost|roughly"
_FIGURE = re.compile(
    rf"(?:\b(?P<least>{_LEAST})\s+|\b(?P<most>{_MOST})\s+|\b(?P<some>{_SOME})\s+)?"
    rf"(?P<sign>[$€£]\s?)?(?P<number>{_NUMBER}|\b(?:{'|'.join(sorted(_WORDS))})\b)"
    rf"(?:\s(?P<scale>{'|'.join(_SCALE)})[а-яіa-z]{{0,4}}\.?)?"
    r"(?P<tail>(?:\s[\w’'-]+){0,2})",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"доллар|долар|долл|дол\b|евро|євро|рубл|гривен|гривн|грн|dollar|euro|pound|yuan|юан", re.IGNORECASE
)
_WHAT = (  # what is counted, by the words around the figure
    ("killed", r"погиб|убит|загин|вбит|жертв|умер|скончал|помер|killed|dead|died|deaths?|fatalit|victims"),
    ("wounded", r"ранен|ранил|поранен|пострадав|постражда|травм|injured|wounded|hurt"),
    ("detained", r"задержа|арестован|затрима|заарештов|arrested|detained"),
    ("evacuated", r"эвакуир|евакуй|evacuated"),
    ("participants", r"митинг|протест|мітинг|вышли|вийшл|protesters|demonstrators|marched"),
)
_NEAR = 45  # characters around a figure in which the counted thing is looked for
_LIMIT = 2_000  # a longer sentence is a table


def find_quantities(sentence: Sentence) -> list[Quantity]:
    """The figures of a sentence that say what they count. Bounds are closed; None is open."""
    if len(sentence.text) > _LIMIT:
        return []
    return list(_figures(sentence))


def counts_people(word: str) -> bool:
    """Whether a word says that people came to harm, and no more: «погибли», "injured", «поранено»."""
    return any(
        re.match(pattern, word, re.IGNORECASE) for what, pattern in _WHAT if what in ("killed", "wounded")
    )


def _figures(sentence: Sentence) -> Iterator[Quantity]:
    text = sentence.text
    for match in _FIGURE.finditer(text):
        value = _value(match["number"])
        if value is None:
            continue
        value *= _SCALE.get((match["scale"] or "").lower(), 1.0)
        money = bool(match["sign"]) or bool(_MONEY.search(match["tail"] or ""))
        end = match.end("scale") if match["scale"] else match.end("number")
        what, unit = ("money", _unit(match)) if money else (_counted(text, match.start(), end), "people")
        if not what:
            continue
        low, high = (value, None) if match["least"] else (None, value) if match["most"] else (value, value)
        yield Quantity(
            what, low, high, unit, (sentence.start + match.start(), sentence.start + match.end("number"))
        )


def _value(words: str) -> float | None:
    lower = words.lower()
    if lower in _WORDS:
        return float(_WORDS[lower])
    if re.fullmatch(r"\d{1,3}(?:[  ,]\d{3})+", words):
        return float(re.sub(r"[  ,]", "", words))
    try:
        return float(words.replace(",", "."))
    except ValueError:
        return None


def _unit(match: re.Match[str]) -> str:
    around = (match["sign"] or "") + (match["tail"] or "").lower()
    for unit, signs in (
        ("USD", ("$", "долл", "дол", "dollar")), ("EUR", ("€", "евро", "євро", "euro")),
        ("GBP", ("£", "фунт", "pound")),
        ("RUB", ("руб",)), ("UAH", ("грив", "грн")), ("CNY", ("юан", "yuan")),
    ):  # fmt: skip
        if any(sign in around for sign in signs):
            return unit
    return ""


def _counted(text: str, start: int, end: int) -> str:
    """What a bare figure counts: the nearest word of the list, after it sooner than before it."""
    after, before = text[end : end + _NEAR].lower(), text[max(0, start - _NEAR) : start].lower()
    after = re.split(r"\d", after, maxsplit=1)[0]  # what follows another figure is counted by that one
    found: list[tuple[int, str]] = []
    for what, pattern in _WHAT:
        if match := re.search(pattern, after):
            found.append((match.start(), what))
        found += [(len(before) - match.end() + 5, what) for match in re.finditer(pattern, before)]
    return min(found)[1] if found else ""
