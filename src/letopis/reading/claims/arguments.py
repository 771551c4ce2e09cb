"""Who did it and to whom: actors and recipients of a trigger, by its grammar and by what its word takes."""

from dataclasses import dataclass, field

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.lexicon import Action
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.quantities import counts_people
from letopis.reading.claims.syntax import (
    Dependent,
    agents,
    antecedent,
    base,
    children,
    coordinated,
    dependents,
    head,
    impersonal,
    marker,
    objects,
    owners,
    passive,
    subjects,
    unwrapped,
    where,
)
from letopis.reading.claims.tree import agree, readings
from letopis.reading.claims.triggers import Trigger
from letopis.reading.morphology import CASES

_PERFORMING = ("perform", "begin", "continue", "end", "announce", "plan", "cancel", "fail")
_VOICES = ("STATE", "DENY", "CONFIRM", "ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "AGREE")
_TOLD = ("ASSAULT", "COERCE", "INCIDENT", "LEGISLATE", "ELECT")  # who reports these need not have done them
_WHEN = (
    "день",
    "время",
    "час",
    "период",
    "момент",
    "неделя",
    "канун",
    "час",
    "тиждень",
    "day",
    "time",
    "week",
)
_THAT = ("что", "чтобы", "що", "щоб", "аби")
_WITH = ("с", "со", "з", "із", "зі")
_SAT = ("на", "во время", "в ходе", "під час", "в ході", "у ході", "during", "at")
_GIVEN = ("AID", "CONCEDE")
_GIVEN_BY = ("от", "від", "from")
_NEXT_TO = ("рядом", "поруч", "неподалёку", "неподалеку", "связь", "зв'язок", "соответствие")  # … «с»
_FROM = ("REJECT", "REQUEST", "RETREAT")  # «требовать с поставщика»
_TWO_SIDED = ("CONSULT", "AGREE", "COOPERATE")
_BETWEEN = ("между", "між", "between", "among")
BODILY = ("targeted", "beat", "abduct", "torture", "sexual", "firearms", "arrest", "deport", "release")
_FLESH = ("targeted", "beat", "abduct", "torture", "sexual")  # done to people: «похитил славу певца» is not
_HOUSES = ("здание", "офис", "будівля", "будинок", "офіс")
_AIMED = ("ASSAULT", "SANCTION", "COERCE")  # of a bare country before the noun it is rather the target
_FORCED = ("ASSAULT", "COERCE", "PROTEST")  # against a thing of somebody's
_RIGHTS = (
    "ASSAULT",
    "COERCE",
    "SUPPORT",
    "ACCUSE",
    "REJECT",
    "SANCTION",
    "ELECT",
    "CONCEDE",
    "LEGISLATE",
)  # of a thing's owner


@dataclass(slots=True)
class Frame:
    """Tokens that head the parties of one event, and the names of the rules that found them."""

    actors: list[Token] = field(default_factory=list)
    recipients: list[Token] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)

    def act(self, rule: str, tokens: list[Token]) -> None:
        """Adds actors that are not there yet."""
        self._add(self.actors, self.recipients, rule, tokens)

    def receive(self, rule: str, tokens: list[Token]) -> None:
        """Adds recipients that are not there yet."""
        self._add(self.recipients, self.actors, rule, tokens)

    def give(self, role: str, rule: str, tokens: list[Token]) -> None:
        """Adds to the role of that name; "none" adds nothing."""
        if role == "actor":
            self.act(rule, tokens)
        elif role == "recipient":
            self.receive(rule, tokens)

    def _add(self, here: list[Token], there: list[Token], rule: str, tokens: list[Token]) -> None:
        new = [t for t in tokens if t not in here and t not in there]
        if new:
            here += new
            self.rules.append(rule)


