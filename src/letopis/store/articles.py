"""Articles, their versions, the bytes they came as, and what was read from them."""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Literal

from sqlalchemy import Connection, RowMapping, delete, func, literal, select, update

from letopis.errors import NotFoundError, StoreError
from letopis.linking import claim_id
from letopis.records import Article, Reading
from letopis.records.contract import article_from_json, article_to_json, reading_from_json, reading_to_json
from letopis.store import anchors, copying, forgetting, schema, search, spellings
from letopis.store.dates import first_and_last
from letopis.store.dates import moment as instant
from letopis.store.many import chunks, insert
from letopis.store.packing import pack, pack_vectors, unpack, unpack_vectors
from letopis.store.reattach import counterparts, keeping_ids
from letopis.store.redirects import redirect

TOGETHER = 20  # articles fetched at a time: whole ones are large
Outcome = Literal["new", "version", "again", "same"]


@dataclass(frozen=True, slots=True)
class Stored:
    """What the store holds of an article: which version counts, its metadata, and who read it."""

    article: Article
    reader: str


def known(connection: Connection, id: str, sha256: str) -> Stored | None:
    """The version with these bytes, the one that counts or one that it superseded; None for new bytes."""
    row = _row(connection, id)
    if row is None:
        return None
    body = row["version_body"] if row["sha256"] == sha256 else _superseded(connection, id, sha256)
    return Stored(article_from_json(unpack(body)), row["reader"] or "") if body else None


def add(connection: Connection, article: Article, original: bytes, reading: Reading) -> Outcome:
    """Keep an article, its bytes and its reading, and make it the version that counts. It waits for linking.

    "new": a new article; "version": new bytes of a known one; "again": the same bytes with other metadata
    or a newer reading; "same": nothing new, nothing done. Bytes that a later version superseded are nothing
    new: a folder that holds an article before and after its edit may be read twice. Of two versions the one
    stated to be later counts, whichever came first.
    """
    before = _row(connection, article.id)
    if before is not None and before["sha256"] != article.sha256:
        if _superseded(connection, article.id, article.sha256):
            return "same"
        if _older(article, article_from_json(unpack(before["version_body"]))):
            _put_original(connection, article.sha256, original)
            _put_version(connection, article)
            _put_reading(connection, article, reading)  # as of its time it is this one that counted
            return "version"
    if before is not None and before["sha256"] == article.sha256:
        stored = Stored(article_from_json(unpack(before["version_body"])), before["reader"] or "")
        article = with_best(article, stored.article)
        if stored.reader == reading.version and stored.article == article:
            return "same"
    if before is None:
        number = (connection.scalar(select(func.max(schema.articles.c.number))) or 0) + 1
        row = {"id": article.id, "outlet": article.outlet, "url": article.url, "number": number}
        connection.execute(schema.articles.insert().values(**row))
    _put_original(connection, article.sha256, original)
    _put(connection, article, reading)
    if before is None:
        return "new"
    return "again" if before["sha256"] == article.sha256 else "version"


def read_again(connection: Connection, article: Article, reading: Reading) -> Outcome:
    """Put a new reading of a stored version in the place of the one there is: "again", or "same" if it is that.

    The article's text may have been cleaned anew; its bytes are the same.
    """
    row = _row(connection, article.id)
    if row is None or row["reading_body"] is None:
        return "same"  # it was forgotten meanwhile
    stored, before = _whole(row)
    if stored.sha256 != article.sha256:
        return "same"  # a newer version came meanwhile, and was read by this reader
    if (
        stored == article
        and keeping_ids(before, reading, counterparts(stored, before, article, reading)) == before
    ):
        return "same"
    _put(connection, article, reading)
    return "again"


