"""What judgements hold on to, which spellings are to be linked anew, and what was forgotten."""

import sqlalchemy as sa
from alembic import op

from letopis.store.schema import TEXT

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables and the column."""
    op.create_table(
        "anchors",
        sa.Column("judgement", sa.Integer(), nullable=False),
        sa.Column("side", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article", TEXT, server_default="", nullable=False),
        sa.Column("held", TEXT, server_default="", nullable=False),
        sa.Column("type", TEXT, server_default="", nullable=False),
        sa.Column("text", TEXT, server_default="", nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("till", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["judgement"], ["judgements.id"], name=op.f("fk_anchors_judgement"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("judgement", "side", "number", name=op.f("pk_anchors")),
    )
    op.create_index(op.f("ix_anchors_article"), "anchors", ["article"], unique=False)
    op.create_index(op.f("ix_anchors_held"), "anchors", ["held"], unique=False)
    op.create_table(
        "forgotten",
        sa.Column("article", TEXT, nullable=False),
        sa.Column("outlet", TEXT, server_default="", nullable=False),
        sa.Column("reason", TEXT, server_default="", nullable=False),
        sa.Column("by", TEXT, server_default="", nullable=False),
        sa.Column("at", TEXT, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_forgotten")),
    )
    op.add_column("spellings", sa.Column("state", TEXT, server_default="", nullable=False))
    op.execute("UPDATE spellings SET state = 'waiting' WHERE entity = ''")
    op.create_index(
        "ix_spellings_unsettled",
        "spellings",
        ["state"],
        unique=False,
        sqlite_where=sa.text("state <> ''"),
        postgresql_where=sa.text("state <> ''"),
    )
    op.create_index(
        "ix_events_plans",
        "events",
        ["end"],
        unique=False,
        sqlite_where=sa.text("status IN ('planned', 'overdue')"),
        postgresql_where=sa.text("status IN ('planned', 'overdue')"),
    )
    op.create_index(op.f("ix_versions_known_from"), "versions", ["known_from"], unique=False)