def find_arguments(sentence: Sentence, trigger: Trigger, parties: Parties) -> Frame:
    """The parties of an event word. Actors and recipients are in text order within each rule."""
    frame = Frame()
    if trigger.token.pos in ("VERB", "AUX", "ADJ"):
        _of_verb(sentence, trigger, parties, frame)
        if trigger.noun is not None:
            _marked(sentence, trigger.noun, trigger.action, parties, frame)
            done_to = trigger.action.object == "recipient" and _somebody(sentence, trigger, parties)
            owning = _able(sentence, owners(sentence, trigger.noun), parties)
            owning = owning or _rightful(sentence, trigger, parties)
            if done_to and sentence.language != "en":  # «мешканців села евакуювали»: not the village's
                owning = []
                frame.receive("noun of the phrase", [trigger.noun])
            if trigger.noun.pos == "ADP":
                frame.receive("against", _able(sentence, _governed_by(sentence, trigger.noun), parties))
            elif not frame.actors and trigger.action.of == "actor":
                frame.act("owner", owning)
            elif trigger.action.of == "recipient" or (
                trigger.action.of != "none" and trigger.action.type in _RIGHTS
            ):
                frame.receive("owner", owning or _belonging(sentence, trigger, parties))
            if done_to and not frame.recipients:
                frame.receive("noun of the phrase", [trigger.noun])
    else:
        _of_noun(sentence, trigger, parties, frame)
        if trigger.noun is not None and sentence.language != "en":  # «заключение соглашения с Норвегией»
            _marked(sentence, trigger.noun, trigger.action, parties, frame)
        if trigger.noun is not None and not frame.recipients and trigger.action.type in _RIGHTS:
            frame.receive("owner", _rightful(sentence, trigger, parties))
    return frame


def _belonging(sentence: Sentence, trigger: Trigger, parties: Parties) -> list[Token]:
    """ "Demolished Norwegian homes": the nation whose things they are."""
    if sentence.language != "en" or trigger.noun is None or trigger.action.type not in _FORCED:
        return []
    return _nations(sentence, trigger.noun, parties)


def _somebody(sentence: Sentence, trigger: Trigger, parties: Parties) -> bool:
    """ "Summoned the Norwegian ambassador", "return the captives": the noun of a set phrase is who it is done to."""
    noun = trigger.noun
    if noun is None or noun.pos not in ("NOUN", "PROPN") or base(noun.dep) != "obj":
        return False
    listed = noun.lemma in parties.lexicon.bodies | parties.lexicon.collectives
    body = listed if sentence.language == "en" else "anim" in noun.tags
    return body and parties.acts(sentence, noun)


def _rightful(sentence: Sentence, trigger: Trigger, parties: Parties) -> list[Token]:
    """«Восстановил арест акций Вильхи»: whose the things are that the noun of a phrase is about."""
    if trigger.noun is None or trigger.action.type not in _RIGHTS:
        return []
    things = owners(sentence, trigger.noun)
    found = [t for t in things if parties.named(t)]
    return found or [t for thing in things for t in owners(sentence, thing) if parties.named(t)]


def _governed_by(sentence: Sentence, preposition: Token) -> list[Token]:
    """«Выступить против Норвегии»: the group that a preposition opens, however it is parsed."""
    up = head(sentence, preposition)
    if up is not None and up.i > preposition.i:
        return coordinated(sentence, up)
    after = (
        t for t in sentence.tokens[preposition.i + 1 : preposition.i + 4] if t.pos in ("NOUN", "PROPN", "X")
    )
    return list(after)[:1]


def _able(sentence: Sentence, tokens: list[Token], parties: Parties) -> list[Token]:
    found: list[Token] = []
    for token in tokens:
        inner = unwrapped(sentence, token, parties.lexicon)
        # «Ряда чиновников, в частности Анны Новак»: what is counted brings its own row with it
        found += [
            t for t in (coordinated(sentence, inner) if inner is not token else [token]) if t not in found
        ]
    return [t for t in found if parties.acts(sentence, t)]


