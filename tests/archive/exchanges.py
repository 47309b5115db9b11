"""Made-up answers of the site, and archives of them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from kontan_crawler.archive.archive import Archive
from kontan_crawler.archive.exchange import Exchange
from kontan_crawler.archive.record import Place, Record
from kontan_crawler.archive.scan import scan
from kontan_crawler.clock import WIB
from tests.spiders.test_walk import KONTAN, sentence

RUN = "internasional-2026-02-04T15-20-00.000000"
RECEIVED = datetime(2026, 2, 4, 22, 20, tzinfo=WIB)
HTML = ("Content-Type", "text/html; charset=utf-8")


def an_exchange(number: int = 1, body: bytes | None = None, **given: object) -> Exchange:
    """Return the answer with the page of article `number`, with the given attributes changed."""
    page = f"<html><body><p>{sentence(number)}</p><p>{Random(number).randbytes(40).hex()}</p></body></html>".encode()
    exchange = Exchange(
        url=f"{KONTAN}/news/kapal-{number}?page=all", received=RECEIVED + timedelta(seconds=number), status=200,
        headers=[HTML, ("Content-Encoding", "gzip"), ("Content-Length", "99")], body=page if body is None else body,
        request_headers=[("User-Agent", "kontan_crawler")], ip="203.0.113.7",
    )  # fmt: skip
    return replace(exchange, **given)


def an_archive(folder: Path, max_size: int = 10**9, run: str = RUN) -> Archive:
    """Return a new archive in a folder."""
    return Archive(folder, run, "kontan_crawler 0.1.0", "kontan_crawler/0.1.0", max_size)


def archived(folder: Path, exchanges: Iterable[Exchange], max_size: int = 10**9, run: str = RUN) -> list[Path]:
    """Write exchanges into a closed archive; return its files."""
    archive = an_archive(folder, max_size, run)
    for exchange in exchanges:
        archive.add(exchange)
    archive.close()
    return archive.files


def records_in(path: Path) -> list[Record]:
    """Return the whole records of a file; assert that none is damaged."""
    places = list(scan(path))
    assert all(isinstance(place, Place) for place in places), places
    return [place.record for place in places]
