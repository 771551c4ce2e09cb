"""What words of time mean before it is known what day it is: small trees that the grammar builds."""

from dataclasses import dataclass
from typing import Literal

Side = Literal["since", "from", "until", "before", "after"]


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it was said. `weekday` 1…7. A date without a year comes round every year, unless `within` is
    its year, counted from now («5 мая прошлого года»)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    within: "Meaning | None" = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs nothing more: `199X`, `20XX`."""

    edtf: str


@dataclass(frozen=True, slots=True)
class Shift:
    """The n-th period from now («прошлый год»: year, -1), or the one just named (`same`)."""

    unit: str
    n: int
    same: bool = False


@dataclass(frozen=True, slots=True)
class Cyclic:
    """What comes round: a weekday, a season, a quarter, a half, a month, a holiday; with a shift or within a
    year.

    `within` is the year or the week it lies in, when said. A holiday's value is its rule, see `holidays`.
    """

    kind: str
    value: int | str
    shift: int | None = None
    within: "Meaning | None" = None
    counted: bool = False  # the shift counts those to come («Friday after next»), whatever week they lie in


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units before (-1) or after (1) something: now, the time named last, another time.

    `tense`: now, unless the verb is past and a day was named; `told`: the day just named, now for what is to
    come; `eve`: a day of the past that was named right before, else now.
    """

    count: float
    unit: str
    sign: int
    anchor: "Meaning | Literal['now', 'topic', 'unknown', 'tense', 'told', 'eve']"
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """The last (-1) or next (1) so many units up to or from now; sign 0 lets the tense decide."""

    count: float
    unit: str
    sign: int
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Lasting:
    """So many units that end with the time just named («девятимесячная блокада»)."""

    count: float
    unit: str


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th unit of a period, or weekday if that is not 0; -1 the last, -2 the last but one."""

    n: int
    unit: str
    weekday: int
    of: "Meaning"


@dataclass(frozen=True, slots=True)
class NthAfter:
    """The n-th weekday after a time («the first Tuesday after Easter»)."""

    n: int
    weekday: int
    of: "Meaning"


@dataclass(frozen=True, slots=True)
class Nearest:
    """Of the days that come round as `day` does (a weekday, a holiday) the n-th nearest to a time («the Sunday closest
    to 11 November»)."""

    n: int
    day: Cyclic
    to: "Meaning"


@dataclass(frozen=True, slots=True)
class Part:
    """The early, mid, late part or first, second half of a period, its rest from today on (`rest`), or the
    week around a day (`week`).
    """

    part: str
    of: "Meaning"


@dataclass(frozen=True, slots=True)
class At:
    """An hour of a day (None: of the day that is spoken of). `zone` is an offset, a name, or ""; `half`: whether it
    may be of either half of the day (3:30)."""

    day: "Meaning | None"
    hour: int
    minute: int
    zone: str = ""
    second: int = 0
    half: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """A time that the words put in doubt."""

    of: "Meaning"


@dataclass(frozen=True, slots=True)
class Between:
    """From one time to another."""

    first: "Meaning"
    last: "Meaning"


@dataclass(frozen=True, slots=True)
class Open:
    """A time with one end: since, until, after, from (which is a start only where the thing still lasts)."""

    side: Side
    of: "Meaning"


Meaning = (
    Date | Fixed | Shift | Cyclic | Offset | Stretch | Lasting | Nth | NthAfter | Nearest | Part | At
    | About | Between | Open
)  # fmt: skip