def _put(connection: Connection, article: Article, reading: Reading) -> None:
    """Make this the version and the reading that count. What is known of the ones before holds on."""
    row = _row(connection, article.id)
    before = _whole(row) if row is not None and row["reading_body"] is not None else None
    pairs = counterparts(*before, article, reading) if before else {}
    if before and before[0].sha256 == article.sha256:
        reading = keeping_ids(before[1], reading, pairs)
        pairs = {id: id for id in pairs}
    _put_version(connection, article)
    _put_reading(connection, article, reading)
    values = {"current": article.sha256, "outlet": article.outlet, "url": article.url}
    connection.execute(update(schema.articles).where(schema.articles.c.id == article.id).values(**values))
    _put_claims(connection, article, reading)
    again: dict[str, str] = {}
    if before:
        spelled = spellings.spelled(connection, article.id)
        again = anchors.named_again(connection, before[1], spelled, article, reading)
    single = {local for spelling, local in again.items() if spellings.is_single(spelling)}
    spelled = spellings.put(connection, article.id, reading.entities, single)
    search.put(connection, "article", {article.id: (article.text, reading.lemmas)})
    copying.put_bands(connection, article.id, article.language, reading.minhash)
    if before:
        _carry_over(connection, before[0], article, pairs)
        anchors.move_claims(connection, before[0], article, reading, pairs)
        anchors.move_spellings(connection, article, reading, again, spelled)


def with_best(article: Article, stored: Article) -> Article:
    """The article with what only the stored one knows: a published time is never lost by reading again."""
    return replace(
        article,
        published=article.published or stored.published,
        updated=article.updated or stored.updated,
        retrieved=stored.retrieved or article.retrieved,
        known_from=stored.known_from if article.published is None else article.known_from,
    )


def get(connection: Connection, id: str) -> tuple[Article, Reading]:
    """The version of an article that counts, and what was read from it. Raises NotFoundError."""
    for found in load(connection, [id]):
        return found
    if tombstone := forgetting.tombstone(connection, id):
        raise NotFoundError(tombstone)
    raise NotFoundError(f"no article {id}.", "letopis chronicle --format jsonl shows the ids of articles.")


def load(connection: Connection, ids: Iterable[str]) -> Iterator[tuple[Article, Reading]]:
    """Articles with their readings, whole, in the order of ids. Unknown ids are passed over.

    What its outlet withdrew is flagged "retracted".
    """
    wanted = list(ids)
    withdrawn = retracted(connection, wanted)
    for at in range(0, len(wanted), TOGETHER):
        part = wanted[at : at + TOGETHER]
        rows = {row["id"]: row for row in _rows(connection, part)}
        for id in part:
            if (row := rows.get(id)) is not None and row["reading_body"] is not None:
                article, reading = _whole(row)
                flags = ("retracted",) if id in withdrawn else ()
                yield replace(article, flags=(*article.flags, *flags)), reading


def as_of(connection: Connection, moment: datetime) -> Iterator[tuple[Article, Reading]]:
    """Every article in the version that could be known at a moment, with its reading, by order of arrival.

    An article that does not say when it came out could be known from when it was stored.
    """
    articles, versions, readings = schema.articles, schema.versions, schema.readings
    query = (
        select(versions.c.article, versions.c.sha256, versions.c.known_from)
        .join(articles, articles.c.id == versions.c.article)
        .join(readings, (readings.c.article == versions.c.article) & (readings.c.sha256 == versions.c.sha256))
        .order_by(articles.c.number, versions.c.number)
    )
    chosen: dict[str, tuple[datetime, str]] = {}
    for id, sha256, known_from in connection.execute(query).all():
        known = instant(known_from) if known_from else None
        if known and known <= moment and (id not in chosen or chosen[id][0] <= known):
            chosen[id] = (known, sha256)
    for id, (_, sha256) in chosen.items():
        row = _row(connection, id, sha256)
        if row is not None:
            yield _whole(row)


