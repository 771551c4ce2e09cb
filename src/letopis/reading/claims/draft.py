"""A claim while it is being read: one telling of one event in one sentence, before tellings are joined."""

from dataclasses import dataclass, field

from letopis.reading.analysis import Sentence
from letopis.reading.claims.triggers import Trigger
from letopis.records import Part, Quantity, TimeExpression
from letopis.records.reading import Span, Stance, Status


@dataclass(slots=True, eq=False)
class Draft:
    """One telling of one event. `content` is what a speech verb vouches for; `background` marks an event
    noun that
    nothing in its sentence says to have taken place; `sure` is the least certain place in the parse of its parties,
    0 where it has none."""

    sentence: Sentence
    trigger: Trigger
    actors: tuple[Part, ...]
    recipients: tuple[Part, ...]
    participants: tuple[Part, ...] = ()
    status: Status = "happened"
    stance: Stance = "asserted"
    place: Part | None = None
    times: tuple[TimeExpression, ...] = ()
    edtf: str = ""
    attributions: tuple[str, ...] = ()
    about: list["Draft"] = field(default_factory=list)
    content: tuple[Span, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    background: bool = False
    confidence: float = 0.0
    sure: float = 0.0
    by: str = ""

    @property
    def type(self) -> str:
        """The event type of its word."""
        return self.trigger.action.type

    @property
    def mode(self) -> str:
        """The mode of its word, "" when it has none."""
        return self.trigger.action.mode

    @property
    def lemma(self) -> str:
        """The base form of the word that carries it."""
        return (self.trigger.noun or self.trigger.token).lemma

    def inside(self, spans: tuple[Span, ...]) -> bool:
        """Whether its trigger lies in one of these spans."""
        return any(start <= self.trigger.start and self.trigger.end <= end for start, end in spans)
