"""Figures of an event: how many were killed, held, displaced, how they voted, how much money; with their bounds.

    find_quantities(sentence) -> [Quantity, …]
    leaver(figure, events) -> which event leaves behind what it counts

The words are knowledge/<language>/figures.yaml. What a figure counts is the nearest word that says so, after it
sooner than before it; a figure of days, years or metres counts nobody.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from letopis.knowledge import load
from letopis.reading.analysis import Sentence
from letopis.records import Quantity

_DIGITS = r"\d{1,3}(?:[   ,]\d{3})+(?!\d|,\d)|\d+(?:[.,]\d+)?"
_NEAR = 45  # characters around a figure in which the counted thing is looked for
_BACK = 5  # what follows a figure is nearer to it than what stands before
_PARTED = re.compile(r"[,;]\s")
_LIMIT = 2_000  # a longer sentence is a table
_HELPED = ("evacuated", "rescued")
_HARM = ("killed", "wounded")
_LEFT_BY = {
    "killed": ("ASSAULT", "INCIDENT"), "wounded": ("ASSAULT", "INCIDENT"), "missing": ("ASSAULT", "INCIDENT"),
    "detained": ("COERCE", "RETREAT", "ACCUSE"), "evacuated": ("AID", "INCIDENT", "RETREAT"),
    "rescued": ("AID", "INCIDENT"), "displaced": ("INCIDENT", "ASSAULT", "AID", "OTHER", "COERCE"),
    "infected": ("INCIDENT",), "participants": ("PROTEST",),
    "votes": ("ELECT", "LEGISLATE", "SUPPORT", "REJECT"), "votes_against": ("ELECT", "LEGISLATE", "SUPPORT", "REJECT"),
    "money": ("TRADE", "AID", "SANCTION", "LEGISLATE", "AGREE", "COERCE"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Words:
    numbers: Mapping[str, int]
    many: Mapping[str, int]
    scales: Mapping[str, int]
    figure: re.Pattern[str]
    opening: re.Pattern[str]
    opened: re.Pattern[str]
    reached: re.Pattern[str] | None
    counted: Sequence[tuple[str, re.Pattern[str]]]
    against: re.Pattern[str]
    labels: re.Pattern[str]
    others: re.Pattern[str]
    glued: Mapping[str, int]
    money: Sequence[tuple[str, re.Pattern[str]]]


def find_quantities(sentence: Sentence) -> list[Quantity]:
    """The figures of a sentence that say what they count. Bounds are closed; None is open."""
    if len(sentence.text) > _LIMIT:
        return []
    return list(_figures(sentence, _words(sentence.language)))


def leaver(figure: Quantity, events: Sequence[tuple[str, int]]) -> int | None:
    """Which of the events (type, offset of the trigger) leaves behind what a figure counts: the nearest."""
    kinds = _LEFT_BY.get(figure.what, ())
    fitting = [i for i, (kind, _) in enumerate(events) if kind in kinds]
    helped = figure.what in _HELPED and any(events[i][0] == kinds[0] for i in fitting)
    fitting = [i for i in fitting if not helped or events[i][0] == kinds[0]]  # «эвакуировали из зоны пожара»
    return min(fitting, key=lambda i: abs(events[i][1] - figure.span[0]), default=None)


def counts_people(word: str, language: str) -> bool:
    """Whether a word says that people came to harm, and no more: «погибли», "injured", «поранено»."""
    return any(what in _HARM and pattern.match(word) for what, pattern in _words(language).counted)


def kills(word: str, language: str) -> bool:
    """Whether a word says that somebody died: «погиб», "killed", «смерть»."""
    return any(what == "killed" and pattern.match(word) for what, pattern in _words(language).counted)


def _figures(sentence: Sentence, words: _Words) -> Iterator[Quantity]:
    text = sentence.text
    for match in words.figure.finditer(text):
        low = _value(match["number"], words)
        if low is None:
            continue
        scale = next((v for s, v in words.scales.items() if (match["scale"] or "").lower().startswith(s)), 1)
        end = match.end("scale") if match["scale"] else match.end("number")
        letters = re.match(r"[a-z]+(?!\w)", text[end:])
        if match["sign"] and letters and letters[0] in words.glued:
            scale, end = words.glued[letters[0]], end + letters.end()
        unit = _unit(match["sign"] or "", text[end : end + 20], words)
        if not unit and _counts_other(text, match.start("number"), end, words):
            continue
        what = "money" if unit else _counted(text, match.start(), end, words)
        if what:
            first = (sentence.start + match.start(), sentence.start + match.end("number"))
            low, high = _bounds(text, match, low * scale, words)
            yield Quantity(what, low, high, unit or "people", first)


def _counts_other(text: str, start: int, end: int, words: _Words) -> bool:
    """Whether a figure is of days, years or metres («5 мая», "May 5", «36-летний»), or only opens a range."""
    before = re.search(r"(?<!\w)[A-ZА-ЯІЇЄ]\w+\.?\s$", text[:start])
    dated = before is not None and words.others.match(" " + before[0])
    return bool(
        dated
        or words.labels.search(text[max(0, start - _NEAR) : start])
        or re.match(r"\s?(?:[-–—:]\s?\w|%)", text[end:])
        or words.others.match(text[end:])
        or words.opening.search(text[:start] + "#" + text[end : end + 12])
    )


def _bounds(
    text: str, match: re.Match[str], value: float, words: _Words
) -> tuple[float | None, float | None]:
    if match["number"].lower() in words.many or match["least"]:
        return value, None
    lead = text[max(0, match.start() - _NEAR) : match.start()]
    if words.reached is not None and words.reached.search(lead):
        return value, value
    opened = words.opened.search(text[: match.start("number")])  # «от 5 до 10», "5–10"
    first = _value(opened["one"] or opened["other"], words) if opened else None
    if first is not None and first < value:
        return first, value
    return (None, value) if match["most"] else (value, value)


def _value(text: str, words: _Words) -> float | None:
    lower = text.lower().replace("’", "'").replace("ё", "е")
    if lower in words.many:
        return float(words.many[lower])
    parts = [words.numbers.get(part) for part in re.split(r"[\s-]+", lower)]
    if all(part is not None for part in parts):
        return float(sum(part for part in parts if part is not None))
    plain = re.sub(r"[   ](?=\d{3})|,(?=\d{3}(?!\d))", "", lower).replace(",", ".")
    return float(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else None


def _unit(sign: str, after: str, words: _Words) -> str:
    near = sign + " " + " ".join(re.findall(r"[^\s\d]+", after.lower())[:2])
    return next((unit for unit, pattern in words.money if pattern.search(near)), "")


def _counted(text: str, start: int, end: int, words: _Words) -> str:
    """What a bare figure counts: the nearest word of the list, after it sooner than before it."""
    after, before = text[end : end + _NEAR], text[max(0, start - _NEAR) : start]
    if words.reached is not None and words.reached.search(before):
        before = text[:start]  # «число погибших при взрыве на складе … выросло до 17»
    after = re.split(r"\d|[,;:–—]\s", after, maxsplit=1)[
        0
    ]  # behind a comma or a figure another thing is counted
    found: list[tuple[int, str]] = []
    for what, pattern in words.counted:
        if match := pattern.search(after):  # «задержала 35 протестующих»: what was done to them goes before
            found.append((match.start() + (_BACK + _BACK) * (what == "participants"), what))
        for match in pattern.finditer(
            before
        ):  # «девочка погибла, трое ранены»: a comma parts what goes before
            apart = _NEAR * bool(_PARTED.search(before, match.end()))
            found.append((len(before) - match.end() + _BACK + apart, what))
    what = min(found)[1] if found else ""
    beside = text[max(0, start - 2 * _BACK) : start] + text[end : end + 2 * _BACK]
    return "votes_against" if what == "votes" and words.against.search(beside) else what


@cache
def _words(language: str) -> _Words:
    raw = load("figures", language)
    numbers, many = raw["numbers"], raw["many"]
    word = rf"(?:{_any(numbers)})(?:[\s-](?:{_any(numbers)}))*|{_any(many)}"
    scales = "|".join(re.escape(s) for s in raw["scales"])
    number = rf"(?<!\w)(?<![^\W\d]-)(?<!\d[:.,])(?:(?:{_DIGITS})(?!st|nd|rd|th)|(?:{word})(?!\w))"
    bounds = "".join(rf"(?:(?<!\w)(?P<{name}>{_any(raw[name])})\s+)?" for name in ("least", "most", "about"))
    signs = "".join(sign for signs in raw["money"].values() for sign in signs if len(sign) == 1)
    opening, joining = _any(raw["ranges"]), _any(raw["ranges"].values())
    return _Words(
        numbers=numbers,
        many=many,
        scales=raw["scales"],
        figure=re.compile(
            rf"{bounds}(?P<sign>[{signs}]\s?)?(?P<number>{number})(?:[\s-]?(?P<scale>(?:{scales})\w{{0,5}}\.?))?",
            re.IGNORECASE,
        ),
        opening=re.compile(rf"(?<!\w)(?:{opening})\s+#\s+(?:{joining})(?!\w)", re.IGNORECASE),
        opened=re.compile(
            rf"(?:(?<!\w)(?:{opening})\s+(?P<one>{number})\s+(?:{joining})|(?P<other>{number})\s?[-–—])\s*$",
            re.IGNORECASE,
        ),
        reached=_starting(raw["reached"]) if raw["reached"] else None,
        counted=[(what, _starting(stems)) for what, stems in raw["counted"].items()],
        against=_starting(raw["against"]),
        labels=re.compile(
            rf"(?<!\w)(?:{_any(raw['labels'])})\s(?:[\w.]+\s(?:and|и|і|та)\s)?$", re.IGNORECASE
        ),
        others=re.compile(
            rf"\s(?:{_any(raw['others'])})|\s?(?:{_any(raw.get('units', ['°']))})(?!\w)", re.IGNORECASE
        ),
        glued=raw.get("glued", {}),
        money=[(unit, _starting(stems)) for unit, stems in raw["money"].items()],
    )


def _any(words: Iterable[str]) -> str:
    """Words as alternatives, longest first; spaces stand for any white space."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


def _starting(stems: Sequence[str]) -> re.Pattern[str]:
    plain = [s for s in stems if s[0].isalnum()]
    signs = [s for s in stems if not s[0].isalnum()]
    return re.compile("|".join([rf"(?<!\w)(?:{_any(plain)})", *map(re.escape, signs)]), re.IGNORECASE)
