"""Base forms of names.

    base_form("Виктора Гюго", "ru", "person")               → "Виктор Гюго"
    base_form("Міністерства оборони", "uk", "organisation") → "Міністерство оборони"

Every word of a name is read in all the ways it can be (base form, case, gender, number, weight): the
dictionary's ways, the way of an unknown foreign name, and as it stands. The words of a name must agree, so
the likeliest case, gender and number that all of them share decides. Forms that the same article shows
elsewhere weigh more.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from letopis.knowledge import load
from letopis.reading.morphology import analyzer

NO_WORDS: frozenset[str] = frozenset()
_MAX_WORDS = 16
_CYRILLIC = re.compile(r"[а-яёіїєґ]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`\-‑][^\W\d_]+)*")
_ABBREVIATION = re.compile(r"([А-ЯЁІЇЄҐ]{2,6})-?(?:а|у|ом|е|ем|і)")  # МИДа, МЗСом
_SAME_CASE = {"gen2": "gent", "gen1": "gent", "loc2": "loct", "loc1": "loct", "acc2": "accs"}
# Which grammemes speak for a word being part of a name of this kind.
_FITTING = {"person": {"Name", "Surn", "Patr"}, "place": {"Geox"}, "organisation": {"Orgn", "Geox"}}
_VOWELS = "аеёиоуыэюяіїє"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to read a word: its base form, the case it stands in, gender (masc femn neut or ""), number."""

    base: str
    case: str
    gender: str
    number: str
    weight: float
    adjective: bool = False


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
    if language == "en" or not _CYRILLIC.search(name):
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
    if language != "en" and _CYRILLIC.search(plain):
        found += [fold(form.base) for form in sorted(_forms(word, language, ""), key=lambda f: -f.weight)]
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
        plain = fold(word)
        for ending, base in _NAME_ENDINGS:
            stem = plain.removesuffix(ending)
            if stem != plain and len(stem) > 2 and stem[-1] not in _VOWELS + "ьй":
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


def is_cyrillic(text: str) -> bool:
    """Whether a text holds Cyrillic letters."""
    return bool(_CYRILLIC.search(text))


def gender_of(name: str, language: str) -> str:
    """masc or femn as a person's name tells it (given name, patronymic, adjectival surname), "" when
    unsure.
    """
    votes = {"masc": 0.0, "femn": 0.0}
    for match in list(_WORD.finditer(name))[:4]:
        for form in _forms(match.group(), language, "person") if language in ("ru", "uk") else ():
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
        noun = any(not f.adjective and f.weight > 0.15 for f in _forms(word, language, ""))
        if not adjective or (noun and len(spans) == 1):
            break
    return head


def _adjectival(word: str, language: str) -> bool:
    return any(f.adjective for f in _forms(word, language, ""))


def _agree(word: str, following: str, language: str) -> bool:
    """Whether a word can be an adjective of the one that follows («Рада», glad, is none of «громадського»)."""
    if not is_cyrillic(following) or following.isupper():
        return _adjectival(word, language)
    return any(
        f.adjective and g.case and _fits(g, f.case, f.gender, f.number)
        for f in _forms(word, language, "")
        for g in _forms(following, language, "")
    )


# --- the agreement of words


def _agreeing(
    words: list[str], language: str, kind: str, cases: frozenset[str], seen: frozenset[str], gender: str
) -> list[str]:
    """Base forms of words under the one case, gender and number that suits all of them best."""
    read = [_forms(word, language, kind) for word in words]
    frames = _frames(read, kind)
    likely: dict[tuple[str, ...], float] = {}
    for case, sex, number in sorted(frames):
        if kind == "person" and (number == "plur" or sex == "neut" or (gender and sex and sex != gender)):
            continue
        weight = _prior(case, cases)
        bases: list[str] = []
        for word, forms in zip(words, read, strict=True):
            fitting = [f for f in forms if _fits(f, case, sex, number)]
            chosen = max(fitting, key=lambda f: _weight(f, word, seen), default=Form(word, "", "", "", 0.002))
            weight *= _weight(chosen, word, seen)
            bases.append(chosen.base)
        # Cases add up: a word that is genitive, dative or locative is oblique three times over.
        found = tuple(bases)
        likely[found] = likely.get(found, 0.0) + weight
    best = max(likely, key=lambda key: likely[key], default=tuple(words))
    return list(best)


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


def _prior(case: str, cases: frozenset[str]) -> float:
    if cases:
        return 1.0 if case in cases or not case else 0.08
    return 1.6 if case == "nomn" else 1.0


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


