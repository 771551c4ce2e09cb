"""English clauses mended: which verb a helper, a particle, a number or an -ing goes with, and who spoke."""

from letopis.reading.analysis import Token
from letopis.reading.claims.lexicon import lexicon
from letopis.reading.claims.syntax import base
from letopis.reading.claims.tree import Tree, has_subject

_MODALS = (
    "must",
    "should",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "shall",
    "'ll",
    "’ll",
    "'d",
    "’d",
)
_PARTICLES = ("up", "down", "out", "off", "away", "back", "over")
_BOUNDS = {
    ("more", "than"),
    ("less", "than"),
    ("fewer", "than"),
    ("up", "to"),
    ("at", "least"),
    ("at", "most"),
}
_ABOUT = ("about", "around", "over", "under", "nearly", "almost", "some", "roughly")


def modals(tree: Tree) -> None:
    """ "Norway must return it": the modal and its subject belong to the bare verb after it."""
    for token in tree.tokens:
        if token.text.lower() not in _MODALS or token.pos not in ("AUX", "VERB"):
            continue
        verb = next((t for t in tree.tokens[token.i + 1 : token.i + 4] if t.pos not in ("ADV", "PART")), None)
        if verb is None or verb.pos != "VERB" or verb.text.lower() != verb.lemma or token.head == verb.i:
            continue
        if verb.head == token.i:
            tree.set(verb, token.head, token.dep)
        tree.tag(token, "AUX")
        tree.set(token, verb.i, "aux")
        for other in tree.tokens[: token.i]:
            if other.head == token.i and other.dep.startswith("nsubj") and not has_subject(tree, verb.i):
                tree.set(other, verb.i, "nsubj")


def particles(tree: Tree) -> None:
    """ "Beat up Norwegian prisoners": between a verb and its object stands a particle, no preposition."""
    known = lexicon("en")
    for token in tree.tokens[1:]:
        verb = tree.tokens[token.i - 1]
        if token.text.lower() not in _PARTICLES or verb.pos != "VERB" or token.head <= token.i:
            continue
        noun, action = tree.tokens[token.head], known.verbs.get(known.base(verb.lemma, verb.text, True))
        suffers = action is not None and action.object == "recipient" and token.text.lower() != "over"
        if base(token.dep) == "case" and noun.head == verb.i and (base(noun.dep) == "obj" or suffers):
            tree.label(noun, "obj")
            tree.set(token, verb.i, "compound:prt", firm=True)
            tree.tag(token, "ADV")


def described(tree: Tree) -> None:
    """ "Rejected a Norwegian request": an adjective right before a noun describes it, whatever the parser says."""
    for token in tree.tokens[:-1]:
        noun = tree.tokens[token.i + 1]
        twins = token.head == noun.head and token.head >= 0 and base(noun.dep) == base(token.dep)
        if twins and token.pos == "ADJ" and noun.pos in ("NOUN", "PROPN") and base(token.dep) != "conj":
            tree.set(token, noun.i, "amod")


def counted(tree: Tree) -> None:
    """ "Arrested more than 100 people", "up to 16 advisers": words that bound a number govern no noun."""
    for number in tree.tokens[2:]:
        if number.pos != "NUM":
            continue
        first, second = tree.tokens[number.i - 2], tree.tokens[number.i - 1]
        pair = (first.text.lower(), second.text.lower()) in _BOUNDS
        noun = tree.tokens[number.head] if number.head > number.i else number
        if pair:
            tree.set(second, first.i, "fixed", firm=True)
            tree.set(first, number.i, "advmod", firm=True)
            tree.tag(first, "ADV")
            tree.tag(second, "ADV")
            before = tree.tokens[first.i - 1] if first.i else None
            if (
                base(noun.dep) == "obl"
                and before is not None
                and noun.head == before.i
                and before.pos == "VERB"
            ):
                tree.label(noun, "obj")
        elif (
            second.text.lower() in _ABOUT
            and base(second.dep) == "case"
            and base(noun.dep) in ("obj", "nsubj")
        ):
            tree.tag(second, "ADV")
            tree.set(second, number.i, "advmod", firm=True)


