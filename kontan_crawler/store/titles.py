"""Titles of articles that are known: from lists, feeds and ledgers. A ledger has them as the last parts of URLs."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from kontan_crawler.input_files import input_lines
from kontan_crawler.store.database import LEDGER_NAME, read_only
from kontan_crawler.store.feed_records import FEED_ENDINGS

MAX_SLUG = 80  # characters; a longer last part of a URL may be cut off


class NoTitles(ValueError):
    """A folder has no file with titles."""


def titles_of(path: Path) -> Iterator[str]:
    """Yield the titles in a list of one title a line, a feed (headlines and titles of related links), a ledger, or a folder of feeds and their ledger.

    Raises OSError if it cannot be read, ValueError if a ledger or compressed file is damaged, NoTitles for a folder with neither feed nor ledger.
    """
    if path.is_dir():
        feeds = [feed for feed in sorted(path.iterdir()) if feed.name.endswith(FEED_ENDINGS) and feed.is_file()]
        has_ledger = (path / LEDGER_NAME).exists()
        if not feeds and not has_ledger:
            raise NoTitles("it has neither a feed nor a ledger")
        yield from (title for feed in feeds for title in _titles_in(input_lines(str(feed))))
        if has_ledger:
            yield from _slugs(path)
    elif path.name == LEDGER_NAME and path.exists():
        yield from _slugs(path.parent)
    else:
        yield from _titles_in(input_lines(str(path)))


def _titles_in(lines: Iterable[bytes | str]) -> Iterator[str]:
    for line in lines:
        if isinstance(line, str):
            raise ValueError(line)
        text = line.decode("utf-8-sig", "replace").strip()
        yield from _titles_of_record(text) if text.startswith("{") else [text]


def _titles_of_record(line: str) -> Iterator[str]:
    """Yield the headline and the related titles of a feed line; nothing for a line that is none."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return
    related = record.get("related")
    entries = [record, *(related if isinstance(related, list) else [])]
    yield from (title for entry in entries if isinstance(entry, dict) and isinstance(title := entry.get("title"), str))


def _slugs(folder: Path) -> Iterator[str]:
    try:
        with read_only(folder) as database:
            addresses = [address for (address,) in database.execute("SELECT address FROM article")]
    except sqlite3.Error as error:
        raise ValueError(f"the ledger {folder / LEDGER_NAME} cannot be read: {error}; `scrapy recover` rebuilds it") from None
    slugs = (address.partition("/")[2] for address in addresses)
    yield from (slug for slug in slugs if len(slug) <= MAX_SLUG)
