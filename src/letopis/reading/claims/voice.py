"""Whose word an event is: statements, what they are about, and the stance of what others told."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from letopis.reading.analysis import Token
from letopis.reading.claims.draft import Draft
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.speakers import handed_on, most_telling, name_speaker, own_attributions
from letopis.reading.claims.statements import part_from_tellers, weigh
from letopis.reading.claims.syntax import base, children, marker
from letopis.reading.entities.again import sector_of
from letopis.records import Part, Source, TimeExpression
from letopis.records.reading import Span, Stance

if TYPE_CHECKING:
    from letopis.reading.attribution import Words

_ADMIT = ("признать", "признавать", "визнати", "визнавати")  # «признал, что план трудно выполнить»
_SELF = ("i", "we", "us", "я", "мы", "ми")
SPEECH = ("STATE", "DENY", "CONFIRM", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE")


def settle_voices(drafts: Sequence[Draft], words: "Words", parties: Parties) -> list[Draft]:
    """Gives every draft its stance, attributions and what it is about, and leaves out verbs that only
    relay."""
    for draft in drafts:
        if draft.trigger.token.lemma == "warn" and _foretold(draft):
            draft.trigger = replace(draft.trigger, action=replace(draft.trigger.action, type="STATE"))
        if draft.type == "SUPPORT" and draft.trigger.token.lemma in _ADMIT and _clause(draft):
            draft.trigger = replace(draft.trigger, action=replace(draft.trigger.action, type="STATE"))
        if draft.type in SPEECH and draft.trigger.token.pos in ("VERB", "AUX"):
            draft.content = _content(draft, words)
            if draft.type == "STATE" and _untrue(draft, parties):
                draft.trigger = replace(draft.trigger, action=replace(draft.trigger.action, type="DENY"))
            own = own_attributions(draft, words)
            if own and draft.type == "STATE":
                name_speaker(draft, own, words, parties)
            inside = [t for t in draft.times if _within(t, draft.content)]
            if inside and draft.type in (
                "STATE",
                "CONFIRM",
                "DENY",
            ):  # «сказал, что в прошлые годы …»: not when it was said
                draft.times = tuple(t for t in draft.times if t not in inside)
            weigh(draft, parties)
    for draft in drafts:
        others = [d for d in drafts if d is not draft and d.sentence is draft.sentence]
        draft.attributions, draft.stance = _stance(draft, others, words)
        known = draft.background or draft.trigger.token.dep == "acl" or _added(draft, words)
        if known and draft.status == "happened" and draft.stance == "claimed":
            # «После отставки министра»: taken for granted by whoever speaks, and told by who hands it on.
            draft.stance, draft.attributions = "asserted", handed_on(draft.attributions, words)
        draft.actors = tuple(_myself(part, draft, words, parties) for part in draft.actors)
        if draft.content:
            own_ids = (a.id for a in own_attributions(draft, words))
            draft.attributions = tuple(dict.fromkeys((*own_ids, *draft.attributions)))
    for draft in drafts:
        _date_own_words(draft, drafts)
    kept = [d for d in drafts if not _relays(d, drafts, words, parties) and not _demanded(d, drafts)]
    for draft in kept:
        if draft.content:
            draft.about = [d for d in kept if d is not draft and d.inside(draft.content)]
    return kept


def _added(draft: Draft, words: "Words") -> bool:
    """«Паром, который захватили в мае, отплыл, сказал мэр»: in words retold a relative clause is whose words they are,
    and what it tells is known."""
    if draft.trigger.token.dep != "acl:relcl":
        return False
    direct = (a for a in words.attributions if a.id in draft.attributions and a.direct)
    return next(direct, None) is None


def _date_own_words(speech: Draft, drafts: Sequence[Draft]) -> None:
    """«Она потребовала отставки. Об этом она заявила во вторник»: when she said so is when she demanded it."""
    speakers = {part.entity for part in speech.actors if part.entity}
    if speech.type != "STATE" or not speech.times or not speakers:
        return
    for draft in drafts:
        own = draft.type in SPEECH and draft.type != "STATE" and draft.status == "happened"
        theirs = speakers & {part.entity for part in draft.actors}
        if own and theirs and not draft.times and draft.inside(speech.content):
            draft.times = speech.times


def _within(time: TimeExpression, spans: tuple[Span, ...]) -> bool:
    return any(start <= time.start and time.end <= end for start, end in spans)


def _myself(part: Part, draft: Draft, words: "Words", parties: Parties) -> Part:
    """ "I welcome the release", said Dahl: in a quotation "I" and "we" are whoever is quoted."""
    if part.entity or part.words is None or parties.analysis.text[slice(*part.words)].lower() not in _SELF:
        return part
    sources = {s.id: s for s in words.sources}
    quoting = (a for a in words.attributions if a.direct and draft.inside(a.content) and a.chain)
    speaker = next((s.entity for a in quoting if (s := sources.get(a.chain[-1])) and s.entity), "")
    return replace(part, entity=speaker)


def _clause(draft: Draft) -> bool:
    return any(base(c.dep) == "ccomp" for c in children(draft.sentence, draft.trigger.token))


def _foretold(draft: Draft) -> bool:
    """ "Warned that prices would rise": what others will do is foretold, not threatened."""
    sentence = draft.sentence
    clauses = [c for c in children(sentence, draft.trigger.token) if base(c.dep) == "ccomp"]
    subjects = [c for clause in clauses for c in children(sentence, clause) if base(c.dep) == "nsubj"]
    return bool(subjects) and all(c.pos != "PRON" for c in subjects)


def _content(draft: Draft, words: "Words") -> tuple[Span, ...]:
    """What a speech verb vouches for: by attribution where it is a cue, else its clause or its complement."""
    trigger = draft.trigger
    for attribution in words.attributions:
        if attribution.cue[0] < trigger.end and trigger.start < attribution.cue[1]:
            return tuple(attribution.content)
    sentence, spans = draft.sentence, []
    for child in children(sentence, trigger.token):
        if base(child.dep) in ("ccomp", "parataxis", "xcomp") or (
            draft.type in ("DENY", "CONFIRM") and _weighed(draft, child)
        ):
            below = [sentence.tokens[i] for i in sentence.subtree(child.i)]
            spans.append((min(t.start for t in below), max(t.end for t in below)))
    after = sentence.tokens[trigger.token.i + 1 : trigger.token.i + 3]
    if not spans and [t.text for t in after[:1]] == [","] and after[-1].lemma in ("что", "що"):
        spans.append((after[-1].start, sentence.end))
    before = sentence.tokens[trigger.token.i - 1] if trigger.token.i > 2 else None
    aside = before is not None and not any(
        c.isalnum() for c in before.text
    )  # «…, сказал он», not «напомним, он сказал»
    if base(trigger.token.dep) == "parataxis" and trigger.token.head >= 0 and aside:
        spans.append((sentence.start, trigger.start))
    return tuple(spans)


def _weighed(draft: Draft, child: Token) -> bool:
    """Whether a complement is what is denied or confirmed; "dismissed as false reports that": also one with a
    preposition."""
    kind = base(child.dep)
    return kind in ("obj", "nsubj") or (kind == "obl" and draft.trigger.kind == "phrase")


def _untrue(draft: Draft, parties: Parties) -> bool:
    """«Назвали заяву такою, що не відповідає дійсності»: what is said to be untrue is denied."""
    sentence = draft.sentence
    below = set(sentence.subtree(draft.trigger.token.i))
    said = [
        t.lemma
        for t in sentence.tokens
        if t.i in below or any(start <= t.start < end for start, end in draft.content)
    ]
    return any(
        tuple(said[i : i + len(words)]) == words for words in parties.lexicon.untrue for i in range(len(said))
    )


def _stance(draft: Draft, others: Sequence[Draft], words: "Words") -> tuple[tuple[str, ...], Stance]:
    over = [a for a in words.attributions if draft.inside(a.content) and not _own_cue(draft, a.cue)]
    covering = most_telling(over, words)
    ids = tuple(a.id for a in covering)
    part_from_tellers(draft, covering, words)
    joined = _joined(draft)
    spoken = [d for d in others if d.content and draft.inside(d.content) and d.trigger.token.i not in joined]
    if any(d.type == "DENY" for d in spoken):
        return ids, "denied"
    if any(d.type == "CONFIRM" for d in spoken):
        return ids, "confirmed"
    if covering or any(d.type == "STATE" and not _outlets_own(d) for d in spoken) or _intended(draft, others):
        return ids, "claimed"
    return ids, "asserted"


def _joined(draft: Draft) -> set[int]:
    """The verbs that the draft's verb is coordinated with: «заявил, что …, и обвинил» is not said but
    done."""
    found: set[int] = set()
    at = draft.trigger.token
    while base(at.dep) == "conj" and at.head >= 0 and at.head not in found:
        found.add(at.head)
        at = draft.sentence.tokens[at.head]
    return found


def _outlets_own(speech: Draft) -> bool:
    """«Отметим, что», «как сообщалось»: the outlet reminds of what it vouches for itself."""
    tokens, token = speech.sentence.tokens, speech.trigger.token
    recalled = token.i > 0 and tokens[token.i - 1].lemma in ("как", "як")
    return "1per" in token.tags or "excl" in token.tags or recalled


def _intended(draft: Draft, others: Sequence[Draft]) -> bool:
    """«Заявил о намерении выйти»: an intention is known by the word of whoever has it."""
    if draft.status not in ("planned", "possible") or draft.trigger.kind == "noun":
        return False
    speeches = {d.trigger.token.i for d in others if d.type == "STATE" and d.trigger.kind == "verb"}
    at = draft.trigger.token
    for _ in range(3):
        if at.head < 0 or base(at.dep) == "conj":
            return False
        at = draft.sentence.tokens[at.head]
        if at.i in speeches:
            return True
    return False


def _own_cue(draft: Draft, cue: Span) -> bool:
    """Whether an attribution's cue is the event word itself, or the verb that announces it («объявили о
    забастовке»)."""
    if cue[0] < draft.trigger.end and draft.trigger.start < cue[1]:
        return True
    tokens = draft.sentence.tokens
    if any(tokens[i].start < cue[1] and cue[0] < tokens[i].end for i in _joined(draft)):
        return True
    up = draft.sentence.tokens[draft.trigger.token.head] if draft.trigger.token.head >= 0 else None
    return draft.trigger.kind == "noun" and up is not None and cue[0] < up.end and up.start < cue[1]


def _relays(draft: Draft, drafts: Sequence[Draft], words: "Words", parties: Parties) -> bool:
    """Whether a speech verb only passes on what is told anyway, says nothing, or has no speaker who is anybody."""
    if draft.type != "STATE":
        return False
    if draft.status == "not_happened" or _nobody(draft):
        return True  # «не уточнил», "neither company made a statement": nothing was said
    announced = _announced(draft, drafts, parties)
    if not any(part.entity for part in draft.actors):
        return True  # "they said"
    bare = all(
        base(c.dep) not in ("obj", "obl", "iobj") for c in children(draft.sentence, draft.trigger.token)
    )
    if bare and not draft.content and not announced and not _named(draft, parties):
        return True  # "the officer said": nobody knows who, nobody knows what
    if all(_outlet(part.entity, parties) or _medium(draft, part) for part in draft.actors):
        return True
    if draft.trigger.kind == "verb" and (_unnamed(draft, words) or _passed_on(draft, words)):
        return True
    if any(_swallows(d, draft) for d in drafts if d is not draft):
        return True  # «чиновник сказал, что в союзе считают»: the statement is the official's
    if draft.trigger.kind != "verb":
        return False
    token = draft.trigger.token
    aside = "GRND" in token.tags or (
        token.text.endswith("ing") and base(token.dep) in ("advcl", "acl", "xcomp")
    )
    if aside and not any(d.type == "STATE" and d.inside(draft.content) for d in drafts if d is not draft):
        return True  # "…, adding that", «…, подчеркнув, что»
    told = [d for d in drafts if d.type != "STATE" and d.inside(draft.content) and not d.background]
    if told and all(_negated_alone(d, parties) for d in told):
        draft.trigger = replace(draft.trigger, action=replace(draft.trigger.action, type="DENY"))
        return False
    speakers = {p.entity for p in draft.actors}
    reported = [
        d for d in told
        if d.status in ("happened", "ongoing")
        or (d.status == "planned" and {p.entity for p in d.actors} & speakers)  # «заявил о намерении уйти»
    ]  # fmt: skip
    return bool(announced or reported) or (bool(told) and not _named(draft, parties))


def _nobody(draft: Draft) -> bool:
    """ "Neither company said", "none of them answered"."""
    words = [draft.sentence.text[p.words[0] - draft.sentence.start :] for p in draft.actors if p.words]
    return any(w.lower().startswith(("neither ", "no ", "none ", "nobody ")) for w in words)


def _swallows(other: Draft, draft: Draft) -> bool:
    """Whether a statement stands in what another one says; not the verb of «…», заявил Орлов, подчеркнув, nor what
    somebody in the quotation wants to say."""
    said = other.type == "STATE" and other.actors and draft.inside(other.content)
    return bool(said) and other.trigger.token.head != draft.trigger.token.i and (
        other.status in ("happened", "ongoing") or draft.status not in ("happened", "ongoing")
    )  # fmt: skip


def _negated_alone(event: Draft, parties: Parties) -> bool:
    """«Заявил, что войск не выводил», not «что готов к переговорам, но договор не подписал»."""
    token = event.trigger.token
    without = parties.lexicon.hedge(marker(event.sentence, token), "negation")  # «обойтись без отмены рейсов»
    alone = base(token.dep) != "conj" and not without
    return event.status == "not_happened" and alone and _negated(event, parties) and not _to_come(event)


def _to_come(draft: Draft) -> bool:
    """ "Announced that he will not return": what is not to be is no denial of what was."""
    helpers = (c.text.lower() for c in children(draft.sentence, draft.trigger.token) if base(c.dep) == "aux")
    return "futr" in draft.trigger.token.tags or any(
        h in ("will", "shall", "'ll", "’ll", "wo") for h in helpers
    )


def _demanded(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """«Заявила, что Норвегия должна вывести войска»: the demand tells what is to be done."""
    return draft.status in ("planned", "possible") and any(
        d.type == "REQUEST" and d.trigger.action.type == "REQUEST" and d is not draft and d.sentence is draft.sentence
        and draft.inside(d.content) and {p.entity for p in d.recipients} & {p.entity for p in draft.actors if p.entity}
        for d in drafts
    )  # fmt: skip


def _announced(speech: Draft, drafts: Sequence[Draft], parties: Parties) -> list[Draft]:
    """The events that a verb announces by their noun; «20 мая объявили о своей капитуляции» gives them its day
    and, for a mere pronoun, its speakers."""
    lemma = parties.lexicon.base(speech.trigger.token.lemma, speech.trigger.token.text, True)
    if speech.trigger.kind != "verb" or not parties.lexicon.governs(lemma, "announce"):
        return []
    found = [d for d in drafts if d.trigger.kind == "noun" and _hangs_on(d, speech)]
    for event in found:
        event.times, event.place = event.times or speech.times, event.place or speech.place
        if speech.actors and event.actors and not any(part.entity for part in event.actors):
            event.actors = speech.actors
    return found


def _negated(event: Draft, parties: Parties) -> bool:
    """Whether a "not" keeps an event from happening, rather than a failure or an end."""
    near = [event.trigger.token.i, event.trigger.token.head]
    below = (c for i in near if i >= 0 for c in children(event.sentence, event.sentence.tokens[i]))
    words = [c.lemma for c in below] + [
        c.text.lower() for i in near if i > 0 for c in event.sentence.tokens[max(0, i - 3) : i]
    ]
    return any(parties.lexicon.hedge(word, "negation") or word.endswith(("n't", "n’t")) for word in words)


def _hangs_on(event: Draft, speech: Draft) -> bool:
    """Whether an event noun is what the speech verb itself announces."""
    return event.sentence is speech.sentence and event.trigger.token.head == speech.trigger.token.i


def _named(draft: Draft, parties: Parties) -> bool:
    found = [parties.who.entity(part.entity) for part in draft.actors]
    return any(e is not None and e.kind in ("person", "organisation", "country") for e in found)


def _outlet(entity: str, parties: Parties) -> bool:
    known = parties.entity(entity)
    return known is not None and known.kind == "outlet"


def _medium(draft: Draft, part: Part) -> bool:
    """«Напоминает издание»: an outlet by its noun alone."""
    top = draft.sentence.head_of(part.words[0], part.words[1]) if part.words else None
    language = draft.sentence.language
    return top is not None and language != "en" and sector_of(top.lemma, language) == "media"


def _passed_on(draft: Draft, words: "Words") -> bool:
    """«Як вказує "Маяк", уряд заявляє, що …»: the verb by which the paper hands on what somebody else says, whosever of
    the two the parse makes it."""
    sources = {s.id: s for s in words.sources}
    relayed = [a for a in words.attributions if len(a.chain) > 1 and sources[a.chain[0]].kind == "outlet"]
    ends = {a.id: (sources[a.chain[0]], sources[a.chain[-1]]) for a in relayed}
    chains = {a.id: a for a in relayed if any(_is(part, s) for part in draft.actors for s in ends[a.id])}
    start, end = draft.trigger.start, draft.trigger.end
    for quotation in words.quotations:
        told = chains.get(quotation.attribution)
        if told is None or (told.cue[0] < end and start < told.cue[1]):
            continue
        if any(first < end and start < last for first, last in quotation.cue):
            return True
    return False


def _is(part: Part, source: Source) -> bool:
    """Whether a party and a source are one, by who it is or by their words."""
    same = bool(part.entity) and part.entity == source.entity
    return same or (part.words is not None and part.words[0] < source.end and source.start < part.words[1])


def _unnamed(draft: Draft, words: "Words") -> bool:
    sources = {s.id: s for s in words.sources}
    for attribution in words.attributions:
        if attribution.cue[0] < draft.trigger.end and draft.trigger.start < attribution.cue[1]:
            roots = [sources[i] for i in attribution.chain[-1:] if i in sources]
            return any(r.anonymity == "unnamed" or r.kind == "outlet" for r in roots)
    return False
