"""Whether the words around a time speak of what was or of what is to come."""

from collections.abc import Sequence

from letopis.reading import morphology
from letopis.reading.times.almanac import Tense
from letopis.reading.times.lexicon import Lexicon, Token

WINDOW = 9  # words to either side in which a verb can govern the time
_FAR = WINDOW + 1
_NEAR = 4  # words; further off what only ends like a past verb may be anything
_PAST = frozenset(("past", "VERB"))
_FUTURE = frozenset(("futr", "VERB"))


def tense_near(tokens: Sequence[Token], first: int, last: int, known: Lexicon) -> Tense:
    """The tense of the nearest verb or word of planning to tokens [first, last), "" when none tells."""
    # «Перенесли на 28 сентября»: the verb is past, the day may be to come.
    towards = first > 0 and "towards" in tokens[first - 1].tags
    future = past = undone = _FAR
    planned = False
    for distance, k in _around(tokens, first, last):
        token = tokens[k]
        if "future" in token.tags:
            if distance < future:
                future, planned = distance, k > 0 and "past" in tokens[k - 1].tags
            continue
        tags = _verb(token, known, distance)
        if "futr" in tags and "1per" not in tags:  # «напомним» tells nothing
            future = min(future, distance)
        elif "PRTS" in tags and k and "futr" in _verb(tokens[k - 1], known, distance):
            future = min(future, distance)  # «будет открыт»
        elif ("past" in tags and "VERB" in tags) or "PRTS" in tags:
            past = min(past, distance)
        elif k < first and "infn" in tags and "perf" in tags:
            undone = min(undone, distance)
    # «Домовилися провести 20 жовтня»: agreed in the past, and the day may be to come.
    towards = towards or undone < min(future, past)
    if future == past == _FAR or (planned and future <= past):
        return "near" if towards else ""  # «was scheduled for Sunday»: a plan of the past
    if future <= past:
        return "future"
    return "near" if towards else "past"


def _around(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    """The distances and the indexes of the words to either side."""
    before = [(n + 1, first - 1 - n) for n in range(min(WINDOW, first))]
    after = [(n + 1, last + n) for n in range(min(WINDOW, len(tokens) - last))]
    return [(n, k) for n, k in before + after if tokens[k].text[0].isalpha()]


def _verb(token: Token, known: Lexicon, distance: int) -> frozenset[str]:
    if "past" in token.tags:
        return _PAST
    if known.past_ending:
        told = token.text.endswith(known.past_ending) and len(token.text) > 4 and distance <= _NEAR
        return _PAST if told else frozenset()
    if not 2 < len(token.text) < 30 or " " in token.text:
        return frozenset()
    tags = morphology.parse(token.text, known.language).tags
    if "infn" in tags and "perf" in tags and token.text.endswith(known.future_endings):
        return _FUTURE  # «вирішиться»
    return tags
