"""What a source is and how much is known of it: its kind and its anonymity class."""

from collections.abc import Sequence

from letopis.reading import morphology
from letopis.reading.attribution.lexicon import Lexicon, fold, lexicon
from letopis.reading.attribution.line import Line
from letopis.reading.attribution.phrase import Phrase, cases
from letopis.reading.entities import Who
from letopis.records.reading import Anonymity, Mention, SourceKind

_MENTION_KINDS: dict[str, SourceKind] = {
    "person": "person", "organisation": "organisation", "outlet": "outlet", "country": "organisation",
    "place": "organisation", "facility": "organisation", "law": "document",
}  # fmt: skip
_NAMES = {"Name", "Surn", "Patr"}
_LATIN_OUTLET = (
    "news",
    "times",
    "post",
    "herald",
    "tribune",
    "journal",
    "gazette",
    "radio",
    "magazine",
    "tv",
    "press",
    "review",
    "agency",
    "telegraph",
    "observer",
    "chronicle",
    "daily",
)


def kind_of(line: Line, phrase: Phrase, who: Who) -> SourceKind:
    """The kind of a source: known outlets and nouns first, then what the article's mentions say,
    then its shape.
    """
    words, head = line.words, line.lemmas[phrase.head]
    inner = _after_words(line, phrase)
    if inner is not None:  # «заявление министерства»: somebody's words are that somebody's
        return kind_of(line, inner, who)
    if line.is_pronoun(phrase.head):
        return "person"
    if phrase.outlet is None and head in words.nouns["documents"] and words.language == "en":
        return "document"  # "a Norpress poll"
    if phrase.outlet is not None and not _person_noun(line, phrase):
        return "person" if _surname_of_outlet(phrase, who) else "outlet"
    if head in words.nouns["relay_people"] and phrase.outlet is not None:
        return "outlet"
    if _paper_like(line, phrase):
        return "outlet"
    if head in words.nouns["people"] or head in words.nouns["roles"]:
        return "person" if names_person(line, phrase, who) or _holds_office(line, phrase) else "people"
    if _office(line, phrase):
        return "organisation"
    if head in words.nouns["outlets"] or is_domain(line.tokens[phrase.head].text):
        return "outlet"
    if head in words.nouns["documents"]:
        return "document"
    if head.rpartition("-")[2] in words.nouns["organisations"]:  # «лоукост-авиакомпания»
        return "organisation"
    said = (
        head in words.nouns["words"] and head not in words.nouns["pages"]
    ) or head in words.impersonal_places
    if said and not has_name(line, phrase):
        return "document"
    if (
        words.language == "en"
        and line.sentence.text[phrase.start - line.sentence.start :].startswith("The ")
        and phrase.first > 0
        and line.tokens[phrase.last].text[:1].isupper()
    ):
        return "outlet"  # a capital article inside a sentence belongs to a title
    mention = _mention(phrase, who)
    if mention is not None and mention.kind in _MENTION_KINDS:
        return "organisation" if _short_of_body(mention, who) else _MENTION_KINDS[mention.kind]
    if names_person(line, phrase, who):
        return "person"
    if "anim" in line.tokens[phrase.head].tags and not has_name(line, phrase):
        return "people"
    return _by_shape(line, phrase)


def anonymity_of(line: Line, phrase: Phrase, kind: SourceKind, who: Who) -> Anonymity:
    """named: a proper name or an identifiable body; described: a role or affiliation; unnamed:
    nothing at all.
    """
    if kind in ("person", "people") and names_person(line, phrase, who):
        return "named"
    if kind == "people":
        return "described" if tells_something(line, phrase) else "unnamed"
    if kind == "outlet" and phrase.outlet is None and line.lemmas[phrase.head] in line.words.nouns["bare"]:
        alone = phrase.first == phrase.last or not has_name(line, phrase)
        return "unnamed" if alone and not tells_something(line, phrase) else "described" if alone else "named"
    if has_name(line, phrase) or phrase.outlet is not None or is_domain(line.tokens[phrase.head].text):
        return "named"
    # «Министерство здравоохранения» is one body, whatever the letters.
    one = (
        line.lemmas[phrase.head] in ("министерство", "міністерство", "ministry") and phrase.last > phrase.head
    )
    return "named" if kind == "organisation" and one else "described"


