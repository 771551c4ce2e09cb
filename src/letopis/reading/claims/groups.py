"""Noun groups of Russian and Ukrainian mended: adjectives, names joined by «и», clauses of a participle in commas.

A parser tires in long sentences; endings and commas do not. Each rule changes heads and relations only.
"""

from letopis.reading.analysis import Token
from letopis.reading.claims.syntax import base, infinitive
from letopis.reading.claims.tree import Tree, agree, has_subject, readings

_AND = ("и", "і", "й", "та", "and")
_LONG_CLAUSE = 30  # words between the commas of a participle clause
_WHENCE = ("из", "з", "із", "от", "від")
_NAME = 7  # words of a name in quotation marks
_AGED = ("летн", "річн", "месячн", "місячн")
_GROUP = 4  # words between an adjective and its noun


def only_prepositions(tree: Tree) -> None:
    """«Загиблих унаслідок вибуху»: what the dictionary knows as a preposition alone is no noun, and stands over
    none."""
    for token in tree.tokens:
        if token.tags != {"PREP"} or token.pos not in ("NOUN", "PROPN"):
            continue
        after = tree.tokens[token.i + 1 : token.i + 1 + _GROUP]
        noun = next((t for t in after if t.pos in ("NOUN", "PROPN") and "gent" in tree.cases(t)), None)
        if noun is None:
            continue
        above = token.head
        tree.tag(token, "ADP")
        if noun.head == token.i:
            tree.set(noun, above, token.dep)
        for child in tree.tokens:
            if child.head == token.i and child.i != noun.i:
                tree.set(child, noun.i, child.dep)
        tree.set(tree.tokens[token.i], noun.i, "case")


def adjectives(tree: Tree) -> None:
    """«Чиновники Соединенных Штатов»: an adjective right before a noun that it agrees with describes that noun."""
    for token in tree.tokens:
        if token.pos not in ("ADJ", "DET") or base(token.dep) not in ("amod", "det"):
            continue
        noun = _noun_after(tree, token)
        if noun is None or noun.i == token.head or not agree(token, noun, tree.language):
            continue
        up = tree.tokens[token.head] if token.head >= 0 else None
        apart = (
            up is None
            or up.i < token.i
            or any(
                t.pos in ("VERB", "NOUN", "PROPN") and t is not up
                for t in tree.tokens[token.i + 1 : max(up.i, 0)]
            )
        )
        if apart:
            tree.set(token, noun.i, token.dep)


def _noun_after(tree: Tree, token: Token) -> Token | None:
    for after in tree.tokens[token.i + 1 : token.i + 1 + _GROUP]:
        if after.pos in ("NOUN", "PROPN"):
            return after
        if after.pos not in ("ADJ", "DET", "NUM", "ADV"):
            return None
    return None


def modifiers(tree: Tree) -> None:
    """«Вторжения РФ в … контакт», «чиновник из США»: what follows a noun at once is that noun's, not a later one's."""
    for token in tree.tokens:
        if token.pos not in ("NOUN", "PROPN") or not 0 < token.i < len(tree.tokens):
            continue
        prior = tree.tokens[token.i - 1]
        if token.dep == "nmod" and token.head > token.i and prior.pos == "NOUN":
            tree.set(token, prior.i, "nmod")
        noun = tree.tokens[token.i - 2] if token.i > 1 else prior
        whence = prior.lemma in _WHENCE and noun.pos == "NOUN" and "anim" in noun.tags
        if whence and base(token.dep) == "obl" and token.head > token.i:
            tree.set(token, noun.i, "nmod")


def quoted_names(tree: Tree) -> None:
    """«Газопровода «Северный ветер»»: a short name in quotation marks right after a noun is that noun's."""
    for mark in tree.tokens[1:]:
        noun = tree.tokens[mark.i - 1]
        if mark.text not in ("«", '"', "“", "„") or noun.pos != "NOUN":
            continue
        inside = []
        for token in tree.tokens[mark.i + 1 : mark.i + 1 + _NAME]:
            if token.pos == "VERB" or token.text in ("»", '"', "”", "“"):
                break
            inside.append(token)
        within = {t.i for t in inside}
        tops = [t for t in inside if t.head not in within and t.pos != "PUNCT"]
        if len(inside) == _NAME or len(tops) != 1 or base(tops[0].dep) not in ("appos", "nmod"):
            continue
        tree.set(tops[0], noun.i, "appos" if "nomn" in tree.cases(tops[0]) else "nmod")


