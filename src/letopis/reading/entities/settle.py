"""From drafts to mentions and entities: every draft gets its base form and the entity behind it."""

from dataclasses import dataclass, field

from letopis.knowledge import LANGUAGES
from letopis.reading import morphology
from letopis.reading.analysis import Analysis
from letopis.reading.entities import coreference, places, roles, states
from letopis.reading.entities.again import again
from letopis.reading.entities.bodies import Body, of_state
from letopis.reading.entities.drafts import Compass, Draft, Drafts
from letopis.reading.entities.extents import precision, sector, without_form
from letopis.reading.entities.index import bare_words
from letopis.reading.entities.missed import housed, one_kind
from letopis.reading.entities.names import base_form, fold, is_cyrillic, words_of
from letopis.reading.entities.places import Place
from letopis.reading.entities.romanisation import latin
from letopis.reading.entities.states import Seat
from letopis.reading.entities.syntax import expected_cases, told_gender
from letopis.reading.entities.who import Who
from letopis.records import Entity, Mention, Role
from letopis.records.reading import EntityKind

Key = tuple[str, str]


@dataclass
class _Made:
    """An entity in the making."""

    kind: EntityKind
    names: dict[str, str]
    name: str
    country: str = ""
    sector: str = ""
    place: Place | None = None
    precision: str = ""
    roles: list[tuple[str, Key | None, Draft | None]] = field(default_factory=list)


def settle(analysis: Analysis, sentences: list[Drafts], outlet: str) -> Who:
    """Mentions and entities of an article out of its drafts."""
    language = analysis.language
    seen = words_of(analysis.text)
    made: dict[Key, _Made] = {}
    for here in sentences:
        _extend_bodies(here)
        here.found = [d for d in here.found if not _bare_body(d)]
    drafts = [d for here in sentences for d in here.found]
    one_kind(drafts)
    housed(sentences)
    in_view = {d.known for d in drafts if d.kind in ("country", "nationality") and isinstance(d.known, str)}
    for one in drafts:
        one.lemma = _lemma(one, seen)
        _settle_known(one, made, in_view, language, outlet)
    _one_of_a_kind(drafts, made)
    again(sentences, {key: entity.sector for key, entity in made.items()})
    _settle_people([d for d in drafts if d.kind == "person"], made, seen, language)
    _called_otherwise(drafts, made)
    for here in sentences:
        _settle_roles(here, made)
    for here in sentences:
        _settle_offices(here, made)
    return _number([d for here in sentences for d in here.found], made)


def _one_of_a_kind(drafts: list[Draft], made: dict[Key, _Made]) -> None:
    """«Верховный суд» where only one state's is named is that state's."""
    for bare in [key for key in made if key[0] == "organisation" and key[1].endswith("/")]:
        name = bare[1].removesuffix("/")
        of_states = [key for key in made if key[0] == "organisation" and key[1].startswith(f"{name} of ")]
        if len(of_states) == 1:
            del made[bare]
            for one in drafts:
                one.key = of_states[0] if one.key == bare else one.key


def _called_otherwise(drafts: list[Draft], made: dict[Key, _Made]) -> None:
    """«Хельмут Деди (Helmut Dedy)», "Alder Space Station (ASS)": what stands in brackets behind a name is its original
    or its abbreviation."""
    ends = {(d.sentence.index, d.end): d for d in drafts if d.kind in ("person", "organisation") and d.key}
    for one in drafts:
        named = ends.get((one.sentence.index, one.start - 2))
        if named is None or one.kind != named.kind or not one.key or one.key == named.key:
            continue
        start = named.end - one.sentence.start
        between = one.sentence.text[start : start + 2] == " (" and one.key in made and named.key in made
        original = is_cyrillic(named.text) and not is_cyrillic(one.text)
        short = one.kind == "organisation" and one.text.isupper() and " " in named.text
        if between and (original or short) and named.key is not None:
            kept, gone = (one.key, named.key) if one.known and not named.known else (named.key, one.key)
            if original and kept == named.key and one.kind == "person":
                made[kept].names["latin"] = made[gone].name
            del made[gone]
            for other in drafts:
                other.key = kept if other.key == gone else other.key


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


