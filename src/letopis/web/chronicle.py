"""The front page: events that answer the question in the address, with facets and the overview above."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse
from numpy.typing import NDArray
from sqlalchemy import select

from letopis.chronicle import Question, asking
from letopis.errors import QuestionError
from letopis.reading.times import edtf
from letopis.records import Entity, Event, contract
from letopis.records.contract import entity_from_json
from letopis.store import events, schema
from letopis.store.packing import unpack
from letopis.web.asked import Asked
from letopis.web.columns import NEVER, Columns, Ints, Values
from letopis.web.desk import AtDesk, Desk, words
from letopis.web.hits import marker
from letopis.web.overview import band
from letopis.web.words import Words

router = APIRouter()
PAGE = 100
BY_TIME = ("newest", "time")
SHOWN = 12  # values of a facet


@dataclass(frozen=True)
class Choice:
    """A value of a facet: its words, how many events have it, where it leads, whether it is asked for."""

    words: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True)
class Day:
    """Events under one date of a section. `exact`: the date is one day, known as such."""

    words: str
    exact: bool
    shape: str
    events: list[Event]


@router.get("/", response_class=HTMLResponse, include_in_schema=False)
def page(request: Request, desk: AtDesk, asked: Annotated[Asked, Query()]) -> Response:
    """The chronicle. A question that cannot be asked is shown beside the form."""
    t = words(request)
    desk, columns, found, error = asked_of(desk, asked)
    shown = load(desk, columns, found[asked.offset : asked.offset + PAGE], listed=True)
    return desk.page(
        request, "chronicle.html", status=400 if error else 200, asked=asked, error=error, total=len(found),
        first=asked.offset + 1, last=asked.offset + len(shown),
        sections=list(sections(shown, t) if asked.sort in BY_TIME else ranked(shown, t)),
        chips=chips(asked, t), facets=facets(desk, columns, found, asked, t), band=band(columns, found),
        noise=0 if error else left_out(desk, columns, asked, found),
        empty=not columns.ids and not asked.as_of, moment=asked.as_of, mark=marker(asked.text, asked.who, asked.where),
        later=asked.address(offset=asked.offset + PAGE) if asked.offset + len(shown) < len(found) else "",
        earlier=asked.address(offset=max(0, asked.offset - PAGE)) if asked.offset else "",
        last_page=asked.address(offset=max(0, (len(found) - 1) // PAGE * PAGE)),
        twin=asked.address("/chronicle.json", offset=asked.offset),
    )  # fmt: skip


@router.get("/chronicle.json")
def twin(desk: AtDesk, asked: Annotated[Asked, Query()]) -> list[dict[str, Any]]:
    """The events that answer a question, 100 a page, as the contract has them."""
    desk = desk.at(asked.as_of)
    columns = desk.columns()
    found = answered(desk, columns, asked)[asked.offset : asked.offset + PAGE]
    return [contract.event_to_json(event) for event in load(desk, columns, found)]


def asked_of(desk: Desk, asked: Asked) -> tuple[Desk, Columns, Ints, str]:
    """The desk of the moment asked for, its columns, what answers, and what is wrong with the question ("")."""
    try:
        then = desk.at(asked.as_of)
        columns = then.columns()
        return then, columns, answered(then, columns, asked), ""
    except QuestionError as wrong:
        columns = desk.columns()
        return desk, columns, columns.found([]), f"{wrong.what}. {wrong.advice}"


def answered(desk: Desk, columns: Columns, asked: Asked) -> Ints:
    """Positions of the events that answer, in order. Raises QuestionError for what cannot be asked."""
    found = _of_question(desk, columns, asked)
    if asked.whom:
        with desk.ask.store.reading() as connection:
            others = asking.named(connection, asked.whom)
        found = found[columns.mask(_having(columns.parties, others))[found]]
    if asked.single:
        found = found[columns.high[found] <= 1]
    for values, wanted in (
        (columns.outlets, asked.outlet), (columns.languages, asked.language), (columns.differing, asked.differ),
        (columns.statuses, asked.status), (columns.stances, asked.stance),
    ):  # fmt: skip
        if wanted:
            found = found[columns.mask(values.having(wanted))[found]]
    return found


def left_out(desk: Desk, columns: Columns, asked: Asked, found: Ints) -> int:
    """How many events of sport, showbiz and weather would answer too."""
    if asked.noise or not columns.noise.any():
        return 0
    return len(answered(desk, columns, asked.model_copy(update={"noise": True}))) - len(found)


def _of_question(desk: Desk, columns: Columns, asked: Asked) -> Ints:
    """What answers the question, whatever the columns narrow it to; kept while the store stays as it is."""
    question = replace(asked.question(), as_of="")
    # What a column can tell is told by the columns: the order of the rest stays as it was.
    rest = replace(question, since="", until="", type="", min_roots=0, disputed=False, noise=True)
    if rest != question:
        found = _of_question(desk, columns, Asked(**_plain(rest)))
        return found[_mask(columns, question)[found]]
    kept = desk.answer(columns, question)
    if kept is not None:
        return kept
    with desk.ask.store.reading() as connection:
        query = asking.events(connection, question).order_by(*asking.order(question))
        found = columns.found(connection.scalars(query))
    desk.keep(columns, question, found)
    return found


def _plain(question: Question) -> dict[str, Any]:
    return {"who": question.who, "where": question.where, "text": question.text, "root": question.root,
            "sort": question.sort, "noise": True}  # fmt: skip


def _mask(columns: Columns, question: Question) -> NDArray[np.bool_]:
    """The events of the question's days, types and roots, disputed or no noise where that is asked, as SQL would have
    them."""
    mask = columns.low >= question.min_roots
    if not question.noise:
        mask &= ~columns.noise
    if question.first_day:
        mask &= columns.end >= date.fromisoformat(question.first_day).toordinal()
    if question.last_day:
        mask &= (columns.start <= date.fromisoformat(question.last_day).toordinal()) & (
            columns.start != NEVER
        )
    if question.types:
        wanted = [code for code, name in enumerate(columns.types.names) if name in question.types]
        mask &= np.isin(columns.types.codes, wanted)
    return mask & columns.disputed if question.disputed else mask


def _having(values: Values, names: Iterable[str]) -> Ints:
    """Events that have any of these names."""
    return np.concatenate([np.zeros(0, np.int32), *(values.having(name) for name in names)])


def load(desk: Desk, columns: Columns, found: Ints, listed: bool = False) -> list[Event]:
    """The events at these positions; `listed`: as a list shows them."""
    with desk.ask.store.reading() as connection:
        return events.load(connection, [columns.ids[position] for position in found], listed)


def sections(shown: Iterable[Event], t: Words) -> Iterator[tuple[str, list[Day]]]:
    """Events as they stand in a chronicle: months, their days; what is longer than a month by itself."""
    for title, same in groupby(shown, key=lambda event: _section(event.time, t)):
        days = groupby(same, key=lambda event: event.time)
        yield title, [Day(_day(time, t), _exact(time), shape(time), list(each)) for time, each in days]


def ranked(shown: Iterable[Event], t: Words) -> Iterator[tuple[str, list[Day]]]:
    """Events in another order than time's: each with all of its date, under no month."""
    yield "", [Day(_dated(e.time, t), _exact(e.time), shape(e.time), [e]) for e in shown]


