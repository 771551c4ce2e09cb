"""What an event was, in a word or two: an explosion, a flood, an apology, a fine, by the words that tell of it
(knowledge/kinds.yaml)."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from letopis.errors import KnowledgeError
from letopis.knowledge import LANGUAGES, load
from letopis.linking import LinkedClaim

_NEAR = 5  # words after those of the event in which the second word of a line may stand
_Lines = tuple[tuple[frozenset[str], str], ...]  # beginnings that all must be there, the kind they tell


def kind(claims: Iterable[LinkedClaim], type: str) -> str:
    """The name in knowledge/kinds.yaml of what most claims of this type say it was, "" where none says: what a mishap
    brought about, a death, only where nothing else is told."""
    told = Counter(name for claim in claims if claim.claim.type == type for name in _told(claim))
    order = list(_kinds())
    return min(told, key=lambda name: (_result(name), -told[name], order.index(name)), default="")


def own_words(claim: LinkedClaim) -> str:
    """The words of its quote that carry the event."""
    start, end = claim.quote_span
    spans = [e.trigger for e in claim.claim.evidences if start <= e.trigger[0] < e.trigger[1] <= end]
    return " ".join(claim.quote[spans[0][0] - start : spans[0][1] - start].split()) if spans else ""


def label(name: str, language: str) -> str:
    """Its name in a language: "explosion"; "" for a name that is not known."""
    return str(_kinds()[name]["labels"][language]) if name in _kinds() else ""


def _told(claim: LinkedClaim) -> set[str]:
    start, end = claim.quote_span
    spans = [e.trigger for e in claim.claim.evidences if start <= e.trigger[0] < e.trigger[1] <= end]
    own = [w for a, b in spans for w in _words(claim.quote[a - start : b - start])]
    near = [*own, *(w for _, b in spans for w in _words(claim.quote[b - start :])[:_NEAR])]
    found = [
        (stems, name)
        for stems, name in _lines(claim.language, claim.claim.type)
        if _begin(own, stems, any) and _begin(near, stems, all)
    ]
    return {name for stems, name in found if not any(stems < other for other, _ in found)}


def _words(text: str) -> list[str]:
    return text.lower().replace("ё", "е").split()


def _begin(words: Sequence[str], stems: frozenset[str], how: Callable[[Iterable[bool]], bool]) -> bool:
    """Whether any, or all, of these beginnings are those of words."""
    return how(any(word.startswith(stem) for word in words) for stem in stems)


def _result(name: str) -> bool:
    return bool(_kinds()[name].get("result"))


@cache
def _kinds() -> Mapping[str, Any]:
    raw: dict[str, Any] = load("kinds")
    types = load("ontology")["types"]
    for name, entry in raw.items():
        if any(not entry.get(part, {}).get(own) for part in ("labels", "words") for own in LANGUAGES):
            raise KnowledgeError(f"kinds.yaml: {name} needs labels and words in {', '.join(LANGUAGES)}")
        if not entry.get("of") or not set(entry["of"]) <= set(types):
            raise KnowledgeError(
                f"kinds.yaml: {name} needs `of`, the types it may be", f"Known: {', '.join(types)}."
            )
    return raw


@cache
def _lines(language: str, type: str) -> _Lines:
    known: dict[frozenset[str], str] = {}
    for name, entry in _kinds().items():
        for line in entry["words"].get(language, ()) if type in entry["of"] else ():
            stems = frozenset(line.split())
            if known.setdefault(stems, name) != name:
                raise KnowledgeError(f"kinds.yaml: {line} stands under {known[stems]} and {name}")
    return tuple(known.items())
