"""Subjects and objects of a verb, its own and those that grammar lends it.

A missing subject is looked for where grammar leaves it: the first of coordinated verbs, the verb that governs an
infinitive, the noun that a participle or a relative clause describes.
"""

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.asked import PAPERS
from letopis.reading.claims.lexicon import Lexicon
from letopis.reading.claims.relatives import antecedent
from letopis.reading.claims.syntax import (
    base,
    children,
    coordinated,
    head,
    infinitive,
    marker,
    owners,
    passive,
)
from letopis.reading.claims.tree import agree

_AHEAD = 10  # words ahead in which the noun of a participle stands that the parse hung elsewhere
_DEEP = 6  # how many governors up a subject is looked for
_SLAVIC = ("ru", "uk")


def objects(sentence: Sentence, verb: Token) -> list[Token]:
    """Direct objects, coordinated ones apart. A dative "obj" is left to `dependents`."""
    found: list[Token] = []
    for child in children(sentence, verb):
        if (base(child.dep) == "obj" and marker(sentence, child) in ("accs", "gent", "nomn", "")) or (
            child.dep == "iobj" and sentence.language == "en"
        ):
            found += coordinated(sentence, child)
    return [antecedent(sentence, token) or token for token in found]


def subjects(sentence: Sentence, verb: Token, lexicon: Lexicon, deep: int = 0) -> list[Token]:
    """The subjects of a verb, its own or those that grammar lends it; [] when nobody is said."""
    own: list[Token] = []
    stated = [c for c in children(sentence, verb) if base(c.dep) == "nsubj"]
    if stated:  # a verb has one subject: of several the one with no other verb between, before it, nearest
        child = min(
            stated, key=lambda c: (_verbs_between(sentence, c, verb), c.i > verb.i, abs(c.i - verb.i))
        )
        meant = antecedent(sentence, child)
        own = coordinated(sentence, _equal(sentence, meant, lexicon) if meant else child)
    if own or deep >= _DEEP:
        return own
    governor = head(sentence, verb)
    kind = base(verb.dep)
    if governor is None:
        return _dative(sentence, verb)
    if (
        kind == "acl"
        or (kind == "amod" and verb.pos in ("VERB", "ADJ"))
        or (kind == "nmod" and infinitive(verb))
    ):
        return _described(sentence, verb, governor, lexicon, deep)
    if kind == "conj" and governor.pos in ("VERB", "AUX", "ADJ"):
        if not _one_number(verb, governor):  # «пассажиры, которые ждали, и предложила им»: of a verb above
            above = _verb_above(sentence, governor)
            return subjects(sentence, above, lexicon, deep + 1) if above and _one_number(verb, above) else []
        return subjects(sentence, governor, lexicon, deep + 1)
    if kind == "conj" and infinitive(verb) and governor.pos == "NOUN":
        return owners(sentence, governor)  # «готовность страны, …, обсудить»
    if kind == "ccomp" and _dropped(sentence, verb, governor):
        return subjects(sentence, governor, lexicon, deep + 1)
    if kind in ("xcomp", "ccomp", "csubj", "advcl", "obj", "parataxis", "obl") and _bare(sentence, verb):
        if governor.pos not in ("VERB", "AUX", "ADJ", "ADV"):
            return _described(sentence, verb, governor, lexicon, deep)
        if (
            kind in ("xcomp", "ccomp")
            and lexicon.base(governor.lemma, governor.text, True) in lexicon.object_control
        ):
            told = objects(sentence, governor) or _dative(sentence, governor, lent=False)
            return told or subjects(sentence, governor, lexicon, deep + 1)
        return subjects(sentence, governor, lexicon, deep + 1) or _dative(sentence, governor)
    return []


def _equal(sentence: Sentence, noun: Token, lexicon: Lexicon) -> Token:
    """«Орлов стал министром, который …»: of what somebody has become, who became it."""
    verb = head(sentence, noun)
    if (
        verb is None
        or "ablt" not in noun.tags
        or lexicon.base(verb.lemma, verb.text, True) not in lexicon.equate
    ):
        return noun
    return next((c for c in children(sentence, verb) if base(c.dep) == "nsubj"), noun)


def _dropped(sentence: Sentence, verb: Token, governor: Token) -> bool:
    """«Компания заявила, что признает профсоюз»: a verb in the singular that leaves its subject out."""
    if sentence.language not in _SLAVIC or "plur" in verb.tags or not {"3per", "past"} & verb.tags:
        return False
    genders = {"masc", "femn", "neut"}
    first, second = genders & verb.tags, genders & governor.tags
    alike = not first or not second or first == second
    return alike and "neut" not in first and governor.pos == "VERB" and "plur" not in governor.tags and (
        not passive(sentence, governor) and not passive(sentence, verb)
    )  # fmt: skip


