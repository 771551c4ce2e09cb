"""Who is meant by an office: «премьер-министр страны» is the one prime minister whom the article names."""

from collections.abc import Iterable

from letopis.linking.bodies import role_kinds
from letopis.linking.names import fold
from letopis.reading import morphology
from letopis.records import Entity

# Offices that one person holds at a time. A spokesman or a deputy may be anybody of many.
_OFFICES = frozenset({"president", "premier", "minister", "mayor", "governor", "head", "ambassador"})
# Words that do not say which: the country and the state are those of the person who is named.
_GENERAL = frozenset(
    fold("страна страны країна країни государства держави the of country state its his her").split()
)
# One of several, or not the one of today.
_OTHER = frozenset(
    fold("a an one another some former ex один одна одного інший другой бывший колишній экс").split()
)


def holder(words: str, language: str, people: Iterable[Entity]) -> Entity | None:
    """The one person whose office these words name, as they stand in the article; None when nobody's or several's.

    Every word of them must be a word of that person's role, so «министр обороны» is no foreign minister.
    """
    said = fold(words).split()
    kinds = role_kinds((words,)) & _OFFICES
    if not kinds or set(said) & _OTHER or _many(words, language):
        return None
    asked = _stems(said) - _stems(_GENERAL)
    fits = [
        person
        for person in people
        if person.kind == "person"
        and any(
            kinds & role_kinds((role.text,)) and asked <= _stems(fold(role.text).split())
            for role in person.roles
        )
    ]
    return fits[0] if len(fits) == 1 else None


def _many(words: str, language: str) -> bool:
    """Whether they speak of several: «послы», "ambassadors"."""
    every = words.lower().split()
    if language == "en":
        return any(word.endswith("s") and role_kinds((word,)) & _OFFICES for word in every)
    return any("plur" in morphology.parse(word, language).tags for word in every[:1])


def _stems(words: Iterable[str]) -> set[str]:
    return {word[:5] for word in words if len(word) > 1}
