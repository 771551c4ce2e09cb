"""The rules of attribution: each looks at one sentence and emits what it sees, as edges from a cue to sources.

An edge `says` credits its sources with the words around the cue, `from` adds whom they had it from («со ссылкой
на»), `through` adds to whom it was said ("told <The Lighthouse>"). compose.py nests them into chains.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from letopis.reading import morphology
from letopis.reading.attribution.kinds import has_name, is_domain, kind_of
from letopis.reading.attribution.phrases import Line, Phrase
from letopis.reading.entities import Who

Place = Literal["main", "lead", "aside", "tail"]


@dataclass(frozen=True, slots=True)
class Edge:
    """What a rule saw. `first`, `last`: tokens of the cue; `place`: where it stands to what it vouches for.

    main: before its clause; lead, aside, tail: beside it, at the beginning, inside and at the end of the sentence.
    `back`: it vouches for what was said before («об этом сообщил …»).
    """

    rule: str
    relation: Literal["says", "from", "through"]
    first: int
    last: int
    sources: tuple[Phrase, ...]
    place: Place = "main"
    back: bool = False


Rule = Callable[[Line, Who], Iterator[Edge]]


# -- rules -----------------------------------------------------------------------------------------------------


def speaking(line: Line, who: Who) -> Iterator[Edge]:
    """«X заявил, что …», «…, сообщает X», «как пишет X», «об этом сообщил X», "X said", "said X"."""
    for v, code in enumerate(line.codes):
        needs = line.words.verbs.get(line.lemmas[v])
        if (
            needs is None
            or code not in ("V", "G")
            or line.folded[v] in ("citing", "quoting")
            or line.speech[v]
            or _not_finite(line, v)
        ):
            continue
        if code == "G" or (line.words.language == "en" and line.folded[v].endswith("ing")):
            yield from _saying(line, v, who)
            continue
        clause = _Clause(line, v, who)
        subjects = clause.subjects(who)
        if not subjects and not clause.asked and not clause.back:
            continue
        place = clause.place(subjects)
        if clause.hands_on(needs, subjects, place):
            yield Edge("speaking", "says", v, v, subjects, place, clause.back)


def become_known(line: Line, who: Who) -> Iterator[Edge]:
    """«Как стало известно "Маяку"», «як стало відомо УНН»: it reached that outlet."""
    for i in range(len(line) - 2):
        if line.lemmas[i] in ("стать", "стати") and line.folded[i + 1] in ("известно", "відомо"):
            phrase = line.phrase(i + 2)
            if phrase and line.can_be(phrase.head, "datv") and kind_of(line, phrase, who) == "outlet":
                yield Edge("become-known", "says", i, i + 1, (phrase,), "lead")


def impersonal(line: Line, who: Who) -> Iterator[Edge]:
    """«В сообщении министерства говорится», «об этом сообщается на сайте суда»: those whose paper it is."""
    for v in range(len(line)):
        if line.lemmas[v] not in line.words.impersonal or line.speech[v]:
            continue
        low, high = _clause_bounds(line, v)
        for i in range(low, high):
            if (
                line.lemmas[i] in line.words.impersonal_places
                and line.code(i) == "N"
                and _preposition_before(line, i)
            ):
                source = _owner(line, i)
                if source:
                    place: Place = "main" if _that_after(line, v, high) else "tail"
                    yield Edge("impersonal", "says", v, v, (source,), place, _about_this(line, low, high))
                break


def according(line: Line, who: Who) -> Iterator[Edge]:
    """«По словам X», «за даними X», «согласно опросу», "according to X": an aside that names the source."""
    for i, cue in line.find(line.words.according):
        after = i + len(cue.words)
        if line.speech[i]:
            continue
        while line.code(after) == "R":
            after += 1  # "according to even his own party"
        source = line.phrase(after)
        if line.words.language != "en" and line.lemmas[after - 1] in line.words.lists["own_words"]:
            source = source if source and _genitive(line, source) else _own_words(line, after - 1)
        if source is None or line.is_time(source):
            continue
        if cue.paper and not is_source(line, source, who):
            continue
        if _empty_ground(line, source):
            continue
        yield Edge(
            "according", "says", i, after - 1, coordinated(line, source), _aside_place(line, i, source.last)
        )


def citing(line: Line, who: Who) -> Iterator[Edge]:
    """«… со ссылкой на X», «посилаючись на X», ", citing X": whom the outlet has it from."""
    for i, cue in line.find(line.words.citing):
        if line.speech[i]:
            continue
        source = line.phrase(i + len(cue.words))
        if source is None or line.is_time(source) or not (cue.loose or is_source(line, source, who)):
            continue
        for sources in _interview(line, source, who):
            yield Edge("citing", "from", i, i + len(cue.words) - 1, sources)


def told(line: Line, who: Who) -> Iterator[Edge]:
    """ "told <outlet>", «сказал агентству», «в интервью <газете>», "seen by <outlet>": who was told comes nearer."""
    for i, cue in line.find(line.words.through):
        source = line.phrase(i + len(cue.words))
        if source and not line.speech[i] and kind_of(line, source, who) == "outlet":
            yield Edge("told", "through", i, i + len(cue.words) - 1, (source,))
    for v, code in enumerate(line.codes):
        if line.speech[v]:
            continue
        if line.lemmas[v] in line.words.lists["to"] and code == "V":
            source = line.phrase(v + 1)
            if source and kind_of(line, source, who) == "outlet" and _outlet_name(line, source):
                yield Edge("told", "through", v, v, (source,))
        elif line.words.language == "en" and line.folded[v] in (
            "obtained",
            "seen",
            "reviewed",
            "viewed",
            "provided",
        ):
            source = line.phrase(v + 2) if line.folded[v + 1 : v + 2] in (("by",), ("to",)) else None
            if source and kind_of(line, source, who) == "outlet" and _outlet_name(line, source):
                yield Edge("told", "through", v, v + 1, (source,))
        elif (
            line.words.language != "en"
            and code in ("V", "A")
            and (line.lemmas[v] in line.words.verbs or line.lemmas[v] in _HANDED)
        ):
            yield from _addressee(line, v, who)


def headline(line: Line, who: Who) -> Iterator[Edge]:
    """In a title: «X: …», «… — X», «СМИ: …»."""
    if not line.sentence.title or len(line) < 4:
        return
    first = line.phrase(0)
    mention = who.mention_at(first.start, first.end) if first else None
    if mention and mention.kind == "place":
        first = None  # «Киев: …» is where, not who
    if (
        first
        and first.last + 1 < len(line)
        and line.folded[first.last + 1] == ":"
        or (
            first
            and line.code(first.last + 1) == "Q"
            and line.folded[first.last + 2 : first.last + 3] == (":",)
        )
    ):
        if first and is_source(line, first, who) and first.last < len(line) - 3:
            yield Edge("headline", "says", first.last + 1, first.last + 1, (first,), "lead")
            return
    for i in range(len(line) - 2, max(len(line) - 10, 1), -1):
        if line.code(i) == "-" and not line.speech[i]:
            last = line.phrase(i + 1)
            if last and _ends_sentence(line, last.last) and is_source(line, last, who):
                yield Edge("headline", "says", i, i, (last,), "tail")
            return


RULES: tuple[Rule, ...] = (speaking, become_known, impersonal, according, citing, told, headline)

_HANDED = ("предоставить", "предоставленный", "надати", "наданий", "переданный", "переданий")


# -- what a source may be --------------------------------------------------------------------------------------


def is_source(line: Line, phrase: Phrase, who: Who) -> bool:
    """Whether words can be whose word it is at all: a name, or a noun of people, bodies, outlets and papers."""
    nouns, head = line.words.nouns, line.lemmas[phrase.head]
    if line.code(phrase.head) == "O":
        return False
    if line.code(phrase.head + 1) == "#" and head in nouns["documents"]:
        return False  # «статья 144», "article 5": a law, which is a ground
    known = any(
        head in nouns[group]
        for group in ("people", "roles", "organisations", "outlets", "documents", "words")
    )
    if known or "anim" in line.tokens[phrase.head].tags:
        return True
    token = line.tokens[phrase.head]
    if phrase.outlet is not None or is_domain(token.text) or head.rpartition("-")[2] in nouns["organisations"]:
        return True
    if (
        line.words.language == "en"
        and line.folded[phrase.head].endswith("s")
        and line.code(phrase.first) == "D"
    ):
        return False  # "the many Americans"
    named = token.text[:1].isupper() or (
        phrase.head > 0 and line.code(phrase.head - 1) == "Q" and token.text[:1].isupper()
    )
    return bool(named and (has_name(line, phrase) or phrase.head == 0 and phrase.last > phrase.first))


def coordinated(line: Line, phrase: Phrase) -> tuple[Phrase, ...]:
    """A source and those side by side with it («New York Times и CNN»)."""
    found = [phrase]
    while line.code(found[-1].last + 1) == "C" and len(found) < 5:
        more = line.phrase(found[-1].last + 2)
        if more is None or line.is_time(more):
            break
        alike = (
            line.cases(more.head) & line.cases(phrase.head)
            or not line.cases(more.head)
            or not line.cases(phrase.head)
        )
        if not alike or (
            line.words.language == "en"
            and line.code(more.last + 1) == "V"
            and line.code(phrase.first - 1) == ""
        ):
            break
        if not (line.tokens[more.head].text[:1].isupper() or line._is("people", more.head)):
            break
        found.append(more)
    return (*_coordinated_before(line, phrase), *found)


def _coordinated_before(line: Line, phrase: Phrase) -> tuple[Phrase, ...]:
    """«Норд» in «"Норд" и "Маяк" сообщают», when the phrase is the second of two."""
    if line.code(phrase.first - 1) != "C" or line.words.language == "en":
        return ()
    for first in range(max(phrase.first - 9, 0), phrase.first - 1):
        other = line.phrase(first)
        if (
            other
            and other.last == phrase.first - 2
            and line.nominative(other)
            and line.nominative(phrase)
            and line.code(first - 1) != "P"
        ):
            same = (
                not line.cases(other.head) or not line.cases(phrase.head) or "nomn" in line.cases(other.head)
            )
            return (other,) if same and not line.is_time(other) else ()
    return ()


def _outlet_name(line: Line, phrase: Phrase) -> bool:
    return (
        phrase.outlet is not None
        or has_name(line, phrase)
        or line.lemmas[phrase.head] in line.words.back["outlet"]
    )


def _interview(line: Line, source: Phrase, who: Who) -> Iterator[tuple[Phrase, ...]]:
    """«со ссылкой на его интервью каналу X»: the channel, and behind it the one who spoke; else the source itself."""
    if not line.lemmas[source.head].startswith(("интерв", "інтерв", "interview")):
        yield coordinated(line, source)
        return
    outlet = line.phrase(source.head + 1)
    if outlet and kind_of(line, outlet, who) == "outlet":
        yield (outlet,)
    for i in range(source.first, source.head):
        if line.folded[i] in line.words.nouns["possessives"]:
            yield (Phrase(line.sentence, i, i, i),)
    if not outlet:
        yield (source,)


def _empty_ground(line: Line, source: Phrase) -> bool:
    """A plan, a law or a habit is a ground and nobody's word."""
    return line.lemmas[source.head] in (
        "план", "закон", "график", "графік", "традиция", "традиція", "правило", "plan", "law", "schedule", "tradition",
        "rule", "constitution", "конституция", "конституція", "договоренность", "домовленість", "условие", "умова",
    )  # fmt: skip


