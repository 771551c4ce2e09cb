"""A question to the chronicle: who, where, when, what, how sure. Checked once, at the door."""

from dataclasses import dataclass
from datetime import datetime

from letopis.errors import QuestionError
from letopis.reading.times.edtf import bounds, valid
from letopis.store.dates import moment

# PLOVER's sixteen, then speech, what news needs and PLOVER lacks, and the newsworthy rest.
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT",
    "REQUEST", "REJECT", "ACCUSE", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    "STATE", "DENY", "CONFIRM", "ELECT", "LEGISLATE", "TRADE", "INCIDENT", "OTHER",
)  # fmt: skip
SORTS = ("time", "newest", "roots", "articles", "recent")
LIMIT = 1_000  # characters of a name or a text; longer ones are not questions


@dataclass(frozen=True, slots=True)
class Question:
    """What to look for; an empty field asks nothing. All that is asked must hold.

    `who`: a name in any language of someone who took part. `where`: a place, or a country for all in it.
    `type`: one or more event types, by commas. `since`, `until`: days, months or years ("2023", "2023-09",
    "2023-09-17"), both included. `text`: words, in any form, of the headline or the evidence. `min_roots`:
    at least so many roots shown to be independent. `root`: a name of someone, or of a paper, on whose word it rests.
    `disputed`: only that on which reports differ, growing figures aside. `as_of`: what could be known at the end of
    a day, or at a minute of it ("2023-09-29T18:00", UTC unless it has an offset). `noise`: sport, showbiz and weather
    too; False leaves out what only such articles tell of. `sort`: time; newest, the same
    from its end; roots or articles, the most first; recent, the latest told of first. `limit` 0: all. `offset`: skip
    so many.

    Raises QuestionError that names the choices when a field cannot be understood.
    """

    who: str = ""
    where: str = ""
    type: str = ""
    since: str = ""
    until: str = ""
    text: str = ""
    min_roots: int = 0
    limit: int = 0
    offset: int = 0
    root: str = ""
    disputed: bool = False
    as_of: str = ""
    sort: str = "time"
    noise: bool = True

    def __post_init__(self) -> None:
        for name in ("who", "where", "text", "root"):
            if len(getattr(self, name)) > LIMIT:
                raise QuestionError(
                    f"{name} is longer than {LIMIT} characters", "Ask for a name or a few words."
                )
        for name in ("min_roots", "limit", "offset"):
            if not 0 <= getattr(self, name) < 2**31:
                raise QuestionError(f"{name} is {getattr(self, name)}", "Give a whole number from 0.")
        unknown = [t for t in self.types if t not in TYPES]
        if unknown:
            raise QuestionError(f"no event type {', '.join(unknown)}", f"Choose from {' '.join(TYPES)}.")
        if self.sort not in SORTS:
            raise QuestionError(f"cannot sort by {self.sort!r}", f"Choose from {', '.join(SORTS)}.")
        _ = self.moment
        first, last = self.first_day, self.last_day
        if first and last and first > last:
            raise QuestionError(f"since {self.since} is after until {self.until}", "Turn them round.")

    @property
    def types(self) -> tuple[str, ...]:
        """The types asked for, upper case; none means all."""
        return tuple(t for t in self.type.upper().replace(",", " ").split())

    @property
    def first_day(self) -> str:
        """The first day asked for (ISO), "" when open."""
        return self._day("since", 0)

    @property
    def last_day(self) -> str:
        """The last day asked for (ISO), "" when open: --until 2023-09 includes the 30th."""
        return self._day("until", 1)

    @property
    def moment(self) -> datetime | None:
        """The moment as of which is asked, None for now."""
        if not (value := self.as_of.strip()):
            return None
        try:
            return moment(value)
        except ValueError:
            raise QuestionError(
                f"as_of: {value!r} is no moment", "Write 2023-09-29 or 2023-09-29T18:00."
            ) from None

    def _day(self, name: str, side: int) -> str:
        value: str = getattr(self, name).strip()
        if not value:
            return ""
        day = bounds(value)[side] if valid(value) and "/" not in value else None
        if day is None:
            raise QuestionError(f"{name}: {value!r} is no date", "Write 2023, 2023-09 or 2023-09-17.")
        return day.isoformat()
