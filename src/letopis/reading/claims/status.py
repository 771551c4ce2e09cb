"""How an event stands in the world: tense, aspect, mood, negation, and what the words around it say."""

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.lexicon import Lexicon
from letopis.reading.claims.syntax import base, children, head, infinitive, marker
from letopis.reading.claims.tense import told
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
_DEEP = 5
_POINTED = (
    "STATE", "DENY", "CONFIRM", "ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "AGREE", "ELECT",
    "SANCTION", "LEGISLATE", "CONCEDE", "INCIDENT",
)  # fmt: skip
_SETTLED = ("TRADE", "AID", "RETREAT")
_AHEAD = (
    "PROTEST",
    "CONSULT",
    "MOBILIZE",
    "ELECT",
    "AID",
    "TRADE",
    "SANCTION",
)  # announced before they happen
_RULED = ("LEGISLATE", "CONCEDE", "SANCTION")
_RULINGS = ("решение", "постановление", "рішення", "постанова", "ухвала")
_OWE = ("мати", "have")  # «має виплатити», "has to pay"
_IF = ("если", "якщо", "якби", "if", "unless")
_THAT_NOT_YET = ("чтобы", "щоб", "аби", "дабы")
_YET = ("еще", "ещё", "пока", "ще", "поки", "yet")
_WANT = ("хотеть", "хотіти", "want", "like", "wish")
_UTTERED = ("SUPPORT", "ACCUSE", "CONFIRM", "DENY")  # done by the words that one wants to say
_ME = ("i", "we", "я", "мы", "ми")
_EN_POSSIBLE = ("may", "might", "could", "would", "can")
_EN_PLANNED = ("will", "shall", "'ll", "’ll")
_EN_KNOWN = ("know", "prove", "find", "confirm")
_EN_ANSWERS = ("response", "reaction", "reply", "due", "thanks", "owing", "prior", "addition", "contrary")
_EN_ATTAINED = ("win", "earn", "become", "clinch")
_EN_AHEAD = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow", "tonight",
)  # fmt: skip
_EN_NOBODY = frozenset(("no", "neither", "nobody", "none", "nothing", "no-one"))
_EN_DUE = ("should", "must", "ought")


def find_status(sentence: Sentence, trigger: Trigger, lexicon: Lexicon) -> Status:
    """The status of an event word, by the sentence alone."""
    if trigger.token.pos in ("VERB", "AUX", "ADJ"):
        status = _pointed(_of_verb(sentence, trigger.token, lexicon), sentence, trigger)
        status = _not_yet(status, sentence, trigger, lexicon)
    else:
        status = _of_noun(sentence, trigger, lexicon)
    if status in ("possible", "planned") and _said_by_wishing(sentence, trigger):
        return "happened"
    return "happened" if status == "planned" and _decided(sentence, trigger, lexicon) else status


def _said_by_wishing(sentence: Sentence, trigger: Trigger) -> bool:
    """ "I want to thank them all", «хочу подякувати лікарям»: who says so has done it."""
    up = head(sentence, trigger.token)
    if trigger.action.type not in _UTTERED or up is None or up.lemma not in _WANT:
        return False
    if _wished(list(children(sentence, trigger.token))):
        return False
    me = any(c.text.lower() in _ME and base(c.dep) == "nsubj" for c in children(sentence, up))
    return me or "1per" in up.tags


def _decided(sentence: Sentence, trigger: Trigger, lexicon: Lexicon) -> bool:
    """«Суд принял решение восстановить арест»: a ruling that was given is the act itself."""
    ruling = head(sentence, trigger.token)
    if trigger.action.type not in _RULED or ruling is None or ruling.lemma not in _RULINGS:
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
    if status == "ongoing" and (trigger.action.type in _POINTED or (sentence.title and settled)):
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


