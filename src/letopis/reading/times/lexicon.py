"""The words of time of one language, from knowledge/<language>/times.yaml, as look-ups over word tokens.

A pattern is one or more words; each is `stem` or `stem|ending,ending` (`@name` stands for a named set of
endings). The file maps a category to values to patterns; the grammar knows categories and values only.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

from letopis.errors import KnowledgeError
from letopis.knowledge import load
from letopis.reading.times import holidays

Span = tuple[int, int]

# What each category says, and what its values are.
CATEGORIES = {
    "month": "1…12",
    "month_weak": "1…12: only beside a number or after one of the words in `in`, `shift`",
    "weekday": "1…7",
    "weekday_weak": "1…7: only beside a date",
    "unit": "hour day week month quarter half year decade century weekend",
    "number": "its value",
    "article": "a number that mostly counts nothing",
    "few": "a vague count, taken as its value",
    "ordinal": "its value, -1 for the last",
    "day": "days from today; `said` for the day just named, `eve` for the one before it",
    "shift": "periods from this one; `same` for the one just named, `told` for the one after it",
    "period": "count and unit in one word",
    "long": "unit of an adjective that follows a figure (9-месячный)",
    "part": "early mid late first_half second_half",
    "season": "21…24",
    "daypart": "am pm night",
    "noon": "hour",
    "holiday": "a rule of holidays.py",
    "holiday_weak": "the same, only with a capital",
    "tonight": "this day, in the evening",
    "minutes": "minutes past or to an hour",
    "past_hour": "after minutes",
    "to_hour": "after minutes",
    "years": "years from this one, in one word",
    "genitive": "may stand between a day and its month",
    "past": "tells of what has been",
    "by": "the latest hour",
    "quarter_mark": "before the figure of a quarter",
    "of": "of a document's day; with a beginning a start",
    "towards": "what is set for a day follows",
    "plural": "a unit or a shift in the plural",
    "paucal": "a unit as it follows two, three, four",
    "instrumental": "a month that is compared with, not begun from",
    "zone": "offset from UTC, a name of the zone database, or local",
    "in": "says when",
    "from": "a start",
    "since": "a start without an end",
    "until": "an end",
    "before": "an end",
    "after": "a start",
    "between": "two ends follow",
    "to": "joins two ends",
    "and": "joins a list",
    "link": "may stand inside an expression",
    "ago": "counts back",
    "ahead": "counts on, before its number",
    "hence": "counts on, after its number",
    "later": "counts on from the time just named",
    "earlier": "counts back from the time just named",
    "within": "a period follows: `around` now, `bare` for any",
    "yearmark": "after a year",
    "era": "after a year: 1 of the common era, -1 before it",
    "nearest": "of days of one kind that which lies least far from a time",
    "after_next": "after a weekday, a month: the one behind the next",
    "part_of": "a part and the unit it is of, in one word",
    "published": "stands beside the article's own date and its hour",
    "game": "a sentence with such a word tells of a match, whose quarters are no quarters of a year",
    "at": "before a bare hour",
    "hour_mark": "glued to the figure of an hour",
    "zero": "said for the nought of ten oh five",
    "meridiem_short": "am pm, glued to a figure",
    "more": "may stand between a number and its unit",
    "so_long": "before how long a thing lasts",
    "starts": "before the day that a length is counted from",
    "but": "joins two ends, one of them an end to come",
    "and_a_half": "after a number",
    "thousand": "between the numbers of a year said in words",
    "weekdays": "1…7, in a plural that names no day by itself",
    "now": "this moment, where nothing else is said",
    "ordinal_end": "after a figure",
    "decade_end": "after a figure",
    "oclock": "after an hour",
    "meridiem": "am pm",
    "about": "puts in doubt",
    "every": "what follows recurs",
    "future": "tells of what is to come",
    "lasted": "count and unit of an adjective",
    "lasting": "what a period can be said of",
    "counted": "what is counted, not dated",
    "first_time": "looks back over the period that follows",
    "before_year": "may stand before a bare year",
    "before_year_weak": "may stand before a bare year of our time that a plain word follows",
    "numbered": "its figure is a number, not a time",
}
_WORD = re.compile(r"\d+|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|[^\w\s]|_")
LONGEST_TEXT = 4  # digits of a figure that can be part of a date


@dataclass(slots=True)
class Token:
    """A word, a figure or a sign: its place, its lower-case form, what the lexicon says of it."""

    start: int
    end: int
    text: str
    figure: int | None
    tags: dict[str, Any] = field(default_factory=dict)
    glued: bool = False  # no space before it


@dataclass(frozen=True)
class Lexicon:
    """The look-ups of one language. `order` is the order of a date in figures, dmy or mdy; `next_week` says
    whether «next Friday» is that of the next week and not simply the nearest to come; `past_ending` is
    how past verbs end where no dictionary of forms is at hand, `future_endings` how perfective verbs of the
    future end that the dictionary takes for infinitives."""

    language: str
    order: str
    next_week: bool
    past_ending: str
    future_endings: tuple[str, ...]
    words: Mapping[str, Mapping[str, Any]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str, Any], ...]]

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """The tokens of text[start:end]; the words of a known phrase come as one token."""
        plain = [_token(match) for match in _WORD.finditer(text, start, end)]
        merged: list[Token] = []
        i = 0
        while i < len(plain):
            token = plain[i]
            length, tags = self._phrase_at(plain, i)
            if length > 1:
                last = plain[i + length - 1]
                token = Token(token.start, last.end, text[token.start : last.end], None, tags)
            else:
                token.tags.update(self.words.get(_fold(token.text), {}))
            token.glued = bool(merged) and merged[-1].end == token.start
            merged.append(token)
            i += length
        return merged

    def _phrase_at(self, plain: list[Token], i: int) -> tuple[int, dict[str, Any]]:
        best, tags = 1, dict[str, Any]()
        for words, category, value in self.phrases.get(_fold(plain[i].text), ()):
            if len(words) >= best and tuple(_fold(t.text) for t in plain[i : i + len(words)]) == words:
                if len(words) > best:
                    best, tags = len(words), {}
                tags[category] = value
        return best, tags


def _token(match: re.Match[str]) -> Token:
    text = match.group()
    figure = int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_TEXT else None
    return Token(match.start(), match.end(), text, figure)


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language. Raises KnowledgeError naming the entry that is wrong."""
    known = load("times", language)
    if not isinstance(known, Mapping):
        raise KnowledgeError(f"{language}/times.yaml: not a mapping")
    endings = {name: str(ends).split(",") for name, ends in known.get("endings", {}).items()}
    words: dict[str, dict[str, Any]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
    for category, value, pattern in _entries(language, known):
        for form in _forms(pattern, endings, f"{language}/times.yaml: {category}: {pattern}"):
            if len(form) == 1:
                words.setdefault(form[0], {}).setdefault(category, value)
            else:
                phrases.setdefault(form[0], []).append((form, category, value))
    order, next_week = str(known.get("order", "dmy")), known.get("next_weekday") == "next_week"
    return Lexicon(
        language,
        order,
        next_week,
        str(known.get("past_ending", "")),
        tuple(filter(None, str(known.get("future_ending", "")).split(","))),
        words,
        {k: tuple(v) for k, v in phrases.items()},
    )


def _entries(language: str, known: Mapping[str, Any]) -> Iterator[tuple[str, Any, str]]:
    for category, values in known.get("words", {}).items():
        if category not in CATEGORIES:
            raise KnowledgeError(
                f"{language}/times.yaml: no category {category!r}",
                f"One of: {', '.join(sorted(CATEGORIES))}.",
            )
        pairs = values.items() if isinstance(values, Mapping) else [(True, values)]
        for value, patterns in pairs:
            if not isinstance(patterns, list):
                raise KnowledgeError(f"{language}/times.yaml: {category}: {value}: not a list of patterns")
            for pattern in patterns:
                try:
                    yield category, _value(category, value), str(pattern)
                except ValueError:
                    where = f"{language}/times.yaml: {category}: {value}"
                    raise KnowledgeError(f"{where}: no such rule", "See reading/times/holidays.py.") from None
    compounds = known.get("compounds", {})
    for (prefix, count), (unit, stems) in product(
        compounds.get("counts", {}).items(), compounds.get("units", {}).items()
    ):
        for stem in stems:
            yield "lasted", (float(count), unit), f"{prefix}{stem}"
    for unit, stems in compounds.get("units", {}).items():
        for stem in stems:
            yield "long", unit, str(stem)


def _value(category: str, value: Any) -> Any:
    if category == "period":
        count, _, unit = str(value).partition(" ")
        return float(count), unit
    if category.startswith("holiday"):
        holidays.days_of(str(value), 2024)  # raises ValueError for a rule that is none
    if category == "part_of":
        part, _, unit = str(value).partition(" ")
        return part, unit
    return value


def _forms(pattern: str, endings: Mapping[str, list[str]], where: str) -> Iterator[tuple[str, ...]]:
    """Every form of a pattern, as the tuple of its tokens."""
    options: list[list[str]] = []
    for word in pattern.split():
        stem, bar, ends = word.partition("|")
        chosen: list[str] = []
        for end in ends.split(",") if bar else [""]:
            if end.startswith("@") and end[1:] not in endings:
                raise KnowledgeError(f"{where}: no set of endings {end!r}")
            chosen.extend(endings[end[1:]] if end.startswith("@") else [end])
        options.append([stem + end for end in chosen])
    for choice in product(*options):
        yield tuple(_fold(match.group()) for match in _WORD.finditer(" ".join(choice)))


def _fold(word: str) -> str:
    return word.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'")
