"""Where the parser is in doubt of a word: of the places that it thought of, the likeliest that grammar allows.

A verb has one subject, in the nominative and of its number; an infinitive is joined to an infinitive, a noun to a
noun of its case. Nothing is changed that the parser is sure of, and no place given that it did not think of.
"""

from letopis.reading.analysis import Token
from letopis.reading.claims.syntax import base, infinitive
from letopis.reading.claims.tree import Tree, agree, has_subject, readings
from letopis.reading.model import Hanging

_RIVAL = 0.1  # how likely, against the place a word has, another must be to be given to it
_FINITE = {"past", "pres", "futr"}
_GENDERS = ("masc", "femn", "neut")
_ABOUT = ("около", "до", "свыше", "более", "менее", "понад", "близько", "більше", "менше", "по")
IMPERSONAL = (  # verbs that no nominative goes with
    "прийтись", "приходиться", "удаться", "удаваться", "предстоять", "пришлось", "довестися", "доводитися",
    "вдатися", "вдаватися", "належати", "вдалося", "довелося",
)  # fmt: skip
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "X")


def doubts(tree: Tree) -> None:
    """Moves doubtful words out of places that grammar forbids, and to verbs that lack a subject."""
    for token in tree.tokens:
        here = Hanging(token.head, token.dep, token.sure)
        if token.others and not allowed(tree, token, here):
            _move(tree, token)
        elif base(token.dep) in ("obj", "obl", "iobj") and token.i:
            _beside(tree, token)
    for verb in tree.tokens:
        if verb.pos == "VERB":
            _one_subject(tree, verb)
    for verb in tree.tokens:
        if verb.pos == "VERB" and verb.tags & _FINITE and not {"1per", "2per", "Impe"} & verb.tags:
            _find_subject(tree, verb)


def _move(tree: Tree, token: Token) -> None:
    for place in token.others:
        if not (place.dep.startswith("nsubj") and _taken(tree, place.head)) and allowed(tree, token, place):
            tree.set(token, place.head, place.dep)
            if tree.tokens[token.i] is not token:
                return


def _beside(tree: Tree, token: Token) -> None:
    """«…, опасаясь нападения»: the object of the gerund or infinitive right before it, not of a verb further off."""
    verb = tree.tokens[token.i - 1]
    if verb.head == token.i or token.head >= verb.i or not ("GRND" in verb.tags or infinitive(verb)):
        return
    place = next(
        (p for p in token.others if p.head == verb.i and base(p.dep) in ("obj", "obl", "iobj")), None
    )
    if place is not None and place.chance >= 2 * _RIVAL * token.sure:
        tree.set(token, place.head, place.dep)


def _taken(tree: Tree, verb: int) -> bool:
    """Whether a verb has a subject that may be one."""
    return any(
        t.head == verb and t.dep.startswith("nsubj") and allowed(tree, t, Hanging(verb, t.dep, t.sure))
        for t in tree.tokens
    )


def _one_subject(tree: Tree, verb: Token) -> None:
    """Of two subjects of one verb the one goes that has somewhere better to go."""
    rivals = [t for t in tree.tokens if t.head == verb.i and t.dep.startswith("nsubj")]
    if len(rivals) > 1 and rivals[0].i < verb.i:  # what may be the object is left to be it
        rivals = [t for t in rivals if t.i < verb.i or "accs" not in tree.cases(t)]
    if len(rivals) < 2:
        return
    options = [
        (place.chance / max(token.sure, 0.01) * _nearer(tree, token, place), token.i, place)
        for token in rivals
        for place in token.others
        if not (place.head == verb.i and base(place.dep) != "obj")
        and not (place.dep.startswith("nsubj") and has_subject(tree, place.head, token.i))
        and allowed(tree, token, place)
    ]
    if options:
        ratio, i, place = max(options, key=lambda o: o[0])
        if ratio >= _RIVAL:
            tree.set(tree.tokens[i], place.head, place.dep)


def _nearer(tree: Tree, token: Token, place: Hanging) -> float:
    """More for a place with fewer verbs between than where the word hangs, less for one with more."""
    if base(place.dep) == "obj" and token.i < place.head and "nomn" in tree.cases(token):
        return 0.3  # «компания … отменила»: what can be the subject seldom stands before as the object
    if any(t.text in ("-", "–", "—") for t in tree.tokens[token.i : token.head]):
        return 3.0  # a wire's name before the dash of its dateline
    here, there = (_verbs_between(tree, token.i, head) for head in (token.head, place.head))
    return 3.0 if there < here else 0.3 if there > here else 1.0


def _verbs_between(tree: Tree, one: int, other: int) -> int:
    first, last = sorted((one, other))
    return sum(t.pos == "VERB" for t in tree.tokens[first + 1 : last])


