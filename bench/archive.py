"""Measure what the archive costs a crawl, and how fast it is read: python -m bench.archive [--pages 400] [--folder DIR]

The pages are those of the replica, padded with the markup of others to the size of a page of the site. DIR must be empty and is kept;
by default the archive is in a temporary folder.
"""

import argparse
import gzip
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from bench.rounds import spread
from kontan_crawler.archive.archive import Archive
from kontan_crawler.archive.capture import Capture, captures_in
from kontan_crawler.archive.exchange import Exchange, records_of
from kontan_crawler.archive.names import warcs_in
from kontan_crawler.clock import WIB
from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.site import Site
from kontan_crawler.settings import ARCHIVE_FILE_SIZE, DEFAULT_REQUEST_HEADERS

SIZE = 143_000
"""Bytes of a page of the site, about."""
MILLISECONDS, PAGES_A_SECOND = 3, 200  # goals
ROUNDS = 5
LAST = date(2026, 2, 4)


def main() -> int:
    """Write and read an archive, print the results, and return 1 if a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.archive", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    if options.folder and (not options.folder.is_dir() or any(options.folder.iterdir())):
        parser.error("--folder must be an empty folder")
    with tempfile.TemporaryDirectory() as temporary:
        goals = list(_measure(options.folder or Path(temporary), exchanges(options.pages)))
    return 0 if all(goals) else 1


def exchanges(count: int) -> list[Exchange]:
    """Return the answers with so many pages."""
    dataset = Dataset(LAST, per_day=4)
    site, urls = Site(dataset), [f"{url}?page=all" for url in dataset.expected]
    pages = [site.respond(url, {}).body for url in urls]
    received = datetime(2026, 2, 4, 22, 20, tzinfo=WIB)
    return [
        Exchange(
            url=urls[number % len(urls)], received=received + timedelta(seconds=number), status=200,
            headers=[
                ("Date", "Wed, 04 Feb 2026 15:20:00 GMT"), ("Content-Type", "text/html; charset=UTF-8"), ("Content-Encoding", "gzip"),
                ("Vary", "Accept-Encoding"), ("Server", "nginx"), ("Content-Length", "25000"), ("Cache-Control", "max-age=60"),
            ],
            body=_padded(pages, number), request_headers=list(DEFAULT_REQUEST_HEADERS.items()), ip="203.0.113.7",
            facts={"Kontan-Listed-On": "2026-02-04", "Kontan-Delivered-Revision": "0"},
        )
        for number in range(count)
    ]  # fmt: skip


def _padded(pages: list[bytes], number: int) -> bytes:
    """Return a page with a piece of the body of the next one, which is the size of a page of the site."""
    page, other = pages[number % len(pages)], pages[(number + 1) % len(pages)]
    end = page.rindex(b"</body>")
    missing = max(SIZE - len(page), 0)
    start = other.index(b"<body")
    return page[:end] + other[start : start + missing] + page[end:]


def _measure(folder: Path, answers: list[Exchange]) -> Iterator[bool]:
    sizes = [len(answer.body) for answer in answers]
    print(f"{len(answers):,} pages of {min(sizes):,} to {max(sizes):,} bytes; medians of {ROUNDS} rounds, and the lowest and the highest")
    _spread("zlib at level 6 alone, CPU ms a page", _rounds(lambda answer: gzip.compress(answer.body, 6, mtime=0), answers))
    yield _spread("records_of, CPU ms a page", _rounds(records_of, answers)) < MILLISECONDS
    archives = [Archive(folder / str(number), f"bench-{number}", "bench", "bench", ARCHIVE_FILE_SIZE) for number in range(ROUNDS)]
    adding, waiting = [], []
    for archive in archives:
        begun = time.perf_counter()
        adding += _rounds(archive.add, answers, rounds=1)
        waiting.append((time.perf_counter() - begun) / len(answers) * 1000)
        archive.close()
    yield _spread("records_of, writing and syncing, CPU ms a page", adding) < MILLISECONDS
    _spread("the same, ms a page by the clock", waiting)
    print(f"bytes a page in the archive: {archives[0].size / len(answers):,.0f}")
    reading = [_pages_a_second(folder / str(number), len(answers)) for number in range(ROUNDS)]
    yield _spread("reading, pages a second", reading) > PAGES_A_SECOND


def _rounds(work: Callable[[Exchange], object], answers: Iterable[Exchange], rounds: int = ROUNDS) -> list[float]:
    """Return the CPU milliseconds of some work for an answer, in each round."""
    times = []
    for _ in range(rounds):
        begun, count = time.process_time(), 0
        for answer in answers:
            work(answer)
            count += 1
        times.append((time.process_time() - begun) / count * 1000)
    return times


def _pages_a_second(folder: Path, count: int) -> float:
    begun = time.process_time()
    found = sum(isinstance(one, Capture) for path in warcs_in(folder) for one in captures_in(path))
    if found != count:
        raise SystemExit(f"{found} of {count} pages were read")
    return found / (time.process_time() - begun)


def _spread(name: str, figures: list[float]) -> float:
    found = spread(figures)
    print(f"{name}: {found}", flush=True)
    return found.median


if __name__ == "__main__":
    raise SystemExit(main())
