"""Entities in the making: what settles who is who writes here, and records are made of it in the end."""

from dataclasses import dataclass, field

from letopis.reading.entities.drafts import Draft
from letopis.reading.entities.places import Place
from letopis.records.reading import EntityKind

Key = tuple[str, str]


@dataclass
class Made:
    """An entity in the making."""

    kind: EntityKind
    names: dict[str, str]
    name: str
    country: str = ""
    sector: str = ""
    place: Place | None = None
    precision: str = ""
    roles: list[tuple[str, Key | None, Draft | None]] = field(default_factory=list)
