"""Clauses of Russian and Ukrainian mended: what stands behind «, и» is of the verb there, a subject of its own number.

Endings say which form a noun is («свою политику» is of «политика»), whose a name is («муж христианки Анны Новак»)
and which of two verbs a plural goes with. Each rule changes heads, relations and base forms only.
"""

from dataclasses import replace
from typing import Any

from letopis.reading import morphology
from letopis.reading.analysis import Token
from letopis.reading.claims.groups import finite
from letopis.reading.claims.lexicon import fold, lexicon
from letopis.reading.claims.syntax import base, infinitive
from letopis.reading.claims.tree import Tree, agree, has_subject, readings

_AND_BUT = ("и", "а", "но", "і", "й", "та", "але", "проте", "однак", "зато")
_CLOSING = (",", ";", ":", "(", ")", "—", "–", "«", "»", '"', "“", "”")
_LOOSE = ("obl", "obj", "iobj", "advmod", "nsubj")
_WHOSE = ("его", "её", "ее", "их", "он", "она", "они", "його", "її", "їх", "він", "вона", "вони", "їхній")
_NEAR = 3  # words between a verb and the subject after it


def forms(tree: Tree) -> None:
    """«Сменила свою политику»: of two words with one form the one that agrees with the adjective before it, and for
    an object the one that can be an accusative."""
    for token in tree.tokens:
        if token.pos != "NOUN" or not token.text.islower():
            continue
        parses = _parses(token.text, tree.language)
        if len({p.normal_form for p in parses}) < 2:
            continue
        before = tree.tokens[token.i - 1] if token.i else None
        described = before is not None and before.pos in ("ADJ", "DET")
        wanted = readings(before.text, tree.language) if before is not None and described else frozenset()
        bare = base(token.dep) == "obj" and not tree.preposed(token.i)
        fits = [p for p in parses if _fits(p, wanted, bare)]
        if fits and all(fold(p.normal_form) != token.lemma for p in fits):
            tags = frozenset(str(g) for g in fits[0].tag.grammemes)
            tree.tokens[token.i] = replace(token, lemma=fold(fits[0].normal_form), tags=tags)


def _parses(word: str, language: str) -> list[Any]:
    known = morphology.analyzer(language).parse(word.replace("’", "'").replace("ʼ", "'"))
    return [p for p in known if p.is_known and str(p.tag.POS) == "NOUN"]


def _fits(parse: Any, wanted: frozenset[tuple[str, str, str]], bare: bool) -> bool:
    case, number, gender = str(parse.tag.case), parse.tag.number, parse.tag.gender
    if bare and case not in ("accs", "gent"):
        return False
    return not wanted or any(
        c == case
        and (n == "plur") == (number == "plur")
        and (n == "plur" or not g or not gender or g == gender)
        for c, n, g in wanted
    )


def behind_conjunctions(tree: Tree) -> None:
    """«…, и уже летом там планируют»: between «, и» and the verb that follows at once nothing is of the verb before."""
    for mark in tree.tokens[1:]:
        if mark.lemma not in _AND_BUT or tree.tokens[mark.i - 1].text != ",":
            continue
        verb = next(
            (t for t in tree.tokens[mark.i + 1 :] if t.text in _CLOSING or (t.pos == "VERB" and finite(t))),
            None,
        )
        if verb is None or verb.text in _CLOSING:
            continue
        for token in tree.tokens[mark.i + 1 : verb.i]:
            stated = token.dep.startswith("nsubj")
            fits = not stated or (goes_with(token, verb, tree.language) and not has_subject(tree, verb.i))
            if 0 <= token.head < mark.i and base(token.dep) in _LOOSE and fits:
                tree.set(token, verb.i, token.dep)


def subjects_of_number(tree: Tree) -> None:
    """«…, которую призывают казнить исламисты, попросил»: no plural is the subject of a verb in the singular; it is
    of the plural verb before it that lacks one. «Порт закроют»: what one noun is before a plural verb is its object."""
    for token in tree.tokens:
        verb = tree.tokens[token.head] if token.head >= 0 else None
        if verb is None or not token.dep.startswith("nsubj") or token.pos not in ("NOUN", "PROPN"):
            continue
        if nearer := _passed_over(tree, token, verb):
            tree.set(token, nearer.i, "nsubj")
            continue
        if verb.pos != "VERB" or not finite(verb) or goes_with(token, verb, tree.language):
            continue
        if any(t.head == token.i and _multiplies(t) for t in tree.tokens):
            continue
        before = [
            t for t in tree.tokens[max(0, token.i - _NEAR - 1) : token.i] if t.pos == "VERB" and finite(t)
        ]
        if before and goes_with(token, before[-1], tree.language) and not has_subject(tree, before[-1].i):
            tree.set(token, before[-1].i, "nsubj")
        elif after := _further(tree, token, verb):
            tree.set(token, after.i, "nsubj")
        elif has_subject(tree, verb.i, token.i):
            tree.label(token, "dep")
        elif "plur" in verb.tags and "accs" in tree.cases(token) and not _many(tree, token):
            tree.label(token, "obj", firm=True)


