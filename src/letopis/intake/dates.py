"""Dates as outlets write them, to ISO 8601 with the offset kept."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})(?:,?\s+(\d{1,2}):(\d{2}))?")
_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)


def normalise(stated: str | None) -> str | None:
    """ISO 8601 of a stated date or date-time, its offset kept; None when nothing sensible is stated.

    `2023-10-04`, `2023-10-04T12:30:00+03:00`, `Wed, 04 Oct 2023 12:30:00 +0300`, `04.10.2023 12:30` are read.
    A midnight to the second without an offset is a bare date that a crawler padded, and becomes one again.
    """
    text = (stated or "").strip()[:60]
    try:
        if match := _ISO.fullmatch(text):
            year, month, day, hour, minute, second, offset = match.groups()
            if hour is None or (not offset and int(hour) == int(minute) == int(second or 0) == 0):
                return date(int(year), int(month), int(day)).isoformat()
            zone = "+00:00" if (offset or "").upper() == "Z" else offset or ""
            return datetime.fromisoformat(
                f"{year}-{month}-{day}T{int(hour):02}:{minute}:{second or '00'}{zone}"
            ).isoformat()
        if match := _DOTTED.fullmatch(text):
            day, month, year, hour, minute = match.groups()
            bare = date(int(year), int(month), int(day)).isoformat()
            return datetime.fromisoformat(f"{bare}T{int(hour):02}:{minute}:00").isoformat() if hour else bare
        return parsedate_to_datetime(text).isoformat() if text else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()


def later(one: str | None, other: str | None) -> bool:
    """Whether `one` is certainly not before `other`, compared by calendar date (offsets may be missing)."""
    return bool(one and other and one[:10] >= other[:10])
