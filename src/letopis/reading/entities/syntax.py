"""What a name's place in its sentence tells of it: the cases it can stand in, whether a man or a woman is meant."""

from letopis.reading import morphology
from letopis.reading.analysis import Token
from letopis.reading.entities.drafts import Draft
from letopis.reading.entities.forms import ways
from letopis.reading.entities.names import cases_after

_SUBJECTS = ("nsubj", "nsubj:pass")
_WOMEN = ("ка", "ица", "ниця", "иня", "щина", "ша", "иса")


def expected_cases(one: Draft) -> frozenset[str]:
    """The cases that a name's place allows, none for any: what its preposition takes, the nominative of a subject,
    the genitive after a noun that it cannot agree with («судьба Асии»), the accusative of an object.
    """
    language, tokens = one.sentence.language, one.tokens
    if language == "en" or not tokens:
        return frozenset()
    before = one.sentence.tokens[tokens[0].i - 1] if tokens[0].i else None
    if before is not None and (taken := cases_after(before.text, language)):
        return taken
    head = one.sentence.head_of(one.start, one.end)
    if (
        head is not None
        and head.dep in _SUBJECTS
        and (one.kind != "person" or _nominative(tokens[0], language))
    ):
        return frozenset({"nomn"})
    if one.kind != "person" or before is None:
        return frozenset()
    if before.pos == "NOUN":
        beside = morphology.cases(before.text, language) if "anim" in before.tags else frozenset[str]()
        return frozenset({"gent"}) | (_cases(tokens[0], language) & beside)
    objective = head is not None and head.dep == "obj" and before.pos not in ("ADJ", "PROPN")
    return frozenset({"accs", "gent"}) if objective else frozenset()


def _nominative(token: Token, language: str) -> bool:
    """Whether a name's first word can be a nominative: the parse takes «Асию» for a subject at times."""
    cases = _cases(token, language)
    return not cases or "nomn" in cases


def _cases(token: Token, language: str) -> frozenset[str]:
    """The cases of every way to read a name's first word."""
    return frozenset(
        form.case for form in ways(token.text, language, "person") if form.case and form.weight > 0.05
    )


def told_gender(one: Draft) -> str:
    """femn where a verb or a noun beside says that a woman is named («сказала Ольха», «журналистка Ольха»), "" else:
    of men's forms many speak of women too.
    """
    language, tokens = one.sentence.language, one.tokens
    if language == "en" or not tokens:
        return ""
    head = one.sentence.head_of(one.start, one.end)
    if head is not None and head.dep in _SUBJECTS and head.head >= 0:
        verb = one.sentence.tokens[head.head]
        if verb.pos == "VERB" and {"femn", "past"} <= verb.tags:
            return "femn"
    before = one.sentence.tokens[tokens[0].i - 1] if tokens[0].i else None
    if before is None or "femn" not in before.tags:
        return ""
    noun = before.pos == "NOUN" and (
        (before.lemma.endswith(_WOMEN) and "anim" in before.tags) or _adjectival(before)
    )
    agrees = _cases(tokens[0], language) & morphology.cases(before.text, language) - {"gent"}
    return "femn" if agrees and (noun or before.pos == "ADJ") else ""


def _adjectival(noun: Token) -> bool:
    """«подзащитная», «обвиняемой»."""
    return noun.lemma.endswith(("ый", "ий", "ая", "яя", "а")) and noun.text.endswith(
        ("ая", "яя", "ую", "юю", "ой", "ою")
    )
