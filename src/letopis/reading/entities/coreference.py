"""Which short name means whom: «Орлов» and «Пётр Орлов» are one, two people of one surname stay two."""

import re
from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass, field

from letopis.reading.entities.drafts import Draft
from letopis.reading.entities.index import bare_words
from letopis.reading.entities.names import base_form, fold, gender_of, name_forms
from letopis.reading.entities.romanisation import latin

_INITIAL = re.compile(r"(?<!\w)([^\W\d_]\.)(?=[^\W\d_])")
_MAX_PEOPLE = 400  # an article that names more is a list; the rest have no entity


@dataclass
class Person:
    """The drafts that name one person, the fullest name first met, and their gender where the name tells
    it.
    """

    drafts: list[Draft]
    words: list[str]
    bases: list[str]
    language: str
    gender: str = ""
    _surnames: list[frozenset[str]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The base form of the fullest name, its surname in the form that explains every mention."""
        alike = len(self.bases) == len(self.words)
        given = [self._given(i) for i in range(len(self.bases) - 1)] if alike else self.bases[:-1]
        return " ".join(_calm([*given, self.surname()]))

    def _given(self, i: int) -> str:
        """A given name in the form that explains every mention: «Асии», «Асию», «Асия» are of «Асия»."""
        if told := self._told(i):
            return told
        seen = [words[i] for d in self.drafts if len(words := name_words(d.text)) == len(self.words)]
        shared = (
            frozenset.intersection(*(name_forms(word, self.language) for word in seen))
            if seen
            else frozenset()
        )
        if not shared or fold(self.bases[i]) in shared:
            return self.bases[i]
        return next((word for word in seen if fold(word) in shared), self.bases[i])

    def _told(self, i: int) -> str:
        """A word of the name as the mentions that are subjects have it, "" where none is."""
        lemmas = (name_words(d.lemma) for d in self.drafts if d.subject)
        said = Counter(words[i] for words in lemmas if len(words) == len(self.words))
        return said.most_common(1)[0][0] if said else ""

    def _unchanged(self) -> str:
        """The surname where it stands the same beside given names in several cases: it has no cases."""
        full = [words for d in self.drafts if len(words := name_words(d.text)) == len(self.words) > 1]
        last = {words[-1] for words in full}
        return last.pop() if len(last) == 1 and len({words[0] for words in full}) > 1 else ""

    def surname(self) -> str:
        """«Таммса» beside «Таммс» is the genitive of it; «Гюго» stays «Гюго»."""
        if told := self._told(-1) or self._unchanged():
            return told
        shared = frozenset.intersection(*self._surnames) if self._surnames else frozenset()
        base = next((word for d in self.drafts if (word := self._beside_first_name(d))), self.bases[-1])
        if not shared or (fold(base) in shared and len(shared) == 1):
            return base
        seen = Counter(
            words[-1] for d in self.drafts if (words := name_words(d.text)) and fold(words[-1]) in shared
        )
        if fold(base) not in shared and seen:
            return seen.most_common(1)[0][0]
        return base

    def _beside_first_name(self, draft: Draft) -> str:
        """The surname of a mention whose first name shows the nominative: «Олена Неві» is no dative of «Нева»."""
        words = name_words(draft.text)
        first = fold(self.bases[0])
        declines = first.endswith(("а", "я", "й")) and self.language != "en"
        return words[-1] if declines and len(words) == 2 and fold(words[0]) == first else ""

    def add(self, draft: Draft, forms: frozenset[str]) -> None:
        """One more mention, whose last word has these nominatives."""
        self.drafts.append(draft)
        self._surnames.append(forms)
        insort(self._starts, draft.start)

    def last_before(self, start: int) -> int:
        """Where the person was last named before an offset, -1 when nowhere."""
        at = bisect_left(self._starts, start)
        return self._starts[at - 1] if at else -1


def _calm(words: list[str]) -> list[str]:
    """ "VLADIMIR Orlov", as an article may begin, without its loud word."""
    loud = [len(word) > 3 and word.isupper() for word in words]
    return words if all(loud) else [w.capitalize() if up else w for w, up in zip(words, loud, strict=True)]


def name_words(text: str) -> list[str]:
    """The words of a person's name without initials, dots and courtesies."""
    words = [w for w in bare_words(_spaced(text)) if w[0].isalpha() and w not in ("'s", "’s")]
    full = [w for w in words if len(w.rstrip(".")) > 1]
    return full or words


def people(drafts: list[Draft], seen: frozenset[str]) -> list[Person]:
    """The persons that drafts of kind person name, in order of their fullest names."""
    found: list[Person] = []
    full = [d for d in drafts if len(name_words(d.text)) > 1 or _initials(d.text)]
    for draft in full:
        forms = _forms(draft)
        person = next((p for p in found if _same(p, draft)), None)
        if person is None:
            if len(found) >= _MAX_PEOPLE:
                continue
            person = _new(draft, seen)
            found.append(person)
        elif len(name_words(draft.text)) > len(person.words):
            better = _new(draft, seen)
            person.words, person.bases, person.gender = better.words, better.bases, better.gender
        person.add(draft, forms)
    whole = {id(draft) for draft in full}
    for draft in drafts:
        if id(draft) in whole:
            continue
        person = _whom(draft, found)
        if person is None:
            if len(found) >= _MAX_PEOPLE:
                continue
            person = _new(draft, seen)
            found.append(person)
        person.add(draft, _forms(draft))
    for person in found:
        _as_told(person, seen)
    return found


def _as_told(person: Person, seen: frozenset[str]) -> None:
    """A name read as a man's, of whom a sentence tells that she is a woman, is read again as hers."""
    if person.gender == "femn" or not any(d.gender == "femn" for d in person.drafts):
        return
    full = next((d for d in person.drafts if name_words(d.text) == person.words), None)
    if full is None or full.gender or person.language == "en":
        return
    base = base_form(_spaced(full.text), person.language, "person", full.cases, seen, "femn")
    bases = name_words(base)
    if len(bases) == len(person.bases):
        person.bases, person.gender = bases, "femn"


def _new(draft: Draft, seen: frozenset[str]) -> Person:
    language = draft.sentence.language
    words = name_words(draft.text)
    base = draft.lemma or base_form(_spaced(draft.text), language, "person", seen=seen)
    bases = name_words(base) or [base]
    if not words:
        words = bases
    # Initials are kept in the name, before the surname.
    if _initials(draft.text) and len(words) == 1:
        bases = [*_initials(draft.text), *bases]
    return Person([], words, bases, language, gender_of(base, language) if len(words) > 1 else "")


def _initials(text: str) -> list[str]:
    """["В."] of «В. Путин»."""
    return [
        w if w.endswith(".") else f"{w}."
        for w in bare_words(_spaced(text))
        if len(w.rstrip(".")) == 1 and w[0].isalpha()
    ]


def _spaced(text: str) -> str:
    """«Т.Мей» as «Т. Мей»."""
    return _INITIAL.sub(r"\1 ", text)


def _forms(draft: Draft) -> frozenset[str]:
    """Every nominative the last word of a name may have."""
    words = name_words(draft.text)
    return name_forms(words[-1], draft.sentence.language) if words else frozenset()


def _same(person: Person, draft: Draft) -> bool:
    """Whether a name of several words, or with initials, can be a name of this person."""
    language = draft.sentence.language
    words = name_words(draft.text)
    if not words or not name_forms(words[-1], language) & name_forms(person.words[-1], language):
        return False
    initials = _initials(draft.text)
    if 1 < len(words) < len(person.words) and [fold(w) for w in words] == [
        fold(w) for w in person.words[-len(words) :]
    ]:
        return True  # "Del Rio" after "Jack Del Rio"
    first = words[0] if len(words) > 1 else ""
    theirs = person.words[0] if len(person.words) > 1 else ""
    if first and theirs:
        return bool(name_forms(first, language) & name_forms(theirs, language))
    letters = [i[0] for i in initials] + ([first[0]] if first else [])
    held = [b[0] for b in person.bases[:-1]]
    return not letters or not held or letters[0] == held[0]


def _whom(draft: Draft, found: list[Person]) -> Person | None:
    """The person that a single word names: by surname, else by a first name only one bears; the latest
    named wins.
    """
    language = draft.sentence.language
    words = name_words(draft.text)
    if not words:
        return None
    forms = name_forms(words[-1], language)
    surnamed = [p for p in found if forms & name_forms(p.words[-1], language)]
    if surnamed:  # «Ким» may be Ким Чен Ын, whose surname stands first, as well as Джек Ким
        surnamed += [
            p
            for p in found
            if len(p.words) == 3 and p not in surnamed and forms & name_forms(p.words[0], language)
        ]
    if not surnamed:
        # Chinese and Korean names begin with the surname; some people are known by their first name.
        named = [p for p in found if len(p.words) > 1 and forms & name_forms(p.words[0], language)]
        return named[0] if len(named) == 1 else None
    # «Соколова» is the woman's own form before it is the genitive of the man's.
    as_it_stands = [p for p in surnamed if fold(p.bases[-1]) == fold(words[-1])]
    exact = [p for p in surnamed if fold(p.bases[-1]) == fold(draft.lemma)]
    candidates = (as_it_stands if draft.nominative else []) or exact or as_it_stands or surnamed
    return max(candidates, key=lambda p: p.last_before(draft.start))


def romanised(name: str, language: str) -> dict[str, str]:
    """The names of a person in the article's language and in Latin letters."""
    names = {language: name}
    names["latin"] = latin(name, language)
    return names
