"""The tables. What is columns is asked for; a body is compressed JSON of the contract, opened when shown.

Dates are ISO 8601 text: they sort as they stand and mean the same on SQLite and PostgreSQL. `start`
and `end` are the first and last day that an EDTF value can mean.
"""

from sqlalchemy import (
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    text,
)


class _PostgresText(TypeDecorator[str]):
    """Text whose letters compare by their codes, as SQLite's do, so that order and ranges of ISO dates are the
    same; NUL, which PostgreSQL cannot hold, becomes the sign of what cannot be shown."""

    impl = Text(collation="C")
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as it can be kept."""
        return value.replace("\0", "\ufffd") if value and "\0" in value else value


TEXT = Text().with_variant(_PostgresText(), "postgresql")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)


def _words(name: str, **options: object) -> Column[str]:
    return Column(name, TEXT, nullable=False, server_default="", **options)  # type: ignore[arg-type]


# The bytes as they came, by their SHA-256: the evidence behind every cell.
originals = Table(
    "originals",
    metadata,
    Column("sha256", TEXT, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("size", Integer, nullable=False),
)

# One item of an outlet. `current` is the sha256 of the version that counts.
articles = Table(
    "articles",
    metadata,
    Column("id", TEXT, primary_key=True),
    _words("outlet", index=True),
    _words("url"),
    _words("current"),
    Column("number", Integer, nullable=False, index=True),  # order of arrival
)

# Its text at one time. `body` is the contract's `article` object.
versions = Table(
    "versions",
    metadata,
    Column("article", TEXT, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("sha256", TEXT, ForeignKey("originals.sha256"), primary_key=True),
    Column("number", Integer, nullable=False),
    _words("language"),
    Column("published", TEXT),
    Column("known_from", TEXT, index=True),
    Column("body", LargeBinary, nullable=False),
)

# What was read from a version. `state` is waiting until the article's events have been linked, then linked.
readings = Table(
    "readings",
    metadata,
    Column("article", TEXT, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("sha256", TEXT, primary_key=True),
    _words("reader"),
    Column("body", LargeBinary, nullable=False),
    Column("vectors", LargeBinary, nullable=False),
    Column("lemmas", LargeBinary, nullable=False),
    Column("minhash", LargeBinary, nullable=False),
    Column("state", TEXT, nullable=False, server_default="waiting"),
)
_WAITING = text("state = 'waiting'")
Index("ix_readings_waiting", readings.c.article, sqlite_where=_WAITING, postgresql_where=_WAITING)

# A way in which articles name someone: the local entity without its local ids, its roles as their kinds. Many
# articles share one, so linking anew costs by spellings and not by articles. `entity` is whom it is held to be,
# `articles` how many use it; `state` is "" when that is settled, waiting when it is to be found (anew), told when
# only how many use it has changed, gone when none does any more.
spellings = Table(
    "spellings",
    metadata,
    Column("id", TEXT, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    _words("entity", index=True),
    _words("state"),
    Column("articles", Integer, nullable=False, server_default="0"),
)
_UNSETTLED = text("state <> ''")
Index("ix_spellings_unsettled", spellings.c.state, sqlite_where=_UNSETTLED, postgresql_where=_UNSETTLED)

# The exact keys under which linking looks for who else a spelling may be.
spelling_keys = Table(
    "spelling_keys",
    metadata,
    Column("key", TEXT, primary_key=True),
    Column("spelling", TEXT, ForeignKey("spellings.id", ondelete="CASCADE"), primary_key=True, index=True),
)

# Whom the entities of a version's reading are.
local_entities = Table(
    "local_entities",
    metadata,
    Column("article", TEXT, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("local", TEXT, primary_key=True),
    Column("spelling", TEXT, ForeignKey("spellings.id"), nullable=False, index=True),
)

# The roles that articles tell of whom they spell so, in their words.
told_roles = Table(
    "told_roles",
    metadata,
    Column("spelling", TEXT, primary_key=True),
    Column("role", TEXT, primary_key=True),
    Column("article", TEXT, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True),
)

# Who and what, across articles. `body` is the contract's entity object.
entities = Table(
    "entities",
    metadata,
    Column("id", TEXT, primary_key=True),
    _words("kind"),
    _words("name"),
    _words("country"),
    Column("body", LargeBinary, nullable=False),
)

# Every name of an entity, folded, as people may ask for it.
entity_names = Table(
    "entity_names",
    metadata,
    Column("name", TEXT, primary_key=True),
    Column("entity", TEXT, ForeignKey("entities.id", ondelete="CASCADE"), primary_key=True, index=True),
)

# The claims of the versions that count, with what is asked for.
claims = Table(
    "claims",
    metadata,
    Column("id", TEXT, primary_key=True),
    Column("article", TEXT, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("local", TEXT, nullable=False),  # its id in the reading
    _words("type"),
    _words("status"),
    _words("stance"),
    _words("edtf"),
    Column("start", TEXT, index=True),
    Column("end", TEXT),
    Column("at", Integer, nullable=False),  # its trigger, by which judgements hold on when it is read again
    Column("till", Integer, nullable=False),
)

# The exact keys under which linking looks for what else a claim may tell of, with the days that it may be of: of a
# block that grows for years only the claims of those days are looked at.
blocks = Table(
    "blocks",
    metadata,
    Column("key", TEXT, primary_key=True),
    Column("claim", TEXT, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True, index=True),
    _words("start"),
    _words("end"),
)
Index("ix_blocks_days", blocks.c.key, blocks.c.end, blocks.c.start, blocks.c.claim)

# What likeness judges a claim by (see letopis.linking.sketches).
sketches = Table(
    "sketches",
    metadata,
    Column("claim", TEXT, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    _words("body"),
    Column("vectors", LargeBinary, nullable=False),
)

# Claims that are alike enough to be one event. A claim that is no more leaves its pairs until what it was one
# with has been clustered again.
pairs = Table(
    "pairs",
    metadata,
    Column("one", TEXT, primary_key=True),
    Column("other", TEXT, primary_key=True, index=True),
    Column("score", Float, nullable=False),
)

# The chronicle as assembled. `body` is the contract's event object.
events = Table(
    "events",
    metadata,
    Column("id", TEXT, primary_key=True),
    _words("type", index=True),
    _words("status"),
    _words("stance"),
    _words("edtf"),
    Column("start", TEXT, index=True),
    Column("end", TEXT),
    _words("country", index=True),
    Column("roots_low", Integer, nullable=False),
    Column("roots_high", Integer, nullable=False),
    Column("importance", Float, nullable=False),
    Column("changed", Integer, nullable=False, server_default="0", index=True),  # the change it came with
    Column("body", LargeBinary, nullable=False),
)

# How many times the chronicle was changed: one row.
changes = Table("changes", metadata, Column("number", Integer, primary_key=True, autoincrement=False))

Index("ix_events_status", events.c.status, events.c.end)

event_claims = Table(
    "event_claims",
    metadata,
    Column("event", TEXT, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("claim", TEXT, primary_key=True, index=True),
    _words("article", index=True),
)

# What an event is found by: whoever took part, its place, who tells it, kinds of dispute and of noise. `entity` is an
# id, or the key of a root that has none («outlet:…», «name:…»); `name` is what such a root is called.
event_entities = Table(
    "event_entities",
    metadata,
    Column("event", TEXT, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("part", TEXT, primary_key=True),
    Column("entity", TEXT, primary_key=True, index=True),
    _words("name"),
)

# Ids that events and claims once had, and what they are now.
redirects = Table(
    "redirects",
    metadata,
    Column("old", TEXT, primary_key=True),
    Column("new", TEXT, nullable=False, index=True),
)

# Decisions by a rule, a model or a person: appended, taken back by `undone`, never edited.
judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _words("kind"),
    _words("subject", index=True),
    _words("object", index=True),
    Column("score", Float, nullable=False),
    _words("by"),
    _words("at"),
    _words("note"),
    Column("undone", TEXT),
)

# What a person's judgement holds on to: the claims of an event, or the spellings of an entity, each by the words
# [at, till) of an article's text. `held` is the id of the claim or spelling now, "" when it is there no more.
anchors = Table(
    "anchors",
    metadata,
    Column("judgement", Integer, ForeignKey("judgements.id", ondelete="CASCADE"), primary_key=True),
    Column("side", TEXT, primary_key=True),  # subject or object
    Column("number", Integer, primary_key=True),
    _words("article", index=True),
    _words("held", index=True),
    _words("type"),  # of an event, or the kind of an entity
    _words("text"),  # the SHA-256 of the text they are in
    Column("at", Integer, nullable=False),
    Column("till", Integer, nullable=False),
)

# Articles that were removed on purpose, and why.
forgotten = Table(
    "forgotten",
    metadata,
    Column("article", TEXT, primary_key=True),
    _words("outlet"),
    _words("reason"),
    _words("by"),
    _words("at"),
)

# Articles that repeat one another's text, found by bands of their signatures.
copies = Table(
    "copies",
    metadata,
    Column("article", TEXT, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("other", TEXT, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("score", Float, nullable=False),
    _words("evidence"),
)

bands = Table(
    "bands",
    metadata,
    Column("band", TEXT, primary_key=True),
    Column("article", TEXT, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True),
)

# Texts to search in, as folded words: of articles and of events. On SQLite the index `search` follows it, on
# PostgreSQL ix_texts_search is over the words of both columns.
texts = Table(
    "texts",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    _words("kind"),
    _words("id"),
    _words("surface"),
    _words("lemmas"),
)
Index("ix_texts_id", texts.c.id, texts.c.kind, unique=True)
