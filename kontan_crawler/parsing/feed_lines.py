"""Pages as JSON Lines in, feed lines out: what `scrapy read` does, line by line."""

import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime, time
from typing import Any

from kontan_crawler import site
from kontan_crawler.clock import WIB, parse_iso
from kontan_crawler.outcomes import BAD_LINE
from kontan_crawler.parsing.http_response import HttpResponse
from kontan_crawler.parsing.read import read_article

_LATEST = 2399  # year; time expressions are reckoned from years up to 2400
_FORM = 'not an object with the strings "url" and "html" (or a list of strings, the parts in order)'


class NotJsonLines(ValueError):
    """The input is no JSON Lines but a page; the message says what to do."""


def feed_lines(lines: Iterable[bytes | str], at: datetime, complain: Callable[[str], None]) -> Iterator[str]:
    """Yield a feed line, without its line break, for each line that is not blank.

    lines: objects {"url", "html", "crawled_at"}, the last of which may be missing, or a message on why there is no line; at: the
    moment that counts then, aware. A line that is none of these gives `bad_line`, and `complain` gets a message that names it.
    Raises NotJsonLines where the first line begins a page.
    """
    given = ((number, line) for number, line in enumerate(lines, 1) if line.strip() and line.strip() != BOM_UTF8)
    for count, (number, line) in enumerate(given):
        if count == 0 and isinstance(line, bytes) and line.removeprefix(BOM_UTF8).lstrip().startswith(b"<"):
            raise NotJsonLines("the input is a page, no JSON Lines; give its address by --url")
        try:
            yield _read_line(line, at)
        except (ValueError, RecursionError) as error:
            complain(f"line {number}: {error}")
            yield json.dumps({"url": None, "refused": BAD_LINE})


def feed_line(url: str, bodies: Sequence[bytes], received: datetime) -> str:
    """Return the feed line of an article, or {"url", "refused"}. bodies: its page, or its parts in order; received: aware."""
    reading = read_article([HttpResponse(url, body) for body in bodies], received.astimezone(WIB))
    return json.dumps(asdict(reading.article) if reading.article else {"url": url, "refused": reading.refused}, ensure_ascii=False)


def aware_datetime(text: str) -> datetime:
    """Return an ISO 8601 moment as an aware one; without a zone it is WIB. Raises ValueError."""
    try:
        read = parse_iso(text)
        read = read if isinstance(read, datetime) else datetime.combine(read, time())
        moment = (read if read.tzinfo else read.replace(tzinfo=WIB)).astimezone(WIB)
        if not site.FIRST_ISSUE.year <= moment.year < _LATEST:
            raise ValueError("no page came then")
        return moment
    except (ValueError, OverflowError):
        raise ValueError(f"{text!r} is no moment; write it as 2026-02-05T09:00:00+07:00") from None


def _read_line(line: bytes | str, at: datetime) -> str:
    if isinstance(line, str):
        raise ValueError(line)
    record: Any = json.loads(line)
    if not isinstance(record, dict) or not isinstance(record.get("url"), str):
        raise ValueError(_FORM)
    html, crawled_at = record.get("html"), record.get("crawled_at")
    parts: list[Any] = html if isinstance(html, list) else [html]
    if not parts or not all(isinstance(part, str) for part in parts):
        raise ValueError(_FORM)
    if crawled_at is not None and not isinstance(crawled_at, str):
        raise ValueError(f'"crawled_at" is {crawled_at!r:.40}, no moment')
    received = at if crawled_at is None else aware_datetime(crawled_at)
    return feed_line(record["url"], [part.encode("utf-8", "replace") for part in parts], received)