# --- the ways to read one word


@lru_cache(maxsize=100_000)
def _forms(word: str, language: str, kind: str) -> tuple[Form, ...]:
    """Every way to read a word as (part of) a name."""
    if language == "en" or not is_cyrillic(word) or len(word) > 60:
        return (Form(word, "", "", "", 1.0),)
    if word.isupper() and 1 < len(word) <= 5 and (kind == "organisation" or not _known(word, language)):
        return (Form(word, "", "", "", 1.0),)  # an abbreviation
    if ending := _ABBREVIATION.fullmatch(word):
        return (Form(ending.group(1), "", "", "", 1.0),)
    clean = word.replace("’", "'").replace("ʼ", "'").replace("`", "'").replace("‑", "-")
    parses = analyzer(language).parse(clean)
    known = bool(parses) and _known(clean, language)
    forms = list(_dictionary(word, parses, kind, known))
    # As it stands: unlikely for a word of the dictionary, and for what is plainly an adjective in another
    # case.
    oblique = word[-1].lower() in "уюе" and word[-2:-1].lower() not in _VOWELS
    settled = known or any(form.adjective and form.base.lower() != word.lower() for form in forms)
    forms.append(Form(_spelt(word, word), "nomn", "", "sing", 0.02 if settled else 0.05 if oblique else 0.15))
    if language in ("ru", "uk") and (not known or kind == "person"):
        forms += _unlisted(word, kind, known)
    if kind == "place" and not known:
        forms += _town(word, language)
    return tuple(forms)


def _known(word: str, language: str) -> bool:
    return bool(analyzer(language).word_is_known(word.lower()))


def _dictionary(word: str, parses: list[Any], kind: str, known: bool) -> Iterator[Form]:
    total = sum(p.score for p in parses) or 1.0
    fitting = _FITTING.get(kind, set())
    declined = [p for p in parses if p.tag.POS in _NOMINAL and p.tag.case and p.tag.case != "voct"]
    singular = any(p.tag.number != "plur" for p in declined)
    for parse in declined:
        tag = parse.tag
        marks = {str(g) for g in tag.grammemes}
        plural = "plur" in marks
        adjective = tag.POS != "NOUN"
        if kind == "person" and (plural or tag.POS == "NUMR"):
            continue
        weight = parse.score / total * (1.0 if known else 0.6)
        if fitting:
            weight *= 2.0 if marks & fitting else 0.5
        if plural and singular and kind:
            weight *= 0.15  # names of many are rare
        if (
            kind == "person"
            and not marks & fitting
            and (adjective or ("inan" in marks and "Geox" not in marks))
        ):
            weight *= 0.5
        base = _nominative(parse)
        if base:
            case = _SAME_CASE.get(str(tag.case), str(tag.case))
            gender = "" if plural else str(tag.gender or "")
            yield Form(_spelt(base, word), case, gender, "plur" if plural else "sing", weight, adjective)


_NOMINAL = ("NOUN", "ADJF", "PRTF", "NUMR")


def _nominative(parse: Any) -> str:
    """The nominative of a parse in its own number and, for adjectives, gender; "" when it has none."""
    tag = parse.tag
    if "Fixd" in tag.grammemes or tag.case == "nomn":
        return str(parse.word)
    gender = {str(tag.gender)} if tag.POS != "NOUN" and tag.gender else set()
    form = parse.inflect({"nomn"} | gender | ({str(tag.number)} if tag.number else set()))
    if form is None or (form.tag.number == "plur") != (tag.number == "plur"):
        # Ukrainian singulars bear no grammeme of number, so a plural may come back: look for the singular.
        form = next((f for f in parse.lexeme if _is_nominative(f.tag, tag)), None)
    if form is None and tag.POS == "NOUN" and tag.number != "plur":
        return str(parse.normal_form)
    return str(form.word) if form else ""


def _is_nominative(form: Any, of: Any) -> bool:
    same_number = (form.number == "plur") == (of.number == "plur")
    return bool(form.case == "nomn" and same_number and form.gender == of.gender and form.POS == of.POS)


