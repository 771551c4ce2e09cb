"""When an article is read again: which claim of the new reading is which of the old one."""

from dataclasses import replace

from rapidfuzz.fuzz import ratio

from letopis.records import Article, Claim, Reading

ALIKE = 75  # of 100: an edited sentence is still the same one


def counterparts(old_article: Article, old: Reading, new_article: Article, new: Reading) -> dict[str, str]:
    """Old local claim ids with their counterparts: one type, and overlapping triggers or nearly one sentence.

    Offsets only compare where the text is the same. Each claim has at most one counterpart, the best first.
    """
    same_text = old_article.text == new_article.text
    scored = []
    for one in old.claims:
        for other in new.claims:
            if one.type == other.type:
                score = _overlap(one, other) if same_text else _alike(old_article, one, new_article, other)
                if score > 0:
                    scored.append((-score, one.id, other.id))
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for _, old_id, new_id in sorted(scored):
        if old_id not in pairs and new_id not in taken:
            pairs[old_id] = new_id
            taken.add(new_id)
    return pairs


def keeping_ids(old: Reading, new: Reading, pairs: dict[str, str]) -> Reading:
    """The new reading with its claims under the ids that their counterparts had; the others get fresh ids."""
    names = {new_id: old_id for old_id, new_id in pairs.items()}
    taken = {claim.id for claim in old.claims}
    number = 0
    for claim in new.claims:
        if claim.id not in names:
            number += 1
            while f"c{number}" in taken:
                number += 1
            names[claim.id] = f"c{number}"
    claims = tuple(
        replace(claim, id=names[claim.id], about=tuple(names.get(id, id) for id in claim.about))
        for claim in new.claims
    )
    return replace(new, claims=claims)


def _overlap(one: Claim, other: Claim) -> float:
    shared = [
        min(a.trigger[1], b.trigger[1]) - max(a.trigger[0], b.trigger[0])
        for a in one.evidences
        for b in other.evidences
    ]
    return float(max(shared, default=0))


def _alike(old_article: Article, one: Claim, new_article: Article, other: Claim) -> float:
    if not one.evidences or not other.evidences:
        return 0.0
    old_span, new_span = one.evidences[0], other.evidences[0]
    if _cut(old_article, old_span.trigger)[:4].lower() != _cut(new_article, new_span.trigger)[:4].lower():
        return 0.0
    score = ratio(_cut(old_article, old_span.span), _cut(new_article, new_span.span))
    return score if score >= ALIKE else 0.0


def _cut(article: Article, span: tuple[int, int]) -> str:
    return article.text[span[0] : span[1]]
