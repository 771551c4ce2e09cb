"""Search finds word forms in three languages, by the index and without it alike."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from letopis.store import Store, schema, search

TEXTS = {
    "ru": "Ёлки привезли на площадь. Послы встречались в Киеве, сказал О'Нил.",
    "uk": "У Києві послів зустрічали ялинками; м'яч знайшли.",
    "en": "The ambassadors were meeting in Kyiv. A 40-day truce began.",
}


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    place = tmp_path_factory.mktemp("search") / "letopis.db"
    with Store.open(place) as store, store.writing() as connection:
        texts = {language: (words, search.lemmas(words, language)) for language, words in TEXTS.items()}
        search.put(connection, "event", texts)
        search.put(connection, "article", {"other": ("Послы встречались", "посол встречаться")})
        yield connection


def found(connection: Connection, query: str) -> list[str]:
    return sorted(connection.scalars(search.matching(connection, "event", query)))


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("посол", ["ru", "uk"]),
        ("послами", ["ru", "uk"]),
        ("елка", ["ru"]),
        ("Ёлок", ["ru"]),
        ("Київ", ["uk"]),
        ("києві послів", ["uk"]),
        ("ambassador meet", ["en"]),
        ("м’яч", ["uk"]),
        ("40-day", ["en"]),
        ("посол ambassador", []),
        ("нічого", []),
        ("", []),
        ("«»…", []),
    ],
)
def test_words_are_found_in_any_form(connection: Connection, query: str, where: list[str]) -> None:
    assert found(connection, query) == where


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text(max_size=30)
    | st.sampled_from(["посол OR", 'NEAR("a")', "посол*", "%", "_", "^a -b", 'a"b', "a'; --"])
)
def test_index_and_scan_find_the_same_whatever_is_asked(connection: Connection, query: str) -> None:
    wanted = [search._forms(word) for word in search.folded(query).split()[: search.WORDS]]
    if not wanted:
        assert found(connection, query) == []
        return
    table = schema.texts
    scan = select(table.c.id).where(table.c.kind == "event", search._scanned(wanted))
    assert found(connection, query) == sorted(connection.scalars(scan))


def test_a_text_put_again_takes_the_place_of_the_old_one(connection: Connection) -> None:
    search.put(connection, "event", {"new": ("воробей", "воробей")})
    search.put(connection, "event", {"new": ("синица", "синица")})
    assert found(connection, "воробьи") == []
    assert found(connection, "синицы") == ["new"]
    search.remove(connection, "event", ["new"])
    assert found(connection, "синицы") == []
