"""Which event words are worth a claim: not what only describes, is only asked for, or names nobody."""

from collections.abc import Sequence

from letopis.reading import morphology
from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.asked import SAID
from letopis.reading.claims.describing import describes
from letopis.reading.claims.draft import Draft
from letopis.reading.claims.happening import only_counts
from letopis.reading.claims.nominal import governor
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.subjects import subjects
from letopis.reading.claims.supposed import supposed
from letopis.reading.claims.syntax import base, children, head, impersonal, infinitive, marker, passive
from letopis.reading.claims.trifles import trifling
from letopis.reading.claims.triggers import Trigger
from letopis.reading.claims.voice import SPEECH

_BODILY = ("targeted", "beat", "torture", "sexual", "abduct")
_BARE = ("PROTEST", "INCIDENT", "ASSAULT")  # news though nobody is named
_HELD = (
    "CONSULT",
    "PROTEST",
    "ASSAULT",
    "INCIDENT",
    "ELECT",
    "MOBILIZE",
)  # nouns that are news though nobody is named
_BY_AUTHORITY = ("COERCE", "SANCTION", "RETREAT", "AID")
_NONE = ("нет", "немає", "немати", "отсутствовать", "бракувати")
_BE = ("быть", "бути")
_AT = (
    "на",
    "во время",
    "в ходе",
    "по итогам",
    "під час",
    "в ході",
    "у ході",
    "за підсумками",
    "during",
    "at",
)
_ENTITLED = ("право", "возможность", "способность", "полномочие", "можливість", "здатність", "повноваження")


def background(sentence: Sentence, trigger: Trigger, parties: Parties) -> bool:
    """An event noun that no verb of holding, happening, calling or planning governs."""
    return trigger.kind == "noun" and _in_passing(sentence, trigger, parties)


def _in_passing(sentence: Sentence, trigger: Trigger, parties: Parties) -> bool:
    if sentence.title and trigger.token.head < 0:
        return False  # «Взрыв на складе: погибли двое»: a headline needs no verb
    lexicon = parties.lexicon
    for child in children(sentence, trigger.token):  # «проходящий в Бергене саммит»
        if base(child.dep) in ("acl", "amod") and lexicon.governs(
            lexicon.base(child.lemma), "occur", "continue"
        ):
            return False
    found = governor(sentence, trigger.token, parties)
    if found is None:
        return True
    below, verb = found
    if base(below.dep) == "obl" and lexicon.hedge(marker(sentence, below), "after"):
        return True  # «впервые после войны»
    lemma = parties.lexicon.base(verb.lemma, verb.text, True)
    governed = parties.lexicon.governs(lemma, *parties.lexicon.governors)
    return not (governed and base(below.dep) in ("obj", "nsubj", "xcomp", "obl", "conj"))


