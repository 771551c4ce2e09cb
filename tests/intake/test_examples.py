"""The sample corpus comes in whole and clean, and its README speaks of every file."""

from collections import Counter
from pathlib import Path

import pytest

from letopis.intake import Taken, take
from letopis.records import Article

EXAMPLES = Path(__file__).parents[2] / "examples"
FURNITURE = [
    "образ»", "видео дня", "читайте", "подписывайтесь", "підписуйтесь", "последние новости", "выставка",
    "фото:", "могут заинтересовать", "просмотров", "теги", "ctrl", "subscri", "sign up", "advertisement",
    "min read", "photo:", "home", "share", "©",
]  # fmt: skip


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    items = list(take([EXAMPLES / "corpus"]))
    assert all(isinstance(item, Taken) for item in items)
    return [item.article for item in items if isinstance(item, Taken)]


def test_twenty_articles_one_of_them_in_two_versions(articles: list[Article]) -> None:
    assert len(articles) == 21
    assert len({article.sha256 for article in articles}) == 21
    [edited] = [id for id, count in Counter(article.id for article in articles).items() if count == 2]
    first, second = (article.known_from for article in articles if article.id == edited)
    assert (first, second) == ("2023-09-29T17:00:00+01:00", "2023-09-30T08:30:00+01:00")


def test_three_languages_and_every_article_has_outlet_and_date(articles: list[Article]) -> None:
    assert Counter(article.language for article in articles) == {"ru": 9, "uk": 6, "en": 6}
    assert all(article.outlet and article.published and article.url for article in articles)


def test_no_furniture_is_left(articles: list[Article]) -> None:
    text = "\n".join(article.text for article in articles).casefold()
    for words in FURNITURE:
        assert words not in text, words


def test_the_readme_speaks_of_every_file() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for file in (EXAMPLES / "corpus").iterdir():
        assert f"`{file.name}`" in readme
