"""Reasons in sentences: the templates of knowledge/<language>/reasons.yaml, filled.

    sentence(reason, language="en") -> str     no capital, no full stop: "Politico is named as its root"

A template's slots are the names of a reason's values; `{time:when}` shows an EDTF value in words, `{type:type}` an
event type. A list reads "A, B and C", a long one "A, B, C and 4 more". A reason with the value `n` may have a form for
each plural.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

from letopis.errors import KnowledgeError
from letopis.knowledge import LANGUAGES, load
from letopis.reading.claims.lexicon import ontology
from letopis.reading.times import edtf
from letopis.records import Reason

_SHOWN = 5  # of a list; the rest are counted


def sentence(reason: Reason, language: str = "en") -> str:
    """A reason in a language. What a later version says with a key unknown here shows as the key."""
    language = language if language in LANGUAGES else "en"
    template = _templates(language).get(reason.key, reason.key)
    if isinstance(template, Mapping):
        number = reason.values.get("n", 0)
        form = Locale(language).plural_form(int(number) if isinstance(number, int) else 0)
        template = template.get(form, template["other"])
    return str(template).format(**{name: _Value(value, language) for name, value in reason.values.items()})


class _Value:
    """A value of a reason, as a template writes it."""

    def __init__(self, value: Any, language: str) -> None:
        self._value = value
        self._language = language

    def __format__(self, kind: str) -> str:
        value, language = self._value, self._language
        if kind == "when":
            return edtf.human(value, language)
        if kind in ("type", "mode"):
            return str(ontology()[f"{kind}s"].get(value, {}).get("labels", {}).get(language, value.lower()))
        if kind == "how":  # a value that is itself a key; words of a user's own stand as they are
            return str(_templates(language).get(value, value))
        if isinstance(value, list | tuple):
            return _listed(value, language)
        if isinstance(value, float):
            return str(format_decimal(value, "0.00", locale=language))
        return str(value)


def _listed(names: list[str] | tuple[str, ...], language: str) -> str:
    more = len(names) - _SHOWN
    if more > 1:
        names = [*names[:_SHOWN], str(_templates(language)["more"]).format(n=more)]
    return format_list([str(name) for name in names], locale=_AND.get(language, language))


_AND = {"en": "en_GB"}  # "A, B and C", as the rest of our English is written


@cache
def _templates(language: str) -> Mapping[str, Any]:
    """Raises KnowledgeError that names what a language lacks beside English."""
    ours: Mapping[str, Any] = load("reasons", language)
    if missing := sorted(set(load("reasons", "en")) - set(ours)):
        raise KnowledgeError(f"{language}/reasons.yaml: no {', '.join(missing)}")
    return ours
