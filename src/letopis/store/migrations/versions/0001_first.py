"""The first tables."""

import sqlalchemy as sa
from alembic import op

from letopis.store.schema import TEXT

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# SQLite's word index over `texts`. It follows the table by triggers, so both change in one transaction.
SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5(surface, lemmas, content='texts', content_rowid='number',"
    " tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER texts_in AFTER INSERT ON texts BEGIN"
    " INSERT INTO search(rowid, surface, lemmas) VALUES (new.number, new.surface, new.lemmas); END",
    "CREATE TRIGGER texts_out AFTER DELETE ON texts BEGIN"
    " INSERT INTO search(search, rowid, surface, lemmas)"
    " VALUES ('delete', old.number, old.surface, old.lemmas); END",
)


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "articles",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("outlet", TEXT, server_default="", nullable=False),
        sa.Column("url", TEXT, server_default="", nullable=False),
        sa.Column("current", TEXT, server_default="", nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
    )
    op.create_index(op.f("ix_articles_outlet"), "articles", ["outlet"], unique=False)
    op.create_table(
        "entities",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("kind", TEXT, server_default="", nullable=False),
        sa.Column("name", TEXT, server_default="", nullable=False),
        sa.Column("country", TEXT, server_default="", nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entities")),
    )
    op.create_table(
        "events",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("type", TEXT, server_default="", nullable=False),
        sa.Column("status", TEXT, server_default="", nullable=False),
        sa.Column("stance", TEXT, server_default="", nullable=False),
        sa.Column("edtf", TEXT, server_default="", nullable=False),
        sa.Column("start", TEXT, nullable=True),
        sa.Column("end", TEXT, nullable=True),
        sa.Column("country", TEXT, server_default="", nullable=False),
        sa.Column("roots_low", sa.Integer(), nullable=False),
        sa.Column("roots_high", sa.Integer(), nullable=False),
        sa.Column("importance", sa.Float(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_index(op.f("ix_events_country"), "events", ["country"], unique=False)
    op.create_index(op.f("ix_events_start"), "events", ["start"], unique=False)
    op.create_index(op.f("ix_events_type"), "events", ["type"], unique=False)
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", TEXT, server_default="", nullable=False),
        sa.Column("subject", TEXT, server_default="", nullable=False),
        sa.Column("object", TEXT, server_default="", nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("by", TEXT, server_default="", nullable=False),
        sa.Column("at", TEXT, server_default="", nullable=False),
        sa.Column("note", TEXT, server_default="", nullable=False),
        sa.Column("undone", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
    )
    op.create_index(op.f("ix_judgements_object"), "judgements", ["object"], unique=False)
    op.create_index(op.f("ix_judgements_subject"), "judgements", ["subject"], unique=False)
    op.create_table(
        "originals",
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_originals")),
    )
    op.create_table(
        "redirects",
        sa.Column("old", TEXT, nullable=False),
        sa.Column("new", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("old", name=op.f("pk_redirects")),
    )
    op.create_index(op.f("ix_redirects_new"), "redirects", ["new"], unique=False)
    op.create_table(
        "spellings",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("entity", TEXT, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spellings")),
    )
    op.create_index(op.f("ix_spellings_entity"), "spellings", ["entity"], unique=False)
    op.create_table(
        "texts",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", TEXT, server_default="", nullable=False),
        sa.Column("id", TEXT, server_default="", nullable=False),
        sa.Column("surface", TEXT, server_default="", nullable=False),
        sa.Column("lemmas", TEXT, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_texts")),
    )
    op.create_index("ix_texts_id", "texts", ["id", "kind"], unique=True)
    op.create_table(
        "bands",
        sa.Column("band", TEXT, nullable=False),
        sa.Column("article", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_bands_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("band", "article", name=op.f("pk_bands")),
    )
    op.create_index(op.f("ix_bands_article"), "bands", ["article"], unique=False)
    op.create_table(
        "claims",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("article", TEXT, nullable=False),
        sa.Column("local", TEXT, nullable=False),
        sa.Column("type", TEXT, server_default="", nullable=False),
        sa.Column("status", TEXT, server_default="", nullable=False),
        sa.Column("stance", TEXT, server_default="", nullable=False),
        sa.Column("edtf", TEXT, server_default="", nullable=False),
        sa.Column("start", TEXT, nullable=True),
        sa.Column("end", TEXT, nullable=True),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("till", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_claims_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_article"), "claims", ["article"], unique=False)
    op.create_index(op.f("ix_claims_start"), "claims", ["start"], unique=False)
    op.create_table(
        "copies",
        sa.Column("article", TEXT, nullable=False),
        sa.Column("other", TEXT, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("evidence", TEXT, server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_copies_article"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["other"], ["articles.id"], name=op.f("fk_copies_other"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "other", name=op.f("pk_copies")),
    )
    op.create_table(
        "entity_names",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("entity", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["entity"], ["entities.id"], name=op.f("fk_entity_names_entity"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("name", "entity", name=op.f("pk_entity_names")),
    )
    op.create_index(op.f("ix_entity_names_entity"), "entity_names", ["entity"], unique=False)
    op.create_table(
        "event_claims",
        sa.Column("event", TEXT, nullable=False),
        sa.Column("claim", TEXT, nullable=False),
        sa.Column("article", TEXT, server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["event"], ["events.id"], name=op.f("fk_event_claims_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event", "claim", name=op.f("pk_event_claims")),
    )
    op.create_index(op.f("ix_event_claims_article"), "event_claims", ["article"], unique=False)
    op.create_index(op.f("ix_event_claims_claim"), "event_claims", ["claim"], unique=False)
    op.create_table(
        "event_entities",
        sa.Column("event", TEXT, nullable=False),
        sa.Column("part", TEXT, nullable=False),
        sa.Column("entity", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["event"], ["events.id"], name=op.f("fk_event_entities_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event", "part", "entity", name=op.f("pk_event_entities")),
    )
    op.create_index(op.f("ix_event_entities_entity"), "event_entities", ["entity"], unique=False)
    op.create_table(
        "local_entities",
        sa.Column("article", TEXT, nullable=False),
        sa.Column("local", TEXT, nullable=False),
        sa.Column("spelling", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_local_entities_article"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["spelling"], ["spellings.id"], name=op.f("fk_local_entities_spelling")),
        sa.PrimaryKeyConstraint("article", "local", name=op.f("pk_local_entities")),
    )
    op.create_index(op.f("ix_local_entities_spelling"), "local_entities", ["spelling"], unique=False)
    op.create_table(
        "readings",
        sa.Column("article", TEXT, nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("reader", TEXT, server_default="", nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("vectors", sa.LargeBinary(), nullable=False),
        sa.Column("lemmas", sa.LargeBinary(), nullable=False),
        sa.Column("minhash", sa.LargeBinary(), nullable=False),
        sa.Column("state", TEXT, server_default="waiting", nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_readings_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", "sha256", name=op.f("pk_readings")),
    )
    op.create_index(
        "ix_readings_waiting",
        "readings",
        ["article"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "spelling_keys",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("spelling", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["spelling"], ["spellings.id"], name=op.f("fk_spelling_keys_spelling"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "spelling", name=op.f("pk_spelling_keys")),
    )
    op.create_table(
        "versions",
        sa.Column("article", TEXT, nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("language", TEXT, server_default="", nullable=False),
        sa.Column("published", TEXT, nullable=True),
        sa.Column("known_from", TEXT, nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_versions_article"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["sha256"], ["originals.sha256"], name=op.f("fk_versions_sha256")),
        sa.PrimaryKeyConstraint("article", "sha256", name=op.f("pk_versions")),
    )
    op.create_table(
        "blocks",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("claim", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name=op.f("fk_blocks_claim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "claim", name=op.f("pk_blocks")),
    )
    op.create_index(op.f("ix_blocks_claim"), "blocks", ["claim"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        for statement in SEARCH:
            op.execute(statement)
