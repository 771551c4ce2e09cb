"""`letopis judge`: a person's decision, kept, heard at once, and undoable."""

from typing import Annotated, Literal

from cyclopts import Parameter

from letopis.cli import said


def judge(
    verdict: Literal["same", "different", "reject", "confirm", "set", "note", "retract"],
    id: str,
    others: Annotated[list[str] | None, Parameter(allow_leading_hyphen=True)] = None,
    /,
    *,
    note: str = "",
    by: str = "",
    db: str = "",
) -> int:
    """Correct the chronicle: what is one, what is not, what was misread.

    A judgement goes before every rule, at once and from now on; it holds when articles are read again, and
    `letopis undo` takes it back. Who judged what is listed by `letopis judgements`.

    For example:

        letopis judge same V3f2a90c41d7e V58a68cbef853 --note "one meeting"
        letopis judge different Ea349bdd783e5 ca0941cf96e50b87#e4
        letopis judge reject V3f2a90c41d7e --note "a drill, no attack"
        letopis judge set V3f2a90c41d7e time=2023-09-16 place=Istanbul
        letopis judge note V3f2a90c41d7e --note "the ministry was asked on 4 October"
        letopis judge retract ca0941cf96e50b87 --note "withdrawn on 5 October"

    Parameters
    ----------
    verdict
        same, different: two events, claims or entities. reject, confirm: an event or a claim. set: a field of it:
        type, mode, status, stance, time, place. note: nothing but words
        about it. retract: an article that its outlet withdrew.
    id
        What is judged: an event (V…), claim (article#c4), entity (E… or article#e4), article.
    others
        For same and different the other id; for set field=value, one or more.
    note
        Why, for those who read it later.
    by
        Who judges; else your name on this machine.
    db
        File or database URL of the store; else LETOPIS_DB, else ./letopis.db.
    """
    from letopis import pipeline
    from letopis.errors import QuestionError
    from letopis.export import decisions

    given = others or []
    if len(given) > 1 and verdict != "set":
        raise QuestionError(f"{verdict} was given {len(given) + 1} ids.", "See letopis judge --help.")
    store = said.opened(db).store
    made = [pipeline.judge(store, verdict, id, other, by=by, note=note) for other in given or [""]]
    said.put(decisions.lines(made))
    return 0
