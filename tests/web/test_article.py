"""An article's page: its text in layers that lead on, what was removed, its versions compared."""

import html
import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import letopis
from letopis import Chronicle
from letopis.web import create_app

FIRST = {
    "id": "one", "outlet": "Oreska Post", "published": "2023-09-20", "url": "https://post.example/one",
    "title": "Police detain three in Oreska", "language": "en",
    "text": "Police detain three in Oreska\nPolice detained three people in Oreska on Tuesday, the ministry said.\n"
    "Read also: Harbour reopens after storm\nThe ministry said that a search went on.",
}  # fmt: skip


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one article that was changed after it had been read."""
    folder = tmp_path_factory.mktemp("edited")
    for day, number in (("2023-09-20", "three"), ("2023-09-21", "five")):
        text = FIRST["text"].replace("detained three", f"detained {number}")
        told = {**FIRST, "text": text, "published": day}
        (folder / "feed.jsonl").write_text(json.dumps(told), "utf-8")
        letopis.read([folder / "feed.jsonl"], db=folder / "letopis.db")
    return folder / "letopis.db"


def page(place: Path, query: str = "") -> str:
    [article] = Chronicle(place).articles()
    with TestClient(create_app(place), base_url="http://localhost") as client:
        return client.get(f"/article/{article.id}{query}").text


def test_versions_are_compared_word_by_word(edited: Path) -> None:
    compare = re.search(r'href="(\?compare=[^"]+)"', page(edited))
    assert compare
    shown = page(edited, html.unescape(compare[1]))
    assert "<del>three </del><ins>five </ins>" in shown


def test_what_was_removed_is_shown_with_its_reason(edited: Path) -> None:
    assert '<aside class="cut"><b>read also</b> Read also: Harbour reopens after storm' in page(edited)
    assert "show-cut" not in page(edited)
    assert "show-cut" in page(edited, "?layer=names&layer=cut")


def test_marks_lead_to_entities_events_and_chains(edited: Path) -> None:
    text = page(edited).partition('<article class="text')[2].partition("</article>")[0]
    leads = {
        address.partition("/")[2].partition("/")[0] or address[0]
        for address in re.findall('href="([^"]+)', text)
    }
    assert {"entity", "event"} <= leads
    chains = re.findall('href="#([^"]+)', text)
    assert chains
    assert all(f'id="{chain}"' in page(edited) for chain in chains)
