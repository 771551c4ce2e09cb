"""The words that carry events in one language: knowledge/<language>/predicates.yaml, checked and ready to
ask."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from letopis.errors import KnowledgeError
from letopis.knowledge import load

ROLES = ("actor", "recipient", "none")
_KEYS = {
    "type",
    "mode",
    "contexts",
    "verbs",
    "nouns",
    "phrases",
    "subject",
    "object",
    "of",
    "to",
    "weak",
    "needs",
    "otherwise",
    "mishap",
}
_LONG_STEM = re.compile(r"[^aeiou][^aeiou]$|[xw]$|^.{7}")  # that doubles no consonant before "ed" and "ing"
_CASES = frozenset({"datv", "ablt", "gent", "accs", "loct"})


@dataclass(frozen=True, slots=True)
class Action:
    """What a word means: its event type, and who its subject, object, genitive and markers bring in.

    `to` holds prepositions (or names of bare cases) that introduce the recipient. A `weak` word is an event only
    when somebody in it is named; one that `needs` a recipient is of type `otherwise`, or nothing, without one; a
    `mishap` is an INCIDENT unless somebody is said to have done it.
    """

    type: str
    mode: str = ""
    contexts: tuple[str, ...] = ()
    subject: str = "actor"
    object: str = "recipient"
    of: str = "actor"
    to: frozenset[str] = frozenset()
    weak: bool = False
    needs: str = ""
    otherwise: str = ""
    mishap: bool = False


@dataclass(frozen=True)
class Phrase:
    """A verb that means the action only with one of `nouns` among its arguments."""

    nouns: frozenset[str]
    action: Action


@dataclass(frozen=True)
class Lexicon:
    """One language's predicates: look up actions by base form, and what a governing word says of an event."""

    language: str
    verbs: Mapping[str, Action]
    nouns: Mapping[str, Action]
    phrases: Mapping[str, tuple[Phrase, ...]]
    governors: Mapping[str, frozenset[str]]
    hedges: Mapping[str, frozenset[str]]
    object_control: frozenset[str]
    represent: frozenset[str]
    bodies: frozenset[str]
    containers: frozenset[str]
    collectives: frozenset[str]
    bridges: frozenset[str]
    actor_bridges: frozenset[str]
    speaker_places: frozenset[str]
    pronouns: Mapping[str, frozenset[str]]
    person_endings: tuple[str, ...] = ()
    not_persons: frozenset[str] = frozenset()
    irregular: Mapping[str, str] = field(default_factory=dict)
    untrue: tuple[tuple[str, ...], ...] = ()
    oblige: frozenset[str] = frozenset()
    blame: frozenset[str] = frozenset()
    equate: frozenset[str] = frozenset()
    forces: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    idle: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    corrected: tuple[str, ...] = ()

    def base(self, lemma: str, text: str = "", verbal: bool = False) -> str:
        """The form under which a word is listed here: Ukrainian participles and rare English pasts are led
        back."""
        if self.language == "en" and verbal:
            lemma = self.irregular.get(text.lower(), lemma)
            if self._listed(lemma):
                return lemma
            return next((stem for stem in _stems(text.lower(), lemma) if self._listed(stem)), lemma)
        if self.language == "uk" and lemma not in self.verbs:
            plain = lemma.removesuffix("сь")
            for ending, verb in _GERUNDS:
                if plain.endswith(ending):
                    return plain[: -len(ending)] + verb + ("ся" if plain != lemma else "")
            return _participles(self.language).get(lemma, lemma)
        return lemma

    def person(self, lemma: str) -> bool:
        """Whether an English noun is a person, which no ending shows surely: by its ending, or by the lists."""
        listed = lemma in self.collectives or lemma in self.bodies
        return listed or (lemma.endswith(self.person_endings) and lemma not in self.not_persons)

    def _listed(self, lemma: str) -> bool:
        return lemma in self.verbs or lemma in self.phrases or self.governs(lemma, *self.governors)

    def verb(self, lemma: str) -> tuple[Action, bool] | None:
        """The action of a verb and whether its form is a passive in -ся; None when the verb carries no
        event."""
        if lemma in self.verbs:
            return self.verbs[lemma], False
        if (
            lemma.endswith(("ся", "сь"))
            and lemma[:-2] in self.verbs
            and not self.governs(lemma, *self.governors)
        ):
            return self.verbs[lemma[:-2]], True
        return None

    def governs(self, lemma: str, *classes: str) -> bool:
        """Whether a word is one of these classes of governors."""
        return any(lemma in self.governors[name] for name in classes)

    def hedge(self, lemma: str, name: str) -> bool:
        """Whether a word is one of those that say "possible", "planned" … of an event."""
        return lemma in self.hedges[name]


