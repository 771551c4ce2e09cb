"""What a denial is about where its own words name no happening: «информация … не соответствует действительности»."""

from collections.abc import Mapping, Sequence

from letopis.linking.claims import LinkedClaim
from letopis.linking.uttered import uttered

_LEAST = 3  # words in common by which a denial is known to speak of a sentence
_SHARE = 0.5  # of the words of the shorter one


def denied(claims: Sequence[LinkedClaim]) -> Mapping[str, str]:
    """Of the claims of one article, each denial that is about nothing yet → the claim that it denies.

    It is the one whose sentence has most of its words; of a denial without content («отрицает обвинения») the nearest
    accusation before it of those who deny.
    """
    found = {}
    for claim in claims:
        if claim.claim.type == "DENY" and not claim.about:
            others = [other for other in claims if other is not claim and not _one_voice(claim, other)]
            meant = _worded(claim, others) or _accused(claim, others)
            if meant:
                found[claim.id] = meant.id
    return found


def _one_voice(denial: LinkedClaim, other: LinkedClaim) -> bool:
    return other.speech and bool(_speakers(denial) & _speakers(other))


def _speakers(claim: LinkedClaim) -> set[str]:
    return {party.id for party in claim.actors}


def _worded(denial: LinkedClaim, others: Sequence[LinkedClaim]) -> LinkedClaim | None:
    said = set(uttered(denial.said))

    def shared(other: LinkedClaim) -> int:
        """How many words of it the denial repeats; none of its own sentence, nor of one with most other words."""
        told = set(uttered(other.quote))
        both = len(said & told) if other.quote_span != denial.quote_span else 0
        return both if both >= max(_LEAST, _SHARE * min(len(said), len(told))) else 0

    best = max(others, key=lambda other: (shared(other), -other.quote_span[0]), default=None)
    return best if best is not None and shared(best) else None


def _accused(denial: LinkedClaim, others: Sequence[LinkedClaim]) -> LinkedClaim | None:
    if len(uttered(denial.said)) >= _LEAST:
        return None
    before = [
        other
        for other in others
        if other.claim.type == "ACCUSE"
        and other.quote_span <= denial.quote_span
        and _speakers(denial) & {party.id for party in other.recipients}
    ]
    return max(before, key=lambda other: other.quote_span, default=None)
