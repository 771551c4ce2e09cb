"""The nouns that names of bodies and places are built with (knowledge/<language>/bodies.yaml), and what they tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from letopis.errors import KnowledgeError
from letopis.knowledge import load
from letopis.reading.analysis import Token
from letopis.reading.entities.index import bare_words
from letopis.reading.entities.names import fold, nominatives
from letopis.records.reading import MentionKind

SECTORS = (
    "government", "parliament", "court", "police", "military", "intelligence", "party", "bank", "company",
    "international", "other",
)  # fmt: skip
CALLED: tuple[MentionKind, ...] = ("facility", "product", "organisation")
PRECISIONS = ("point", "city", "region", "area")


@dataclass(frozen=True, slots=True)
class Nouns:
    """The words that names of bodies are built with, in one language."""

    heads: Mapping[str, str]
    subject: frozenset[str]
    about: frozenset[tuple[str, ...]]
    seated: frozenset[str]
    named: frozenset[str]
    forms: frozenset[str]
    before: frozenset[str]
    places: Mapping[str, str]
    again: Mapping[str, frozenset[str]]
    called: Mapping[str, MentionKind]


@cache
def nouns(language: str) -> Nouns:
    """The nouns of a language; none for a language that has no such file."""
    entry = load("bodies", language)
    heads: dict[str, str] = {}
    for sector, words in entry.get("heads", {}).items():
        if sector not in SECTORS or not isinstance(words, list):
            raise KnowledgeError(
                f"{language}/bodies.yaml: heads: {sector!r} is no sector with a list of words",
                f"Sectors: {', '.join(SECTORS)}.",
            )
        heads |= {fold(word): "" if sector == "other" else sector for word in words}
    listed = {
        key: [fold(word) for word in entry.get(key, ())] for key in ("subject", "seated", "named", "before")
    }
    if unknown := [word for word in listed["subject"] if word not in heads]:
        raise KnowledgeError(f"{language}/bodies.yaml: subject: {', '.join(unknown)} not among heads")
    places = entry.get("places", {})
    if wrong := [precision for precision in places if precision not in PRECISIONS]:
        raise KnowledgeError(
            f"{language}/bodies.yaml: places: {wrong[0]!r} is none of {', '.join(PRECISIONS)}"
        )
    called = entry.get("called", {})
    if wrong := [kind for kind in called if kind not in CALLED]:
        raise KnowledgeError(f"{language}/bodies.yaml: called: {wrong[0]!r} is none of {', '.join(CALLED)}")
    about = frozenset(tuple(fold(phrase).split()) for phrase in entry.get("about", ()))
    return Nouns(
        heads,
        frozenset(listed["subject"]),
        about,
        frozenset(listed["seated"]),
        frozenset(listed["named"]),
        frozenset(entry.get("forms", ())),
        frozenset(listed["before"]),
        {fold(word): precision for precision, words in places.items() for word in words},
        {sector: frozenset(map(fold, words)) for sector, words in entry.get("again", {}).items()},
        {fold(word): kind for kind, words in called.items() for word in words},
    )


def sector(name: str, language: str) -> str:
    """The sector a body's name tells by the noun that heads it («Верховный суд Торна»: court), "" if none."""
    known = nouns(language).heads
    words = bare_words(name)[:8]
    if words and words[0] in nouns(language).forms:
        return "company"
    if language == "en":
        until = next((i for i, word in enumerate(words) if word in ("of", "for", "on")), len(words))
        words = list(reversed(words[:until]))
    for word in words:
        found = next((known[form] for form in nominatives(word, language) if form in known), None)
        if found is not None:
            return found
    return ""


def without_form(words: list[str], language: str) -> list[str]:
    """The words of a body's name without its legal form («АО „Ольха“», "Alder Inc." are «Ольха», "Alder")."""
    forms = nouns(language).forms
    kept = words[1:] if len(words) > 1 and words[0] in forms else words
    while len(kept) > 1 and (kept[-1] in forms or kept[-1] in ".,"):
        kept = kept[:-1]
    return kept


def precision(name: str, language: str) -> str:
    """How precise a place is by the noun in its name («Торнская область»: region), "" when it has none."""
    known = nouns(language).places
    words = bare_words(name)[:8]
    return next((known[form] for word in words for form in nominatives(word, language) if form in known), "")


def head_noun(token: Token, language: str) -> str:
    """The noun heading names of bodies that a word is a form of, "" when it is none."""
    if not token.text[0].isalpha() or token.pos in ("VERB", "AUX", "ADP"):
        return ""
    known = nouns(language).heads
    return next((form for form in nominatives(token.text, language) if form in known), "")
