"""Each page's main path in a real browser: three languages, without JavaScript, by keyboard, and for everybody (axe).

Debian's chromium is used where it is installed; elsewhere these tests are skipped.
"""

import json
import re
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

import letopis
from letopis import Chronicle
from letopis.web import create_app
from tests.web.conftest import HOSTILE

CHROMIUM = shutil.which("chromium")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed: apt-get install chromium"),
]
LONG = "Иоанн " + "Многоименный-" * 22 + "Последний"
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
    {
        "id": "three", "outlet": "صحيفة المثال", "published": "2023-09-22", "language": "en",
        "url": "https://rtl.example/three", "title": "محمد المثالي meets Iren Balkor in Kyiv",
        "text": f"Iren Balkor met {LONG} in Kyiv on 21 September 2023, the Sample Ministry said.",
    },
]  # fmt: skip
PAGES = (
    "/",
    "/map",
    "/network",
    "/sources",
    "/counts",
    "/add",
    "/briefing",
    "/judgements",
    "/?text=met&since=2023-09",
)
HEADINGS = {"en": "Chronicle", "uk": "Літопис", "ru": "Летопись"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    feed = folder / "feed.jsonl"
    feed.write_text("\n".join(json.dumps({**r, "clean": True}, ensure_ascii=False) for r in REPORTS), "utf-8")
    letopis.read([feed], db=folder / "letopis.db")
    return folder / "letopis.db"


@pytest.fixture(scope="module")
def address(store: Path) -> Iterator[str]:
    yield from served(store)


def served(store: Path) -> Iterator[str]:
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(store), log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A tab; what it complains of on its console fails the test."""
    options = {"locale": "en", "viewport": {"width": 1200, "height": 900}, **getattr(request, "param", {})}
    context = browser.new_context(**options)
    tab, complaints = context.new_page(), []
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    yield tab
    context.close()
    assert not complaints


def follow(page: Any, selector: str) -> None:
    """Click what leads to another page, and wait until that stands."""
    with page.expect_navigation():
        page.click(selector)


def things(store: Path) -> list[str]:
    """The addresses of every event, its articles and its parties."""
    events = Chronicle(store).events()
    parties = {p.id for e in events for p in (*e.actors, *e.recipients, *e.participants) if p.id}
    articles = {a for e in events for a in e.articles}
    return [
        *(f"/event/{e.id}" for e in events),
        *(f"/event/{e.id}/why" for e in events[:2]),
        *(f"/article/{a}" for a in sorted(articles)),
        *(f"/entity/{p}" for p in sorted(parties)),
    ]


@pytest.mark.parametrize("language", HEADINGS)
def test_every_page_opens_in_every_language(page: Any, address: str, store: Path, language: str) -> None:
    page.goto(f"{address}/settings?language={language}")
    assert page.locator("header nav a").first.inner_text() == HEADINGS[language]
    for path in (*PAGES, *things(store)[:6]):
        answer = page.goto(address + path)
        assert answer.status == 200, path
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1, path


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_reading_works_without_javascript(page: Any, address: str) -> None:
    page.goto(address)
    page.fill("input[name=text]", "Warsaw")
    follow(page, "form.question button")
    assert "text=Warsaw" in page.url
    follow(page, ".event h4 a >> nth=0")
    assert "/event/" in page.url
    follow(page, ".evidence .meta a >> nth=0")
    assert "/article/" in page.url
    page.uncheck("input[value=names]")
    follow(page, ".layers button")
    assert not page.locator("article.text.show-names").count()
    follow(page, "header nav a >> nth=0")
    follow(page, ".facet a >> nth=0")
    assert page.locator(".chip").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(page: Any, address: str, store: Path, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page.emulate_media(color_scheme=scheme)
    for path in (*PAGES, *things(store)[:8]):
        page.goto(address + path)
        found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        grave = [
            (v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in ("serious", "critical")
        ]
        assert not grave, path


@pytest.mark.parametrize("page", [{"viewport": {"width": 360, "height": 700}}], indirect=True)
def test_nothing_runs_off_a_phone(page: Any, address: str, store: Path) -> None:
    for path in (*PAGES, *things(store)):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_hostile_and_foreign_words_are_words(page: Any, address: str, store: Path) -> None:
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    for path in (*PAGES, *things(store)):
        page.goto(address + path)
    assert not said
    page.goto(f"{address}/?text=Warsaw")
    assert HOSTILE in page.locator(".list").inner_text()


def test_the_keyboard_walks_the_list_and_opens(page: Any, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "text"
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    first = page.locator(".event[data-at] a").first
    assert first.get_attribute("href") == page.locator(".event a").first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url("**/event/**")
    page.go_back()
    assert page.url.rstrip("/") == address


def test_keys_are_explained_and_lead_back_to_the_question(page: Any, address: str) -> None:
    page.goto(f"{address}/?text=met")
    page.keyboard.press("?")
    assert page.locator("dialog[open] kbd").count() > 8
    page.keyboard.press("Escape")
    assert not page.locator("dialog[open]").count()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/event/**")
    page.keyboard.press("u")
    page.wait_for_url("**/?text=met")


def test_dragging_over_the_overview_asks_for_those_days(page: Any, address: str) -> None:
    page.goto(address)
    box = page.locator(".overview svg").first.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 30, steps=4)
    with page.expect_navigation():
        page.mouse.up()
    assert "since=2023-09" in page.url
    assert "until=2023-09" in page.url


def test_the_map_is_enlarged_and_moved(page: Any, address: str) -> None:
    page.goto(f"{address}/map")
    world = page.locator("svg.world")
    whole = world.get_attribute("viewBox")
    page.click(".zoom button >> nth=0")
    closer = world.get_attribute("viewBox")
    assert float(closer.split()[2]) < float(whole.split()[2])
    box = world.bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 70, steps=3)
    page.mouse.up()
    assert world.get_attribute("viewBox").split()[2:] == closer.split()[2:]
    assert float(world.get_attribute("viewBox").split()[0]) < float(closer.split()[0])
    assert page.url == f"{address}/map"  # the end of a drag opens nothing
    page.click(".zoom button >> nth=2")
    assert world.get_attribute("viewBox") == whole.replace("-0 ", "0 ")


def test_what_is_not_filled_in_is_not_in_the_address(page: Any, address: str) -> None:
    page.goto(address)
    page.fill("input[name=text]", "Warsaw")
    follow(page, "form.question button >> nth=0")
    assert page.url == f"{address}/?text=Warsaw&sort=newest"


def test_mentions_are_walked_by_key_and_lead_on(page: Any, address: str, store: Path) -> None:
    for article in (path for path in things(store) if path.startswith("/article/")):
        page.goto(address + article)
        if page.locator("article.text a").count():
            break
    page.keyboard.press("n")
    mention = page.locator("article.text [data-at]").first
    assert mention.get_attribute("href")


def test_names_keep_their_colour_within_what_is_vouched_for(page: Any, address: str, store: Path) -> None:
    [article] = [a for a in Chronicle(store).articles() if a.outlet.startswith("Outlet")]
    page.goto(f"{address}/article/{article.id}")
    inside = page.locator("article.text mark.content:is(.country, .place, .person)").first
    assert inside.evaluate("mark => getComputedStyle(mark).backgroundColor") != page.evaluate(
        """() => {
            const mark = document.createElement("mark");
            mark.className = "content";
            document.querySelector("article.text").append(mark);
            return getComputedStyle(mark).backgroundColor;
        }"""
    )


def test_the_theme_is_kept(page: Any, address: str) -> None:
    page.goto(address)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    follow(page, "a[href*='theme=dark']")
    assert page.url.rstrip("/") == address
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_the_dark_page_is_printed_dark_on_white(page: Any, address: str) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{address}/settings?theme=dark&back=/briefing")
    ink, paper = (
        page.evaluate(f"getComputedStyle(document.querySelector('{what}')).{name}")
        for what, name in (("h1", "color"), ("body", "backgroundColor"))
    )
    assert max(map(int, re.findall(r"\d+", ink))) < 60
    assert paper == "rgb(255, 255, 255)"
    page.goto(address)
    assert not page.locator("form.question").first.is_visible()


def test_an_article_is_pasted_and_read(page: Any, tmp_path: Path) -> None:
    page.set_default_timeout(180_000)  # the model is loaded with the first article
    for address in served(tmp_path / "empty.db"):
        page.goto(address)
        assert "letopis read" in page.inner_text("main")
        follow(page, "main a")
        page.fill(
            "textarea",
            "Talks in Oreska\nForeign ministers of Poland and Ukraine met in Warsaw on 21 September 2023.",
        )
        page.fill("input[name=published]", "2023-09-22")
        follow(page, "form.add button")
        follow(page, "section[role=status] li a")
        assert "/event/" in page.url
        assert "Foreign ministers of Poland" in page.inner_text("main")
