"""Reports for the tests of linking and the ledger: claims as they come out of invented articles."""

from collections.abc import Sequence
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from letopis.linking import Hop, LinkedClaim, outlet_key
from letopis.records import Claim, Evidence, Party, Quantity, When

SAYS = "Встреча состоялась в Стамбуле."


def party(name: str, country: str = "", role: str = "") -> Party:
    return Party("E" + name.replace(" ", "-").lower(), name, country, role)


USA, EU, RUSSIA = party("США", "US"), party("ЕС", "EU"), party("Россия", "RU")
ISTANBUL, TURKEY, ANKARA = party("Стамбул", "TR"), party("Турция", "TR"), party("Анкара", "TR")
_WHERE = {
    ISTANBUL.id: ("city", 41.01, 28.95),
    TURKEY.id: ("country", 39.0, 35.2),
    ANKARA.id: ("city", 39.92, 32.85),
}


def paper(name: str) -> Hop:
    return Hop(name, "outlet", "named", outlet=outlet_key(name))


def unnamed(description: str, country: str = "") -> Hop:
    return Hop(description, "people", "described", country=country)


def named(
    name: str, country: str = "", sector: str = "", of: Sequence[str] = (), kind: str = "person"
) -> Hop:
    who = party(name)
    return Hop(name, kind, "named", who.id, country, sector, of=tuple(of))  # type: ignore[arg-type]


def vector(seed: str) -> NDArray[np.float32]:
    """A unit vector that only its seed decides."""
    numbers = np.random.default_rng(int(sha256(seed.encode()).hexdigest()[:8], 16)).normal(size=384)
    return (numbers / np.linalg.norm(numbers)).astype(np.float32)


def claim(
    article: str,
    *chains: Sequence[Hop],
    outlet: str = "",
    local: str = "c1",
    type: str = "CONSULT",
    mode: str = "",
    status: str = "happened",
    stance: str = "",
    time: str = "2023-09-17",
    firm: bool = True,
    published: str | None = "2023-10-04",
    actors: Sequence[Party] = (USA, EU, RUSSIA),
    recipients: Sequence[Party] = (),
    place: Party | None = ISTANBUL,
    quantities: Sequence[Quantity] = (),
    about: Sequence[str] = (),
    quote: str = SAYS,
    seed: str = "meeting",
    title: bool = False,
    sha: str = "1",
    people: Sequence[str] = (),
    headline: str = "",
    named: Sequence[str] = (),
    language: str = "ru",
) -> LinkedClaim:
    """A claim of an article that is named like its outlet; with no chain it is the outlet's own voice."""
    told = Claim(
        local, type, mode, status,  # type: ignore[arg-type]
        stance or ("claimed" if chains else "asserted"),  # type: ignore[arg-type]
        (Evidence((0, 1), (0, len(quote))),),
        time=When(time, ("t1",) if firm else ()) if time else None,
        quantities=tuple(quantities), confidence=0.8, by="test",
    )  # fmt: skip
    precision, lat, lon = _WHERE.get(place.id, ("city", None, None)) if place else ("", None, None)
    return LinkedClaim(
        id=f"{article}#{local}@{sha}", article=article, outlet=outlet or article, url="", language=language,
        published=published, known_from=published, claim=told,
        actors=tuple(actors), recipients=tuple(recipients),
        place=place, precision=precision, lat=lat, lon=lon, quote=quote, quote_span=(40, 40 + len(quote)),
        chains=tuple(tuple(chain) for chain in chains), about=tuple(about), vector=vector(seed), title=title,
        lead=0.9, people=tuple(people), named=tuple(named),
        headline=vector(headline) if headline else None,
    )  # fmt: skip


def figure(low: float | None, high: float | None, what: str = "dead") -> Quantity:
    return Quantity(what, low, high, "people", (0, 3))
