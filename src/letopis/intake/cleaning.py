"""Furniture out of a text, news left alone: what goes is kept with its reason, what stays keeps its place.

The rules are knowledge (`furniture`); here is only how they are applied: line by line, the title (the first
line) losing no more than its tail, a heading of other stories taking those with it, repeated lines once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from letopis.intake.furniture import Rule, dated, recall, rules_of
from letopis.records import Removed, Segment

# Blanks of all kinds are shown as plain spaces: one for one, so that offsets stay.
_BLANKS = dict.fromkeys(
    [*range(1, 10), *range(11, 32), *range(0x2000, 0x200B),
     0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFFFC], " "
)  # fmt: skip
# Letters that show nothing (soft hyphens, joiners, direction and byte-order marks) go without a word.
_UNSEEN = re.compile("[\u0000\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+| +(?= )")
_SENTENCE_END = re.compile(r"[.!?…]['\"»”’)\]]*\s*(?=['\"«“„(\[]?[A-ZА-ЯЁІЇЄҐ])")
_BULLET = re.compile(r"(?:[•●▪■►–—*-]|\d{1,2}[.)]|\d{1,2}:\d{2})\s")
_TAIL = 260
_HEADLINE = 160
_SHORTEST = 20  # a headline
_LONGEST_TITLE = 200  # a longer first line is the text itself, its line ends lost
# Where a line end was lost: «…населенняВін додав», "…97%The firm".
_LOST_END = re.compile(r"(?<=[a-zа-яёіїєґ%»”])(?=[A-ZА-ЯЁІЇЄҐ][a-zа-яёіїєґ])")
_SHORTEST_REPEAT = 40


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Clean text, what was removed from it, and where each stretch of it stands in the source."""

    text: str
    removed: tuple[Removed, ...]
    segments: tuple[Segment, ...]


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    gap: bool = False  # a blank line stands before it
    holes: list[tuple[int, int]] = field(default_factory=list)


def clean(source: str, start: int = 0, *, keep_furniture: bool = False) -> Cleaned:
    """The news in source[start:], its first line the title. Nothing but white space is ever added."""
    shown = source.translate(_BLANKS)
    lines = list(_lines(shown, start))
    cuts: list[tuple[int, int, str]] = []
    if not keep_furniture:
        lines = _whole_lines(shown, lines, cuts)
        lines = _repeats(shown, lines, cuts)
        lines = _within(shown, lines, cuts)
    return _put_together(shown, lines, sorted(cuts))


def _lines(text: str, start: int) -> Iterator[_Line]:
    gap = False
    for match in re.compile(r"[^\n]+").finditer(text, start):
        begin, end = match.span()
        gap = gap or text.count("\n", start, begin) > 1
        start = end
        while begin < end and (text[begin] == " " or _UNSEEN.match(text[begin])):
            begin += 1
        while end > begin and (text[end - 1] == " " or _UNSEEN.match(text[end - 1])):
            end -= 1
        if begin < end:
            yield _Line(begin, end, gap)
            gap = False
        else:
            gap = True


def _whole_lines(text: str, lines: list[_Line], cuts: list[tuple[int, int, str]]) -> list[_Line]:
    kept: list[_Line] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        rule = _line_rule(text[line.start : line.end], title=not kept)
        if rule is None or (not kept and index == len(lines) - 1):
            kept.append(line)
            index += 1
            continue
        end = index + 1 + _followers(text, lines, index, rule)
        cuts.append((line.start, lines[end - 1].end, rule.name))
        index = end
    return kept


def _line_rule(line: str, title: bool) -> Rule | None:
    for rule in rules_of("line"):
        if len(line) <= rule.longest and (rule.top or not title) and rule.pattern.fullmatch(line):
            return rule
    if title:  # a crawl may begin with a cookie notice or a call to subscribe, and the title after it
        for rule in rules_of("sentence"):
            if not rule.then and len(line) <= rule.longest and rule.pattern.fullmatch(line):
                return rule
    return None


def _followers(text: str, lines: list[_Line], index: int, rule: Rule) -> int:
    """How many lines after lines[index] go with it."""
    after = lines[index + 1 :]
    if rule.then == "rest" and _late(lines, lines[index].start):
        return len(after)
    headlines = 0
    for line in after if rule.then else []:
        bullet = bool(_BULLET.match(text, line.start, line.end))
        if not _headline(text[line.start : line.end]) or (
            headlines and rule.then == "headline" and not bullet
        ):
            break
        headlines += 1
    return headlines


def _late(lines: list[_Line], at: int) -> bool:
    """Whether `at` is past the middle: what a heading of other news begins there runs to the end."""
    return at - lines[0].start > (lines[-1].end - lines[0].start) / 2


def _headline(line: str) -> bool:
    return len(line) <= _HEADLINE and not line.endswith((".", ":", ";", ",")) and "” said" not in line


def _repeats(text: str, lines: list[_Line], cuts: list[tuple[int, int, str]]) -> list[_Line]:
    """Crawls often give the title, the lead or a pulled quote twice; the first stands."""
    seen: set[str] = set()
    kept: list[_Line] = []
    for number, line in enumerate(lines):
        words = text[line.start : line.end].rstrip(".").casefold()
        if words in seen and (len(words) >= _SHORTEST_REPEAT or (kept[0] is lines[0] and number <= 2)):
            cuts.append((line.start, line.end, "repeated"))
            continue
        seen.add(words)
        kept.append(line)
    return kept


