"""Search by words in any form: texts as folded words, with the base forms beside them.

Behind it stand an FTS5 index on SQLite and a GIN index over arrays of the words on PostgreSQL: both hold the words
as they are made here, since no database knows the forms of Ukrainian, and find the same.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from sqlalchemy import (
    ColumnElement,
    Connection,
    Text,
    and_,
    bindparam,
    cast,
    delete,
    func,
    literal_column,
    select,
    text,
)  # fmt: skip
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.sql import Select

from letopis.knowledge import LANGUAGES
from letopis.reading import morphology
from letopis.store import schema
from letopis.store.many import chunks, insert

WORDS = 12  # of a query; the rest would only slow it down
LONGEST = 200  # letters of a word: no index takes longer ones
_WORD = re.compile(r"[^\W_]+(?:['\-][^\W_]+)*")
# As the index has it, or it would not be used.
_WORDS_OF_TEXTS = func.string_to_array(
    schema.texts.c.surface + schema.texts.c.lemmas, literal_column("' '"), type_=ARRAY(Text)
)
_CYRILLIC = re.compile("[а-яіїєґ]")


def folded(words: str) -> str:
    """The text's words in lower case with ё as е and one kind of apostrophe, single spaces between."""
    plain = words.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'").replace("\u0301", "")
    return " ".join(word[:LONGEST] for word in _WORD.findall(plain))


def lemmas(words: str, language: str) -> str:
    """Every plausible base form of each of a text's words, folded: «Києві» is київ and кий."""
    return " ".join(form for word in folded(words).split() for form in base_forms(word, language))


def base_forms(word: str, language: str) -> tuple[str, ...]:
    """The plausible base forms of one folded word, sorted."""
    return _base_forms(word, language)


def put(connection: Connection, kind: str, found: Mapping[str, tuple[str, str]]) -> None:
    """Index texts, each by its id with its words and their base forms, in place of what was there."""
    remove(connection, kind, list(found))
    rows = [
        {"kind": kind, "id": id, "surface": f" {folded(surface)} ", "lemmas": f" {folded(bases)} "}
        for id, (surface, bases) in found.items()
    ]
    insert(connection, schema.texts, rows)


def remove(connection: Connection, kind: str, ids: Sequence[str]) -> None:
    """Take texts out of the index."""
    table = schema.texts
    for part in chunks(ids):
        connection.execute(delete(table).where(table.c.kind == kind, table.c.id.in_(part)))


def matching(connection: Connection, kind: str, query: str) -> Select[tuple[str]]:
    """A select of the ids of texts in which every word of the query stands, in some form."""
    table = schema.texts
    wanted = [_forms(word) for word in folded(query).split()[:WORDS]]
    base = select(table.c.id).where(table.c.kind == kind)
    if not wanted:
        return base.where(text("1 = 0"))
    return base.where(_in_fts(wanted) if connection.dialect.name == "sqlite" else _in_gin(wanted))


def _in_fts(wanted: list[list[str]]) -> ColumnElement[bool]:
    # Letters, digits and inner ' - only, and quoted: nothing of the query is read as FTS5 syntax.
    match = " AND ".join("(" + " OR ".join(f'"{form}"' for form in forms) + ")" for forms in wanted)
    found = text("SELECT rowid FROM search WHERE search MATCH :match").bindparams(bindparam("match", match))
    return schema.texts.c.number.in_(found.columns(schema.texts.c.number))


def _in_gin(wanted: list[list[str]]) -> ColumnElement[bool]:
    return and_(*(_WORDS_OF_TEXTS.overlap(cast(forms, ARRAY(Text))) for forms in wanted))


def _forms(word: str) -> list[str]:
    """The word and its base forms in each language it may be of."""
    languages = [language for language in LANGUAGES if bool(_CYRILLIC.search(word)) != (language == "en")]
    return sorted({word, *(form for language in languages for form in base_forms(word, language))})


@lru_cache(maxsize=100_000)
def _base_forms(word: str, language: str) -> tuple[str, ...]:
    if language == "en" or not _CYRILLIC.search(word):
        found = {morphology.parse(word, "en").lemma}
    else:
        found = {str(parse.normal_form) for parse in morphology.analyzer(language).parse(word)}
    return tuple(sorted({folded(form) for form in found} - {""})) or (word,)