def _genitive(line: Line, phrase: Phrase) -> bool:
    return line.can_be(phrase.head, "gent")


def _own_words(line: Line, i: int) -> Phrase | None:
    """«По данным, полученным при анализе …»: the words themselves, up to the comma that ends their clause."""
    if line.code(i + 1) != "," or line.code(i + 2) not in ("A",):
        return None
    end = i + 2
    while end + 1 < len(line) and line.code(end + 1) not in (",", "-", "."):
        end += 1
    return Phrase(line.sentence, i, end, i)


# -- clauses ---------------------------------------------------------------------------------------------------

_EDGES = (",", "-", ":", ";", "S", "B", "(", ")")


def _clause_bounds(line: Line, v: int) -> tuple[int, int]:
    """Tokens [low, high) around v up to the marks and words that bound a clause."""
    low = v
    while low > 0 and not _speech_edge(line, low - 1, v) and not _begins(line, low):
        if line.code(low - 1) == ")" and line.code(low - 3) == "(":
            low -= 3  # «агентство (ЕМА) сообщило»
        elif line.code(low - 1) in _EDGES:
            break
        else:
            low -= 1
    high = v + 1
    while high < len(line) and line.code(high) not in (*_EDGES, ".") and not _speech_edge(line, high, v):
        high += 1
    return low, high


