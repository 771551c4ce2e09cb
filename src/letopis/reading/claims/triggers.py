"""The words of a sentence that carry events: set phrases, verbs and event nouns."""

from collections.abc import Iterator
from dataclasses import dataclass

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.lexicon import Action, Lexicon
from letopis.reading.claims.syntax import base, children, clause_between, head, marker, passive
from letopis.reading.claims.tree import base_forms

_NEAR = (
    3  # words between the verb of a phrase and its noun for both to be the trigger; and reach without a parse
)


_MEASURES = ("percent", "cent", "point", "%", "cents", "dollar", "third", "quarter", "half")
_NUMBERS = frozenset({"sing", "plur"})
_ARGUMENTS = ("obj", "obl", "nmod", "xcomp", "iobj", "compound", "amod", "advmod", "acl")


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event word: the token whose arguments count, its noun in a phrase, its meaning and how it was found.

    `kind` is verb, noun or phrase; `turned` marks a passive in -ся. [start, end) is what carries the event. `seen`:
    the model found it, not the lexicon.
    """

    token: Token
    action: Action
    kind: str
    start: int
    end: int
    noun: Token | None = None
    turned: bool = False
    seen: bool = False


def find_triggers(sentence: Sentence, lexicon: Lexicon) -> list[Trigger]:
    """All event words of a sentence, in order; a word carries one event."""
    idle = set(_idle(sentence, lexicon))
    found = [t for t in _phrases(sentence, lexicon) if idle.isdisjoint({t.token.i, (t.noun or t.token).i})]
    taken = idle | {t.token.i for t in found} | {t.noun.i for t in found if t.noun}
    taken |= {
        t.noun.head for t in found if t.noun and base(t.noun.dep) == "amod"
    }  # «оправдательный приговор»
    for token in sentence.tokens:
        if token.i not in taken:
            trigger = _verb(sentence, token, lexicon) or _noun(sentence, token, lexicon)
            if trigger:
                found.append(trigger)
    found = [t for t in found if not _only_cancels(sentence, t, found, lexicon)]
    return sorted(found, key=lambda t: t.token.i)


def _only_cancels(sentence: Sentence, trigger: Trigger, found: list[Trigger], lexicon: Lexicon) -> bool:
    """«Отменили забастовку», «отмена встречи»: one event, that was called off."""
    lemma = lexicon.base(trigger.token.lemma, trigger.token.text, trigger.token.pos == "VERB")
    if trigger.noun is not None or trigger.action.type != "OTHER" or not lexicon.governs(lemma, "cancel"):
        return False
    what = ("nmod",) if trigger.kind == "noun" else ("obj", "nsubj")
    return any(
        t.kind == "noun" and t.token.head == trigger.token.i and base(t.token.dep) in what for t in found
    )


def _phrases(sentence: Sentence, lexicon: Lexicon) -> Iterator[Trigger]:
    taken: set[int] = set()
    for token in sentence.tokens:
        lemma = lexicon.base(token.lemma, token.text, token.pos == "VERB")
        turned = lemma not in lexicon.phrases and lemma.endswith(("ся", "сь"))
        options = lexicon.phrases.get(lemma[:-2] if turned else lemma, ())
        if not options or token.pos in ("PROPN", "ADP", "DET", "PRON") or token.i in taken:
            continue
        below = list(_below(sentence, token, lexicon))
        for phrase in options:
            noun = next((t for t in below if _fits(sentence, token, t, phrase.nouns, lexicon)), None)
            if noun is not None and noun.i not in taken:
                taken |= {token.i, noun.i}
                first, last = sorted((token, noun), key=lambda t: t.i)
                near = last.i - first.i <= _NEAR
                start, end = (first.start, last.end) if near else (token.start, token.end)
                yield Trigger(token, phrase.action, "phrase", start, end, noun, turned)
                break


def _idle(sentence: Sentence, lexicon: Lexicon) -> Iterator[int]:
    """Words that, with what stands under them, tell no event: "held a job", "a press conference"."""
    for token in sentence.tokens:
        options = lexicon.idle.get(lexicon.base(token.lemma, token.text, token.pos == "VERB"), ())
        if not options or token.pos not in ("VERB", "NOUN"):
            continue
        below = list(_below(sentence, token, lexicon))
        if any(_fits(sentence, token, t, nouns, lexicon) for nouns in options for t in below):
            yield token.i


def _below(sentence: Sentence, token: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Arguments of a word and what its containers hold; then the few words after it, lest the parse be
    wrong."""
    seen: set[int] = set()
    for child in children(sentence, token):
        kind = base(child.dep)
        if kind != "xcomp" and clause_between(sentence, token, child):
            continue  # what somebody is called may stand in quotation marks
        told_of = kind == "nsubj" and (
            _measured(sentence, token) or _told_of(sentence, token, child, lexicon)
        )
        if kind in _ARGUMENTS or (told_of and not _doing(sentence, token, child, lexicon)):
            seen.add(child.i)
            yield child
            for inner in children(sentence, child):
                if kind == "obl" and base(inner.dep) == "case" and sentence.language != "en":
                    yield inner  # «против решения выступили»
                if base(inner.dep) in ("amod", "compound", "conj") or (
                    base(inner.dep) == "nmod"
                    and lexicon.base(child.lemma) in lexicon.containers
                    and marker(sentence, inner) in ("gent", "of")
                ):
                    seen.add(inner.i)
                    yield inner
    governor = head(sentence, token)
    if (
        governor is not None
        and base(token.dep) in ("acl", "amod", "compound")
        and governor.pos in ("NOUN", "PROPN")
        and not (_active_form(token) and _doing(sentence, token, governor, lexicon))
        and not ("PRTF" in token.tags and token.tags ^ governor.tags >= _NUMBERS)
    ):
        yield governor  # no «против инфекции, зарегистрированных …»
    yield from (t for t in _beside(sentence, token, lexicon) if t.i not in seen)


