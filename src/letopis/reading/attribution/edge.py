"""An edge: what a rule of attribution saw in a sentence."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from letopis.reading.attribution.bounds import (
    Place,
)
from letopis.reading.attribution.line import Line
from letopis.reading.attribution.phrase import Phrase
from letopis.reading.entities import Who


@dataclass(frozen=True, slots=True)
class Edge:
    """What a rule saw. `first`, `last`: tokens of the cue; `place`: where it stands to what it vouches for.

    main: before its clause; lead, aside, tail: beside it, at the beginning, inside and at the end
    of the sentence.
    `back`: it vouches for what was said before («об этом сообщил …»).
    """

    rule: str
    relation: Literal["says", "from", "through"]
    first: int
    last: int
    sources: tuple[Phrase, ...]
    place: Place = "main"
    back: bool = False


Rule = Callable[[Line, Who], Iterator[Edge]]
