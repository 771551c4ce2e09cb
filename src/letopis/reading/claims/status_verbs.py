"""How what a verb tells stands in the world: by its tense, aspect and mood, its helpers, and who governs it."""

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.lexicon import Lexicon
from letopis.reading.claims.syntax import base, children, head, infinitive
from letopis.records.reading import Status

DEEP = 5
RULINGS = ("решение", "постановление", "рішення", "постанова", "ухвала")
_OWE = ("мати", "have")  # «має виплатити», "has to pay"
_IF = ("если", "якщо", "якби", "if", "unless")
_THAT_NOT_YET = ("чтобы", "щоб", "аби", "дабы")
_EN_POSSIBLE = ("may", "might", "could", "would", "can")
_EN_PLANNED = ("will", "shall", "'ll", "’ll")
_EN_KNOWN = ("know", "prove", "find", "confirm")
_EN_ATTAINED = ("win", "earn", "become", "clinch")
_EN_NOBODY = frozenset(("no", "neither", "nobody", "none", "nothing", "no-one"))
_EN_DUE = ("should", "must", "ought")


def of_verb(sentence: Sentence, verb: Token, lexicon: Lexicon, deep: int = 0) -> Status:
    """The status of what a verb tells; `deep`: how many words that govern it were asked before."""
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
    if wished(own):
        came = _done_there(sentence, verb, up, lexicon) if up is not None and deep < DEEP else None
        return of_verb(sentence, came, lexicon, deep + 1) if came is not None else "possible"
    if (
        up is not None
        and base(verb.dep) == "conj"
        and up.pos == "VERB"
        and (wished(list(children(sentence, up))) or _conditional(sentence, up))
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


def wished(own: list[Token]) -> bool:
    """Whether one of these words of a verb says that it is only to be: «чтобы», «щоб»."""
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
        if base(verb.dep) in ("xcomp", "advcl", "ccomp") and not helpers and up is not None and deep < DEEP:
            lemma = lexicon.base(up.lemma, up.text, True)
            if base(verb.dep) != "advcl" and any(
                lexicon.governs(lemma, name)
                for name in ("plan", "possible", "fail", "begin", "continue", "end")
            ):
                return _governed(sentence, verb, lexicon, deep)
            return of_verb(sentence, up, lexicon, deep + 1) if up.pos == "VERB" else "happened"
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
        if up is not None and up.pos == "VERB" and deep < DEEP:
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
    if up is None or deep >= DEEP:
        return "possible"
    kind = base(verb.dep)
    if kind == "conj" and up.pos in ("VERB", "AUX"):
        return of_verb(sentence, up, lexicon, deep + 1)
    lemma = lexicon.base(up.lemma, up.text, up.pos in ("VERB", "AUX"))
    if kind in ("advcl", "acl", "xcomp") and (done := _done_there(sentence, verb, up, lexicon)) is not None:
        return of_verb(sentence, done, lexicon, deep + 1)
    due = up.pos == "ADJ" and lexicon.governs(lemma, "plan")  # "is due to vote"
    forced = lexicon.governs(lemma, "succeed") and lemma in lexicon.object_control
    if kind == "advcl" and not (due or forced):
        return "possible"  # a purpose
    if up.lemma in _OWE and (kind == "xcomp" or infinitive(verb)):
        return "not_happened" if _negated(list(children(sentence, up)), lexicon) else "planned"
    if up.pos in ("VERB", "AUX", "ADJ", "ADV"):
        said = of_verb(sentence, up, lexicon, deep + 1) if up.pos != "ADV" else "happened"
        return under(lexicon, lemma, said)
    if up.pos == "NOUN":
        over = head(sentence, up) if base(up.dep) == "nmod" else None
        if over is not None and over.lemma in RULINGS:
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


def under(lexicon: Lexicon, lemma: str, said: Status) -> Status:
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