def _stems(word: str, lemma: str) -> Iterator[str]:
    """What an English verb form may be of, where the dictionary leaves it as it is or takes it for a noun: "cancelled",
    "bombing", "thanked" (of which it makes "thanke"); but "robed" is of "robe"."""
    ending = next((e for e in ("ing", "ed") if word.endswith(e)), "")
    if not ending:
        return
    stem = word.removesuffix(ending)
    if lemma != stem + "e" or _LONG_STEM.search(stem):
        yield stem
        yield stem + "e"
        if len(stem) > 2 and stem[-1] == stem[-2]:
            yield stem[:-1]


@cache
def lexicon(language: str) -> Lexicon:
    """The predicates of a language ("ru", "uk", "en"). Raises KnowledgeError naming the file and the
    entry."""
    where = f"knowledge/{language}/predicates.yaml"
    raw = _folded(load("predicates", language))
    markers = {
        name: frozenset(_strings(words, where, name)) for name, words in raw["recipient_markers"].items()
    }
    verbs: dict[str, Action] = {}
    nouns: dict[str, Action] = {}
    phrases: dict[str, list[Phrase]] = {}
    for number, entry in enumerate(raw["actions"], 1):
        action = _action(entry, markers, f"{where}, action {number}")
        for word in str(entry.get("verbs", "")).split():
            verbs.setdefault(word, action)
        for word in str(entry.get("nouns", "")).split():
            nouns.setdefault(word, action)
        for line in entry.get("phrases", ()):
            heads, found, tails = str(line).partition("=")
            if not found:
                raise KnowledgeError(
                    f"{where}, action {number}: no '=' in phrase '{line}'", "Write verb|verb = noun|noun."
                )
            phrase = Phrase(frozenset(t.strip().lower() for t in tails.split("|")), action)
            for head in heads.split("|"):
                phrases.setdefault(head.strip(), []).append(phrase)
    idle: dict[str, list[frozenset[str]]] = {}
    for line in _strings(raw.get("idle", ()), where, "idle"):
        heads, found, tails = line.partition("=")
        if not found:
            raise KnowledgeError(f"{where}, idle: no '=' in phrase '{line}'", "Write verb|verb = noun|noun.")
        for head in heads.split("|"):
            idle.setdefault(head.strip(), []).append(frozenset(t.strip() for t in tails.split("|")))
    return Lexicon(
        language=language,
        verbs=verbs,
        nouns=nouns,
        phrases={head: tuple(found) for head, found in phrases.items()},
        governors={name: frozenset(str(words).split()) for name, words in raw["governors"].items()},
        hedges={name: frozenset(_strings(words, where, name)) for name, words in raw["hedges"].items()},
        pronouns={name: frozenset(_strings(words, where, name)) for name, words in raw["pronouns"].items()},
        person_endings=tuple(raw.get("person_endings", ())),
        not_persons=frozenset(_words(raw.get("not_persons", ""))),
        irregular=dict(raw.get("irregular", {})),
        untrue=tuple(tuple(line.split()) for line in _strings(raw.get("untrue", ()), where, "untrue")),
        corrected=tuple(_strings(raw["corrected"], where, "corrected")),
        forces=frozenset(_words(raw.get("forces", ""))),
        offices=frozenset(_words(raw.get("offices", ""))),
        idle={head: tuple(found) for head, found in idle.items()},
        **{
            name: frozenset(_words(raw[name]))
            for name in (
                "object_control", "represent", "bodies", "containers", "collectives", "bridges",
                "actor_bridges", "speaker_places", "oblige", "blame", "equate",
            )
        },
    )  # fmt: skip


@cache
def ontology() -> Mapping[str, Any]:
    """Types, modes and contexts with their definitions and labels (knowledge/ontology.yaml), checked."""
    raw = load("ontology")
    for mode, entry in raw["modes"].items():
        owners = entry["of"] if isinstance(entry["of"], list) else [entry["of"]]
        for owner in owners:
            if owner not in raw["types"]:
                raise KnowledgeError(f"knowledge/ontology.yaml: mode {mode} refines no known type ({owner})")
    for topic in ("types", "modes", "contexts"):
        for name, entry in raw[topic].items():
            if not entry.get("definition") or set(entry.get("labels", {})) != {"en", "ru", "uk"}:
                raise KnowledgeError(f"knowledge/ontology.yaml: {topic} {name} lacks a definition or a label")
    checked: Mapping[str, Any] = raw
    return checked