def _of_verb(sentence: Sentence, verb: Token, lexicon: Lexicon, deep: int = 0) -> Status:
    own = list(children(sentence, verb))
    negated = _negated(own, lexicon) or any(_nobody(sentence, c, verb) for c in own)
    negated = negated or _right_after_not(sentence, verb)
    if (
        any(base(c.dep) == "mark" and c.lemma in _IF and c.i < verb.i for c in own)
        or _conditional(sentence, verb)
        or any(c.text.lower() in ("бы", "б", "би") for c in own)
    ):
        return "possible"
    up = head(sentence, verb)
    if _wished(own):
        came = _done_there(sentence, verb, up, lexicon) if up is not None and deep < _DEEP else None
        return _of_verb(sentence, came, lexicon, deep + 1) if came is not None else "possible"
    if (
        up is not None
        and base(verb.dep) == "conj"
        and up.pos == "VERB"
        and (_wished(list(children(sentence, up))) or _conditional(sentence, up))
    ):
        return "possible"
    status = _by_tense(sentence, verb, own, lexicon, deep)
    if any(
        base(c.dep) in ("advmod", "parataxis", "discourse") and lexicon.hedge(c.lemma, "possible")
        for c in own
    ):
        status = "possible" if status != "not_happened" else status
    if negated:
        return "not_happened"
    return _clause(sentence, verb, status, lexicon, deep)


def _conditional(sentence: Sentence, verb: Token) -> bool:
    """Whether its clause opens with "if", wherever the parse hangs that."""
    for token in reversed(sentence.tokens[max(0, verb.i - 6) : verb.i]):
        if token.text in (",", "–", "—", ":"):
            return False
        if token.text.lower() in _IF:
            return True
        if token.pos == "VERB":
            return False
    return False


def _wished(own: list[Token]) -> bool:
    return any(base(c.dep) in ("mark", "advmod", "obl") and c.lemma in _THAT_NOT_YET for c in own)


def _nobody(sentence: Sentence, subject: Token, verb: Token) -> bool:
    """ "Neither company commented", "no ships were hit", "nobody signed"; but "“No fight,” Berg wrote"."""
    if base(subject.dep) != "nsubj" or any(t.pos == "PUNCT" for t in sentence.tokens[subject.i : verb.i]):
        return False
    first = (t.lemma for t in children(sentence, subject) if base(t.dep) == "det")
    return sentence.language == "en" and not _EN_NOBODY.isdisjoint((subject.lemma, *first))


def _negated(own: list[Token], lexicon: Lexicon) -> bool:
    if any(base(c.dep) == "aux" and c.text.lower().endswith(("n't", "n’t", "cannot")) for c in own):
        return True
    return any(
        base(c.dep) in ("advmod", "det", "cc", "aux", "discourse") and c.pos in ("PART", "ADV", "DET",
        "CCONJ", "VERB")
        and (c.lemma in lexicon.hedges["negation"] or c.text.lower() in ("n't", "n’t"))
        and c.lemma not in ("без", "without")
        for c in own
    )  # fmt: skip


def _right_after_not(sentence: Sentence, verb: Token) -> bool:
    """«Не началась»: whatever the parse hangs it on."""
    return sentence.language != "en" and verb.i > 0 and sentence.tokens[verb.i - 1].text.lower() == "не"


def _by_tense(sentence: Sentence, verb: Token, own: list[Token], lexicon: Lexicon, deep: int) -> Status:
    return (_english if sentence.language == "en" else _slavic)(sentence, verb, own, lexicon, deep)


def _slavic(sentence: Sentence, verb: Token, own: list[Token], lexicon: Lexicon, deep: int) -> Status:
    auxiliary = next((c for c in own if base(c.dep) in ("aux", "cop")), None)
    if (
        auxiliary is not None
        and "futr" in auxiliary.tags
        and ("past" not in verb.tags or "pssv" in verb.tags)
    ):
        return "planned"
    if infinitive(verb) or ("pssv" in verb.tags and base(verb.dep) in ("xcomp", "csubj")):
        return _governed(sentence, verb, lexicon, deep)
    if "GRND" in verb.tags:
        return "happened"
    if "futr" in verb.tags:
        return "planned"
    if "pres" in verb.tags and verb.pos == "VERB" and "pssv" not in verb.tags:
        return "ongoing"
    return "happened"


