"""What many articles add up to: the records behind `letopis chronicle --format jsonl`."""

from dataclasses import dataclass, field

from letopis.records.reading import Quantity


@dataclass(frozen=True, slots=True)
class Party:
    """An entity of the store as an event shows it: its store-wide id, its name, and its role in words."""

    id: str
    name: str
    country: str = ""
    role: str = ""
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EventEvidence:
    """One article's sentence for an event. `chain` is the sources as named, nearest first, root last."""

    article: str
    claim: str
    outlet: str
    url: str
    language: str
    published: str | None
    quote: str
    start: int
    end: int
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roots:
    """How many independent roots an event has, as a range, who they are, and the reasons in words."""

    low: int
    high: int
    names: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DisputeValue:
    """One value of a disputed field, with its root, the date it was published and the claim."""

    value: str
    root: str
    published: str | None
    claim: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field on which the claims of an event differ. `kind`: update, correction, denial, conflict, development."""

    field: str
    kind: str
    values: tuple[DisputeValue, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Claims of one or many articles judged to be the same happening."""

    id: str
    type: str
    mode: str
    status: str
    stance: str
    time: str
    place: Party | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    participants: tuple[Party, ...]
    headline: str
    summary: str
    headlines: dict[str, str] = field(default_factory=dict)
    quantities: tuple[Quantity, ...] = ()
    evidence: tuple[EventEvidence, ...] = ()
    claims: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    roots: Roots = field(default_factory=lambda: Roots(1, 1))
    disputes: tuple[Dispute, ...] = ()
    lat: float | None = None
    lon: float | None = None
    importance: float = 0.0
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """A persisted, attributable, undoable decision. `subject` and `object` are ids; `kind` says what of.

    kind: same_event, different_event, same_entity, different_entity, reject, confirm, set.
    `by` is rule:<name>, model:<version> or person:<name>. `undone` is the moment it was taken back, or None.
    """

    id: int
    kind: str
    subject: str
    object: str
    score: float
    by: str
    at: str
    note: str = ""
    undone: str | None = None
