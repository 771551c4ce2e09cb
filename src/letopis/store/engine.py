"""Opening a database: which one, how it behaves, and bringing it to this version's tables."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from letopis.errors import StoreError
from letopis.store.schema import metadata

REVISION = "0010"  # the newest of migrations/versions; a test holds the two together
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
broken = (OperationalError, DatabaseError)  # a full disk, a lost server, a damaged file
BUSY = 120  # seconds a writer waits for another
POSTGRESQL = "postgresql+psycopg"
WRITER = 0x1E70B15  # the advisory lock that a writer holds; PostgreSQL keeps them apart by database


def connect(place: str | Path) -> Engine:
    """An engine for a PostgreSQL URL or the path of an SQLite file, at this version's revision.

    Makes the file and its tables where there are none, upgrades those of an older version. Raises StoreError
    for what is no database of ours, cannot be written, or is of a newer version.
    """
    url = _url(place)
    try:
        engine = create_engine(url, **_options(url))
        try:
            _prepare(engine)
        except BaseException:
            engine.dispose()
            raise
    except ImportError as error:
        if url.startswith(POSTGRESQL):
            raise StoreError("PostgreSQL needs psycopg.", "pip install 'letopis[postgresql]'") from None
        raise StoreError(f"no database at {shown(url)}: {error}", "Give a file or a database URL.") from None
    except ArgumentError as error:
        raise StoreError(f"no database at {shown(url)}: {error}", "Give a file or a database URL.") from None
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise StoreError(f"cannot open {shown(url)}: {reason}", _advice(reason)) from None
    return engine


def _prepare(engine: Engine) -> None:
    if engine.dialect.name not in ("sqlite", "postgresql"):
        raise StoreError(f"no chronicle can be kept in {engine.dialect.name}.", "Use SQLite or PostgreSQL.")
    (_behave if engine.dialect.name == "sqlite" else _take_turns)(engine)
    _upgrade(engine)


def reader(engine: Engine) -> Engine:
    """The engine for questions: each connection sees one moment of the database."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def scrub(engine: Engine) -> None:
    """Write the database anew, so that no page of it holds what was deleted. Raises StoreError."""
    if engine.dialect.name == "postgresql":
        with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            tables = ", ".join(f'"{name}"' for name in sorted(metadata.tables))
            connection.exec_driver_sql(f"VACUUM (FULL) {tables}")
        return
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.execute("INSERT INTO search(search) VALUES ('optimize')")  # the words of deleted rows
        driver.execute("VACUUM")
        busy, *_ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StoreError(
            "what was removed still lies in the database's log, which another program has open.",
            "Close it (letopis serve, an open chronicle) and run the same again.",
        )


def _url(place: str | Path) -> str:
    if isinstance(place, str) and "://" in place:
        kind, _, rest = place.partition("://")
        return f"{POSTGRESQL}://{rest}" if kind in ("postgresql", "postgres") else place
    if place == ":memory:":
        return "sqlite://"
    path = Path(place).expanduser()
    if path.is_dir():
        raise StoreError(f"{path} is a folder", "Give the file to keep the chronicle in, such as letopis.db.")
    if not path.parent.is_dir():
        raise StoreError(f"no folder {path.parent}", "Make it first, or give another place with --db.")
    return f"sqlite:///{path}"


def _options(url: str) -> dict[str, Any]:
    if url.startswith(POSTGRESQL):
        return {"pool_pre_ping": True, "connect_args": {"connect_timeout": 10}}
    if not url.startswith("sqlite"):
        return {}
    options: dict[str, Any] = {"connect_args": {"timeout": BUSY, "check_same_thread": False}}
    return options | ({"poolclass": StaticPool} if url == "sqlite://" else {})


def shown(url: str) -> str:
    """Where a database is, as people may see it: the path of a file, or a URL without its password."""
    if "://" not in url:
        return url
    try:
        return (
            make_url(url)
            .render_as_string(hide_password=True)
            .removeprefix("sqlite:///")
            .replace(POSTGRESQL, "postgresql", 1)
        )
    except ArgumentError:
        return "an address that is no database URL"


def _advice(reason: str) -> str:
    if "not a database" in reason:
        return "The file is something else: give another with --db."
    if "locked" in reason:
        return f"Another program has been writing to it for {BUSY} seconds: try again when it is done."
    return "Check that the file or server is there and that you may write to it."


def _behave(engine: Engine) -> None:
    """SQLite as we need it: foreign keys, readers beside one writer, transactions that we begin ourselves."""

    @event.listens_for(engine, "connect")
    def _(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver would begin late and let two writers deadlock
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _take_turns(engine: Engine) -> None:
    """PostgreSQL as we need it: one writer at a time, as on SQLite. Readers do not wait for it."""

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        if connection.get_execution_options().get("writes"):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER})")


def _upgrade(engine: Engine) -> None:
    with engine.connect() as connection:
        found = _revision(connection)
    if found == REVISION:
        return
    if found and found not in KNOWN:
        raise StoreError(
            f"{shown(str(engine.url))} was made by a newer Letopis (its tables are of revision {found}, "
            f"this version knows {REVISION})",
            "Upgrade Letopis, or give another file with --db.",
        )
    with engine.execution_options(writes=True).begin() as connection:
        if _revision(connection) != REVISION:  # another process may have been first
            _run_migrations(connection)


def _revision(connection: Connection) -> str:
    names = inspect(connection).get_table_names()
    if "alembic_version" in names:
        return str(connection.scalar(text("SELECT version_num FROM alembic_version")) or "")
    if names:
        raise StoreError(
            f"{shown(str(connection.engine.url))} holds tables of something else", "Give another."
        )
    return ""


def _run_migrations(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
