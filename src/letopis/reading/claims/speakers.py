"""Who made a statement: attribution knows the speaker better than the parse, and whom «чиновник» repeats."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from letopis.reading.claims.draft import Draft
from letopis.reading.claims.parties import Parties
from letopis.records import Attribution, Part, Source

if TYPE_CHECKING:
    from letopis.reading.attribution import Words


def own_attributions(draft: Draft, words: "Words") -> list[Attribution]:
    """The attributions whose cue is the draft's own word."""
    start, end = draft.trigger.start, draft.trigger.end
    return [a for a in words.attributions if a.cue[0] < end and start < a.cue[1]]


def most_telling(found: Sequence[Attribution], words: "Words") -> list[Attribution]:
    """The attributions but those whose whole chain is only the beginning of another's: of «УНН» at the head of an
    article and «УНН со ссылкой на DW» in it, the second."""
    names = {s.id: s.name for s in words.sources}
    chains = {a.id: tuple(names[id] for id in a.chain) for a in found}

    def begun(one: tuple[str, ...]) -> bool:
        return any(len(one) < len(other) and other[: len(one)] == one for other in chains.values())

    return [a for a in found if not chains[a.id] or not begun(chains[a.id])]


def handed_on(ids: Sequence[str], words: "Words") -> tuple[str, ...]:
    """Of these attributions those whose chain ends in an outlet: nobody but it is said to have spoken."""
    papers = {s.id for s in words.sources if s.kind == "outlet"}
    ends = {a.id: a.chain[-1] for a in words.attributions if a.chain}
    return tuple(id for id in ids if ends.get(id) in papers)


def name_speaker(draft: Draft, own: Sequence[Attribution], words: "Words", parties: Parties) -> None:
    """Gives a statement the speaker of its attribution where the parse found none, or only repeated words."""
    sources = {s.id: s for s in words.sources}
    roots = [sources[a.chain[-1]] for a in own if a.chain and a.chain[-1] in sources]
    if not roots or roots[0].kind not in ("person", "people") or roots[0].anonymity == "unnamed":
        return
    part = _part(roots[0], words, parties)
    if part is not None and (not draft.actors or all(_repeats(a, part, parties) for a in draft.actors)):
        draft.actors = (part,)


def _part(source: Source, words: "Words", parties: Parties) -> Part | None:
    source = next((s for s in words.sources if s.name == source.name and s.kind == source.kind), source)
    known = parties.entity(source.entity)
    if known is not None and known.kind == source.kind == "person":
        return Part(known.id, (), (source.start, source.end))
    sentence = parties.analysis.sentence_at(source.start)
    top = sentence.head_of(source.start, source.end) if sentence is not None else None
    if sentence is None or top is None:
        return None
    found = parties.part(sentence, top) if parties.acts(sentence, top) else ()
    return found[0] if len(found) == 1 and found[0].entity else None


def _repeats(actor: Part, speaker: Part, parties: Parties) -> bool:
    """«Чиновник добавил» after «европейский чиновник сказал»: one bare word of those that named the speaker."""
    known, meant = parties.entity(actor.entity), parties.entity(speaker.entity)
    if known is None or meant is None:
        return not actor.entity
    bare = known.kind == "people" and len(known.name.split()) == 1
    return bare and known.name.lower() in meant.name.lower().split()