def _office(line: Line, phrase: Phrase) -> bool:
    """An agency that is not of news: "the space agency", «рейтинговое агентство»."""
    before = phrase.head - 1
    if line.lemmas[phrase.head] not in line.words.nouns["agencies"]:
        return False
    if line.folded[phrase.head + 1 : phrase.head + 2] in (("по",), ("з",), ("із",), ("for",)):
        return True  # «агентство по лекарствам»
    if before < phrase.first:
        return False
    own = line.code(before) in ("A", "N") and not line.tokens[before].text[:1].isupper()
    return own and line.lemmas[before] not in line.words.nouns["newsy"]


def tells_something(line: Line, phrase: Phrase) -> bool:
    """Whether words for unnamed people say more than that there are some («источники в суде»,
    not «источники»).
    """
    nouns = line.words.nouns
    if line.lemmas[phrase.head] not in nouns["bare"]:
        return True
    return any(
        i != phrase.head and line.code(i) in ("A", "N", "V", "R") and line.lemmas[i] not in nouns["vague"]
        for i in range(phrase.first, phrase.last + 1)
    )


def has_name(line: Line, phrase: Phrase) -> bool:
    """Whether a proper name stands in the phrase (a capital that is not the sentence's own)."""
    for i in range(phrase.first, phrase.last + 1):
        token = line.tokens[i]
        if line.code(i) == "D" or (i == phrase.head and line.lemmas[i] in line.words.nouns["bare"]):
            continue  # "THE second largest firm", «пакистанские СМИ»
        if token.text[:1].isalpha() and token.text[-1:].isdigit():
            return True  # "radio7"
        if not token.text[:1].isupper():
            continue
        starts = i == 0 or not any(c.isalnum() for t in line.tokens[:i] for c in t.text)
        if starts and line.words.language == "en" and token.pos not in ("", "PROPN"):
            continue
        if not starts or token.text[1:2].isupper() or (line.tokens[i].pos == "PROPN"):
            return True
        if fold(token.lemma) not in _common(line.words) and not _dictionary(token.text, line.words.language):
            return True
        if i > 0 and line.code(i - 1) == "Q":
            return True
    return False


def names_person(line: Line, phrase: Phrase, who: Who) -> bool:
    """Whether the phrase holds a person's name."""
    return _mention(phrase, who, "person") is not None or _bare_name(line, phrase)


def _bare_name(line: Line, phrase: Phrase) -> bool:
    """A name by its shape: a first name or surname of the dictionary; in English, capitals after a role."""
    if line.words.language == "en":
        return _english_name(line, phrase)
    if line.lemmas[phrase.head] in line.words.nouns["kin"]:
        return False  # «муж Анны Котовой»
    for i in range(phrase.head, phrase.last + 1):
        text = line.tokens[i].text
        capital = text[:1].isupper() and not text[1:2].isupper()
        named = capital and line.code(i - 1) != "Q" and _tags(text, line.words.language) & _NAMES
        if named and (i == phrase.first or not _is_place(text, line.words.language)):
            return True
    return False


def _english_name(line: Line, phrase: Phrase) -> bool:
    """ "Mayor Ann Reed": two capitals or more at the end of words that begin with a role."""
    nouns = line.words.nouns
    if line.lemmas[phrase.head] not in nouns["people"] | nouns["roles"]:
        return False
    common = nouns["organisations"] | nouns["people"] | nouns["roles"]
    capitals = 0
    for i in range(phrase.last, phrase.first - 1, -1):
        text = line.tokens[i].text
        if not text[:1].isupper() or text.isupper() or line.lemmas[i] in common:
            return capitals >= 2 and line.code(i) != "P"
        capitals += 1
    return capitals >= 2


