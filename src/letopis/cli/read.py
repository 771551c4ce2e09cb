"""`letopis read`: articles in, stored and linked; or printed as they were read."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from letopis.cli import said

if TYPE_CHECKING:
    from letopis.pipeline import Step
    from letopis.store import Store

Show = Callable[["Step"], None]


def read(
    paths: Annotated[list[str], Parameter(allow_leading_hyphen=True)],
    /,
    *,
    db: str = "",
    store: bool = True,
    published: str | None = None,
    outlet: str = "",
    format: Literal["text", "jsonl"] = "text",
    workers: int = 0,
    keep_furniture: Annotated[bool, Parameter(negative="")] = False,
    endpoint: str = "",
    endpoint_model: str = "",
) -> int:
    """Read articles: plain text, HTML, JSONL; Russian, Ukrainian, English.

    An article that cannot be read is named on standard error with the reason; the others are read, and the
    exit code is 1. What is stored already is not read again; changed text becomes a new version.

    For example:

        letopis read news/ --published 2023-10-04
        letopis read page.html feed.jsonl --db crisis.db
        curl -s URL | letopis read - --outlet "Вестник Степи" --no-store
        letopis read news/ --no-store --format jsonl > readings.jsonl

    Parameters
    ----------
    paths
        Files, folders (read whole), or - for standard input.
    db
        File or database URL to store in; else LETOPIS_DB, else ./letopis.db.
    store
        With --no-store nothing is kept: the chronicle of these articles is printed.
    published
        When they were published (2023-10-04, or with a time); goes before what articles say.
    outlet
        Who published them; goes before what articles say.
    format
        text: a line an article. jsonl: all that was read, one object an article (letopis.reading/1).
    workers
        Processes to read in. 0 chooses.
    keep_furniture
        Leave in what is held to be no news: captions, "read also", subscription lines.
    endpoint
        Base address of a server that speaks the OpenAI protocol (http://127.0.0.1:8080/v1): its model says what
        happened. The text is sent there. LETOPIS_ENDPOINT_KEY holds its key, if it asks for one.
    endpoint_model
        Which of its models; needed where it serves several.
    """
    from letopis import pipeline
    from letopis.store import Store

    reader = said.reader(endpoint, endpoint_model)
    done: Counter[str] = Counter()

    def show(step: "Step") -> None:
        done[step.outcome] += 1
        if step.error:
            said.say(step.error)
        elif format == "jsonl":
            said.put(_object(step))
        elif store:
            said.put([line(step)])

    if store:
        where = said.place(db)
        with Store.open(where) as opened, progress(show) as told:
            pipeline.read_into(opened, paths, outlet, published, workers, told, keep_furniture, reader)
            if format == "text":
                said.put(_summary(opened, where, done, db))
    elif format == "jsonl":
        with progress(show) as told:
            for step in pipeline.read(paths, outlet, published, workers, keep_furniture, reader):
                told(step)
    else:
        with Store.open(":memory:") as opened:
            with progress(show) as told:
                pipeline.read_into(opened, paths, outlet, published, workers, told, keep_furniture, reader)
            said.put(_chronicle(opened))
    return 1 if done["refused"] else 0


def line(step: "Step") -> str:
    """«new 2023-10-04 8e1f… УНИАН: title»."""
    assert step.article is not None
    article = step.article
    date = (article.published or "")[:10] or "undated"
    by = f"{article.outlet}: " if article.outlet else ""
    return f"{step.outcome:7} {date:10} {article.id}  {by}{article.title}"


def _object(step: "Step") -> list[str]:
    from letopis.export import jsonl

    return [jsonl.reading(step.article, step.reading)] if step.article and step.reading else []


def _summary(store: "Store", where: str, done: Counter[str], asked: str) -> list[str]:
    """How many articles were what, and what to ask next; the password of a database stays off the screen."""
    from letopis.chronicle import Chronicle
    from letopis.store.engine import shown

    articles, events = Chronicle(store).size
    words = {
        "new": "new", "version": "changed since", "again": "read again", "same": "known already",
        "refused": "refused",
    }  # fmt: skip
    counted = ", ".join(f"{done[outcome]} {word}" for outcome, word in words.items() if done[outcome])
    hint = f" --db {shown(where)}" if asked else ""
    holds = f"{shown(where)} holds {articles} articles, {events} events: letopis chronicle{hint}"
    return [f"{counted or 'nothing read'}. {holds}"]


def _chronicle(store: "Store") -> Iterator[str]:
    from letopis.chronicle import Chronicle
    from letopis.export import text

    return text.chronicle(Chronicle(store).events(), said.language(""), said.width())


@contextmanager
def progress(show: Show) -> Iterator[Show]:
    """`show`, with a line on standard error that counts articles while they are read, if a person sees it."""
    if not sys.stderr.isatty():
        yield show
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} articles"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[title]}"),
    )
    with Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty()
    ) as bar:
        task = bar.add_task("", total=None, title="opening the model …")

        def told(step: "Step") -> None:
            show(step)
            bar.update(task, advance=1, title=(step.article.title if step.article else step.name)[:60])

        yield told
