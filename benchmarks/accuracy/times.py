"""How right the time grammar is: on duckling's cases and on expressions of real articles.

    LETOPIS_DATA=… python -m benchmarks.accuracy.times            figures
    LETOPIS_DATA=… python -m benchmarks.accuracy.times --wrong    each case that is not right
    LETOPIS_DATA=… python -m benchmarks.accuracy.times --peer     dateparser beside it

Duckling's cases are single expressions that look forward from 2013-02-12T04:30; they are read with
`tense="future"`. A value is right when it is the same at the grain that both name: an hour's case to the hour,
a part of a day («вчера вечером») to the day; an interval when both ends are the same, its last day counted in
or out (the cases do both), and a stretch counted from now may be off by its unit, which we do not round. «Два
года назад» is a year here and a month there: it is right when it holds the other. «Upcoming two weeks» duckling
takes for the second of them alone, where English means both: a stretch from today on that ends in that unit
counts in `accuracy`, not in `exact`. `times/excluded.yaml` lists what news never says, fixed before the grammar
was written.

Own expressions (`times/own.jsonl`) are places in articles of the data: file, start, end, EDTF value, written
by hand before the grammar was run on them. They count as right, wrong (another value) or unread. Read for the
first time they gave right/wrong/unread ru .964/.027/.009, uk .936/.054/.009, en .888/.082/.031; the general
faults seen there were then mended, so today's figures are those of a set that has been looked at.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from os import environ
from pathlib import Path
from typing import Any

import yaml

from letopis.reading.times import Reference, edtf, find_times, reference
from letopis.reading.times.almanac import period_of

HERE = Path(__file__).parent / "times"
DUCKLING_NOW = "2013-02-12T04:30:00-02:00"
GRAINS = {"year": 4, "month": 7, "quarter": 7, "day": 10, "week": 10, "hour": 13, "minute": 16, "second": 19}
# A value counted in months or years may be no closer than they are.
COARSE = ("год", "лет", "місяц", "месяц", "рок", "рік", "year", "month", "annual")
SEVERAL = frozenset(("two", "three", "four", "five", "2", "3", "4", "5"))
Reader = Callable[[str, str], str | None]


def measure(data: Path) -> dict[str, float]:
    """All figures: times/duckling/<language>/{accuracy,exact}, times/own/<language>/{right,wrong,unread}."""
    figures: dict[str, float] = {}
    for language, results in duckling(data, _read_duckling).items():
        figures[f"times/duckling/{language}/accuracy"] = _share(results, "right", "end")
        figures[f"times/duckling/{language}/exact"] = _share(results, "right")
    for language, results in own(data).items():
        for outcome in ("right", "wrong", "unread"):
            figures[f"times/own/{language}/{outcome}"] = _share(results, outcome)
    return figures


def _share(results: list[dict[str, Any]], *outcomes: str) -> float:
    return round(sum(r["outcome"] in outcomes for r in results) / max(1, len(results)), 4)


# -- duckling --------------------------------------------------------------------------


def duckling(data: Path, read: Reader) -> dict[str, list[dict[str, Any]]]:
    """Each case of points, intervals and open intervals in scope, with what was read and its outcome."""
    left_out = excluded()
    results: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for index, line in enumerate((data / "duckling" / "cases.jsonl").open(encoding="utf-8")):
        case = json.loads(line)
        if case["dimension"] != "time" or index in left_out:
            continue
        got = read(case["text"], case["lang"])
        outcome = "unread" if not got else "right" if _same(case, got) else "wrong"
        outcome = "end" if outcome == "wrong" and _ends_in(case, got or "") else outcome
        results[case["lang"]].append({"index": index, "case": case, "got": got, "outcome": outcome})
    return dict(results)


def excluded() -> frozenset[int]:
    """The line indexes of the cases left out."""
    entries = yaml.safe_load((HERE / "excluded.yaml").read_text(encoding="utf-8"))
    singles = {case for entry in entries for case in entry.get("cases", ())}
    ranged = {c for entry in entries for a, b in entry.get("ranges", ()) for c in range(a, b + 1)}
    return frozenset(singles | ranged)


def _read_duckling(text: str, language: str) -> str | None:
    times = find_times(text, language, Reference(DUCKLING_NOW, "published"), [(0, len(text))], tense="future")
    if len(times) != 1:
        return None if not times else times[-1].edtf if times[0].edtf == "" else times[0].edtf
    return times[0].edtf


def _same(case: dict[str, Any], got: str) -> bool:
    if case["kind"] == "point":
        return _same_point(case, got)
    if case["kind"] == "interval":
        return _same_interval(case["start"], case["end"], got, case["grain"])
    if case["kind"] == "open":
        first, _, last = got.partition("/")
        if case["side"] == "before":
            return last != "" and first == ".." and _ends_at(last, case["value"])
        return last == ".." and first[:13] == case["value"][: min(13, len(first))]
    return False


def _same_point(case: dict[str, Any], got: str) -> bool:
    gold, grain = case["value"], case["grain"]
    value = got.rstrip("~")
    if "/" in value:
        days = edtf.days(value) or 0
        whole = {"week": days == 7, "quarter": 85 < days < 95}.get(grain, False)
        return whole and str(edtf.bounds(value)[0]) == gold[:10]
    if "T" in value:
        return bool(_instant(value)[: GRAINS[grain]] == gold[: GRAINS[grain]])
    if grain in ("hour", "minute", "second") and len(value) == 10 and "T" in gold:
        # «7 дней назад» is a day here, an hour there.
        return value == gold[:10] and any(w in case["text"].lower() for w in ("day", "дн", "fortnight", "24"))
    coarse = any(word in case["text"].lower() for word in COARSE)
    wanted = min(len(value), GRAINS[grain]) if coarse else GRAINS[grain]
    return len(value) >= wanted and value[:wanted] == gold[:wanted] and len(value) <= max(wanted, 10)


def _ends_in(case: dict[str, Any], got: str) -> bool:
    """Whether a stretch of several units from today on ends in the one unit that duckling gives for it."""
    first, last = edtf.bounds(got)
    if case["kind"] != "point" or "T" in got or first is None or last is None:
        return False
    if not SEVERAL & set(case["text"].lower().split()):
        return False
    today, unit = date.fromisoformat(DUCKLING_NOW[:10]), date.fromisoformat(case["value"][:10])
    if first > today + timedelta(1) or unit <= today:
        return False
    return bool(period_of(last, case["grain"], 0)[0] == unit)


def _instant(value: str) -> str:
    """A date-time in duckling's zone, as text; without an offset it is in that zone already."""
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is not None:
        moment = moment.astimezone(datetime.fromisoformat(DUCKLING_NOW).tzinfo)
    return moment.isoformat()[:19]


