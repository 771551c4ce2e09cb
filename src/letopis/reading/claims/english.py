"""English parses mended: the order of words does what endings do elsewhere."""

from letopis.reading.analysis import Token
from letopis.reading.claims.lexicon import lexicon
from letopis.reading.claims.syntax import base
from letopis.reading.claims.tree import Tree, has_subject

DAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "today", "yesterday",
    "tomorrow", "tonight", "week", "month", "year", "morning", "night", "evening", "afternoon", "day", "time",
)  # fmt: skip
_MEASURES = (
    "hour", "minute", "day", "week", "month", "year", "percent", "cent", "point", "dollar", "euro", "pound",
    "kilometre", "kilometer", "metre", "meter", "mile", "third", "half", "quarter", "degree", "time",
)  # fmt: skip
_WEEKDAYS = DAYS[:7]
_BE = ("am", "is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re")
_HAVE = ("has", "have", "had", "'ve", "’ve")
_SAME = (
    "hurt",
    "hit",
    "cut",
    "put",
    "shut",
    "set",
    "let",
    "cast",
    "split",
    "spread",
    "burst",
    "bid",
    "quit",
    "shed",
)
_STRONG = ("en", "wn", "ne", "nt", "lt", "ght", "un", "ung", "uck", "ot", "ut", "rn", "ft", "ld", "ade")


def helpers(tree: Tree) -> None:
    """ "Was later arrested", "has freed": forms of be and have belong to the participle after them."""
    for token in tree.tokens:
        lower = token.text.lower().removesuffix("n't").removesuffix("n’t")
        if lower == "back" and any(t.lemma == "be" for t in tree.tokens[max(0, token.i - 3) : token.i]):
            tree.tag(token, "ADV")
        if lower not in _BE + _HAVE or (lower in ("'s", "’s") and token.pos not in ("AUX", "VERB")):
            continue
        verb = _participle(tree, token.i, lower in _BE)
        if verb is None:
            continue
        tree.tag(token, "AUX")
        tree.tag(verb, "VERB")
        turned = lower in _BE and not verb.text.lower().endswith("ing")
        tree.set(token, verb.i, "aux:pass" if turned else "aux")
        for other in tree.tokens if turned else ():
            if other.head == verb.i and other.dep == "nsubj":
                tree.label(other, "nsubj:pass")


def _participle(tree: Tree, helper: int, be: bool) -> Token | None:
    for token in tree.tokens[helper + 1 : helper + 5]:
        lower = token.text.lower()
        if token.pos == "ADV" or lower in ("not", "n't", "been", "being"):
            continue
        verbal = token.pos == "VERB" and (
            lower.endswith(("ed", "ing", *_STRONG)) or (lower != token.lemma and not lower.endswith("s"))
        )
        verbal = verbal or (token.pos == "VERB" and be and lower in _SAME)
        mistaken = token.pos in ("NOUN", "ADJ") and lower.endswith("ed") and lower != token.lemma
        if base(token.dep) == "amod" and be:
            return None
        return token if verbal or mistaken else None
    return None


def relatives(tree: Tree) -> None:
    """ "The mayor, who was elected in May, has been criticised": each verb has the subject that is its
    own."""
    for token in tree.tokens:
        if token.text.lower() not in ("who", "which") or token.i < 1:
            continue
        before = tree.tokens[token.i - 1]
        if before.text == "," and token.i > 1:
            before = tree.tokens[token.i - 2]
        if before.pos not in ("NOUN", "PROPN"):
            continue
        tree.tag(token, "PRON")
        verb = next((t for t in tree.tokens[token.i + 1 : token.i + 5] if t.pos == "VERB"), None)
        if verb is None or any(
            t.pos in ("NOUN", "PROPN", "PRON", "PUNCT") for t in tree.tokens[token.i + 1 : verb.i]
        ):
            continue
        noun = top(tree, before)
        if noun.head == verb.i and noun.dep.startswith("nsubj"):
            after = _main_verb(tree, verb)
            if after is None:
                continue
            tree.set(noun, after.i, "nsubj:pass" if turned(tree, after) else "nsubj")
        tree.set(verb, noun.i, "acl:relcl")
        tree.set(token, verb.i, "nsubj:pass" if turned(tree, verb) else "nsubj")


def by_phrases(tree: Tree) -> None:
    """ "Girls abducted by rebels": a participle before "by" somebody describes the noun before it, or is the
    verb of a headline; who follows is the doer."""
    for mark in tree.tokens:
        if mark.lemma != "by" or mark.i < 2:
            continue
        verb = tree.tokens[mark.i - 1]
        if verb.pos != "VERB" or not past(verb) or any(
            t.head == verb.i and base(t.dep) == "obj" for t in tree.tokens[mark.i :]
        ):  # fmt: skip
            continue
        doer = _group_after(tree, mark.i)
        if doer is None:
            continue
        tree.set(doer, verb.i, "obl:agent")
        tree.set(mark, doer.i, "case")
        prior = tree.tokens[verb.i - 1]
        if turned(tree, verb) or prior.pos not in ("NOUN", "PROPN"):
            continue
        noun = top(tree, prior)
        if noun.head == verb.i:
            tree.label(noun, "nsubj:pass")
        elif not has_subject(tree, verb.i):
            tree.set(verb, noun.i, "acl")


