"""The way of the data: intake → reading → store → linking → ledger. This module alone wires the stages.

An article is acknowledged in one transaction, with its bytes and its reading. Linking what was acknowledged
is a second step: where the first was done and the second was not, `settle` does it, so a crash loses nothing.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection

from letopis import engines, intake, ledger, linking
from letopis.chronicle import Chronicle
from letopis.errors import LetopisError
from letopis.intake import Refused, Taken
from letopis.linking import LinkedClaim
from letopis.records import Article, Event, Judgement, Reading
from letopis.store import Store, articles, copying, events, judgements, spellings

WORKERS = 2
FEW = 3  # articles that are read sooner here than a pool starts
BATCH = 200  # articles linked in one transaction

Outcome = Literal["new", "version", "again", "same", "read", "refused"]


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one item of the input. `error` says why it was refused; else there is an article.

    outcome: new, version (new text of a known article), again (read anew), same (known as it is), read (not
    stored), refused. `reading` is None for what was refused or was not read again.
    """

    name: str
    outcome: Outcome
    article: Article | None = None
    reading: Reading | None = None
    error: LetopisError | None = None


Progress = Callable[[Step], None]


def open_chronicle(place: Store | str | Path) -> Chronicle:
    """The chronicle of a store; what a crash left unlinked in it is linked first."""
    store = place if isinstance(place, Store) else Store.open(place)
    settle(store)
    return Chronicle(store)


def read(
    paths: Iterable[str | Path],
    outlet: str = "",
    published: str | None = None,
    workers: int = 0,
    keep_furniture: bool = False,
) -> Iterator[Step]:
    """Read files, folders or "-" and keep nothing: one step an article, in the order of the input.

    `workers`: processes to read in; 0 chooses: this one for a few articles, two for more.
    """
    taken = intake.take(paths, outlet=outlet, published=published, keep_furniture=keep_furniture)
    yield from _read(taken, workers, lambda _: False)


def read_into(
    store: Store,
    paths: Iterable[str | Path],
    outlet: str = "",
    published: str | None = None,
    workers: int = 0,
    progress: Progress | None = None,
    keep_furniture: bool = False,
) -> list[Step]:
    """Read files, folders or "-" into a store and link them. Gives what was refused.

    Each article is safe once `progress` was told of it, in the order of the input.
    """
    refused = []
    settle(store)
    taken = intake.take(paths, outlet=outlet, published=published, keep_furniture=keep_furniture)
    for number, step in enumerate(_stored(store, taken, workers), start=1):
        if step.error:
            refused.append(step)
        if progress:
            progress(step)
        if number % BATCH == 0:
            settle(store)
    settle(store)
    return refused


def settle(store: Store) -> int:
    """Link all that is stored and not linked yet; how many articles that were."""
    done = 0
    while True:
        with store.reading() as connection:
            if not articles.waiting(connection, 1):
                return done
        with store.writing() as connection:
            ids = articles.waiting(connection, BATCH)
            _link(connection, ids)
            articles.mark_linked(connection, ids)
            done += len(ids)


# --- reading


def _stored(store: Store, taken: Iterable[Taken | Refused], workers: int) -> Iterator[Step]:
    reader = _reader_version()
    originals: dict[tuple[str, str], bytes] = {}  # by version: two of one article may be on their way at once

    def known(item: Taken) -> bool:
        version = (item.article.id, item.article.sha256)
        if version in originals:
            return True  # given twice, and being read already
        with store.reading() as connection:
            stored = articles.known(connection, item.article.id, item.article.sha256)
        same = stored and stored.reader == reader
        if stored and same and articles.with_best(item.article, stored.article) == stored.article:
            return True
        originals[version] = item.original
        return False

    for step in _read(taken, workers, known):
        if step.article is None or step.reading is None:
            yield step
            continue
        with store.writing() as connection:
            original = originals.pop((step.article.id, step.article.sha256))
            outcome = articles.add(connection, step.article, original, step.reading)
        yield replace(step, outcome=outcome)


def _read(taken: Iterable[Taken | Refused], workers: int, known: Callable[[Taken], bool]) -> Iterator[Step]:
    items = iter(taken)
    first = list(islice(items, FEW + 1))
    chosen = workers or (WORKERS if len(first) > FEW else 1)

    def article(item: Taken | Refused) -> Article | None:
        return None if isinstance(item, Refused) or known(item) else item.article

    with engines.engine(chosen) as reading:
        for item, result in reading.through(chain(first, items), article):
            yield _step(item, result)


