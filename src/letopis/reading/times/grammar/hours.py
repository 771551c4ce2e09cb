"""Hours of days: parts of the day, clock times and the days they are of, in any order."""

from dataclasses import replace

from letopis.reading.times.grammar.clock import Clock, hour_of
from letopis.reading.times.grammar.words import Read, first_read, once
from letopis.reading.times.meaning import At, Cyclic, Shift


class Hours(Clock):
    """Parsers of hours of a day."""

    @once
    def with_daypart(self, i: int) -> Read:
        """Вчера вечером, утром 15 февраля, Monday morning, last night."""
        if self.tag(i, "daypart"):
            j = self.links(i + 1)
            return first_read(j, self.calendar_date, self.named_day, self.shifted_name, self.weekday)
        if self.tag(i, "shift") in (-1, 0) and self.tag(i + 1, "daypart"):
            night = self.tag(i, "shift") == -1
            return Shift("day", -1 if night else 0), i + 2
        if self.tag(i, "tonight"):
            return Shift("day", 0), i + 1
        read = first_read(
            i, self.calendar_date, self.named_day, self.weekday_of_week, self.shifted_name, self.weekday
        )
        if read is None:
            return None
        j = self.skip(read[1], "part") if self.tag(read[1] + 1, "daypart") else read[1]
        return read[0], self.skip(j, "daypart")

    @once
    def moment(self, i: int) -> Read:
        """A day with its hour, in either order, or an hour alone."""
        clock = self.clock(i)
        if clock:
            at, j = clock
            day = self.with_daypart(self.links(j)) or self.with_daypart(j + self.sign(j, ","))
            return (replace(at, day=day[0]), day[1]) if day else clock
        spoken = self._hour_before(i) or self._hour_behind(i)
        if spoken:
            return spoken
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
            clock = self.hour_alone(j)
        if clock is None:
            weak = self.tag(i, "weekday_weak") and not self.tag(i - 1, "of")
            return None if weak and isinstance(day[0], Cyclic) else day
        if said and clock[0].hour <= 12 and not self.tag(clock[1] - 1, "meridiem"):
            midnight = said == "pm" and clock[0].hour == 12  # this evening at 12
            clock = replace(clock[0], hour=24 if midnight else hour_of(clock[0].hour, said)), clock[1]
        return replace(clock[0], day=day[0]), clock[1]

    def _hour_before(self, i: int) -> Read:
        """At 8 tonight, at nine tomorrow morning: a bare number before the part of a day."""
        hour = self.hour_alone(i) if self.alone or self.tag(i - 1, "at") else None
        if hour is None or self.tag(hour[1], "month") is not None:
            return None
        j = self.links(hour[1])
        day = self.with_daypart(j)
        said = self._daypart_in(j, day[1]) if day else ""
        if day is None or not (said or (j == hour[1] and self.tag(j, "day") is not None)):
            return None
        return At(day[0], hour_of(hour[0].hour, said), 0), day[1]

    def _hour_behind(self, i: int) -> Read:
        """In the evening at eight, утром в 9: of the day that is spoken of."""
        said = self.tag(i, "daypart")
        if not said or not self.tag(i + 1, "at"):
            return None
        clock = self.clock(i + 2) or self.hour_alone(i + 2)
        if clock is None or self.month(clock[1]) or self.tag(clock[1], "unit"):
            return None
        bare = clock[0].hour <= 12 and not self.tag(clock[1] - 1, "meridiem")
        return (replace(clock[0], hour=hour_of(clock[0].hour, said)) if bare else clock[0]), clock[1]

    def _daypart_in(self, first: int, last: int) -> str:
        """The part of the day that tokens [first, last) name, "" for none."""
        said = (self.tag(k, "daypart") or (self.tag(k, "tonight") and "pm") for k in range(first, last))
        return str(next((part for part in said if part), ""))
