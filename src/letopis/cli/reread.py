"""`letopis reread`: stored articles read again by the reader of today."""

from collections import Counter
from typing import Annotated

from cyclopts import Parameter

from letopis.cli import said
from letopis.cli.read import line, progress


def reread(
    ids: list[str] | None = None,
    /,
    *,
    all: Annotated[bool, Parameter(negative="")] = False,
    workers: int = 0,
    db: str = "",
    endpoint: str = "",
    endpoint_model: str = "",
) -> int:
    """Read stored articles again, from their archived bytes: after an upgrade, or with knowledge of your own.

    Nothing that a person decided is lost: judgements move to what the new reading finds at the same words.
    Prints a line an article: `again` when it was read otherwise than before, else `same`.

    For example:

        letopis reread --all
        letopis reread ca0941cf96e50b87 --knowledge my-words/

    Parameters
    ----------
    ids
        Ids of articles.
    all
        Every article.
    workers
        Processes to read in. 0 chooses.
    db
        File or database URL of the store; else LETOPIS_DB, else ./letopis.db.
    endpoint
        Base address of a server that speaks the OpenAI protocol, whose model reads, as for letopis read.
    endpoint_model
        Which of its models; needed where it serves several.
    """
    from letopis import pipeline
    from letopis.errors import QuestionError

    if bool(ids) == all:
        raise QuestionError(
            "nothing to read again." if not ids else "both ids and --all.", "Give ids, or --all."
        )
    reader = said.reader(endpoint, endpoint_model)
    done: Counter[str] = Counter()

    def show(step: pipeline.Step) -> None:
        done[step.outcome] += 1
        if step.error:
            said.say(step.error)
        else:
            said.put([line(step)])

    with progress(show) as told:
        pipeline.reread(said.opened(db).store, ids or (), workers, told, reader=reader)
    said.put([f"{done['again']} read anew, {done['same']} as before, {done['refused']} refused."])
    return 1 if done["refused"] else 0
