"""What "today" is for an article: its published time, checked against its URL and the dates in its text."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from letopis.knowledge import readable
from letopis.reading.text import split_sentences
from letopis.reading.times import edtf
from letopis.reading.times.almanac import Tense
from letopis.reading.times.grammar import Grammar
from letopis.reading.times.lexicon import Lexicon, Token, lexicon
from letopis.reading.times.meaning import At, Between, Date, Meaning, Open
from letopis.reading.times.now import Now
from letopis.reading.times.resolve import resolve
from letopis.reading.times.tense import tense_near
from letopis.records.reading import ResolvedBy

MONTH = timedelta(31)
NEAR = timedelta(2)  # time zones and night desks
HEAD = 400  # code points in which a dateline stands
TOP = 700  # code points in which the news itself is told
SPAN = timedelta(
    200
)  # how far dates without a year may lie from the published time and still speak against it
MOST_SENTENCES = 400
_LONGEST = 50_000  # code points in which posts are looked for
_POST = re.compile(r"\(@\w{1,30}\)[ \t\n]{1,3}([^\n]{6,30})")  # what follows the handle under a post
_CLOCK_BEFORE = re.compile(r"\d\d?:\d\d(?:\W|nbsp)*$")
_CLOCK_AFTER = re.compile(r"\W*\d\d?:\d\d")
_GOVERNS = re.compile(r"\b[^\W\d]{1,3}\s+$")  # a preposition: «на 02.12.2020» is no date of the article
_URL_DATE = re.compile(r"(?<!\d)(20[0-4]\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class Reference:
    """What "today" is for an article.

    `moment` is an ISO date or date-time (the outlet's local), or only `2023-09`, `2023` when the text bounds
    it no closer, None when nothing is known. `flags`: published-unknown, published-contradicts-text,
    published-contradicts-url.
    """

    moment: str | None
    resolved_by: ResolvedBy
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date the text names: its meaning, its tense, whether it is the article's own, is near the top, and the
    words it stands in (both ends of a stretch have the same)."""

    meaning: Date
    tense: Tense
    today: bool
    head: bool
    at: int = 0


def reference(text: str, language: str, published: str | None, url: str = "", posts: str = "") -> Reference:
    """What "today" is, from the published time, the date in the URL and the dates in the text; `posts` are those it
    shows, where they were cut out of it.

    The text wins over a published time that it clearly contradicts; the URL over one that it and the text
    contradict together. Without a published time the URL, then the text decides.
    """
    stated, in_url = _day(published), _url_day(url)
    dates = _dates(text, language)
    if stated is None:
        if in_url is not None:
            return Reference(in_url.isoformat(), "url", ("published-unknown",))
        bounded = _bounded(dates)
        return Reference(bounded, "text" if bounded else "published", ("published-unknown",))
    assert published is not None
    if in_url is not None and in_url == stated - timedelta(1):
        # The stated time is often UTC or that of the print edition; the URL has the outlet's own day. Reports
        # name the day they are of: without the stated day's name among theirs, it is the day before.
        if stated.isoweekday() not in _weekdays(text, language):
            return Reference(in_url.isoformat(), "url")
    elif in_url is not None and abs(in_url - stated) > NEAR:
        if _fits(dates, in_url) > _fits(dates, stated):
            return Reference(in_url.isoformat(), "url", ("published-contradicts-url",))
        return Reference(published, "published", ("published-contradicts-url",))
    told = _told_otherwise(dates, stated) or _of_its_posts(f"{text}\n{posts}", dates, stated)
    if told is not None and (in_url is None or abs(in_url - told) <= NEAR):
        return Reference(told.isoformat(), "text", ("published-contradicts-text",))
    return Reference(published, "published")


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _url_day(url: str) -> date | None:
    match = _URL_DATE.search(url[:500])
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _dates(text: str, language: str) -> list[_Dated]:
    known = lexicon(language)
    found: list[_Dated] = []
    before = ""
    for start, end in split_sentences(text, language)[:MOST_SENTENCES]:
        tokens = known.tokens(text, start, min(end, start + 5000))
        for at in Grammar(tokens, known).expressions():
            tense = tense_near(tokens, at.first, at.last, known)
            whole = at.first == 0 and not any(t.text[0].isalnum() for t in tokens[at.last + 1 :])
            today = _is_today(tokens, at.first, start) or (whole and start < HEAD and _is_town(before))
            place, meaning = tokens[at.first].start, at.meaning
            if tense != "future" and _is_stamp(text, place, tokens[at.last - 1].end, meaning, known):
                today, meaning = True, meaning.day if isinstance(meaning, At) and meaning.day else meaning
            found.extend(_Dated(one, tense, today, start < TOP, place) for one in _plain_dates(meaning))
        before = text[start : min(end, start + 60)]
    return found


def _is_stamp(text: str, start: int, end: int, meaning: Meaning, known: Lexicon) -> bool:
    """Whether a full date is the article's own: on a line of its own or with «опубликовано» alone, in a headline with
    a clock time or in figures at its end («… 03.11.2018»)."""
    day = meaning.day if isinstance(meaning, At) else meaning
    if start >= HEAD or not isinstance(day, Date) or not (day.year and day.month and day.day):
        return False
    opens, closes = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before, after = text[opens:start], text[end : closes if closes >= 0 else len(text)]
    beside = known.tokens(f"{before} {after}", 0, 200)
    if all("published" in t.tags for t in beside if t.text.isalpha()):
        return True
    clock = isinstance(meaning, At) or bool(_CLOCK_BEFORE.search(before) or _CLOCK_AFTER.match(after))
    figures = not any(c.isalpha() for c in text[start:end]) and not (before.strip() and after.strip())
    return opens == 0 and (clock or figures) and not _GOVERNS.search(before)


def _is_town(sentence: str) -> bool:
    """Whether a sentence is nothing but a name, as in a dateline cut by full stops: «ОСЛО. 5 июля. —»."""
    words = sentence.rstrip(".").split()
    return sentence.endswith(".") and 0 < len(words) <= 3 and all(w[0].isupper() for w in words)


def _weekdays(text: str, language: str) -> set[int]:
    """The weekdays that the text names by themselves."""
    known = lexicon(language)
    tokens = known.tokens(text, 0, min(len(text), 20_000))
    return {t.tags["weekday"] for t in tokens if "weekday" in t.tags}


def _plain_dates(meaning: Meaning) -> list[Date]:
    if isinstance(meaning, Open):
        return _plain_dates(meaning.of)
    if isinstance(meaning, Between):
        return [*_plain_dates(meaning.first), *_plain_dates(meaning.last)]
    return [meaning] if isinstance(meaning, Date) and (meaning.month or meaning.year) else []


def _is_today(tokens: list[Token], first: int, start: int) -> bool:
    """Whether the date is the article's own: after «сегодня», or in a dateline («Киев, 17 сентября. —»)."""
    said = any(tokens[k].tags.get("day") == 0 for k in range(max(0, first - 2), first))
    names = [t for t in tokens[:first] if t.text[0].isalpha()]
    opens = len(names) <= 3 and bool(names) and all(t.text[0].isupper() for t in names)
    if start >= HEAD:
        return False  # further down it may be quoted
    return said or (opens and not any(t.tags for t in names) and tokens[first - 1].text in ",.–—-(/:")


def _bounded(dates: list[_Dated]) -> str | None:
    """The reference that the text's own dates allow, as close as they bound it; None when they do not."""
    own = next((d.meaning for d in dates if d.today and d.meaning.year and d.meaning.day), None)
    if own is not None:
        return resolve(own, Now("")).edtf or None
    month, day = _month(dates), next((d.meaning for d in dates if d.today and d.meaning.day), None)
    if month is None or day is None or not day.month:
        return month
    # The dateline has the day, the rest of the text the year: the first such day that it allows.
    year = int(month[:4]) + (f"{day.month:02d}" < month[5:7])
    return resolve(Date(year, day.month, day.day), Now("")).edtf or month


def _month(dates: list[_Dated]) -> str | None:
    """The month that dates with a year bound the article to, None when they do not."""
    ahead = sorted(
        first
        for d in dates
        if d.meaning.year
        and d.meaning.month
        and d.tense != "past"
        and (first := edtf.bounds(resolve(d.meaning, Now("")).edtf)[0])
    )
    behind = sorted(
        last
        for d in dates
        if d.meaning.year
        and d.meaning.month
        and d.tense == "past"
        and (last := edtf.bounds(resolve(d.meaning, Now("")).edtf)[0])
    )
    low = behind[-1] if behind else None
    high = next((day for day in ahead if low is None or day > low), None)
    seasonal = [d.meaning for d in dates if d.meaning.year is None and d.meaning.day and d.tense != "future"]
    if high is not None and (low is None or (high - low).days <= 500):
        latest = _latest(seasonal, high, "past")
        if latest is not None and (low is None or latest >= low - timedelta(31)):
            return f"{max(latest, low or latest):%Y-%m}"
    if low is None:
        low, high = (high, None) if high is not None and not seasonal else (low, high)
    # A date far down, or older than a year named elsewhere, is background and bounds nothing.
    newest = max((d.meaning.year for d in dates if d.meaning.year and d.tense != "future"), default=0)
    if low is None or low.year < newest or not any(d.head and d.meaning.year == low.year for d in dates):
        return None
    latest = _latest(seasonal, low + timedelta(120), "past")
    return f"{max(latest or low, low):%Y-%m}"


def _latest(dates: list[Date], before: date, tense: Tense) -> date | None:
    """The latest of dates without a year, each put before a day."""
    days = [edtf.bounds(resolve(d, Now(before.isoformat(), tense=tense)).edtf)[0] for d in dates]
    return max((day for day in days if day is not None and day <= before), default=None)


def _fits(dates: list[_Dated], today: date) -> int:
    """How many dates of the text lie in the fortnight before a day or are said to be it."""
    score = 0
    for d in dates:
        day = edtf.bounds(resolve(d.meaning, Now(today.isoformat())).edtf)[0]
        if d.meaning.day and day is not None and timedelta(-1) <= today - day <= timedelta(14):
            score += 1
        if d.today and day is not None and abs(today - day) <= NEAR:
            score += 5
    return score


def _of_its_posts(text: str, dates: list[_Dated], stated: date) -> date | None:
    """The day of the posts an article shows («— Dahl (@dahl) 14 May 2023»), where nothing else in it is near
    the stated day.

    News shows the posts of its day: two posts or more of weeks before the stated time give the news' own day
    where no day of the text lies in the month before the stated time. One may be an old post recalled.
    """
    stamps = [day for at in _POST.finditer(text[:_LONGEST]) if (day := _stamp(at.group(1)))]
    if len(stamps) < 2 or not MONTH < stated - max(stamps) <= SPAN or _in_month(dates, stated):
        return None
    return max(stamps)


def _in_month(dates: list[_Dated], today: date) -> set[date]:
    """The days that the text names in the month up to a day, were that today."""
    days = (edtf.bounds(resolve(d.meaning, Now(today.isoformat())).edtf)[0] for d in dates if d.meaning.day)
    return {day for day in days if day is not None and timedelta(0) <= today - day <= MONTH}


def _stamp(text: str) -> date | None:
    """The day a post is stamped with, in whichever language the page showed it."""
    for language in sorted(readable(), key=lambda known: known != "en"):
        known = lexicon(language)
        tokens = known.tokens(text, 0, len(text))
        for at in Grammar(tokens, known).expressions():
            if isinstance(at.meaning, Date) and at.meaning.year and at.meaning.day:
                day = edtf.bounds(resolve(at.meaning, Now("")).edtf)[0]
                if day is not None:
                    return day
    return None


def _own_day(meaning: Date, stated: date) -> date | None:
    """An article's own day; nobody writes it long before it comes."""
    day = edtf.bounds(resolve(meaning, Now(stated.isoformat())).edtf)[0]
    if day is not None and meaning.year is None and day > stated + NEAR:
        day = edtf.bounds(resolve(meaning, Now(stated.isoformat(), tense="past")).edtf)[0]
    return day


def _told_otherwise(dates: list[_Dated], stated: date) -> date | None:
    """The day that the text says it is, where it clearly is not the stated one.

    Either its own date (dateline, «сегодня, 17 сентября»), or two different days told in the past tense that
    the stated time has still to come to; the two ends of a stretch ("planned between 8 and 25 May") are one.
    """
    for d in dates:
        day = _own_day(d.meaning, stated) if d.today and d.meaning.day else None
        if day is not None and NEAR < abs(day - stated) <= SPAN * 5:
            return day
        if day is not None and abs(day - stated) <= NEAR:
            return None
    later: dict[int, date] = {}
    for d in dates:
        if d.tense != "past" or not d.meaning.day:
            continue
        day = edtf.bounds(resolve(d.meaning, Now(stated.isoformat(), tense="")).edtf)[0]
        if day is not None and NEAR < day - stated <= SPAN:
            later[d.at] = day
    return max(later.values()) if len(set(later.values())) >= 2 else None
