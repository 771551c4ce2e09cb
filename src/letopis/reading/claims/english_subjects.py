"""English parses mended: which noun is the subject of a verb, and which its object, by where they stand."""

from letopis.reading.analysis import Token
from letopis.reading.claims.english import DAYS, opener, past, tensed, turned
from letopis.reading.claims.syntax import base
from letopis.reading.claims.tree import Tree, has_subject

_REACH = 14  # words before a verb in which a missing subject is looked for
_STOPS = (";", ":", "(", ")", "—", "–", "«", "»", '"', "“", "”")
_SUBJECT_FORMS = ("he", "she", "they", "it", "we", "i", "who", "you")


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
            # "Norway said it would": the verb behind has its own subject.
            second = noun.dep.startswith("nsubj") and has_subject(tree, noun.head, but=noun.i)
            tree.set(noun, verb.i, "nsubj:pass" if turned(tree, verb) else "nsubj", firm=second)


def _negates(token: Token) -> bool:
    return token.text.lower() in ("not", "n't", "n’t")


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


def late_subjects(tree: Tree) -> None:
    """ "Officers shot and killed a boy": a second subject, behind its verb, is what the verb right before it takes."""
    for token in tree.tokens:
        if not token.dep.startswith("nsubj") or not 0 <= token.head < token.i:
            continue
        over = tree.tokens[token.head]
        if over.pos != "VERB" or not any(
            t.head == over.i and t.dep.startswith("nsubj") for t in tree.tokens[: over.i]
        ):
            continue
        at = token.i - 1
        while at > over.i and tree.tokens[at].pos in ("DET", "ADJ", "NUM", "NOUN", "PROPN"):
            at -= 1
        verb, after = tree.tokens[at], tree.tokens[token.i + 1 : token.i + 2]
        joined = verb is over or (verb.head == over.i and base(verb.dep) == "conj")
        if verb.pos == "VERB" and joined and not (after and after[0].pos in ("VERB", "AUX", "ADV", "PART")):
            tree.set(token, verb.i, "obj", firm=True)


def joined_verbs(tree: Tree) -> None:
    """ "She called it deplorable and urged Norway to stop": a finite verb right after "and" or "but" shares
    the subject of the one before."""
    for verb in tree.tokens:
        if verb.pos != "VERB" or not (past(verb) or verb.text.lower().endswith("s")):
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
        if verb.pos == "VERB" and not told and noun.dep != "root" and not turned(tree, verb):
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