def past(verb: Token) -> bool:
    """Whether a form may be a past participle."""
    lower = verb.text.lower()
    return lower != verb.lemma and lower.endswith(("ed", *_STRONG))


def _group_after(tree: Tree, i: int) -> Token | None:
    """The last noun of the group that starts after word i; None for a time, a number or an -ing."""
    last: Token | None = None
    for token in tree.tokens[i + 1 : i + 9]:
        if token.pos in ("NOUN", "PROPN", "PRON"):
            last = token
        elif token.pos not in ("DET", "ADJ", "NUM") and token.text not in ("'s", "’s"):
            break
    if last is None or last.text in DAYS or last.lemma in _MEASURES:
        return None
    return top(tree, last) if last.pos == "PROPN" else last


def days_said(tree: Tree) -> None:
    """ "…, police said Wednesday": a day right after a verb, or "on" it, is that verb's."""
    for day in tree.tokens[2:]:
        if day.text not in _WEEKDAYS:
            continue
        if day.dep.startswith("nsubj") and tree.preposed(day.i):
            tree.label(day, "obl")
        on = tree.tokens[day.i - 1]
        verb = tree.tokens[day.i - 2] if on.lemma == "on" else on
        if verb.pos != "VERB":
            verb = _told_on(tree, on.i if on.lemma == "on" else day.i) or verb
        if verb.pos == "VERB" and day.head != verb.i:
            tree.set(day, verb.i, "obl", firm=True)


def _told_on(tree: Tree, i: int) -> Token | None:
    """ "…, said a spokesman here on Monday": the verb of speech before its subject, right before word i."""
    known = lexicon("en")
    for token in reversed(tree.tokens[max(0, i - 7) : i]):
        if token.pos == "VERB":
            action = known.verbs.get(token.lemma)
            opened = token.i and tree.tokens[token.i - 1].text in (",", '"', "”", "’", "''")
            return token if action is not None and action.type == "STATE" and opened else None
        if token.pos not in ("NOUN", "PROPN", "DET", "ADJ", "ADV", "ADP"):
            return None
    return None


def joined_infinitives(tree: Tree) -> None:
    """ "Wanted them to end it and to let in aid": an infinitive is joined to an infinitive, not to a finite verb."""
    for verb in tree.tokens:
        if verb.dep != "conj" or not _to(tree, verb) or _to(tree, tree.tokens[verb.head]):
            continue
        between = reversed(tree.tokens[verb.head + 1 : verb.i])
        prior = next((t for t in between if t.head == verb.head and t.pos == "VERB" and _to(tree, t)), None)
        if prior is not None:
            tree.set(verb, prior.i, "conj")


def _to(tree: Tree, verb: Token) -> bool:
    return verb.i > 0 and tree.tokens[verb.i - 1].lemma == "to"


def top(tree: Tree, word: Token) -> Token:
    """The word that heads the name or noun group ending in this word."""
    at = word
    while base(at.dep) in ("flat", "compound") and 0 <= at.head < word.i:
        at = tree.tokens[at.head]
    return at


def _main_verb(tree: Tree, relative: Token) -> Token | None:
    """The finite verb after the comma that closes a relative clause."""
    closed = False
    for token in tree.tokens[relative.i + 1 :]:
        closed = closed or token.text == ","
        if closed and token.pos == "VERB" and tensed(tree, token) and not has_subject(tree, token.i):
            return token
    return None


def turned(tree: Tree, verb: Token) -> bool:
    return any(t.head == verb.i and t.dep == "aux:pass" for t in tree.tokens)


def tensed(tree: Tree, verb: Token) -> bool:
    helped = any(t.head == verb.i and base(t.dep) == "aux" for t in tree.tokens)
    prior = tree.tokens[verb.i - 1] if verb.i else None
    if prior is not None and prior.lemma == "to":
        return False
    return helped or not verb.text.lower().endswith("ing")


def opener(tree: Tree, i: int) -> Token | None:
    """The preposition that opens the noun group of word i."""
    for token in reversed(tree.tokens[max(0, i - 6) : i]):
        if token.pos == "ADP":
            return token
        if token.pos not in ("ADJ", "DET", "NUM", "NOUN", "PROPN", "PART") and not token.dep.startswith(
            "amod"
        ):
            return None
    return None