def _of_verb(sentence: Sentence, trigger: Trigger, parties: Parties, frame: Frame) -> None:
    verb, action, lexicon = trigger.token, trigger.action, parties.lexicon
    said = _able(sentence, subjects(sentence, verb, lexicon), parties)
    if action.type == "INCIDENT" and counts_people(verb.text, sentence.language):
        said = [t for t in said if not _lifeless(parties, t)]
    suffered = passive(sentence, verb) or trigger.turned or _cut_passive(sentence, trigger)
    if suffered and action.subject == "actor":
        by = _able(sentence, agents(sentence, verb), parties)
        if action.type == "ELECT" and sentence.language != "en":  # «назначен министром»: what he becomes
            by = [t for t in by if parties.named(t) or t.lemma in lexicon.collectives]
        if sentence.language != "en":
            by = [t for t in by if not _instrument(t, parties)]
        frame.act("agent", by)
        if impersonal(verb):
            frame.give(
                action.object, "object", _suffering(sentence, objects(sentence, verb), trigger, parties)
            )
        frame.give(action.object, "subject of a passive", _suffering(sentence, said, trigger, parties))
        if action.type == "ELECT":
            frame.receive("subject of a passive", said)
    else:
        frame.give(action.subject, "subject", said)
        if trigger.noun is None:
            taken = objects(sentence, verb)
            frame.give(action.object, "object", _suffering(sentence, taken, trigger, parties))
        elif action.object == "recipient":  # "sent Chile weapons", «попросил страну об убежище»
            given = [t for t in objects(sentence, verb) if t is not trigger.noun]
            frame.receive("object of a phrase", _able(sentence, given, parties))
    if not frame.actors and not suffered and action.type in _VOICES:
        frame.act("in a body", _speaking_place(sentence, verb, action, parties))
    _marked(sentence, verb, action, parties, frame)


def _lifeless(parties: Parties, token: Token) -> bool:
    """«После прививки Вильхи умерли двое»: what a company or its product is called has not died."""
    mention = parties.mention(token)
    return mention is not None and mention.kind in ("organisation", "outlet", "product", "facility") and (
        token.lemma not in parties.lexicon.collectives
    )  # fmt: skip


def _instrument(token: Token, parties: Parties) -> bool:
    """«Отравлены веществом А-1»: by means of which, not by whom."""
    thing = token.pos == "NOUN" and "inan" in token.tags
    known = parties.lexicon.collectives | parties.lexicon.bodies
    mention = parties.mention(token)
    return thing and token.lemma not in known and (mention is None or mention.kind in ("product", "event"))


def _cut_passive(sentence: Sentence, trigger: Trigger) -> bool:
    """ "Two killed in Oslo": a past form of what is done to a body, without helper or object, is passive."""
    verb, action = trigger.token, trigger.action
    bodily = action.mode in BODILY or (action.type == "INCIDENT" and action.object == "recipient")
    if sentence.language != "en" or trigger.noun is not None or not bodily or verb.dep == "acl:relcl":
        return False
    near = [verb, *(c for c in children(sentence, verb) if base(c.dep) == "conj")]
    up = head(sentence, verb)
    if base(verb.dep) == "conj" and up is not None:
        near.append(up)
    if any(base(c.dep) in ("obj", "ccomp", "aux") for t in near for c in children(sentence, t)):
        return False
    return verb.text.lower().endswith(("ed", "en", "shot", "hurt", "slain", "freed")) and verb.pos == "VERB"


def _suffering(sentence: Sentence, tokens: list[Token], trigger: Trigger, parties: Parties) -> list[Token]:
    """Objects that are somebody; of a thing, whose it is: «осудил действия России»."""
    found: list[Token] = []
    for token in tokens:
        housed = [t for t in owners(sentence, token) if parties.named(t)] if token.lemma in _HOUSES else []
        if housed:
            found += housed  # «обстрелял здания министерства и суда»
        elif parties.acts(sentence, token) or _victim(sentence, token, trigger.action, parties):
            found.append(token)
        elif trigger.action.type in _RIGHTS and trigger.action.mode not in _FLESH:
            found += [t for t in owners(sentence, token) if parties.named(t)] or _nations(
                sentence, token, parties
            )
    return found


def _nations(sentence: Sentence, token: Token, parties: Parties) -> list[Token]:
    """Whose a thing is by its adjective: "shelled Norwegian towns", «обстреляли норвежские порты»."""
    near = (c for c in children(sentence, token) if base(c.dep) in ("amod", "compound"))
    return [c for c in near if (m := parties.mention(c)) is not None and m.entity and m.kind == "nationality"]


def _victim(sentence: Sentence, token: Token, action: Action, parties: Parties) -> bool:
    """English nouns do not show who is alive: what is killed, arrested or freed is somebody."""
    bodily = action.type in ("ASSAULT", "COERCE") and action.mode in BODILY and action.mode != "firearms"
    known = parties.lexicon
    named = token.lemma in known.nouns or token.lemma in known.containers
    return sentence.language == "en" and bodily and token.pos in ("NOUN", "NUM") and not named