def worth_telling(draft: Draft, parties: Parties) -> bool:
    """Leaves out states, generic talk, event nouns with nobody in them, and words that only describe
    something."""
    trigger, action = draft.trigger, draft.trigger.action
    somebody = bool(draft.actors or draft.recipients)
    if not somebody and trigger.token.pos == "NOUN" and _without(draft, parties):
        return False
    if (
        describes(draft, parties)
        or supposed(draft, parties)
        or trifling(draft, parties)
        or _only_thought_of(draft, parties)
        or _general(draft, parties)
        or _unreal(draft)
    ):
        return False
    if _wondered(draft) or _by_a_thing(draft, parties) or _ordinary(draft, parties) or _habit(draft, parties):
        return False
    if _contrasted(draft) or _entitled(draft) or _private(draft, parties) or _at_whose(draft):
        return False
    if trigger.kind == "noun":
        if _denied(draft, parties):
            return True
        if (up := head(draft.sentence, trigger.token)) is not None and up.lemma in _NONE:
            return False  # «где нет забастовок»
        if action.needs and action.of == "recipient" and not draft.recipients:
            return False  # «заслуживает смерти»
        if draft.background and action.type == "CONSULT" and not draft.actors and not draft.times:
            return bool(draft.recipients) and _sat_at(draft)  # not «план переговоров с ЕС»
        if draft.background and not draft.actors and draft.type in (*SPEECH, "AID", "COOPERATE", "TRADE"):
            return False  # «отказ от иска к компании»
        if action.weak:
            if not somebody and draft.type != "STATE" and _takes_place(draft, parties):
                return True
            if not somebody and draft.type in _BY_AUTHORITY and _imposed(draft, parties):
                return True
            return bool(draft.actors) and (not draft.background or bool(draft.recipients))
        held = action.type in _HELD or action.mode == "ceasefire"
        return somebody or action.type in _BARE[:2] or (not draft.background and held)
    if action.type == "STATE" and trigger.kind == "verb" and _intends(draft, parties):
        return False
    if action.type == "STATE" and trigger.kind == "verb":
        return True  # even nobody's word is somebody's: voice.py needs it, and leaves it out
    if action.mode in _BODILY and _figurative(draft, parties):
        return False
    if action.type == "ASSAULT" and trigger.kind == "verb" and not somebody and infinitive(trigger.token):
        return False  # «вірусу важче уразити»
    if action.type == "INCIDENT" and action.weak and not draft.times and not _numbered(draft):
        sides = [parties.entity(p.entity) for p in draft.recipients]
        return any(
            e is not None and e.kind not in ("people", "product") for e in sides
        )  # «люди, які перехворіли»
    if only_counts(draft) and not somebody and _of_things(draft, parties):
        return False  # «рынок пострадал»
    if action.needs and trigger.kind == "verb" and not draft.recipients:
        return False  # "released a video", "hit his head"
    if trigger.kind == "phrase" and trigger.token.pos == "NOUN" and not somebody and action.of != "none":
        return bool(draft.times) or draft.status == "planned" or action.type in _HELD
    if trigger.token.pos == "NOUN" and _denied(draft, parties):
        return True
    if trigger.kind == "phrase" and trigger.token.pos == "NOUN" and action.weak and not somebody:
        return _takes_place(draft, parties) and draft.status in ("happened", "ongoing")
    named = trigger.kind == "phrase" and trigger.token.pos == "NOUN" and action.weak
    if named and not (draft.recipients or draft.times) and _in_passing(draft.sentence, trigger, parties):
        return False  # «недовольные решением суда»
    if action.weak:
        if trigger.kind == "phrase" and draft.times:
            return True
        done = trigger.token.pos == "NOUN" or _done_to(draft, parties)  # «арест счетов Орлова»
        if action.subject == "actor" and action.type != "ELECT" and not done:
            return bool(draft.actors)
        return somebody or (trigger.kind == "phrase" and _done_to(draft, parties))
    if action.type == "INCIDENT" and not somebody and trigger.token.pos == "NOUN" and not _numbered(draft):
        return not _in_passing(draft.sentence, trigger, parties)  # «через зростання випадків грипу»
    return somebody or action.type in _BARE or trigger.kind == "phrase"


def _intends(draft: Draft, parties: Parties) -> bool:
    """«Рассчитывает получить вакцину»: a hope of doing something is no statement; "hopes that" may be."""
    verb, lexicon = draft.trigger.token, parties.lexicon
    if not lexicon.governs(lexicon.base(verb.lemma, verb.text, True), "plan", "possible"):
        return False
    return any(base(c.dep) == "xcomp" and infinitive(c) for c in _below(draft))


def _numbered(draft: Draft) -> bool:
    """Whether it is said how many."""
    return draft.place is not None or any(
        t.pos == "NUM" for t in draft.sentence.tokens if t.head == draft.trigger.token.i
        or any(p.words and p.words[0] <= t.start < p.words[1] for p in draft.recipients)
    )  # fmt: skip


