"""What one article says, as read: the records behind the JSON contract `letopis.reading/1`.

All offsets are code points into `Article.text`. Ids are local to a reading: m1, e1, t1, s1, a1, c1.
"""

from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]
MentionKind = Literal[
    "person",
    "organisation",
    "outlet",
    "country",
    "place",
    "facility",
    "role",
    "nationality",
    "event",
    "product",
    "law",
    "number",
    "other",
]
EntityKind = Literal[
    "person", "organisation", "outlet", "country", "place", "facility", "people", "product", "other"
]
SourceKind = Literal["outlet", "person", "organisation", "document", "people"]
Anonymity = Literal["named", "described", "unnamed"]
Manner = Literal["direct", "indirect", "mixed", "view"]
Status = Literal["happened", "ongoing", "planned", "possible", "cancelled", "not_happened"]
Stance = Literal["asserted", "claimed", "denied", "confirmed"]
ResolvedBy = Literal["explicit", "published", "text", "url"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name someone or something. `lemma` is the base form; `entity` the local entity id or ""."""

    id: str
    start: int
    end: int
    kind: MentionKind
    lemma: str
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A role a person holds: its words, the entity it is held in or for (local id or ""), its mention id."""

    text: str
    of: str = ""
    mention: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what the mentions of one article name.

    `names` maps a language code to a base form ("ru", "uk", "en", and "latin" for a romanised form, ours).
    `country` is ISO 3166-1 alpha-2 of the state it belongs to ("EU" for the Union). `precision` of a place:
    point, city, region, country, area; `claimed_by` the states that claim or hold it against international
    recognition. A `people` entity is a described group or unnamed person.
    """

    id: str
    kind: EntityKind
    name: str
    names: dict[str, str] = field(default_factory=dict)
    country: str = ""
    sector: str = ""
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str = ""
    roles: tuple[Role, ...] = ()
    claimed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time, with its EDTF value ("" when they cannot be resolved)."""

    id: str
    start: int
    end: int
    edtf: str
    resolved_by: ResolvedBy = "explicit"


@dataclass(frozen=True, slots=True)
class Source:
    """Whose word: a hop of a chain. `start`, `end` are the words that name it.

    What is known of one without a name: `role` (a base form: чиновник), `of` (the local entity id of the body or
    country it belongs to by its words), `side` (that one's country, ISO 3166-1).
    """

    id: str
    name: str
    kind: SourceKind
    anonymity: Anonymity
    start: int
    end: int
    entity: str = ""
    role: str = ""
    of: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue, the chain of source ids (nearest first, root last), and the spans they vouch for."""

    id: str
    cue: Span
    chain: tuple[str, ...]
    content: tuple[Span, ...]
    direct: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words and whose they are: spans of the source with its description, of the cue, of the content.

    `attribution` is the id of the attribution whose chain they have; "" for a view, which hands nothing on: a wish,
    a mood, an act of speech ("called for a ban").
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    manner: Manner
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in the text that tells of a claim: its trigger word and its sentence."""

    trigger: Span
    span: Span


@dataclass(frozen=True, slots=True)
class Part:
    """Someone or somewhere in a claim: local entity id and the mentions that put it there.

    `words` is the span that names the part as it stands (a pronoun or a common noun has no mention).
    """

    entity: str
    mentions: tuple[str, ...] = ()
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The time of a claim: its EDTF value and the time expressions it rests on (none: the reference time)."""

    edtf: str
    times: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: what is counted, its bounds (None: open), the unit, its words."""

    what: str
    low: float | None
    high: float | None
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One event as one article reports it. `by` names the rule or model version that read it."""

    id: str
    type: str
    mode: str
    status: Status
    stance: Stance
    evidences: tuple[Evidence, ...]
    contexts: tuple[str, ...] = ()
    actors: tuple[Part, ...] = ()
    recipients: tuple[Part, ...] = ()
    participants: tuple[Part, ...] = ()
    place: Part | None = None
    time: When | None = None
    attributions: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    confidence: float = 0.0
    by: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one article, by one version of the reader.

    `vectors` maps an evidence sentence's span to its unit vector (float32, 384 dimensions, as bytes);
    `lemmas` is the article's text as lemmas for search; `minhash` its signature for finding copies (bytes).
    """

    article: str
    version: str
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    sources: tuple[Source, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    flags: tuple[str, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    vectors: dict[Span, bytes] = field(default_factory=dict)
    lemmas: str = ""
    minhash: bytes = b""
