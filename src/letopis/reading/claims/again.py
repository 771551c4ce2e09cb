"""Whom an office or a calling means that is said again without the name: «министр», «политик», "the comedian"."""

from typing import TYPE_CHECKING

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.syntax import base, children
from letopis.records import Mention

if TYPE_CHECKING:
    from letopis.reading.claims.parties import Parties

_OF_HIS = ("страна", "ведомство", "государство", "правительство", "країна", "держава", "відомство", "уряд")
_PUBLIC = ("политик", "дипломат", "политика", "політик")  # said again of whoever holds an office
# Said again of the one person whom the sentences before name.
_FAMED = frozenset({
    "comedian", "actor", "actress", "singer", "rapper", "star", "musician", "artist", "author", "writer", "novelist",
    "filmmaker", "designer", "athlete", "player", "striker", "quarterback", "coach", "champion", "entrepreneur",
    "billionaire", "tycoon", "mogul", "founder", "frontman", "politician", "diplomat",
})  # fmt: skip
_SAID = 4  # sentences back in which the office was named with its holder
_ADJECTIVAL = ("ый", "ий", "ой", "ая", "яя", "ого", "его", "ому", "ему", "ым", "им", "ую", "ей", "ій", "ою")


def again(parties: "Parties", sentence: Sentence, token: Token, start: int, end: int) -> str:
    """The id of the person named before who is meant by the description from `start` to `end`, headed by `token`; ""
    when none is known to be."""
    if not parties.one_person(sentence, token):
        return ""
    near = parties.analysis.sentences[max(0, sentence.index - _SAID) : sentence.index]
    before = [
        m for m in parties.who.mentions if m.kind == "person" and near and near[0].start <= m.start < start
    ]
    if sentence.language == "en":
        return _famed(sentence, token, before)
    if any(t is not token and t.lemma not in _OF_HIS for t in sentence.tokens_in(start, end)):
        return ""
    for mention in reversed(before):
        person = parties.who.entity(mention.entity)
        held = [r.text.lower() for r in person.roles] if person is not None else []
        if held and (token.lemma in _PUBLIC or any(_heads(token.lemma, role) for role in held)):
            return person.id if person is not None else ""
    return ""


def _famed(sentence: Sentence, token: Token, before: list[Mention]) -> str:
    """ "Anna Berg … The comedian said": by the article "the" and where nobody else was named."""
    definite = any(c.text.lower() == "the" and base(c.dep) == "det" for c in children(sentence, token))
    named = {m.entity for m in before if m.entity}
    return named.pop() if definite and token.lemma in _FAMED and len(named) == 1 else ""


def _heads(lemma: str, role: str) -> bool:
    """Whether a word is the office of a role, «министр» of «бывшего министра обороны», and not whose it is:
    «пресс-секретарь министра»."""
    words = role.split()
    if any(word == lemma or word.startswith(f"{lemma}-") for word in words):
        return True  # «начальник управления генерал-лейтенант Новак»
    at = next((i for i, word in enumerate(words) if word.startswith(lemma[:-1])), None)
    return at is not None and all(word.endswith(_ADJECTIVAL) for word in words[:at])
