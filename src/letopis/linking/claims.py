"""A claim as linking and the ledger see it: whole, with store-wide entities."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from letopis.linking.outlets import outlet_key
from letopis.linking.weights import weights
from letopis.reading.times import edtf
from letopis.records import Claim, Party
from letopis.records.reading import Anonymity, SourceKind, Span


@dataclass(frozen=True, slots=True)
class Hop:
    """One source of a chain, with who it is store-wide.

    `entity` is its store-wide id or ""; `of` are the ids of the bodies it speaks for (head,
    spokesperson), `role` its roles in words, `outlet` the key of an outlet, "" for other kinds.
    """

    name: str
    kind: SourceKind
    anonymity: Anonymity
    entity: str = ""
    country: str = ""
    sector: str = ""
    role: str = ""
    of: tuple[str, ...] = ()
    outlet: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class LinkedClaim:
    """A claim out of its article, with everything that linking and the ledger judge it by.

    `id` is "article#c1@sha", stable for one version of the article; `about` are ids of that form. `quote`
    is its best evidence sentence, at `quote_span` of the article's text, `vector` that sentence's unit
    vector. `chains` has one tuple of hops an attribution, nearest first, root last; none is the outlet's
    own voice.
    """

    id: str
    article: str
    outlet: str
    url: str
    language: str
    published: str | None
    known_from: str | None
    claim: Claim
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    participants: tuple[Party, ...] = ()
    place: Party | None = None
    precision: str = ""
    lat: float | None = None
    lon: float | None = None
    quote: str = ""
    quote_span: Span = (0, 0)
    chains: tuple[tuple[Hop, ...], ...] = ()
    about: tuple[str, ...] = ()
    vector: NDArray[np.float32] | None = None
    title: bool = False
    lead: float = 0.0  # 1 at the top of the article, 0 at its end
    people: tuple[str, ...] = ()  # ids of parties that are described, not named
    persons: tuple[str, ...] = ()  # ids of parties that are people with names
    # Ids of all whom its sentence names, and, of a main claim, the headline; where nobody in it has a name, whom its
    # article is about together with how it describes them.
    named: tuple[str, ...] = ()
    around: tuple[str, ...] = ()  # the countries of those
    said: str = ""  # what a statement says, verbatim, "" for other claims
    uttered: tuple[str, ...] = ()  # of a statement, and of what nothing dates: stems of its words
    headline: NDArray[np.float32] | None = None  # of an article's main claim: the unit vector of its headline
    cited: tuple[tuple[Span, str], ...] = ()  # for each of `chains` the words, with their span, that give it
    noise: str = ""  # what noise its article is: sport, showbiz, weather, "" for none

    @property
    def time(self) -> str:
        """Its EDTF value, "" when unknown."""
        return self.claim.time.edtf if self.claim.time else ""

    @property
    def firm(self) -> bool:
        """Whether the text itself names the time, so that no time zone or day of publication can have
        moved it."""
        return bool(self.claim.time and self.claim.time.times)

    @property
    def span(self) -> str:
        """The EDTF value that its time is compared by.

        What is told as done on a day still to come («отменила рейсы 25 июля», on the 18th) was decided by the time
        it is told. A claim that the text does not date at all tells of something in the month before its article, a
        statement of something said in the week before it, or, when it is planned, after it.
        """
        if self.firm or not edtf.approximate(self.time):
            return self._ahead or self.time
        day = edtf.bounds(self.time)[1]
        if day is None:
            return ""
        if self.claim.status == "planned":
            return f"{day - timedelta(days=1)}/.."
        since = day - timedelta(days=weights().unsaid_days if self.speech else weights().undated_days)
        if self.claim.status in ("possible", "ongoing"):
            # What somebody wants or fears may lie on either side; what goes on may go on.
            return f"{since}/.."
        return f"{since}/{day + timedelta(days=1)}"

    @property
    def _ahead(self) -> str:
        """The days from its article to its time, of what is told as done and lies ahead; "" for other claims."""
        told, (first, last) = edtf.bounds((self.published or "")[:10])[1], edtf.bounds(self.time)
        if not (told and first and last and told < first) or self.claim.status != "happened":
            return ""
        return f"{told}/{last}"

    @property
    def dated(self) -> bool:
        """Whether its time is known at all."""
        return self.firm or bool(self.time and not edtf.approximate(self.time))

    @property
    def adrift(self) -> bool:
        """Whether nothing tells when it was, nor when its article came out."""
        return not self.time and not self.published

    @property
    def matter(self) -> bool:
        """Whether it is what its article is about, rather than told in passing."""
        return self.title or self.headline is not None

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everyone in it, each once: actors, recipients, participants."""
        every = {party.id: party for party in (*self.actors, *self.recipients, *self.participants)}
        return tuple(every.values())

    @property
    def countries(self) -> set[str]:
        """Of whom and where it is; where it has none of these with a country, of all whom its sentence names."""
        own = {party.country for party in (*self.parties, *((self.place,) if self.place else ()))} - {""}
        return own or set(self.around)

    @property
    def speech(self) -> bool:
        """Whether saying it is itself the event."""
        return self.claim.type in weights().speech

    @property
    def newsroom(self) -> str:
        """The key of its outlet."""
        return outlet_key(self.outlet)
