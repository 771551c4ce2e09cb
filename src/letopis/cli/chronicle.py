"""`letopis chronicle`: what happened, for a question."""

from typing import Literal

from letopis.cli import said


def chronicle(
    *,
    who: str = "",
    where: str = "",
    type: str = "",
    since: str = "",
    until: str = "",
    text: str = "",
    min_roots: int = 0,
    root: str = "",
    disputed: bool = False,
    as_of: str = "",
    noise: bool = False,
    sort: Literal["time", "newest", "roots", "articles", "recent"] = "time",
    limit: int = 0,
    language: str = "",
    format: Literal["text", "jsonl", "md"] = "text",
    db: str = "",
) -> int:
    """Print the chronicle: what happened, in time order, with who, where and on whose word.

    All that is asked must hold. Names are found in any language and in any form: Kyiv finds «в Києві».

    For example:

        letopis chronicle --since 2023-09 --until 2023-09-20
        letopis chronicle --who Klaar --type consult,state
        letopis chronicle --where Armenia --min-roots 2 --language uk
        letopis chronicle --root Politico --sort articles
        letopis chronicle --disputed --as-of 2023-09-29
        letopis chronicle --text блокада --format jsonl | head -3

    Parameters
    ----------
    who
        Someone who took part: a person, body or country, by a name or a part of it.
    where
        A place; a country stands for all places in it.
    type
        Types of event, by commas: consult, assault, sanction, state …
    since
        From this year, month or day on (2023, 2023-09, 2023-09-17).
    until
        Up to the end of this year, month or day.
    text
        Words, in any form, of the headline or the evidence.
    min_roots
        Only what so many independent roots stand behind.
    root
        Only what rests on the word of someone of this name, or on what a paper of this name has from people unnamed.
    disputed
        Only that on which reports differ: a denial, a conflict, a correction. Figures that grow are no dispute.
    as_of
        As it could be known at the end of a day (2023-09-29) or at a time of it (2023-09-29T18:00).
    noise
        Sport, showbiz and weather too. Without it they are left out, and how many is said on standard error.
    sort
        time; newest: time from its end; roots or articles, the most first; recent: what was reported last first.
    limit
        At most so many events. 0: all.
    language
        Language of dates and headlines: en, ru, uk. Evidence stays as it was written.
    format
        text: to read. md: Markdown with links. jsonl: one object an event, with all its evidence.
    db
        File or database URL of the store; else LETOPIS_DB, else ./letopis.db.
    """
    from letopis.chronicle import Question

    question = Question(
        who,
        where,
        type,
        since,
        until,
        text,
        min_roots,
        limit,
        root=root,
        disputed=disputed,
        as_of=as_of,
        sort=sort,
        noise=noise,
    )
    tongue = said.language(language)
    asked = said.opened(db)
    said.left_out(asked, question)
    found = asked.events(question)
    if format == "jsonl":
        from letopis.export import jsonl

        said.put(jsonl.events(found))
    elif format == "md":
        from letopis.export import markdown

        said.put(markdown.chronicle(found, tongue))
    else:
        from letopis.export import text as plain

        said.put(plain.chronicle(found, tongue, said.width()))
    return 0
