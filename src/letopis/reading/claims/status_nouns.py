"""How an event that a noun names stands in the world: by what stands beside it and what is done to it."""

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.lexicon import Lexicon
from letopis.reading.claims.status_verbs import DEEP, of_verb, under
from letopis.reading.claims.syntax import base, children, head, infinitive, marker
from letopis.reading.claims.triggers import Trigger
from letopis.records.reading import Status

_AT = ("на", "в", "у", "at", "in", "during")  # where something is said
_BESIDE = (
    "по",
    "при",
    "из-за",
    "во",
    "за",
    "через",
    "from",
    "by",
    "after",
)  # no content of a wish or a permit
POINTED = (
    "STATE", "DENY", "CONFIRM", "ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "AGREE", "ELECT",
    "SANCTION", "LEGISLATE", "CONCEDE", "INCIDENT",
)  # fmt: skip
_AHEAD = (
    "PROTEST",
    "CONSULT",
    "MOBILIZE",
    "ELECT",
    "AID",
    "TRADE",
    "SANCTION",
)  # announced before they happen
_YET = ("еще", "ещё", "пока", "ще", "поки", "yet")
_EN_ANSWERS = ("response", "reaction", "reply", "due", "thanks", "owing", "prior", "addition", "contrary")


def of_noun(sentence: Sentence, trigger: Trigger, lexicon: Lexicon) -> Status:
    """The status of the event that a noun names."""
    noun = trigger.token
    status = _fallen_through(sentence, noun, lexicon) or _beside(sentence, noun, lexicon)
    if status is not None:
        return status
    below: Token = noun
    at = head(sentence, noun)
    for _ in range(DEEP):
        mark = "after" if _in_response(sentence, below) else marker(sentence, below)
        if lexicon.hedge(mark, "after"):
            if trigger.action.type in _AHEAD and at is not None and at.pos in ("VERB", "AUX"):
                return "planned" if of_verb(sentence, at, lexicon) == "planned" else "happened"
            return "happened"
        if lexicon.hedge(mark, "purpose") or (
            mark in ("to", "for", "до") and trigger.action.type == "CONSULT"
        ):
            up = head(sentence, below)
            if up is None or not lexicon.governs(lexicon.base(up.lemma), "plan", "possible"):
                return "planned" if trigger.action.type in _AHEAD else "possible"
        if lexicon.hedge(mark, "negation"):
            return "not_happened"
        if lexicon.hedge(mark, "planned"):
            return "planned"
        if at is None:
            return _pointed_noun("happened", trigger)
        lemma = lexicon.base(at.lemma, at.text, at.pos == "VERB")
        if at.pos in ("VERB", "AUX", "ADJ"):
            return _under_verb(sentence, trigger, below, at, lemma, lexicon)
        if lexicon.hedge(lemma, "possible"):
            return "possible"
        if lexicon.hedge(lemma, "planned"):
            return "planned"
        if lexicon.hedge(lemma, "negation"):
            return "not_happened"
        if lemma not in lexicon.containers and base(below.dep) != "conj":
            return "happened"
        below, at = at, head(sentence, at)
    return "happened"


def _fallen_through(sentence: Sentence, noun: Token, lexicon: Lexicon) -> Status | None:
    """«Марш, запланированный на субботу, не состоялся», «отменили назначенную встречу», «отмена встречи»: what became
    of it goes before what had been planned."""
    up, kind = head(sentence, noun), base(noun.dep)
    if up is None:
        return None
    lemma = lexicon.base(up.lemma, up.text, up.pos == "VERB")
    if up.pos == "NOUN":
        return "cancelled" if kind == "nmod" and lexicon.governs(lemma, "cancel") else None
    if up.pos not in ("VERB", "AUX", "ADJ") or kind not in ("nsubj", "obj"):
        return None
    said = of_verb(sentence, up, lexicon)
    if lexicon.governs(lemma, "cancel") and said in ("happened", "ongoing", "planned"):
        return "cancelled"
    return said if said == "not_happened" and kind == "nsubj" and lexicon.governs(lemma, "occur") else None


