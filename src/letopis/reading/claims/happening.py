"""Several tellings of one happening in one article become one claim with several evidences."""

from collections.abc import Sequence
from datetime import date, timedelta

from letopis.reading.claims.draft import Draft
from letopis.reading.claims.evident import evident
from letopis.reading.claims.lexicon import ontology
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.quantities import counts_people
from letopis.reading.claims.retold import SPOKEN, dead_once, retold, suit
from letopis.reading.claims.syntax import base, children
from letopis.records import Part

_TOLD = ("happened", "ongoing")
_VOICE = "voice"
_TALK = "talk"
_NEAR = 4  # sentences over which a bare «встреча» still means the meeting just told
_NEXT = 2  # sentences within which one speaker's words are one statement
_MASS = ("PROTEST", "ELECT", "CONSULT")  # of which an article tells one at a time
_LEAD = 2  # sentences after the headline that may tell its happening again
_NEWS = timedelta(days=3)
_ANYBODY = {  # whom a headline may call so, and its lead by their trade
    "сотрудник", "работник", "человек", "житель", "співробітник", "працівник", "людина", "мешканець", "employee",
    "worker", "person", "resident",
}  # fmt: skip
_ANY_PROTEST = ("протест", "акция", "акція", "protest", "action")  # a strike as well as a rally
_ALIKE = 0.3  # share of common words that makes two tellings of one statement


