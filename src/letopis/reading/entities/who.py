"""Who: the mentions and entities of one article, with the look-ups that later stages ask for."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from letopis.records import Entity, Mention


@dataclass(frozen=True)
class Who:
    """Everyone and everything that one article names.

    `mentions` are in text order (start, then longest first) and may nest: a role holds its country.
    """

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _mentions(self) -> dict[str, Mention]:
        return {mention.id: mention for mention in self.mentions}

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    def entity(self, id: str) -> Entity | None:
        """The entity of a local id, None when there is none ("" included)."""
        return self._entities.get(id)

    def mention(self, id: str) -> Mention | None:
        """The mention of a local id."""
        return self._mentions.get(id)

    def entity_of(self, mention: Mention) -> Entity | None:
        """Whom a mention names."""
        return self._entities.get(mention.entity)

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """Mentions that lie wholly in [start, end), in text order."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return tuple(m for m in self.mentions[first:last] if m.end <= end)

    def mention_at(self, start: int, end: int) -> Mention | None:
        """The mention that best fits [start, end): the same span, else the longest inside it, else the
        shortest around it, else None. One that names an entity is preferred to one that does not."""
        exact = [m for m in self.mentions if m.start == start and m.end == end]
        inside = self.mentions_in(start, end)
        around = [m for m in self.mentions if m.start <= start and end <= m.end]
        for group, sign in ((exact, 1), (inside, -1), (around, 1)):
            if group:
                return min(group, key=lambda m: (not m.entity, sign * (m.end - m.start)))
        return None

    def of_entity(self, id: str) -> tuple[Mention, ...]:
        """All mentions of an entity, in text order."""
        return tuple(m for m in self.mentions if m.entity == id)
