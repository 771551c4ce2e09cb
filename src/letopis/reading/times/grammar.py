"""The grammar of time: from word tokens to meanings. It knows categories of words, no words.

A parser of one small thing takes a position and gives (meaning, position after it) or None. `expressions` tries
them at every word, largest first, and goes on behind what was read.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from letopis.reading.times.lexicon import Lexicon, Token
from letopis.reading.times.meaning import (
    About, At, Between, Cyclic, Date, Fixed, Lasting, Meaning, Nth, Offset, Open, Part, Shift, Side, Stretch,
)  # fmt: skip

Read = tuple[Meaning, int] | None
_ROMAN = re.compile(r"(?=[IVXХ])[XХ]{0,2}(?:I[XХ]|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "Х": 10}
_CALENDAR = ("day", "week", "month", "quarter", "half", "year", "decade", "century", "weekend")
_BLANK = Token(0, 0, "", None)
FIRST_YEAR, LAST_YEAR = 1000, 2199


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens [first, last) mean something."""

    first: int
    last: int
    meaning: Meaning


class Grammar:
    """The parsers over the tokens of one sentence."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.order = lexicon.order

    # -- looking at words ------------------------------------------------------------------------------------

    def at(self, i: int) -> Token:
        """Token i; a blank one before the first and behind the last."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else _BLANK

    def tag(self, i: int, category: str) -> Any:
        """The value of token i in a category, None when it has none."""
        return self.at(i).tags.get(category)

    def sign(self, i: int, signs: str) -> bool:
        return self.at(i).text in signs if 0 <= i < len(self.tokens) else False

    def figure(self, i: int, low: int, high: int) -> int | None:
        """The figure at i if it lies in [low, high] and is not part of 1.5, 10,000 or №5."""
        value = self.at(i).figure
        return value if value is not None and low <= value <= high else None

    def skip(self, i: int, category: str) -> int:
        """The position behind token i if it is of a category."""
        return i + 1 if self.tag(i, category) is not None else i

    def links(self, i: int) -> int:
        """The position behind up to two linking words («на», of the)."""
        return self.skip(self.skip(i, "link"), "link")

    # -- numbers ---------------------------------------------------------------------------------------------

    def count(self, i: int) -> tuple[float, bool, int] | None:
        """A count in figures or words: its value, whether it is vague, the position after it."""
        value = self.figure(i, 0, 9999)
        if value is not None:
            if self.sign(i + 1, ".,") and self.at(i + 1).glued and self.figure(i + 2, 0, 9) is not None:
                return value + (self.at(i + 2).figure or 0) / 10, False, i + 3
            return float(value), False, i + 1
        few = self.tag(i, "few")
        if few is not None:
            return float(few), True, i + 1
        number = self.tag(i, "number")
        if number is None:
            return None
        after = i + 2 if self.sign(i + 1, "-") else i + 1
        ones = self.tag(after, "number")
        if number in (20, 30, 40, 50, 60, 70, 80, 90) and ones is not None and ones < 10:
            return float(number + ones), False, after + 1
        return float(number), False, i + 1

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """17-го, 17th, семнадцатого, тридцать первое: the number and the position after it."""
        value = self.figure(i, 1, 31)
        if value is not None:
            if self.tag(i + 1, "ordinal_end") and self.at(i + 1).glued:
                return value, i + 2
            if self.sign(i + 1, "-‑") and self.tag(i + 2, "ordinal_end") and self.at(i + 2).glued:
                return value, i + 3
            return None
        ordinal = self.tag(i, "ordinal")
        if ordinal is not None:
            return ordinal, i + 1
        tens = self.tag(i, "number")
        after = i + 2 if self.sign(i + 1, "-") else i + 1
        ones = self.tag(after, "ordinal")
        if tens in (20, 30) and ones is not None and 0 < ones < 10:
            return tens + ones, after + 1
        return None

    def duration(self, i: int) -> tuple[float, str, bool, int] | None:
        """Two weeks, полгода, several months: count, unit, whether vague, the position after it."""
        period = self.tag(i, "period")
        if period is not None:
            return period[0], period[1], False, i + 1
        counted = self.count(i)
        if counted:
            count, vague, j = counted
            unit = self.tag(j, "unit")
            dated = self.figure(i, FIRST_YEAR, LAST_YEAR) is not None and unit == "year"
            if unit is not None and unit != "weekend" and not dated:
                return *_plain(count, unit), vague, j + 1
        unit = self.tag(i, "unit")
        if counted is None and unit is not None and unit != "weekend":
            return *_plain(1, unit), False, i + 1
        return None

    # -- dates -----------------------------------------------------------------------------------------------

    def month(self, i: int, beside: bool = True) -> int | None:
        """The month at i; an ambiguous word only `beside` a number."""
        value = self.tag(i, "month")
        return value if value is not None or not beside else self.tag(i, "month_weak")

    def after_month(self, i: int) -> int:
        """The position behind the full stop of an abbreviated month («Sept. 17»)."""
        return i + 1 if self.sign(i, ".") and self.at(i).glued and len(self.at(i - 1).text) < 6 and (
            i + 1 < len(self.tokens)
        ) else i

    def year(self, i: int, bare: bool = True) -> tuple[int, int] | None:
        """2023, 2023 года, 2023 г., 2014 AD: the year and the position after it."""
        value = self.figure(i, FIRST_YEAR, LAST_YEAR)
        if value is None or len(self.at(i).text) != 4:
            return None
        j = i + 1
        if self.tag(j, "yearmark"):
            return value, j + 1 + (len(self.at(j).text) <= 2 and self.sign(j + 1, ".") and self.at(j + 1).glued)
        if self.tag(j, "era"):
            return value, j + 1
        if not bare or self.tag(j, "counted") or self.tag(j, "unit") or self._continues(i):
            return None
        return value, j

    def _continues(self, i: int) -> bool:
        """Whether the figure at i goes on: 2,500, 1999.5, 2019:15, 2020/21 and the like."""
        return self.sign(i + 1, ".,:") and self.figure(i + 2, 0, 9999) is not None and (
            self.at(i + 1).glued and self.at(i + 2).glued
        )

    def year_after(self, i: int) -> tuple[int | None, int]:
        """The year that may follow a day or a month, with its comma, «of», «in»."""
        j = self.skip(i, "link") if not self.sign(i, ",") else i + 1
        read = self.year(j)
        if read is None and self.sign(i, "."):
            read = self.year(i + 1)
        return read or (None, i)

    def calendar_date(self, i: int) -> Read:
        """A day of a month, with a weekday before or behind it and a year."""
        weekday = self.tag(i, "weekday") or self.tag(i, "weekday_weak")
        if weekday is not None:
            j = i + 1
            for _ in range(3):
                j = j + 1 if self.sign(j, ".,(") or self.tag(j, "link") else j
            read = self.day_and_month(j) or self.in_figures(j) or self._day_beside_weekday(j)
            if read and isinstance(read[0], Date):
                date, j = read
                j = j + 1 if self.sign(j, ")") and any(t.text == "(" for t in self.tokens[i:j]) else j
                return Date(date.year, date.month, date.day, weekday), j
            return None
        return self.day_and_month(i) or self.in_figures(i)

    def _day_beside_weekday(self, i: int) -> tuple[Date, int] | None:
        read = self.ordinal(i)
        if read is None or self.tag(i, "ordinal") == -1 or read[0] > 31 or self.tag(i, "ordinal"):
            return None
        return Date(day=read[0]), read[1]

    def day_and_month(self, i: int) -> tuple[Date, int] | None:
        """17 сентября 2023 года, the 17th of September, September 17, 2023."""
        k = self.skip(i, "link")
        day = self.day_number(k)
        if day is not None:
            j = day[1]
            j = j + 1 if self.sign(j, ".-/") and self.at(j).glued and self.month(j + 1) else j
            month = self.month(self.links(j))
            sure = self._capital(self.links(j)) or self.figure(k, 1, 31) is None or self.links(j) > j
            if month is not None and (sure or not self.tag(self.links(j), "month_weak")):
                year, end = self.year_after(self.after_month(self.links(j) + 1))
                return Date(year, month, day[0]), self._tidy(end, self.links(j) + 1)
        month = self.month(i)
        if month is None:
            return None
        j = self.links(self.after_month(i + 1))
        day = self.day_number(j)
        if day is None or self.tag(day[1], "unit") or self.sign(day[1], ":%") or self._continues(day[1] - 1) and (
            self.sign(day[1], ".:")
        ):
            return None
        year, end = self.year_after(day[1])
        if self.tag(j, "ordinal") is None and self.tag(j, "number"):
            return None
        return Date(year, month, day[0]), end

    def _tidy(self, end: int, least: int) -> int:
        """`end`, without the full stop that closes the sentence and not the abbreviation."""
        return least if end == least + 1 and self.sign(least, ".") and end >= len(self.tokens) else end

    def _capital(self, i: int) -> bool:
        return self.at(i).text[:1].isupper() or self.order == "dmy"

    def day_number(self, i: int) -> tuple[int, int] | None:
        """A day of the month in figures or as an ordinal."""
        read = self.ordinal(i)
        if read is not None and 1 <= read[0] <= 31:
            return read
        value = self.figure(i, 1, 31)
        return (value, i + 1) if value is not None and len(self.at(i).text) <= 2 else None

    def in_figures(self, i: int) -> tuple[Date, int] | None:
        """17.09.2023, 2023-09-17, 9/17/23, 17/09, 15.02, 10.12."""
        figures, marks, j = self._row(i)
        if not figures or len(set(marks)) != 1 or self.sign(i - 1, "-/.:$€£") and self.at(i).glued:
            return None
        mark, texts = marks[0], [self.at(i + 2 * k).text for k in range(len(figures))]
        end = j + 1 if mark == "." and self.sign(j, ".") and self.at(j).glued else j
        if len(figures) == 3:
            return self._three(figures, texts, mark, i + 5)
        if len(figures) != 2 or mark in ":-–":
            if len(figures) == 2 and len(texts[0]) == 4 and mark == "-" and len(texts[1]) == 2:
                return self._dated(figures[0], figures[1], None, i + 3)
            return None
        if len(texts[0]) == 4 and mark == "/":
            return self._dated(figures[0], figures[1], None, i + 3) if len(texts[1]) == 2 else None
        if len(texts[1]) == 4:
            return self._dated(figures[1], figures[0], None, i + 3) if FIRST_YEAR <= figures[1] <= LAST_YEAR else None
        if len(texts[1]) > 2 or self.tag(j, "counted") or self.tag(j, "unit") or self.tag(j, "zone"):
            return None
        closed = end > j and (end < len(self.tokens) or self.order == "dmy")
        if mark == "." and not (len(texts[1]) == 2 and (texts[1][0] == "0" or closed or self.tag(i - 1, "from"))):
            return None
        if mark == "/" and len(texts[1]) == 1 and self.order == "dmy":
            return None
        first, second = figures[:2]
        if self.order == "mdy" and mark == "/" and first <= 12:
            return self._dated(None, first, second, i + 3) if second > 12 or texts[0][0] == "0" else None
        return self._dated(None, second, first, end if closed else i + 3)

    def _row(self, i: int) -> tuple[list[int], list[str], int]:
        """Figures joined by single signs without spaces, from i: the figures, the signs, the position after."""
        figures: list[int] = []
        marks: list[str] = []
        j = i
        while (value := self.figure(j, 0, 9999)) is not None and len(figures) < 4:
            figures.append(value)
            j += 1
            if not (self.sign(j, "./-–:") and self.at(j).glued):
                break
            if self.figure(j + 1, 0, 9999) is None or not self.at(j + 1).glued:
                break
            marks.append(self.at(j).text)
            j += 1
        return (figures, marks, j) if len(figures) == len(marks) + 1 and marks else ([], [], i)

    def _three(self, figures: list[int], texts: list[str], mark: str, end: int) -> tuple[Date, int] | None:
        if mark == ":":
            return None
        if len(texts[0]) == 4:
            year, month, day = figures
        elif self.order == "mdy" and mark in "/-." and figures[0] <= 12:
            month, day, year = figures
        else:
            day, month, year = figures
        if len(texts[2]) == 2 and len(texts[0]) != 4:
            year += 2000 if year < 70 else 1900
        if self.tag(end, "yearmark"):
            end += 1
            end += self.sign(end, ".") and end + 1 < len(self.tokens)
        return self._dated(year, month, day, end) if FIRST_YEAR <= year <= LAST_YEAR else None

    def _dated(self, year: int | None, month: int, day: int | None, end: int) -> tuple[Date, int] | None:
        if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
            return None
        return Date(year, month, day), end

    # -- periods ---------------------------------------------------------------------------------------------

    def month_of_year(self, i: int, licensed: bool = False) -> Read:
        """Сентябрь, сентябрь 2023 года, September of last year; ambiguous words only after «in», «last»."""
        month = self.month(i, beside=False)
        strong = month is not None
        month = month or self.tag(i, "month_weak")
        if month is None or not self.at(i).text[:1].isupper() and not strong and not licensed:
            return None
        j = self.after_month(i + 1)
        year, end = self.year_after(j)
        if year is not None:
            return Date(year, month), end
        within = self.shifted_unit(self.links(i + 1), ("year",))
        if within:
            return Cyclic("month", month, None, within[0]), within[1]
        if not strong and not licensed and not (self.tag(i - 1, "in") or self.tag(i - 1, "shift") is not None or self.tag(i - 1, "since")
                               or self.tag(i - 1, "part")):
            return None
        return Date(None, month), j if j < len(self.tokens) and self.at(i).text.islower() else i + 1

    def shifted_unit(self, i: int, units: Sequence[str] = _CALENDAR) -> Read:
        """Прошлый год, this week, в том же месяце."""
        i = self.skip(i, "link") if self.tag(i, "shift") is None else i
        shift, unit = self.tag(i, "shift"), self.tag(i + 1, "unit")
        if shift is None or unit not in units or shift == "span_past":
            return None
        if self.tag(i, "plural") and self.tag(i + 1, "plural") and unit != "weekend":
            return None
        return Shift(unit, 0, True) if shift == "same" else Shift(unit, shift), i + 2

    def shifted_name(self, i: int) -> Read:
        """Прошлая пятница, next March, this summer, прошлое Рождество."""
        shift = self.tag(i, "shift")
        if shift is None or shift in ("same", "span_past"):
            return None
        for kind in ("weekday", "month", "season", "month_weak", "weekday_weak"):
            value = self.tag(i + 1, kind)
            if value is not None and (not kind.endswith("weak") or self._capital(i + 1)):
                return Cyclic(kind.removesuffix("_weak"), value, shift), i + 2
        holiday = self.tag(i + 1, "holiday")
        return (Cyclic("holiday", holiday, shift), i + 2) if holiday else None

    def numbered_period(self, i: int) -> Read:
        """Третий квартал 2018 года, 21st century, XX век, первое полугодие, 90-е годы, 1990s."""
        decade = self.decade(i)
        if decade:
            return decade
        i = self.skip(i, "link")
        numbered = self.ordinal(i)
        if numbered is None and _ROMAN.fullmatch(self.at(i).text):
            numbered = _roman(self.at(i).text), i + 1
        if numbered is None or numbered[0] < 1:
            return None
        n, j = numbered
        j = j + 1 if self.sign(j, "-") and self.at(j).glued else j
        unit = self.tag(j, "unit")
        if unit == "century":
            return Fixed(f"{n - 1:02d}XX"), j + 1
        if (unit == "quarter" and n <= 4) or (unit == "half" and n <= 2):
            return self._within_year(unit, n, j + 1)
        return None

    def _within_year(self, kind: str, n: int, j: int) -> Read:
        year, end = self.year_after(self.skip(j, "link") if self.year(self.links(j)) else j)
        if year is None and self.year(self.links(j)):
            year, end = self.year_after(self.links(j))
        if year is not None:
            return Cyclic(kind, n, None, Date(year)), end
        within = self.shifted_unit(self.links(j), ("year",))
        return (Cyclic(kind, n, None, within[0]), within[1]) if within else (Cyclic(kind, n), j)

    def decade(self, i: int) -> Read:
        value = self.figure(i, 10, LAST_YEAR)
        if value is None or value % 10:
            return None
        j = i + 2 if self.sign(i + 1, "-‑") else i + 1
        if not (self.tag(j, "decade_end") and self.at(j).glued) or (10 <= value < 100 and j == i + 1):
            return None
        if not (value >= FIRST_YEAR or 20 <= value <= 90):
            return None
        end = self.skip(j + 1, "yearmark")
        if value < 100 and end == j + 1:
            return None
        value += 1900 if value < 100 else 0
        return Fixed(f"{value // 10}X"), end

    def season(self, i: int) -> Read:
        """Лето, летом 2022 года, summer of 2022."""
        value = self.tag(i, "season")
        if value is None:
            return None
        year, end = self.year_after(i + 1)
        if year is not None:
            return Cyclic("season", value, None, Date(year)), end
        within = self.shifted_unit(self.links(i + 1), ("year",))
        if within:
            return Cyclic("season", value, None, within[0]), within[1]
        if self.order == "mdy" and not self.tag(i - 1, "part") and not (
            self.tag(i - 1, "link") and (self.tag(i - 2, "in") or self.tag(i - 2, "since"))
        ):
            return None
        return Cyclic("season", value), i + 1

    def nth(self, i: int) -> Read:
        """Первый вторник октября, last Monday of March, первая неделя сентября."""
        k = self.skip(i, "link")
        numbered = self.ordinal(k)
        if numbered is None:
            return None
        n, j = numbered
        weekday, unit = self.tag(j, "weekday"), self.tag(j, "unit")
        if weekday is None and unit not in ("day", "week", "weekend", "month"):
            return None
        of = self.period(self.links(j + 1)) or self._unit_alone(self.links(j + 1))
        if of is None or (isinstance(of[0], Cyclic) and of[0].kind == "weekday"):
            return None
        return Nth(n, unit or "", weekday or 0, of[0]), of[1]

    def _unit_alone(self, i: int) -> Read:
        """The bare unit that means the present one: «в конце года», the end of the month."""
        unit = self.tag(i, "unit")
        return (Shift(unit, 0), i + 1) if unit in ("day", "week", "month", "quarter", "year", "decade") else None

    def part(self, i: int) -> Read:
        """Начало марта, late March, конец 2022 года, the end of the month."""
        part = self.tag(i, "part")
        if part is None:
            return None
        j = self.skip(i + 1, "link") if self.sign(i + 1, "-") is False else i + 2
        of = self.period(self.links(j)) or self._unit_alone(self.links(j)) or self.bare_year(self.links(j), True)
        return (Part(part, of[0]), of[1]) if of else None

    def bare_year(self, i: int, licensed: bool = False) -> Read:
        """A year alone: with its mark, or where a word before it allows."""
        read = self.year(i, bare=licensed or bool(self.tag(i - 1, "before_year")))
        if read is None or self.sign(i - 1, "-.,/№#") and self.at(i).glued or self.sign(read[1], "-/") and (
            read[1] + 1 < len(self.tokens) and self.at(read[1]).glued and self.figure(read[1] + 1, 0, 99) is None
            and self.tag(read[1] - 1, "yearmark") is None
        ):
            return None
        return Date(read[0]), read[1]

    def period(self, i: int) -> Read:
        """Any calendar period or day that a larger expression can be built on."""
        return _first(
            i, self.calendar_date, self.month_named, self.shifted_unit, self.shifted_name, self.numbered_period,
            self.season, self.weekday, self.named_day, self.year_period,
        )

    def month_named(self, i: int) -> Read:
        return self.month_of_year(i, licensed=True)

    def year_period(self, i: int) -> Read:
        return self.bare_year(i, licensed=True)

    # -- days ------------------------------------------------------------------------------------------------

    def named_day(self, i: int) -> Read:
        """Вчера, today, Рождество, Christmas 2014."""
        days = self.tag(i, "day")
        if days is not None:
            return Shift("day", days), i + 1
        holiday = self.tag(i, "holiday")
        if holiday is None:
            return None
        year, end = self.year_after(i + 1)
        return Cyclic("holiday", holiday, None, Date(year) if year else None), end

    def weekday(self, i: int) -> Read:
        """Пятница; «вторник на следующей неделе», Wednesday of next week."""
        value = self.tag(i, "weekday")
        if value is None:
            return None
        week = self.shifted_unit(self.links(i + 1), ("week",))
        if week:
            return Cyclic("weekday", value, None, week[0]), week[1]
        return Cyclic("weekday", value), i + 1

    def weekday_of_week(self, i: int) -> Read:
        """Last week's Sunday."""
        week = self.shifted_unit(i, ("week",))
        if not week:
            return None
        value = self.tag(week[1], "weekday")
        return (Cyclic("weekday", value, None, week[0]), week[1] + 1) if value is not None else None

    def loose_day(self, i: int) -> Read:
        """«17-го», the 15th: a day of the month that is spoken of; with «of this month» of that one."""
        k = self.skip(i, "link")
        read = self.ordinal(k)
        if read is None or self.tag(k, "ordinal") is not None or self.tag(k, "number") is not None:
            return None
        j = self.skip(read[1], "unit") if self.tag(read[1], "unit") == "day" else read[1]
        month = self.shifted_unit(self.links(j), ("month",))
        if month:
            return Nth(read[0], "day", 0, month[0]), month[1]
        alone = (k > i or self.order == "dmy") and not self._noun_follows(j)
        return (Date(day=read[0]), j) if alone else None

    def _noun_follows(self, j: int) -> bool:
        """Whether a plain word follows, which the ordinal then counts («17-й этаж», the 15th floor)."""
        if j >= len(self.tokens):
            return False
        token = self.at(j)
        return token.text.isalpha() and not token.tags or token.figure is not None or self.sign(j, "-")

    def with_daypart(self, i: int) -> Read:
        """Вчера вечером, утром 15 февраля, Monday morning, last night."""
        if self.tag(i, "daypart"):
            j = self.links(i + 1)
            read = _first(j, self.calendar_date, self.named_day, self.shifted_name, self.weekday)
            return read
        if self.tag(i, "shift") in (-1, 0) and self.tag(i + 1, "daypart"):
            night = self.tag(i, "shift") == -1
            return Shift("day", -1 if night else 0), i + 2
        if self.tag(i, "tonight"):
            return Shift("day", 0), i + 1
        read = _first(i, self.calendar_date, self.named_day, self.weekday_of_week, self.shifted_name, self.weekday)
        if read is None:
            return None
        j = self.skip(read[1], "part") if self.tag(read[1] + 1, "daypart") else read[1]
        return read[0], self.skip(j, "daypart")

    # -- hours -----------------------------------------------------------------------------------------------

    def clock(self, i: int) -> tuple[At, int] | None:
        """14:30 мск, 7.06am local time, 3 часа дня, 9 утра, noon."""
        noon = self.tag(i, "noon")
        if noon is not None:
            return self._zoned(None, 24 if noon == 0 else noon, 0, i + 1)
        told = self._past_the_hour(i)
        if told:
            return told
        hour = self.figure(i, 0, 24)
        minute, j, exact = 0, i + 1, False
        run = self.figure(i, 100, 1259)
        if run is not None and run % 100 < 60 and (self.tag(i + 1, "meridiem") or self.tag(i + 1, "daypart")):
            hour, minute = divmod(run, 100)  # 730 p.m.
        elif hour is not None and self.sign(j, ":.h") and self.at(j).glued and self._minutes(j + 1) is not None:
            minute, exact, j = self._minutes(j + 1) or 0, self.at(j).text in ":h", j + 2
            if self.sign(j, ":") and self._minutes(j + 1) is not None:
                j += 2
        elif hour is None:
            worded = self.tag(i, "number")
            if worded is None or not 1 <= worded <= 24 or int(worded) != worded:
                return None
            counted = self.count(i)
            hour, j = int(worded), counted[2] if counted else j
            minutes = self.count(j) if self.tag(j, "number") else None
            if minutes and 10 <= minutes[0] < 60 and self.tag(minutes[2], "meridiem"):
                minute, j = int(minutes[0]), minutes[2]
        elif self._continues(i):
            return None
        oclock = self.tag(j, "oclock") is not None
        j = self.skip(j, "oclock")
        meridiem, daypart = self.tag(j, "meridiem"), self.tag(j, "daypart")
        j = j + 1 if meridiem or daypart else j
        said = meridiem or daypart or ""
        zone = self.tag(j, "zone") or (self.sign(j, "(") and self.tag(j + 1, "zone"))
        said_when = self.tag(i - 1, "in") or (oclock and hour > 8 and (self.tag(i - 1, "until") or self.tag(i - 1, "after")))
        licensed = said_when and (oclock or (self.sign(i + 1, ".") and not exact and minute >= 0 and j > i + 2))
        if not (exact or said or zone or licensed) or hour > 24 or minute > 59:
            return None
        if daypart and not oclock and not exact and self.tag(j - 1, "unit"):
            return None  # «3 дня»: three days
        return self._zoned(None, _hour(hour, said), minute, j)

    def _past_the_hour(self, i: int) -> tuple[At, int] | None:
        """A quarter past 3pm, 15 minutes to noon, half past three."""
        minutes, j = self.tag(i, "minutes"), i + 1
        if minutes is None:
            counted = self.count(i)
            if not counted or not 1 <= counted[0] < 60 or self.tag(i, "number") == 1:
                return None
            minutes, j = int(counted[0]), counted[2]
            j = j + 1 if self.tag(j, "unit") == "minute" else j
        sign = 1 if self.tag(j, "past_hour") else -1 if self.tag(j, "to_hour") else 0
        if not sign or self.tag(j + 1, "minutes") is not None:
            return None
        read = self.clock(j + 1) or self._hour_alone(j + 1)
        if read is None or read[0].minute:
            return None
        hour = read[0].hour if sign > 0 else read[0].hour - 1
        return At(None, hour % 24, minutes if sign > 0 else 60 - minutes, read[0].zone), read[1]

    def _hour_alone(self, i: int) -> tuple[At, int] | None:
        hour = self.tag(i, "number") if self.figure(i, 1, 24) is None else self.figure(i, 1, 24)
        return (At(None, int(hour), 0), i + 1) if hour is not None and hour in range(1, 25) else None

    def _minutes(self, i: int) -> int | None:
        value = self.figure(i, 0, 59)
        return value if value is not None and len(self.at(i).text) == 2 and self.at(i).glued else None

    def _zoned(self, day: Meaning | None, hour: int, minute: int, j: int) -> tuple[At, int]:
        opened = self.sign(j, "(") and self.tag(j + 1, "zone") is not None
        zone = self.tag(j + opened, "zone")
        if zone is None:
            return At(day, hour, minute), j
        j += opened + 1
        return At(day, hour, minute, zone), j + 1 if opened and self.sign(j, ")") else j

    def moment(self, i: int) -> Read:
        """A day with its hour, in either order, or an hour alone."""
        clock = self.clock(i)
        if clock:
            at, j = clock
            day = self.with_daypart(self.links(j)) or self.with_daypart(j)
            return (At(day[0], at.hour, at.minute, at.zone), day[1]) if day else clock
        day = self.with_daypart(i)
        if day is None and self.tag(i, "weekday_weak"):
            day = Cyclic("weekday", self.tag(i, "weekday_weak")), i + 1
        if day is None:
            return None
        j = day[1]
        for _ in range(2):
            j = j + 1 if self.sign(j, ",") or self.tag(j, "in") else j
        clock = self.clock(j)
        said = self._daypart_in(i, day[1])
        if clock is None and said and self.tag(j - 1, "in"):
            clock = self._hour_alone(j)
        if clock is None:
            return None if self.tag(i, "weekday_weak") and isinstance(day[0], Cyclic) else day
        if said and clock[0].hour <= 12 and not self.tag(clock[1] - 1, "meridiem"):
            clock = At(None, _hour(clock[0].hour, said), clock[0].minute, clock[0].zone), clock[1]
        return At(day[0], clock[0].hour, clock[0].minute, clock[0].zone), clock[1]

    def _daypart_in(self, first: int, last: int) -> str:
        """The part of the day that tokens [first, last) name, "" for none."""
        return next((str(self.tag(k, "daypart")) for k in range(first, last) if self.tag(k, "daypart")), "")

    # -- counting from now or from another time ------------------------------------------------------------

    def counted(self, i: int) -> Read:
        """Два года назад, через три дня, two days later, за несколько дней до …, a week after Christmas."""
        if self.tag(i, "ahead"):
            read = self.duration(i + 1)
            if read and not self._looks_back(i) and not self.tag(read[3], "ago"):
                count, unit, vague, j = read
                anchor = self._anchor(j)
                if anchor:
                    return Offset(count, unit, anchor[1], anchor[0], vague), anchor[2]
                return Offset(count, unit, 1, "tense", vague), j
        read = self.duration(i)
        if read is None:
            return self._later_first(i)
        count, unit, vague, j = read
        if self.tag(j, "ago"):
            return Offset(count, unit, -1, "now", vague), j + 1
        if self.tag(j, "hence"):
            return Offset(count, unit, 1, "now", vague), j + 1
        if self.tag(j, "later"):
            return Offset(count, unit, 1, "topic", vague), j + 1
        if self.tag(j, "earlier"):
            return Offset(count, unit, -1, "topic", vague), j + 1
        anchor = self._anchor(j)
        if anchor and (self.tag(i, "unit") is None or anchor[0] != "unknown"):
            return Offset(count, unit, anchor[1], anchor[0], vague), anchor[2]
        return None

    def _later_first(self, i: int) -> Read:
        """«Спустя два дня»: the word that counts on stands first."""
        if not self.tag(i, "later"):
            return None
        read = self.duration(i + 1)
        return (Offset(read[0], read[1], 1, "topic", read[2]), read[3]) if read else None

    def _anchor(self, j: int) -> tuple[Any, int, int] | None:
        """«… до выборов», «… after Easter»: what is counted from, the direction, the position after it."""
        sign = 1 if self.tag(j, "after") else -1 if self.tag(j, "before") or self.tag(j, "until") else 0
        if not sign or self.sign(j, "-–—"):
            return None
        read = self.moment(self.links(j + 1)) or self.period(self.links(j + 1))
        return (read[0], sign, read[1]) if read else ("unknown", sign, j + 1)

    def _looks_back(self, i: int) -> bool:
        return any(self.tag(k, "first_time") for k in range(max(0, i - 4), i))

    def stretch(self, i: int) -> Read:
        """Последние три месяца, the past two weeks, в течение двух лет, a nine-month blockade."""
        shift = self.tag(i, "shift")
        if shift in (-1, 1, "span_past"):
            read = self.duration(i + 1)
            bare = self.tag(i + 1, "unit") is not None
            many = bool(self.tag(i, "plural") and self.tag(i + 1, "plural"))
            if read and (not bare or many or shift == "span_past"):
                count, unit, vague, j = read
                return Stretch(3 if many else count, unit, 1 if shift == 1 else -1, vague or many), j
        if self.tag(i - 1, "within") and (self.tag(i, "unit") is None):
            read = self.duration(i)
            if read and read[1] in ("week", "month", "quarter", "year", "decade"):
                looks_back = self.tag(i - 1, "first_time") or self._looks_back(i)
                return Stretch(read[0], read[1], -1 if looks_back else 0, read[2]), read[3]
        return self.lasting(i)

    def lasting(self, i: int) -> Read:
        """Девятимесячная блокада, 9-месячная блокада, a nine-month blockade."""
        lasted = self.tag(i, "lasted")
        j = i + 1
        if lasted is None:
            counted = self.count(i)
            if not counted:
                return None
            j = counted[2] + 1 if self.sign(counted[2], "-‑") else counted[2]
            unit = self.tag(j, "long") or (self.tag(j, "unit") if j > counted[2] else None)
            if unit is None:
                return None
            lasted, j = (counted[0], unit), j + 1
            j = j + 2 if self.sign(j, "-") and j + 1 < len(self.tokens) else j
        if lasted[1] not in ("week", "month", "year") or not any(self.tag(k, "lasting") for k in (j, j + 1)):
            return None
        return Lasting(*lasted), j

    # -- ranges and lists ----------------------------------------------------------------------------------

    def single(self, i: int) -> Read:
        """The largest single time at i."""
        options = [
            read
            for parser in (
                self.counted, self.stretch, self.nth, self.part, self.moment, self.period_at, self.loose_day,
            )
            if (read := parser(i))
        ]
        return max(options, key=lambda read: read[1], default=None)

    def period_at(self, i: int) -> Read:
        return _first(
            i, self.month_of_year, self.weekday_of_week, self.shifted_unit, self.shifted_name, self.numbered_period,
            self.season, self.bare_year,
        )

    def approximate(self, i: int) -> Read:
        """A time with its «около» (which the words then include)."""
        if not self.tag(i, "about"):
            return self.single(i)
        read = self.single(self.skip(i + 1, "link")) or self.bare_year(i + 1, True)
        return (About(read[0]), read[1]) if read else None

    def range(self, i: int) -> Read:
        """С 17 по 19 сентября, 13-15 July, July 13-15, 2020–2022, between Monday and Friday."""
        return self._same_month(i) or self._years(i) or self._hours(i) or self._two_ends(i)

    def _joined(self, j: int, i: int) -> int | None:
        """The position behind a word or sign that joins two ends."""
        if self.tag(j, "to"):
            return j + 1
        return j + 1 if self.tag(j, "and") and any(self.tag(k, "between") for k in (i - 1, i - 2)) else None

    def _same_month(self, i: int) -> Read:
        """Two days of one month."""
        month_first = self.month(i)
        k = self.links(self.after_month(i + 1)) if month_first else self.skip(i, "link")
        first = self.day_number(k)
        if first is None:
            return None
        dotted = self.sign(first[1], ".") and self.at(first[1]).glued
        j = self._joined(first[1] + dotted, i)
        if j is None or j >= len(self.tokens):
            return None
        if month_first:
            last = self.day_number(self.links(j))
            if last is None or self.month(self.links(last[1])) or last[0] < first[0]:
                return None
            year, end = self.year_after(last[1])
            return Between(Date(year, month_first, first[0]), Date(year, month_first, last[0])), end
        second = self.day_and_month(j) or (None if self.at(j).glued else self.in_figures(j))
        if second is None or second[0].day is None or self.month(self.links(j)):
            return None
        date = second[0]
        return Between(Date(date.year, date.month, first[0]), date), second[1]

    def _years(self, i: int) -> Read:
        """2020–2022 годы, 1960 - 1961, from 2014 to 2019."""
        first = self.figure(i, FIRST_YEAR, LAST_YEAR)
        if first is None or len(self.at(i).text) != 4:
            return None
        j = self._joined(i + 1, i) or self._joined(self.skip(i + 1, "yearmark"), i)
        if j is None:
            return None
        last = self.year(j)
        if last is None:
            short = self.figure(j, 0, 99)
            if short is None or not self.sign(j - 1, "-–/") or len(self.at(j).text) != 2 or (
                not self.tag(j + 1, "yearmark")
            ):
                return None
            last = first // 100 * 100 + short, j + 2
        return (Between(Date(first), Date(last[0])), last[1]) if first < last[0] < first + 200 else None

    def _hours(self, i: int) -> Read:
        """9:30 - 11:00, 3:30 to 6 PM, from 9 to 11 am."""
        first = self.clock(i)
        if first is None:
            hour = self.figure(i, 0, 24)
            j = self._joined(i + 1, i) if hour is not None else None
            last = self.clock(j) if j else None
            if hour is None or last is None or not (last[0].hour > 12 >= hour or self.tag(last[1] - 1, "meridiem")):
                return None
            at = At(None, hour + 12 if last[0].hour > 12 and hour < 12 else hour, 0, last[0].zone)
        else:
            at, after = first
            j = self._joined(after, i)
            last = self.clock(j) if j else None
            if last is None:
                return None
            if at.hour < 12 <= last[0].hour - 12 + 12 and self.tag(last[1] - 1, "meridiem") and (
                self.tag(after - 1, "meridiem") is None and at.hour + 12 < last[0].hour
            ):
                at = At(None, at.hour + 12, at.minute, at.zone)
            at = At(None, at.hour, at.minute, at.zone or last[0].zone)
        day = self.with_daypart(self.links(last[1]))
        to = last[0]
        if day:
            return Between(At(day[0], at.hour, at.minute, at.zone), At(day[0], to.hour, to.minute, to.zone)), day[1]
        return Between(at, to), last[1]

    def _two_ends(self, i: int) -> Read:
        first = self.approximate(i)
        if first is None:
            return None
        j = self._joined(first[1], i)
        if j is None:
            return None
        last = self.approximate(self.skip(j, "link")) or self.bare_year(j, True)
        if last is None or not _alike(first[0], last[0]):
            return None
        return Between(*_shared(first[0], last[0])), last[1]

    def listed(self, i: int) -> list[Found]:
        """«17, 18 и 19 сентября», January 5 and 7: each day is a time of its own."""
        month_first = self.month(i)
        k = self.links(self.after_month(i + 1)) if month_first else i
        days: list[tuple[int, int, int]] = []
        j = k
        while (day := self.day_number(j)) is not None and len(days) < 8:
            days.append((j, day[1], day[0]))
            if not (self.tag(day[1], "and") or self.sign(day[1], ",")):
                break
            j = day[1] + 1
        if len(days) < 2:
            return []
        if month_first:
            if self.tag(days[-1][1], "unit") or not self.tag(days[-1][0] - 1, "and"):
                return []
            year, end = self.year_after(days[-1][1])
            return [
                Found(i if n == 0 else first, end if n == len(days) - 1 else last, Date(year, month_first, day))
                for n, (first, last, day) in enumerate(days)
            ]
        final = self.day_and_month(days[-1][0])
        if final is None:
            return []
        found = [Found(first, last, Date(final[0].year, final[0].month, day)) for first, last, day in days[:-1]]
        return [*found, Found(days[-1][0], final[1], final[0])]

    # -- all of it ---------------------------------------------------------------------------------------------

    def expressions(self) -> Iterator[Found]:
        """The times of the sentence, in order, without overlaps."""
        i = 0
        while i < len(self.tokens):
            if self.tag(i - 1, "every") and not self.tag(i - 1, "in") or self._only_a_number(i):
                i += 1
                continue
            found = self.listed(i) or self._one(i)
            yield from found
            i = max(found[-1].last, i + 1) if found else i + 1

    def _one(self, i: int) -> list[Found]:
        read = max((r for r in (self.range(i), self.approximate(i)) if r), key=lambda r: r[1], default=None)
        if read is None:
            return []
        meaning, end = read
        first = i
        while first < end - 1 and self._outside(first):
            first += 1
        side = self._side(i)
        if side and not isinstance(meaning, Between | Stretch | Lasting | Open) and not _relative(meaning):
            meaning = Open(side, meaning)
        return [Found(first, end, meaning)]

    def _outside(self, i: int) -> bool:
        """Whether the word at i introduces the time and is no part of its words."""
        return (self.tag(i, "link") or self.tag(i, "ahead") or self.tag(i, "in")) is not None and (
            self.tag(i, "shift") is None and self.tag(i, "part") is None
        ) and self.tag(i, "ahead") is None

    def _side(self, i: int) -> Side | None:
        before = [k for k in (i - 1, i - 2) if k >= 0]
        for k in before:
            if self.tag(k, "since"):
                return "since"
            if self.tag(k, "from"):
                return None if self.tag(i, "instrumental") else "from"
            if self.tag(k, "until"):
                return "until"
            if self.tag(k, "before"):
                return "before"
            if self.tag(k, "after"):
                return "after"
            if not (self.tag(k, "link") or self.tag(k, "about")):
                return None
        return None

    def _only_a_number(self, i: int) -> bool:
        """Whether the figure at i numbers something: an article of law, a flight, a model («поток-2»)."""
        if self.at(i).figure is None:
            return False
        if self.tag(i - 1, "numbered") or (self.sign(i - 1, ".") and self.tag(i - 2, "numbered")):
            return True
        return self.sign(i - 1, "-‑") and self.at(i).glued and i >= 2 and self.at(i - 1).glued and (
            self.at(i - 2).text.isalpha() and not self.at(i - 2).tags
        )


