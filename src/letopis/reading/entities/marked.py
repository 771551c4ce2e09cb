"""What the model marked, as drafts: without titles, stops and quotation marks that are no part of a name."""

import re
from collections.abc import Iterator

from letopis.reading.analysis import Sentence, Token
from letopis.reading.entities.drafts import Draft, tokens_in
from letopis.reading.entities.names import fold
from letopis.reading.entities.nouns import head_noun, nouns
from letopis.reading.entities.places import regions
from letopis.reading.entities.states import by_adjective, by_name, seat_index
from letopis.reading.entities.titles import heads_role, titles
from letopis.records.reading import MentionKind

_KINDS: dict[str, MentionKind] = {
    "PER": "person", "LOC": "place", "ORG": "organisation", "PRO": "product", "EVT": "event",
    "PERSON": "person", "FAMILY": "person", "ORGANIZATION": "organisation", "COUNTRY": "country", "CITY":
    "place", "STATE_OR_PROVINCE": "place", "DISTRICT": "place", "LOCATION": "place", "FACILITY": "facility",
    "NATIONALITY": "nationality", "PROFESSION": "role", "EVENT": "event", "LAW": "law", "PRODUCT": "product",
    "WORK_OF_ART": "product", "NUMBER": "number", "MONEY": "number", "PERCENT": "number",
}  # fmt: skip
_PRECISIONS = {"CITY": "city", "STATE_OR_PROVINCE": "region", "COUNTRY": "country"}  # other places: area
_LONGEST = 200


def marked(sentence: Sentence) -> Iterator[Draft]:
    """A draft of each name and span that the model marked; people joined by «и» or a comma apart."""
    for span in (*sentence.names, *sentence.spans):
        kind = _KINDS.get(span.label)
        start, end = _trim(sentence, max(span.start, sentence.start), min(span.end, sentence.end))
        if sentence.language == "en" and kind in ("person", "place", "country"):
            start, end = _capitals(sentence, start, end)
            start = _after_shouts(sentence, start, end) if kind == "person" else start
        elif sentence.language == "en" and kind == "organisation":
            end = _until_plain(sentence, start, end)
        precision = _PRECISIONS.get(span.label, "")
        for first, last in _names(sentence, start, end, kind):
            if kind and 0 < last - first <= _LONGEST:
                yield Draft(first, last, kind, sentence, span.score, precision=precision)


def _names(sentence: Sentence, start: int, end: int, kind: MentionKind | None) -> Iterator[tuple[int, int]]:
    """The names of one span: people joined by «и» or a comma; places joined by «и», "to" or a comma ("Alder,
    Pennsylvania"), without what is joined to them ("Alder-based").
    """
    if kind == "person":
        yield from _people(sentence, start, end)
        return
    text = sentence.text[start - sentence.start : end - sentence.start]
    parts = [part for part in _JOINED.split(text) if part] if kind == "place" else [text]
    if len(parts) < 2 or not all(part[0].isupper() for part in parts) or _is_one(text, sentence.language):
        parts = [text]
    for part in parts:
        first = start + text.index(part)
        yield first, first + len(_TO_PLACE.sub("", part) if sentence.language == "en" else part)


_JOINED = re.compile(r", | (?:and|to|и|і|та|й) ")
_TO_PLACE = re.compile(r"-(?:based|born|area|led|backed|run|owned|style|bound)$")


def _is_one(text: str, language: str) -> bool:
    """«Босния и Герцеговина»."""
    return bool(by_name(text, language)) or regions().whole(text, language) is not None


