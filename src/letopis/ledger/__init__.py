"""The ledger: copies, chains, independent roots, disputes, and the Event they make. Pure.

    Signature(article, outlet, language, published, minhash)
    bands(minhash) -> tuple[str, ...]                     index these: near copies share one
    copies([Signature]) -> [Copy(original, copy, score, evidence)]
    copied(Signature, Signature) -> Copy | None           whether one carries the other's text
    translated(Passage, Passage) -> Copy | None           whether one is the other's translation
    assemble(claims, copies, statements, judged, today, places) -> Event
        claims      one cluster of letopis.linking.cluster
        copies      near copies among articles (those of other articles are passed over)
        statements  all linked claims of the same articles; those that speak about this event are picked out
        judged      people's judgements: confirm, set ("field=value" as object), same_event …
        today       ISO day from which a plan is overdue, "" never
        places      those that people set, {id: Known}
    event_id(claims, judged) -> "V…"; named_after(claim id) -> "V…" of the event that has its id from it
    roots(claims, copies, statements) -> Roots            disputes(claims, statements) -> (Dispute, …)
    headlines(event, topic=None) -> {"ru": …, "uk": …, "en": …}

A chain that ends in an outlet goes on along that outlet's own article where one is among the claims, so
the store need not be asked: who tells of one event stands in one cluster.
"""

from letopis.ledger.assemble import assemble, event_id, named_after, speaking_of
from letopis.ledger.chains import root_key, root_name
from letopis.ledger.copies import Copy, Signature, bands, copied, copies
from letopis.ledger.disputes import disputes, figure
from letopis.ledger.headlines import headlines
from letopis.ledger.roots import roots
from letopis.ledger.translations import Passage, passage, translated

__all__ = [
    "Copy",
    "Passage",
    "Signature",
    "assemble",
    "bands",
    "copied",
    "copies",
    "disputes",
    "event_id",
    "figure",
    "headlines",
    "named_after",
    "passage",
    "root_key",
    "root_name",
    "roots",
    "speaking_of",
    "translated",
]
