"""PostgreSQL's index of the words of texts; SQLite has had one from the first."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index. Its words are ours as they stand: no parser of the server's takes them apart."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE INDEX ix_texts_search ON texts USING gin (string_to_array(surface || lemmas, ' '))"
        )
