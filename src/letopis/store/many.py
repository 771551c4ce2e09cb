"""Many rows at a time: parts that fit in one IN (…), and inserts of any number."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Connection, Table

Value = TypeVar("Value", str, int)

MANY = 500  # values in one IN (…); databases bound them


def chunks(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """The values in parts that fit in one IN (…)."""
    return (values[at : at + MANY] for at in range(0, len(values), MANY))


def insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows, none or many."""
    if rows:
        connection.execute(table.insert(), rows)