def _begins(line: Line, i: int) -> bool:
    """Whether a capital shows that a sentence begins at token i where crawled text lost the full stop."""
    return (
        line.words.language != "en" and line.code(i) in ("P", "R", "B", "O") and line.tokens[i].text[:1].isupper()
        and any(c.isalnum() for c in line.tokens[i - 1].text) and line.code(i - 1) != "P"
    )  # fmt: skip


def _before_adverbs(line: Line, v: int) -> int:
    """The token before an English verb, its adverbs and "has"."""
    k = v - 1
    while k >= 0 and (line.code(k) == "R" or line.folded[k] in ("has", "have", "had")):
        k -= 1
    return k


def _speech_edge(line: Line, i: int, v: int) -> bool:
    return line.speech[i] != line.speech[v]


class _Clause:
    """The clause of a verb of saying, and what in it shows that words are handed on."""

    def __init__(self, line: Line, v: int, who: Who) -> None:
        self.line, self.v, self.who = line, v, who
        self.strict = True
        self.low, self.high = _clause_bounds(line, v)
        self.back = _about_this(line, self.low, self.high)
        start = self.low
        while start > 0 and line.code(start - 1) == "R":
            start -= 1
        before = line.folded[self.low] if self.low < len(line) else ""
        self.asked = (
            before in line.words.lists["as"] or line.folded[max(start - 1, 0)] in line.words.lists["as"]
        )

    # -- who speaks

    def subjects(self, who: Who) -> tuple[Phrase, ...]:
        """Who speaks: by the parse where it knows, else the nominative before the verb or after it."""
        if self.line.words.language == "en":
            if relative := self._relative():
                return (relative,)
            found = self._english()
            # The words right before the verb are its subject unless they hang on others («a study by the university»).
            near = found is not None and all(self.line.code(i) == "R" for i in range(found.last + 1, self.v))
            near = near or self.line.code(_before_adverbs(self.line, self.v)) in (",", "-", ")")
            hanging = found is not None and self.line.code(found.first - 1) in ("C", "P", "N")
            found = found if near and not hanging else self._parsed(who) or found
            if (
                found
                and self.line.code(found.head) == "O"
                and self.line.folded[found.head] not in self.line.words.nouns["pronouns"]
            ):
                return ()
            return coordinated(self.line, found) if found else ()
        ways = [self._after, self._before] if self._inverted() else [self._before, self._after]
        if relative := self._relative():
            return (relative,)
        parsed = self._parsed(who)
        rest = [self._in_body] if self._inverted() else [self._in_body, self._over_commas]
        for strict in (True, False):  # a noun of the wrong gender is taken only when nothing else is there
            self.strict = strict
            seen = [p for way in (*ways, *rest) if (p := way(who))]
            agreed = [p for p in seen if parsed and p.first <= parsed.head <= p.last]
            if found := next(iter([*agreed, *seen]), None):
                return coordinated(self.line, found)
        return coordinated(self.line, parsed) if parsed else ()

    def _parsed(self, who: Who | None = None) -> Phrase | None:
        line, v = self.line, self.v
        for _ in range(3):  # «встретился с послом и заявил»: the second verb shares the first one's subject
            for t in line.tokens:
                if (
                    t.head == v
                    and t.dep.startswith("nsubj")
                    and not t.dep.endswith("pass")
                    and not line.speech[t.i]
                ):
                    found = _phrase_with(line, t.i)
                    if found and self._fits(found) and not (v != self.v and line.folded[found.head] == "it"):
                        return found
            if line.tokens[v].dep != "conj" or line.tokens[v].head < 0:
                break
            v = line.tokens[v].head
        return None

    def _relative(self) -> Phrase | None:
        """«пилоты, которые сообщили, что …»: whom the relative pronoun stands for."""
        line, low = self.line, self.low
        pronouns = line.words.lists["who"]
        if low == self.v or (line.folded[low] not in pronouns and line.lemmas[low] not in pronouns):
            return None
        if line.words.language != "en" and not line.can_be(low, "nomn"):
            return None
        end = low - 2 if line.code(low - 1) == "," else low - 1
        for first in range(max(end - 10, 0), end + 1):
            phrase = line.phrase(first)
            if phrase and phrase.last == end and line.code(first - 1) not in ("P", "A", "D") and self._speaker(phrase):
                return phrase
        return None

    def _speaker(self, phrase: Phrase) -> bool:
        """Whether a phrase can speak: in Russian and Ukrainian a thing cannot."""
        line = self.line
        return line.words.language == "en" or line.code(phrase.head) == "O" or is_source(line, phrase, self.who) or has_name(line, phrase)

    def _fits(self, phrase: Phrase) -> bool:
        line = self.line
        if not self._speaker(phrase):
            return False
        if line.is_time(phrase) or not line.nominative(phrase) or line.code(phrase.head) == "#":
            return False
        if line.code(phrase.head) == "O" and line.folded[phrase.head] not in line.words.nouns["pronouns"]:
            return False
        return line.words.language == "en" or _agrees(line, phrase, self.v, self.strict)

    def _phrases(self, low: int, high: int) -> Iterator[tuple[Phrase, int]]:
        """Phrases of a stretch with the index of the preposition before each (-1: none)."""
        k, line = low, self.line
        while k < high:
            preposition = -1
            if line.code(k) == "P":
                preposition, k = k, k + 1
            phrase = line.phrase(k) if k < high else None
            if phrase:
                yield phrase, preposition
                k = max(phrase.last, k) + 1
            elif preposition < 0:
                k += 1

    def _before(self, who: Who) -> Phrase | None:
        found = [
            p
            for p, preposition in self._phrases(self.low, self.v)
            if preposition < 0 and self._fits(p) and p.last < self.v
        ]
        return found[-1] if found else None

    def _after(self, who: Who) -> Phrase | None:
        found = [
            p for p, preposition in self._phrases(self.v + 1, self.high) if preposition < 0 and self._fits(p)
        ]
        if (
            len(found) > 1
            and kind_of(self.line, found[0], who) == "outlet"
            and found[0].last + 1 == found[1].first
        ):
            if kind_of(self.line, found[1], who) in ("person", "people"):
                return found[1]  # «рассказал Reuters представитель суда»
        return found[0] if found else None

    def _in_body(self, who: Who) -> Phrase | None:
        """«В компании заявили», «стверджують у відомстві»: the plural verb has no subject but a body it is said in."""
        line = self.line
        if "plur" not in line.tokens[self.v].tags:
            return None
        for phrase, preposition in (*self._phrases(self.low, self.v), *self._phrases(self.v + 1, self.high)):
            if (
                preposition < 0
                or line.folded[preposition] not in ("в", "во", "у")
                or not line.can_be(phrase.head, "loct")
            ):
                continue
            if (
                not line.is_time(phrase)
                and not line._is("venues", phrase.head)
                and is_source(line, phrase, who)
            ):
                return phrase
        return None

    def _over_commas(self, who: Who) -> Phrase | None:
        """«Лукин, губернатор края, заявил», «сотрудник, который был там, сказал»: what stands before the inset."""
        line, comma = self.line, self.low - 1
        if self.low != self.v and not all(line.code(i) in ("R", "V") for i in range(self.low, self.v)):
            return None
        for _ in range(3):
            if line.code(comma) not in (",", "-"):
                return None
            earlier = comma - 1
            while (
                earlier > 0
                and line.code(earlier) not in (",", "-", ":", ";")
                and not _speech_edge(line, earlier, self.v)
            ):
                earlier -= 1
            if line.code(earlier) not in (",", "-") or comma - earlier > 25:
                return None
            low, _ = _clause_bounds(line, earlier - 1)
            ending = [
                p for p, preposition in self._phrases(low, earlier) if preposition < 0 and self._fits(p)
            ]
            if ending:
                return ending[-1]
            comma = earlier
        return None

    def _english(self) -> Phrase | None:
        line, v = self.line, self.v
        k = _before_adverbs(line, v)
        if line.code(k) == "C":
            return None  # a second verb of the same subject: only the parse knows it
        if k >= 0 and line.code(k) not in (",", "-", ")", "S", "B", ":", ".") and not line.speech[k]:
            found = _english_before(line, k)
            if found:
                return found
        inverted = line.phrase(v + 1)
        if (
            inverted
            and (k < 0 or line.code(k) in (",", "-", "Q", "S") or line.speech[k])
            and line.code(inverted.head) != "O"
        ):
            if line.words.lists["to"].isdisjoint({line.lemmas[v]}):
                return inverted if not line.is_time(inverted) else None
        if (
            inverted
            and k >= 0
            and (line.speech[k] or line.code(k) in (",", "Q"))
            and line.folded[v + 1] in line.words.nouns["pronouns"]
        ):
            return inverted
        return _english_over(line, k) if k >= 0 else None

    # -- what is handed on

    def place(self, subjects: tuple[Phrase, ...]) -> Place:
        """Where the clause stands to its content."""
        line = self.line
        last = max([self.v, *(s.last for s in subjects)])
        if self.asked:
            return "lead" if self.low <= 3 or not _ends_soon(line, last) else "tail"
        first = min([self.v, *(s.first for s in subjects)])
        if line.words.language == "en":
            return self._english_place(first, last)
        inverted = self._inverted()
        if inverted and not self.back and not _that_after(line, self.v, last + 4):
            return "tail"
        return "main"

    def _inverted(self) -> bool:
        line, k = self.line, self.v - 1
        while k >= 0 and (line.code(k) == "R" or (line.code(k) == "O" and k == self.low and False)):
            k -= 1
        return k >= 0 and (line.code(k) in (",", "-", "Q") or line.speech[k])

    def _english_place(self, first: int, last: int) -> Place:
        line = self.line
        before = line.code(first - 1) if first > 0 else ""
        spoken = first > 0 and (line.speech[first - 1] or before == "Q")
        if spoken or (
            before in (",", "-") and (_ends_soon(line, last) or line.code(last + 1) in (",", "P", "-"))
        ):
            return "tail"
        return "main"

    def hands_on(self, needs: str, subjects: tuple[Phrase, ...], place: Place) -> bool:
        """Whether the clause hands words on and does not merely use the verb («передал мяч», «отметил юбилей»)."""
        line = self.line
        last = max([self.v, *(s.last for s in subjects)])
        if needs == "paper" and not all(is_source(line, s, self.who) for s in subjects):
            return False  # "the image shows": things show without a word
        if needs == "statement":
            return any(
                line.lemmas[i] in line.words.statement_nouns and line.can_be(i, "ablt")
                for i in range(self.low, self.high)
            )
        if needs == "aside":
            return place != "main" and bool(subjects)
        if place != "main" or self.asked or self.back:
            return True
        if _that_after(line, self.v, max(self.high, last) + 3) or self._beside_speech():
            return True
        if line.words.language == "en":
            return needs == "topic" and self._english_object(last)
        if needs == "paper":
            return False
        if needs == "topic":
            return any(
                line.folded[i] in ("о", "об", "обо", "про") for i in range(self.low, self.high)
            ) or _ends_soon(line, last)
        if needs == "object":
            return any(
                line.code(i) == "N" and line.can_be(i, "accs") and i > self.v
                for i in range(self.low, self.high)
            )
        return False

    def _beside_speech(self) -> bool:
        line = self.line
        window = (*range(max(self.low - 3, 0), self.low), *range(self.low, min(self.high + 4, len(line))))
        return any(line.speech[i] for i in window)

    def _english_object(self, last: int) -> bool:
        """ "X said …": everything but a bare noun object ("reported earnings") is words handed on."""
        line, v = self.line, self.v
        if line.lemmas[v] in (
            "say",
            "tell",
            "announce",
            "deny",
            "confirm",
            "claim",
            "warn",
            "insist",
            "add",
            "argue",
        ):
            return True
        after = line.phrase(v + 1)
        if after is None:
            return _ends_soon(line, v) or line.code(v + 1) in ("S", ":", "Q", ",")
        return line.code(after.last + 1) in ("V", "R") or line.code(after.head) == "O"


