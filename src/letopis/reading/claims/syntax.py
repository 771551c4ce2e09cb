"""Who stands where around a predicate: subjects, agents, objects and marked dependents, read off the parse.

A missing subject is looked for where grammar leaves it: the first of coordinated verbs, the verb that
governs an
infinitive, the noun that a participle or a relative clause describes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from letopis.reading import morphology
from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.lexicon import Lexicon

_BACK = 8  # words back in which a relative pronoun finds the noun that it agrees with
_DEEP = 6  # how many governors up a subject is looked for
_SLAVIC = ("ru", "uk")
_WITHIN = ("в", "во", "у", "на")
_AMONG = (
    "в частности",
    "в том числе",
    "включая",
    "зокрема",
    "у тому числі",
    "включно",
    "including",
    "particularly",
)


@dataclass(frozen=True, slots=True)
class Dependent:
    """A word below a predicate and the word that brings it in (a preposition, or a case name for a bare
    case)."""

    marker: str
    token: Token


@cache
def base(dep: str) -> str:
    """A relation without its subtype."""
    return dep.partition(":")[0]


def children(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The direct dependents of a token, in order."""
    return (sentence.tokens[i] for i in sentence.children[token.i])


def head(sentence: Sentence, token: Token) -> Token | None:
    """The governor of a token, None for the root."""
    return sentence.tokens[token.head] if token.head >= 0 else None


def coordinated(sentence: Sentence, token: Token) -> list[Token]:
    """A noun and those joined to it by «и», "and" or commas, in order."""
    found, queue = [token], [token]
    while queue:
        for child in children(sentence, at := queue.pop(0)):
            nominal = child.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM")
            joined = base(child.dep) == "conj" and not clause_between(sentence, at, child)
            if nominal and (joined or named_apart(sentence, at, child)):
                found.append(child)
                queue.append(child)
    return found


def named_apart(sentence: Sentence, noun: Token, child: Token) -> bool:
    """«Радикалы, в частности партия …», «страны, включая Чили»: one of the many, named after them."""
    if base(child.dep) not in ("appos", "conj", "nmod", "parataxis") or child.i < noun.i:
        return False
    between = [t.text.lower() for t in sentence.tokens[noun.i + 1 : child.i]]
    return any(words in " ".join(between) for words in _AMONG)


def clause_between(sentence: Sentence, one: Token, other: Token) -> bool:
    """Whether a verb, a colon or a dash stands between two words: then they are of two clauses."""
    first, last = sorted((one.i, other.i))
    return any(
        (t.pos in ("VERB", "AUX") and not t.dep.startswith(("acl", "amod")) and not _auxiliary(t, one, other))
        or t.text in (":", "“", "«", "–", "—")
        for t in sentence.tokens[first + 1 : last]
    )


def _auxiliary(token: Token, *verbs: Token) -> bool:
    """ "Ammunition was kept": the auxiliary of one of the two words makes no clause of its own."""
    return base(token.dep) == "aux" and token.head in [verb.i for verb in verbs]


def marker(sentence: Sentence, token: Token) -> str:
    """The preposition over a noun («в», "against"), or the name of its bare case."""
    for child in children(sentence, token):
        if base(child.dep) == "case" and child.text not in ("'s", "’s"):
            return child.lemma
    return case(sentence, token)


def where(sentence: Sentence, token: Token, mark: str) -> bool:
    """Whether a group with «в», «на», «у» says where: its form is a locative, or may be nothing else there."""
    if mark not in _WITHIN or sentence.language not in _SLAVIC:
        return False
    known = _cases(token.text, sentence.language)
    alone = "loct" in known and "accs" not in known and (mark != "у" or "gent" not in known)
    return token.case == "loct" or alone


_LIKELY = {  # the cases that a relation without a preposition takes, likeliest first
    "nsubj": ("nomn",), "obj": ("accs", "gent", "datv", "ablt"), "iobj": ("datv", "ablt"),
    "obl": ("ablt", "datv", "gent", "accs"), "nmod": ("gent", "ablt", "datv"),
}  # fmt: skip


