"""Offices in words: «глава МИД ФРГ», "Germany's foreign minister" and «МИД Германии» are of one body."""

from dataclasses import dataclass, replace
from functools import lru_cache

from letopis.linking import Hop
from letopis.linking.bodies import body, role_kinds
from letopis.linking.concepts import body_of
from letopis.linking.names import fold

# Offices that one person holds at a time. A deputy may be anybody of many.
_ALONE = ("president", "premier", "mayor", "governor", "ambassador")
_ANY = "?"  # stands for a state that is not said
_SPEAKERS = frozenset({"spokesperson", "representative"})
_OFFICIAL = frozenset(fold(word)[:6] for word in ("официальный", "офіційний", "official"))


@dataclass(frozen=True, slots=True)
class Office:
    """What office it is, and of which state, "" where that is not said; `voice`: whoever speaks for the body."""

    what: str
    country: str
    voice: bool = False


@lru_cache(maxsize=50_000)
def office(words: str, country: str) -> Office | None:
    """The one office that these words name, None when they name none: that of the ministry for its minister, that of
    the body for its head."""
    kinds, told = role_kinds((words,)), body_of(words, country)
    if kinds & _SPEAKERS:
        return _spoken_for(words, told.country)
    if "minister" in kinds and told.concepts:
        return Office("|".join(sorted(told.concepts | {"ministry"})), told.country)
    if "head" in kinds and told.concepts == {"foreign"}:
        return Office("foreign|ministry", told.country)  # «глава немецкой дипломатии»
    if "head" in kinds:
        return _body(_bare(words), told.country)
    alone = next((kind for kind in _ALONE if kind in kinds), "")
    return Office(alone, told.country) if alone else None


def held(hop: Hop) -> set[Office]:
    """The offices of a person who is named, by the roles that the article gives."""
    roles = hop.role.split("; ") if hop.kind == "person" else []
    return {found for role in roles if (found := office(role, hop.country))}


def voices(hop: Hop) -> set[Office]:
    """The bodies whose word a named body's own word is: what somebody says for it, it says."""
    found = of_body(hop) if hop.kind == "organisation" else None
    return {replace(found, voice=True)} if found else set()


def of_body(hop: Hop) -> Office | None:
    """The same of a body itself."""
    return _body(hop.name, hop.country)


def _spoken_for(words: str, country: str) -> Office | None:
    """«Представитель МИД России»: whoever that is, what he says is the ministry's word."""
    called = _bare(words)
    # «Представитель МИД страны»: of what state's the body is, its name need not say.
    found = _body(called, country) if country else _body(called, _ANY)
    return replace(found, country=country, voice=True) if found else None


def _bare(words: str) -> str:
    """What is left of a role without the words that only say what part somebody has in it: the body's name."""
    return " ".join(
        word for word in words.split() if not role_kinds((word,)) and fold(word)[:6] not in _OFFICIAL
    )


def _body(name: str, country: str) -> Office | None:
    what, bar, whose = body(name, country).rpartition("|")
    return Office(what, whose) if bar and country and whose == country else None
