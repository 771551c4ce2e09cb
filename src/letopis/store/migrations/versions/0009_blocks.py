"""Claims are filed under what they must have in common to be one: speakers, parties, places, names."""

import sqlalchemy as sa
from alembic import op

from letopis.linking import LinkedClaim, blocks
from letopis.linking.sketches import drawn
from letopis.reading.times import edtf

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_MANY = 2_000  # claims filed at a time


def upgrade() -> None:
    """File every claim anew by its sketch, which holds all that its keys follow from."""
    connection = op.get_bind()
    connection.execute(sa.text("DELETE FROM blocks"))
    some = sa.text("SELECT claim, body, vectors FROM sketches WHERE claim > :last ORDER BY claim LIMIT :many")
    filed = sa.text('INSERT INTO blocks ("key", claim, start, "end") VALUES (:key, :claim, :start, :end)')
    last = ""
    while rows := connection.execute(some, {"last": last, "many": _MANY}).all():
        last = rows[-1][0]
        if found := [row for _, body, vectors in rows for row in _filed(drawn(body, vectors))]:
            connection.execute(filed, found)


def _filed(claim: LinkedClaim) -> list[dict[str, str]]:
    first, last = edtf.extent(claim.span, 1)
    start = first.isoformat() if first else ""
    end = last.isoformat() if last else "9999-12-31"
    return [{"key": key, "claim": claim.id, "start": start, "end": end} for key in blocks(claim).filed]
