"""The chronicle: events that answer a question, in time order, and what stands behind each of them."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from sqlalchemy import Connection, Select, func, select

from letopis.chronicle import asking, past
from letopis.chronicle.counts import Row, counted
from letopis.chronicle.explaining import Explained, explained
from letopis.chronicle.question import Question
from letopis.chronicle.sourcing import Resting, resting
from letopis.errors import NotFoundError
from letopis.ledger.parts import within
from letopis.records import Article, Claim, Entity, Event, Judgement, Reading
from letopis.store import (
    Store,
    articles,
    events,
    forgetting,
    judgements,
    redirects,
    schema,
    search,
    spellings,
)
from letopis.store.dates import first_and_last

MOMENTS = 4  # earlier chronicles that are kept at hand
MANY = 2_000  # events of one time among which parts of another are looked for


@dataclass(frozen=True)
class ReadArticle:
    """An article as it was read. `entities` leads from its local entity ids to the store's."""

    article: Article
    reading: Reading
    entities: dict[str, str]
    events: list[Event]


@dataclass(frozen=True)
class KnownEntity:
    """Someone or something across articles, and the events it takes part in, in time order."""

    entity: Entity
    events: list[Event]


class Chronicle:
    """Answers from one store, the same for every face. Takes an open Store, a path or a database URL."""

    def __init__(self, store: Store | str | Path) -> None:
        self.store = store if isinstance(store, Store) else Store.open(store)
        self._now: Chronicle | None = None  # of a chronicle of an earlier moment the whole one
        self._then: dict[tuple[datetime, past.State], Chronicle] = {}

    def as_of(self, moment: str) -> "Chronicle":
        """The chronicle as it could be known at a moment: at the end of a day, or at a time of it.

        It answers all that this one does, from the articles known by then in their versions of then, linked and
        counted anew; what people judged of them counts whenever they did. Raises QuestionError for what is no
        moment; "" is this chronicle.
        """
        asked = Question(as_of=moment).moment
        if asked is None:
            return self
        with self.store.reading() as connection:
            key = asked, past.state(connection, asked)
        if key not in self._then:
            while len(self._then) >= MOMENTS:
                self._then.pop(next(iter(self._then)))
            self._then[key] = Chronicle(past.as_of(self.store, asked))
            self._then[key]._now = self
        return self._then[key]

    def events(self, question: Question | None = None) -> list[Event]:
        """Events that answer the question: in time order, in a day the weightiest first, undated last; or as it
        says."""
        question = question or Question()
        if question.as_of:
            return self.as_of(question.as_of).events(replace(question, as_of=""))
        with self.store.reading() as connection:
            query = asking.events(connection, question).order_by(*asking.order(question))
            if question.limit or question.offset:
                query = query.limit(question.limit or 2**31).offset(question.offset)
            return events.load(connection, list(connection.scalars(query)))

    def total(self, question: Question | None = None) -> int:
        """How many events answer the question, whatever its limit and offset."""
        if question and question.as_of:
            return self.as_of(question.as_of).total(replace(question, as_of=""))
        with self.store.reading() as connection:
            found = asking.events(connection, question or Question()).subquery()
            return connection.scalar(select(func.count()).select_from(found)) or 0

    def event(self, id: str) -> Event:
        """The event of this id or, when it was merged, the one it is part of now. Raises NotFoundError."""
        with self.store.reading() as connection:
            return events.get(connection, id)

    def find(self, id: str) -> "Event | ReadArticle | KnownEntity":
        """The event, article or entity of this id; of a claim's id its event. Raises NotFoundError."""
        if id.startswith("V"):
            return self.event(id)
        for look in (self.article, self.event, self.entity):
            with suppress(NotFoundError):
                return look(id)
        with self.store.reading() as connection:
            tombstone = forgetting.tombstone(connection, id)
        advice = "" if tombstone else "letopis chronicle --format jsonl shows the ids that there are."
        raise NotFoundError(tombstone or f"nothing has the id {id}.", advice)

    def claims(self, id: str) -> list[tuple[Article, Reading, Claim]]:
        """The claims of an event with the articles they are from. Raises NotFoundError."""
        event = self.event(id)
        with self.store.reading() as connection:
            by_article = events.articles_of(connection, event.claims)
            read = {a.id: (a, r) for a, r in articles.load(connection, sorted(by_article))}
        found = []
        for id in event.claims:
            article, _, rest = id.partition("#")
            if article in read:
                local = rest.partition("@")[0]
                found += [(*read[article], claim) for claim in read[article][1].claims if claim.id == local]
        return found

    def article(self, id: str, listed: bool = False) -> ReadArticle:
        """The version of an article that counts, as it was read. `listed`: its events without their ledgers and with
        the best sentence of each language alone, which is quicker. Raises NotFoundError."""
        with self.store.reading() as connection:
            article, reading = articles.get(connection, id)
            known = spellings.of_article(connection, id)
            ours = sorted(events.of_articles(connection, [id]))
            found = self._in_order(
                connection, select(schema.events.c.id).where(schema.events.c.id.in_(ours)), listed
            )
        return ReadArticle(article, reading, {local: who.id for local, who in known.items()}, found)

    def original(self, id: str) -> bytes:
        """The archived bytes of the version of an article that counts. Raises NotFoundError."""
        with self.store.reading() as connection:
            sha256 = articles.get(connection, id)[0].sha256
            if self._now is None:
                return articles.original(connection, sha256)
        with self._now.store.reading() as connection:
            return articles.original(connection, sha256)

    def articles(self, text: str = "", limit: int = 0, offset: int = 0) -> list[Article]:
        """Articles, the newest first; those only in which every word of `text` stands, in some form."""
        with self.store.reading() as connection:
            ids: list[str] | None = None
            if text:
                ids = [*connection.scalars(search.matching(connection, "article", text))]
            return articles.newest(connection, limit, offset, ids)

    def entity(self, id: str) -> KnownEntity:
        """Someone or something across articles. Raises NotFoundError."""
        with self.store.reading() as connection:
            id = redirects.followed(connection, id)
            known = spellings.entity(connection, id)
            if known is None:
                raise NotFoundError(
                    f"no entity {id}", "letopis chronicle --format jsonl shows the ids there are."
                )
            parts = schema.event_entities
            theirs = select(parts.c.event).where(parts.c.entity == id, parts.c.part != "voice")
            found = self._in_order(connection, theirs)
        return KnownEntity(known.entity, found)

    def explain(self, id: str) -> Explained:
        """Why the reports of an event were held to be one. Raises NotFoundError."""
        with self.store.reading() as connection:
            return explained(connection, events.get(connection, id))

    def parts(self, id: str) -> tuple[list[Event], list[Event]]:
        """The events that an event is a part of, and those that are parts of it, in time order: a battle within an
        offensive, a meeting within talks. Raises NotFoundError."""
        event = self.event(id)
        first, last = first_and_last(event.time)
        if not first:
            return [], []
        near = self.events(Question(since=first, until=last or first, limit=MANY, sort="articles"))
        own = sorted(near, key=lambda other: (other.time, other.id))
        return [e for e in own if within(event, e)], [e for e in own if within(e, event)]

    def sources(self, question: Question | None = None) -> list[Resting]:
        """On whose word the events that answer a question rest: roots, relays, then outlets, with what rests on
        each."""
        return resting(self.events(question))

    def counts(self, by: Sequence[str] = ("month", "type"), question: Question | None = None) -> list[Row]:
        """How many events answer the question, by any of `BY`: one row a combination, sorted.

        Each row has the keys asked for, `events`, and `corroborated`: those with two roots or more shown to
        be independent. An event with two actors counts for both. Raises QuestionError for an unknown key.
        """
        return counted(self.events(question), by)

    def judgements(self, everything: bool = False) -> list[Judgement]:
        """What people decided and did not take back; everything: also what rules did, and what was undone."""
        with self.store.reading() as connection:
            return judgements.listed(connection, everything)

    @cached_property
    def size(self) -> tuple[int, int]:
        """How many articles and events there are."""
        with self.store.reading() as connection:
            every = select(func.count()).select_from(schema.events)
            return articles.count(connection), connection.scalar(every) or 0

    def _in_order(self, connection: Connection, ids: Select[tuple[str]], listed: bool = False) -> list[Event]:
        table = schema.events
        query = select(table.c.id).where(table.c.id.in_(ids)).order_by(*asking.IN_ORDER)
        return events.load(connection, list(connection.scalars(query)), listed)
