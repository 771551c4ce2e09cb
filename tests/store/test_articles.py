"""Articles and their versions: what is one, what is two, what supersedes what."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, func, select

from letopis.errors import NotFoundError, StoreError
from letopis.records import Article, Reading
from letopis.store import Store, articles, redirects, schema
from letopis.store.packing import pack, pack_vectors, unpack, unpack_vectors
from tests import plain

TEXT = "Встреча в Одессе\n17.09.2023 CONSULT Иван Гай + Олена Сова @ Одесса UA\n"
EDITED = (
    "Встреча в Одессе\nИсправлено.\n17.09.2023 CONSULT Иван Гай + Олена Сова @ Одесса UA\n2023 AID Иван Гай\n"
)


@pytest.fixture
def connection(place: str) -> Iterator[Connection]:
    with Store.open(place) as store, store.writing() as connection:
        yield connection


def add(connection: Connection, article: Article) -> str:
    return articles.add(connection, article, article.text.encode(), plain.read(article))


def rows(connection: Connection, table: str) -> int:
    return connection.scalar(select(func.count()).select_from(schema.metadata.tables[table])) or 0


def test_an_article_comes_back_whole_with_its_bytes(connection: Connection) -> None:
    article = plain.article(TEXT)
    assert add(connection, article) == "new"
    assert articles.get(connection, article.id) == (article, plain.read(article))
    assert articles.original(connection, article.sha256) == TEXT.encode()


def test_the_same_article_twice_is_stored_once(connection: Connection) -> None:
    assert [add(connection, plain.article(TEXT)) for _ in range(2)] == ["new", "same"]
    assert [rows(connection, t) for t in ("articles", "versions", "originals", "readings", "claims")] == [
        1
    ] * 5


def test_one_text_from_two_outlets_is_two_articles_with_one_original(connection: Connection) -> None:
    add(connection, plain.article(TEXT, outlet="Вестник Степи"))
    assert add(connection, plain.article(TEXT, outlet="Голос Моря")) == "new"
    assert [rows(connection, t) for t in ("articles", "originals", "claims")] == [2, 1, 2]


def test_new_bytes_at_one_address_are_a_new_version_whose_claims_alone_count(connection: Connection) -> None:
    address = "https://vestnik.example/1"
    first, second = plain.article(TEXT, url=address), plain.article(EDITED, url=address)
    assert [add(connection, a) for a in (first, second)] == ["new", "version"]
    assert rows(connection, "versions") == 2
    assert articles.get(connection, first.id)[0] == second
    assert rows(connection, "claims") == 2
    assert articles.original(connection, first.sha256) == TEXT.encode()


def test_the_version_before_an_edit_read_again_is_nothing_new(connection: Connection) -> None:
    address = "https://vestnik.example/1"
    first, second = plain.article(TEXT, url=address), plain.article(EDITED, url=address)
    assert [add(connection, article) for article in (first, second, first)] == ["new", "version", "same"]
    assert articles.get(connection, first.id)[0].sha256 == second.sha256
    stored = articles.known(connection, first.id, first.sha256)
    assert stored is not None
    assert stored.article == first


def test_of_two_versions_the_later_counts_whichever_came_first(connection: Connection) -> None:
    address = "https://vestnik.example/1"
    first = replace(plain.article(TEXT, url=address), known_from="2023-09-29T10:00:00+03:00")
    second = replace(plain.article(EDITED, url=address), known_from="2023-09-30")
    assert [add(connection, article) for article in (second, first)] == ["new", "version"]
    assert articles.get(connection, first.id)[0].sha256 == second.sha256
    assert rows(connection, "versions") == 2
    assert articles.original(connection, first.sha256) == TEXT.encode()


def test_a_claim_of_an_edited_article_leads_to_its_counterpart(connection: Connection) -> None:
    address = "https://vestnik.example/1"
    first, second = plain.article(TEXT, url=address), plain.article(EDITED, url=address)
    add(connection, first)
    add(connection, second)
    old = f"{first.id}#c1@{first.sha256[:12]}"
    assert redirects.followed(connection, old) == f"{first.id}#c1@{second.sha256[:12]}"


def test_metadata_that_is_better_supersedes_and_worse_does_not(connection: Connection) -> None:
    undated = plain.article(TEXT, published=None)
    dated = replace(undated, published="2023-09-18", known_from="2023-09-18")
    assert [add(connection, a) for a in (undated, dated, undated)] == ["new", "again", "same"]
    assert articles.get(connection, dated.id)[0].published == "2023-09-18"


def test_a_newer_reading_keeps_the_ids_of_the_claims_it_finds_again(connection: Connection) -> None:
    article = plain.article(EDITED)
    old = plain.read(article)
    articles.add(connection, article, b"", old)
    shuffled = tuple(replace(claim, id=f"c{9 - n}") for n, claim in enumerate(old.claims))
    fresh = replace(old.claims[0], id="c1", type="THREATEN", about=("c9",))
    articles.add(connection, article, b"", replace(old, version="plain/2", claims=(fresh, *shuffled)))
    _, reading = articles.get(connection, article.id)
    assert {claim.type: claim.id for claim in reading.claims} == {
        "CONSULT": "c1",
        "AID": "c2",
        "THREATEN": "c3",
    }
    assert reading.claims[0].about == ("c1",)


def test_what_waits_for_linking_is_known_in_order_of_arrival(connection: Connection) -> None:
    both = [plain.article(TEXT, outlet=outlet) for outlet in ("Степь", "Море")]
    for article in both:
        add(connection, article)
    assert articles.waiting(connection, 9) == [article.id for article in both]
    articles.mark_linked(connection, [both[0].id])
    assert articles.waiting(connection, 9) == [both[1].id]


def test_an_unknown_article_is_said_to_be_unknown(connection: Connection) -> None:
    with pytest.raises(NotFoundError, match="no article x"):
        articles.get(connection, "x")


def test_a_reader_that_gives_two_claims_one_id_is_refused(connection: Connection) -> None:
    article = plain.article(TEXT)
    claim = plain.read(article).claims[0]
    with pytest.raises(StoreError, match="one id"):
        articles.add(connection, article, b"", Reading(article.id, "r", claims=(claim, claim)))


@given(st.dictionaries(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), st.binary(max_size=64)))
def test_vectors_come_back(vectors: dict[tuple[int, int], bytes]) -> None:
    assert unpack_vectors(pack_vectors(vectors)) == vectors


def test_a_damaged_body_is_said_to_be_damaged() -> None:
    with pytest.raises(StoreError, match="damaged"):
        unpack(pack({"a": 1})[:-3])
