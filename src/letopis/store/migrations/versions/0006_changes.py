"""A count of the chronicle's changes, by which whoever keeps something made of it sees what is new."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the count, and to each event the change it came with."""
    changes = op.create_table(
        "changes",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_changes")),
    )
    op.bulk_insert(changes, [{"number": 0}])
    op.add_column("events", sa.Column("changed", sa.Integer(), server_default="0", nullable=False))
    op.create_index(op.f("ix_events_changed"), "events", ["changed"], unique=False)