def gerunds(tree: Tree) -> None:
    """ "…, killing one person and arresting 12": the group right after an -ing is what it is done to, and who does
    it is the subject of the clause before the comma."""
    for verb in tree.tokens[1:-1]:
        if verb.pos != "VERB" or not verb.text.lower().endswith("ing") or verb.dep.startswith("amod"):
            continue
        if any(t.head == verb.i and base(t.dep) in ("aux", "mark", "case") for t in tree.tokens):
            continue
        opening = tree.tokens[verb.i - 1]
        if opening.text == ",":
            finite = _clause_before(tree, verb)
            if finite is not None and base(verb.dep) in ("ccomp", "parataxis", "acl", "conj", "nmod", "dep"):
                tree.set(verb, finite.i, "advcl")
        elif opening.text.lower() in ("and", "or"):
            prior = next(
                (
                    t
                    for t in reversed(tree.tokens[: verb.i])
                    if t.pos == "VERB" and t.text.lower().endswith("ing")
                ),
                None,
            )
            if prior is not None and verb.i - prior.i <= 8:
                tree.set(verb, prior.i, "conj")
        last = _group(tree, verb.i)
        if last is not None and (last.dep.startswith("nsubj") or last.pos == "NUM") and last.head != verb.i:
            tree.set(last, verb.i, "obj")
        elif last is not None and last.head == verb.i and (last.pos == "NUM" or last.dep.startswith("nsubj")):
            tree.label(last, "obj")


def _clause_before(tree: Tree, verb: Token) -> Token | None:
    """The nearest verb before the comma that has a subject."""
    before = (t for t in reversed(tree.tokens[: verb.i - 1]) if t.pos == "VERB")
    return next((t for t in before if has_subject(tree, t.i) and tree.tokens[t.i - 1].lemma != "to"), None)


def _group(tree: Tree, i: int) -> Token | None:
    """The last word of the noun group, or the bare number, right after word i; None before a verb's own clause."""
    last: Token | None = None
    for token in tree.tokens[i + 1 : i + 7]:
        if token.pos in ("NOUN", "PROPN", "NUM"):
            last = token
        elif token.pos not in ("DET", "ADJ"):
            break
    if last is None:
        return None
    after = tree.tokens[last.i + 1] if last.i + 1 < len(tree.tokens) else None
    return None if after is not None and after.pos in ("VERB", "AUX") else last


def tellers(tree: Tree) -> None:
    """ "Thousands protested in Oslo, police said": who stands between the comma and the verb of speech speaks; a
    subject before the comma is that of a verb before it."""
    known = lexicon("en")
    for verb in tree.tokens[3:]:
        action = known.verbs.get(verb.lemma) if verb.pos == "VERB" else None
        if action is None or action.type != "STATE":
            continue
        comma = next((t.i for t in reversed(tree.tokens[: verb.i]) if t.text == ","), -1)
        _speaking(tree, verb, comma)
        named = [t for t in tree.tokens[: verb.i] if t.head == verb.i and t.dep.startswith("nsubj")]
        if len(named) < 2 or comma < 1 or not any(t.i > comma for t in named):
            continue
        for subject in (t for t in named if t.i < comma):
            told = _told(tree, subject.i, comma)
            if told is not None:
                tree.set(told, verb.i, "ccomp")
                tree.set(subject, told.i, "nsubj")
                for when in tree.tokens[
                    told.i + 1 : comma
                ]:  # "met on Monday, he said": the day is of the meeting
                    if when.head == verb.i and base(when.dep) in ("obl", "advmod"):
                        tree.set(when, told.i, when.dep)


def _told(tree: Tree, subject: int, comma: int) -> Token | None:
    """The verb between a subject and a comma that no subject stands before."""
    verbs = (t for t in tree.tokens[subject + 1 : comma] if t.pos == "VERB")
    return next(
        (
            v
            for v in verbs
            if not any(t.head == v.i and t.dep.startswith("nsubj") for t in tree.tokens[: v.i])
        ),
        None,
    )


