"""The chronicle as Markdown: months as headings, events as items, evidence quoted with its link."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote, urlsplit

from letopis.export import wording
from letopis.records import Event, EventEvidence

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
EVIDENCE = 3  # quotations an event


def chronicle(events: Iterable[Event], language: str = "en") -> Iterator[str]:
    """Lines without line ends."""
    date = ""
    none = True
    for event in events:
        none = False
        if (now := wording.when(event, language)) != date:
            date = now
            yield from (f"## {_plain(date)}", "")
        yield from _entry(event, language)
    if none:
        yield wording.word("empty", language)


def _entry(event: Event, language: str) -> Iterator[str]:
    yield f"**{_plain(wording.headline(event, language))}**  "
    if who := wording.who(event, language):
        yield f"{wording.word('who', language)}: {_plain(who)}  "
    ways = "; ".join(wording.ways(event, language))
    yield f"{wording.word('word_of', language)}: {_plain(ways)}  "
    if denied := "; ".join(wording.denials(event, language)):
        yield f"{wording.word('denials', language)}: {_plain(denied)}  "
    yield f"*{_plain(wording.standing(event, language))}*"
    yield ""
    for evidence in event.evidence[:EVIDENCE]:
        yield f"> {_plain(evidence.quote)} — {_source(evidence)}"
        yield ""


def _source(evidence: EventEvidence) -> str:
    name = _plain(evidence.outlet or evidence.url)
    dated = f"{name}, {evidence.published[:10]}" if evidence.published else name
    if urlsplit(evidence.url).scheme not in ("http", "https"):
        return dated
    return f"[{dated}](<{quote(evidence.url, safe=':/?&=%#+,;@!~$')}>)"


def _plain(text: str) -> str:
    """Text in which nothing is read as markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
