"""Forms of words from knowledge/<language>/forms.yaml, for languages without a dictionary of their own.

    Paradigms("be").parse("паведаміла")[0].normal_form → "паведаміць"

Answers as pymorphy3's analyser does, so that the rules need not know whether a dictionary or a page of YAML
stands behind a language. A word it does not list comes back as itself, with the grammeme UNKN.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from letopis.errors import KnowledgeError
from letopis.knowledge import load

_CASES = frozenset(("nomn", "gent", "datv", "accs", "ablt", "loct", "voct"))
_GENDERS = frozenset(("masc", "femn", "neut"))


@dataclass(frozen=True, slots=True)
class Tag:
    """The grammemes of a form; the first names its part of speech."""

    POS: str | None
    grammemes: frozenset[str]

    @property
    def case(self) -> str | None:
        """The case, None where the form has none."""
        return next(iter(self.grammemes & _CASES), None)

    @property
    def gender(self) -> str | None:
        """masc, femn, neut or None."""
        return next(iter(self.grammemes & _GENDERS), None)

    @property
    def number(self) -> str | None:
        """sing, plur or None."""
        return next(iter(self.grammemes & {"sing", "plur"}), None)

    def __contains__(self, grammeme: str) -> bool:
        return grammeme in self.grammemes


@dataclass(frozen=True, slots=True)
class Parse:
    """One way to read a word."""

    word: str
    normal_form: str
    tag: Tag
    is_known: bool = True
    score: float = 1.0
    lexeme: list["Parse"] = field(default_factory=list, repr=False, compare=False)

    def inflect(self, wanted: Collection[str]) -> "Parse | None":
        """The form of the same word with these grammemes, None where there is none."""
        return next((form for form in self.lexeme if form.tag.grammemes.issuperset(wanted)), None)


class Paradigms:
    """The analyser of one language. Raises KnowledgeError naming what is wrong in its forms.yaml."""

    def __init__(self, language: str) -> None:
        self._forms: dict[str, list[Parse]] = {}
        known = load("forms", language)
        paradigms: Mapping[str, Mapping[str, str]] = known.get("paradigms", {})
        for name, stems in known.get("words", {}).items():
            if name not in paradigms:
                raise KnowledgeError(f"{language}/forms.yaml: words: no paradigm {name!r}")
            for stem in stems:
                first = next(iter(paradigms[name]))
                self._add(f"{stem}{first}", {f"{stem}{end}": told for end, told in paradigms[name].items()})
        for base, forms in known.get("single", {}).items():
            self._add(base, forms)

    def _add(self, base: str, forms: Mapping[str, str]) -> None:
        lexeme: list[Parse] = []
        for word, told in forms.items():
            for way in told.split("|"):
                grammemes = way.split()
                tag = Tag(grammemes[0] if grammemes else None, frozenset(grammemes))
                lexeme.append(Parse(word.lower(), base.lower(), tag, lexeme=lexeme))
        for form in lexeme:
            self._forms.setdefault(form.word, []).append(form)

    def parse(self, word: str) -> list[Any]:
        """Every way to read a word, at least one."""
        lower = word.lower()
        return list(self._forms.get(lower, ())) or [
            Parse(lower, lower, Tag(None, frozenset(("UNKN",))), False)
        ]

    def word_is_known(self, word: str) -> bool:
        """Whether forms.yaml lists the word."""
        return word.lower() in self._forms