def _not_finite(line: Line, v: int) -> bool:
    """Infinitives, orders, negations and passives credit nobody."""
    token, before = line.tokens[v], line.folded[max(v - 1, 0)] if v else ""
    if "infn" in token.tags:
        return True
    if line.words.language == "en":
        k = v - 1
        while k >= 0 and line.code(k) == "R":
            k -= 1
        previous = line.folded[k] if k >= 0 else ""
        if line.folded[v].endswith("ing"):
            return (
                previous in ("is", "was", "are", "were", "been", "be")
                or line.code(v - 1) in ("D", "P")
                and previous != ","
            )
        return previous in (
            "to",
            "not",
            "n't",
            "be",
            "been",
            "is",
            "was",
            "were",
            "are",
            "would",
            "could",
            "should",
            "might",
            "may",
            "can",
            "must",
            "did",
            "does",
            "do",
            "didn't",
            "don't",
            "doesn't",
            "the",
            "a",
            "will",
        ) or previous.endswith("n't")
    return bool({"INFN", "impr", "PRTS"} & token.tags) or before in ("не", "ни", "ні")


def _saying(line: Line, v: int, who: Who) -> Iterator[Edge]:
    """«…, утверждая, что …»: a gerund of saying has the subject of the verb it hangs on."""
    if not _that_after(line, v, v + 3) and not (
        line.words.language == "en" and line.code(v - 1) == "," and line.code(v + 1) in "ODN"
    ):
        return
    low = v
    for _ in range(3):
        low, _high = _clause_bounds(line, low - 1) if low > 0 else (0, 0)
        verbs = [i for i in range(low, v) if line.code(i) == "V"]
        if verbs:
            subjects = _Clause(line, verbs[0], who).subjects(who)
            if subjects:
                yield Edge("saying", "says", v, v, subjects)
            return