def _action(entry: Mapping[str, Any], markers: Mapping[str, frozenset[str]], where: str) -> Action:
    unknown = set(entry) - _KEYS
    if unknown:
        raise KnowledgeError(
            f"{where}: unknown key {', '.join(sorted(unknown))}", f"Known: {', '.join(sorted(_KEYS))}."
        )
    known = ontology()
    kind, mode = entry["type"], entry.get("mode", "")
    if kind not in known["types"]:
        raise KnowledgeError(f"{where}: unknown type {kind}", f"Known: {', '.join(known['types'])}.")
    if mode and (mode not in known["modes"] or kind not in known["modes"][mode]["of"]):
        raise KnowledgeError(f"{where}: mode {mode} is not one of {kind}", "See knowledge/ontology.yaml.")
    for context in entry.get("contexts", ()):
        if context not in known["contexts"]:
            raise KnowledgeError(f"{where}: unknown context {context}", "See knowledge/ontology.yaml.")
    roles = {key: entry.get(key, default) for key, default in
             (("subject", "actor"), ("object", "recipient"), ("of", "actor"))}  # fmt: skip
    for key, role in roles.items():
        if role not in ROLES:
            raise KnowledgeError(f"{where}: {key} is '{role}'", f"Choose one of {', '.join(ROLES)}.")
    if entry.get("needs", "recipient") != "recipient":
        raise KnowledgeError(f"{where}: needs is '{entry['needs']}'", "It may only be 'recipient'.")
    if entry.get("otherwise", kind) not in known["types"]:
        raise KnowledgeError(
            f"{where}: unknown type {entry['otherwise']}", f"Known: {', '.join(known['types'])}."
        )
    own = frozenset(_strings(entry["to"], where, "to")) if "to" in entry else frozenset()
    return Action(
        kind, mode, tuple(entry.get("contexts", ())), **roles,
        to=own | markers.get(kind, frozenset()), weak=bool(entry.get("weak", False)), needs=entry.get("needs", ""),
        otherwise=entry.get("otherwise", ""),
        mishap=bool(entry.get("mishap", False)),
    )  # fmt: skip


def fold(word: str) -> str:
    """A word with ё as е, for news seldom writes it and dictionaries always do."""
    return word.replace("ё", "е")


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return fold(value)
    if isinstance(value, list):
        return [_folded(v) for v in value]
    if isinstance(value, Mapping):
        return {key: _folded(v) for key, v in value.items()}
    return value


def _strings(words: Iterable[Any], where: str, name: str) -> list[str]:
    for word in words:
        if not isinstance(word, str):  # YAML reads a bare on, no, yes as truth values
            raise KnowledgeError(f"{where}, {name}: '{word}' is not a word", "Put it in quotes.")
    return list(words)


def _words(value: Any) -> list[str]:
    return value.split() if isinstance(value, str) else list(value)


# Ukrainian past passive participles are adjectives to the dictionary: «заарештований» must find
# «заарештувати».
_GERUNDS = (("вши", "ти"), ("уючи", "увати"), ("аючи", "ати"), ("ячи", "ити"), ("учи", "ути"))
_STEMS = (  # викрасти: викрадений
    ("вести", "ведений"), ("везти", "везений"), ("нести", "несений"), ("красти", "крадений"),
    ("класти", "кладений"), ("найти", "найдений"),
)  # fmt: skip
_SOFTENED = {
    "с": "ш",
    "з": "ж",
    "т": "ч",
    "д": "дж",
    "ст": "щ",
    "п": "пл",
    "б": "бл",
    "в": "вл",
    "м": "мл",
    "ф": "фл",
}


@cache
def _participles(language: str) -> dict[str, str]:
    raw = load("predicates", language)
    words = {w for entry in raw["actions"] for w in str(entry.get("verbs", "")).split()}
    words |= {
        h.strip()
        for e in raw["actions"]
        for p in e.get("phrases", ())
        for h in str(p).split("=")[0].split("|")
    }
    words |= {w for group in raw["governors"].values() for w in str(group).split()}
    return {form: verb for verb in sorted(words) for form in _forms(verb)}


def _forms(verb: str) -> list[str]:
    if verb.endswith("увати"):
        return [verb[:-5] + "ований"]
    if verb.endswith(("ати", "яти")):  # затриманий, розпочатий; прийнятий
        return [verb[:-2] + "ний", verb[:-2] + "тий"]
    if verb.endswith("нути"):
        return [verb[:-2] + "тий", verb[:-3] + "ений"]
    if verb.endswith("гти"):  # досягти: досягнутий
        return [verb[:-2] + "нутий", verb[:-2] + "нений"]
    if verb.endswith("оїти"):
        return [verb[:-3] + "єний"]
    for ending, participle in _STEMS:
        if verb.endswith(ending):
            return [verb[: -len(ending)] + participle]
    if verb.endswith(("ити", "іти")):
        stem = verb[:-3]
        long, short = _SOFTENED.get(stem[-2:]), _SOFTENED.get(stem[-1:])
        soft = stem[:-2] + long if long else stem[:-1] + short if short else stem
        return [soft + "ений", stem + "ений", stem + "итий"]
    return []
