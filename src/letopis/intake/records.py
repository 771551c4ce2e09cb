"""JSON and JSONL: an article a line, or a list of them.

Fields: `text` (needed), id, title, outlet, published, updated, language, url, clean (true: the text is taken
as it is).
Segments of such an article point into its `text` field.
"""

import json
from collections.abc import Iterator
from typing import Any

from letopis.intake.draft import Draft
from letopis.intake.encoding import decode
from letopis.intake.refusals import RecordError

_WORDS = ("text", "title", "outlet", "published", "updated", "language", "url")


def read_line(name: str, identity: str, line: bytes) -> Draft:
    """The article of one line. Raises RecordError."""
    try:
        record = json.loads(decode(line))
    except (ValueError, RecursionError) as error:
        raise RecordError(name, f"not JSON: {getattr(error, 'msg', 'cannot be decoded')}") from None
    return _draft(name, identity, record, line.strip())


def read_list(name: str, identity: str, raw: bytes) -> Iterator[Draft | RecordError]:
    """The articles of a .json file: one object, or a list of them."""
    try:
        content = json.loads(decode(raw))
    except (ValueError, RecursionError) as error:
        yield RecordError(name, f"not JSON: {getattr(error, 'msg', 'cannot be decoded')}")
        return
    records = content if isinstance(content, list) else [content]
    for number, record in enumerate(records, start=1):
        which = f"article {number} of {name}" if isinstance(content, list) else name
        canonical = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        try:
            yield _draft(which, f"{identity}#{number}", record, canonical.encode("utf-8", "surrogatepass"))
        except RecordError as error:
            yield error


def _draft(name: str, identity: str, record: Any, original: bytes) -> Draft:
    if not isinstance(record, dict):
        raise RecordError(name, "not an object")
    for field in _WORDS:
        if not isinstance(record.get(field, ""), str | None):
            raise RecordError(name, f"`{field}` is not a string")
    if not isinstance(record.get("text"), str):
        raise RecordError(name, "no `text`")
    said = {field: _sound(record.get(field) or "") for field in _WORDS}
    own = record.get("id")
    as_is = record.get("clean") is True
    text, title = said["text"], said["title"].strip()
    # The title is the text's first line: put there unless it stands there, or the text is to be left alone.
    heading = "" if as_is or not title or text.lstrip().startswith(title) else f"{title}\n\n"
    return Draft(
        name=name,
        identity=said["url"] or (str(own) if isinstance(own, str | int) else "") or identity,
        original=original,
        source=heading + text,
        shift=-len(heading),
        title=title if as_is else "",
        outlet=said["outlet"],
        url=said["url"],
        language=said["language"],
        published=said["published"] or None,
        updated=said["updated"] or None,
        clean=as_is,
    )


def _sound(text: str) -> str:
    """Without halves of surrogate pairs, which JSON can spell and no file can hold."""
    return (
        text.encode("utf-8", "replace").decode("utf-8")
        if any("\ud800" <= c <= "\udfff" for c in text)
        else text
    )