def _in_response(sentence: Sentence, noun: Token) -> bool:
    """ "In response to the test", "due to the strike": what is answered has been."""
    mark = next((c for c in children(sentence, noun) if base(c.dep) == "case" and c.lemma == "to"), None)
    return mark is not None and mark.i > 0 and sentence.tokens[mark.i - 1].lemma in _EN_ANSWERS


def _beside(sentence: Sentence, noun: Token, lexicon: Lexicon) -> Status | None:
    """«Предстоящий визит», "possible strike", «продолжающиеся бои»; a participle that announces."""
    for child in children(sentence, noun):
        lemma = lexicon.base(child.lemma, child.text, child.pos == "VERB")
        to_do = child.pos == "VERB" and any(c.lemma == "to" for c in children(sentence, child))
        if (
            base(child.dep) in ("amod", "acl", "compound") and not to_do
        ):  # "instructions to prepare" were given
            if lexicon.hedge(lemma, "possible"):
                return "possible"
            if lexicon.hedge(lemma, "planned") or (
                child.pos in ("VERB", "ADJ") and lexicon.governs(lemma, "announce", "plan")
            ):
                return "planned"
            if lexicon.hedge(lemma, "ongoing"):
                return "ongoing"
        if base(child.dep) == "det" and lexicon.hedge(child.lemma, "negation"):
            return "not_happened"
    return None


def _under_verb(
    sentence: Sentence, trigger: Trigger, below: Token, verb: Token, lemma: str, lexicon: Lexicon
) -> Status:
    said = of_verb(sentence, verb, lexicon)
    if verb.dep == "acl:relcl" and head(sentence, verb) is below:
        return "happened"
    if base(below.dep) == "nsubj" and _can_do(sentence, verb, lemma, lexicon):
        return "happened"
    argument = base(below.dep) in ("obj", "nsubj", "xcomp", "iobj") or (
        base(below.dep) == "obl" and not lexicon.hedge(marker(sentence, below), "after")
    )
    if not argument:
        return "happened"
    if lexicon.governs(lemma, "announce"):
        if base(below.dep) == "obl" and marker(sentence, below) in _AT and "accs" not in below.tags:
            return "happened"  # «заявила на заседании», "announced at a summit"
        return "planned" if trigger.action.type in _AHEAD else said
    if lexicon.governs(lemma, "begin", "continue") and base(below.dep) in ("obj", "nsubj"):
        if said == "not_happened" and lexicon.governs(lemma, "begin") and _still_to_come(sentence, verb):
            return "planned"  # «вакцинация ещё не началась»
        return "ongoing" if said == "happened" else said
    if base(below.dep) == "obj" and lexicon.governs(lemma, "plan") and lexicon.governs(lemma, "perform"):
        return under(lexicon, lemma, said)  # «готовит санкции»
    if lexicon.governs(lemma, "perform", "occur", "undergo", "end", "cause"):
        return _pointed_noun(said, trigger)
    direct = base(below.dep) in ("obj", "nsubj", "xcomp")
    if not direct and marker(sentence, below) in _BESIDE:
        return "happened"
    if lexicon.governs(lemma, "fail", "plan", "possible") or (direct and lexicon.governs(lemma, "cancel")):
        return under(lexicon, lemma, said)
    return (
        "happened"
        if said in ("happened", "ongoing", "not_happened")
        else "planned"
        if said == "planned"
        else "happened"
    )


def _still_to_come(sentence: Sentence, verb: Token) -> bool:
    return any(c.text.lower() in _YET for c in children(sentence, verb))


def _can_do(sentence: Sentence, verb: Token, lemma: str, lexicon: Lexicon) -> bool:
    """«Забастовка может привести к увольнениям»: what may do something is, only its doing is possible."""
    done = next((c for c in children(sentence, verb) if base(c.dep) == "xcomp" and infinitive(c)), None)
    if done is None or not lexicon.governs(lemma, "possible"):
        return False
    inner = lexicon.base(done.lemma, done.text, True)
    return lexicon.governs(inner, "cause") or not lexicon.governs(inner, *lexicon.governors)


def _pointed_noun(status: Status, trigger: Trigger) -> Status:
    if status == "ongoing" and trigger.action.type in POINTED:
        return "happened"
    return status
