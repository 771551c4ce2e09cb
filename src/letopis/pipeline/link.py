"""Linking what is stored: only the entities and events that new articles or judgements touch are made anew."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import combinations

from sqlalchemy import Connection

from letopis import ledger, linking
from letopis.ledger import Copy
from letopis.linking import Known, Verdict
from letopis.linking.reasons import sentence
from letopis.pipeline.desk import Cluster, Desk
from letopis.records import Entity, Event, Reason, Roots
from letopis.store import Store, anchors, articles, copying, events, judgements, pairs, redirects, spellings

BATCH = 200  # articles linked in one transaction
WITHDRAWN = Reason("withdrawn")


def settle(store: Store, today: str | None = None) -> int:
    """Link all that is stored and not linked yet, and see which plans are overdue; how many articles that were.

    `today`: the ISO day by which plans are judged. None: the clock's, but no later than the newest dated
    article: a chronicle that ends in October does not know what became of a plan for November.
    """
    done = 0
    while True:
        with store.reading() as connection:
            if not articles.waiting(connection, 1):
                overtaken = events.overtaken(connection, _day(connection, today))
                break
        with store.writing() as connection:
            ids = articles.waiting(connection, BATCH)
            link(connection, ids, _day(connection, today))
            articles.mark_linked(connection, ids)
            done += len(ids)
    for at in range(0, len(overtaken), BATCH):
        with store.writing() as connection:
            _assemble_again(connection, overtaken[at : at + BATCH], _day(connection, today))
    return done


def link(
    connection: Connection,
    fresh: Iterable[str],
    today: str | None = None,
    gone: Iterable[str] = (),
) -> None:
    """Find anew whom and what the claims of these articles tell of, and replace the events they touch.

    `gone` are claims that are no more. What a claim is not alike to, or to what is alike to that, it cannot move:
    only the pairs that lead on from it are followed. Claims of other articles whose people are others now are filed
    anew where that makes a difference to likeness. Whoever is only called otherwise moves no claim: the events that
    name them are written anew.
    """
    day, fresh = _day(connection, today), set(fresh)
    assigned = _link_entities(connection)
    affected = fresh | spellings.articles_with(connection, assigned.spellings)
    copying.put(connection, fresh, _copies(connection, fresh))
    desk = Desk(connection)
    ours = desk.of(affected)
    standing = events.of_articles(connection, affected)
    moved = pairs.moved(connection, ours)
    lost = {id for id in _all(standing) if id.partition("#")[0] in affected} - {claim.id for claim in ours}
    lost.update(gone)
    asked = lost | {claim.id for claim in (*moved, *(claim for claim in ours if claim.article in fresh))}
    old = events.of_claims(connection, asked)
    touched = pairs.reached(connection, asked | _all(old))
    pairs.remove(connection, sorted(lost))
    pairs.put(connection, moved)
    touched |= pairs.reached(connection, asked - lost)
    old |= events.of_claims(connection, touched)
    wanted = _with_judged(connection, old, touched | _all(old))
    # Who is one with whom is seen by sketches; articles are opened only of the events that come out otherwise.
    found = _clusters(desk, desk.sketched(wanted), pairs.among(connection, wanted))
    before = dict(old)
    changed = _changed([cluster for cluster in found if not desk.rejected(cluster)], old, affected)
    clusters = [desk.whole(cluster) for cluster in changed]
    copying.add(connection, _translations(desk, clusters, before.values(), fresh))
    made = _replace(connection, desk, old, clusters, day)
    # Of the rest of these articles nothing moved; who is in it, or says so, may be another.
    again = events.naming(connection, assigned.renamed) | (standing.keys() - before.keys())
    _assemble_again(connection, again - made, day)


def _all(events: Mapping[str, set[str]]) -> set[str]:
    """The claims of these events."""
    return {id for members in events.values() for id in members}


def _day(connection: Connection, today: str | None) -> str:
    if today is not None:
        return today
    return min(date.today().isoformat(), articles.newest_day(connection))


def _assemble_again(connection: Connection, ids: Iterable[str], today: str) -> None:
    """These events of the same claims, at another day or with others' names; so many at a time as are linked."""
    waiting = sorted(ids)
    for at in range(0, len(waiting), BATCH):
        old = events.members(connection, waiting[at : at + BATCH])
        desk = Desk(connection)
        held = _on(desk, connection, _all(old))
        clusters = [tuple(claim for claim in held if claim.id in members) for members in old.values()]
        _replace(connection, desk, old, [found for found in clusters if found], today)


def _link_entities(connection: Connection) -> spellings.Assigned:
    """Link the spellings that wait; gives what that changed."""

    def link(waiting: Mapping[str, Entity]) -> dict[str, Known]:
        verdicts = [
            Verdict(
                h.judgement.id, h.judgement.kind == "same_entity", frozenset(h.subjects), frozenset(h.objects)
            )
            for h in judgements.heard(connection, waiting)
            if h.judgement.kind in ("same_entity", "different_entity")
        ]
        return linking.link_all(waiting, verdicts)

    assigned = spellings.relink(connection, link)
    for id, became in sorted(assigned.gone.items()):
        redirects.redirect(connection, id, became)
    return assigned


def _with_judged(connection: Connection, old: dict[str, set[str]], wanted: set[str]) -> set[str]:
    """These claims, and those that people judged them with, with all of the events they are in (into `old`)."""
    while True:
        others = pairs.reached(connection, anchors.partners(connection, wanted)) - wanted
        if not others:
            return wanted
        old |= events.of_claims(connection, others)
        wanted = wanted | others | _all(old)


