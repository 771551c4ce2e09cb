"""Whether an article is noise to a chronicle of events: sport, showbiz or weather (knowledge/<language>/noise.yaml).

To hide a crisis is worse than to show a match, so much must speak for it and little against: many different words of
one such kind in a text of its length (fewer where its address names such a section), and hardly any grave ones, none
of them in the headline.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from letopis.errors import KnowledgeError
from letopis.knowledge import load

KINDS = ("sport", "showbiz", "weather")
DIFFERENT, IN_SECTION = 7, 3  # different words of a kind that a text needs; in a section of the kind
SHARE = 0.025  # of all words that they are, at least
GRAVE, MOST = 3, 4  # times as many words of the kind as grave ones, and of those at most


@dataclass(frozen=True)
class _Words:
    """The words of one language: of each kind, and grave ones; phrases as tuples."""

    kinds: Mapping[str, frozenset[tuple[str, ...]]]
    grave: frozenset[tuple[str, ...]]


def noise(title: Sequence[str], text: Sequence[str], language: str, url: str = "") -> str:
    """The kind of noise that an article is, by the base forms of its words; "" for what is none."""
    known = _words(language)
    head, bases = ([_plain(word) for word in part] for part in (title, (*title, *text)))
    grave = sum(1 for _ in _found(bases, known.grave))
    if grave > MOST or any(_found(head, known.grave)):
        return ""
    section = _section(url)
    for kind in KINDS:
        found = list(_found(bases, known.kinds[kind]))
        enough = len(set(found)) >= (IN_SECTION if kind == section else DIFFERENT)
        if enough and len(found) >= SHARE * len(bases) and len(found) >= GRAVE * grave:
            return kind
    return ""


def _found(bases: Sequence[str], words: frozenset[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    for at in range(len(bases)):
        for length in (1, 2):
            run = tuple(bases[at : at + length])
            if len(run) == length and run in words:
                yield run


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'")


def _section(url: str) -> str:
    """The kind whose section of an outlet an address is in, "" for none."""
    try:
        parts = urlsplit(url.lower())
    except ValueError:
        return ""
    here = {*parts.path.split("/")[:-1], parts.netloc.split(".")[0]}
    return next((kind for kind, names in _sections().items() if here & names), "")


@cache
def _sections() -> Mapping[str, frozenset[str]]:
    raw = load("noise")["sections"]
    if set(raw) != set(KINDS):
        raise KnowledgeError(
            f"knowledge/noise.yaml: sections of {', '.join(raw)}", f"Known: {', '.join(KINDS)}."
        )
    return {kind: frozenset(str(name).lower() for name in names) for kind, names in raw.items()}


@cache
def _words(language: str) -> _Words:
    raw = load("noise", language)
    if set(raw) != {*KINDS, "grave"}:
        raise KnowledgeError(
            f"{language}/noise.yaml: words of {', '.join(raw)}", f"Needed: {', '.join(KINDS)} and grave."
        )
    phrases = {
        kind: frozenset(tuple(str(word).lower().split()) for word in words) for kind, words in raw.items()
    }
    return _Words({kind: phrases[kind] for kind in KINDS}, phrases["grave"])
