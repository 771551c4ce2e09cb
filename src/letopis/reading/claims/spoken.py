"""Words whose part of speech the parser mistook; subjects that stand after their verb or far from it.

«Про це повідомляє Сокіл», «…, нагадує агентство», «Як пишет газета, …»: the name after the verb is who speaks, and
nobody else in the sentence is.
"""

from dataclasses import replace
from functools import lru_cache

from letopis.reading import morphology
from letopis.reading.analysis import Token
from letopis.reading.claims.lexicon import fold, lexicon
from letopis.reading.claims.syntax import base
from letopis.reading.claims.tree import Tree, readings

_OPENERS = (",", "—", "–", "-", "»", "”", '"', "“")
_AS = ("как", "як")
_THIS = ("это", "этот", "це", "цей")
_WHICH = ("який", "котрий", "который")
_ACTS = ("и.о", "в.о", "т.в.о", "врио")
_NEAR = 8  # words after them in which the office and its holder stand
_CALLING = (
    "назвать", "называть", "считать", "признать", "назвати", "називати", "вважати", "визнати", "визнавати",
)  # fmt: skip
_NAMES = {"Name", "Surn", "Patr"}
_TAKES = {"nsubj": "nomn", "obj": "accs", "nmod": "gent", "iobj": "datv"}
_FINITE = {"past", "pres", "futr"}


def verbs(tree: Tree) -> None:
    """«Суд відновив арешт»: a form that the dictionary knows for nothing but a finite verb is one."""
    for token in tree.tokens:
        if token.pos not in ("NOUN", "PROPN", "ADJ") or not (token.text.islower() or token.i == 0):
            continue
        if not _only_verb(token.text, tree.language):
            continue
        form = morphology.parse(token.text, tree.language, "VERB")
        if not form.tags & _FINITE:
            continue
        tree.tokens[token.i] = replace(token, pos="VERB", lemma=form.lemma, tags=form.tags)
        for other in tree.tokens[: token.i]:  # no noun is described by one behind the verb
            if base(other.dep) in ("appos", "nmod") and other.head > token.i and other.pos == "NOUN":
                tree.set(other, token.i, "dep")
        for other in tree.tokens[token.i + 1 :]:
            if other.head == token.i and base(other.dep) == "nmod":
                bare = "accs" in tree.cases(other) and not tree.preposed(other.i)
                tree.label(other, "obj" if bare else "obl")


def common_nouns(tree: Tree) -> None:
    """«Кров християн»: a word in small letters is nobody's name, whatever the dictionary puts first."""
    for token in tree.tokens:
        if token.pos != "NOUN" or not token.text.islower() or not _NAMES & token.tags:
            continue
        known = [p for p in morphology.analyzer(tree.language).parse(token.text) if str(p.tag.POS) == "NOUN"]
        plain = [p for p in known if not _NAMES & {str(g) for g in p.tag.grammemes}]
        wanted = _TAKES.get(base(token.dep), "") if not tree.preposed(token.i) else ""
        parse = next((p for p in plain if str(p.tag.case) == wanted), next(iter(plain), None))
        if parse is not None:
            tags = frozenset(str(g) for g in parse.tag.grammemes)
            tree.tokens[token.i] = replace(token, lemma=fold(parse.normal_form), tags=tags)


@lru_cache(maxsize=50_000)
def _only_verb(word: str, language: str) -> bool:
    parses = morphology.analyzer(language).parse(word)
    return bool(parses) and all(p.is_known and p.tag.POS == "VERB" for p in parses)


def relative_pronouns(tree: Tree) -> None:
    """«Профспілка, яка …»: after a comma (and a preposition) the form is the pronoun, whatever the parser says."""
    for token in tree.tokens[1:]:
        before = tree.tokens[token.i - 1]
        if before.pos == "ADP" and token.i > 1:
            before = tree.tokens[token.i - 2]
        if before.text != "," or token.lemma in _WHICH:
            continue
        for parse in morphology.analyzer(tree.language).parse(token.text.lower()):
            if parse.normal_form in _WHICH:
                tags = frozenset(str(g) for g in parse.tag.grammemes)
                tree.tokens[token.i] = replace(token, pos="DET", lemma=parse.normal_form, tags=tags)
                break


