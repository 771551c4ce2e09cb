"""Sentences and words of a text, as code-point spans into it.

One plain rule set for Russian, Ukrainian and English: a paragraph ends a sentence; a stop, question or
exclamation mark (with closing quotes) ends one unless an abbreviation, an initial or a lower-case word says no.
"""

import re
from collections.abc import Iterator
from functools import cache

from letopis.knowledge import load

Span = tuple[int, int]

# A word keeps inner hyphens, apostrophes and dots of abbreviations (U.S., т.е.); numbers keep , . : inside.
_WORD = re.compile(
    r"\d+(?:[.,:]\d+)*"
    r"|(?:[^\W\d_]\.){2,}"
    r"|['’]s\b"  # the English possessive is a word of its own, as the treebanks have it
    r"|[^\W_]+(?:(?!['’]s\b)['’ʼ`\-‑&.][^\W_]+)*"
    r"|[^\w\s]|_"
)
_STOP = re.compile(r"[.!?…]+[\"'»”’)\]]*")
_GLUED = re.compile(r".{0,2}[^\W\d_A-ZА-ЯЁІЇЄҐ]{2}[.!?][A-ZА-ЯЁІЇЄҐ][^\W\d_A-ZА-ЯЁІЇЄҐ]", re.DOTALL)
_GLUED_MARKS = re.compile(
    r".?[\w.!?][\"»”)][.!?][«“\"]?[A-ZА-ЯЁІЇЄҐ]\w*\s|..?[.!?][»”][A-ZА-ЯЁІЇЄҐ]\w*\s", re.DOTALL
)
_GLUED_CAPITAL = re.compile(r"[^\W\d_A-ZА-ЯЁІЇЄҐ]{4}[.!?](?:[А-ЯЁІЇЄҐ]|[A-ZА-ЯЁІЇЄҐ]{2,})\s")
_INITIALS = re.compile(r"[А-ЯЁІЇЄҐ]\.[А-ЯЁІЇЄҐ]")
_CLOSERS = "\"'»”’)]"
_OPENERS = "\"'«“„‘([—–-"


def split_sentences(text: str, language: str) -> list[Span]:
    """Spans of the sentences of `text`, in order, without surrounding white space. Lines end sentences."""
    spans: list[Span] = []
    lost = _lost(language)
    for start, end in _lines(text):
        stops = [
            s.end()
            for s in _STOP.finditer(text, start, end)
            if s.end() < end and _ends(text, start, s, end, language)
        ]
        gaps = [match.start() for match in lost.finditer(text, start, end)] if lost is not None else []
        begin = start
        for stop in sorted({*stops, *gaps}):
            spans.append(_strip(text, begin, stop))
            begin = stop
        spans.append(_strip(text, begin, end))
    return [span for span in spans if span[1] > span[0]]


def split_words(text: str, start: int, end: int) -> list[Span]:
    """Spans of the words, numbers and punctuation marks of text[start:end], in order."""
    return [match.span() for match in _WORD.finditer(text, start, end)]


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for match in re.finditer(r"\n+", text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends(text: str, begin: int, stop: re.Match[str], end: int, language: str) -> bool:
    after = stop.end()
    if not text[after].isspace():
        # Crawled text often lost the space: «войска.Об этом», «войска.В порту», «Маяк».Она». Split there only
        # before a capital after lower case or a closing mark.
        return text[stop.start()] in ".!?" and bool(
            _GLUED.match(text, max(begin, stop.start() - 4))
            or _GLUED_CAPITAL.match(text, max(begin, stop.start() - 4))
            or _GLUED_MARKS.match(text, max(begin, stop.start() - 2))
        )
    following = text[after:end].lstrip()
    first = following.lstrip(_OPENERS + " ")[:1]
    if not first or first.islower():
        return False
    if following[0] in "—–-" and any(c in _CLOSERS for c in stop.group()):
        return False  # «…войска!» — заявил он
    if text[stop.start()] != "." or stop.end() - stop.start() > 1:
        return True
    before = re.search(r"[\w.'’\-]+$", text[max(begin, stop.start() - 20) : stop.start()])
    word = before.group().lower() if before else ""
    if len(word) == 1 and word.isalpha() and text[stop.start() - 1].isupper():
        return False  # an initial: В. Путин, J. Smith
    if before and _INITIALS.fullmatch(before.group()):
        return False  # М.В. Котов
    never, before_name = _abbreviations(language)
    if word in never:
        if _goes_on(language, word, following):
            return False
        # "т.д. Он" does end one, "млн. Украина" may not: a capital after a closed abbreviation is a new sentence.
        return first.isupper() and word not in {
            "u.s",
            "u.k",
            "u.n",
            "e.u",
            "руб",
            "тыс",
            "млн",
            "млрд",
            "тис",
        }
    return word not in before_name


@cache
def _lost(language: str) -> re.Pattern[str] | None:
    """The space before a word that begins a sentence though nothing ended the one before it."""
    known = load("abbreviations").get(language, {})
    if "begins" not in known:
        return None
    verbs = known["after_verb"]
    endings = "|".join(f"(?<=[^\\W\\d_]{ending})" for ending in verbs["endings"])
    begins, after = "|".join(known["begins"]), "|".join(verbs["words"])
    return re.compile(
        rf"(?<=[а-яёіїєґ]{{3}}) (?=(?:{begins}) [а-яёіїєґ\d])|(?:{endings}) (?=(?:{after}) [^\W\d_]{{3}})"
    )


@cache
def _abbreviations(language: str) -> tuple[frozenset[str], frozenset[str]]:
    known = load("abbreviations")
    entry = known.get(language, known["en"])
    return frozenset(entry["never"]), frozenset(entry["before_name"])


def _goes_on(language: str, word: str, following: str) -> bool:
    """Whether a capital after an abbreviation goes on with its sentence: 2:30 p.m. Moscow time."""
    known = load("abbreviations").get(language, {}).get("hours")
    if not known or word not in known["after"]:
        return False
    words = [match.group() for match in re.finditer(r"\w+", following[:40])][:3]
    if not words or words[0] in known["never"]:
        return False
    return words[0] in known["words"] or any(w.lower() in known["closed_by"] for w in words[1:])
