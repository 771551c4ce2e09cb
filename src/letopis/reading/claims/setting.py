"""When and where: the time and the place that belong to an event word, by the parse and by nearness."""

from collections.abc import Iterator, Sequence

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.draft import Draft
from letopis.reading.claims.lexicon import Lexicon
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.syntax import base, children, coordinated, head, marker
from letopis.reading.claims.triggers import Trigger
from letopis.records import Mention, Part, TimeExpression

_PLACES = ("place", "country", "facility")
_WHERE = {
    "ru": ("в", "на", "под", "у", "возле", "около", "близ", "во", "над", "через"),
    "uk": ("в", "у", "на", "під", "біля", "поблизу", "над", "через", "з"),
    "en": ("in", "at", "near", "on", "outside", "over", "across", "around", "off", "inside", "into", "from"),
}
_AT = {"ru": ("в", "на", "во время"), "uk": ("в", "у", "на", "під час"), "en": ("in", "at", "during")}
_SOONER_LATER = ("since", "after", "before", "until", "following", "после", "до", "після", "перед")
WHEN = frozenset({"когда", "коли", "when"})
_CLAUSES = ("acl", "advcl", "parataxis", "ccomp")
_PARTING = ("because", "before", "after", "while", "when", "as", "though")
_LONGEST_LINE = 8  # words of a dateline to either side of its day
_UP = 8
_IT = {  # an event told before, as a pronoun
    "ru": ("он", "она", "оно", "это"), "uk": ("він", "вона", "воно", "це"), "en": ("it", "this"),
}  # fmt: skip


def owners_of_times(
    sentence: Sentence,
    triggers: Sequence[Trigger],
    times: Sequence[TimeExpression],
    pointing: Token | None = None,
) -> dict[int, list[TimeExpression]]:
    """For each trigger (by its token) the time expressions of this sentence that belong to it.

    A time belongs to the first event word met on the way up the parse; where there is none, to the nearest
    before it; and to none of them when it stands at `pointing` (see `pointing_verb`).
    """
    heads = {t.token.i: t.token.i for t in triggers} | {t.noun.i: t.token.i for t in triggers if t.noun}
    owned: dict[int, list[TimeExpression]] = {}
    loose: list[tuple[int, TimeExpression]] = []
    for time in times:
        if not sentence.start <= time.start < sentence.end:
            continue  # one that nobody can place still says that its verb is of another day
        if _in_dateline(sentence, time):
            continue
        when = _when_verb(sentence, time)
        if when is not None and when.i in heads:
            owned.setdefault(heads[when.i], []).append(time)
        at = (
            _says_on(sentence, time) or _verb_before(sentence, time) or sentence.head_of(time.start, time.end)
        )
        owner: int | None = None
        other = outside = False
        for _ in range(_UP):
            if at is None or at is pointing:
                break
            if at.i in heads:
                owner = heads[at.i]
                for other_verb in _meant_by(sentence, at, heads):
                    owned.setdefault(other_verb, []).append(time)
                break
            if _sooner_later(sentence, at, time):
                other = True
                break
            below = next((heads[c.i] for c in children(sentence, at) if c.i in heads and _carried(c)), None)
            if below is not None and not outside:
                owner = below
                break
            clause = at.pos == "VERB" and base(at.dep) in _CLAUSES
            other = other or (clause and base(at.dep) != "ccomp")  # "made public on Monday"
            told_of, at = base(at.dep) == "acl", head(sentence, at)
            outside = outside or clause
            lasts = time.edtf.endswith("/..")
            if told_of and clause and (lasts or at is None or at.i not in heads):
                break  # "the chairman, who leads it since 1996": of nothing outside its clause
        if owner is not None:
            owned.setdefault(owner, []).append(time)
        elif triggers and not other and (at is None or at is not pointing):
            loose.append((min(triggers, key=lambda t: abs(t.start - time.start)).token.i, time))
    dated = set(owned)
    for nearest, time in loose:
        if nearest not in dated:
            owned.setdefault(nearest, []).append(time)
    for trigger in triggers:
        if trigger.kind == "verb" and trigger.token.i not in owned:
            _share_occasion(sentence, trigger.token, heads, owned)
    return owned


