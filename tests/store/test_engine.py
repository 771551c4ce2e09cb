"""Opening a store: made, found again, refused."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from letopis.errors import StoreError
from letopis.store import Store, engine
from letopis.store.schema import metadata


def test_a_store_is_made_where_there_is_none_and_found_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "letopis.db") as store, store.writing() as connection:
        connection.execute(text("INSERT INTO articles (id, number) VALUES ('a', 1)"))
    with Store.open(f"sqlite:///{tmp_path}/letopis.db") as store, store.reading() as connection:
        assert connection.scalar(text("SELECT id FROM articles")) == "a"


def test_the_migrations_make_the_tables_of_the_schema(tmp_path: Path) -> None:
    with Store.open(tmp_path / "letopis.db") as store, store.reading() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    ours = [
        change for change in found if "search" not in str(change)
    ]  # the word index is no table of the schema
    assert ours == []


def test_the_newest_migration_is_the_one_that_stores_are_opened_at() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(engine.__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == engine.REVISION
    assert {script.revision for script in scripts.walk_revisions()} == set(engine.KNOWN)


def test_readers_go_on_beside_a_writer_and_keys_are_kept(tmp_path: Path) -> None:
    with Store.open(tmp_path / "letopis.db") as store:
        with store.writing() as writer, store.reading() as reader:
            writer.execute(text("INSERT INTO articles (id, number) VALUES ('a', 1)"))
            assert reader.scalar(text("SELECT count(*) FROM articles")) == 0
        with store.reading() as reader:
            assert reader.scalar(text("SELECT count(*) FROM articles")) == 1
            assert reader.scalar(text("PRAGMA foreign_keys")) == 1


def test_a_change_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "letopis.db") as store:
        with pytest.raises(StoreError), store.writing() as connection:  # noqa: PT012
            for _ in range(2):  # the second breaks the key
                connection.execute(text("INSERT INTO articles (id, number) VALUES ('a', 1)"))
        with store.reading() as connection:
            assert connection.scalar(text("SELECT count(*) FROM articles")) == 0


def test_a_store_of_a_newer_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    Store.open(tmp_path / "letopis.db").close()
    with sqlite3.connect(tmp_path / "letopis.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(StoreError, match=r"newer Letopis .*9999") as caught:
        Store.open(tmp_path / "letopis.db")
    assert "Upgrade" in caught.value.advice


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_text("У лукоморья дуб зелёный " * 100, encoding="utf-8")
    with pytest.raises(StoreError, match="not a database"):
        Store.open(tmp_path / "poem.txt")
    with sqlite3.connect(tmp_path / "else.db") as database:
        database.execute("CREATE TABLE birds (name TEXT)")
    database.close()
    with pytest.raises(StoreError, match="something else"):
        Store.open(tmp_path / "else.db")
    with pytest.raises(StoreError, match="is a folder"):
        Store.open(tmp_path)
    with pytest.raises(StoreError, match="no folder"):
        Store.open(tmp_path / "nowhere" / "letopis.db")
    with pytest.raises(StoreError, match="no database at"):
        Store.open("abacus://beads")


def test_a_password_is_not_shown() -> None:
    with pytest.raises(StoreError) as caught:
        Store.open("postgresql://reader:sesame@localhost:1/news")
    assert "sesame" not in str(caught.value)
