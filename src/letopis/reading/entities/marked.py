"""What the model marked, as drafts: without titles, stops and quotation marks that are no part of a name."""

from collections.abc import Iterator

from letopis.reading.analysis import Sentence
from letopis.reading.entities.drafts import Draft, tokens_in
from letopis.reading.entities.names import fold
from letopis.reading.entities.titles import heads_role, titles
from letopis.records.reading import MentionKind

_KINDS: dict[str, MentionKind] = {
    "PER": "person", "LOC": "place", "ORG": "organisation", "PRO": "product", "EVT": "event",
    "PERSON": "person", "FAMILY": "person", "ORGANIZATION": "organisation", "COUNTRY": "country", "CITY":
    "place", "STATE_OR_PROVINCE": "place", "DISTRICT": "place", "LOCATION": "place", "FACILITY": "facility",
    "NATIONALITY": "nationality", "PROFESSION": "role", "EVENT": "event", "LAW": "law", "PRODUCT": "product",
    "WORK_OF_ART": "product", "NUMBER": "number", "MONEY": "number", "PERCENT": "number",
}  # fmt: skip
_LONGEST = 200


def marked(sentence: Sentence) -> Iterator[Draft]:
    for span in (*sentence.names, *sentence.spans):
        kind = _KINDS.get(span.label)
        start, end = _trim(sentence, max(span.start, sentence.start), min(span.end, sentence.end))
        if kind == "person":
            start = _after_titles(sentence, start, end)
        if kind and 0 < end - start <= _LONGEST:
            yield Draft(start, end, kind, sentence, span.score)


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
    inner = sentence.text[first.start - sentence.start : last.end - sentence.start]
    if first.text in '«"“„' and len(tokens) > 1 and not any(q in inner[1:] for q in '»"”'):
        first = tokens[1]
    if last.text in '»"”' and len(tokens) > 1 and not any(q in inner[:-1] for q in '«"“„'):
        last = tokens[-2]
    return first.start, last.end
