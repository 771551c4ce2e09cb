"""The rules of furniture: what in a crawled text is the site's and not the story's. Knowledge, in YAML.

    knowledge/furniture.yaml             what is the same in every language
    knowledge/<language>/furniture.yaml  one language's words

All languages' rules run on every article: sites mix them (a Ukrainian button on a Russian page).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from letopis.errors import KnowledgeError
from letopis.knowledge import load, readable

Unit = Literal["line", "sentence", "tail", "inside"]
Then = Literal["", "headline", "rest"]
_FIELDS = {"rule", "unit", "pattern", "then", "longest", "top", "example", "stays"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One class of furniture. `unit` says what `pattern` (case-insensitive) is matched against:

    line      the whole line, which goes
    sentence  where a sentence begins; what matches goes (it may run on into the next)
    tail      the end of a line; what matches goes
    inside    anywhere in a line; what matches goes

    `then` takes more with it: the headline that follows, or the rest of the text. `longest` bounds the line
    or sentence it may touch. `top`: may take the first line, which else is the title. `examples` go, `stays`
    stay.
    """

    name: str
    unit: Unit
    pattern: re.Pattern[str]
    then: Then = ""
    longest: int = 300
    top: bool = False
    examples: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the files: common first, then the languages'. Raises KnowledgeError."""
    return tuple(rule for language in ("", *readable()) for rule in _read(language))


@cache
def rules_of(unit: Unit) -> tuple[Rule, ...]:
    """The rules of one unit, in order."""
    return tuple(rule for rule in rules() if rule.unit == unit)


@cache
def recall() -> re.Pattern[str]:
    """Words with which the story goes on after a headline glued into it («Напомним», "Earlier")."""
    return re.compile(r"(?<=[\w\"»”])\s+(?=(?:" + _words("recall") + r")\b)")


@cache
def dated() -> re.Pattern[str]:
    """A day of a month inside a line («15 листопада»): the story's, glued to a headline before it."""
    return re.compile(r"(?<=[\w\"»”])\s+(?=\d{1,2} (?:" + _words("months") + r")\b)")


def _words(key: str) -> str:
    listed = [word for language in readable() for word in load("furniture", language).get(key, ())]
    return "|".join(re.escape(str(word)) for word in listed)


def _read(language: str) -> Iterator[Rule]:
    where = f"{language}/furniture.yaml".lstrip("/")
    content = load("furniture", language)
    if not isinstance(content, dict) or not isinstance(content.get("rules"), list):
        raise KnowledgeError(f"{where}: no list of `rules`", "See knowledge/furniture.yaml for the form.")
    for number, entry in enumerate(content["rules"], start=1):
        try:
            yield _rule(entry)
        except (KeyError, TypeError, ValueError, re.error) as error:
            name = entry.get("rule", number) if isinstance(entry, dict) else number
            raise KnowledgeError(
                f"{where}, rule {name}: {error}", "Each needs rule, unit, pattern, example."
            ) from None


def _rule(entry: dict[str, Any]) -> Rule:
    if unknown := set(entry) - _FIELDS:
        raise ValueError(f"unknown field {', '.join(sorted(unknown))}")
    if entry["unit"] not in get_args(Unit) or entry.get("then", "") not in get_args(Then):
        raise ValueError(f"unit is one of {get_args(Unit)}, then one of {get_args(Then)}")
    pattern = entry["pattern"] + (r"\Z" if entry["unit"] == "tail" else "")
    return Rule(
        name=entry["rule"],
        unit=entry["unit"],
        pattern=re.compile(pattern, re.IGNORECASE),
        then=entry.get("then", ""),
        longest=int(entry.get("longest", 300)),
        top=bool(entry.get("top", False)),
        examples=tuple(entry["example"]),
        stays=tuple(entry.get("stays", ())),
    )