def _meant_by(sentence: Sentence, verb: Token, heads: dict[int, int]) -> Iterator[int]:
    """ "Opened fire to disperse the crowd on Monday": what is done to an end is done on the day of that end."""
    up = head(sentence, verb)
    purpose = base(verb.dep) == "advcl" and verb.i and sentence.tokens[verb.i - 1].lemma == "to"
    if sentence.language == "en" and purpose and up is not None and up.i in heads:
        yield heads[up.i]


def _when_verb(sentence: Sentence, time: TimeExpression) -> Token | None:
    """«С 2010 года, когда её осудили», "in June, when they met": the verb that a time is said to be that of."""
    after = sentence.tokens_in(time.end, sentence.end)
    after = after[1:] if after and after[0].text == "," else after
    if not after or after[0].text.lower() not in WHEN:
        return None
    return next((t for t in after if t.pos == "VERB" and base(t.dep) != "amod"), None)


def _says_on(sentence: Sentence, time: TimeExpression) -> Token | None:
    """«…, повідомило у четвер міністерство»: a day right after the verb of an aside is the aside's, whatever the
    parse hangs it on."""
    before = [t for t in sentence.tokens_in(sentence.start, time.start) if t.pos != "ADP"][-1:]
    return next((t for t in before if t.pos == "VERB" and base(t.dep) == "parataxis"), None)


def _verb_before(sentence: Sentence, time: TimeExpression) -> Token | None:
    """ "Opened fire in May and killed two", «встретились в мае, чтобы обсудить»: a day that the parse hangs on a verb
    behind a comma or a conjunction is of the verb before it."""
    at = sentence.head_of(time.start, time.end)
    up = head(sentence, at) if at is not None else None
    if at is None or up is None or up.start < time.end or up.pos != "VERB":
        return None
    if not any(_parts_clauses(t) for t in sentence.tokens_in(time.end, up.start)):
        return None
    for token in reversed(sentence.tokens[: at.i]):
        if _parts_clauses(token):
            return None
        if token.pos == "VERB" and base(token.dep) != "amod":
            return token
    return None


def _parts_clauses(token: Token) -> bool:
    return (
        token.text in (",", ";", ":", "–", "—", "-")
        or token.pos in ("CCONJ", "SCONJ")
        or token.text in _PARTING
    )


def _in_dateline(sentence: Sentence, time: TimeExpression) -> bool:
    """ "LONDON, Dec 29 (Agency) - …", «КИЇВ. 5 липня. —»: where and when it was written, not what happened."""
    before = [t for t in sentence.tokens if t.start < time.start]
    after = [t.text for t in sentence.tokens_in(time.end, sentence.end)][:_LONGEST_LINE]
    opens = 0 < len(before) <= _LONGEST_LINE and all(t.pos in ("PROPN", "PUNCT", "X", "NOUN") for t in before)
    named = before and all(t.text[0].isupper() or not t.text[0].isalpha() for t in before)
    return bool(
        opens and named and any(t in ("-", "–", "—", "--") for t in after) and before[-1].text in ",.(/"
    )


def _sooner_later(sentence: Sentence, at: Token, time: TimeExpression) -> bool:
    """ "Since the revolt in 2009": the day of a noun that only says before or after what something was."""
    outside = not time.start <= at.start < time.end
    return outside and at.pos in ("NOUN", "PROPN") and marker(sentence, at) in _SOONER_LATER


def _share_occasion(
    sentence: Sentence, verb: Token, heads: dict[int, int], owned: dict[int, list[TimeExpression]]
) -> None:
    """ "At a meeting on Monday she said": what is said or done at an event is of that event's day."""
    for child in children(sentence, verb):
        at = base(child.dep) == "obl" and marker(sentence, child) in _AT[sentence.language]
        if at and heads.get(child.i, verb.i) != verb.i and owned.get(heads[child.i]):
            owned[verb.i] = owned[heads[child.i]]
            return


