"""EDTF values as the two columns that questions compare."""

from letopis.reading.times.edtf import bounds


def first_and_last(edtf: str) -> tuple[str | None, str | None]:
    """First and last day (ISO) a value can mean; an open side is the known one. None without a year."""
    first, last = bounds(edtf)
    start, end = first or last, last or first
    return (start.isoformat(), end.isoformat()) if start and end else (None, None)
