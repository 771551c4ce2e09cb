"""What people's judgements hold on to: claims and spellings, by the words of the article they were read from.

A judgement on an event is about the claims it had then; one on an entity about the spellings it had. When an
article is read again, each of them moves to what the new reading found at the same words. What it lost is kept
with its words, and found again when a later reading finds it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, RowMapping, delete, select, update

from letopis.linking import claim_id
from letopis.linking.names import fold
from letopis.records import Article, Reading
from letopis.records.reading import Span
from letopis.store import schema
from letopis.store.many import chunks, insert


@dataclass(frozen=True, slots=True)
class Anchor:
    """A claim or a spelling (`held`, "" when lost) at [at, till) of an article's text, known by its hash."""

    article: str
    held: str
    type: str
    text: str
    at: int
    till: int


def put(connection: Connection, judgement: int, side: str, anchors: Sequence[Anchor]) -> None:
    """Keep what a side of a judgement holds on to."""
    rows = [
        {
            "judgement": judgement, "side": side, "number": number, "article": anchor.article,
            "held": anchor.held, "type": anchor.type, "text": anchor.text, "at": anchor.at, "till": anchor.till,
        }
        for number, anchor in enumerate(anchors)
    ]  # fmt: skip
    insert(connection, schema.anchors, rows)


def held(connection: Connection, judgements: Iterable[int]) -> dict[tuple[int, str], list[str]]:
    """The claims or spellings that sides of judgements hold on to and that are there: (id, side) → ids."""
    table = schema.anchors
    found: dict[tuple[int, str], list[str]] = {}
    for part in chunks(sorted(set(judgements))):
        query = select(table).where(table.c.judgement.in_(part), table.c.held != "")
        for row in connection.execute(query.order_by(table.c.judgement, table.c.number)):
            found.setdefault((row.judgement, row.side), []).append(row.held)
    return found


def articles(connection: Connection, judgement: int) -> set[str]:
    """The articles whose words a judgement holds on to."""
    table = schema.anchors
    return set(connection.scalars(select(table.c.article).where(table.c.judgement == judgement)))


def spellings(connection: Connection, judgement: int) -> set[str]:
    """The spellings among what a judgement holds on to."""
    table = schema.anchors
    known = select(schema.spellings.c.id)
    query = select(table.c.held).where(table.c.judgement == judgement, table.c.held.in_(known))
    return set(connection.scalars(query))


def partners(connection: Connection, held: Iterable[str]) -> set[str]:
    """What standing judgements name together with any of these claims or spellings."""
    table, judged = schema.anchors, schema.judgements
    found: set[str] = set()
    for part in chunks(sorted(set(held))):
        here = (
            select(table.c.judgement)
            .join(judged, judged.c.id == table.c.judgement)
            .where(table.c.held.in_(part), judged.c.undone.is_(None))
        )
        query = select(table.c.held).where(table.c.judgement.in_(here), table.c.held != "")
        found.update(connection.scalars(query))
    return found


# --- when an article is read again


def move_claims(
    connection: Connection, old: Article, new: Article, reading: Reading, pairs: Mapping[str, str]
) -> None:
    """Lead what held on to claims of the old reading to their counterparts: old local ids → new ones.

    What was lost is looked for again where the text is the same.
    """
    moved = {claim_id(old, one): other for one, other in pairs.items()}
    ours = {claim.id: claim for claim in reading.claims}
    text = digest(new)
    words = [(c.type, evidence.trigger, c.id) for c in reading.claims for evidence in c.evidences[:1]]
    for row in _in(connection, old.id):
        now = ""
        if "#" in row["held"]:
            now = moved.get(row["held"], "")
        elif not row["held"] and row["text"] == text:
            now = _at_the_same_words(row, words)
        if now:
            at, till = ours[now].evidences[0].trigger if ours[now].evidences else (0, 0)
            _hold(connection, row, held=claim_id(new, now), text=text, at=at, till=till)
        elif "#" in row["held"]:
            _hold(connection, row, held="")


def named_again(
    connection: Connection, before: Reading, spelled: Mapping[str, str], article: Article, reading: Reading
) -> dict[str, str]:
    """What held on to entities of the old reading (with its spellings, by local id), and who that is in the new
    one: spelling → local id. It is who stands at the same words; in a text that was changed, who has the name.
    """
    kinds: Mapping[str, str] = {entity.id: entity.kind for entity in reading.entities}
    words = [(kinds[m.entity], (m.start, m.end), m.entity) for m in reading.mentions if m.entity in kinds]
    text = digest(article)
    found: dict[str, str] = {}
    for row in _in(connection, article.id):
        if "#" not in row["held"]:
            same = row["text"] == text
            now = (
                _at_the_same_words(row, words)
                if same
                else _of_the_name(row["held"], before, spelled, reading)
            )
            found |= {row["held"]: now} if now else {}
    return found


def move_spellings(
    connection: Connection,
    article: Article,
    reading: Reading,
    again: Mapping[str, str],
    spelled: Mapping[str, str],
) -> None:
    """Lead what held on to entities of the old reading to the spellings that they have `again` in the new one."""
    text = digest(article)
    for row in _in(connection, article.id):
        if "#" in row["held"]:
            continue
        if now := again.get(row["held"]):
            at, till = first_words(reading, now)
            _hold(connection, row, held=spelled[now], text=text, at=at, till=till)
        elif row["held"] and not _used(connection, row["held"]):
            _hold(connection, row, held="")


def first_words(reading: Reading, entity: str) -> Span:
    """Where a local entity is first named."""
    return min(((m.start, m.end) for m in reading.mentions if m.entity == entity), default=(0, 0))


def digest(article: Article) -> str:
    """By what an anchor knows the text that its words are in."""
    return sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()


def forget(connection: Connection, article: str) -> None:
    """Let go of an article's words. A spelling that others have too is held by them."""
    table, local = schema.anchors, schema.local_entities
    for row in _in(connection, article):
        other = select(local.c.article).where(local.c.spelling == row["held"], local.c.article != article)
        if row["held"] and (home := connection.scalar(other.order_by(local.c.article).limit(1))):
            _hold(connection, row, article=home, text="", at=0, till=0)
    connection.execute(delete(table).where(table.c.article == article))


def _in(connection: Connection, article: str) -> Sequence[RowMapping]:
    table = schema.anchors
    return connection.execute(select(table).where(table.c.article == article)).mappings().all()


def _hold(connection: Connection, row: RowMapping, **now: object) -> None:
    table = schema.anchors
    key = ("judgement", "side", "number")
    connection.execute(update(table).where(*(table.c[name] == row[name] for name in key)).values(**now))


def _at_the_same_words(row: RowMapping, words: Sequence[tuple[str, Span, str]]) -> str:
    """What stands at the words of an anchor: of its type, with the longest overlap."""
    shared = [
        (min(row["till"], end) - max(row["at"], start), -start, id)
        for type, (start, end), id in words
        if type == row["type"]
    ]
    best = max(shared, default=(0, 0, ""))
    return best[2] if best[0] > 0 else ""


def _of_the_name(spelling: str, before: Reading, spelled: Mapping[str, str], reading: Reading) -> str:
    for one in before.entities:
        if spelled.get(one.id) == spelling:
            for other in reading.entities:
                if other.kind == one.kind and fold(other.name) == fold(one.name):
                    return other.id
    return ""


def _used(connection: Connection, spelling: str) -> bool:
    table = schema.local_entities
    return connection.scalar(select(table.c.article).where(table.c.spelling == spelling).limit(1)) is not None