def _wondered(draft: Draft) -> bool:
    """«Неизвестно, кто ему помог»: what is asked is not told."""
    asks = (c for c in _below(draft) if base(c.dep) == "nsubj" and c.lemma in ("кто", "хто"))
    return any(draft.trigger.token.dep != "acl:relcl" and c.i < draft.trigger.token.i for c in asks)


def _without(draft: Draft, parties: Parties) -> bool:
    """«Обойтись без отмены рейсов»."""
    return parties.lexicon.hedge(marker(draft.sentence, draft.trigger.token), "negation")


def _habit(draft: Draft, parties: Parties) -> bool:
    """«Ежедневно умирают сотни»: what goes on every day has no day."""
    token = draft.trigger.token
    return "pres" in token.tags and any(parties.lexicon.hedge(c.lemma, "habit") for c in _below(draft))


def _of_things(draft: Draft, parties: Parties) -> bool:
    """Whether a verb of harm has a subject, and no people beside it whom it may count."""
    below = _below(draft)
    people = any(parties.acts(draft.sentence, c) and not parties.named(c) for c in below)
    return any(base(c.dep) == "nsubj" for c in below) and not people


def _general(draft: Draft, parties: Parties) -> bool:
    """«Вакцина защищает всех», «мы стараемся помогать»: what is done always, and what whoever speaks says of nobody
    named; headlines tell the past in the present."""
    trigger = draft.trigger
    if trigger.kind == "noun" or draft.sentence.title or draft.times:
        return False
    parts = (*draft.actors, *draft.recipients)
    if parts and not any(p.entity for p in parts):
        return trigger.action.weak or draft.type not in _BARE or draft.status not in ("happened", "ongoing")
    if draft.type == "INCIDENT" and {"pres", "impf"} <= trigger.token.tags and not _numbered(draft):
        return not any((e := parties.entity(p.entity)) is not None and e.kind != "people" for p in parts)
    if draft.type == "STATE" and "GRND" not in trigger.token.tags and infinitive(trigger.token):
        if draft.status in ("happened", "ongoing"):
            return "impf" in trigger.token.tags  # «продолжает сообщать»
        known = (parties.entity(p.entity) for p in parts)
        return not any(e is not None and e.kind != "people" for e in known)  # «можно указать на промахи»
    if trigger.action.weak and draft.type not in SAID and {"pres", "impf"} <= trigger.token.tags:
        return draft.status in ("ongoing", "happened")
    return False


def _by_a_thing(draft: Draft, parties: Parties) -> bool:
    """«Эпидемия не сдаёт позиций», «решение ограничивает концерн»: what things do to others is a figure of speech, but
    for what they destroy."""
    trigger = draft.trigger
    acting = trigger.action.subject == "actor" and draft.type not in _BARE and trigger.kind != "noun"
    if draft.sentence.language == "en" or not acting or draft.actors or trigger.turned:
        return False
    if trigger.token.pos != "VERB" or passive(draft.sentence, trigger.token) or impersonal(trigger.token):
        return False
    named = (
        trigger.noun.i if trigger.noun is not None else -1
    )  # «зберігали боєприпаси»: part of the event's words
    said = [t for t in subjects(draft.sentence, trigger.token, parties.lexicon) if t.i != named]
    if "plur" in trigger.token.tags and _taken_for_subject(draft, said):
        return False
    return bool(said) and all(t.pos == "NOUN" and "inan" in t.tags and not parties.named(t) for t in said)


def _taken_for_subject(draft: Draft, said: Sequence[Token]) -> bool:
    """«Акции освободили из-под ареста»: before a plural verb without an object, things in a form of the accusative
    are what it was done to."""
    taken = any(base(c.dep) == "obj" for c in _below(draft))
    language = draft.sentence.language
    return not taken and all(
        t.i < draft.trigger.token.i and "accs" in morphology.cases(t.text, language) for t in said
    )