def _same_interval(start: str, end: str, got: str, grain: str) -> bool:
    begin, finish = datetime.fromisoformat(start[:19]), datetime.fromisoformat(end[:19])
    first, last = edtf.bounds(got.rstrip("~"))
    if "T" in got and "/" in got and ".." not in got:
        a, b = (_instant(side) for side in got.split("/"))
        ends = {
            finish,
            finish - timedelta(minutes=1),
            finish - timedelta(hours=1),
            finish - timedelta(seconds=1),
        }
        if a[:16] == start[:16] and b[:16] in {e.isoformat()[:16] for e in ends}:
            return True
        # Counted from the minute here, in whole hours there: it may be a unit off, as weeks and months may.
        unit = {"hour": timedelta(hours=1), "minute": timedelta(minutes=1)}.get(grain, timedelta(0))
        now = datetime.fromisoformat(DUCKLING_NOW).replace(tzinfo=None)
        read = datetime.fromisoformat(a), datetime.fromisoformat(b)
        return now in read and abs(read[0] - begin) <= unit and abs(read[1] - finish) <= unit
    if got.startswith("../"):
        return start[:10] == DUCKLING_NOW[:10] and last is not None and _ends_at(got[3:], end)
    if first is None or last is None:
        return False
    if finish - begin <= timedelta(days=1) and grain in ("hour", "minute"):
        return first == last == begin.date()
    if len(got) == 7 and got[5] == "2":  # a season: months here, solstices there
        return (min(last, finish.date()) - max(first, begin.date())).days > 60
    if grain == "hour" and finish - begin <= timedelta(days=3):  # a weekend that begins on Friday evening
        return first == begin.date() + timedelta(days=1) and last == (finish - timedelta(days=1)).date()
    slack = {"week": 6, "month": 31, "year": 365}.get(grain, 1)
    return (
        abs((first - begin.date()).days) <= slack - (grain == "day")
        and abs((last - finish.date()).days) <= slack
    )


