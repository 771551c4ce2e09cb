"""Spellings of people are filed by their given names too, so that a name leads past those who share its surname."""

import sqlalchemy as sa
from alembic import op

from letopis.linking import filed_keys
from letopis.records.contract import entity_from_json
from letopis.store.packing import unpack

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_MANY = 5_000  # spellings filed at a time


def upgrade() -> None:
    """File every spelling anew."""
    connection = op.get_bind()
    connection.execute(sa.text("DELETE FROM spelling_keys"))
    some = sa.text("SELECT id, body FROM spellings WHERE id > :last ORDER BY id LIMIT :many")
    filed = sa.text('INSERT INTO spelling_keys ("key", spelling) VALUES (:key, :id)')
    last = ""
    while rows := connection.execute(some, {"last": last, "many": _MANY}).all():
        last = rows[-1][0]
        connection.execute(
            filed,
            [
                {"key": key, "id": id}
                for id, body in rows
                for key in sorted(set(filed_keys(entity_from_json(unpack(bytes(body))))))
            ],
        )