def _first(i: int, *parsers: Callable[[int], Read]) -> Read:
    for parser in parsers:
        read = parser(i)
        if read:
            return read
    return None


def _plain(count: float, unit: str) -> tuple[float, str]:
    return (count * 2, "week") if unit == "fortnight" else (count * 6, "month") if unit == "half" else (count, unit)


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(-v if any(w > v for w in values[k + 1 : k + 2]) else v for k, v in enumerate(values))


def _hour(hour: int, said: str) -> int:
    if said in ("pm", "day") and hour < 12 and (said == "pm" or hour <= 6):
        return hour + 12
    if said == "night" and 6 < hour < 12:
        return hour + 12
    return 24 if said == "am" and hour == 12 else hour


def _relative(meaning: Meaning) -> bool:
    return isinstance(meaning, Offset) and meaning.anchor != "now"


def _alike(first: Meaning, last: Meaning) -> bool:
    """Whether two meanings can be the ends of one interval: both days, both periods."""
    if isinstance(first, At) != isinstance(last, At):
        return False
    return not isinstance(first, Stretch | Lasting | Between) and not isinstance(last, Stretch | Lasting | Between)


def _shared(first: Meaning, last: Meaning) -> tuple[Meaning, Meaning]:
    """The first end takes over what only the last one says: «с июня по август 2023 года»."""
    if isinstance(first, Date) and isinstance(last, Date) and first.year is None and last.year is not None:
        year = last.year - (bool(first.month and last.month) and (first.month or 0) > (last.month or 0))
        return Date(year, first.month or last.month, first.day, first.weekday), last
    if isinstance(first, Date) and isinstance(last, Date) and first.month is None and first.day:
        return Date(last.year, last.month, first.day), last
    if isinstance(last, Date) and isinstance(first, Date) and last.month is None and last.day:
        return first, Date(first.year, first.month, last.day)
    return first, last
