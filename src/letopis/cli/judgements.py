"""`letopis judgements` and `letopis undo`: what was decided, and taking it back."""

from typing import Annotated, Literal

from cyclopts import Parameter

from letopis.cli import said


def judgements(
    *,
    all: Annotated[bool, Parameter(negative="")] = False,
    format: Literal["text", "jsonl"] = "text",
    db: str = "",
) -> int:
    """List what people decided: number, day, who, what, and why.

    For example:

        letopis judgements
        letopis judgements --all --format jsonl > judgements.jsonl

    Parameters
    ----------
    all
        Also what was taken back, and what rules held to be one, with how sure they were.
    format
        text: a line each. jsonl: one object each.
    db
        File or database URL of the store; else LETOPIS_DB, else ./letopis.db.
    """
    from letopis.export import decisions, jsonl

    found = said.opened(db).judgements(everything=all)
    said.put(jsonl.rows(decisions.objects(found)) if format == "jsonl" else decisions.lines(found))
    return 0


def undo(number: int, /, *, db: str = "") -> int:
    """Take a judgement back. The chronicle is again as though it had not been made; it stays on record.

    For example:

        letopis undo 12

    Parameters
    ----------
    number
        Its number in `letopis judgements`.
    db
        File or database URL of the store; else LETOPIS_DB, else ./letopis.db.
    """
    from letopis import pipeline
    from letopis.export import decisions

    said.put(decisions.lines([pipeline.undo(said.opened(db).store, number)]))
    return 0
