"""The parties of an event noun: by its genitives and adjectives, and by what the verb over it says of them."""

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.frames import (
    BETWEEN,
    GIVEN_BY,
    RIGHTS,
    VOICES,
    Frame,
    able,
    instrument,
    marked,
    side_by_side,
    speaking_place,
)
from letopis.reading.claims.lexicon import Action
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.subjects import subjects
from letopis.reading.claims.syntax import (
    agents,
    base,
    children,
    coordinated,
    dependents,
    head,
    impersonal,
    marker,
    owners,
    passive,
)
from letopis.reading.claims.tree import agree
from letopis.reading.claims.triggers import Trigger
from letopis.reading.morphology import CASES

_PERFORMING = ("perform", "begin", "continue", "end", "announce", "plan", "cancel", "fail")
_TOLD = ("ASSAULT", "COERCE", "INCIDENT", "LEGISLATE", "ELECT")  # who reports these need not have done them
_WHEN = (
    "день", "время", "час", "период", "момент", "неделя", "канун", "тиждень", "day", "time", "week",
)  # fmt: skip
_THAT = ("что", "чтобы", "що", "щоб", "аби")
_SAT = ("на", "во время", "в ходе", "під час", "в ході", "у ході", "during", "at")
_TWO_SIDED = ("CONSULT", "AGREE", "COOPERATE")
_AIMED = ("ASSAULT", "SANCTION", "COERCE")  # of a bare country before the noun it is rather the target


def of_noun(sentence: Sentence, trigger: Trigger, parties: Parties, frame: Frame) -> None:
    noun, action = trigger.token, trigger.action
    lexicon = parties.lexicon
    own = able(sentence, owners(sentence, noun), parties)
    if not own and action.of == "recipient" and action.type in RIGHTS:  # «арест акций Вильхи»
        own = [t for thing in owners(sentence, noun) for t in owners(sentence, thing) if parties.named(t)]
    if not own:  # «отставки или увольнения министра»: a genitive shared by coordinated nouns
        for child in children(sentence, noun):
            if base(child.dep) == "conj" and child.lemma in lexicon.nouns:
                own = own or able(sentence, owners(sentence, child), parties)
    for child in children(sentence, noun):
        kind = base(child.dep)
        mention = parties.mention(child)
        if kind in ("amod", "compound", "nmod", "flat", "appos") and mention is not None and mention.entity:
            if action.mode == "strike" and kind == "compound" and mention.kind == "organisation":
                frame.receive("struck", [child])
            elif (kind == "amod" and agree(child, noun, sentence.language)) or (
                kind == "compound" and sentence.language == "en"
            ):
                frame.give(_side(mention.kind, kind, action, sentence.language), "adjective", [child])
        elif (
            kind == "compound"
            and sentence.language == "en"
            and child.lemma in (lexicon.collectives | lexicon.bodies)
        ):  # "police raid"; a person by ending only is as like an adjective ("ballistic")
            frame.give(action.of, "compound", [child])
        elif kind == "acl" and lexicon.governs(lexicon.base(child.lemma), "perform", "announce", "begin"):
            frame.act("agent of a participle", able(sentence, agents(sentence, child), parties))
            if child.dep == "acl:relcl" and any(
                _relative_object(sentence, c) for c in children(sentence, child)
            ):
                frame.act(
                    "subject of its clause", able(sentence, subjects(sentence, child, lexicon), parties)
                )
    own = [t for t in own if t.case != "ablt" or not instrument(t, parties)]  # «вакцинация препаратом Wizz»
    by = able(sentence, agents(sentence, noun), parties)
    frame.act("agent", [t for t in by if sentence.language == "en" or not instrument(t, parties)])
    if action.mode == "strike":  # «забастовка Wizz»: at the company, not its doing
        struck = [t for t in own if t.pos in ("PROPN", "X") and _body(parties, t)]
        frame.receive("struck", struck)
        own = [t for t in own if t not in struck]
    if sentence.language == "en":
        frame.give(_stands(sentence, noun), "who is in it", able(sentence, _stated(sentence, noun), parties))
    if trigger.noun is not None and parties.acts(sentence, trigger.noun) and _owned(sentence, trigger.noun):
        frame.give(action.of, "its noun", [trigger.noun])
    frame.give(action.of, "genitive", own)
    marked(sentence, noun, action, parties, frame)
    if action.type in _TWO_SIDED and not frame.actors and not frame.recipients:
        frame.act("between", able(sentence, _between(sentence, noun), parties))
    _from_governor(sentence, trigger, parties, frame)


