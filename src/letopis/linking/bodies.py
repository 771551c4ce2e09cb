"""Bodies, given names and roles by what they are: «МИД Армении» is the Armenian foreign ministry in any
language.

Bodies come from knowledge/organisations.yaml, given names and roles from knowledge/persons.yaml.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from letopis.errors import KnowledgeError
from letopis.knowledge import load
from letopis.linking.concepts import body_of, without_form
from letopis.linking.names import fold

_WORD = re.compile(r"[^\W_]+(?:['’ʼ\-][^\W_]+)*")


@dataclass(frozen=True)
class _Bodies:
    single: Mapping[str, str]  # the plain words of a name → its key
    generic: Mapping[str, str]  # the same of bodies that every state has
    longest: int


def body(name: str, country: str) -> str:
    """The exact key of a body: "NATO" for one that knowledge lists, what it is and whose it is for those that
    every state has («МИД Армении», "Armenian Foreign Ministry": "foreign|ministry|AM"); "" for others.

    Two foreign ministries of unknown countries are not one.
    """
    known = _bodies()
    words = _plain(name)[:12]
    if found := known.single.get(" ".join(words)) or known.single.get(" ".join(without_form(words))):
        return found
    if country and (found := _generic(words)):
        return replace(body_of(found), country=country).key
    told = body_of(name, country)
    return told.key if told.plain else ""


def _generic(words: list[str]) -> str:
    """The English name of the body that every state has whose name is among these words, "" for none."""
    known = _bodies()
    for size in range(min(len(words), known.longest), 0, -1):
        for at in range(len(words) - size + 1):
            found = known.generic.get(" ".join(words[at : at + size]))
            # What is left may name the country («МИД Армении», "Russian defence ministry"), not another body.
            if found and len(words) - size <= 2:
                return found
    return ""


def given_name(folded: str) -> str:
    """A folded given name as the first spelling of its line: «микола» and "nikolai" are one."""
    return _given().get(folded, folded)


@lru_cache(maxsize=50_000)
def role_kinds(texts: tuple[str, ...]) -> frozenset[str]:
    """The kinds of office that roles name, in any of the languages; empty when they name none we know."""
    words = [word for text in texts for word in _plain(text[:200])]
    joined = " ".join(words)
    return frozenset(
        kind
        for stem, kind in _roles().items()
        if (stem in joined if " " in stem else any(word.startswith(stem) for word in words))
    )


def by_kind(texts: Iterable[str]) -> tuple[str, ...]:
    """The kinds of office that roles name, each by its first word in persons.yaml, sorted: what of them tells people
    apart."""
    first = {kind: stem for stem, kind in reversed(_roles().items())}
    return tuple(sorted(first[kind] for kind in role_kinds(tuple(texts))))


def _plain(text: str) -> list[str]:
    return [w.replace("’", "'").replace("ʼ", "'") for w in _WORD.findall(text.lower().replace("ё", "е"))]


@cache
def _bodies() -> _Bodies:
    raw = load("organisations")
    single, generic = _forms(raw.get("bodies")), _forms(raw.get("generic"))
    return _Bodies(single, generic, max((len(form.split()) for form in generic), default=0))


def _forms(entries: Any) -> dict[str, str]:
    forms: dict[str, str] = {}
    for entry in entries or ():
        if not isinstance(entry, dict) or not entry.get("en"):
            raise KnowledgeError(f"organisations.yaml: {entry} has no English name")
        names = (*(entry.get(language, "") for language in ("ru", "uk", "en")), *(entry.get("also") or ()))
        for name in names:
            words = _plain(str(name))
            forms.setdefault(" ".join(words), str(entry["en"]))
            forms.setdefault(" ".join(without_form(words)), str(entry["en"]))
    forms.pop("", None)
    return forms


@cache
def _given() -> dict[str, str]:
    lines = load("persons").get("given")
    if not isinstance(lines, list):
        raise KnowledgeError("persons.yaml: `given` must be a list of lines of names")
    return {fold(form): fold(line[0]) for line in lines for form in line}


@cache
def _roles() -> dict[str, str]:
    kinds = load("persons").get("roles")
    if not isinstance(kinds, dict):
        raise KnowledgeError("persons.yaml: `roles` must be a mapping from a kind to its stems")
    return {
        " ".join(_plain(str(stem))): kind for kind, stems in kinds.items() for stem in _listed(kind, stems)
    }


def _listed(kind: str, stems: Any) -> Iterable[Any]:
    if not isinstance(stems, list):
        raise KnowledgeError(f"persons.yaml: roles: {kind} must be a list of stems")
    return stems
