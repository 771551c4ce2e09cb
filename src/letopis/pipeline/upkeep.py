"""The store's life: articles read again by the reader of today, and articles removed for good."""

from collections.abc import Iterable, Iterator, Sequence

from letopis import engines
from letopis.errors import LetopisError, NotFoundError
from letopis.intake.again import take_again
from letopis.pipeline.judging import person
from letopis.pipeline.link import BATCH, link, settle
from letopis.pipeline.steps import Progress, Reader, Step, workers_for
from letopis.records import Article
from letopis.store import Store, articles, copying, forgetting


def reread(
    store: Store,
    ids: Sequence[str] = (),
    workers: int = 0,
    progress: Progress | None = None,
    today: str | None = None,
    reader: Reader | None = None,
) -> list[Step]:
    """Read stored articles again from their archived bytes, all or those of `ids`, and link them anew.

    Judgements move to what the new reading finds at the same words. `progress` is told of each article once it
    is safe: "again" when it was read otherwise than before, else "same". What cannot be read stays as it was
    read before, and is given back. Raises NotFoundError for an unknown id, before anything is read.
    """
    settle(store, today)
    with store.reading() as connection:
        wanted = [articles.get(connection, id)[0].id for id in ids] or articles.every(connection)
    refused = []
    with engines.engine(workers_for(workers, len(wanted)), reader) as reading:
        items = reading.through(_taken_again(store, wanted), lambda article: article)
        for number, (article, result) in enumerate(items, start=1):
            name = article.url or article.title
            if result is None or isinstance(result, LetopisError):
                step = Step(name, "refused", error=result)
                refused.append(step)
            else:
                with store.writing() as connection:
                    outcome = articles.read_again(connection, article, result)
                step = Step(name, outcome, article, result)
            if progress:
                progress(step)
            if number % BATCH == 0:
                settle(store, today)
    settle(store, today)
    return refused


def forget(
    store: Store, ids: Sequence[str], reason: str, by: str = "", today: str | None = None
) -> list[str]:
    """Remove articles for good, from every page of the database; gives what their tombstones say.

    The chronicle is as though they had not been. All or none: raises NotFoundError for an unknown id. Raises
    StoreError when they are gone from the chronicle, but another program keeps their words in the files: to
    forget them once more then removes those.
    """
    settle(store, today)
    with store.writing() as connection:
        for id in dict.fromkeys(ids):
            if forgetting.tombstone(connection, id):
                continue
            near = {signature.article for signature in copying.near(connection, id)}
            claims = articles.claim_ids(connection, id)
            forgetting.forget(connection, id, reason.strip(), person(by))
            link(connection, near, today, gone=claims)
        said = [forgetting.tombstone(connection, id) for id in dict.fromkeys(ids)]
    store.scrub()
    return said


def lift(store: Store, ids: Iterable[str]) -> None:
    """Let forgotten articles be read again. Raises NotFoundError for one that was not forgotten."""
    with store.writing() as connection:
        for id in ids:
            forgetting.lift(connection, id)


def _taken_again(store: Store, ids: Iterable[str]) -> Iterator[Article]:
    for id in ids:
        with store.reading() as connection:
            try:
                article, original = articles.as_stored(connection, id)
            except NotFoundError:
                continue  # forgotten while others were read
        yield take_again(article, original)
