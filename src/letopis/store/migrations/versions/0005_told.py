"""How many articles use a spelling, and the roles they tell.

Whoever is known keeps the name there is until an article tells of them; roles come back as articles are read again.
"""

import sqlalchemy as sa
from alembic import op

from letopis.store.schema import TEXT

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and the table, and count."""
    op.add_column("spellings", sa.Column("articles", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "told_roles",
        sa.Column("spelling", TEXT, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("article", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_told_roles_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("spelling", "role", "article", name=op.f("pk_told_roles")),
    )
    op.create_index(op.f("ix_told_roles_article"), "told_roles", ["article"], unique=False)
    op.execute("""
        UPDATE spellings SET articles = (
            SELECT count(DISTINCT article) FROM local_entities WHERE local_entities.spelling = spellings.id
        )
    """)