def _that_after(line: Line, v: int, high: int) -> bool:
    """Whether a clause or a quotation of what was said begins after v, before token `high` + 1."""
    for i in range(v + 1, min(high + 2, len(line))):
        if line.code(i) in ("S", ":"):
            return True
        if line.speech[i] and not line.speech[v]:
            return True
        if line.code(i) == "V" and line.words.language != "en":
            return False
    return False


def _about_this(line: Line, low: int, high: int) -> bool:
    for i in range(low, high):
        for cue in line.words.about_this:
            size = len(cue.words)
            if line.folded[i : i + size] == cue.words and (size > 1) and line.code(i + size) != ",":
                return True
    return False


def _ends_soon(line: Line, i: int) -> bool:
    """Whether nothing but a few words without a verb follows token i."""
    rest = range(i + 1, len(line))
    return not any(line.code(k) == "V" for k in rest) and len(rest) <= 12


def _ends_sentence(line: Line, i: int) -> bool:
    return all(line.code(k) in (".", "Q", "!", "?") for k in range(i + 1, len(line)))


def _aside_place(line: Line, first: int, last: int) -> Place:
    if first <= 2 or line.code(first - 1) in ("S", "B"):
        return "aside" if line.code(first - 1) == "S" else "lead"
    return "tail" if _ends_soon(line, last) else "aside"


