"""Where clauses begin and end, and what stands around a token: the small questions that rules
ask of a sentence.
"""

from typing import Literal

from letopis.reading.attribution.line import Line
from letopis.reading.attribution.phrase import Phrase
from letopis.reading.attribution.phrases_english import TITLES

Place = Literal["main", "lead", "aside", "tail"]
_EDGES = (",", "-", ":", ";", "S", "B", "(", ")")


def clause_bounds(line: Line, v: int) -> tuple[int, int]:
    """Tokens [low, high) around v up to the marks and words that bound a clause."""
    low = v
    while low > 0 and not speech_edge(line, low - 1, v) and not begins(line, low):
        if line.code(low - 1) == ")" and line.code(low - 3) == "(":
            low -= 3  # «агентство (ЕМА) сообщило»
        elif line.code(low - 1) == "," and (inset := _time_inset(line, low - 1)) is not None:
            low = inset  # «в четверг, 10 декабря, заявил»
        elif line.code(low - 1) in _EDGES or (
            line.words.language == "en" and line.folded[low] in line.words.lists["who"]
        ):
            break
        else:
            low -= 1
    high = v + 1
    while high < len(line) and line.code(high) not in (*_EDGES, ".") and not speech_edge(line, high, v):
        high += 1
    return low, high


def begins(line: Line, i: int) -> bool:
    """Whether a capital shows that a sentence begins at token i where crawled text lost the full stop."""
    return (
        line.words.language != "en" and line.code(i) in ("P", "R", "B", "O")
        and line.tokens[i].text[:1].isupper()
        and (any(c.isalnum() for c in line.tokens[i - 1].text) or line.tokens[i - 1].text == "»")
        and line.code(i - 1) != "P"
    )  # fmt: skip


def before_adverbs(line: Line, v: int) -> int:
    """The token before an English verb, its adverbs, "has" and "did"."""
    k = v - 1
    while k >= 0 and (line.code(k) == "R" or line.folded[k] in ("has", "have", "had", "did", "does", "do")):
        k -= 1
    return k


def speech_edge(line: Line, i: int, v: int) -> bool:
    return line.speech[i] != line.speech[v]


def that_after(line: Line, v: int, high: int) -> bool:
    """Whether a clause or a quotation of what was said begins after v, before token `high` + 1."""
    if line.words.language == "en" and any(t.head == v and t.dep == "ccomp" and t.i > v for t in line.tokens):
        return True  # "they believe the boy fell"
    for i in range(v + 1, min(high + 2, len(line))):
        if line.code(i) in ("S", ":"):
            return True
        if line.speech[i] and not line.speech[v]:
            return True
        if line.code(i) == "V" and line.words.language != "en":
            return False
    return False


def about_this(line: Line, low: int, high: int) -> bool:
    for i in range(low, high):
        for cue in line.words.about_this:
            size = len(cue.words)
            if line.folded[i : i + size] == cue.words and (size > 1) and line.code(i + size) != ",":
                return True
    return False


def ends_soon(line: Line, i: int) -> bool:
    """Whether nothing but a few words without a verb follows token i."""
    rest = range(i + 1, len(line))
    return not any(line.code(k) == "V" for k in rest) and len(rest) <= 12


def ends_sentence(line: Line, i: int) -> bool:
    return all(line.code(k) in (".", "Q", "!", "?") for k in range(i + 1, len(line)))


def aside_place(line: Line, first: int, last: int) -> Place:
    if first <= 2 or line.code(first - 1) in ("S", "B"):
        return "aside" if line.code(first - 1) == "S" else "lead"
    return "tail" if ends_soon(line, last) else "aside"


def preposition_before(line: Line, i: int) -> bool:
    return any(line.code(k) == "P" for k in range(max(i - 3, 0), i))


def phrase_with(line: Line, i: int) -> Phrase | None:
    """The phrase that token i is the head of or belongs to."""
    first = i
    while first > 0 and line.code(first - 1) in ("A", "D", "#", "N", "s", "Q") and i - first < 8:
        first -= 1
    k = first
    while k <= i:
        phrase = line.phrase(k)
        if phrase and phrase.first <= i <= phrase.last:
            return phrase
        k = phrase.last + 1 if phrase else k + 1
    return line.phrase(i)


def inverted(line: Line, v: int) -> bool:
    """Whether a verb follows a comma, a dash or a quotation, so that its subject comes after it («…, сказал X»)."""
    k = v - 1
    while k >= 0 and line.code(k) == "R":
        k -= 1
    return k >= 0 and (line.code(k) in (",", "-", "Q") or line.speech[k])


def _time_inset(line: Line, comma: int) -> int | None:
    """The comma that opens an inset which only tells the time and ends at token `comma`."""
    k = comma - 1
    while (
        k > 0
        and comma - k <= 5
        and (line.code(k) in ("#", "P") or line.lemmas[k] in line.words.nouns["times"])
    ):
        k -= 1
    return k if k < comma - 1 and line.code(k) == "," else None


def before_title(line: Line, first: int) -> int:
    """Where a name begins with the title before it: "Easton Police Capt. Ann Reed"."""
    if line.code(first - 1) != "." or first < 2 or line.tokens[first - 2].text not in TITLES:
        return first
    first -= 2
    while line.code(first - 1) == "N" and line.tokens[first - 1].text[:1].isupper():
        first -= 1
    return first
