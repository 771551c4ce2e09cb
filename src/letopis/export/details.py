"""One event, article or entity as text, with all that stands behind it."""

from collections.abc import Iterable, Iterator, Sequence

from letopis.chronicle import KnownEntity, ReadArticle
from letopis.export import ledger, text, wording
from letopis.export.text import wrapped
from letopis.linking.reasons import sentence
from letopis.records import Article, Claim, Dispute, Event, EventEvidence, Reading

Read = tuple[Article, Reading, Claim]
Near = tuple[Sequence[Event], Sequence[Event]]


def event(
    found: Event, claims: Sequence[Read], language: str, width: int, near: Near = ((), ())
) -> Iterator[str]:
    """The event as in the chronicle, who had it from whom, why so many roots, what differs, how it went, what it
    is a part of and its parts (`near`), and its reports with their ids."""
    yield wording.when(found, language)
    yield from text.entry(found, language, width, ways=False)
    yield ""
    yield from ledger.tree(found, language, width)
    yield from _heading("roots_why", language)
    reasons = [sentence(reason, language) for reason in found.roots.why]
    for reason in reasons or found.roots.reasons or [wording.word("one_voice", language)]:
        yield from wrapped(reason, "  - ", "    ", width)
    if found.disputes:
        yield from _heading("differ", language)
        for dispute in found.disputes:
            yield from wrapped(_dispute(dispute), "  - ", "    ", width)
    if life := _life(found, claims, language):
        yield from _heading("life", language)
        yield from wrapped(life, "  ", "  ", width)
    for heading, events in zip(("parts_of", "parts"), near, strict=True):
        if events:
            yield from _heading(heading, language)
            for other in events:
                yield from _in_short(other, language, width)
    yield from _reports(found, claims, language, width)
    yield ""
    yield f"{found.type.lower()}{'/' + found.mode if found.mode else ''} · {found.status}"


def _in_short(event: Event, language: str, width: int) -> list[str]:
    words = f"{wording.when(event, language)}: {wording.headline(event, language)} · {event.id}"
    return wrapped(words, "  - ", "    ", width)


def _life(event: Event, claims: Sequence[Read], language: str) -> str:
    """A plan and what became of it, by the reports that told each first; "" of what was never a plan."""
    first: dict[str, str] = {}
    told = [(a.published or "", a.outlet, c.status) for a, _, c in claims]
    for published, outlet, status in sorted(told, key=lambda report: (not report[0], report)):
        first.setdefault(status, ", ".join(filter(None, (published[:10], outlet))))
    first |= {"overdue": ""} if event.status == "overdue" else {}
    if len(first) < 2 or next(iter(first)) not in ("planned", "possible"):
        return ""
    words = ((wording.word("statuses", language, status), where) for status, where in first.items())
    return " → ".join(f"{word} ({where})" if where else word for word, where in words)


def _reports(event: Event, claims: Sequence[Read], language: str, width: int) -> Iterator[str]:
    """Every report with its id and address, and those of its sentences that the ledger does not quote."""
    yield from _heading("evidence", language)
    every = {f"{article.id}#{claim.id}": (article, claim) for article, _, claim in claims}
    quoted = set(ledger.quotes(event.ledger))
    for number, evidence in enumerate(event.evidence, start=1):
        key = evidence.claim.partition("@")[0]
        mark = wording.word("withdrawn", language) if evidence.retracted else ""
        yield from _evidence(number, evidence, every.get(key), quoted, mark, width)


def article(read: ReadArticle, language: str, width: int) -> Iterator[str]:
    """The article as it was read: what it is, who is in it, and the events that it tells of."""
    this = read.article
    yield from wrapped(this.title, "", "  ", width)
    facts = (this.outlet, (this.published or "undated")[:16], this.language, this.url)
    yield from wrapped(" · ".join(fact for fact in facts if fact), "  ", "  ", width)
    if flags := dict.fromkeys((*this.flags, *read.reading.flags)):
        yield from wrapped("flags: " + ", ".join(flags), "  ", "    ", width)
    if this.removed:
        kinds = dict.fromkeys(removed.reason for removed in this.removed)
        yield from wrapped(f"{wording.word('left_out', language)}: {', '.join(kinds)}", "  ", "    ", width)
    yield from _heading("named", language)
    for entity in read.reading.entities:
        roles = "; ".join(role.text for role in entity.roles)
        known = read.entities.get(entity.id, "")
        yield from wrapped(
            f"{entity.id} {entity.name}{f' ({roles})' if roles else ''} · {entity.kind} {known}",
            "  ",
            "    ",
            width,
        )
    yield from _heading("tells", language)
    yield from text.chronicle(read.events, language, width)
    yield from _heading("text", language)
    for line in this.text.splitlines():
        yield from wrapped(line, "  ", "  ", width) or [""]
    yield ""
    yield f"article {this.id} · sha256 {this.sha256[:16]}… · read by {read.reading.version}"


def entity(known: KnownEntity, language: str, width: int) -> Iterator[str]:
    """Who someone is, and the events with them."""
    who = known.entity
    yield who.name
    names = dict.fromkeys(name for name in who.names.values() if name != who.name)
    facts = (who.kind, who.country, ", ".join(names))
    yield from wrapped(" · ".join(fact for fact in facts if fact), "  ", "    ", width)
    for role in who.roles:
        yield from wrapped(role.text, "  - ", "    ", width)
    yield ""
    yield from text.chronicle(known.events, language, width)
    yield ""
    yield f"entity {who.id}"


def _heading(key: str, language: str) -> tuple[str, str]:
    return "", wording.word(key, language)


def _evidence(
    number: int,
    evidence: EventEvidence,
    claim: tuple[Article, Claim] | None,
    quoted: set[str],
    mark: str,
    width: int,
) -> Iterator[str]:
    facts = (evidence.outlet, (evidence.published or "undated")[:10], evidence.language, evidence.url, mark)
    yield from wrapped(f"{number}. {' · '.join(fact for fact in facts if fact)}", "  ", "     ", width)
    sentences = [evidence.quote, *(_others(*claim, evidence) if claim else ())]
    for words in sentences:
        if words not in quoted:
            quoted.add(words)
            yield from wrapped(text.quoted(words), "     ", "      ", width)
    by = f", by {claim[1].by or 'no rule'}" if claim else ""
    sure = f", confidence {evidence.confidence:g}" if evidence.confidence else ""
    yield from wrapped(f"claim {evidence.claim}{by}{sure}", "     ", "       ", width)


def _others(article: Article, claim: Claim, shown: EventEvidence) -> Iterable[str]:
    """The claim's other sentences."""
    spans = dict.fromkeys(evidence.span for evidence in claim.evidences)
    return [article.text[start:end] for start, end in spans if (start, end) != (shown.start, shown.end)]


def _dispute(dispute: Dispute) -> str:
    values = "; ".join(
        f"{value.value} ({value.root}{', ' + value.published[:10] if value.published else ''})"
        for value in dispute.values
    )
    return f"{dispute.field} ({dispute.kind}): {values}"