def _on(desk: Desk, connection: Connection, wanted: set[str]) -> Cluster:
    touched = events.articles_of(connection, wanted)
    ids = {id for found in touched.values() for id in found}
    return tuple(claim for claim in desk.of(touched) if claim.id in ids)


def _clusters(desk: Desk, claims: Cluster, scored: Mapping[pairs.Pair, float]) -> list[Cluster]:
    """Claims into events. Those of withdrawn articles move nothing: each stands with the event it would be in."""
    judged = desk.pairs()
    counting = {claim.id: claim for claim in claims if desk.counts(claim)}
    standing = {pair: score for pair, score in scored.items() if pair[0] in counting and pair[1] in counting}
    found = linking.cluster([*counting.values()], judged, standing)
    if len(counting) == len(claims):
        return found
    home = {claim.id: number for number, group in enumerate(found) for claim in group}
    for group in linking.cluster(claims, judged, scored):
        if withdrawn := tuple(claim for claim in group if not desk.counts(claim)):
            homes = [home[claim.id] for claim in group if claim.id in home]
            if homes:
                found[max(sorted(set(homes)), key=homes.count)] += withdrawn
            else:
                found.append(withdrawn)
    return [tuple(sorted(group, key=lambda claim: claim.id)) for group in found]


def _copies(connection: Connection, fresh: Iterable[str]) -> list[Copy]:
    """Near copies of these articles, in their language."""
    return [
        copy
        for one in copying.signatures(connection, fresh)
        for other in copying.near(connection, one.article)
        if (copy := ledger.copied(one, other))
    ]


def _translations(
    desk: Desk, clusters: Iterable[Cluster], before: Iterable[set[str]], fresh: set[str]
) -> list[Copy]:
    """Translated copies among articles of one event. Those that were in one before have been compared then."""
    compared: dict[str, set[int]] = defaultdict(set)  # by article, the events it was in
    for number, members in enumerate(before):
        for id in members:
            compared[id.partition("#")[0]].add(number)
    meeting: set[tuple[str, str]] = set()
    for cluster in clusters:
        spoken = {claim.article: claim.language for claim in cluster}
        new, held = fresh & spoken.keys(), {one: frozenset(compared[one]) for one in spoken}
        for one, other in combinations(sorted(spoken), 2):
            if spoken[one] != spoken[other] and (
                one in new or other in new or held[one].isdisjoint(held[other])
            ):
                meeting.add((one, other))
    return [
        copy
        for one, other in sorted(meeting)
        if (copy := ledger.translated(desk.passage(one), desk.passage(other)))
    ]


def _changed(clusters: list[Cluster], old: dict[str, set[str]], affected: set[str]) -> list[Cluster]:
    """The clusters that are not events already as they stand; those events are taken out of `old`."""
    standing = {frozenset(members): id for id, members in old.items()}
    changed = []
    for cluster in clusters:
        id = standing.get(frozenset(claim.id for claim in cluster))
        if id is None or any(claim.article in affected for claim in cluster):
            changed.append(cluster)
        else:
            del old[id]
    return changed


def _replace(
    connection: Connection, desk: Desk, old: dict[str, set[str]], clusters: list[Cluster], today: str
) -> set[str]:
    """Events of these clusters in the place of the old ones; gives their ids."""
    made = [_assemble(connection, desk, cluster, today) for cluster in clusters]
    events.replace(connection, old, made)
    among = {claim.id for cluster in clusters for claim in cluster}
    merges = {pair: why for cluster in clusters for pair, why in _merges(cluster)}
    gone = {id for members in old.values() for id in members}
    judgements.settle_rule(connection, "same_event", "rule:likeness", merges, sorted(among | gone))
    return {event.id for event in made}


def _assemble(connection: Connection, desk: Desk, cluster: Cluster, today: str) -> Event:
    """The event of these claims. Withdrawn ones count for nothing and stay visible as such."""
    counting = tuple(claim for claim in cluster if desk.counts(claim))
    if not counting:
        alone = _event(connection, desk, cluster, today)
        shown = tuple(replace(evidence, retracted=True) for evidence in alone.evidence)
        return replace(
            alone, evidence=shown, roots=Roots(0, 0, (), (sentence(WITHDRAWN),), (WITHDRAWN,)), ledger=()
        )
    event = _event(connection, desk, counting, today)
    if len(counting) == len(cluster):
        return event
    withdrawn = _event(connection, desk, tuple(c for c in cluster if not desk.counts(c)), today)
    shown = tuple(replace(evidence, retracted=True) for evidence in withdrawn.evidence)
    return replace(event, evidence=event.evidence + shown, claims=event.claims + withdrawn.claims)


def _event(connection: Connection, desk: Desk, claims: Cluster, today: str) -> Event:
    ids = {claim.article for claim in claims}
    copies = copying.among(connection, ids)
    return ledger.assemble(claims, copies, desk.of(ids), desk.on_event(claims), today, desk.places)


def _merges(cluster: Cluster) -> Iterator[tuple[tuple[str, str], tuple[float, str]]]:
    """Each claim of an event against its first one: the judgement that they are one, and why."""
    first, *rest = sorted(cluster, key=lambda claim: claim.id)
    for claim in rest:
        alike = linking.likeness(first, claim)
        words = "; ".join(sentence(part.why) for part in alike.parts)
        yield (first.id, claim.id), (round(alike.score, 4), words)
