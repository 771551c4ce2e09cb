"""A text's MinHash signature, by which near copies in one language are found (Broder 1997).

Twenty lines of numpy stand here rather than datasketch, whose import takes a second of every start.
"""

import hashlib
import re

import numpy as np

PERMUTATIONS = 64
SHINGLE = 4  # words; news retold in other words shares few runs of four, a reprint nearly all
MAX_WORDS = 20_000
PRIME = np.uint64((1 << 31) - 1)  # a Mersenne prime; products of two smaller numbers fit 64 bits

_random = np.random.default_rng(1)  # a fixed seed: signatures of all times and machines compare
_FACTORS = _random.integers(1, PRIME, PERMUTATIONS, dtype=np.uint64)
_SHIFTS = _random.integers(0, PRIME, PERMUTATIONS, dtype=np.uint64)


def signature(text: str, language: str) -> bytes:
    """64 hash minima (uint64, little-endian) over the text's four-word shingles; b"" for fewer than four words.

    Case, punctuation and ё are folded. The language is part of every shingle: copies are of one language. The
    share of equal minima of two signatures estimates the Jaccard likeness of their shingle sets.
    """
    words = re.findall(r"\w+", text.casefold().replace("ё", "е"))[:MAX_WORDS]
    if len(words) < SHINGLE:
        return b""
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    minima = np.full(PERMUTATIONS, PRIME)
    for hashed in _hashes(sorted(shingles), language):
        minima = np.minimum(minima, ((hashed[:, None] * _FACTORS + _SHIFTS) % PRIME).min(axis=0))
    return minima.astype("<u8").tobytes()


def _hashes(shingles: list[str], language: str) -> list[np.ndarray[tuple[int], np.dtype[np.uint64]]]:
    """Hashes under PRIME, a thousand at a time so that memory stays bounded."""
    found = [
        int.from_bytes(hashlib.blake2b(f"{language}:{shingle}".encode(), digest_size=8).digest(), "little")
        for shingle in shingles
    ]
    return [np.array(found[i : i + 1000], np.uint64) % PRIME for i in range(0, len(found), 1000)]
