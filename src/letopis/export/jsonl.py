"""JSON lines: one object a line, as the contract has it."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from letopis.records import Article, Entity, Event, Reading
from letopis.records.contract import entity_to_json, event_to_json, reading_to_json


def events(found: Iterable[Event]) -> Iterator[str]:
    """One event a line."""
    return (line(event_to_json(event)) for event in found)


def event(found: Event, part_of: Iterable[Event], parts: Iterable[Event]) -> str:
    """One event with the ids of those that it is a part of and of its parts."""
    near = {"part_of": [e.id for e in part_of], "parts": [e.id for e in parts]}
    return line({**event_to_json(found), **near})


def reading(article: Article, read: Reading) -> str:
    """One article with all that was read from it."""
    return line(reading_to_json(article, read))


def entities(found: Iterable[Entity]) -> Iterator[str]:
    """One entity of the store a line."""
    return (line(entity_to_json(entity)) for entity in found)


def rows(found: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One row of a table a line."""
    return (line(row) for row in found)


def line(value: Any) -> str:
    """A JSON value on one line, letters as they are."""
    return json.dumps(value, ensure_ascii=False)
