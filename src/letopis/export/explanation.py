"""Why reports were held to be one event, and how its roots were counted, in sentences of one language."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from letopis.chronicle import Alike, Explained
from letopis.chronicle.explaining import Compared
from letopis.export import wording
from letopis.export.text import quoted, wrapped
from letopis.linking.reasons import sentence
from letopis.records import Event, EventEvidence, Judgement, Reason
from letopis.records.contract import event_to_json


def told(found: Explained, language: str, width: int) -> Iterator[str]:
    """Lines without line ends."""
    event = found.event
    yield from wrapped(
        f"{wording.when(event, language)}: {wording.headline(event, language)}", "", "  ", width
    )
    yield from ("", _title(found, language))
    evidence = {e.claim: e for e in event.evidence}
    numbers = {claim: number for number, claim in enumerate(found.reports, start=1)}
    alike = {a.claim: a for a in found.alike}
    for claim in found.reports:
        yield from _report(numbers[claim], evidence.get(claim), language, width)
        if claim in alike:
            yield from wrapped(_held(alike[claim], numbers, language), "     ", "     ", width)
    yield from ("", _said("people_decided", language))
    for judgement in found.judgements:
        yield from wrapped(_judged(judgement, language), "  - ", "    ", width)
    if not found.judgements:
        yield f"  {_said('nothing_decided', language)}."
    if found.apart:
        yield from ("", _said("kept_apart", language))
        for other in found.apart:
            yield from wrapped(
                f"{other.headline} · {other.event}: {_score(other.alike, language)}.", "  - ", "    ", width
            )
            yield from wrapped(_kept(other.alike, language), "    ", "    ", width)
    yield from ("", f"{_said('how_counted', language)}: {wording.rooted(event, language)}")
    for line in counted(event, language):
        yield from wrapped(line, "  - ", "    ", width)


def json(found: Explained) -> dict[str, Any]:
    """The same as one object: the event, its reports with their likenesses, judgements, what was kept apart, and the
    sentences on the count, in English."""
    return {
        "event": event_to_json(found.event),
        "reports": list(found.reports),
        "alike": [asdict(alike) for alike in found.alike],
        "judgements": [asdict(judgement) for judgement in found.judgements],
        "apart": [asdict(apart) for apart in found.apart],
        "count": list(counted(found.event, "en")),
    }


def counted(event: Event, language: str) -> Iterator[str]:
    """How low and high came out, in sentences."""
    roots = [voice for voice in event.ledger if voice.part == "root"]
    access = sum(voice.low for voice in roots)
    shown = Reason("low_shown", {"n": event.roots.low})
    low = shown if event.roots.low > 1 else Reason("low_one" if access else "low_least")
    sums = " + ".join(f"{v.high} ({_called(event, v.name, v.kind, language)})" for v in roots if v.high)
    high = Reason("high_sum" if sums else "high", {"n": event.roots.high, "sum": sums})
    reasons = [low, high, *event.roots.why]
    if len(event.outlets) > event.roots.high:
        reasons.append(Reason("no_more_roots", {"n": len(event.outlets)}))
    for reason in reasons:
        yield f"{_capital(sentence(reason, language))}."


def _called(event: Event, name: str, kind: str, language: str) -> str:
    if kind == "people":
        return sentence(Reason("not_named", {"name": name}), language)
    own = kind == "outlet" and name in event.outlets
    return sentence(Reason("its_own_voice", {"name": name}), language) if own else name


def _title(found: Explained, language: str) -> str:
    reports, articles = len(found.reports), len(found.event.articles)
    return _said("one_report" if reports == 1 else "held_one", language, n=reports, articles=articles)


def _report(number: int, evidence: EventEvidence | None, language: str, width: int) -> Iterator[str]:
    if evidence:
        facts = (evidence.outlet, (evidence.published or wording.word("undated", language))[:10])
        head = f"{number}. {' · '.join(fact for fact in facts if fact)}"
        yield from wrapped(f"{head}: {quoted(evidence.quote)}", "  ", "     ", width)


def _held(alike: Alike, numbers: Mapping[str, int], language: str) -> str:
    """Which report it is most like, and by what."""
    key = "held_with" if alike.score >= alike.needed else "nearest_to"
    other, score = str(numbers.get(alike.to, alike.to)), _score(alike, language)
    held = sentence(Reason(key, {"other": other, "score": score}), language)
    return f"{held}. {_parts(alike, language)}"


def _score(alike: Alike, language: str) -> str:
    values: dict[str, Any] = {"score": float(alike.score), "needed": float(alike.needed)}
    return sentence(Reason("score", values), language)


def _kept(alike: Alike, language: str) -> str:
    key = f"cap_{alike.cap}" if alike.cap else "not_as_a_whole" if alike.score >= alike.needed else ""
    why = f"{_capital(sentence(Reason(key), language))}. " if key else ""
    return why + _parts(alike, language)


def _parts(alike: Alike, language: str) -> str:
    return "; ".join(_finding(part, language) for part in alike.parts) + "."


def _finding(part: Compared, language: str) -> str:
    name = sentence(Reason(f"by_{part.name}"), language)
    return f"{name}: {sentence(part.why, language)} ({part.score:.2f})"


def _judged(judgement: Judgement, language: str) -> str:
    who = judgement.by.removeprefix("person:")
    note = f", “{judgement.note}”" if judgement.note else ""
    what = f"{judgement.kind.replace('_', ' ')}: {judgement.subject} {judgement.object}".strip()
    values: dict[str, Any] = {"what": what, "who": who, "day": judgement.at[:10]}
    return sentence(Reason("decided", values), language) + note


def _said(key: str, language: str, **values: Any) -> str:
    return _capital(sentence(Reason(key, values), language))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
