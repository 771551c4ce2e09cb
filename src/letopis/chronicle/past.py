"""The chronicle as it could be known at a moment: only what was out by then, linked and counted anew."""

import weakref
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, func, select

from letopis.store import Store, articles, recalling, schema

DAY = timedelta(days=1)
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


def state(connection: Connection, moment: datetime) -> State:
    """A value that changes when anything known by a moment is stored or forgotten, or anything is judged, so that
    what was made of it is made again. Articles of later days change nothing."""
    known, judged = schema.versions.c.known_from, schema.judgements
    # However far apart the zones of the two are.
    after = (min(moment.date(), date.max - 2 * DAY) + 2 * DAY).isoformat()
    counts = (
        select(func.count()).where(known < after),
        select(func.coalesce(func.max(judged.c.id), 0)),
        select(func.count()).where(judged.c.undone.is_not(None)),
    )
    return tuple(connection.scalar(query) or 0 for query in counts)
