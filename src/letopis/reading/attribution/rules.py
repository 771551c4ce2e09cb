"""The rules of attribution: each looks at one sentence and emits edges from a cue to sources.

An edge `says` credits its sources with the words around the cue, `from` adds whom they had it from
(«со ссылкой на»), `through` adds to whom it was said ("told <The Lighthouse>"). compose.py nests them.
"""

from collections.abc import Iterator

from letopis.reading.attribution.bounds import (
    Place,
    about_this,
    aside_place,
    clause_bounds,
    ends_sentence,
    phrase_with,
    preposition_before,
    that_after,
)
from letopis.reading.attribution.candidates import (
    coordinated,
    empty_ground,
    genitive,
    interview,
    is_source,
    own_words,
    owner,
)
from letopis.reading.attribution.clause import Clause
from letopis.reading.attribution.edge import Edge, Rule
from letopis.reading.attribution.kinds import common_thing, kind_of
from letopis.reading.attribution.lexicon import Cue
from letopis.reading.attribution.line import Line
from letopis.reading.attribution.phrase import Phrase
from letopis.reading.attribution.quoting import passive_quoted, quoted_as, quotes, quoting
from letopis.reading.attribution.speakers import not_finite
from letopis.reading.attribution.telling import sources_outlet, told
from letopis.reading.entities import Who


def speaking(line: Line, who: Who) -> Iterator[Edge]:
    """«X заявил, что …», «…, сообщает X», «как пишет X», «об этом сообщил X», "X said", "said X"."""
    for v, code in enumerate(line.codes):
        needs = line.words.verbs.get(line.lemmas[v])
        if line.lemmas[v] in line.words.lists["negated"] and line.folded[v - 1 : v] in (("не",), ("ні",)):
            yield from _not_ruled_out(line, v, who)
        if (
            needs is None
            or (code not in ("V", "G") and not _predicative(line, v))
            or line.folded[v] in ("citing", "quoting")
            or line.folded[v] in line.words.impersonal
            or (v == len(line) - 1 and line.code(v - 1) in (",", "-"))  # «…, сообщает»: whoever does is lost
            or line.speech[v]
            or not_finite(line, v)
        ):
            continue
        if code == "G" or (line.words.language == "en" and line.folded[v].endswith("ing")):
            if line.lemmas[v] in ("show", "find", "continue") and line.words.language == "en":
                continue  # "posted images, showing the plane"
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


def _predicative(line: Line, v: int) -> bool:
    """«В совете впевнені, що …»: an adjective that is what the sentence says of somebody."""
    stands = line.code(v) == "A" and line.tokens[v].dep in ("root", "ccomp", "conj", "parataxis")
    return stands and that_after(line, v, v + 2)


def _not_ruled_out(line: Line, v: int, who: Who) -> Iterator[Edge]:
    """«Эксперты не исключают, что», «министр не скрывает, что»: said by what is not denied."""
    clause = Clause(line, v, who)
    subjects = clause.subjects() if that_after(line, v, clause.high) and line.code(v) == "V" else ()
    if subjects:
        yield Edge("speaking", "says", v, v, subjects, clause.place(subjects))


def following(line: Line, who: Who) -> Iterator[Edge]:
    """«Как следует из отчёта», «випливає з документа», «из письма следует, что»: the paper that says it."""
    for i, cue in line.find(line.words.follows):
        source = line.phrase(i + len(cue.words))
        if source is None or line.speech[i] or line.code(source.head) in "OD" or empty_ground(line, source):
            continue
        asked = i > 0 and line.folded[i - 1] in line.words.lists["as"]
        yield Edge(
            "following", "says", i, i + len(cue.words) - 1, _owners(line, source),
            "lead" if asked and i <= 3 else aside_place(line, i, source.last),
        )  # fmt: skip
    verbs = {(cue.words[0], cue.words[-1]) for cue in line.words.follows}
    for v in range(1, len(line)):
        if line.code(v + 1) not in (",", ":") or line.speech[v]:
            continue
        low, high = clause_bounds(line, v)
        for k in range(low, v):
            if (line.folded[v], line.folded[k]) in verbs and that_after(line, v, high):
                source = line.phrase(k + 1)
                if source and source.last < v and line.code(source.head) not in "OD":
                    yield Edge("following", "says", v, v, _owners(line, source))
                break


def _owners(line: Line, source: Phrase) -> tuple[Phrase, ...]:
    """Whose words they are, where they are somebody's words («из слов министра»), else the paper."""
    if line.lemmas[source.head] in line.words.nouns["words"] and source.last > source.head:
        whose = line.phrase(source.head + 1)
        if whose and line.can_be(whose.head, "gent"):
            return (whose,)
    return coordinated(line, source)


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
        if line.speech[v] or not {line.lemmas[v], line.folded[v]} & line.words.impersonal:
            continue
        low, high = clause_bounds(line, v)
        for i in range(low, high):
            if (
                line.lemmas[i] in line.words.impersonal_places
                and line.code(i) == "N"
                and preposition_before(line, i)
            ):
                source = owner(line, i)
                if source and not is_source(line, source, who):
                    source = phrase_with(line, i)  # «в объяснении названия»
                if source:
                    place: Place = "main" if that_after(line, v, high) else "tail"
                    yield Edge("impersonal", "says", v, v, (source,), place, about_this(line, low, high))
                break


