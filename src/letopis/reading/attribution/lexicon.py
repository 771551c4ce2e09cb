"""The words of attribution: cues, nouns of sources and outlets, read from knowledge and checked on the way.

lexicon("uk").verbs["повідомити"]   what a finite verb needs around it to hand information on
outlets().find(words, 3)            the outlet whose name begins at word 3
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal

from letopis.errors import KnowledgeError
from letopis.knowledge import load
from letopis.knowledge.outlets import Outlet, known

Needs = Literal["topic", "clause", "object", "aside", "statement", "paper", "outlet", "naming", "blame"]
_NEEDS = ("topic", "clause", "object", "aside", "statement", "paper", "outlet", "naming", "blame")
_NOUNS = (
    "people", "bare", "vague", "confidants", "roles", "organisations", "outlets", "relay_people", "documents", "words",
    "pages", "public", "realms", "firms", "offices", "pronouns", "possessives", "times", "venues",
    "agencies", "newsy", "callings", "alone", "kin",
)  # fmt: skip


@dataclass(frozen=True)
class Cue:
    """A cue of several words, lower case. `loose`: it credits whatever follows; `paper`: only a document."""

    words: tuple[str, ...]
    loose: bool = True
    paper: bool = False


@dataclass(frozen=True)
class Lexicon:
    """One language's words of attribution; `nouns` holds the sets of anonymity.yaml, `small` of
    its grammar.
    """

    language: str
    verbs: Mapping[str, Needs]
    impersonal: frozenset[str]
    impersonal_places: frozenset[str]
    statement_nouns: frozenset[str]
    citing: tuple[Cue, ...]
    according: tuple[Cue, ...]
    through: tuple[Cue, ...]
    follows: tuple[Cue, ...]
    about_this: tuple[Cue, ...]
    anonymous: tuple[Cue, ...]
    recalls: tuple[Cue, ...]
    lists: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    back: Mapping[str, frozenset[str]]
    small: Mapping[str, frozenset[str]]
    furniture: tuple[str, ...]

    @cached_property
    def sources(self) -> frozenset[str]:
        """All nouns of people, bodies, outlets and papers."""
        groups = ("people", "roles", "organisations", "outlets", "documents", "words")
        return frozenset[str]().union(*(self.nouns[group] for group in groups))

    @cached_property
    def known(self) -> frozenset[str]:
        """All nouns of sources and of times."""
        return self.sources | self.nouns["times"]

    def is_(self, group: str, lemma: str) -> bool:
        """Whether a lemma is in one of anonymity.yaml's sets."""
        return lemma in self.nouns[group]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language. Raises KnowledgeError naming the file and the entry that is wrong."""
    cues, nouns = load("cues", language), load("anonymity", language)
    where, place = f"knowledge/{language}/cues.yaml", f"knowledge/{language}/anonymity.yaml"
    verbs: dict[str, Needs] = {}
    for entry in _entries(cues, "says", where):
        if entry.get("with") not in _NEEDS:
            raise KnowledgeError(f"{where}: says {entry['cue']}: with is not one of {', '.join(_NEEDS)}")
        for verb in entry["cue"]:
            verbs.setdefault(fold(verb), entry["with"])
    return Lexicon(
        language,
        verbs,
        frozenset(fold(verb) for entry in _entries(cues, "impersonal", where) for verb in entry["cue"]),
        _set(cues, "impersonal_places", where),
        _set(cues, "statement_nouns", where),
        _cues(cues, "citing", where),
        _cues(cues, "according", where),
        _cues(cues, "through", where),
        _cues(cues, "follows", where),
        _plain(cues, "about_this", where),
        _plain(cues, "anonymous", where),
        _plain(cues, "recalls", where),
        {
            name: _set(cues, name, where)
            for name in (
                "as",
                "that",
                "who",
                "breakers",
                "to",
                "close",
                "own_words",
                "relays",
                "unsourced",
                "continues",
                "negated",
                "blame",
                "courts",
            )
        },
        {name: _set(nouns, name, place) for name in _NOUNS},
        {name: _set(nouns["back"], name, place) for name in nouns.get("back", {})},
        {name: _set(cues["grammar"], name, where) for name in cues.get("grammar", {})},
        tuple(sorted(_set(cues, "furniture", where))),
    )


def fold(word: str) -> str:
    """Lower case with one kind of apostrophe and no ё: how words of cues are compared."""
    return word.lower().replace("’", "'").replace("ʼ", "'").replace("ё", "е")


class Outlets:
    """All outlets, found by the words of their names in any case ending."""

    def __init__(self, known: Iterable[Outlet]) -> None:
        self.known = tuple(known)
        self._starts: dict[str, list[tuple[tuple[str, ...], bool, Outlet]]] = {}
        self._names: dict[str, Outlet] = {}
        for outlet in self.known:
            for alias in (outlet.name, *outlet.aliases, *outlet.domains):
                self._names.setdefault(fold(alias), outlet)
                words = tuple(fold(w) for w in alias.replace("«", "").replace("»", "").split())
                self._starts.setdefault(words[0][:3], []).append((words, alias.islower(), outlet))
        for group in self._starts.values():
            group.sort(key=lambda pair: -len(pair[0]))

    def named(self, name: str) -> Outlet | None:
        """The outlet of a name or a domain as such ("reuters.com", "Рейтер"), None when it is unknown."""
        return self._names.get(fold(name.removeprefix("www.")))

    def find(self, words: Sequence[str], at: int) -> tuple[Outlet, int] | None:
        """The outlet whose name begins at words[at], with the number of words it takes."""
        for alias, lower, outlet in self._starts.get(fold(words[at])[:3], ()):
            there = words[at : at + len(alias)]
            # A name is written with a capital, but the article of "the Sun" need not be.
            capital = there[0][:1] != there[0][:1].lower() or not there[0][:1].isalpha()
            if not (capital or lower or (len(there) > 1 and there[1][:1].isupper())):
                continue
            if len(there) == len(alias) and all(_same(a, w) for a, w in zip(alias, there, strict=True)):
                return outlet, len(alias)
        return None


def _same(alias: str, word: str) -> bool:
    """Whether a word is the alias's word, perhaps in another case («Европейской правде»)."""
    if word[1:].isupper() or not any("а" <= c <= "я" or c in "іїєґ" for c in alias):
        return alias == fold(word)
    word = fold(word)
    if alias == word:
        return True
    stem = alias
    if alias.endswith(("ая", "ое", "ые", "ий", "ый", "ие")):
        stem = alias[:-2]
    elif alias[-1] in "аяоеиійьъ":
        stem = alias[:-1]
    return len(stem) >= 4 and word.startswith(stem) and len(word) - len(stem) <= 3


