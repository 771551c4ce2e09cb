"""What people decided about entities, as linking hears it: who is one, and who is not, whatever rules say."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """Two entities are the same, or are not. Each side is all the spellings (by id) that it is known by."""

    id: int
    same: bool
    one: frozenset[str]
    other: frozenset[str]


class Verdicts:
    """Verdicts of one linking. On any two spellings the latest stands."""

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        self._latest = sorted(verdicts, key=lambda v: -v.id)
        self._apart: dict[str, set[str]] = defaultdict(set)
        for verdict in reversed(self._latest):
            for one, other in _pairs(verdict):
                for a, b in ((one, other), (other, one)):
                    (self._apart[a].discard if verdict.same else self._apart[a].add)(b)

    def apart(self, spelling: str) -> Set[str]:
        """The spellings that are not whom this one is."""
        return self._apart.get(spelling, set())

    def joined(self, linked: Mapping[str, str]) -> dict[str, str]:
        """Ids that are others by verdict, given whom each spelling was linked to: old id → the id it is.

        Two that any spellings keep apart are not joined.
        """
        members: dict[str, set[str]] = defaultdict(set)
        for spelling, id in linked.items():
            members[id].add(spelling)
        became: dict[str, str] = {}
        for verdict in self._latest:
            for one, other in _pairs(verdict) if verdict.same else ():
                if one not in linked or other not in linked:
                    continue
                kept, gone = _end(linked[one], became), _end(linked[other], became)
                if kept != gone and not self._parted(members[kept], members[gone]):
                    became[gone] = kept
                    members[kept] |= members.pop(gone)
        return {id: _end(id, became) for id in became}

    def _parted(self, some: Iterable[str], others: set[str]) -> bool:
        return any(self.apart(spelling) & others for spelling in some)


def _pairs(verdict: Verdict) -> Iterable[tuple[str, str]]:
    return ((one, other) for one in sorted(verdict.one) for other in sorted(verdict.other) if one != other)


def _end(id: str, became: Mapping[str, str]) -> str:
    while id in became:
        id = became[id]
    return id
