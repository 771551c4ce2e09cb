"""Writes docs/event-types.md from knowledge/ontology.yaml: `python docs/event_types.py`.

A test holds the two together.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from letopis.reading.claims.lexicon import ontology

PAGE = Path(__file__).with_name("event-types.md")
HEAD = """# Event types

Written from `src/letopis/knowledge/ontology.yaml` by `python docs/event_types.py`; change it there.

The first sixteen types, their modes and the contexts are those of PLOVER, the coding scheme of the Open Event
Data Alliance; the definitions are ours. STATE, DENY and CONFIRM hold plain speech. ELECT, LEGISLATE, TRADE
and INCIDENT hold what news tells and PLOVER leaves out. OTHER holds the newsworthy rest.

A type says what kind of act it was, a mode refines it, contexts say what it was about. Ask for types with
`letopis chronicle --type consult,assault`; both cases of letters will do."""


def page() -> str:
    """The whole page."""
    return "\n".join(_lines(ontology())) + "\n"


def _lines(known: Mapping[str, Any]) -> Iterator[str]:
    yield HEAD
    spheres: dict[str, list[str]] = {}
    for name, entry in known["types"].items():
        spheres.setdefault(entry["sphere"], []).append(name)
    for sphere, names in spheres.items():
        yield from ("", f"## {sphere.capitalize()}")
        for name in names:
            yield from _type(name, known)
    yield from ("", "## Contexts", "", *_header("context", "is about"))
    for name, entry in known["contexts"].items():
        yield _row(name, entry)


def _type(name: str, known: Mapping[str, Any]) -> Iterator[str]:
    entry = known["types"][name]
    labels = entry["labels"]
    yield from ("", f"### {name}", "", entry["definition"], "")
    yield f"In headlines: {labels['en']} · {labels['ru']} · {labels['uk']}."
    modes = {mode: found for mode, found in known["modes"].items() if name in _owners(found)}
    if modes:
        yield from ("", *_header("mode", "means"))
        yield from (_row(mode, found) for mode, found in modes.items())


def _header(name: str, means: str) -> tuple[str, str]:
    return f"| {name} | {means} | English | русский | українська |", "|---|---|---|---|---|"


def _owners(mode: Mapping[str, Any]) -> list[str]:
    return mode["of"] if isinstance(mode["of"], list) else [mode["of"]]


def _row(name: str, entry: Mapping[str, Any]) -> str:
    labels = entry["labels"]
    return f"| `{name}` | {entry['definition']} | {labels['en']} | {labels['ru']} | {labels['uk']} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