def _english(sentence: Sentence, verb: Token, own: list[Token], lexicon: Lexicon, deep: int) -> Status:
    helpers = [_plain(c.text) for c in own if base(c.dep) == "aux"]
    if any(h in _EN_PLANNED for h in helpers):
        return "possible" if any(_if_clause(sentence, c) for c in own) else "planned"
    if any(h in _EN_POSSIBLE or h in _EN_DUE for h in helpers):
        return "possible"
    lower = verb.text.lower()
    if _demanded(sentence, verb, own, lexicon):
        return "possible"
    gerund = (
        lower.endswith("ing") and lexicon.base(verb.lemma, verb.text, True) != lower
    )  # "resorted to throwing"
    if not gerund and any(c.lemma == "to" and base(c.dep) == "mark" and c.i < verb.i for c in own):
        up = head(sentence, verb)
        if "have" in helpers and up is not None and up.lemma in _EN_KNOWN:
            return "happened"  # "are now known to have died"
        if up is None and any(base(c.dep) == "nsubj" and c.i < verb.i for c in own):
            return "planned"  # headlines: "Ports to close on Monday"
        if up is not None and up.pos in ("NOUN", "PROPN") and up.head < 0 and up.i < verb.i:
            return "planned"  # … whatever the parse makes of their subject
        return _governed(sentence, verb, lexicon, deep)
    if lower.endswith("ing"):
        up = head(sentence, verb)
        if base(verb.dep) in ("xcomp", "advcl", "ccomp") and not helpers and up is not None and deep < _DEEP:
            lemma = lexicon.base(up.lemma, up.text, True)
            if base(verb.dep) != "advcl" and any(
                lexicon.governs(lemma, name)
                for name in ("plan", "possible", "fail", "begin", "continue", "end")
            ):
                return _governed(sentence, verb, lexicon, deep)
            return _of_verb(sentence, up, lexicon, deep + 1) if up.pos == "VERB" else "happened"
        return (
            "ongoing"
            if any(h in ("is", "are", "'s", "’s", "am", "been", "were", "was") for h in helpers)
            else "happened"
        )
    finite = lower.endswith("ed") and any(base(c.dep) == "nsubj" and c.i < verb.i for c in own)
    if base(verb.dep) == "xcomp" and not helpers and not finite:
        return _governed(sentence, verb, lexicon, deep)
    if base(verb.dep) == "conj" and not helpers and lower == verb.lemma:
        up = head(sentence, verb)
        if up is not None and up.pos == "VERB" and deep < _DEEP:
            return _by_tense(sentence, up, list(children(sentence, up)), lexicon, deep + 1)
    if sentence.title and not helpers and lower in (verb.lemma, verb.lemma + "s"):
        return "happened"  # headlines tell the past in the present
    if lower == verb.lemma or lower == verb.lemma + "s":
        past = lower in ("hit", "put", "set", "shut", "cut", "let", "quit", "hurt", "spread", "cost")
        past = past or lexicon.irregular.get(lower, lower) != lower  # "left"
        return "happened" if past or "have" in helpers or "did" in helpers else "ongoing"
    return "happened"


def _if_clause(sentence: Sentence, token: Token) -> bool:
    """ "If the strike goes ahead, flights will be cancelled"."""
    marks = (c.lemma for c in children(sentence, token) if base(c.dep) == "mark")
    return base(token.dep) == "advcl" and not frozenset(_IF).isdisjoint(marks)


def _plain(helper: str) -> str:
    """ "Would" of "wouldn't", "will" of "won't"."""
    lower = helper.lower()
    bare = lower.removesuffix("n't").removesuffix("n’t")
    return {"wo": "will", "ca": "can", "sha": "shall"}.get(bare, bare) if bare != lower else lower


def _demanded(sentence: Sentence, verb: Token, own: list[Token], lexicon: Lexicon) -> bool:
    """ "Demanded that Norway cease fire", "its demand that …": a bare verb after "that" is wished for."""
    up = head(sentence, verb)
    bare = verb.text.lower() == verb.lemma and base(verb.dep) in ("ccomp", "acl", "xcomp")
    if up is None or not bare or not any(c.lemma == "that" and base(c.dep) == "mark" for c in own):
        return False
    known = (lexicon.verbs if up.pos == "VERB" else lexicon.nouns).get(
        lexicon.base(up.lemma, up.text, up.pos == "VERB")
    )
    return known is not None and known.type == "REQUEST"


