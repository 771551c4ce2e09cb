"""Bodies as they lie in the database: compressed JSON of the contract, and vectors as one run of bytes."""

import json
import zlib
from collections.abc import Mapping
from typing import Any

from letopis.errors import StoreError
from letopis.records.reading import Span

Value = Any


def pack(value: Value) -> bytes:
    """A JSON value as compressed UTF-8."""
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack(body: bytes) -> Value:
    """The JSON value that was packed. Raises StoreError when the bytes are damaged."""
    try:
        return json.loads(zlib.decompress(body))
    except (zlib.error, ValueError) as error:
        raise StoreError(
            f"a record of the database is damaged ({error})", "Restore it from a copy."
        ) from None


def pack_vectors(vectors: Mapping[Span, bytes]) -> bytes:
    """Vectors with their spans: a line of JSON with the spans and lengths, then the bytes."""
    ordered = sorted(vectors.items())
    head = json.dumps([[*span, len(vector)] for span, vector in ordered]).encode()
    return head + b"\n" + b"".join(vector for _, vector in ordered)


def unpack_vectors(body: bytes) -> dict[Span, bytes]:
    """The vectors that were packed."""
    head, _, rest = body.partition(b"\n")
    vectors, at = {}, 0
    for start, end, size in json.loads(head or b"[]"):
        vectors[start, end] = rest[at : at + size]
        at += size
    return vectors