def same_happenings(drafts: Sequence[Draft], parties: Parties) -> list[list[Draft]]:
    """Groups of drafts that tell one happening, in text order; each draft is in one group."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        fitting = [g for g in groups if dead_once(g, draft, parties)]
        fitting = fitting or [g for g in groups if _same(g, draft, parties)]
        if not fitting:
            rivals = [g for g in groups if any(d.type == draft.type for d in g)]
            fitting = [g for g in groups if retold(g, draft, rivals, parties)][-1:]
        if fitting:
            nearest = max(fitting, key=lambda g: _closeness(g, draft))
            if _led(nearest, draft, parties):
                _name(nearest, parties)
            if _same_dead(nearest, draft, parties):
                draft.recipients = nearest[0].recipients or draft.recipients
            suit(nearest, draft, parties)
            nearest.append(draft)
            if _explains(nearest[:-1], draft):  # the parties it names may have been told of before
                for other in [g for g in fitting if g is not nearest and _meet(g, nearest)]:
                    groups.remove(other)
                    nearest[:0] = other
        else:
            groups.append([draft])
    meant = {id(d) for draft in drafts for d in draft.about}
    return [g for g in groups if _says_enough(g) or any(id(d) in meant for d in g)]


def _says_enough(group: Sequence[Draft]) -> bool:
    """Whether a happening is more than a word in passing: it names somebody, counts something, stands in the headline,
    costs lives, or a verb tells it with its own day or place."""
    return any(
        d.actors or d.recipients or d.quantities or d.sentence.title or d.type in ("ASSAULT", "INCIDENT")
        or (_family(d.type) == _VOICE and d.attributions)
        or ((d.times or d.place) and (d.trigger.token.pos not in ("NOUN", "PROPN") or not d.background))
        for d in group
    )  # fmt: skip


def _closeness(group: Sequence[Draft], draft: Draft) -> tuple[bool, int]:
    return any(d.lemma == draft.lemma for d in group), -(draft.sentence.index - group[-1].sentence.index)


def _same(group: Sequence[Draft], draft: Draft, parties: Parties) -> bool:
    if (
        _word_for_word(group, draft)
        or _in_one_breath(group, draft)
        or _outcome(group, draft)
        or _said_with(group, draft)
    ):
        return True
    if (
        evident(group, draft, parties)
        or _toll(group, draft)
        or _explains(group, draft)
        or _recalled(group, draft)
    ):
        return True
    if draft.status in _TOLD:
        if not any(d.status in _TOLD for d in group):
            return False
    elif all(d.status != draft.status for d in group):
        return False
    if any(d.sentence is draft.sentence and not _echo(d, draft) and not only_counts(d) for d in group):
        return False
    if not any(_kin(d, draft) for d in group) or not all(_together(d, draft) for d in group):
        return False
    actors, recipients = _entities(group, "actors"), _entities(group, "recipients")
    mine, theirs = _entities([draft], "actors"), _entities([draft], "recipients")
    led = _led(group, draft, parties)
    if _family(draft.type) == _VOICE:
        told = (
            not (actors | mine) and bool(recipients & theirs) and any(d.lemma == draft.lemma for d in group)
        )
        return led or told or (bool(actors & mine) and (_alike(group, draft) or _goes_on(group[-1], draft)))
    if not led and (_elsewhere(group, draft, parties) or _other_count(group, draft)):
        return False
    alike = led or _called_alike(group, draft, parties) or _same_dead(group, draft, parties)
    if mine and actors and not (mine & (actors | recipients)) and not alike:
        return False
    if _one_and_many(group, draft) and not theirs & recipients:
        return False
    if (
        not led
        and _differ(theirs, recipients | actors, parties)
        and _differ(recipients, theirs | mine, parties)
    ):
        return False
    if alike or mine & actors or theirs & recipients:
        return True
    if (mine & recipients or theirs & actors) and (_either_way(draft) or any(_either_way(d) for d in group)):
        return True
    near = draft.sentence.index - group[-1].sentence.index <= _NEAR
    if near and _headed(group, draft):
        return True
    if not (mine | theirs):
        # What goes on today is not what was on a day before.
        near = near and all(_one_day(d.edtf, draft.edtf) for d in group if d.status == "ongoing")
        said_again = draft.trigger.kind == "phrase" and any(
            draft.trigger.token.lemma == d.trigger.token.lemma and d.type == draft.type for d in group
        )
        bare = draft.trigger.kind == "noun" and (_plain(group, draft) or draft.type == "CONSULT")
        return near and (said_again or bare)
    if not (actors | recipients):
        return near and _plain(group, draft)
    return False


def _recalled(group: Sequence[Draft], draft: Draft) -> bool:
    """«… пострадали от забастовки»: a noun that names neither party nor day recalls a happening of the article,
    however its own sentence stands in the world; the bare noun of a headline waits for it."""
    if not _bare(draft) and not all(_bare(d) for d in group) and not _of_the_same(group, draft):
        return False
    if draft.type == "INCIDENT" and "not_happened" in {d.status for d in (*group, draft)}:
        return False  # "collided but didn't derail"
    places = {d.place.entity for d in (*group, draft) if d.place and d.place.entity}
    kindred = any(
        d.type == draft.type
        and (
            d.lemma == draft.lemma
            or d.mode == draft.mode != ""
            or (_bare(draft) and draft.lemma in _ANY_PROTEST)
        )
        for d in group
    )
    return len(places) < 2 and kindred


def _of_the_same(group: Sequence[Draft], draft: Draft) -> bool:
    """«Забастовка пилотов может привести к …»: a noun in passing, without a day, of those whose event was told."""
    doers = {p.entity for p in draft.actors if p.entity}
    told = {p.entity for d in group for p in d.actors}
    return draft.trigger.kind == "noun" and draft.type in _MASS and not draft.times and bool(doers & told)


def _bare(draft: Draft) -> bool:
    """Whether an event is only named: by a noun, with nobody and no day."""
    nominal = draft.trigger.token.pos in ("NOUN", "PROPN") and draft.type not in ("STATE", "CONSULT")
    return nominal and not (draft.actors or draft.recipients or draft.times or draft.quantities)


def _headed(group: Sequence[Draft], draft: Draft) -> bool:
    """Headline and lead of one happening without named parties: of one type, with other words in common; and a
    blast said twice."""
    blasts = draft.trigger.action.mishap and any(d.trigger.action.mishap for d in group)
    title = [d for d in group if d.sentence.title and d.type == draft.type and d.mode == draft.mode]
    lead = draft.sentence.index <= _LEAD and any(len(_names(d) & _names(draft)) > 1 for d in title)
    return blasts or lead


def _names(draft: Draft) -> set[str]:
    return {t.lemma for t in draft.sentence.tokens if t.pos in ("NOUN", "PROPN")}


def _outcome(group: Sequence[Draft], draft: Draft) -> bool:
    """ "Two trains collided, injuring one", «участвовал в выборах, набрав треть голосов»: what came of an event, by a
    participle of the same type, is part of it."""
    token = draft.trigger.token
    above = [d for d in group if d.sentence is draft.sentence and d.trigger.token.i == token.head]
    part = draft.type == "INCIDENT" or ("GRND" in token.tags and draft.type not in SPOKEN)
    return token.dep == "advcl" and part and any(d.type == draft.type for d in above)


def _in_one_breath(group: Sequence[Draft], draft: Draft) -> bool:
    """ "She said …, but told the paper …": what one speaker says in one sentence is one statement."""
    last, mine = group[-1], _entities([draft], "actors")
    joined = base(draft.trigger.token.dep) == "conj" and draft.trigger.token.head == last.trigger.token.i
    met = draft.type == "CONSULT" and joined  # «зустрівся з послом і обговорив»
    one = last.sentence is draft.sentence and draft.type == last.type and (draft.type == "STATE" or met)
    return one and bool(mine) and mine == _entities([last], "actors")


def _word_for_word(group: Sequence[Draft], draft: Draft) -> bool:
    """A sentence that the article prints twice tells the same twice."""
    return any(
        d.sentence is not draft.sentence
        and d.type == draft.type
        and d.trigger.token.i == draft.trigger.token.i
        and d.sentence.text == draft.sentence.text
        for d in group
    )


def _said_with(group: Sequence[Draft], draft: Draft) -> bool:
    """«Была приговорена в 2010 году, когда её признали виновной»: one act in a clause and in the one over it."""
    last, at = group[-1], draft.trigger.token
    over = draft.sentence.tokens[at.head] if base(at.dep) in ("advcl", "acl") and at.head >= 0 else None
    if (
        last.sentence is not draft.sentence
        or not draft.mode
        or last.mode != draft.mode
        or last.type != draft.type
    ):
        return False
    suffer = _entities([last], "recipients") & _entities([draft], "recipients")
    below = over is not None and last.trigger.token.i in (over.i, over.head)
    return below and bool(suffer) and last.trigger.kind != "noun" != draft.trigger.kind


def _goes_on(told: Draft, draft: Draft) -> bool:
    """«… сказал чиновник. Чиновник также отметил …»: a statement goes on in the next sentences."""
    near = 0 < draft.sentence.index - told.sentence.index <= _NEXT
    return told.type == draft.type == "STATE" and near and not told.sentence.title


def _explains(group: Sequence[Draft], draft: Draft) -> bool:
    """«Начались бои – Норвегия объявила об операции»: after the dash, who is behind what was just told."""
    last = group[-1]
    if last.sentence is not draft.sentence or last.type != draft.type or last.actors or last.recipients:
        return False
    between = draft.sentence.tokens[last.trigger.token.i : draft.trigger.token.i]
    told = last.status in _TOLD and draft.status in _TOLD
    return told and any(t.text in ("–", "—") for t in between) and _together(last, draft)


def _meet(one: Sequence[Draft], other: Sequence[Draft]) -> bool:
    """Whether the times of two groups may be one."""
    return all(_together(a, b) for a in one for b in other)


def _toll(group: Sequence[Draft], draft: Draft) -> bool:
    """Whether one of the two only counts the dead and the hurt of what the other tells: «Взорвался склад.
    Погибли пять человек»."""
    if {draft.type, *(d.type for d in group)} - {"ASSAULT", "INCIDENT"}:
        return False
    if not only_counts(draft) and not all(only_counts(d) for d in group):
        return False
    if not all(only_counts(d) or _harms(d) for d in (*group, draft)):
        return False
    if (
        (hurt := _entities(group, "recipients"))
        and not hurt & (mine := _entities([draft], "recipients"))
        and mine
        and not _only_counted((*group, draft))
    ):
        return False  # two men shot
    told = draft.status in _TOLD and all(d.status in _TOLD for d in group)
    near = abs(draft.sentence.index - group[-1].sentence.index) <= _NEAR
    places = {d.place.entity for d in (*group, draft) if d.place}
    return told and near and len(places) < 2 and all(_together(d, draft) for d in group)


def _only_counted(drafts: Sequence[Draft]) -> bool:
    """Whether all that suffer are numbers: «погиб один», «ранены двое военных», «семеро солдат»."""
    hurt = [(d.sentence, d.sentence.head_of(*p.words)) for d in drafts for p in d.recipients if p.words]
    return all(
        top is not None
        and (top.pos == "NUM" or any(base(c.dep) == "nummod" for c in children(sentence, top)))
        for sentence, top in hurt
    )


def _harms(draft: Draft) -> bool:
    """Whether it is a blast, a mishap, or an attack told by a verb; «операция» alone may be a rescue."""
    return draft.mode == "explosives" or draft.type == "INCIDENT" or draft.trigger.kind != "noun"


def only_counts(draft: Draft) -> bool:
    """Whether a telling says no more than that people came to harm: «погибли пять человек»."""
    words = (draft.trigger.token.text, draft.trigger.noun.text if draft.trigger.noun else "")
    return not draft.actors and any(counts_people(word, draft.sentence.language) for word in words)


def _elsewhere(group: Sequence[Draft], draft: Draft, parties: Parties) -> bool:
    """Whether the places of two blows or mishaps are in different countries."""
    if draft.type not in ("INCIDENT", "ASSAULT", "COERCE"):
        return False
    here, there = _countries([draft], parties), _countries(group, parties)
    return bool(here) and bool(there) and not here & there


def _other_count(group: Sequence[Draft], draft: Draft) -> bool:
    """«Отменила 20 рейсов … 25 июля отменила 300 рейсов»: as many things as no other telling counts."""
    if draft.type in ("INCIDENT", "ASSAULT", "PROTEST"):
        return False  # tolls rise
    mine = _counted_things(draft)
    theirs = [n for d in group if d.lemma == draft.lemma and (n := _counted_things(d))]
    return bool(mine) and bool(theirs) and all(mine != other for other in theirs)


def _counted_things(draft: Draft) -> str:
    """The number in figures over the noun of its words."""
    noun = draft.trigger.noun
    below = children(draft.sentence, noun) if noun is not None else ()
    return next((t.text for t in below if base(t.dep) == "nummod" and t.text.isdigit()), "")


def _countries(tellings: Sequence[Draft], parties: Parties) -> set[str]:
    places = (parties.entity(d.place.entity) for d in tellings if d.place is not None)
    return {place.country for place in places if place is not None and place.country}


def _same_dead(group: Sequence[Draft], draft: Draft, parties: Parties) -> bool:
    """«Смерти пожилых людей … 33 смерти пациентов»: a noun of one mishap with people who are described in other words;
    not with another figure."""
    told = [*group, draft]
    if draft.type != "INCIDENT" or any(d.type != "INCIDENT" or d.lemma != draft.lemma for d in group):
        return False
    victims = [parties.entity(p.entity) for d in told for p in d.recipients]
    figures = {(q.low, q.high) for d in told for q in d.quantities}
    nominal = all(d.trigger.token.pos == "NOUN" for d in told)
    return nominal and len(figures) < 2 and all(v is not None and v.kind == "people" for v in victims)


def _one_and_many(group: Sequence[Draft], draft: Draft) -> bool:
    """Whether one telling meets a man and the other a crowd: an ambassador in the morning, «лидеры
    профсоюзов» in the evening."""
    mine = _numbers(draft)
    theirs = [_numbers(d) for d in group if d.trigger.kind == "verb"]
    return draft.trigger.kind == "verb" and any(mine | other == {"sing", "plur"} for other in theirs)


def _numbers(draft: Draft) -> set[str]:
    """The grammatical numbers of those it is done to or with."""
    heads = [draft.sentence.head_of(*part.words) for part in draft.recipients if part.words]
    found = {"plur" if "plur" in t.tags else "sing" if "sing" in t.tags else "" for t in heads if t}
    return found if len(found) == 1 and found != {""} else set()


def _differ(some: set[str], others: set[str], parties: Parties) -> bool:
    """Whether these name somebody of whom the others know nothing; people only described may be anyone."""
    named = {id for id in some if (e := parties.entity(id)) is not None and e.kind != "people"}
    return bool(named) and not named & others


def _echo(told: Draft, draft: Draft) -> bool:
    """Headline glued to its lead: the same word twice in one sentence."""
    one, two = told.trigger, draft.trigger
    return (told.lemma == draft.lemma or one.token.lemma == two.token.lemma) and one.start != two.start


def _plain(group: Sequence[Draft], draft: Draft) -> bool:
    return any(d.lemma == draft.lemma or (d.type == draft.type and d.mode == draft.mode) for d in group)


def _kin(told: Draft, draft: Draft) -> bool:
    if told.type == draft.type:
        return not told.mode or not draft.mode or told.mode == draft.mode
    nominal = (told.trigger.kind == "noun") != (draft.trigger.kind == "noun")
    moded = told.mode and draft.mode  # an arrest is no sentence
    return nominal and not moded and _family(told.type) == _family(draft.type) != _VOICE


def _family(kind: str) -> str:
    family: str = ontology()["types"][kind]["family"]
    return family


def _together(told: Draft, draft: Draft) -> bool:
    """Whether their own times can be one."""
    return _one_day(told.edtf if told.times else "", draft.edtf if draft.times else "")


def _one_day(one: str, two: str) -> bool:
    """Whether two times can be one: equal, or one within the other by its digits; of a day that is only about the
    article's own («~»), a few days off."""
    about = one.endswith("~") or two.endswith("~")
    one, two = one.rstrip("~?%"), two.rstrip("~?%")
    if not one or not two or one.startswith(two) or two.startswith(one):
        return True
    days = [
        when
        for when in (one[:10], two[:10])
        if len(when) == len("2023-09-17") and when.replace("-", "").isdigit()
    ]
    return about and len(days) > 1 and abs(date.fromisoformat(days[0]) - date.fromisoformat(days[1])) <= _NEWS


