"""`letopis counts`: how many events, by month, type, actor and the like."""

from typing import Literal

from letopis.cli import said


def counts(
    *,
    by: str = "month,type",
    who: str = "",
    where: str = "",
    type: str = "",
    since: str = "",
    until: str = "",
    text: str = "",
    min_roots: int = 0,
    as_of: str = "",
    noise: bool = False,
    format: Literal["csv", "jsonl"] = "csv",
    db: str = "",
) -> int:
    """Count events. Reprints count once: an event is one, however many articles tell of it.

    Columns: those of --by, then `events`, and `corroborated`, how many of them have two independent roots or
    more. An event with two actors counts for each.

    For example:

        letopis counts --by month,type,actor > counts.csv
        letopis counts --by country --since 2023 --min-roots 2
        letopis counts --by actor,recipient --type accuse --format jsonl

    Parameters
    ----------
    by
        Columns: year, month, day, type, mode, status, stance, actor, recipient, place, country, outlet.
    who
        As for letopis chronicle; so are the other conditions.
    where
        A place or country.
    type
        Types of event, by commas.
    since
        From this year, month or day on.
    until
        Up to the end of this year, month or day.
    text
        Words of the headline or the evidence.
    min_roots
        Only what so many independent roots stand behind.
    as_of
        As it could be known at the end of a day (2023-09-29) or at a time of it (2023-09-29T18:00).
    noise
        Sport, showbiz and weather too. Without it they are left out, and how many is said on standard error.
    format
        csv, or jsonl: one object a row.
    db
        File or database URL of the store; else LETOPIS_DB, else ./letopis.db.
    """
    from letopis.chronicle import Question
    from letopis.export import csv, jsonl

    question = Question(who, where, type, since, until, text, min_roots, as_of=as_of, noise=noise)
    keys = [key.strip().lower() for key in by.split(",") if key.strip()]
    asked = said.opened(db)
    said.left_out(asked, question)
    rows = asked.counts(keys, question)
    columns = [*dict.fromkeys(keys), "events", "corroborated"]
    said.put(jsonl.rows(rows) if format == "jsonl" else csv.rows(rows, columns))
    return 0
