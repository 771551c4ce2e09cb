"""How long the server takes for a page of a large chronicle, and how heavy the page is.

    python -m benchmarks.pages [--articles 100000] [--events 50000] [--times 20] [--store FILE|URL]

The store is made by `benchmarks.generated` (kept where --store says, else made anew each time). Pages are asked of the
app itself, each kind at many different addresses, so that no answer is one that was kept; the front page, which
everybody opens, is asked again and again. The first of each kind is not counted, nor is what a browser keeps (style,
script, outline of the map). Beside the time on the clock stands the processor's, which a busy machine changes less.
Exits with 1 where a kind of page is slower than 150 ms at the 95th percentile or heavier than 400 KB.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

from fastapi.testclient import TestClient
from sqlalchemy import select

from benchmarks.generated import DAYS, FIRST, fill
from letopis.store import Store, articles, events, schema
from letopis.web import create_app
from letopis.web.columns import Columns

SLOWEST, HEAVIEST = 150.0, 400_000  # milliseconds at the 95th percentile, bytes


def main() -> int:
    """Measure, print a table, and say whether every kind of page keeps its bounds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument(
        "--store", help="a file to make or to use, or the URL of a database, filled where it is empty"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = asked.store or str(Path(folder) / "generated.db")
        with Store.open(place) as store:
            with store.reading() as connection:
                empty = not articles.count(connection)
            if empty:
                fill(store, asked.articles, asked.events)
        return measure(place, asked.times)


def measure(place: str, times: int) -> int:
    """1 where a bound is broken, else 0."""
    failed = 0
    print(f"{'page':12} {'p50 ms':>8} {'p95 ms':>8} {'CPU p95':>8} {'KB':>7}")
    with TestClient(create_app(place), base_url="http://localhost") as client:
        began = time.perf_counter()
        client.get("/")
        first = time.perf_counter() - began
        for kind, addresses in kinds(place, times):
            client.get(addresses.pop())  # the first of a kind compiles its template
            taken, busy, sizes = [], [], []
            for address in addresses:
                began, worked = time.perf_counter(), time.process_time()
                answer = client.get(address)
                taken.append((time.perf_counter() - began) * 1000)
                busy.append((time.process_time() - worked) * 1000)
                sizes.append(len(answer.content))
                assert answer.status_code == 200, address
            slow, hard = (statistics.quantiles(every, n=20)[-1] for every in (taken, busy))
            bad = slow > SLOWEST or max(sizes) > HEAVIEST
            failed |= bad
            weight = f"{max(sizes) / 1000:7.0f}{'  !' if bad else ''}"
            print(f"{kind:12} {statistics.median(taken):8.0f} {slow:8.0f} {hard:8.0f} {weight}", flush=True)
        changed(place)
        began = time.perf_counter()
        client.get("/")
        print(
            f"the first page of a server: {first:.1f} s; of a changed store: {time.perf_counter() - began:.1f} s"
        )
    return failed


def changed(place: str) -> None:
    """Put an event in its own place: to whoever reads the store it is another."""
    with Store.open(place) as store, store.writing() as connection:
        [event] = events.load(connection, [connection.scalars(select(schema.events.c.id).limit(1)).one()])
        events.replace(connection, {event.id: set(event.claims)}, [event])


def kinds(place: str, times: int) -> Iterator[tuple[str, list[str]]]:
    """Kinds of pages, each with addresses of it."""
    chance = random.Random(7)
    with Store.open(place) as store, store.reading() as connection:
        columns = Columns.of(connection)
    days = [FIRST + timedelta(days=chance.randrange(DAYS)) for _ in range(times)]
    parties = chance.choices(columns.parties.names, k=times)
    outlets = chance.sample(columns.outlets.names, min(times, len(columns.outlets.names)))
    countries = chance.choices([name for name in columns.countries.names if name], k=times)
    filters = [
        f"/?where={country}&type={chance.choice(columns.types.names)}&min_roots=1&since={day}"
        for country, day in zip(countries, days, strict=True)
    ]
    yield "front", ["/"] * times
    yield "filtered", filters
    yield "outlet", [f"/?outlet={quote(outlet)}" for outlet in outlets]
    yield "search", [f"/?text={quote(f'met {day.isoformat()[:7]}')}" for day in days]
    yield "event", [f"/event/{id}" for id in chance.sample(columns.ids, times)]
    yield "entity", [f"/entity/{id}" for id in parties]
    yield "article", [f"/article/{chance.randrange(1, len(columns.ids)):016x}" for _ in range(times)]
    yield "map", ["/map", *(f"/map?since={day}" for day in days)]
    yield "network", ["/network", *(f"/network?since={day}" for day in days)]
    yield "briefing", [f"/briefing?since={day}&until={day + timedelta(days=60)}" for day in days]


if __name__ == "__main__":
    sys.exit(main())
