"""The words that head roles: «президент», «спецпредставитель», "envoy" (knowledge/<language>/titles.yaml)."""

from dataclasses import dataclass
from functools import cache

from letopis.errors import KnowledgeError
from letopis.knowledge import load
from letopis.reading import morphology
from letopis.reading.analysis import Token
from letopis.reading.entities.names import fold


@dataclass(frozen=True, slots=True)
class Titles:
    """The words that head roles in one language."""

    anywhere: frozenset[str]
    beside: frozenset[str]
    holding: frozenset[str]
    representing: frozenset[str]
    modifiers: frozenset[str]
    courtesy: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Every word that heads a role beside a name."""
        return self.anywhere | self.beside


@cache
def titles(language: str) -> Titles:
    """The titles of a language, from knowledge/<language>/titles.yaml."""
    entry = load("titles", language)
    for key in ("anywhere", "beside", "holding", "representing"):
        if not isinstance(entry.get(key), list) or not all(isinstance(w, str) for w in entry[key]):
            raise KnowledgeError(f"{language}/titles.yaml: {key} should be a list of words")
    keys = ("anywhere", "beside", "holding", "representing", "modifiers", "courtesy")
    return Titles(*(frozenset(fold(word) for word in entry.get(key, ())) for key in keys))


def heads_role(token: Token, language: str, words: frozenset[str] | None = None) -> bool:
    """Whether a word heads a role («президента», «спецпредставителем», "Minister")."""
    if token.pos in ("VERB", "AUX", "ADP", "PRON", "ADV"):
        return False
    known = words if words is not None else titles(language).all
    if fold(token.lemma) in known or fold(token.text) in known:
        return True
    if language == "en" and token.text.endswith("."):
        return fold(token.text[:-1]) in known
    if language in ("ru", "uk") and token.pos in ("NOUN", "PROPN", "X", ""):
        parses = morphology.analyzer(language).parse(token.text.replace("’", "'"))
        best = next((p for p in parses if p.tag.POS == "NOUN"), None)
        return best is not None and fold(best.normal_form) in known
    return False
