"""EDTF values as the two columns that questions compare; stated times as instants."""

from datetime import UTC, datetime

from letopis.reading.times.edtf import bounds


def first_and_last(edtf: str) -> tuple[str | None, str | None]:
    """First and last day (ISO) a value can mean; an open side is the known one. None without a year."""
    first, last = bounds(edtf)
    start, end = first or last, last or first
    return (start.isoformat(), end.isoformat()) if start and end else (None, None)


def moment(known_from: str) -> datetime:
    """The instant that a stated time means: a bare date its end, a time without offset UTC. Raises ValueError."""
    if len(known_from) == 10:
        known_from += "T23:59:59"
    stated = datetime.fromisoformat(known_from)
    return stated if stated.tzinfo else stated.replace(tzinfo=UTC)
