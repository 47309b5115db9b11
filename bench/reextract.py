"""Measure reading an archive again: python -m bench.reextract [--pages 2000] [--rounds 3] [--processes 1 2]

The archive has the replica's pages in the desktop template, each many times under other URLs, in files of about 1 MB.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from bench.pages import URL, desktop_pages
from bench.rounds import spread
from kontan_crawler.archive.archive import Archive
from kontan_crawler.archive.exchange import Exchange
from kontan_crawler.archive.names import DELIVERED
from kontan_crawler.clock import now_in_seconds
from kontan_crawler.reextract.find_parts import parts_in
from kontan_crawler.reextract.reextract import reextract

_FILE = 1_000_000  # bytes


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.reextract", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = _archive(Path(folder, "archive"), options.pages)
        kept = sum(path.stat().st_size for path in archive)
        print(f"{options.pages:,} pages in {len(archive)} files, {kept / options.pages / 1000:.1f} kB a page with its request", flush=True)
        _measure_scan(archive, options.pages)
        for count in options.processes:
            _measure(archive, options.pages, options.rounds, count)


def _archive(folder: Path, pages: int) -> list[Path]:
    archive = Archive(folder, "bench", "kontan_crawler", "bench", _FILE)
    for exchange in islice(_exchanges(), pages):
        archive.add(exchange)
    archive.close()
    return archive.files


def _exchanges() -> Iterator[Exchange]:
    headers = [("Content-Type", "text/html; charset=UTF-8")]
    for number, (url, body) in enumerate(cycle(desktop_pages(100))):
        again = body.replace(url.encode(), f"{url}-{number}".encode())
        page = Exchange(url=URL.format(url=f"{url}-{number}"), received=now_in_seconds(), status=200, headers=headers, body=again)
        yield replace(page, facts={DELIVERED: "0"})


def _measure_scan(archive: list[Path], pages: int) -> None:
    begun = time.process_time()
    for path in archive:
        list(parts_in(path))
    print(f"unpacking and checking alone: {pages / (time.process_time() - begun):,.0f} pages a second", flush=True)


def _measure(archive: list[Path], pages: int, rounds: int, processes: int) -> None:
    rates = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            begun = time.perf_counter()
            found = reextract(archive, Path(folder, "new.jsonl"), processes=lambda files: processes)
            rates.append(pages / (time.perf_counter() - begun))
        assert not found.errors, found.errors
    memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1e3
    print(
        f"{processes} processes: {spread(rates)} pages a second in {rounds} rounds, "
        f"{found.lines:,} lines; largest process so far {memory:.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main()
