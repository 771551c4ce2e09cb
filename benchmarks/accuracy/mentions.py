"""The words that tell of events, and the days of these events: MEANTIME, every fourth article (English).

    LETOPIS_DATA=… python -m benchmarks.accuracy.mentions            the held fourth
    LETOPIS_DATA=… python -m benchmarks.accuracy.mentions dev [-v]   the others, to develop on; -v prints what is missed

MEANTIME marks all that happens, is done, said or felt to the few companies and people that it follows across articles,
and nothing else: half of its articles have no mark, and a sentence with one may tell of more. So only sentences with a
mark are counted. Ours are all words that a reading knows to tell of an event: those marked as one (mentions of kind
`event`) and the triggers of claims; they are many more than the claims printed, which leave out what describes, is
weighed or is nobody's news. Of "she resigned, thanked the board and left" one word may be marked, so no reader that
knows all events can reach a precision much over .4, and F1 says less than recall.

mentions/recall      marks that a word of ours overlaps
mentions/precision   our words in those sentences that overlap a mark: every event that is not followed counts as wrong
mentions/f1          of both
mentions/claimed     marks that the trigger of a claim overlaps
mentions/date        of the marks with one day that a claim with a time overlaps: its time is that day, or about it, or
                     the month or year it lies in
mentions/date.about  the same, where a time that says of itself that it is about a day may be a day from it
Articles are published on the day that their second line gives; that line is not read.
"""

import csv
import json
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from letopis.intake import take_text
from letopis.reading.reader import read
from letopis.records import Reading
from training.sources import meantime_articles
from training.splits import Splits

Span = tuple[int, int]


@dataclass(frozen=True)
class Told:
    """One article: its sentences, the marks of each by the numbers of their words, and their days ("" where open)."""

    key: str
    published: str
    sentences: dict[int, list[str]]
    marks: dict[int, list[tuple[tuple[int, ...], str]]]

    def text(self) -> tuple[str, dict[int, list[Span]]]:
        """The text as it is read, a sentence a line, and where its words stand."""
        lines, places, at = [], {}, 0
        for number, words in self.sentences.items():
            spans = []
            for word in words:
                spans.append((at, at + len(word)))
                at += len(word) + 1
            places[number] = spans
            lines.append(" ".join(words))
        return "\n".join(lines), places


def measure(data: Path, held: bool = True) -> dict[str, float]:
    """mentions/{recall, precision, f1, claimed, date} of one side of the split."""
    count: Counter[str] = Counter()
    for told in articles(data, held):
        count.update(score(told, *_read(told)))
    recall = count["met"] / max(1, count["marks"])
    precision = count["right"] / max(1, count["ours"])
    figures = {
        "recall": recall,
        "precision": precision,
        "f1": 2 * recall * precision / max(1e-9, recall + precision),
        "claimed": count["claimed"] / max(1, count["marks"]),
        "date": count["days right"] / max(1, count["days"]),
        "date.about": count["days about"] / max(1, count["days"]),
    }
    return {f"mentions/{name}": round(value, 4) for name, value in figures.items()}


