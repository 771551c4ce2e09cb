"""The whole job on one article: the chronicle an analyst wants of each file of `chronicle/`.

    LETOPIS_DATA=… python -m benchmarks.accuracy.chronicle [-v]

An event of the gold is found when a claim's trigger stands in its quote. Of all events: the share found;
found with
the date; with a participant (of the gold's actors and recipients, in any romanisation); with a type the gold
accepts; with the root of its chain. printed is claims an article, so that flooding shows. The events are few:
low and high bound the share found (Wilson, 95%).
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from math import sqrt
from os import environ
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from letopis.intake import take_text
from letopis.reading.reader import read
from letopis.records import Article, Claim, Reading

ASPECTS = ("date", "participant", "type", "root")
_HEADER = re.compile(r"#\s*(published|outlet|url|title):\s*(.*)")
_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z",
    "и": "y",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu",
    "я": "ia", "ё": "e", "э": "e", "ы": "y", "ъ": "",
}  # fmt: skip


def measure(data: Path) -> dict[str, float]:
    """chronicle/{found, date, participant, type, root} of all events, low and high of found, printed an
    article."""
    count: Counter[str] = Counter()
    for article, events in _cases(data):
        count.update(score(article, read(article), events))
    total = max(1, count["events"])
    figures = {f"chronicle/{name}": round(count[name] / total, 4) for name in ("found", *ASPECTS)}
    low, high = _interval(count["found"], total)
    figures["chronicle/found/count-low"], figures["chronicle/found/count-high"] = low, high
    figures["chronicle/printed"] = round(count["claims"] / max(1, count["articles"]), 2)
    return figures


def _cases(data: Path) -> Iterable[tuple[Article, list[dict[str, Any]]]]:
    gold = json.loads((data / "chronicle" / "dev.json").read_text(encoding="utf-8"))
    for path in sorted((data / "chronicle" / "articles").iterdir()):
        yield _article(path), [e for e in gold if e["file"] == path.name]


def _article(path: Path) -> Article:
    headers: dict[str, str] = {}
    lines = path.read_text(encoding="utf-8").split("\n")
    while lines and (match := _HEADER.fullmatch(lines[0].strip())):
        headers[match[1]] = match[2].strip()
        lines.pop(0)
    return take_text(
        "\n".join(lines).strip(),
        outlet=headers.get("outlet", ""),
        published=headers.get("published"),
        language=path.name[:2],
    ).article


def score(
    article: Article, reading: Reading, events: Sequence[dict[str, Any]], say: Any = None
) -> Counter[str]:
    """Counts for one article. Of the claims in a quote the one that agrees most is taken; a claim may
    serve twice."""
    count: Counter[str] = Counter(articles=1, claims=len(reading.claims), events=len(events))
    used: set[str] = set()
    for event in events:
        spans = _quoted(article.text, event["quote"])
        fitting = [c for c in reading.claims if _touches(c, spans)]
        if not fitting:
            if say:
                say(
                    f"  missed  {event['types']} {event['actors']} → {event['recipients']} | {event['quote']}"
                )
            continue
        claim = max(fitting, key=lambda c: sum(_right(reading, c, event).values()))
        used.add(claim.id)
        right = _right(reading, claim, event)
        count["found"] += 1
        count.update(name for name in ASPECTS if right[name])
        if say and not all(right.values()):
            wrong = [name for name in ASPECTS if not right[name]]
            say(f"  misread {', '.join(wrong)}: {_told(article.text, reading, claim)}")
            sides = f"{event['actors']} → {event['recipients']}"
            say(f"          gold {event['types'][0]} {sides} {event['date']} {event['chain']}")
    if say:
        for claim in reading.claims:
            if claim.id not in used:
                say(f"  besides {_told(article.text, reading, claim)}")
    return count


def _right(reading: Reading, claim: Claim, event: dict[str, Any]) -> dict[str, bool]:
    return {
        "date": _date(claim.time.edtf if claim.time else "", event["date"]),
        "participant": _participant(reading, claim, [*event["actors"], *event["recipients"]]),
        "type": claim.type in event["types"],
        "root": _root(reading, claim, event),
    }


def _quoted(text: str, quote: str) -> list[tuple[int, int]]:
    """Where a quote stands, white space and quotation marks apart."""
    pattern = r"\W+".join(re.escape(word) for word in re.findall(r"\w+", quote))
    return [match.span() for match in re.finditer(pattern, text)]


def _touches(claim: Claim, spans: Sequence[tuple[int, int]]) -> bool:
    return any(e.trigger[0] < end and start < e.trigger[1] for e in claim.evidences for start, end in spans)


def _date(told: str, gold: str) -> bool:
    """Equal; told to the month where the gold has the day; a day off for time zones; both ends of an
    interval."""
    if not gold:
        return True
    told, gold = told.rstrip("~?%"), gold.rstrip("~?%")
    if "/" in gold:
        ends = told.split("/")
        return len(ends) == 2 and all(_date(t[:7], g[:7]) for t, g in zip(ends, gold.split("/"), strict=True))
    if "/" in told:
        return told.split("/")[0][:7] == gold[:7]
    told = told.split("T")[0]
    if gold.startswith("XXXX"):
        return told[4:] == gold[4:] or told[4:7] == gold[4:]
    if not told or not (told == gold[: len(told)] or told[: len(gold)] == gold):
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", told + "") and re.fullmatch(r"\d{4}-\d\d-\d\d", gold)
                    and told[:7] == gold[:7] and abs(int(told[8:]) - int(gold[8:])) <= 1)  # fmt: skip
    return len(told) >= min(7, len(gold))


def _participant(reading: Reading, claim: Claim, gold: Sequence[str]) -> bool:
    if not gold:
        return True
    known = {e.id: e for e in reading.entities}
    names = []
    for part in (*claim.actors, *claim.recipients, *claim.participants):
        entity = known.get(part.entity)
        if entity is not None:
            names += [entity.name, *entity.names.values()]
    return any(fuzz.token_set_ratio(_latin(n), _latin(g)) >= 75 for n in names for g in gold)


def _root(reading: Reading, claim: Claim, event: dict[str, Any]) -> bool:
    """The last hop of the gold's chain, unless it is the actor, among the roots of the claim's chains."""
    sources = {s.id: s for s in reading.sources}
    ours = [a.chain for a in reading.attributions if a.id in claim.attributions]
    told = [sources[chain[-1]].name for chain in ours if chain]
    chain = [re.sub(r"\s*\[.*?\]$", "", hop) for hop in event["chain"]]
    while chain and any(_alike(chain[-1], actor) for actor in event["actors"]):
        chain.pop()
    if not chain:
        return not told or any(_alike(t, a) for t in told for a in event["actors"])
    hop = event["chain"][len(chain) - 1]
    if hop.endswith("[unnamed]") and not all(ours):
        return True  # «сообщалось»: told, and not by whom
    if not hop.endswith("[named]"):
        return bool(told)  # described in another language: any root told will do
    return any(_alike(t, chain[-1]) for t in told)


def _alike(one: str, other: str) -> bool:
    return fuzz.token_set_ratio(_latin(one), _latin(other)) >= 75


def _latin(name: str) -> str:
    return "".join(_LATIN.get(c, c) for c in name.lower())


def _interval(found: int, total: int) -> tuple[float, float]:
    share, z = found / total, 1.96
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return round(middle - half, 3), round(middle + half, 3)


def _told(text: str, reading: Reading, claim: Claim) -> str:
    known = {e.id: e.name for e in reading.entities}

    def names(parts: Sequence[Any]) -> str:
        return ", ".join(
            known.get(p.entity) or (text[p.words[0] : p.words[1]] if p.words else "?") for p in parts
        )

    words = " / ".join(text[e.trigger[0] : e.trigger[1]] for e in claim.evidences)
    roots = {s.id: s.name for s in reading.sources}
    chains = [[roots[s] for s in a.chain] for a in reading.attributions if a.id in claim.attributions]
    when = claim.time.edtf if claim.time else ""
    where = known.get(claim.place.entity, "") if claim.place else ""
    return (
        f"«{words}» {claim.type} [{names(claim.actors)}] → [{names(claim.recipients)}] "
        f"+ [{names(claim.participants)}] {when} @{where} {claim.status} {claim.stance} {chains}"
    )


def main() -> None:
    """Print the figures, or with -v every mistake."""
    data = Path(environ["LETOPIS_DATA"])
    if "-v" in sys.argv:
        for article, events in _cases(data):
            print(f"{article.title[:90]}")
            score(article, read(article), events, say=print)
    for name, value in measure(data).items():
        print(f"{name:30} {value:.3f}")


if __name__ == "__main__":
    main()
