"""States: their names in three languages, adjectives and inhabitants, capitals, seats of government, where they lie.

Names come from CLDR (through Babel), the rest from knowledge/countries.yaml. Codes are ISO 3166-1 alpha-2,
and EU.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from babel import Locale

from letopis.errors import KnowledgeError
from letopis.knowledge import LANGUAGES, load, readable
from letopis.reading.analysis import Sentence, Token
from letopis.reading.entities.index import Index
from letopis.reading.entities.names import fold
from letopis.reading.entities.titles import heads_role
from letopis.reading.morphology import analyzer

_NOT_STATES = {"ZZ", "XA", "XB", "EZ", "QO", "UN", "AQ"}  # unknown, pseudo-locales, groups, a continent


@dataclass(frozen=True, slots=True)
class Seat:
    """A capital or a house that stands for a government; `always`: whatever the grammar («Кремль»)."""

    country: str
    always: bool
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Midst:
    """A point in the midst of a state, in degrees, and how many km from it a disc of the state's area reaches."""

    lat: float
    lon: float
    km: float


@cache
def names(code: str) -> dict[str, str]:
    """A state's name in every language that is read; {} for an unknown code."""
    if code == "EU":
        return {"ru": "Европейский союз", "uk": "Європейський Союз", "en": "European Union"}
    found = {language: _territories(language).get(code, "") for language in readable()}
    return {language: _plain(name) for language, name in found.items() if name}


def midst(code: str) -> Midst | None:
    """Where a state lies, as far as one point and one disc can tell; None for an unknown code."""
    entry = _entries().get(code, {})
    return Midst(**entry["at"]) if "at" in entry else None


def by_name(text: str, language: str) -> str:
    """The code of the state a text names, in any case; "" when none."""
    return _names().whole(text, language) or ""


def name_index() -> Index[str]:
    """All names of states."""
    return _names()


def seat_index() -> Index[Seat]:
    """All capitals and seats of government."""
    return _seats()


def adjective_index() -> Index[str]:
    """English adjectives of states, some of two words ("North Korean")."""
    return _english_adjectives()


def by_adjective(token: Token, language: str) -> str:
    """The code of the state an adjective or a word for an inhabitant belongs to («российский», «россиян»)."""
    return adjective(token.text, language, token.lemma)


@lru_cache(maxsize=50_000)
def adjective(word: str, language: str, lemma: str = "") -> str:
    """The same for a bare word."""
    if language == "en" and not word[:1].isupper():
        return ""
    known = _adjectives(language)
    code = known.get(fold(lemma)) or known.get(fold(word))
    if not code and language == "en" and word.endswith("s"):
        code = known.get(fold(word[:-1]))  # "Liberians"
    if not code and language != "en" and not word.isupper() and len(word) > 3:
        parses = analyzer(language).parse(word.replace("’", "'").lower())
        found = (known.get(fold(p.normal_form)) for p in parses if p.tag.POS in ("ADJF", "NOUN"))
        code = next((c for c in found if c), "")
    if not code and "-" in word and language != "en":
        code = known.get(fold(word.rsplit("-", 1)[1]), "")
    return code or ""


