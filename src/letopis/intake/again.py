"""An article taken in again from its archived bytes, as today's cleaning has it."""

from dataclasses import replace

from letopis.errors import IntakeError
from letopis.intake import page, plain, records
from letopis.intake.draft import Draft, finish
from letopis.intake.encoding import decode
from letopis.records import Article


def take_again(article: Article, original: bytes) -> Article:
    """The stored article with text, title and what was removed as taken from its bytes now.

    Whose it is and when it came out stay as they are stored. So does all where nothing had been removed (it may
    have been read as it was on purpose), and where the bytes can no longer be taken in.
    """
    if not article.removed:
        return article
    try:
        fresh = finish(_draft(article, original), outlet=article.outlet, published=article.published)
    except (IntakeError, UnicodeError):
        return article
    return replace(
        article, title=fresh.title, text=fresh.text, removed=fresh.removed, segments=fresh.segments
    )


def _draft(article: Article, original: bytes) -> Draft:
    """The draft by what the bytes are: a JSON record, markup, or text."""
    name, text = article.url or article.title, decode(original).lstrip("\ufeff \t\r\n")
    if text.startswith("{") and '"text"' in text:
        draft = records.read_line(name, name, original)
    elif text.startswith("<"):
        draft = page.read(name, name, original)
    else:
        draft = plain.read(name, name, original)
    return replace(draft, language=article.language)
