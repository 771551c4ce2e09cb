"""Who stands around a predicate: children and markers, agents, owners and marked dependents, read off the parse."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from letopis.reading import morphology
from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.lexicon import Lexicon

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
_LIKELY = {  # the cases that a relation without a preposition takes, likeliest first
    "nsubj": ("nomn",), "obj": ("accs", "gent", "datv", "ablt"), "iobj": ("datv", "ablt"),
    "obl": ("ablt", "datv", "gent", "accs"), "nmod": ("gent", "ablt", "datv"),
}  # fmt: skip


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
    """Whether a verb, a colon, a dash or the beginning of a quotation stands between two words: then they are of two
    clauses; a name between quotation marks parts nothing."""
    first, last = sorted((one.i, other.i))
    between = sentence.tokens[first + 1 : last]
    closed = any(t.text in ("”", "»") for t in between)
    return any(
        (t.pos in ("VERB", "AUX") and not t.dep.startswith(("acl", "amod")) and not _auxiliary(t, one, other))
        or t.text in (":", "–", "—")
        or (t.text in ("“", "«") and not closed)
        for t in between
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
    return (
        token.case in ("loct", "datv") or alone
    )  # no dative after these, whatever the dictionary takes it for


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
        if (child.dep == "obl:agent" and _by_form(sentence, child, token)) or (
            kind in ("obl", "nmod")
            and marker(sentence, child) == ("by" if sentence.language == "en" else "ablt")
        ):
            found += coordinated(sentence, child)
    return found


def _by_form(sentence: Sentence, token: Token, verb: Token) -> bool:
    """«Оправданной Анны» is no agent whatever the parse says: by whom stands in the instrumental, in English behind its
    verb."""
    if sentence.language not in _SLAVIC:
        return sentence.language != "en" or token.i > verb.i
    known = _cases(token.text, sentence.language)
    return not known or "ablt" in known


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