def retracted(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Those of these articles that are judged to have been withdrawn by their outlet."""
    table = schema.judgements
    standing = (table.c.kind == "retract") & table.c.undone.is_(None)
    return {
        id
        for part in chunks(ids)
        for id in connection.scalars(select(table.c.subject).where(standing, table.c.subject.in_(part)))
    }


def every(connection: Connection) -> list[str]:
    """The ids of all articles, in order of arrival."""
    return list(connection.scalars(select(schema.articles.c.id).order_by(schema.articles.c.number)))


def original(connection: Connection, sha256: str) -> bytes:
    """The bytes an article came as. Raises NotFoundError."""
    row = connection.execute(
        select(schema.originals).where(schema.originals.c.sha256 == sha256)
    ).mappings().first()  # fmt: skip
    if row is None:
        raise NotFoundError(f"no original {sha256}")
    opener = zlib.decompressobj()
    return opener.decompress(row["body"], row["size"] + 1)


def waiting(connection: Connection, limit: int) -> list[str]:
    """Ids of articles that are stored but not linked yet, in order of arrival."""
    query = (
        select(schema.articles.c.id)
        .join(schema.readings, schema.readings.c.article == schema.articles.c.id)
        .where(schema.readings.c.state == "waiting", schema.readings.c.sha256 == schema.articles.c.current)
        .order_by(schema.articles.c.number)
        .limit(limit)
    )
    return list(connection.scalars(query))


def mark_linked(connection: Connection, ids: Iterable[str]) -> None:
    """These articles are linked now."""
    for id in ids:
        table = schema.readings
        connection.execute(update(table).where(table.c.article == id).values(state="linked"))


def claim_ids(connection: Connection, id: str) -> list[str]:
    """The ids of the claims of an article's version that counts."""
    table = schema.claims
    return list(connection.scalars(select(table.c.id).where(table.c.article == id)))


def as_stored(connection: Connection, id: str) -> tuple[Article, bytes]:
    """The version of an article that counts, without what people say of it, and its bytes. Raises NotFoundError."""
    row = _row(connection, id)
    if row is None:
        return get(connection, id)[0], b""
    return article_from_json(unpack(row["version_body"])), original(connection, row["sha256"])


def newest(connection: Connection, limit: int, offset: int, ids: list[str] | None = None) -> list[Article]:
    """Articles by the day they were published, the newest first; of `ids` only, where given."""
    articles, versions = schema.articles, schema.versions
    query = (
        select(versions.c.body)
        .join(articles, (articles.c.id == versions.c.article) & (articles.c.current == versions.c.sha256))
        .order_by(func.coalesce(versions.c.published, "").desc(), articles.c.number.desc())
        .offset(offset)
    )
    if ids is not None:
        query = query.where(articles.c.id.in_(ids))
    if limit:
        query = query.limit(limit)
    return [article_from_json(unpack(body)) for body in connection.scalars(query)]


def newest_day(connection: Connection) -> str:
    """The last day (ISO) that any article says it is of, "" when none says: when it was fetched tells nothing."""
    versions = schema.versions
    dated = select(func.max(versions.c.known_from)).where(versions.c.published.is_not(None))
    return (connection.scalar(dated) or "")[:10]


def count(connection: Connection) -> int:
    """How many articles there are."""
    return connection.scalar(select(func.count()).select_from(schema.articles)) or 0


def _row(connection: Connection, id: str, sha256: str = "") -> RowMapping | None:
    """An article with its reading, in the version that counts unless another is asked for."""
    return next(iter(_rows(connection, [id], sha256)), None)


def _rows(connection: Connection, ids: Sequence[str], sha256: str = "") -> Sequence[RowMapping]:
    articles, versions, readings = schema.articles, schema.versions, schema.readings
    version = literal(sha256) if sha256 else articles.c.current
    query = (
        select(
            articles.c.id, versions.c.sha256, versions.c.body.label("version_body"), readings.c.reader,
            readings.c.body.label("reading_body"), readings.c.vectors, readings.c.lemmas, readings.c.minhash,
        )
        .join(versions, (versions.c.article == articles.c.id) & (versions.c.sha256 == version))
        .outerjoin(readings, (readings.c.article == articles.c.id) & (readings.c.sha256 == version))
        .where(articles.c.id.in_(ids))
    )  # fmt: skip
    return connection.execute(query).mappings().all()


def _superseded(connection: Connection, id: str, sha256: str) -> bytes | None:
    table = schema.versions
    query = select(table.c.body).where(table.c.article == id, table.c.sha256 == sha256)
    body: bytes | None = connection.scalar(query)
    return body


def _older(article: Article, than: Article) -> bool:
    """Whether a version says itself that it is of an earlier time."""
    return bool(
        article.known_from and than.known_from and instant(article.known_from) < instant(than.known_from)
    )


def _whole(row: RowMapping) -> tuple[Article, Reading]:
    article, reading = _opened(row["version_body"], row["reading_body"])
    return article, replace(
        reading,
        vectors=unpack_vectors(row["vectors"]),
        lemmas=zlib.decompress(row["lemmas"]).decode(),
        minhash=row["minhash"],
    )


@lru_cache(maxsize=100)
def _opened(version: bytes, reading: bytes) -> tuple[Article, Reading]:
    """What these bodies hold: what is told all week is opened for one article after another."""
    return reading_from_json({**unpack(reading), "article": unpack(version)})


def _put_original(connection: Connection, sha256: str, original: bytes) -> None:
    table = schema.originals
    if connection.scalar(select(table.c.size).where(table.c.sha256 == sha256)) is None:
        values = {"sha256": sha256, "body": zlib.compress(original, 6), "size": len(original)}
        connection.execute(table.insert().values(**values))


def _put_version(connection: Connection, article: Article) -> None:
    table = schema.versions
    same = (table.c.article == article.id) & (table.c.sha256 == article.sha256)
    number = connection.scalar(select(table.c.number).where(same))
    if number is None:
        last = select(func.max(table.c.number)).where(table.c.article == article.id)
        number = (connection.scalar(last) or 0) + 1
    connection.execute(delete(table).where(same))
    connection.execute(
        table.insert().values(
            article=article.id, sha256=article.sha256, number=number, language=article.language,
            published=article.published, known_from=article.known_from, body=pack(article_to_json(article)),
        )
    )  # fmt: skip


def _put_reading(connection: Connection, article: Article, reading: Reading) -> None:
    table = schema.readings
    body = reading_to_json(article, reading)
    del body["article"]  # lies in versions
    connection.execute(delete(table).where(table.c.article == article.id, table.c.sha256 == article.sha256))
    connection.execute(
        table.insert().values(
            article=article.id, sha256=article.sha256, reader=reading.version, body=pack(body),
            vectors=pack_vectors(reading.vectors), lemmas=zlib.compress(reading.lemmas.encode()),
            minhash=reading.minhash, state="waiting",
        )
    )  # fmt: skip


def _put_claims(connection: Connection, article: Article, reading: Reading) -> None:
    table = schema.claims
    connection.execute(delete(table).where(table.c.article == article.id))
    rows = []
    for claim in reading.claims:
        edtf = claim.time.edtf if claim.time else ""
        start, end = first_and_last(edtf)
        at, till = claim.evidences[0].trigger if claim.evidences else (0, 0)
        rows.append(
            {
                "id": claim_id(article, claim.id), "article": article.id, "local": claim.id,
                "type": claim.type, "status": claim.status, "stance": claim.stance, "edtf": edtf,
                "start": start, "end": end, "at": at, "till": till,
            }
        )  # fmt: skip
    if len({row["id"] for row in rows}) < len(rows):
        raise StoreError(f"two claims of article {article.id} have one id", "This is a fault of the reader.")
    insert(connection, table, rows)


def _carry_over(connection: Connection, old: Article, new: Article, pairs: Mapping[str, str]) -> None:
    """Lead the ids of the claims of another version to those of their counterparts."""
    if old.sha256 != new.sha256:
        for one, other in pairs.items():
            redirect(connection, claim_id(old, one), claim_id(new, other))
