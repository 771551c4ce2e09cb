"""Headlines in three languages, rendered from an event's fields by the templates of
knowledge/<language>/headlines.yaml.

Nothing is free-written: a headline holds the kind of event, names, and a place.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from letopis.errors import KnowledgeError
from letopis.knowledge import LANGUAGES, load
from letopis.ledger import kinds
from letopis.linking.weights import weights
from letopis.reading import morphology
from letopis.records import Claim, Event, Party

_TOGETHER = frozenset({"CONSULT", "AGREE", "COOPERATE", "TRADE"})
_PATTERNS = ("together", "directed", "suffered", "speech", "spoken_of")
_NAMELESS = "OTHER"
_SHOWN = 3  # names in a list; the rest are counted
_WORDS = 8  # words of a statement that its headline quotes, at most
_PAUSE = 5  # words before a comma at which they may end
_PLAIN = 9  # words of a description that may stand in a headline
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_WHOLE = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\"")  # a quotation from end to end
_STOP = re.compile(r"[.,]+(?=[»”\"]$)")  # before the closing mark of one at the end
_ARTICLE = re.compile(r"^(the|an?) (?=\w)")  # of a description: no name begins with a small letter


@dataclass(frozen=True)
class _Templates:
    patterns: Mapping[str, str]
    status: Mapping[str, str]
    comma: str
    last: str
    more: str
    words: str
    vague: frozenset[str]


def headlines(
    event: Event,
    topic: Event | Claim | None = None,
    said: str = "",
    described: Collection[str] = (),
    kind: str = "",
    topic_kind: str = "",
    words: str = "",
) -> dict[str, str]:
    """The event's headline by language.

    For a statement: `topic` is the event (or a claim of it) that it is about, `said` what is said, verbatim, of
    which the first words are quoted. `described` are ids of parties who are not named («послом Сельвии»): they
    stand in a headline only where nobody named does, in their own language, and when their words make a name.
    `kind` and `topic_kind` are what the event and the topic were: names of knowledge/kinds.yaml. An event of no
    type with a name, and of no such kind, is called by the `words` that carry it in its report.
    """
    return {
        language: _headline(
            _presentable(event, described, language),
            topic,
            _few_words(said),
            (kind, topic_kind, words),
            language,
        )
        for language in LANGUAGES
    }


def what(event: Event | Claim, language: str, kind: str = "", words: str = "") -> str:
    """The kind of event in words, its mode where none is known, and its status where it is not plain fact."""
    label = kinds.label(kind, language)
    if not label and event.type == _NAMELESS and words:
        label = _templates(language).words.replace("{words}", words)
    if not label and event.type not in weights().speech:
        label = _label("modes", event.mode, language)
    plain = label or _label("types", event.type, language) or event.type.lower()
    template = _templates(language).status.get(event.status, "{what}")
    return template.replace("{what}", plain)


def _presentable(event: Event, described: Collection[str], language: str) -> Event:
    def shown(parties: tuple[Party, ...], others: Sequence[Party] = ()) -> tuple[Party, ...]:
        named = tuple(p for p in parties if p.id not in described)
        if named or any(p.id not in described for p in others):
            return named
        here = tuple(p for p in parties if _makes_a_name(p, language))
        # A description in another language says more than a headline with nobody in it.
        return (here or tuple(p for p in parties if any(_makes_a_name(p, own) for own in LANGUAGES)))[:1]

    together = event.type in _TOGETHER
    others = (*event.actors, *event.recipients, *event.participants) if together else ()
    return replace(
        event,
        actors=shown(event.actors, others),
        recipients=shown(event.recipients, others),
        participants=shown(event.participants, (*event.actors, *event.participants)),
    )


def _makes_a_name(party: Party, language: str) -> bool:
    """Whether a description reads as a name: in this language, no sentence, in the nominative, not «стороны»."""
    words = _ARTICLE.sub("", party.names.get(language, "")).lower().split()
    vague = _templates(language).vague
    if not words or len(words) > _PLAIN or {words[0], words[-1]} & vague:
        return False
    counted = any(word[0].isdigit() for word in words[:2])  # «около 50 стран»
    return language == "en" or counted or "nomn" in morphology.cases(words[0], language)


def _few_words(said: str) -> str:
    """The first words of what was said, verbatim, cut at the last comma among them or at a full word."""
    plain = " ".join(said.split()).strip(" .,;:–—-")
    if _WHOLE.fullmatch(plain):
        plain = plain[1:-1].strip(" .,;:–—-")
    plain = _unpaired(_STOP.sub("", plain))
    words = plain.split(" ")
    if len(words) <= _WORDS:
        return plain
    kept = words[:_WORDS]
    pause = max((n for n, word in enumerate(kept, 1) if word[-1] in ",;:"), default=0)
    if pause >= _PAUSE:
        kept = kept[:pause]
    while len(kept) > 3 and len(kept[-1]) < 4:
        kept.pop()
    return _unpaired(" ".join(kept).rstrip(",;:–—-«“„ ")) + " …"


def _unpaired(words: str) -> str:
    """The words without a quotation mark whose other one is not among them."""
    for opening, closing in ("«»", "“”", '""'):
        if (opening == closing and words.count(opening) % 2) or words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    return words


def _headline(
    event: Event, topic: Event | Claim | None, said: str, kind: tuple[str, str, str], language: str
) -> str:
    templates = _templates(language)
    everyone = list({p.id: p for p in (*event.actors, *event.recipients, *event.participants)}.values())
    slots = {
        "what": what(event, language, kind[0], kind[2]),
        "actors": _names(event.actors, language),
        "recipients": _names(event.recipients, language),
        "all": _names(everyone, language),
        "place": _name(event.place, language) if event.place else "",
        "topic": what(topic, language, kind[1]) if topic else "",
        "said": said,
    }
    pattern = "directed" if event.actors else "suffered"
    if event.type in weights().speech and event.type not in _TOGETHER:
        pattern = "spoken_of" if topic else "speech"
    elif event.type in _TOGETHER or (not event.actors and not event.recipients):
        pattern = "together"
    line = _OPTIONAL.sub(lambda part: _part(part.group(1), slots), templates.patterns[pattern])
    line = _SLOT.sub(lambda slot: slots.get(slot.group(1), ""), line)
    return line[:1].upper() + line[1:]


def _part(text: str, slots: Mapping[str, str]) -> str:
    return text if all(slots.get(name) for name in _SLOT.findall(text)) else ""


def _names(parties: Sequence[Party], language: str) -> str:
    templates = _templates(language)
    names = list(dict.fromkeys(_name(party, language) for party in parties))
    if len(names) > _SHOWN + 1:
        names = [*names[:_SHOWN], templates.more.format(n=len(names) - _SHOWN)]
    return templates.comma.join(names[:-1]) + templates.last + names[-1] if len(names) > 1 else "".join(names)


def _name(party: Party, language: str) -> str:
    if language == "en":
        return _ARTICLE.sub("", party.names.get("en") or party.names.get("latin") or party.name)
    return party.names.get(language) or party.name


def _label(table: str, name: str, language: str) -> str:
    entry: Any = load("ontology").get(table, {}).get(name) or {}
    return str(entry.get("labels", {}).get(language, ""))


@cache
def _templates(language: str) -> _Templates:
    raw = load("headlines", language)
    where = f"{language}/headlines.yaml"
    for entry in ("patterns", "status", "join"):
        if not isinstance(raw.get(entry), dict):
            raise KnowledgeError(f"{where}: `{entry}` must be a mapping")
    if missing := [name for name in _PATTERNS if name not in raw["patterns"]]:
        raise KnowledgeError(f"{where}: patterns lacks {', '.join(missing)}")
    slots = {"what", "actors", "recipients", "all", "place", "topic", "said"}
    for name, pattern in raw["patterns"].items():
        if unknown := set(_SLOT.findall(pattern)) - slots:
            raise KnowledgeError(f"{where}: pattern {name} has no slot {', '.join(sorted(unknown))}")
    return _Templates(
        raw["patterns"],
        raw["status"],
        raw["join"]["comma"],
        raw["join"]["last"],
        raw["more"],
        raw["words"],
        frozenset(raw.get("vague", ())),
    )