def case(sentence: Sentence, token: Token) -> str:
    """The case of a word without a preposition: of those its form and its adjectives allow, the one that fits
    its relation. «Исландии» alone may be genitive, dative or locative."""
    if sentence.language not in _SLAVIC:
        return ""
    allowed = _cases(token.text, sentence.language)
    for child in children(sentence, token):
        if base(child.dep) in ("amod", "det") and allowed & _cases(child.text, sentence.language):
            allowed &= _cases(child.text, sentence.language)
    likely = _LIKELY.get(base(token.dep), ())
    return next((c for c in likely if c in allowed or not allowed), token.case)


@lru_cache(maxsize=50_000)
def _cases(word: str, language: str) -> frozenset[str]:
    return morphology.cases(word, language)


def dependents(sentence: Sentence, token: Token, lexicon: Lexicon) -> Iterator[Dependent]:
    """Obliques, indirect objects and noun modifiers of a predicate, coordinated ones apart, each with its
    marker.

    Of «в адрес Польши» the marker is «в адрес» and the token «Польши».
    """
    for child in children(sentence, token):
        if base(child.dep) not in ("obl", "iobj", "nmod", "obj", "advmod") or child.pos in (
            "ADV",
            "PUNCT",
            "PART",
        ):
            continue
        if base(child.dep) == "obj" and marker(sentence, child) in ("accs", "gent", ""):
            continue
        mark = marker(sentence, child)
        if child.lemma in lexicon.bridges and mark not in morphology.CASES:
            for inner in children(sentence, child):
                if base(inner.dep) == "nmod":
                    for each in coordinated(sentence, inner):
                        yield Dependent(f"{mark} {child.text.lower()}", each)
            continue
        if not mark and base(child.dep) == "iobj":
            mark = "datv"
        for each in coordinated(sentence, child):
            yield Dependent(mark, each)


def objects(sentence: Sentence, verb: Token) -> list[Token]:
    """Direct objects, coordinated ones apart. A dative "obj" is left to `dependents`."""
    found: list[Token] = []
    for child in children(sentence, verb):
        if (base(child.dep) == "obj" and marker(sentence, child) in ("accs", "gent", "nomn", "")) or (
            child.dep == "iobj" and sentence.language == "en"
        ):
            found += coordinated(sentence, child)
    return [antecedent(sentence, token) or token for token in found]


