"""What a time is read against, and what comes out."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from letopis.reading.times import edtf
from letopis.reading.times.almanac import Tense


@dataclass(frozen=True, slots=True)
class Now:
    """What a time is read against.

    `today` is the reference (an EDTF value, "" unknown; it may be no closer than a year), `moment` the same
    with its hour when that is known, `topic` the value the text has named last, `lately` the same if this
    sentence or the one before has named it, `tense` that of the nearest verb, `year` one that the sentence is
    set in. `next_week`: «next Friday» is that of the next week, not the nearest to come.
    """

    today: str
    moment: str = ""
    topic: str = ""
    lately: str = ""
    tense: Tense = ""
    year: int | None = None
    next_week: bool = False

    @property
    def day(self) -> date | None:
        """Today, when it is known to the day."""
        first, last = edtf.bounds(self.today)
        return first if first == last else None

    @property
    def around(self) -> date | None:
        """A day that stands for today in choosing years: today, or the last day of a vaguer reference."""
        return self.day or edtf.bounds(self.today)[1]


@dataclass(frozen=True, slots=True)
class Value:
    """An EDTF value ("" when it cannot be told) and whether it rests on the reference or on the text's own
    times.
    """

    edtf: str
    rests_on: Literal["", "reference", "text"] = ""


def is_day(value: str) -> bool:
    first, last = edtf.bounds(value)
    return first is not None and first == last