def _dated(time: str, t: Words) -> str:
    return t.stamp(time[:10]) if _exact(time) else t.when(time) or t("undated")


def _section(time: str, t: Words) -> str:
    first, last = edtf.bounds(time) if time else (None, None)
    if first and last and (first.year, first.month) == (last.year, last.month):
        return t.month(first)
    words = t.when(time) or t("undated")
    return words[:1].upper() + words[1:]


def _day(time: str, t: Words) -> str:
    first, last = edtf.bounds(time) if time else (None, None)
    if first and first == last and _exact(time):
        return t.day(first)
    if first and last and (first.year, first.month) == (last.year, last.month) and "/" not in time:
        return t("about_day", day=t.day(first)) if first == last else t("day_unknown")
    return (
        "" if not (first and last) or (first.year, first.month) != (last.year, last.month) else t.when(time)
    )


def _exact(time: str) -> bool:
    try:
        return bool(date.fromisoformat(time[:10])) and "/" not in time and time[-1:] not in "~?%"
    except ValueError:
        return False


def shape(time: str) -> str:
    """How a date is drawn: point, span (closed), since, until (open on one side), about, or "" for none."""
    if not time:
        return ""
    first, slash, last = time.partition("/")
    if slash and last in ("..", ""):
        return "since"
    if slash and first in ("..", ""):
        return "until"
    if time[-1:] in "~?%" or first[-1:] in "~?%":
        return "about"
    return "point" if _exact(time) else "span"


