"""Times counted from now or from another time: «два года назад», two days later, «последние три месяца»."""

from dataclasses import replace
from typing import Any

from letopis.reading.times.grammar.hours import Hours
from letopis.reading.times.grammar.words import Read, plain
from letopis.reading.times.meaning import Cyclic, Lasting, Offset, Stretch


class Counting(Hours):
    """Parsers of counted times and of stretches."""

    def counted(self, i: int) -> Read:
        """Два года назад, через три дня, two days later, за несколько дней до …, a week after Christmas."""
        if self.tag(i, "ahead"):
            about = self.tag(i + 1, "about") is not None and self.tag(i + 2, "unit") is None
            read = self.duration(i + 1 + about)
            if read and not self._looks_back(i) and not self.tag(read[3], "ago"):
                count, unit, vague, j = read
                vague = vague or about
                anchor = self._anchor(j)
                if anchor:
                    return Offset(count, unit, anchor[1], anchor[0], vague), anchor[2]
                return Offset(count, unit, 1, "tense", vague), j
        read = self.duration(i)
        if read is None:
            return self._laterfirst_read(i) or self._named_and_counted(i) or self._weekdays(i)
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

    def _laterfirst_read(self, i: int) -> Read:
        """«Спустя два дня»: the word that counts on stands first."""
        if not self.tag(i, "later"):
            return None
        read = self.duration(i + 1)
        return (Offset(read[0], read[1], 1, "topic", read[2]), read[3]) if read else None

    def _named_and_counted(self, i: int) -> Read:
        """Christmas two years ago, Thanksgiving in a year, «в мае два года назад»."""
        holiday, month = self.tag(i, "holiday"), self.month(i)
        if holiday is None and month is None:
            return None
        counted = self.counted(i + 1)
        if counted is None or not isinstance(counted[0], Offset) or counted[0].anchor not in ("now", "tense"):
            return None
        known = counted[0].unit in ("month", "year", "decade")
        named = Cyclic("holiday", holiday) if holiday else Cyclic("month", month or 0)
        return (replace(named, within=counted[0]), counted[1]) if known else None

    def _weekdays(self, i: int) -> Read:
        """Two Thursdays ago, three Fridays from now."""
        counted = self.count(i)
        weekday = self.tag(counted[2], "weekday") or self.tag(counted[2], "weekdays") if counted else None
        if counted is None or weekday is None or not 1 <= counted[0] <= 50:
            return None
        j = counted[2] + 1
        sign = -1 if self.tag(j, "ago") else 1 if self.tag(j, "hence") else 0
        n = sign * int(counted[0])
        return (Cyclic("weekday", weekday, n, counted=True), j + 1) if n else None

    def _anchor(self, j: int) -> tuple[Any, int, int] | None:
        """«… до выборов», «… after Easter»: what is counted from, the direction, the position after it."""
        sign = 1 if self.tag(j, "after") else -1 if self.tag(j, "before") or self.tag(j, "until") else 0
        if (
            not sign
            or self.sign(j, "-–—")
            or (self.figure(j + 1, 0, 999) is not None and self.month(j + 2) is None)
        ):
            return None
        read = self.moment(self.links(j + 1)) or self.period(self.links(j + 1))
        if read is None and self.tag(j, "by"):
            return None
        return (read[0], sign, read[1]) if read else ("unknown", sign, j + 1)

    def _looks_back(self, i: int) -> bool:
        return any(self.tag(k, "first_time") or self.tag(k, "ordinal") for k in range(max(0, i - 4), i))

    def stretch(self, i: int) -> Read:
        """Последние три месяца, the past two weeks, в течение двух лет, a nine-month blockade."""
        shift = self.tag(i, "shift")
        if shift in (-1, 1, "span_past"):
            read = self.duration(i + 1)
            bare = self.tag(i + 1, "unit") is not None
            many = bool(self.tag(i, "plural") and self.tag(i + 1, "plural"))
            if self._last_of_year(i):
                return None
            if read and (not bare or many or shift == "span_past"):
                count, unit, vague, j = read
                return Stretch(3 if many else count, unit, 1 if shift == 1 else -1, vague or many), j
        counted = self.count(i)
        shift = self.tag(counted[2], "shift") if counted else None
        if counted and shift in (-1, 1, "span_past"):  # two upcoming weeks, «два последних года»
            unit = self.tag(counted[2] + 1, "unit")
            several = self.tag(counted[2] + 1, "plural") or self.tag(counted[2] + 1, "paucal")
            if unit not in (None, "weekend") and (several or self.alone):
                count, unit = plain(counted[0], unit)
                return Stretch(count, unit, 1 if shift == 1 else -1, counted[1]), counted[2] + 2
        looks_back = bool(self.tag(i - 1, "first_time")) or self._looks_back(i)
        within = self.tag(i - 1, "within")
        if within and (within == "around" or looks_back) and self.tag(i, "unit") is None:
            read = self.duration(i)
            if read and read[1] in ("week", "month", "quarter", "year", "decade"):
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
