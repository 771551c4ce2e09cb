"""Words whose part of speech the parser mistook, and who says what where the verb of speech comes first.

«Про це повідомляє Сокіл», «…, нагадує агентство», «Як пишет газета, …»: the name after the verb is who speaks, and
nobody else in the sentence is.
"""

from dataclasses import replace

from letopis.reading import morphology
from letopis.reading.analysis import Token
from letopis.reading.claims.lexicon import lexicon
from letopis.reading.claims.syntax import base
from letopis.reading.claims.tree import Tree, readings

_OPENERS = (",", "—", "–", "-", "»", "”", '"', "“")
_AS = ("как", "як")
_THIS = ("это", "этот", "це", "цей")
_FINITE = {"past", "pres", "futr"}


def verbs(tree: Tree) -> None:
    """«Суд відновив арешт»: a form that the dictionary knows for nothing but a finite verb is one."""
    for token in tree.tokens:
        if token.pos not in ("NOUN", "PROPN", "ADJ") or not (token.text.islower() or token.i == 0):
            continue
        parses = morphology.analyzer(tree.language).parse(token.text)
        if not parses or not all(p.is_known and p.tag.POS == "VERB" for p in parses):
            continue
        form = morphology.parse(token.text, tree.language, "VERB")
        if not form.tags & _FINITE:
            continue
        tree.tokens[token.i] = replace(token, pos="VERB", lemma=form.lemma, tags=form.tags)
        for other in tree.tokens[: token.i]:  # no noun is described by one behind the verb
            if base(other.dep) in ("appos", "nmod") and other.head > token.i and other.pos == "NOUN":
                tree.set(other, token.i, "dep")
        for other in tree.tokens[token.i + 1 :]:
            if other.head == token.i and base(other.dep) == "nmod":
                bare = "accs" in tree.cases(other) and not tree.preposed(other.i)
                tree.label(other, "obj" if bare else "obl")


def speakers(tree: Tree) -> None:
    """The group right after a verb of speech that opens its clause, or follows «об этом», «как», is its subject."""
    known = lexicon(tree.language)
    for verb in tree.tokens:
        action = known.verbs.get(verb.lemma) if verb.pos == "VERB" and verb.tags & _FINITE else None
        if action is None or action.type != "STATE" or not _opens(tree, verb.i):
            continue
        speaker = _after(tree, verb)
        if speaker is None or (speaker.head == verb.i and speaker.dep.startswith("nsubj")):
            continue
        for other in tree.tokens:
            if other.head == verb.i and other.dep.startswith("nsubj"):
                tree.label(other, "dep")
        tree.set(speaker, verb.i, "nsubj")


def _opens(tree: Tree, i: int) -> bool:
    before = [t for t in tree.tokens[max(0, i - 3) : i] if t.pos not in ("ADV", "PART")]
    if not before:
        return False
    last = before[-1]
    return last.text in _OPENERS or last.lemma in _AS or (last.lemma in _THIS and len(before) > 1
        and before[-2].pos == "ADP")  # fmt: skip


def _after(tree: Tree, verb: Token) -> Token | None:
    """The first noun of the group right behind a verb, if that can be its subject."""
    for token in tree.tokens[verb.i + 1 : verb.i + 5]:
        if token.pos in ("NOUN", "PROPN", "PRON"):
            return token if _agrees(token, verb, tree.language) else None
        if token.pos not in ("ADJ", "DET") and token.text not in ("«", '"', "“", "„"):
            return None
    return None


def _agrees(token: Token, verb: Token, language: str) -> bool:
    known = readings(token.text, language)
    plural = "plur" in verb.tags
    return not known or any(case == "nomn" and (number == "plur") == plural for case, number, _ in known)
