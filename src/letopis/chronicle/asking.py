"""A question as a query: each part of it as a condition on events."""

from functools import cache
from itertools import islice, product
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from letopis.chronicle.question import Question
from letopis.knowledge import LANGUAGES
from letopis.linking import country_names, house, outlet_key
from letopis.linking.names import fold
from letopis.store import schema, search
from letopis.store.many import MANY

GROWS = "development"  # a difference that is no dispute
WORDS = 8  # of a name
FORMS = 64  # of a name, a language
# By first day, then last; exactly then before about then; as an editor would have them; undated ones last.
IN_ORDER = (
    func.coalesce(schema.events.c.start, "9999"),
    func.coalesce(schema.events.c.end, "9999"),
    schema.events.c.edtf,
    schema.events.c.importance.desc(),
    schema.events.c.id,
)
# The latest first day first; within a day as above; undated ones last.
NEWEST = (func.coalesce(schema.events.c.start, "").desc(), *IN_ORDER[1:])
_WEIGHTY = (schema.events.c.importance.desc(), schema.events.c.id)
WHO = ("actor", "recipient", "participant")


def events(connection: Connection, question: Question) -> Select[tuple[str]]:
    """A select of the ids of events that answer a question."""
    table = schema.events
    query = select(table.c.id)
    for condition in _conditions(connection, question):
        query = query.where(condition)
    return query


def order(question: Question) -> tuple[ColumnElement[Any], ...]:
    """The columns to sort events by; each order is full, so that the same question gives the same list."""
    table, held, versions = schema.events, schema.event_claims, schema.versions
    if question.sort == "newest":
        return NEWEST
    if question.sort == "roots":
        return table.c.roots_low.desc(), table.c.roots_high.desc(), *_WEIGHTY
    told = select(func.count(held.c.article.distinct())).where(held.c.event == table.c.id)
    if question.sort == "articles":
        return told.scalar_subquery().desc(), *_WEIGHTY
    if question.sort == "recent":
        days = select(func.max(func.substr(versions.c.published, 1, 10)))
        latest = days.join(held, held.c.article == versions.c.article).where(held.c.event == table.c.id)
        return func.coalesce(latest.scalar_subquery(), "").desc(), *_WEIGHTY
    return IN_ORDER


def _conditions(connection: Connection, question: Question) -> list[ColumnElement[bool]]:
    table = schema.events
    wanted: list[ColumnElement[bool]] = []
    if question.types:
        wanted.append(table.c.type.in_(question.types))
    if question.first_day:
        wanted.append(table.c.end >= question.first_day)
    if question.last_day:
        wanted.append(table.c.start <= question.last_day)
    if question.min_roots:
        wanted.append(table.c.roots_low >= question.min_roots)
    if question.root.strip():
        wanted.append(_resting_on(connection, question.root))
    if question.disputed:
        parts = schema.event_entities.c
        wanted.append(
            table.c.id.in_(select(parts.event).where(parts.part == "dispute", parts.entity != GROWS))
        )
    if not question.noise:
        parts = schema.event_entities.c
        wanted.append(table.c.id.not_in(select(parts.event).where(parts.part == "noise")))
    if question.who.strip():
        wanted.append(_with(named(connection, question.who), WHO))
    if question.where.strip():
        wanted.append(_at(connection, question.where))
    if question.text.strip():
        text = table.c.id.in_(search.matching(connection, "event", question.text))
        about = named(connection, question.text, whole=True)
        wanted.append(or_(text, _with(about, (*WHO, "place"))) if about else text)
    return wanted


def named(connection: Connection, name: str, whole: bool = False) -> list[str]:
    """Ids of the entities that bear a name, in any script and any form of its words.

    A part of a name will do («Клаар» for «Тойво Клаар»), unless it must be `whole`; whole names go first.
    """
    table = schema.entity_names
    forms = _forms(name)
    ids = list(connection.scalars(select(table.c.entity).where(table.c.name.in_(forms)).distinct()))
    if not ids and (code := country(name)):
        ids = list(connection.scalars(_of_country(code)))
    if ids or whole:
        return sorted(set(ids))
    parts = [condition for form in forms for condition in _as_part(form)]
    if not parts:
        return []
    return sorted(set(connection.scalars(select(table.c.entity).where(or_(*parts)).limit(MANY))))


def country(name: str) -> str:
    """The code of a country by its code or its name in any of the languages, "" for what is no country."""
    code = name.strip().upper()
    if len(code) == 2 and country_names(code):
        return code
    return next((found for form in _forms(name) if (found := _countries().get(form))), "")


def _forms(name: str) -> list[str]:
    """A name as it stands and in the base forms of its words («Лосей», «Лось»), as the store has names."""
    words = search.folded(name).split()[:WORDS]
    every = {fold(name)}
    for language in LANGUAGES:
        bases = [search.base_forms(word, language)[:4] for word in words]
        every.update(fold(" ".join(chosen)) for chosen in islice(product(*bases), FORMS))
    return sorted(every - {""})


def _of_country(code: str) -> Select[tuple[str]]:
    table = schema.entities
    return select(table.c.id).where(table.c.kind == "country", table.c.country == code)


def _with(entities: list[str], parts: tuple[str, ...]) -> ColumnElement[bool]:
    table = schema.event_entities
    has = select(table.c.event).where(table.c.entity.in_(entities), table.c.part.in_(parts))
    return schema.events.c.id.in_(has)


def _resting_on(connection: Connection, name: str) -> ColumnElement[bool]:
    """Resting on the word of someone of this name, or on what a paper of this name has from people unnamed."""
    keys = [f"outlet:{house(outlet_key(name))}", f"name:{fold(name)}"]
    return _with([*named(connection, name), *keys], ("root",))


def _at(connection: Connection, where: str) -> ColumnElement[bool]:
    """In the place itself or, for a country, anywhere in it."""
    here = _with(named(connection, where), ("place",))
    code = country(where)
    return or_(here, schema.events.c.country == code) if code else here


def _as_part(form: str) -> list[ColumnElement[bool]]:
    name = schema.entity_names.c.name
    return [name.startswith(f"{form} "), name.endswith(f" {form}"), name.contains(f" {form} ")]


@cache
def _countries() -> dict[str, str]:
    from babel import Locale

    codes = sorted(str(code) for code in Locale("en").territories)
    names: dict[str, str] = {}
    for code in codes:
        if len(code) == 2 and code.isalpha():
            names.update(
                (fold(str(Locale(language).territories.get(code, ""))), code) for language in LANGUAGES
            )
            names.update((fold(name), code) for name in country_names(code).values())
    names.pop("", None)
    return names
