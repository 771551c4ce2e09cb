"""The rules of attribution: each looks at one sentence and emits edges from a cue to sources.

An edge `says` credits its sources with the words around the cue, `from` adds whom they had it from
(«со ссылкой на»), `through` adds to whom it was said ("told <The Lighthouse>"). compose.py nests them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from letopis.reading.attribution.bounds import (
    Place,
    about_this,
    aside_place,
    clause_bounds,
    ends_sentence,
    preposition_before,
    that_after,
)
from letopis.reading.attribution.candidates import (
    coordinated,
    empty_ground,
    genitive,
    interview,
    is_source,
    outlet_name,
    own_words,
    owner,
)
from letopis.reading.attribution.clause import Clause
from letopis.reading.attribution.english import english_before
from letopis.reading.attribution.kinds import kind_of
from letopis.reading.attribution.line import Line
from letopis.reading.attribution.phrase import Phrase
from letopis.reading.attribution.speakers import not_finite
from letopis.reading.entities import Who


@dataclass(frozen=True, slots=True)
class Edge:
    """What a rule saw. `first`, `last`: tokens of the cue; `place`: where it stands to what it vouches for.

    main: before its clause; lead, aside, tail: beside it, at the beginning, inside and at the end
    of the sentence.
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
_HANDED = ("предоставить", "предоставленный", "надати", "наданий", "переданный", "переданий")


def speaking(line: Line, who: Who) -> Iterator[Edge]:
    """«X заявил, что …», «…, сообщает X», «как пишет X», «об этом сообщил X», "X said", "said X"."""
    for v, code in enumerate(line.codes):
        needs = line.words.verbs.get(line.lemmas[v])
        if (
            needs is None
            or code not in ("V", "G")
            or line.folded[v] in ("citing", "quoting")
            or line.speech[v]
            or not_finite(line, v)
        ):
            continue
        if code == "G" or (line.words.language == "en" and line.folded[v].endswith("ing")):
            yield from _saying(line, v, who)
            continue
        clause = Clause(line, v, who)
        subjects = clause.subjects()
        if not subjects and not clause.asked and not clause.back:
            continue
        place = clause.place(subjects)
        if needs == "aside" and any(line.lemmas[i] in line.words.lists["who"] for i in range(clause.low, v)):
            place = "tail"
        if clause.hands_on(needs, subjects, place):
            yield Edge("speaking", "says", v, v, subjects, place, clause.back)


def quoted_as(line: Line, who: Who) -> Iterator[Edge]:
    """ "The Lighthouse quoted Ann Reed as saying": the paper says it, and has it from her."""
    for i in range(len(line) - 1):
        if line.folded[i : i + 2] == ("as", "saying") and not line.speech[i]:
            verb = next(
                (
                    v
                    for v in range(i - 1, max(i - 15, 0), -1)
                    if line.folded[v] in ("quoted", "quotes", "cited")
                ),
                None,
            )
            speaker = line.phrase(verb + 1) if verb else None
            relay = english_before(line, verb - 1) if verb else None
            if verb and speaker:
                yield Edge("quoted-as", "says", verb, verb, (relay,) if relay else ())
                yield Edge("quoted-as", "from", i, i + 1, (speaker,))


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
        low, high = clause_bounds(line, v)
        for i in range(low, high):
            if (
                line.lemmas[i] in line.words.impersonal_places
                and line.code(i) == "N"
                and preposition_before(line, i)
            ):
                source = owner(line, i)
                if source:
                    place: Place = "main" if that_after(line, v, high) else "tail"
                    yield Edge("impersonal", "says", v, v, (source,), place, about_this(line, low, high))
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
            source = source if source and genitive(line, source) else own_words(line, after - 1)
        if source is None or line.is_time(source):
            continue
        if cue.paper and not is_source(line, source, who):
            continue
        if empty_ground(line, source):
            continue
        yield Edge(
            "according", "says", i, after - 1, coordinated(line, source), aside_place(line, i, source.last)
        )


def in_his_words(line: Line, who: Who) -> Iterator[Edge]:
    """«По его словам», «за їхніми даними»: the pronoun between the words of a cue names the source."""
    cues = {cue.words for cue in line.words.according if len(cue.words) == 2}
    for i in range(len(line) - 2):
        between = line.folded[i + 1] in line.words.nouns["possessives"] or line.lemmas[i + 1] in (
            "їхній",
            "его",
            "її",
        )
        if between and not line.speech[i] and (line.folded[i], line.folded[i + 2]) in cues:
            source = Phrase(line.sentence, i + 1, i + 1, i + 1)
            yield Edge("in-his-words", "says", i, i + 2, (source,), aside_place(line, i, i + 2))


