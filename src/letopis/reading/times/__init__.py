"""Times: the words of an article that name a time, with their values in EDTF, and what "today" is for it.

lexicon    the words of a language, from knowledge/<language>/times.yaml
grammar    words to meanings («последние три месяца» is a stretch of three months back)
resolve    meanings to EDTF values, given today and the time just spoken of
reference  what "today" is: the published time, checked against the URL and the text
edtf       bounds, containment, order and words of EDTF values, for all later stages
"""

from collections.abc import Sequence
from datetime import datetime

from letopis.reading.text import split_sentences
from letopis.reading.times import edtf
from letopis.reading.times.almanac import Tense
from letopis.reading.times.grammar import Found, Grammar
from letopis.reading.times.lexicon import lexicon
from letopis.reading.times.meaning import At, Date, Lasting, Meaning, Offset, Open
from letopis.reading.times.now import Now, Value
from letopis.reading.times.reference import Reference, reference
from letopis.reading.times.resolve import resolve
from letopis.reading.times.tense import tense_near
from letopis.records import TimeExpression
from letopis.records.reading import ResolvedBy

__all__ = ["Reference", "find_times", "reference"]

LONGEST_SENTENCE = 20_000  # code points; what lies behind is read as further sentences


def find_times(
    text: str,
    language: str,
    reference: Reference,
    sentences: Sequence[tuple[int, int]] | None = None,
    tense: Tense = "",
    names: Sequence[tuple[int, int]] = (),
) -> tuple[TimeExpression, ...]:
    """The times of a text in order, with code-point offsets and EDTF values ("" when they cannot be
    resolved).

    A bare weekday or a date without a year is taken as the nearest past one, unless a verb near it speaks of
    the future; `tense` says so where there is no verb. `names` are where people are named, whose words are no time
    (Theresa May). Never raises on any text; times are told t1, t2, …
    """
    known = lexicon(language)
    moment = _moment(reference.moment or "")
    today = moment[:10]
    found: list[TimeExpression] = []
    topic, lately, spoken_year = "", -9, (0, -9)  # the sentence of the topic; the year and its sentence
    pieces = _pieces(sentences or split_sentences(text, language))
    sentences_of = [known.tokens(text, start, end) for start, end in pieces]
    match = sum("game" in token.tags for tokens in sentences_of for token in tokens) > 2
    for index, tokens in enumerate(sentences_of):
        for at in Grammar(tokens, known, whole=len(pieces) == 1, match=match).expressions():
            first, last = tokens[at.first].start, tokens[at.last - 1].end
            if any(start < last and first < end for start, end in names):
                continue
            near: Tense = tense_near(tokens, at.first, at.last, known) or tense
            year = spoken_year[0] or None if index - spoken_year[1] <= 1 and near == "past" else None
            named = topic if index - lately <= 1 else ""
            value = resolve(at.meaning, Now(today, moment, topic, named, near, year, known.next_week))
            if (
                not value.edtf
                and isinstance(at.meaning, Offset)
                and at.meaning.unit in ("second", "minute", "hour")
            ):
                continue
            found.append(TimeExpression(f"t{len(found) + 1}", first, last, value.edtf, _by(value, reference)))
            before, topic = topic, _topic(at, value, topic)
            lately = index if topic != before or topic == value.edtf else lately
            spoken_year = _year_spoken(at.meaning, today, index) or spoken_year
    return tuple(found)


def _moment(text: str) -> str:
    """The reference as an EDTF value; "" for one that is none."""
    try:
        return (
            datetime.fromisoformat(text).isoformat(timespec="seconds") if "T" in text or " " in text else text
        )
    except ValueError:
        return text[:10]


def _pieces(sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [
        (at, min(at + LONGEST_SENTENCE, end))
        for start, end in sentences
        for at in range(start, end, LONGEST_SENTENCE)
    ]


def _by(value: Value, reference: Reference) -> ResolvedBy:
    if value.rests_on == "text":
        return "text"
    return reference.resolved_by if value.rests_on == "reference" else "explicit"


def _topic(at: Found, value: Value, topic: str) -> str:
    """What «the same month», «two days later» rest on: the last time that was named and is no open end."""
    if isinstance(at.meaning, Open) and isinstance(at.meaning.of, At):
        return value.edtf.strip("./")[:10] or topic  # «after 10 p.m. Sunday» speaks of Sunday
    if not value.edtf or isinstance(at.meaning, Open | Lasting) or value.edtf.startswith("XXXX"):
        return topic
    return value.edtf[:10] if isinstance(at.meaning, At) else value.edtf


def _year_spoken(meaning: Meaning, today: str, sentence: int) -> tuple[int, int] | None:
    """A year said outright, two or more before today: dates after it in this and the next sentence are of
    it.
    """
    if isinstance(meaning, Open) and meaning.side == "since":
        return None  # "since 2005" lasts until now
    inner = meaning.of if isinstance(meaning, Open) else meaning
    if not isinstance(inner, Date) or inner.year is None:
        return None
    around = edtf.bounds(today)[1]
    return (inner.year, sentence) if around is not None and inner.year <= around.year - 2 else None