def latin_names(tree: Tree) -> None:
    """«На підставі заяв Wizz»: a name in Latin letters right after a noun is the noun's, unless it is a subject; so is
    one that the parse hung on a noun before the verb («суд снял арест акций Wizz»)."""
    for token in tree.tokens[1:]:
        noun = tree.tokens[token.i - 1]
        kind = base(token.dep)
        across = kind in ("appos", "nmod") and any(
            t.pos == "VERB" for t in tree.tokens[token.head + 1 : noun.i]
        )
        loose = token.pos == "PROPN" and noun.pos == "NOUN" and (kind in ("obl", "obj", "iobj") or across)
        if loose and token.text.isascii() and token.text[0].isalpha() and token.head != noun.i:
            tree.set(token, noun.i, "nmod")


def called(tree: Tree) -> None:
    """«Назвали заяви про арешт маніпуляцією»: what something is called is of the verb that calls it so."""
    for verb in tree.tokens:
        if verb.lemma not in _CALLING or verb.pos != "VERB":
            continue
        for token in tree.tokens[verb.i + 1 :]:
            if token.pos in ("VERB", "AUX", "SCONJ") or token.text in (":", "—", "–", ";"):
                break
            loose = token.pos == "NOUN" and base(token.dep) == "nmod" and token.head > verb.i
            if loose and "ablt" in tree.cases(token) and "ablt" in token.tags and not tree.preposed(token.i):
                tree.set(token, verb.i, "obl")
                break


def offices(tree: Tree) -> None:
    """«Повідомив лікар, заступник міністра Ян Берг»: before or behind a verb in the singular a second office, with the
    name, is of the same person."""
    for token in tree.tokens[2:]:
        first = tree.tokens[token.head] if base(token.dep) == "conj" and token.pos == "NOUN" else None
        if (
            first is None
            or first.pos != "NOUN"
            or not {"anim", "sing"} & first.tags
            or "anim" not in token.tags
        ):
            continue
        comma = any(t.text == "," for t in tree.tokens[first.i + 1 : token.i])
        joined = any(t.head == token.i and base(t.dep) == "cc" for t in tree.tokens)
        verb = tree.tokens[first.head] if first.dep.startswith("nsubj") else None
        if comma and not joined and verb is not None and "plur" not in verb.tags and _bears(tree, token):
            tree.set(token, first.i, "appos")


def _bears(tree: Tree, office: Token) -> bool:
    return any(t.head == office.i and t.dep == "appos" and t.pos == "PROPN" for t in tree.tokens)


def bodies_act(tree: Tree) -> None:
    """«Суди заарештували активи»: where both forms may be either, the body does it and the thing suffers it."""
    known = lexicon(tree.language)
    bodies = known.collectives | known.bodies
    for thing in tree.tokens:
        if (
            not thing.dep.startswith("nsubj")
            or thing.pos != "NOUN"
            or "inan" not in thing.tags
            or thing.lemma in bodies
        ):
            continue
        verb = tree.tokens[thing.head]
        body = next((t for t in tree.tokens[: verb.i] if t.head == verb.i and base(t.dep) == "obj"), None)
        if body is None or thing.i < verb.i or body.lemma not in bodies or "accs" not in tree.cases(thing):
            continue
        if verb.tags & _FINITE and not _opened(tree, body) and _agrees(body, verb, tree.language):
            tree.label(body, "nsubj", firm=True)
            tree.label(thing, "obj", firm=True)


def _opened(tree: Tree, noun: Token) -> bool:
    """Whether a preposition stands before a noun and the adjectives that are plainly its own."""
    for before in reversed(tree.tokens[: noun.i]):
        if before.pos != "ADJ" or not readings(before.text, tree.language):
            return before.pos == "ADP"
    return False


def numerals(tree: Tree) -> None:
    """«Триста працівників»: what is counted heads the group, though the parser took the number for a noun."""
    for number in tree.tokens[:-1]:
        noun = tree.tokens[number.i + 1]
        counted = number.pos == "NOUN" and "NUMR" in number.tags and noun.head == number.i
        if counted and noun.pos in ("NOUN", "PROPN") and "plur" in noun.tags:
            tree.set(noun, number.head, number.dep, firm=True)
            tree.set(number, noun.i, "nummod", firm=True)
            tree.tag(tree.tokens[number.i], "NUM")