def _speaking_place(sentence: Sentence, verb: Token, action: Action, parties: Parties) -> list[Token]:
    """«В компании заявили»: the body in which it was said speaks; but «обвиняют в организации», «угрожают в Чили»."""
    if "plur" not in verb.tags or not parties.lexicon.speaker_places:
        return []
    found: list[Token] = []
    for child in children(sentence, verb):
        if child.i > verb.i and action.type in ("ACCUSE", "THREATEN"):
            break
        if (
            base(child.dep) in ("obl", "nmod", "nsubj")
            and (sentence.language == "en" or child.case not in ("accs", "nomn"))  # «встали на сторону»
            and marker(sentence, child) in parties.lexicon.speaker_places
        ):
            mention = parties.mention(child)
            fits = mention is not None and mention.kind in ("organisation", "country", "outlet")
            if fits or child.lemma in parties.lexicon.collectives:
                found += coordinated(sentence, child)
    return found


def _marked(sentence: Sentence, token: Token, action: Action, parties: Parties, frame: Frame) -> None:
    """Recipients that a preposition or a bare case brings in; parties of «между X и Y»; «со стороны X»."""
    found = [*dependents(sentence, token, parties.lexicon), *_adjacent(sentence, token)]
    for dependent in found:
        first = dependent.marker.partition(" ")[0]
        if meant := antecedent(sentence, dependent.token):  # «Анна, якій суд скасував вирок»
            if where(sentence, dependent.token, dependent.marker):
                continue
            dependent = Dependent(dependent.marker, meant)
        able = parties.acts(sentence, dependent.token) and not _attribute(sentence, dependent.token)
        if not able and dependent.marker in action.to and action.type in _FORCED:
            things = [t for t in owners(sentence, dependent.token) if parties.named(t)]
            frame.receive(
                f"owner marked by {dependent.marker}", things or _nations(sentence, dependent.token, parties)
            )
        if not able or dependent.token in frame.actors:
            continue
        bridged = dependent.marker.partition(" ")[2]
        if where(sentence, dependent.token, dependent.marker):
            continue  # «бои в городе»: where, not against whom
        taken_from = action.type in _FROM or action.mode == "seize"
        if dependent.marker in _WITH and not taken_from and _whence(sentence, dependent.token):
            continue
        if dependent.marker in _WITH and _side_by_side(sentence, dependent.token):
            continue  # «избили рядом с домом»
        if first in _BETWEEN:
            frame.act("between", [dependent.token])
        elif bridged and any(bridged.startswith(b[:4]) for b in parties.lexicon.actor_bridges):
            frame.act("on the part of", [dependent.token])
        elif dependent.marker == "at" and not action.needs and _located(parties, dependent.token):
            continue  # "a rampage at Bergen University", but "fired at Bergen"
        elif action.type in _GIVEN and action.subject == "recipient" and dependent.marker in _GIVEN_BY:
            frame.act(f"given {dependent.marker}", [dependent.token])  # «получила от Чили помощь»
        elif (bridged and action.type != "STATE") or dependent.marker in action.to:
            frame.receive(f"marked by {dependent.marker}", [dependent.token])


def _whence(sentence: Sentence, token: Token) -> bool:
    """«Отменить рейсы с Норвегии»: a form that cannot be instrumental says whence, not with whom."""
    known = {r[0] for r in readings(token.text, sentence.language)}
    return bool(known) and "ablt" not in known


def _side_by_side(sentence: Sentence, token: Token) -> bool:
    """Whether an adverb stands before the preposition and its adjectives: «рядом с», «вместе с», «в связи с»."""
    first = next((c for c in children(sentence, token) if base(c.dep) == "case"), None)
    before = sentence.tokens[first.i - 1] if first is not None and first.i else None
    return before is not None and before.lemma in _NEXT_TO


def _attribute(sentence: Sentence, token: Token) -> bool:
    """ "On a crowded Saturday": a participle before a noun, whatever the parse makes of it."""
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    described = after is not None and after.pos in ("NOUN", "PROPN")
    return (
        sentence.language == "en" and token.pos in ("ADJ", "VERB") and token.text.endswith("ed") and described
    )


def _located(parties: Parties, token: Token) -> bool:
    mention = parties.mention(token)
    return mention is not None and mention.kind in ("place", "facility", "organisation")


