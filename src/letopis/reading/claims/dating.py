"""The day of an event: its own words', those of the telling it continues, else about the article's own."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from letopis.reading.analysis import Token
from letopis.reading.claims.draft import Draft
from letopis.reading.claims.seen import recalled
from letopis.reading.claims.setting import WHEN
from letopis.reading.claims.syntax import base, children, head
from letopis.reading.claims.telling import Scenes, about, shares
from letopis.reading.claims.tense import APART, told

if TYPE_CHECKING:
    from letopis.reading.times import Reference

_SOONER_LATER = frozenset({"до", "перед", "после", "після", "before", "after", "until", "since", "following"})
_ONCE = frozenset((
    "previously", "earlier", "once", "formerly", "repeatedly", "often", "always", "sometimes", "usually", "ever",
    "never", "regularly", "frequently", "historically", "traditionally", "originally", "already", "long",
    "ранее", "раньше", "прежде", "неоднократно", "часто", "всегда", "иногда", "обычно", "когда-то", "некогда",
    "раніше", "неодноразово", "завжди", "іноді", "інколи", "зазвичай", "колись", "свого",
))  # fmt: skip
_SAID = ("STATE", "DENY", "CONFIRM", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT")
_DEEDS = ("ASSAULT", "COERCE", "INCIDENT", "AID", "PROTEST", "SANCTION")
_NEWS = timedelta(days=3)  # told of these last days, an event is news; what follows it may be of today
_LEAD = 3  # sentences from the headline in which "has" tells the news itself
_NOWHERE = Scenes({}, {})
_NEXT = 2  # sentences over which a telling goes on


def date_drafts(
    drafts: Sequence[Draft], people: set[str], reference: "Reference", set_in: Scenes = _NOWHERE
) -> None:
    """Sets the times of drafts in text order; what is dated later than the article is planned. `people` are the
    entities that are only described, `set_in` the times that sentences are set in."""
    today = (reference.moment or "")[:10]
    elsewhen = {
        id(d) for d in drafts if d.times and not any(t.edtf for t in d.times)
    }  # "the following month"
    for draft in drafts:
        draft.times = tuple(t for t in draft.times if t.edtf)
        _by_own_words(draft, today)
    news = _day_of_the_news(set_in, today)
    for draft in drafts:
        if id(draft) in elsewhen or _beside(draft, [d for d in drafts if id(d) in elsewhen]):
            continue
        if not draft.times and today and draft.status in ("happened", "ongoing"):
            draft.edtf = _inferred(draft, drafts, people, today, set_in, news)


def _by_own_words(draft: Draft, today: str) -> None:
    """The finest of the times that the draft's own words name."""
    speaks = draft.type in _SAID and draft.trigger.kind != "noun" and draft.status == "happened"
    if today and (speaks or _plainly_past(draft)):
        draft.times = tuple(t for t in draft.times if not _later(t.edtf, today))  # of what is said to come
    if _after_long(draft):  # "two years after gunmen attacked it on New Year's Day": not the last one
        draft.times = tuple(t for t in draft.times if t.edtf[:4] in draft.sentence.text)
    if not draft.times:
        return
    best = max(draft.times, key=lambda t: (not t.edtf.endswith("/.."), len(t.edtf.split("T")[0]), -t.start))
    draft.times, draft.edtf = (
        (best,),
        best.edtf.removesuffix("/..").removeprefix("../") if _when(draft) else best.edtf,
    )
    if today and draft.status in ("happened", "ongoing") and _later(best.edtf, today):
        draft.status = "planned"
    elif today and draft.status == "ongoing" and draft.trigger.kind != "noun" and _older(best.edtf, today):
        draft.status = "happened"  # "in May 2019 a gunman opens fire": the present of a chronicle


def _plainly_past(draft: Draft) -> bool:
    verb = draft.trigger.token
    tenses = ("past", "perfect") if draft.sentence.language == "en" else ("past",)
    return draft.status == "happened" and verb.pos == "VERB" and told(draft.sentence, verb) in tenses


def _beside(draft: Draft, others: Sequence[Draft]) -> bool:
    """«Через несколько дней они пожаловались и обвинили»: joined to one of a time that is not known."""
    verb = draft.trigger.token
    joined = base(verb.dep) == "conj" and draft.trigger.kind != "noun"
    return joined and any(d.sentence is draft.sentence and d.trigger.token.i == verb.head for d in others)


def _day_of_the_news(set_in: Scenes, today: str) -> str:
    """The day of these last days that the first sentences are set in, "" when they name none."""
    told = (f.edtf for at in range(_LEAD) for f in set_in.scenes.get(at, ()))
    return next(
        (day for day in told if today and _is_day(day) and not _older(day, today) and day <= today), ""
    )


