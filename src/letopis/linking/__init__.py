"""Linking: entities across scripts, claims into events, judgements. Pure; look-ups are protocols.

Entities
    filed_keys(entity) -> tuple[str, ...]             exact keys to file an entity under
    asked_keys(entity) -> tuple[str, ...]             and those that lead from it to all it may be
    link_entity(entity, index: EntityIndex) -> Link   Link(id, score, reasons, new); index.candidates(keys) -> [Known]
    link_all({local id: Entity}, [Verdict]) -> {local id: Known}
        the same for a whole block or run, in any order; what people decided goes before any rule
    may_be_one(one, other) -> bool                    an entity's link depends on nobody else
    merged(known: Entity, other: Entity) -> Entity    what to store of an entity after another article named it
Claims
    linked_claims(article, reading, {local entity id: Known}) -> tuple[LinkedClaim, ...]
    claim_id(article, "c1") -> "article#c1@sha"
    blocks(claim) -> Blocks(filed, asked)             index the first; claims that do not meet are never one event
Events
    likeness(one, other) -> Likeness(score, parts, cap);  clash(one, other) -> bool
    cluster(claims, judged=()) -> [(LinkedClaim, …), …]
    stories(events) -> [(article, …), …]              articles about one thing, whose events are several

When an article comes in: fetch all claims that are filed under what its own ask for, and the claims of the events
those are in, cluster these anew, and replace those events. Judgements of kind same_event and
different_event name claim ids.
"""

from letopis.linking.blocks import Blocks, blocks
from letopis.linking.claims import Hop, LinkedClaim
from letopis.linking.cluster import cluster
from letopis.linking.entities import (
    EntityIndex,
    Known,
    Link,
    asked_keys,
    entity_id,
    filed_keys,
    link_all,
    link_entity,
    may_be_one,
    merged,
)
from letopis.linking.likeness import Likeness, clash, likeness, threshold
from letopis.linking.outlets import house, outlet_key
from letopis.linking.parties import country_names
from letopis.linking.reports import claim_id, linked_claims
from letopis.linking.shown import shown
from letopis.linking.stories import stories
from letopis.linking.verdicts import Verdict

__all__ = [
    "Blocks",
    "EntityIndex",
    "Hop",
    "Known",
    "Likeness",
    "Link",
    "LinkedClaim",
    "Verdict",
    "asked_keys",
    "blocks",
    "claim_id",
    "clash",
    "cluster",
    "country_names",
    "entity_id",
    "filed_keys",
    "house",
    "likeness",
    "link_all",
    "link_entity",
    "linked_claims",
    "may_be_one",
    "merged",
    "outlet_key",
    "shown",
    "stories",
    "threshold",
]
