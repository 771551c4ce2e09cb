"""What one more article costs in a large store, beside what it costs in a small one.

    python -m benchmarks.growth [--small 1000] [--large 50000] [--save] [--store URL]

The small store is a week of news: the sample corpus again and again, seven times a day, each time under other
names, in other countries and other words. The corpus is read once and every variation follows from its readings,
so that filling needs no model. The large store is that week and many before it: its rows at earlier dates under
other ids, half of its people and bodies under names of their own, written straight into the tables. Then fresh
corpora come one article at a time, on the last day: of every two one about people whom the store knows, one about
strangers. What is timed is what `letopis read` does once an article has been read: storing, linking, the ledger.
What reading it takes, the same in any store, is told beside it. Times are of the processor, which a busy machine
stretches less; of the clock with --store, since a server works in processes of its own.
"""

import argparse
import hashlib
import random
import re
import resource
import statistics
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import numpy as np
from sqlalchemy import RowMapping, select, update

from letopis import linking, pipeline
from letopis.linking import filed_keys
from letopis.linking.parties import country_names
from letopis.pipeline.desk import Desk
from letopis.pipeline.link import BATCH
from letopis.reading.signature import signature
from letopis.records import Article, Entity, Reading
from letopis.records.contract import entity_from_json, entity_to_json
from letopis.store import Store, articles, pairs, spellings
from letopis.store.many import insert
from letopis.store.packing import pack, unpack
from letopis.store.schema import metadata

KEPT = Path(__file__).parent / "growth.txt"
CORPUS = Path(__file__).parent.parent / "examples" / "corpus"
WORLDS_A_DAY = 7
NAMES = 400  # worlds after which the same people come back: a year's news has its regulars
FIRST = 10_000  # the number of the worlds that are timed: no world of the filling has it
STATES = tuple(
    code
    for codes in (
        "US EU RU UA AM AZ TR GB FR DE PL IL IR CN GE MD BY KZ RS HU RO LT LV EE FI SE NO IT ES GR SY IQ EG SA",
        "QA IN PK JP KR CA BR MX AR CL ZA NG KE ET SD LY DZ MA TN JO LB YE AE KW OM AF UZ TM KG TJ MN VN TH ID",
    )
    for code in codes.split()
)
# Letters that change places, in both scripts alike: a name stays one name in Russian and in English.
_SOUNDS = (("bvgdzklmnprstf", "бвгдзклмнпрстф"), ("aiou", "аиоу"))
APART = 0.07  # how far worlds lie from each other: cosines of their sentences are those of unrelated news
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d(?![\d-])")

Told = tuple[Article, Reading]
Clock = Callable[[], float]