def _preposition_before(line: Line, i: int) -> bool:
    return any(line.code(k) == "P" for k in range(max(i - 3, 0), i))


def _owner(line: Line, i: int) -> Phrase | None:
    """Whose paper token i is: the words after it; a paper with no owner is itself the source."""
    k = i + 1
    if line.code(k) == "P" and line.folded[k] in ("от", "від"):
        k += 1
    owner = line.phrase(k)
    if owner and line.can_be(owner.head, "gent") and not line.is_time(owner):
        return owner
    if line._is("documents", i):
        return _phrase_with(line, i)
    return None


def _addressee(line: Line, v: int, who: Who) -> Iterator[Edge]:
    """«рассказал изданию», «сообщил агентству "Норд"»: an outlet in the dative next to the verb."""
    _, high = _clause_bounds(line, v)
    high = min([high, *(i for i, _ in line.find(line.words.citing) if i > v)])
    k = v + 1
    while k < high:
        phrase = line.phrase(k)
        if line.code(k) == "P":
            inner = line.phrase(k + 1)
            k = inner.last + 1 if inner else k + 1
            continue
        if phrase is None:
            k += 1
            continue
        shows = line.cases(phrase.head)
        dative = "datv" in shows and "nomn" not in shows
        followed = not shows and line.phrase(phrase.last + 1) is not None
        if (dative or followed) and kind_of(line, phrase, who) == "outlet" and _outlet_name(line, phrase):
            yield Edge("told", "through", v, v, (phrase,))
            return
        k = phrase.last + 1


