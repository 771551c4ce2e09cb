"""`letopis forget`: articles removed for good."""

from typing import Annotated

from cyclopts import Parameter

from letopis.cli import said


def forget(
    ids: list[str],
    /,
    *,
    reason: str = "",
    by: str = "",
    lift: Annotated[bool, Parameter(negative="")] = False,
    db: str = "",
) -> int:
    """Remove articles for good: bytes, text and all that was read from it, from every page of the file.

    The chronicle is as though they had never been read. What stays is that they were, when they were removed
    and why; reading one again is refused until that is lifted.

    For example:

        letopis forget ca0941cf96e50b87 --reason "the person named asked for it"
        letopis forget ca0941cf96e50b87 --lift

    Parameters
    ----------
    ids
        Ids of articles.
    reason
        Why, for those who look for them later.
    by
        Who removes them; else your name on this machine.
    lift
        Let what was forgotten be read again.
    db
        File or database URL of the store; else LETOPIS_DB, else ./letopis.db.
    """
    from letopis import pipeline
    from letopis.errors import QuestionError

    if lift:
        pipeline.lift(said.opened(db).store, ids)
        said.put(f"{id} may be read again" for id in ids)
        return 0
    if not reason.strip():
        raise QuestionError("no reason to forget was given.", "Say why with --reason.")
    said.put(said.printable(line) for line in pipeline.forget(said.opened(db).store, ids, reason, by=by))
    return 0
