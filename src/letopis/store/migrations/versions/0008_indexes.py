"""Indexes for what every article asks: the last number, keys of spellings, copies from both sides, plans by day; and
the days of claims beside their block keys."""

import sqlalchemy as sa
from alembic import op

from letopis.store.schema import TEXT

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

DAYS = ("start", "end")


def upgrade() -> None:
    """Plans and overdue events are found by status and day from now on, so the index of their own goes."""
    op.create_index(op.f("ix_articles_number"), "articles", ["number"])
    op.create_index(op.f("ix_spelling_keys_spelling"), "spelling_keys", ["spelling"])
    op.create_index(op.f("ix_copies_other"), "copies", ["other"])
    op.create_index("ix_events_status", "events", ["status", "end"])
    op.drop_index("ix_events_plans", table_name="events")
    for day in DAYS:
        op.add_column("blocks", sa.Column(day, TEXT, server_default="", nullable=False))
    of = '(SELECT sketches."{0}" FROM sketches WHERE sketches.claim = blocks.claim)'
    both = ", ".join(f"\"{day}\" = coalesce({of.format(day)}, '')" for day in DAYS)
    op.execute(f"UPDATE blocks SET {both}")
    for day in DAYS:
        op.drop_column("sketches", day)
    op.create_index("ix_blocks_days", "blocks", ["key", "end", "start", "claim"])
