"""Engines give every reading in order, whoever makes it and whatever befalls a worker."""

import multiprocessing
import os
import select
import signal

import pytest

from letopis.engines import engine
from letopis.errors import LetopisError, ModelError
from letopis.records import Article, Reading
from tests import plain

NEWS = [plain.article(f"Заметка номер {n}\n{n + 1:02}.09.2023 AID Иван Гай\n") for n in range(12)]


def dies_of_the_fifth(article: Article) -> Reading:
    if "номер 5" in article.text:
        os._exit(9)
    return plain.read(article)


def fails_of_the_fifth(article: Article) -> Reading:
    if "номер 5" in article.text:
        raise IndexError("nothing there")
    return plain.read(article)


def has_no_model(article: Article) -> Reading:
    raise ModelError("the model is missing", "Install it.")


@pytest.mark.parametrize("workers", [1, 2])
def test_readings_come_in_the_order_of_the_articles(workers: int) -> None:
    items = [*NEWS[:3], "no article", *NEWS[3:]]
    with engine(workers, plain.read) as reading:
        done = list(reading.through(items, lambda item: item if isinstance(item, Article) else None))
    assert [item for item, _ in done] == items
    assert [result for _, result in done] == [
        plain.read(i) if isinstance(i, Article) else None for i in items
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_cannot_be_read_is_an_answer_and_not_the_end(workers: int) -> None:
    with engine(workers, fails_of_the_fifth) as reading:
        results = [result for _, result in reading.through(NEWS, lambda article: article)]
    assert [isinstance(result, Reading) for result in results] == [n != 5 for n in range(12)]
    assert "IndexError: nothing there" in str(results[5])


def test_a_worker_that_dies_takes_no_other_article_with_it() -> None:
    with engine(2, dies_of_the_fifth) as reading:
        results = [result for _, result in reading.through(NEWS, lambda article: article)]
    assert [isinstance(result, Reading) for result in results] == [n != 5 for n in range(12)]
    assert isinstance(results[5], LetopisError)
    assert "died" in results[5].what


@pytest.mark.parametrize("workers", [1, 2])
def test_what_would_fail_every_article_ends_it(workers: int) -> None:
    with engine(workers, has_no_model) as reading, pytest.raises(ModelError):
        list(reading.through(NEWS, lambda article: article))


def is_killed_while_reading() -> None:
    with engine(2, plain.read) as reading:
        next(iter(reading.through(NEWS, lambda article: article)))
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
def test_no_worker_outlives_whoever_started_it() -> None:
    last, held = os.pipe()  # it ends when nobody holds its other side any more
    process = multiprocessing.get_context("fork").Process(target=is_killed_while_reading)
    process.start()
    os.close(held)
    process.join()
    assert process.exitcode == -signal.SIGKILL
    ended, _, _ = select.select([last], [], [], 60)
    assert ended, "a worker is still there"
    assert os.read(last, 1) == b""
    os.close(last)
