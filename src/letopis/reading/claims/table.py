"""Who sat at the table: «Польшу представлял посол Ян Ковальский» adds both to the meeting being told."""

from collections.abc import Sequence

from letopis.reading import morphology
from letopis.reading.analysis import Analysis, Sentence, Token
from letopis.reading.claims.draft import Draft
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.syntax import base, case, head, passive
from letopis.reading.claims.tree import readings
from letopis.records import Mention, Part

_RELATIVE = ("который", "який", "котрий", "чей", "чий")
_BACK = 6  # sentences back in which the meeting is looked for


def seat_representatives(analysis: Analysis, groups: Sequence[list[Draft]], parties: Parties) -> None:
    """Adds representatives and those they spoke for to the nearest meeting told before, as participants."""
    for sentence in analysis.sentences:
        verb = next(
            (t for t in sentence.tokens if t.pos == "VERB" and t.lemma in parties.lexicon.represent), None
        )
        if verb is None or any(t.pos == "SCONJ" and t.i < verb.i for t in sentence.tokens):
            continue
        meeting = _meeting(sentence, groups)
        if meeting is not None:
            meeting.participants = (*meeting.participants, *_seated(sentence, verb, parties))


def _meeting(sentence: Sentence, groups: Sequence[list[Draft]]) -> Draft | None:
    told = [
        d for group in groups for d in group
        if d.type == "CONSULT" and 0 <= sentence.index - d.sentence.index <= _BACK
    ]  # fmt: skip
    return max(told, key=lambda d: d.sentence.index, default=None)


def _seated(sentence: Sentence, verb: Token, parties: Parties) -> list[Part]:
    """The people named as sitting, not those of their titles, and the bodies they stand for."""
    found: list[Part] = []
    end = next((t.start for t in sentence.tokens[verb.i :] if t.lemma in _RELATIVE), sentence.end)
    for mention in parties.who.mentions_in(sentence.start, end):
        top = sentence.head_of(mention.start, mention.end)
        entity = parties.entity(mention.entity)
        if top is None or entity is None:
            continue
        if entity.kind == "person":
            seated = _sits(sentence, top, mention, verb)
        else:
            seated = mention.kind in ("country", "organisation") and _stood_for(sentence, top, mention, verb)
        if seated:
            found.append(_part(mention))
    return found


def _sits(sentence: Sentence, top: Token, mention: Mention, verb: Token) -> bool:
    if sentence.language == "en":
        return not _genitive(sentence, top)
    first = sentence.tokens_in(mention.start, mention.end)[0]
    cases = {r[0] for r in readings(first.text, sentence.language)}
    return not cases or "nomn" in cases or ("ablt" in cases and passive(sentence, verb))


def _stood_for(sentence: Sentence, top: Token, mention: Mention, verb: Token) -> bool:
    """Beside the verb, or before the dash that stands for it («ЕС – посол Ян Ковальский»)."""
    if sentence.language == "en":
        return base(top.dep) in ("obj", "nsubj", "orphan", "conj", "root")
    inside = sentence.tokens_in(mention.start, mention.end)
    after = sentence.tokens[inside[-1].i + 1 : inside[-1].i + 2]
    dashed = bool(after) and after[0].text in ("–", "—", "-")
    return dashed or verb.i in (inside[0].i - 1, inside[-1].i + 1)


def _genitive(sentence: Sentence, token: Token) -> bool:
    """Whether a name stands in a title or a clause about another («посланник президента Новака»)."""
    at: Token | None = token
    for _ in range(6):
        if at is None:
            return False
        up = head(sentence, at)
        if at.dep.startswith("acl"):
            return True
        titled = up is not None and "nomn" in up.tags and case(sentence, at) not in ("datv", "ablt")
        if base(at.dep) == "nmod" and not (titled and "nomn" in morphology.cases(at.text, sentence.language)):
            return True
        at = up
    return False


def _part(mention: Mention) -> Part:
    return Part(mention.entity, (mention.id,), (mention.start, mention.end))