def _unlisted(word: str, kind: str, known: bool) -> Iterator[Form]:
    """A name by its ending: a man's on a consonant declines, a woman's does not, nor do -о -у -и -е; the
    Russian surnames on -ов and -ин, which may look like adjectives («Ореховой»)."""
    lower = word.lower()
    low = 0.03 if known else 0.12
    last = lower[-1]
    if last in "оуиеэюії" or lower.endswith(("ых", "их")):
        hard = last in "уюе" and lower[-2:-1] not in _VOWELS
        yield Form(word, "", "", "sing", low / 3 if hard else low)
    elif last not in _VOWELS and kind == "person":
        yield Form(word, "", "femn", "sing", low)
        yield Form(word, "nomn", "masc", "sing", low)
    if kind == "person":
        yield from _surname(word)
    if known or len(word) < 4:
        return
    if lower.endswith("ії"):  # «Арсії», «Елії»: Ukrainian women's names
        for case in ("gent", "datv", "loct"):
            yield Form(word[:-1] + "я", case, "femn", "sing", 1.0)
    for ending, case in _MASCULINE:
        stem = word[: -len(ending)]
        if lower.endswith(ending) and stem and stem[-1].lower() not in _VOWELS + "ьй":
            yield Form(stem, case, "masc", "sing", low)
            if ending == "а":
                yield Form(stem, "accs", "masc", "sing", low)
            break


def _town(word: str, language: str) -> Iterator[Form]:
    """A town that no dictionary lists, by the endings that towns have: «в Орешске», «у Вільхівську», «в Ольшанке»."""
    lower = word.lower()
    for ending, base, cases, gender, weight in _TOWNS.get(language, ()):
        if lower.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)] + base
            yield from (Form(stem, case, gender, "sing", weight) for case in cases.split())
            return


# ending, ending of the base form, cases, gender, weight: the longest first
_TOWNS = {
    "ru": (
        *((f"{k}{end}", k, cases, "masc", 1.0) for k in ("ск", "цк")
          for end, cases in (("е", "loct"), ("а", "gent"), ("у", "datv"), ("ом", "ablt"))),
        ("ке", "ка", "datv loct", "femn", 1.0),
        ("ове", "ово", "loct", "neut", 0.5),
        ("еве", "ево", "loct", "neut", 0.5),
        ("ине", "ино", "loct", "neut", 0.3),
    ),
    "uk": (
        *((f"{k}{end}", k, cases, "masc", 1.0) for k in ("ськ", "цьк")
          for end, cases in (("у", "datv loct"), ("а", "gent"), ("ом", "ablt"))),
        ("ові", "ів", "loct datv", "masc", 0.7),
        ("ова", "ів", "gent", "masc", 0.4),
        ("ині", "ин", "loct", "masc", 0.4),
        ("ому", "е", "datv loct", "neut", 1.0),
        ("ого", "е", "gent", "neut", 1.0),
    ),
}  # fmt: skip
_MASCULINE = (("ом", "ablt"), ("ем", "ablt"), ("єм", "ablt"), ("а", "gent"), ("у", "datv"), ("е", "loct"))
_WOMAN = {
    "ой": ("gent", "datv", "ablt", "loct"),
    "у": ("accs",),
    "ої": ("gent",),
    "ій": ("datv", "loct"),
    "ою": ("ablt",),
}
_MAN = {"а": ("gent", "accs"), "у": ("datv",), "ым": ("ablt",), "им": ("ablt",), "е": ("loct",)}


def _surname(word: str) -> Iterator[Form]:
    for endings, sex, base in ((_WOMAN, "femn", "а"), (_MAN, "masc", "")):
        for ending, cases in endings.items():
            stem = word[: -len(ending)]
            if (
                word.endswith(ending)
                and stem.endswith(("ов", "ев", "ёв", "ин", "ын", "єв", "їн"))
                and len(stem) > 3
            ):
                yield from (Form(stem + base, case, sex, "sing", 0.2) for case in cases)


def _spelt(base: str, like: str) -> str:
    """A base form with the capitals, the ё and the apostrophe of the word it comes from."""
    if "ё" not in like.lower():
        base = base.replace("ё", "е")
    if "’" in like:
        base = base.replace("'", "’")
    if like.isupper() and len(like) > 5:
        return "-".join(part.capitalize() for part in base.split("-"))
    if like.isupper() and len(like) > 1:
        return base.upper()
    if like.lower() == base:
        return like
    parts = base.split("-")
    models = like.split("-")
    if len(parts) != len(models):
        return base.capitalize() if like[:1].isupper() else base
    return "-".join(
        p[:1].upper() + p[1:] if m[:1].isupper() else p for p, m in zip(parts, models, strict=True)
    )


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case: what base_form takes as `seen`."""
    return frozenset(word.lower() for word in _WORD.findall(text))
