"""Names we know, found in a text in any of their cases.

A name is kept by the words of its nominative; the words of a text are looked up by every nominative they
may be a form of (names.nominatives), so «Соединёнными Штатами» finds «Соединенные Штаты» with no table of
endings.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from letopis.reading.entities.names import fold, nominatives
from letopis.reading.text import split_words

T = TypeVar("T")
_QUOTES = "«»\"“”„‟'"


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """A known name: its folded words, whether it is an abbreviation or capitalised, and what it stands
    for.
    """

    words: tuple[str, ...]
    shouted: bool
    capital: bool
    value: T


@dataclass
class Index(Generic[T]):
    """Known names by their first word."""

    entries: dict[str, list[Entry[T]]] = field(default_factory=dict)

    def add(self, name: str, value: T, plain: bool = False) -> None:
        """Know a name; a `plain` one is so in lower case too. Of two values under one name the first stays."""
        surface = bare_words(name)
        if not surface:
            return
        words = tuple(fold(word) for word in surface)
        held = self.entries.setdefault(words[0], [])
        shouted = len(surface) == 1 and surface[0].isupper() and len(surface[0]) <= 6
        capital = surface[0][0].isupper() and not plain
        for i, entry in enumerate(held):
            if entry.words == words:  # «Сектор Газа» and «сектор Газа»: the laxer spelling holds
                held[i] = Entry(words, entry.shouted and shouted, entry.capital and capital, entry.value)
                return
        held.append(Entry(words, shouted, capital, value))
        held.sort(key=lambda entry: -len(entry.words))

    def at(self, words: Sequence[str], i: int, language: str) -> tuple[int, T] | None:
        """The longest known name that begins at words[i]: how many words it takes and its value."""
        for first in nominatives(words[i], language):
            for entry in self.entries.get(first, ()):
                if len(entry.words) <= len(words) - i and self._suits(entry, words, i, language):
                    return len(entry.words), entry.value
        return None

    def whole(self, text: str, language: str) -> T | None:
        """What a text as a whole is a known name of, quotation marks aside."""
        words = bare_words(text)
        if not words or len(words) > 12:
            return None
        found = self.at(words, 0, language)
        return found[1] if found and found[0] == len(words) else None

    def scan(self, words: Sequence[str], language: str) -> Iterator[tuple[int, int, T]]:
        """(first, after last, value) of the known names among words, longest first, none overlapping."""
        i = 0
        while i < len(words):
            found = self.at(words, i, language)
            if found is None:
                i += 1
                continue
            yield i, i + found[0], found[1]
            i += found[0]

    @staticmethod
    def _suits(entry: Entry[T], words: Sequence[str], i: int, language: str) -> bool:
        first = words[i]
        if entry.shouted and not first[:2].isupper():
            return (
                language == "en" and len(first) > 3 and first.istitle() and len(entry.words) == 1
            )  # Nato, Nasa
        if entry.capital and not first[0].isupper():
            return False
        return all(
            known in nominatives(word, language)
            for known, word in zip(entry.words[1:], words[i + 1 : i + len(entry.words)], strict=True)
        )


def bare_words(name: str) -> list[str]:
    """The words of a name without quotation marks and a leading article."""
    found = [name[a:b] for a, b in split_words(name, 0, len(name))]
    found = [word for word in found if word not in _QUOTES]
    if len(found) > 1 and found[0] in ("the", "The"):
        del found[0]
    return found
