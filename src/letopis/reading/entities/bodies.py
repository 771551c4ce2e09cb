"""Bodies the news names daily (knowledge/organisations.yaml) and outlets (knowledge/outlets.yaml)."""

from dataclasses import dataclass, field
from functools import cache

from letopis.errors import KnowledgeError
from letopis.knowledge import LANGUAGES, load
from letopis.knowledge.outlets import known
from letopis.reading.entities import states
from letopis.reading.entities.index import Index
from letopis.reading.entities.names import fold, is_cyrillic
from letopis.reading.entities.nouns import nouns
from letopis.reading.morphology import analyzer


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation or outlet with its names; `generic`: one that every state has."""

    names: dict[str, str] = field(hash=False)
    country: str = ""
    sector: str = ""
    generic: bool = False

    @property
    def key(self) -> str:
        """What tells this body from others."""
        return f"{self.names['en']}/{self.country}" if self.generic else self.names["en"]


@cache
def bodies() -> Index[Body]:
    """Bodies that are one of a kind."""
    return _index("bodies", False)


@cache
def generic() -> Index[Body]:
    """Bodies that every state has: ministries, parliaments, armies."""
    return _index("generic", True)


@cache
def outlets() -> Index[Body]:
    """Newspapers, agencies, channels and sites by all their names."""
    index: Index[Body] = Index()
    for outlet in known():
        every = (outlet.name, *outlet.aliases)
        names = dict.fromkeys(LANGUAGES, outlet.name)
        if is_cyrillic(outlet.name):
            names["uk"] = next((name for name in every if set(name.lower()) & set("іїєґ")), outlet.name)
        names["en"] = next((name for name in every if not is_cyrillic(name)), outlet.name)
        for name in every:
            index.add(name, Body(names, outlet.country, "media"))
    return index


@cache
def happenings() -> Index[str]:
    """Happenings that news names with a capital: Brexit, the Arab Spring. The value is the English name."""
    index: Index[str] = Index()
    for entry in load("happenings"):
        if missing := [language for language in LANGUAGES if not entry.get(language)]:
            raise KnowledgeError(f"knowledge/happenings.yaml: {entry} has no name in {', '.join(missing)}")
        for name in (*(entry[language] for language in LANGUAGES), *entry.get("also", ())):
            index.add(str(name), str(entry["en"]))
    return index


def of_state(body: Body, code: str) -> Body:
    """A generic body of a state: «МИД» and DE → «МИД Германии», "Foreign Ministry of Germany"; that of a state
    already stays."""
    state = states.names(code)
    if not body.generic or body.country or not state:
        return body
    named = {
        language: f"{body.names[language]} {_genitive(state[language], language)}"
        for language in ("ru", "uk")
    } | {"en": f"{body.names['en']} of {_with_article(state['en'])}"}
    return Body(named, code, body.sector, True)


def _with_article(name: str) -> str:
    return f"the {name}" if name.split()[0] in ("United", "Netherlands", "Philippines", "European") else name


def _genitive(name: str, language: str) -> str:
    """A state's name in the genitive: what comes before a preposition or a genitive of its own is
    declined.
    """
    words = name.split()
    done = []
    for i, word in enumerate(words):
        if not is_cyrillic(word) or word.isupper() or word in ("и", "і", "та"):
            done.append(word)
            continue
        parses = [p for p in analyzer(language).parse(word) if p.tag.case == "nomn"]
        form = (
            parses[0].inflect({"gent"} | ({"plur"} if parses[0].tag.number == "plur" else set()))
            if parses
            else None
        )
        done.append(_capital(form.word, word) if form else word)
        if parses and parses[0].tag.POS == "NOUN":
            done += words[i + 1 :]
            break
    return " ".join(done)


def _capital(word: str, like: str) -> str:
    parts = zip(word.split("-"), like.split("-"), strict=False)
    return "-".join(p.capitalize() if m[:1].isupper() else p for p, m in parts)


def _index(section: str, is_generic: bool) -> Index[Body]:
    index: Index[Body] = Index()
    for i, entry in enumerate(load("organisations")[section]):
        names = {language: entry.get(language) for language in LANGUAGES}
        if not all(isinstance(name, str) for name in names.values()):
            raise KnowledgeError(f"organisations.yaml, {section}, entry {i + 1}: needs ru, uk and en")
        body = Body(names, entry.get("country", ""), entry.get("sector", ""), is_generic)
        for name in (*names.values(), *entry.get("also", ())):
            index.add(str(name), body, plain=_of_common_words(str(name)))
    return index


def _of_common_words(name: str) -> bool:
    """«Палата общин»: several words with a noun of bodies among them, which half the papers write small."""
    words = [fold(word) for word in name.split()]
    heads = nouns("ru").heads.keys() | nouns("uk").heads.keys()
    return len(words) > 1 and not heads.isdisjoint(words)
