"""How soon a browser shows the first of a page of a large chronicle, everything on this machine.

    python -m benchmarks.paint [--articles 100000] [--events 50000] [--times 5] [--store FILE]

The store is that of `benchmarks.pages`. Debian's chromium opens each kind of page at different addresses, each time
with nothing kept from before, and says when it first painted text or a drawing. The first page of all is not counted.
Exits with 1 where a kind of page is later than a second at its median.
"""

import argparse
import shutil
import socket
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from benchmarks.generated import fill
from benchmarks.pages import kinds
from letopis.store import Store
from letopis.web import create_app

LATEST = 1_000.0  # milliseconds
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


def main() -> int:
    """Measure, print a table, and say whether every kind of page keeps its bound."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--store", type=Path)
    asked = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium is not installed: apt-get install chromium", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        place = asked.store or Path(folder) / "generated.db"
        if not place.exists():
            with Store.open(place) as store:
                fill(store, asked.articles, asked.events)
        with served(place) as address, sync_playwright() as running:
            browser = running.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
            )
            return measure(browser, address, place, asked.times)


def measure(browser: Browser, address: str, place: Path, times: int) -> int:
    """1 where a bound is broken, else 0."""
    failed = 0
    painted(browser, address + "/")
    print(f"{'page':12} {'median ms':>10} {'slowest':>8}")
    for kind, addresses in kinds(place, max(times, 2)):
        taken = [painted(browser, address + path) for path in addresses[-times:]]
        bad = statistics.median(taken) > LATEST
        failed |= bad
        print(
            f"{kind:12} {statistics.median(taken):10.0f} {max(taken):8.0f}{'  !' if bad else ''}", flush=True
        )
    return failed


def painted(browser: Browser, address: str) -> float:
    """Milliseconds from asking for a page to its first paint, with nothing kept from before."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    answer = page.goto(address)
    if answer is None or not answer.ok:
        raise SystemExit(f"{address} did not open")
    while not (found := float(page.evaluate(PAINTED))):  # the policy of the page lets nothing wait in it
        page.wait_for_timeout(20)
    context.close()
    return found


@contextmanager
def served(place: Path) -> Iterator[str]:
    """The page over a store, at an address of this machine."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(place), log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


if __name__ == "__main__":
    sys.exit(main())
