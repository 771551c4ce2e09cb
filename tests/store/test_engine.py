"""Opening a store: made, found again, refused."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import select, text

from letopis.errors import StoreError
from letopis.store import Store, articles, engine, schema
from letopis.store.schema import metadata


def test_a_store_is_made_where_there_is_none_and_found_again(place: str) -> None:
    with Store.open(place) as store, store.writing() as connection:
        connection.execute(text("INSERT INTO articles (id, number) VALUES ('a', 1)"))
    with Store.open(place) as store, store.reading() as connection:
        assert connection.scalar(text("SELECT id FROM articles")) == "a"


def test_a_file_may_be_given_as_a_url(tmp_path: Path) -> None:
    Store.open(tmp_path / "letopis.db").close()
    Store.open(f"sqlite:///{tmp_path}/letopis.db").close()
    assert [path.name for path in tmp_path.glob("*.db")] == ["letopis.db"]


def test_the_migrations_make_the_tables_of_the_schema(place: str) -> None:
    with Store.open(place) as store, store.reading() as connection:
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


def test_readers_go_on_beside_a_writer_and_see_one_moment(place: str) -> None:
    with Store.open(place) as store:
        with store.writing() as writer, store.reading() as reader:
            writer.execute(text("INSERT INTO articles (id, number) VALUES ('a', 1)"))
            assert reader.scalar(text("SELECT count(*) FROM articles")) == 0
        with store.reading() as reader:
            assert reader.scalar(text("SELECT count(*) FROM articles")) == 1
            with store.writing() as writer:
                writer.execute(text("INSERT INTO articles (id, number) VALUES ('b', 2)"))
            assert reader.scalar(text("SELECT count(*) FROM articles")) == 1, "the moment it began to read"


def test_keys_are_kept(place: str) -> None:
    with Store.open(place) as store, pytest.raises(StoreError), store.writing() as connection:
        connection.execute(schema.versions.insert().values(article="none", sha256="0", number=1, body=b""))


def test_writers_take_turns(place: str) -> None:
    """Each reads a number and writes it one higher: without turns some would be lost."""

    def count(_: int) -> None:
        with Store.open(place) as store, store.writing() as connection:
            last = connection.scalar(text("SELECT max(number) FROM articles")) or 0
            row = {"id": f"a{last + 1}", "number": last + 1}
            connection.execute(text("INSERT INTO articles (id, number) VALUES (:id, :number)"), row)

    Store.open(place).close()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(count, range(12)))
    with Store.open(place) as store, store.reading() as connection:
        assert connection.scalar(text("SELECT max(number) FROM articles")) == 12


def test_letters_compare_by_their_codes_on_every_database(place: str) -> None:
    words = ["2023-09~", "2023-09", "2023-09-17", "2023-09/2023-10", "Z", "a", "Ё", "я", "nul\0"]
    with Store.open(place) as store, store.writing() as connection:
        rows = [{"id": word, "number": number} for number, word in enumerate(words)]
        connection.execute(schema.articles.insert(), rows)
        found = list(connection.scalars(select(schema.articles.c.id).order_by(schema.articles.c.id)))
        assert [word for word in found if "nul" not in word] == sorted(words[:-1])
        assert connection.scalar(select(schema.articles.c.number).where(schema.articles.c.id == "nul\0")) == 8


def test_a_change_that_fails_leaves_nothing(place: str) -> None:
    with Store.open(place) as store:
        with pytest.raises(StoreError), store.writing() as connection:  # noqa: PT012
            for _ in range(2):  # the second breaks the key
                connection.execute(text("INSERT INTO articles (id, number) VALUES ('a', 1)"))
        with store.reading() as connection:
            assert connection.scalar(text("SELECT count(*) FROM articles")) == 0


def test_a_store_of_a_newer_version_is_refused_and_left_as_it_is(place: str) -> None:
    with Store.open(place) as store, store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"newer Letopis .*9999") as caught:
        Store.open(place)
    assert "Upgrade" in caught.value.advice


def test_a_store_of_the_first_version_is_brought_up_to_date_with_what_it_holds(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade = command.upgrade
    with monkeypatch.context() as then:
        then.setattr(command, "upgrade", lambda config, _: upgrade(config, "0001"))
        then.setattr(engine, "REVISION", "0001")
        with Store.open(place) as store, store.writing() as connection:
            connection.execute(text("INSERT INTO articles (id, number) VALUES ('a', 1)"))
    with Store.open(place) as store, store.reading() as connection:
        assert articles.count(connection) == 1
        assert articles.waiting(connection, 1) == []


def test_other_databases_are_refused() -> None:
    with pytest.raises(StoreError, match=r"Use SQLite or PostgreSQL|no database at"):
        Store.open("mysql://localhost/news")


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
    assert engine.shown("postgresql://reader:sesame@host/news") == "postgresql://reader:***@host/news"
    assert engine.shown("news/letopis.db") == "news/letopis.db"
