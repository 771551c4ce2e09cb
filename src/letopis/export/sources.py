"""Roots, relays and outlets as text: one table each."""

from collections.abc import Iterator, Sequence

from letopis.chronicle import Resting
from letopis.export.text import wrapped

_TABLES = {
    "root": ("Roots: where it entered the record", ("events", "alone", "articles")),
    "relay": ("Relays: papers that others cite", ("events", "alone", "articles")),
    "outlet": (
        "Outlets: whose articles were read",
        ("events", "alone", "first", "repeats", "named", "unnamed", "own", "articles"),
    ),
}


def tables(found: Sequence[Resting], width: int) -> Iterator[str]:
    """Lines without line ends; a table without rows is left out."""
    if not found:
        yield "No events."
    begun = False
    for part, (title, columns) in _TABLES.items():
        rows = [row for row in found if row.part == part]
        if not rows:
            continue
        if begun:
            yield ""
        begun = True
        yield title
        yield "  " + "".join(f"{column:>9}" for column in columns)
        for row in rows:
            numbers = "".join(f"{getattr(row, column):>9}" for column in columns)
            yield from wrapped(
                _called(row), f"  {numbers}  ", " " * (len(numbers) + 6), max(width, len(numbers) + 40)
            )


_HOW = {
    "named": "{}", "unnamed": "not named, through {}", "own": "{}: own voice",
    "hidden": "{}: does not say who told it", "cited": "{}: cited, its own sources not known", "": "{}",
}  # fmt: skip


def _called(row: Resting) -> str:
    return _HOW[row.how].format(row.name)