def _tags(word: str, language: str) -> frozenset[str]:
    return frozenset(str(g) for p in morphology.analyzer(language).parse(word)[:3] for g in p.tag.grammemes)


def _is_place(word: str, language: str) -> bool:
    return "Geox" in _tags(word, language)


def _dictionary(word: str, language: str) -> bool:
    if language == "en":
        return False
    return bool(morphology.analyzer(language).word_is_known(word.lower())) and not (
        _tags(word, language) & {"Name", "Surn", "Geox", "Orgn", "Patr", "Abbr"}
    )


def is_thing(word: str, language: str) -> bool:
    """Whether a word is only a common noun for a thing («Газопровід»), and no name."""
    thing = _dictionary(word, language) and not word[1:2].isupper()
    return thing and not _tags(word, language) & (_NAMES | {"anim", "Geox", "Orgn", "Abbr"})


def common_thing(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is headed by a common noun for a thing or an act, though a name stands in it."""
    token, language = line.tokens[phrase.head], line.words.language
    if not _dictionary(token.text, language):
        return False
    known = (
        line.lemmas[phrase.head] in line.words.sources
        or phrase.outlet is not None
        or line.code(phrase.head - 1) == "Q"
    )
    thing = "anim" not in token.tags and not _tags(token.text, language) & (_NAMES | {"Geox", "Orgn", "Abbr"})
    return phrase.last > phrase.head and not known and thing


def _common(words: Lexicon) -> frozenset[str]:
    return (
        words.nouns["people"]
        | words.nouns["roles"]
        | words.nouns["organisations"]
        | words.nouns["outlets"]
        | words.nouns["documents"]
        | words.nouns["vague"]
        | words.nouns["bare"]
    )


def _holds_office(line: Line, phrase: Phrase) -> bool:
    """A role that one person holds, with its body: «глава МИД Эстонии»."""
    unique = (
        "президент",
        "министр",
        "міністр",
        "глава",
        "голова",
        "премьер",
        "прем'єр",
        "премьер-министр",
        "прем'єр-міністр",
        "president",
        "minister",
        "governor",
        "mayor",
        "канцлер",
        "губернатор",
    )
    return line.lemmas[phrase.head] in unique


def _person_noun(line: Line, phrase: Phrase) -> bool:
    head = line.lemmas[phrase.head]
    nouns = line.words.nouns
    return head in nouns["people"] and head not in nouns["relay_people"]


def _after_words(line: Line, phrase: Phrase) -> Phrase | None:
    """In «заявление министерства обороны» the phrase «министерства обороны»."""
    if line.lemmas[phrase.head] not in line.words.nouns["words"] or phrase.head >= phrase.last:
        return None
    inner = line.phrase(phrase.head + 1)
    if inner is None or inner.first > phrase.last:
        return None
    return Phrase(phrase.sentence, inner.first, min(inner.last, phrase.last), inner.head, inner.outlet)


def _mention(phrase: Phrase, who: Who, kind: str = "") -> Mention | None:
    if not who.mentions:
        return None
    inside = [m for m in who.mentions_in(phrase.start, phrase.end) if not kind or m.kind == kind]
    head = phrase.sentence.tokens[phrase.head]
    if kind == "person":
        named = others(phrase, inside)
        return next((m for m in inside if m not in named), None)
    return next((m for m in inside if m.start <= head.start < m.end and m.kind in _MENTION_KINDS), None)


def _surname_of_outlet(phrase: Phrase, who: Who) -> bool:
    """Whether one word that may name an outlet is the surname of somebody here ("Fox said" of coach John Fox)."""
    mention = _mention(phrase, who, "person") if phrase.first == phrase.last else None
    entity = who.entity_of(mention) if mention is not None else None
    return entity is not None and entity.kind == "person" and " " in entity.name


def _short_of_body(mention: Mention, who: Who) -> bool:
    """Whether a word read as a person is the first of a body's name and of no person's ("Dahl" of "Dahl Shipping")."""
    if mention.kind != "person" or len(mention.lemma.split()) > 1:
        return False
    longer = [e for e in who.entities if e.name.startswith(mention.lemma + " ")]
    people = any(
        e.kind == "person" and mention.lemma in e.name.split() and " " in e.name for e in who.entities
    )
    return any(e.kind == "organisation" for e in longer) and not people


def others(phrase: Phrase, inside: Sequence[Mention]) -> tuple[Mention, ...]:
    """Of the people that a phrase names those whose the one it means is: Anna of «муж Анны Пётр Котов»."""
    head = phrase.sentence.tokens[phrase.head]
    kin = fold(head.lemma) in lexicon(phrase.sentence.language).nouns["kin"]
    after = [m for m in inside if m.kind == "person" and m.start > head.end] if kin else []
    return (*after[:1], *(m for m in inside if belongs_to(phrase, m)))


def belongs_to(phrase: Phrase, mention: Mention) -> bool:
    """Whether a person named in a phrase is whose the one it means is («представитель Лукина», "a spokesman for
    Dahl"), and not that one."""
    sentence = phrase.sentence
    first = next((t for t in sentence.tokens if t.start <= mention.start < t.end), None)
    if sentence.language == "en" and sentence.text[mention.end - sentence.start :][:2] in ("'s", "’s"):
        return phrase.tokens[-1].end > mention.end + 2  # "Reed's daughter"
    if first is None or first.i <= phrase.head:
        return False
    if sentence.language == "en":
        return sentence.tokens[first.i - 1].text.lower() in ("for", "of", "to", "with")
    named = [cases(t.text, sentence.language) for t in sentence.tokens_in(mention.start, mention.end)]
    head = cases(sentence.tokens[phrase.head].text, sentence.language)
    return "nomn" in head and any(case and "nomn" not in case for case in named)


def is_domain(text: str) -> bool:
    name, dot, zone = text.rpartition(".")
    return (
        bool(dot)
        and len(name) > 1
        and 2 <= len(zone) <= 4
        and zone.isascii()
        and zone.isalpha()
        and text.isascii()
    )


def _paper_like(line: Line, phrase: Phrase) -> bool:
    """ "The Easton Observer": capitals throughout, and a last word that papers like."""
    words = [t.text for t in phrase.tokens if t.text[:1].isalpha()]
    last = fold(words[-1]).rpartition("-")[2] if words else ""
    return (
        len(words) > 1
        and last in _LATIN_OUTLET
        and all(w[:1].isupper() for w in words if w.lower() not in ("of", "and", "the"))
    )


def _by_shape(line: Line, phrase: Phrase) -> SourceKind:
    """Names of no known kind: an acronym or a quoted name is a body, a Latin name ending like a
    paper's a paper.
    """
    text = phrase.text
    if line.words.language == "en" and line.tokens[phrase.head].text[:1].islower():
        return "people"
    last = fold(line.tokens[phrase.last].text)
    if last in _LATIN_OUTLET or is_domain(line.tokens[phrase.head].text):
        return "outlet"
    if any(line.code(i) == "Q" for i in range(max(phrase.first - 1, 0), phrase.last + 1)):
        return "organisation"
    if text.isupper() or any(t.text.isupper() and len(t.text) > 1 for t in phrase.tokens):
        return "organisation"
    names = [t for t in phrase.tokens if t.text[:1].isupper()] if has_name(line, phrase) else []
    first = line.tokens[phrase.head]
    if (
        len(names) == 1
        and first.i == 0
        and line.words.language == "en"
        and fold(first.text) != fold(first.lemma)
    ):
        names = []  # a plural whose capital is only the sentence's
    if line.words.language == "en":
        if names and len(names) == len(
            [t for t in phrase.tokens if t.text.lower() not in ("mr", "mrs", "ms", ".", "the", "'s")]
        ):
            return "organisation" if phrase.tokens[0].text.lower() == "the" else "person"
        return "people"
    if not names:
        return "people"
    if all("а" <= t.text[0].lower() <= "я" or t.text[0].lower() in "іїєґё" for t in names):
        return "person"
    return "organisation"
