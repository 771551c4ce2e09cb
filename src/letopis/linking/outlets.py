"""Which outlet a name means: «Европейская правда», "www.eurointegration.com.ua" and "European Pravda"
are one."""

import re
from functools import cache
from typing import Any

from letopis.errors import KnowledgeError
from letopis.knowledge import load
from letopis.linking.names import fold

_DOMAIN = re.compile(r"^(?:https?://)?((?:[\w\-]+\.)+[a-z]{2,10})(?:[:/].*)?$", re.IGNORECASE)
# Words that say what kind of outlet it is, not which.
_GENERIC = frozenset(
    fold(
        "агентство газета журнал издание видання телеканал канал портал сайт новостное информационное "
        "інформаційне the agency newspaper"
    ).split()
)


def outlet_key(name: str) -> str:
    """One exact key for an outlet by any of its names or addresses.

    An outlet that knowledge/outlets.yaml does not list is known by its own name. "" for "".
    """
    keys, _ = _known()
    name = name.strip()[:200]
    if match := _DOMAIN.match(name):
        labels = match.group(1).lower().split(".")
        for at in range(len(labels) - 1):  # www.sport.example.com, sport.example.com, example.com
            if found := keys.get(".".join(labels[at:])):
                return found
        own = [label for label in labels[:-1] if len(label) > 3] or labels[:-1]
        return keys.get(_plain(own[-1]), _plain(own[-1]))
    if found := keys.get(_plain(name)):
        return found
    words = fold(name).split()
    plain = "".join(word for word in words if word not in _GENERIC) or "".join(words)
    return keys.get(plain, plain)


def house(key: str) -> str:
    """The publisher's house of an outlet's key: outlets of one house are one voice. Its own key when
    unknown."""
    return _known()[1].get(key, key)


@cache
def _known() -> tuple[dict[str, str], dict[str, str]]:
    """Every name and domain of knowledge/outlets.yaml with its outlet's key, and each key's house."""
    keys: dict[str, str] = {}
    houses: dict[str, str] = {}
    for number, entry in enumerate(_entries(load("outlets")), 1):
        if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
            raise KnowledgeError(f"outlets.yaml: entry {number} has no name")
        key = _plain(entry["name"])
        for name in (entry["name"], *(entry.get("also") or ())):
            keys.setdefault(_plain(str(name)), key)
        for domain in entry.get("domains") or ():
            keys.setdefault(str(domain).lower(), key)
        if entry.get("family"):
            houses[key] = f"house {entry['family']}"
    return keys, houses


def _entries(known: Any) -> list[Any]:
    return list(known.get("outlets", ())) if isinstance(known, dict) else list(known)


def _plain(name: str) -> str:
    return "".join(fold(name).split()) or name.lower()  # «Ъ» has no sound of its own
