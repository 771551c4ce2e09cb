"""English noun groups mended: whose things are, lists of names, appositions, spokesmen and whom they speak for."""

from letopis.reading.analysis import Token
from letopis.reading.claims.english import opener, top
from letopis.reading.claims.syntax import base
from letopis.reading.claims.tree import Tree, has_subject

_DATELINE = 9  # words at the start of a report in which the dash of its dateline stands


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


def name_lists(tree: Tree) -> None:
    """ "Chile, Peru and Cuba": names joined by commas and a last "and" stand together, under the first."""
    at = 0
    while at < len(tree.tokens):
        groups, joined, end = _names_from(tree, at)
        if len(groups) > 1 and joined:
            _join(tree, groups)
        at = max(end, at + 1)


def _names_from(tree: Tree, at: int) -> tuple[list[list[Token]], bool, int]:
    """Groups of capitalised words from word `at` on, parted by commas and "and"; whether an "and" parts
    them; where they end."""
    groups: list[list[Token]] = []
    joined = False
    while at < len(tree.tokens):
        group = []
        while at < len(tree.tokens) and tree.tokens[at].lemma == "the":
            at += 1
        while at < len(tree.tokens) and tree.tokens[at].pos == "PROPN":
            group.append(tree.tokens[at])
            at += 1
        if not group:
            break
        groups.append(group)
        links = [t.lemma for t in tree.tokens[at : at + 2]]
        if (links[:1] != [","] and links[:1] != ["and"]) or joined:
            break
        joined = "and" in (links[0], links[1] if len(links) > 1 and links[0] == "," else "")
        at += 2 if links[0] == "," and joined else 1
    return groups, joined, at


def _join(tree: Tree, groups: list[list[Token]]) -> None:
    tops = [next((t for t in g if not g[0].i <= t.head <= g[-1].i), g[0]) for g in groups]
    first, rest = tops[0], tops[1:]
    subjects = [t.dep.startswith("nsubj") for t in tops]
    if any(subjects[1:]) and not subjects[0] and not any(t.head == rest[-1].i for t in groups[0]):
        return  # "In Oslo, Anna and Bo met"
    for other in rest:
        if base(other.dep) != "root" and not (
            base(other.dep) == "conj" and other.head in {t.i for t in tops}
        ):
            tree.set(other, first.i, "conj")


def appositions(tree: Tree) -> None:
    """ "Mayor Ben Dahl, a banker, noted": what stands between commas after a name is not who did it."""
    for token in tree.tokens:
        if not token.dep.startswith("nsubj") or token.pos != "NOUN" or token.head < token.i:
            continue
        start = next((t.i for t in reversed(tree.tokens[: token.i]) if t.text == ","), 0)
        end = next((t.i for t in tree.tokens[token.i :] if t.text == "," or t.pos == "VERB"), 0)
        if start < 1 or tree.tokens[end].text != "," or tree.tokens[start + 1].pos != "DET":
            continue
        if tree.tokens[start - 1].pos == "PROPN":
            name, head, dep = top(tree, tree.tokens[start - 1]), token.head, token.dep
            if name.i == head:
                continue
            tree.set(name, head, dep)
            tree.set(token, name.i, "appos")


def paired_appositions(tree: Tree) -> None:
    """ "Ben Dahl, a banker and a former mayor, said": the second title is as little somebody else as the first."""
    for token in tree.tokens:
        name = tree.tokens[token.head] if token.head >= 0 else None
        if token.dep != "conj" or token.pos != "NOUN" or name is None or name.pos != "PROPN":
            continue
        first = next(
            (t for t in tree.tokens[name.i : token.i] if t.head == name.i and t.dep == "appos"), None
        )
        if first is not None and any(t.text == "," for t in tree.tokens[name.i : first.i]):
            tree.set(token, first.i, "conj", firm=True)


def one_subject(tree: Tree) -> None:
    """ "A spokesman for Mayor Berg said": of two subjects the one after a preposition belongs to the noun
    before it."""
    for token in tree.tokens:
        if not token.dep.startswith("nsubj") or token.pos not in ("NOUN", "PROPN"):
            continue
        opening = opener(tree, token.i)
        if opening is None or not opening.i:
            continue
        owner = tree.tokens[opening.i - 1]
        holder = top(tree, owner)
        if owner.pos in ("NOUN", "PROPN") and holder.head == token.head and holder.dep.startswith("nsubj"):
            tree.set(token, holder.i, "nmod")
            tree.set(opening, token.i, "case")


def two_subjects(tree: Tree) -> None:
    """ "The president hosted minister Anna Berg": of two subjects of one verb the one after it is its object."""
    for token in tree.tokens:
        if not token.dep.startswith("nsubj") or token.pos not in ("NOUN", "PROPN") or token.head >= token.i:
            continue
        verb = tree.tokens[token.head]
        between = tree.tokens[verb.i + 1 : token.i]
        parted = any(
            t.pos in ("VERB", "PUNCT", "SCONJ", "AUX") and t.text not in ("'s", "’s") for t in between
        )
        if verb.pos != "VERB" or parted:
            continue
        if any(t.head == verb.i and t.dep == "nsubj" and t.i < verb.i for t in tree.tokens):
            tree.label(token, "obl" if tree.preposed(token.i) else "obj")


def front_objects(tree: Tree) -> None:
    """ "Republic to cease": an object never stands before its verb; a noun that does is the subject."""
    for token in tree.tokens:
        if token.dep != "obj" or token.pos not in ("NOUN", "PROPN") or token.head < token.i:
            continue
        verb = tree.tokens[token.head]
        if verb.pos == "VERB" and not has_subject(tree, verb.i) and not verb.dep.startswith("acl"):
            tree.label(token, "nsubj")


def datelines(tree: Tree) -> None:
    """ "OSLO, Norway — Iceland fired": the town before the dash that opens a report did nothing."""
    dash = next((t.i for t in tree.tokens[1:_DATELINE] if t.text in ("—", "–", "--")), 0)
    if not dash or not tree.tokens[0].text.isupper():
        return
    town = tree.tokens[:dash]
    if any(t.pos not in ("PROPN", "PUNCT", "NUM", "SYM", "X") for t in town):
        return
    for token in town:
        if token.head > dash and token.dep.startswith("nsubj"):
            tree.label(token, "dep")
    for token in tree.tokens[dash + 1 :]:
        if 0 <= token.head < dash and token.pos in ("PROPN", "NOUN"):
            verb = next((t for t in tree.tokens[token.i + 1 :] if t.pos == "VERB"), None)
            if verb is not None and not has_subject(tree, verb.i):
                tree.set(token, verb.i, "nsubj")
