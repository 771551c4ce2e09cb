"""Search finds word forms in three languages, alike on both databases."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from letopis.store import Store, search

TEXTS = {
    "ru": "Ёлки привезли на площадь. Послы встречались в Киеве, сказал О'Нил.",
    "uk": "У Києві послів зустрічали ялинками; м'яч знайшли.",
    "en": "The ambassadors were meeting in Kyiv. A 40-day truce began.",
}


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def connection(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Connection]:
    if request.param == "sqlite":
        place = str(tmp_path_factory.mktemp("search") / "letopis.db")
    else:
        place = request.getfixturevalue("postgresql")()
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
def test_the_index_finds_what_reading_every_word_would(connection: Connection, query: str) -> None:
    wanted = [search._forms(word) for word in search.folded(query).split()[: search.WORDS]]
    held = {
        language: set(search.folded(f"{words} {search.lemmas(words, language)}").split())
        for language, words in TEXTS.items()
    }
    expected = [
        language for language in TEXTS if wanted and all(held[language] & set(forms) for forms in wanted)
    ]
    assert found(connection, query) == sorted(expected)


def test_words_longer_than_an_index_can_hold_are_found_by_their_beginning(connection: Connection) -> None:
    word = "щ" * 30_000
    search.put(connection, "event", {"long": (f"{word} дождь", "")})
    assert found(connection, word) == ["long"]
    assert found(connection, "дождь") == ["long"]
    search.remove(connection, "event", ["long"])


@pytest.mark.slow
def test_postgresql_asks_its_index(postgresql: Callable[[], str]) -> None:
    with Store.open(postgresql()) as store, store.writing() as connection:
        texts = {str(n): (f"слово{n} посол", "") for n in range(3_000)}
        search.put(connection, "event", texts)
        connection.exec_driver_sql("ANALYZE texts")
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # so few are sooner read than looked up
        query = search.matching(connection, "event", "слово77").compile(connection)
        plan = connection.exec_driver_sql(f"EXPLAIN {query}", query.params)
        assert "ix_texts_search" in "\n".join(plan.scalars())


def test_a_text_put_again_takes_the_place_of_the_old_one(connection: Connection) -> None:
    search.put(connection, "event", {"new": ("воробей", "воробей")})
    search.put(connection, "event", {"new": ("синица", "синица")})
    assert found(connection, "воробьи") == []
    assert found(connection, "синицы") == ["new"]
    search.remove(connection, "event", ["new"])
    assert found(connection, "синицы") == []
