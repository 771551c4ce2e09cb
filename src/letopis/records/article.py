"""An article as it was taken in: clean text, what was removed, and the way back to the original bytes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Removed:
    """A span of the original text that is furniture, not news, and why it was held to be so.

    `at` is where it stood: the offset in the clean text (code points) at which it was cut out.
    """

    at: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Clean text [start, end) stands at [source_start, source_end) of the decoded original.

    Offsets are code points. `exact` is False where only the enclosing element is known (HTML).
    """

    start: int
    end: int
    source_start: int
    source_end: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Article:
    """One item of an outlet at one time.

    `id` is known by (outlet, url or path); `sha256` is of the original bytes and names the Version.
    `text` is clean, its first line the title. `published`, `updated`, `retrieved` are ISO 8601 dates or
    date-times with offset, `published` as stated by the outlet or its page, None when unknown.
    `known_from` is the moment from which this version could be known (a bare date means its end).
    """

    id: str
    outlet: str
    url: str
    title: str
    language: str
    text: str
    sha256: str
    published: str | None = None
    updated: str | None = None
    retrieved: str | None = None
    known_from: str | None = None
    flags: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    segments: tuple[Segment, ...] = ()
