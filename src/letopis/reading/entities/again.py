"""Bodies meant again by a common noun: «министерство» after «Министерство труда», "the company" after a company.

A noun alone, with nothing that makes it another's («министерство Орлова», «новая партия»), means the body last
named that has this noun in its name, or whose sector the noun stands for (`again` of knowledge/…/bodies.yaml).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from letopis.reading import morphology
from letopis.reading.analysis import Sentence, Token
from letopis.reading.entities.drafts import MOST, Draft, Drafts
from letopis.reading.entities.index import bare_words
from letopis.reading.entities.names import fold, nominatives
from letopis.reading.entities.nouns import nouns

Key = tuple[str, str]
_NEAR = 8  # sentences after which a body is named anew


@dataclass(frozen=True, slots=True)
class Named:
    """A body that the article has named: where last, by which nouns, of which sector."""

    key: Key
    sentence: int
    words: frozenset[str]
    sector: str


def introduced(sentences: list[Drafts]) -> dict[Key, str]:
    """The nouns that stand right before names of bodies, anywhere in the article: «авиакомпания» of «авиакомпания
    Wizz», «лоукостер „Wizz“»."""
    found: dict[Key, str] = {}
    for here in sentences:
        known = nouns(here.sentence.language)
        wanted = known.heads.keys() | frozenset[str]().union(*known.again.values())
        for one in here.of("organisation", "outlet"):
            before = [t for t in here.sentence.tokens if t.end <= one.start and t.text not in _MARKS][-1:]
            for form in nominatives(before[0].text, here.sentence.language) if before and one.key else ():
                if form in wanted and one.key is not None:
                    found.setdefault(one.key, form)
    return found


def sector_of(noun: str, language: str) -> str:
    """The sector of a noun for bodies: company of «авиакомпания»; "" when it has none or several."""
    known = nouns(language)
    of = {known.heads.get(noun, "")} | {sector for sector, words in known.again.items() if noun in words}
    return of.pop() if len(of := of - {""}) == 1 else ""


def again(sentences: list[Drafts], sectors: dict[Key, str]) -> None:
    """Add to each sentence the mentions that mean a body named before. `sectors` are those of all bodies."""
    called = introduced(sentences)
    latest: dict[Key, Named] = {}
    for here in sentences:
        language = here.sentence.language
        known = nouns(language)
        wanted = known.heads.keys() | frozenset[str]().union(*known.again.values())
        named = [d for d in here.of("organisation", "outlet") if d.key is not None]
        found = []
        for token in here.sentence.tokens:
            for one in [d for d in named if d.end <= token.start]:
                named.remove(one)
                _remember(one, latest, sectors, called)
            noun = next((form for form in nominatives(token.text, language) if form in wanted), "")
            if noun and latest and _alone(token, here, len(_of_noun(noun, latest, here.sentence)) == 1):
                meant = _meant(noun, latest, here.sentence)
                if meant is not None:
                    found.append(_mention(token, meant, here.sentence, latest))
        for one in named:
            _remember(one, latest, sectors, called)
        here.found = sorted([*here.found, *found[:MOST]], key=lambda d: (d.start, -d.end))


def _remember(one: Draft, latest: dict[Key, Named], sectors: dict[Key, str], called: dict[Key, str]) -> None:
    key = one.key
    if key is not None:
        noun = called.get(key, "")
        words = {fold(word) for word in bare_words(one.lemma)} | latest.get(key, _NOBODY).words | {noun}
        latest.pop(key, None)
        sector = sectors.get(key, "") or sector_of(noun, one.sentence.language)
        latest[key] = Named(key, one.sentence.index, frozenset(words), sector)


_NOBODY = Named(("", ""), 0, frozenset(), "")


def _meant(noun: str, latest: dict[Key, Named], sentence: Sentence) -> Named | None:
    """The body last named with this noun in its name, else of the sector that the noun stands for."""
    near = [b for b in _of_noun(noun, latest, sentence) if sentence.index - b.sentence <= _NEAR]
    return next((body for body in near if noun in body.words), None) or next(iter(near), None)


def _of_noun(noun: str, latest: dict[Key, Named], sentence: Sentence) -> list[Named]:
    """The bodies named so far that the noun may mean, the latest first."""
    again = nouns(sentence.language).again
    return [b for b in reversed(latest.values()) if noun in b.words or noun in again.get(b.sector, ())]


def _mention(token: Token, meant: Named, sentence: Sentence, latest: dict[Key, Named]) -> Draft:
    kind = "outlet" if meant.sector == "media" else "organisation"
    latest.pop(meant.key)
    latest[meant.key] = Named(meant.key, sentence.index, meant.words, meant.sector)
    one = Draft(token.start, token.end, "outlet" if kind == "outlet" else "organisation", sentence, 0.4)
    one.key, one.lemma = meant.key, token.lemma
    return one


def _alone(token: Token, here: Drafts, only: bool) -> bool:
    """Whether a noun in the singular stands with nothing that names or narrows it; of one body alone («ирландская
    компания») its country may be said."""
    sentence = here.sentence
    if any(d.start <= token.start < d.end for d in here.found if d.kind not in ("role", "event")):
        return False
    before = sentence.tokens[token.i - 1] if token.i else None
    after = next(iter(sentence.tokens[token.i + 1 : token.i + 2]), None)
    if sentence.language == "en":
        definite = before is not None and fold(before.text) == "the" and token.text.islower()
        return definite and not (after is not None and _narrows_english(after))
    capital = token.text[0].isupper() and not (before is None or not before.text[0].isalnum())
    if capital or "plur" in token.tags:
        return False
    ours = [d for d in here.found if only and d.kind == "nationality"]
    return not any(
        _narrows(other, token, sentence.language)
        for other in _beside(before, after)
        if not (other is before and any(d.start <= other.start < d.end for d in ours))
    )


def _beside(before: Token | None, after: Token | None) -> Iterator[Token]:
    if before is not None and fold(before.text) not in _THIS and before.pos in ("ADJ", "DET", "NUM", "PRON"):
        yield before
    if after is not None:
        yield after


_MARKS = ("«", '"', "“", "„")
_THIS = ("это", "этого", "этому", "этим", "этом", "эта", "этой", "эту", "этот", "само", "сама", "сам", "це", "цього",
         "цьому", "цим", "ця", "цієї", "цій", "цю", "цією", "цей", "саме")  # fmt: skip


def _narrows(other: Token, noun: Token, language: str) -> bool:
    """Whether the word beside makes it another body: an adjective, a genitive, a name."""
    if other.i < noun.i:
        return True
    if not other.text[0].isalnum():
        return other.text in '«"“„'
    if other.text[0].isupper():
        return True
    return other.pos in ("NOUN", "PROPN", "ADJ", "X") and "gent" in morphology.cases(other.text, language)


def _narrows_english(after: Token) -> bool:
    return (
        fold(after.text) in ("of", "for", "'s", "’s", "-", "that", "which")
        or after.text[0].isupper()
        or (after.pos in ("NOUN", "PROPN"))
    )
