"""An event in words, for every written format: headline, who and in what role, on whose word, how sure."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from letopis.errors import KnowledgeError
from letopis.knowledge import LANGUAGES, load
from letopis.ledger.graph import UNKNOWN
from letopis.reading.times import edtf
from letopis.records import Event, EventEvidence, Party, Voice

_NEEDED = (
    "undated", "who", "word_of", "roots", "articles", "stance", "disputed", "fields", "more", "empty",
    "likely", "roots_why", "differ", "evidence", "named", "tells", "text", "left_out", "one_voice",
    "reviewed", "weak", "withdrawn", "parts_of", "parts", "life", "denials", "copies", "both_sides", "voices",
    "statuses", "unknown_outlet",
)  # fmt: skip


def when(event: Event, language: str) -> str:
    """The event's time in words, with a capital."""
    words = edtf.human(event.time, language) or word("undated", language)
    return words[:1].upper() + words[1:]


def headline(event: Event, language: str) -> str:
    """Its headline in a language."""
    return event.headlines.get(language) or event.headline


def quote(event: Event, language: str) -> str:
    """Its best evidence sentence in a language, else its best in any; what denies it only where all do."""
    told = (e.quote for e in event.evidence if e.language == language and not _against(event, e))
    return next(told, event.summary)


def who(event: Event, language: str) -> str:
    """Those whose roles are known, with them; "" when there are none: the headline names the others."""
    parties = {p.id: p for p in (*event.actors, *event.recipients, *event.participants) if p.role}
    return "; ".join(f"{name(party, language)} ({party.role})" for party in parties.values())


def name(party: Party, language: str) -> str:
    """A party's name in a language, else in Latin letters for English, else as it is known."""
    names = party.names
    return names.get(language) or (names.get("latin") if language == "en" else "") or party.name


def ways(event: Event, language: str, most: int = 3) -> list[str]:
    """The ways word of it came, root first ("a diplomat → Reuters → Вестник, Газета"): each root with those who pass
    it on, the outlets that have it the same way together; the rest are counted."""
    return _ways(event, "root", language, most)


def denials(event: Event, language: str, most: int = 3) -> list[str]:
    """The ways that the word of those came who say, against others, that it is not so; the rest are counted."""
    return _ways(event, "denial", language, most)


def voice(heard: Voice, event: Event, language: str) -> str:
    """A voice's name as the event's own parties are named in a language, or as articles in it say; else as
    reported."""
    if heard.name == UNKNOWN:
        return word("unknown_outlet", language)
    for party in (*event.actors, *event.recipients, *event.participants):
        if heard.entity and party.id == heard.entity:
            return heard.name.replace(party.name, name(party, language), 1)
    return heard.names.get(language) or heard.name


def _ways(event: Event, part: str, language: str, most: int) -> list[str]:
    told: dict[tuple[int, tuple[str, ...]], list[str]] = {}
    for number, root in enumerate(event.ledger):
        for above, outlet in _tellers(root, (), event, language) if root.part == part else ():
            told.setdefault((number, above), []).append(outlet)
    ways = (
        " → ".join((*above, ", ".join(_first(outlets, most, language))))
        for (_, above), outlets in told.items()
    )
    return _first(ways, most, language)


def _first(names: Iterable[str], most: int, language: str) -> list[str]:
    """The first of several different names, and how many there are beside them."""
    different = list(dict.fromkeys(names))
    rest = len(different) - most
    return [*different[:most], word("more", language).format(n=rest)] if rest > 0 else different


def _tellers(
    teller: Voice, above: tuple[str, ...], event: Event, language: str
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every outlet that tells it, with those through whom it has it, root first."""
    own = voice(teller, event, language).replace("; ", ", ")  # a semicolon parts one way from another
    yield from ((above, words.outlet or words.url or own) for words in (*teller.told, *teller.copies))
    for heard in teller.heard:
        yield from _tellers(heard, (*above, own), event, language)


def _against(event: Event, evidence: EventEvidence) -> bool:
    """Whether it speaks against the event; where all deny, that is what the event is told as."""
    return evidence.denies and event.stance != "denied"


def way(evidence: EventEvidence) -> str:
    """The way of one piece of evidence, root first, the outlet last."""
    hops = [*reversed(evidence.chain), evidence.outlet or evidence.url]
    return " → ".join(dict.fromkeys(hop for hop in hops if hop))


def standing(event: Event, language: str) -> str:
    """How sure it is: «claimed · 1–3 roots, most likely 1 · 2 articles · differing: date · reviewed»."""
    parts = [
        word("stance", language, event.stance),
        rooted(event, language),
        counted("articles", str(len(event.articles)), language),
    ]
    fields = dict.fromkeys(word("fields", language, d.field) or d.field for d in event.disputes)
    if fields:
        parts.append(f"{word('disputed', language)}: {', '.join(fields)}")
    if event.weak:
        parts.append(word("weak", language))
    if event.reviewed:
        parts.append(word("reviewed", language))
    return " · ".join(part for part in parts if part)


def rooted(event: Event, language: str) -> str:
    """«1 root», «1–3 roots, most likely 1»."""
    low, likely, high = event.roots.low, event.roots.likely, event.roots.high
    if low == high:
        return counted("roots", str(low), language)
    words = counted("roots", f"{low}–{high}", language)
    return word("likely", language).format(roots=words, n=likely) if likely else words


def counted(what: str, number: str, language: str) -> str:
    """A number or a range with its noun in the right form: "1–3 roots", «5 статей»."""
    from babel import Locale

    forms = _words(language)[what]
    form = Locale(language).plural_form(int(number.rpartition("–")[2]))
    return str(forms.get(form, forms["other"]).format(n=number))


def word(key: str, language: str, of: str = "") -> str:
    """A word of knowledge/<language>/chronicle.yaml, or of one of its tables; "" for what the table lacks."""
    found = _words(language)[key]
    return str(found.get(of, "")) if of or isinstance(found, dict) else str(found)


@cache
def _words(language: str) -> dict[str, Any]:
    words: dict[str, Any] = load("chronicle", language if language in LANGUAGES else "en")
    missing = [key for key in _NEEDED if key not in words]
    if missing:
        raise KnowledgeError(f"{language}/chronicle.yaml: no {', '.join(missing)}")
    return words
