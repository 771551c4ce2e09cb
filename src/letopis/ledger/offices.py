"""Offices in words: «глава МИД ФРГ», "Germany's foreign minister" and «МИД Германии» are of one body."""

from dataclasses import dataclass
from functools import lru_cache

from letopis.linking import Hop
from letopis.linking.bodies import body, role_kinds
from letopis.linking.concepts import body_of

# Offices that one person holds at a time. A spokesman or a deputy may be anybody of many.
_ALONE = ("president", "premier", "mayor", "governor", "ambassador")


@dataclass(frozen=True, slots=True)
class Office:
    """What office it is, and of which state, "" where that is not said."""

    what: str
    country: str


@lru_cache(maxsize=50_000)
def office(words: str, country: str) -> Office | None:
    """The one office that these words name, None when they name none: that of the ministry for its minister, that of
    the body for its head."""
    kinds, told = role_kinds((words,)), body_of(words, country)
    if "spokesperson" in kinds:
        return None
    if "minister" in kinds and told.concepts:
        return Office("|".join(sorted(told.concepts | {"ministry"})), told.country)
    if "head" in kinds:
        return _body(words, told.country)
    alone = next((kind for kind in _ALONE if kind in kinds), "")
    return Office(alone, told.country) if alone else None


def held(hop: Hop) -> set[Office]:
    """The offices of a person who is named, by the roles that the article gives."""
    roles = hop.role.split("; ") if hop.kind == "person" else []
    return {found for role in roles if (found := office(role, hop.country))}


def of_body(hop: Hop) -> Office | None:
    """The same of a body itself."""
    return _body(hop.name, hop.country)


def _body(name: str, country: str) -> Office | None:
    what, bar, whose = body(name, country).rpartition("|")
    return Office(what, whose) if bar and country and whose == country else None
