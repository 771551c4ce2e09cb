"""What many articles add up to: the records behind `letopis chronicle --format jsonl`."""

from dataclasses import dataclass, field
from typing import Literal

from letopis.records.reading import Anonymity, Quantity, SourceKind

WEAK = 0.35  # of claims under it a quarter proved right in every part (see letopis.reading.claims.sureness)


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
    """One article's sentence for an event. `chain` is the sources as named, nearest first, root last.

    `retracted`: its outlet withdrew the article, so it counts for nothing. `denies`: it says that it is not so.
    `confidence` is that of its claim, 0 in events of an earlier version.
    """

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
    retracted: bool = False
    denies: bool = False
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided: a key of knowledge/<language>/reasons.yaml, and what fills its sentence.

    `letopis.linking.reasons.sentence` says it in a language.
    """

    key: str
    values: dict[str, str | int | float | tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Roots:
    """How many independent roots an event has, as a range, who they are, and the reasons: `why`, and the same in
    English words.

    `likely`, in that range, is the number of sources, named or not, each once, those of one government once: papers
    that name nobody are left out, unless nobody else tells it; 0 where it was not counted.
    """

    low: int
    high: int
    names: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()
    likely: int = 0


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone in an event's ledger, and those who had it from them.

    `names` are those of a root by language, where its articles name it in more than one. `part`: root; relay;
    denial for who says that it is not so. `high` is how many roots this one may be, 0 for relays; `low` whether it
    is shown to have separate access. Of offices of one government that is one: the others are `one_with` it, by its
    name. `why` says so, and `note` the same in English words. `entity` is a store-wide id, `outlet` an outlet's key.
    `told` are the sentences in which this outlet itself tells it on the word of the voice above, one an article;
    `copies` those of articles that carry the text of one of them; `heard` are those who name this one as their source.
    """

    name: str
    part: Literal["root", "relay", "denial"]
    kind: SourceKind
    anonymity: Anonymity
    entity: str = ""
    outlet: str = ""
    high: int = 0
    low: bool = False
    one_with: str = ""
    note: str = ""
    why: Reason | None = None
    names: dict[str, str] = field(default_factory=dict)
    told: tuple[EventEvidence, ...] = ()
    copies: tuple[EventEvidence, ...] = ()
    heard: "tuple[Voice, ...]" = ()


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
    """Claims of one or many articles judged to be the same happening.

    `ledger` is who had it from whom, roots first. `noise`: sport, showbiz or weather, where no article of another
    kind tells of it; else "". `confidence` is that of its surest claim, 0 in events of an earlier version.
    """

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
    ledger: tuple[Voice, ...] = ()
    noise: str = ""
    confidence: float = 0.0

    @property
    def weak(self) -> bool:
        """Whether every report of it is read so weakly that more are wrong than right; unknown is not weak."""
        return 0 < self.confidence < WEAK


@dataclass(frozen=True, slots=True)
class Judgement:
    """A persisted, attributable, undoable decision. `subject` and `object` are ids; `kind` says what of.

    kind: same_event, different_event, same_entity, different_entity, reject, confirm, set (`object` is
    field=value), note (words that decide nothing), retract (`subject` is an article that its outlet withdrew). `by`
    is rule:<name>, model:<version> or person:<name>. `undone` is the moment it was taken back, or None. `attached` is
    False when nothing that it is about is there any more.
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
    attached: bool = True