def _extend_bodies(drafts: Drafts) -> None:
    """«МИД» followed by «Германии» is one body; "Russian" before "Foreign Ministry" tells whose it is."""
    for one in drafts.of("organisation"):
        if not one.tokens:
            continue
        states_here = drafts.of("country", "nationality")
        whose = next((d for d in states_here if one.covers(d)), None)
        own = one.known.country if isinstance(one.known, Body) else ""
        following = _state_behind(one, states_here)
        if whose is None and following is not None and own in ("", following.known):
            one.end = following.end
            whose = following
        if whose is None and isinstance(one.known, Body) and one.known.generic:
            whose = _state_before(one, states_here)
        if whose is not None and isinstance(whose.known, str):
            one.country = whose.known
        elif not one.country:
            one.country = _seated(one, drafts)
        if one.country and isinstance(one.known, Body) and one.known.generic:
            one.known = of_state(one.known, one.country)


def _state_behind(one: Draft, states_here: list[Draft]) -> Draft | None:
    """The state in the genitive right behind a body's name; "of" it in English, for bodies that every state has."""
    after = one.sentence.tokens[one.tokens[-1].i + 1 :][:3]
    english = one.sentence.language == "en"
    if english:
        if not after or after[0].text != "of" or not (isinstance(one.known, Body) and one.known.generic):
            return None
        after = after[2:] if len(after) > 1 and fold(after[1].text) == "the" else after[1:]
    named = (d for d in states_here if after and d.start == after[0].start and d.kind == "country")
    found = next(named, None)
    return found if found is not None and (english or _genitive(found)) else None


def _state_before(one: Draft, states_here: list[Draft]) -> Draft | None:
    """The state right before: «российский», "Russian"; "Russia" or "Russia's" in English."""
    before = one.sentence.tokens[: one.tokens[0].i]
    english = one.sentence.language == "en"
    if english and before and before[-1].text in ("'s", "’s"):
        before = before[:-1]
    found = next((d for d in states_here if before and d.end in (before[-1].end, one.start)), None)
    return found if found is not None and (english or found.kind == "nationality") else None


def _seated(one: Draft, drafts: Drafts) -> str:
    """The state of the town or region in a body's name («власти Киева»)."""
    places_here = (d.known for d in drafts.within(one.start, one.end) if d is not one)
    return next((p.country for p in places_here if isinstance(p, Place | Seat)), "")


def _bare_body(one: Draft) -> bool:
    """«правительство» in lower case, with no word of whose: named by a common noun, which is left to later
    stages.
    """
    if not isinstance(one.known, Body) or not one.known.generic or one.known.country:
        return False
    begins = len(one.tokens) == 1 and one.tokens[0].i == 0 and not one.text.isupper()
    plain = one.known.names.get(one.sentence.language, "")[:1].islower()
    return one.text[:1].islower() or (begins and plain)


def _genitive(one: Draft) -> bool:
    word = one.tokens[0].text if one.tokens else ""
    return word.isupper() or "gent" in morphology.cases(word, one.sentence.language)


def _settle_known(one: Draft, made: dict[Key, _Made], in_view: set[str], language: str, outlet: str) -> None:
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
            one.key, _Made(kind, dict(known.names), name, known.country or one.country, known.sector)
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
            made.setdefault(one.key, _Made(one.kind, _names(one.lemma, language), one.lemma, precision=told))
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
        made.setdefault(one.key, _Made(kind, _names(one.lemma, language), one.lemma, one.country, field))


def _state(one: Draft, code: str, made: dict[Key, _Made]) -> None:
    one.key = ("country", code)
    language = one.sentence.language
    known = states.names(code)
    names = {written: known[written] for written in dict.fromkeys((*LANGUAGES, language)) if written in known}
    made.setdefault(one.key, _Made("country", names, names.get(language, code), code, "government"))


def _seat(one: Draft, seat: Seat, made: dict[Key, _Made], in_view: set[str], language: str) -> None:
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
            one.key, _Made("place", _names(one.lemma, language), one.lemma, country, precision="city")
        )
        return
    _place(one, town, made, language)
    if seat.names:
        held = made[one.key] if one.key else None
        if held is not None:
            held.names |= dict(zip(("ru", "uk", "en"), seat.names, strict=True))
            held.name = held.names.get(language, held.name)


def _place(one: Draft, place: Place, made: dict[Key, _Made], language: str) -> None:
    one.key = ("place", place.key)
    if one.kind not in ("place", "facility"):
        one.kind = "place"
    names = {**place.names}
    if language not in names:
        names[language] = places.called(one.text, place, language) or one.lemma
    kind: EntityKind = "facility" if place.precision == "point" else "place"
    made.setdefault(one.key, _Made(kind, names, names[language], place.country, "", place))


def _names(name: str, language: str) -> dict[str, str]:
    names = {language: name}
    if is_cyrillic(name):
        names["latin"] = latin(name, language)
    return names