def _further(tree: Tree, token: Token, verb: Token) -> Token | None:
    """The finite verb after a noun that was hung on one before it, where it agrees and has no subject."""
    if token.i < verb.i:
        return None
    after = next((t for t in tree.tokens[token.i + 1 :] if t.pos == "VERB" and finite(t)), None)
    fits = after is not None and goes_with(token, after, tree.language) and not has_subject(tree, after.i)
    return after if fits else None


def _multiplies(token: Token) -> bool:
    """«Большинство, две трети, все»: what makes many of one; «её правительство» stays one."""
    return base(token.dep) in ("conj", "nummod") or (base(token.dep) == "det" and token.lemma not in _WHOSE)


def _many(tree: Tree, token: Token) -> bool:
    """«Ряд стран ввели»: one noun that counts many."""
    if {"anim", "sing"} <= token.tags:
        return False  # «мать пятерых детей» is one
    return any(t.head == token.i and {"gent", "plur"} <= t.tags for t in tree.tokens)


def _passed_over(tree: Tree, token: Token, verb: Token) -> Token | None:
    """«Орлов ушёл … премьер приняла»: the finite verb between a subject and its verb, where that has another there."""
    for other in tree.tokens[token.i + 1 : verb.i]:
        if other.pos == "VERB" and finite(other) and not other.dep.startswith("acl"):
            later = any(t.head == verb.i and t.dep.startswith("nsubj") for t in tree.tokens[other.i : verb.i])
            fits = later and not has_subject(tree, other.i) and goes_with(token, other, tree.language)
            return other if fits else None
    return None


def goes_with(noun: Token, verb: Token, language: str) -> bool:
    """Whether a nominative of the noun has the number of a finite verb and, of a thing, its gender in the past: a
    premier may have done what she did."""
    known = [r for r in readings(noun.text, language) if r[0] == "nomn"]
    gender = next((g for g in ("masc", "femn", "neut") if g in verb.tags and "anim" not in noun.tags), "")
    plural = "plur" in verb.tags
    return not known or any(
        (number == "plur") == plural and (plural or not gender or not own or own in (gender, "ms-f"))
        for _, number, own in known
    )


def names_beside(tree: Tree) -> None:
    """«Муж христианки Анны Новак»: a name in the case of the noun right before it is that person's, not another's."""
    for token in tree.tokens[1:]:
        noun = tree.tokens[token.i - 1]
        if token.pos != "PROPN" or token.dep != "appos" or noun.i == token.head or noun.pos != "NOUN":
            continue
        if "anim" in noun.tags and noun.head == token.head and agree(token, noun, tree.language):
            tree.set(token, noun.i, "appos")


def names_in_a_row(tree: Tree) -> None:
    """«Забастовки пилотов в Испании, Италии и Чехии»: a name after a name and a comma is in one row with that one."""
    for token in tree.tokens[2:]:
        comma, prior = tree.tokens[token.i - 1], tree.tokens[token.i - 2]
        names = token.pos == prior.pos == "PROPN" and comma.text == "," and base(token.dep) == "conj"
        up = tree.tokens[token.head] if 0 <= token.head < prior.i else None
        if names and up is not None and up.pos != "PROPN" and tree.cases(token) & tree.cases(prior):
            tree.set(token, prior.i, "conj")


def offices_in_a_row(tree: Tree) -> None:
    """«Министр Ян Берг и глава банка Анна Новак»: an office behind «и» is in one row with the office, not with the name
    before it."""
    for token in tree.tokens[2:]:
        joined = base(token.dep) == "conj" or (
            token.dep == "appos" and tree.tokens[token.i - 1].pos == "CCONJ"
        )
        name = tree.tokens[token.head] if joined and token.pos == "NOUN" else None
        if name is None or name.pos != "PROPN" or name.dep != "appos" or not _bears(tree, token):
            continue
        office = tree.tokens[name.head]
        if office.pos == "NOUN" and agree(office, token, tree.language):
            tree.set(token, office.i, "conj")


def offices_behind_commas(tree: Tree) -> None:
    """«Заявив лікар, професор медицини Ян Берг»: of two subjects of a verb in the singular the second, behind a comma,
    is another office of the first."""
    for token in tree.tokens[2:]:
        if token.dep != "nsubj" or tree.tokens[token.i - 1].text != "," or not _one(token):
            continue
        verb = tree.tokens[token.head]
        first = next((t for t in tree.tokens[: token.i] if t.head == verb.i and t.dep == "nsubj"), None)
        if first is None or not _one(first) or "plur" in verb.tags or _bears(tree, first):
            continue
        side = (first.i < verb.i) == (token.i < verb.i)
        between = tree.tokens[first.i + 1 : token.i]
        if side and not any(t.pos in ("VERB", "CCONJ", "SCONJ") for t in between):
            tree.set(token, first.i, "appos")


