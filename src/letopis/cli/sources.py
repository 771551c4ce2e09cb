"""`letopis sources`: on whose word the chronicle rests."""

from typing import Literal

from letopis.cli import said


def sources(
    *,
    who: str = "",
    where: str = "",
    type: str = "",
    since: str = "",
    until: str = "",
    text: str = "",
    min_roots: int = 0,
    as_of: str = "",
    noise: bool = False,
    format: Literal["text", "jsonl"] = "text",
    db: str = "",
) -> int:
    """List on whose word events rest: roots, relays that others cite, and outlets, the most first.

    Of every one how many events rest on it (or were told by it), and how many of them on nobody else. Of outlets
    also how often it was first to tell, how often it only repeats other papers, and how often it has it from named
    sources, from unnamed ones, or in its own voice.

    For example:

        letopis sources
        letopis sources --where Armenia --since 2023-09
        letopis sources --format jsonl > sources.jsonl

    Parameters
    ----------
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
        Of sport, showbiz and weather too. Without it they are left out, and how many is said on standard error.
    format
        text: three tables. jsonl: one object a source.
    db
        File or database URL of the store; else LETOPIS_DB, else ./letopis.db.
    """
    from dataclasses import asdict

    from letopis.chronicle import Question

    question = Question(who, where, type, since, until, text, min_roots, as_of=as_of, noise=noise)
    asked = said.opened(db)
    said.left_out(asked, question)
    found = asked.sources(question)
    from letopis.export import jsonl
    from letopis.export import sources as tables

    said.put(jsonl.rows(map(asdict, found)) if format == "jsonl" else tables.tables(found, said.width()))
    return 0
