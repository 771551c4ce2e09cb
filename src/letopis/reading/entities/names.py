"""Base forms of names.

    base_form("Виктора Гюго", "ru", "person")               → "Виктор Гюго"
    base_form("Міністерства оборони", "uk", "organisation") → "Міністерство оборони"

Every word of a name is read in all the ways it can be (forms.py). The words of a name must agree, so
the likeliest case, gender and number that all of them share decides. Forms that the same article shows
elsewhere weigh more.
"""

import re
from collections.abc import Collection
from functools import lru_cache

from letopis.knowledge import load
from letopis.reading.entities.forms import VOWELS, Form, is_cyrillic, ways

__all__ = [
    "base_form", "cases_after", "fold", "gender_of", "is_cyrillic", "name_forms", "nominatives", "words_of",
]  # fmt: skip

NO_WORDS: frozenset[str] = frozenset()
_MAX_WORDS = 16
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`\-‑][^\W\d_]+)*")


def base_form(
    name: str,
    language: str,
    kind: str = "person",
    cases: Collection[str] = NO_WORDS,
    seen: Collection[str] = NO_WORDS,
    gender: str = "",
) -> str:
    """The name in the nominative, spelt as a headline would («Виктора Гюго» → «Виктор Гюго»).

    `cases` are those its place in the sentence allows (none: any), `seen` the words of the article (lower
    case),
    `gender` masc or femn where it is known. Latin words and names in English come back as they are, without
    an English possessive.
    """
    name = " ".join(name.replace("\u200e", "").split())
    if language == "en" or not is_cyrillic(name):
        return re.sub(r"['’]s$|(?<=s)['’]$", "", name)
    spans = [m.span() for m in _WORD.finditer(name)][:_MAX_WORDS]
    declined = _person_words(name, spans) if kind == "person" else _head_words(name, spans, language)
    words = [name[a:b] for a, b in declined]
    bases = _agreeing(words, language, kind, frozenset(cases), frozenset(seen), gender)
    parts, at = [], 0
    for (start, end), base in zip(declined, bases, strict=True):
        parts += [name[at:start], base]
        at = end
    return "".join(parts) + name[at:]


@lru_cache(maxsize=50_000)
def nominatives(word: str, language: str) -> tuple[str, ...]:
    """Every nominative a word may be a form of, lower case and without ё, the word itself first.

    «Армении» → армении, армения; «Соединённых» → соединенных, соединенные, … Number is kept. This is how
    words are looked up in what we know.
    """
    plain = fold(word)
    found = [plain]
    if language != "en" and is_cyrillic(plain):
        found += [fold(form.base) for form in sorted(ways(word, language, ""), key=lambda f: -f.weight)]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=20_000)
def name_forms(word: str, language: str) -> frozenset[str]:
    """Every nominative a person's name may have, those of names no dictionary knows included («Вирту»:
    Вирт, Вирта).

    More than there are: for telling whether two forms can be one name, not for finding the base form.
    """
    forms = set(nominatives(word, language))
    if language in ("ru", "uk") and is_cyrillic(word):
        forms.add(fold(base_form(word, language, "person")))
        forms |= {
            fold(form.base) for form in ways(word, language, "person") if form.gender == "femn" and form.case
        }
        plain = fold(word)
        for ending, base in _NAME_ENDINGS:
            stem = plain.removesuffix(ending)
            if stem != plain and len(stem) > 2 and stem[-1] not in VOWELS + "ьй":
                forms.add(stem + base)
    return frozenset(forms)


_NAME_ENDINGS = [
    *((ending, "") for ending in ("а", "у", "ом", "ем", "е", "ові", "єм", "і")),
    *((ending, "а") for ending in ("у", "ы", "и", "е", "ой", "ою", "і")),
]


def fold(text: str) -> str:
    """Lower case, ё as е, one kind of apostrophe and hyphen: how names are compared."""
    return text.lower().translate(_PLAIN)


_PLAIN = str.maketrans(
    {"ё": "е", "’": "'", "ʼ": "'", "`": "'", "‑": "-", "–": "-", "\u200e": None, "\u0301": None}
)


def cases_after(word: str, language: str) -> frozenset[str]:
    """The cases that a preposition takes; empty for any other word."""
    return frozenset(load("prepositions", language)["cases"].get(fold(word), ()))


def gender_of(name: str, language: str) -> str:
    """masc or femn as a person's name tells it (given name, patronymic, adjectival surname), "" when
    unsure.
    """
    votes = {"masc": 0.0, "femn": 0.0}
    for match in list(_WORD.finditer(name))[:4]:
        for form in ways(match.group(), language, "person") if language in ("ru", "uk") else ():
            if form.case == "nomn" and form.gender in votes and form.weight > 0.2:
                votes[form.gender] += form.weight
    first, second = sorted(votes, key=lambda g: -votes[g])
    return first if votes[first] > 3 * votes[second] else ""


