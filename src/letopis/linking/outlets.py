"""Which outlet a name means: «Европейская правда», "www.eurointegration.com.ua" and "European Pravda"
are one."""

import re
from functools import cache

from letopis.knowledge.outlets import known
from letopis.linking.names import fold

_DOMAIN = re.compile(r"^(?:https?://)?((?:[\w\-]+\.)+[a-z]{2,10})(?:[:/].*)?$", re.IGNORECASE)
_BRACKETS = re.compile(r"\s+[(\[][^()\[\]]*[)\]]$")
# Words that say what kind of outlet it is, not which.
_GENERIC = frozenset(
    fold(
        "агентство газета журнал издание видання телеканал канал портал сайт новостное информационное "
        "інформаційне информагентство інформагентство иа іа радиостанция радіостанція the agency newspaper"
    ).split()
)


def outlet_key(name: str) -> str:
    """One exact key for an outlet by any of its names or addresses.

    An outlet that knowledge/outlets.yaml does not list is known by its own name. "" for "".
    """
    keys, _ = _known()
    name = _BRACKETS.sub("", name.strip()[:200]) or name[:200]  # «УНН (Українські національні новини)»
    if found := keys.get(name.casefold()):
        return found
    if match := _DOMAIN.match(name):
        labels = match.group(1).lower().split(".")
        for at in range(len(labels) - 1):  # www.sport.example.com, sport.example.com, example.com
            if found := keys.get(".".join(labels[at:])):
                return found
        own = [label for label in labels[:-1] if len(label) > 3] or labels[:-1]
        return keys.get(_plain(own[-1]), _plain(own[-1]))
    if found := keys.get(_plain(name)):
        return found
    plain = "".join(word for word in fold(name).split() if word not in _GENERIC) or _plain(name)
    return keys.get(plain, plain)


def house(key: str) -> str:
    """The publisher's house of an outlet's key: outlets of one house are one voice. Its own key when
    unknown."""
    return _known()[1].get(key, key)


@cache
def _known() -> tuple[dict[str, str], dict[str, str]]:
    """Every name and domain of knowledge/outlets.yaml, as written and as it sounds, with its outlet's key; and each
    key's house. What sounds like two outlets (CNA, QNA) is the one listed first."""
    written: dict[str, str] = {}
    sounding: dict[str, str] = {}
    houses: dict[str, str] = {}
    for outlet in known():
        key = _plain(outlet.name)
        if key in houses:
            key = f"{key} {outlet.country.lower()} {outlet.family}"
        for name in (outlet.name, *outlet.aliases, *outlet.domains):
            written.setdefault(name.casefold(), key)
        for name in (outlet.name, *outlet.aliases):
            sounding.setdefault(_plain(name), key)
        houses[key] = f"house {outlet.family}"
    return sounding | written, houses


def _plain(name: str) -> str:
    return "".join(fold(name).split()) or name.lower()  # «Ъ» has no sound of its own
