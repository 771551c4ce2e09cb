"""Reading here, or in a pool of processes that reads ahead of whoever takes the results."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Protocol, Self, TypeVar

from letopis.errors import KnowledgeError, LetopisError, ModelError
from letopis.records import Article, Reading

AHEAD = 4  # articles a worker may be ahead, so that memory stays bounded
Item = TypeVar("Item")
Reader = Callable[[Article], Reading]
Result = Reading | LetopisError


class Engine(Protocol):
    """Reads articles, in order."""

    def through(
        self, items: Iterable[Item], article: Callable[[Item], Article | None]
    ) -> Iterator[tuple[Item, Result | None]]:
        """Every item with its reading, or why it could not be read; None for items that are no article."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def engine(workers: int, reader: Reader | None = None) -> Engine:
    """The engine for so many workers: 1 or less reads here. `reader` stands in for letopis.reading's own."""
    return ProcessPool(workers, reader) if workers > 1 else InProcess(reader)


class InProcess:
    """Reads one article after another, here."""

    def __init__(self, reader: Reader | None = None) -> None:
        self._reader = reader

    def through(
        self, items: Iterable[Item], article: Callable[[Item], Article | None]
    ) -> Iterator[tuple[Item, Result | None]]:
        """Every item with its reading, or why it could not be read; None for items that are no article."""
        for item in items:
            wanted = article(item)
            yield item, read_one(wanted, self._reader) if wanted else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


class ProcessPool:
    """Reads in processes of its own, a few articles ahead."""

    def __init__(self, workers: int, reader: Reader | None = None) -> None:
        self._workers = workers
        self._reader = reader
        self._pool = self._fresh()

    def through(
        self, items: Iterable[Item], article: Callable[[Item], Article | None]
    ) -> Iterator[tuple[Item, Result | None]]:
        """Every item with its reading, or why it could not be read; None for items that are no article."""
        waiting: deque[tuple[Item, Article | None, Future[Result] | None]] = deque()
        for item in items:
            wanted = article(item)
            waiting.append((item, wanted, self._start(wanted) if wanted else None))
            if len(waiting) > AHEAD * self._workers:
                yield self._finish(waiting)
        while waiting:
            yield self._finish(waiting)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _start(self, article: Article) -> Future[Result]:
        try:
            return self._pool.submit(read_one, article, self._reader)
        except BrokenProcessPool:
            self._pool = self._fresh()
            return self._pool.submit(read_one, article, self._reader)

    def _finish(
        self, waiting: deque[tuple[Item, Article | None, Future[Result] | None]]
    ) -> tuple[Item, Result | None]:
        item, article, future = waiting.popleft()
        if article is None or future is None:
            return item, None
        try:
            return item, future.result()
        except BrokenProcessPool:
            return item, self._alone(article)

    def _alone(self, article: Article) -> Result:
        """A worker died, and all that were under way with it: read this one where it can harm no other."""
        with self._fresh(1) as pool:
            try:
                return pool.submit(read_one, article, self._reader).result()
            except BrokenProcessPool:
                return LetopisError(
                    f"{article.url or article.title}: the process that read it died.",
                    "Usually memory ran out: give it more, or leave this article out.",
                )

    def _fresh(self, workers: int = 0) -> ProcessPoolExecutor:
        # Forking is quick and asks nothing of the caller's script, but only safe before there are threads.
        forks = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
        context = multiprocessing.get_context("fork" if forks else "spawn")
        return ProcessPoolExecutor(workers or self._workers, mp_context=context, initializer=_as_worker)


def read_one(article: Article, reader: Reader | None = None) -> Result:
    """The reading of one article, or the error that says why there is none.

    Raises only what would fail every article: ModelError, KnowledgeError.
    """
    try:
        if reader is None:
            from letopis.reading.reader import read  # the model is only opened by whoever reads

            reader = read
        return reader(article)
    except (ModelError, KnowledgeError):
        raise
    except LetopisError as error:
        return error
    except Exception as error:
        what = f"{article.url or article.title}: reading it failed ({type(error).__name__}: {error})."
        return LetopisError(what, "This is a fault of Letopis, not of the article: please report it.")


def _as_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl-C is for the parent, which then ends its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed cannot end its workers, and each holds a model."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
