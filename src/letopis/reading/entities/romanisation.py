"""Names in Latin letters, by knowledge/romanisation.yaml: latin("Зеленський", "uk") → "Zelenskyi"."""

import re
from functools import cache

from letopis.errors import KnowledgeError
from letopis.knowledge import load
from letopis.reading.entities.names import is_cyrillic

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`\-‑][^\W\d_]+)*")


def latin(name: str, language: str) -> str:
    """The name in Latin letters, by the table of its language (knowledge/romanisation.yaml); Latin stays."""
    if not is_cyrillic(name):
        return name
    letters, starts = _romanisation(language if language in load("romanisation") else "ru")
    return _WORD.sub(lambda m: _romanise(m.group(), letters, starts), name)


def _romanise(word: str, letters: dict[str, str], starts: dict[str, str]) -> str:
    written: list[str] = []
    before = ""
    for i, letter in enumerate(word):
        low = letter.lower()
        fresh = (
            not before
            or before in "-‑'’ʼ"
            or (letters is _romanisation("ru")[0] and before in "аеёиоуыэюяьъ")
        )
        value = starts.get(low) if fresh else None
        pair = letters.get(before + low) if before else None
        if pair is not None and written:
            value = pair
            if written.pop()[:1].isupper():
                letter = letter.upper()
        elif value is None:
            value = letters.get(low, letter)
        shout = letter.isupper() and len(word) > 1 and (word[i + 1 : i + 2].isupper() or word.isupper())
        written.append(value.upper() if shout else value.capitalize() if letter.isupper() else value)
        before = low
    return "".join(written)


@cache
def _romanisation(language: str) -> tuple[dict[str, str], dict[str, str]]:
    entry = load("romanisation").get(language)
    if not entry or not all(isinstance(entry.get(k), dict) for k in ("letters", "starts")):
        raise KnowledgeError(f"romanisation.yaml: {language} needs mappings `letters` and `starts`")
    return entry["letters"], entry["starts"]
