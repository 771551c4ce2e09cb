"""Names across scripts: one coarse Latin spelling for «Ховаев», «Ховаєв» and "Khovaev".

Letters are folded to classes of sounds that romanisations confuse (kh, h and g; ts, ch, sh, shch and s;
zh and z; y, i and j), so that equal or near-equal folds mean one name in any spelling. The skeleton, its
consonants, is an exact key that survives case endings and disputed vowels.
"""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

_CYRILLIC = dict(
    zip("абвгґдеєёжзиіїйклмнопрстуўфхцчшщыэюя", "abvggdeeezziiiiklmnoprstuufgssssieua", strict=True)
)
_CYRILLIC |= {"ъ": "", "ь": "", "ʼ": ""}
# Longest first; each is one sound, or two that are often written as one.
_LATIN = (
    *((written, "s") for written in ("shch", "tch", "sch", "sh", "ch", "ts", "tz", "cz")),
    *((written, "z") for written in ("dzh", "zh", "dj", "dz")),
    *((written, "g") for written in ("kh", "gh")),
    *(("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "kv"), ("ce", "se"), ("ci", "si"), ("cy", "si")),
    *(("c", "k"), ("q", "k"), ("w", "v"), ("x", "ks"), ("h", "g"), ("j", "z"), ("y", "i")),
    *(("ou", "u"), ("oo", "u"), ("ee", "i"), ("ea", "i")),
)
_GLIDES = re.compile(r"i+([aeou])")
_DOUBLED = re.compile(r"([a-z])\1+")
_WORD = re.compile(r"[^\W\d_]+|\d+")


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """The name's words in one coarse Latin spelling, lower case, single spaces; digits stay."""
    plain = (
        unicodedata.normalize("NFKC", name[:200]).lower().replace("дж", "z").replace("’", "").replace("'", "")
    )
    letters = "".join(_CYRILLIC.get(letter, letter) for letter in plain)
    bare = "".join(c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c))
    return " ".join(_fold_word(word) for word in _WORD.findall(bare))


def _fold_word(word: str) -> str:
    for written, sound in _LATIN:
        word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", _GLIDES.sub(r"\1", word))


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The consonants of a folded word, doubles as one: the same for «Клаара», «Клаар» and "Klaar".

    g, which is also h and kh, is left out: it is silent in "Wahl" (Валь) and written in "Ahmad" (Ахмад).
    """
    bones = _DOUBLED.sub(r"\1", re.sub(r"[aeioug]", "", word))
    return bones if len(bones) > 1 else word[:1] + bones if bones else word


def surname(name: str) -> str:
    """By what two people of one surname are known, in whatever spelling: the skeleton of a name's last word."""
    return skeleton(fold(name).rpartition(" ")[2])


@lru_cache(maxsize=200_000)
def near(one: str, other: str) -> float:
    """How alike two folded words are, 0..1; 1 for the same, high for those that differ in vowels or an
    ending."""
    if one == other:
        return 1.0
    score = JaroWinkler.similarity(one, other)
    return score if skeleton(one) == skeleton(other) else score * 0.85
