"""The chronicle as it could be known at a moment: only what was out by then, linked and counted anew."""

import weakref
from datetime import datetime
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, func, select

from letopis.store import Store, articles, recalling, schema

State = tuple[int, ...]


def as_of(store: Store, moment: datetime) -> Store:
    """A store of its own, gone with its last user, of the articles that were known at a moment, each in the version
    of then, with what people judged of them since. It is the store that would have been made of them: nothing later
    is seen in it.

    Costs by the number of those articles. It holds no original bytes.
    """
    folder = TemporaryDirectory(prefix="letopis-", ignore_cleanup_errors=True)
    then = Store.open(Path(folder.name) / "then.db")
    weakref.finalize(then, folder.cleanup)
    with store.reading() as now, then.writing() as kept:
        for article, reading in articles.as_of(now, moment):
            articles.add(kept, article, b"", reading)
        recalling.recall(now, kept)
    # Linking is wired by the pipeline, which stands above whoever asks questions: here it is known by name alone.
    import_module("letopis.pipeline").settle(then)
    return then


def state(connection: Connection) -> State:
    """A value that changes when anything is read or judged, so that what was made of it is made again."""
    versions, readings, judged = schema.versions, schema.readings, schema.judgements
    counts = (
        select(func.count()).select_from(versions),
        select(func.count()).where(readings.c.state == "waiting"),
        select(func.coalesce(func.max(judged.c.id), 0)),
        select(func.count()).where(judged.c.undone.is_not(None)),
        select(func.count()).select_from(schema.articles),
    )
    return tuple(connection.scalar(query) or 0 for query in counts)
