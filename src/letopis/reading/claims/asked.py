"""What is only asked for, threatened or agreed upon, and what an event is about: told by another event's words."""

from collections.abc import Sequence

from letopis.reading.claims.draft import Draft
from letopis.reading.claims.syntax import base, head, infinitive, marker
from letopis.reading.claims.triggers import Trigger

_SIGNED = (
    "AGREE",
    "LEGISLATE",
    "CONSULT",
    "STATE",
    "REQUEST",
    "THREATEN",
)  # whose content their noun names after «о»
_ON = ("повод", "вопрос", "тема", "случай", "привід", "питання")
_ABOUT = ("на", "по", "о", "об", "про", "щодо", "on", "for", "about", "to")
SAID = (
    "STATE",
    "DENY",
    "CONFIRM",
    "ACCUSE",
    "REQUEST",
    "REJECT",
    "THREATEN",
    "AGREE",
)  # the present tells the past
_ASKED = ("REQUEST", "THREATEN", "AGREE", "REJECT", "SUPPORT", "SANCTION", "ACCUSE")
PAPERS = (
    "statement", "declaration", "letter", "resolution", "petition", "note", "speech", "interview", "appeal", "memo",
)  # fmt: skip
_HELP = ("помощь", "содействие", "допомога", "сприяння")
_AGAINST = ("от", "від", "против", "проти", "against")


def asked_for(draft: Draft, triggers: Sequence[Trigger]) -> bool:
    """What is only asked for, threatened or agreed upon is told by the asking: no event of its own."""
    if draft.trigger.token.pos in ("NOUN", "PROPN") and (
        _content_of(draft, triggers)
        or _paper(draft, triggers)
        or _cried_out(draft, triggers)
        or _demanded(draft, triggers)
    ):
        return True
    if _worded(draft, triggers):
        return True
    if draft.status in ("happened", "ongoing"):
        return False
    above = {t.token.i: t for t in triggers} | {t.noun.i: t for t in triggers if t.noun}
    at = draft.trigger.token
    for _ in range(3):
        up = head(draft.sentence, at)
        if up is None or base(at.dep) not in ("xcomp", "ccomp", "obj", "obl", "nmod", "advcl", "conj", "acl"):
            return False
        over = above.get(up.i) if base(at.dep) != "conj" else None
        if over is not None and over.token.i != draft.trigger.token.i:
            return (
                over.action.type in _ASKED or over.action.mode == "restrict"
            )  # «запретил прессе обсуждать дело»
        at = up
    return False


def _worded(draft: Draft, triggers: Sequence[Trigger]) -> bool:
    """ "Issued a statement condemning Norway": what the statement does is what was said."""
    noun = draft.trigger.noun
    if draft.type != "STATE" or noun is None or noun.lemma not in PAPERS:
        return False
    return any(
        t.token.head == noun.i
        and base(t.token.dep) == "acl"
        and t.action.type in SAID
        and t.action.type != "STATE"
        for t in triggers
    )


def _paper(draft: Draft, triggers: Sequence[Trigger]) -> bool:
    """«Направила в суд заявление»: a paper that something else is done with, not words said; «заявила на
    пресс-конференции»: where the words are said that the verb tells."""
    kind = base(draft.trigger.token.dep)
    if draft.type != "STATE" or kind not in ("obj", "obl"):
        return False
    done = [t for t in triggers if t.token.i == draft.trigger.token.head]
    return any((t.action.type in SAID) == (kind == "obl") for t in done)


def _cried_out(draft: Draft, triggers: Sequence[Trigger]) -> bool:
    """«Вышли на митинг с требованием отставки»: what a protest demands is the protest."""
    if draft.type != "REQUEST" or base(draft.trigger.token.dep) not in ("obl", "nmod"):
        return False
    up = draft.trigger.token.head
    return any(t.action.type == "PROTEST" and up in (t.token.i, (t.noun or t.token).i) for t in triggers)


def _demanded(draft: Draft, triggers: Sequence[Trigger]) -> bool:
    """«С требованием немедленной отставки мэра», «Требования протестующих: отставка мэра, новые выборы»."""
    token, tokens = draft.trigger.token, draft.sentence.tokens
    asks = {(t.noun or t.token).i for t in triggers if t.action.type == "REQUEST" and t is not draft.trigger}
    asks = {i for i in asks if tokens[i].pos == "NOUN"}
    before = next((t for t in reversed(tokens[: token.i]) if t.pos not in ("ADJ", "DET")), None)
    if before is not None and before.i in asks and "gent" in token.tags:
        return True
    colon = next((t.i for t in reversed(tokens[: token.i]) if t.text == ":"), -1)
    done = any(
        t.pos == "VERB" and not infinitive(t) and "PRTF" not in t.tags for t in tokens[colon + 1 : token.i]
    )
    return not done and any(i < colon for i in asks)


def _content_of(draft: Draft, triggers: Sequence[Trigger]) -> bool:
    """«Контракт на поставку», "agreement on troops' withdrawal": what it is about is not told to have happened."""
    token = draft.trigger.token
    up = head(draft.sentence, token)
    helped = up is not None and up.lemma in _HELP  # «просила о помощи в тушении пожаров»
    if up is None or base(token.dep) not in ("nmod", "acl", "obl") or (token.case == "loct" and not helped):
        return False  # «делегация на переговорах»: where, not about what
    mark = marker(draft.sentence, token)
    if up.lemma in _ON and (over := head(draft.sentence, up)) is not None:
        mark, up = marker(draft.sentence, up), over  # «переговоры по поводу заключения контрактов»
    above = next((t for t in triggers if up.i in (t.token.i, (t.noun or t.token).i)), None)
    if above is None or above.token.i == token.i:
        return False
    if above.action.type == draft.type and above.noun is not None and mark in ("gent", *_ABOUT):
        return True  # «вышли на акцию протеста» is one protest, «получила ордер на арест» one arrest
    if draft.type == "PROTEST" and above.noun is not None and up.i == above.noun.i and mark == "gent":
        return True  # «вручил ноту протеста»
    if above.action.type == "REQUEST" and above.noun is None and above.token.pos == "NOUN" and mark == "gent":
        return True  # «требование отставки»
    if above.action.mode == "convict":
        return mark in ("к", "до", "to")  # «приговорён к смерти»
    if above.action.type == "REQUEST" and up.pos == "NOUN" and (helped or mark == "за"):
        return True  # «петиция за отставку»
    verbal = up.pos == "VERB" and above.noun is None
    signed = above.action.type in _SIGNED and mark in _ABOUT
    return not verbal and (signed or (above.action.type == "REJECT" and mark in _AGAINST))
