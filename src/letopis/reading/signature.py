"""A text's signature, by which near copies in one language are found: the hashes of its runs of four words.

Of a text some 300 words long that is a little more than a kilobyte, and shares of common runs are exact, also where a
long text holds a short one (unlike MinHash, whose estimate is of two texts of one length; Broder 1997).
"""

import hashlib
import re

import numpy as np

SHINGLE = 4  # words; news retold in other words shares few runs of four, a reprint nearly all
MAX_WORDS = 20_000
QUOTED = np.uint32(1)  # the lowest bit of a hash: the run stands inside a quotation
_LONG = 25  # characters; a shorter quotation is a name or a word
_QUOTATIONS = re.compile(
    rf'«[^«»]{{{_LONG},1500}}»|“[^“”]{{{_LONG},1500}}”|„[^„“”]{{{_LONG},1500}}[“”]|"[^"\n]{{{_LONG},1500}}"'
)


def signature(text: str, language: str) -> bytes:
    """The hashes of the text's runs of four words, sorted (uint32, little-endian); b"" for fewer than four words.

    Case, punctuation and ё are folded. The language is part of every hash: copies are of one language. The lowest
    bit is set for runs that stand only in quotations; no run reaches over the edge of one.
    """
    left = MAX_WORDS
    own: set[str] = set()
    quoted: set[str] = set()
    at = 0
    for quotation in [*_QUOTATIONS.finditer(text), None]:
        end = quotation.start() if quotation else len(text)
        pieces = [(text[at:end], own)]
        if quotation:
            pieces.append((quotation[0], quoted))
            at = quotation.end()
        for piece, runs in pieces:
            words = re.findall(r"\w+", piece.casefold().replace("ё", "е"))[:left]
            left -= len(words)
            runs.update(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
    hashes = [_hash(run, language) & 0xFFFFFFFE for run in own]
    hashes += [_hash(run, language) | 1 for run in quoted - own]
    return np.unique(np.array(hashes, dtype="<u4")).tobytes()


def _hash(run: str, language: str) -> int:
    return int.from_bytes(hashlib.blake2b(f"{language}:{run}".encode(), digest_size=4).digest(), "little")
