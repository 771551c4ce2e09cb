"""English parses mended: the order of words does what endings do elsewhere."""

from letopis.reading.analysis import Token
from letopis.reading.claims.syntax import base
from letopis.reading.claims.tree import Tree, has_subject

_REACH = 14  # words before a verb in which a missing subject is looked for
_STOPS = (";", ":", "(", ")", "—", "–", "«", "»", '"', "“", "”")
_DAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "today", "yesterday",
    "tomorrow",
    "tonight", "week", "month", "year", "morning", "night", "evening", "afternoon", "day", "time",
)  # fmt: skip
_SUBJECT_FORMS = ("he", "she", "they", "it", "we", "i", "who", "you")


def possessives(tree: Tree) -> None:
    """ "Norway's latest missile launch": the name belongs to the last noun of the group."""
    for mark in tree.tokens:
        if mark.text not in ("'s", "’s") or not mark.i:
            continue
        last: Token | None = None
        for token in tree.tokens[mark.i + 1 : mark.i + 6]:
            if token.pos in ("NOUN", "PROPN"):
                last = token
            elif token.pos not in ("ADJ", "NUM", "ADV"):
                break
        owner = tree.tokens[mark.i - 1]
        if last is not None and owner.pos in ("NOUN", "PROPN") and base(owner.dep) != "flat":
            tree.set(owner, last.i, "nmod:poss")


def pronoun_subjects(tree: Tree) -> None:
    """ "He", "they" right before a verb (helpers and adverbs between) are its subject."""
    for token in tree.tokens:
        if token.text.lower() not in _SUBJECT_FORMS or token.pos != "PRON":
            continue
        for verb in tree.tokens[token.i + 1 : token.i + 5]:
            if verb.pos == "VERB":
                if token.head != verb.i and not has_subject(tree, verb.i):
                    tree.set(token, verb.i, "nsubj")
                break
            if verb.pos not in ("AUX", "ADV", "PART"):
                break


def missing_subjects(tree: Tree) -> None:
    """A finite verb without a subject takes the nearest free group before it."""
    for verb in tree.tokens:
        if verb.pos != "VERB" or not tensed(tree, verb) or has_subject(tree, verb.i):
            continue
        if base(verb.dep) in ("conj", "xcomp", "amod", "advcl") or (
            verb.dep.startswith("acl") and _had(tree, verb)
        ):
            continue
        found = _group_before(tree, verb)
        if found is not None:
            turned = any(t.head == verb.i and t.dep == "aux:pass" for t in tree.tokens)
            tree.set(found, verb.i, "nsubj:pass" if turned else "nsubj")


def _had(tree: Tree, verb: Token) -> bool:
    return not any(t.head == verb.i and base(t.dep) == "aux" for t in tree.tokens)


def tensed(tree: Tree, verb: Token) -> bool:
    helped = any(t.head == verb.i and base(t.dep) == "aux" for t in tree.tokens)
    prior = tree.tokens[verb.i - 1] if verb.i else None
    if prior is not None and prior.lemma == "to":
        return False
    return helped or not verb.text.lower().endswith("ing")


def _group_before(tree: Tree, verb: Token) -> Token | None:
    for i in range(verb.i - 1, max(-1, verb.i - _REACH), -1):
        token = tree.tokens[i]
        if token.pos in ("VERB", "SCONJ") or token.text in _STOPS or token.text == ",":
            return None
        if token.pos not in ("NOUN", "PROPN") or token.dep.startswith(
            ("nsubj", "compound", "flat", "nmod:poss")
        ):
            continue
        if i + 1 < len(tree.tokens) and tree.tokens[i + 1].pos in ("NOUN", "PROPN"):
            continue
        if not _after_preposition(tree, i):
            return token
    return None


def _after_preposition(tree: Tree, i: int) -> bool:
    for token in reversed(tree.tokens[max(0, i - 6) : i]):
        if token.pos == "ADP":
            return True
        if token.pos not in ("ADJ", "DET", "NUM", "NOUN", "PROPN", "PART") and not token.dep.startswith(
            "amod"
        ):
            return False
    return False


def near_objects(tree: Tree) -> None:
    """The group right after an active verb of doing is its object, wherever the parse hangs it."""
    for verb in tree.tokens:
        if verb.pos != "VERB" or any(
            t.head == verb.i and base(t.dep) in ("obj", "ccomp") for t in tree.tokens
        ):
            continue
        if any(t.head == verb.i and t.dep == "aux:pass" for t in tree.tokens):
            continue
        last: Token | None = None
        for token in tree.tokens[verb.i + 1 : verb.i + 8]:
            if token.pos in ("NOUN", "PROPN"):
                last = token
            elif token.pos not in ("DET", "ADJ", "NUM") and not (token.pos == "PRON" and last is None):
                break
        if last is None or last.dep.startswith("nsubj") or last.text in _DAYS:
            continue
        if last.head == verb.i:
            if last.dep.startswith("obl") and last.dep != "obl:agent":
                tree.label(last, "obj")
            continue
        if base(last.dep) in ("obl", "nmod", "conj", "compound", "appos", "root", "dep"):
            tree.set(last, verb.i, "obj")
