"""Periods and named days: months, seasons, quarters, decades, «прошлый год», «первый вторник октября»,
«вчера».
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from letopis.reading import morphology
from letopis.reading.times.grammar.dates import Dates
from letopis.reading.times.grammar.words import FIRST_YEAR, LAST_YEAR, Read, first_read, once
from letopis.reading.times.meaning import Cyclic, Date, Fixed, Nearest, Nth, NthAfter, Offset, Part, Shift

# Roman figures are often typed with the Cyrillic letters that look the same.
_ROMAN = re.compile(r"(?=[IІVXХ])[XХ]{0,2}(?:[IІ][XХ]|[IІ]V|V?[IІ]{0,3})")
_ROMAN_VALUES = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10}
_CALENDAR = ("day", "week", "month", "quarter", "half", "year", "decade", "century", "weekend")


class Periods(Dates):
    """Parsers of calendar periods and of days by their names."""

    def calendar_date(self, i: int) -> Read:
        """A date, and the year counted from now that may follow it: «5 мая прошлого года», June 12 last year."""
        read = super().calendar_date(i)
        if read is None or not isinstance(read[0], Date) or read[0].year or not read[0].month:
            return read
        ago = self.tag(read[1], "years")  # «торік»
        year = (Shift("year", ago), read[1] + 1) if ago is not None else None
        within = year or self.shifted_unit(self.links(read[1]), ("year",))
        return (replace(read[0], within=within[0]), within[1]) if within else read

    def month_of_year(self, i: int, licensed: bool = False) -> Read:
        """Сентябрь, сентябрь 2023 года, September of last year; ambiguous words only after «in», «last»."""
        month = self.month(i, beside=False)
        strong = month is not None
        month = month or self.tag(i, "month_weak")
        if month is None or (not self.at(i).text[:1].isupper() and not strong and not licensed):
            return None
        if not strong and self.sign(i + 1, "-‑") and self.at(i + 1).glued:
            return None  # a name: Mar-a-Lago
        j = self.after_month(i + 1)
        year, end = self.year_after(j)
        if year is not None:
            return Date(year, month), end
        within = self.shifted_unit(self.links(i + 1), ("year",))
        if within:
            return Cyclic("month", month, None, within[0]), within[1]
        if (
            not strong
            and not licensed
            and not (
                self.tag(i - 1, "in")
                or (self.tag(i - 1, "link") and not self.sign(i - 1, ","))
                or self.tag(i - 1, "shift") is not None
                or self.tag(i - 1, "since")
                or self.tag(i - 1, "part")
            )
        ):
            return None
        return Date(None, month), j if j < len(self.tokens) and self.at(i).text.islower() else i + 1

    def shifted_unit(self, i: int, units: Sequence[str] = _CALENDAR) -> Read:
        """Прошлый год, this week, в том же месяце."""
        i = self.skip(i, "link") if self.tag(i, "shift") is None else i
        shift, unit = self.tag(i, "shift"), self.tag(i + 1, "unit")
        if whole := self._last_of_year(i):
            return whole
        if shift is None or unit not in units or shift == "span_past":
            return None
        if self.tag(i, "plural") and self.tag(i + 1, "plural") and unit != "weekend":
            return None
        if shift == "told" and self.alone:
            return Shift(unit, 1), i + 2
        if shift == "told" or (unit == "day" and shift == 1):
            return Offset(1, unit, 1, "told"), i + 2  # «на следующий день»: of the day just spoken of
        return Shift(unit, 0, True) if shift == "same" else Shift(unit, shift), i + 2

    def _last_of_year(self, i: int) -> Read:
        """The last quarter of 2017."""
        unit = self.tag(i + 1, "unit")
        if self.tag(i, "shift") not in (-1, "span_past") or unit not in ("quarter", "half"):
            return None
        year = self.year(self.links(i + 2))
        return (Cyclic(unit, 4 if unit == "quarter" else 2, None, Date(year[0])), year[1]) if year else None

    def shifted_name(self, i: int) -> Read:
        """Прошлая пятница, next March, this summer, прошлое Рождество, the Friday after next."""
        for kind in ("weekday", "month", "month_weak"):
            value = self.tag(i, kind)
            if value is not None and self.tag(i + 1, "after_next"):
                return Cyclic(kind.removesuffix("_weak"), value, 2, counted=True), i + 2
        shift = self.tag(i, "shift")
        if shift is None or shift in ("same", "span_past", "told"):
            return None
        date = self.calendar_date(i + 1) if shift == 0 and self.month(i + 1) else None
        if date:
            return date[0], date[1]  # in this Dec. 13, 2016, file photo
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
        year = self.figure(i, 0, LAST_YEAR) if self.tag(i + 1, "quarter_mark") else None
        if year is not None and year < FIRST_YEAR:
            year = year + 2000 if len(self.at(i).text) == 2 and self.at(i + 1).glued else None
        k = i if year is None else i + 1
        quarter = self.figure(k + 1, 1, 4) if self.tag(k, "quarter_mark") and self.at(k + 1).glued else None
        if quarter is not None and year is not None:
            return Cyclic("quarter", quarter, None, Date(year)), i + 3  # 2023Q2, 23Q2
        if quarter is not None:
            return self._within_year("quarter", quarter, i + 2)  # Q2 2023
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
        if within is None and self.match:
            return None  # the second quarter of a match
        return (Cyclic(kind, n, None, within[0]), within[1]) if within else (Cyclic(kind, n), j)

    def decade(self, i: int) -> Read:
        value = self.figure(i, 10, LAST_YEAR)
        if value is None or value % 10:
            return None
        j = i + 2 if self.sign(i + 1, "-‑") else i + 1
        short = self.sign(i - 1, "'’‘")  # the '90s
        if not (self.tag(j, "decade_end") and self.at(j).glued) or (
            10 <= value < 100 and j == i + 1 and not short
        ):
            return None
        if not (value >= FIRST_YEAR or 20 <= value <= 90):
            return None
        end = self.skip(j + 1, "yearmark")
        if value < 100 and end == j + 1 and not self.sign(i - 1, "'’‘"):
            return None
        value += 1900 if value < 100 else 0
        return Fixed(f"{value // 10}X"), end

    def season(self, i: int) -> Read:
        """Лето, летом 2022 года, summer of 2022."""
        value = self.tag(i, "season")
        if value is None:
            return None
        year, end = self.year_after(i + 1)
        if year is not None and self.sign(end, "-–/") and self.at(end).glued:
            last = self.figure(end + 1, 0, LAST_YEAR)
            if last in (year + 1, (year + 1) % 100):  # winter 2019-20, which ends in its second year
                return Cyclic("season", value, None, Date(year + 1)), self.skip(end + 2, "yearmark")
        if year is not None:
            return Cyclic("season", value, None, Date(year)), end
        within = self.shifted_unit(self.links(i + 1), ("year",))
        if within:
            return Cyclic("season", value, None, within[0]), within[1]
        if (
            self.order == "mdy"
            and not self.tag(i - 1, "part")
            and not (self.tag(i - 1, "link") and (self.tag(i - 2, "in") or self.tag(i - 2, "since")))
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
        if n > 0 and self.tag(j, "ordinal") == -1:
            n, j = -n, j + 1  # third last
        weekday, unit = self.tag(j, "weekday"), self.tag(j, "unit")
        if self.tag(j, "nearest"):
            return self._nearest(j + 1, self.named_or_weekday(j + 1), n)
        if weekday is None and unit not in ("day", "week", "weekend", "month"):
            return None
        if weekday and n > 0 and self.tag(j + 1, "after"):
            after = self.nth(j + 2) or self.period(self.links(j + 2))
            return (NthAfter(n, weekday, after[0]), after[1]) if after else None
        of = self.period(self.links(j + 1)) or self._unit_alone(self.links(j + 1))
        if of is None or (isinstance(of[0], Cyclic) and of[0].kind == "weekday"):
            return None
        return Nth(n, unit or "", weekday or 0, of[0]), of[1]

    def nearest(self, i: int) -> Read:
        """The closest Monday to 5 October, the Sunday nearest to Christmas; as to the second closest see `nth`."""
        k = self.skip(i, "link")
        before = self.tag(k, "nearest") is not None
        return self._nearest(k + before, self.named_or_weekday(k + before), 1 if before else 0)

    def named_or_weekday(self, i: int) -> tuple[Cyclic, int] | None:
        """A weekday or a holiday by its bare name."""
        weekday, holiday = self.tag(i, "weekday") or self.tag(i, "weekday_weak"), self.tag(i, "holiday")
        if weekday:
            return Cyclic("weekday", weekday), i + 1
        return (Cyclic("holiday", holiday), i + 1) if holiday else None

    def _nearest(self, i: int, day: tuple[Cyclic, int] | None, n: int) -> Read:
        """The rest of it from the day's name on; n is 0 where «nearest» has still to come."""
        if day is None or not 0 <= n < 10:
            return None
        j = day[1] if n else day[1] + 1
        if (not n and not self.tag(day[1], "nearest")) or not self.tag(j, "to"):
            return None
        to = self.calendar_date(self.links(j + 1)) or self.named_day(self.links(j + 1))
        return (Nearest(n or 1, day[0], to[0]), to[1]) if to else None

    def _unit_alone(self, i: int) -> Read:
        """The bare unit that means the present one: «в конце года», the end of the month."""
        unit = self.tag(i, "unit")
        return (
            (Shift(unit, 0), i + 1) if unit in ("day", "week", "month", "quarter", "year", "decade") else None
        )

    def part(self, i: int) -> Read:
        """Начало марта, late March, конец 2022 года, the end of the month, the week of October 6."""
        whole = self.tag(i, "part_of")
        if whole is not None:
            return Part(whole[0], Shift(whole[1], 0)), i + 1
        part = self.tag(i, "part")
        k = self.skip(i, "link")
        if self.tag(k, "unit") == "week" and self.tag(k + 1, "genitive"):
            day = self.calendar_date(k + 2) or (self.named_day(k + 2) if self.tag(k + 2, "holiday") else None)
            return (Part("week", day[0]), day[1]) if day else None
        if part is None:
            return None
        j = self.skip(i + 1, "link") if self.sign(i + 1, "-") is False else i + 2
        j = self.skip(self.links(j), "about")
        of = (
            self.period(self.links(j))
            or self._unit_alone(self.links(j))
            or self.bare_year(self.links(j), True)
        )
        return (Part(part, of[0]), of[1]) if of else None

    def bare_year(self, i: int, licensed: bool = False) -> Read:
        """A year alone: with its mark, or where a word before it allows."""
        read = self.year(i, bare=licensed or self._year_expected(i))
        if (
            read is None
            or (self.tag(read[1] - 1, "yearmark") is None and self._counts(i, read[1]))
            or (self.sign(i - 1, "-.,/№#") and self.at(i).glued)
            or (
                self.sign(read[1], "-/")
                and (
                    read[1] + 1 < len(self.tokens)
                    and self.at(read[1]).glued
                    and self.figure(read[1] + 1, 0, 99) is None
                    and self.tag(read[1] - 1, "yearmark") is None
                )
            )
        ):
            return None
        return Date(read[0]), read[1]

    def _counts(self, i: int, j: int) -> bool:
        """«Около 2000 рейсов», "about 2000 flights": a figure before what it counts is no year."""
        word = self.at(j).text
        if not word.islower() or not word.isalpha():
            return False
        if self.language == "en":
            return self.tag(i - 1, "about") is not None and word.endswith("s") and len(word) > len("this")
        return morphology.counted(word, self.language)

    def _year_expected(self, i: int) -> bool:
        """Whether a bare figure at i is a year by what is before it: in 2015; 2006, 2009 and 2013."""
        for _ in range(8):
            if self.tag(i - 1, "before_year"):
                return True
            listed = self.tag(i - 1, "and") or (self.sign(i - 1, ",") and self.tag(i + 1, "and"))
            if not listed or not self.figure(i - 2, 1900, 2099):
                break
            i -= 2
        told = self.tag(i - 1, "before_year_weak") and self.figure(i, 1900, 2099)
        return bool(told) and self.at(i + 1).text.islower() and self.at(i + 1).text.isalpha()

    def weekend(self, i: int) -> Read:
        """Over the weekend, «на выходных»: the nearest one."""
        k = self.skip(i, "link")
        if self.tag(k, "unit") != "weekend":
            return None
        said = any(self.tag(n, "in") or self.tag(n, "within") or self.tag(n, "since") for n in (i, i - 1))
        return (Cyclic("weekend", 0), k + 1) if said else None

    @once
    def period(self, i: int) -> Read:
        """Any calendar period or day that a larger expression can be built on."""
        return first_read(
            i,
            self.calendar_date,
            self.month_named,
            self.shifted_unit,
            self.shifted_name,
            self.numbered_period,
            self.season,
            self.weekday,
            self.named_day,
            self.year_period,
        )

    def month_named(self, i: int) -> Read:
        return self.month_of_year(i, licensed=True)

    def year_period(self, i: int) -> Read:
        return self.bare_year(i, licensed=True)

    def _of_something(self, i: int) -> bool:
        """«Накануне саммита»: the eve is of what follows in the genitive."""
        word = self.at(i).text
        found = (
            morphology.cases(word, self.language) if 2 < len(word) < 30 and word.isalpha() else frozenset()
        )
        return "gent" in found and "nomn" not in found

    def named_day(self, i: int) -> Read:
        """Вчера, today, Рождество, Christmas 2014."""
        days = self.tag(i, "day")
        if days == "eve":
            return Offset(1, "day", -1, "unknown" if self._of_something(i + 1) else "eve"), i + 1
        if days is not None:
            return Shift("day", 0, True) if days == "said" else Shift("day", days), i + 1
        years = self.tag(i, "years")
        if years is not None:
            return Shift("year", years), i + 1
        named = self.at(i).text[:1].isupper() and i > 0  # not the verb that begins a sentence
        holiday = self.tag(i, "holiday") or (self.tag(i, "holiday_weak") if named or self.alone else None)
        if holiday is None:
            return None
        year, end = self.year_after(i + 1)
        within = None if year else self.shifted_unit(self.links(i + 1), ("year",))
        if within:
            return Cyclic("holiday", holiday, None, within[0]), within[1]
        return Cyclic("holiday", holiday, None, Date(year) if year else None), end

    def weekday(self, i: int) -> Read:
        """Пятница; «вторник на следующей неделе», Wednesday of next week."""
        value = self.tag(i, "weekday") or (self.tag(i - 1, "of") and self.tag(i, "weekday_weak"))
        if not value:
            return None
        week = self.shifted_unit(self.links(i + 1), ("week",))
        if week:
            return Cyclic("weekday", value, None, week[0]), week[1]
        return Cyclic("weekday", value), i + 1

    def weekday_of_week(self, i: int) -> Read:
        """Last week's Sunday, «на следующей неделе в пятницу»."""
        week = self.shifted_unit(i, ("week",))
        if not week:
            return None
        j = self.skip(week[1], "in")
        value = self.tag(j, "weekday")
        return (Cyclic("weekday", value, None, week[0]), j + 1) if value is not None else None

    def loose_day(self, i: int) -> Read:
        """«17-го», the 15th: a day of the month that is spoken of; with «of this month» of that one."""
        k = self.skip(i, "link")
        read = self.ordinal(k)
        worded = self.tag(k, "ordinal") is not None or self.tag(k, "number") is not None
        if read is None or (worded and not (self.alone and k > i and read[0] > 0)):
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
        return (token.text.isalpha() and not token.tags) or token.figure is not None or self.sign(j, "-")


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(-v if any(w > v for w in values[k + 1 : k + 2]) else v for k, v in enumerate(values))
