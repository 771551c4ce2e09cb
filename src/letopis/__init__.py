"""Letopis reads news in Russian, Ukrainian and English and writes the chronicle it adds up to, on whose word.

    import letopis
    letopis.read(["news/"], db="letopis.db", published="2023-10-04")
    for event in letopis.Chronicle("letopis.db").events(letopis.Question(who="Kyiv")):
        print(event.time, event.headline, event.roots)

What is heavy is imported when it is first used.
"""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from letopis.chronicle import Chronicle, Question
    from letopis.pipeline import Reader, Step

__version__ = "0.1.0"
__all__ = ["Chronicle", "Question", "__version__", "read"]


def read(
    paths: "str | Path | Iterable[str | Path]",
    db: "str | Path | None" = None,
    outlet: str = "",
    published: str | None = None,
    workers: int = 0,
    reader: "Reader | None" = None,
) -> "list[Step]":
    """Read files, folders or "-" (standard input): one step an article, in the order of the input.

    A step has its `article` and `reading`, or the `error` that says why it was refused. With `db`, a path or
    a database URL, all is stored and linked there, for `Chronicle(db)` to answer from; what the store holds
    already is not read again and has no `reading`. `outlet` and `published` go before what articles state.
    `reader` reads in place of Letopis's own: `letopis.reading.endpoint.Endpoint`.
    """
    from letopis import pipeline
    from letopis.store import Store

    many = [paths] if isinstance(paths, str | Path) else list(paths)
    if db is None:
        return list(pipeline.read(many, outlet, published, workers, reader=reader))
    steps: list[Step] = []
    with Store.open(db) as store:
        pipeline.read_into(store, many, outlet, published, workers, steps.append, reader=reader)
    return steps


def __getattr__(name: str) -> Any:
    if name in ("Chronicle", "Question"):
        return getattr(import_module("letopis.chronicle"), name)
    raise AttributeError(f"module 'letopis' has no attribute {name!r}")
