"""Files, folders and standard input: which there are, in order, and their bytes, within bounds."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from letopis.errors import IntakeError
from letopis.intake.refusals import MissingError, TooLargeError, UnreadableError

SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".json")
STDIN = "-"
MAX_FILE = 10_000_000  # bytes; of JSONL, a line


def walk(path: str | Path) -> Iterator[Path | IntakeError]:
    """The files of `path`: itself, or, of a folder, all of a known kind in it and below, sorted by path."""
    path = Path(path)
    try:
        if not path.exists():
            yield MissingError(
                f"{path}: no such file.", "Check the path; a folder is read with all it holds."
            )
        elif not path.is_dir():
            yield path
        else:
            files = sorted(_below(path))
            yield from files
            if not files:
                yield MissingError(f"{path}: a folder without articles.", f"Read are {' '.join(SUFFIXES)}.")
    except (OSError, ValueError) as error:
        yield UnreadableError(f"{path}: cannot be read ({_why(error)}).", "Check its name and permissions.")


def identity_of(path: Path) -> str:
    """How a file is known as an article: its path, relative to the working folder where it lies below it."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return path.as_posix()
    return path.as_posix() if relative.startswith("..") else Path(relative).as_posix()


def content(path: Path) -> bytes:
    """The bytes of a file. Raises TooLargeError, UnreadableError."""
    with opened(path) as file:
        return bounded(str(path), file)


def opened(path: Path) -> BinaryIO:
    """The file, open. Raises UnreadableError; pipes and devices, which may never end, are not opened."""
    try:
        if not path.is_file():
            raise UnreadableError(
                f"{path}: not a regular file.", "Give a file, a folder, or - for standard input."
            )
        return path.open("rb")
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read ({_why(error)}).", "Check its permissions.") from None


def bounded(name: str, file: BinaryIO) -> bytes:
    """All bytes of `file`, if they are not too many."""
    try:
        raw = file.read(MAX_FILE + 1)
    except OSError as error:
        raise UnreadableError(f"{name}: cannot be read ({_why(error)}).", "Check its permissions.") from None
    if len(raw) > MAX_FILE:
        raise TooLargeError(name, "the file", MAX_FILE, "bytes")
    return raw


def lines(name: str, file: BinaryIO) -> Iterator[tuple[int, bytes | IntakeError]]:
    """Numbered lines of a JSONL file that hold something; one too long is an error, and the next is read."""
    number = 0
    while line := file.readline(MAX_FILE + 1):
        number += 1
        if len(line) > MAX_FILE:
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_FILE)
            yield number, TooLargeError(f"article {number} of {name}", "the line", MAX_FILE, "bytes")
        elif line.strip():
            yield number, line.strip()


def stdin() -> BinaryIO:
    """Standard input as bytes."""
    return sys.stdin.buffer


def _below(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield Path(root) / name


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
