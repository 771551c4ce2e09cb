"""One entity under two names: the original or the abbreviation in brackets, the short name of a company."""

from letopis.reading.entities.drafts import Draft
from letopis.reading.entities.extents import nouns
from letopis.reading.entities.made import Key, Made
from letopis.reading.entities.names import fold, is_cyrillic, nominatives


def under_two_names(drafts: list[Draft], made: dict[Key, Made]) -> None:
    """Drafts under one key, and one entity, where two names are shown to be one's."""
    _in_brackets(drafts, made)
    _shortened(drafts, made)


def _shortened(drafts: list[Draft], made: dict[Key, Made]) -> None:
    """ "Alder" after "Alder Airlines", «Ольха» after «Ольха Групп»: a name that only lacks the noun of what it is."""
    bodies = {d.key: d for d in drafts if d.kind == "organisation" and d.key in made and d.known is None}
    longer: dict[str, list[Key]] = {}
    for key, one in bodies.items():
        words = made[key].name.split()
        heads = nouns(one.sentence.language).heads.keys() | nouns("en").heads.keys()
        if (
            key is not None
            and len(words) > 1
            and not heads.isdisjoint(nominatives(words[-1], one.sentence.language))
        ):
            longer.setdefault(fold(" ".join(words[:-1])), []).append(key)
    for key in bodies:
        full = longer.get(fold(made[key].name), []) if key is not None and key in made else []
        if len(full) == 1 and full[0] != key and full[0] in made:
            _one(drafts, made, full[0], key)


def _one(drafts: list[Draft], made: dict[Key, Made], kept: Key, gone: Key) -> None:
    del made[gone]
    for one in drafts:
        one.key = kept if one.key == gone else one.key


def _in_brackets(drafts: list[Draft], made: dict[Key, Made]) -> None:
    """«Хельмут Деди (Helmut Dedy)», "Alder Space Station (ASS)": what stands in brackets behind a name is its original
    or its abbreviation."""
    ends = {(d.sentence.index, d.end): d for d in drafts if d.kind in ("person", "organisation") and d.key}
    for one in drafts:
        named = ends.get((one.sentence.index, one.start - 2))
        if named is None or one.kind != named.kind or not one.key or one.key == named.key:
            continue
        start = named.end - one.sentence.start
        between = one.sentence.text[start : start + 2] == " (" and one.key in made and named.key in made
        original = is_cyrillic(named.text) and not is_cyrillic(one.text)
        short = one.kind == "organisation" and one.text.isupper() and " " in named.text
        if between and (original or short) and named.key is not None:
            kept, gone = (one.key, named.key) if one.known and not named.known else (named.key, one.key)
            if original and kept == named.key and one.kind == "person":
                made[kept].names["latin"] = made[gone].name
            _one(drafts, made, kept, gone)