def _one(token: Token) -> bool:
    return {"NOUN", "anim"} <= token.tags and token.pos == "NOUN" and "plur" not in token.tags


def people_in_a_row(tree: Tree) -> None:
    """«К премьеру Анне Новак, министру Яну Бергу»: behind a comma an office with its own name is another person."""
    for token in tree.tokens[1:]:
        if token.pos != "NOUN" or token.dep != "appos" or tree.tokens[token.i - 1].text != ",":
            continue
        noun = tree.tokens[token.head]
        if (
            noun.i < token.i
            and agree(token, noun, tree.language)
            and _bears(tree, noun)
            and _bears(tree, token)
        ):
            tree.label(token, "conj")


def _bears(tree: Tree, noun: Token) -> bool:
    """Whether somebody's name stands beside an office."""
    return any(
        t.head == noun.i and t.dep == "appos" and t.pos == "PROPN" and t.i > noun.i for t in tree.tokens
    )


def bidden(tree: Tree) -> None:
    """«Позволил пилотам авиакомпании бастовать»: what somebody is let or told to do is of the verb that says so."""
    known = lexicon(tree.language)
    for verb in tree.tokens:
        if verb.dep != "acl" or not infinitive(verb):
            continue
        at = tree.tokens[verb.head]
        while base(at.dep) == "nmod" and at.head >= 0:
            at = tree.tokens[at.head]
        up = tree.tokens[at.head] if at.head >= 0 else None
        told = base(at.dep) in ("iobj", "obj", "obl") and "anim" in at.tags and not tree.preposed(at.i)
        if told and up is not None and known.base(up.lemma, up.text, True) in known.object_control:
            tree.set(verb, up.i, "xcomp")


def future_subjects(tree: Tree) -> None:
    """«Исламисты будут требовать»: the nominative right before «будут» is the subject of what will be done."""
    for helper in tree.tokens[1:]:
        if (
            helper.pos != "AUX"
            or "futr" not in helper.tags
            or helper.head < 0
            or has_subject(tree, helper.head)
        ):
            continue
        noun = tree.tokens[helper.i - 1]
        loose = noun.head == helper.head and base(noun.dep) in ("obj", "obl", "dep")
        nominative = any(r[0] == "nomn" for r in readings(noun.text, tree.language))
        if loose and nominative and not tree.preposed(noun.i) and goes_with(noun, helper, tree.language):
            tree.label(noun, "nsubj")


def intransitives(tree: Tree) -> None:
    """«Президенту грозит отставка»: an intransitive verb has no object; a nominative beside it is its subject."""
    for token in tree.tokens:
        verb = tree.tokens[token.head] if token.dep == "obj" and token.head >= 0 else None
        if verb is None or verb.pos != "VERB" or "intr" not in verb.tags or not finite(verb):
            continue
        nominative = any(r[0] == "nomn" for r in readings(token.text, tree.language))
        alone = nominative and not has_subject(tree, verb.i) and not tree.preposed(token.i)
        if alone and token.pos == "NOUN" and goes_with(token, verb, tree.language):
            tree.label(token, "nsubj", firm=True)


def oblique_subjects(tree: Tree) -> None:
    """«Ваших солдат будут преследовать»: whose determiner stands in no nominative is no subject, but an object."""
    for token in tree.tokens[1:]:
        word = tree.tokens[token.i - 1]
        if token.dep != "nsubj" or word.pos != "DET" or word.head != token.i or token.head < 0:
            continue
        oblique = "accs" in tree.cases(word) and "nomn" not in tree.cases(word)
        counted = any(
            t.head == token.i and base(t.dep) in ("nummod", "det") and t.i != word.i for t in tree.tokens
        )
        if oblique and not counted and "tran" in tree.tokens[token.head].tags:
            tree.label(token, "obj")


def infinitives_in_a_row(tree: Tree) -> None:
    """«Попросил суд приговорить …, а также признать»: an infinitive is in one row with an infinitive, not with the
    finite verb over it."""
    for token in tree.tokens:
        verb = tree.tokens[token.head] if token.dep == "conj" and token.head >= 0 else None
        if (
            verb is None
            or not infinitive(token)
            or verb.pos != "VERB"
            or infinitive(verb)
            or verb.i > token.i
        ):
            continue
        if any(t.head == token.i and base(t.dep) in ("aux", "cop") for t in tree.tokens):
            continue  # «заявил и будет настаивать»
        row = [t for t in tree.tokens[verb.i : token.i] if t.head == verb.i and infinitive(t)]
        if row and finite(verb):
            tree.set(token, row[-1].i, "conj", firm=True)
