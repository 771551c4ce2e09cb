"""Records to the JSON of the contract and back: `letopis.reading/1` for an article, one object for an event.

The records' own field names are the contract's, so pydantic reads and writes them as they stand. Added to the
contract: an article's `updated`, `retrieved`, `removed` and `segments`, a reading's `version` and `flags`.
Left out: `vectors`, `lemmas` and `minhash`, which serve the store and not the reader.
"""

from functools import cache
from typing import Any, TypeVar

from letopis.errors import LetopisError
from letopis.records.article import Article
from letopis.records.event import Event
from letopis.records.reading import Entity, Reading

FORMAT = "letopis.reading/1"
INTERNALS = frozenset({"article", "vectors", "lemmas", "minhash"})
Record = TypeVar("Record", Article, Reading, Event, Entity)


def article_to_json(article: Article) -> dict[str, Any]:
    """The `article` object of the contract, ready for json.dumps."""
    return _dump(article)


def article_from_json(value: Any) -> Article:
    """The Article of an `article` object. Raises LetopisError naming the field that is wrong."""
    return _load(Article, value)


def reading_to_json(article: Article, reading: Reading) -> dict[str, Any]:
    """One line of `letopis read --format jsonl`: the article and all that was read from it."""
    return {"format": FORMAT, "article": _dump(article), **_dump(reading, INTERNALS)}


def reading_from_json(value: Any) -> tuple[Article, Reading]:
    """The article and reading of one line of `letopis read --format jsonl`.

    Raises LetopisError for another format, or naming the field that is wrong.
    """
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        found = value.get("format") if isinstance(value, dict) else type(value).__name__
        raise LetopisError(
            f"not a {FORMAT} object (format: {found!r})", "Write it with letopis read --format jsonl."
        )
    article = article_from_json(value.get("article"))
    fields = {key: part for key, part in value.items() if key not in INTERNALS and key != "format"}
    return article, _load(Reading, {**fields, "article": article.id})


def event_to_json(event: Event) -> dict[str, Any]:
    """One line of `letopis chronicle --format jsonl`."""
    return _dump(event)


def event_from_json(value: Any) -> Event:
    """The Event of such a line. Raises LetopisError naming the field that is wrong."""
    return _load(Event, value)


def entity_to_json(entity: Entity) -> dict[str, Any]:
    """An `entities` object of the contract; of the store's entities the id is store-wide."""
    return _dump(entity)


def entity_from_json(value: Any) -> Entity:
    """The Entity of such an object. Raises LetopisError naming the field that is wrong."""
    return _load(Entity, value)


@cache
def _adapter(kind: Any) -> Any:
    from pydantic import TypeAdapter  # a tenth of a second that `letopis --help` need not wait for

    return TypeAdapter(kind)


def _dump(record: Any, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    kind: Any = type(record)
    fields: dict[str, Any] = _adapter(kind).dump_python(record, mode="json", exclude=set(without))
    return fields


def _load(kind: type[Record], value: Any) -> Record:
    from pydantic import ValidationError

    try:
        of: Any = kind
        record: Record = _adapter(of).validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(step) for step in first["loc"]) or "the object"
        raise LetopisError(f"{kind.__name__.lower()}: {where}: {first['msg']}") from None
    return record
