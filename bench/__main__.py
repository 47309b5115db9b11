"""Compare this project with its peers, and print Markdown tables: see bench/README.md.

make bench                            reading, dates, the crawl, its start and its growth: less than 15 minutes
make bench ARGS=--quick               fewer pages and rounds, no installation: less than 2 minutes
make bench ARGS=--long                also a crawl of 10,000 articles, and the ledger at 100,000 and 10,000,000
make bench ARGS="--parts dates"       only these tables
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import ledger_table, reading, search_dates
from bench.crawl import report as crawl
from bench.crawl.usage import ProcessFailed
from bench.machine import machine
from bench.pages import DIALECTS, Page, real_pages, replica_pages
from bench.peers.environments import NotInstalled
from bench.peers.readers import BASE, OURS, READERS
from kontan_crawler.outcomes import FAILED, OK

_PER_ROUND = 6  # pages: the mean of fewer depends on the pages
_NOTE = (
    "The replica is this project's own, so real pages weigh more. A dash: the reader does not give it at all. "
    "bench/README.md says what each column means, and where a peer is better."
)


def main(words: list[str] | None = None) -> int:
    """Print the tables as they are measured; return the exit code."""
    options = _options(words)
    print(f"{machine()}. Medians, and the lowest and the highest.", flush=True)
    try:
        for part in options.parts:
            print()
            for line in _PARTS[part](options):
                print(line, flush=True)
    except (NotInstalled, ProcessFailed) as error:
        print(error, file=sys.stderr)
        return FAILED
    return OK


def _options(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer pages and rounds; only peers that are installed")
    parser.add_argument("--long", action="store_true", help="also the largest crawl and ledgers")
    parser.add_argument("--parts", nargs="+", choices=list(_PARTS), help="tables to print; by default all, ledger only with --long")
    parser.add_argument(
        "--readers", nargs="+", choices=list(READERS), default=list(READERS), help="readers beside the two that are always read"
    )
    parser.add_argument("--real", type=_pages, metavar="FILE", help="JSON Lines of real pages and their truth")
    parser.add_argument("--timex", type=_file, metavar="TEXTS", help="texts with annotated time expressions, as for bench.timex")
    parser.add_argument("--annotations", type=_file, metavar="FILE", help="annotations of the texts that have none of their own")
    options = parser.parse_args(words)
    left_out = {"growth", "ledger"} if options.quick else set() if options.long else {"ledger"}
    options.parts = options.parts or [part for part in _PARTS if part not in left_out]
    return options


def _file(given: str) -> Path:
    path = Path(given)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"{path} does not exist")
    return path


def _pages(given: str) -> list[Page]:
    try:
        pages = real_pages(_file(given))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if not pages:
        raise argparse.ArgumentTypeError(f"{given} has no page of kontan.co.id that is not paid")
    return pages


def _reading(options: argparse.Namespace) -> Iterator[str]:
    rounds, make = (3, False) if options.quick else (10, True)
    dialects, count = (DIALECTS[:6], 2) if options.quick else (DIALECTS, 4)
    sets = {
        f"Reading, {len(dialects)} dialects of the replica": replica_pages(dialects, count),
        "Reading, the replica's best guess of the site": replica_pages([0], 6 if options.quick else 60),
    }
    sets |= {"Reading, real pages": options.real} if options.real else {}
    for title, pages in sets.items():
        yield from reading.lines(
            title, pages, dict.fromkeys([OURS, BASE, *options.readers]), min(rounds, -(-len(pages) // _PER_ROUND)), make
        )
    yield _NOTE


def _dates(options: argparse.Namespace) -> Iterator[str]:
    return search_dates.lines(20, 3 if options.quick else 7, options.timex, options.annotations)


def _crawl(options: argparse.Namespace) -> Iterator[str]:
    return crawl.lines(100 if options.quick else 400, 1 if options.quick else 5)


def _growth(options: argparse.Namespace) -> Iterator[str]:
    return crawl.growth_lines([400, 1_000, 10_000] if options.long else [400, 1_000])


def _ledger(options: argparse.Namespace) -> Iterator[str]:
    return ledger_table.lines((100_000, 10_000_000))


_PARTS: dict[str, Callable[[argparse.Namespace], Iterator[str]]] = {
    "reading": _reading, "dates": _dates, "crawl": _crawl, "growth": _growth, "ledger": _ledger,
}  # fmt: skip

if __name__ == "__main__":
    raise SystemExit(main())
