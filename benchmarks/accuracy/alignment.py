"""How many sentences of a page's clean text are found again in its markup, exactly.

Real articles are set as pages in four manners, as sites do it: lines broken anywhere, entities for quotes,
dashes and spaces, links and emphasis inside sentences, figures and asides between paragraphs. Each is read as
any page is; a sentence counts when its source, freed of tags and entities, is the sentence again.
"""

import html
import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from letopis.errors import IntakeError
from letopis.intake import page
from letopis.intake.alignment import source_of
from letopis.intake.draft import finish
from letopis.intake.encoding import decode
from letopis.reading.text import split_sentences
from letopis.records import Article

ARTICLES = 60  # a language
_SEED = 20230917
_NAMES = {'"': "&quot;", "«": "&laquo;", "»": "&raquo;", "—": "&mdash;", "–": "&ndash;", "’": "&rsquo;",
          "“": "&ldquo;", "”": "&rdquo;", "і": "&#1110;", "'": "&#39;"}  # fmt: skip


def measure(data: Path) -> dict[str, float]:
    """Share of sentences aligned exactly, per language: alignment.ru, alignment.uk, alignment.en."""
    figures = {}
    for language in ("ru", "uk", "en"):
        counts = [_aligned(raw) for raw in _pages(data, language)]
        exact, all_ = sum(count[0] for count in counts), sum(count[1] for count in counts)
        figures[f"alignment.{language}"] = exact / all_ if all_ else 0.0
        figures[f"alignment.{language}.count"] = float(all_)
    return figures


def _aligned(raw: bytes) -> tuple[int, int]:
    """Sentences found exactly, and all, of one page."""
    try:
        article = finish(page.read("page", "page", raw))
    except IntakeError:
        return 0, 0
    markup = decode(raw)
    spans = split_sentences(article.text, article.language)
    return sum(_again(article, markup, start, end) for start, end in spans), len(spans)


def _again(article: Article, markup: str, start: int, end: int) -> bool:
    where = source_of(article.segments, start, end)
    return (
        where is not None
        and where[2]
        and _plain(markup[where[0] : where[1]]) == _plain(article.text[start:end])
    )


def _plain(markup: str) -> str:
    """What a reader sees of a piece of markup, white space left out."""
    return "".join(html.unescape(re.sub(r"<!--.*?-->|<[^>]*>", "", markup, flags=re.DOTALL)).split())


def _pages(data: Path, language: str) -> Iterator[bytes]:
    chance = random.Random(_SEED)
    texts = sorted(_texts(data, language))
    for number, text in enumerate(chance.sample(texts, min(ARTICLES, len(texts)))):
        title, *paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
        yield _MANNERS[number % len(_MANNERS)](title, paragraphs, chance).encode("utf-8")


def _texts(data: Path, language: str) -> Iterator[str]:
    if language == "en":
        for line in (data / "newscluster" / "articles.jsonl").read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]
        return
    for file in (data / "slavicner" / "raw").glob(f"*/{language}/*.txt"):
        text = file.read_text(encoding="utf-8", errors="replace")
        if len(text) > 800:
            yield text


def _plain_page(title: str, paragraphs: list[str], chance: random.Random) -> str:
    return _page(title, "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs))


def _framed(title: str, paragraphs: list[str], chance: random.Random) -> str:
    """A site's frame: menus, a figure, an aside, scripts; words linked or stressed; lines broken."""
    blocks = [f"<p>\n  {_wrapped(_stressed(html.escape(p), chance), chance)}\n</p>" for p in paragraphs]
    blocks.insert(1, '<figure><img src="a.jpg" alt="a"><figcaption>Photo</figcaption></figure>')
    blocks.insert(3, '<aside class="related"><a href="/1">Another story</a></aside>')
    menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(8))
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{html.escape(title)} | Site</title>"
        f'<meta property="og:title" content="{html.escape(title)}"><style>p {{ margin: 0 }}</style></head>'
        f"<body><nav><ul>{menu}</ul></nav><main><article><h1>{html.escape(title)}</h1>{''.join(blocks)}"
        f"</article></main><script>var a = '<p>' + 1;</script>"
        f"<footer>© Site <a href='/a'>About</a></footer></body></html>"
    )


def _entities(title: str, paragraphs: list[str], chance: random.Random) -> str:
    """Quotes, dashes, hard spaces and some letters as entities."""

    def coded(char: str) -> str:
        if char == " " and chance.random() < 0.05:
            return "&nbsp;"
        return _NAMES.get(char) or html.escape(char, quote=False)

    body = (f'<p class="t">{"".join(map(coded, paragraph))}</p>' for paragraph in paragraphs)
    return _page(title, "\r\n".join(body))


def _breaks(title: str, paragraphs: list[str], chance: random.Random) -> str:
    """No paragraphs, only line breaks, and comments in between."""
    lines = (_stressed(html.escape(paragraph, quote=False), chance) for paragraph in paragraphs)
    return _page(title, "<br/><br/>\n<!-- ad -->\n".join(lines))


def _page(title: str, body: str) -> str:
    heading = html.escape(title)
    return (
        f"<html><head><title>{heading}</title></head><body><h1>{heading}</h1>"
        f'<div class="article-body">{body}</div></body></html>'
    )


def _stressed(text: str, chance: random.Random) -> str:
    def dress(match: re.Match[str]) -> str:
        kind = chance.choice(
            ("<b>{}</b>", '<a href="https://site.example/x?a=1&amp;b=2">{}</a>', "<em>{}</em>")
        )
        return kind.format(match.group()) if chance.random() < 0.05 else match.group()

    return re.sub(r"\w{4,}(?![\w;])", dress, text)


def _wrapped(text: str, chance: random.Random) -> str:
    return re.sub(r" (?![^<]*>)", lambda _: "\n      " if chance.random() < 0.1 else " ", text)


_MANNERS: tuple[Callable[[str, list[str], random.Random], str], ...] = (
    _plain_page,
    _framed,
    _entities,
    _breaks,
)
