"""The Markdown of the repository as tests see it: pages, their sections, their blocks of code."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
PAGES = (*sorted(ROOT.glob("*.md")), *sorted(DOCS.glob("*.md")), ROOT / "examples" / "README.md")

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)


def text(name: str) -> str:
    """The Markdown of a page of docs/."""
    return (DOCS / name).read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    """What stands under a heading, down to the next one of its level or above. Asserts that it is there."""
    lines, found, level = [], False, 0
    for line in page.splitlines():
        if match := _HEADING.fullmatch(line):
            if found and len(match[1]) <= level:
                break
            if match[2] == heading:
                found, level = True, len(match[1])
        if found:
            lines.append(line)
    assert found, f"no heading {heading!r}"
    return "\n".join(lines)


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return [body for kind, body in _FENCE.findall(page) if kind == language]


def prose(page: str) -> str:
    """A page without its fenced blocks."""
    return _FENCE.sub("", page)


def anchors(page: str) -> set[str]:
    """The anchors of a page's headings, as Git hosts make them."""
    return {anchor(title) for _, title in _HEADING.findall(prose(page))}


def anchor(title: str) -> str:
    """Lower case, marks dropped, spaces to hyphens."""
    return re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-")
