"""What roots that are no entity are called, beside the keys by which events are found."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

from letopis.linking.names import fold
from letopis.store.packing import unpack
from letopis.store.schema import TEXT

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and fill it from the ledgers of the events."""
    op.add_column("event_entities", sa.Column("name", TEXT, server_default="", nullable=False))
    connection = op.get_bind()
    rows = connection.execute(
        sa.text("""
            SELECT events.id, events.body, event_entities.entity
            FROM event_entities JOIN events ON events.id = event_entities.event
            WHERE part = 'root' AND (entity LIKE 'outlet:%' OR entity LIKE 'name:%') ORDER BY events.id
        """)
    )
    called = [one for _, same in groupby(rows, key=lambda row: row[0]) for one in _called(list(same))]
    named = sa.text(
        "UPDATE event_entities SET name = :name WHERE event = :e AND part = 'root' AND entity = :key"
    )
    if called:
        connection.execute(named, called)


def _called(rows: list[Any]) -> Iterator[dict[str, str]]:
    """Of the rows of one event, those whose key is that of a voice of its ledger, with the voice's name."""
    id, body, _ = rows[0]
    heard = [
        voice
        for root in unpack(body).get("ledger", ())
        for voice in (root.get("heard", ()) if root["kind"] == "people" else (root,))
    ]
    for _, _, key in rows:
        kind, _, rest = key.partition(":")
        for voice in heard:
            if voice.get("outlet") == rest if kind == "outlet" else fold(voice["name"]) == rest:
                yield {"e": id, "key": key, "name": voice["name"]}
                break
