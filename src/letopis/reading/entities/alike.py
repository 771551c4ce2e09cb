"""One entity under two names: the original or the abbreviation in brackets, the short name of a company."""

import re

from letopis.reading.entities.drafts import Draft
from letopis.reading.entities.made import Key, Made
from letopis.reading.entities.names import fold, is_cyrillic, nominatives
from letopis.reading.entities.nouns import nouns


def under_two_names(drafts: list[Draft], made: dict[Key, Made]) -> None:
    """Drafts under one key, and one entity, where two names are shown to be one's."""
    _in_brackets(drafts, made)
    _shortened(drafts, made)


def _shortened(drafts: list[Draft], made: dict[Key, Made]) -> None:
    """ "Alder" after "Alder Airlines": a name that only lacks the noun of what it is; «Вищий суд» after «Вищий суд
    кантону Торн»: one with that noun that lacks the rest.
    """
    bodies = {d.key: d for d in drafts if d.kind == "organisation" and d.key in made and d.known is None}
    named = {key: [fold(w) for w in made[key].name.split()] for key in bodies if key is not None}
    begun: dict[str, list[Key]] = {}
    for key, words in named.items():
        begun.setdefault(words[0] if words else "", []).append(key)
    for key, words in named.items():
        language = bodies[key].sentence.language
        alike = begun[words[0] if words else ""][:_MOST]
        full = [k for k in alike if k in made and k != key and _lacks(words, named[k], language)]
        if len(full) == 1 and key in made:
            _one(drafts, made, full[0], key)


_MOST = 20  # names that begin alike; more are a list or an attack


def _lacks(words: list[str], longer: list[str], language: str) -> bool:
    """Whether a name is the beginning of a longer one, to which only the noun of what it is comes, or which has it."""
    heads = nouns(language).heads.keys() | nouns("en").heads.keys()

    def is_head(word: str) -> bool:
        return not heads.isdisjoint(nominatives(word, language))

    if len(words) >= len(longer) or longer[: len(words)] != words:
        return False
    noun = len(longer) - len(words) <= 2 and is_head(longer[-1])
    return noun or (len(words) > 1 and any(map(is_head, words)))


def _one(drafts: list[Draft], made: dict[Key, Made], kept: Key, gone: Key) -> None:
    del made[gone]
    for one in drafts:
        one.key = kept if one.key == gone else one.key


def _in_brackets(drafts: list[Draft], made: dict[Key, Made]) -> None:
    """«Хельмут Деди (Helmut Dedy)», "Alder Space Station (ASS)": what stands in brackets behind a name is its original
    or its abbreviation."""
    ends = {(d.sentence.index, d.end): d for d in drafts if d.kind in ("person", "organisation") and d.key}
    for one in drafts:
        opened = _BRACKET.search(one.sentence.text[: one.start - one.sentence.start])
        named = ends.get((one.sentence.index, one.sentence.start + opened.start())) if opened else None
        if named is None or one.kind != named.kind or named.key is None or one.key in (None, named.key):
            continue
        original = is_cyrillic(named.text) and not is_cyrillic(one.text)
        abbreviation = one.text.isupper() or (one.known is not None and " " not in one.text)
        short = one.kind == "organisation" and abbreviation and " " in named.text
        if one.key is not None and one.key in made and named.key in made and (original or short):
            kept, gone = (one.key, named.key) if one.known and not named.known else (named.key, one.key)
            if original and kept == named.key and one.kind == "person":
                made[kept].names["latin"] = made[gone].name
            _one(drafts, made, kept, gone)


_BRACKET = re.compile(r"[»\"”]? \((?:[^()]{1,80}, )?[«\"“]?$")
