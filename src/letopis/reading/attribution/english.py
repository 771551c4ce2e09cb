"""The subject of an English verb by word order: what stands before it, over insets between
commas and dashes.
"""

from letopis.reading.attribution.line import Line
from letopis.reading.attribution.phrase import Phrase


def english_before(line: Line, k: int) -> Phrase | None:
    """The phrase that ends at token k, in English: from the beginning of its clause."""
    low = k
    while (
        low > 0
        and line.code(low - 1) not in ("S", "B", ":", ";", ",", "-", "V", ".")
        and line.speech[low - 1] == line.speech[k]
    ):
        low -= 1
    at, found = low, None
    while at <= k:
        if line.code(at) == "P" and found is None:
            inner = line.phrase(at + 1)
            at = inner.last + 1 if inner else at + 1
            continue
        phrase = line.phrase(at)
        if phrase is None:
            at += 1
            continue
        if not line.is_time(phrase) and (line.code(at - 1) != "P" or found is None):
            found = phrase
        at = phrase.last + 1
    return found


def english_over(line: Line, k: int) -> Phrase | None:
    """ "Ann Reed, the mayor of Easton, told", "Joyce - who is a lawyer - told", "Ramos, 58, told"."""
    if line.code(k) not in (",", "-", ")"):
        return None
    best: Phrase | None = None
    right = k
    for _ in range(4):
        left = right - 1
        while left >= 0 and line.code(left) not in (",", "-", "Q", ":", ";", "(") and not line.speech[left]:
            left -= 1
        low = left + 1
        while line.code(low) in ("R", "C") and low < right:
            low += 1
        phrase = line.phrase(low)
        relative = line.folded[low] in line.words.lists["who"] if low < len(line) else False
        if (
            phrase
            and phrase.last >= right - 1
            and not relative
            and line.code(phrase.head) != "#"
            and not line.is_time(phrase)
        ):
            best = Phrase(phrase.sentence, phrase.first, phrase.last, phrase.head, phrase.outlet)
        elif best is not None and not relative:
            return best
        if left < 0 or line.code(left) not in (",", "-", "(") or right - left > 30:
            return best if best else (english_before(line, right - 1) if not relative else None)
        if best is not None and line.code(left) == ",":
            nearer = best
            again = line.phrase(segment_start(line, left))
            if (
                again is None
                or again.last < left - 1
                or (
                    line.code(segment_start(line, left) - 1) not in ("", "Q", ",")
                    and not line.speech[segment_start(line, left) - 1]
                )
            ):
                return nearer
        right = left
    return best


def segment_start(line: Line, right: int) -> int:
    left = right - 1
    while left >= 0 and line.code(left) not in (",", "-", "Q", ":", ";", "(") and not line.speech[left]:
        left -= 1
    return left + 1