def passive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb stands in the passive: a participle, «-но», "was arrested", "girls kidnapped in"."""
    marked = any(
        child.dep in ("nsubj:pass", "csubj:pass", "aux:pass", "obl:agent")
        for child in children(sentence, verb)
    )
    if sentence.language in _SLAVIC:
        active = verb.tags and not {"Impe", "PRTS", "PRTF"} & verb.tags
        return "pssv" in verb.tags or (marked and not (active and not verb.lemma.endswith(("ся", "сь"))))
    if marked or _shares_passive(sentence, verb):
        return True
    lower = verb.text.lower()
    helped = any(base(c.dep) == "aux" and c.lemma == "be" for c in children(sentence, verb))
    before = next((t for t in reversed(sentence.tokens[: verb.i]) if t.pos != "ADV"), None)
    if helped or (before is not None and before.text.lower() in ("was", "were", "been", "being")):
        return not lower.endswith("ing") and lower != verb.lemma
    return base(verb.dep) == "acl" and verb.dep != "acl:relcl" and not lower.endswith("ing") and not any(
        c.pos == "PART" or base(c.dep) == "obj" for c in children(sentence, verb)
    )  # fmt: skip


def _shares_passive(sentence: Sentence, verb: Token) -> bool:
    """ "Were robbed, beaten and left": participles joined to one in the passive, with neither subject nor object."""
    up = head(sentence, verb)
    if base(verb.dep) != "conj" or up is None or up.pos != "VERB" or verb.text.lower().endswith("ing"):
        return False
    own = any(base(c.dep) in ("nsubj", "obj", "ccomp", "aux") for c in children(sentence, verb))
    helped = any(c.dep == "aux:pass" for c in children(sentence, up))
    return helped and not own and verb.text.lower() != verb.lemma


def impersonal(verb: Token) -> bool:
    """Ukrainian «заарештовано»: what is done is the object, by whom is an instrumental."""
    return "Impe" in verb.tags or ("pssv" in verb.tags and "neut" in verb.tags and verb.text.endswith("но"))


def infinitive(verb: Token) -> bool:
    """Whether a Russian or Ukrainian verb stands in the infinitive (the dictionaries name it differently)."""
    return "INFN" in verb.tags or "infn" in verb.tags


def agents(sentence: Sentence, token: Token) -> list[Token]:
    """By whom: "by the police", «полицией»."""
    found: list[Token] = []
    for child in children(sentence, token):
        kind = base(child.dep)
        if child.dep == "obl:agent" or (
            kind in ("obl", "nmod")
            and marker(sentence, child) == ("by" if sentence.language == "en" else "ablt")
        ):
            found += coordinated(sentence, child)
    return found


def antecedent(sentence: Sentence, token: Token) -> Token | None:
    """The noun that a relative pronoun stands for, None when the token is not one."""
    found = _described_by(sentence, token)
    if found is not None and found.pos == "PROPN" and token.dep.startswith("nsubj"):
        return _seated(sentence, found, token) or found
    return found


def _seated(sentence: Sentence, name: Token, pronoun: Token) -> Token | None:
    """«Суд в городе Берген, который осудил»: who sits in a place does what is told, not the place."""
    at: Token | None = name
    while at is not None and at.head < at.i and base(at.dep) in ("appos", "nmod", "flat"):
        up = head(sentence, at)
        if base(at.dep) == "nmod" and marker(sentence, at) in _WITHIN:
            agrees = up is not None and up.pos == "NOUN" and _stands_for(pronoun, up)
            return up if agrees else None
        at = up
    return None


def _described_by(sentence: Sentence, token: Token) -> Token | None:
    if not _relative(sentence, token):
        return None
    at: Token | None = token
    for _ in range(_DEEP):
        at = head(sentence, at) if at else None
        if at is None:
            break
        if at.dep.startswith("acl"):
            described = head(sentence, at)
            if described is not None and described.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"):
                nearer = _before_comma(sentence, token)
                if (
                    nearer is not None
                    and nearer is not described
                    and clause_between(sentence, described, nearer)
                ):
                    return nearer  # «организаторы говорят: это кровь христиан, которые»
                if described.pos == "NOUN" and _inflected(token) and not _stands_for(token, described):
                    break  # «муж христианки, которую»: hung on the wrong one of the two
                above = head(sentence, described)
                if (
                    above is not None
                    and described.text.isascii()
                    and "anim" in above.tags
                    and above.pos == "NOUN"
                    and sentence.language in _SLAVIC
                    and _stands_for(token, above)
                ):
                    return above  # «представник Wizz, який»: who has a gender is meant before what shows none
                if sentence.language in _SLAVIC and not _gendered(token, described):
                    nearest = [
                        t for t in sentence.tokens[max(0, token.i - _BACK) : token.i] if _gendered(token, t)
                    ]
                    return nearest[-1] if nearest else described
                return described
            break
    if token.lemma in ("что", "що", "that", "what"):
        return None
    fitting = [t for t in sentence.tokens[: token.i] if _stands_for(token, t)]
    if fitting and not fitting[-1].text.isascii():
        return fitting[-1]
    # A name in Latin letters shows no gender: a person of the same group is meant before it.
    persons = (t for t in fitting[-3:] if "anim" in t.tags and t.pos == "NOUN")
    return next(persons, fitting[-1] if fitting else None)


def _before_comma(sentence: Sentence, pronoun: Token) -> Token | None:
    """The noun right before the comma of a relative clause, if the pronoun agrees with it."""
    at = pronoun.i - (2 if pronoun.i and sentence.tokens[pronoun.i - 1].pos == "ADP" else 1)
    if at < 1 or sentence.tokens[at].text != "," or sentence.language not in _SLAVIC:
        return None
    noun: Token | None = sentence.tokens[at - 1]
    while noun is not None and _inflected(pronoun):  # «профсоюз пилотов Wizz, который»: up to what agrees
        if not noun.text.isascii() and _stands_for(pronoun, noun):
            return noun
        noun = head(sentence, noun) if base(noun.dep) in ("nmod", "appos", "flat") else None
    return None


def _inflected(pronoun: Token) -> bool:
    return bool({"masc", "femn", "neut", "plur"} & pronoun.tags)


def _stands_for(pronoun: Token, noun: Token) -> bool:
    """Whether a relative pronoun agrees with a noun before it in number and gender."""
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    if noun.pos == "PROPN" and "plur" not in pronoun.tags:
        return True  # the dictionary guesses the gender of names
    if "plur" in pronoun.tags:
        return "plur" in noun.tags
    gender = next((g for g in ("masc", "femn", "neut") if g in pronoun.tags), "")
    if gender and "plur" in noun.tags:
        return False
    return not gender or gender in noun.tags or not {"masc", "femn", "neut"} & noun.tags


def _gendered(pronoun: Token, noun: Token) -> bool:
    """Whether a relative pronoun agrees with a noun, a place or state included, as far as either shows it."""
    if noun.pos not in ("NOUN", "PROPN") or not {"masc", "femn", "neut", "plur"} & pronoun.tags:
        return noun.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X") and not noun.tags & {
            "masc",
            "femn",
            "neut",
        }
    if noun.pos == "PROPN" and "Geox" not in noun.tags and "plur" not in pronoun.tags:
        return True  # the dictionary guesses the gender of names
    if "plur" in pronoun.tags:
        return "plur" in noun.tags or "Pltm" in noun.tags
    return bool({"masc", "femn", "neut"} & pronoun.tags & noun.tags) or "ms-f" in noun.tags


def _relative(sentence: Sentence, token: Token) -> bool:
    if token.lemma in ("который", "який", "котрий"):
        return True
    if token.pos not in ("PRON", "DET", "ADJ", "SCONJ"):
        return False
    return "PronType=Rel" in token.tags or token.lemma in {
        "который", "кто", "що", "что", "який", "котрий", "хто", "who", "which", "that", "whom",
    }  # fmt: skip


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
    if not to_do:
        return [noun] if verb.dep != "acl:relcl" else []
    decider = noun.lemma in lexicon.collectives or noun.lemma in lexicon.bodies or "anim" in noun.tags
    if decider and base(noun.dep) == "nmod" and marker(sentence, noun) in ("gent", "of"):
        return [noun]  # «решение правительства вывести»: hung on whose decision it is
    return owners(sentence, noun) or doer_above(sentence, noun, lexicon, deep + 1)


def unwrapped(sentence: Sentence, token: Token, lexicon: Lexicon) -> Token:
    """What a counting noun counts: of «ряд министров» the ministers, of "tens of thousands of miners" the miners, of
    "21 of the girls" the girls."""
    while token.lemma in lexicon.containers or (token.pos == "NUM" and sentence.language == "en"):
        inner = (
            c
            for c in children(sentence, token)
            if base(c.dep) == "nmod" and marker(sentence, c) in ("gent", "of")
            and (sentence.language == "en" or "sing" not in c.tags)  # «план министра» counts nobody
        )  # fmt: skip
        counted = next(inner, None)
        if counted is None:
            break
        token = counted
    return token


def owners(sentence: Sentence, noun: Token) -> list[Token]:
    """Genitives, possessives of a noun: «решение правительства», "the government's decision", «его»."""
    found: list[Token] = []
    for child in children(sentence, noun):
        kind = base(child.dep)
        if (
            (
                kind == "nmod"
                and (marker(sentence, child) in ("gent", "of") or _latin_owner(sentence, noun, child))
                and not _behind(sentence, noun, child)
            )
            or child.dep == "nmod:poss"
            or (
                kind in ("det", "nmod")
                and _possessive(child)
                and (child.i < noun.i or sentence.language == "en")
            )
        ):
            found += coordinated(sentence, child)
    return found


def _latin_owner(sentence: Sentence, noun: Token, child: Token) -> bool:
    """«Самолёты Wizz»: a name in Latin letters right behind a noun shows no case, and is whose that is."""
    named = child.pos == "PROPN" and child.text.isascii() and child.i == noun.i + 1
    return sentence.language in _SLAVIC and named and not marker(sentence, child)


def _behind(sentence: Sentence, noun: Token, owner: Token) -> bool:
    """«Переговоры с дирекцией завода»: a genitive behind a group with a preposition is that group's."""
    between = sentence.tokens[noun.i + 1 : owner.i]
    return sentence.language in _SLAVIC and any(t.pos == "ADP" and t.head != owner.i for t in between)


def _possessive(token: Token) -> bool:
    return token.lemma in {"его", "ее", "её", "их", "його", "її", "їх", "їхній", "his", "her", "their", "its"}


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
