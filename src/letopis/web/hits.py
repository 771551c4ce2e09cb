"""Showing where the words that were asked for stand, whatever their form."""

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from letopis.knowledge import LANGUAGES
from letopis.store import search

_WORD = re.compile(r"[^\W_]+(?:['’ʼ\-][^\W_]+)*")
BEGINNING = 2  # letters that two forms of a word share; spares looking up most words of a page
Marker = Callable[[str], Markup]


def marker(*asked: str) -> Marker:
    """A filter that escapes a text and marks in it every word that is a form of a word asked for."""
    wanted = {form for words in asked for word in search.folded(words).split()[:12] for form in _forms(word)}
    beginnings = {form[:BEGINNING] for form in wanted}

    def marked(text: str) -> Markup:
        if not wanted:
            return escape(text)
        made, at = Markup(), 0
        for found in _WORD.finditer(text):
            word = search.folded(found.group())
            if word[:BEGINNING] in beginnings and wanted.intersection(_forms(word)):
                made += escape(text[at : found.start()])
                made += Markup("<mark class=hit>{}</mark>").format(found.group())
                at = found.end()
        return made + escape(text[at:])

    return marked


def _forms(word: str) -> set[str]:
    return {word, *(form for language in LANGUAGES for form in search.base_forms(word, language))}
