"""The way of the data: intake → reading → store → linking → ledger. This package alone wires the stages.

An article is acknowledged in one transaction, with its bytes and its reading. Linking what was acknowledged
is a second step: where the first was done and the second was not, `settle` does it, so a crash loses nothing.

    read, read_into, settle, open_chronicle       here and in `link`
    judge, undo                                   what people decide (`judging`)
    reread, forget, lift                          articles read again, removed for good (`upkeep`)
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from letopis import engines, intake
from letopis.chronicle import Chronicle
from letopis.errors import ForgottenError, LetopisError
from letopis.intake import Refused, Taken
from letopis.pipeline.judging import judge, undo
from letopis.pipeline.link import BATCH, settle
from letopis.pipeline.steps import FEW, Progress, Reader, Step, workers_for
from letopis.pipeline.upkeep import forget, lift, reread
from letopis.records import Article, Reading
from letopis.store import Store, articles, forgetting

__all__ = [
    "Progress", "Reader", "Step", "forget", "judge", "lift", "open_chronicle", "read", "read_into", "reread", "settle",
    "undo",
]  # fmt: skip


def open_chronicle(place: Store | str | Path) -> Chronicle:
    """The chronicle of a store; what a crash left unlinked in it is linked first."""
    store = place if isinstance(place, Store) else Store.open(place)
    settle(store)
    return Chronicle(store)


def read(
    paths: Iterable[str | Path],
    outlet: str = "",
    published: str | None = None,
    workers: int = 0,
    keep_furniture: bool = False,
    reader: Reader | None = None,
) -> Iterator[Step]:
    """Read files, folders or "-" and keep nothing: one step an article, in the order of the input.

    `workers`: processes to read in; 0 chooses: this one for a few articles, two for more. `reader` reads in place
    of Letopis's own (`letopis.reading.endpoint`).
    """
    taken = intake.take(paths, outlet=outlet, published=published, keep_furniture=keep_furniture)
    yield from _read(taken, workers, lambda _: False, reader)


def read_into(
    store: Store,
    paths: Iterable[str | Path],
    outlet: str = "",
    published: str | None = None,
    workers: int = 0,
    progress: Progress | None = None,
    keep_furniture: bool = False,
    reader: Reader | None = None,
) -> list[Step]:
    """Read files, folders or "-" into a store and link them. Gives what was refused.

    Each article is safe once `progress` was told of it, in the order of the input.
    """
    refused = []
    settle(store)
    taken = intake.take(paths, outlet=outlet, published=published, keep_furniture=keep_furniture)
    for number, step in enumerate(_stored(store, taken, workers, reader), start=1):
        if step.error:
            refused.append(step)
        if progress:
            progress(step)
        if number % BATCH == 0:
            settle(store)
    settle(store)
    return refused


# --- reading


def _stored(
    store: Store, taken: Iterable[Taken | Refused], workers: int, reader: Reader | None
) -> Iterator[Step]:
    version_now = reader.version if reader else _reader_version()
    originals: dict[tuple[str, str], bytes] = {}  # by version: two of one article may be on their way at once

    def known(item: Taken) -> bool:
        version = (item.article.id, item.article.sha256)
        if version in originals:
            return True  # given twice, and being read already
        with store.reading() as connection:
            if forgetting.tombstone(connection, item.article.id):
                return True
            stored = articles.known(connection, item.article.id, item.article.sha256)
        same = stored and stored.reader == version_now
        if stored and same and articles.with_best(item.article, stored.article) == stored.article:
            return True
        originals[version] = item.original
        return False

    for step in _read(taken, workers, known, reader):
        if step.article is None:
            yield step
            continue
        with store.reading() as connection:
            tombstone = forgetting.tombstone(connection, step.article.id)
        if tombstone:
            advice = f"To let it in again: letopis forget {step.article.id} --lift"
            error = ForgottenError(f"{step.name}: {tombstone}", advice)
            yield Step(step.name, "refused", error=error)
        elif step.reading is None:
            yield step
        else:
            with store.writing() as connection:
                original = originals.pop((step.article.id, step.article.sha256))
                outcome = articles.add(connection, step.article, original, step.reading)
            yield replace(step, outcome=outcome)


def _read(
    taken: Iterable[Taken | Refused], workers: int, known: Callable[[Taken], bool], reader: Reader | None
) -> Iterator[Step]:
    items = iter(taken)
    first = list(islice(items, FEW + 1))

    def article(item: Taken | Refused) -> Article | None:
        return None if isinstance(item, Refused) or known(item) else item.article

    with engines.engine(workers_for(workers, len(first)), reader) as reading:
        for item, result in reading.through(chain(first, items), article):
            yield _step(item, result)


def _step(item: Taken | Refused, result: Reading | LetopisError | None) -> Step:
    if isinstance(item, Refused):
        return Step(item.name, "refused", error=item.error)
    name = item.article.url or item.article.title
    if isinstance(result, LetopisError):
        return Step(name, "refused", error=result)
    return Step(name, "read" if result else "same", item.article, result)


def _reader_version() -> str:
    """What the reader will sign its readings with, without opening the model; "" when it cannot be told."""
    from letopis.reading.model.bundle import SHIPPED
    from letopis.reading.reader import RULES

    try:
        return f"{json.loads((SHIPPED / 'bundle.json').read_text(encoding='utf-8'))['version']}/{RULES}"
    except (OSError, ValueError, KeyError):
        return ""
