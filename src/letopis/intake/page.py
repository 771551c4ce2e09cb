"""HTML: the story out of a page, and what the page says of itself (date, canonical address, site).

Nothing in a page is run or fetched: lxml parses it without network, entities of its own or huge trees.
"""

import html
import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import lxml.html
from lxml import etree

from letopis.intake.alignment import align
from letopis.intake.dates import normalise
from letopis.intake.draft import Draft
from letopis.intake.encoding import decode
from letopis.intake.refusals import MarkupError, NothingLeftError, TooLargeError

# Names under which pages state their dates, the surest first.
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publish_date",
    "publishdate", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "sailthru.date",
    "parsely-pub-date", "publication_date", "mediator_published_time",
)  # fmt: skip
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified")
_NEWS = (
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "backgroundnewsarticle",
    "liveblogposting", "blogposting", "report", "webpage",
)  # fmt: skip
# Far above any news page, low enough that a hostile one takes seconds.
_MAX_PAGE = 4_000_000
_MAX_TAGS = 60_000
_MAX_JSON = 300_000
_BLOCK = 20  # an article of fewer letters is a caption, not a story


def read(name: str, identity: str, raw: bytes) -> Draft:
    """The article of one page. Raises MarkupError, NothingLeftError, TooLargeError, UnicodeError."""
    markup = decode(raw)
    if len(markup) > _MAX_PAGE:
        raise TooLargeError(name, "the page", _MAX_PAGE, "characters")
    if markup.count("<") > _MAX_TAGS:
        raise TooLargeError(name, "the page", _MAX_TAGS, "tags")
    tree = _parse(name, markup)
    about = _about(tree)
    url = _canonical(tree)
    title, body = _story(tree, markup, url)
    if len(body) < _BLOCK:
        raise NothingLeftError(name, len(body))
    return Draft(
        name=name,
        identity=url or identity,
        original=raw,
        source=f"{title}\n\n{body}" if title else body,
        outlet=about.get("outlet", ""),
        url=url,
        published=about.get("published") or _found_date(tree, url),
        updated=about.get("updated"),
        align=partial(align, markup),
    )


def _parse(name: str, markup: str) -> lxml.html.HtmlElement:
    if not re.search(
        r"<(?:html|head|body|article|main|div|p|h1|title|section|table|span|br)\b", markup, re.IGNORECASE
    ):
        raise MarkupError(name)
    parser = lxml.html.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        tree = lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise MarkupError(name) from None
    if tree is None or not len(tree):
        raise MarkupError(name)
    return tree


def _about(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """What the page states of itself: published, updated, outlet. JSON-LD first, then meta, then <time>."""
    about: dict[str, str] = {}

    def say(what: str, value: Any) -> None:
        if (
            isinstance(value, str)
            and value.strip()
            and what not in about
            and (what == "outlet" or normalise(value))
        ):
            about[what] = html.unescape(value).strip()[:200]

    for node in _linked_data(tree):
        say("published", node.get("datePublished"))
        say("updated", node.get("dateModified"))
        publisher = node.get("publisher")
        say("outlet", publisher.get("name") if isinstance(publisher, dict) else publisher)
    metas = [
        (
            (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(),
            meta.get("content") or "",
        )
        for meta in tree.iter("meta")
    ]
    for what, names in (("published", _PUBLISHED), ("updated", _UPDATED)):
        for wanted in names:
            for key, content in metas:
                if key == wanted:
                    say(what, content)
    for key, content in metas:
        if key == "og:site_name":
            about["outlet"] = content.strip()[:200] or about.get("outlet", "")
    for element in tree.iter("time"):
        if element.get("datetime") and (
            element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        ):
            say("published", element.get("datetime"))
    return about


def _linked_data(tree: lxml.html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Nodes of the page's JSON-LD that describe an article."""
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(text) > _MAX_JSON:
            continue
        try:
            waiting = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting.extend(node[:50])
            elif isinstance(node, dict):
                waiting.extend(value for value in (node.get("@graph"), node.get("mainEntity")) if value)
                kind = node.get("@type")
                kinds = kind if isinstance(kind, list) else [kind]
                if any(str(kind).lower() in _NEWS for kind in kinds):
                    yield node


def _canonical(tree: lxml.html.HtmlElement) -> str:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    links += [m.get("content") for m in tree.iter("meta") if (m.get("property") or "").lower() == "og:url"]
    for link in links:
        try:
            address = str(link or "").strip()
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and len(address) < 2000:
            return address
    return ""


def _story(tree: lxml.html.HtmlElement, markup: str, url: str) -> tuple[str, str]:
    """Title and body, a blank line between paragraphs."""
    import trafilatura  # 0.5 s: only when a page comes in
    from trafilatura.settings import Document

    found = trafilatura.bare_extraction(
        markup.encode("utf-8", "replace"),
        url=url or None,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    body, title = (found.text or "", found.title or "") if isinstance(found, Document) else ("", "")
    title = " ".join((title or _headline(tree)).split())
    lines = [line for line in (" ".join(line.split()) for line in body.split("\n")) if line]
    if not lines:
        lines = [line for line in (" ".join(p.text_content().split()) for p in tree.iter("p")) if line]
    while lines and title and lines[0].casefold() == title.casefold():
        lines.pop(0)
    return title, "\n\n".join(lines)


def _headline(tree: lxml.html.HtmlElement) -> str:
    for tag in ("h1", "title"):
        for element in tree.iter(tag):
            if text := element.text_content().strip():
                return str(text)
    return ""


def _found_date(tree: lxml.html.HtmlElement, url: str) -> str | None:
    """The date that htmldate makes out where the page states none, from its address or its markup."""
    import htmldate

    try:
        return normalise(
            htmldate.find_date(tree, extensive_search=False, original_date=True, url=url or None)
        )
    except (ValueError, TypeError):
        return None