def _measured(sentence: Sentence, verb: Token) -> bool:
    """ "Shares fell 12 percent": by how much, and not what."""
    taken = [c.lemma for c in children(sentence, verb) if base(c.dep) == "obj"]
    return sentence.language == "en" and bool(taken) and all(lemma in _MEASURES for lemma in taken)


def _active_form(verb: Token) -> bool:
    """ "The suspect who turned", "the minister hosting"; not "the envoy summoned"."""
    return verb.dep == "acl:relcl" or verb.text.lower().endswith("ing")


def _doing(sentence: Sentence, verb: Token, subject: Token, lexicon: Lexicon) -> bool:
    """ "The minister received a letter": who does it is not what a set phrase is of, "receive a minister"."""
    active = verb.pos == "VERB" and not passive(sentence, verb)
    return sentence.language == "en" and active and lexicon.person(subject.lemma)


def _got(verb: Token, near: Token, lexicon: Lexicon) -> bool:
    """«Дозвіл отримала вакцина»: the subject of a verb of getting is not what is got."""
    gets = lexicon.governs(lexicon.base(verb.lemma, verb.text, True), "undergo")
    return gets and near.head == verb.i and base(near.dep) == "nsubj"


def _beside(sentence: Sentence, token: Token, lexicon: Lexicon) -> Iterator[Token]:
    """The few words around a word up to the next verb or comma, but those that another noun governs."""
    for near in sentence.tokens[token.i + 1 : token.i + 1 + _NEAR]:
        if near.pos in ("VERB", "PUNCT", "SCONJ", "CCONJ") or not near.text[0].isalnum():
            break
        if (
            near.pos in ("NOUN", "ADP", "ADV")
            and not _anothers(sentence, token, near)
            and not _got(token, near, lexicon)
        ):
            yield near
    if sentence.language == "en":  # "missile launch"
        yield from (t for t in sentence.tokens[max(0, token.i - 1) : token.i] if "NOUN" == t.pos == token.pos)
        return
    if token.pos == "NOUN":
        return  # «против вируса в редких случаях»: what a noun is of follows it
    for near in reversed(sentence.tokens[max(0, token.i - _NEAR) : token.i]):
        if near.pos in ("VERB", "PUNCT", "SCONJ", "CCONJ") or not near.text[0].isalnum():
            return
        if near.pos == "NOUN" and "nomn" not in near.tags and not _anothers(sentence, token, near):
            yield near