def _capitals(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The name in "the town of Port Alder", "Alder ambitions": without plain words around it, but "Alder county"."""
    tokens = list(tokens_in(sentence, start, end))
    while len(tokens) > 1 and tokens[0].text[0].islower():
        tokens.pop(0)
    while (
        len(tokens) > 1 and tokens[-1].text[0].islower() and fold(tokens[-1].text) not in nouns("en").places
    ):
        tokens.pop()
    return (tokens[0].start, tokens[-1].end) if tokens else (start, end)


def _after_shouts(sentence: Sentence, start: int, end: int) -> int:
    """Where the name begins in "NO SHOW Ann Bell": teasers shout before it; but "ANN Bell" may begin an article."""
    tokens = tokens_in(sentence, start, end)
    loud = next((i for i, t in enumerate(tokens) if not (t.text.isupper() and len(t.text) > 2)), 0)
    return tokens[loud].start if loud and len(tokens) - loud > 1 else start


def _until_plain(sentence: Sentence, start: int, end: int) -> int:
    """Where the name of a body ends in "Alder executives", "Alder, told the court": but "Norwegian forces"."""
    tokens = list(tokens_in(sentence, start, end))
    told = next(
        (i for i, t in enumerate(tokens[:-1]) if t.text == "," and tokens[i + 1].text[0].islower()), 0
    )
    tokens = tokens[:told] if told else tokens
    last = len(tokens)
    while last > 1 and tokens[last - 1].text[0].islower():
        last -= 1
    plain, rest = tokens[last:], tokens[:last]
    kept = not plain or any(head_noun(t, "en") or t.text in ("of", "for", "and") for t in plain)
    state = all(not t.text[0].isupper() or _of_state(t) for t in rest)
    if kept or state or not tokens:
        return tokens[-1].end if tokens else end
    return rest[-2 if rest[-1].text in ("'s", "’s") and len(rest) > 1 else -1].end


def _of_state(token: Token) -> bool:
    """Whether a word names a state, by adjective, name or capital."""
    named = by_adjective(token, "en") or by_name(token.text, "en")
    return bool(named) or seat_index().whole(token.text, "en") is not None


def _people(sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The people of one span («Анна и Пётр Орловы», "Matthew, William"), without their titles."""
    group: list[Token] = []
    for token in (*tokens_in(sentence, start, end), None):
        if token is not None and token.text != "," and fold(token.text) not in _AND:
            group.append(token)
        elif group:
            yield _after_titles(sentence, group[0].start, group[-1].end), group[-1].end
            group = []


_AND = ("и", "і", "й", "та", "and", "&")


def _after_titles(sentence: Sentence, start: int, end: int) -> int:
    """Where the name begins in a person's span that takes in a title («президент Иван Орлов», "Mr Smith")."""
    tokens = tokens_in(sentence, start, end)
    for token in tokens[:-1]:
        courtesy = fold(token.text.rstrip(".")) in titles(sentence.language).courtesy
        if not (courtesy or token.text == "." or heads_role(token, sentence.language)):
            return token.start
    return tokens[-1].start if tokens else start


def _trim(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Without quotation marks on one side only, stops and a possessive ending."""
    tokens = list(tokens_in(sentence, start, end))
    while tokens and (tokens[-1].text in ("'s", "’s", ",", ".", ":", "-", "—", "–", "(")):
        tokens.pop()
    while tokens and tokens[0].text in (",", ".", ":", ")", "-", "—", "–"):
        tokens.pop(0)
    if not tokens:
        return start, start
    first, last = tokens[0], tokens[-1]
    if len(tokens) > 1 and first.text in '«"“„' and last.text in '»"”“':
        return tokens[1].start, tokens[-2].end
    if cut := _unpaired(tokens, sentence):
        last = tokens[cut - 1]
    elif (opened := next((i for i, t in enumerate(tokens) if t.text == "("), 0)) and tokens[-1].text != ")":
        last = tokens[opened - 1]
    after = next(iter(sentence.tokens[last.i + 1 : last.i + 2]), None)
    if after is not None and after.text in '»"”' and _quotes(tokens, last) == 1:
        last = after  # «центр „Ольха» whose closing mark was left out
    inner = sentence.text[first.start - sentence.start : last.end - sentence.start]
    if first.text in '«"“„' and len(tokens) > 1 and not any(q in inner[1:] for q in '»"”'):
        first = tokens[1]
    if last.text in '»"”' and len(tokens) > 1 and not any(q in inner[:-1] for q in '«"“„'):
        last = tokens[-2]
    return first.start, last.end


def _quotes(tokens: list[Token], last: Token) -> int:
    """How many quotation marks of a name inside it are open at its last word; one at its very start is none."""
    inside = [t.text for t in tokens[1:] if t.i <= last.i]
    return sum(t in '«“„"' for t in inside) - sum(t in "»”" for t in inside)


def _unpaired(tokens: list[Token], sentence: Sentence) -> int:
    """The index of a closing quotation mark inside a name whose opening one stands right before it, 0 for none."""
    before = sentence.tokens[tokens[0].i - 1].text if tokens[0].i else ""
    if before not in ('"', "«", "“", "„") or tokens[0].text == before:
        return 0
    closing = {'"': '"', "«": "»", "“": "”", "„": "“"}[before]
    at = next((i for i, token in enumerate(tokens) if token.text == closing), 0)
    return at if 0 < at < len(tokens) - 1 and all(t.text != before for t in tokens[:at]) else 0
