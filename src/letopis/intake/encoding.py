"""Bytes to text: by byte-order mark, validity, declared charset, then by which letters come out most natural.

What `decode` gives is what an Article's segments point into: the original without its byte-order mark,
letters composed (NFC: й is one letter, not и and a mark).
"""

import codecs
import re
import unicodedata

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "sound or video"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"SQLite format", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w\-:.]{3,20})""", re.IGNORECASE)

# Single-byte sets of the region, the common first: on a draw the first wins.
_SETS = ("windows-1251", "koi8-u", "koi8-r", "ibm866", "iso8859-5", "mac-cyrillic")
# Share of letters in Russian and Ukrainian running text, in thousandths, rounded; the rest count 1.
_COMMON = dict(
    zip(
        "оаеинтсрвлкмдпуяыьгзбчіїє",
        (105, 82, 80, 70, 66, 60, 52, 47, 45, 42, 34, 32, 30, 28, 27, 21, 15, 18, 17, 17, 16, 14, 30, 6, 5),
        strict=True,
    )
)
_SAMPLE = 60_000


def binary_kind(raw: bytes) -> str:
    """What kind of binary file `raw` looks like ("a PDF"), or "" when it may be text."""
    for magic, kind in _MAGIC:
        if raw.startswith(magic):
            return kind
    if any(raw.startswith(mark) for mark, _ in _MARKS) or _utf16_without_mark(raw):
        return ""
    sample = raw[:_SAMPLE]
    controls = sum(sample.count(code) for code in range(32) if code not in (9, 10, 11, 12, 13, 27))
    return "binary data" if controls > len(sample) / 200 else ""


def decode(raw: bytes, declared: str = "") -> str:
    """`raw` as text, without its byte-order mark, composed. Raises UnicodeError when nothing fits."""
    return unicodedata.normalize("NFC", _decode(raw, declared))


def _decode(raw: bytes, declared: str) -> str:
    """By mark, validity, declaration, letters.

    Valid UTF-8 beats any declaration (no other text is valid UTF-8 by chance); a declared single-byte set
    is believed unless another gives far more natural letters.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name)
    if name := _utf16_without_mark(raw):
        return raw.decode(name)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(raw) - 4 and error.start > 8:  # cut in the middle of the last letter
            return raw[: error.start].decode("utf-8")
    declared = declared or _declared(raw)
    high = sum(byte > 0x7F for byte in raw[:_SAMPLE])
    if high * 10 < min(len(raw), _SAMPLE):  # Latin text with a few typographic quotes or accents
        for name in (declared or "windows-1252", "windows-1252", "latin-1"):
            if (text := _try(raw, name)) is not None:
                return text
    tried = [(score(text), text) for name in _sets(declared) if (text := _try(raw, name)) is not None]
    if not tried:
        raise UnicodeError("no known encoding fits")
    best, text = max(tried, key=lambda pair: pair[0])
    if best < 0.1:
        raise UnicodeError("no known encoding gives Russian or Ukrainian letters")
    if declared and (first := _try(raw, declared)) is not None and score(first) > best - 0.1:
        return first
    return text


def score(text: str) -> float:
    """How natural the Cyrillic letters of `text` look, from below 0 to about 1."""
    sample = text[:_SAMPLE]
    letters = [c for c in sample if c > "\x7f"]
    if not letters:
        return 0.0
    points = 0.0
    for before, char in zip(" " + sample, sample, strict=False):
        if char <= "\x7f":
            continue
        if char.islower():
            points += _COMMON.get(char, 1 if "а" <= char <= "ґ" else -30)
        elif char.isupper():
            # A wrong set swaps the cases (сЛУЧАЙ); a headline may be all capitals.
            points += -30 if before.islower() else 0.8 * _COMMON.get(char.lower(), 1)
        elif char not in "«»“”„‘’—–…№ \u00a0":
            points -= 60
    return points / len(letters) / 60


def _declared(raw: bytes) -> str:
    match = _DECLARED.search(raw[:4096])
    return match.group(1).decode("ascii", "replace") if match else ""


def _sets(declared: str) -> tuple[str, ...]:
    return (declared, *_SETS) if declared else _SETS


def _try(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (UnicodeError, LookupError, ValueError):
        return None


def _utf16_without_mark(raw: bytes) -> str:
    """UTF-16 by its high bytes: half of them are 0 (Latin, spaces) or 4 (Cyrillic), all on one side."""
    sample = raw[:4000]
    if len(sample) < 4 or len(raw) % 2:
        return ""
    for name, side in (("utf-16-le", 1), ("utf-16-be", 0)):
        high, low = sample[side::2], sample[1 - side :: 2]
        if (
            sum(b in (0, 4, 0x20) for b in high) > 0.95 * len(high)
            and sum(b in (0, 4) for b in low) < len(low) / 4
        ):
            return name if _try(raw, name) is not None else ""
    return ""
