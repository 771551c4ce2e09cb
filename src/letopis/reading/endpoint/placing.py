"""Words that an endpoint gave, back at their places in the text: what does not stand there is dropped."""

from dataclasses import replace

from letopis.reading.claims.quantities import find_quantities, leaver
from letopis.reading.endpoint.contract import ClaimTold, Told, modes_of
from letopis.reading.reader import Prepared
from letopis.records import Attribution, Claim, Entity, Evidence, Part, Source, When
from letopis.records.reading import Anonymity, EntityKind, SourceKind, Span

_SOURCE_KINDS: dict[EntityKind, SourceKind] = {
    "person": "person", "organisation": "organisation", "outlet": "outlet", "country": "organisation",
    "place": "organisation", "facility": "organisation", "people": "people",
}  # fmt: skip
_PLACES = ("place", "country", "facility")


class Placing:
    """Makes claims of what an endpoint told, over who and when Letopis itself found in the text.

    `dropped` counts what was left out: claims whose sentence or trigger, and parts whose words, do not stand there.
    """

    def __init__(self, prepared: Prepared, model: str) -> None:
        self._text = prepared.analysis.text
        self._sentences = prepared.analysis.sentences
        self._who = prepared.who
        self._times = prepared.times
        self._by = f"endpoint:{model}"
        self._sources = list(prepared.words.sources)
        self._attributions = list(prepared.words.attributions)
        self._added: dict[str, Entity] = {}
        self._claims: list[Claim] = []
        self.dropped = 0

    def result(
        self,
    ) -> tuple[
        tuple[Claim, ...], tuple[Entity, ...], tuple[Source, ...], tuple[Attribution, ...], tuple[str, ...]
    ]:
        """Claims in text order, entities, sources, attributions, and flags."""
        claims = sorted(self._count(), key=lambda c: c.evidences[0].trigger)
        numbered = tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(claims, 1))
        flags = ("endpoint-dropped",) if self.dropped else ()
        entities = (*self._who.entities, *self._added.values())
        return numbered, entities, tuple(self._sources), tuple(self._attributions), flags

    def add(self, told: ClaimTold, piece: Span) -> None:
        """The claim told of a piece of the text, if its sentence and trigger stand there."""
        sentence = self._find(told.sentence, piece)
        trigger = self._find(told.trigger, sentence) if sentence else None
        if sentence is None or trigger is None:
            self.dropped += 1
            return
        evidence = Evidence(trigger, sentence)
        if any(evidence in claim.evidences for claim in self._claims):
            return  # told twice of the same words
        actors = self._parts(told.actors, sentence, piece)
        recipients = self._parts(told.recipients, sentence, piece, actors)
        self._claims.append(
            Claim(
                id="",
                type=told.type,
                mode=told.mode if told.mode in modes_of(told.type) else "",
                status=told.status,
                stance=told.stance,
                evidences=(evidence,),
                actors=actors,
                recipients=recipients,
                participants=self._parts(told.participants, sentence, piece, (*actors, *recipients)),
                place=self._place(told.place, sentence, piece),
                time=self._when(told.time, sentence, piece),
                attributions=self._attributed(told, sentence, piece),
                confidence=0.5,  # it gives no measure of its own
                by=self._by,
            )
        )

    def _count(self) -> list[Claim]:
        """The claims, each with the figures of its sentence that it leaves behind."""
        claims = list(self._claims)
        for sentence in self._sentences:
            there = [
                i for i, claim in enumerate(claims)
                if sentence.start <= claim.evidences[0].trigger[0] < sentence.end
            ]  # fmt: skip
            for figure in find_quantities(sentence) if there else ():
                at = leaver(figure, [(claims[i].type, claims[i].evidences[0].trigger[0]) for i in there])
                if at is not None:
                    claim = claims[there[at]]
                    claims[there[at]] = replace(claim, quantities=(*claim.quantities, figure))
        return claims

    def _find(self, words: str, within: Span) -> Span | None:
        """Where the words stand, whole words only; the first place within a span."""
        wanted, at = words.strip(), within[0] - 1
        while wanted and (at := self._text.find(wanted, at + 1, within[1])) >= 0:
            end = at + len(wanted)
            inside = (self._text[at - 1 : at] + wanted[0]).isalnum() and at > 0
            if not inside and not (end < len(self._text) and (wanted[-1] + self._text[end]).isalnum()):
                return at, end
        return None

    def _near(self, words: str, sentence: Span, piece: Span) -> Span | None:
        """In the sentence, else the nearest place before it in the piece, else the next after it: «Об этом
        пишет …». Counted as dropped when nowhere."""
        if not words.strip():
            return None
        if (found := self._find(words, sentence)) is not None:
            return found
        before, at = None, piece[0]
        while (found := self._find(words, (at, sentence[0]))) is not None:
            before, at = found, found[0] + 1
        near = before or self._find(words, (sentence[1], piece[1]))
        self.dropped += near is None
        return near

    def _parts(
        self, told: list[str], sentence: Span, piece: Span, taken: tuple[Part, ...] = ()
    ) -> tuple[Part, ...]:
        parts: dict[str, Part] = {}
        for words in told:
            span = self._near(words, sentence, piece)
            if span is None:
                continue
            mention = self._who.mention_at(*span)
            named = mention is not None and mention.entity
            entity = mention.entity if mention is not None and named else self._described(span)
            if all(part.entity != entity for part in taken):
                mentions = (mention.id,) if mention is not None and named else ()
                parts.setdefault(entity, Part(entity, mentions, span))
        return tuple(parts.values())

    def _described(self, span: Span) -> str:
        """The entity of people who are only described, the same for the same words."""
        words = self._text[span[0] : span[1]]
        if words not in self._added:
            id = f"e{len(self._who.entities) + len(self._added) + 1}"
            self._added[words] = Entity(id, "people", words)
        return self._added[words].id

    def _place(self, words: str, sentence: Span, piece: Span) -> Part | None:
        span = self._near(words, sentence, piece)
        if span is None:
            return None
        for mention in self._who.mentions_in(*span):
            entity = self._who.entity_of(mention)
            if entity is not None and entity.kind in _PLACES:
                return Part(entity.id, (mention.id,), (mention.start, mention.end))
        return None  # not a place that we could put on a map, or name the same way twice

    def _when(self, words: str, sentence: Span, piece: Span) -> When | None:
        span = self._near(words, sentence, piece)
        over = [t for t in self._times if span and t.edtf and t.start < span[1] and span[0] < t.end]
        return When(over[0].edtf, (over[0].id,)) if over else None

    def _attributed(self, told: ClaimTold, sentence: Span, piece: Span) -> tuple[str, ...]:
        chain = [s for source in told.sources if (s := self._source(source, sentence, piece))]
        if not chain:
            return ()
        ids = tuple(dict.fromkeys(source.id for source in chain))
        for known in self._attributions:  # we may have read the same chain ourselves
            if known.chain == ids and any(a < sentence[1] and sentence[0] < b for a, b in known.content):
                return (known.id,)
        cue = self._find(told.cue, sentence) or (chain[0].start, chain[0].end)
        id = f"a{len(self._attributions) + 1}"
        self._attributions.append(Attribution(id, cue, ids, (sentence,), False, self._by))
        return (id,)

    def _source(self, told: Told, sentence: Span, piece: Span) -> Source | None:
        span = self._near(told.words, sentence, piece)
        if span is None:
            return None
        mention = self._who.mention_at(*span)
        entity = self._who.entity_of(mention) if mention is not None else None
        for known in self._sources:
            same = known.start < span[1] and span[0] < known.end
            if same or (entity is not None and known.entity == entity.id and told.anonymity == "named"):
                return known
        named = entity is not None and told.anonymity == "named"
        body = None if named else self._body(span)
        source = Source(
            id=f"s{len(self._sources) + 1}",
            name=entity.name if entity is not None and named else self._text[span[0] : span[1]],
            kind=_SOURCE_KINDS.get(entity.kind, "people") if entity is not None and named else "people",
            anonymity=_anonymity(told.anonymity, named),
            start=span[0],
            end=span[1],
            entity=entity.id if entity is not None and named else "",
            of=body.id if body else "",
            side=body.country if body else "",
        )
        self._sources.append(source)
        return source

    def _body(self, span: Span) -> Entity | None:
        """The body or country that words without a name say somebody belongs to."""
        found = (self._who.entity_of(m) for m in self._who.mentions_in(*span))
        return next((e for e in found if e is not None and e.kind in ("organisation", "country")), None)


def _anonymity(told: Anonymity, named: bool) -> Anonymity:
    """Nobody is named whose words hold no name."""
    return "described" if told == "named" and not named else told
