"""What people decide: checked, kept, and followed at once by the events and entities that it touches."""

from getpass import getuser
from typing import Literal, get_args

from sqlalchemy import Connection

from letopis.chronicle.asking import named
from letopis.chronicle.question import TYPES
from letopis.errors import NotFoundError, QuestionError
from letopis.pipeline.link import link, settle
from letopis.reading.claims.lexicon import ontology
from letopis.reading.times.edtf import valid
from letopis.records import Judgement
from letopis.records.reading import Stance, Status
from letopis.store import Store, anchors, articles, events, judgements, spellings
from letopis.store.anchors import Anchor
from letopis.store.meant import meant
from letopis.store.redirects import followed

Verdict = Literal["same", "different", "reject", "confirm", "set", "note", "retract"]
PLACES = ("place", "country", "facility")


def judge(
    store: Store,
    verdict: Verdict,
    id: str,
    other: str = "",
    *,
    by: str = "",
    note: str = "",
    today: str | None = None,
) -> Judgement:
    """Keep a person's judgement and let the chronicle follow it; gives it, with the number to undo it by.

    same, different: `id` and `other` are two events (or claims), or two entities. reject, confirm: an event or a
    claim. set: `other` is field=value of an event or a claim (`FIELDS`). note: `note` stands with one, and decides
    nothing. retract: an article that its outlet withdrew. `by`: who judges; else whoever runs this. Raises
    NotFoundError for an unknown id, QuestionError for what cannot be judged so.
    """
    if verdict == "note" and not note.strip():
        raise QuestionError(
            "a note says nothing.", 'letopis judge note ID --note "what is to be known of it"'
        )
    settle(store, today)
    with store.writing() as connection:
        kind, subject, object = _understood(connection, verdict, id.strip(), other.strip())
        made = judgements.append(connection, kind, subject, object, by=person(by), note=note.strip())
        _follow(connection, made, today)
    return made


def undo(store: Store, id: int, today: str | None = None) -> Judgement:
    """Take a judgement back and let the chronicle follow; gives it. Raises NotFoundError."""
    settle(store, today)
    with store.writing() as connection:
        taken_back = judgements.undo(connection, id)
        _follow(connection, taken_back, today)
    return taken_back


def _follow(connection: Connection, judgement: Judgement, today: str | None) -> None:
    """Link anew what a judgement is about."""
    if judgement.kind == "retract":
        link(connection, {judgement.subject} & set(articles.every(connection)), today)
    elif judgement.kind.endswith("_entity"):
        spellings.link_anew(connection, anchors.spellings(connection, judgement.id))
        link(connection, (), today)
    else:
        link(connection, anchors.articles(connection, judgement.id), today)


def person(by: str) -> str:
    """Who decides, as records have it: whom `by` names, else whoever runs this. Raises QuestionError."""
    name = by.strip().removeprefix("person:")
    if not name:
        try:
            name = getuser()
        except (OSError, KeyError):  # a container whose user has no name
            raise QuestionError("who judges is not known.", "Say so with --by NAME.") from None
    return f"person:{name}"


# --- what may be judged


def _understood(connection: Connection, verdict: Verdict, id: str, other: str) -> tuple[str, str, str]:
    """Kind, subject and object of a judgement."""
    if verdict not in get_args(Verdict):
        raise QuestionError(f"nothing is judged {verdict!r}.", f"Choose from {' '.join(get_args(Verdict))}.")
    if verdict == "retract":
        if other:
            raise QuestionError("retract takes one article.", "letopis judge retract ARTICLE")
        articles.get(connection, id)
        return verdict, id, ""
    subject = followed(connection, id)
    found = _meant(connection, subject)
    if verdict in ("same", "different"):
        if not other:
            raise QuestionError(f"{verdict} takes two ids.", f"letopis judge {verdict} ID ID")
        object = followed(connection, other)
        return f"{verdict}_{_both(found, _meant(connection, object), id, other)}", subject, object
    if _entities(found):
        raise QuestionError(
            f"{id} is {found[0].type}, which cannot be judged {verdict!r}.",
            "Entities are judged same or different; reject, confirm, set and note are for events and claims.",
        )
    if verdict == "set":
        return verdict, subject, _setting(connection, other)
    if other:
        raise QuestionError(f"{verdict} takes one id.", f"letopis judge {verdict} ID")
    return verdict, subject, ""


def _meant(connection: Connection, id: str) -> tuple[Anchor, ...]:
    try:
        return meant(connection, id)
    except NotFoundError:
        if id.startswith("V"):
            events.get(connection, id)  # says so if it was rejected
        raise


def _both(some: tuple[Anchor, ...], others: tuple[Anchor, ...], id: str, other: str) -> str:
    """What the two are: event or entity."""
    if _entities(some) != _entities(others):
        raise QuestionError(
            f"{id} and {other} cannot be compared: one is an event, the other an entity.",
            "Give two events (or claims), or two entities.",
        )
    namesakes = _entities(some) and id != other and "#" in f"{id}{other}"  # one spelling may be of two
    if not namesakes and {anchor.held for anchor in some} == {anchor.held for anchor in others}:
        raise QuestionError(
            f"{id} and {other} are one already.",
            "To part them give two of its claims, or article#e1 of two articles: letopis show prints them.",
        )
    return "entity" if _entities(some) else "event"


def _entities(found: tuple[Anchor, ...]) -> bool:
    return "#" not in found[0].held


def _setting(connection: Connection, given: str) -> str:
    """A valid field=value, the value as it is kept."""
    field, equals, value = (part.strip() for part in given.partition("="))
    if not equals or field not in FIELDS:
        raise QuestionError(
            f"{given!r} is no field=value that can be set." if given else "set takes field=value.",
            f"Fields: {' '.join(FIELDS)}. For example: letopis judge set ID time=2023-09-17",
        )
    if field == "place":
        return f"place={_place(connection, value)}"
    if field == "time":
        if value and not valid(value):
            raise QuestionError(
                f"time: {value!r} is no EDTF value.",
                "Write 2023-09-17, 2023-09, 2023, 2022-12/2023-09, or nothing for a time that is not known.",
            )
        return f"time={value}"
    choices = FIELDS[field]
    value = value.upper() if field == "type" else value.lower()
    if value not in choices and (field, value) != ("mode", ""):
        raise QuestionError(f"{field}: {value!r} is none.", f"Choose from {' '.join(choices)}.")
    return f"{field}={value}"


FIELDS: dict[str, tuple[str, ...]] = {
    "type": TYPES,
    "mode": tuple(ontology()["modes"]),
    "status": get_args(Status),
    "stance": get_args(Stance),
    "time": (),
    "place": (),
}


def _place(connection: Connection, value: str) -> str:
    """The id of a place by its id or its name; "" for none."""
    if not value:
        return ""
    ids = [followed(connection, value)] if value.startswith("E") else []
    known = [k for id in ids if (k := spellings.entity(connection, id))]
    if not known:
        every = (spellings.entity(connection, id) for id in named(connection, value, whole=True))
        known = [k for k in every if k and k.entity.kind in PLACES]
    if len(known) == 1 and known[0].entity.kind in PLACES:
        return known[0].id
    if known:
        told = ", ".join(f"{k.entity.name} ({k.entity.kind} {k.entity.country} {k.id})" for k in known[:5])
        raise QuestionError(f"place: {value!r} may be {told}.", "Give the id of a place.")
    raise QuestionError(
        f"place: no place {value!r} in this chronicle.", "Give a place that an article names, or its id (E…)."
    )