def _inferred(
    draft: Draft, drafts: Sequence[Draft], people: set[str], today: str, set_in: Scenes, news: str
) -> str:
    """The day of a happening whose words name none: "" where nothing says it to be of these days."""
    if draft.background or draft.trigger.token.dep.startswith("acl"):
        return ""
    past = _continued(draft, drafts, today)
    if past is not None:
        far = draft.sentence.index - past.sentence.index > _NEXT and _is_day(past.edtf)
        return f"{past.edtf.split('T')[0].rstrip('~')}~" if far else past.edtf
    time = _set_in(draft, drafts, today, set_in)
    if time is not None:
        return time
    if recalled(draft.sentence, draft.trigger) or not _fresh(draft, drafts, people, today):
        return ""
    narrated = told(draft.sentence, draft.trigger.token) == "past" and not draft.sentence.title
    return f"{news if news and narrated else today}~"


def _set_in(draft: Draft, drafts: Sequence[Draft], today: str, set_in: Scenes) -> str | None:
    """The time of what is told with a sentence that is set in one, "" where it is of another; None where none is."""
    speaks = draft.type in _SAID and draft.trigger.kind != "noun"
    verb = draft.trigger.token
    if (speaks and base(verb.dep) == "parataxis") or draft.sentence.title:
        return None
    said = [
        span
        for d in drafts
        if d.sentence is draft.sentence
        for span in d.content
        if not draft.inside((span,))
    ]
    own = set_in.of(draft, said)
    old = own is not None and _older(own.edtf, today)
    if own is not None and (old or _is_day(own.edtf)) and told(draft.sentence, verb) != "present":
        if _once(draft) or _in_quotes(draft) or any(draft.inside(d.content) for d in drafts):
            return "" if old else None
        if shares(draft, own) and own.edtf <= today:
            return own.time.edtf if "/" in own.time.edtf else own.edtf
        return "" if old else None
    before = set_in.before(draft, _NEXT) if own is None else None
    narrates = told(draft.sentence, verb) == "past" and draft.trigger.kind != "noun" and draft.type != "STATE"
    if before is None or not narrates or base(verb.dep) in ("acl", "ccomp") or not _older(before.edtf, today):
        return None
    if _once(draft) or any(draft.inside(d.content) for d in drafts):
        return None
    return about(before.edtf)


def _fresh(draft: Draft, drafts: Sequence[Draft], people: set[str], today: str) -> bool:
    """Whether a happening is told as news of the report's days; what `people` only described have done before now
    ("some have complained") is not."""
    sentence, verb = draft.sentence, draft.trigger.token
    if _once(draft) or _beside_old(draft, drafts, today) or _in_quotes(draft):
        return False
    noun = draft.trigger.kind == "noun"
    if sentence.title or (sentence.language != "en" and not noun):
        return True
    tense = told(sentence, verb)
    lead = sentence.index <= _LEAD
    if tense == "perfect":
        return lead or draft.status == "ongoing" or bool(_actors(draft) - people)
    if tense == "present":
        return (lead and not noun) or (draft.type in _SAID and not noun) or draft.status == "ongoing"
    return tense == "past"


def _once(draft: Draft) -> bool:
    """ "Previously", «неоднократно», "two years after …": its sentence says that it was at some other time."""
    verb = draft.trigger.token
    if any(c.text.lower() in _ONCE for at in _with_verbs_over(draft) for c in children(draft.sentence, at)):
        return True
    if base(verb.dep) == "advcl" and any(c.text.lower() == "since" for c in children(draft.sentence, verb)):
        return True
    return _after_long(draft)


def _with_verbs_over(draft: Draft) -> Iterator[Token]:
    """The word of a draft and the verbs that it is the object of: "previously helped to hold a meeting"."""
    at: Token | None = draft.trigger.token
    for _ in range(_NEXT + 1):
        if at is None:
            return
        yield at
        if base(at.dep) not in ("obj", "xcomp"):
            return
        at = head(draft.sentence, at)


def _in_quotes(draft: Draft) -> bool:
    """ "They attacked us," she said: what a quotation recalls was on the day it recalls, whenever it is said."""
    before = draft.sentence.text[: draft.trigger.start - draft.sentence.start]
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return opened and draft.type in _DEEDS and draft.sentence.language == "en"


def _after_long(draft: Draft) -> bool:
    """Whether it stands in the clause of "two years after …"."""
    sentence, at = draft.sentence, draft.trigger.token
    for _ in range(_NEXT + 1):
        below = list(children(sentence, at))
        below += [c for noun in below if base(noun.dep) == "nsubj" for c in children(sentence, noun)]
        if base(at.dep) == "advcl" and any(
            c.text.lower() in _SOONER_LATER and _measured(draft, c.i) for c in below
        ):
            return True
        up = head(sentence, at)
        if up is None:
            return False
        at = up
    return False


_UNITS = (
    "day",
    "week",
    "month",
    "year",
    "decade",
    "день",
    "неделя",
    "месяц",
    "год",
    "тиждень",
    "місяць",
    "рік",
)


def _measured(draft: Draft, i: int) -> bool:
    """ "Two years after": a stretch of time right before the conjunction."""
    return i > 0 and draft.sentence.tokens[i - 1].lemma in _UNITS