def according(line: Line, who: Who) -> Iterator[Edge]:
    """«По словам X», «за даними X», «согласно опросу», "according to X": an aside that names the source."""
    for i, after, cue in (*_plainly(line), *_with_adjectives(line)):
        if line.speech[i]:
            continue
        while line.code(after) == "R":
            after += 1  # "according to even his own party"
        source = line.phrase(after)
        if line.words.language != "en" and line.lemmas[after - 1] in line.words.lists["own_words"]:
            source = source if source and genitive(line, source) else own_words(line, after - 1)
        if source is None or line.is_time(source):
            continue
        pronoun = (
            line.code(source.head) == "O" and line.folded[source.head] not in line.words.nouns["pronouns"]
        )
        if pronoun and line.words.language == "en":
            continue  # "according to whoever posted it"
        if cue.paper and not is_source(line, source, who):
            continue
        if empty_ground(line, source):
            continue
        yield Edge(
            "according", "says", i, after - 1, coordinated(line, source), aside_place(line, i, source.last)
        )


def _plainly(line: Line) -> Iterator[tuple[int, int, Cue]]:
    """Where cues of according stand: the first token, the token after, the cue."""
    for i, cue in line.find(line.words.according):
        yield i, i + len(cue.words), cue


def _with_adjectives(line: Line) -> Iterator[tuple[int, int, Cue]]:
    """«По предварительным данным полиции», «за неофіційною інформацією»: adjectives within a cue of two words."""
    cues = {cue.words: cue for cue in line.words.according if len(cue.words) == 2}
    for i in range(len(line) - 3):
        k = i + 1
        while line.code(k) == "A" and k - i < 4:
            k += 1
        if k > i + 1 and k < len(line) and (line.folded[i], line.folded[k]) in cues:
            yield i, k + 1, cues[line.folded[i], line.folded[k]]


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


def headline(line: Line, who: Who) -> Iterator[Edge]:
    """In a title: «X: …», «… — X», «СМИ: …»."""
    if not line.sentence.title or len(line) < 4:
        return
    first = line.phrase(0)
    mention = who.mention_at(first.start, first.end) if first else None
    if mention and mention.kind == "place":
        first = None  # «Киев: …» is where, not who
    if first and common_thing(line, first):
        first = None  # «Забастовка пилотов "Волны": рейсы отменены»
    if first and line.code(0) == "Q" and first.outlet is None and not _titled(first):
        first = None  # «"Мы не отступим": мэр о переговорах»: words, and not who says them
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
        closing = line.code(i) == ":" and line.words.language == "en" and i > 3  # "Yard to be sold: sources"
        within = (
            line.tokens[i].start == line.tokens[i - 1].end and line.code(i) == "-"
        )  # «28-летнюю Анну Новак»
        if (line.code(i) == "-" or closing) and not within and not line.speech[i]:
            last = line.phrase(i + 1)
            if last and ends_sentence(line, last.last) and is_source(line, last, who):
                yield Edge("headline", "says", i, i, (last,), "tail")
            return


def signed(line: Line, who: Who) -> Iterator[Edge]:
    """ "… — Ann Reed (@annreed) December 2": a post, signed by its author."""
    for i in range(len(line) - 4):
        name = line.phrase(i + 1) if line.code(i) == "-" else None
        if name is not None and line.folded[name.last + 1 : name.last + 3] == ("(", "@"):
            yield Edge("signed", "says", i, i, (name,), "tail", i == 0)


def _titled(phrase: Phrase) -> bool:
    """Whether all words of a quoted name have capitals."""
    return all(t.text[:1].isupper() for t in phrase.tokens if t.text[:1].isalpha())


RULES: tuple[Rule, ...] = (
    speaking,
    quoted_as,
    passive_quoted,
    quoting,
    following,
    become_known,
    impersonal,
    according,
    in_his_words,
    citing,
    told,
    sources_outlet,
    headline,
    signed,
)


def _saying(line: Line, v: int, who: Who) -> Iterator[Edge]:
    """«…, утверждая, что …»: a gerund of saying has the subject of the verb it hangs on."""
    if not that_after(line, v, v + 3) and not (
        line.words.language == "en" and line.code(v - 1) == "," and line.code(v + 1) in "ODN"
    ):
        return
    absolute = _with_subject(line, v)
    if absolute is not None:
        yield Edge("saying", "says", v, v, (absolute,))  # "…, with the ministry saying that …"
        return
    up = line.tokens[v].head
    if any(quotes(line, k) for k in range(max(v - 8, 0), v)):
        return  # "quoted witnesses describing the fire"
    if (
        line.words.language == "en"
        and 0 <= up < v
        and line.code(up) == "V"
        and (found := Clause(line, up, who).subjects())
    ):
        yield Edge("saying", "says", v, v, found)
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


def _with_subject(line: Line, v: int) -> Phrase | None:
    """The ministry in "…, with the ministry saying that …"."""
    for k in range(v - 1, max(v - 14, -1), -1):
        if line.code(k) in ("V", ",", "-", ":") or line.words.language != "en":
            return None
        if line.folded[k] == "with":
            phrase = line.phrase(k + 1)
            return phrase if phrase is not None and phrase.last == v - 1 else None
    return None