def chips(asked: Asked, t: Words, path: str = "/") -> list[tuple[str, str]]:
    """What is asked for in words, each with the address without it."""
    said: dict[str, Callable[[Any], str]] = {
        "type": lambda v: ", ".join(t.type(x) for x in v.upper().replace(",", " ").split())
    }
    said |= {"min_roots": lambda v: t("at_least_roots", n=v), "language": lambda v: t.of("tongues", v)}
    said |= {
        "since": lambda v: t("since", day=t.when(v) or v),
        "until": lambda v: t("until", day=t.when(v) or v),
    }
    said |= {"text": lambda v: f"“{v}”", "disputed": lambda v: t("disputed_only")}
    said |= {"root": lambda v: t("on_word_of", who=v), "as_of": lambda v: t("as_of", day=t.stamp(v))}
    said |= {"whom": lambda v: t("with_whom", who=v)}
    said |= {"single": lambda v: t("on_one_word"), "differ": lambda v: t.of("dispute_kinds", v)}
    said |= {"status": lambda v: t.of("statuses", v), "stance": lambda v: t.of("stances", v)}
    said |= {"sort": lambda v: t.of("sorts", v), "noise": lambda v: t("with_noise")}
    return [
        (said.get(name, str)(value), asked.address(path, **{name: None}))
        for name, value in asked.asks().items()
    ]


def facets(
    desk: Desk, columns: Columns, found: Ints, asked: Asked, t: Words
) -> list[tuple[str, list[Choice]]]:
    """Each facet with its most frequent values among the events found."""
    mask = columns.mask(found)

    def made(name: str, values: Iterable[tuple[str | int | bool, str, int]]) -> list[Choice]:
        now = getattr(asked, name)
        return [
            Choice(said, n, asked.address(**{name: None if value == now else value}), value == now)
            for value, said, n in values
        ]

    parties, places = columns.parties.most(mask, SHOWN, columns.named), columns.places.most(mask, 2 * SHOWN)
    roots = columns.roots.most(mask, SHOWN)
    known = entities_of(desk, list({id for id, _ in (*parties, *places, *roots)}))
    names = {key: columns.called.get(key, "") for key, _ in roots}
    names |= {id: t.named(entity) for id, entity in known.items()}
    where = [(id, n) for id, n in places if id in known and known[id].kind != "country"][:SHOWN]
    countries = [(t.country(code), n) for code, n in columns.countries.most(mask, SHOWN)]
    types, outlets = columns.types.most(mask, SHOWN), columns.outlets.most(mask, SHOWN)
    rooted = [(n, int((columns.low[found] >= n).sum())) for n in (2, 3, 4)]
    d, single = int(columns.disputed[found].sum()), int((columns.high[found] <= 1).sum())
    differences = [(kind, t.of("dispute_kinds", kind), n) for kind, n in columns.differing.most(mask, SHOWN)]
    every = [
        ("facet_who", made("who", by_name(columns, columns.parties, mask, parties, names))),
        ("facet_country", made("where", [(name, name, n) for name, n in countries])),
        ("facet_place", made("where", by_name(columns, columns.places, mask, where, names))),
        ("facet_type", made("type", [(code, t.type(code), n) for code, n in types])),
        (
            "facet_status",
            made("status", [(v, t.of("statuses", v), n) for v, n in columns.statuses.most(mask, 8)]),
        ),
        (
            "facet_stance",
            made("stance", [(v, t.of("stances", v), n) for v, n in columns.stances.most(mask, 4)]),
        ),
        (
            "facet_roots",
            [
                *made("single", [(True, t("on_one_word"), single)] if single else []),
                *made("min_roots", [(n, t("at_least_roots", n=n), k) for n, k in rooted if k]),
            ],
        ),
        ("facet_root", made("root", by_name(columns, columns.roots, mask, roots, names))),
        (
            "facet_disputed",
            [
                *made("disputed", [(True, t("disputed_only"), d)] if d else []),
                *made("differ", differences),
            ],
        ),
        ("facet_outlet", made("outlet", [(name, name, n) for name, n in outlets])),
        (
            "facet_language",
            made("language", [(c, t.of("tongues", c), n) for c, n in columns.languages.most(mask, 3)]),
        ),
    ]
    return [(title, choices) for title, choices in every if choices]


def by_name(
    columns: Columns,
    values: Values,
    mask: NDArray[np.bool_],
    found: Iterable[tuple[str, int]],
    names: dict[str, str],
) -> list[tuple[str, str, int]]:
    """These ids or keys by name, each twice, with how many of the events have any that is called so: one name may
    stand for several, and asking for it finds them all."""
    same: dict[str, list[tuple[str, int]]] = {}
    for id, count in found:
        if name := names.get(id):
            same.setdefault(name, []).append((id, count))

    def counted(those: list[tuple[str, int]]) -> int:
        if len(those) == 1:
            return those[0][1]
        return int((mask & columns.mask(_having(values, [id for id, _ in those]))).sum())

    return sorted(((name, name, counted(those)) for name, those in same.items()), key=lambda one: -one[2])


def entities_of(desk: Desk, ids: list[str]) -> dict[str, Entity]:
    """Entities by their ids."""
    table = schema.entities.c
    with desk.ask.store.reading() as connection:
        rows = connection.execute(select(table.id, table.body).where(table.id.in_(ids)))
        return {id: entity_from_json(unpack(body)) for id, body in rows}
