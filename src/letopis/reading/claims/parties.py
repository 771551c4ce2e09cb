"""Who may take part: words that name or describe somebody, and the records of their parts in a claim."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from letopis.reading.analysis import Analysis, Sentence, Token
from letopis.reading.claims.again import again
from letopis.reading.claims.beside import NAMED, beside, company
from letopis.reading.claims.lexicon import Lexicon
from letopis.reading.claims.pronouns import own_country, pronoun_part, thing
from letopis.reading.claims.syntax import base, children, coordinated, marker
from letopis.reading.claims.tree import agree, readings
from letopis.reading.entities import Who
from letopis.reading.entities.described import described_form
from letopis.records import Entity, Mention, Part, TimeExpression

_BRIDGED = ("ADP", "CCONJ", "DET", "PART", "ADV")  # words inside a group that the parse may hang elsewhere
_INSIDE = ("-", "‑", "'s", "’s")  # marks within a group
_SHORT = 3  # words that name one unnamed person by country
_STRAY = (  # when or why, not who
    "over", "after", "during", "amid", "on", "by", "since", "before", "following", "despite",
)  # fmt: skip
_SITED = ("place", "country", "facility")
_IN = ("in", "from", "of", "at", "в", "из", "на", "у", "з", "із")  # where people are, or where they are from
_AFTER = 40  # letters after a description in which their place begins
_SIDES = ("сторона",)
_CROWDS = ("protester",)  # who is an event and takes part in others
_WHERE = ("at", "in", "near", "на", "в", "у", "из", "з", "із", "во")
DAUGHTERS = ("дочерний", "дочірній", "subsidiary")
_COLLEAGUES = ("коллега", "колега")
_GROUP = 5  # words after a participle among which its noun may stand
_LONG = 12  # words of a described party before it is cut to its head and what stands before it


class Parties:
    """The parties of one article: recognises them and makes their Parts, adding entities for described
    people."""

    def __init__(
        self, analysis: Analysis, who: Who, lexicon: Lexicon, times: Sequence[TimeExpression] = ()
    ) -> None:
        self.analysis = analysis
        self.who = who
        self.lexicon = lexicon
        self._added: dict[str, Entity] = {}
        self._over: dict[int, list[Mention]] = {}  # by where a word starts: the mentions that cover it
        self._persons = {m.start: m for m in who.mentions if m.kind == "person" and m.entity}
        self._timed = {i for t in times for i in range(t.start, min(t.end, t.start + 80))}
        starts = [s.start for s in analysis.sentences]
        for mention in who.mentions:
            first = max(0, bisect_right(starts, mention.start) - 1)
            for sentence in analysis.sentences[first : first + 2]:
                for token in sentence.tokens_in(mention.start, mention.end):
                    self._over.setdefault(token.start, []).append(mention)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The article's entities and those added for described people; where one state alone is named, people are
        of that state."""
        named = {e.country for e in self.who.entities if e.country} - {"EU"}
        found = (*self.who.entities, *self._added.values())
        if len(named) != 1:
            return found
        (only,) = named
        return tuple(replace(e, country=only) if not e.country and e.kind == "people" else e for e in found)

    def entity(self, id: str) -> Entity | None:
        """An entity of the article or an added one."""
        return self.who.entity(id) or next((e for e in self._added.values() if e.id == id), None)

    def mention(self, token: Token) -> Mention | None:
        """The mention that a word heads or belongs to, the tightest that names an entity; of "Air Norway" the company,
        whose name its state only closes."""
        over = self._over.get(token.start, ())
        found = min(over, key=lambda m: (not m.entity, m.end - m.start), default=None)
        if found is None or found.kind not in ("country", "place") or self.analysis.language != "en":
            return found
        closed = [m for m in over if m.kind == "organisation" and m.entity and m.end == found.end]
        before = (self.analysis.text[m.start : found.start].split() for m in closed)
        named = (
            m for m, words in zip(closed, before, strict=True) if words and all(w[0].isupper() for w in words)
        )
        return next(named, found)

    def mentions_over(self, token: Token) -> Sequence[Mention]:
        """The mentions that cover a word."""
        return self._over.get(token.start, ())

    def person_at(self, start: int) -> Mention | None:
        """The person whose name begins there."""
        return self._persons.get(start)

    def named(self, token: Token) -> bool:
        """Whether a word names a person, body, country, place or product."""
        mention = self.mention(token)
        return mention is not None and mention.kind in NAMED

    def acts(self, sentence: Sentence, token: Token) -> bool:
        """Whether a word can do or suffer an event: a name, a pronoun, a person or a body described."""
        if token.start in self._timed or not token.text[0].isalnum():
            return False
        mention = self.mention(token)
        if sentence.text[token.end - sentence.start :][:1] == "%":
            return False
        if token.lemma in self.lexicon.forces:
            return bool(self._represented(sentence, token))
        counted = token.pos == "NUM" and _alone(sentence, token) and base(token.dep).startswith("nsubj")
        # Whatever the model takes them for: "Gunmen killed two" is an event, and gunmen did it.
        people = token.lemma in self.lexicon.collectives | self.lexicon.bodies
        people = people or (sentence.language == "en" and token.pos == "NOUN" and self._person_noun(token))
        if (
            mention is not None
            and mention.kind == "event"
            and people
            and (token.lemma not in self.lexicon.nouns or token.lemma in _CROWDS)
        ):
            return True
        if mention is not None and mention.kind in ("event", "law", "number") and token.pos != "PRON":
            return counted and mention.kind == "number"
        if mention is not None and mention.kind in NAMED:
            return True
        if mention is not None and mention.kind == "role":
            return True
        if token.pos in ("PRON", "DET"):
            return self._personal(token) or bool(thing(self, sentence, token))
        if token.pos not in ("NOUN", "PROPN", "NUM", "ADJ", "X") and "PRTF" not in token.tags:
            return False
        named = not self.lexicon.collectives.isdisjoint((token.lemma, *token.lemma.split("-")))
        office = token.lemma in self.lexicon.bodies and not (token.pos == "ADJ" and "sing" in token.tags)
        if named or office or _people(sentence, token):  # «компания-перевозчик»; no «на официальной странице»
            return True
        if token.lemma in self.lexicon.nouns or token.lemma in self.lexicon.containers:
            return False
        if beside(self, sentence, token) is not None:
            return True
        if token.pos == "PROPN":
            return not token.text.isupper() or len(token.text) > 1
        if sentence.language == "en":
            return counted or (token.pos == "NOUN" and self._person_noun(token))
        return "anim" in token.tags or (token.pos == "NUM" and _alone(sentence, token))

    def _personal(self, token: Token) -> bool:
        known = self.lexicon.pronouns
        lemma = token.lemma
        return (
            lemma in known["person"] or lemma in known["group"]
            or lemma in {"я", "мы", "ми", "i", "we"}
            or token.text.lower() in {"его", "ее", "её", "их", "його", "її", "їх", "his", "her", "their",
            "them", "him"}
        )  # fmt: skip

    def _people(self, token: Token) -> bool:
        """«Двое россиян арестованы»: people of a state in the flesh are not the state."""
        mention = self.mention(token)
        return mention is not None and mention.kind == "nationality" and {"NOUN", "anim"} <= token.tags

    def _ethnic(self, sentence: Sentence, token: Token) -> bool:
        """ "Ethnic Albanians", "Bosnian Serbs": people who are not the state that bears their name."""
        mention, before = self.mention(token), sentence.tokens[token.i - 1] if token.i else None
        if mention is None or before is None or sentence.language != "en" or token.pos == "ADJ":
            return False
        if before.text.lower() == "ethnic":
            return mention.kind in ("nationality", "country", "place")
        other = self.mention(before)
        nations = mention.kind == "nationality" and other is not None and other.kind == "nationality"
        return nations and other != mention

    def _person_noun(self, token: Token) -> bool:
        """English shows no animacy: a noun is a person by its ending, or by the list."""
        known = self.lexicon
        return token.lemma.endswith(known.person_endings) and token.lemma not in known.not_persons

    def part(self, sentence: Sentence, token: Token, bodily: bool = False) -> tuple[Part, ...]:
        """The Part or Parts that a word stands for: «чиновники США и ЕС» are the United States and the
        Union; but where they are killed or arrested (`bodily`), themselves."""
        named = beside(self, sentence, token)
        if named is not None:
            every = self._joined(sentence, token, named)
            return tuple(Part(m.entity, (m.id,), (m.start, m.end)) for m in every)
        mention = self.mention(token)
        if self._ethnic(sentence, token) or (bodily and self._people(token)):
            start, end = self.words(sentence, token)
            return (Part(self._describe(sentence, start, end, mention), (), (start, end)),)
        if mention is not None and mention.kind in NAMED and mention.entity:
            return (Part(mention.entity, (mention.id,), (mention.start, mention.end)),)
        if token.pos in ("PRON", "DET"):
            return (pronoun_part(self, sentence, token),)
        if token.lemma in self.lexicon.bodies and not bodily and not self.one_person(sentence, token):
            stood = self._represented(sentence, token)
            if stood:
                return tuple(Part(m.entity, (m.id,), (m.start, m.end)) for m in stood)
        start, end = self.words(sentence, token)
        if token.lemma in _SIDES and (start, end) == (token.start, token.end) and "plur" in token.tags:
            return (Part("", (), (start, end)),)  # «стороны договорились»: who has been told of before
        if meant := own_country(self, sentence, token) or again(self, sentence, token, start, end):
            return (Part(meant, (), (start, end)),)
        if mention is not None and mention.entity:
            return (Part(mention.entity, (mention.id,), (start, end)),)
        return (Part(self._describe(sentence, start, end), (mention.id,) if mention else (), (start, end)),)

    def _joined(self, sentence: Sentence, token: Token, first: Mention) -> Sequence[Mention]:
        """«Компании Берген и Осло», «министры Берг и Новак»: all names of those a plural names; of «правительства
        Норвегии и Дании» the states."""
        top = sentence.head_of(first.start, first.end)
        many = "plur" in token.tags or any(n == "plur" for _, n, _ in readings(token.text, sentence.language))
        if top is None or not many:
            return (first,)
        if top is token:
            inside = [t for t in sentence.tokens_in(first.start, first.end) if t is not token]
            rows = [coordinated(sentence, t) for t in inside if self.named(t)]
            states = [self.mention(t) for row in rows for t in row if row[-1].start >= first.end]
            return [m for m in states if m is not None and m.entity and m.kind == "country"] or (first,)
        if token.start >= first.start:
            return (first,)
        others = [self.mention(each) for each in coordinated(sentence, top) if each is not top]
        return (
            first,
            *(m for m in others if m is not None and m.entity and m.kind == first.kind and m != first),
        )

    def one_person(self, sentence: Sentence, token: Token) -> bool:
        """Whether a body noun means one person of flesh: «посол Польши» does, «послы», «правительство» do
        not."""
        if sentence.language == "en":
            return token.text.lower() == token.lemma and self._person_noun(token)
        return "anim" in token.tags and "plur" not in token.tags

    def _represented(self, sentence: Sentence, token: Token) -> list[Mention]:
        found: list[Mention] = []
        for child in children(sentence, token):
            if base(child.dep) not in ("nmod", "amod", "compound") or child.text in ("'s", "’s"):
                continue
            if token.lemma in _COLLEAGUES and base(child.dep) == "nmod":
                continue  # «коллеги из Норвегии» are themselves, «норвежские коллеги» speak for it
            if marker(sentence, child) in _WHERE:
                continue  # "clerks at the Oslo stores", «руководство перевозчика из Норвегии»
            if child.lemma in DAUGHTERS:
                return []  # «дочерние компании Вильхи» are not Вильха
            for each in coordinated(sentence, child):
                mention = self.mention(each)
                if (
                    mention is not None
                    and mention.entity
                    and mention.kind in ("country", "organisation", "nationality")
                ):
                    found.append(mention)
                elif (body := beside(self, sentence, each)) is not None and body.kind == "organisation":
                    found.append(body)  # «представители норвежского профсоюза «Волна»»
                elif not company(sentence, each):  # «руководство ирландской авиакомпании» is not Ireland's
                    found += self._represented(sentence, each)
        return found

    def words(self, sentence: Sentence, token: Token) -> tuple[int, int]:
        """The span of a described party: its head with what modifies it, no clauses, no coordinated
        others."""
        inside, queue = [token], [token]
        while queue:
            at = queue.pop(0)
            for child in children(sentence, at):
                kind = base(child.dep)
                if child.dep.startswith(("acl", "punct", "conj", "cc", "parataxis", "appos", "obl", "advcl")):
                    continue
                if kind in ("case", "mark") and at is token:
                    continue
                mark = marker(sentence, child) if sentence.language == "en" and kind == "nmod" else ""
                if mark in _STRAY:  # "six people over the blast"
                    continue
                before = child.i < at.i and sentence.language != "en" and kind in ("nmod", "compound")
                aged = child.pos == "NUM" and any(
                    t.text in _INSIDE for t in sentence.tokens[child.i + 1 : child.i + 2]
                )  # «75-річний житель»
                if before and child.pos in ("NOUN", "PROPN", "NUM") and not aged:
                    continue  # what stands before a noun in another case does not describe it
                if child.i < token.i and child.start in self._timed:
                    continue  # "On September 20 armed formations": no twenty of them
                if kind in ("amod", "nmod", "nummod", "det", "flat", "compound", "case", "fixed", "goeswith"):
                    inside.append(child)
                    queue.append(child)
        inside = _unbroken(sentence, token, inside)
        after = sentence.tokens[max(t.i for t in inside) + 1 :][:1]
        if after and after[0].pos == "PROPN" and after[0].dep in ("appos", "flat", "flat:name"):
            near = [t for t in after if t.head in {i.i for i in inside}]  # «суд кантону Берген»
            inside += [t for top in near for t in (top, *_tail(sentence, top))]
        if len(inside) > _LONG:
            inside = [t for t in inside if t.head == token.i and t.i < token.i] + [token]
        start, end = min(t.start for t in inside), max(t.end for t in inside)
        return start, end

    def _whence(self, end: int) -> str:
        """ "Protesters in Oslo", «беженцы из Норвегии»: the state of the place named right after people."""
        after = self.analysis.text[end : end + _AFTER]
        named = next(
            (m for m in self.who.mentions_in(end, end + _AFTER) if m.kind in _SITED and m.entity), None
        )
        opening = after[: max(0, named.start - end)].split() if named is not None else []
        if named is None or not 0 < len(opening) <= 3 or opening[0] not in _IN:
            return ""
        entity = self.who.entity(named.entity)
        return entity.country if entity is not None else ""

    def _describe(self, sentence: Sentence, start: int, end: int, but: Mention | None = None) -> str:
        """The id of the entity for people who are described, one for the same words in base form; a state named by
        `but` is not theirs."""
        tokens = sentence.tokens_in(start, end)
        named = [
            m
            for m in self.who.mentions_in(start, end)
            if m.entity and (but is None or m.entity != but.entity)
        ]
        inner = [self.who.entity(m.entity) for m in named]
        country = next((e.country for e in inner if e is not None and e.country), "") or self._whence(end)
        key = " ".join(t.lemma for t in tokens)
        top = sentence.head_of(start, end)
        if country and top is not None and len(tokens) <= _SHORT and self.one_person(sentence, top):
            key = f"{top.lemma} {country}"  # «американский чиновник», «чиновник из США»
        name = described_form(sentence, tokens, top) if top is not None else self.analysis.text[start:end]
        if key not in self._added:
            number = len(self.who.entities) + len(self._added) + 1
            while self.who.entity(f"e{number}") is not None:
                number += 1
            id = f"e{number}"
            self._added[key] = Entity(id, "people", name, {self.analysis.language: name}, country=country)
        elif tokens[0].pos == "ADJ" and self._added[key].name.split()[0] == name.split()[-1]:
            # «американский чиновник» says it better than «чиновник из США»
            self._added[key] = replace(self._added[key], name=name, names={self.analysis.language: name})
        return self._added[key].id


