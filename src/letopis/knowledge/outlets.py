"""Outlets and agencies as knowledge/outlets.yaml lists them, validated.

known()                    every outlet, ours before the user's own
doubles(known())           names and domains that two of them claim
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale

from letopis.errors import KnowledgeError
from letopis.knowledge import load

KINDS = ("agency", "newspaper", "magazine", "broadcaster", "site", "channel", "official")
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,12}")


@dataclass(frozen=True)
class Outlet:
    """An outlet. `common`: its name is also a plain word, so it needs quotation marks or a noun beside it."""

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    country: str
    kind: str
    family: str
    zone: str
    common: bool = False


@cache
def known() -> tuple[Outlet, ...]:
    """The outlets of knowledge/outlets.yaml. Raises KnowledgeError naming the entry that is wrong and why."""
    entries = load("outlets")
    if not isinstance(entries, list):
        raise KnowledgeError("outlets.yaml: not a list of outlets", "Compare it with the file as shipped.")
    return tuple(_outlet(entry, number) for number, entry in enumerate(entries, 1))


def doubles(outlets: Iterable[Outlet]) -> list[str]:
    """Names and domains that more than one outlet claims, and those given twice by one, in words."""
    claimed: dict[str, list[str]] = defaultdict(list)
    repeated = []
    for outlet in outlets:
        names = (outlet.name, *outlet.aliases, *outlet.domains)
        repeated += [
            f"{n}: twice in {outlet.name}" for n in set(names) if names.count(n) > 1 and n != outlet.name
        ]
        for name in {name.casefold() for name in names}:
            claimed[name].append(outlet.name)
    shared = [f"{name}: {' and '.join(whose)}" for name, whose in claimed.items() if len(whose) > 1]
    return sorted([*shared, *repeated])


def _outlet(entry: Any, number: int) -> Outlet:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("name"), str) or not entry["name"].strip():
        raise KnowledgeError(f"outlets.yaml: entry {number} has no name")
    where = f"outlets.yaml: {entry['name']}"
    country, kind, family, zone = (
        _words(entry, field, where) for field in ("country", "kind", "family", "zone")
    )
    if kind not in KINDS:
        raise KnowledgeError(f"{where}: kind {kind!r} is none.", f"Choose from {' '.join(KINDS)}.")
    if len(country) != 2 or country not in _states():
        raise KnowledgeError(
            f"{where}: country {country!r} is none.", 'Give its ISO 3166-1 code, such as UA ("NO").'
        )
    if not _is_zone(zone):
        raise KnowledgeError(f"{where}: zone {zone!r} is none.", "Give its name, such as Europe/Kyiv.")
    domains = _list(entry, "domains", where)
    if wrong := [domain for domain in domains if not _DOMAIN.fullmatch(domain)]:
        raise KnowledgeError(
            f"{where}: {wrong[0]!r} is no domain.", "Write it in small letters, without https://."
        )
    also = _list(entry, "also", where)
    return Outlet(entry["name"], also, domains, country, kind, family, zone, bool(entry.get("common", False)))


def _words(entry: Mapping[str, Any], field: str, where: str) -> str:
    value = entry.get(field)
    if not isinstance(value, str) or not value.strip():
        raise KnowledgeError(f"{where}: {field} is missing or no text (quote numbers, yes and no).")
    return value


def _list(entry: Mapping[str, Any], field: str, where: str) -> tuple[str, ...]:
    value = entry.get(field)
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise KnowledgeError(f"{where}: {field} is no list of names (quote numbers, yes and no).")
    return tuple(value)


@cache
def _states() -> frozenset[str]:
    return frozenset(Locale("en").territories)


@cache
def _is_zone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name))
    except (KeyError, ValueError, OSError):
        return False
