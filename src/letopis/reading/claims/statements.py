"""What a statement amounts to: a demand when somebody must act, blame when somebody's doing is called a wrong.

«Заявила, что Норвегия должна вывести войска» demands it of Norway; "said the pipeline served Norwegian blackmail"
blames Norway. And who tells of a thing has no part in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from letopis.reading.analysis import Sentence, Token
from letopis.reading.claims.draft import Draft
from letopis.reading.claims.parties import Parties
from letopis.reading.claims.subjects import subjects
from letopis.reading.claims.syntax import base, children, head, infinitive, owners
from letopis.records import Attribution, Part

if TYPE_CHECKING:
    from letopis.reading.attribution import Words

_HAS = "мати"
_PREDICATES = ("ccomp", "parataxis", "root", "conj", "xcomp", "obl", "obj")


def weigh(draft: Draft, parties: Parties) -> None:
    """Makes a STATE whose content demands or blames a REQUEST or an ACCUSE, aimed at whom it names."""
    if draft.type != "STATE" or draft.trigger.kind != "verb" or not draft.actors or not draft.content:
        return
    for token in _said(draft):
        for kind, words in (("REQUEST", parties.lexicon.oblige), ("ACCUSE", parties.lexicon.blame)):
            lemma = parties.lexicon.base(token.lemma, token.text, token.pos in ("VERB", "AUX"))
            known = parties.lexicon.verbs.get(lemma) if token.pos == "VERB" else None
            if lemma not in words or (known is not None and known.type != "OTHER"):
                continue  # «нарушает», «угрожает» are events of their own
            if lemma == _HAS and not _has_to(draft.sentence, token):
                continue
            meant = _meant(draft, token, kind, parties)
            if meant:
                draft.trigger = replace(draft.trigger, action=replace(draft.trigger.action, type=kind))
                draft.recipients = meant
                return


def _has_to(sentence: Sentence, verb: Token) -> bool:
    """«Має скоригувати» must; «має намір скоригувати», «має право» need not."""
    below = list(children(sentence, verb))
    return any(base(c.dep) == "xcomp" and infinitive(c) for c in below) and all(
        base(c.dep) != "obj" for c in below
    )


def _said(draft: Draft) -> Iterator[Token]:
    """The words of what is said, but those of the clauses that only describe something in it."""
    for token in draft.sentence.tokens:
        inside = any(start <= token.start and token.end <= end for start, end in draft.content)
        if inside and token is not draft.trigger.token and not token.dep.startswith(("acl", "advcl")):
            yield token


def _meant(draft: Draft, token: Token, kind: str, parties: Parties) -> tuple[Part, ...]:
    sentence, lexicon = draft.sentence, parties.lexicon
    found: list[Token] = []
    if token.pos in ("NOUN", "PROPN"):
        found = [t for t in owners(sentence, token) if parties.named(t)]
        found += [c for c in children(sentence, token) if base(c.dep) == "amod" and parties.named(c)]
    elif token.pos == "AUX":  # "must" stands under its verb
        up = head(sentence, token)
        found = subjects(sentence, up, lexicon) if up is not None else []
    elif base(token.dep) in _PREDICATES or kind == "REQUEST":
        found = subjects(sentence, token, lexicon)
    parts = [p for t in found if parties.named(t) for p in parties.part(sentence, t)]
    known = {p.entity for p in draft.actors}
    named = [
        p
        for p in parts
        if (e := parties.entity(p.entity)) and e.kind in ("country", "organisation", "person")
    ]
    return tuple(p for p in named if p.entity not in known)


def part_from_tellers(draft: Draft, covering: Sequence[Attribution], words: "Words") -> None:
    """Takes from the parties of an event those words that name who tells of it."""
    sources = {s.id: s for s in words.sources}
    spans = [
        (s.start, s.end)
        for a in covering
        for i in a.chain
        if (s := sources.get(i)) is not None and s.end > s.start
    ]
    outside = [span for span in spans if not draft.inside((span,))]
    if outside:
        others = tuple(p for p in draft.actors if not _tells(p, outside))
        draft.actors = others or draft.actors
        draft.recipients = tuple(p for p in draft.recipients if not _tells(p, outside))


def _tells(part: Part, spans: Sequence[tuple[int, int]]) -> bool:
    return part.words is not None and any(
        start < part.words[1] and part.words[0] < end for start, end in spans
    )
