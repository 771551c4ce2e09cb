"""How sure a claim is: the share of claims like it that proved right in every part when news was read by hand.

The weights are those of a logistic regression on 246 claims of 32 Russian articles, each read beside its
article and marked wrong where its type, a party, its place, time, status or source was. They rest on these marks alone,
on how claims were read when they were marked, and on nothing in Ukrainian or English, where the sum is the same and not
measured. Left out of the fitting and judged by it, claims of 0.8 and more were right in 87 of 100 cases, of 0.5 to 0.65
in 55, under 0.35 in 26.
"""

from math import exp

from letopis.reading.claims.draft import Draft
from letopis.reading.claims.parties import Parties

_BASE = 0.5
_WORD = {"verb": 0.0, "noun": -0.3, "phrase": -0.2}
_NO_ACTOR = -0.8  # it is not said who did it
_UNKNOWN = -1.0  # a party is a pronoun that nobody is found for
_DESCRIBED = -0.45  # who did it is described, not named
_UNREAL = -0.3  # planned, possible, not happened
_STATEMENT = 1.25  # who said something is seldom mistaken
_DOUBTED = -1.4  # the parser hung a party where it stands with less than _LOW
_CERTAIN = 0.7  # and all of them with _HIGH and more
_LOW, _HIGH = 0.3, 0.9


def confidence(draft: Draft, parties: Parties) -> float:
    """The probability that a telling is right in every part, to two digits."""
    first = parties.entity(draft.actors[0].entity) if draft.actors else None
    told = (
        _WORD[draft.trigger.kind],
        _NO_ACTOR * (not draft.actors),
        _UNKNOWN * any(not part.entity for part in (*draft.actors, *draft.recipients)),
        _DESCRIBED * (first is not None and first.kind == "people"),
        _UNREAL * (draft.status in ("planned", "possible", "not_happened")),
        _STATEMENT * (draft.type == "STATE"),
        _DOUBTED * (0 < draft.sure < _LOW),
        _CERTAIN * (draft.sure >= _HIGH),
    )
    return round(1 / (1 + exp(-_BASE - sum(told))), 2)