def _adjacent(sentence: Sentence, noun: Token) -> list[Dependent]:
    """«Переговоры с Норвегией»: a group right after an event noun is the noun's, wherever the parse hangs
    it."""
    if noun.pos != "NOUN" or noun.i + 2 >= len(sentence.tokens):
        return []
    preposition = sentence.tokens[noun.i + 1]
    inner = head(sentence, preposition)
    if preposition.pos != "ADP" or inner is None or inner.i <= preposition.i or inner.head == noun.i:
        return []
    return [Dependent(preposition.lemma, each) for each in coordinated(sentence, inner)]


def _of_noun(sentence: Sentence, trigger: Trigger, parties: Parties, frame: Frame) -> None:
    noun, action = trigger.token, trigger.action
    lexicon = parties.lexicon
    own = _able(sentence, owners(sentence, noun), parties)
    if not own and action.of == "recipient" and action.type in _RIGHTS:  # «арест акций Вильхи»
        own = [t for thing in owners(sentence, noun) for t in owners(sentence, thing) if parties.named(t)]
    if not own:  # «отставки или увольнения министра»: a genitive shared by coordinated nouns
        for child in children(sentence, noun):
            if base(child.dep) == "conj" and child.lemma in lexicon.nouns:
                own = own or _able(sentence, owners(sentence, child), parties)
    for child in children(sentence, noun):
        kind = base(child.dep)
        mention = parties.mention(child)
        if kind in ("amod", "compound", "nmod", "flat", "appos") and mention is not None and mention.entity:
            if (kind == "amod" and agree(child, noun, sentence.language)) or (
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
            frame.act("agent of a participle", _able(sentence, agents(sentence, child), parties))
            if child.dep == "acl:relcl" and any(
                _relative_object(sentence, c) for c in children(sentence, child)
            ):
                frame.act(
                    "subject of its clause", _able(sentence, subjects(sentence, child, lexicon), parties)
                )
    frame.act("agent", _able(sentence, agents(sentence, noun), parties))
    if trigger.noun is not None and parties.acts(sentence, trigger.noun) and _owned(sentence, trigger.noun):
        frame.give(action.of, "its noun", [trigger.noun])
    frame.give(action.of, "genitive", own)
    _marked(sentence, noun, action, parties, frame)
    if action.type in _TWO_SIDED and not frame.actors and not frame.recipients:
        frame.act("between", _able(sentence, _between(sentence, noun), parties))
    _from_governor(sentence, trigger, parties, frame)


def _between(sentence: Sentence, noun: Token) -> list[Token]:
    """«Переговоры по вопросам торговли между Чили и Перу»: the sides, however deep the parse hangs them."""
    for token in sentence.tokens[noun.i + 1 :]:
        if token.pos == "VERB" or token.text in (",", ":", ";", "—", "–"):
            break
        if token.lemma in _BETWEEN:
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
            frame.act("owner of a container", _able(sentence, owners(sentence, up), parties))
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
                frame.act("agent of its verb", _able(sentence, agents(sentence, verb), parties))
        elif lexicon.governs(lemma, "occur", "begin", "continue", "end"):
            _marked(sentence, verb, trigger.action, parties, frame)
        return
    if kind not in ("obj", "obl", "xcomp", "iobj", "nmod", "conj"):
        return
    raised = _able(sentence, subjects(sentence, verb, lexicon), parties)
    if kind == "obl" and not frame.actors and frame.recipients and _spoke_at(trigger, below, sentence):
        frame.act("subject at", raised)
        return
    if kind == "obl" and not frame.actors and _his_own(sentence, trigger, below, verb, parties):
        frame.act("subject after", raised)
        return
    told_of = lemma == "receive" and trigger.action.type == "INCIDENT"  # "received reports of a crash"
    if lexicon.governs(lemma, "undergo") and not told_of:
        frame.receive("subject undergoes", raised)
    elif not frame.actors and _performs(sentence, trigger, verb, below, parties, lemma):
        if passive(sentence, verb):
            raised = _able(sentence, agents(sentence, verb), parties)
        frame.act("subject performs", raised)
        if not frame.actors and not passive(sentence, verb) and trigger.action.type in _VOICES:
            frame.act("in a body", _speaking_place(sentence, verb, trigger.action, parties))
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
    if _side_by_side(sentence, below):
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
