"""How an event stands in the world: tense, aspect, mood, negation, and what the words around it say.

status_verbs.py reads it of verbs, status_nouns.py of nouns."""

from letopis.reading.analysis import Sentence
from letopis.reading.claims.lexicon import Lexicon
from letopis.reading.claims.status_nouns import POINTED, of_noun
from letopis.reading.claims.status_verbs import RULINGS, of_verb, wished
from letopis.reading.claims.syntax import base, children, head, infinitive
from letopis.reading.claims.tense import told
from letopis.reading.claims.triggers import Trigger
from letopis.records.reading import Status

_SETTLED = ("TRADE", "AID", "RETREAT")
_RULED = ("LEGISLATE", "CONCEDE", "SANCTION")
_WANT = ("хотеть", "хотіти", "want", "like", "wish")
_UTTERED = ("SUPPORT", "ACCUSE", "CONFIRM", "DENY")  # done by the words that one wants to say
_ME = ("i", "we", "я", "мы", "ми")
_EN_AHEAD = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow", "tonight",
)  # fmt: skip


def find_status(sentence: Sentence, trigger: Trigger, lexicon: Lexicon) -> Status:
    """The status of an event word, by the sentence alone."""
    if trigger.token.pos in ("VERB", "AUX", "ADJ"):
        status = _pointed(of_verb(sentence, trigger.token, lexicon), sentence, trigger)
        status = _not_yet(status, sentence, trigger, lexicon)
    else:
        status = of_noun(sentence, trigger, lexicon)
    if status in ("possible", "planned") and _said_by_wishing(sentence, trigger):
        return "happened"
    return "happened" if status == "planned" and _decided(sentence, trigger, lexicon) else status


def _said_by_wishing(sentence: Sentence, trigger: Trigger) -> bool:
    """ "I want to thank them all", «хочу подякувати лікарям»: who says so has done it."""
    up = head(sentence, trigger.token)
    if trigger.action.type not in _UTTERED or up is None or up.lemma not in _WANT:
        return False
    if wished(list(children(sentence, trigger.token))):
        return False
    me = any(c.text.lower() in _ME and base(c.dep) == "nsubj" for c in children(sentence, up))
    return me or "1per" in up.tags


def _decided(sentence: Sentence, trigger: Trigger, lexicon: Lexicon) -> bool:
    """«Суд принял решение восстановить арест»: a ruling that was given is the act itself."""
    ruling = head(sentence, trigger.token)
    if trigger.action.type not in _RULED or ruling is None or ruling.lemma not in RULINGS:
        return False
    over = head(sentence, ruling)
    given = [c for c in children(sentence, ruling) if c.dep == "acl:relcl"]
    if over is not None and base(ruling.dep) in ("obj", "nsubj"):
        given.append(over)
    return any(
        "past" in t.tags
        and not infinitive(t)
        and lexicon.governs(lexicon.base(t.lemma, t.text, True), "perform")
        for t in given
    )


def _pointed(status: Status, sentence: Sentence, trigger: Trigger) -> Status:
    """A present tense of speech and decision tells of what has been said and decided; that of a headline also of what
    has been bought or cancelled."""
    settled = trigger.action.type in _SETTLED or (trigger.action.type == "OTHER" and trigger.kind == "phrase")
    if status == "ongoing" and (trigger.action.type in POINTED or (sentence.title and settled)):
        return "happened"
    return status


def _not_yet(status: Status, sentence: Sentence, trigger: Trigger, lexicon: Lexicon) -> Status:
    """ "Voters go to the polls on Sunday", "miners are feared dead": what English tells in the present tense with a day
    is to come, and what is feared or presumed is only that."""
    verb = trigger.token
    if sentence.language != "en" or status not in ("happened", "ongoing"):
        return status
    if trigger.kind == "phrase" and trigger.action.type == "INCIDENT" and lexicon.hedge(verb.lemma, "likely"):
        return "possible"
    present = told(sentence, verb) == "present" and verb.text.lower() not in lexicon.irregular
    own = list(children(sentence, verb))
    helped = any(base(c.dep) in ("aux", "mark", "cop") for c in own)
    said = trigger.action.type in ("STATE", "DENY", "CONFIRM")
    dated = any(base(c.dep) in ("obl", "advmod") and c.lemma in _EN_AHEAD for c in own)
    return "planned" if present and dated and not helped and not said else status