def _within(text: str, lines: list[_Line], cuts: list[tuple[int, int, str]]) -> list[_Line]:
    kept: list[_Line] = []
    for number, line in enumerate(lines):
        kept.append(line)
        titled = not number and line.end - line.start <= _LONGEST_TITLE  # a title is one sentence, and stays
        sentences = () if titled else _sentences(text, line)
        done = line.start
        for begin, end, rule in sorted(
            [*sentences, *_inside(text, line), *_tails(text, line)], key=lambda cut: cut[:2]
        ):
            if begin < done:
                continue
            if rule.then == "rest" and _late(lines, begin):
                cuts.append((begin, lines[-1].end, rule.name))
                line.end = begin
                return kept
            line.holes.append((begin, end))
            cuts.append((begin, end, rule.name))
            done = end
    return kept


def _sentences(text: str, line: _Line) -> Iterator[tuple[int, int, Rule]]:
    starts = [line.start, *(match.end() for match in _SENTENCE_END.finditer(text, line.start, line.end))]
    done = line.start
    for begin, end in zip(starts, [*starts[1:], line.end], strict=True):
        if begin < done:
            continue
        for rule in rules_of("sentence"):
            if match := rule.pattern.match(text[begin : min(line.end, begin + rule.longest)]):
                glued = rule.then == "headline"
                done = begin + (_glued(text[begin:end].rstrip(), match) if glued else match.end())
                yield begin, done, rule
                break


def _glued(sentence: str, match: re.Match[str]) -> int:
    """Where a headline glued into a line ends: with its sentence if near, or where the story goes on."""
    if again := recall().search(sentence, match.end(), match.end() + _HEADLINE):
        return again.start()
    if lost := _LOST_END.search(sentence, match.end() + _SHORTEST):
        return lost.start()
    if sentence.endswith((".", "!", "?")) and (
        days := list(dated().finditer(sentence, match.end() + _SHORTEST))
    ):
        return days[-1].start()
    opener = max(sentence.rfind(' "'), sentence.rfind(" «"), sentence.rfind(" “"))
    if opener > match.end() and _unclosed(sentence[match.end() :]):
        return opener  # somebody's words begin here and run on past this sentence
    return len(sentence) if len(sentence) - match.end() <= _HEADLINE else match.end()


def _unclosed(words: str) -> bool:
    return (
        words.count('"') % 2 == 1
        or words.count("«") > words.count("»")
        or words.count("“") > words.count("”")
    )


def _inside(text: str, line: _Line) -> Iterator[tuple[int, int, Rule]]:
    for rule in rules_of("inside"):
        for match in rule.pattern.finditer(text, line.start, line.end):
            yield *match.span(), rule


def _tails(text: str, line: _Line) -> Iterator[tuple[int, int, Rule]]:
    end = line.end
    for _ in range(3):  # a credit before a site's name before a time: no more than a few are piled up
        window = text[max(line.start, end - _TAIL) : end]
        found = ((rule, rule.pattern.search(window)) for rule in rules_of("tail"))
        rule, match = next(((rule, match) for rule, match in found if match and match.group()), (None, None))
        begin = end - len(window) + match.start() if match else 0
        if rule is None or begin <= line.start:  # a line that is all tail is another rule's business
            return
        yield begin, end, rule
        end = begin
        while end > line.start and text[end - 1] == " ":
            end -= 1


def _put_together(text: str, lines: list[_Line], cuts: list[tuple[int, int, str]]) -> Cleaned:
    out: list[str] = []
    segments: list[Segment] = []
    removed: list[Removed] = []
    length = 0
    waiting = list(reversed(cuts))

    def note(before: int) -> None:
        while waiting and waiting[-1][0] < before:
            begin, end, reason = waiting.pop()
            removed.append(Removed(length, text[begin:end].strip(), reason))

    gap = False
    for line in lines:
        gap = gap or line.gap
        for number, (begin, end) in enumerate(_pieces(text, line)):
            note(before=begin)
            if out and not number:
                out.append("\n\n" if gap else "\n")
                length += len(out[-1])
            gap = False
            segments.append(Segment(length, length + end - begin, begin, end))
            out.append(text[begin:end])
            length += end - begin
    note(before=len(text))
    return Cleaned("".join(out), tuple(removed), tuple(segments))


def _pieces(text: str, line: _Line) -> Iterator[tuple[int, int]]:
    """What stays of a line: outside its holes, without letters that show nothing, no space at either end."""
    stays: list[tuple[int, int]] = []
    at = line.start
    unseen = (match.span() for match in _UNSEEN.finditer(text, line.start, line.end))
    for begin, end in sorted((*line.holes, *unseen)):
        if begin > at:
            stays.append((at, begin))
        at = max(at, end)
    if at < line.end:
        stays.append((at, line.end))
    yield from _trimmed(text, stays)


def _trimmed(text: str, stays: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Without spaces at the ends of the line, nor two in a row where something was cut out between."""
    before = " "
    for number, (begin, end) in enumerate(stays):
        while begin < end and text[begin] == " " and before == " ":
            begin += 1
        if number == len(stays) - 1 or not any(text[a:b].strip() for a, b in stays[number + 1 :]):
            while end > begin and text[end - 1] == " ":
                end -= 1
        if begin < end:
            before = text[end - 1]
            yield begin, end