def articles(data: Path, held: bool) -> Iterator[Told]:
    """The articles with marks on one side of the split."""
    wanted = meantime_articles(data, Splits.load(), training=not held)
    days = dict(_days(data / "meantime" / "list_instances.csv"))
    for folder in sorted((data / "meantime" / "en_parsed").glob("*MEANTIME/annotation/original")):
        sentences = _sentences(folder)
        marks: dict[str, dict[int, list[tuple[tuple[int, ...], str]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for file in folder.glob("event_mentions_*.json"):
            for mark in json.loads(file.read_text(encoding="utf-8")):
                day = days.get(str(mark["coref_chain"]).removeprefix("cross_"), "")
                marks[mark["conll_doc_key"]][mark["sent_id"]].append((tuple(mark["tokens_number"]), day))
        for key, found in sorted(marks.items()):
            if key in wanted:
                told = {n: words for n, words in sentences[key].items() if n != 1}
                yield Told(key, _published(sentences[key].get(1, [])), told, dict(found))


def _sentences(folder: Path) -> dict[str, dict[int, list[str]]]:
    found: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in next(folder.glob("*.conll")).read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 4 and not line.startswith("#"):
            found[cells[0]][int(cells[1])].append(cells[3])
    return found


def _days(file: Path) -> Iterator[tuple[str, str]]:
    """The day of each event that has one."""
    for row in csv.reader(file.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(row) > 7 and row[1] == "EVENT" and re.fullmatch(r"\d{4}-\d\d-\d\d", row[7]):
            yield row[0], row[7]


def _published(words: Sequence[str]) -> str:
    try:
        return datetime.strptime(" ".join(words).replace(" ,", ","), "%B %d, %Y").date().isoformat()
    except ValueError:
        return ""


def _read(told: Told) -> tuple[Reading, dict[int, list[Span]]]:
    text, places = told.text()
    article = take_text(text, language="en", clean=True, published=told.published or None).article
    assert article.text == text, f"{told.key}: the text was changed when it was taken in"
    return read(article), places


def score(told: Told, reading: Reading, places: dict[int, list[Span]], say: bool = False) -> Counter[str]:
    """Counts for one article."""
    count: Counter[str] = Counter()
    claims = [(evidence.trigger, claim) for claim in reading.claims for evidence in claim.evidences]
    ours = {(m.start, m.end) for m in reading.mentions if m.kind == "event"} | {span for span, _ in claims}
    for number, marks in told.marks.items():
        words = places.get(number, [])
        if not words:
            continue
        spans = [((words[min(at)][0], words[max(at)][1]), day) for at, day in marks]
        inside = _apart(s for s in ours if words[0][0] <= s[0] < words[-1][1])
        count["ours"] += len(inside)
        count["right"] += sum(any(_meet(one, span) for span, _ in spans) for one in inside)
        for span, day in spans:
            count["marks"] += 1
            met = any(_meet(one, span) for one in inside)
            count["met"] += met
            telling = [claim for trigger, claim in claims if _meet(trigger, span)]
            count["claimed"] += bool(telling)
            times = [claim.time.edtf for claim in telling if claim.time and claim.time.edtf]
            right = any(_is(time, day) for time in times)
            if day and times:
                count["days"] += 1
                count["days right"] += right
                count["days about"] += right or any(_about(time, day) for time in times)
            if say and (not met or (day and times and not right)):
                print(
                    f"{told.key} {'missed' if not met else f'{times} for {day}'}: {' '.join(told.sentences[number])}"
                )
                print(f"    {[' '.join(told.sentences[number][i] for i in at) for at, _ in marks]}")
    return count


def _apart(spans: Iterator[Span]) -> list[Span]:
    """Overlapping words of ours as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is(time: str, day: str) -> bool:
    """Whether a time is this day, or a month or year that holds it."""
    plain = time.rstrip("~?%").split("T")[0]
    return "/" not in plain and day.startswith(plain)


def _about(time: str, day: str) -> bool:
    """Whether a time of one day, marked as approximate, is within a day of this one."""
    plain = time.rstrip("~").split("T")[0]
    if not time.endswith("~") or not re.fullmatch(r"\d{4}-\d\d-\d\d", plain):
        return False
    return abs((date.fromisoformat(plain) - date.fromisoformat(day)).days) <= 1


def main() -> None:
    """Print the figures; with `dev`, of the articles for development."""
    data = Path(os.environ["LETOPIS_DATA"])
    held = "dev" not in sys.argv
    if "-v" in sys.argv and not held:
        for told in articles(data, held):
            score(told, *_read(told), say=True)
    for name, value in measure(data, held).items():
        print(f"{name:30} {value:.3f}")


if __name__ == "__main__":
    main()
