"""Clock times: 14:30 мск, 7.06am local time, 9 утра, half past three, ten thirty, noon."""

from dataclasses import dataclass, replace

from letopis.reading.times.grammar.periods import Periods
from letopis.reading.times.grammar.words import once
from letopis.reading.times.meaning import At

_MARKS = ":.h"  # between hours and minutes; a full stop also makes a decimal fraction


@dataclass(frozen=True, slots=True)
class _Face:
    """What was read before it is known that it is an hour; `exact` when its form alone says so."""

    hour: int
    end: int
    minute: int = 0
    second: int = 0
    exact: bool = False


class Clock(Periods):
    """Parsers of hours and minutes."""

    @once
    def clock(self, i: int) -> tuple[At, int] | None:
        """An hour with its part of the day and its zone, where something makes sure that it is one."""
        noon = self.tag(i, "noon")
        if noon is not None:
            return self._zoned(At(None, 24 if noon == 0 else noon, 0), i + 1)
        told = self._past_the_hour(i)
        if told:
            return told
        face = self._in_figures(i) or self._in_words(i)
        if face is None or face.hour > 24 or face.minute > 59:
            return None
        j = face.end
        if self.tag(i - 1, "within") == "around":
            return None  # «в течение двух часов»
        if self.sign(j, "-") and self.tag(j + 1, "ordinal_end") and self.at(j + 1).glued:
            j = j + 2 if self.tag(j + 2, "oclock") or self.tag(j + 2, "daypart") else j  # о 8-й ранку
        oclock = self.tag(j, "oclock") is not None
        j = self.skip(j, "oclock")
        meridiem, daypart = self._meridiem(j, face.exact), self.tag(j, "daypart")
        j = j + 1 if meridiem or daypart else j
        said = meridiem or daypart or ""
        zone = self.tag(j, "zone") or (self.sign(j, "(") and self.tag(j + 1, "zone"))
        if not (face.exact or said or zone or self._licensed(i, face, oclock)):
            return None
        if daypart and not oclock and not face.exact and self.tag(j - 1, "unit"):
            return None  # «3 дня»: three days
        marked = self.at(i).text.startswith("0") or self.tag(i + 1, "hour_mark") is not None  # 03:30, 3h18
        half = self.order == "mdy" and face.exact and not said and not marked
        at = At(None, hour_of(face.hour, said), face.minute, "", face.second, half and face.hour < 12)
        return self._zoned(at, j)

    def _licensed(self, i: int, face: _Face, oclock: bool) -> bool:
        late = oclock and face.hour > 8 and bool(self.tag(i - 1, "until") or self.tag(i - 1, "after"))
        dated = self.sign(face.end, ".") and self.figure(face.end + 1, 0, 9999) is not None  # на 02.12.2020
        with_point = self.sign(i + 1, ".") and face.end > i + 2 and not dated  # at 7.06
        return (oclock and (self.said_when(i) or late)) or (with_point and self.tag(i - 1, "in") is not None)

    def _in_figures(self, i: int) -> _Face | None:
        """14:30, 7.06, 15h20, 9:01:10; 730 p.m., 0600 GMT; 16h; a bare figure."""
        run = self.figure(i, 0, 2359) if len(self.at(i).text) > 2 else None
        english = self.order == "mdy"  # «в 2020» is a year
        said = english and bool(self.tag(i - 1, "at") or (self.alone and self.tag(i - 1, "about")))
        bare = (
            said
            and not self._continues(i)
            and not (self.at(i + 1).text.isalpha() and not self.at(i + 1).tags)
        )
        written = len(self.at(i).text) == 4 and (self.tag(i + 1, "zone") is not None or bare)
        if run is not None and run % 100 < 60:
            sure = self.tag(i + 1, "meridiem") or self.tag(i + 1, "daypart") or written
            return _Face(run // 100, i + 1, run % 100, exact=bare and written) if sure else None
        hour = self.figure(i, 0, 24)
        if hour is None:
            return None
        minute = self._sixty(i + 2) if self.sign(i + 1, _MARKS) and self.at(i + 1).glued else None
        if minute is not None:
            second = self._sixty(i + 4) if self.sign(i + 3, ":") else None
            exact, end = self.at(i + 1).text != ".", i + 3 if second is None else i + 5
            return _Face(hour, end, minute, second or 0, exact)
        spoken = self.figure(i + 1, 10, 59) if self.alone and self.tag(i - 1, "at") else None
        if spoken is not None and i + 2 == len(self.tokens):
            return _Face(hour, i + 2, spoken, exact=True)  # at 3 15
        if self.tag(i + 1, "hour_mark") and self.at(i + 1).glued:
            return _Face(hour, i + 2, exact=self.said_when(i) or self.tag(i + 2, "zone") is not None)
        return None if self._continues(i) else _Face(hour, i + 1)

    def _in_words(self, i: int) -> _Face | None:
        """Nine, ten thirty, twelve oh three, nine fifty-nine."""
        hour = self.tag(i, "number")
        counted = self.count(i)
        if (
            hour is None
            or counted is None
            or self.tag(i, "article")
            or not 1 <= hour <= 24
            or int(hour) != hour
        ):
            return None
        j = counted[2] + 1 if self.sign(counted[2], "-") and self.at(counted[2]).glued else counted[2]
        zero = self.tag(j, "zero") is not None
        j += (2 if self.sign(j + 1, "-") else 1) if zero else 0
        minutes = self.count(j) if self.tag(j, "number") else None
        if minutes and (1 <= minutes[0] < 10 if zero else 10 <= minutes[0] < 60):
            k = minutes[2]
            counts = self.tag(k, "unit") or self.tag(k, "counted") or self.sign(k, "-")
            exact = (self.alone or self.tag(i - 1, "at") is not None) and not counts
            if exact or self.tag(minutes[2], "meridiem"):
                return _Face(int(hour), minutes[2], int(minutes[0]), exact=exact)
        return _Face(int(hour), counted[2])

    def _meridiem(self, j: int, exact: bool) -> str:
        """Am or pm; the short one («3:15p») only glued to an hour that is sure to be one."""
        short = self.tag(j, "meridiem_short") if self.at(j).glued and (exact or self.alone) else None
        return str(self.tag(j, "meridiem") or short or "")

    def _past_the_hour(self, i: int) -> tuple[At, int] | None:
        """A quarter past 3pm, 15 minutes to noon, half past three."""
        minutes, j, worded = self.tag(i, "minutes"), i + 1, True
        if minutes is None:
            counted = self.count(i)
            if not counted or not 1 <= counted[0] < 60 or self.tag(i, "number") == 1:
                return None
            if self.tag(i - 1, "starts") or self.tag(i - 1, "between"):
                return None  # from 3 to 4 pm
            worded = self.tag(counted[2], "unit") == "minute"
            minutes, j = int(counted[0]), counted[2] + worded
        if minutes == 30 and self.alone and self.tag(j, "number"):
            after = self.hour_alone(j)  # half three
            return (replace(after[0], minute=30, half=True), after[1]) if after else None
        sign = 1 if self.tag(j, "past_hour") else -1 if self.tag(j, "to_hour") else 0
        if not sign or self.tag(j + 1, "minutes") is not None or (sign < 0 and minutes == 30):
            return None
        # «Nine to 12 months», «two to three» are no hours: the words for minutes, or an hour that is sure.
        read = self.clock(j + 1) or (self.hour_alone(j + 1) if worded or self.said_when(i) else None)
        if read is None or read[0].minute or self.tag(read[1], "unit") or self.sign(read[1], "-"):
            return None
        hour = read[0].hour if sign > 0 else read[0].hour - 1
        return replace(read[0], hour=hour % 24, minute=minutes if sign > 0 else 60 - minutes), read[1]

    def hour_alone(self, i: int) -> tuple[At, int] | None:
        """A bare number as an hour; the caller knows that it is one."""
        hour = self.tag(i, "number") if self.figure(i, 1, 24) is None else self.figure(i, 1, 24)
        if self.tag(i, "article") or self._continues(i):
            return None
        return (At(None, int(hour), 0), i + 1) if hour is not None and hour in range(1, 25) else None

    def _sixty(self, i: int) -> int | None:
        value = self.figure(i, 0, 59)
        return value if value is not None and len(self.at(i).text) == 2 and self.at(i).glued else None

    def _zoned(self, at: At, j: int) -> tuple[At, int]:
        opened = self.sign(j, "(") and self.tag(j + 1, "zone") is not None
        zone = self.tag(j + opened, "zone")
        if zone is None:
            return at, j
        j += opened + 1
        return replace(at, zone=zone), j + 1 if opened and self.sign(j, ")") else j


def hour_of(hour: int, said: str) -> int:
    """The hour of 24 that an hour of twelve is in the part of the day that is said."""
    if said in ("pm", "day") and hour < 12 and (said == "pm" or hour <= 6):
        return hour + 12
    if said == "night" and 6 < hour < 12:
        return hour + 12
    return 0 if said == "am" and hour == 12 else hour
