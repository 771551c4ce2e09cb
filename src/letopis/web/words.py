"""The page's own words in three languages: knowledge/<language>/page.yaml, with plurals, dates and numbers right."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from letopis.errors import KnowledgeError
from letopis.export import wording
from letopis.knowledge import load
from letopis.ledger.graph import UNKNOWN
from letopis.linking.reasons import sentence
from letopis.reading.claims.lexicon import ontology
from letopis.reading.times import edtf
from letopis.records import Event, EventEvidence, Quantity, Reason

PARTIES = ("place", "actors", "recipients", "participants")  # fields whose values are names
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:e\+\d+)?")
SHORT = 90  # characters of a sentence that stands for a headline
LANGUAGES = {"en": "English", "uk": "Українська", "ru": "Русский"}


def chosen(asked: str, kept: str, accepted: str) -> str:
    """The language of the page: asked for in the address, else kept in the cookie, else what the browser accepts."""
    wished = [asked, kept]
    ranked = []
    for place, part in enumerate(accepted.split(",")[:20]):
        name, _, quality = part.strip().partition(";q=")
        try:
            ranked.append((-float(quality or 1), place, name[:2].lower()))
        except ValueError:
            continue
    wished += [name for _, _, name in sorted(ranked)]
    return next((name for name in wished if name in LANGUAGES), "en")


@dataclass(frozen=True)
class Words:
    """What a page says things with, in one language."""

    language: str

    def __call__(self, key: str, **values: Any) -> str:
        """The words under a key; of plurals the form that `n` takes."""
        found = _catalogue(self.language)[key]
        if isinstance(found, Mapping):
            form = _form(values["n"], self.language)
            found = found.get(form, found["other"])
            values["n"] = self.number(values["n"])
        return str(found).format(**values) if values else str(found)

    def of(self, table: str, key: str) -> str:
        """The word for a value of a closed set («status», «planned»), else the value as it stands."""
        return str(_catalogue(self.language)[table].get(key) or key.replace("_", " ").replace("-", " "))

    def number(self, value: float) -> str:
        """A number with its thousands apart."""
        return _number(value, self.language)

    def when(self, time: str) -> str:
        """An EDTF value in words, "" for none."""
        return _when(time, self.language) if time else ""

    def month(self, day: date) -> str:
        """«September 2023», «вересень 2023»."""
        words = str(format_date(day, "LLLL y", locale=self.language))
        return words[:1].upper() + words[1:]

    def short_month(self, day: date) -> str:
        """«Sep», «вер.»."""
        return str(format_date(day, "LLL", locale=self.language))

    def short_day(self, day: date) -> str:
        """«17 Sep», «17 вер.»."""
        return _day(day, "d MMM", self.language)

    def day(self, day: date) -> str:
        """«17 Sun», «17 нд»: the day as it stands under its month."""
        return _day(day, "d EEE", self.language)

    def stamp(self, moment: str | None) -> str:
        """«4 Oct 2023, 15:10» of an ISO date or date-time; what is none stays as it is."""
        try:
            day = date.fromisoformat((moment or "")[:10])
        except ValueError:
            return moment or ""
        hour = f", {moment[11:16]}" if moment and len(moment) > 15 else ""
        return f"{_day(day, 'd MMM y', self.language)}{hour}"

    def country(self, code: str) -> str:
        """A country's name by its code."""
        return "EU" if code == "EU" else str(Locale(self.language).territories.get(code, code))

    def type(self, name: str, mode: str = "") -> str:
        """An event type, with its mode where it has one, in words."""
        words = _label("types", name, self.language)
        return f"{words}: {_label('modes', mode, self.language)}" if mode else words

    def types(self) -> list[tuple[str, str]]:
        """Every event type with its words, by the words."""
        return sorted(((name, self.type(name)) for name in ontology()["types"]), key=lambda pair: pair[1])

    def headline(self, event: Event) -> str:
        """The event in one line."""
        return wording.headline(event, self.language) or self.type(event.type)

    def line(self, event: Event) -> str:
        """The event in one line that stands alone: where the headline names nobody, its sentence goes on."""
        words = self.headline(event)
        if event.actors or event.recipients or event.participants or "“" in words or "«" in words:
            return words
        best = self.best(event)
        return f"{words}: {shortened(best.quote, SHORT)}" if best else words

    def reason(self, reason: Reason) -> str:
        """Why something was decided, as a sentence with a capital."""
        values = {name: self._outlets(value) for name, value in reason.values.items()}
        words = sentence(Reason(reason.key, values), self.language)
        return words[:1].upper() + words[1:]

    def _outlets(self, value: Any) -> Any:
        """A value of a reason with the words for an outlet that is not known."""
        if isinstance(value, list | tuple):
            return tuple(
                dict.fromkeys(self.outlet(name) if isinstance(name, str) else name for name in value)
            )
        return self.outlet(value) if isinstance(value, str) else value

    def outlet(self, name: str) -> str:
        """A name as it is, or the words for an outlet that is not known."""
        return self("unknown_outlet") if name in ("", UNKNOWN) else name

    def cap(self, name: str) -> str:
        """What held a likeness down, in words."""
        return sentence(Reason(f"cap_{name}"), self.language)

    def part(self, name: str) -> str:
        """What two reports are alike by, in words."""
        return sentence(Reason(f"by_{name}"), self.language)

    def best(self, event: Event) -> EventEvidence | None:
        """Its best sentence in this language, else in any; None for an event without evidence."""
        return next((e for e in event.evidence if e.language == self.language), (*event.evidence, None)[0])

    def named(self, party: Any) -> str:
        """A party's or an entity's name in this language, else as it is known."""
        return wording.name(party, self.language)

    def roots(self, event: Event) -> str:
        """«1 root», «1–3 roots, most likely 2»."""
        return wording.rooted(event, self.language)

    def value(self, field: str, value: str) -> str:
        """A value that reports differ on, in words where it is a date, a status or a type."""
        if field == "time":
            return self.when(value)
        if field == "type":
            return self.type(value)
        if field in ("status", "happening"):
            return self.of("statuses" if field == "status" else field, value)
        if field in PARTIES:
            return value
        return _FIGURE.sub(lambda found: self.number(float(found.group())), value)

    def figure(self, quantity: Quantity) -> str:
        """«100 killed», «100 or more killed», «up to 5», «3–5»."""
        low, high = (None if v is None else self.number(v) for v in (quantity.low, quantity.high))
        if low and high:
            words = low if low == high else f"{low}–{high}"
        else:
            words = self("or_more", n=low) if low else self("up_to", n=high) if high else ""
        unit = "" if quantity.unit == "people" else quantity.unit
        counted = "" if quantity.what == "money" else self.of("counted", quantity.what)
        return " ".join(part for part in (words, unit, counted) if part)


