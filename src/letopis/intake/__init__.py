"""Intake: files, folders, standard input and text become Articles; what cannot is refused in one clear line.

for item in take(["news/"], outlet="Вестник Примера"):
    match item:
        case Taken(article, original): ...
        case Refused(name, error): print(error)
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from letopis.errors import IntakeError
from letopis.intake import files, page, plain, records
from letopis.intake.alignment import source_of
from letopis.intake.dates import normalise
from letopis.intake.draft import Draft, finish
from letopis.intake.encoding import binary_kind, decode
from letopis.intake.refusals import BinaryError, EmptyError, UnreadableError
from letopis.records import Article

__all__ = ["Refused", "Taken", "decode", "source_of", "take", "take_text"]

_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype\s+html|html|head|body|article|div|p)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Taken:
    """An article taken in, and its original bytes (of JSONL: its line's), whose SHA-256 it carries."""

    article: Article
    original: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """What was not taken in, and why: `str(error)` says what, why and what to do."""

    name: str
    error: IntakeError


def take(
    paths: Iterable[str | Path],
    *,
    outlet: str = "",
    published: str | None = None,
    keep_furniture: bool = False,
) -> Iterator[Taken | Refused]:
    """Every article of `paths` (files, folders, "-" for standard input), in order, or why it was refused.

    `outlet` and `published` go before what an article states of itself.
    Raises IntakeError only when `published` is no date.
    """
    published = _stated(published)
    return _take(paths, outlet, published, keep_furniture)


def take_text(
    text: str,
    *,
    title: str = "",
    outlet: str = "",
    url: str = "",
    published: str | None = None,
    language: str = "",
    clean: bool = False,
) -> Taken:
    """One article given as text, known by its URL, else by its words.

    Raises the IntakeError it would be refused with.
    """
    heading = "" if clean or not title or text.lstrip().startswith(title) else f"{title}\n\n"
    original = text.encode("utf-8", "surrogatepass")
    draft = Draft(
        name=url or "text",
        identity=url or f"sha256:{sha256(original).hexdigest()}",
        original=original,
        source=heading + text,
        shift=-len(heading),
        title=title if clean else "",
        outlet=outlet,
        url=url,
        language=language,
        published=_stated(published),
        clean=clean,
    )
    return Taken(finish(draft), original)


def _stated(published: str | None) -> str | None:
    if published and not (published := normalise(stated := published)):
        raise IntakeError(
            f"{stated!r} is not a date.", "Write it as 2023-10-04 or 2023-10-04T12:30:00+03:00."
        )
    return published


def _take(
    paths: Iterable[str | Path], outlet: str, published: str | None, keep_furniture: bool
) -> Iterator[Taken | Refused]:
    for name, draft in _drafts(paths):
        if isinstance(draft, IntakeError):
            yield Refused(name, draft)
            continue
        try:
            article = finish(draft, outlet=outlet, published=published, keep_furniture=keep_furniture)
            yield Taken(article, draft.original)
        except IntakeError as error:
            yield Refused(name, error)


def _drafts(paths: Iterable[str | Path]) -> Iterator[tuple[str, Draft | IntakeError]]:
    """Drafts and refusals with their names."""
    for path in paths:
        if str(path) == files.STDIN:
            yield from _stdin()
            continue
        for file in files.walk(path):
            if isinstance(file, IntakeError):
                yield str(path), file
            else:
                yield from _file(file)


def _file(path: Path) -> Iterator[tuple[str, Draft | IntakeError]]:
    name, identity = str(path), files.identity_of(path)
    try:
        if path.suffix.lower() == ".jsonl":
            with files.opened(path) as file:
                yield from _lines(name, identity, file)
        else:
            yield from _content(name, identity, files.content(path), path.suffix.lower())
    except IntakeError as error:
        yield name, error


def _stdin() -> Iterator[tuple[str, Draft | IntakeError]]:
    name = "standard input"
    try:
        raw = files.bounded(name, files.stdin())
    except IntakeError as error:
        yield name, error
        return
    identity = f"sha256:{sha256(raw).hexdigest()}"  # it has no path: its words are what it is known by
    if raw.lstrip()[:1] == b"{":
        yield from _lines(name, identity, BytesIO(raw))
    else:
        yield from _content(name, identity, raw, "")


def _lines(name: str, identity: str, file: BinaryIO) -> Iterator[tuple[str, Draft | IntakeError]]:
    none = True
    for number, line in files.lines(name, file):
        none = False
        which = f"article {number} of {name}"
        if isinstance(line, IntakeError):
            yield which, line
            continue
        try:
            yield which, records.read_line(which, f"{identity}#{number}", line)
        except IntakeError as error:
            yield which, error
    if none:
        yield name, EmptyError(name)


def _content(name: str, identity: str, raw: bytes, suffix: str) -> Iterator[tuple[str, Draft | IntakeError]]:
    """The articles of a whole file: markup or JSON by its name, or, whatever its name, by how it begins."""
    if not raw.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        yield name, EmptyError(name)
        return
    if kind := binary_kind(raw):
        yield name, BinaryError(name, kind)
        return
    try:
        if suffix == ".json":
            for number, draft in enumerate(records.read_list(name, identity, raw), start=1):
                yield (draft.name if isinstance(draft, Draft) else f"article {number} of {name}"), draft
        elif suffix in (".html", ".htm") or _MARKUP.match(decode(raw[:2000])):
            yield name, page.read(name, identity, raw)
        else:
            yield name, plain.read(name, identity, raw)
    except IntakeError as error:
        yield name, error
    except UnicodeError as error:
        reason = error.reason if isinstance(error, UnicodeDecodeError) else str(error)
        yield (
            name,
            UnreadableError(
                f"{name}: its letters cannot be decoded ({reason}).",
                "Save it as UTF-8. Read are UTF-8, UTF-16, windows-1251, KOI8-U and KOI8-R.",
            ),
        )
