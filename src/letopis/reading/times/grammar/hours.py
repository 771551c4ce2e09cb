"""Hours: clock times with their zones, parts of the day, and the days they are of."""

from letopis.reading.times.grammar.periods import Periods
from letopis.reading.times.grammar.words import Read, first_read, once
from letopis.reading.times.meaning import At, Cyclic, Meaning, Shift


class Hours(Periods):
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
        run = self.figure(i, 0, 2359) if len(self.at(i).text) > 2 else None
        written = len(self.at(i).text) == 4 and self.tag(i + 1, "zone") is not None
        if (
            run is not None
            and run % 100 < 60
            and (self.tag(i + 1, "meridiem") or self.tag(i + 1, "daypart") or written)
        ):
            hour, minute = divmod(run, 100)  # 730 p.m., 0600 GMT
        elif (
            hour is not None and self.sign(j, ":.h") and self.at(j).glued and self._minutes(j + 1) is not None
        ):
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
        if self.sign(j, "-") and self.tag(j + 1, "ordinal_end") and self.at(j + 1).glued:
            j = j + 2 if self.tag(j + 2, "oclock") or self.tag(j + 2, "daypart") else j  # о 8-й ранку
        oclock = self.tag(j, "oclock") is not None
        j = self.skip(j, "oclock")
        meridiem, daypart = self.tag(j, "meridiem"), self.tag(j, "daypart")
        j = j + 1 if meridiem or daypart else j
        said = meridiem or daypart or ""
        zone = self.tag(j, "zone") or (self.sign(j, "(") and self.tag(j + 1, "zone"))
        said_when = self.tag(i - 1, "in") or (
            oclock and hour > 8 and (self.tag(i - 1, "until") or self.tag(i - 1, "after"))
        )
        licensed = said_when and (
            oclock or (self.sign(i + 1, ".") and not exact and minute >= 0 and j > i + 2)
        )
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

    @once
    def moment(self, i: int) -> Read:
        """A day with its hour, in either order, or an hour alone."""
        clock = self.clock(i)
        if clock:
            at, j = clock
            day = self.with_daypart(self.links(j)) or self.with_daypart(j + self.sign(j, ","))
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
        said = (self.tag(k, "daypart") or (self.tag(k, "tonight") and "pm") for k in range(first, last))
        return str(next((part for part in said if part), ""))


def _hour(hour: int, said: str) -> int:
    if said in ("pm", "day") and hour < 12 and (said == "pm" or hour <= 6):
        return hour + 12
    if said == "night" and 6 < hour < 12:
        return hour + 12
    return 24 if said == "am" and hour == 12 else hour
