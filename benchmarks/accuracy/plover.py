"""Type, actor and recipient of the sentences that PLOVER's authors coded, one event a sentence, English.

    LETOPIS_DATA=… python -m benchmarks.accuracy.plover [-v]

Each sentence is read alone. The claim that counts is the one whose trigger stands in the words the coders marked
(of several the one that agrees most). Of all sentences: found; with the type; with the actor's countries; with the
recipient's; all three. Countries are right when both sides name the same states (none for an organisation of
many); the two sides of what is done together may be told in either order. printed is claims a sentence.
The file follows a draft of the ontology: its types are led to today's. PLOVER codes an intention by what it is, help
still to come as AGREE, force still to come as THREATEN, help withheld as REJECT; Letopis keeps the type and says so in
the status, so its claims are led to that. -v prints what was missed or misread.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from os import environ
from pathlib import Path
from typing import Any

from babel.core import get_global

from letopis.intake import take_text
from letopis.reading.reader import read
from letopis.records import Claim, Part, Reading

ASPECTS = ("type", "actors", "recipients")
_TODAY = {"DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}
_HELP = ("AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "CONSULT")
_FORCE = ("PROTEST", "SANCTION", "COERCE", "ASSAULT")
_MISSPELT = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
_MARKED = re.compile(r"\((?P<role>[A-Z/-]+):\s*(?P<words>[^()]*)\)")


def measure(data: Path) -> dict[str, float]:
    """plover/{found, type, actors, recipients, all} of all sentences; claims printed a sentence."""
    count: Counter[str] = Counter()
    for case in _cases(data):
        count.update(score(case, read(_article(case))))
    total = max(1, count["events"])
    figures = {f"plover/{name}": round(count[name] / total, 4) for name in ("found", *ASPECTS, "all")}
    figures["plover/printed"] = round(count["claims"] / total, 2)
    return figures


def _cases(data: Path) -> Iterable[dict[str, Any]]:
    file = data / "plover" / "gold_standard_records" / "PLOVER_GSR_CAMEO.txt"
    return [case for case in json.loads(file.read_text(encoding="utf-8")) if case["event"] != "DOCUMENT"]


def _article(case: dict[str, Any]) -> Any:
    return take_text(case["text"], language="en", clean=True).article


def score(case: dict[str, Any], reading: Reading, say: Any = None) -> Counter[str]:
    """Counts for one sentence; `say` is called with what was missed or misread."""
    count: Counter[str] = Counter(events=1, claims=len(reading.claims))
    marked = _words(_markup(case)) | _split(case["eventText"])
    fitting = [
        c for c in reading.claims if any(_within(case["text"], e.trigger, marked) for e in c.evidences)
    ]
    rights = [(c, _right(case, reading, c)) for c in fitting]
    best = max(rights, key=lambda r: (r[1]["type"], sum(r[1].values())), default=None)
    if best is not None:
        count["found"] = 1
        count.update(name for name in ASPECTS if best[1][name])
        count["all"] = int(all(best[1].values()))
    if say and not count["all"]:
        wrong = [n for n in ASPECTS if best and not best[1][n]]
        say(f"{'misread ' + ', '.join(wrong) if best else 'missed'} {case['id']} {case['text']}")
        say(f"   gold {_TODAY.get(case['event'], case['event'])} {case['eventText']!r} "
            f"{sorted(_gold(case, 'source'))} → {sorted(_gold(case, 'target'))}")  # fmt: skip
        for claim in [best[0]] if best else reading.claims:
            words = " / ".join(case["text"][a:b] for a, b in (e.trigger for e in claim.evidences))
            sides = f"{sorted(_states(reading, claim.actors))} → {sorted(_states(reading, claim.recipients))}"
            say(f"   read {claim.type} «{words}» {sides}")
    return count


def _markup(case: dict[str, Any]) -> str:
    """The sentence with its parts marked by role; the file has it under one of two shapes, or not at all."""
    info = case.get("textInfo", "")
    return str(info.get("markup", "")) if isinstance(info, dict) else info


def _words(markup: str) -> set[str]:
    return {w for m in _MARKED.finditer(markup) if m["role"].startswith("EVT") for w in _split(m["words"])}


def _within(text: str, trigger: tuple[int, int], marked: set[str]) -> bool:
    return bool(_split(text[slice(*trigger)]) & marked)


def _split(words: str) -> set[str]:
    return set(re.findall(r"\w+", words.lower()))


def _right(case: dict[str, Any], reading: Reading, claim: Claim) -> dict[str, bool]:
    actors, recipients = _states(reading, claim.actors), _states(reading, claim.recipients)
    by, to = _gold(case, "source"), _gold(case, "target")
    together = "SRC/TAR" in _markup(case) and actors | recipients == by | to
    return {
        "type": _type(claim) == _TODAY.get(case["event"], case["event"]),
        "actors": together or actors == by,
        "recipients": together or recipients == to,
    }


def _type(claim: Claim) -> str:
    if claim.status == "planned":
        return "AGREE" if claim.type in _HELP else "THREATEN" if claim.type in _FORCE else claim.type
    return "REJECT" if claim.status == "not_happened" and claim.type in _HELP else claim.type


def _gold(case: dict[str, Any], side: str) -> set[str]:
    """ISO 3166 codes of two letters of the states that the coders gave to one side."""
    parties = case.get(side) or []
    known = get_global("territory_aliases")
    codes = [_MISSPELT.get(str(p["code"]), str(p["code"])) for p in parties if isinstance(p, dict)]
    return {known[code][0] for code in codes if code in known and len(known[code]) == 1}


def _states(reading: Reading, parts: Sequence[Part]) -> set[str]:
    entities = {e.id: e.country for e in reading.entities}
    return {entities.get(part.entity, "") for part in parts} - {"", "EU"}


def main() -> None:
    """Print the figures, or with -v every mistake."""
    data = Path(environ["LETOPIS_DATA"])
    if "-v" in sys.argv:
        for case in _cases(data):
            score(case, read(_article(case)), say=print)
    for name, value in measure(data).items():
        print(f"{name:30} {value:.3f}")


if __name__ == "__main__":
    main()