def _stands(sentence: Sentence, noun: Token) -> str:
    """ "The bank is in talks": its role in what it is in; "is under attack" suffers it."""
    mark = marker(sentence, noun)
    return "actor" if mark == "in" else "recipient" if mark == "under" else "none"


def _stated(sentence: Sentence, noun: Token) -> list[Token]:
    stated = [c for c in children(sentence, noun) if base(c.dep) == "nsubj"]
    return [t for c in stated for t in coordinated(sentence, c)]


def _body(parties: Parties, token: Token) -> bool:
    mention = parties.mention(token)
    return mention is not None and mention.kind == "organisation"


def _between(sentence: Sentence, noun: Token) -> list[Token]:
    """«Переговоры по вопросам торговли между Чили и Перу»: the sides, however deep the parse hangs them."""
    for token in sentence.tokens[noun.i + 1 :]:
        if token.pos == "VERB" or token.text in (",", ":", ";", "—", "–"):
            break
        if token.lemma in BETWEEN:
            inner = head(sentence, token)
            return coordinated(sentence, inner) if inner is not None and inner.i > token.i else []
    return []


def _relative_object(sentence: Sentence, token: Token) -> bool:
    """«Переговоры, которые ведёт страна»: the event itself, as the object of the clause that says who held it."""
    return base(token.dep) == "obj" and token.lemma in ("который", "який", "котрий")


def _owned(sentence: Sentence, noun: Token) -> bool:
    """«Виведення миротворців», not «вихід з союзу»: a noun that stands in a bare case, or after "of"."""
    return marker(sentence, noun) in ("of", "", *CASES)


def _side(named: str, relation: str, action: Action, language: str) -> str:
    """The role of a name before an event noun: "Norwegian strike", "the Oslo attacks", "Norway sanctions"."""
    if language == "en" and named in ("place", "facility", "product"):
        return "none"
    if language == "en" and relation == "compound" and named == "country" and action.type in _AIMED:
        return "recipient" if action.type == "SANCTION" else "none"
    if action.of == "none":
        return "none"
    return "actor" if named in ("nationality", "country") else action.of


def governor(sentence: Sentence, noun: Token, parties: Parties) -> tuple[Token, Token] | None:
    """The verb (or «готов») that an event noun hangs on through container nouns, with the noun just below
    it."""
    below, at = noun, head(sentence, noun)
    for _ in range(4):
        if at is None or _apart(sentence, below, at):
            return None
        if at.pos in ("VERB", "AUX", "ADJ"):
            return below, at
        lemma = parties.lexicon.base(at.lemma)
        if lemma not in parties.lexicon.containers and base(below.dep) != "conj":
            return None
        below, at = at, head(sentence, at)
    return None


def _apart(sentence: Sentence, one: Token, other: Token) -> bool:
    """«Снова забастовки: компания отменила рейсы»: a colon parts what the words before and after it govern."""
    first, last = sorted((one.i, other.i))
    return any(t.text == ":" for t in sentence.tokens[first + 1 : last])


