"""English roles before a name: "Armenian Prime Minister Name", "a spokesman for the Board, Name, said"."""

from collections.abc import Callable

from letopis.reading.analysis import Sentence, Token
from letopis.reading.entities.names import fold
from letopis.reading.entities.titles import heads_role, titles

Test = Callable[[Token], bool]


def before_english(sentence: Sentence, name: Token, barrier: Test, marked: Test) -> Token | None:
    """ "Armenian Prime Minister", "U.S. special envoy": the title touches the name, what qualifies it
    stands before.
    """
    if opening := _office_of(sentence, name, barrier):
        return _first_of(sentence, opening, barrier)
    head = sentence.tokens[name.i - 1]
    if head.text in (".", ",") and head.i:  # "Sen. Smith", "Japan's prime minister, Taro Aso"
        head = sentence.tokens[head.i - 1]
    if not (heads_role(head, "en") or marked(head)):
        return _served_before(sentence, name, barrier)
    return _first_of(sentence, head, barrier)


def _first_of(sentence: Sentence, head: Token, barrier: Test) -> Token:
    """The first of the words that qualify a title."""
    known = titles("en")
    first = head
    for token in reversed(sentence.tokens[max(0, head.i - 8) : head.i]):
        part = (
            token.text in ("'s", "’s", "-", "&")
            or fold(token.text) in known.modifiers
            or heads_role(token, "en")
        )
        doing = token.text.endswith("ing") and token.text.islower() and not part  # "began dating actor Name"
        if barrier(token) or doing or not (part or token.pos in ("PROPN", "ADJ", "NOUN")):
            break
        first = token
    while first.i < head.i and not first.text[0].isalnum():
        first = sentence.tokens[first.i + 1]  # "(Reuters) - Alder quarterback Name"
    return first


def _office_of(sentence: Sentence, name: Token, barrier: Test) -> Token | None:
    """ "Secretary of State Name", "Minister for Home Affairs Name": a capitalised title and what it is of."""
    for token in reversed(sentence.tokens[max(0, name.i - 6) : name.i - 2]):
        following = sentence.tokens[token.i + 1]
        if heads_role(token, "en") and following.text in ("of", "for") and token.text[:1].isupper():
            between = sentence.tokens[token.i + 2 : name.i]
            titled = all(t.text[:1].isupper() or t.text in ("and", "&", "the") for t in between)
            return token if titled and not any(map(barrier, between)) else None
    return None


def _served_before(sentence: Sentence, name: Token, barrier: Test) -> Token | None:
    """ "a spokesman for the Harbour Board, Name, said": the title, with whom it serves between it and the name."""
    after = next((t for t in sentence.tokens[name.i + 1 :] if t.pos != "PROPN"), None)
    if sentence.tokens[name.i - 1].text != "," or after is None or after.text != ",":
        return None
    inside = sentence.tokens[max(0, name.i - 9) : name.i - 1]
    for token in reversed(inside):
        if (
            heads_role(token, "en")
            and token.i + 1 < name.i
            and sentence.tokens[token.i + 1].text in ("for", "of")
        ):
            return token
        if barrier(token) or token.pos not in ("PROPN", "NOUN", "ADJ", "DET", "ADP"):
            break
    return None