def _agrees(line: Line, phrase: Phrase, v: int, strict: bool = True) -> bool:
    """Whether a phrase agrees with a verb in number, and in gender where the past tense shows it."""
    verb, head = line.tokens[v].tags, line.tokens[phrase.head].text
    if (
        line.code(phrase.head - 1) == "Q"
        or not any("а" <= c <= "я" or c in "іїєґё" for c in head.lower())
        or head.isupper()
    ):
        return True
    if (
        "C" in (line.code(phrase.last + 1), line.code(phrase.first - 1))
        or "#" in line.codes[phrase.first : phrase.head]
    ):
        return True
    numbers, genders = set(), set()
    for form in morphology.analyzer(line.words.language).parse(head.replace("’", "'")):
        if str(form.tag.case) == "nomn":
            numbers |= {g for g in ("sing", "plur") if g in form.tag.grammemes}
            genders |= {g for g in ("masc", "femn", "neut") if g in form.tag.grammemes}
            if not form.tag.number:
                numbers.add("sing")
    if "plur" in verb:
        return "plur" in numbers or not numbers or line.code(phrase.first) == "#"
    if numbers == {"plur"}:
        return False
    gender = next((g for g in ("masc", "femn", "neut") if g in verb), None)
    person = line._is("people", phrase.head) or line._is("roles", phrase.head)  # «министр заявила»
    return not strict or gender is None or not genders or gender in genders or person