def _tail(sentence: Sentence, name: Token) -> list[Token]:
    """The words of a name behind its first."""
    return [t for t in children(sentence, name) if base(t.dep) == "flat" and t.i > name.i]


def _unbroken(sentence: Sentence, token: Token, inside: list[Token]) -> list[Token]:
    """Those of a group's words that no comma, quotation mark, verb or stray word parts from its head."""
    known = {t.i for t in inside}
    first = last = token.i
    while first - 1 in known or (first - 2 in known and sentence.tokens[first - 1].text in _INSIDE):
        first -= 1
    while last + 1 in known or (last + 2 in known and sentence.tokens[last + 1].pos in _BRIDGED):
        last += 1
    for adposition in sentence.tokens[: token.i]:
        if adposition.pos == "ADP":  # "On September 20 armed groups …": another phrase, with its name or date
            after = adposition.i + 1
            while after < token.i and sentence.tokens[after].pos in ("PROPN", "NUM"):
                after += 1
            first = max(first, after)
    return [t for t in inside if first <= t.i <= last]


def merge_parts(*groups: Sequence[Part]) -> tuple[Part, ...]:
    """Parts of several tellings as one list: the same entity once, with all its mentions."""
    found: dict[str, Part] = {}
    for part in (p for group in groups for p in group):
        key = part.entity or f"words {part.words}"
        known = found.get(key)
        if known is None:
            found[key] = part
        else:
            mentions = tuple(dict.fromkeys((*known.mentions, *part.mentions)))
            found[key] = Part(known.entity, mentions, known.words or part.words)
    return tuple(found.values())


def _alone(sentence: Sentence, token: Token) -> bool:
    """«Погибли трое»: a number that counts nobody named."""
    return (
        not any(base(c.dep) in ("nmod", "obl") for c in children(sentence, token))
        and base(token.dep) != "nummod"
    )


def _people(sentence: Sentence, token: Token) -> bool:
    """«Протестующие», «пострадавших»: a participle that stands for people, not before a noun it describes."""
    if "PRTF" not in token.tags or base(token.dep) in ("amod", "acl"):
        return False
    for after in sentence.tokens[token.i + 1 : token.i + _GROUP]:
        if after.pos in ("NOUN", "ADJ", "PROPN") and agree(token, after, sentence.language):
            return after.head == token.i and after.case != "nomn"  # «работавшие с ней женщины»
        if after.pos in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"):
            break
    return True
