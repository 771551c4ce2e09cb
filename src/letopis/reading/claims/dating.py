"""The day of an event: its own words', those of the telling it continues, else about the article's own."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from letopis.reading.claims.draft import Draft
from letopis.reading.claims.syntax import children

if TYPE_CHECKING:
    from letopis.reading.times import Reference

_SOONER_LATER = frozenset({"до", "перед", "после", "після", "before", "after", "until"})
_WHEN = frozenset({"когда", "коли", "when"})
_SAID = ("STATE", "DENY", "CONFIRM", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT")
_NEWS = timedelta(days=3)  # told of these last days, an event is news; what follows it may be of today


def date_draft(draft: Draft, drafts: Sequence[Draft], reference: "Reference") -> None:
    """Sets the draft's time; what is dated later than the article is planned."""
    today = (reference.moment or "")[:10]
    if today and draft.type in _SAID and draft.trigger.kind != "noun" and draft.status == "happened":
        draft.times = tuple(t for t in draft.times if not _later(t.edtf, today))  # of what is said to come
    if draft.times:
        best = max(
            draft.times, key=lambda t: (not t.edtf.endswith("/.."), len(t.edtf.split("T")[0]), -t.start)
        )
        draft.times, draft.edtf = (best,), best.edtf.removesuffix("/..") if _when(draft) else best.edtf
        if today and draft.status in ("happened", "ongoing") and _later(best.edtf, today):
            draft.status = "planned"
        return
    fresh = draft.status in ("happened", "ongoing") and not draft.background and draft.trigger.kind != "noun"
    if fresh and reference.moment and not draft.trigger.token.dep.startswith("acl"):
        past = _continued(draft, drafts, reference.moment[:10])
        draft.edtf = past.edtf if past is not None else reference.moment[:10] + "~"


def _continued(draft: Draft, drafts: Sequence[Draft], today: str) -> Draft | None:
    """The telling of older days that this one goes on with: «3 мая мэр заявил, что … Он выдвинул условие»,
    «3 мая начались бои – Норвегия объявила об операции»."""
    before = [
        d for d in drafts
        if d.trigger.start < draft.trigger.start and d.sentence.paragraph == draft.sentence.paragraph
        and d.times and not d.inside(draft.content) and not draft.inside(d.content)
    ]  # fmt: skip
    for told in reversed(before):
        one = told.sentence is draft.sentence or _actors(told) & _actors(draft)
        aside = (
            told.sentence is draft.sentence and told.trigger.token.dep == "acl:relcl"
        )  # "who was elected in May"
        if one and not aside and _older(told.edtf, today) and not _parted(told, draft):
            return told
    return None


def _parted(told: Draft, draft: Draft) -> bool:
    """«… 17 сентября, за два дня до того, как …»: of one sentence, and said to be of two days."""
    between = draft.sentence.tokens_in(told.trigger.end, draft.trigger.start)
    return told.sentence is draft.sentence and any(t.text.lower() in _SOONER_LATER for t in between)


def _when(draft: Draft) -> bool:
    """«С 25 сентября, когда взорвался склад»: since that day something lasts, and on it this happened."""
    words = (c.text.lower() for c in children(draft.sentence, draft.trigger.token))
    return draft.status == "happened" and not _WHEN.isdisjoint(words)


def _actors(draft: Draft) -> set[str]:
    return {p.entity for p in draft.actors if p.entity}


def _older(edtf: str, today: str) -> bool:
    """Whether a day, month or year lies wholly before the news of today."""
    limit = (date.fromisoformat(today) - _NEWS).isoformat() if len(today) == len("2023-10-04") else today
    plain = edtf.rstrip("~?%")[:10]
    return plain[:4].isdigit() and "/" not in edtf and plain[: len(limit)] < limit[: len(plain)]


def _later(edtf: str, today: str) -> bool:
    start = edtf.split("/")[0].rstrip("~?%")
    grain = min(len(start), len(today))
    return start[:4].isdigit() and start[:grain] > today[:grain]
