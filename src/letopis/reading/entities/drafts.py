"""Drafts of mentions: what is named, before it is settled who is who."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from letopis.reading.analysis import Sentence, Token
from letopis.reading.entities.bodies import Body
from letopis.reading.entities.places import Place
from letopis.reading.entities.states import Seat
from letopis.records.reading import MentionKind

MOST = 200  # names of a sentence that are looked at; more are a list or an attack


@dataclass(frozen=True, slots=True)
class Compass:
    """ "the North": a state where the other of the two is in view."""

    country: str


Known = str | Body | Place | Seat | Compass


@dataclass
class Draft:
    """A mention in the making. `known` is what we know it to be: a state's code, a body, an outlet, a
    place, a seat.
    """

    start: int
    end: int
    kind: MentionKind
    sentence: Sentence
    score: float = 1.0
    known: Known | None = None
    country: str = ""
    lemma: str = ""
    precision: str = ""  # of a place, as the model marks it
    cases: frozenset[str] = frozenset()  # that its place in the sentence allows; none: any
    gender: str = ""  # masc or femn, as the sentence tells it of a person
    key: tuple[str, str] | None = None  # what tells its entity from others

    @property
    def text(self) -> str:
        """The words of the article."""
        return self.sentence.text[self.start - self.sentence.start : self.end - self.sentence.start]

    @property
    def nominative(self) -> bool:
        """Whether its place in the sentence allows the nominative."""
        return not self.cases or "nomn" in self.cases

    @property
    def subject(self) -> bool:
        """Whether it allows nothing else."""
        return self.cases == {"nomn"}

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens it covers."""
        return tokens_in(self.sentence, self.start, self.end)

    def covers(self, other: "Draft") -> bool:
        """Whether another lies inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Draft") -> bool:
        """Whether they share a letter."""
        return self.start < other.end and other.start < self.end


@dataclass
class Drafts:
    """The drafts of one sentence."""

    sentence: Sentence
    found: list[Draft] = field(default_factory=list)

    def of(self, *kinds: str) -> list[Draft]:
        """Those of some kinds."""
        return [d for d in self.found if d.kind in kinds]

    def within(self, start: int, end: int) -> list[Draft]:
        """Those inside [start, end)."""
        return [d for d in self.found if start <= d.start and d.end <= end]


def tokens_in(sentence: Sentence, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of a sentence that overlap [start, end), found by halving."""
    first = bisect_right(sentence.tokens, start, key=lambda t: t.end)
    last = bisect_left(sentence.tokens, end, key=lambda t: t.start)
    return sentence.tokens[first:last]
