"""The clause of a verb of saying: where it stands to its content, and what shows that words are handed on."""

from letopis.reading.attribution.bounds import (
    Place,
    about_this,
    before_title,
    clause_bounds,
    ends_soon,
    inverted,
    that_after,
)
from letopis.reading.attribution.candidates import is_source, may_be_outlet
from letopis.reading.attribution.line import Line
from letopis.reading.attribution.phrase import Phrase
from letopis.reading.attribution.speakers import Speakers
from letopis.reading.entities import Who

_THEM = ("это", "эту", "его", "ее", "их", "все", "це", "цю", "його", "її", "їх", "усе")


class Clause:
    """The clause of a verb of saying, and what in it shows that words are handed on."""

    def __init__(self, line: Line, v: int, who: Who) -> None:
        self.line, self.v, self.who = line, v, who
        self.low, self.high = clause_bounds(line, v)
        self.back = about_this(line, self.low, self.high)
        start = self.low
        while start > 0 and line.code(start - 1) == "R" and line.folded[start] not in line.words.lists["as"]:
            start -= 1
        # «как сообщает»; the «как» of «после того, как» is a conjunction and has another letter.
        self.asked = (
            line.code(start) == "R"
            and line.code(start - 1) != "A"
            and line.folded[start] in line.words.lists["as"]
        )

    def subjects(self) -> tuple[Phrase, ...]:
        """Who speaks in it, those side by side all."""
        return Speakers(self.line, self.v, self.who).subjects(self.who)

    def place(self, subjects: tuple[Phrase, ...]) -> Place:
        """Where the clause stands to its content."""
        line = self.line
        last = max([self.v, *(s.last for s in subjects)])
        if self.asked:
            return "lead" if self.low <= 3 or not ends_soon(line, last) else "tail"
        first = min([self.v, *(s.first for s in subjects)])
        if line.words.language == "en":
            return self._english_place(before_title(line, first), last)
        after = inverted(line, self.v) and not any(s.last < self.v for s in subjects)
        if after and not self.back and not that_after(line, self.v, last + 4):
            return "tail"
        return "main"

    def _english_place(self, first: int, last: int) -> Place:
        line = self.line
        before = line.code(first - 1) if first > 0 else ""
        spoken = (first > 0 and (line.speech[first - 1] or before == "Q")) or (
            first == 0 and ends_soon(line, last) and _after_speech(line)
        )
        told = line.lemmas[self.v] in line.words.lists["to"]
        if last == self.v and line.folded[self.v + 1 : self.v + 2] == ("to",):
            return "main"  # "two men claim to be in charge"
        object_ = line.phrase(self.v + 1) if last == self.v and not told else None
        if object_ is not None and not line.is_time(object_) and not line.speech[object_.first]:
            return "main"  # "Through a lawyer, Dahl denied the charges"
        if spoken or (
            before in (",", "-") and (ends_soon(line, last) or line.code(last + 1) in (",", "P", "-"))
        ):
            return "tail"
        return "main"

    def hands_on(self, needs: str, subjects: tuple[Phrase, ...], place: Place) -> bool:
        """Whether the clause hands words on and does not merely use the verb («передал мяч»,
        «отметил юбилей»).
        """
        line = self.line
        last = max([self.v, *(s.last for s in subjects)])
        if needs == "paper" and not all(
            is_source(line, s, self.who) or line.code(s.head) == "O" for s in subjects
        ):
            return False  # "the image shows": things show without a word
        if line.words.language == "en" and (
            line.folded[self.v + 1 : self.v + 2] == ("nothing",)
            or any(line.folded[s.first] in ("no", "none", "nobody") for s in subjects)
        ):
            return False  # "no group has claimed", "said nothing"
        if line.lemmas[self.v] == "continue" and line.folded[self.v + 1 : self.v + 2] == ("to",):
            return False
        if needs == "naming":
            return any(line.code(i) == "Q" for i in range(self.v + 1, self.high + 1)) and any(
                line.speech[i] or line.code(i) == "A"
                for i in range(self.v + 1, min(self.high + 6, len(line)))
            )
        if needs == "outlet" and not all(may_be_outlet(line, s, self.who) for s in subjects):
            return False  # whoever else learns something does not pass it on
        if needs == "statement":
            return any(
                line.lemmas[i] in line.words.statement_nouns and line.can_be(i, "ablt")
                for i in range(self.low, self.high)
            )
        if needs == "blame":  # «ответственность возлагает на …»: whose fault it is in somebody's view
            return any(line.lemmas[i] in line.words.lists["blame"] for i in range(self.low, self.high))
        if needs == "aside":
            return place != "main" and bool(subjects)
        if place != "main" or self.asked or self.back:
            return True
        if that_after(line, self.v, max(self.high, last) + 3) or self._beside_speech():
            return True
        if line.words.language == "en":
            cited = any(
                line.code(i - 1) == "," and line.folded[i] == "that" for i in range(self.v + 2, len(line))
            )
            ruled = line.lemmas[self.v] == "confirm" and any(line.is_court(s.head) for s in subjects)
            return needs == "topic" and not ruled and (cited or self._english_object(last))
        if needs == "paper":  # «данные свидетельствуют о снижении»
            return any(line.folded[i] in ("о", "об", "про") for i in range(self.v + 1, self.high))
        if needs == "topic":
            about = any(line.folded[i] in ("о", "об", "обо", "про") for i in range(self.low, self.high))
            act = any(self._direct_object(i) for i in range(self.v + 1, self.high))  # «объявить забастовку»
            return about or (ends_soon(line, last) and not act)
        if needs == "object":
            if any(line.is_court(s.head) for s in subjects):
                return False  # «суд подтвердил приговор»: an act
            return any(
                line.code(i) == "N" and line.can_be(i, "accs") and i > self.v
                for i in range(self.low, self.high)
            ) or any(line.folded[i] in _THEM for i in range(self.low, self.v))
        return False

    def _direct_object(self, i: int) -> bool:
        line = self.line
        known = line.code(i) == "N" and "accs" in line.cases(i) and line.code(i - 1) != "P"
        return known and line.tokens[i].dep == "obj"

    def _beside_speech(self) -> bool:
        line = self.line
        window = (*range(max(self.low - 3, 0), self.low), *range(self.low, min(self.high + 4, len(line))))
        return any(line.speech[i] for i in window)

    def _english_object(self, last: int) -> bool:
        """ "X said …": everything but a bare noun object ("reported earnings") is words handed on."""
        line, v = self.line, self.v
        if line.lemmas[v] in (
            "say",
            "tell",
            "announce",
            "deny",
            "confirm",
            "claim",
            "warn",
            "insist",
            "argue",
            "acknowledge",
            "admit",
            "concede",
        ):
            return True
        after = line.phrase(v + 1)
        if (
            line.lemmas[v] == "report"
            and after
            and any(line.code(i) == "#" for i in range(after.first, after.head))
        ):
            return True  # "health officials reported 312 new cases"
        if after is None:
            return ends_soon(line, v) or line.code(v + 1) in ("S", ":", "Q", ",")
        return line.code(after.last + 1) in ("V", "R") or line.code(after.head) == "O"


def _after_speech(line: Line) -> bool:
    """Whether somebody's words end right before the sentence: “Who closed it?” Reed asked."""
    start = line.sentence.start
    return (
        line.quotes.text[max(start - 1, 0) : start] in (" ", "\n")
        and line.quotes.speech_at(start - 2) is not None
    )