def subjects_across(tree: Tree) -> None:
    """A nominative that the parse gives to a noun beyond a finite verb is the subject of that verb."""
    for token in tree.tokens:
        if not token.dep.startswith("nsubj") or token.head <= token.i + 1:
            continue
        if tree.tokens[token.head].pos not in ("NOUN", "PROPN"):
            continue
        between = [
            t for t in tree.tokens[token.i + 1 : token.head] if t.pos == "VERB" or t.text in (",", "–", "—")
        ]
        if len(between) == 1 and finite(between[0]) and not has_subject(tree, between[0].i):
            tree.set(token, between[0].i, "nsubj")


def agreeing_subjects(tree: Tree) -> None:
    """«Власти назначили Доминика»: of two groups around a plural verb the plural nominative is the subject."""
    for verb in tree.tokens:
        if verb.pos != "VERB" or not finite(verb) or "plur" not in verb.tags:
            continue
        taken = [t for t in tree.tokens if t.head == verb.i and t.dep == "nsubj"]
        if len(taken) != 1 or any(
            t.head == taken[0].i and base(t.dep) in ("conj", "nummod") for t in tree.tokens
        ):
            continue
        noun = tree.tokens[taken[0].i - 1] if taken[0].i else taken[0]
        plural = ("nomn", "plur") in {r[:2] for r in readings(noun.text, tree.language)}
        if taken[0].text.isascii() and noun.head == verb.i and noun.dep == "obj" and plural:
            tree.set(taken[0], noun.i, "nmod")  # «Пилоты Wizz объявили»
            tree.label(noun, "nsubj")
            continue
        one = readings(taken[0].text, tree.language)
        if not one or ("nomn", "plur") in {r[:2] for r in one} or taken[0].pos not in ("NOUN", "PROPN"):
            continue
        for other in tree.tokens[max(0, verb.i - _GROUP) : verb.i]:
            fits = ("nomn", "plur") in {r[:2] for r in readings(other.text, tree.language)}
            if other.head == verb.i and other.dep == "obj" and fits and not tree.preposed(other.i):
                tree.label(taken[0], "obj")
                tree.label(other, "nsubj")
                break


def first_person(tree: Tree) -> None:
    """«Закликаємо Євросоюз»: a verb of the first person has no noun for its subject."""
    for token in tree.tokens:
        if not token.dep.startswith("nsubj") or token.pos not in ("NOUN", "PROPN") or token.head < 0:
            continue
        verb = tree.tokens[token.head]
        if "1per" in verb.tags and "accs" in tree.cases(token):
            tree.label(token, "obj")


def two_nominatives(tree: Tree) -> None:
    """«Барклі змінив Домініка»: of two subjects of one verb the one after it, where it can, is the object."""
    for token in tree.tokens:
        if token.dep != "nsubj" or token.pos not in ("NOUN", "PROPN") or not 0 <= token.head < token.i:
            continue
        before = [t for t in tree.tokens if t.head == token.head and t.dep == "nsubj" and t.i < token.head]
        if before and "accs" in tree.cases(token) and not tree.preposed(token.i):
            # «Прокурор попросил суд»: of the two only one may stand in the nominative
            tree.label(token, "obj", firm=all("accs" not in tree.cases(t) for t in before))


def joined_names(tree: Tree) -> None:
    """«Между Норвегией и Исландией», «чиновники Норвегии и ЕС»: names around «и» in one case are one group."""
    for mark in tree.tokens:
        if mark.lemma not in _AND or not 0 < mark.i < len(tree.tokens) - 1:
            continue
        first, second = tree.top_of_name(mark.i - 1), tree.top_of_name(mark.i + 1)
        if first is None or second is None or (base(second.dep) == "conj" and second.head == first.i):
            continue
        if not tree.cases(first) & tree.cases(second):
            continue
        if _under(tree, first, second):  # «ЕС и США провели»: the parse hung the first on the second
            tree.set(first, second.head, second.dep)
        tree.set(second, first.i, "conj")
        if base(tree.tokens[mark.i].dep) == "cc":
            tree.set(mark, second.i, "cc")