def _ordinary(draft: Draft, parties: Parties) -> bool:
    """«Пассажиры должны были вылететь»: that people came and went is news of somebody named, or of a delegation."""
    if draft.trigger.action.mode != "visit" or draft.trigger.kind == "phrase" or not draft.actors:
        return False
    lexicon = parties.lexicon
    tops = [draft.sentence.head_of(*part.words) for part in draft.actors if part.words]
    bodies = any(t is not None and t.lemma in lexicon.bodies | lexicon.collectives for t in tops)
    sides = [parties.entity(part.entity) for part in draft.actors]
    return not bodies and all(e is not None and e.kind in ("people", "product") for e in sides)


def _done_to(draft: Draft, parties: Parties) -> bool:
    """«Журналистку освободили», «приют предоставлен семье»: news of somebody named, though not by whom."""
    verb = draft.trigger.token
    tenses = {"past", "futr", "pres"} if draft.type == "ACCUSE" else {"past", "futr"}  # «министра обвиняют»
    unsaid = "plur" in verb.tags and bool(tenses & verb.tags) and draft.trigger.kind != "noun"
    known = [e for p in draft.recipients if (e := parties.entity(p.entity)) is not None]
    unsaid = unsaid or impersonal(verb)
    if unsaid and draft.type in _BY_AUTHORITY and (known or draft.trigger.kind == "phrase"):
        return True  # «частным клиникам запретили …», «закрыли границу»
    return (unsaid or passive(draft.sentence, verb)) and any(e.kind == "person" for e in known)


def _takes_place(draft: Draft, parties: Parties) -> bool:
    """«Вакцинация стартовала», «поставки возобновились»: a verb says of the noun that it began, took place or ended."""
    verb = head(draft.sentence, draft.trigger.token)
    if verb is None or verb.pos != "VERB" or not {"past", "futr"} & verb.tags:
        return False
    lemma = parties.lexicon.base(verb.lemma, verb.text, True)
    said = base(draft.trigger.token.dep) == "nsubj" and verb.lemma not in _BE
    return said and parties.lexicon.governs(lemma, "occur", "begin", "end")


def _imposed(draft: Draft, parties: Parties) -> bool:
    """«В Осло вводят карантин»: nobody is said to do it, for the authorities do."""
    verb = head(draft.sentence, draft.trigger.token)
    if verb is None or verb.pos != "VERB" or base(draft.trigger.token.dep) != "obj":
        return False
    if any(base(c.dep) == "nsubj" for c in children(draft.sentence, verb)):
        return False
    done = impersonal(verb) or bool({"plur", "3per"} <= verb.tags or {"plur", "past"} <= verb.tags)
    return done and parties.lexicon.governs(parties.lexicon.base(verb.lemma, verb.text, True), "perform")


def _sat_at(draft: Draft) -> bool:
    """«На переговорах с Норвегией», «під час зустрічі з послом»: what somebody did there says that it was held."""
    return marker(draft.sentence, draft.trigger.token) in _AT and draft.trigger.token.case != "accs"


def _entitled(draft: Draft) -> bool:
    """«Право назначать членов совета»: what somebody may do at any time."""
    up = head(draft.sentence, draft.trigger.token)
    return infinitive(draft.trigger.token) and up is not None and up.lemma in _ENTITLED and not draft.times


def _private(draft: Draft, parties: Parties) -> bool:
    """«Убитый встречался с её сестрой»: a meeting of people who neither are named nor act for anybody."""
    parts = (*draft.actors, *draft.recipients)
    if (
        draft.type != "CONSULT"
        or draft.trigger.kind != "verb"
        or not parts
        or draft.sentence.language == "en"
    ):
        return False
    lexicon = parties.lexicon
    tops = [draft.sentence.head_of(*p.words) for p in parts if p.words]
    acting = any(
        t is not None and (t.pos != "NOUN" or t.lemma in lexicon.bodies | lexicon.collectives) for t in tops
    )
    sides = [parties.entity(p.entity) for p in parts]
    return not acting and all(e is not None and e.kind == "people" for e in sides)