# --- which words are declined


def _person_words(name: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """All words of a person's name but initials, Latin ones and particles (де, фон, аль)."""
    return [(a, b) for a, b in spans if b - a > 1 and name[a].isupper() and is_cyrillic(name[a:b])]


def _head_words(name: str, spans: list[tuple[int, int]], language: str) -> list[tuple[int, int]]:
    """The adjectives and the noun that head a multi-word name; what follows stays («Совет [безопасности
    ООН]»).
    """
    head: list[tuple[int, int]] = []
    for a, b in spans:
        word = name[a:b]
        if not is_cyrillic(word) or (len(word) < 3 and word.isupper()):
            break
        if head and name[head[-1][1] : a].strip():  # a quotation mark or a comma ends the head
            break
        head.append((a, b))
        following = next((name[x:y] for x, y in spans if x > a), "")
        adjective = _agree(word, following, language) if following else _adjectival(word, language)
        noun = any(not f.adjective and f.weight > 0.15 for f in ways(word, language, ""))
        if not adjective or (noun and len(spans) == 1):
            break
    return head


def _adjectival(word: str, language: str) -> bool:
    return any(f.adjective for f in ways(word, language, ""))


def _agree(word: str, following: str, language: str) -> bool:
    """Whether a word can be an adjective of the one that follows («Рада», glad, is none of «громадського»)."""
    if not is_cyrillic(following) or following.isupper():
        return _adjectival(word, language)
    return any(
        f.adjective and g.case and _fits(g, f.case, f.gender, f.number)
        for f in ways(word, language, "")
        for g in ways(following, language, "")
    )


# --- the agreement of words


def _agreeing(
    words: list[str], language: str, kind: str, cases: frozenset[str], seen: frozenset[str], gender: str
) -> list[str]:
    """Base forms of words under the one case, gender and number that suits all of them best."""
    read = [ways(word, language, kind) for word in words]
    frames = _frames(read, kind)
    likely: dict[tuple[str, ...], float] = {}
    for case, sex, number in sorted(frames):
        if kind == "person" and (number == "plur" or sex == "neut" or (gender and sex and sex != gender)):
            continue
        weight = _prior(case, cases, kind)
        bases: list[str] = []
        for word, forms in zip(words, read, strict=True):
            fitting = [f for f in forms if _fits(f, case, sex, number)]
            chosen = max(fitting, key=lambda f: _weight(f, word, seen), default=Form(word, "", "", "", 0.002))
            weight *= _weight(chosen, word, seen) * (_CASELESS if not chosen.case and case != "nomn" else 1)
            bases.append(chosen.base)
        # Cases add up: a word that is genitive, dative or locative is oblique three times over.
        found = tuple(bases)
        likely[found] = likely.get(found, 0.0) + weight
    best = max(likely, key=lambda key: likely[key], default=tuple(words))
    return list(best)


_CASELESS = 0.4  # a reading without cases suits every case, and would else be counted once for each


def _frames(read: list[tuple[Form, ...]], kind: str) -> set[tuple[str, str, str]]:
    """The cases, genders and numbers that some word stands in; a person is a man or a woman."""
    found = {(f.case, f.gender, f.number) for forms in read for f in forms if f.case} or {
        ("nomn", "", "sing")
    }
    if kind != "person":
        return found
    return {
        (case, sex, number)
        for case, gender, number in found
        for sex in ([gender] if gender else ["masc", "femn"])
    }


def _prior(case: str, cases: frozenset[str], kind: str) -> float:
    if cases:
        return 1.0 if case in cases or not case else 0.01
    if kind == "person":
        return _OFTEN.get(case, 1.0)
    return 1.6 if case == "nomn" else 1.0


# How often people are named in a case, by the genitive
_OFTEN = {"nomn": 1.6, "gent": 1.0, "accs": 0.7, "datv": 0.4, "ablt": 0.6, "loct": 0.2}


def _fits(form: Form, case: str, gender: str, number: str) -> bool:
    return (
        form.case in (case, "")
        and (not form.gender or not gender or form.gender == gender)
        and (not form.number or not number or form.number == number)
    )


def _weight(form: Form, word: str, seen: frozenset[str]) -> float:
    """A form's weight; more when the article shows its base elsewhere."""
    if form.base != word and form.base.lower() in seen:
        return form.weight * 4
    return form.weight


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case: what base_form takes as `seen`."""
    return frozenset(word.lower() for word in _WORD.findall(text))
