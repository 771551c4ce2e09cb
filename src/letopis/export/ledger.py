"""The ledger of an event as a tree of text: roots at the left, and under each who had it from whom."""

from collections.abc import Iterator, Sequence

from letopis.export import wording
from letopis.export.text import quoted, wrapped
from letopis.records import Event, EventEvidence, Voice

MOST = 12  # of those who had it from one voice; the rest are counted
_STEP = "   "


def tree(event: Event, language: str, width: int) -> Iterator[str]:
    """Every root with what rests on it, then who says that it is not so; lines without line ends."""
    roots = [voice for voice in event.ledger if voice.part == "root"]
    yield f"{wording.word('word_of', language)}: {wording.rooted(event, language)}"
    if any(reason.key == "both_sides" for reason in event.roots.why):
        yield from wrapped(wording.word("both_sides", language), "  ", "  ", width)
    for voice in roots:
        yield from _voice(voice, 1, event, language, width)
    denials = [voice for voice in event.ledger if voice.part == "denial"]
    if denials:
        yield ""
        yield wording.word("denials", language)
        for voice in denials:
            yield from _voice(voice, 1, event, language, width)


def _voice(voice: Voice, depth: int, event: Event, language: str, width: int) -> Iterator[str]:
    first, rest = _STEP * (depth - 1) + "  ", _STEP * (depth - 1) + "     "
    mark = "● " if depth == 1 else "└─ "
    yield from wrapped(
        f"{mark}{wording.voice(voice, event, language)}{_aside(voice, language)}", first, rest, width
    )
    for words in voice.told:
        indent = rest + "  " if depth > 1 else rest
        if len(voice.told) > 1:
            yield from wrapped(f"{words.outlet} · {_day(words)}", indent, indent, width)
        yield from wrapped(quoted(words.quote), indent, indent + " ", width)
    for heard in voice.heard[:MOST]:
        yield from _voice(heard, depth + 1, event, language, width)
    if len(voice.heard) > MOST:
        yield f"{rest}{wording.word('more', language).format(n=len(voice.heard) - MOST)}"


def _aside(voice: Voice, language: str) -> str:
    """What stands after a name: what kind of root it is, the day, the copies."""
    asides = [_kind(voice, language)] if voice.part == "root" else []
    if len(voice.told) == 1:
        asides.append(_day(voice.told[0]))
    if voice.copies:
        names = ", ".join(dict.fromkeys(words.outlet for words in voice.copies[:MOST]))
        asides.append(f"{wording.counted('copies', str(len(voice.copies)), language)}: {names}")
    return "".join(f" · {aside}" for aside in asides if aside)


def _kind(root: Voice, language: str) -> str:
    if root.kind == "people":
        many = wording.word("voices", language, "many").replace("{n}", str(root.high))
        return many if root.high > 1 else wording.word("voices", language, "people")
    if root.kind == "outlet" and root.anonymity != "named":
        return wording.word("voices", language, "hidden")
    if root.kind == "outlet" and any(words.chain for words in root.told):
        return wording.word("voices", language, "circle")
    if root.kind == "outlet":
        return wording.word("voices", language, "own" if root.told else "cited")
    if root.one_with:
        return wording.word("voices", language, "shared").replace("{name}", root.one_with)
    return wording.word("voices", language, "separate" if root.low else "named")


def _day(words: EventEvidence) -> str:
    return (words.published or "").replace("T", " ")[:16]


def quotes(voices: Sequence[Voice]) -> Iterator[str]:
    """Every sentence that the tree quotes."""
    for voice in voices:
        yield from (words.quote for words in voice.told)
        yield from quotes(voice.heard)
