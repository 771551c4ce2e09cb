"""What is a time only where nothing else is said («May», «Sat.», «утром»), and days with a length."""

from letopis.reading.times.grammar.counting import Counting
from letopis.reading.times.grammar.words import Read
from letopis.reading.times.meaning import At, Between, Cyclic, Meaning, Offset, Shift


class Alone(Counting):
    """Parsers with weaker conditions, for texts of nothing but words of time."""

    def lone(self, i: int) -> Read:
        """Words that among others would mean too little to be a time."""
        if not self.alone:
            return None
        weekday = self.tag(i, "weekday_weak")
        if weekday is not None:
            return Cyclic("weekday", weekday), i + 1
        if self.tag(i, "now"):
            return Offset(0, "second", 1, "now"), i + 1
        if self.tag(i, "daypart"):
            return Shift("day", 0), i + 1
        return self.month_of_year(i, licensed=True) or self.bare_year(i, licensed=True)

    def for_so_long(self, i: int) -> Read:
        """From 3 May for ten days, for two weeks from 3 May, from 4pm for an hour: how long from when."""
        day = self.calendar_date(i) or self.clock(i)
        starts = self.alone or self.tag(i, "starts") or self.tag(i - 1, "starts")
        if day and starts and self.tag(day[1], "so_long"):
            return self._reaching(day[0], day[1] + 1, day[1] + 1)
        read = self.duration(i) if self.tag(i - 1, "so_long") else None
        j = self.links(read[3] + 1) if read and self.tag(read[3], "starts") else -1
        day = self.calendar_date(j) or self.clock(j) if j > 0 else None
        return self._reaching(day[0], i, day[1]) if day else None

    def _reaching(self, day: Meaning, i: int, end: int) -> Read:
        read = self.duration(i)
        units = ("minute", "hour") if isinstance(day, At) else ("day", "week", "month")
        if read is None or read[1] not in units:
            return None
        return Between(day, Offset(read[0], read[1], 1, day)), max(end, read[3])
