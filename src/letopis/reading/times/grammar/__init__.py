"""The grammar of time: from word tokens to meanings. It knows categories of words, no words.

A parser of one small thing takes a position and gives (meaning, position after it) or None; each module
builds on the one before: words, dates, periods, hours, counting. Here they make ranges, lists and the whole:
`expressions` tries them at every word, the largest reading wins, and it goes on behind what was read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from letopis.reading.times.grammar.alone import Alone
from letopis.reading.times.grammar.words import FIRST_YEAR, LAST_YEAR, Read, first_read, once
from letopis.reading.times.meaning import (
    About,
    At,
    Between,
    Date,
    Lasting,
    Meaning,
    Offset,
    Open,
    Side,
    Stretch,
)

# A word of none of these can begin no time.
_OPENERS = frozenset((
    "month", "month_weak", "weekday", "weekday_weak", "number", "few", "ordinal", "day", "shift",
    "period", "part", "season", "daypart", "holiday", "ahead", "lasted", "about", "unit", "later",
    "tonight", "minutes", "link", "years", "quarter_mark", "part_of", "holiday_weak", "now", "noon",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens [first, last) mean something."""

    first: int
    last: int
    meaning: Meaning


class Grammar(Alone):
    """The parsers over the tokens of one sentence."""

    @once
    def single(self, i: int) -> Read:
        """The largest single time at i."""
        options = [
            read
            for parser in (
                self.counted,
                self.stretch,
                self.nth,
                self.nearest,
                self.part,
                self.moment,
                self.period_at,
                self.loose_day,
            )
            if (read := parser(i))
        ]
        return max(options, key=lambda read: read[1], default=None)

    def period_at(self, i: int) -> Read:
        return first_read(
            i,
            self.month_of_year,
            self.weekday_of_week,
            self.shifted_unit,
            self.shifted_name,
            self.numbered_period,
            self.season,
            self.weekend,
            self.bare_year,
        )

    @once
    def approximate(self, i: int) -> Read:
        """A time with its «около» (which the words then include)."""
        if not self.tag(i, "about"):
            return self.single(i)
        read = self.single(self.skip(i + 1, "link")) or self.bare_year(i + 1, True)
        return (About(read[0]), read[1]) if read else None

    def range(self, i: int) -> Read:
        """С 17 по 19 сентября, 13-15 July, July 13-15, 2020–2022, between Monday and Friday."""
        joined = self._same_month(i) or self._years(i) or self._hours(i) or self._two_ends(i)
        return joined or self.for_so_long(i)

    def _joined(self, j: int, i: int) -> int | None:
        """The position behind a word or sign that joins two ends."""
        if self.tag(j, "towards") and self.tag(i - 1, "from"):
            return j + 1  # в ночь с 2 на 3 октября
        if self.tag(j, "to"):
            return None if self.at(j).glued and self.at(j).text.isalpha() else j + 1
        after = self.tag(i - 1, "after") or self.tag(i - 2, "after")
        k = self.skip(self.skip(j, "and"), "but")
        if after and (self.tag(k, "before") or (k > j and self.tag(k, "until"))):
            return k + 1  # after 3 pm but before six
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
        if self.tag(j - 1, "towards") and date.day != first[0] + 1:
            return None  # «перенесли с 3 на 17 октября» is no stretch of time
        return Between(Date(date.year, date.month, first[0]), date), second[1]

    def _years(self, i: int) -> Read:
        """2020–2022 годы, 1960 - 1961, from 2014 to 2019."""
        first = self.figure(i, FIRST_YEAR, LAST_YEAR)
        if first is None or len(self.at(i).text) != 4:
            return None
        j = self._joined(i + 1, i) or self._joined(self.skip(i + 1, "yearmark"), i)
        j = i + 2 if j is None and self.sign(i + 1, "/") else j
        if j is None:
            return None
        last = self.year(j)
        if last is None:
            short = self.figure(j, 0, 99)
            if short is None or not self.sign(j - 1, "-–/") or len(self.at(j).text) != 2:
                return None
            # «2022/23 год»; without a word for the year only two years that follow each other.
            if not self.tag(j + 1, "yearmark") and ((first + 1) % 100 != short or self.sign(j + 1, "-/.")):
                return None
            last = first // 100 * 100 + short, self.skip(j + 1, "yearmark")
        return (Between(Date(first), Date(last[0])), last[1]) if first < last[0] < first + 200 else None

    def _hours(self, i: int) -> Read:
        """9:30 - 11:00, 3:30 to 6 PM, from 9 to 11 am."""
        first = self.clock(i)
        if first is None:
            hour = self.figure(i, 0, 24)
            j = self._joined(i + 1, i) if hour is not None else None
            last = self.clock(j) if j else None
            if (
                hour is None
                or last is None
                or not (last[0].hour > 12 >= hour or self.tag(last[1] - 1, "meridiem"))
            ):
                return None
            afternoon = last[0].hour > 12 and hour < 12
            at = At(None, hour + 12 if afternoon else hour, 0, last[0].zone)
        else:
            at, after = first
            j = self._joined(after, i)
            last = self.clock(j) if j else None
            if last is None:
                return None
            if (
                at.hour < 12 <= last[0].hour - 12 + 12
                and self.tag(last[1] - 1, "meridiem")
                and (self.tag(after - 1, "meridiem") is None and at.hour + 12 < last[0].hour)
            ):
                at = replace(at, hour=at.hour + 12)
            at = replace(at, zone=at.zone or last[0].zone)
        day = self.with_daypart(self.links(last[1]))
        to = last[0]
        if day:
            return Between(replace(at, day=day[0]), replace(to, day=day[0])), day[1]
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
                Found(
                    i if n == 0 else first, end if n == len(days) - 1 else last, Date(year, month_first, day)
                )
                for n, (first, last, day) in enumerate(days)
            ]
        final = self.day_and_month(days[-1][0])
        if final is None:
            return []
        found = [
            Found(first, last, Date(final[0].year, final[0].month, day)) for first, last, day in days[:-1]
        ]
        return [*found, Found(days[-1][0], final[1], final[0])]

    def listed_months(self, i: int) -> list[Found]:
        """«В мае и июне 2016 года», in December or January 2016: the year is that of each month."""
        months: list[tuple[int, int]] = []
        j = i
        while (month := self.month(j, beside=self._capital(j))) is not None and len(months) < 8:
            months.append((j, month))
            if not (self.tag(j + 1, "and") or self.sign(j + 1, ",")):
                break
            j = self.skip(j + 2, "in")
        final = self.month_of_year(months[-1][0]) if len(months) > 1 else None
        if final is None or not isinstance(final[0], Date) or final[0].year is None:
            return []
        year, last = final[0].year, months[-1][1]
        found = [Found(at, at + 1, Date(year - (month > last), month)) for at, month in months[:-1]]
        return [*found, Found(months[-1][0], final[1], final[0])]

    def expressions(self) -> Iterator[Found]:
        """The times of the sentence, in order, without overlaps."""
        i = 0
        while i < len(self.tokens):
            if (
                not self._opens(i)
                or self._only_a_number(i)
                or (self.tag(i - 1, "every") and not self.tag(i - 1, "in"))
            ):
                i += 1
                continue
            several = [] if self.tag(i - 1, "between") else self.listed(i) or self.listed_months(i)
            found = several or self._one(i)
            yield from found
            i = max(found[-1].last, i + 1) if found else i + 1

    def _opens(self, i: int) -> bool:
        token = self.at(i)
        if token.figure is None and not token.tags.keys() & _OPENERS:
            return token.text[0] in "IІVXХ"
        return (
            self.tag(i, "link") is None
            or len(token.tags) > 1
            or self.at(i + 1).figure is not None
            or bool(self.at(i + 1).tags.keys() & _OPENERS)
        )

    def _one(self, i: int) -> list[Found]:
        read = max((r for r in (self.range(i), self.approximate(i)) if r), key=lambda r: r[1], default=None)
        read = read or self.lone(i)
        if read is None or self._bare_clock(i, *read):
            return []
        meaning, end = read
        first = i
        while first < end - 1 and self._outside(first, meaning):
            first += 1
        side = (
            "since" if self.alone and isinstance(meaning, At) and self.tag(i - 1, "starts") else self._side(i)
        )
        if side == "after" and not isinstance(meaning, At) and self._daypart_in(first, end):
            side = None  # «after this morning's raid», «after lunch»: on that day
        if side and not isinstance(meaning, Between | Stretch | Lasting | Open) and not _relative(meaning):
            meaning = Open(side, meaning)
        return [Found(first, end, meaning)]

    def _bare_clock(self, i: int, meaning: Meaning, end: int) -> bool:
        """Whether nothing makes it an hour: figures like 16:04 (a stamp, a score), a «midnight blue»."""
        if not isinstance(meaning, At) or meaning.day is not None or meaning.zone:
            return False
        if not self.tag(i, "noon") and (end - i != 3 or self.figure(i, 0, 24) is None):
            return False
        before = any(
            self.tag(i - 1, c)
            for c in ("in", "from", "since", "until", "after", "before", "about", "between", "by")
        )
        return not before and not self.sign(i + 1, "h") and not (i == 0 and end == len(self.tokens))

    def _outside(self, i: int, meaning: Meaning) -> bool:
        """Whether the word at i introduces the time and is no part of its words."""
        if self.tag(i, "shift") is not None or self.tag(i, "part"):
            return False
        counts = self.tag(i, "ahead") is not None and isinstance(meaning, Offset)
        return not counts and (self.tag(i, "link") or self.tag(i, "in")) is not None

    def _side(self, i: int) -> Side | None:
        before = [k for k in (i - 1, i - 2) if k >= 0]
        for k in before:
            if self.tag(k, "since"):
                return "since"
            if self.tag(k, "of") and self.tag(i, "part") == "early":
                return "from"  # від початку року
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
        return (
            self.sign(i - 1, "-‑")
            and self.at(i).glued
            and i >= 2
            and self.at(i - 1).glued
            and (self.at(i - 2).text.isalpha() and not self.at(i - 2).tags)
        )


def _relative(meaning: Meaning) -> bool:
    return isinstance(meaning, Offset) and meaning.anchor != "now"


def _alike(first: Meaning, last: Meaning) -> bool:
    """Whether two meanings can be the ends of one interval: both days, both periods."""
    if isinstance(first, At) != isinstance(last, At):
        return False
    return not isinstance(first, Stretch | Lasting | Between) and not isinstance(
        last, Stretch | Lasting | Between
    )


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
