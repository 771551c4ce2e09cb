"""Questions to the store and their answers, the same for every face.

    chronicle = Chronicle("letopis.db")              # or an open Store
    chronicle.events(Question(who="Kyiv", since="2023-09"))   -> list[Event], in time order
    chronicle.total(question)                        -> how many there are without limit and offset
    chronicle.event(id)                              -> Event (old ids of merged events are followed)
    chronicle.as_of("2023-09-29")                    -> the Chronicle as it could be known then
    chronicle.explain(id)                            -> Explained: why its reports are one event
    chronicle.parts(id)                              -> the events it is part of, and those that are parts of it
    chronicle.sources(question)                      -> list[Resting]: roots, relays, outlets, what rests on each
    chronicle.claims(id)                             -> the event's claims as (Article, Reading, Claim)
    chronicle.article(id)                            -> ReadArticle: .article .reading .entities .events
    chronicle.articles(text="", limit=0, offset=0)   -> list[Article], newest first
    chronicle.counts(("month", "type"), question)    -> list of dict: the keys asked for, events, corroborated
    chronicle.entity(id)                             -> KnownEntity: .entity .events

Unknown ids raise NotFoundError; a question that cannot be asked raises QuestionError.
"""

from letopis.chronicle.counts import BY
from letopis.chronicle.explaining import Alike, Apart, Explained
from letopis.chronicle.question import SORTS, TYPES, Question
from letopis.chronicle.sourcing import Resting
from letopis.chronicle.timeline import Chronicle, KnownEntity, ReadArticle

__all__ = [
    "BY",
    "SORTS",
    "TYPES",
    "Alike",
    "Apart",
    "Chronicle",
    "Explained",
    "KnownEntity",
    "Question",
    "ReadArticle",
    "Resting",
]
