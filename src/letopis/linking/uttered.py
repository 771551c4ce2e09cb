"""The words of a statement, by which two of one speaker are told apart."""

from letopis.linking.names import fold, skeleton

_SHORT = 4  # letters of a word that says something
_STEM = 5  # consonants in which Russian and Ukrainian forms of a word agree
_PIECE = 200  # characters that are folded at a time
_FAMILY = {"uk": "ru"}  # languages whose words are compared


def uttered(text: str) -> tuple[str, ...]:
    """Stems of the words of some text that say something, sorted; the same in Russian and Ukrainian for many."""
    folded = " ".join(fold(text[at : at + _PIECE]) for at in range(0, len(text), _PIECE)).split()
    return tuple(sorted({_stem(word) for word in folded if len(word) >= _SHORT or word.isdigit()}))


def figures(words: tuple[str, ...]) -> set[str]:
    """Those of the words that are numbers."""
    return {word for word in words if word.isdigit()}


def comparable(one: str, other: str) -> bool:
    """Whether words of these two languages can be compared."""
    return _FAMILY.get(one, one) == _FAMILY.get(other, other)


def _stem(word: str) -> str:
    return word if word.isdigit() else skeleton(word)[:_STEM]
