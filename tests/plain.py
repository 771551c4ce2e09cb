"""A reader of plain lines for tests of what comes after reading, so that they need no model.

    17.09.2023 CONSULT Иван Гай + Olena Sova @ Odesa UA | Reuters < a diplomat
    date       type    actor    + recipient  @ place country | chain, nearest first

Dates may be 09.2023 or 2023; "planned" or "denied" may stand before the type. Everything but the type may be left out;
other lines are read as no claim.
"""

import hashlib
import re
from pathlib import Path
from typing import Any

import numpy as np

from letopis.reading.signature import signature
from letopis.records import (
    Article,
    Attribution,
    Claim,
    Entity,
    Evidence,
    Mention,
    Part,
    Reading,
    Source,
    TimeExpression,
    When,
)

VERSION = "plain/1"
_LINE = re.compile(
    r"(?:(?P<time>[\d.]+) )?(?P<planned>planned )?(?P<denied>denied )?(?P<type>[A-Z]{3,})(?: (?P<actors>[^@|\n]+?))?"
    r"(?: @ (?P<place>[^|\n]+?) (?P<country>[A-Z]{2}))?(?: \| (?P<chain>[^\n]+))?$",
    re.MULTILINE,
)


def article(
    text: str, outlet: str = "Вестник Степи", url: str = "", published: str | None = "2023-09-18"
) -> Article:
    """An article of an invented outlet."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    id = hashlib.sha256(f"{outlet} {url or text}".encode()).hexdigest()[:12]
    title = text.partition("\n")[0]
    return Article(id, outlet, url, title, "ru", text, sha, published=published, known_from=published)


def read(article: Article) -> Reading:
    """The claims of the lines above."""
    if "BREAKS" in article.text:
        raise ValueError("cannot make sense of it")
    made = _Made(article)
    for line in _LINE.finditer(article.text):
        made.claim(line)
    return Reading(
        article.id, VERSION, tuple(made.mentions), tuple(made.entities.values()), tuple(made.times),
        tuple(made.sources), tuple(made.attributions), tuple(made.claims), vectors=made.vectors,
        lemmas=article.text.lower(), minhash=signature(article.text, article.language),
    )  # fmt: skip


class _Made:
    def __init__(self, article: Article) -> None:
        self.article = article
        self.mentions: list[Mention] = []
        self.entities: dict[str, Entity] = {}
        self.times: list[TimeExpression] = []
        self.sources: list[Source] = []
        self.attributions: list[Attribution] = []
        self.claims: list[Claim] = []
        self.vectors: dict[tuple[int, int], bytes] = {}

    def claim(self, line: re.Match[str]) -> None:
        sides = [side.split(" & ") for side in (line["actors"] or "").split(" + ")] if line["actors"] else []
        actors, recipients = [*sides, [], []][:2]
        place = self._part(line, line["place"], "place", line["country"]) if line["place"] else None
        self.vectors[line.span()] = _vector(re.sub(r"[\d.]+ ", "", line[0].partition(" | ")[0]))
        self.claims.append(
            Claim(
                f"c{len(self.claims) + 1}", line["type"], "", "planned" if line["planned"] else "happened",
                "denied" if line["denied"] else "claimed" if line["chain"] else "asserted",
                (Evidence(line.span("type"), line.span()),),
                actors=tuple(self._part(line, name, "person") for name in actors),
                recipients=tuple(self._part(line, name, "person") for name in recipients),
                place=place, time=self._when(line), attributions=self._chain(line), confidence=0.9,
                by="rule:plain",
            )
        )  # fmt: skip

    def _part(self, line: re.Match[str], name: str, kind: Any, country: str = "") -> Part:
        start = line.start() + line[0].index(name)
        id = f"e{len(self.entities) + 1}"
        known = self.entities.setdefault(f"{kind}:{name}", Entity(id, kind, name, {"ru": name}, country))
        where = (start, start + len(name))
        mention = Mention(f"m{len(self.mentions) + 1}", *where, kind, name, known.id)
        self.mentions.append(mention)
        return Part(known.id, (mention.id,))

    def _when(self, line: re.Match[str]) -> When | None:
        if not line["time"]:
            return None
        edtf = "-".join(reversed(line["time"].split(".")))
        self.times.append(TimeExpression(f"t{len(self.times) + 1}", *line.span("time"), edtf))
        return When(edtf, (self.times[-1].id,))

    def _chain(self, line: re.Match[str]) -> tuple[str, ...]:
        if not line["chain"]:
            return ()
        hops = []
        for name in line["chain"].split(" < "):
            unnamed = name[0].islower()
            kind, anonymity = ("people", "described") if unnamed else ("outlet", "named")
            start = line.start() + line[0].index(name)
            self.sources.append(
                Source(f"s{len(self.sources) + 1}", name, kind, anonymity, start, start + len(name))  # type: ignore[arg-type]
            )
            hops.append(self.sources[-1].id)
        id = f"a{len(self.attributions) + 1}"
        self.attributions.append(
            Attribution(id, line.span("chain"), tuple(hops), (line.span(),), False, "plain")
        )
        return (id,)


def _vector(words: str) -> bytes:
    """A unit vector: the closer, the more words two lines share."""
    drawn = np.zeros(384)
    for word in words.split():
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big")
        drawn += np.random.default_rng(seed).standard_normal(384)
    return (drawn / np.linalg.norm(drawn)).astype(np.float32).tobytes()


def written(folder: Path, **texts: str) -> Path:
    """A folder with one text file a keyword."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