def _from_governor(sentence: Sentence, trigger: Trigger, parties: Parties, frame: Frame) -> None:
    """What the verb over an event noun says of its parties: who held it, who suffered it, by whom it was
    called."""
    lexicon = parties.lexicon
    at: Token | None = trigger.token
    while at is not None and not frame.actors and at.pos in ("NOUN", "PROPN"):
        up = head(sentence, at)
        after = lexicon.hedge(marker(sentence, at), "after")  # «число погибших вследствие удара»
        if up is not None and not after and lexicon.base(up.lemma) in lexicon.containers:
            frame.act("owner of a container", able(sentence, owners(sentence, up), parties))
            at = up
        else:
            break
    found = governor(sentence, trigger.token, parties)
    if found is None:
        return
    below, verb = found
    kind = base(below.dep)
    lemma = lexicon.base(verb.lemma, verb.text, True)
    if kind == "nsubj" or (kind == "obj" and impersonal(verb)):
        if below.dep == "nsubj:pass" or passive(sentence, verb) or impersonal(verb):
            if not frame.actors and trigger.action.type != "INCIDENT":  # who puts out a fire has not set it
                frame.act("agent of its verb", able(sentence, agents(sentence, verb), parties))
        elif lexicon.governs(lemma, "occur", "begin", "continue", "end"):
            marked(sentence, verb, trigger.action, parties, frame)
        return
    if kind not in ("obj", "obl", "xcomp", "iobj", "nmod", "conj"):
        return
    raised = able(sentence, subjects(sentence, verb, lexicon), parties)
    if kind == "obl" and not frame.actors and frame.recipients and _spoke_at(trigger, below, sentence):
        frame.act("subject at", raised)
        return
    if kind == "obl" and not frame.actors and _his_own(sentence, trigger, below, verb, parties):
        frame.act("subject after", raised)
        return
    told_of = lemma == "receive" and trigger.action.type == "INCIDENT"  # "received reports of a crash"
    if lexicon.governs(lemma, "undergo") and not told_of:
        frame.receive("subject undergoes", raised)
        given = [d.token for d in dependents(sentence, verb, lexicon) if d.marker in GIVEN_BY]
        if not frame.actors:  # "the ban drew criticism from Norway"
            frame.act("comes from", able(sentence, given, parties))
    elif not frame.actors and _performs(sentence, trigger, verb, below, parties, lemma):
        if passive(sentence, verb):
            raised = able(sentence, agents(sentence, verb), parties)
        frame.act("subject performs", raised)
        if not frame.actors and not passive(sentence, verb) and trigger.action.type in VOICES:
            frame.act("in a body", speaking_place(sentence, verb, trigger.action, parties))
        for dependent in dependents(sentence, verb, lexicon):
            if (
                dependent.marker in trigger.action.to
                and dependent.marker not in ("на", "по", "to", "on", "at", "в", "у")
                and parties.acts(sentence, dependent.token)
                and dependent.token not in frame.actors
            ):
                frame.receive(f"marked by {dependent.marker}", [dependent.token])


def _spoke_at(trigger: Trigger, below: Token, sentence: Sentence) -> bool:
    """«Министр заявил на встрече с послом»: who did something at a meeting with others was there."""
    here = below is trigger.token and trigger.action.type == "CONSULT"
    return here and marker(sentence, below) in _SAT and below.case != "accs"


def _his_own(sentence: Sentence, trigger: Trigger, below: Token, verb: Token, parties: Parties) -> bool:
    """«После ухода с поста он уехал», «после визита министр заявил»: who does the rest has resigned, has visited."""
    after = parties.lexicon.hedge(marker(sentence, below), "after")
    return trigger.action.mode in ("resign", "visit") and below is trigger.token and after and (
        not passive(sentence, verb)
    )  # fmt: skip


def _performs(
    sentence: Sentence, trigger: Trigger, verb: Token, below: Token, parties: Parties, lemma: str
) -> bool:
    """Whether the subject of `verb` does the event named by the noun below it."""
    lexicon = parties.lexicon
    if not lexicon.governs(lemma, *_PERFORMING):
        return False
    if lexicon.governs(lemma, "announce") and trigger.action.type in _TOLD:
        return False
    if below.lemma in _WHEN:
        return False  # «в день забастовки они должны лететь»
    if any(t.text.lower() in _THAT for t in sentence.tokens[verb.i + 1 : below.i]):
        return False  # «министр заявил, что будут поставки»
    if base(below.dep) in ("obj", "xcomp", "conj"):
        return True
    if side_by_side(sentence, below):
        return False  # «выразил озабоченность в связи с обвинениями»
    mark = marker(sentence, below)
    if mark == "до" and below.i < verb.i:
        return False  # «до приговора он находился под стражей»
    return mark in {
        "в",
        "к",
        "о",
        "об",
        "с",
        "на",
        "у",
        "до",
        "про",
        "з",
        "із",
        "ablt",
        "in",
        "on",
        "for",
        "to",
        "of",
        "with",
        "out",
        "datv",
        "gent",
        "",
    }
