"""From drafts to mentions and entities: every draft gets its base form and the entity behind it."""

from letopis.knowledge import LANGUAGES
from letopis.reading.analysis import Analysis
from letopis.reading.entities import coreference, places, states
from letopis.reading.entities.again import again
from letopis.reading.entities.alike import under_two_names
from letopis.reading.entities.bodies import Body
from letopis.reading.entities.drafts import Compass, Draft, Drafts
from letopis.reading.entities.holders import settle_offices, settle_roles
from letopis.reading.entities.index import bare_words
from letopis.reading.entities.made import Key, Made
from letopis.reading.entities.missed import housed, one_kind
from letopis.reading.entities.names import base_form, fold, is_cyrillic, words_of
from letopis.reading.entities.nouns import precision, sector, without_form
from letopis.reading.entities.places import Place
from letopis.reading.entities.romanisation import latin
from letopis.reading.entities.states import Seat
from letopis.reading.entities.syntax import expected_cases, told_gender
from letopis.reading.entities.who import Who
from letopis.reading.entities.whose import one_of_a_kind, settle_states
from letopis.records import Entity, Mention, Role
from letopis.records.reading import EntityKind


def settle(analysis: Analysis, sentences: list[Drafts], outlet: str) -> Who:
    """Mentions and entities of an article out of its drafts."""
    language = analysis.language
    seen = words_of(analysis.text)
    made: dict[Key, Made] = {}
    settle_states(sentences, outlet)
    drafts = [d for here in sentences for d in here.found]
    one_kind(drafts)
    housed(sentences)
    in_view = {d.known for d in drafts if d.kind in ("country", "nationality") and isinstance(d.known, str)}
    for one in drafts:
        one.lemma = _lemma(one, seen)
        _settle_known(one, made, in_view, language, outlet)
    one_of_a_kind(drafts, made)
    again(sentences, {key: entity.sector for key, entity in made.items()})
    _settle_people([d for d in drafts if d.kind == "person"], made, seen, language)
    under_two_names(drafts, made)
    for here in sentences:
        settle_roles(here, made)
    for here in sentences:
        settle_offices(here, made)
    return _number([d for here in sentences for d in here.found], made)


def _lemma(one: Draft, seen: frozenset[str]) -> str:
    if one.kind == "nationality" and one.tokens:
        return one.tokens[-1].lemma if one.sentence.language != "en" else one.text
    one.cases = expected_cases(one)
    one.gender = told_gender(one) if one.kind == "person" else ""
    return base_form(one.text, one.sentence.language, _form_kind(one), one.cases, seen, one.gender)


def _form_kind(one: Draft) -> str:
    return (
        one.kind
        if one.kind in ("person", "organisation", "place")
        else "place"
        if one.kind == "country"
        else "role"
    )


# --- bodies, states, places


def _settle_known(one: Draft, made: dict[Key, Made], in_view: set[str], language: str, outlet: str) -> None:
    known = one.known
    if one.kind in ("country", "nationality") and isinstance(known, str):
        _state(one, known, made)
    elif isinstance(known, Compass):
        if in_view & {"KP", "KR"}:
            one.kind = "country"
            _state(one, known.country, made)
    elif isinstance(known, Seat):
        _seat(one, known, made, in_view, language)
    elif isinstance(known, Place):
        _place(one, known, made, language)
    elif isinstance(known, Body):
        kind: EntityKind = "outlet" if one.kind == "outlet" else "organisation"
        one.key = (kind, known.key)
        name = known.names.get(language, known.names["en"])
        made.setdefault(
            one.key, Made(kind, dict(known.names), name, known.country or one.country, known.sector)
        )
    elif one.kind in ("place", "facility"):
        town = places.town(one.text, language, in_view) if one.kind == "place" else None
        if town is not None:
            _place(one, town, made, language)
        else:
            one.key = (one.kind, fold(one.lemma))
            told = (
                "point"
                if one.kind == "facility"
                else precision(one.lemma, language) or one.precision or "area"
            )
            made.setdefault(one.key, Made(one.kind, _names(one.lemma, language), one.lemma, precision=told))
    elif one.kind in ("organisation", "outlet", "product") and one.text.lower() != one.text:
        own = outlet and fold(" ".join(bare_words(one.lemma))) == fold(outlet)
        kind = (
            "outlet"
            if own or one.kind == "outlet"
            else "product"
            if one.kind == "product"
            else "organisation"
        )
        words = without_form(bare_words(one.lemma), language)
        one.key = (kind, fold(" ".join(words) or one.lemma))
        field = sector(one.lemma, language) if kind == "organisation" else ""
        made.setdefault(one.key, Made(kind, _names(one.lemma, language), one.lemma, one.country, field))


