"""Whose name stands beside a role or a common noun: «премьер-министр Польши Ян Ковальский», «авиакомпания Лот»."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.syntax import base, children, head, marker, named_apart
from letopis.reading.claims.tree import agree, readings
from letopis.reading.entities.again import sector_of
from letopis.reading.morphology import CASES
from letopis.records import Mention

if TYPE_CHECKING:
    from letopis.reading.claims.parties import Parties

NAMED = ("person", "organisation", "outlet", "country", "place", "facility", "nationality", "product")
_JOINED = (",", "и", "і", "й", "та")  # «братья Ян и Пётр»


def beside(parties: "Parties", sentence: Sentence, token: Token) -> Mention | None:
    """Whom a role or a common noun names besides: «премьер-министр Польши Ян Ковальский»,
    «авиакомпания Лот»."""
    mention = parties.mention(token)
    if mention is not None and mention.kind in ("person", "organisation") and mention.entity:
        return mention
    if token.pos in ("NOUN", "ADJ", "PROPN") and (named := _named_after(parties, sentence, token)):
        return named
    for child in children(sentence, token):
        behind = sentence.language == "en" and child.dep == "compound"  # "credit company Fjordbank"
        if (
            (base(child.dep) not in ("appos", "flat", "nmod") and not behind)
            or child.i < token.i
            or child.start - token.end > 120
            or head(sentence, token) in sentence.tokens[token.i + 1 : child.i]
        ):
            continue  # "Envoys met in Bergen, the Post reported": past its own verb nothing names it
        found = parties.mention(child)
        if (found is None or found.kind == "role") and _second_office(sentence, token, child):
            named = beside(parties, sentence, child)
            if named is not None and named.kind == "person":
                return named
        if found is None or not found.entity or found.kind not in NAMED or found.kind == "nationality":
            continue
        if named_apart(sentence, token, child):
            continue
        if found.kind in ("country", "place", "facility") and (
            base(child.dep) == "nmod" or _through_another(sentence, token, child)
        ):
            continue  # «суд города Бергена», however it is parsed
        latin = child.text.isascii() and sentence.language != "en"
        people = "anim" in token.tags and not company(sentence, token)
        if latin and found.kind in ("organisation", "outlet") and people:
            continue  # «пилоты Wizz» are no company, «лоукостер Wizz» is one
        if base(child.dep) != "nmod" and sentence.language != "en":
            if found.kind == "person" and {"plur", "anim"} <= token.tags and child.i == token.i + 1:
                continue  # «родственники Анны» are not she
            if not _fits(token, sentence.tokens_in(found.start, found.end) or [child], sentence.language):
                continue  # «адвокат христианки Анны Новак» is not she
            return found
        bare = marker(sentence, child) == child.case or (latin and marker(sentence, child) in CASES)
        if base(child.dep) != "nmod" or (bare and _agree(token, child)):
            return found
        if latin and company(sentence, token) and not _opened(sentence, child):
            return found  # «в авиакомпании Wizz»
    return None


def _through_another(sentence: Sentence, token: Token, name: Token) -> bool:
    """«Суд кантону Берген»: a noun between, of which the name is."""
    between = sentence.tokens[token.i + 1 : name.i]
    return sentence.language != "en" and any(t.pos == "NOUN" and t.head == token.i for t in between)


def _second_office(sentence: Sentence, token: Token, child: Token) -> bool:
    """«Лікар, заступник міністра Ян Берг»: another office of the same person, which the name follows."""
    alike = child.dep == "appos" and child.pos == token.pos == "NOUN" and child.i > token.i
    one = all({"anim"} <= t.tags and "plur" not in t.tags for t in (token, child))
    verb = head(sentence, token)
    if verb is not None and verb.pos == "VERB" and "plur" in verb.tags:
        return False  # «обращались папа римский, патриарх Кирилл»
    return alike and one and agree(token, child, sentence.language)


def _named_after(parties: "Parties", sentence: Sentence, token: Token) -> Mention | None:
    """The person whose name stands right after a role or a noun of person, in the same case."""
    roles = [m for m in parties.mentions_over(token) if m.kind == "role"]
    for end in (*(m.end for m in roles), token.end, parties.words(sentence, token)[1]):
        follows = parties.person_at(end + 1) or parties.person_at(end + 2)
        if follows is None or "," in parties.analysis.text[end : follows.start]:
            continue
        if _others(sentence, token, follows):
            return None
        top = sentence.tokens_in(follows.start, follows.end)
        if top and _of_another(sentence, token, top[0]):
            return None
        if top and base(top[0].dep) == "nmod" and top[0].head == token.i and not roles:
            return None  # «супруг Биби»: a name without endings hangs on its noun as whose he is
        if top and (not token.case or _fits(token, top, sentence.language)):
            return follows
    return None


def _others(sentence: Sentence, token: Token, person: Mention) -> bool:
    """«Соседи Кастро рассказали»: many people, and after them one name, are of that name, not its bearer."""
    if "plur" not in token.tags or sentence.language == "en":
        return False
    following = next((t for t in sentence.tokens if t.start >= person.end), None)
    return following is None or following.text.lower() not in _JOINED


def _of_another(sentence: Sentence, token: Token, name: Token) -> bool:
    """«Семья христианки Анны Новак»: a name that agrees with the person right before it, not with who stands further
    off, is that person's."""
    near = sentence.tokens[name.i - 1]
    person = near is not token and near.pos == "NOUN" and "anim" in near.tags
    return person and agree(near, name, sentence.language) and not _share_case(token, name, sentence.language)


def _fits(noun: Token, name: Sequence[Token], language: str) -> bool:
    """Whether a word of the name agrees with the noun: of names from abroad («Нікол Пашинян», «Аделью Морой») the
    dictionary often mistakes one."""
    return any(_share_case(noun, word, language) for word in name)


def _share_case(one: Token, other: Token, language: str) -> bool:
    first, second = readings(one.text, language), readings(other.text, language)
    if not first or not second:
        return True
    if "plur" in one.tags:
        return bool({r[0] for r in first} & {r[0] for r in second})
    # One person is in question: neither «Асии» of «адвокат … Асии» nor «чоловік» may be of many.
    held, called = {r[0] for r in first if r[1] == "sing"}, {r[0] for r in second if r[1] == "sing"}
    if other.pos == "PROPN" and {"nomn", "accs"} <= called and "gent" not in called:
        called -= {"accs"}  # «сын клирика Саад»: a man's name that is nominative is no accusative
    return bool(held & called)


def _agree(token: Token, child: Token) -> bool:
    """A name beside its noun stands in the same case, or in none («лоукостер Wizz»)."""
    return not child.case or child.case == token.case


def _opened(sentence: Sentence, token: Token) -> bool:
    return any(base(c.dep) == "case" for c in children(sentence, token))


def company(sentence: Sentence, token: Token) -> bool:
    """Whether a noun stands for a company: «авиакомпания», «лоукостер», "carrier"."""
    return sector_of(token.lemma, sentence.language) == "company"
