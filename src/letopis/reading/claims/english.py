"""English parses mended: the order of words does what endings do elsewhere."""

from letopis.reading.analysis import Token
from letopis.reading.claims.lexicon import lexicon
from letopis.reading.claims.syntax import base
from letopis.reading.claims.tree import Tree, has_subject

_REACH = 14  # words before a verb in which a missing subject is looked for
_STOPS = (";", ":", "(", ")", "—", "–", "«", "»", '"', "“", "”")
DAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "today", "yesterday",
    "tomorrow", "tonight", "week", "month", "year", "morning", "night", "evening", "afternoon", "day", "time",
)  # fmt: skip
_MEASURES = (
    "hour", "minute", "day", "week", "month", "year", "percent", "cent", "point", "dollar", "euro", "pound",
    "kilometre", "kilometer", "metre", "meter", "mile", "third", "half", "quarter", "degree", "time",
)  # fmt: skip
_WEEKDAYS = DAYS[:7]
_SUBJECT_FORMS = ("he", "she", "they", "it", "we", "i", "who", "you")
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
            tree.set(noun, after.i, "nsubj:pass" if _turned(tree, after) else "nsubj")
        tree.set(verb, noun.i, "acl:relcl")
        tree.set(token, verb.i, "nsubj:pass" if _turned(tree, verb) else "nsubj")


def by_phrases(tree: Tree) -> None:
    """ "Girls abducted by rebels": a participle before "by" somebody describes the noun before it, or is the
    verb of a headline; who follows is the doer."""
    for mark in tree.tokens:
        if mark.lemma != "by" or mark.i < 2:
            continue
        verb = tree.tokens[mark.i - 1]
        if verb.pos != "VERB" or not _past(verb) or any(
            t.head == verb.i and base(t.dep) == "obj" for t in tree.tokens[mark.i :]
        ):  # fmt: skip
            continue
        doer = _group_after(tree, mark.i)
        if doer is None:
            continue
        tree.set(doer, verb.i, "obl:agent")
        tree.set(mark, doer.i, "case")
        prior = tree.tokens[verb.i - 1]
        if _turned(tree, verb) or prior.pos not in ("NOUN", "PROPN"):
            continue
        noun = top(tree, prior)
        if noun.head == verb.i:
            tree.label(noun, "nsubj:pass")
        elif not has_subject(tree, verb.i):
            tree.set(verb, noun.i, "acl")


def _past(verb: Token) -> bool:
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


def near_subjects(tree: Tree) -> None:
    """ "In a report, Norsk Olje criticised …": a group that opens a clause right before its verb is its
    subject, wherever the parse hangs either."""
    for verb in tree.tokens:
        if verb.pos != "VERB" or not tensed(tree, verb) or has_subject(tree, verb.i):
            continue
        start = verb.i
        while start and (tree.tokens[start - 1].pos in ("ADV", "AUX") or _negates(tree.tokens[start - 1])):
            start -= 1
        first = start
        while first and tree.tokens[first - 1].pos in ("NOUN", "PROPN", "ADJ", "DET", "NUM"):
            first -= 1
        group = tree.tokens[first:start]
        opens = not first or tree.tokens[first - 1].text in (",", "“", '"', "that", "and", "but", ";")
        if not group or not opens or group[-1].pos not in ("NOUN", "PROPN") or group[-1].text in DAYS:
            continue
        if first and tree.tokens[first - 1].text in (",", "and") and base(group[-1].dep) == "conj":
            continue
        noun = next((t for t in group if not first <= t.head < start), group[-1])
        if noun.pos in ("NOUN", "PROPN") and base(noun.dep) not in ("appos", "root"):
            tree.set(noun, verb.i, "nsubj:pass" if _turned(tree, verb) else "nsubj")


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


def joined_verbs(tree: Tree) -> None:
    """ "She called it deplorable and urged Norway to stop": a finite verb right after "and" or "but" shares
    the subject of the one before."""
    for verb in tree.tokens:
        if verb.pos != "VERB" or not (_past(verb) or verb.text.lower().endswith("s")):
            continue
        at = verb.i - 1
        while at > 0 and tree.tokens[at].pos == "ADV":
            at -= 1
        if at < 1 or tree.tokens[at].lemma not in ("and", "but") or has_subject(tree, verb.i):
            continue
        prior = next(
            (t for t in reversed(tree.tokens[:at]) if t.pos == "VERB" and has_subject(tree, t.i)), None
        )
        if prior is not None and base(verb.dep) in (
            "advcl",
            "ccomp",
            "parataxis",
            "acl",
            "obl",
            "dep",
            "xcomp",
        ):
            tree.set(verb, prior.i, "conj")


def _negates(token: Token) -> bool:
    return token.text.lower() in ("not", "n't", "n’t")


def addressed(tree: Tree) -> None:
    """ "Urged Norway to stop", "called on Norway to stop": the group between a verb and "to stop" is whom it
    addresses, and what is to be done hangs on the verb."""
    for mark in tree.tokens[:-1]:
        done = tree.tokens[mark.i + 1]
        if mark.lemma != "to" or done.pos != "VERB":
            continue
        at = mark.i - 1
        while at > 0 and tree.tokens[at].text in ("“", '"', "”", "‘"):
            at -= 1
        first = at
        while first > 0 and tree.tokens[first].pos in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON"):
            first -= 1
        verb, group = tree.tokens[first], tree.tokens[first + 1 : at + 1]
        if not group or group[-1].pos not in ("NOUN", "PROPN") or group[-1].text in DAYS:
            continue
        noun = next((t for t in reversed(group) if not first < t.head <= at), group[-1])
        called = verb.lemma in ("on", "upon") and tree.tokens[first - 1].lemma == "call"
        if called and first:
            tree.set(noun, first - 1, "obl")
            tree.set(verb, noun.i, "case")
            tree.set(done, first - 1, "xcomp")
            continue
        told = any(t.head == verb.i and base(t.dep) == "obj" for t in tree.tokens)
        if verb.pos == "VERB" and not told and noun.dep != "root" and not _turned(tree, verb):
            second = noun.head == verb.i and has_subject(tree, verb.i, but=noun.i)
            tree.set(noun, verb.i, "obj", firm=second)
            tree.set(done, verb.i, "xcomp")


def infinitive_objects(tree: Tree) -> None:
    """What follows "to acquire" is no subject of it."""
    for token in tree.tokens:
        if token.dep.startswith("nsubj") and token.head >= 0:
            verb = tree.tokens[token.head]
            to = tree.tokens[verb.i - 1] if verb.i else None
            if token.i > verb.i and to is not None and to.lemma == "to" and verb.pos == "VERB":
                tree.label(token, "obj")


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


def _turned(tree: Tree, verb: Token) -> bool:
    return any(t.head == verb.i and t.dep == "aux:pass" for t in tree.tokens)


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
    return opener(tree, i) is not None


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
        if last is None or last.dep.startswith("nsubj") or last.text in DAYS:
            continue
        if last.head == verb.i:
            if last.dep.startswith("obl") and last.dep != "obl:agent":
                tree.label(last, "obj")
            continue
        if base(last.dep) in ("obl", "nmod", "conj", "compound", "appos", "root", "dep"):
            tree.set(last, verb.i, "obj")
