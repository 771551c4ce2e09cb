"""The chronicle as plain text that an editor might have written: a date, and under it what happened."""

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby

from letopis.export import wording
from letopis.records import Event

LONGEST = 320  # characters of a quoted sentence


def chronicle(events: Iterable[Event], language: str = "en", width: int = 88) -> Iterator[str]:
    """Lines of at most `width` characters, without line ends: events under their dates."""
    none = True
    for date, same in groupby(events, key=lambda event: wording.when(event, language)):
        if not none:
            yield ""
        none = False
        yield date
        for number, event in enumerate(same):
            if number:
                yield ""
            yield from entry(event, language, width)
    if none:
        yield wording.word("empty", language)


def entry(event: Event, language: str, width: int, ways: bool = True) -> Iterator[str]:
    """One event: its headline, who, on whose word (unless without `ways`), how sure, and the sentence that says
    so."""
    yield from wrapped(wording.headline(event, language), "  ", "    ", width)
    if who := wording.who(event, language):
        yield from wrapped(f"{wording.word('who', language)}: {who}", "    ", "      ", width)
    label = wording.word("word_of", language)
    if ways and (told := "; ".join(wording.ways(event, language))):
        yield from wrapped(f"{label}: {told}", "    ", "      ", width)
    if ways and (denied := "; ".join(wording.denials(event, language))):
        yield from wrapped(f"{wording.word('denials', language)}: {denied}", "    ", "      ", width)
    yield from wrapped(f"{wording.standing(event, language)} · {event.id}", "    ", "      ", width)
    if quote := wording.quote(event, language):
        yield from wrapped(quoted(quote), "    ", "     ", width)


def quoted(sentence: str) -> str:
    """A sentence as a quotation, cut at a word where it is very long."""
    sentence = " ".join(sentence.split())
    if len(sentence) > LONGEST:
        sentence = sentence[:LONGEST].rpartition(" ")[0] + " …"
    return f"«{sentence}»" if set(sentence) & set('“”"') and "«" not in sentence else f"“{sentence}”"


def wrapped(text: str, first: str, rest: str, width: int) -> list[str]:
    """A paragraph as lines, the first and the following with their indents."""
    plain = "".join(c if c.isprintable() else " " for c in text)  # no control codes reach a terminal
    return textwrap.wrap(
        plain,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=True,
        break_on_hyphens=False,
    )