def _speaking(tree: Tree, verb: Token, comma: int) -> None:
    """ "Envoys met, the Post reported": the name between the comma and the verb, taken for the subject's second
    name, is the subject."""
    group = tree.tokens[comma + 1 : verb.i]
    if comma < 1 or not group or not all(t.pos in ("DET", "ADJ", "NOUN", "PROPN", "X") for t in group):
        return
    top = next((t for t in group if not comma < t.head < verb.i), None)
    first = next((t for t in tree.tokens[:comma] if t.head == verb.i and t.dep.startswith("nsubj")), None)
    if top is None or first is None or top.head != first.i or base(top.dep) not in ("appos", "conj"):
        return
    if _told(tree, first.i, comma) is not None:
        tree.set(top, verb.i, "nsubj")


def speech_goes_on(tree: Tree) -> None:
    """ "Berg says police have no suspects, but added that …": who spoke before the clause goes on speaking."""
    known = lexicon("en")
    for verb in tree.tokens[3:]:
        action = known.verbs.get(verb.lemma) if verb.pos == "VERB" else None
        if (
            action is None
            or action.type != "STATE"
            or base(verb.dep) != "conj"
            or verb.text.lower().endswith("ing")
        ):
            continue
        if has_subject(tree, verb.i) or not any(
            t.head == verb.i and t.lemma in ("that", "but") for t in tree.tokens
        ):
            continue
        over = tree.tokens[verb.head]
        speech = tree.tokens[over.head] if over.head >= 0 and base(over.dep) == "ccomp" else None
        said = known.verbs.get(speech.lemma) if speech is not None and speech.pos == "VERB" else None
        if speech is not None and said is not None and said.type == "STATE" and has_subject(tree, speech.i):
            tree.set(verb, speech.i, "conj", firm=True)


def that_clauses(tree: Tree) -> None:
    """ "Demanded that Norway renounce it": a clause with its own subject after "that" is told, not done by who
    tells it."""
    for verb in tree.tokens:
        marked = any(t.head == verb.i and t.lemma == "that" and base(t.dep) == "mark" for t in tree.tokens)
        if verb.dep == "xcomp" and marked and has_subject(tree, verb.i):
            tree.label(verb, "ccomp")


def complements(tree: Tree) -> None:
    """ "Threatened on Monday to cut ties": what is threatened, promised, refused or tried is no purpose."""
    known = lexicon("en")
    for verb in tree.tokens:
        up = tree.tokens[verb.head] if verb.head >= 0 else None
        if verb.dep != "advcl" or up is None or up.pos != "VERB" or up.i > verb.i:
            continue
        if not any(t.head == verb.i and t.lemma == "to" and base(t.dep) == "mark" for t in tree.tokens):
            continue
        lemma = known.base(up.lemma, up.text, True)
        action = known.verbs.get(lemma)
        taken = any(t.head == up.i and base(t.dep) in ("obj", "xcomp", "ccomp") for t in tree.tokens)
        intends = action is not None and action.type in ("THREATEN", "AGREE", "REJECT")
        if not taken and (intends or known.governs(lemma, "plan", "fail")):
            tree.set(verb, up.i, "xcomp", firm=True)


def years(tree: Tree) -> None:
    """ "Abducted by rebels in 2014": a year is a number, and after a preposition it dates the verb before it."""
    for year in tree.tokens[2:]:
        if not (year.text.isdigit() and len(year.text) == 4) or year.pos in ("NUM", "NOUN", "PROPN"):
            continue
        tree.tag(year, "NUM")
        mark = tree.tokens[year.i - 1]
        if mark.pos != "ADP":
            continue
        for verb in reversed(tree.tokens[max(0, year.i - 8) : mark.i]):
            if verb.text == ",":
                break
            if verb.pos == "VERB":
                tree.set(year, verb.i, "obl", firm=True)
                tree.set(mark, year.i, "case", firm=True)
                break


def active_subjects(tree: Tree) -> None:
    """ "When a gunman opened fire": with an object and without a form of be a verb is active, and its subject acts."""
    for token in tree.tokens:
        if token.dep != "nsubj:pass" or token.head < 0:
            continue
        below = [t for t in tree.tokens if t.head == token.head]
        taken = any(base(t.dep) == "obj" and t.i > token.head for t in below)
        if taken and not any(t.dep == "aux:pass" or t.lemma == "be" for t in below):
            tree.label(token, "nsubj")