def _anothers(sentence: Sentence, token: Token, near: Token) -> bool:
    """«Стане зустріч керівників»: a noun that the parse hangs on a noun beside it is no argument of the verb."""
    return near.head >= 0 and near.head != token.i and sentence.tokens[near.head].pos in ("NOUN", "PROPN") and (
        base(near.dep) == "nmod" and abs(near.head - near.i) <= _NEAR and token.pos == "VERB"
    )  # fmt: skip


def _told_of(sentence: Sentence, token: Token, subject: Token, lexicon: Lexicon) -> bool:
    """Whether a verb's subject is what the phrase is about: «цены выросли», «санкции сняты», «бои
    возобновились»."""
    if any(base(c.dep) == "obj" for c in children(sentence, token)):
        return False
    lemma = lexicon.base(token.lemma, token.text, True)
    if lemma in lexicon.equate and sentence.language != "en":
        return False  # «президент стала жертвой»: she has not become president
    if lexicon.governs(lemma, "undergo") and sentence.language != "en":
        return False  # «дозвіл отримала вакцина»: what gets something is not what is got
    doer = "anim" in subject.tags or subject.lemma in lexicon.collectives | lexicon.bodies
    return (
        passive(sentence, token)
        or token.pos in ("NOUN", "ADJ")
        or sentence.language == "en"
        or "intr" in token.tags
        or token.lemma.endswith(("ся", "сь", "сти"))
        or (token.lemma.endswith("ти") and not doer)  # «ракета влучила», not «президент став на бік»
    )


def _fits(sentence: Sentence, verb: Token, token: Token, nouns: frozenset[str], lexicon: Lexicon) -> bool:
    if (
        token.pos in ("ADP", "ADV")
        and token.i != verb.i + 1
        and "prt" not in token.dep
        and token.head != verb.i
        and (sentence.language == "en" or sentence.tokens[token.head].head != verb.i)
    ):
        return False  # "gave in", not "gave a speech in Oslo"
    if lexicon.base(token.lemma) in nouns:
        return True
    if token.pos == "ADP":
        return token.text.lower() in nouns
    return token.pos != "VERB" and not nouns.isdisjoint(base_forms(token.text, sentence.language))


def _verb(sentence: Sentence, token: Token, lexicon: Lexicon) -> Trigger | None:
    if not (token.pos == "VERB" or (token.pos in ("ADJ", "AUX") and "pssv" in token.tags)):
        return None
    known = lexicon.verb(lexicon.base(token.lemma, token.text, True))
    if known is None:
        return None
    action, turned = known
    if turned and "perf" in token.tags:
        return None  # «занялись делом», «собрались»: only what goes on stands in a passive in -ся
    if token.dep == "amod" and sentence.language == "en":
        return None  # "the elected president"
    if "PRTF" in token.tags and base(token.dep) in ("nsubj", "obj", "obl", "nmod", "iobj", "conj", "appos"):
        return None  # «протестующие», «погибшие» are people
    return Trigger(token, action, "verb", token.start, token.end, turned=turned)


def _noun(sentence: Sentence, token: Token, lexicon: Lexicon) -> Trigger | None:
    if token.pos not in ("NOUN", "PROPN") or (token.pos == "PROPN" and sentence.language == "en"):
        return None
    action = lexicon.nouns.get(token.lemma) or _listed(sentence, token, lexicon)
    if action is None or base(token.dep) in ("compound", "flat") or token.dep == "nmod:desc":
        return None
    return Trigger(token, action, "noun", token.start, token.end)


def _listed(sentence: Sentence, token: Token, lexicon: Lexicon) -> Action | None:
    """ "Meetings", «тортур»: nouns whose base form the dictionary takes for another word's."""
    if "anim" in token.tags or (token.text[0].isupper() and token.i):
        return None
    forms = base_forms(token.text, sentence.language)
    return next((lexicon.nouns[form] for form in sorted(forms) if form in lexicon.nouns), None)
