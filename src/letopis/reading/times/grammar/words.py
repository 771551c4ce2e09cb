"""Looking at words, and numbers: what all parsers of time stand on."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar

from letopis.reading.times.lexicon import Lexicon, Token
from letopis.reading.times.meaning import Meaning

Read = tuple[Meaning, int] | None
Parser = TypeVar("Parser", bound=Callable[..., Any])
FIRST_YEAR, LAST_YEAR = 1000, 2199
_BLANK = Token(0, 0, "", None)
_LOOK_AHEAD = 64  # far more than any parser looks behind the end of its sentence


def once(parser: Parser) -> Parser:
    """A parser that remembers what it read at each position of its sentence."""

    @wraps(parser)
    def remembered(self: "Words", i: int) -> Any:
        key = parser.__name__, i
        if key not in self.known:
            self.known[key] = parser(self, i)
        return self.known[key]

    return remembered  # type: ignore[return-value]


def first_read(i: int, *parsers: Callable[[int], Read]) -> Read:
    """What the first of the parsers that reads anything at i reads."""
    for parser in parsers:
        read = parser(i)
        if read:
            return read
    return None


class Words:
    """The tokens of one sentence, and the numbers among them."""

    def __init__(
        self, tokens: Sequence[Token], lexicon: Lexicon, whole: bool = False, match: bool = False
    ) -> None:
        self.tokens = tokens
        self.match = match or any("game" in token.tags for token in tokens)  # quarters are of a match
        # A text of nothing but words of time has no other reading: «May», «утром» are times there.
        self.alone = whole and len(tokens) < 12 and all(map(_of_time, tokens))
        # Blanks behind the last token also stand before the first: index -1 is one of them.
        self.padded = (*tokens, *(_BLANK,) * _LOOK_AHEAD)
        self.order, self.language = lexicon.order, lexicon.language
        self.known: dict[tuple[str, int], Any] = {}

    def at(self, i: int) -> Token:
        """Token i; a blank one before the first and behind the last."""
        return self.padded[i]

    def tag(self, i: int, category: str) -> Any:
        """The value of token i in a category, None when it has none."""
        return self.padded[i].tags.get(category)

    def sign(self, i: int, signs: str) -> bool:
        """Whether token i is one of the signs."""
        return self.padded[i].text in signs and self.padded[i] is not _BLANK

    def figure(self, i: int, low: int, high: int) -> int | None:
        """The figure at i if it lies in [low, high] and is not part of 1.5, 10,000 or №5."""
        value = self.at(i).figure
        return value if value is not None and low <= value <= high else None

    def said_when(self, i: int) -> bool:
        """Whether an hour may stand at i: after «at», or in a text of nothing but time."""
        return self.alone or self.tag(i - 1, "in") is not None

    def skip(self, i: int, category: str) -> int:
        """The position behind token i if it is of a category."""
        return i + 1 if self.tag(i, category) is not None else i

    def links(self, i: int) -> int:
        """The position behind up to two linking words («на», of the)."""
        return self.skip(self.skip(i, "link"), "link")

    def count(self, i: int) -> tuple[float, bool, int] | None:
        """A count in figures or words: its value, whether it is vague, the position after it."""
        read = self._whole_count(i)
        if read and self.tag(read[2], "and_a_half"):
            return read[0] + 0.5, read[1], read[2] + 1
        return read

    def _whole_count(self, i: int) -> tuple[float, bool, int] | None:
        value = self.figure(i, 0, 9999)
        if value is not None:
            below = self.figure(i + 2, 2, 9) if self.sign(i + 1, "/") and self.at(i + 1).glued else None
            if below is not None and self.tag(i + 3, "unit") is not None and 0 < value < below:
                return value / below, False, i + 3  # 3/4 hour
            if self.sign(i + 1, ".,") and self.at(i + 1).glued and self.figure(i + 2, 0, 9) is not None:
                return value + (self.at(i + 2).figure or 0) / 10, False, i + 3
            return float(value), False, i + 1
        few = self.tag(i, "few")
        if few is not None:
            return float(few), True, i + 1
        number = self.tag(i, "number")
        if number is None:
            return None
        after = i + 2 if self.sign(i + 1, "-") else i + 1
        ones = self.tag(after, "number")
        if number in (20, 30, 40, 50, 60, 70, 80, 90) and ones is not None and ones < 10:
            return float(number + ones), False, after + 1
        return float(number), False, i + 1

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """17-го, 17th, семнадцатого, тридцать первое: the number and the position after it."""
        value = self.figure(i, 1, 31)
        if value is not None:
            if self.tag(i + 1, "ordinal_end") and self.at(i + 1).glued:
                return value, i + 2
            if self.sign(i + 1, "-‑") and self.tag(i + 2, "ordinal_end") and self.at(i + 2).glued:
                return value, i + 3
            return None
        ordinal = self.tag(i, "ordinal")
        if ordinal is not None:
            return ordinal, i + 1
        tens = self.tag(i, "number")
        after = i + 2 if self.sign(i + 1, "-") else i + 1
        ones = self.tag(after, "ordinal")
        if tens in (20, 30) and ones is not None and 0 < ones < 10:
            return tens + ones, after + 1
        return None

    @once
    def duration(self, i: int) -> tuple[float, str, bool, int] | None:
        """Two weeks, полгода, several months: count, unit, whether vague, the position after it."""
        period = self.tag(i, "period")
        if period is not None:
            return period[0], period[1], False, i + 1
        counted = self.count(i)
        if counted:
            count, vague, j = counted
            j = self.skip(j, "more")
            unit = self.tag(j, "unit")
            dated = self.figure(i, FIRST_YEAR, LAST_YEAR) is not None and unit == "year"
            if unit is not None and unit != "weekend" and not dated:
                return *plain(count, unit), vague, j + 1
        unit = self.tag(i, "unit")
        if counted is None and unit is not None and unit != "weekend":
            many = self.tag(i, "plural") is not None and self.tag(i + 1, "ago") is not None  # years ago
            return *plain(3 if many else 1, unit), many, i + 1
        return None


def _of_time(token: Token) -> bool:
    return token.figure is not None or bool(token.tags) or not token.text[0].isalnum()


def plain(count: float, unit: str) -> tuple[float, str]:
    """A count of fortnights or halves as one of weeks or months."""
    return (
        (count * 2, "week")
        if unit == "fortnight"
        else (count * 6, "month")
        if unit == "half"
        else (count, unit)
    )
