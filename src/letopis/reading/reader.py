"""One article in, its Reading out: the stages of reading in their order, nothing kept between articles."""

from dataclasses import dataclass

import numpy as np

from letopis.reading import attribution, claims, entities, times
from letopis.reading.analysis import Analysis, analyse
from letopis.reading.model import Model
from letopis.reading.noise import noise
from letopis.reading.signature import signature
from letopis.records import Article, Attribution, Claim, Entity, Reading, Source, TimeExpression

RULES = "1"  # raised when rules or knowledge change what is read, so that stored readings can be told apart


@dataclass(frozen=True)
class Prepared:
    """What an article says short of what happened: its grammar, who, when and on whose word."""

    analysis: Analysis
    reference: times.Reference
    times: tuple[TimeExpression, ...]
    who: entities.Who
    words: attribution.Words


def read(article: Article, model: Model | None = None) -> Reading:
    """Everything one article says: who, where, when, on whose word, what.

    Pure: the same article, model and knowledge give the same Reading. Raises ModelError when the model's files
    are missing. Offsets of the result are code points into `article.text`.
    """
    model = model or Model.load()
    ready = prepare(article, model)
    told = claims.find_claims(ready.analysis, ready.who, ready.times, ready.words, ready.reference)
    words = ready.words
    return assemble(
        article,
        f"{model.version}/{RULES}",
        ready,
        told.claims,
        told.entities,
        words.sources,
        words.attributions,
    )


def prepare(article: Article, model: Model | None = None) -> Prepared:
    """The stages before claims, in their order."""
    analysis = analyse(article.text, article.language, model or Model.load())
    posts = "\n".join(cut.text for cut in article.removed if cut.reason == "embed")
    reference = times.reference(article.text, article.language, article.published, article.url, posts)
    spans = [(s.start, s.end) for s in analysis.sentences]
    who = entities.find_entities(analysis, article.outlet)
    people = [(m.start, m.end) for m in who.mentions if m.kind == "person"]
    when = times.find_times(article.text, article.language, reference, spans, names=people)
    words = attribution.find_attributions(analysis, who, article.outlet)
    return Prepared(analysis, reference, when, who, words)


def assemble(
    article: Article,
    version: str,
    ready: Prepared,
    told: tuple[Claim, ...],
    named: tuple[Entity, ...],
    sources: tuple[Source, ...],
    attributions: tuple[Attribution, ...],
    flags: tuple[str, ...] = (),
) -> Reading:
    """The Reading of an article whose claims were found, with what serves linking and search."""
    return Reading(
        article=article.id,
        version=version,
        mentions=ready.who.mentions,
        entities=named,
        times=ready.times,
        sources=sources,
        attributions=attributions,
        claims=told,
        flags=(*ready.reference.flags, *_noise(article, ready.analysis), *flags),
        quotations=ready.words.quotations,
        vectors=_vectors(ready.analysis, told),
        lemmas=lemmas(ready.analysis),
        minhash=signature(article.text, article.language),
    )


def _noise(article: Article, analysis: Analysis) -> tuple[str, ...]:
    title, text = (
        [
            token.lemma
            for sentence in analysis.sentences
            if sentence.title is head
            for token in sentence.tokens
        ]
        for head in (True, False)
    )
    found = noise(title, text, article.language, article.url)
    return (f"noise-{found}",) if found else ()


def lemmas(analysis: Analysis) -> str:
    """The text's base forms, one line a sentence, for search."""
    return "\n".join(
        " ".join(t.lemma for t in sentence.tokens if t.pos != "PUNCT") for sentence in analysis.sentences
    )


def _vectors(analysis: Analysis, told: tuple[Claim, ...]) -> dict[tuple[int, int], bytes]:
    """Vectors of the sentences that give evidence, and of the title, which stands for the whole article."""
    wanted = {evidence.span for claim in told for evidence in claim.evidences}
    return {
        (s.start, s.end): np.asarray(s.vector, dtype=np.float32).tobytes()
        for s in analysis.sentences
        if s.title or any(s.start < end and s.end > start for start, end in wanted)
    }
