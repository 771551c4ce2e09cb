"""The store: originals, articles, readings, entities, events and judgements in one database.

    with Store.open("letopis.db") as store, store.writing() as connection:
        articles.add(connection, article, original, reading)

Each module holds the questions and changes of one noun as functions over a connection, so that whoever calls
decides what is one transaction: `articles`, `spellings` (entities), `events`, `pairs`, `copying`, `judgements` with
their `anchors`, `redirects`, `search`, `forgetting`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from letopis.errors import StoreError
from letopis.store.engine import broken, connect, reader, scrub

__all__ = ["Store"]


class Store:
    """An open database. Many may read at a time, beside one writer."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, place: str | Path) -> "Store":
        """The store at a path or database URL (":memory:": not kept); made where there is none.

        Raises StoreError when it cannot be opened or is of a newer version.
        """
        return cls(connect(place))

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the store."""
        with self._said(), reader(self.engine).connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are all kept at the end, or none of them."""
        with self._said(), self.engine.execution_options(writes=True).begin() as connection:
            yield connection

    def scrub(self) -> None:
        """Leave nothing in the files of what was removed from the tables. Takes room for a second copy.

        Raises StoreError when another program keeps them from being written anew.
        """
        with self._said():
            scrub(self.engine)

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except broken as error:
            raise StoreError(
                f"the database failed: {str(getattr(error, 'orig', error)).splitlines()[0]}"
            ) from error