def _entities(group: Sequence[Draft], role: str) -> set[str]:
    return {part.entity for d in group for part in getattr(d, role) if part.entity}


def _either_way(draft: Draft) -> bool:
    """Whether its sides may stand for each other: those of talks and deals, and of nouns, whose grammar tells less."""
    return draft.trigger.kind == "noun" or _family(draft.type) == _TALK


def _led(group: Sequence[Draft], draft: Draft, parties: Parties) -> bool:
    """Headline and lead in the same words: «Суд арестовал счета», then by its name which court; «Чехия требует», then
    who does for her."""
    title = [d for d in group if d.sentence.title and d.trigger.action == draft.trigger.action]
    if not title or draft.sentence.index > _LEAD:
        return False
    ours, theirs = (_kinds(ds, parties) for ds in (title, [draft]))
    if not ours and _family(draft.type) == _VOICE and any(d.lemma == draft.lemma for d in title):
        return all(_one_day(d.edtf, draft.edtf) for d in title)  # «…, і попередила»: who, tells the lead
    heads = _nouns(title)
    fits = not ours & theirs or bool(heads & _nouns([draft])) or (bool(heads) and heads <= _ANYBODY)
    return all(_one_day(d.edtf, draft.edtf) for d in title) and bool(ours) and bool(theirs) and fits


