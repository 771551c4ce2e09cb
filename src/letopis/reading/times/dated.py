"""Dates without a year and names that come round (weekdays, seasons, holidays): which one is meant."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from letopis.reading.times import edtf, holidays
from letopis.reading.times.almanac import Pair, Tense, add_months, date_text, distance, period_of, period_text
from letopis.reading.times.meaning import Cyclic, Date
from letopis.reading.times.now import Now, Value

_WEEKS = timedelta(31)


def dated(meaning: Date, now: Now) -> Value:
    year, month, day = meaning.year, meaning.month, meaning.day
    if year is not None:
        return Value(date_text(year, month, day))
    if month is None:
        return _day_of_some_month(day or 0, meaning.weekday, now)
    if now.year is not None and not (day and _of_these_weeks(month, day, now)):
        return Value(date_text(now.year, month, day), "text")
    if now.around is None:
        date(2024, month, day or 1)  # raises for a day that no leap year has
        return Value(f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), "reference")
    found = _year_for(month, day, meaning.weekday, now)
    return Value(date_text(found, month, day), "reference")


def _year_for(month: int, day: int | None, weekday: int | None, now: Now) -> int:
    """The year that puts a day or a month nearest, the past before the future unless the verb says
    otherwise.
    """
    around = now.around
    assert around is not None
    best, cost = around.year, float("inf")
    for year in range(around.year - 4, around.year + 5):
        try:
            when = date(year, month, day or 1)
        except ValueError:
            continue
        end = when if day else date(year, month, monthrange(year, month)[1])
        far = distance(when, end, around, now.tense)
        if weekday is not None and when.isoweekday() != weekday:
            far += 3000
        if far < cost:
            best, cost = year, far
    return best


def _of_these_weeks(month: int, day: int, now: Now) -> bool:
    """Whether a day lies in the weeks up to today: news after a sentence about years ago is of this year."""
    today = now.day
    if today is None:
        return False
    options = (
        date(year, month, day) for year in (today.year - 1, today.year) if day <= monthrange(year, month)[1]
    )
    return any(timedelta(0) <= today - when <= _WEEKS for when in options)


def _day_of_some_month(day: int, weekday: int | None, now: Now) -> Value:
    """«17-го», Thu 15th: of the month just named when there is one near, else the nearest such day."""
    topic = edtf.bounds(now.topic)
    if topic[0] and topic[1] and (topic[0].year, topic[0].month) == (topic[1].year, topic[1].month):
        when = date(topic[0].year, topic[0].month, day)
        if weekday in (None, when.isoweekday()):
            return Value(when.isoformat(), "text")
    if now.day is None:
        return Value("", "reference")
    months = 2 if weekday is None else 12  # a day of the month is that weekday at least once a year
    firsts = (add_months(now.day.replace(day=1), shift) for shift in range(-months, months + 1))
    options = [f.replace(day=day) for f in firsts if day <= monthrange(f.year, f.month)[1]]
    options = [when for when in options if weekday in (None, when.isoweekday())]
    today, tense = now.day, now.tense
    best = min(options, key=lambda when: distance(when, when, today, tense), default=None)
    return Value(best.isoformat() if best else "", "reference")


def cyclic(meaning: Cyclic, now: Now, within: Value | None) -> Value:
    """What comes round, of the year or the week it is said to lie in, else by «last», «next» or by tense."""
    if meaning.kind == "weekend":
        return _weekend(now)
    if meaning.kind == "weekday":
        return _weekday(meaning, now, within)
    if within is not None:
        first = edtf.bounds(within.edtf)[0]
        return replace(within, edtf=_of_year(meaning, first.year) if first else "")
    around = now.day or edtf.bounds(now.today)[0]
    if around is None:
        fixed = (
            str(meaning.value)
            if meaning.kind in ("month", "holiday") and "/" not in str(meaning.value)
            else ""
        )
        return Value(f"XXXX-{fixed:0>2}" if fixed and not fixed.isalpha() else "", "reference")
    if meaning.shift is None and now.year is not None:
        return Value(_of_year(meaning, now.year), "text")
    options = {year: edtf.bounds(_of_year(meaning, year)) for year in range(around.year - 3, around.year + 4)}
    known = {year: (a, b) for year, (a, b) in options.items() if a and b}
    year_found = _pick(known, meaning.shift, around, now.tense)
    return Value(_of_year(meaning, year_found) if year_found else "", "reference")


def _pick(options: dict[int, Pair], shift: int | None, today: date, tense: Tense) -> int | None:
    """The year of a thing that comes round, by «last», «this», «next» or by tense."""
    if shift is None or shift == 0:
        if shift == 0 and tense == "":
            tense = "future" if any(a.year == today.year and a > today for a, _ in options.values()) else ""
        return min(options, key=lambda year: distance(*options[year], today, tense), default=None)
    if shift < 0:
        before = [year for year, (_, last) in options.items() if last < today]
        return before[shift] if len(before) >= -shift else None
    after = [year for year, (first, _) in options.items() if first > today]
    return after[shift - 1] if len(after) >= shift else None


def _of_year(meaning: Cyclic, year: int) -> str:
    if isinstance(meaning.value, str):
        first, last = holidays.days_of(meaning.value, year)
        return first.isoformat() if first == last else f"{first}/{last}"
    match meaning.kind:
        case "month":
            return f"{year:04d}-{meaning.value:02d}"
        case "season":
            return f"{year:04d}-{meaning.value}"
        case "quarter":
            return f"{year:04d}-{meaning.value * 3 - 2:02d}/{year:04d}-{meaning.value * 3:02d}"
        case "half":
            return f"{year:04d}-{meaning.value * 6 - 5:02d}/{year:04d}-{meaning.value * 6:02d}"
    raise ValueError(meaning.kind)


def _weekday(meaning: Cyclic, now: Now, week: Value | None) -> Value:
    """A weekday alone is the nearest past one (today included), with a future verb the next one."""
    assert isinstance(meaning.value, int)
    if week is not None:
        monday = edtf.bounds(week.edtf)[0]
        return replace(week, edtf=str(monday + timedelta(meaning.value - 1)) if monday else "")
    today = now.day
    if today is None:
        return Value("", "reference")
    back = (today.isoweekday() - meaning.value) % 7
    match meaning.shift:
        case None:
            past = now.tense in ("past", "") or (now.tense == "near" and back == 0)
            when = (
                today - timedelta(back)
                if past
                else today + timedelta((meaning.value - today.isoweekday()) % 7 or 7)
            )
        case 0:
            when = today + timedelta(meaning.value - today.isoweekday())
            if now.tense == "future" and when <= today:
                when += timedelta(7)
        case int(n) if n < 0:
            when = today - timedelta((back or 7) + 7 * (-n - 1))
        case n if now.next_week and not meaning.counted:
            when = today + timedelta(meaning.value - today.isoweekday() + 7 * n)
        case n:
            when = today + timedelta(((meaning.value - today.isoweekday()) % 7 or 7) + 7 * (n - 1))
    return Value(when.isoformat(), "reference")


def _weekend(now: Now) -> Value:
    """The weekend that has begun last, with a verb of the future the one that ends next."""
    today = now.day
    if today is None:
        return Value("", "reference")
    ahead = now.tense == "future" or today.isoweekday() > 5
    return Value(period_text(period_of(today, "weekend", 0 if ahead else -1), "weekend"), "reference")