@cache
def outlets() -> Outlets:
    """The outlets of knowledge/outlets.yaml. Raises KnowledgeError for an entry that is wrong."""
    return Outlets(known())


def _entries(cues: Mapping[str, Any], name: str, where: str) -> list[Mapping[str, Any]]:
    entries = cues.get(name)
    if not isinstance(entries, list):
        raise KnowledgeError(f"{where}: {name} is not a list")
    for entry in entries:
        if not (isinstance(entry, Mapping) and isinstance(entry.get("cue"), list) and entry.get("example")):
            raise KnowledgeError(f"{where}: {name}: {entry!r} needs a list `cue` and an `example`")
    return entries


def _cues(cues: Mapping[str, Any], name: str, where: str) -> tuple[Cue, ...]:
    found = [
        Cue(tuple(fold(phrase).split()), bool(entry.get("any", True)), bool(entry.get("paper", False)))
        for entry in _entries(cues, name, where)
        for phrase in entry["cue"]
    ]
    return tuple(sorted(found, key=lambda cue: -len(cue.words)))


def _plain(cues: Mapping[str, Any], name: str, where: str) -> tuple[Cue, ...]:
    return tuple(Cue(tuple(phrase.split())) for phrase in sorted(_set(cues, name, where)))


def _set(values: Mapping[str, Any], name: str, where: str) -> frozenset[str]:
    value = values.get(name)
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise KnowledgeError(
            f"{where}: {name} is not a list of words (a bare yes/no/number needs quotation marks)"
        )
    return frozenset(fold(word) for word in value)
