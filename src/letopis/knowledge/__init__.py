"""Knowledge is data: YAML files by language and topic, validated by whoever reads them.

    knowledge/<topic>.yaml            the same for every language (regions, outlets, countries)
    knowledge/<language>/<topic>.yaml one language's words (cues, predicates, times, furniture, titles)
    knowledge/<language>/language.yaml names the language whose files stand in for those it lacks (`like`)

`load` parses a file once. A user's own folder (`use(DIR)`, the command line's --knowledge) overlays it:
lists are appended after ours, mappings are merged key by key.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from letopis.errors import KnowledgeError

HERE = Path(__file__).parent
LANGUAGES = ("ru", "uk", "en")  # complete: names, headlines and the chronicle are written in these
_overlay: list[Path] = []


def use(folder: Path) -> None:
    """Overlay a user's own knowledge folder, laid out as ours. Call before anything is read."""
    if not folder.is_dir():
        raise KnowledgeError(
            f"no folder {folder}", "Give --knowledge a folder laid out as letopis/knowledge."
        )
    _overlay[:] = [folder]
    load.cache_clear()
    readable.cache_clear()


@cache
def readable() -> tuple[str, ...]:
    """The languages that news is read in: the complete ones, then each folder that has a language.yaml."""
    found = {path.parent.name for folder in (HERE, *_overlay) for path in folder.glob("*/language.yaml")}
    return (*LANGUAGES, *sorted(found - set(LANGUAGES)))


@cache
def load(topic: str, language: str = "") -> Any:
    """The parsed YAML of a topic (of a language), overlaid with the user's own where there is one.

    What the folder of a language lacks comes from the language it is like. Raises KnowledgeError with file and
    line when a file is missing or is not YAML.
    """
    relative = Path(language) / f"{topic}.yaml" if language else Path(f"{topic}.yaml")
    found = [folder / relative for folder in (HERE, *_overlay) if (folder / relative).exists()]
    if not found and language in readable()[len(LANGUAGES) :] and topic != "language":
        return load(topic, _like(language))
    value = _parse(found[0] if found else HERE / relative)
    for path in found[1:]:
        value = _merge(value, _parse(path))
    return value


def _like(language: str) -> str:
    entry = load("language", language)
    like = entry.get("like") if isinstance(entry, Mapping) else None
    if like not in LANGUAGES:
        raise KnowledgeError(
            f"{language}/language.yaml: `like` is {like!r}", f"Name one of: {', '.join(LANGUAGES)}."
        )
    return str(like)


def _parse(path: Path) -> Any:
    try:
        # The C loader is ten times faster; it is part of every PyYAML wheel.
        return yaml.load(
            path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        )
    except FileNotFoundError:
        raise KnowledgeError(f"no knowledge file {path}", "Check the topic and the language.") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise KnowledgeError(f"{path}{line}: not YAML ({getattr(error, 'problem', error)})") from None


def _merge(ours: Any, theirs: Any) -> Any:
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        return {
            **ours,
            **{key: _merge(ours[key], value) if key in ours else value for key, value in theirs.items()},
        }
    if isinstance(ours, list) and isinstance(theirs, list):
        return [*ours, *theirs]
    return theirs
