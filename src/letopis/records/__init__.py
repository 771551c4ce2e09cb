"""The words of the design as frozen records: what every stage takes and gives."""

from letopis.records.article import Article, Removed, Segment
from letopis.records.event import Dispute, DisputeValue, Event, EventEvidence, Judgement, Party, Roots, Voice
from letopis.records.reading import (
    Attribution,
    Claim,
    Entity,
    Evidence,
    Mention,
    Part,
    Quantity,
    Quotation,
    Reading,
    Role,
    Source,
    TimeExpression,
    When,
)

__all__ = [
    "Article",
    "Attribution",
    "Claim",
    "Dispute",
    "DisputeValue",
    "Entity",
    "Event",
    "EventEvidence",
    "Evidence",
    "Judgement",
    "Mention",
    "Part",
    "Party",
    "Quantity",
    "Quotation",
    "Reading",
    "Removed",
    "Role",
    "Roots",
    "Segment",
    "Source",
    "TimeExpression",
    "Voice",
    "When",
]
