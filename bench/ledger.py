"""Measure size, speed and memory of a ledger of made-up articles: python -m bench.ledger [--articles 10000000] [--folder DIR]

Articles are added in transactions of 2,000, as in recovery, newest day first, as in `arsip`. DIR must be empty and is kept;
by default the ledger is in a temporary folder.
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from random import Random

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
    options = parser.parse_args()
    if options.folder and (not options.folder.is_dir() or any(options.folder.iterdir())):
        parser.error("--folder must be an empty folder")
    with tempfile.TemporaryDirectory() as temporary:
        goals = [goal for part in (_fill, _look_up) for goal in part(options.folder or Path(temporary), options.articles)]
    return 0 if all(goals) else 1


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


def _fill(folder: Path, articles: int) -> Iterator[bool]:
    ledger, before = Ledger(folder), _memory()
    batches = [_learn(ledger, range(first, min(first + BATCH, articles)), articles) for first in range(0, articles, BATCH)]
    ledger.close()
    (times, memory), tenth = zip(*batches, strict=True), -(-len(batches) // 10)
    early, late = statistics.mean(times[:tenth]), statistics.mean(times[-tenth:])
    print(f"learn: {early:.1f} µs an article in the first tenth of {articles:,}, {late:.1f} in the last, {max(times):.1f} in the slowest")
    yield _measured("file size after closing, GB", ledger.path.stat().st_size / 1e9, GIGABYTES)
    print(f"maximum memory, MB: {before:.0f} before the fill, {memory[tenth - 1]:.0f} at 1/10, {memory[-1]:.0f} at its end")
    yield _measured("growth of memory from 1/10 of the fill to its end, MB", memory[-1] - memory[tenth - 1], MEGABYTES)


def _learn(ledger: Ledger, numbers: range, articles: int) -> tuple[float, float]:
    batch = [article_of(number, articles) for number in numbers]
    begun = time.perf_counter()  # without generating the articles, with the commit
    with ledger.changes():
        ledger.articles.learn(batch)
    return (time.perf_counter() - begun) / len(batch) * 1e6, _memory()


def _look_up(folder: Path, articles: int) -> Iterator[bool]:
    ledger, before = Ledger(folder), _memory()
    yield from _get(ledger, "known", range(articles))
    yield from _get(ledger, "unknown", range(articles, 2 * articles))
    begun = time.perf_counter()
    urls = ledger.articles.published_since(FIRST_INDEX_DAY.toordinal() + DAYS - 3)
    print(f"published_since of three days: {len(urls):,} URLs in {(time.perf_counter() - begun) * 1000:.1f} ms")
    yield _measured("growth of memory by look-ups, MB", _memory() - before, MEGABYTES)
    ledger.close()


def _get(ledger: Ledger, name: str, numbers: range) -> Iterator[bool]:
    times, wrong = [], 0
    for url in [url_of(number) for number in Random(1).choices(numbers, k=LOOKUPS)]:
        begun = time.perf_counter()
        found = ledger.articles.get(url)
        times.append((time.perf_counter() - begun) * 1e6)
        wrong += (found is None) == (name == "known")
    median = _measured(f"{LOOKUPS:,} look-ups of {name} URLs, {wrong} wrong results; median, µs", statistics.median(times), MICROSECONDS)
    print(f"  99th percentile, µs: {statistics.quantiles(times, n=100)[98]:.4g}")  # no goal: it varies tenfold on a shared machine
    yield median and not wrong


def _measured(name: str, figure: float, goal: float) -> bool:
    print(f"{name}: {figure:.4g} (goal: under {goal}){'' if figure < goal else ' MISSED'}", flush=True)
    return figure < goal


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3  # on Linux in KiB


if __name__ == "__main__":
    raise SystemExit(main())
