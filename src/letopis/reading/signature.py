"""A text's MinHash signature, by which near copies in one language are found (Broder 1997)."""

import re

import numpy as np
from datasketch import MinHash

PERMUTATIONS = 64
SHINGLE = 4  # words; news retold in other words shares few runs of four, a reprint nearly all
MAX_WORDS = 20_000


def signature(text: str, language: str) -> bytes:
    """64 hash minima (uint64, little-endian) over the text's four-word shingles; b"" for fewer than four words.

    Case, punctuation and ё are folded. The language is part of every shingle: copies are of one language.
    """
    words = re.findall(r"\w+", text.casefold().replace("ё", "е"))[:MAX_WORDS]
    if len(words) < SHINGLE:
        return b""
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    minhash = MinHash(num_perm=PERMUTATIONS, seed=1)
    minhash.update_batch([f"{language}:{shingle}".encode() for shingle in sorted(shingles)])
    return np.asarray(minhash.hashvalues, dtype="<u8").tobytes()
