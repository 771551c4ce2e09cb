"""Headlines in three languages, rendered from an event's fields by the templates of
knowledge/<language>/headlines.yaml.

Nothing is free-written: a headline holds the kind of event, names, and a place.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from letopis.errors import KnowledgeError
from letopis.knowledge import LANGUAGES, load
from letopis.linking.weights import weights
from letopis.records import Event, Party

_TOGETHER = frozenset({"CONSULT", "AGREE", "COOPERATE", "TRADE"})
_PATTERNS = ("together", "directed", "suffered", "speech", "spoken_of")
_SHOWN = 3  # names in a list; the rest are counted
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class _Templates:
    patterns: Mapping[str, str]
    status: Mapping[str, str]
    comma: str
    last: str
    more: str


def headlines(event: Event, topic: Event | None = None) -> dict[str, str]:
    """The event's headline by language. `topic`: for a statement, the event it is about."""
    return {language: _headline(event, topic, language) for language in LANGUAGES}


def what(event: Event, language: str) -> str:
    """The kind of event in words, with its mode where it has one and its status where it is not plain
    fact."""
    label = _label("modes", event.mode, language) if event.type not in weights().speech else ""
    plain = label or _label("types", event.type, language) or event.type.lower()
    template = _templates(language).status.get(event.status, "{what}")
    return template.replace("{what}", plain)


def _headline(event: Event, topic: Event | None, language: str) -> str:
    templates = _templates(language)
    everyone = list({p.id: p for p in (*event.actors, *event.recipients, *event.participants)}.values())
    slots = {
        "what": what(event, language),
        "actors": _names(event.actors, language),
        "recipients": _names(event.recipients, language),
        "all": _names(everyone, language),
        "place": _name(event.place, language) if event.place else "",
        "topic": what(topic, language) if topic else "",
    }
    pattern = "directed" if event.actors else "suffered"
    if event.type in _TOGETHER or (not event.actors and not event.recipients):
        pattern = "together"
    elif event.type in weights().speech:
        pattern = "spoken_of" if topic else "speech"
    line = _OPTIONAL.sub(lambda part: _part(part.group(1), slots), templates.patterns[pattern])
    line = _SLOT.sub(lambda slot: slots.get(slot.group(1), ""), line)
    return line[:1].upper() + line[1:]


def _part(text: str, slots: Mapping[str, str]) -> str:
    return text if all(slots.get(name) for name in _SLOT.findall(text)) else ""


def _names(parties: Sequence[Party], language: str) -> str:
    templates = _templates(language)
    names = list(dict.fromkeys(_name(party, language) for party in parties))
    if len(names) > _SHOWN + 1:
        names = [*names[:_SHOWN], templates.more.format(n=len(names) - _SHOWN)]
    return templates.comma.join(names[:-1]) + templates.last + names[-1] if len(names) > 1 else "".join(names)


def _name(party: Party, language: str) -> str:
    if language == "en":
        return party.names.get("en") or party.names.get("latin") or party.name
    return party.names.get(language) or party.name


def _label(table: str, name: str, language: str) -> str:
    entry: Any = load("ontology").get(table, {}).get(name) or {}
    return str(entry.get("labels", {}).get(language, ""))


@cache
def _templates(language: str) -> _Templates:
    raw = load("headlines", language)
    where = f"{language}/headlines.yaml"
    for entry in ("patterns", "status", "join"):
        if not isinstance(raw.get(entry), dict):
            raise KnowledgeError(f"{where}: `{entry}` must be a mapping")
    if missing := [name for name in _PATTERNS if name not in raw["patterns"]]:
        raise KnowledgeError(f"{where}: patterns lacks {', '.join(missing)}")
    slots = {"what", "actors", "recipients", "all", "place", "topic"}
    for name, pattern in raw["patterns"].items():
        if unknown := set(_SLOT.findall(pattern)) - slots:
            raise KnowledgeError(f"{where}: pattern {name} has no slot {', '.join(sorted(unknown))}")
    return _Templates(raw["patterns"], raw["status"], raw["join"]["comma"], raw["join"]["last"], raw["more"])
