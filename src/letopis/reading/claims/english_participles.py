"""English participles mended: which noun "abducted by rebels" describes, and which verb that noun goes with."""

from letopis.reading.analysis import Token
from letopis.reading.claims.english import opener, top
from letopis.reading.claims.lexicon import lexicon
from letopis.reading.claims.syntax import base
from letopis.reading.claims.tree import Tree

_AUXILIARY = (
    "have",
    "has",
    "had",
    "was",
    "were",
    "is",
    "are",
    "will",
    "would",
    "could",
    "can",
    "may",
    "must",
)
_BEHIND = ("by", "in", "at", "on", "from", "during", "after", "near", "more", "two", "three", "last", "this")
_IRREGULAR = ("taken", "held", "shot", "stolen", "hurt", "slain", "left", "hit", "caught", "sent", "killed")
_UNITS = ("year", "month", "week", "day", "hour", "minute", "decade")
_SEEKING = (
    "trying",
    "attempting",
    "seeking",
    "carrying",
    "wearing",
    "holding",
    "fleeing",
    "guarding",
    "waiting",
)
_AGAIN = ("re-", "co-", "pre-", "de-")  # of verbs: "re-elected Berg"
_NEAR = 9  # words between two infinitives joined by "and"
_FAR = 16  # words between a noun and its verb


def ago(tree: Tree) -> None:
    """ "Abducted two years ago": when, and not whom."""
    for word in tree.tokens[1:]:
        unit = tree.tokens[word.i - 1]
        if (
            word.text.lower() in ("ago", "earlier", "later")
            and unit.lemma in _UNITS
            and base(unit.dep) != "obl"
        ):
            tree.label(unit, "obl")


def attributives(tree: Tree) -> None:
    """ "21 kidnapped girls", "sentenced ousted president Berg": a participle between a word that opens a noun group, or
    a verb, and the noun describes the noun."""
    for verb in tree.tokens[1:-1]:
        after = tree.tokens[verb.i + 1]
        if (
            verb.pos != "VERB"
            or not verb.text.lower().endswith("ed")
            or after.pos not in ("NOUN", "ADJ", "PROPN")
        ):
            continue
        before = tree.tokens[verb.i - 1]
        opens = (
            before.pos in ("DET", "NUM")
            or before.text in ("'s", "’s")
            or (before.pos == "VERB" and _past(before))
        )
        noun = _group_end(tree, verb.i + 1)
        helped = any(t.head == verb.i and base(t.dep) == "aux" for t in tree.tokens)
        if not opens or helped or noun is None or before.pos == "AUX":
            continue
        hung = tree.tokens[verb.head] if verb.head >= 0 else None
        if noun.head == verb.i and verb.head != noun.i:
            tree.set(
                noun, verb.head, "obj" if hung is not None and hung.pos == "VERB" else verb.dep, firm=True
            )
        for other in tree.tokens:
            if other.head == verb.i and other.i > noun.i:
                tree.set(other, noun.head if noun.head >= 0 else noun.i, other.dep)
        tree.set(verb, noun.i, "amod", firm=True)


def _group_end(tree: Tree, i: int) -> Token | None:
    """The last noun of the group whose first word is i; before a proper name, the noun before it."""
    last: Token | None = None
    for token in tree.tokens[i : i + 5]:
        if token.pos == "NOUN" or (token.pos == "PROPN" and last is None):
            last = token
        elif token.pos != "ADJ":
            break
    return last


def reduced_relatives(tree: Tree) -> None:
    """ "Girls abducted by rebels two years ago have been freed": the participle describes the girls, and it is they who
    have been freed."""
    for verb in tree.tokens:
        helpers = [t for t in tree.tokens[: verb.i] if t.head == verb.i and base(t.dep) == "aux"]
        if verb.pos != "VERB" or not helpers or helpers[0].text.lower() not in _AUXILIARY:
            continue
        found = _describing(tree, helpers[0].i)
        if found is None:
            continue
        described, noun = found
        turned = any(t.dep == "aux:pass" for t in helpers)
        tree.set(noun, verb.i, "nsubj:pass" if turned else "nsubj", firm=True)
        tree.set(described, noun.i, "acl", firm=True)
        for between in tree.tokens[described.i + 1 : helpers[0].i]:
            if between.head == verb.i:
                tree.set(between, described.i, between.dep)
        for other in tree.tokens[: noun.i]:
            if other.head == verb.i and other.dep.startswith("nsubj"):
                _back_to_speech(tree, other, noun.i)


def _describing(tree: Tree, helper: int) -> tuple[Token, Token] | None:
    """The participle somewhere before an auxiliary, and the noun right before it that both are about."""
    for token in reversed(tree.tokens[max(1, helper - _FAR) : helper - 1]):
        if token.text in (",", ";", ":", "“", "”", '"') or token.pos == "SCONJ":
            return None
        if token.pos != "VERB":
            continue
        before, after = tree.tokens[token.i - 1], tree.tokens[token.i + 1]
        helped = any(t.head == token.i and base(t.dep) == "aux" for t in tree.tokens[: token.i])
        if (
            not _past(token)
            or helped
            or before.pos not in ("NOUN", "PROPN")
            or after.text.lower() not in _BEHIND
        ):
            return None
        noun = top(tree, before)
        mark = opener(tree, noun.i)
        if mark is None:
            return token, noun
        count = tree.tokens[mark.i - 1] if mark.i else None
        if mark.lemma == "of" and count is not None and count.pos in ("NUM", "NOUN"):
            tree.set(noun, count.i, "nmod", firm=True)
            return token, count  # "21 of the girls abducted"
        return None
    return None


