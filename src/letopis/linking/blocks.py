"""Blocking: the exact keys that claims are filed under, and those that each asks for.

Two claims may be one event only where one meets the other: where a key that it asks for is one that the other is
filed under; it does not matter which of the two asks. The keys follow what `likeness` cannot do without, so that
little is compared in vain: two statements must have a speaker in common, two reports that both name who took part one
of those or their state, others a place or a name; the main claims of two articles need only be of the same days.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import chain

from letopis.linking.claims import LinkedClaim
from letopis.linking.likeness import VERBATIM
from letopis.linking.names import surname
from letopis.linking.weights import weights
from letopis.reading.times import edtf

_LONG = 4  # months; a longer time is filed by year, not by month


@dataclass(frozen=True, slots=True)
class Blocks:
    """The keys that a claim is filed under, and those that it asks for."""

    filed: tuple[str, ...]
    asked: tuple[str, ...]

    def meets(self, other: "Blocks") -> bool:
        """Whether the two are compared."""
        return not set(self.asked).isdisjoint(other.filed)


def blocks(claim: LinkedClaim) -> Blocks:
    """The blocks of a claim, keys sorted: time × type family × what two claims must have in common.

    Times are months, or years where there are many; those that its article is news of where the claim has none; "t?"
    where nothing is known. So many signs of a claim are used that its keys stay few; what one article tells is always
    compared, and what articles of a few days are about.
    """
    families = ("speech",) if claim.speech else weights().family(claim.claim.type)
    when = [f"{time}|{family}" for time in _times(claim) for family in families]
    signs = _spoken(claim) if claim.speech else _done(claim)
    crossed = [_crossed(when, sign) for sign in signs[: max(1, weights().signs // len(when))]]
    alone = tuple(f"{claim.article}|{family}" for family in families)
    every = (*crossed, Blocks(alone, alone), _main(claim))
    return Blocks(_keys(sign.filed for sign in every), _keys(sign.asked for sign in every))


def _keys(sides: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted(set(chain.from_iterable(sides))))


def _crossed(when: list[str], sign: Blocks) -> Blocks:
    filed, asked = (
        tuple(f"{time}|{key}" for time in when for key in side) for side in (sign.filed, sign.asked)
    )
    return Blocks(filed, asked)


def _both(key: str) -> Blocks:
    return Blocks((key,), (key,))


def _spoken(claim: LinkedClaim) -> list[Blocks]:
    """Statements meet by who speaks: one, or two of one state but two people of two surnames; those that hand on the
    same words meet whoever is read to have said them."""
    words = sha256(" ".join(claim.uttered).encode()).hexdigest()[:12]
    found = [_both(f"said {words}")] if len(claim.uttered) >= VERBATIM else []
    for who in claim.actors:
        state = who.country
        if not state or who.id in claim.persons:
            found.append(_both(who.id))
        if state and who.id in claim.persons:
            name = f"{state}:{surname(who.name)}"
            found.append(Blocks((name, f"{state}:person"), (name, f"{state}:body")))
        elif state:
            found.append(Blocks((f"{state}:body",), (f"{state}:body", f"{state}:person")))
    return found


def _done(claim: LinkedClaim) -> list[Blocks]:
    """What was done is met by who took part, or by their state. Where one of two reports names nobody who did, a place
    or a name that both have must show that they are one; of two with a date their words may, where no states part
    them."""
    named = [party for party in claim.parties if party.id not in claim.people]
    who = list(dict.fromkeys(party.country or party.id for party in named))
    names = sorted(
        claim.named, key=lambda name: "~" in name
    )  # before who is only described, those with names
    seen = [f"in {claim.place.country}"] if claim.place else []
    seen += [f"of {state}" for state in sorted(claim.countries) or ["--"]] if claim.dated else []
    seen += [f"named {name}" for name in names]
    if who:
        return [*map(_both, who), *(Blocks((sign,), (f"{sign}, nobody",)) for sign in seen)]
    return [Blocks((sign, f"{sign}, nobody"), (sign,)) for sign in seen]


def _main(claim: LinkedClaim) -> Blocks:
    """What articles of the same few days are about is compared whatever its type and parties: readers differ on
    both."""
    day = _published(claim) if claim.headline is not None else None
    if day is None:
        return Blocks((), ())
    days = weights().story_days
    near = (day + timedelta(days=n) for n in range(-days, days + 1))
    return Blocks((f"{day.isoformat()}|main",), tuple(f"{other.isoformat()}|main" for other in near))


def _times(claim: LinkedClaim) -> list[str]:
    months = edtf.months(claim.span, 12 * _LONG)
    if not months:
        return _told_in(claim) or ["t?"]
    if len(months) > _LONG:
        return sorted({month[:4] for month in months})
    if claim.firm or edtf.days(claim.time) != 1:
        return list(months)
    day = edtf.bounds(claim.time)[0]  # a day that the text does not name may be the day before or after
    around = (
        [(day + timedelta(days=n)).isoformat()[:7] for n in (-1, 1)] if day and 1 < day.year < 9999 else []
    )
    return sorted({*months, *around})


def _told_in(claim: LinkedClaim) -> list[str]:
    """The months that a claim without a time may be news of: its article's, and that of a while before."""
    day = _published(claim)
    if day is None:
        return []
    return sorted({(day - timedelta(days=n)).isoformat()[:7] for n in (0, weights().undated_days)})


def _published(claim: LinkedClaim) -> date | None:
    day = edtf.bounds((claim.published or "")[:10])[0]
    return day if day is not None and 1 < day.year < 9000 else None
