"""A page gives its story, its date, its address and its site; its sentences are found again in the markup."""

import contextlib
import html
import re
import time

import pytest

from letopis.errors import IntakeError
from letopis.intake import page, source_of
from letopis.intake.draft import finish
from letopis.intake.encoding import decode
from letopis.intake.refusals import MarkupError, NothingLeftError, TooLargeError
from letopis.records import Article

STORY = """
<p>В городе Примерске в&nbsp;среду открыли <a href="/tag/most">новый мост</a> через
   реку Образец, сообщили &laquo;Вестнику&raquo; в&#160;мэрии.</p>
<figure><img src="most.jpg"><figcaption>Мост / фото пресс-службы</figcaption></figure>
<p>Движение по&shy;едет в <b>пятницу</b>, 6&nbsp;октября. Старый мост закрыли&nbsp;&mdash; из-за трещин.</p>
<p>Подписывайтесь на наш канал в Telegram.</p>
<p>Мэр Ян Примеров обещал, что проезд останется бесплатным: &quot;Так решил совет&quot;.</p>
"""
PAGE = f"""<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8">
<title>В Примерске открыли мост - Вестник</title><meta property="og:title" content="В Примерске открыли мост">
<meta property="og:site_name" content="Вестник Примера">
<link rel="canonical" href="https://www.primer.example/2023/10/04/most">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "NewsArticle",
"datePublished": "2023-10-04T12:30:00+03:00", "dateModified": "2023-10-04T13:10:00+03:00"}}]}}</script></head>
<body><nav><a href="/">Главная</a> <a href="/war">Война</a></nav>
<article><h1>В Примерске открыли мост</h1>{STORY}</article>
<script>alert("x")</script><footer>© 2023 Вестник Примера</footer></body></html>"""


def read(markup: str | bytes) -> Article:
    return finish(
        page.read("page.html", "page.html", markup if isinstance(markup, bytes) else markup.encode())
    )


def seen(markup: str) -> str:
    """What a reader sees of a piece of markup, white space and soft hyphens left out."""
    return "".join(html.unescape(re.sub("<[^>]*>", "", markup)).replace("\u00ad", "").split())


def test_what_a_page_says_of_itself() -> None:
    article = read(PAGE)
    assert article.title == "В Примерске открыли мост"
    assert article.outlet == "Вестник Примера"
    assert article.url == "https://www.primer.example/2023/10/04/most"
    assert article.published == "2023-10-04T12:30:00+03:00"
    assert article.updated == article.known_from == "2023-10-04T13:10:00+03:00"
    assert article.language == "ru"


def test_the_story_and_nothing_else() -> None:
    article = read(PAGE)
    assert article.text.split("\n")[0] == article.title
    for words in (
        "новый мост через реку Образец",
        "сообщили «Вестнику» в мэрии",
        "поедет в пятницу",
        '"Так решил совет"',
    ):
        assert words in article.text
    for words in ("Война", "Telegram", "alert", "фото", "©"):
        assert words not in article.text
    assert "subscribe" in {removed.reason for removed in article.removed}


def test_every_sentence_is_found_in_the_markup() -> None:
    article = read(PAGE)
    for line in re.finditer(r"[^\n]+", article.text):
        where = source_of(article.segments, *line.span())
        assert where is not None
        begin, end, exact = where
        assert exact
        assert seen(PAGE[begin:end]) == seen(line.group())


def test_segments_that_are_as_long_stand_letter_for_letter() -> None:
    article = read(PAGE)
    for segment in article.segments:
        if segment.exact and segment.source_end - segment.source_start == segment.end - segment.start:
            there = PAGE[segment.source_start : segment.source_end]
            assert there.split() == article.text[segment.start : segment.end].split()


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-u", "utf-16"])
def test_a_page_in_another_encoding_reads_the_same(encoding: str) -> None:
    raw = PAGE.replace("utf-8", encoding).replace("©", "").encode(encoding)
    assert read(raw).text == read(PAGE).text
    assert decode(raw)


def test_a_meta_date_where_there_is_no_linked_data() -> None:
    meta = '<meta property="article:published_time" content="2023-10-04T12:30:00Z">'
    markup = f"<html><head>{meta}</head><body>{STORY}</body></html>"
    assert read(markup).published == "2023-10-04T12:30:00+00:00"


def test_a_date_from_the_address_where_there_is_no_other() -> None:
    link = '<link rel="canonical" href="https://primer.example/2023/10/04/most">'
    markup = f"<html><head>{link}</head><body>{STORY}</body></html>"
    article = read(markup)
    assert article.published == "2023-10-04"
    assert article.outlet == "primer.example"


def test_what_is_no_page() -> None:
    with pytest.raises(MarkupError):
        read("<<<>>> {} not a page")
    with pytest.raises(NothingLeftError):
        read("<html><body><script>var story = 'x'</script></body></html>")


def test_entities_of_its_own_are_not_resolved() -> None:
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "bomb"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    )
    text = read(f"{bomb}<html><body><h1>Мост открыт</h1><p>&b; &f;</p>{STORY}</body></html>").text
    assert "bomb" not in text
    assert "root" not in text


@pytest.mark.parametrize(
    "hostile",
    ["<div>" * 50_000, "<!--" * 100_000, "<" * 50_000, "&a" * 100_000, "<script>" * 20_000,
     "<table><tr><td>" * 5_000,
     '<script type="application/ld+json">' + "[" * 50_000 + "</script>", "<p " + "a='b' " * 50_000],
    ids=lambda markup: markup[:8],
)  # fmt: skip
def test_hostile_markup_takes_seconds_at_most(hostile: str) -> None:
    started = time.process_time()
    with contextlib.suppress(IntakeError):
        read(f"<html><body>{hostile}{STORY}</body></html>")
    assert time.process_time() - started < 10


def test_too_many_tags() -> None:
    with pytest.raises(TooLargeError):
        read("<html><body>" + "<p>Мост открыт.</p>" * 40_000 + "</body></html>")
