"""Makes the pictures of README and docs from the sample corpus: `python -m docs.pictures` (Debian's chromium)."""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import letopis
from benchmarks.paint import served
from letopis.chronicle import Chronicle, Question

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
MEETING = Question(type="consult", where="Istanbul", limit=1)


def main() -> int:
    """Write both pictures; 2 where there is no browser."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium is not installed: apt-get install chromium", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "demo.db"
        letopis.read([ROOT / "examples" / "corpus"], db=store)
        [meeting] = Chronicle(store).events(MEETING)
        with served(store) as address, sync_playwright() as running:
            browser = running.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
            )
            for name, path, width, height in (
                ("chronicle", "/", 1100, 1150),
                ("event", f"/event/{meeting.id}", 1280, 860),
            ):
                page = browser.new_page(viewport={"width": width, "height": height}, locale="en")
                page.goto(address + path)
                page.screenshot(path=IMAGES / f"{name}.png")
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
