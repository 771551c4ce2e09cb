"""Whom a pronoun means: the nearest fitting person, the speaker's own side, the one who is asked to act."""

from typing import TYPE_CHECKING

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.syntax import base, children, head
from letopis.reading.entities.names import gender_of
from letopis.records import Mention, Part

if TYPE_CHECKING:
    from letopis.reading.claims.parties import Parties

_ACTING = ("person", "organisation", "outlet", "country", "nationality")
_GENDERS = {
    "он": "masc", "его": "masc", "ему": "masc", "ним": "masc", "він": "masc", "його": "masc", "йому": "masc",
    "она": "femn", "ее": "femn", "её": "femn", "ей": "femn", "вона": "femn", "її": "femn", "їй": "femn",
}  # fmt: skip
_PURPOSE = ("чтобы", "щоб", "аби")
_BELOW = ("ccomp", "parataxis", "advcl")  # clauses in which "they" are the subject of the clause above
_ABOVE = 3  # steps up to the verb whose clause a pronoun stands in


def pronoun_part(parties: "Parties", sentence: Sentence, token: Token) -> Part:
    """A pronoun's words, and the nearest person before it where it is one person's pronoun."""
    words = (token.start, token.end)
    mention = parties.mention(token)
    if mention is not None and mention.entity:
        return Part(mention.entity, (mention.id,), words)
    if token.lemma in parties.lexicon.pronouns.get("thing", ()):
        return Part(thing(parties, sentence, token), (), words)
    singular = token.lemma in parties.lexicon.pronouns["person"] or token.text.lower() in (
        "его", "ее", "её", "його", "її", "his", "her", "him",
    )  # fmt: skip
    if not singular:
        return Part(_group(parties, sentence, token), (), words)
    meant = _wished_of(parties, sentence, token) or _speaks_of_itself(parties, sentence, token)
    return Part(meant or _nearest_person(parties, sentence, token), (), words)


def thing(parties: "Parties", sentence: Sentence, token: Token) -> str:
    """ "The company said it would": the body or state that is the subject of the clause above."""
    if token.lemma not in parties.lexicon.pronouns.get("thing", ()):
        return ""
    verb = head(sentence, token)
    above = head(sentence, verb) if verb is not None else None
    for child in children(sentence, above) if above is not None else ():
        mention = parties.mention(child) if base(child.dep) == "nsubj" and child.i < token.i else None
        if mention is not None and mention.entity and mention.kind in ("organisation", "country", "outlet"):
            return mention.entity
    return ""


def _speaks_of_itself(parties: "Parties", sentence: Sentence, token: Token) -> str:
    """«Компания сообщила, что она …»: the subject of the clause above, where the genders agree."""
    at, gender = head(sentence, token), {"masc", "femn", "neut"} & token.tags
    for _ in range(_ABOVE):
        if at is None or at.head < 0 or not base(at.dep).startswith(("ccomp", "acl", "obl", "obj", "nmod")):
            return ""
        at = sentence.tokens[at.head]
        said = [c for c in children(sentence, at) if c.dep == "nsubj" and c.i < token.i]
        if at.pos == "VERB" and said:
            mention = parties.mention(said[0])
            fits = mention is not None and mention.kind in _ACTING and gender & said[0].tags
            return mention.entity if mention is not None and fits else ""
    return ""


def _group(parties: "Parties", sentence: Sentence, token: Token) -> str:
    """«Повстанцы заявили, что они …»: those who speak of themselves, the subject of the clause above."""
    verb = head(sentence, token)
    above = head(sentence, verb) if verb is not None and base(verb.dep) in _BELOW else None
    for child in children(sentence, above) if above is not None else ():
        if base(child.dep) == "nsubj" and child.i < token.i and parties.acts(sentence, child):
            meant = parties.part(sentence, child)
            if len(meant) == 1 and child.pos not in ("PRON", "DET") and _many(parties, meant[0], child):
                return meant[0].entity
    return ""


def _many(parties: "Parties", part: Part, token: Token) -> bool:
    """Whether «они», "they" may mean it: a plural, or a body of many."""
    if "plur" in token.tags or (token.pos == "NOUN" and token.text.lower() != token.lemma):
        return True
    known = parties.entity(part.entity)
    if known is not None and known.kind == "people" and token.lemma in parties.lexicon.collectives:
        return parties.analysis.language == "en"  # "the family …, when they …"
    return known is not None and known.kind == "organisation" and parties.analysis.language == "en"


