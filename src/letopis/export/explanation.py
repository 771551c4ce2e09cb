"""Why reports were held to be one event, and how its roots were counted, in sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from letopis.chronicle import Alike, Explained
from letopis.export import wording
from letopis.export.text import quoted, wrapped
from letopis.records import Event, EventEvidence, Judgement
from letopis.records.contract import event_to_json

# What kept a likeness down, as a person would say it.
_CAPS = {
    "time": "their times exclude each other", "type": "they are two kinds of event", "place": "they are in two places",
    "anchor": "no one and no place is in both", "parties": "nobody is in both",
    "article": "one article tells both, as two things", "reversed": "who does it and to whom change places",
    "speaker": "two people speak, or one does what the other only speaks of",
}  # fmt: skip

_PARTS = {"type": "kind"}


def told(found: Explained, language: str, width: int) -> Iterator[str]:
    """Lines without line ends."""
    event = found.event
    yield from wrapped(
        f"{wording.when(event, language)}: {wording.headline(event, language)}", "", "  ", width
    )
    yield from ("", _title(found))
    evidence = {e.claim: e for e in event.evidence}
    numbers = {claim: number for number, claim in enumerate(found.reports, start=1)}
    alike = {a.claim: a for a in found.alike}
    for claim in found.reports:
        yield from _report(numbers[claim], evidence.get(claim), width)
        if claim in alike:
            yield from wrapped(_held(alike[claim], numbers), "     ", "     ", width)
    yield from ("", "What people decided")
    for judgement in found.judgements:
        yield from wrapped(_judged(judgement), "  - ", "    ", width)
    if not found.judgements:
        yield "  Nothing: it stands by the rules alone."
    if found.apart:
        yield from ("", "Nearest events that were kept apart")
        for other in found.apart:
            yield from wrapped(
                f"{other.headline} · {other.event}: {_score(other.alike)}.", "  - ", "    ", width
            )
            yield from wrapped(_kept(other.alike), "    ", "    ", width)
    yield from ("", f"How the count came out: {wording.rooted(event, 'en')}")
    for sentence in counted(event):
        yield from wrapped(sentence, "  - ", "    ", width)


def json(found: Explained) -> dict[str, Any]:
    """The same as one object: the event, its reports with their likenesses, judgements, what was kept apart, and the
    sentences on the count."""
    return {
        "event": event_to_json(found.event),
        "reports": list(found.reports),
        "alike": [asdict(alike) for alike in found.alike],
        "judgements": [asdict(judgement) for judgement in found.judgements],
        "apart": [asdict(apart) for apart in found.apart],
        "count": list(counted(found.event)),
    }


def counted(event: Event) -> Iterator[str]:
    """How low and high came out, in sentences."""
    roots = [voice for voice in event.ledger if voice.part == "root"]
    access = sum(voice.low for voice in roots)
    if event.roots.low > 1:
        yield f"low is {event.roots.low}: so many roots are shown to have separate access."
    elif access:
        yield "low is 1: no two roots are shown to have separate access."
    else:
        yield "low is 1, the least there is: no root is shown to have access of its own."
    sums = " + ".join(f"{voice.high} ({_called(event, voice.name, voice.kind)})" for voice in roots)
    yield f"high is {event.roots.high}: {sums}." if sums else f"high is {event.roots.high}."
    for reason in event.roots.reasons:
        yield f"{reason[:1].upper()}{reason[1:]}."
    outlets = len(event.outlets)
    if outlets > event.roots.high:
        yield f"{outlets} outlets tell it; the others add no root."


def _called(event: Event, name: str, kind: str) -> str:
    if kind == "people":
        return f"not named: {name}"
    return f"{name}, its own voice" if kind == "outlet" and name in event.outlets else name


def _title(found: Explained) -> str:
    reports, articles = len(found.reports), len(found.event.articles)
    if reports == 1:
        return "One report tells of it; there was nothing to hold it one with"
    return f"Why {reports} reports of {articles} article{'s' if articles > 1 else ''} are one event"


def _report(number: int, evidence: EventEvidence | None, width: int) -> Iterator[str]:
    if evidence:
        facts = (evidence.outlet, (evidence.published or "undated")[:10])
        head = f"{number}. {' · '.join(fact for fact in facts if fact)}"
        yield from wrapped(f"{head}: {quoted(evidence.quote)}", "  ", "     ", width)


def _held(alike: Alike, numbers: Mapping[str, int]) -> str:
    """Which report it is most like, and by what."""
    verb = "is held one with" if alike.score >= alike.needed else "is nearest to"
    joined = "" if alike.score >= alike.needed else "; it came in through the other reports or by a judgement"
    return f"{verb} {numbers.get(alike.to, alike.to)}: {_score(alike)}{joined}. {_parts(alike)}"


def _score(alike: Alike) -> str:
    return f"{alike.score:.2f} alike, {alike.needed:.2f} needed"


def _kept(alike: Alike) -> str:
    why = f"Apart because {_CAPS.get(alike.cap, alike.cap)}. " if alike.cap else ""
    if not why and alike.score >= alike.needed:
        why = "These two alone would do, the events as a whole are not alike enough. "
    return why + _parts(alike)


def _parts(alike: Alike) -> str:
    named = ((_PARTS.get(part.name, part.name), part) for part in alike.parts)
    return "; ".join(f"{name}: {part.words} ({part.score:.2f})" for name, part in named) + "."


def _judged(judgement: Judgement) -> str:
    who = judgement.by.removeprefix("person:")
    note = f", “{judgement.note}”" if judgement.note else ""
    what = f"{judgement.kind.replace('_', ' ')}: {judgement.subject} {judgement.object}".strip()
    return f"{what}, by {who} on {judgement.at[:10]}{note}"