def people_done_to(tree: Tree) -> None:
    """«Взяв під варту суддю»: an accusative of somebody, without a preposition, is the object of a verb without one."""
    for token in tree.tokens:
        verb = tree.tokens[token.head] if base(token.dep) == "obl" and token.head >= 0 else None
        if verb is None or verb.pos != "VERB" or not {"anim", "accs"} <= token.tags or tree.preposed(token.i):
            continue
        taken = any(t.head == verb.i and base(t.dep) in ("obj", "iobj") for t in tree.tokens)
        if not taken and not {"nomn", "datv", "ablt"} & tree.cases(token):
            tree.label(token, "obj", firm=True)


def neuters(tree: Tree) -> None:
    """«Вакцинацію населення проводять»: a neuter that agrees with the verb only as a plural is the genitive of the noun
    right before it."""
    for token in tree.tokens[1:]:
        noun = tree.tokens[token.i - 1]
        verb = tree.tokens[token.head] if token.dep.startswith("nsubj") else None
        if (
            verb is None
            or "plur" not in verb.tags
            or not {"neut", "inan"} <= token.tags
            or noun.pos != "NOUN"
        ):
            continue
        if noun.head == verb.i and token.i < verb.i and {"nomn", "gent"} <= tree.cases(token):
            tree.set(token, noun.i, "nmod")


def subjects_before_clauses(tree: Tree) -> None:
    """«Сім профспілок, які …, підтримали»: past a relative clause in commas the noun before it is the subject."""
    for pronoun in tree.tokens:
        opening = _clause(tree, pronoun)
        if opening < 1:
            continue
        verb = next((t for t in tree.tokens[pronoun.i + 1 :] if _resumes(tree, t, opening)), None)
        noun = tree.top_of_name(opening - 1) or tree.tokens[opening - 1]
        while base(noun.dep) in ("nmod", "appos", "flat", "amod") and 0 <= noun.head < noun.i:
            noun = tree.tokens[noun.head]  # «чоловік християнки Азії, яку»: the group's own head
        if verb is None or noun.pos not in ("NOUN", "PROPN"):
            continue
        if noun.dep.startswith("nsubj") and not opening < noun.head < verb.i:
            continue
        if tree.preposed(noun.i) or not (_counted(tree, noun, verb) or _agrees(noun, verb, tree.language)):
            continue
        for other in tree.tokens:
            if other.head == verb.i and other.dep.startswith("nsubj"):
                tree.label(other, "dep")
        tree.set(noun, verb.i, "nsubj")


def _clause(tree: Tree, pronoun: Token) -> int:
    """Where the comma stands that a relative pronoun opens its clause after, -1 where it opens none."""
    at = pronoun.i - (2 if pronoun.i and tree.tokens[pronoun.i - 1].pos == "ADP" else 1)
    return at if pronoun.lemma in _WHICH and at >= 0 and tree.tokens[at].text == "," else -1


def _resumes(tree: Tree, verb: Token, opening: int) -> bool:
    """Whether a finite verb right after a comma is that of the sentence: the clause before it has its own."""
    if verb.pos != "VERB" or not verb.tags & _FINITE or tree.tokens[verb.i - 1].text != ",":
        return False
    return any(t.pos == "VERB" and t.tags & _FINITE for t in tree.tokens[opening : verb.i]) and not any(
        t.pos == "SCONJ" for t in tree.tokens[opening + 3 : verb.i]
    )


def _counted(tree: Tree, noun: Token, verb: Token) -> bool:
    """«Сім профспілок підтримали»: a number in the nominative makes a genitive the subject."""
    number = tree.tokens[noun.i - 1] if noun.i else None
    return number is not None and number.pos == "NUM" and "plur" in verb.tags


