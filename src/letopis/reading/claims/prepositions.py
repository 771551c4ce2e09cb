"""Prepositions and genitives of a parse mended: each belongs to the noun group that it opens or stands behind."""

from letopis.reading.analysis import Token
from letopis.reading.claims.syntax import base
from letopis.reading.claims.tree import Tree

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "X")


def _opens_group(tree: Tree, word: Token) -> bool:
    """Whether an English noun only stands before the head of its group."""
    top = tree.tokens[word.head] if word.i < word.head <= word.i + 3 else None
    if top is None or top.pos not in ("NOUN", "PROPN"):
        return False
    between = tree.tokens[word.i + 1 : top.i]
    named = word.pos == top.pos == "PROPN" and not between
    return named or (
        base(word.dep) in ("compound", "amod") and all(t.pos in (*_NOMINAL, "ADJ") for t in between)
    )


def prepositions(tree: Tree) -> None:
    """A preposition belongs to the noun group that it opens."""
    for token in tree.tokens:
        if token.pos != "ADP" or token.dep.startswith("compound"):  # "beat up prisoners"
            continue
        for after in tree.tokens[token.i + 1 : token.i + 6]:
            if tree.language == "en" and _opens_group(tree, after):
                continue  # "of President Berg", "of Harbour schoolgirls"
            owner = after.i + 1 < len(tree.tokens) and tree.tokens[after.i + 1].text in ("'s", "’s")
            if owner or after.text in ("'s", "’s"):
                continue  # "against the party's leader"
            if after.pos in ("NOUN", "PROPN", "PRON") or (after.pos == "NUM" and after.head < token.i):
                if token.head != after.i and not any(
                    t.head == token.i for t in tree.tokens if t.i == after.i
                ):
                    tree.set(token, after.i, "case")
                break
            if after.pos not in ("ADJ", "DET", "NUM", "ADV", "PUNCT") and "PRTF" not in after.tags:
                break


def after_prepositions(tree: Tree) -> None:
    """A noun right after a preposition is neither subject nor object («с министром», «после отставки»)."""
    for token in tree.tokens:
        if token.pos in ("NOUN", "PROPN", "PRON") and base(token.dep) in ("nsubj", "obj", "iobj"):
            prior = tree.tokens[token.i - 1] if token.i else None
            counted = prior is not None and prior.lemma in (
                "до",
                "около",
                "свыше",
                "более",
                "понад",
                "близько",
                "по",
            )
            if prior is not None and prior.pos == "ADP" and not counted:
                tree.label(token, "obl")


def genitives(tree: Tree) -> None:
    """«Забастовка пилотов», «приговор суда»: a genitive right after a noun belongs to that noun."""
    for token in tree.tokens:
        if token.pos not in ("NOUN", "PROPN") or base(token.dep) not in (
            "nsubj",
            "obj",
            "obl",
            "iobj",
            "nmod",
            "conj",
        ):
            continue
        allowed = tree.cases(token)
        owner = tree.before(token.i)
        subject = "nomn" in allowed and base(token.dep) != "iobj"  # «речник компанії заявив»: no dative
        if owner is None or "gent" not in allowed or subject or owner.i == token.head:
            continue
        if any(t.pos == "ADP" for t in tree.tokens[owner.i + 1 : token.i]) or _between(tree, owner, token):
            continue
        if base(token.dep) == "obj" and _same_case(tree, owner, token):
            continue
        if owner.pos == "PROPN" and {"NOUN", "anim"} <= token.tags and tree.preposed(owner.i):
            continue  # «задержали в Бергене министра»
        tree.set(token, owner.i, "nmod")


def _between(tree: Tree, owner: Token, token: Token) -> bool:
    return any(t.pos in ("VERB", "PUNCT", "CCONJ", "ADV") for t in tree.tokens[owner.i + 1 : token.i])


def _same_case(tree: Tree, owner: Token, token: Token) -> bool:
    """«Министра Джонсона»: a title and a name in one case are one group."""
    return (
        owner.pos == "NOUN"
        and token.pos == "PROPN"
        and bool(tree.cases(owner) & tree.cases(token) - {"gent"})
    )