def citing(line: Line, who: Who) -> Iterator[Edge]:
    """«… со ссылкой на X», «посилаючись на X», ", citing X": whom the outlet has it from."""
    for i, cue in line.find(line.words.citing):
        if line.speech[i]:
            continue
        source = line.phrase(i + len(cue.words))
        if source is None or line.is_time(source) or not (cue.loose or is_source(line, source, who)):
            continue
        for sources in interview(line, source, who):
            yield Edge("citing", "from", i, i + len(cue.words) - 1, sources)


def told(line: Line, who: Who) -> Iterator[Edge]:
    """«Сказал агентству», «в интервью газете», "told <outlet>": who was told comes nearer."""
    for i, cue in line.find(line.words.through):
        source = line.phrase(i + len(cue.words))
        if source and not line.speech[i] and kind_of(line, source, who) == "outlet":
            yield Edge("told", "through", i, i + len(cue.words) - 1, (source,))
    for v, code in enumerate(line.codes):
        if line.speech[v]:
            continue
        if line.lemmas[v] in line.words.lists["to"] and code == "V":
            source = line.phrase(v + 1)
            if source and kind_of(line, source, who) == "outlet" and outlet_name(line, source):
                yield Edge("told", "through", v, v, (source,))
        elif line.words.language == "en" and line.folded[v] in (
            "obtained",
            "seen",
            "reviewed",
            "viewed",
            "provided",
        ):
            source = line.phrase(v + 2) if line.folded[v + 1 : v + 2] in (("by",), ("to",)) else None
            if source and kind_of(line, source, who) == "outlet" and outlet_name(line, source):
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
        (
            (first and first.last + 1 < len(line) and line.folded[first.last + 1] == ":")
            or (
                first
                and line.code(first.last + 1) == "Q"
                and line.folded[first.last + 2 : first.last + 3] == (":",)
            )
        )
        and first
        and is_source(line, first, who)
        and first.last < len(line) - 3
    ):
        yield Edge("headline", "says", first.last + 1, first.last + 1, (first,), "lead")
        return
    for i in range(len(line) - 2, max(len(line) - 10, 1), -1):
        if line.code(i) == "-" and not line.speech[i]:
            last = line.phrase(i + 1)
            if last and ends_sentence(line, last.last) and is_source(line, last, who):
                yield Edge("headline", "says", i, i, (last,), "tail")
            return


RULES: tuple[Rule, ...] = (
    speaking,
    quoted_as,
    become_known,
    impersonal,
    according,
    in_his_words,
    citing,
    told,
    headline,
)


def _saying(line: Line, v: int, who: Who) -> Iterator[Edge]:
    """«…, утверждая, что …»: a gerund of saying has the subject of the verb it hangs on."""
    if not that_after(line, v, v + 3) and not (
        line.words.language == "en" and line.code(v - 1) == "," and line.code(v + 1) in "ODN"
    ):
        return
    absolute = (
        english_before(line, v - 1) if line.words.language == "en" and line.code(v - 1) == "N" else None
    )
    if absolute and line.folded[absolute.first - 1 : absolute.first] == ("with",):
        yield Edge("saying", "says", v, v, (absolute,))  # "…, with the ministry saying that …"
        return
    low = v
    for _ in range(3):
        low, _high = clause_bounds(line, low - 1) if low > 0 else (0, 0)
        verbs = [i for i in range(low, v) if line.code(i) == "V"]
        if verbs:
            subjects = Clause(line, verbs[0], who).subjects()
            if subjects:
                yield Edge("saying", "says", v, v, subjects)
            return


def _addressee(line: Line, v: int, who: Who) -> Iterator[Edge]:
    """«рассказал изданию», «сообщил агентству "Норд"»: an outlet in the dative next to the verb."""
    _, high = clause_bounds(line, v)
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
        if (dative or followed) and kind_of(line, phrase, who) == "outlet" and outlet_name(line, phrase):
            yield Edge("told", "through", v, v, (phrase,))
            return
        k = phrase.last + 1
