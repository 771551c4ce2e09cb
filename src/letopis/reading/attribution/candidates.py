"""Which words may be a source at all, with those side by side with them, and whose paper a paper is."""

from collections.abc import Iterator

from letopis.reading import morphology
from letopis.reading.attribution.bounds import phrase_with
from letopis.reading.attribution.kinds import has_name, is_domain, kind_of
from letopis.reading.attribution.line import Line
from letopis.reading.attribution.phrase import Phrase
from letopis.reading.entities import Who


def is_source(line: Line, phrase: Phrase, who: Who) -> bool:
    """Whether words can be whose word it is at all: a name, or a noun of people, bodies, outlets
    and papers.
    """
    nouns, head = line.words.nouns, line.lemmas[phrase.head]
    if line.code(phrase.head) == "O":
        return False
    if line.code(phrase.head + 1) == "#" and head in nouns["documents"]:
        return False  # «статья 144», "article 5": a law, which is a ground
    known = head in line.words.sources
    if known or "anim" in line.tokens[phrase.head].tags:
        return True
    token = line.tokens[phrase.head]
    if (
        phrase.outlet is not None
        or is_domain(token.text)
        or head.rpartition("-")[2] in nouns["organisations"]
    ):
        return True
    if (
        line.words.language == "en"
        and line.folded[phrase.head].endswith("s")
        and line.code(phrase.first) == "D"
    ):
        return False  # "the many Americans"
    named = any(line.tokens[i].text[:1].isupper() for i in range(phrase.first, phrase.head + 1)) or (
        phrase.head > 0 and line.code(phrase.head - 1) == "Q" and token.text[:1].isupper()
    )
    return bool(named and (has_name(line, phrase) or (phrase.head == 0 and phrase.last > phrase.first)))


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
        if not (line.tokens[more.head].text[:1].isupper() or line.lemmas[more.head] in line.words.sources):
            break
        found.append(more)
    side = (*coordinated_before(line, phrase), *found)
    return (*_listed_before(line, side[0]), *side) if len(side) > 1 else side


def _listed_before(line: Line, phrase: Phrase) -> tuple[Phrase, ...]:
    """«Польша» in «Польша, Литва и Латвия считают, …», where the phrase is the last before «и»; the list begins the
    sentence, so that no inset is taken for one."""
    found: list[Phrase] = []
    first = phrase.first
    while line.code(first - 1) == "," and len(found) < 4:
        ends = (line.phrase(k) for k in range(max(first - 8, 0), first - 1))
        other = next((p for p in ends if p is not None and p.last == first - 2), None)
        if other is None or line.is_time(other) or not line.nominative(other):
            return ()
        if not (line.tokens[other.head].text[:1].isupper() or line.lemmas[other.head] in line.words.sources):
            return ()
        found.insert(0, other)
        first = other.first
    return tuple(found) if first == 0 or line.code(first - 1) == "S" else ()


def coordinated_before(line: Line, phrase: Phrase) -> tuple[Phrase, ...]:
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


def outlet_name(line: Line, phrase: Phrase) -> bool:
    return (
        phrase.outlet is not None
        or has_name(line, phrase)
        or line.lemmas[phrase.head] in line.words.back["outlet"]
    )


def may_be_outlet(line: Line, phrase: Phrase, who: Who) -> bool:
    """Whether words in the place of one who was told name an outlet: a known one, or a name that nothing shows
    to be a person, a body or a place.
    """
    kind = kind_of(line, phrase, who)
    if kind != "organisation":
        return kind == "outlet"
    head = line.lemmas[phrase.head]
    first = line.tokens[phrase.first].text
    named = line.code(phrase.first - 1) == "Q" or not any(
        "а" <= c <= "я" or c in "іїєґё" for c in first.lower()
    )
    inside = who.mentions_in(phrase.start, phrase.end) if who.mentions else ()
    return (
        named
        and head not in line.words.nouns["organisations"]
        and not any(m.kind in ("country", "place", "facility") for m in inside)
        and line.words.language != "en"
    )


def interview(line: Line, source: Phrase, who: Who) -> Iterator[tuple[Phrase, ...]]:
    """«со ссылкой на его интервью каналу X»: the channel, and behind it the one who spoke; else
    the source itself.
    """
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


def empty_ground(line: Line, source: Phrase) -> bool:
    """A plan, a law or a habit is a ground and nobody's word."""
    return line.lemmas[source.head] in (
        "план", "закон", "график", "графік", "традиция", "традиція", "правило", "plan", "law",
        "schedule", "tradition",
        "rule", "constitution", "конституция", "конституція", "договоренность", "домовленість",
        "условие", "умова", "политика", "політика", "стратегия", "стратегія", "policy",
    )  # fmt: skip


def genitive(line: Line, phrase: Phrase) -> bool:
    return line.can_be(phrase.head, "gent")


def own_words(line: Line, i: int) -> Phrase | None:
    """«По данным, полученным при анализе …»: the words themselves, up to the comma that ends their clause."""
    if line.code(i + 1) != "," or line.code(i + 2) not in ("A",):
        return None
    end = i + 2
    while end + 1 < len(line) and line.code(end + 1) not in (",", "-", "."):
        end += 1
    return Phrase(line.sentence, i, end, i)


def owner(line: Line, i: int) -> Phrase | None:
    """Whose paper token i is: the words after it; a paper with no owner is itself the source."""
    k = i + 1
    if line.code(k) == "P" and line.folded[k] in ("от", "від"):
        k += 1
    owner = line.phrase(k)
    if owner and line.can_be(owner.head, "gent") and not line.is_time(owner):
        return owner
    where = line.is_("outlets", i) or line.lemmas[i] in line.words.nouns["pages"]
    return None if where else phrase_with(line, i)


def agrees(line: Line, phrase: Phrase, v: int, strict: bool = True) -> bool:
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
        plain = "NOUN" in form.tag.grammemes and not form.tag.case  # base forms of the Ukrainian dictionary
        if plain or str(form.tag.case) == "nomn":
            numbers |= {g for g in ("sing", "plur") if g in form.tag.grammemes}
            genders |= {g for g in ("masc", "femn", "neut") if g in form.tag.grammemes}
            if not form.tag.number:
                numbers.add("sing")
    if "plur" in verb:
        return "plur" in numbers or not numbers or line.code(phrase.first) == "#"
    if numbers == {"plur"}:
        return False
    gender = next((g for g in ("masc", "femn", "neut") if g in verb), None)
    person = line.is_("people", phrase.head) or line.is_("roles", phrase.head)  # «министр заявила»
    return not strict or gender is None or not genders or gender in genders or person