def _ends_at(value: str, end: str) -> bool:
    if "T" in value:
        return _instant(value)[:13] in (
            end[:13],
            (datetime.fromisoformat(end[:19]) - timedelta(hours=1)).isoformat()[:13],
        )
    last = edtf.bounds(value)[1]
    return last is not None and 0 <= (datetime.fromisoformat(end[:19]).date() - last).days <= 1


# -- expressions of real articles --------------------------------------------------------------------------


def own(
    data: Path, read: Callable[[str, str, str | None, str], list[tuple[int, int, str]]] | None = None
) -> dict[str, list[dict[str, Any]]]:
    """Each annotated expression with what was read at its place and its outcome."""
    read = read or _read_article
    results: dict[str, list[dict[str, Any]]] = defaultdict(list)
    by_article: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for line in (HERE / "own.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        by_article[entry["language"], entry["file"], entry.get("published", "")].append(entry)
    for (language, file, published), entries in by_article.items():
        text = article(data, file)
        times = read(text, language, published or None, "")
        for entry in entries:
            here = [t for t in times if t[0] < entry["end"] and t[1] > entry["start"]]
            # The values of all words read in the place; one may be read as two (a day and its hour).
            values = [edtf_value for _, _, edtf_value in here if edtf_value]
            right = any(_equal(value, entry["edtf"]) for value in values) or (
                not entry["edtf"] and not values
            )
            outcome = "right" if right else "wrong" if values else "unread"
            words = text[entry["start"] : entry["end"]]
            results[language].append({"entry": entry, "text": words, "got": values, "outcome": outcome})
    return dict(results)


def article(data: Path, file: str) -> str:
    """The text of a file of the data, or of a record of a .jsonl (`path#id`)."""
    path, _, record = file.partition("#")
    if not record:
        return (data / path).read_text(encoding="utf-8")
    return _records(data / path)[record]


@cache
def _records(path: Path) -> dict[str, str]:
    return {r["id"]: r["text"] for r in map(json.loads, path.open(encoding="utf-8"))}


def _read_article(text: str, language: str, published: str | None, url: str) -> list[tuple[int, int, str]]:
    today = reference(text, language, published, url)
    return [(t.start, t.end, t.edtf) for t in find_times(text, language, today)]


def _equal(got: str, gold: str) -> bool:
    """The same value, or the same days said another way; marks of doubt and hours do not count."""
    got, gold = got.rstrip("~"), gold.rstrip("~")
    if got.startswith("XXXX") or gold.startswith("XXXX"):
        return got == gold
    return (
        got[:10] == gold[:10]
        if "/" not in got + gold and "T" in got + gold
        else edtf.bounds(got) == edtf.bounds(gold)
    )


# -- a peer --------------------------------------------------------------------------


def peer(text: str, language: str) -> str | None:
    """What dateparser makes of one of duckling's cases."""
    import dateparser

    now = datetime.fromisoformat(DUCKLING_NOW).replace(tzinfo=None)
    settings = {"RELATIVE_BASE": now, "PREFER_DATES_FROM": "future", "RETURN_TIME_AS_PERIOD": True}
    data = dateparser.date.DateDataParser(languages=[language], settings=settings).get_date_data(text)
    if not data.date_obj:
        return None
    length = {"year": 4, "month": 7, "time": 19}.get(data.period, 10)
    return str(data.date_obj.isoformat()[:length])


def main(arguments: list[str]) -> int:
    """Print the figures; with --wrong each case that is not right, with --peer dateparser's."""
    if "LETOPIS_DATA" not in environ:
        print("Set LETOPIS_DATA to the folder of the data.")
        return 2
    data = Path(environ["LETOPIS_DATA"])
    for name, value in measure(data).items():
        print(f"{name:36} {value:.3f}")
    if "--peer" in arguments:
        for language, results in duckling(data, peer).items():
            print(f"dateparser/duckling/{language:12} {_share(results, 'right'):.3f}")
    if "--wrong" in arguments:
        for language, results in duckling(data, _read_duckling).items():
            print(language, Counter(r["outcome"] for r in results))
            for r in results:
                if r["outcome"] not in ("right", "end"):
                    case = r["case"]
                    gold = case.get("value") or f"{case['start']}/{case['end']}"
                    print(
                        f"  {r['index']} {r['outcome']:6} {case['text']!r}: {gold} ({case.get('grain')}), "
                        f"got {r['got']}"
                    )
        for language, results in own(data).items():
            for r in results:
                if r["outcome"] != "right":
                    print(f"  {language} {r['outcome']:6} {r['text']!r} {r['entry']}: got {r['got']}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
