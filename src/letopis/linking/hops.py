"""The chains of a claim: who each hop is store-wide, and the words that give a chain."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from letopis.linking.bodies import role_kinds
from letopis.linking.claims import Hop
from letopis.linking.entities import Known
from letopis.linking.holders import holder
from letopis.linking.outlets import outlet_key
from letopis.linking.weights import weights
from letopis.records import Article, Attribution, Claim, Entity, Source
from letopis.records.reading import Span

_NEAR = 60  # characters from a sentence to the cue of the next one
_QUOTED = 400  # characters that are quoted together at most


def vouches(attribution: Attribution, span: Span) -> bool:
    """Whether it is for words of this sentence that the source is credited: a headline says it less exactly."""
    return any(start < span[1] and span[0] < end for start, end in attribution.content)


def told_by(
    told: Sequence[tuple[tuple[Hop, ...], Attribution]],
) -> list[tuple[tuple[Hop, ...], Attribution]]:
    """Each chain once. «СМИ: …» in a headline is the outlet that the text below it names, «Источник: …» whom it
    describes."""
    chains = [chain for chain, _ in told]
    named = [c for c in chains if any(hop.kind == "outlet" and hop.anonymity == "named" for hop in c)]
    bare = [c for c in chains if len(c) == 1 and c[0].kind == "outlet" and c[0].anonymity != "named"]
    nobody = [c for c in chains if len(c) == 1 and c[0].kind == "people" and c[0].anonymity == "unnamed"]
    described = [c for c in chains if c not in nobody and c[-1].kind == "people"]
    passed = [*(bare if named else ()), *(nobody if described else ())]
    kept = {chain: a for chain, a in reversed(told) if chain not in passed}
    return [(chain, kept[chain]) for chain in dict.fromkeys(chains) if chain in kept]


def cited(attribution: Attribution, sources: Sequence[Source], claim: Claim, best: Span, text: str) -> Span:
    """The words that tell the claim on this source's word: its sentence with the cue, or the best one down to the
    cue that follows it at once («Об этом сообщает …»), or what the source is credited with wherever it stands."""
    start, end = attribution.cue
    for evidence in claim.evidences:
        if evidence.span[0] <= start and end <= evidence.span[1]:
            return evidence.span
    stop, dot = text.find("\n", end), text.find(". ", end)
    after = min((at for at in (stop, dot + 1 if dot >= 0 else -1) if at > 0), default=len(text))
    if 0 <= start - best[1] <= _NEAR and after - best[0] <= _QUOTED:
        return best[0], after
    spans = [attribution.cue, *attribution.content, *((source.start, source.end) for source in sources)]
    whole = min(span[0] for span in spans), max(span[1] for span in spans)
    return whole if whole[1] - whole[0] <= _QUOTED else best


def resolved(source: Source, article: Article, people: Sequence[Entity]) -> Source:
    """A source that the article describes by an office, as the person it names for its holder."""
    if source.anonymity != "described" or source.entity or source.kind not in ("person", "people"):
        return source
    words = article.text[source.start : source.end]
    found = holder(words, article.language, people)
    if found is None:
        return source
    return replace(source, kind="person", anonymity="named", entity=found.id)


def hop(source: Source, local: Mapping[str, Entity], known: Mapping[str, Known]) -> Hop:
    """A source as a hop: with who it is store-wide, and the bodies it speaks for."""
    here = local.get(source.entity)
    linked = known.get(source.entity)
    entity = linked.entity if linked else here
    roles = here.roles if here else ()
    # Whom reading knows nobody by is called by what he is («глава МИД ФРГ»), not by a name.
    nobody = source.kind == "person" and source.anonymity == "named" and entity is None
    return Hop(
        name=entity.name if entity and source.anonymity == "named" else source.name,
        kind=source.kind,
        anonymity="described" if nobody else source.anonymity,
        entity=linked.id if linked else "",
        country=entity.country if entity else "",
        sector=entity.sector if entity else "",
        role="; ".join((source.name, *(role.text for role in roles))),
        of=tuple(sorted({known[r.of].id for r in roles if _speaks(r.text) and _body(r.of, known)})),
        outlet=outlet_key(entity.name if entity else source.name) if source.kind == "outlet" else "",
    )


def _body(local: str, known: Mapping[str, Known]) -> bool:
    return local in known and known[local].entity.kind in ("organisation", "outlet", "facility")


def _speaks(role: str) -> bool:
    """Whether who holds this office speaks for the body it is held in: its head or its spokesperson."""
    return bool(role_kinds((role,)) & weights().speaks)