def hand_up(draft: Draft, triggers: Sequence[Trigger], owned: dict[int, list[TimeExpression]]) -> None:
    """ "Arrived on a visit on Wednesday": the day of a noun that tells no event of its own is that of the verb over
    it."""
    at: Token | None = draft.trigger.token
    if draft.trigger.kind != "noun" or draft.trigger.token.pos not in ("NOUN", "PROPN"):
        return
    verbs = {t.token.i for t in triggers if t.kind != "noun"}
    for _ in range(3):
        if (
            at is None
            or base(at.dep) not in ("obl", "obj", "nmod", "nsubj")
            or about_another(draft.sentence, at)
        ):
            return
        at = head(draft.sentence, at)
        if at is not None and at.pos == "VERB":
            if at.i in verbs:
                owned.setdefault(at.i, list(draft.times))
            return


def about_another(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is only what something was before, after, about or for."""
    return marker(sentence, noun) in (
        *_SOONER_LATER,
        "about",
        "over",
        "for",
        "of",
        "о",
        "об",
        "про",
        "за",
        "из-за",
    )


def pointing_verb(sentence: Sentence, lexicon: Lexicon) -> tuple[Token, Token] | None:
    """«Она состоялась»: the verb of happening and the pronoun under it, which means an event told before."""
    for token in sentence.tokens:
        if token.pos == "VERB" and lexicon.governs(lexicon.base(token.lemma, token.text, True), "occur"):
            for child in children(sentence, token):
                if base(child.dep) == "nsubj" and child.text.lower() in _IT[sentence.language]:
                    return token, child
    return None


def times_at(sentence: Sentence, verb: Token, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The times that hang on this verb, with no clause between."""
    found = []
    for time in times:
        at = sentence.head_of(time.start, time.end) if sentence.start <= time.start < sentence.end else None
        if time.edtf and at is not None and at.head == verb.i:
            found.append(time)
    return tuple(found)


def _carried(token: Token) -> bool:
    """Whether an event noun shares the time of the verb it hangs on («переговоры прошли 3 мая»)."""
    return base(token.dep) in ("obj", "nsubj", "xcomp", "obl")


def find_place(sentence: Sentence, trigger: Trigger, parties: Parties) -> Part | None:
    """The place of an event: a place named under its word, under its noun, else under the verb it hangs
    on."""
    spots: list[Token] = [trigger.token]
    if trigger.noun is not None:
        spots.append(trigger.noun)
    up = head(sentence, trigger.token)
    spoken = (
        trigger.action.type == "STATE" and base(trigger.token.dep) == "conj"
    )  # where the other thing was done
    if (
        up is not None
        and not spoken
        and (trigger.token.pos in ("NOUN", "PROPN") or base(trigger.token.dep) in ("xcomp", "conj"))
    ):
        spots.append(up)
    for spot in spots:
        for child in children(sentence, spot):
            if base(child.dep) not in ("obl", "nmod", "advmod"):
                continue
            mention = _place(parties, child) or _place_of(sentence, child, parties)
            imposed = mention is not None and mention.kind == "country" and marker(sentence, child) == "on"
            if mention is not None and not imposed and marker(sentence, child) in _WHERE[sentence.language]:
                last = coordinated(sentence, child)[-1]
                ending = _place(parties, last)
                end = ending.end if ending is not None else mention.end
                return Part(mention.entity, (mention.id,), (mention.start, max(end, mention.end)))
    return None


def _place_of(sentence: Sentence, noun: Token, parties: Parties) -> Mention | None:
    """ "At a centre in the city of Bergen": the place that a noun of the surroundings lies in."""
    at = noun
    for _ in range(2):
        if parties.mention(at) is not None or at.pos != "NOUN" or parties.acts(sentence, at):
            return None  # "a visitor from Bergen"
        inner = [c for c in children(sentence, at) if base(c.dep) in ("nmod", "appos", "obl") and c.i > at.i]
        found = next((m for c in inner if _within(sentence, c) and (m := _place(parties, c))), None)
        if found is not None or not inner:
            return found
        at = inner[0]
    return None


def _within(sentence: Sentence, token: Token) -> bool:
    return marker(sentence, token) in (*_WHERE[sentence.language], "of", "gent", "nomn")


def _place(parties: Parties, token: Token) -> Mention | None:
    mention = parties.mention(token)
    return mention if mention is not None and mention.kind in _PLACES and mention.entity else None