def _past(verb: Token) -> bool:
    lower = verb.text.lower()
    return (lower.endswith("ed") and lower != verb.lemma) or lower in _IRREGULAR


def _back_to_speech(tree: Tree, subject: Token, limit: int) -> None:
    """ "Berg says girls …": a subject with a verb of speech right after it is the speaker."""
    known = lexicon("en")
    for token in tree.tokens[subject.i + 1 : min(subject.i + 3, limit)]:
        action = known.verbs.get(token.lemma) if token.pos == "VERB" else None
        if action is not None and action.type == "STATE":
            tree.set(subject, token.i, "nsubj")
            return


def free_participles(tree: Tree) -> None:
    """ "Jailed for fraud, Berg …", "Berg, jailed for fraud, …": a participle set off by commas is about the subject of
    its clause."""
    for verb in tree.tokens:
        up = tree.tokens[verb.head] if verb.head >= 0 else None
        if verb.pos != "VERB" or verb.dep != "advcl" or up is None or up.pos != "VERB" or not _past(verb):
            continue
        opens = verb.i == 0 or tree.tokens[verb.i - 1].text == ","
        below = [t for t in tree.tokens if t.head == verb.i]
        own = any(base(t.dep) in ("nsubj", "obj", "aux", "mark", "ccomp", "xcomp") for t in below)
        said = [t for t in tree.tokens if t.head == up.i and t.dep.startswith("nsubj") and t.i < up.i]
        beside = said and (verb.i == 0 or said[-1].i == verb.i - 2)
        if opens and beside and not own:
            tree.set(verb, said[-1].i, "acl", firm=True)


def seekers(tree: Tree) -> None:
    """ "Fired at protesters trying to storm it": what people right before it are about, and not who fired."""
    for verb in tree.tokens[1:]:
        noun = tree.tokens[verb.i - 1]
        if verb.text.lower() not in _SEEKING or noun.pos != "NOUN" or base(verb.dep) != "advcl":
            continue
        if base(noun.dep) in ("obj", "obl", "nmod") and lexicon("en").person(noun.lemma):
            tree.set(verb, noun.i, "acl", firm=True)


def hyphened(tree: Tree) -> None:
    """ "To quake-hit Nepal", "rebel-held towns": a participle joined by a hyphen describes the noun behind it."""
    for token in tree.tokens[:-1]:
        noun = tree.tokens[token.i + 1]
        if token.pos != "VERB" or "-" not in token.text or noun.pos not in ("NOUN", "PROPN"):
            continue
        if token.text.lower().startswith(_AGAIN):
            continue
        tree.tag(token, "ADJ")
        if noun.head == token.i:
            tree.set(noun, token.head, token.dep, firm=True)
        tree.set(token, noun.i, "amod", firm=True)
        mark = tree.tokens[token.i - 1] if token.i else token
        if mark.lemma == "to" and mark.head == token.i:
            tree.tag(mark, "ADP")
            tree.set(mark, noun.i, "case", firm=True)


def headline_passives(tree: Tree) -> None:
    """ "Berg sentenced to three years", "Norway accused of spying": without helper and object, what is done to the
    subject."""
    known = lexicon("en")
    for verb in tree.tokens[1:-1]:
        action = known.verbs.get(verb.lemma) if verb.pos == "VERB" else None
        if (
            action is None
            or action.object != "recipient"
            or action.type not in ("SANCTION", "COERCE", "ACCUSE")
        ):
            continue
        below = [t for t in tree.tokens if t.head == verb.i]
        taken = any(base(t.dep) in ("obj", "aux", "ccomp", "xcomp") and t.i > 0 for t in below)
        mark = tree.tokens[verb.i + 1].lemma
        if (
            not taken
            and _past(verb)
            and mark in ("to", "of", "with", "for", "over")
            and base(verb.dep) != "conj"
        ):
            for subject in below:
                if subject.dep == "nsubj" and subject.i < verb.i:
                    tree.label(subject, "nsubj:pass")


def shared_to(tree: Tree) -> None:
    """ "A pledge to fight them and free the girls": a bare verb after "and" shares the "to" before it."""
    for verb in tree.tokens[3:]:
        joined = tree.tokens[verb.i - 1].lemma in ("and", "or")
        plain = verb.pos == "VERB" and verb.text == verb.lemma
        if not (joined and plain) or any(
            t.head == verb.i and base(t.dep) in ("nsubj", "aux") for t in tree.tokens
        ):
            continue
        near = range(verb.i - 2, max(0, verb.i - _NEAR), -1)
        first = next((tree.tokens[i] for i in near if tree.tokens[i].pos == "VERB"), None)
        if first is not None and first.text == first.lemma and tree.tokens[first.i - 1].lemma == "to":
            tree.set(verb, first.i, "conj", firm=True)
