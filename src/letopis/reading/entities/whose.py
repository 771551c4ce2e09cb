"""Whose a body is: «МИД» followed by «Германии», "Russian" before "Foreign Ministry", the state an article is about."""

from collections import Counter

from letopis.reading import morphology
from letopis.reading.entities.bodies import Body, generic, of_state, outlets
from letopis.reading.entities.drafts import Draft, Drafts
from letopis.reading.entities.made import Key, Made
from letopis.reading.entities.names import fold
from letopis.reading.entities.places import Place
from letopis.reading.entities.states import Seat

_MUCH = (
    4  # how often a state must be named for what the article is about to be sure, and how many times the next
)
_MORE = 3
_NEAR = 3  # sentences back in which the state is looked for that «страна» means
_OF_STATES = ("government", "parliament")
_COUNTRY = ("страны", "країни", "государства", "держави")


def settle_states(sentences: list[Drafts], outlet: str) -> None:
    """Every body that each state has («МИД», "Supreme Court") joined to its state, as far as the article tells it;
    those named by a common noun alone are left to later stages.
    """
    for here in sentences:
        _join_states(here)
    drafts = [d for here in sentences for d in here.found]
    _of_the_country(drafts)
    _of_the_subject(drafts, outlet)
    for here in sentences:
        here.found = [d for d in here.found if not _bare(d)]


def _of_the_country(drafts: list[Draft]) -> None:
    """«Верховный суд страны», "the country's parliament": of the state last named, else of that named most."""
    latest, where = "", -_NEAR - 1
    for one in drafts:
        if one.kind == "country" and isinstance(one.known, str) and one.known != "EU":
            latest, where = one.known, one.sentence.index
        elif one.kind == "organisation" and not one.country and (body := _countrys(one)) is not None:
            state = latest if one.sentence.index - where <= _NEAR else _subject(drafts, 2, 2)
            if state:
                one.known, one.country = of_state(body, state), state


def _countrys(one: Draft) -> Body | None:
    """The body of «… страны», which the name takes in; None for any other."""
    tokens, sentence = one.tokens, one.sentence
    if not tokens:
        return None
    if isinstance(one.known, Body):
        body = one.known if one.known.generic and not one.known.country else None
        if body is not None and sentence.language == "en":
            before = [fold(t.text) for t in sentence.tokens[: tokens[0].i][-2:]]
            return body if before in (["country", "'s"], ["country", "’s"], ["nation", "'s"]) else None
        after = sentence.tokens[tokens[-1].i + 1 :][:1]
        if body is None or not after or fold(after[0].text) not in _COUNTRY:
            return None
        one.end = after[0].end
        return body
    if len(tokens) < 2 or fold(tokens[-1].text) not in _COUNTRY:
        return None
    return generic().whole(" ".join(t.text for t in tokens[:-1]), sentence.language)


def _of_the_subject(drafts: list[Draft], outlet: str) -> None:
    """«Минздрав» with no word of whose, in an article that is all about one state: that state's. Not where the outlet
    is of another state, whose own the body may be.
    """
    state = _subject(drafts, _MUCH, _MORE)
    home = outlets().whole(outlet, "en") if outlet else None
    if not state or (home is not None and home.country not in ("", state)):
        return
    bodies = [d.known for d in drafts if isinstance(d.known, Body) and d.known.generic]
    told = {body.key.split(" of ")[0] for body in bodies if body.country}
    for one in drafts:
        body = one.known
        if isinstance(body, Body) and body.generic and not _bare(one) and body.names["en"] not in told:
            one.known, one.country = of_state(body, state), state


def _subject(drafts: list[Draft], much: int, more: int) -> str:
    """The state that an article is all about, "" where it is named too seldom or others are nearly as often."""
    codes = (d.known for d in drafts if d.kind in ("country", "nationality"))
    often = Counter(code for code in codes if isinstance(code, str)).most_common(2)
    if not often or often[0][1] < much or (len(often) > 1 and often[0][1] < more * often[1][1]):
        return ""
    return often[0][0]


def _join_states(drafts: Drafts) -> None:
    """«МИД» followed by «Германии» is one body; "Russian" before "Foreign Ministry" tells whose it is."""
    for one in drafts.of("organisation"):
        if not one.tokens:
            continue
        states_here = drafts.of("country", "nationality")
        whose = next((d for d in states_here if one.covers(d)), None)
        own = one.known.country if isinstance(one.known, Body) else ""
        following = _state_behind(one, states_here)
        if whose is not None and one.known is None and (body := _behind_state(one, whose)) is not None:
            one.known = body
        if whose is None and following is not None and own in ("", following.known):
            one.end = following.end
            whose = following
        if whose is None and isinstance(one.known, Body) and one.known.generic:
            whose = _state_before(one, states_here)
        if whose is None and (named := _anothers(one, states_here)):
            one.known, one.country = None, named
        elif whose is not None and isinstance(whose.known, str):
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


def _behind_state(one: Draft, state: Draft) -> Body | None:
    """The body that every state has in "South Korea's Defense Ministry", "South Korean Government"."""
    words = [t.text for t in one.tokens if t.start >= state.end and t.text not in ("'s", "’s")]
    return generic().whole(" ".join(words), one.sentence.language) if state.start == one.start else None


def _state_before(one: Draft, states_here: list[Draft]) -> Draft | None:
    """The state right before: «российский», "Russian"; "Russia" or "Russia's" in English."""
    before = one.sentence.tokens[: one.tokens[0].i]
    english = one.sentence.language == "en"
    if english and before and before[-1].text in ("'s", "’s"):
        before = before[:-1]
    found = next((d for d in states_here if before and d.end in (before[-1].end, one.start)), None)
    return found if found is not None and (english or found.kind == "nationality") else None


def _anothers(one: Draft, states_here: list[Draft]) -> str:
    """«Британский Кабмин»: the state named right before a body that is known as another's, "" where it is not."""
    if not isinstance(one.known, Body) or one.known.sector not in _OF_STATES or one.known.generic:
        return ""
    before = _state_before(one, states_here)
    if before is None or before.kind != "nationality" or before.known == one.known.country:
        return ""
    return before.known if isinstance(before.known, str) else ""


def _seated(one: Draft, drafts: Drafts) -> str:
    """The state of the town or region in a body's name («власти Киева»)."""
    places_here = (d.known for d in drafts.within(one.start, one.end) if d is not one)
    return next((p.country for p in places_here if isinstance(p, Place | Seat)), "")


def _bare(one: Draft) -> bool:
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


def one_of_a_kind(drafts: list[Draft], made: dict[Key, Made]) -> None:
    """«Верховный суд» where only one state's is named is that state's."""
    for bare in [key for key in made if key[0] == "organisation" and key[1].endswith("/")]:
        name = bare[1].removesuffix("/")
        of_states = [key for key in made if key[0] == "organisation" and key[1].startswith(f"{name} of ")]
        if len(of_states) == 1:
            del made[bare]
            for one in drafts:
                one.key = of_states[0] if one.key == bare else one.key