def acts(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a capital at [start, end) stands for its government here, not for the town.

    «в Москве», «мэр Москвы», «обстреляли Киев» are the town; «Москва заявила», «с Москвой», «позиция
    Москвы» the government.
    """
    known = load("prepositions", sentence.language)
    inside = sentence.tokens_in(start, end)
    if not inside:
        return False
    first, last = inside[0], inside[-1]
    before = sentence.tokens[first.i - 1] if first.i else None
    if before is not None and (before.pos == "ADP" or fold(before.text) in known["cases"]):
        return not _moves_to(sentence, first, known) and _with_actors(sentence, before, known["place"])
    after = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
    if after is not None and fold(after.lemma) in known["nouns"]:
        return False  # "Moscow residents"
    if before is not None and before.pos == "CCONJ" and before.i:
        other = sentence.tokens[before.i - 1]  # «между Вашингтоном и Пекином»: both or none
        if _seats().whole(other.text, sentence.language) or by_name(other.text, sentence.language):
            return acts(sentence, other.start, other.end)
    if before is not None and heads_role(before, sentence.language):
        return fold(before.lemma) not in known["nouns"]  # «советник Вашингтона», but «мэр Москвы»
    head = sentence.head_of(start, end)
    if (
        head is not None
        and head.dep in ("root", "nsubj")
        and not any(t.pos in ("VERB", "AUX") for t in sentence.tokens)
    ):
        return False  # a dateline
    above = sentence.tokens[head.head] if head is not None and head.head >= 0 else None
    if after is not None and after.pos == "VERB" and not after.tags & {"PRTF", "GRND", "INFN", "plur"}:
        return fold(after.lemma) not in known["verbs"]
    if head is None or above is None:
        return False
    joined = [t for t in inside if t.dep in ("conj",)]
    if joined and above.i < first.i:
        return acts(sentence, above.start, above.end)
    if head.dep.startswith(("nsubj", "obj", "iobj", "obl")):
        return fold(above.lemma) not in known["verbs"] and head.dep != "obl"
    if before is not None and fold(before.lemma) in known["nouns"] + known["types"]:
        return False
    if head.dep in ("nmod", "nmod:poss"):
        return fold(above.lemma) not in known["nouns"]
    return False


def _moves_to(sentence: Sentence, town: Token, known: dict[str, Any]) -> bool:
    """ "flew to Moscow", "from Riga to Moscow": whither, in English, whose "to" is also that of whom one speaks to."""
    before = sentence.tokens[: town.i]
    if sentence.language != "en" or fold(before[-1].text) != "to":
        return False
    above = sentence.tokens[town.head] if town.head >= 0 else before[-1]
    return (
        fold(above.lemma) in known["motion"]
        or (len(before) > 1 and fold(before[-2].lemma) in known["motion"])
        or any(fold(t.text) == "from" for t in before[-6:-1])
    )


def _with_actors(sentence: Sentence, preposition: Token, place: list[str]) -> bool:
    """After a preposition: «между Веной и Осло», «с Веной» are actors; «в Вене» is a place."""
    word = fold(preposition.text)
    if word in place:
        return False
    if word in ("с", "со", "з", "зі", "із", "до", "від", "от"):
        token = sentence.tokens[preposition.i + 1]
        # «с Москвой» (instrumental) is company; «с Киева», «з Києва» (genitive) is a direction.
        return "ablt" in token.tags or word in ("від", "от")
    return True


@cache
def _territories(language: str) -> dict[str, str]:
    listed = {str(code): str(name) for code, name in Locale(language).territories.items()}
    return {
        code: listed[code] for code in listed if re.fullmatch("[A-Z]{2}", code) and code not in _NOT_STATES
    }


def _plain(name: str) -> str:
    """CLDR's name without its bracketed remark («Гонконг (САР)»)."""
    return re.sub(r"\s*\([^)]*\)", "", name)


@cache
def _names() -> Index[str]:
    index: Index[str] = Index()
    for code, entry in _entries().items():
        for name in entry.get("also", ()):
            index.add(name, code)
    for language in readable():
        for code, name in _territories(language).items():
            if code != "EU":
                index.add(_plain(name), code)
    return index


@cache
def _seats() -> Index[Seat]:
    index: Index[Seat] = Index()
    for code, entry in _entries().items():
        for name in entry.get("seat", ()):
            index.add(name, Seat(code, True))
        if capital := entry.get("capital"):
            for name in capital:
                index.add(name, Seat(code, False, tuple(capital)))
    return index


@cache
def _adjectives(language: str) -> dict[str, str]:
    return {fold(word): code for code, entry in _entries().items() for word in entry.get(language, ())}


@cache
def _english_adjectives() -> Index[str]:
    index: Index[str] = Index()
    for code, entry in _entries().items():
        for word in entry.get("en", ()):
            index.add(word, code)
            if " " in word:
                index.add(f"{word}s", code)
    return index


@cache
def _entries() -> dict[str, dict[str, Any]]:
    entries = load("countries")
    for code, entry in entries.items():
        if not isinstance(code, str) or not re.fullmatch("[A-Z]{2}", code) or not isinstance(entry, dict):
            raise KnowledgeError(
                f"countries.yaml: {code!r} is no two-letter code with a mapping", "Quote NO."
            )
        for key, words in entry.items():
            if key == "at":
                _check_point(code, words)
            elif key not in (*LANGUAGES, "capital", "also", "seat") or not _strings(words):
                raise KnowledgeError(f"countries.yaml, {code}: {key} should be a list of words")
        if len(entry.get("capital", (1, 2, 3))) != 3:
            raise KnowledgeError(f"countries.yaml, {code}: capital wants its name in ru, uk and en")
    return dict(entries)


def _check_point(code: str, at: object) -> None:
    bounds = {"lat": (-90, 90), "lon": (-180, 180), "km": (0, 20_000)}
    given = at if isinstance(at, dict) and at.keys() == bounds.keys() else dict.fromkeys(bounds)
    if not all(isinstance(v, int | float) and bounds[k][0] <= v <= bounds[k][1] for k, v in given.items()):
        raise KnowledgeError(f"countries.yaml, {code}: at wants lat and lon in degrees, and km")


def _strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
