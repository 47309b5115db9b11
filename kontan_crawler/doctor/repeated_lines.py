"""`scrapy doctor --lines`: the lines that stand in many articles, as a file for BOILERPLATE_LINES."""

import sqlite3
from collections.abc import Iterator, Sequence, Set
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kontan_crawler.doctor.json_line import LINES
from kontan_crawler.runs.feeds_below import feeds_below
from kontan_crawler.store.database import LEDGER_NAME, read_only
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.repeated_lines import RepeatedLine, RepeatedLines

_HEAD = (
    "# Lines that stand in the same words in many of the last articles. Delete those that belong to a story.",
    "# The others are left out of texts with -s BOILERPLATE_LINES=FILE, or scrapy read --lines FILE.",
    "# To look at a page as it was received: scrapy archive find URL --html >page.html",
)


def lines_of_ledger(folder: Path, listed: Set[str]) -> list[RepeatedLine]:
    """Return the repeated lines of an output folder. listed: lines that are known as boilerplate. Raises OutputError."""
    if not (folder / LEDGER_NAME).exists():
        elsewhere = feeds_below([folder], "scrapy doctor --lines -s OUTPUT_DIR={}")
        remedy = elsewhere or "; run a crawl first, or set the folder of the feeds with -s OUTPUT_DIR=PATH"
        raise OutputError(f"OUTPUT_DIR={str(folder)!r} has no ledger{remedy}")
    try:
        with read_only(folder) as database:
            return RepeatedLines(database).find(listed)
    except sqlite3.Error as error:
        raise OutputError(
            f"the ledger {folder / LEDGER_NAME} cannot be read: {error}; the next run or `scrapy recover` updates it"
        ) from error


def lines_file(found: Sequence[RepeatedLine]) -> Iterator[str]:
    """Yield the file of repeated lines."""
    yield from _HEAD if found else ("# No line stands in many of the last articles.",)
    for one in found:
        yield from ("", *_entry(one))


def lines_object(found: Sequence[RepeatedLine]) -> dict[str, Any]:
    """Return the object of repeated lines for --json. docs/doctor-json.md describes the keys."""
    return {"mode": LINES, "lines": [asdict(one) for one in found], "ok": True}


def _entry(one: RepeatedLine) -> Iterator[str]:
    """Yield comments with the counts and addresses of a line, then the line, indented if it would be a comment."""
    yield f"# {one.articles} of the last {one.of} articles, such as"
    yield from (f"# {url}" for url in one.urls)
    yield f" {one.line}" if one.line.startswith("#") else one.line
