"""Sketches of claims and the pairs that are alike; every article is linked anew to find them."""

import sqlalchemy as sa
from alembic import op

from letopis.store.schema import TEXT

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "sketches",
        sa.Column("claim", TEXT, nullable=False),
        sa.Column("start", TEXT, server_default="", nullable=False),
        sa.Column("end", TEXT, server_default="", nullable=False),
        sa.Column("body", TEXT, server_default="", nullable=False),
        sa.Column("vectors", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name=op.f("fk_sketches_claim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_sketches")),
    )
    op.create_table(
        "pairs",
        sa.Column("one", TEXT, nullable=False),
        sa.Column("other", TEXT, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_pairs")),
    )
    op.create_index(op.f("ix_pairs_other"), "pairs", ["other"], unique=False)
    op.execute("UPDATE readings SET state = 'waiting' WHERE state = 'linked'")