def _wished_of(parties: "Parties", sentence: Sentence, token: Token) -> str:
    """«Давление на Норвегию, чтобы она сняла запрет»: in a clause of purpose the one addressed is
    meant."""
    verb = head(sentence, token)
    if verb is None or not any(c.lemma in _PURPOSE for c in children(sentence, verb)):
        return ""
    gender = next((g for g in ("masc", "femn", "neut") if g in token.tags), "")
    named = [
        m for m in parties.who.mentions_in(sentence.start, token.start) if m.entity and m.kind in _ACTING
    ]
    for mention in reversed(named):
        top = sentence.head_of(mention.start, mention.end)
        if top is not None and gender in top.tags:
            return mention.entity
    return ""


def _may_be(parties: "Parties", entity: str, gender: str) -> bool:
    """Whether a person may be meant by a pronoun of that gender, as far as the name tells."""
    person = parties.who.entity(entity)
    if person is None or not gender:
        return person is not None
    return gender_of(person.name, parties.analysis.language) in ("", gender)


def _nearest_person(parties: "Parties", sentence: Sentence, token: Token) -> str:
    """The person of this sentence before the pronoun, else the first of the one before: its likely
    topic."""
    gender = _GENDERS.get(token.text.lower(), "")
    persons = [
        m for m in parties.who.mentions
        if m.kind == "person" and m.end <= token.start and _may_be(parties, m.entity, gender)
    ]  # fmt: skip
    here = [m for m in persons if m.start >= sentence.start]
    if len({m.entity for m in here}) > 1 and _dies(parties, sentence, token):
        here = [m for m in here if not _speaking(parties, sentence, m)] or here
    if here:
        return here[0].entity
    if topic := _topic(parties, sentence, gender):
        return topic
    for earlier in reversed(parties.analysis.sentences[max(0, sentence.index - 3) : sentence.index]):
        there = [m for m in persons if earlier.start <= m.start < earlier.end]
        text = parties.analysis.text  # "Per's sister Anna wrote. She …"
        there = [m for m in there if text[m.end : m.end + 2] not in ("'s", "’s")] or there
        if there:
            return there[0].entity
    return ""


def _dies(parties: "Parties", sentence: Sentence, token: Token) -> bool:
    """Whether a pronoun is of somebody who dies or is hurt: not of whoever tells of it in the same sentence."""
    return _told_by(parties, head(sentence, token)) == "INCIDENT"


def _speaking(parties: "Parties", sentence: Sentence, person: Mention) -> bool:
    top = sentence.head_of(person.start, person.end)
    return top is not None and base(top.dep) == "nsubj" and _says(parties, sentence, top)


def _topic(parties: "Parties", sentence: Sentence, gender: str) -> str:
    """«Муж Анны просит убежища. Он …»: the man, or woman, whom the sentence before is about; who speaks there first."""
    if not gender or not sentence.index or sentence.language == "en":
        return ""
    before = parties.analysis.sentences[sentence.index - 1]
    told = [
        t for t in before.tokens
        if base(t.dep) == "nsubj" and {"anim", gender} <= t.tags and "plur" not in t.tags
        and t.pos in ("NOUN", "PROPN") and parties.acts(before, t)
    ]  # fmt: skip
    speaks = [t for t in told if _says(parties, before, t)]
    for subject in speaks or told[:1]:
        found = parties.part(before, subject)
        if len(found) == 1:
            return found[0].entity
    return ""


def _says(parties: "Parties", sentence: Sentence, subject: Token) -> bool:
    return _told_by(parties, head(sentence, subject)) == "STATE"


def _told_by(parties: "Parties", verb: Token | None) -> str:
    """The type of event that a verb tells, "" when none."""
    known = parties.lexicon.verb(parties.lexicon.base(verb.lemma, verb.text, True)) if verb else None
    return known[0].type if known is not None else ""


def own_country(parties: "Parties", sentence: Sentence, token: Token) -> str:
    """«Его страна», "her country": the state of the person whose it is, where the article names it."""
    if token.lemma not in ("страна", "государство", "країна", "держава", "country"):
        return ""
    for child in children(sentence, token):
        if child.text.lower() in ("его", "ее", "её", "його", "її", "his", "her"):
            whose = parties.who.entity(_nearest_person(parties, sentence, child))
            if whose is not None and whose.country:
                states = (
                    e for e in parties.who.entities if e.kind == "country" and e.country == whose.country
                )
                return next((e.id for e in states), "")
    return ""
