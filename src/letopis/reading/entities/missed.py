"""What the model left unmarked or took for something else, mended by the rest of the article: surnames, towns."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise

from letopis.knowledge import load
from letopis.reading.analysis import Analysis, Sentence, Token
from letopis.reading.entities.bodies import Body
from letopis.reading.entities.drafts import MOST, Draft, Drafts
from letopis.reading.entities.index import bare_words
from letopis.reading.entities.known import opens
from letopis.reading.entities.names import base_form, fold, name_forms, nominatives
from letopis.reading.entities.nouns import nouns
from letopis.reading.entities.places import Place, town
from letopis.reading.entities.states import Seat
from letopis.reading.entities.titles import heads_role
from letopis.reading.morphology import analyzer
from letopis.records.reading import MentionKind


def unmarked_towns(sentence: Sentence, here: list[Draft]) -> Iterator[Draft]:
    """«в Торне»: a town we know, after a preposition of place, where the model marked nothing."""
    prepositions = load("prepositions", sentence.language)["place"]
    taken = {t.i for d in here if d.kind not in ("role", "event") for t in d.tokens}
    for before, token in pairwise(sentence.tokens):
        if (
            fold(before.text) in prepositions
            and token.text[0].isupper()
            and token.pos in ("PROPN", "NOUN", "X")
            and token.i not in taken
            and not _in_longer_name(token, sentence)
            and town(token.text, sentence.language) is not None
        ):
            yield Draft(token.start, token.end, "place", sentence, 0.4)


def whole_people(drafts: list[Draft]) -> list[Draft]:
    """A person's first name and, right after it, a capitalised word that is no place or body we know: one name.

    Rare surnames after rare first names («Айно Вирта») are at times marked as two things.
    """
    people = {(d.sentence.index, d.end): d for d in drafts if d.kind == "person" and " " not in d.text}
    cut = []
    for one in drafts:
        first = people.get((one.sentence.index, one.start - 1))
        if (
            first is not None
            and one.kind in ("place", "organisation", "product")
            and one.known is None
            and one.text.isalpha()
            and one.text.istitle()
            and town(one.text, one.sentence.language) is None
        ):
            cut.append((first, one))
    for first, one in cut:
        first.end = one.end
    gone = {id(one) for _, one in cut}
    return [d for d in drafts if id(d) not in gone]


def misplaced_people(drafts: list[Draft]) -> None:
    """A name of two words that we know as nothing else, and whose words are a person's elsewhere, is that
    person.
    """
    surnames = {fold(d.lemma or d.text.split()[-1]) for d in drafts if d.kind == "person"}
    for one in drafts:
        words = one.text.split()
        if (
            one.kind not in ("place", "organisation", "product")
            or one.known is not None
            or not 1 < len(words) < 4
        ):
            continue
        if not all(w[:1].isupper() for w in words) or any(q in one.text for q in '«»"“”'):
            continue
        language = one.sentence.language
        if name_forms(words[-1], language) & surnames or (
            _given_name(words[0], language) and _after_title(one)
        ):
            one.kind = "person"


def calm_people(drafts: list[Draft]) -> list[Draft]:
    """Without shouted words that only teasers make people of ("NANNY DOWN THE AISLE"): English, of one word, and nobody
    of the article is called so.
    """
    called = {fold(w) for d in drafts if d.kind == "person" for w in d.text.split() if not w.isupper()}
    return [
        d
        for d in drafts
        if d.kind != "person"
        or d.sentence.language != "en"
        or not (d.text.isupper() and len(d.text) > 2 and " " not in d.text)
        or fold(d.text) in called
        or (d.sentence.title or all(t.text.isupper() for t in d.sentence.tokens if len(t.text) > 3))
    ]


def no_plain_words(drafts: list[Draft], analysis: Analysis) -> list[Draft]:
    """Without English words that begin a sentence or stand in a headline, where capitals tell nothing, and that the
    article has in small letters too: "Trade", "Flight".
    """
    if analysis.language != "en":
        return drafts
    doubtful = {
        id(d): d.text.lower()
        for d in drafts
        if d.known is None and d.kind in _NAMED and len(d.tokens) == 1 and d.text.istitle()
        and (d.sentence.title or opens(d.tokens[0], d.sentence.tokens))
    }  # fmt: skip
    small = {t.text for s in analysis.sentences for t in s.tokens if t.text.islower()} if doubtful else set()
    return [d for d in drafts if doubtful.get(id(d), "") not in small]


def part_people(drafts: list[Draft]) -> list[Draft]:
    """Two people marked as one, each of whom the article names elsewhere: «муж Лииви | Ханнес Вирта»."""
    whole = {fold(d.text) for d in drafts if d.kind == "person"}
    surnames = _words_of_people(drafts, slice(-1, None))
    parted = []
    for one in drafts:
        first, _, rest = one.text.partition(" ")
        known = one.kind == "person" and " " in rest and fold(rest) in whole
        if known and name_forms(first, one.sentence.language) & surnames:
            parted.append(Draft(one.start, one.start + len(first), "person", one.sentence, one.score))
            one.start = one.end - len(rest)
    return drafts + parted


def _words_of_people(drafts: list[Draft], which: slice) -> frozenset[str]:
    """Every form that these words of the people named in full may be of."""
    full = (d for d in drafts if d.kind == "person" and " " in d.text)
    return frozenset(
        form for d in full for word in d.text.split()[which] for form in name_forms(word, d.sentence.language)
    )


def namesakes(drafts: list[Draft]) -> None:
    """A place or an outlet of one word that is a name of a person of the article is that person: «Ольха» after «Пётр
    Ольха», "Bell" after "Ann Bell"."""
    words = _words_of_people(drafts, slice(None))
    for one in drafts:
        media = isinstance(one.known, Body) and one.known.sector == "media" and "." not in one.text
        unknown = one.known is None and one.kind in ("organisation", "place")
        if (
            not (media or unknown or isinstance(one.known, Place))
            or one.text.isupper()
            or len(one.tokens) != 1
        ):
            continue
        before = one.sentence.tokens[one.tokens[0].i - 1].text if one.tokens[0].i else "."
        place = fold(before) in load("prepositions", one.sentence.language)["place"]
        if (
            before not in '«"“„'
            and not place
            and not words.isdisjoint(nominatives(one.text, one.sentence.language))
        ):
            one.kind, one.known = "person", None


def towns_of_regions(here: list[Draft]) -> None:
    """ "Alder, Pennsylvania": a town of the region behind the comma, whatever the model took it for."""
    regions = {d.tokens[0].i: d.known for d in here if isinstance(d.known, Place) and d.tokens}
    for one in here:
        if (
            one.kind not in ("place", "organisation", "person", "product")
            or one.known is not None
            or not one.tokens
        ):
            continue
        last = one.tokens[-1].i
        region = regions.get(last + 2)
        comma = one.sentence.tokens[last + 1 : last + 2]
        if region is not None and comma and comma[0].text == ",":
            found = town(one.text, one.sentence.language, near=region)
            if found is not None and found.country in region.countries:
                one.kind, one.known = "place", found


def called_by_nouns(drafts: list[Draft]) -> list[Draft]:
    """What «газопровод», «танкер», "the ferry" stands before is a pipe, a ship, whatever the model took it for, and so
    it is wherever the article names it. In quotation marks all that they hold is the name.
    """
    told: dict[str, MentionKind] = {}
    whole = []
    unknown = [d for d in drafts if d.known is None and d.kind in _NAMED and d.tokens]
    for one in unknown:
        kind = _called(one)
        if kind is not None:
            told |= {base: kind for base in _bases(one) if base not in told}
            whole += [one] if kind != "organisation" and _fill_quotes(one) else []
    for one in unknown if told else ():
        one.kind = next((told[base] for base in _bases(one) if base in told), one.kind)
    inside = {(one.sentence.index, t.i): one for one in whole for t in one.tokens}
    return [
        d for d in drafts
        if d.known is not None or not d.tokens or inside.get((d.sentence.index, d.tokens[0].i), d) is d
    ]  # fmt: skip


def _bases(one: Draft) -> tuple[str, str]:
    """The base forms of a name, read as a body's and as a person's."""
    name, language = " ".join(bare_words(one.text)), one.sentence.language
    return fold(base_form(name, language, "organisation")), fold(base_form(name, language, "person"))


def _called(one: Draft) -> MentionKind | None:
    """What the noun right before a name says that it names. Without quotation marks the name may be whose it is:
    «газопровод Путина», «вакцина Ольхи» name nothing, «клуб Ольха» does.
    """
    language, before = one.sentence.language, one.sentence.tokens[: one.tokens[0].i][-2:]
    noun = next((t for t in reversed(before) if t.text not in _OPENING), None)
    if noun is None or not noun.text[0].isalpha() or one.text.islower():
        return None
    called = nouns(language).called
    forms = (*nominatives(noun.text, language), fold(noun.lemma))
    kind = next((called[form] for form in forms if form in called), None)
    if noun is before[-1]:
        other = one.kind in ("person", "organisation") and kind != "organisation"
        whose = other if language != "en" else one.kind == "organisation"
        if whose or (language != "en" and fold(base_form(one.text, language, one.kind)) != fold(one.text)):
            return None
    return None if one.kind == "person" and kind == "organisation" else kind


def _fill_quotes(one: Draft) -> bool:
    """Stretch a name over all that the quotation marks around it hold; whether there are any."""
    tokens = one.sentence.tokens
    first, last = one.tokens[0].i, one.tokens[-1].i
    closing = next((t.i for t in tokens[last + 1 : last + 5] if t.text in _CLOSING), 0)
    if not first or tokens[first - 1].text not in _OPENING or not closing:
        return False
    one.end = tokens[closing - 1].end
    return True


_CLOSING = '»"”“'
_NAMED = ("person", "place", "organisation", "facility", "product")
_OPENING = '«"“„'


def _given_name(word: str, language: str) -> bool:
    return language in ("ru", "uk") and any("Name" in p.tag.grammemes for p in analyzer(language).parse(word))


def _after_title(one: Draft) -> bool:
    first = one.tokens[0] if one.tokens else None
    return bool(first and first.i and heads_role(one.sentence.tokens[first.i - 1], one.sentence.language))


def named_again(drafts: list[Draft], analysis: Analysis) -> list[Draft]:
    """What is named elsewhere, where the model left it unmarked: surnames of people named in full («Вирту
    встретил губернатор»), places and bodies of one word.
    """
    language = analysis.language
    names: dict[str, MentionKind] = {}
    for one in drafts:
        word = _telling_word(one)
        if word:
            base = base_form(word if one.kind != "person" else one.text, language, one.kind).split()[-1]
            if len(base) > 3 and base.isalpha():
                names.setdefault(fold(base), one.kind)
    taken = {(d.sentence.index, t.i) for d in drafts if d.kind not in ("role", "event") for t in d.tokens}
    if not names:
        return []
    again = (
        Draft(token.start, token.end, kind, sentence, 0.5)
        for sentence in analysis.sentences
        for token in sentence.tokens
        if token.text[0].isupper() and token.pos in ("PROPN", "NOUN", "X")
        and (sentence.index, token.i) not in taken
        and (kind := _kind_again(token, names, language))
        and (kind == "person" or not _in_longer_name(token, sentence))
    )  # fmt: skip
    return list(islice(again, MOST))


def _telling_word(one: Draft) -> str:
    """The word by which a draft is known again: a surname, a place or body of one word; "" when there is none."""
    words = one.text.split()
    if one.kind == "person":
        return words[-1] if len(words) > 1 else ""
    alone = len(words) == 1 and one.known is None and one.text[:1].isupper() and one.score >= 0.5
    return one.text if alone and one.kind in ("place", "organisation") else ""


def _kind_again(token: Token, names: dict[str, MentionKind], language: str) -> MentionKind | None:
    """The kind of the name that a word may be a form of; of places and bodies only the forms a dictionary has."""
    known = next((names[form] for form in nominatives(token.text, language) if form in names), None)
    if known is not None:
        return known
    surname = any(names.get(form) == "person" for form in name_forms(token.text, language))
    return "person" if surname else None


def _in_longer_name(token: Token, sentence: Sentence) -> bool:
    """Whether capitals or a hyphen stand beside a word, or it begins the sentence: it may be another name."""
    beside = sentence.tokens[max(0, token.i - 1) : token.i] + sentence.tokens[token.i + 1 : token.i + 2]
    return opens(token, sentence.tokens) or any(t.text[0].isupper() or t.text in "-–" for t in beside)


def one_kind(drafts: list[Draft]) -> None:
    """What is taken here for a body, there for a work or a building, under one name, is one thing: the kind it is
    taken for most."""
    people = {fold(word) for d in drafts if d.kind == "person" and " " in d.text for word in d.text.split()}
    told: dict[str, Counter[MentionKind]] = {}
    unknown = [
        d for d in drafts
        if d.known is None and d.text.lower() != d.text and (
            d.kind in ("organisation", "facility", "product")
            or (d.kind in ("place", "person") and " " not in d.text and fold(d.text) not in people)
        )
    ]  # fmt: skip
    for one in unknown:
        told.setdefault(fold(" ".join(bare_words(one.text))), Counter())[one.kind] += 1
    for one in unknown:
        one.kind = told[fold(" ".join(bare_words(one.text)))].most_common(1)[0][0]


def housed(sentences: list[Drafts]) -> None:
    """A capital in the name of a body is the town where it sits: «окружной суд Осло»."""
    for here in sentences:
        for body in here.of("organisation", "facility"):
            for one in here.within(body.start, body.end):
                if one is not body and isinstance(one.known, Seat) and not one.known.always:
                    one.known = town(one.text, here.sentence.language, (), one.known.country) or one.known
