"""The wire's line at the head of an article: "EASTON (Norpress) -", «МОСКВА, 14 апр – РИА
Новости», «КИЇВ. УНН.».
"""

import re

from letopis.reading.analysis import Analysis
from letopis.reading.attribution.lexicon import outlets

Span = tuple[int, int]

_REACH = 160  # characters of a paragraph in which a byline may stand
_BRACKETS = re.compile(r"\(([^()\n]{2,40})\)\s*[-–—]")
_DASH = re.compile(
    r"^[^\n.!?«»\"]{3,60}?[,.]\s*(?:\d{1,2}\s+\w{3,9}\.?)\s*[-–—/.]\s*([A-ZА-ЯЁІЇЄҐ][^\n.,–—/]{1,30}?)\s*[.,–—/-]"
)
_STOPS = re.compile(
    r"^(?:[А-ЯІЇЄҐ'’]{3,20}\.\s*)?\d{1,2}\s+[а-яіїєґ]{3,12}\.\s*([A-ZА-ЯЁІЇЄҐ][\w .-]{1,30}?)\s*\."
)


def find_byline(analysis: Analysis, outlet: str) -> tuple[str, int, int, Span] | None:
    """The agency a text came from by its dateline: its name, the span of its words, the text it vouches for.

    None where there is none, and where the agency is the article's own outlet.
    """
    text = analysis.text
    own = outlets().named(outlet) if outlet else None
    for start, end in _paragraphs(text)[:4]:
        head = text[start : min(end, start + _REACH)]
        for pattern in (_BRACKETS, _DASH, _STOPS):
            match = pattern.search(head)
            known = outlets().named(match.group(1).strip()) if match else None
            if match is None or known is None:
                continue
            if own is not None and own.family == known.family:
                return None
            rest = (start + match.end(), len(text.rstrip()))
            return known.name, start + match.start(1), start + match.end(1), rest
    return None


def _paragraphs(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
        if len(spans) > 4:
            break
    return spans