class World:
    """One variation of the corpus: its days, its letters, its place among the vectors."""

    def __init__(self, number: int, day: int, cast: int | None = None) -> None:
        """`cast`: whose names and countries, where these are not its own."""
        cast = number % NAMES if cast is None else cast
        self._days = timedelta(days=day)
        self._words = _shuffled(f"words {number}")
        self._names = _shuffled(f"names {cast}")
        self._countries = dict(
            zip(STATES, random.Random(f"states {cast}").sample(STATES, len(STATES)), strict=True)
        )
        random_numbers = np.random.default_rng(number)
        self._turn = random_numbers.choice([-1.0, 1.0], 384).astype(np.float32)
        self._apart = random_numbers.standard_normal(384).astype(np.float32)
        self._apart /= np.linalg.norm(self._apart)
        self._number, self._cast = number, cast

    def told(self, corpus: list[Told]) -> Iterator[Told]:
        """The corpus as this world tells it."""
        middle = np.mean(
            [np.frombuffer(v, np.float32) for _, r in corpus for v in r.vectors.values()], axis=0
        )
        for article, reading in corpus:
            yield self._article(article), self._reading(article, reading, middle)

    def _article(self, article: Article) -> Article:
        text = article.text.translate(self._words)
        return replace(
            article,
            id=self._id(article), text=text, title=text.partition("\n")[0],
            sha256=hashlib.sha256(text.encode()).hexdigest(), url=f"{article.url}/{self._number}",
            published=self._later(article.published), known_from=self._later(article.known_from),
            updated=self._later(article.updated), removed=(), segments=(),
        )  # fmt: skip

    def _reading(self, article: Article, reading: Reading, middle: np.ndarray) -> Reading:
        text = article.text.translate(self._words)
        return replace(
            reading,
            article=self._id(article),
            entities=tuple(self._entity(entity) for entity in reading.entities),
            times=tuple(replace(t, edtf=self._later(t.edtf) or "") for t in reading.times),
            claims=tuple(
                replace(c, time=c.time and replace(c.time, edtf=self._later(c.time.edtf) or ""))
                for c in reading.claims
            ),
            vectors={span: self._turned(vector, middle) for span, vector in reading.vectors.items()},
            lemmas=text.lower(),
            minhash=signature(text, article.language),
        )

    def _entity(self, entity: Entity) -> Entity:
        if entity.kind == "outlet":
            return entity
        if entity.country in self._countries:
            entity = self._elsewhere(entity, self._countries[entity.country])
        if entity.kind == "country":
            return entity
        return _renamed(entity, self._names)

    def _elsewhere(self, entity: Entity, country: str) -> Entity:
        if entity.kind == "country":
            names = country_names(country)
            return replace(entity, name=names.get("en", country), names=names, country=country)
        if entity.geonameid is None or entity.lat is None or entity.lon is None:
            return replace(entity, country=country)
        moved = self._cast
        return replace(
            entity, country=country, geonameid=entity.geonameid * 1000 + moved, lat=entity.lat - moved / 10
        )

    def _id(self, article: Article) -> str:
        return hashlib.sha256(f"{self._number} {article.id}".encode()).hexdigest()[:16]

    def _later(self, words: str | None) -> str | None:
        if not words:
            return words
        words = _DAY.sub(lambda m: (date.fromisoformat(m[0]) + self._days).isoformat(), words)
        return _MONTH.sub(lambda m: (date.fromisoformat(m[0] + "-15") + self._days).isoformat()[:7], words)

    def _turned(self, vector: bytes, middle: np.ndarray) -> bytes:
        """Nearly as like its neighbours as before, and no more like those of other worlds than strangers are."""
        own = middle + (np.frombuffer(vector, np.float32) - middle) * self._turn
        turned = np.sqrt(1 - APART) * own / np.linalg.norm(own) + np.sqrt(APART) * self._apart
        return bytes((turned / np.linalg.norm(turned)).astype(np.float32).tobytes())


def _shuffled(seed: str) -> dict[int, int]:
    """Letters in the place of others of their kind: the same words stay the same words."""
    table: dict[int, int] = {}
    for scripts in _SOUNDS:
        order = random.Random(seed + scripts[0]).sample(range(len(scripts[0])), len(scripts[0]))
        for sounds in scripts:
            other = "".join(sounds[n] for n in order)
            table |= str.maketrans(sounds + sounds.upper(), other + other.upper())
    return table | {ord("і"): table[ord("и")], ord("І"): table[ord("И")]}


def _renamed(entity: Entity, letters: dict[int, int]) -> Entity:
    names = {language: name.translate(letters) for language, name in entity.names.items()}
    return replace(entity, name=entity.name.translate(letters), names=names)