def shortened(text: str, most: int) -> str:
    """A text cut between words, with three dots where it was."""
    if len(text) <= most:
        return text
    return f"{text[:most].rpartition(' ')[0] or text[:most]} …"


@lru_cache(maxsize=10_000)
def _when(time: str, language: str) -> str:
    return edtf.human(time, language)


@lru_cache(maxsize=10_000)
def _day(day: date, form: str, language: str) -> str:
    return str(format_date(day, form, locale=language))


@lru_cache(maxsize=10_000)
def _form(number: int, language: str) -> str:
    return str(Locale(language).plural_form(number))


@lru_cache(maxsize=10_000)
def _number(value: float, language: str) -> str:
    return str(format_decimal(value, locale=language))


def _label(table: str, name: str, language: str) -> str:
    entry: Any = ontology()[table].get(name) or {}
    return str(entry.get("labels", {}).get(language, name.lower()))


@cache
def _catalogue(language: str) -> Mapping[str, Any]:
    """Raises KnowledgeError that names what a language lacks beside English."""
    ours: Mapping[str, Any] = load("page", language)
    if language != "en":
        missing = sorted(set(load("page", "en")) - set(ours))
        if missing:
            raise KnowledgeError(f"{language}/page.yaml: no {', '.join(missing)}")
    return ours
