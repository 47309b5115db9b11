"""Texts as JSON Lines in, their time expressions as JSON Lines out: what `scrapy dates` does, line by line."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from kontan_crawler.clock import parse_iso
from kontan_crawler.dates import find_mentions


def tagged(lines: Iterable[bytes | str], complain: Callable[[str], None]) -> Iterator[str]:
    """Yield a JSON line for each that can be read; `complain` gets a message for each other. Blank lines are passed over.

    lines: as they are read, or a message on why there is none.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield tag(line)
            except (ValueError, RecursionError) as error:
                complain(f"line {number}: {error}")


def tag(line: bytes | str) -> str:
    """Return one line tagged. Raises ValueError (RecursionError for JSON nested too deep) for a line that cannot be read."""
    if isinstance(line, str):
        raise ValueError(line)
    record: Any = json.loads(line)
    if not isinstance(record, dict) or "id" not in record or not all(isinstance(record.get(key), str) for key in ("dct", "text")):
        raise ValueError('not an object with "id" and the strings "dct" and "text"')
    mentions = find_mentions(record["text"], published(record["dct"]))
    return json.dumps({"id": record["id"], "timexes": [asdict(mention) for mention in mentions]})


def published(dct: str) -> date:
    """Return a date, `2026-08-21`, or moment, `2026-08-21T18:00+07:00`, in ISO 8601. Raises ValueError for anything else."""
    try:
        return parse_iso(dct)
    except ValueError as error:
        raise ValueError(f"impossible publication moment {dct!r}: {error}") from error
