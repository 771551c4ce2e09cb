"""Plain text: an article a file, its first line the title, optional header lines above it.

# published: 2023-10-04T12:30:00+03:00
# outlet: Вестник Примера
# url: https://primer.example/news/1
# updated: 2023-10-05
# language: ru
"""

import re

from letopis.intake.draft import Draft
from letopis.intake.encoding import decode

_HEADER = re.compile(
    r"[ \t]*#[ \t]*(published|outlet|url|updated|language|title)[ \t]*:[ \t]*([^\n]{0,2000})(?:\n|\Z)",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"[ \t]*#[^\n]{0,2000}(?:\n|\Z)")


def read(name: str, identity: str, raw: bytes) -> Draft:
    """The article of one text file. Raises UnicodeError when its letters cannot be decoded."""
    source = decode(raw)
    stated, start = _headers(source)
    url = stated.get("url", "")
    return Draft(
        name=name,
        identity=url or identity,
        original=raw,
        source=source,
        start=start,
        url=url,
        outlet=stated.get("outlet", ""),
        language=stated.get("language", ""),
        title=stated.get("title", ""),
        published=stated.get("published"),
        updated=stated.get("updated"),
    )


def _headers(source: str) -> tuple[dict[str, str], int]:
    """The header lines, and where the text begins. Once a header stood, other # lines are comments."""
    stated: dict[str, str] = {}
    at = 0
    while match := _HEADER.match(source, at) or (_COMMENT.match(source, at) if stated else None):
        if match.re is _HEADER and match.group(2).strip():
            stated[match.group(1).lower()] = match.group(2).strip()
        at = match.end()
    return stated, at
