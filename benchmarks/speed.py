"""Speed on this machine: articles a second, p50 and p95 of one article, cold start, memory.

    python -m benchmarks.speed [--articles 60] [--workers 2]

Articles are the sample corpus, repeated, cut or joined to the length of a usual report (2,300 characters).
Beside each rate stands the bare encoder's in the same run, so that machines can be compared by the ratio.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from letopis import intake
from letopis.reading import reader
from letopis.reading.model import Model
from letopis.reading.text import split_sentences, split_words
from letopis.records import Article

LENGTH = 2300
CORPUS = Path(__file__).parent.parent / "examples" / "corpus"


def corpus() -> list[Article]:
    """Reports of about LENGTH characters, joined from the sample corpus by language."""
    texts: dict[str, list[str]] = {}
    for taken in intake.take([CORPUS]):
        if isinstance(taken, intake.Taken):
            texts.setdefault(taken.article.language, []).append(taken.article.text)
    articles = []
    for language in sorted(texts):
        joined = "\n".join(texts[language])
        for start in range(0, max(1, len(joined) - LENGTH), LENGTH):
            taken = intake.take_text(
                joined[start : start + LENGTH], language=language, published="2023-10-01", clean=True
            )
            articles.append(taken.article)
    return articles


def read_one(article: Article) -> float:
    """Seconds that one reading takes."""
    started = time.perf_counter()
    reader.read(article)
    return time.perf_counter() - started


def bare(article: Article) -> None:
    """The model alone, without rules: what the encoder's time is."""
    spans = split_sentences(article.text, article.language)
    Model.load().read(article.text, spans, [split_words(article.text, *span) for span in spans])


def cold_start() -> float:
    """Seconds from nothing to one article read by the command line, its bytecode written as an install has it."""
    with tempfile.TemporaryDirectory() as bytecode:
        env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        env["PYTHONPYCACHEPREFIX"] = bytecode
        article = sorted(CORPUS.glob("*.txt"))[0]
        command = [sys.executable, "-m", "letopis", "read", str(article), "--no-store"]
        for _ in range(2):  # the first writes the bytecode
            started = time.perf_counter()
            subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Speed of reading on this machine.")
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    cold = cold_start()
    some = corpus()
    articles = [some[i % len(some)] for i in range(asked.articles)]
    read_one(articles[0])
    started = time.perf_counter()
    for article in articles:
        bare(article)
    encoder = time.perf_counter() - started
    times = sorted(read_one(article) for article in articles)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with ProcessPoolExecutor(asked.workers) as pool:
        list(pool.map(read_one, articles[: asked.workers * 4]))
        started = time.perf_counter()
        list(pool.map(read_one, articles))
        rate = len(articles) / (time.perf_counter() - started)
    print(f"articles a second, {asked.workers} processes   {rate:8.2f}")
    print(
        f"one article, p50 / p95, seconds    {statistics.median(times):8.3f} / {times[int(len(times) * 0.95)]:.3f}"
    )
    print(f"the bare encoder, seconds          {encoder / len(articles):8.3f}")
    print(f"cold start, seconds                {cold:8.2f}")
    print(f"memory of one reader, MB           {memory:8.0f}")


if __name__ == "__main__":
    main()
