"""Tables as CSV (RFC 4180), the header first."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(found: Sequence[Mapping[str, str | int]], columns: Sequence[str]) -> Iterator[str]:
    """Lines without line ends."""
    yield _line(columns)
    for row in found:
        yield _line([_cell(row[column]) for column in columns])


def _cell(value: str | int) -> str | int:
    """A value that no spreadsheet runs as a formula: names come from articles by anyone."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _line(cells: Sequence[str | int]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