def speakers(tree: Tree) -> None:
    """The group right after a verb of speech that opens its clause, or follows «об этом», «как», is its subject."""
    known = lexicon(tree.language)
    for verb in tree.tokens:
        action = known.verbs.get(verb.lemma) if verb.pos == "VERB" and verb.tags & _FINITE else None
        if action is None or action.type != "STATE" or not _opens(tree, verb.i):
            continue
        speaker = _after(tree, verb)
        if speaker is None or (speaker.head == verb.i and speaker.dep.startswith("nsubj")):
            continue
        if speaker.lemma in known.nouns:
            continue  # «У компанії «Вільха» назвали заяви …»
        if "inan" in speaker.tags and "accs" in tree.cases(speaker) and _has_its_own(tree, verb):
            continue  # «Пілоти, які …, оголосили страйк»
        for other in tree.tokens:
            if other.head == verb.i and other.dep.startswith("nsubj"):
                tree.label(other, "dep")
        tree.set(speaker, verb.i, "nsubj")


def _has_its_own(tree: Tree, verb: Token) -> bool:
    stated = [t for t in tree.tokens[: verb.i] if t.head == verb.i and t.dep.startswith("nsubj")]
    return any(_agrees(t, verb, tree.language) for t in stated)


def _opens(tree: Tree, i: int) -> bool:
    before = [t for t in tree.tokens[max(0, i - 3) : i] if t.pos not in ("ADV", "PART")]
    if not before:
        return False
    last = before[-1]
    return last.text in _OPENERS or last.lemma in _AS or (last.lemma in _THIS and len(before) > 1
        and before[-2].pos == "ADP")  # fmt: skip


def _after(tree: Tree, verb: Token) -> Token | None:
    """The first noun of the group right behind a verb, if that can be its subject."""
    for token in tree.tokens[verb.i + 1 : verb.i + 5]:
        if token.pos in ("NOUN", "PROPN", "PRON"):
            return token if _agrees(token, verb, tree.language) else None
        if token.pos not in ("ADJ", "DET") and token.text not in ("«", '"', "“", "„"):
            return None
    return None


def _agrees(token: Token, verb: Token, language: str) -> bool:
    known = readings(token.text, language)
    plural = "plur" in verb.tags
    if not known and plural and {"anim", "sing"} <= token.tags:
        return False  # «Биби … приговорили»
    return not known or any(case == "nomn" and (number == "plur") == plural for case, number, _ in known)


def acting(tree: Tree) -> None:
    """«Заявил и. о. главы порта Ян Берг»: who acts for another is the subject, by name or by office, not the letter."""
    for token in tree.tokens:
        whole = token.text.lower().strip(".") in _ACTS
        texts = "".join(t.text.lower() for t in tree.tokens[token.i : token.i + 4]).strip(".")
        if not (whole or texts in _ACTS) or not token.dep.startswith("nsubj"):
            continue
        letters = 1 if whole else 4
        verb, after = token.head, tree.tokens[token.i + letters : token.i + letters + _NEAR]
        office = next((t for t in after if t.pos == "NOUN"), None)
        if office is None:
            continue
        known = (t for t in after if t.pos == "PROPN" and t.dep == "appos" and "nomn" in tree.cases(t))
        name = next(known, None)
        chosen = name if name is not None else office
        tree.set(chosen, verb, "nsubj", firm=True)
        tree.set(tree.tokens[token.i], chosen.i, "dep", firm=True)
        for letter in tree.tokens[token.i + 1 : token.i + letters]:
            tree.set(letter, chosen.i, "punct", firm=True)


def sole_accusatives(tree: Tree) -> None:
    """«Выпустили из тюрьмы оправданную по делу христианку»: a form that is only accusative, without a preposition, is
    the object of the verb before it that lacks one."""
    for token in tree.tokens:
        if (
            token.pos not in ("NOUN", "PROPN")
            or base(token.dep) not in ("nmod", "obl")
            or tree.preposed(token.i)
        ):
            continue
        if {r[0] for r in readings(token.text, tree.language)} != {"accs"} or "anim" not in token.tags:
            continue
        before = tree.tokens[max(0, token.i - _NEAR - 2) : token.i]
        verb = next((t for t in reversed(before) if t.pos == "VERB" and not {"PRTF", "PRTS"} & t.tags), None)
        if verb is None or {"intr", "Refl", "pssv"} & verb.tags or any(t.text in (";", ":") for t in before):
            continue
        if not any(t.head == verb.i and base(t.dep) == "obj" for t in tree.tokens):
            tree.set(token, verb.i, "obj", firm=True)