def _at_whose(draft: Draft) -> bool:
    """«Подписан по просьбе поклонника», «арестован по обвинению»: why something else was done."""
    token = draft.trigger.token
    return (
        draft.trigger.kind == "noun"
        and draft.type in ("REQUEST", "ACCUSE")
        and base(token.dep) in ("obl", "nmod")
    ) and marker(draft.sentence, token) in ("по", "за", "на", "at")


def _contrasted(draft: Draft) -> bool:
    """«…, а не через взлом»: what something was not."""
    if draft.trigger.kind != "noun" or draft.sentence.language == "en":
        return False
    before = draft.sentence.tokens[max(0, draft.trigger.token.i - 3) : draft.trigger.token.i]
    said = [t.text.lower() for t in before if t.pos not in ("ADP", "ADJ", "DET")]
    return said[-1:] in (["не"], ["ні"]) and draft.background


def _below(draft: Draft) -> list[Token]:
    return list(children(draft.sentence, draft.trigger.token))


def _unreal(draft: Draft) -> bool:
    """«Помогите нам», «якби суд не зупинив»: what is bidden, and what would have been, has not been."""
    token = draft.trigger.token
    words = {c.text.lower() for c in _below(draft)}
    return "impr" in token.tags or "якби" in words or {"если", "бы"} <= words


def _denied(draft: Draft, parties: Parties) -> bool:
    """«Отрицает обстрел порта», "denied involvement in the attack": what somebody denies, somebody holds to be so."""
    at, lexicon = draft.trigger.token, parties.lexicon
    for _ in range(3):
        up = head(draft.sentence, at)
        if up is None or base(at.dep) not in ("obj", "obl", "nmod"):
            return False
        if up.pos == "VERB":
            known = lexicon.verb(lexicon.base(up.lemma, up.text, True))
            return known is not None and known[0].type == "DENY"
        at = up
    return False


def _only_thought_of(draft: Draft, parties: Parties) -> bool:
    """«Люди могут заболеть», «в случае прекращения работы»: what may be and names neither party nor day."""
    trigger = draft.trigger
    unreal = ("planned", "possible", "not_happened") if draft.type == "INCIDENT" else ("planned", "possible")
    thought = draft.type == "INCIDENT" and draft.status == "possible"  # «заразиться в течение трёх недель»
    if draft.status not in unreal or (draft.times and not thought):
        return False
    if draft.type == "PROTEST" and trigger.kind == "noun" and draft.status == "possible":
        return not draft.actors  # «если забастовки не прекратятся»
    aimed = trigger.token.pos == "NOUN" and draft.status == "possible"  # «добиваясь заключения соглашения»
    if draft.type in ("PROTEST", "ELECT") or (trigger.kind == "phrase" and not aimed):
        return False
    told = draft.trigger.kind == "noun" or draft.status != "possible" or (draft.actors and draft.recipients)
    if draft.type != "INCIDENT" and told:
        return not draft.actors and not draft.recipients
    if draft.type == "ASSAULT" and any(not p.entity for p in draft.recipients):
        return False  # «они могли быть отравлены»: somebody told of before
    sides = (parties.entity(p.entity) for p in (*draft.actors, *draft.recipients))
    return not any(e is not None and e.kind not in ("people", "product") for e in sides)


def _figurative(draft: Draft, parties: Parties) -> bool:
    """«Газопровод убивает страну»: states are not killed, and things do not kill them."""
    people = {m.id for m in parties.who.mentions if m.kind == "nationality"}  # "killed two Iraqis"
    if any(not people.isdisjoint(p.mentions) for p in draft.recipients):
        return False
    sides = [parties.entity(p.entity) for p in draft.recipients]
    return bool(sides) and all(e is not None and e.kind in ("country", "organisation") for e in sides) and not any(
        (e := parties.entity(p.entity)) is not None and e.kind in ("country", "person") for p in draft.actors
    )  # fmt: skip
