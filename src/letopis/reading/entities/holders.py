"""Who holds which office: roles joined to the people they stand beside, and offices named alone to their holders."""

from letopis.reading import morphology
from letopis.reading.entities import roles
from letopis.reading.entities.drafts import Draft, Drafts
from letopis.reading.entities.made import Key, Made
from letopis.reading.entities.names import base_form, fold
from letopis.reading.entities.syntax import expected_cases


def settle_roles(drafts: Drafts, made: dict[Key, Made]) -> None:
    """Join roles to the people they stand beside."""
    for person in drafts.of("person"):
        for find in (roles.before, roles.after, roles.told):
            if span := find(person, drafts):
                _hold(person, *span, drafts, made)
        side = roles.represented(person, drafts)
        if side is not None and side.key and person.key:
            _speak_for(made[person.key], side, made)


def _hold(person: Draft, start: int, end: int, drafts: Drafts, made: dict[Key, Made]) -> None:
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


def _speak_for(held: Made, side: Draft, made: dict[Key, Made]) -> None:
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


def settle_offices(drafts: Drafts, made: dict[Key, Made]) -> None:
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


def _holder(role: Draft, of: Key | None, made: dict[Key, Made]) -> Key | None:
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