def _phrase_with(line: Line, i: int) -> Phrase | None:
    """The phrase that token i is the head of or belongs to."""
    first = i
    while first > 0 and line.code(first - 1) in ("A", "D", "#", "N", "s", "Q") and i - first < 8:
        first -= 1
    k = first
    while k <= i:
        phrase = line.phrase(k)
        if phrase and phrase.first <= i <= phrase.last:
            return phrase
        k = phrase.last + 1 if phrase else k + 1
    return line.phrase(i)


def _english_before(line: Line, k: int) -> Phrase | None:
    """The phrase that ends at token k, in English: from the beginning of its clause."""
    low = k
    while (
        low > 0
        and line.code(low - 1) not in ("S", "B", ":", ";", ",", "-", "V", ".")
        and line.speech[low - 1] == line.speech[k]
    ):
        low -= 1
    at, found = low, None
    while at <= k:
        if line.code(at) == "P" and found is None:
            inner = line.phrase(at + 1)
            at = inner.last + 1 if inner else at + 1
            continue
        phrase = line.phrase(at)
        if phrase is None:
            at += 1
            continue
        if not line.is_time(phrase) and (line.code(at - 1) != "P" or found is None):
            found = phrase
        at = phrase.last + 1
    return found


def _english_over(line: Line, k: int) -> Phrase | None:
    """ "Ann Reed, the mayor of Easton, told", "Joyce - who is a lawyer - told", "Ramos, 58, told"."""
    if line.code(k) not in (",", "-", ")"):
        return None
    best: Phrase | None = None
    right = k
    for _ in range(4):
        left = right - 1
        while left >= 0 and line.code(left) not in (",", "-", "Q", ":", ";", "(") and not line.speech[left]:
            left -= 1
        low = left + 1
        while line.code(low) in ("R", "C") and low < right:
            low += 1
        phrase = line.phrase(low)
        relative = line.folded[low] in line.words.lists["who"] if low < len(line) else False
        if (
            phrase
            and phrase.last >= right - 1
            and not relative
            and line.code(phrase.head) != "#"
            and not line.is_time(phrase)
        ):
            best = Phrase(phrase.sentence, phrase.first, phrase.last, phrase.head, phrase.outlet)
        elif best is not None and not relative:
            return best
        if left < 0 or line.code(left) not in (",", "-", "(") or right - left > 30:
            return best if best else (_english_before(line, right - 1) if not relative else None)
        if best is not None and line.code(left) == ",":
            nearer = best
            again = line.phrase(_segment_start(line, left))
            if (
                again is None
                or again.last < left - 1
                or line.code(_segment_start(line, left) - 1) not in ("", "Q", ",")
                and not line.speech[_segment_start(line, left) - 1]
            ):
                return nearer
        right = left
    return best


def _segment_start(line: Line, right: int) -> int:
    left = right - 1
    while left >= 0 and line.code(left) not in (",", "-", "Q", ":", ";", "(") and not line.speech[left]:
        left -= 1
    return left + 1
