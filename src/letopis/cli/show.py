"""`letopis show`: one event, article or entity, with all that stands behind it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from letopis.cli import said

if TYPE_CHECKING:
    from letopis.chronicle import Chronicle


def show(
    id: str,
    /,
    *,
    as_of: str = "",
    language: str = "",
    format: Literal["text", "jsonl"] = "text",
    db: str = "",
) -> int:
    """Show an event with its ledger and evidence; an article as it was read; or who someone is.

    The ledger of an event is a tree: its roots, and under each those who had it from them, with their words.

    Ids are those of letopis read (articles) and letopis chronicle --format jsonl (events, entities). The
    id of an event that was merged shows the event that it is part of now.

    For example:

        letopis show V3f2a90c41d7e
        letopis show V3f2a90c41d7e --as-of 2023-09-29
        letopis show 8e1f04c2 --format jsonl

    Parameters
    ----------
    id
        Id of an event (V…), an entity (E…), a claim or an article.
    as_of
        As it could be known at the end of a day (2023-09-29) or at a time of it (2023-09-29T18:00).
    language
        Language of dates and headlines: en, ru, uk.
    format
        text: to read. jsonl: one object, as the contract has it.
    db
        File or database URL of the store; else LETOPIS_DB, else ./letopis.db.
    """
    tongue = said.language(language)
    chronicle = said.opened(db).as_of(as_of)
    said.put(_lines(chronicle, id) if format == "jsonl" else _text(chronicle, id, tongue, said.width()))
    return 0


def _text(chronicle: "Chronicle", id: str, language: str, width: int) -> Iterator[str]:
    from letopis.chronicle import KnownEntity, ReadArticle
    from letopis.export import details
    from letopis.records import Event

    match chronicle.find(id):
        case Event() as event:
            claims, near = chronicle.claims(event.id), chronicle.parts(event.id)
            return details.event(event, claims, language, width, near)
        case ReadArticle() as read:
            return details.article(read, language, width)
        case KnownEntity() as known:
            return details.entity(known, language, width)


def _lines(chronicle: "Chronicle", id: str) -> Iterator[str]:
    from letopis.chronicle import KnownEntity, ReadArticle
    from letopis.export import jsonl
    from letopis.records import Event

    match chronicle.find(id):
        case Event() as event:
            return iter([jsonl.event(event, *chronicle.parts(event.id))])
        case ReadArticle() as read:
            return iter([jsonl.reading(read.article, read.reading)])
        case KnownEntity() as known:
            return jsonl.entities([known.entity])