def _governed(sentence: Sentence, verb: Token, lexicon: Lexicon, deep: int) -> Status:
    """An infinitive stands as the word that governs it says."""
    up = head(sentence, verb)
    if up is None or deep >= _DEEP:
        return "possible"
    kind = base(verb.dep)
    if kind == "conj" and up.pos in ("VERB", "AUX"):
        return _of_verb(sentence, up, lexicon, deep + 1)
    lemma = lexicon.base(up.lemma, up.text, up.pos in ("VERB", "AUX"))
    if kind in ("advcl", "acl", "xcomp") and (done := _done_there(sentence, verb, up, lexicon)) is not None:
        return _of_verb(sentence, done, lexicon, deep + 1)
    due = up.pos == "ADJ" and lexicon.governs(lemma, "plan")  # "is due to vote"
    forced = lexicon.governs(lemma, "succeed") and lemma in lexicon.object_control
    if kind == "advcl" and not (due or forced):
        return "possible"  # a purpose
    if up.lemma in _OWE and (kind == "xcomp" or infinitive(verb)):
        return "not_happened" if _negated(list(children(sentence, up)), lexicon) else "planned"
    if up.pos in ("VERB", "AUX", "ADJ", "ADV"):
        said = _of_verb(sentence, up, lexicon, deep + 1) if up.pos != "ADV" else "happened"
        return _under(lexicon, lemma, said)
    if up.pos == "NOUN":
        over = head(sentence, up) if base(up.dep) == "nmod" else None
        if over is not None and over.lemma in _RULINGS:
            return "planned"  # «решение правительства договориться»
        if lexicon.hedge(lemma, "planned") or lexicon.governs(lemma, "plan"):
            return "planned"
        return "possible"
    return "possible"


def _done_there(sentence: Sentence, verb: Token, up: Token, lexicon: Lexicon) -> Token | None:
    """ "Gathered to protest", "made an appearance to unveil it", "beat Sever to win the order": the verb that says
    whether what they came for, or won, was done."""
    over = up if up.pos == "VERB" else head(sentence, up)
    if over is None or over.pos != "VERB":
        return None
    words = [over.lemma, up.lemma, *(c.lemma for c in children(sentence, over) if base(c.dep) == "obj")]
    hoped = lexicon.governs(lexicon.base(over.lemma, over.text, True), *lexicon.governors)
    attained = (
        sentence.language == "en" and verb.lemma in _EN_ATTAINED and base(verb.dep) != "acl" and not hoped
    )
    return over if attained or any(lexicon.hedge(word, "gathered") for word in words) else None


def _under(lexicon: Lexicon, lemma: str, said: Status) -> Status:
    """The status of what is governed by a word of class …, itself having the status `said`."""
    if lexicon.governs(lemma, "fail"):
        return "possible" if said == "not_happened" else "not_happened"
    if said == "not_happened":
        return "not_happened"
    if lexicon.governs(lemma, "succeed"):
        return said
    if lexicon.governs(lemma, "plan"):
        return "planned"
    if lexicon.governs(lemma, "cancel"):
        return "possible" if said == "possible" else "cancelled"  # «вакцинацию можно отложить»
    if lexicon.governs(lemma, "begin", "continue"):
        return "ongoing" if said == "happened" else said
    return "possible"


def _clause(sentence: Sentence, verb: Token, status: Status, lexicon: Lexicon, deep: int) -> Status:
    """A clause told as feared, hoped or asked for is only possible."""
    up = head(sentence, verb)
    if status in ("happened", "ongoing") or up is None or base(verb.dep) not in ("ccomp", "acl"):
        return status
    lemma = lexicon.base(up.lemma, up.text, True)
    if status == "planned" and (lexicon.hedge(lemma, "possible") or lexicon.governs(lemma, "possible")):
        return "possible"
    return status


def _of_noun(sentence: Sentence, trigger: Trigger, lexicon: Lexicon) -> Status:
    noun = trigger.token
    status = _fallen_through(sentence, noun, lexicon) or _beside(sentence, noun, lexicon)
    if status is not None:
        return status
    below: Token = noun
    at = head(sentence, noun)
    for _ in range(_DEEP):
        mark = "after" if _in_response(sentence, below) else marker(sentence, below)
        if lexicon.hedge(mark, "after"):
            ahead = trigger.action.type in _AHEAD and at is not None and at.pos in ("VERB", "AUX")
            return "planned" if ahead and _of_verb(sentence, at, lexicon) == "planned" else "happened"  # type: ignore[arg-type]
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
    said = _of_verb(sentence, up, lexicon)
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
    said = _of_verb(sentence, verb, lexicon)
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
        return _under(lexicon, lemma, said)  # «готовит санкции»
    if lexicon.governs(lemma, "perform", "occur", "undergo", "end", "cause"):
        return _pointed_noun(said, trigger)
    direct = base(below.dep) in ("obj", "nsubj", "xcomp")
    if not direct and marker(sentence, below) in _BESIDE:
        return "happened"
    if lexicon.governs(lemma, "fail", "plan", "possible") or (direct and lexicon.governs(lemma, "cancel")):
        return _under(lexicon, lemma, said)
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
    if status == "ongoing" and trigger.action.type in _POINTED:
        return "happened"
    return status
