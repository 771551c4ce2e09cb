"""Who did what to whom, sentence by sentence: the events of `clauses/dev.jsonl`, two annotators' gold.

    LETOPIS_DATA=… python -m benchmarks.accuracy.clauses [-v] [ru|uk|en]

Each sentence is read alone, as an article without title or date. Of the events both annotators found: the
share
found (a claim's trigger overlaps an accepted one), and found with the right type, actors (each actor's words
overlap a gold one, and each gold one is met), recipients, status and stance. precision: the share of
claims that
match some event, required or optional. -v prints what was missed, invented or misread.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from os import environ
from pathlib import Path
from typing import Any

from letopis.intake import take_text
from letopis.reading.reader import read
from letopis.records import Claim, Part, Reading

ASPECTS = ("type", "actors", "recipients", "status", "stance")


def measure(data: Path) -> dict[str, float]:
    """clauses/dev/<language>/{found, type, actors, recipients, status, stance, precision}."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for case in _cases(data):
        counts[case["language"]].update(score(case, *_claims(case)))
    return {
        f"clauses/dev/{language}/{name}": round(count[name] / max(1, count[whole]), 4)
        for language, count in sorted(counts.items())
        for name, whole in (*((n, "events") for n in ("found", *ASPECTS)), ("precision", "claims"))
    }


def _cases(data: Path) -> Iterable[dict[str, Any]]:
    for line in (data / "clauses" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        case.setdefault("language", case.get("lang", case.get("doc", "")[:2]))
        yield case


def _claims(case: dict[str, Any]) -> tuple[str, Reading]:
    article = take_text(case["sentence"], language=case["language"], clean=True).article
    return article.text, read(article)


def score(case: dict[str, Any], text: str, reading: Reading, say: Any = None) -> Counter[str]:
    """Counts for one sentence. A claim matches the first unmatched event that one of its triggers
    overlaps."""
    count: Counter[str] = Counter()
    events = sorted(case["events"], key=lambda e: e["optional"])
    count["events"] = sum(not e["optional"] for e in events)
    count["claims"] = len(reading.claims)
    free = list(reading.claims)
    for event in events:
        fitting = [c for c in free if _overlaps(text, _triggers(c), event["trigger"])]
        claim = max(fitting, key=lambda c: _agreement(text, c, event), default=None)
        if claim is None:
            if say and not event["optional"]:
                say(
                    f"  missed   {event['trigger']} {event['types'][0]} "
                    f"{event['actors']} → {event['recipients']}"
                )
            continue
        free.remove(claim)
        count["precision"] += 1
        if event["optional"]:
            continue
        right = _right(text, claim, event)
        count["found"] += 1
        count.update(name for name in ASPECTS if right[name])
        if say and not all(right.values()):
            wrong = [name for name in ASPECTS if not right[name]]
            say(f"  misread  {event['trigger']} {', '.join(wrong)}: {_told(text, claim)}")
            say(f"           gold {event['types']} {event['actors']} → {event['recipients']} "
                f"{event['status']} {event['stance']}")  # fmt: skip
    # A second telling of an event already matched is no invention, but it is no event either.
    if say:
        for claim in free:
            say(f"  invented {_told(text, claim)}")
    return count


def _agreement(text: str, claim: Claim, event: dict[str, Any]) -> int:
    return sum(_right(text, claim, event).values())


def _right(text: str, claim: Claim, event: dict[str, Any]) -> dict[str, bool]:
    return {
        "type": claim.type in event["types"],
        "actors": any(_same(text, claim.actors, gold) for gold in event["actors"]),
        "recipients": any(_same(text, claim.recipients, gold) for gold in event["recipients"]),
        "status": claim.status in event["status"],
        "stance": claim.stance in event["stance"],
    }


def _same(text: str, parts: Sequence[Part], gold: Sequence[str]) -> bool:
    spans = [p.words for p in parts if p.words is not None]
    return all(any(_overlaps(text, [s], [g]) for g in gold) for s in spans) and all(
        _overlaps(text, spans, [g]) for g in gold
    )


def _triggers(claim: Claim) -> list[tuple[int, int]]:
    return [e.trigger for e in claim.evidences]


def _overlaps(text: str, spans: Sequence[tuple[int, int]], words: Sequence[str]) -> bool:
    """Whether one of these spans overlaps some occurrence of one of these words."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            if any(start < at + len(word) and at < end for start, end in spans):
                return True
            at = text.find(word, at + 1)
    return False


def _told(text: str, claim: Claim) -> str:
    def names(parts: Sequence[Part]) -> str:
        return ", ".join(text[p.words[0] : p.words[1]] for p in parts if p.words) or "—"

    words = " / ".join(text[a:b] for a, b in _triggers(claim))
    return (
        f"«{words}» {claim.type} [{names(claim.actors)}] → [{names(claim.recipients)}] "
        f"{claim.status} {claim.stance} {claim.confidence} ({claim.by})"
    )


def main() -> None:
    """Print the figures, or with -v every mistake."""
    data = Path(environ["LETOPIS_DATA"])
    languages = [a for a in sys.argv[1:] if a in ("ru", "uk", "en")]
    if "-v" in sys.argv:
        for case in _cases(data):
            if not languages or case["language"] in languages:
                print(f"{case['id']} {case['sentence']}")
                score(case, *_claims(case), say=print)
    for name, value in measure(data).items():
        print(f"{name:40} {value:.3f}")


if __name__ == "__main__":
    main()