def _step(item: Taken | Refused, result: Reading | LetopisError | None) -> Step:
    if isinstance(item, Refused):
        return Step(item.name, "refused", error=item.error)
    name = item.article.url or item.article.title
    if isinstance(result, LetopisError):
        return Step(name, "refused", error=result)
    return Step(name, "read" if result else "same", item.article, result)


def _reader_version() -> str:
    """What the reader will sign its readings with, without opening the model; "" when it cannot be told."""
    from letopis.reading.model.bundle import SHIPPED
    from letopis.reading.reader import RULES

    try:
        return f"{json.loads((SHIPPED / 'bundle.json').read_text(encoding='utf-8'))['version']}/{RULES}"
    except (OSError, ValueError, KeyError):
        return ""


# --- linking


class _Desk:
    """The linked claims of articles, fetched once a linking."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._claims: dict[str, tuple[LinkedClaim, ...]] = {}

    def of(self, ids: Iterable[str]) -> list[LinkedClaim]:
        """All claims of these articles, by article."""
        wanted = sorted(set(ids))
        missing = [id for id in wanted if id not in self._claims]
        for article, reading in articles.load(self._connection, missing):
            known = spellings.of_article(self._connection, article.id)
            self._claims[article.id] = linking.linked_claims(article, reading, known)
        return [claim for id in wanted for claim in self._claims.get(id, ())]


def _link(connection: Connection, fresh: list[str]) -> None:
    """Find anew whom and what the claims of these articles tell of, and replace the events they touch."""
    affected = set(fresh) | _link_entities(connection)
    copying.put(connection, fresh, ledger.copies(copying.near(connection, fresh)))
    desk = _Desk(connection)
    keys = events.put_blocks(connection, desk.of(affected))
    old = events.of_articles(connection, affected)
    old |= events.of_claims(connection, events.claims_under(connection, keys))
    ours = {claim.id for claim in desk.of(affected)}
    touched = events.articles_of(connection, ours | {id for members in old.values() for id in members})
    wanted = {id for ids in touched.values() for id in ids}
    claims = [claim for claim in desk.of(touched) if claim.id in wanted]
    judged = _judged(connection, wanted | set(old))
    clusters = linking.cluster(claims, judged)
    _replace(connection, desk, old, _changed(clusters, old, affected), judged)


def _link_entities(connection: Connection) -> set[str]:
    """Link the spellings that are new; gives the articles whose claims show someone differently now."""
    changed, gone = spellings.assign(connection, linking.link_all(spellings.to_link(connection)))
    for id, became in sorted(gone.items()):
        articles.redirect(connection, id, became)
    return spellings.articles_with(connection, changed)


Cluster = tuple[LinkedClaim, ...]


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
    connection: Connection,
    desk: _Desk,
    old: dict[str, set[str]],
    clusters: list[Cluster],
    judged: list[Judgement],
) -> None:
    made = [_assemble(connection, desk, cluster, judged) for cluster in clusters]
    events.replace(connection, old, made)
    among = {claim.id for cluster in clusters for claim in cluster}
    merges = {pair: why for cluster in clusters for pair, why in _merges(cluster)}
    gone = {id for members in old.values() for id in members}
    judgements.settle_rule(connection, "same_event", "rule:likeness", merges, sorted(among | gone))


def _assemble(connection: Connection, desk: _Desk, cluster: Cluster, judged: list[Judgement]) -> Event:
    ids = {claim.article for claim in cluster}
    statements = [claim for claim in desk.of(ids) if claim.speech]
    return ledger.assemble(cluster, copying.among(connection, ids), statements, judged)


def _merges(cluster: Cluster) -> Iterator[tuple[tuple[str, str], tuple[float, str]]]:
    """Each claim of an event against its first one: the judgement that they are one, and why."""
    first, *rest = sorted(cluster, key=lambda claim: claim.id)
    for claim in rest:
        alike = linking.likeness(first, claim)
        words = "; ".join(part.words for part in alike.parts if part.words)
        yield (first.id, claim.id), (round(alike.score, 4), words)


def _judged(connection: Connection, ids: set[str]) -> list[Judgement]:
    """What people decided about these claims and events, under the ids that they have now."""
    return [
        replace(
            judgement,
            subject=articles.followed(connection, judgement.subject),
            object=articles.followed(connection, judgement.object),
        )
        for judgement in judgements.of(connection, ids, people_only=True)
    ]