def filling(corpus: list[Told]) -> Iterator[Told]:
    """Articles without end, day after day."""
    number = 0
    while True:
        yield from World(number, number // WORLDS_A_DAY).told(corpus)
        number += 1


def fill(store: Store, stream: Iterator[Told], until: int) -> None:
    """Take from the stream until the store holds so many articles."""
    with store.reading() as connection:
        held = articles.count(connection)
    while held < until:
        with store.writing() as connection:
            for article, reading in islice(stream, min(BATCH, until - held)):
                articles.add(connection, article, article.text.encode(), reading)
            held = articles.count(connection)
        pipeline.settle(store)
        print(f"\r{held:,} articles", end="", file=sys.stderr)
    print(file=sys.stderr)


def one_more(store: Store, told: Told, clock: Clock = time.process_time) -> float:
    """Seconds of the processor, or of another clock, that storing and linking one article takes."""
    started = clock()
    with store.writing() as connection:
        articles.add(connection, told[0], told[0].text.encode(), told[1])
    pipeline.settle(store)
    return clock() - started


# --- earlier weeks, row by row


def multiply(store: Store, size: int) -> None:
    """Put weeks before those there are, until the store holds so many articles."""
    with store.reading() as connection:
        rows = {name: connection.execute(select(table)).mappings().all() for name, table in _COPIED.items()}
    known = {row["id"]: entity_from_json(unpack(row["body"])) for row in rows["entities"]}
    regular = {id for id, entity in known.items() if _regular(id, entity)}
    regular |= {row["id"] for row in rows["spellings"] if row["entity"] in regular}
    held = len(rows["articles"])
    weeks = range(1, -(-size // held))
    for week in weeks:
        letters = _shuffled(f"week {week}")
        with store.writing() as connection:
            for name, table in _COPIED.items():
                moved = [m for row in rows[name] if (m := _moved(name, row, week, regular, letters))]
                insert(connection, table, moved)
            keys = [
                {"key": key, "spelling": _id(row["id"], week)}
                for row in rows["spellings"] if row["id"] not in regular
                for key in filed_keys(_renamed(entity_from_json(unpack(row["body"])), letters))
            ]  # fmt: skip
            insert(connection, metadata.tables["spelling_keys"], keys)
        print(f"\r{held * (week + 1):,} articles", end="", file=sys.stderr)
    table = metadata.tables["spellings"]
    with store.writing() as connection:
        often = update(table).where(table.c.id.in_(sorted(regular)))
        connection.execute(often.values(articles=table.c.articles * (len(weeks) + 1)))
        # Who is who among all of them, as though they had come one by one.
        connection.execute(update(table).values(state="waiting"))
        spellings.relink(connection, linking.link_all)
    # What a claim is found and judged by names whom its own article names, so it is filed as that is linked now.
    copied = [_id(row["id"], week) for week in weeks for row in rows["articles"]]
    for at in range(0, len(copied), BATCH):
        with store.writing() as connection:
            pairs.file(connection, Desk(connection).of(copied[at : at + BATCH]))
    print(file=sys.stderr)


def _regular(id: str, entity: Entity) -> bool:
    """Whether it is the same in every week: states, outlets, towns, and half of all the rest."""
    exact = entity.kind in ("country", "outlet") or entity.geonameid is not None
    return exact or bool(int(hashlib.sha256(id.encode()).hexdigest(), 16) % 2)


_COPIED = {
    name: metadata.tables[name]
    for name in (
        "articles", "versions", "readings", "entities", "entity_names", "spellings",
        "local_entities", "told_roles", "claims", "pairs", "events", "event_claims", "event_entities", "judgements",
        "copies", "bands", "texts",
    )
}  # fmt: skip
_OF_ARTICLE = frozenset({"article", "claim", "one", "other", "subject", "object"})
_OF_NAMES = frozenset({"spelling", "entity"})
_DATED = frozenset({"published", "known_from", "edtf", "start", "end"})


def _moved(
    table: str, row: RowMapping, week: int, regular: set[str], letters: dict[int, int]
) -> dict[str, object] | None:
    """A row as it would be so many weeks earlier; None for what those weeks have in common with ours."""
    new = dict(row)
    for column, value in row.items():
        if not isinstance(value, str) or not value:
            continue
        if column in _OF_ARTICLE or (column == "id" and table in ("articles", "claims", "texts")):
            new[column] = _id(value, week)
        elif column in _OF_NAMES or (column == "id" and table in ("entities", "spellings")):
            new[column] = value if value in regular else _id(value, week)
        elif column == "id" or column == "event":
            new[column] = _id(value, week)
        elif column in _DATED:
            new[column] = _earlier(value, week)
    if table in ("versions", "readings"):
        told = zlib.decompress(row["body"]).decode().replace(row["article"], _id(row["article"], week))
        new["body"] = zlib.compress(_earlier(told, week).encode(), 1)
    if table in ("entities", "spellings"):
        if row["id"] in regular:
            return None
        new["body"] = pack(entity_to_json(_renamed(entity_from_json(unpack(row["body"])), letters)))
    if table == "entities":
        new["name"] = row["name"].translate(letters)
    if table == "entity_names":
        return None if row["entity"] in regular else new | {"name": row["name"].translate(letters)}
    if table == "bands":
        language, _, run = row["band"].partition(":")
        new["band"] = f"{language}:{int(run, 16) ^ (week << 16):x}"
    if table in ("judgements", "texts"):
        del new["id" if table == "judgements" else "number"]
    return new


def _id(id: str, week: int) -> str:
    """An id of its own in each week: no other has a w in it."""
    return f"{id[0]}w{week:02d}{id[4:]}"


def _earlier(words: str, week: int) -> str:
    days = timedelta(days=7 * week)
    words = _DAY.sub(lambda m: (date.fromisoformat(m[0]) - days).isoformat(), words)
    return _MONTH.sub(lambda m: (date.fromisoformat(m[0] + "-15") - days).isoformat()[:7], words)


# --- measuring


def read(clock: Clock) -> tuple[list[Told], float]:
    """The corpus, and the seconds that reading one of its articles takes once the model is open."""
    corpus = [(s.article, s.reading) for s in pipeline.read([CORPUS], workers=1) if s.article and s.reading]
    started = clock()
    again = list(pipeline.read([CORPUS], workers=1))
    return corpus, (clock() - started) / len(again)


def measured(
    store: Store, corpus: list[Told], size: int, day: int, worlds: int, clock: Clock = time.process_time
) -> list[float]:
    """The costs of all articles of fresh worlds, told on this day in a store of this size: of every two worlds one of
    people whom the store knows, one of strangers. One world before them is not counted."""
    pipeline.settle(store)  # the plans of weeks put before are over
    casts = [n // 2 if n % 2 else NAMES + size + n for n in range(worlds)]
    fresh = [t for n, cast in enumerate(casts) for t in World(FIRST + size + n, day, cast).told(corpus)]
    for told in World(FIRST + size + worlds, day).told(corpus):
        one_more(store, told)
    return [one_more(store, told, clock) for told in fresh]


def main() -> None:
    """Fill, time, print."""
    parser = argparse.ArgumentParser(description="What one more article costs as the store grows.")
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=50_000)
    parser.add_argument("--save", action="store_true", help=f"keep the result in {KEPT.name}")
    parser.add_argument("--worlds", type=int, default=2, help="fresh corpora to time, about 20 articles each")
    parser.add_argument("--store", help="the URL of an empty database to fill, instead of a file")
    asked = parser.parse_args()
    clock = time.perf_counter if asked.store else time.process_time
    corpus, reading = read(clock)
    cost, said = {}, []
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(asked.store or Path(folder) / "growth.db")
        fill(store, filling(corpus), asked.small)
        for size in (asked.small, asked.large):
            if size > asked.small:
                multiply(store, size)
            day = asked.small // len(corpus) // WORLDS_A_DAY
            costs = measured(store, corpus, size, day, asked.worlds, clock)
            cost[size] = statistics.mean(costs), statistics.median(costs)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            said.append(
                f"{size:>7,} articles   one more: mean {cost[size][0]:.3f} s, median {cost[size][1]:.3f} s,"
                f" worst {max(costs):.3f} s   memory {memory:.0f} MB"
            )
            print(said[-1], flush=True)
    mean, median = (large / small for small, large in zip(cost[asked.small], cost[asked.large], strict=True))
    said.append(f"growth of the mean {mean:.2f}, of the median {median:.2f} (at most 1.50)")
    whole = (cost[asked.large][0] + reading) / (cost[asked.small][0] + reading)
    said.append(f"with reading it, {reading:.3f} s in either: growth of the mean {whole:.2f}")
    print("\n".join(said[-2:]))
    if asked.save:
        KEPT.write_text(
            "\n".join([f"python -m benchmarks.growth {' '.join(sys.argv[1:])}", *said, ""]), "utf-8"
        )


if __name__ == "__main__":
    main()
