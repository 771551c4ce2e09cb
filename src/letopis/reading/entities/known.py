"""What we know by name in a sentence, and what we know a draft to be: states, bodies, regions, seats, outlets."""

from collections.abc import Iterator
from itertools import pairwise

from letopis.knowledge import load
from letopis.reading.analysis import Sentence, Token
from letopis.reading.entities import states
from letopis.reading.entities.bodies import Body, bodies, generic, happenings, of_state, outlets
from letopis.reading.entities.drafts import Compass, Draft, Known
from letopis.reading.entities.extents import qualifies
from letopis.reading.entities.index import bare_words
from letopis.reading.entities.names import fold, is_cyrillic
from letopis.reading.entities.nouns import head_noun, without_form
from letopis.reading.entities.places import Place, regions, town
from letopis.reading.entities.titles import heads_role
from letopis.records.reading import MentionKind

_NAME_POS = {"PROPN", "NOUN", "ADJ", "X", "NUM", "ADP", ""}


def known(sentence: Sentence) -> Iterator[Draft]:
    """States, adjectives of states, capitals, bodies, regions and outlets by name."""
    tokens = sentence.tokens
    words = [t.text for t in tokens]
    language = sentence.language
    for first, last, value in _all_known(words, language):
        inside = tokens[first:last]
        if _of_title(value, tokens[first : last + 1], language):
            continue
        if len(inside) == 1 and (inside[0].pos not in _NAME_POS or inside[0].pos == "ADP"):
            continue
        everywhere = isinstance(value, Body) and value.generic  # left to whether a state is named with it
        if (
            len(inside) == 1
            and opens(inside[0], tokens)
            and inside[0].pos not in ("PROPN", "X")
            and not everywhere
        ):
            continue  # a capital at the start of a sentence tells nothing: «Захід відбувся», «Того дня»
        yield Draft(inside[0].start, inside[-1].end, _kind_of(value), sentence, 0.9, value)
    if language == "en":
        for first, last, code in states.adjective_index().scan(words, language):
            yield Draft(tokens[first].start, tokens[last - 1].end, "nationality", sentence, 0.8, code)
        yield from _north_and_south(sentence)
        return
    for token in tokens:
        if token.pos in ("ADJ", "NOUN", "PROPN", "X", "") and (code := states.by_adjective(token, language)):
            yield Draft(token.start, token.end, "nationality", sentence, 0.8, code)


def _of_title(value: Known, words: tuple[Token, ...], language: str) -> bool:
    """Whether a paper's name is but part of an office: "Vice President"."""
    paper = isinstance(value, Body) and value.sector == "media" and language == "en"
    return paper and len(words) == 2 and words[1].text.istitle() and heads_role(words[1], language)


def _north_and_south(sentence: Sentence) -> Iterator[Draft]:
    """ "the North" and "the South" as parties; settled later, by whether a Korea is in view."""
    for before, token in pairwise(sentence.tokens):
        after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
        alone = after is None or not after.text[0].isupper()
        if token.text in ("North", "South") and before.text in ("the", "The") and alone:
            yield Draft(
                token.start,
                token.end,
                "place",
                sentence,
                0.5,
                Compass("KP" if token.text == "North" else "KR"),
            )


def opens(token: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a word begins its sentence, so that its capital tells nothing."""
    return not token.text.isupper() and all(not t.text[0].isalnum() for t in tokens[: token.i])


def _all_known(words: list[str], language: str) -> Iterator[tuple[int, int, Known]]:
    yield from bodies().scan(words, language)
    yield from states.name_index().scan(words, language)
    yield from regions().scan(words, language)
    yield from states.seat_index().scan(words, language)
    for first, last, outlet in outlets().scan(words, language):
        # A name of one common word («Правда», "Time") is an outlet only where something else says so.
        quoted = first and words[first - 1] in '«"“„' and last < len(words) and words[last] in '»"”“'
        foreign = language != "en" and not is_cyrillic(words[first])
        if quoted or foreign or last - first > 1 or (words[first].isupper() and len(words[first]) > 2):
            yield first, last, outlet
    for first, last, body in generic().scan(words, language):
        yield first, last, body


def _kind_of(value: Known) -> MentionKind:
    if isinstance(value, str):
        return "country"
    if isinstance(value, Body):
        return "outlet" if value.sector == "media" else "organisation"
    if isinstance(value, Place):
        return "facility" if value.precision == "point" else "place"
    return "place"


def recognise(one: Draft) -> None:
    """Settle kind and value of a draft by its words where we know them."""
    if one.known is not None or one.kind in ("number", "event", "law", "role"):
        return
    language = one.sentence.language
    if (
        one.kind in ("place", "country")
        and one.text.islower()
        and (code := states.by_name(one.text.title(), language))
    ):
        one.kind, one.known = "country", code  # keywords below an article: «россия, вакцина»
        return
    if language == "ru" and one.kind in ("place", "country") and set(one.text.lower()) & set("іїєґ"):
        code = states.by_name(one.text, "uk")  # a Ukrainian sentence in a Russian article
        if code:
            one.kind, one.known = "country", code
            return
    if happenings().whole(one.text, language) is not None:
        one.kind = "event"
        return
    if one.kind == "nationality" or (
        len(one.tokens) == 1 and one.kind in ("country", "place", "organisation")
    ):
        code = states.by_adjective(one.tokens[0], language) if one.tokens else ""
        if code:
            one.kind, one.known = "nationality", code
            return
    bare = " ".join(without_form(bare_words(one.text), language))
    if (
        one.kind == "organisation"
        and bare != one.text
        and (body := bodies().whole(bare, language)) is not None
    ):
        one.known = body  # ПАО «Ольха»
        return
    for index in (bodies(), states.name_index(), states.seat_index(), regions(), outlets(), generic()):
        value = index.whole(one.text, language)
        if value is not None and not (
            one.kind == "person" and index is not outlets() and len(one.tokens) > 1
        ):
            one.kind, one.known = _kind_of(value), value
            return
    if (
        one.kind == "person"
        and len(one.tokens) > 1
        and one.tokens[0].pos == "NOUN"
        and head_noun(one.tokens[0], language)
    ):
        one.kind = "organisation"  # «Институт Ольхина»
    if one.kind == "organisation":
        _recognise_states_body(one)
    elif (
        one.kind in ("place", "country")
        and len(one.tokens) == 1
        and (one.tokens[0].pos == "ADJ" or (language != "en" and qualifies(one.sentence, one.tokens[0])))
        and (one.text.islower() or not _in_place(one) or town(one.text, language) is None)
    ):
        one.kind = "nationality"  # «московский», "Hawaiian": of a town, no name of it


def _in_place(one: Draft) -> bool:
    before = one.sentence.tokens[one.tokens[0].i - 1].text if one.tokens and one.tokens[0].i else ""
    return fold(before) in load("prepositions", one.sentence.language)["place"]


def _recognise_states_body(one: Draft) -> None:
    """«российское правительство», "the Japanese government": a body that every state has, and whose it is."""
    language = one.sentence.language
    code = ""
    rest = []
    for token in one.tokens:
        if found := states.by_adjective(token, language) or states.by_name(token.text, language):
            code = code or found
        else:
            rest.append(token.text)
    body = generic().whole(" ".join(rest), language) if code else None
    if body is not None:
        one.known, one.country = of_state(body, code), code
