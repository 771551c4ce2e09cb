"""What becomes of each article, as whoever waits for it is told; and in how many processes it is read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from letopis.errors import LetopisError
from letopis.records import Article, Reading

WORKERS = 2
FEW = 3  # articles that are read sooner here than a pool starts

Outcome = Literal["new", "version", "again", "same", "read", "refused"]


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one item of the input. `error` says why it was refused; else there is an article.

    outcome: new, version (new text of a known article), again (read anew), same (known as it is), read (not
    stored), refused. `reading` is None for what was refused or was not read again.
    """

    name: str
    outcome: Outcome
    article: Article | None = None
    reading: Reading | None = None
    error: LetopisError | None = None


class Reader(Protocol):
    """Whoever reads in place of Letopis's own reader: pure but for what it asks, and able to be pickled."""

    @property
    def version(self) -> str:
        """What it signs its readings with, so that those of others are told apart."""

    def __call__(self, article: Article) -> Reading:
        """The reading of one article. A LetopisError refuses this article alone."""


Progress = Callable[[Step], None]


def workers_for(asked: int, count: int) -> int:
    """Processes to read so many articles in: as asked for, else this one for a few, two for more."""
    return asked or (WORKERS if count > FEW else 1)
