"""Tag texts in JSON Lines, for `scrapy dates`."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from kontan_crawler.clock import parse_iso
from kontan_crawler.dates import find_mentions
from kontan_crawler.dates.explanation import explained_mentions
from kontan_crawler.input_files import json_of


def tag_lines(lines: Iterable[bytes | str], on_error: Callable[[str], None], explain: bool = False) -> Iterator[str]:
    """Yield a JSON line for each valid line; call `on_error` with a message for each invalid one. Blank lines are skipped.

    lines: bytes, or a str with the message of a read error. explain: add the keys of explanation.py to each time expression.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield tag_line(line, explain)
            except (ValueError, RecursionError) as error:
                on_error(f"line {number}: {error}")


def tag_line(line: bytes | str, explain: bool = False) -> str:
    """Return {"id", "timexes"} for one line. Raises ValueError for an invalid line, RecursionError for JSON nested too deep."""
    if isinstance(line, str):
        raise ValueError(line)
    record = json_of(line)
    if not isinstance(record, dict) or "id" not in record or not all(isinstance(record.get(key), str) for key in ("dct", "text")):
        raise ValueError('the record is invalid; use an object with "id" and the strings "dct" and "text"')
    text, published = record["text"], parse_dct(record["dct"])
    timexes = explained_mentions(text, published) if explain else [vars(mention) for mention in find_mentions(text, published)]
    return json.dumps({"id": record["id"], "timexes": timexes})


def parse_dct(dct: str) -> date:
    """Parse a document creation time, `2026-08-21` or `2026-08-21T18:00+07:00`. Raises ValueError for any other form."""
    try:
        return parse_iso(dct)
    except ValueError as error:
        raise ValueError(f"dct {dct!r} is invalid: {error}") from error
