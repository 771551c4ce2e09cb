"""A page over a small store, read from reports written for these tests."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import letopis
from letopis.web import create_app

HOSTILE = '<script>alert("x")</script>'
REPORTS = [
    {
        "id": "one", "outlet": "Вестник Примера", "published": "2023-09-20", "language": "ru",
        "url": "https://vestnik.example/one", "title": "В Стамбуле встретились представители Армении и Азербайджана",
        "text": "В понедельник, 18 сентября, представители Армении и Азербайджана встретились в Стамбуле. "
        "Об этом сообщил высокопоставленный чиновник на условиях анонимности.",
    },
    {
        "id": "two", "outlet": f"Outlet {HOSTILE}", "published": "2023-09-21", "language": "en",
        "url": "javascript:alert(1)", "title": f"Talks in Warsaw {HOSTILE}",
        "text": "Foreign ministers of Poland and Ukraine met in Warsaw on Thursday, the ministry said. "
        f"The government {HOSTILE} rejected the demands of the protesters on 21 September 2023.",
    },
]  # fmt: skip


@pytest.fixture(scope="session")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("web")
    feed = folder / "feed.jsonl"
    feed.write_text("\n".join(json.dumps({**r, "clean": True}, ensure_ascii=False) for r in REPORTS), "utf-8")
    letopis.read([feed], db=folder / "letopis.db")
    return folder / "letopis.db"


@pytest.fixture
def client(db: Path) -> Iterator[TestClient]:
    with TestClient(create_app(str(db)), base_url="http://localhost") as client:
        yield client