def _verbs_between(sentence: Sentence, one: Token, other: Token) -> int:
    first, last = sorted((one.i, other.i))
    return sum(t.pos == "VERB" for t in sentence.tokens[first + 1 : last])


def _bare(sentence: Sentence, verb: Token) -> bool:
    """Infinitives, gerunds and English -ing: forms that cannot have a subject of their own."""
    if sentence.language in _SLAVIC:
        return infinitive(verb) or bool({"GRND", "PRTS"} & verb.tags) or verb.pos == "ADJ"
    marks = [c for c in children(sentence, verb) if base(c.dep) in ("mark", "case")]
    return verb.text.lower().endswith("ing") or any(m.lemma == "to" for m in marks) or verb.dep == "xcomp"


def _described(sentence: Sentence, verb: Token, noun: Token, lexicon: Lexicon, deep: int) -> list[Token]:
    """The doer of a participle, a relative clause without its own subject, or «решение правительства
    вывести»."""
    to_do = infinitive(verb) or (
        sentence.language == "en"
        and any(c.lemma == "to" and base(c.dep) == "mark" for c in children(sentence, verb))
    )
    if not to_do and noun.lemma in PAPERS and verb.text.lower().endswith("ing"):
        # "Issued a statement condemning the attack": who issued it condemns.
        return doer_above(sentence, noun, lexicon, deep + 1) or owners(sentence, noun)
    if not to_do and verb.case == "gent" and not agree(verb, noun, sentence.language):
        # «семья осуждённой, но оправданной Анны»: of whoever agrees behind it, not of whoever stands before
        behind = (t for t in sentence.tokens[verb.i + 1 : verb.i + _AHEAD] if t.pos in ("NOUN", "PROPN"))
        named = (
            t for t in behind if agree(verb, t, sentence.language) and marker(sentence, t) in ("gent", t.case)
        )
        return list(named)[:1]
    if not to_do:
        return [noun] if verb.dep != "acl:relcl" else []
    decider = noun.lemma in lexicon.collectives or noun.lemma in lexicon.bodies or "anim" in noun.tags
    if decider and base(noun.dep) == "nmod" and marker(sentence, noun) in ("gent", "of"):
        return [noun]  # «решение правительства вывести»: hung on whose decision it is
    return owners(sentence, noun) or doer_above(sentence, noun, lexicon, deep + 1)


def doer_above(sentence: Sentence, noun: Token, lexicon: Lexicon, deep: int = 0) -> list[Token]:
    """The subject of the verb that a noun depends on, through nouns that only hold it."""
    at = head(sentence, noun)
    while at is not None and deep < _DEEP:
        deep += 1
        if at.pos in ("VERB", "AUX", "ADJ"):
            return subjects(sentence, at, lexicon, deep)
        if base(noun.dep) not in ("nmod", "obj", "obl", "conj"):
            return []
        if owner := owners(sentence, at):
            return [o for o in owner if o.i != noun.i]
        noun, at = at, head(sentence, at)
    return []


def _verb_above(sentence: Sentence, token: Token) -> Token | None:
    at = head(sentence, token)
    while at is not None and at.pos != "VERB":
        at = head(sentence, at)
    return at


def _one_number(one: Token, other: Token) -> bool:
    """Whether two finite verbs may share a subject by their number."""
    finite = all({"past", "pres", "futr"} & t.tags for t in (one, other))
    return not finite or not {"sing", "plur"} <= (one.tags | other.tags) & {"sing", "plur"}


def _dative(sentence: Sentence, verb: Token, lent: bool = True) -> list[Token]:
    """«Компании пришлось отменить»: the dative is who does it."""
    if lent and any(base(c.dep) == "nsubj" and not infinitive(c) for c in children(sentence, verb)):
        return []
    if "plur" in verb.tags:
        return []  # «агентству подтвердили»: those who did are not said
    if (
        "intr" in verb.tags
        and "3per" in verb.tags
        and not any(infinitive(c) for c in children(sentence, verb))
    ):
        return []  # «министру грозит отставка»: he does nothing
    for child in children(sentence, verb):
        if base(child.dep) in ("iobj", "obl", "obj") and marker(sentence, child) == "datv":
            return coordinated(sentence, child)
    return []
