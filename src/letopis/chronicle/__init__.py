"""Questions to the store and their answers, the same for every face.

    chronicle = Chronicle("letopis.db")              # or an open Store
    chronicle.events(Question(who="Kyiv", since="2023-09"))   -> list[Event], in time order
    chronicle.total(question)                        -> how many there are without limit and offset
    chronicle.event(id)                              -> Event (old ids of merged events are followed)
    chronicle.claims(id)                             -> the event's claims as (Article, Reading, Claim)
    chronicle.article(id)                            -> ReadArticle: .article .reading .entities .events
    chronicle.articles(text="", limit=0, offset=0)   -> list[Article], newest first
    chronicle.counts(("month", "type"), question)    -> list of dict: the keys asked for, events, corroborated
    chronicle.entity(id)                             -> KnownEntity: .entity .events

Unknown ids raise NotFoundError; a question that cannot be asked raises QuestionError.
"""

from letopis.chronicle.counts import BY
from letopis.chronicle.question import TYPES, Question
from letopis.chronicle.timeline import Chronicle, KnownEntity, ReadArticle

__all__ = ["BY", "TYPES", "Chronicle", "KnownEntity", "Question", "ReadArticle"]