def _beside_old(draft: Draft, drafts: Sequence[Draft], today: str) -> bool:
    """ "Tested missiles and held its sixth test in May": joined to what is of an older day, it is not of today."""
    return any(
        d.sentence is draft.sentence
        and d.times
        and d.trigger.token.head == draft.trigger.token.i
        and base(d.trigger.token.dep) == "conj"
        and _older(d.edtf, today)
        for d in drafts
    )


def _continued(draft: Draft, drafts: Sequence[Draft], today: str) -> Draft | None:
    """The telling of a day that this one goes on with: «3 мая мэр заявил, что … Он выдвинул условие»,
    «3 мая начались бои – Норвегия объявила об операции», "on Monday she met the envoys and signed …"."""
    before = [
        d for d in drafts
        if d.trigger.start < draft.trigger.start and d.times and d.status in ("happened", "ongoing")
        and (d.sentence.paragraph == draft.sentence.paragraph or _near(d, draft))
        and not d.inside(draft.content) and not draft.inside(d.content)
    ]  # fmt: skip
    for earlier in reversed(before):
        if _goes_on(earlier, draft, today):
            return earlier
    return None


def _goes_on(earlier: Draft, draft: Draft, today: str) -> bool:
    if earlier.sentence is draft.sentence:
        aside = earlier.trigger.token.dep == "acl:relcl"  # "who was elected in May"
        old = _older(earlier.edtf, today) and draft.trigger.kind != "noun"
        present = draft.sentence.language == "en" and told(draft.sentence, draft.trigger.token) == "present"
        follows = old and not present and not _parted(earlier, draft)
        return not aside and (_joined(earlier, draft) or follows)
    if draft.trigger.kind == "noun" or _once(draft) or not _actors(earlier) & _actors(draft):
        return False
    if _older(earlier.edtf, today):
        return earlier.sentence.paragraph == draft.sentence.paragraph
    return (
        _near(earlier, draft)
        and _is_day(earlier.edtf)
        and told(draft.sentence, draft.trigger.token) == "past"
    )


def _near(earlier: Draft, draft: Draft) -> bool:
    """Told right before, or at the head of the article, whose day is the day of its news."""
    return draft.sentence.index - earlier.sentence.index <= _NEXT or earlier.sentence.index <= _LEAD


def _joined(earlier: Draft, draft: Draft) -> bool:
    """Whether the later verb of a sentence is joined to the earlier, or says what came with it, before or after."""
    sentence, at = draft.sentence, draft.trigger.token
    if at.pos != "VERB":
        return False
    finite = told(sentence, at)
    for _ in range(_NEXT):
        if base(at.dep) not in ("conj", "advcl", "xcomp", "parataxis"):
            return False
        if at.text.lower().endswith("ing") and base(at.dep) != "conj":
            if not _with_it(draft, at):
                return False
        elif finite == "none":
            return False
        up = head(sentence, at)
        if up is None:
            return False
        if up.i in (earlier.trigger.token.i, (earlier.trigger.noun or earlier.trigger.token).i):
            return finite in ("none", told(sentence, earlier.trigger.token)) or at.text.lower().endswith(
                "ing"
            )
        at = up
    return False


def _with_it(draft: Draft, verb: Token) -> bool:
    """ "…, killing two", "before killing himself", "while fleeing": and not "for killing", "without killing"."""
    marks = {
        c.text.lower() for c in children(draft.sentence, verb) if base(c.dep) in ("mark", "case", "advmod")
    }
    return not marks & (APART - {"before", "after", "by"})


def _parted(earlier: Draft, draft: Draft) -> bool:
    """«… 17 сентября, за два дня до того, как …»: of one sentence, and said to be of two days."""
    between = draft.sentence.tokens_in(earlier.trigger.end, draft.trigger.start)
    return earlier.sentence is draft.sentence and any(t.text.lower() in _SOONER_LATER for t in between)


def _when(draft: Draft) -> bool:
    """«С 25 сентября, когда взорвался склад»: since that day something lasts, and on it this happened."""
    verb = draft.trigger.token
    up = head(draft.sentence, verb) if draft.trigger.kind == "noun" else None
    words = {c.text.lower() for at in (verb, up) if at is not None for c in children(draft.sentence, at)}
    return not WHEN.isdisjoint(words)


def _actors(draft: Draft) -> set[str]:
    return {p.entity for p in draft.actors if p.entity}


def _is_day(edtf: str) -> bool:
    return len(edtf.split("T")[0]) == len("2023-10-04") and "/" not in edtf and edtf[0].isdigit()


def _older(edtf: str, today: str) -> bool:
    """Whether a day, month or year lies wholly before the news of today."""
    limit = (date.fromisoformat(today) - _NEWS).isoformat() if len(today) == len("2023-10-04") else today
    plain = edtf.rstrip("~?%")[:10]
    return plain[:4].isdigit() and "/" not in edtf and plain[: len(limit)] < limit[: len(plain)]


def _later(edtf: str, today: str) -> bool:
    start = edtf.split("/")[0].rstrip("~?%")
    grain = min(len(start), len(today))
    return start[:4].isdigit() and start[:grain] > today[:grain]
