"""The parties of one event while they are found, and those that prepositions, cases and places bring in."""

from dataclasses import dataclass, field

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.lexicon import Action
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.relatives import antecedent
from letopis.reading.claims.syntax import (
    Dependent,
    base,
    children,
    coordinated,
    dependents,
    head,
    marker,
    owners,
    unwrapped,
    where,
)
from letopis.reading.claims.tree import readings

_WITH = ("с", "со", "з", "із", "зі")
VOICES = ("STATE", "DENY", "CONFIRM", "ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "AGREE")
RIGHTS = (  # acts that reach the owner of a thing
    "ASSAULT", "COERCE", "SUPPORT", "ACCUSE", "REJECT", "SANCTION", "ELECT", "CONCEDE", "LEGISLATE",
)  # fmt: skip
_GIVEN = ("AID", "CONCEDE")
GIVEN_BY = ("от", "від", "from")
_NEXT_TO = ("рядом", "поруч", "неподалёку", "неподалеку", "связь", "зв'язок", "соответствие")  # … «с»
_FROM = ("REJECT", "REQUEST", "RETREAT")  # «требовать с поставщика»
_LAND = ("территория", "територія", "земля", "territory", "soil")
_SEVERED = ("AGREE", "REJECT")
BETWEEN = ("между", "між", "between", "among")
FORCED = ("ASSAULT", "COERCE", "PROTEST")  # against a thing of somebody's


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


def able(sentence: Sentence, tokens: list[Token], parties: Parties) -> list[Token]:
    found: list[Token] = []
    for token in tokens:
        inner = unwrapped(sentence, token, parties.lexicon)
        # «Ряда чиновников, в частности Анны Новак»: what is counted brings its own row with it
        found += [
            t for t in (coordinated(sentence, inner) if inner is not token else [token]) if t not in found
        ]
    return [t for t in found if parties.acts(sentence, t)]


def instrument(token: Token, parties: Parties) -> bool:
    """«Отравлены веществом А-1»: by means of which, not by whom."""
    thing = token.pos == "NOUN" and "inan" in token.tags
    known = parties.lexicon.collectives | parties.lexicon.bodies
    mention = parties.mention(token)
    return thing and token.lemma not in known and (mention is None or mention.kind in ("product", "event"))


def nations(sentence: Sentence, token: Token, parties: Parties) -> list[Token]:
    """Whose a thing is by its adjective: "shelled Norwegian towns", «обстреляли норвежские порты»."""
    near = (c for c in children(sentence, token) if base(c.dep) in ("amod", "compound"))
    return [c for c in near if (m := parties.mention(c)) is not None and m.entity and m.kind == "nationality"]


def speaking_place(sentence: Sentence, verb: Token, action: Action, parties: Parties) -> list[Token]:
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


def marked(sentence: Sentence, token: Token, action: Action, parties: Parties, frame: Frame) -> None:
    """Recipients that a preposition or a bare case brings in; parties of «между X и Y»; «со стороны X»."""
    found = [*dependents(sentence, token, parties.lexicon), *_adjacent(sentence, token)]
    if action.type in _SEVERED:
        found += _within(sentence, token, parties)
    for dependent in found:
        first = dependent.marker.partition(" ")[0]
        if meant := antecedent(sentence, dependent.token):  # «Анна, якій суд скасував вирок»
            if where(sentence, dependent.token, dependent.marker):
                continue
            dependent = Dependent(dependent.marker, meant)
        able = parties.acts(sentence, dependent.token) and not _attribute(sentence, dependent.token)
        if dependent.token.lemma in _LAND and dependent.marker in ("на", "в", "у", "in", "on"):
            continue  # «запретил сделки на территории Норвегии»
        if not able and dependent.marker in action.to and action.type in FORCED:
            things = [t for t in owners(sentence, dependent.token) if parties.named(t)]
            frame.receive(
                f"owner marked by {dependent.marker}", things or nations(sentence, dependent.token, parties)
            )
        if not able or dependent.token in frame.actors:
            continue
        bridged = dependent.marker.partition(" ")[2]
        if where(sentence, dependent.token, dependent.marker):
            continue  # «бои в городе»: where, not against whom
        taken_from = action.type in _FROM or action.mode == "seize"
        if dependent.marker in _WITH and not taken_from and _whence(sentence, dependent.token):
            continue
        if dependent.marker in _WITH and side_by_side(sentence, dependent.token):
            continue  # «избили рядом с домом»
        if first in BETWEEN:
            frame.act("between", [dependent.token])
        elif bridged and any(bridged.startswith(b[:4]) for b in parties.lexicon.actor_bridges):
            frame.act("on the part of", [dependent.token])
        elif dependent.marker == "at" and not action.needs and _located(parties, dependent.token):
            continue  # "a rampage at Bergen University", but "fired at Bergen"
        elif action.type in _GIVEN and action.subject == "recipient" and dependent.marker in GIVEN_BY:
            frame.act(f"given {dependent.marker}", [dependent.token])  # «получила от Чили помощь»
        elif (bridged and action.type != "STATE") or dependent.marker in action.to:
            frame.receive(f"marked by {dependent.marker}", [dependent.token])


def _within(sentence: Sentence, noun: Token, parties: Parties) -> list[Dependent]:
    """«Контракт на поставку и транзит газа с Норвегией»: with whom, however deep the parse hangs it."""
    if noun.pos != "NOUN" or sentence.language == "en":
        return []
    below = (sentence.tokens[i] for i in sentence.subtree(noun.i) if i > noun.i)
    return [
        Dependent(_WITH[0] if sentence.language == "ru" else _WITH[2], t)
        for t in below
        if t.pos == "PROPN" and marker(sentence, t) in _WITH and parties.named(t) and not _whence(sentence, t)
    ][:1]


def _whence(sentence: Sentence, token: Token) -> bool:
    """«Отменить рейсы с Норвегии»: a form that cannot be instrumental says whence, not with whom."""
    known = {r[0] for r in readings(token.text, sentence.language)}
    return bool(known) and "ablt" not in known


def side_by_side(sentence: Sentence, token: Token) -> bool:
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