def _under(tree: Tree, one: Token, other: Token) -> bool:
    at = one.head
    while at >= 0:
        if at == other.i:
            return True
        at = tree.tokens[at].head
    return False


def participles(tree: Tree) -> None:
    """«Встреча, ставшая редким контактом между …, состоялась в Осло»: what stands between the commas is the
    participle's, what follows is the verb's, and the noun before is the subject of both."""
    for participle in tree.tokens:
        opened = _opened(tree, participle)
        if opened is None:
            continue
        closed = _closed(tree, participle, opened)
        if closed is None:
            continue
        verb = closed
        inside = range(participle.i, verb.i - 1)
        top = tree.tokens[verb.head] if verb.head in inside or verb.head == opened.i else None
        if top is not None:  # the main verb hung inside the clause: it takes the place of its head
            tree.set(verb, top.head if top.head not in inside and top.head != verb.i else -1, top.dep)
        tree.set(opened, verb.i, "nsubj:pass" if "pssv" in verb.tags else "nsubj")
        tree.set(participle, opened.i, "acl")
        for token in tree.tokens:
            if token.i in inside and token.i != participle.i and token.head not in inside:
                tree.set(token, participle.i, "obl" if token.pos in ("NOUN", "PROPN") else base(token.dep))
            elif token.i > verb.i and token.head in inside:
                tree.set(token, verb.i, "obl" if token.pos in ("NOUN", "PROPN") else token.dep)


def finite(verb: Token) -> bool:
    """Whether a verb has a tense and a subject of its own."""
    if infinitive(verb) or {"GRND", "PRTF", "Impe"} & verb.tags:
        return False
    return bool({"past", "pres", "futr"} & verb.tags)


def _opened(tree: Tree, participle: Token) -> Token | None:
    """The noun that a participle after a comma describes."""
    if "PRTF" not in participle.tags or participle.i < 2 or tree.tokens[participle.i - 1].text != ",":
        return None
    noun = tree.tokens[participle.i - 2]
    fits = noun.pos in ("NOUN", "PROPN") and agree(participle, noun, tree.language)
    return noun if fits and "nomn" in tree.cases(noun) else None


def _closed(tree: Tree, participle: Token, noun: Token) -> Token | None:
    """The finite verb right after the clause's closing comma that agrees with the noun."""
    for token in tree.tokens[participle.i + 1 : participle.i + _LONG_CLAUSE]:
        if token.pos == "VERB" and finite(token):
            if tree.tokens[token.i - 1].text != ",":
                return None
            return token if _one_number(tree, noun, token) else None
    return None


def _one_number(tree: Tree, noun: Token, verb: Token) -> bool:
    plural = "plur" if "plur" in verb.tags else "sing"
    known = [r for r in readings(noun.text, tree.language) if r[0] == "nomn"]
    gender = next((g for g in ("masc", "femn", "neut") if g in verb.tags), "")
    return not known or any(r[1] == plural and (not gender or r[2] in ("", gender)) for r in known)


def ages(tree: Tree) -> None:
    """«Задержали 28-летнюю Анну Новак»: the number and the hyphen are of the adjective, the noun after it has its
    place."""
    for number, hyphen, adjective in zip(tree.tokens, tree.tokens[1:], tree.tokens[2:], strict=False):
        aged = adjective.text.lower().startswith(_AGED) and hyphen.text in ("-", "‑", "–")
        if not aged or not number.text[0].isdigit():
            continue
        group = {number.i, hyphen.i, adjective.i}
        after = tree.tokens[adjective.i + 1 : adjective.i + 1 + _GROUP]
        noun = next((t for t in after if t.pos in ("NOUN", "PROPN")), None)
        if noun is None or any(t.pos in ("PUNCT", "VERB", "ADP") for t in after[: noun.i - adjective.i - 1]):
            continue
        placed = next((t for t in (number, adjective) if t.head not in group and t.head != noun.i), None)
        if noun.head in group and placed is not None:
            tree.set(noun, placed.head, placed.dep, firm=True)
        tree.set(adjective, noun.i, "amod", firm=True)
        tree.set(number, adjective.i, "compound", firm=True)
        tree.set(hyphen, adjective.i, "punct", firm=True)
