"""Every way to read one word of a name: as a form of the dictionary, as an unknown foreign name, as it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from letopis.reading.morphology import analyzer

VOWELS = "аеёиоуыэюяіїє"
_CYRILLIC = re.compile(r"[а-яёіїєґ]", re.IGNORECASE)
_ABBREVIATION = re.compile(r"([А-ЯЁІЇЄҐ]{2,6})-?(?:а|у|ом|е|ем|і)")  # МИДа, МЗСом
_OBLIQUE = (
    "ом",
    "ем",
    "єм",
    "ым",
    "ого",
    "ому",
    "ою",
    "ові",
    "еві",
)  # endings that few names have by themselves
_DATIVE = ("ові", "еві", "єві")
_INNER_CAPITAL = re.compile(r"[а-яёіїєґ][А-ЯЁІЇЄҐ]")
_SAME_CASE = {"gen2": "gent", "gen1": "gent", "loc2": "loct", "loc1": "loct", "acc2": "accs"}
# Which grammemes speak for a word being part of a name of this kind.
_FITTING = {"person": {"Name", "Surn", "Patr"}, "place": {"Geox"}, "organisation": {"Orgn", "Geox"}}


@dataclass(frozen=True, slots=True)
class Form:
    """One way to read a word: its base form, the case it stands in, gender (masc femn neut or ""), number."""

    base: str
    case: str
    gender: str
    number: str
    weight: float
    adjective: bool = False


def is_cyrillic(text: str) -> bool:
    """Whether a text holds Cyrillic letters."""
    return bool(_CYRILLIC.search(text))


@lru_cache(maxsize=100_000)
def ways(word: str, language: str, kind: str) -> tuple[Form, ...]:
    """Every way to read a word as (part of) a name."""
    if language == "en" or not is_cyrillic(word) or len(word) > 60:
        return (Form(word, "", "", "", 1.0),)
    if word.isupper() and 1 < len(word) <= 5 and (kind == "organisation" or not _known(word, language)):
        return (Form(word, "", "", "", 1.0),)  # an abbreviation
    if kind != "person" and "-" not in word and word[0].isupper() and _INNER_CAPITAL.search(word):
        return (Form(word, "", "", "", 1.0),)  # СПбПУ
    if ending := _ABBREVIATION.fullmatch(word):
        return (Form(ending.group(1), "", "", "", 1.0),)
    clean = word.replace("’", "'").replace("ʼ", "'").replace("`", "'").replace("‑", "-")
    parses = analyzer(language).parse(clean)
    known = bool(parses) and _known(clean, language)
    forms = list(_dictionary(word, parses, kind, known))
    # As it stands: unlikely for a word of the dictionary, and for what is plainly an adjective in another
    # case.
    lower = word.lower()
    oblique = (lower[-1] in "уюе" and lower[-2:-1] not in VOWELS) or lower.endswith(_OBLIQUE)
    dative = language == "uk" and lower.endswith(_DATIVE)
    hard = lower[-1] == "а" and lower[-2:-1] not in VOWELS  # «Блинкена» is a genitive more often than not
    settled = known or any(form.adjective and form.base.lower() != word.lower() for form in forms)
    forms.append(
        Form(
            spelt(word, word),
            "nomn",
            "",
            "sing",
            0.01 if dative else 0.02 if settled else 0.05 if oblique else 0.1 if hard else 0.15,
        )
    )
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
        if "Fixd" in marks:
            # A word without cases is as likely in each; that the dictionary guesses it to be one says less.
            weight = (0.2 if known else 0.06) * (2.0 if not fitting or marks & fitting else 0.5)
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
            yield Form(spelt(base, word), case, gender, "plur" if plural else "sing", weight, adjective)


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
    if lower.endswith(_DATIVE):  # «Бергові», «Ґазпромові»
        yield Form(word[:-3], "datv", "masc", "sing", low)
        return
    if lower.endswith("ой") and kind == "person" and len(word) > 4:  # «Соботкой»: a man's name in -а
        yield Form(word[:-2] + "а", "ablt", "masc", "sing", low)
    if last in "оуиеэюії" or lower.endswith(("ых", "их")):
        hard = (last in "уюе" and lower[-2:-1] not in VOWELS) or lower.endswith(("ию", "ію", "ии", "ії"))
        yield Form(word, "", "", "sing", low / 3 if hard else low)
    elif last not in VOWELS and kind == "person":
        likely = low / 4 if lower.endswith(_OBLIQUE) else low
        yield Form(word, "", "femn", "sing", likely)
        yield Form(word, "nomn", "masc", "sing", likely)
    if kind == "person":
        yield from _surname(word)
        yield from _woman_in_ia(word)
    if known or len(word) < 4:
        return
    if lower.endswith("ії"):  # «Арсії», «Елії»: Ukrainian women's names
        for case in ("gent", "datv", "loct"):
            yield Form(word[:-1] + "я", case, "femn", "sing", 1.0)
    for ending, case in _MASCULINE:
        stem = word[: -len(ending)]
        if lower.endswith(ending) and stem and stem[-1].lower() not in VOWELS + "ьй":
            yield Form(stem, case, "masc", "sing", low)
            if ending == "а":
                yield Form(stem, "accs", "masc", "sing", low)
            break


def _woman_in_ia(word: str) -> Iterator[Form]:
    """«Асия», «Асии», «Асию»: women's names, though the dictionary may have a man's of which they are forms."""
    for ending, cases in (
        ("ия", "nomn"),
        ("ии", "gent datv loct"),
        ("ие", "datv"),
        ("ию", "accs"),
        ("ией", "ablt"),
    ):
        if word.lower().endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            yield from (Form(f"{stem}ия", case, "femn", "sing", 0.4) for case in cases.split())


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


def spelt(base: str, like: str) -> str:
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
