"""Noun phrases of English: up to the head by word order, then "of", "in", "with" and "who" of people, bodies and
papers.
"""

from typing import TYPE_CHECKING

from letopis.knowledge.outlets import Outlet
from letopis.reading.attribution.phrase import Phrase

if TYPE_CHECKING:
    from letopis.reading.attribution.line import Line

TITLES = (
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Sen",
    "Rep",
    "Gov",
    "Gen",
    "Lt",
    "Col",
    "Sgt",
    "St",
    "Jr",
    "Sr",
    "Prof",
    "Rev",
    "Capt",
)


def english_phrase(line: "Line", i: int, depth: int) -> Phrase | None:
    """The phrase that begins at token i, None when none does; `depth` counts the phrases it lies in."""
    k = i
    if line.code(k) == "O":
        return Phrase(line.sentence, k, k, k)
    if line.code(k) == "R" and line.code(k + 1) == "#":
        k += 1  # "nearly eight of ten voters"
    if (
        line.folded[k] == "those"
        and line.code(k + 1) == "A"
        and line.folded[k + 2 : k + 3] in (("to",), ("with",))
    ):
        whom = line.phrase(k + 3, depth + 1)
        return Phrase(line.sentence, k, whom.last, k) if whom else None  # "those close to the mayor"
    some = line.folded[k] in line.words.small["some"] or line.code(k) == "#"
    if some and line.folded[k + 1 : k + 2] == ("of",) and depth < 2:
        of = line.phrase(k + 2, depth + 1)
        return Phrase(line.sentence, i, of.last, of.head) if of else None
    head: int | None = None
    outlet: Outlet | None = None
    while k < len(line):
        if found := line.outlet(k):
            outlet, head, k = found[0], k + found[1] - 1, k + found[1]
            if line.is_("outlets", k):
                k += 1  # "Easton Herald newspaper"
            if line.code(k) == "s" or line.folded[k : k + 1] == ("/",) or line.is_("documents", k):
                continue
            break
        code = line.code(k)
        if code == "N":
            if head is not None and time_word(line, k):
                break
            head, outlet, k = k, None, k + 1
        elif (
            code in ("D", "A", "#")
            and (head is None or line.code(k - 1) == "s" or (code == "A" and line.code(k + 1) == "N"))
        ) or (code == "s" and head is not None):
            k += 1
        elif (close := line.quoted_name(k)) is not None and (head is None or line.code(k - 1) in ("s", "N")):
            inside = line.outlet(k + 1)
            head, outlet, k = close - 1, inside[0] if inside else None, close + 1
        elif (code == "R" and line.code(k + 1) == "A" and head is None) or (
            line.folded[k] in ("/", "&", "-") and line.code(k + 1) == "N" and head is not None
        ):
            k += 1
        elif (
            line.folded[k] == "."
            and head is not None
            and len(line.tokens[k - 1].text) == 1
            and line.code(k + 1) == "N"
        ):
            k += 1  # an initial
        elif (
            line.folded[k] == "."
            and head is not None
            and line.tokens[k - 1].text in TITLES
            and line.code(k + 1) == "N"
        ):
            k += 1
        else:
            break
    if head is None:
        return None
    last = max(k - 1, head)
    end = _english_tail(line, head, last + 1, depth) if outlet is None else last + 1
    return Phrase(line.sentence, i, end - 1, head, outlet)


def time_word(line: "Line", k: int) -> bool:
    """Whether token k names a time; "The Easton Times" is none."""
    named = line.tokens[k].text[:1].isupper() and line.lemmas[k] in (
        "time",
        "today",
        "week",
        "day",
        "morning",
        "evening",
    )
    return (
        line.lemmas[k] in line.words.nouns["times"] and line.folded[k] != "may" and not named
    )  # "The Easton Times"


def _english_tail(line: "Line", head: int, k: int, depth: int) -> int:
    """Where the words that belong to a person, body or paper end: "people close to the talks"."""
    groups = ("people", "roles", "organisations", "documents")
    known = any(line.is_(group, head) for group in groups)
    while known and depth < 3 and line.code(k) and line.folded[k] in line.words.small["attach"]:
        at = k + 1
        while line.code(at) == "P":
            at += 1
        inner = line.phrase(at, depth + 1)
        if inner is None or line.is_time(inner) or line.is_("venues", inner.head):
            break
        k = inner.last + 1
        if line.code(k) == "C" and line.folded[k - 2 : k - 1] != (",",):
            more = line.phrase(k + 1, depth + 1)
            if more and line.code(more.last + 1) not in ("V",):
                k = more.last + 1
    if line.is_("people", head) and line.code(k) and line.folded[k] in line.words.lists["who"]:
        while k < len(line) and line.code(k) not in (",", ".", "Q", ":", ";", "-", "C"):
            k += 1
    return k