def _state(one: Draft, code: str, made: dict[Key, Made]) -> None:
    one.key = ("country", code)
    language = one.sentence.language
    known = states.names(code)
    names = {written: known[written] for written in dict.fromkeys((*LANGUAGES, language)) if written in known}
    made.setdefault(one.key, Made("country", names, names.get(language, code), code, "government"))


def _seat(one: Draft, seat: Seat, made: dict[Key, Made], in_view: set[str], language: str) -> None:
    """A capital is its government or its town, as the sentence has it."""
    if seat.always or states.acts(one.sentence, one.start, one.end):
        one.kind = "country"
        _state(one, seat.country, made)
        return
    country = "BE" if seat.country == "EU" else seat.country
    town = places.town(one.text, language, in_view, country)
    one.kind = "place"
    if town is None:
        one.key = ("place", fold(one.lemma))
        made.setdefault(
            one.key, Made("place", _names(one.lemma, language), one.lemma, country, precision="city")
        )
        return
    _place(one, town, made, language)
    if seat.names:
        held = made[one.key] if one.key else None
        if held is not None:
            held.names |= dict(zip(("ru", "uk", "en"), seat.names, strict=True))
            held.name = held.names.get(language, held.name)


def _place(one: Draft, place: Place, made: dict[Key, Made], language: str) -> None:
    one.key = ("place", place.key)
    if one.kind not in ("place", "facility"):
        one.kind = "place"
    names = {**place.names}
    if language not in names:
        names[language] = places.called(one.text, place, language) or one.lemma
    elif language == "en" and not names["en"].isascii() and places.english(one.text, place):
        names["en"] = one.text
    kind: EntityKind = "facility" if place.precision == "point" else "place"
    made.setdefault(one.key, Made(kind, names, names[language], place.country, "", place))


def _names(name: str, language: str) -> dict[str, str]:
    names = {language: name}
    if is_cyrillic(name):
        names["latin"] = latin(name, language)
    return names


# --- people and roles


def _settle_people(drafts: list[Draft], made: dict[Key, Made], seen: frozenset[str], language: str) -> None:
    for i, person in enumerate(coreference.people(drafts, seen)):
        key = ("person", str(i))
        name = person.name
        for one in person.drafts:
            one.key = key
            if len(coreference.name_words(one.text)) == 1 and len(person.bases) > 1:
                one.lemma = person.surname() if fold(person.words[0]) != fold(one.text) else person.bases[0]
            else:
                one.lemma = name if len(coreference.name_words(one.text)) == len(person.bases) else one.lemma
        made[key] = Made("person", coreference.romanised(name, language), name)


# --- numbers


def _number(drafts: list[Draft], made: dict[Key, Made]) -> Who:
    """Ids in text order, then the records."""
    order: dict[Key, str] = {}
    found = sorted(drafts, key=lambda d: (d.start, -d.end))
    for one in found:
        if one.key is not None and one.key not in order and one.key in made:
            order[one.key] = f"e{len(order) + 1}"
    ids = {id(one): f"m{i + 1}" for i, one in enumerate(found)}
    mentions = tuple(
        Mention(ids[id(d)], d.start, d.end, d.kind, d.lemma or d.text, order.get(d.key, "") if d.key else "")
        for d in found
    )
    entities = tuple(_entity(order[key], made[key], order, ids) for key in order)
    return Who(mentions, entities)


def _entity(id_: str, made: Made, order: dict[Key, str], ids: dict[int, str]) -> Entity:
    place = made.place
    where = place or (states.midst(made.country) if made.kind == "country" else None)
    held = tuple(
        Role(text, order.get(of, "") if of else "", ids.get(id(draft), "") if draft else "")
        for text, of, draft in made.roles
    )
    return Entity(
        id_, made.kind, made.name, made.names, made.country, made.sector,
        place.geonameid if place else None,
        where.lat if where else None,
        where.lon if where else None,
        place.precision if place else "country" if made.kind == "country" else made.precision,
        held,
        place.claimed if place else (),
    )  # fmt: skip