def _find_subject(tree: Tree, verb: Token) -> None:
    """A finite verb without a subject takes the word that the parser nearly gave it."""
    if any(t.head == verb.i and t.dep.startswith(("nsubj", "csubj")) for t in tree.tokens):
        return
    if base(verb.dep) == "conj" and has_subject(tree, verb.head):
        return
    options = [
        (place.chance / max(token.sure, 0.01), token.i, place)
        for token in tree.tokens
        for place in token.others
        if place.head == verb.i and place.dep.startswith("nsubj") and allowed(tree, token, place)
        and not token.dep.startswith("nsubj")
    ]  # fmt: skip
    if options:
        ratio, i, place = max(options, key=lambda o: o[0])
        if ratio >= 3 * _RIVAL:
            tree.set(tree.tokens[i], place.head, place.dep)


def allowed(tree: Tree, token: Token, place: Hanging) -> bool:
    """Whether case, number and kind let a word stand there."""
    if place.head < 0:
        return True
    above, kind = tree.tokens[place.head], base(place.dep)
    if kind == "nsubj":
        return _subject(tree, token, above)
    if kind == "obj" and token.pos in ("NOUN", "PROPN") and above.pos == "VERB":
        return tree.cases(token) != {"nomn"}
    if kind == "conj":
        return _joined(tree, token, above)
    if kind == "appos" and token.pos == "PROPN" and above.i < token.i - 1:
        nearer = tree.tokens[token.i - 1]  # «пилоты компании Волна»: the name is the company's
        return not (nearer.pos == "NOUN" and nearer.head == above.i and "plur" in above.tags - token.tags)
    if kind == "nmod" and token.pos in ("NOUN", "PROPN") and not tree.preposed(token.i):
        return bool(tree.cases(token) & {"gent", "datv", "ablt"})
    if kind in ("amod", "acl") and ("PRTF" in token.tags or token.pos == "ADJ"):
        return agree(token, above, tree.language)
    if kind in ("ccomp", "advcl") and "PRTF" in token.tags:
        return token.i == 0 or tree.tokens[token.i - 1].text != ","  # «судьи, отменившие приговор»
    return True


def _subject(tree: Tree, token: Token, verb: Token) -> bool:
    if token.pos == "NUM" and [t.text for t in tree.tokens[token.i + 1 : token.i + 2]] == ["-"]:
        return False  # «51-летняя»
    if token.pos not in ("NOUN", "PROPN", "PRON", "DET", "ADJ") or verb.pos not in ("VERB", "AUX", "ADJ"):
        return True
    counted = any(t.head == token.i and t.pos in ("NUM", "ADV") for t in tree.tokens)
    if verb.lemma in IMPERSONAL:
        return False
    if counted or "Impe" in verb.tags:
        return True
    if "neut" in verb.tags:  # «стало министром» is said of no man
        return not ({"anim", "nomn"} <= token.tags and "gent" not in tree.cases(token))
    if tree.preposed(token.i) and not any(
        t.lemma in _ABOUT for t in tree.tokens[max(0, token.i - 4) : token.i]
    ):
        return False
    if "nomn" not in tree.cases(token):
        return False
    if infinitive(verb) or "GRND" in verb.tags or (token.pos in ("NOUN", "PROPN") and "1per" in verb.tags):
        return False
    joined = any(t.head == token.i and base(t.dep) in ("conj", "appos") for t in tree.tokens)
    return joined or not verb.tags & (_FINITE | {"ADJS"}) or _one_number(tree, token, verb)


def _one_number(tree: Tree, token: Token, verb: Token) -> bool:
    known = [r for r in readings(token.text, tree.language) if r[0] == "nomn"]
    plural = "plur" in verb.tags
    gender = next((g for g in _GENDERS if g in verb.tags), "")
    if not known:  # a name that has no endings, of a person: one
        return not (plural and {"anim", "sing"} <= token.tags)
    alike = [r for r in known if (r[1] == "plur") == plural]
    if token.pos == "PROPN" or ("anim" in token.tags and gender == "femn"):
        return bool(alike)  # «премьер-министр приняла»
    return any(not gender or r[2] in ("", gender, "ms-f") for r in alike)


def _joined(tree: Tree, token: Token, above: Token) -> bool:
    if token.pos == "VERB" and above.pos == "VERB":
        return infinitive(token) == infinitive(above) or not _bare(token) or not _bare(above)
    if token.pos in _NOMINAL and above.pos in _NOMINAL and not tree.preposed(token.i):
        return bool(tree.cases(token) & tree.cases(above))
    return True


def _bare(verb: Token) -> bool:
    return infinitive(verb) or bool(verb.tags & _FINITE)
