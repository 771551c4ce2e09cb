"""Near copies are looked for by shared bands, without going through the store."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from letopis.ledger import Copy
from letopis.store import Store, articles, copying, schema
from tests import plain

BRIDGE = "Мост открыт\n" + " ".join(f"слово{n} {n} мост{n % 7} река{n % 5}" for n in range(60))
BREAD = "Хлеб подешевел\n" + " ".join(f"хлеб{n} {n} поле{n % 7} мука{n % 5}" for n in range(60))


@pytest.fixture
def connection(place: str) -> Iterator[Connection]:
    with Store.open(place) as store, store.writing() as connection:
        yield connection


def add(connection: Connection, text: str, outlet: str) -> str:
    article = plain.article(text, outlet=outlet)
    articles.add(connection, article, text.encode(), plain.read(article))
    return article.id


def test_only_what_shares_its_words_is_near(connection: Connection) -> None:
    one, reprint, other = (
        add(connection, text, outlet)
        for text, outlet in ((BRIDGE, "Север"), (BRIDGE, "Юг"), (BREAD, "Запад"))
    )
    assert [signature.article for signature in copying.near(connection, one)] == [reprint]
    assert copying.near(connection, other) == []


def test_what_very_many_share_leads_nowhere(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "limits", lambda _: {"common": 2})
    first, *_ = [add(connection, BRIDGE, outlet) for outlet in ("Север", "Юг", "Запад")]
    assert copying.near(connection, first) == []


def test_copies_are_kept_once_and_replaced(connection: Connection) -> None:
    one, other = add(connection, BRIDGE, "Север"), add(connection, BRIDGE, "Юг")
    copying.add(connection, [Copy(one, other, 0.9, "first"), Copy(one, other, 0.9, "first")])
    copying.add(connection, [Copy(one, other, 0.8, "second")])
    assert [copy.evidence for copy in copying.among(connection, [one, other])] == ["second"]
    copying.put(connection, [other], [])
    assert connection.execute(schema.copies.select()).all() == []