def _nouns(tellings: Sequence[Draft]) -> set[str]:
    """The common nouns that head its actors: «суд» of «Высший суд кантона Цуг»."""
    heads = [d.sentence.head_of(*p.words) for d in tellings for p in d.actors if p.words]
    return {t.lemma for t in heads if t is not None and t.pos in ("NOUN", "PROPN")}


def _name(title: Sequence[Draft], parties: Parties) -> None:
    """Takes away whom a headline only describes, once its lead tells who that is."""
    for draft in title:
        known = [(p, parties.entity(p.entity)) for p in draft.actors]
        draft.actors = tuple(
            p for p, e in known if e is None or (e.kind != "people" and not _noun_only(draft, p))
        )


def _noun_only(draft: Draft, part: Part) -> bool:
    """«Суд в Швейцарии»: a body called by its common noun first."""
    top = draft.sentence.head_of(*part.words) if part.words else None
    return top is not None and top.pos == "NOUN"


def _kinds(tellings: Sequence[Draft], parties: Parties) -> set[str]:
    """As what its actors are named: person, organisation, country, people."""
    return {e.kind for d in tellings for p in d.actors if (e := parties.entity(p.entity)) is not None}


def _called_alike(group: Sequence[Draft], draft: Draft, parties: Parties) -> bool:
    """«Пилоты Wizz бастуют. 400 пилотов начали забастовку»: the same people by their noun, next to it, of one day."""
    next_to = draft.sentence.index - group[-1].sentence.index <= _NEXT
    nouns = _called([draft], parties) & _called(group, parties) if next_to else set()
    return bool(nouns) and all(_one_day(d.edtf, draft.edtf) for d in group)


def _called(group: Sequence[Draft], parties: Parties) -> set[str]:
    """By which nouns the actors that are only described are called: «пилоты» of «400 пилотов Wizz»."""
    found = set()
    for draft, part in ((d, p) for d in group for p in d.actors):
        top = draft.sentence.head_of(part.words[0], part.words[1]) if part.words else None
        known = parties.entity(part.entity)
        if top is not None and known is not None and known.kind == "people":
            found.add(top.lemma)
    return found


def _alike(group: Sequence[Draft], draft: Draft) -> bool:
    mine = _content_words(draft)
    for told in group:
        theirs = _content_words(told)
        if (
            told.type == draft.type
            and mine
            and theirs
            and len(mine & theirs) / min(len(mine), len(theirs)) >= 2 * _ALIKE
        ):
            return True
    return False


def _content_words(draft: Draft) -> set[str]:
    return {t.lemma for t in draft.sentence.tokens if t.pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")}
