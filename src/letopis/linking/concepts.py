"""What a body's name says in any language: «Мінздоров'я» and "Ministry of Health" are both {ministry, health}.

A name is taken apart into concepts (knowledge/bodies.yaml), the state it names, and the words that are left,
which are compared by sound.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from letopis.errors import KnowledgeError
from letopis.knowledge import load
from letopis.linking.names import fold, near, skeleton
from letopis.reading.entities import states
from letopis.reading.entities.names import is_cyrillic

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_ADJECTIVE = re.compile(r"(?<=[a-z]{3})(?:sk|zk)[a-z]{1,4}$")
_LONGEST = 14  # words of a name that are looked at


@dataclass(frozen=True, slots=True)
class Body:
    """A body's name taken apart: its concepts, its state ("" when unsaid), its own words, folded, in order."""

    concepts: frozenset[str]
    country: str
    own: tuple[str, ...]

    @property
    def key(self) -> str:
        """Equal for all names that may mean this body; its own words count by their consonants."""
        bones = sorted(skeleton(word) for word in self.own)
        whose = "" if bones else self.country
        return "|".join((*sorted(self.concepts), *bones, whose))

    @property
    def plain(self) -> bool:
        """Whether its concepts and its state alone say which body it is («Міністерство фінансів Польщі»)."""
        return not self.own and len(self.concepts) > 1 and bool(self.country)


@lru_cache(maxsize=50_000)
def body_of(name: str, country: str = "") -> Body:
    """A name taken apart; `country` is the state it is known to belong to, where its words name none."""
    concepts, own, whose = set(), [], ""
    for word in _WORD.findall(name[:200].replace("-", " "))[:_LONGEST]:
        plain = word.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'")
        if _known().says_nothing(plain):
            continue
        if state := _state(word):
            whose = whose or state
        elif found := _known().concepts(plain):
            concepts |= found
        else:
            own.append(_ADJECTIVE.sub("", fold(word)))
    if not concepts and not own:  # «НАК», "AG": nothing but words that elsewhere say nothing
        own = fold(name).split()[:_LONGEST]
    return Body(frozenset(concepts), whose or country, tuple(word for word in own if word))


def alike(one: Body, other: Body, least: float) -> bool:
    """Whether two names may mean one body: the same concepts, no two states, the same own words by sound."""
    if one.country != other.country and (not one.own or (one.country and other.country)):
        return False
    return sounds_alike(one, other, least)


def sounds_alike(one: Body, other: Body, least: float) -> bool:
    """The same concepts and the same own words by sound, whatever the states."""
    if one.concepts != other.concepts or len(one.own) != len(other.own):
        return False
    pairs = zip(sorted(one.own), sorted(other.own), strict=True)
    return all(near(a, b) >= least for a, b in pairs)


def without_form(words: Sequence[str]) -> tuple[str, ...]:
    """Lower-case words of a name but those of its legal form: «НАК», "AG"."""
    return tuple(word for word in words if f"{word}=" not in _known().legal)


def _state(word: str) -> str:
    """The state that one word of a name names, as noun or adjective, in whatever case."""
    if not is_cyrillic(word):
        return states.by_name(word, "en") or states.adjective(word, "en") if word[:1].isupper() else ""
    for language in ("ru", "uk"):
        if found := states.by_name(word, language) or states.adjective(word, language):
            return found
    return ""


@dataclass(frozen=True)
class _Words:
    stems: Mapping[str, str]  # the beginning of a word → its concept; "=" at its end: the whole word
    prefixes: Mapping[str, str]
    plain: frozenset[str]
    legal: frozenset[str]

    def says_nothing(self, word: str) -> bool:
        stem = any(word[:size] in self.plain for size in range(2, len(word) + 1))
        return stem or f"{word}=" in self.plain or f"{word}=" in self.legal

    def concepts(self, word: str) -> set[str]:
        """What a word means; empty when nothing is known of it."""
        if found := self._whole(word):
            return {found}
        for size in range(min(len(word) - 3, 5), 2, -1):
            first = self.prefixes.get(word[:size])
            if first and (rest := self._short(word[size:])):
                return {first, rest}
        return set()

    def _whole(self, word: str) -> str:
        if found := self.stems.get(f"{word}="):
            return found
        return next((self.stems[word[:n]] for n in range(len(word), 2, -1) if word[:n] in self.stems), "")

    def _short(self, rest: str) -> str:
        """The concept whose word begins like the rest of a shortened one («фин», «здрав», «юст»)."""
        if found := self._whole(rest):
            return found
        return next((self.stems[stem] for stem in sorted(self.stems) if stem.startswith(rest[:4])), "")


@cache
def _known() -> _Words:
    raw = load("bodies")
    lines, prefixes = (_part(raw, name, dict) for name in ("concepts", "prefixes"))
    plain, legal = (_part(raw, name, list) for name in ("plain", "legal"))
    stems: dict[str, str] = {}
    for concept, words in lines.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise KnowledgeError(f"bodies.yaml: concepts: {concept} must be a list of beginnings of words")
        for word in words:
            stems.setdefault(word.replace("ʼ", "'"), str(concept))
    if unknown := set(prefixes.values()) - set(lines):
        raise KnowledgeError(f"bodies.yaml: prefixes: no concept {', '.join(sorted(unknown))}")
    return _Words(stems, prefixes, frozenset(plain), frozenset(legal))


def _part(raw: Any, name: str, kind: type) -> Any:
    part = raw.get(name) if isinstance(raw, Mapping) else None
    if not isinstance(part, kind):
        raise KnowledgeError(
            f"bodies.yaml: `{name}` is no {kind.__name__}", "Compare it with the file as shipped."
        )
    return part
