"""Measure pages per second on one core, from response to record, compared with trafilatura and lxml.

make bench                       all three on the same pages, in rounds: median and range
make bench ARGS="--pages 50"     fewer pages
"""

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import date

import lxml.html
import trafilatura
from scrapy.utils.test import get_crawler

from kontan_crawler.clock import now
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.assemble import load_article
from kontan_crawler.pipelines import ArticlePipeline, DatesPipeline, DuplicatesPipeline, StatsPipeline
from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.site import Site

DAY = date(2026, 2, 4)
URL = "{url}?page=all"


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    pages = _pages(options.pages)
    sizes = [len(body) for _, body in pages]
    print(f"{len(pages)} pages of the replica, median {statistics.median(sizes) / 1000:.0f} kB; {options.rounds} rounds")
    _report(_measure({"kontan_crawler": _records, "trafilatura": _trafilatura, "lxml alone": _lxml}, pages, options.rounds))


def _pages(count: int) -> list[tuple[str, bytes]]:
    dataset = Dataset(DAY)
    known = [url for url, expected in dataset.expected.items() if expected["template"] == "desktop"][:count]
    site = Site(dataset)
    return [(url, site.respond(URL.format(url=url), {"user-agent": ""}).body) for url in known]


def _measure(parsers: dict[str, Callable], pages: list[tuple[str, bytes]], rounds: int) -> dict[str, list[float]]:
    """Return the pages per second of each parser, by round. Parsers take turns, so that noise affects all alike."""
    rates: dict[str, list[float]] = {name: [] for name in parsers}
    for parse in parsers.values():
        parse(pages[:3])  # warm up
    for _ in range(rounds):
        for name, parse in parsers.items():
            begun = time.perf_counter()
            parse(pages)
            rates[name].append(len(pages) / (time.perf_counter() - begun))
    return rates


def _report(rates: dict[str, list[float]]) -> None:
    base = statistics.median(rates["trafilatura"])
    for name, measured in rates.items():
        median = statistics.median(measured)
        print(
            f"{name:>15}  {median:7.0f} pages/s (from {min(measured):.0f} to {max(measured):.0f}), {median / base:5.1f} times trafilatura"
        )


def _records(pages: list[tuple[str, bytes]]) -> None:
    """Parse pages as a crawl does, with its pipelines and statistics."""
    crawler = get_crawler()
    stages = ArticlePipeline(crawler), DatesPipeline(), DuplicatesPipeline(crawler), StatsPipeline(crawler)
    for url, body in pages:
        item = load_article(HttpResponse(URL.format(url=url), body, "text/html; charset=utf-8"), now())
        for stage in stages:
            item = stage.process_item(item)


def _trafilatura(pages: list[tuple[str, bytes]]) -> None:
    for url, body in pages:
        trafilatura.bare_extraction(body, url=url, with_metadata=True)


def _lxml(pages: list[tuple[str, bytes]]) -> None:
    for _, body in pages:
        lxml.html.document_fromstring(body)


if __name__ == "__main__":
    main()
