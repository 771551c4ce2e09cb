"""What an incident was: an explosion, a fire, a flood, a death, by the words that tell of it
(knowledge/incidents.yaml)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from letopis.errors import KnowledgeError
from letopis.knowledge import LANGUAGES, load
from letopis.linking import LinkedClaim
from letopis.reading import morphology


def incident(claims: Iterable[LinkedClaim]) -> str:
    """The name in knowledge/incidents.yaml of what most claims say it was, "" where none says: what it brought
    about, a death, only where nothing else is told."""
    told = Counter(name for claim in claims if claim.claim.type == "INCIDENT" for name in _told(claim))
    order = list(_incidents())
    return min(told, key=lambda name: (_result(name), -told[name], order.index(name)), default="")


def label(name: str, language: str) -> str:
    """Its name in a language: "explosion"; "" for a name that is not known."""
    return str(_incidents()[name]["labels"][language]) if name in _incidents() else ""


def _told(claim: LinkedClaim) -> set[str]:
    start, end = claim.quote_span
    triggers = (e.trigger for e in claim.claim.evidences if start <= e.trigger[0] < e.trigger[1] <= end)
    words = (word for a, b in triggers for word in claim.quote[a - start : b - start].split())
    known = _words(claim.language)
    return {
        known[lemma] for word in words if (lemma := morphology.parse(word, claim.language).lemma) in known
    }


def _result(name: str) -> bool:
    return bool(_incidents()[name].get("result"))


@cache
def _incidents() -> Mapping[str, Any]:
    raw: dict[str, Any] = load("incidents")
    for name, entry in raw.items():
        if any(not entry.get(part, {}).get(own) for part in ("labels", "words") for own in LANGUAGES):
            raise KnowledgeError(f"incidents.yaml: {name} needs labels and words in {', '.join(LANGUAGES)}")
    return raw


@cache
def _words(language: str) -> Mapping[str, str]:
    known: dict[str, str] = {}
    for name, entry in _incidents().items():
        for word in entry["words"].get(language, ()):
            if known.setdefault(word, name) != name:
                raise KnowledgeError(f"incidents.yaml: {word} stands under {known[word]} and {name}")
    return known
