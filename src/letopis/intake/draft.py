"""What the reader of one kind of input found, before cleaning: the form between them and `finish`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from urllib.parse import urlsplit

from letopis.intake.cleaning import clean
from letopis.intake.dates import later, normalise, now
from letopis.intake.language import guess
from letopis.intake.refusals import EmptyError, LanguageError, NothingLeftError, TooLargeError
from letopis.knowledge import readable
from letopis.records import Article, Removed, Segment

MAX_ARTICLE = 400_000  # characters
_MAX_TITLE = 300

# Finds where spans of clean text stand in its markup; None for text, whose cleaning keeps count itself.
Align = Callable[[str, list[tuple[int, int]]], tuple[Segment, ...]]


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as found. `source` from `start` on is its text, title first.

    `name` is for messages, `identity` tells items of one outlet apart (a URL, a path, an id of its own).
    `shift` is where `source` begins in the decoded original (below 0: a title was put before it); `align`,
    for markup, says where clean text stands in it.
    """

    name: str
    identity: str
    original: bytes
    source: str
    start: int = 0
    shift: int = 0
    title: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    published: str | None = None
    updated: str | None = None
    clean: bool = False
    align: Align | None = None


def finish(
    draft: Draft, *, outlet: str = "", published: str | None = None, keep_furniture: bool = False
) -> Article:
    """The Article of a draft. `outlet` and `published`, where given, go before what the draft states.

    Raises the IntakeErrors of a text that is empty, too large, all furniture or in another language.
    """
    if not draft.source[draft.start :].strip():
        raise EmptyError(draft.name)
    if len(draft.source) - draft.start > MAX_ARTICLE:
        raise TooLargeError(draft.name, "the article", MAX_ARTICLE, "characters")
    text, removed, segments = _text(draft, keep_furniture)
    if not any(char.isalpha() for char in text):
        raise NothingLeftError(draft.name, sum(len(piece.text) for piece in removed))
    language = draft.language.lower().replace("_", "-").split("-")[0] or guess(text)
    if language not in readable():
        raise LanguageError(draft.name, language)
    return _dated(
        draft,
        published,
        Article(
            id=identify(outlet or draft.outlet or outlet_of(draft.url), draft.identity),
            outlet=outlet or draft.outlet or outlet_of(draft.url),
            url=draft.url,
            title=(draft.title or text.lstrip().split("\n", 1)[0])[:_MAX_TITLE].strip(),
            language=language,
            text=text,
            sha256=sha256(draft.original).hexdigest(),
            removed=removed,
            segments=segments,
        ),
    )


def identify(outlet: str, identity: str) -> str:
    """The id of an Article: known by its outlet and its URL, path or own id."""
    return sha256(f"{outlet}\n{identity}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def outlet_of(url: str) -> str:
    """The domain of a URL, without "www."; "" when there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _text(draft: Draft, keep_furniture: bool) -> tuple[str, tuple[Removed, ...], tuple[Segment, ...]]:
    if draft.clean:
        text = draft.source[draft.start :]
        return text, (), (Segment(0, len(text), draft.shift + draft.start, draft.shift + len(draft.source)),)
    cleaned = clean(draft.source, draft.start, keep_furniture=keep_furniture)
    if draft.align:
        return (
            cleaned.text,
            cleaned.removed,
            draft.align(cleaned.text, [(s.start, s.end) for s in cleaned.segments]),
        )
    shifted = tuple(
        replace(s, source_start=s.source_start + draft.shift, source_end=s.source_end + draft.shift)
        for s in cleaned.segments
        if s.source_start + draft.shift >= 0  # a title put before the text stands nowhere in it
    )
    return cleaned.text, cleaned.removed, shifted


def _dated(draft: Draft, published: str | None, article: Article) -> Article:
    """The article with its dates: as stated, made ISO 8601; known from its update, else its publication."""
    stated = published or draft.published
    first, updated, retrieved = normalise(stated), normalise(draft.updated), now()
    if updated and first and not later(updated, first):
        updated = None  # a template's date, not this article's
    return replace(
        article,
        published=first,
        updated=updated,
        retrieved=retrieved,
        known_from=updated or first or retrieved,
        flags=("published-unreadable",) if stated and not first else (),
    )
