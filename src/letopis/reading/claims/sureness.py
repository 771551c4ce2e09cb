"""How sure a claim is: the share of claims like it that proved right in every part when news was read by hand.

A logistic regression over a few signs of how plainly it is told. Its weights come from `python -m training.sureness`:
it reads the articles again that people marked line by line (`training/marks.jsonl`), wrong where the type, a party,
the place, time, status or source is, where nothing happened, or where another line tells it already. What was
measured, on articles left out of the fitting, stands in docs/json.md.
"""

from math import exp

from letopis.reading.claims.draft import Draft
from letopis.reading.claims.seen import chance, type_chance

_BASE = 0.02
_WEIGHTS = {
    "nobody": -0.17,
    "unknown": -0.82,
    "unreal": -0.65,
    "statement": 0.63,
    "claimed": -0.35,
    "main": 0.26,
    "doubted": -0.17,
    "unlikely": -0.66,
    "otherwise": -0.33,
}
_LOW = 0.3  # how little the parser may believe in where a party stands, or the model in the type
_LIKELY = 0.5


def confidence(draft: Draft) -> float:
    """The probability that a telling is right in every part, to two digits."""
    told = sum(_WEIGHTS.get(name, 0.0) for name, there in signs(draft).items() if there)
    return round(1 / (1 + exp(-_BASE - told)), 2)


def signs(draft: Draft) -> dict[str, bool]:
    """What the weights are of."""
    return {
        "nobody": not draft.actors,  # it is not said who did it
        # A pronoun that nobody is found for.
        "unknown": any(not part.entity for part in (*draft.actors, *draft.recipients)),
        "unreal": draft.status in ("planned", "possible", "not_happened"),
        "statement": draft.type == "STATE",  # who said something is seldom mistaken
        "claimed": draft.stance != "asserted",
        "main": draft.trigger.token.head < 0,  # its verb heads the sentence
        "doubted": 0 < draft.sure < _LOW,  # the parser is unsure where a party stands
        "unlikely": chance(draft.sentence, draft.trigger) < _LIKELY,  # the model takes it for no event
        "otherwise": type_chance(draft.sentence, draft.trigger) < _LOW,  # or for one of another type
    }