# --- people and roles


def _settle_people(drafts: list[Draft], made: dict[Key, _Made], seen: frozenset[str], language: str) -> None:
    for i, person in enumerate(coreference.people(drafts, seen)):
        key = ("person", str(i))
        name = person.name
        for one in person.drafts:
            one.key = key
            if len(coreference.name_words(one.text)) == 1 and len(person.bases) > 1:
                one.lemma = person.surname() if fold(person.words[0]) != fold(one.text) else person.bases[0]
            else:
                one.lemma = name if len(coreference.name_words(one.text)) == len(person.bases) else one.lemma
        made[key] = _Made("person", coreference.romanised(name, language), name)


def _settle_roles(drafts: Drafts, made: dict[Key, _Made]) -> None:
    """Join roles to the people they stand beside."""
    for person in drafts.of("person"):
        for find in (roles.before, roles.after, roles.told):
            if span := find(person, drafts):
                _hold(person, *span, drafts, made)
        side = roles.represented(person, drafts)
        if side is not None and side.key and person.key:
            _speak_for(made[person.key], side, made)


def _hold(person: Draft, start: int, end: int, drafts: Drafts, made: dict[Key, _Made]) -> None:
    role = _role_draft(start, end, drafts)
    role.key = person.key
    beside = _cases_of(person) if role.end < person.start else frozenset[str]()
    role.lemma = base_form(role.text, person.sentence.language, "role", expected_cases(role) or beside)
    served = roles.served(start, end, drafts)
    if person.key is None:
        return
    held = made[person.key]
    if all(fold(text) != fold(role.lemma) for text, _, _ in held.roles):
        held.roles.append((role.lemma, served.key if served else None, role))
    if served is not None and served.key and not held.country:
        held.country = made[served.key].country


def _cases_of(person: Draft) -> frozenset[str]:
    """The cases that the first word of a name can stand in, where the dictionary has it: those of the role beside."""
    word, language = person.tokens[0].text if person.tokens else "", person.sentence.language
    known = language in ("ru", "uk") and morphology.analyzer(language).word_is_known(word.lower())
    return morphology.cases(word, language) if known else frozenset()


def _speak_for(held: _Made, side: Draft, made: dict[Key, _Made]) -> None:
    """A role that leaves unsaid for whom it is held gets it from «X представлял …»."""
    held.roles = [(text, of or side.key, draft) for text, of, draft in held.roles]
    if side.key and not held.country:
        held.country = made[side.key].country


def _role_draft(start: int, end: int, drafts: Drafts) -> Draft:
    """The role's draft; those of the model that overlap it without other holder give way to it."""
    new = Draft(start, end, "role", drafts.sentence)
    drafts.found = [
        d for d in drafts.found
        if not (d.kind == "role" and d.meets(new) and (d.key is None or new.covers(d)))
    ] + [new]  # fmt: skip
    return new


def _settle_offices(drafts: Drafts, made: dict[Key, _Made]) -> None:
    """«премьер-министр Армении» without a name: a role, of the person who holds it in this article if any."""
    language = drafts.sentence.language
    for start, end in roles.offices(drafts):
        span = Draft(start, end, "role", drafts.sentence)
        if any(d.meets(span) and d.key for d in drafts.of("role")):
            continue
        new = _role_draft(start, end, drafts)
        new.lemma = base_form(new.text, language, "role", expected_cases(new))
        served = roles.served(start, end, drafts)
        new.key = _holder(new, served.key if served else None, made)
    for one in drafts.of("role"):
        one.lemma = one.lemma or base_form(one.text, language, "role")


def _holder(role: Draft, of: Key | None, made: dict[Key, _Made]) -> Key | None:
    """The one person of the article with this office for this body or state; else the one with the office for none
    that was said, if of that state: «президент Перу» after «президент Гарсия»."""
    if of is None:
        return None
    office = fold(role.lemma)
    held = [(key, fold(text), served, m.country) for key, m in made.items() for text, served, _ in m.roles]
    same = {key for key, text, served, _ in held if served == of and text == office}
    unsaid = {
        key for key, text, served, country in held
        if served is None and f"{office} ".startswith(f"{text} ") and country in ("", made[of].country)
    }  # fmt: skip
    found = same or unsaid
    return found.pop() if len(found) == 1 else None


# --- numbers


def _number(drafts: list[Draft], made: dict[Key, _Made]) -> Who:
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


def _entity(id_: str, made: _Made, order: dict[Key, str], ids: dict[int, str]) -> Entity:
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
