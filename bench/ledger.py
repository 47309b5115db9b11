"""Measure size, speed and memory of a ledger of made-up articles: python -m bench.ledger [--articles 10000000] [--folder DIR]

Articles are added in transactions of 2,000, as in recovery, newest day first, as in `arsip`. DIR must be empty and is kept;
by default the ledger is in a temporary folder.
"""

import argparse
import json
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import NamedTuple

from kontan_crawler.site import DOMAIN, FIRST_INDEX_DAY, KANAL
from kontan_crawler.store.compact import compact_url, key_of
from kontan_crawler.store.feed_records import DeliveredArticle
from kontan_crawler.store.ledger import Ledger

DAYS = 15 * 365  # from the site's first day to its newest
BATCH, LOOKUPS = 2_000, 50_000
GIGABYTES, MICROSECONDS, MEGABYTES = 2, 50, 48  # goals; MEGABYTES of growth, the size of SQLite's page cache
_WORDS = ["".join(Random(number).choices("aaabdeegiiijklmnoprstuu", k=4 + number % 5)) for number in range(256)]
_LENGTHS = [40, 86, *(round(Random(number).triangular(40, 86, 53)) for number in range(254))]  # of slugs
_KANAL = ["internasional"] * 128 + [KANAL[number % len(KANAL)] for number in range(128)]


def main() -> int:
    """Fill a ledger, print the results, and return 1 if a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.ledger", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON list")
    options = parser.parse_args()
    if options.folder and (not options.folder.is_dir() or any(options.folder.iterdir())):
        parser.error("--folder must be an empty folder")
    with tempfile.TemporaryDirectory() as temporary:
        figures = [figure for part in (_fill, _look_up) for figure in part(options.folder or Path(temporary), options.articles)]
    print(json.dumps(figures) if options.json else "\n".join(map(str, figures)))
    return 0 if all(figure.is_met for figure in figures) else 1


class Figure(NamedTuple):
    """A figure and its goal, if it has one: to be less."""

    name: str
    value: float
    goal: float | None = None

    @property
    def is_met(self) -> bool:
        return self.goal is None or self.value < self.goal

    def __str__(self) -> str:
        goal = "" if self.goal is None else f" (goal: under {self.goal})"
        return f"{self.name}: {self.value:.4g}{goal}{'' if self.is_met else ' MISSED'}"


def url_of(number: int) -> str:
    """Return the URL of article `number`."""
    digest = blake2b(number.to_bytes(8, "big"), digest_size=32).digest()
    words = "-".join([_WORDS[byte] for byte in digest[2:26]])
    return f"https://{_KANAL[digest[1]]}.{DOMAIN}/news/{words[: _LENGTHS[digest[0]] - 1]}i"


def article_of(number: int, articles: int) -> DeliveredArticle:
    """Return article `number` of `articles`: 0 is the newest, the last was published on the site's first day."""
    url, hashes = url_of(number), blake2b(number.to_bytes(8, "little"), digest_size=16).digest()
    published = FIRST_INDEX_DAY.toordinal() + DAYS - 1 - number * DAYS // articles
    return DeliveredArticle(key_of(url), compact_url(url), 1, published, hashes[:8], hashes[8:])


def _fill(folder: Path, articles: int) -> Iterator[Figure]:
    ledger, before = Ledger(folder), _memory()
    batches = [_learn(ledger, range(first, min(first + BATCH, articles)), articles) for first in range(0, articles, BATCH)]
    ledger.close()
    (times, memory), tenth = zip(*batches, strict=True), -(-len(batches) // 10)
    yield Figure("learn, µs an article in the first tenth", statistics.mean(times[:tenth]))
    yield Figure("learn, µs an article in the last tenth", statistics.mean(times[-tenth:]))
    yield Figure("learn, µs an article in the slowest transaction", max(times))
    yield Figure("file size after closing, GB", ledger.path.stat().st_size / 1e9, GIGABYTES)
    yield Figure("peak memory before the fill, MB", before)
    yield Figure("growth of memory from 1/10 of the fill to its end, MB", memory[-1] - memory[tenth - 1], MEGABYTES)


def _learn(ledger: Ledger, numbers: range, articles: int) -> tuple[float, float]:
    batch = [article_of(number, articles) for number in numbers]
    begun = time.perf_counter()  # without generating the articles, with the commit
    with ledger.changes():
        ledger.articles.learn(batch)
    return (time.perf_counter() - begun) / len(batch) * 1e6, _memory()


def _look_up(folder: Path, articles: int) -> Iterator[Figure]:
    ledger, before = Ledger(folder), _memory()
    yield from _get(ledger, "known", range(articles))
    yield from _get(ledger, "unknown", range(articles, 2 * articles))
    begun = time.perf_counter()
    ledger.articles.published_since(FIRST_INDEX_DAY.toordinal() + DAYS - 3)
    yield Figure("`published_since` of three days, ms", (time.perf_counter() - begun) * 1000)
    yield Figure("growth of memory by look-ups, MB", _memory() - before, MEGABYTES)
    ledger.close()


def _get(ledger: Ledger, name: str, numbers: range) -> Iterator[Figure]:
    times, wrong = [], 0
    for url in [url_of(number) for number in Random(1).choices(numbers, k=LOOKUPS)]:
        begun = time.perf_counter()
        found = ledger.articles.get(url)
        times.append((time.perf_counter() - begun) * 1e6)
        wrong += (found is None) == (name == "known")
    yield Figure(f"look-up of {name} URLs, median, µs", statistics.median(times), MICROSECONDS)
    yield Figure(
        f"look-up of {name} URLs, 99th percentile, µs", statistics.quantiles(times, n=100)[98]
    )  # it varies tenfold on a shared machine
    yield Figure(f"wrong results of {LOOKUPS:,} look-ups of {name} URLs", wrong, 1)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3  # on Linux in KiB


if __name__ == "__main__":
    raise SystemExit(main())
