"""What every command shares: where the store is, and how lines and errors are put before a person."""

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from letopis.errors import LetopisError, QuestionError, StoreError

if TYPE_CHECKING:
    from letopis.chronicle import Chronicle, Question
    from letopis.reading.endpoint import Endpoint

LANGUAGES = ("en", "ru", "uk")
WIDEST = 100


def place(db: str) -> str:
    """Where the store is: what was asked for, else LETOPIS_DB, else letopis.db here."""
    return db or os.environ.get("LETOPIS_DB", "") or "letopis.db"


def opened(db: str) -> "Chronicle":
    """The chronicle of a store that is there. Raises StoreError when there is none yet."""
    where = place(db)
    if "://" not in where and not Path(where).expanduser().exists():
        raise StoreError(f"no chronicle at {where}.", "Read some articles first: letopis read PATHS")
    from letopis.pipeline import open_chronicle

    return open_chronicle(where)


def language(asked: str) -> str:
    """The language to write in: what was asked for, else the terminal's, else English."""
    if asked:
        if asked not in LANGUAGES:
            raise QuestionError(f"cannot write in {asked!r}.", f"Choose from {' '.join(LANGUAGES)}.")
        return asked
    local = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return local[:2] if local[:2] in LANGUAGES else "en"


def reader(endpoint: str, model: str) -> "Endpoint | None":
    """The second reader at an endpoint that was asked for; None for Letopis's own."""
    if not endpoint:
        if model:
            raise QuestionError("--endpoint-model without --endpoint.", "Say which server to ask.")
        return None
    from letopis.reading.endpoint import Endpoint

    return Endpoint.at(endpoint, model, os.environ.get("LETOPIS_ENDPOINT_KEY", ""))


def left_out(asked: "Chronicle", question: "Question") -> None:
    """Says on standard error how many events of sport, showbiz and weather a question leaves out, where it does."""
    if not question.noise and (n := asked.total(replace(question, noise=True)) - asked.total(question)):
        what = (
            "1 event of sport, showbiz or weather is"
            if n == 1
            else f"{n} events of sport, showbiz or weather are"
        )
        print(f"{what} left out: --noise shows them.", file=sys.stderr, flush=True)


def width() -> int:
    """How wide text may be: the terminal's width, at most 100 columns; 88 where there is no terminal."""
    return min(WIDEST, shutil.get_terminal_size((88, 24)).columns) if sys.stdout.isatty() else 88


def put(lines: Iterable[str]) -> None:
    """Lines to standard output."""
    for line in lines:
        print(line)
    sys.stdout.flush()


def say(error: LetopisError) -> None:
    """An error to standard error, on one line: what happened, and what to do."""
    line = " ".join(f"{error.code} {error.what} {error.advice}".split())
    print(printable(line), file=sys.stderr, flush=True)


def printable(line: str) -> str:
    """A line without control codes, which names and addresses in articles may hold and terminals obey."""
    return "".join(c if c.isprintable() else " " for c in line)
