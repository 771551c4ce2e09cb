"""`letopis explain`: why reports were held to be one event, and how its roots were counted."""

from typing import Literal

from letopis.cli import said


def explain(
    id: str,
    /,
    *,
    as_of: str = "",
    language: str = "",
    format: Literal["text", "jsonl"] = "text",
    db: str = "",
) -> int:
    """Say why the reports of an event were held to be one, and how its count of roots came out.

    Each report is shown with the one it is most like, the score, the score needed, and its parts: kind, time, place,
    parties, words. Then what people decided, the nearest events that were kept apart and why, and the count.

    For example:

        letopis explain V3f2a90c41d7e
        letopis explain V3f2a90c41d7e --format jsonl

    Parameters
    ----------
    id
        Id of an event (V…), or of one of its claims.
    as_of
        As it could be known at the end of a day (2023-09-29) or at a time of it (2023-09-29T18:00).
    language
        Language to tell it in: en, ru, uk.
    format
        text: to read. jsonl: one object.
    db
        File or database URL of the store; else LETOPIS_DB, else ./letopis.db.
    """
    tongue = said.language(language)
    found = said.opened(db).as_of(as_of).explain(id)
    from letopis.export import explanation, jsonl

    if format == "jsonl":
        said.put([jsonl.line(explanation.json(found))])
    else:
        said.put(explanation.told(found, tongue, said.width()))
    return 0
