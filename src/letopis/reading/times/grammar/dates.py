"""Dates: a day of a month with a weekday and a year, in words and in figures."""

import calendar

from letopis.reading.times.grammar.words import FIRST_YEAR, LAST_YEAR, Read, Words, once
from letopis.reading.times.meaning import Date


class Dates(Words):
    """Parsers of calendar dates."""

    def month(self, i: int, beside: bool = True) -> int | None:
        """The month at i; an ambiguous word only `beside` a number."""
        value: int | None = self.tag(i, "month")
        return self.tag(i, "month_weak") if value is None and beside else value

    def after_month(self, i: int) -> int:
        """The position behind the full stop of an abbreviated month («Sept. 17»)."""
        return (
            i + 1
            if self.sign(i, ".")
            and self.at(i).glued
            and len(self.at(i - 1).text) < 6
            and (i + 1 < len(self.tokens))
            else i
        )

    def year(self, i: int, bare: bool = True) -> tuple[int, int] | None:
        """2023, 2023 года, 2023 г., 2014 AD: the year and the position after it."""
        value = self.figure(i, FIRST_YEAR, LAST_YEAR)
        if self.tag(i + 1, "era") == -1:
            return None  # before the common era
        if value is None and self.tag(i + 1, "thousand"):
            return self._year_in_words(i)
        if value is None or len(self.at(i).text) != 4:
            early = self.figure(i, 1, FIRST_YEAR) if self.tag(i + 1, "era") else None
            return None if early is None else (early, i + 2)  # 14 AD
        j = i + 1
        if self.at(j).glued and self.at(j).text.isalpha() and not self.tag(j, "yearmark"):
            return None  # 1080p
        if (
            self.sign(j, "-‑")
            and self.tag(j + 1, "ordinal_end")
            and self.at(j).glued
            and self.at(j + 1).glued
        ):
            return value, self.skip(j + 2, "yearmark")  # 2014-го года
        if self.tag(j, "yearmark"):
            return value, j + 1 + (
                len(self.at(j).text) <= 2 and self.sign(j + 1, ".") and self.at(j + 1).glued
            )
        if self.tag(j, "era"):
            return value, j + 1
        if not bare or self.tag(j, "counted") or self.tag(j, "unit") or self._continues(i):
            return None
        return value, j

    def _year_in_words(self, i: int) -> tuple[int, int] | None:
        """Two thousand eighteen."""
        if self.tag(i, "number") != 2:
            return None
        rest = self.count(i + 2) if self.tag(i + 2, "number") and not self.tag(i + 2, "article") else None
        if (
            rest is None
            or not 1 <= rest[0] <= 99
            or self.tag(rest[2], "unit")
            or self.tag(rest[2], "counted")
        ):
            return None
        return 2000 + int(rest[0]), rest[2]

    def _continues(self, i: int) -> bool:
        """Whether the figure at i goes on: 2,500, 1999.5, 2019:15, 2020/21 and the like."""
        return (
            self.sign(i + 1, ".,:")
            and self.figure(i + 2, 0, 9999) is not None
            and (self.at(i + 1).glued and self.at(i + 2).glued)
        )

    def year_after(self, i: int) -> tuple[int | None, int]:
        """The year that may follow a day or a month, with its comma, «of», «in»."""
        j = self.skip(i, "link") if not self.sign(i, ",") else i + 1
        read = self.year(j)
        if read is None and self.sign(i, "."):
            read = self.year(i + 1)
        return read or (None, i)

    @once
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
        read = self.day_and_month(i) or self.in_figures(i)
        return self._weekday_behind(*read) if read else None

    def _weekday_behind(self, date: Date, end: int) -> tuple[Date, int]:
        """«25 мая 2020 года, в понедельник»: the weekday that only repeats the date."""
        j = self.skip(end + 1, "in") if self.sign(end, ",(") else end
        weekday = self.tag(j, "weekday") or (self.alone and self.tag(j, "weekday_weak")) or None
        if weekday is None or not date.month or not date.day or j == end:
            return date, end
        if not date.year:  # Jul 18, Fri: the year is one in which it is true
            closed = j + 1 == len(self.tokens) or self.sign(j + 1, ",);")
            weekday_too = Date(None, date.month, date.day, weekday)
            return (weekday_too, j + 1 + self.sign(j + 1, ")")) if closed else (date, end)
        try:
            same = calendar.weekday(date.year, date.month, date.day) + 1 == weekday
        except ValueError:
            same = False
        return (date, j + 1 + self.sign(j + 1, ")")) if same else (date, end)

    def _day_beside_weekday(self, i: int) -> tuple[Date, int] | None:
        read = self.ordinal(i)
        if read is None or self.tag(i, "ordinal") == -1 or read[0] > 31 or self.tag(i, "ordinal"):
            return None
        return Date(day=read[0]), read[1]

    @once
    def day_and_month(self, i: int) -> tuple[Date, int] | None:
        """17 сентября 2023 года, the 17th of September, September 17, 2023."""
        k = self.skip(i, "link")
        day = self.day_number(k)
        if day is not None:
            j = day[1]
            j = j + 1 if self.sign(j, ".-/") and self.at(j).glued and self.month(j + 1) else j
            month = self.month(self.links(j))
            if self.figure(k, 1, 31) is not None and any(
                not self.tag(n, "genitive") for n in range(j, self.links(j))
            ):
                return None  # «4 in February»: no day of it
            sure = self._capital(self.links(j)) or self.figure(k, 1, 31) is None or self.links(j) > j
            if month is not None and (sure or not self.tag(self.links(j), "month_weak")):
                behind = self.after_month(self.links(j) + 1)
                year, end = self._year_joined(j, behind) or self.year_after(behind)
                return Date(year, month, day[0]), self._tidy(end, self.links(j) + 1)
        month = self.month(i)
        if month is None:
            return None
        k = self.after_month(i + 1)
        j = self.links(k)
        day = self.day_number(j)
        if (
            day is None
            or any(self.tag(n, "in") for n in range(k, j))  # «в июле в 4 странах»
            or self.tag(day[1], "unit")
            or self.sign(day[1], ":%")
            or (self._continues(day[1] - 1) and (self.sign(day[1], ".:")))
        ):
            return None
        year, end = self.year_after(day[1])
        if self.tag(j, "ordinal") is None and self.tag(j, "number"):
            return None
        return Date(year, month, day[0]), end

    def _year_joined(self, j: int, behind: int) -> tuple[int, int] | None:
        """31/Oct/1974, 31-Oct-74: the year after the sign that joins the day and the month."""
        if not self.sign(j - 1, "-/") or self.at(behind).text != self.at(j - 1).text:
            return None
        short = self.figure(behind + 1, 0, 99) if len(self.at(behind + 1).text) == 2 else None
        if short is not None and self.at(behind + 1).glued:
            return _century(short), behind + 2
        return self.year(behind + 1)

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

    @once
    def in_figures(self, i: int) -> tuple[Date, int] | None:
        """17.09.2023, 2023-09-17, 9/17/23, 17/09, 15.02, 10.12."""
        figures, marks, j = self._row(i)
        if not figures or len(set(marks)) != 1 or (self.sign(i - 1, "-/.:$€£") and self.at(i).glued):
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
            return (
                self._dated(figures[1], figures[0], None, i + 3)
                if FIRST_YEAR <= figures[1] <= LAST_YEAR
                else None
            )
        if len(texts[1]) > 2 or self.tag(j, "counted") or self.tag(j, "unit") or self.tag(j, "zone"):
            return None
        closed = end > j and (end < len(self.tokens) or self.order == "dmy")
        if mark == "." and not (
            len(texts[1]) == 2 and (texts[1][0] == "0" or closed or self.tag(i - 1, "from"))
        ):
            return None
        if mark == "/" and len(texts[1]) == 1 and self.order == "dmy":
            return None
        first, second = figures[:2]
        if self.order == "mdy" and mark == "/" and first <= 12:
            return self._dated(None, first, second, i + 3) if second > 12 or texts[0][0] == "0" else None
        if mark == "/" and len(texts[1]) == 1:
            return None  # 24/7
        return self._dated(None, second, first, end if closed else i + 3)

    def _row(self, i: int) -> tuple[list[int], list[str], int]:
        """Figures joined by single signs without spaces, from i: the figures, the signs, the position
        after.
        """
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
            year = _century(year)
        if self.tag(end, "yearmark"):
            end += 1
            end += self.sign(end, ".") and end + 1 < len(self.tokens)
        return self._dated(year, month, day, end) if FIRST_YEAR <= year <= LAST_YEAR else None

    def _dated(self, year: int | None, month: int, day: int | None, end: int) -> tuple[Date, int] | None:
        if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
            return None
        return Date(year, month, day), end


def _century(short: int) -> int:
    """The year of two figures."""
    return short + (2000 if short < 70 else 1900)
